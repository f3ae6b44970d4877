package whatsapp

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// Template is a message template as the platform has it (Meta, "Message templates").
type Template struct {
	ID       string
	Name     string
	Language string
	Category string // MARKETING, UTILITY, AUTHENTICATION; Meta changes it by itself
	Status   string // APPROVED, PENDING, REJECTED, PAUSED, DISABLED, ...
	Quality  string // GREEN, YELLOW, RED, UNKNOWN
	Rejected string // why, in Meta's words for machines: INVALID_FORMAT, ...
	Named    bool   // its variables have names, in place of numbers
	Header   string // of a text header
	Media    string // IMAGE, VIDEO, DOCUMENT, LOCATION: what stands in place of a text header
	Body     string // with {{variables}}
	Footer   string
	Buttons  []TemplateButton
}

// TemplateButton is a button of a template.
type TemplateButton struct {
	Kind  string // QUICK_REPLY, URL, PHONE_NUMBER, COPY_CODE
	Label string
	URL   string // with {{1}} at its end where it varies
	Phone string
	// Example fills the variable for the people who review the template.
	Example string
}

// The categories that can be asked for.
const (
	CategoryUtility   = "UTILITY"
	CategoryMarketing = "MARKETING"
)

// TemplateDraft is a template to be submitted. Its variables are written {{like_this}} or all {{1}}, {{2}}, ...
type TemplateDraft struct {
	Name     string
	Language string
	Category string
	Header   string // a text; empty: none
	Body     string
	Footer   string
	Buttons  []TemplateButton
	Examples map[string]string // by variable, for the people who review it: every variable needs one
	TTL      int               // seconds after which a message that was not delivered is dropped; 0: Meta's own
}

// Why a draft is not submitted.
var (
	ErrBadDraft    = errors.New("a template needs name, language, category and body within their lengths")
	ErrBadVariable = errors.New("a variable stands at the beginning or end, beside another, out of order, or without an example")
)

// TemplateState is what the platform says of a template that it was given.
type TemplateState struct {
	ID, Status, Category string
}

// Templates lists all templates of the business account. The error is always a *SendError.
func (c *Client) Templates(ctx context.Context) ([]Template, error) {
	if c.gateway == Dialog360 {
		return c.dialogTemplates(ctx)
	}
	at, failed := c.onAccount("/message_templates")
	if failed != nil {
		return nil, failed
	}
	var all []Template
	failed = c.pages(ctx, at, url.Values{"fields": {"name,status,category,quality_score,language,components,parameter_format,rejected_reason"}, "limit": {"100"}},
		func(o object) { all = append(all, readTemplate(o)) })
	if failed != nil {
		return nil, failed
	}
	return all, nil
}

// dialogTemplates asks 360dialog, which counts from an offset (360dialog, "Template messages").
func (c *Client) dialogTemplates(ctx context.Context) ([]Template, error) {
	const page = 100
	var all []Template
	for n := range maxPages {
		a, failed := c.get(ctx, c.onNumber("/v1/configs/templates"), url.Values{"limit": {strconv.Itoa(page)}, "offset": {strconv.Itoa(n * page)}})
		if failed != nil {
			return nil, failed
		}
		some := a.json.object().get("waba_templates").elements()
		for _, raw := range some {
			all = append(all, readTemplate(raw.object()))
		}
		if total, ok := a.json.object().get("total").integer(); len(some) < page || ok && int64(len(all)) >= total {
			break
		}
	}
	return all, nil
}

func readTemplate(o object) Template {
	t := Template{
		ID: o.get("id").id(), Name: o.get("name").text(), Language: o.get("language").text(),
		Category: strings.ToUpper(o.get("category").text()), Status: strings.ToUpper(o.get("status").text()),
		Quality:  firstOf(o.get("quality_score").object().get("score").text(), o.get("quality_score").text()),
		Rejected: firstOf(o.get("rejected_reason").text(), o.get("reason").text()),
		Named:    strings.EqualFold(o.get("parameter_format").text(), "NAMED"),
	}
	for _, raw := range o.get("components").elements() {
		part := raw.object()
		switch strings.ToUpper(part.get("type").text()) {
		case "HEADER":
			if t.Header = part.get("text").text(); t.Header == "" {
				t.Media = strings.ToUpper(part.get("format").text())
			}
		case "BODY":
			t.Body = part.get("text").text()
		case "FOOTER":
			t.Footer = part.get("text").text()
		case "BUTTONS":
			for _, raw := range part.get("buttons").elements() {
				b := raw.object()
				t.Buttons = append(t.Buttons, TemplateButton{Kind: strings.ToUpper(b.get("type").text()), Label: b.get("text").text(), URL: b.get("url").text(), Phone: b.get("phone_number").id()})
			}
		}
	}
	return t
}

