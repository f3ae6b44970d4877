package graphfake

import (
	"encoding/json"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"portineria/whatsapp"
)

// Review is what the people who review templates say of one.
type Review struct {
	Approved bool
	Reason   string // of a refusal: INVALID_FORMAT, ...
	Category string // what they make of it; "": as asked
}

// Approve is a plan in which every template passes.
func Approve(Template) (Review, bool) { return Review{Approved: true}, true }

// submission is the body of a call that submits or edits a template (Meta, "Message templates").
type submission struct {
	Name       string          `json:"name"`
	Language   string          `json:"language"`
	Category   string          `json:"category"`
	Format     string          `json:"parameter_format"`
	Change     *bool           `json:"allow_category_change"`
	TTL        int             `json:"message_send_ttl_seconds"`
	Components []submittedPart `json:"components"`
}

type submittedPart struct {
	Type    string            `json:"type"`
	Format  string            `json:"format"`
	Text    string            `json:"text"`
	Example *submittedExample `json:"example"`
	Buttons []submittedButton `json:"buttons"`
}

type submittedExample struct {
	Header       []string       `json:"header_text"`
	HeaderHandle []string       `json:"header_handle"`
	HeaderNamed  []namedExample `json:"header_text_named_params"`
	Body         [][]string     `json:"body_text"`
	BodyNamed    []namedExample `json:"body_text_named_params"`
}

type namedExample struct {
	Name    string `json:"param_name"`
	Example string `json:"example"`
}

type submittedButton struct {
	Type    string   `json:"type"`
	Text    string   `json:"text"`
	URL     string   `json:"url"`
	Phone   string   `json:"phone_number"`
	Example []string `json:"example"`
}

// template reads what was submitted, or says why it is refused at once.
func (b submission) template() (Template, *refusal) {
	t := Template{Name: b.Name, Language: b.Language, Category: b.Category, Status: "PENDING", Named: strings.EqualFold(b.Format, "NAMED")}
	if !slices.Contains([]string{"MARKETING", "UTILITY", "AUTHENTICATION"}, b.Category) || b.TTL != 0 && (b.TTL < 30 || b.TTL > 43200) {
		return t, refuse(100, "category or message_send_ttl_seconds is not valid.")
	}
	for _, part := range b.Components {
		switch part.Type {
		case "HEADER":
			if t.Header = part.Text; part.Format != "TEXT" {
				t.Media = part.Format
			}
		case "BODY":
			t.Body = part.Text
		case "FOOTER":
			t.Footer = part.Text
		case "BUTTONS":
			for _, button := range part.Buttons {
				t.Buttons = append(t.Buttons, whatsapp.TemplateButton{Kind: button.Type, Label: button.Text, URL: button.URL, Phone: button.Phone, Example: strings.Join(button.Example, "")})
			}
		default:
			return t, refuse(100, "A component is not valid.")
		}
		if bad := part.checkExamples(t.Named); bad != nil {
			return t, bad
		}
	}
	return t, t.formed()
}

// checkExamples insists on an example for each variable.
func (p submittedPart) checkExamples(named bool) *refusal {
	vars := whatsapp.Variables(p.Text)
	if len(vars) == 0 {
		return nil
	}
	var e submittedExample
	if p.Example != nil {
		e = *p.Example
	}
	n := len(e.Header)
	if p.Type == "BODY" {
		n = len(slices.Concat(e.Body...))
	}
	if named {
		n = len(slices.Concat(e.HeaderNamed, e.BodyNamed))
	}
	for i, name := range vars {
		if at, err := strconv.Atoi(name); named == (err == nil) || !named && at != i+1 {
			return refuse(100, "Variables are not in order, or do not fit parameter_format.")
		}
	}
	if n != len(vars) {
		return refuse(100, "Message template components is missing expected field(s): example")
	}
	return nil
}

