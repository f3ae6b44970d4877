package whatsapp

import (
	"net/url"
	"strings"
)

// interactiveBody is a text with something to press (Meta, Cloud API, "Interactive reply buttons messages", "Interactive list
// messages", "Interactive call-to-action URL button messages", "Location request messages").
type interactiveBody struct {
	Type   string      `json:"type"`
	Header *headerText `json:"header,omitempty"`
	Body   plainText   `json:"body"`
	Footer *plainText  `json:"footer,omitempty"`
	Action actionBody  `json:"action"`
}

type headerText struct {
	Type string `json:"type"`
	Text string `json:"text"`
}

type plainText struct {
	Text string `json:"text"`
}

type actionBody struct {
	Name       string          `json:"name,omitempty"`
	Parameters *linkParameters `json:"parameters,omitempty"`
	Button     string          `json:"button,omitempty"`
	Buttons    []buttonBody    `json:"buttons,omitempty"`
	Sections   []sectionBody   `json:"sections,omitempty"`
}

type linkParameters struct {
	DisplayText string `json:"display_text"`
	URL         string `json:"url"`
}

type buttonBody struct {
	Type  string    `json:"type"`
	Reply replyBody `json:"reply"`
}

type replyBody struct {
	ID    string `json:"id"`
	Title string `json:"title"`
}

type sectionBody struct {
	Title string    `json:"title,omitempty"`
	Rows  []rowBody `json:"rows"`
}

type rowBody struct {
	ID          string `json:"id"`
	Title       string `json:"title"`
	Description string `json:"description,omitempty"`
}

// interactive reports whether there is something to press.
func (m Message) interactive() bool {
	return len(m.Buttons) > 0 || m.List != nil || m.Link != nil || m.AskLocation
}

func (m Message) interactiveBody() *interactiveBody {
	b := &interactiveBody{Body: plainText{m.Text}}
	if m.Header != "" {
		b.Header = &headerText{"text", m.Header}
	}
	if m.Footer != "" {
		b.Footer = &plainText{m.Footer}
	}
	switch {
	case m.List != nil:
		b.Type, b.Action = "list", m.List.action()
	case m.Link != nil:
		b.Type = "cta_url"
		b.Action = actionBody{Name: "cta_url", Parameters: &linkParameters{m.Link.Label, m.Link.URL}}
	case m.AskLocation:
		b.Type, b.Action = "location_request_message", actionBody{Name: "send_location"}
	default:
		b.Type = "button"
		for _, r := range m.Buttons {
			b.Action.Buttons = append(b.Action.Buttons, buttonBody{"reply", replyBody(r)})
		}
	}
	return b
}

func (l List) action() actionBody {
	a := actionBody{Button: l.Open}
	for _, s := range l.Sections {
		body := sectionBody{Title: s.Title}
		for _, r := range s.Rows {
			body.Rows = append(body.Rows, rowBody(r))
		}
		a.Sections = append(a.Sections, body)
	}
	return a
}

func (m Message) checkInteractive() error {
	kinds := 0
	for _, has := range []bool{len(m.Buttons) > 0, m.List != nil, m.Link != nil, m.AskLocation} {
		if has {
			kinds++
		}
	}
	switch {
	case kinds > 1:
		return ErrTwoContents
	case TextLength(m.Text) > MaxInteractiveText:
		return ErrInteractiveTooLong
	case TextLength(m.Header) > MaxHeader || TextLength(m.Footer) > MaxHeader:
		return ErrHeaderTooLong
	case m.AskLocation && (m.Header != "" || m.Footer != ""):
		return ErrTwoContents
	case m.List != nil:
		return m.List.check()
	case m.Link != nil:
		return m.Link.check()
	}
	return checkButtons(m.Buttons)
}

func checkButtons(buttons []Reply) error {
	if len(buttons) > MaxButtons {
		return ErrTooManyButtons
	}
	ids, titles := map[string]bool{}, map[string]bool{}
	for _, b := range buttons {
		if !fits(b.ID, MaxButtonID) || !fits(b.Title, MaxLabel) || ids[b.ID] || titles[b.Title] {
			return ErrBadButton
		}
		ids[b.ID], titles[b.Title] = true, true
	}
	return nil
}

func (l List) check() error {
	rows, ids := 0, map[string]bool{}
	if !fits(l.Open, MaxLabel) || len(l.Sections) == 0 || len(l.Sections) > MaxRows {
		return ErrBadList
	}
	for _, s := range l.Sections {
		if TextLength(s.Title) > MaxRowTitle || len(l.Sections) > 1 && strings.TrimSpace(s.Title) == "" || len(s.Rows) == 0 {
			return ErrBadList
		}
		for _, r := range s.Rows {
			if !fits(r.ID, MaxRowID) || !fits(r.Title, MaxRowTitle) || TextLength(r.Description) > MaxRowDescription || ids[r.ID] {
				return ErrBadList
			}
			ids[r.ID] = true
			rows++
		}
	}
	if rows > MaxRows {
		return ErrBadList
	}
	return nil
}

func (l Link) check() error {
	u, err := url.Parse(l.URL)
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" || !fits(l.URL, MaxURL) || !fits(l.Label, MaxLabel) {
		return ErrBadLink
	}
	return nil
}

// fits reports whether a text is there and not longer than so many UTF-16 units.
func fits(s string, most int) bool {
	return strings.TrimSpace(s) != "" && TextLength(s) <= most
}
