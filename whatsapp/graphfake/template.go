package graphfake

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"portineria/whatsapp"
)

// Template is a message template in the fake's books.
type Template struct {
	ID       string
	Name     string
	Language string
	Category string // "": UTILITY
	Status   string // "": APPROVED
	Quality  string // "": UNKNOWN
	Rejected string
	Named    bool // its variables have names
	Header   string
	Media    string // IMAGE, VIDEO, DOCUMENT in place of a text header
	Body     string
	Footer   string
	Buttons  []whatsapp.TemplateButton
}

// AddTemplate puts a template into the books, approved unless it says something else, and returns its id.
func (s *Server) AddTemplate(t Template) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.addTemplate(t).ID
}

// addTemplate is AddTemplate with s.mu held.
func (s *Server) addTemplate(t Template) *Template {
	s.lastTemplate++
	t.ID = cmp.Or(t.ID, strconv.Itoa(600000000000000+s.lastTemplate))
	t.Category, t.Status, t.Quality = cmp.Or(t.Category, whatsapp.CategoryUtility), cmp.Or(t.Status, "APPROVED"), cmp.Or(t.Quality, "UNKNOWN")
	if vars := whatsapp.Variables(t.Header + " " + t.Body); len(vars) > 0 {
		_, err := strconv.Atoi(vars[0])
		t.Named = err != nil
	}
	s.templates = append(s.templates, &t)
	return &t
}

// Templates lists what is in the books.
func (s *Server) Templates() []Template {
	s.mu.Lock()
	defer s.mu.Unlock()
	var all []Template
	for _, t := range s.templates {
		all = append(all, *t)
	}
	return all
}

// template finds one by name and language, nil if there is none; s.mu is held.
func (s *Server) template(name, language string) *Template {
	for _, t := range s.templates {
		if t.Name == name && t.Language == language {
			return t
		}
	}
	return nil
}

func (s *Server) templateByID(id string) *Template {
	for _, t := range s.templates {
		if t.ID == id {
			return t
		}
	}
	return nil
}

// callTemplate is a template in a call (Meta, Cloud API, "Template messages").
type callTemplate struct {
	Name     string `json:"name"`
	Language struct {
		Code   string `json:"code"`
		Policy string `json:"policy"`
	} `json:"language"`
	Components []callComponent `json:"components"`
}

type callComponent struct {
	Type       string          `json:"type"`
	SubType    string          `json:"sub_type"`
	Index      any             `json:"index"` // Meta's pages write it as a string and as a number
	Parameters []callParameter `json:"parameters"`
}

type callParameter struct {
	Type       string    `json:"type"`
	Name       string    `json:"parameter_name"`
	Text       string    `json:"text"`
	Payload    string    `json:"payload"`
	CouponCode string    `json:"coupon_code"`
	Image      *callFile `json:"image"`
	Video      *callFile `json:"video"`
	Document   *callFile `json:"document"`
}

func (t callTemplate) check() *refusal {
	switch {
	case t.Name == "" || t.Language.Code == "":
		return refuse(131008, "template.name and template.language.code are required.")
	case !whatsapp.IsTemplateName(t.Name):
		return refuse(100, "template.name is not valid.")
	}
	for _, c := range t.Components {
		if !slices.Contains([]string{"header", "body", "button"}, c.Type) || len(c.Parameters) == 0 {
			return refuse(132012, "A component is not valid.")
		}
	}
	return nil
}

// fillTemplate looks the template up, holds the parameters against it, and writes the text that the user reads into the
// message; s.mu is held.
func (s *Server) fillTemplate(c *callTemplate, m *SentMessage) *refusal {
	t := s.template(c.Name, c.Language.Code)
	if t == nil {
		return refuse(132001, fmt.Sprintf("template name (%s) does not exist in %s", c.Name, c.Language.Code))
	}
	switch t.Status {
	case "APPROVED":
	case "PAUSED":
		return refuse(132015, "")
	case "DISABLED":
		return refuse(132016, "")
	default:
		return refuse(132001, "The template is not approved.")
	}
	m.Category = t.Category
	parts := map[string][]callParameter{}
	for _, part := range c.Components {
		if part.Type != "button" {
			parts[part.Type] = append(parts[part.Type], part.Parameters...)
		}
	}
	header, bad := s.fillHeader(t, parts["header"])
	if bad != nil {
		return bad
	}
	body, bad := t.fill(t.Body, parts["body"])
	if bad != nil {
		return bad
	}
	if whatsapp.TextLength(body) > whatsapp.MaxTemplateBody {
		return refuse(132005, "Translated text too long")
	}
	for _, p := range parts["body"] {
		m.Params = append(m.Params, p.Text)
	}
	if header != "" {
		header += "\n"
	}
	m.Text = header + body
	return t.checkButtons(c.Components)
}