// formed checks lengths and places of variables.
func (t Template) formed() *refusal {
	body := strings.TrimSpace(t.Body)
	switch {
	case body == "" || whatsapp.TextLength(t.Body) > whatsapp.MaxTemplateBody, whatsapp.TextLength(t.Header) > whatsapp.MaxHeader, whatsapp.TextLength(t.Footer) > whatsapp.MaxHeader:
		return refuse(100, "A component is missing or too long.")
	case strings.HasPrefix(body, "{{") || strings.HasSuffix(body, "}}"):
		return refuse(100, "Variables can't be at the start or end of the template")
	case strings.Contains(strings.ReplaceAll(body, " ", ""), "}}{{"), strings.Contains(t.Footer, "{{"):
		return refuse(100, "Variables must not stand side by side.")
	case len(t.Buttons) > whatsapp.MaxTemplateButtons:
		return refuse(100, "Too many buttons.")
	}
	for _, b := range t.Buttons {
		if b.Kind != "COPY_CODE" && !within(b.Label, whatsapp.MaxTemplateLabel) {
			return refuse(100, "A button's label is missing or too long.")
		}
	}
	return nil
}

// submit answers POST /{business account}/message_templates.
func (s *Server) submit(w http.ResponseWriter, r *http.Request, n int) {
	raw, bad := jsonBody(r)
	var b submission
	if bad == nil && json.Unmarshal(raw, &b) != nil {
		bad = refuse(100, "Wrong type in the body.")
	}
	var t Template
	if bad == nil {
		t, bad = b.template()
	}
	if bad == nil && (!whatsapp.IsTemplateName(t.Name) || t.Language == "") {
		bad = refuse(100, "name or language is not valid.")
	}
	if bad == nil {
		t, bad = s.keepSubmission(t)
	}
	if bad != nil {
		bad.write(w, n)
		return
	}
	writeJSON(w, http.StatusOK, fields{{"id", t.ID}, {"status", t.Status}, {"category", t.Category}})
	s.plannedReview(t)
}

func (s *Server) keepSubmission(t Template) (Template, *refusal) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.template(t.Name, t.Language) != nil {
		e := refuse(100, "There is already content in this language for this template.")
		e.subcode = 2388024
		return t, e
	}
	if len(s.templates) >= 250 {
		e := refuse(100, "The account has 250 templates.")
		e.subcode = 2388019
		return t, e
	}
	return *s.addTemplate(t), nil
}

// editTemplate answers POST /{template}.
func (s *Server) editTemplate(w http.ResponseWriter, r *http.Request, id string, n int) {
	raw, bad := jsonBody(r)
	var b submission
	if bad == nil && json.Unmarshal(raw, &b) != nil {
		bad = refuse(100, "Wrong type in the body.")
	}
	var edited Template
	s.mu.Lock()
	t := s.templateByID(id)
	if bad == nil {
		if b.Category == "" {
			b.Category = t.Category
		}
		edited, bad = b.template()
	}
	if bad == nil && t.Status == "PENDING" {
		bad = refuse(100, "A template under review cannot be edited.")
	}
	if bad == nil {
		edited.ID, edited.Name, edited.Language, edited.Quality = t.ID, t.Name, t.Language, t.Quality
		*t = edited
	}
	s.mu.Unlock()
	if bad != nil {
		bad.write(w, n)
		return
	}
	writeJSON(w, http.StatusOK, fields{{"success", true}})
	s.plannedReview(edited)
}

// plannedReview has the plan decide on a template that was handed in; without a plan it stays under review until Decide.
func (s *Server) plannedReview(t Template) {
	if s.o.Review == nil {
		return
	}
	if verdict, now := s.o.Review(t); now {
		s.Decide(t.ID, verdict)
	}
}

