package graphfake

import (
	"strings"

	"portineria/whatsapp"
)

// callInteractive is a text with something to press (Meta, Cloud API, "Interactive messages").
type callInteractive struct {
	Type   string      `json:"type"`
	Header *callHeader `json:"header"`
	Body   *callBody   `json:"body"`
	Footer *callBody   `json:"footer"`
	Action *callAction `json:"action"`
}

type callHeader struct {
	Type     string    `json:"type"`
	Text     string    `json:"text"`
	Image    *callFile `json:"image"`
	Video    *callFile `json:"video"`
	Document *callFile `json:"document"`
}

type callBody struct {
	Text string `json:"text"`
}

type callAction struct {
	Name       string            `json:"name"`
	Parameters map[string]string `json:"parameters"`
	Button     string            `json:"button"`
	Buttons    []callButton      `json:"buttons"`
	Sections   []callSection     `json:"sections"`
}

type callButton struct {
	Type  string `json:"type"`
	Reply struct {
		ID    string `json:"id"`
		Title string `json:"title"`
	} `json:"reply"`
}

type callSection struct {
	Title string    `json:"title"`
	Rows  []callRow `json:"rows"`
}

type callRow struct {
	ID          string `json:"id"`
	Title       string `json:"title"`
	Description string `json:"description"`
}

// within reports whether a text is there and at most so long.
func within(s string, most int) bool {
	return strings.TrimSpace(s) != "" && whatsapp.TextLength(s) <= most
}

func (i callInteractive) check() *refusal {
	switch {
	case i.Body == nil || i.Action == nil:
		return refuse(131008, "interactive.body and interactive.action are required.")
	case !within(i.Body.Text, whatsapp.MaxInteractiveText):
		return refuse(131009, "Body text length invalid. Min length: 1, Max length: 1024")
	case i.Footer != nil && !within(i.Footer.Text, whatsapp.MaxHeader):
		return refuse(131009, "Footer text length invalid. Min length: 1, Max length: 60")
	case i.Header != nil && i.Header.Type == "text" && !within(i.Header.Text, whatsapp.MaxHeader):
		return refuse(131009, "Header text length invalid. Min length: 1, Max length: 60")
	case i.Header != nil && i.Header.Type != "text" && i.Type != "button":
		return refuse(131009, "The header must be a text.")
	}
	switch i.Type {
	case "button":
		return i.Action.checkButtons()
	case "list":
		return i.Action.checkList()
	case "cta_url":
		return i.Action.checkLink()
	case "location_request_message":
		if i.Action.Name != "send_location" || i.Header != nil || i.Footer != nil {
			return refuse(131009, "action.name must be send_location.")
		}
		return nil
	}
	return refuse(131009, "interactive.type is not supported.")
}

func (a callAction) checkButtons() *refusal {
	if n := len(a.Buttons); n < 1 || n > whatsapp.MaxButtons {
		return refuse(131009, "Invalid buttons count. Min allowed buttons: 1, Max allowed buttons: 3")
	}
	ids, titles := map[string]bool{}, map[string]bool{}
	for _, b := range a.Buttons {
		switch {
		case b.Type != "reply" || !within(b.Reply.ID, whatsapp.MaxButtonID) || !within(b.Reply.Title, whatsapp.MaxLabel):
			return refuse(131009, "Button title length invalid. Min length: 1, Max length: 20")
		case ids[b.Reply.ID] || titles[b.Reply.Title]:
			return refuse(131009, "Duplicated button id or title.")
		}
		ids[b.Reply.ID], titles[b.Reply.Title] = true, true
	}
	return nil
}

func (a callAction) checkList() *refusal {
	rows, ids := 0, map[string]bool{}
	if !within(a.Button, whatsapp.MaxLabel) || len(a.Sections) == 0 || len(a.Sections) > whatsapp.MaxRows {
		return refuse(131009, "The list needs a button of at most 20 characters and 1 to 10 sections.")
	}
	for _, section := range a.Sections {
		if len(a.Sections) > 1 && section.Title == "" || whatsapp.TextLength(section.Title) > whatsapp.MaxRowTitle || len(section.Rows) == 0 {
			return refuse(131009, "Section title length invalid. Min length: 1, Max length: 24")
		}
		for _, row := range section.Rows {
			if !within(row.ID, whatsapp.MaxRowID) || !within(row.Title, whatsapp.MaxRowTitle) || whatsapp.TextLength(row.Description) > whatsapp.MaxRowDescription || ids[row.ID] {
				return refuse(131009, "Row id, title or description invalid.")
			}
			ids[row.ID] = true
			rows++
		}
	}
	if rows > whatsapp.MaxRows {
		return refuse(131009, "Total row count exceed max allowed count: 10")
	}
	return nil
}

func (a callAction) checkLink() *refusal {
	address := a.Parameters["url"]
	switch {
	case a.Name != "cta_url" || len(a.Parameters) != 2:
		return refuse(131009, "action.name must be cta_url, with display_text and url.")
	case !within(a.Parameters["display_text"], whatsapp.MaxLabel):
		return refuse(131009, "display_text length invalid. Min length: 1, Max length: 20")
	case !strings.HasPrefix(address, "https://") && !strings.HasPrefix(address, "http://"):
		return refuse(131009, "url is not valid.")
	}
	return nil
}

// choices lists what may be pressed, by id.
func (i callInteractive) choices() []whatsapp.Reply {
	var all []whatsapp.Reply
	for _, b := range i.Action.Buttons {
		all = append(all, whatsapp.Reply{ID: b.Reply.ID, Title: b.Reply.Title})
	}
	for _, section := range i.Action.Sections {
		for _, row := range section.Rows {
			all = append(all, whatsapp.Reply{ID: row.ID, Title: row.Title})
		}
	}
	return all
}