// fillHeader fills the header in, which may be a file.
func (s *Server) fillHeader(t *Template, params []callParameter) (string, *refusal) {
	if t.Media == "" {
		return t.fill(t.Header, params)
	}
	if len(params) != 1 || !strings.EqualFold(params[0].Type, t.Media) {
		return "", refuse(132012, fmt.Sprintf("header: Format mismatch, expected %s", t.Media))
	}
	for kind, f := range map[string]*callFile{"image": params[0].Image, "video": params[0].Video, "document": params[0].Document} {
		if params[0].Type == kind {
			if f == nil {
				return "", refuse(131008, "The header's file is missing.")
			}
			return "", s.fitsFile(f, kind)
		}
	}
	return "", refuse(132012, "header: the format is not supported")
}

// fill puts parameters into a text, each variable one.
func (t *Template) fill(text string, params []callParameter) (string, *refusal) {
	vars := whatsapp.Variables(text)
	if len(vars) != len(params) {
		return "", refuse(132000, fmt.Sprintf("number of localizable_params (%d) does not match the expected number of params (%d)", len(params), len(vars)))
	}
	values := map[string]string{}
	for i, p := range params {
		name := p.Name
		switch {
		case p.Type != "text" || strings.TrimSpace(p.Text) == "":
			return "", refuse(132012, "A parameter is not a text.")
		case strings.ContainsAny(p.Text, "\n\t") || strings.Contains(p.Text, "     "):
			return "", refuse(132012, "Param text cannot have new-line/tab characters or more than 4 consecutive spaces")
		case t.Named != (name != ""):
			return "", refuse(132012, "Parameter name is missing or invalid.")
		case !t.Named:
			name = strconv.Itoa(i + 1)
		}
		values[name] = p.Text
	}
	for _, name := range vars {
		value, there := values[name]
		if !there {
			return "", refuse(132012, "Parameter name is missing or invalid.")
		}
		text = strings.ReplaceAll(strings.ReplaceAll(text, "{{"+name+"}}", value), "{{ "+name+" }}", value)
	}
	return text, nil
}

// checkButtons holds the parameters of buttons against the template's buttons.
func (t *Template) checkButtons(parts []callComponent) *refusal {
	filled := map[int]bool{}
	for _, part := range parts {
		if part.Type != "button" {
			continue
		}
		at, err := strconv.Atoi(fmt.Sprint(part.Index))
		if err != nil || at < 0 || at >= len(t.Buttons) || filled[at] || len(part.Parameters) != 1 {
			return refuse(132012, "button: the index does not exist")
		}
		filled[at] = true
		p, fits := part.Parameters[0], false
		switch t.Buttons[at].Kind {
		case "QUICK_REPLY":
			fits = part.SubType == "quick_reply" && p.Type == "payload" && p.Payload != ""
		case "URL":
			fits = part.SubType == "url" && p.Type == "text" && p.Text != "" && strings.Contains(t.Buttons[at].URL, "{{")
		case "COPY_CODE":
			fits = part.SubType == "copy_code" && p.Type == "coupon_code" && within(p.CouponCode, whatsapp.MaxCopyCode)
		}
		if !fits {
			return refuse(132012, "button: the parameter does not fit the button")
		}
	}
	for i, b := range t.Buttons {
		if (strings.Contains(b.URL, "{{") || b.Kind == "COPY_CODE") && !filled[i] {
			return refuse(131008, fmt.Sprintf("Button at index %d of type %s requires a parameter", i, b.Kind))
		}
	}
	return nil
}