// Decide ends the review of a template and tells of it by webhook.
func (s *Server) Decide(id string, r Review) {
	s.mu.Lock()
	t := s.templateByID(id)
	if t == nil {
		s.mu.Unlock()
		return
	}
	before := t.Category
	if r.Category != "" {
		t.Category = r.Category
	}
	t.Status, t.Rejected = "APPROVED", ""
	if !r.Approved {
		t.Status, t.Rejected = "REJECTED", r.Reason
	}
	now := *t
	s.mu.Unlock()
	if before != now.Category {
		s.Tell(TemplateCategory(now, before))
	}
	s.Tell(TemplateStatus(now, now.Status, now.Rejected))
}

// SetTemplate changes a template's status (PAUSED, DISABLED, APPROVED, FLAGGED, ...) by the platform's own will and tells of it.
func (s *Server) SetTemplate(id, status, reason string) {
	s.mu.Lock()
	t := s.templateByID(id)
	if t != nil {
		t.Status, t.Rejected = status, reason
	}
	s.mu.Unlock()
	if t != nil {
		s.Tell(TemplateStatus(*t, status, reason))
	}
}

// RateTemplate changes a template's quality and tells of it.
func (s *Server) RateTemplate(id, quality string) {
	s.mu.Lock()
	t := s.templateByID(id)
	before := ""
	if t != nil {
		before, t.Quality = t.Quality, quality
	}
	s.mu.Unlock()
	if t != nil {
		s.Tell(TemplateQuality(*t, before))
	}
}

// Recategorise changes a template's category and tells of it.
func (s *Server) Recategorise(id, category string) {
	s.mu.Lock()
	t := s.templateByID(id)
	before := ""
	if t != nil {
		before, t.Category = t.Category, category
	}
	s.mu.Unlock()
	if t != nil {
		s.Tell(TemplateCategory(*t, before))
	}
}

// deleteTemplates answers DELETE /{business account}/message_templates.
func (s *Server) deleteTemplates(name, id string) *refusal {
	s.mu.Lock()
	defer s.mu.Unlock()
	before := len(s.templates)
	s.templates = slices.DeleteFunc(s.templates, func(t *Template) bool { return t.Name == name && (id == "" || t.ID == id) })
	if len(s.templates) == before {
		e := refuse(100, "No message template was found.")
		e.subcode = 2593002
		return e
	}
	return nil
}

// unpause answers POST /{template}/unpause.
func (s *Server) unpause(id string) *refusal {
	s.mu.Lock()
	t := s.templateByID(id)
	paused := t != nil && t.Status == "PAUSED"
	if paused {
		t.Status = "APPROVED"
	}
	s.mu.Unlock()
	if !paused {
		return refuse(100, "The template is not paused.")
	}
	return nil
}

func (t Template) json() fields {
	parts := list{}
	switch {
	case t.Header != "":
		parts = append(parts, fields{{"type", "HEADER"}, {"format", "TEXT"}, {"text", t.Header}})
	case t.Media != "":
		parts = append(parts, fields{{"type", "HEADER"}, {"format", t.Media}})
	}
	parts = append(parts, fields{{"type", "BODY"}, {"text", t.Body}})
	if t.Footer != "" {
		parts = append(parts, fields{{"type", "FOOTER"}, {"text", t.Footer}})
	}
	if len(t.Buttons) > 0 {
		var buttons list
		for _, b := range t.Buttons {
			buttons = append(buttons, fields{{"type", b.Kind}}.add("text", b.Label).add("url", b.URL).add("phone_number", b.Phone))
		}
		parts = append(parts, fields{{"type", "BUTTONS"}, {"buttons", buttons}})
	}
	format := "POSITIONAL"
	if t.Named {
		format = "NAMED"
	}
	return fields{{"id", t.ID}, {"name", t.Name}, {"language", t.Language}, {"category", t.Category}, {"status", t.Status},
		{"quality_score", fields{{"score", t.Quality}}}, {"parameter_format", format}}.add("rejected_reason", t.Rejected).add("components", parts)
}
