package web

import (
	"portineria/lang"
	"portineria/stay"
	"portineria/web/view"
)

// What pages show of messages that are more than words.

// kindWord names what a message is where it is not text.
func kindWord(w *lang.Words, m stay.Message) string {
	says := m.Says()
	switch m.Type {
	case "unsupported", "unknown", "errors":
		return w.MessageType("unsupported")
	case "interactive":
		if word, ok := w.Kinds.Replies[says.Subtype]; ok {
			return word
		}
	case "system":
		return w.SystemLine(says.Subtype)
	}
	if word, ok := w.Kinds.Real[m.Type]; ok && !named(w, m) {
		return word
	}
	if !named(w, m) {
		return w.MessageType("unknown")
	}
	return w.MessageType(typeOf(m))
}

// named reports whether a message is of a kind that has a name of its own.
func named(w *lang.Words, m stay.Message) bool {
	_, ok := w.Lists.MessageTypes[typeOf(m)]
	return ok
}

// iconOf is the drawing beside it.
func iconOf(m stay.Message) string {
	switch m.Type {
	case "location":
		return "place"
	case "contacts":
		return "person"
	case "button", "interactive":
		return "choice"
	case "order", "product", "list":
		return "list"
	case "sticker", "reaction":
		return "smile"
	case "unsupported", "unknown", "errors":
		return "unsure"
	default:
		return ""
	}
}

// more fills in what a message says besides its words.
func (t talk) more(b *view.Message, m stay.Message) {
	says := m.Says()
	w := t.w.Kinds
	if m.Withdrawn {
		return
	}
	switch {
	case says.Forwarded:
		b.Origin = w.Forwarded
	case says.Advert != nil:
		b.Origin = w.FromAdvert(firstWord(says.Advert.Headline, says.Advert.URL))
	}
	line := func(text string) {
		if text != "" && text != b.Text {
			b.Lines = append(b.Lines, text)
		}
	}
	if m.Type == "unsupported" || m.Type == "unknown" || m.Type == "errors" {
		b.Text = ""
		if says.Subtype != "" {
			b.Kind = t.w.RealKind(says.Subtype)
		}
	}
	line(string(says.Detail))
	if p := says.Place; p != nil && p.Latitude != "" {
		line(w.Where(string(p.Latitude), string(p.Longitude)))
	}
	if says.Product != "" {
		line(w.AboutProduct(says.Product))
	}
	if b.Text == "" {
		line(string(says.Filename))
	}
	if len(says.Cards) > 0 {
		b.Text = ""
	}
	for _, c := range says.Cards {
		card := view.CardLine{Name: firstWord(string(c.Name), string(c.Phone)), Phone: string(c.Phone)}
		if card.Name == card.Phone {
			card.Name = t.w.MessageType("contacts")
		}
		if whole := stay.NormalizePhone(card.Phone); whole != "" {
			card.Call = "tel:" + whole
		}
		b.Cards = append(b.Cards, card)
	}
	for _, r := range says.Reactions {
		if r.Emoji != "" {
			b.Reactions = append(b.Reactions, view.Reaction{Emoji: r.Emoji, Said: w.Reacted(t.author(stay.Message{Author: r.By}), r.Emoji)})
		}
	}
}

func firstWord(all ...string) string {
	for _, s := range all {
		if s != "" {
			return s
		}
	}
	return ""
}

// inALine is a message in one line: its words, behind what it is where it is not
// text.
func inALine(w *lang.Words, m stay.Message) string {
	switch {
	case m.Type == "text" || m.Type == "":
		return string(m.Text)
	case m.Type == "unsupported" || m.Type == "unknown" || m.Text == "":
		return kindWord(w, m)
	default:
		return w.Inbox.Subtitle(kindWord(w, m), string(m.Text))
	}
}
