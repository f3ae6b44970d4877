package web

import (
	"errors"
	"net/http"
	"slices"

	"github.com/labstack/echo/v4"

	"portineria/app/simulator"
	"portineria/stay"
	"portineria/web/view"
)

// kinds are what can be sent from the phone besides text.
func (p phone) kinds() []view.Option {
	var all []view.Option
	for _, kind := range simulator.Kinds() {
		all = append(all, view.Option{Value: string(kind), Label: p.v.W.Kinds.Phone.Choices[string(kind)]})
	}
	return all
}

// actAsGuest does on the phone what was chosen. What a kind needs of words is filled
// in, in the language of whoever tries.
func (w *Web) actAsGuest(c echo.Context, v visitor) error {
	at, err := w.phone(c, v)
	if err != nil {
		return err
	}
	id := at.chat.Conversation.ID
	act := simulator.Act{Kind: simulator.Kind(c.FormValue("kind")), Text: typed(c, "text"), Emoji: c.FormValue("emoji")}
	sample := v.W.Kinds.Phone.Sample
	switch act.Kind {
	case simulator.SendLocation:
		act.Text, act.Detail = sample["place"], sample["address"]
	case simulator.ChooseRow:
		act.Text, act.Detail = sample["list"], sample["detail"]
	case simulator.Edit, simulator.Delete, simulator.React:
	default:
		act.Text = sample[string(act.Kind)]
	}
	err = w.o.Simulator.Do(c.Request().Context(), id, act)
	if invalid, ok := errors.AsType[stay.Invalid](err); ok {
		return w.showChat(c, v, http.StatusUnprocessableEntity, func(p *view.SimulatorPage) { p.Chat.ActError = v.W.InvalidText(invalid.Key) })
	}
	if err != nil {
		return err
	}
	return seeOther(c, view.SimChatPath(string(id)))
}

// dress fills in what a bubble on the phone shows besides its words.
func (p phone) dress(b *view.SimBubble, m stay.Message, all []stay.Message) {
	w := p.v.W.Kinds.Phone
	if m.Withdrawn {
		b.Gone, b.Text = true, w.Deleted
		return
	}
	if m.Edited {
		b.Mark = w.Edited
	}
	if i := slices.IndexFunc(all, func(said stay.Message) bool { return m.ReplyTo != "" && said.ID == m.ReplyTo }); i >= 0 && !m.Outgoing() {
		b.Quote = shorten(inALine(p.v.W, all[i]), quoteLength)
	}
	says := m.Says()
	if says.Forwarded {
		b.Kind = p.v.W.Kinds.Forwarded
	}
	if word, ok := w.Sent[typeOf(m)]; ok {
		b.Kind = word
	}
	for _, line := range []string{string(says.Detail), string(says.Filename)} {
		if line != "" && line != b.Text {
			b.Lines = append(b.Lines, line)
		}
	}
	for _, r := range says.Reactions {
		if r.Emoji != "" {
			b.Reactions = append(b.Reactions, view.Reaction{Emoji: r.Emoji, Said: p.v.W.Kinds.Reacted(string(r.By), r.Emoji)})
		}
	}
}
