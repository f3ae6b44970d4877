package whatsapp

import (
	"slices"
	"strconv"
	"strings"
)

// TemplateMessage is an approved template with its variables filled in (Meta, Cloud API, "Template messages"): what may go to a
// guest outside the 24 hours after their last message.
type TemplateMessage struct {
	Name     string
	Language string // as it was submitted: "it", "en_GB"
	Header   []Param
	Body     []Param
	Buttons  []ButtonParam
}

// Param fills a variable. Either all of a template's variables have names, or none has.
type Param struct {
	Name  string    // empty where the template numbers its variables; then the order counts
	Text  string    // without line breaks and tabs
	Media *OutMedia // in place of the text, for a header that is an image, a video or a document
}

// The kinds of template buttons that take a parameter.
const (
	ButtonReply = "quick_reply" // Text is the payload that comes back when it is pressed
	ButtonURL   = "url"         // Text is the end of the address
	ButtonCode  = "copy_code"   // Text is the code
)

// ButtonParam fills in a button of a template.
type ButtonParam struct {
	Index int // among the template's buttons, from 0
	Kind  string
	Text  string
}

type templateBody struct {
	Name       string          `json:"name"`
	Language   languageBody    `json:"language"`
	Components []componentBody `json:"components,omitempty"`
}

type languageBody struct {
	Code string `json:"code"`
}

type componentBody struct {
	Type       string          `json:"type"`
	SubType    string          `json:"sub_type,omitempty"`
	Index      string          `json:"index,omitempty"`
	Parameters []parameterBody `json:"parameters"`
}

type parameterBody struct {
	Type       string     `json:"type"`
	Name       string     `json:"parameter_name,omitempty"`
	Text       string     `json:"text,omitempty"`
	Payload    string     `json:"payload,omitempty"`
	CouponCode string     `json:"coupon_code,omitempty"`
	Image      *mediaBody `json:"image,omitempty"`
	Video      *mediaBody `json:"video,omitempty"`
	Document   *mediaBody `json:"document,omitempty"`
}

func (t TemplateMessage) body() *templateBody {
	b := &templateBody{Name: t.Name, Language: languageBody{t.Language}}
	for _, part := range []struct {
		kind   string
		params []Param
	}{{"header", t.Header}, {"body", t.Body}} {
		if len(part.params) == 0 {
			continue
		}
		c := componentBody{Type: part.kind}
		for _, p := range part.params {
			c.Parameters = append(c.Parameters, p.body())
		}
		b.Components = append(b.Components, c)
	}
	for _, button := range t.Buttons {
		c := componentBody{Type: "button", SubType: button.Kind, Index: strconv.Itoa(button.Index)}
		switch button.Kind {
		case ButtonReply:
			c.Parameters = []parameterBody{{Type: "payload", Payload: button.Text}}
		case ButtonCode:
			c.Parameters = []parameterBody{{Type: "coupon_code", CouponCode: button.Text}}
		default:
			c.Parameters = []parameterBody{{Type: "text", Text: button.Text}}
		}
		b.Components = append(b.Components, c)
	}
	return b
}

func (p Param) body() parameterBody {
	if p.Media == nil {
		return parameterBody{Type: "text", Name: p.Name, Text: p.Text}
	}
	b := parameterBody{Type: p.Media.Kind, Name: p.Name}
	file := &mediaBody{ID: p.Media.ID, Filename: p.Media.Filename}
	switch p.Media.Kind {
	case MediaImage:
		b.Image = file
	case MediaVideo:
		b.Video = file
	default:
		b.Document = file
	}
	return b
}

func (t TemplateMessage) check() error {
	if !IsTemplateName(t.Name) || !isLanguageCode(t.Language) {
		return ErrBadTemplate
	}
	length, named := 0, 0
	for i, p := range slices.Concat(t.Header, t.Body) {
		switch {
		case p.Media != nil && i < len(t.Header):
			if p.Media.ID == "" || !slices.Contains([]string{MediaImage, MediaVideo, MediaDocument}, p.Media.Kind) {
				return ErrBadTemplate
			}
		case p.Media != nil, strings.TrimSpace(p.Text) == "":
			return ErrEmptyParam
		case strings.ContainsAny(p.Text, "\n\r\t") || strings.Contains(p.Text, "     "):
			return ErrParamWithBreak
		}
		length += TextLength(p.Text)
		if p.Name != "" {
			named++
		}
	}
	switch {
	case length > MaxTemplateBody+MaxHeader:
		return ErrTemplateTooLong
	case named > 0 && named != countTexts(t):
		return ErrBadTemplate
	}
	return t.checkButtons()
}

// countTexts counts the variables that can have a name.
func countTexts(t TemplateMessage) int {
	n := 0
	for _, p := range slices.Concat(t.Header, t.Body) {
		if p.Media == nil {
			n++
		}
	}
	return n
}

func (t TemplateMessage) checkButtons() error {
	for _, b := range t.Buttons {
		known := slices.Contains([]string{ButtonReply, ButtonURL, ButtonCode}, b.Kind)
		if !known || b.Index < 0 || b.Index >= MaxTemplateButtons || b.Text == "" || b.Kind == ButtonCode && TextLength(b.Text) > MaxCopyCode {
			return ErrBadTemplate
		}
	}
	return nil
}

// IsTemplateName reports whether a template may be called so: lower case letters, digits, underscores (Meta, Cloud API,
// "Templates").
func IsTemplateName(s string) bool {
	return s != "" && len(s) <= MaxTemplateName && strings.Trim(s, "abcdefghijklmnopqrstuvwxyz0123456789_") == ""
}

// isLanguageCode reports whether s looks like one of Meta's language codes: "it", "en_GB", "fil".
func isLanguageCode(s string) bool {
	language, country, _ := strings.Cut(s, "_")
	letters := func(s string, least, most int) bool {
		return len(s) >= least && len(s) <= most && strings.IndexFunc(s, notPlain) < 0
	}
	return letters(language, 2, 3) && (country == "" && !strings.Contains(s, "_") || letters(country, 2, 3))
}