// CreateTemplate submits a template for review, which takes up to a day (Meta, "Message templates"). The error is always a
// *SendError.
func (c *Client) CreateTemplate(ctx context.Context, d TemplateDraft) (TemplateState, error) {
	if err := d.check(); err != nil {
		return TemplateState{}, notSent(ProblemTemplate, Never, err)
	}
	at, failed := c.onNumber("/v1/configs/templates"), (*SendError)(nil)
	if c.gateway == CloudAPI {
		if at, failed = c.onAccount("/message_templates"); failed != nil {
			return TemplateState{}, failed
		}
	}
	a, failed := c.change(ctx, http.MethodPost, at, nil, d.body(true))
	if failed != nil {
		return TemplateState{}, failed
	}
	o := a.json.object()
	state := TemplateState{o.get("id").id(), strings.ToUpper(o.get("status").text()), strings.ToUpper(o.get("category").text())}
	if state.ID == "" && state.Status == "" {
		return TemplateState{}, c.unreadable(a, errors.New("no template in the answer"))
	}
	return state, nil
}

// EditTemplate replaces a template's content, which is reviewed again: an approved one once a day and ten times in 30 days, a
// rejected or paused one at will. Name and language stay. The error is always a *SendError.
func (c *Client) EditTemplate(ctx context.Context, id string, d TemplateDraft) error {
	if failed := c.offered(); failed != nil {
		return failed
	}
	if err := d.check(); err != nil || id == "" {
		return notSent(ProblemTemplate, Never, firstError(err, ErrBadDraft))
	}
	return c.changed(ctx, http.MethodPost, c.onNode(id, ""), nil, d.body(false))
}

// DeleteTemplate deletes a template: with an id that one language, without it all languages of the name. For 30 days nothing
// else can have the name of one that was approved. The error is always a *SendError.
func (c *Client) DeleteTemplate(ctx context.Context, name, id string) error {
	if !IsTemplateName(name) {
		return notSent(ProblemTemplate, Never, ErrBadDraft)
	}
	if c.gateway == Dialog360 {
		_, failed := c.change(ctx, http.MethodDelete, c.onNumber("/v1/configs/templates/"+url.PathEscape(name)), nil, nil)
		// 360dialog answers well with nothing at all.
		if failed != nil && (failed.Refused || failed.HTTPStatus/100 != 2) {
			return failed
		}
		return nil
	}
	at, failed := c.onAccount("/message_templates")
	if failed != nil {
		return failed
	}
	query := url.Values{"name": {name}}
	if id != "" {
		query.Set("hsm_id", id)
	}
	return c.changed(ctx, http.MethodDelete, at, query, nil)
}

// UnpauseTemplate lets a template go again that Meta paused for its quality. The error is always a *SendError.
func (c *Client) UnpauseTemplate(ctx context.Context, id string) error {
	if failed := c.offered(); failed != nil {
		return failed
	}
	if id == "" {
		return notSent(ProblemTemplate, Never, ErrBadDraft)
	}
	return c.changed(ctx, http.MethodPost, c.onNode(id, "/unpause"), nil, nil)
}

// Variables lists the variables of a text in the order in which they first stand there, each once.
func Variables(text string) []string {
	var all []string
	for rest := text; ; {
		_, behind, found := strings.Cut(rest, "{{")
		name, after, closed := strings.Cut(behind, "}}")
		if !found || !closed {
			return all
		}
		if name = strings.TrimSpace(name); !slices.Contains(all, name) {
			all = append(all, name)
		}
		rest = after
	}
}

func firstError(all ...error) error {
	for _, err := range all {
		if err != nil {
			return err
		}
	}
	return nil
}
