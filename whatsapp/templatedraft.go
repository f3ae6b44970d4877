package whatsapp

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// draftBody is the body of a call that submits or edits a template.
type draftBody struct {
	Name       string          `json:"name,omitempty"`
	Language   string          `json:"language,omitempty"`
	Category   string          `json:"category,omitempty"`
	Format     string          `json:"parameter_format,omitempty"`
	TTL        int             `json:"message_send_ttl_seconds,omitempty"`
	Components []draftPartBody `json:"components"`
}

type draftPartBody struct {
	Type    string            `json:"type"`
	Format  string            `json:"format,omitempty"`
	Text    string            `json:"text,omitempty"`
	Example *draftExample     `json:"example,omitempty"`
	Buttons []draftButtonBody `json:"buttons,omitempty"`
}

type draftExample struct {
	Header      []string       `json:"header_text,omitempty"`
	HeaderNamed []namedExample `json:"header_text_named_params,omitempty"`
	Body        [][]string     `json:"body_text,omitempty"`
	BodyNamed   []namedExample `json:"body_text_named_params,omitempty"`
}

type namedExample struct {
	Name    string `json:"param_name"`
	Example string `json:"example"`
}

type draftButtonBody struct {
	Type    string   `json:"type"`
	Text    string   `json:"text,omitempty"`
	URL     string   `json:"url,omitempty"`
	Phone   string   `json:"phone_number,omitempty"`
	Example []string `json:"example,omitempty"`
}

// named reports whether the variables have names; a draft without variables has none.
func (d TemplateDraft) named() bool {
	all := Variables(d.Header + " " + d.Body)
	return len(all) > 0 && !isCount(all[0])
}

// body writes the draft; name and language are not part of an edit.
func (d TemplateDraft) body(whole bool) draftBody {
	b := draftBody{Category: d.Category, TTL: d.TTL}
	if whole {
		b.Name, b.Language = d.Name, d.Language
	}
	if d.named() {
		b.Format = "NAMED"
	}
	if d.Header != "" {
		b.Components = append(b.Components, draftPartBody{Type: "HEADER", Format: "TEXT", Text: d.Header, Example: d.example(d.Header, true)})
	}
	b.Components = append(b.Components, draftPartBody{Type: "BODY", Text: d.Body, Example: d.example(d.Body, false)})
	if d.Footer != "" {
		b.Components = append(b.Components, draftPartBody{Type: "FOOTER", Text: d.Footer})
	}
	if len(d.Buttons) > 0 {
		part := draftPartBody{Type: "BUTTONS"}
		for _, button := range d.Buttons {
			one := draftButtonBody{Type: button.Kind, Text: button.Label, URL: button.URL, Phone: button.Phone}
			if button.Example != "" {
				one.Example = []string{button.Example}
			}
			part.Buttons = append(part.Buttons, one)
		}
		b.Components = append(b.Components, part)
	}
	return b
}

func (d TemplateDraft) example(text string, header bool) *draftExample {
	var values []string
	var named []namedExample
	for _, name := range Variables(text) {
		values = append(values, d.Examples[name])
		named = append(named, namedExample{name, d.Examples[name]})
	}
	switch {
	case len(values) == 0:
		return nil
	case d.named() && header:
		return &draftExample{HeaderNamed: named}
	case d.named():
		return &draftExample{BodyNamed: named}
	case header:
		return &draftExample{Header: values}
	}
	return &draftExample{Body: [][]string{values}}
}

// check looks for what Meta refuses at once, and for what its reviewers usually refuse.
func (d TemplateDraft) check() error {
	switch {
	case !IsTemplateName(d.Name), !isLanguageCode(d.Language), d.Category != CategoryUtility && d.Category != CategoryMarketing:
		return ErrBadDraft
	case !fits(d.Body, MaxTemplateBody), TextLength(d.Header) > MaxHeader, TextLength(d.Footer) > MaxHeader, strings.Contains(d.Footer, "{{"):
		return ErrBadDraft
	case strings.ContainsAny(d.Header, "\n*_~`"), d.TTL != 0 && (d.TTL < 30 || d.TTL > 43200):
		return ErrBadDraft
	}
	if err := checkTemplateButtons(d.Buttons); err != nil {
		return err
	}
	return d.checkVariables()
}

var (
	variable = regexp.MustCompile(`\{\{\s*([a-z0-9_]+)\s*\}\}`)
	adjacent = regexp.MustCompile(`\}\}\s*\{\{`)
)

func (d TemplateDraft) checkVariables() error {
	named := d.named()
	for _, text := range []string{d.Header, d.Body} {
		plain := variable.ReplaceAllString(text, "")
		if strings.Contains(plain, "{{") || strings.Contains(plain, "}}") || adjacent.MatchString(text) {
			return ErrBadVariable
		}
		for i, name := range Variables(text) {
			if d.Examples[name] == "" || isCount(name) == named || !named && name != strconv.Itoa(i+1) {
				return ErrBadVariable
			}
		}
	}
	// A template may not begin or end with a variable; a full stop behind it is enough.
	trimmed := strings.TrimSpace(d.Body)
	if strings.HasPrefix(trimmed, "{{") || strings.HasSuffix(trimmed, "}}") || len(Variables(d.Header)) > 1 {
		return ErrBadVariable
	}
	return nil
}

func checkTemplateButtons(buttons []TemplateButton) error {
	count := map[string]int{}
	for _, b := range buttons {
		count[b.Kind]++
		most, known := map[string]int{"QUICK_REPLY": 10, "URL": 2, "PHONE_NUMBER": 1, "COPY_CODE": 1}[b.Kind]
		switch {
		case !known, count[b.Kind] > most, b.Kind != "COPY_CODE" && !fits(b.Label, MaxTemplateLabel), TextLength(b.URL) > MaxURL:
			return ErrBadDraft
		case b.Kind == "URL" && !strings.HasPrefix(b.URL, "https://") && !strings.HasPrefix(b.URL, "http://"):
			return ErrBadDraft
		case b.Kind == "PHONE_NUMBER" && PhoneDigits(b.Phone) == "", b.Kind == "COPY_CODE" && TextLength(b.Example) > MaxCopyCode:
			return ErrBadDraft
		case strings.Contains(b.URL, "{{") && (b.Example == "" || !slices.Equal(Variables(b.URL), []string{"1"}) || !strings.HasSuffix(b.URL, "}}")):
			return ErrBadVariable
		}
	}
	if len(buttons) > MaxTemplateButtons {
		return ErrBadDraft
	}
	return nil
}

func isCount(name string) bool { return name != "" && strings.Trim(name, "0123456789") == "" }
