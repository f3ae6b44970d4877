package web

import (
	"context"
	"errors"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"portineria/app/simulator"
	"portineria/stay"
	"portineria/web/view"
)

// phone is one trial chat as it is shown, read at one instant.
type phone struct {
	v        visitor
	house    house
	chat     simulator.Chat
	booking  *stay.Booking  // whose guest writes; nil: a stranger
	property *stay.Property // that they write to, as far as it is known
	tied     []stay.Tie
}

func (w *Web) readPhone(ctx context.Context, v visitor, h house, chat simulator.Chat) (phone, error) {
	p := phone{v: v, house: h, chat: chat}
	about := chat.Conversation.Property
	if chat.Who.Property != "" {
		about = chat.Who.Property
	}
	if chat.Who.Booking != "" {
		b, err := w.db.Booking(ctx, chat.Who.Booking)
		if err != nil && !errors.Is(err, stay.ErrNotFound) {
			return p, err
		}
		if err == nil {
			p.booking, about = &b, b.Property
		}
	}
	if found, ok := h.by[about]; ok {
		p.property = &found
	}
	var err error
	p.tied, err = w.db.Ties(ctx, chat.Conversation.ID)
	return p, err
}

// clock is the time on the phone.
func (p phone) clock() time.Time { return p.chat.Who.At.In(p.zone()) }

func (p phone) zone() *time.Location {
	if p.property != nil {
		return p.property.Zone()
	}
	return p.house.zone
}

// name is whom one writes as.
func (p phone) name() string {
	switch {
	case p.booking != nil:
		return nameOf(p.v.W, p.chat.Guest, p.booking)
	case p.chat.Guest.Name != "":
		return nameOf(p.v.W, p.chat.Guest, nil)
	default:
		return p.v.W.Simulator.Stranger
	}
}

// row is a chat in the list of those opened before.
func (p phone) row() string {
	parts := []string{maskPhone(string(p.chat.Guest.Phone)), p.v.W.Dates.Short(p.clock()) + " " + p.v.W.Dates.Clock(p.clock())}
	if p.property != nil {
		parts = append([]string{p.property.Name}, parts...)
	}
	return p.v.W.Inbox.Subtitle(parts...)
}

// detail is what the house knows by now of whoever writes.
func (p phone) detail() string {
	level := stay.Stranger
	for _, tie := range p.tied {
		if p.booking != nil && p.property != nil && tie.Booking == p.booking.ID {
			level = stay.RightsAt(*p.property, p.booking, tie.Evidence, p.clock()).Level
		}
	}
	parts := []string{p.v.W.Level(string(level)).Name, maskPhone(string(p.chat.Guest.Phone))}
	if p.booking == nil {
		return p.v.W.Inbox.Subtitle(parts...)
	}
	parts = append([]string{nights(p.v.W, *p.booking)}, parts...)
	if p.booking.Invite != "" && len(p.tied) == 0 {
		parts = append(parts, p.v.W.Side.Code+": "+stay.PrintCode(string(p.booking.Invite)))
	}
	return p.v.W.Inbox.Subtitle(parts...)
}

// simulatorChat is the page of one chat.
func (w *Web) simulatorChat(c echo.Context, v visitor) error {
	return w.showChat(c, v, http.StatusOK, nil)
}

// showChat draws a chat. change puts back what a refused form held.
func (w *Web) showChat(c echo.Context, v visitor, status int, change func(*view.SimulatorPage)) error {
	ctx := c.Request().Context()
	at, err := w.phone(c, v)
	if err != nil {
		return err
	}
	messages, err := w.db.Messages(ctx, at.chat.Conversation.ID, messagesShown)
	if err != nil {
		return err
	}
	chat := at.draw(messages)
	switch fragment(c) {
	case "":
	case view.FragmentChat:
		return render(c, status, view.SimChatView(v.W, chat))
	default:
		return notHere()
	}
	chat.Examples = w.examples(at)
	chat.Kinds = at.kinds()
	p, err := w.simulatorPage(c, v)
	if err != nil {
		return err
	}
	p.Chat = &chat
	if change != nil {
		change(&p)
	}
	return render(c, status, view.SimulatorView(p))
}

// phone is the chat that the address names.
func (w *Web) phone(c echo.Context, v visitor) (phone, error) {
	if w.o.Simulator == nil {
		return phone{}, notHere()
	}
	ctx := c.Request().Context()
	chat, err := w.o.Simulator.Chat(ctx, stay.ConversationID(c.Param("conversation")))
	if err != nil {
		return phone{}, err
	}
	h, err := w.house(ctx, v)
	if err != nil {
		return phone{}, err
	}
	return w.readPhone(ctx, v, h, chat)
}

// draw makes the chat of its messages, as the guest's phone shows them: what has
// not left the house is not on it.
func (p phone) draw(messages []stay.Message) view.SimChat {
	w := p.v.W
	c := p.chat.Conversation
	out := view.SimChat{ID: string(c.ID), House: w.Simulator.HouseBubble, Who: w.Simulator.ShowsAs(p.name()), Detail: p.detail(),
		Clock: w.Dates.Clock(p.clock()), Day: w.Capital(w.Dates.Day(p.clock())), When: p.clock().Format(whenForm),
		Inbox: view.ConversationTabPath(string(c.ID), view.TabSimulator), Typing: !c.TurnDueAt.IsZero() && c.Mode == stay.ByAssistant}
	if p.property != nil {
		out.House = p.property.Name
	}
	day := ""
	for _, m := range messages {
		if m.Outgoing() && (m.Send == nil || !m.Send.State.Left()) {
			out.Typing = out.Typing || (m.Send != nil && m.Send.State.Open())
			continue
		}
		if m.Type == "system" {
			continue // nobody sees it on their own phone
		}
		b := view.SimBubble{ID: string(m.ID), Guest: !m.Outgoing(), Text: string(m.Text), Clock: w.Dates.Clock(m.SentAt.In(p.zone()))}
		p.dress(&b, m, messages)
		if m.Outgoing() {
			b.State, b.Word = string(m.Send.State), w.SendState(string(m.Send.State))
		}
		if heading := w.Dates.Heading(m.SentAt.In(p.zone()), p.clock()); heading != day {
			b.Day, day = heading, heading
		}
		out.Bubbles = append(out.Bubbles, b)
	}
	return out
}

// examples are questions to try, in the guest's language where it is known:
// every second one of the file, which goes from easy ones to those that only a
// person can answer.
func (w *Web) examples(p phone) []string {
	language := p.chat.Guest.Language
	if language == "" && p.booking != nil {
		language = p.booking.Language
	}
	var some []string
	for i, q := range w.questions[language] {
		if i%2 == 0 {
			some = append(some, q)
		}
	}
	if len(some) == 0 {
		return p.v.W.Simulator.Questions
	}
	return some
}

// writeAsGuest sends what was typed on the phone.
func (w *Web) writeAsGuest(c echo.Context, v visitor) error {
	at, err := w.phone(c, v)
	if err != nil {
		return err
	}
	id, text := at.chat.Conversation.ID, typed(c, "text")
	err = w.o.Simulator.Do(c.Request().Context(), id, simulator.Act{Kind: simulator.SendText, Text: text, Reply: c.FormValue("reply") != ""})
	if invalid, ok := errors.AsType[stay.Invalid](err); ok {
		return w.showChat(c, v, http.StatusUnprocessableEntity, func(p *view.SimulatorPage) {
			p.Chat.Text, p.Chat.Error = text, v.W.InvalidText(invalid.Key)
		})
	}
	if err != nil {
		return err
	}
	return seeOther(c, view.SimChatPath(string(id)))
}

// setChatClock moves the phone to another time.
func (w *Web) setChatClock(c echo.Context, v visitor) error {
	at, err := w.phone(c, v)
	if err != nil {
		return err
	}
	to, bad := w.parseWhen(v, c.FormValue("when"), at.zone())
	if bad != "" {
		return stay.Invalid{Field: "when", Key: "bad_date"}
	}
	if err := w.o.Simulator.SetClock(c.Request().Context(), at.chat.Conversation.ID, to); err != nil {
		return err
	}
	return seeOther(c, view.SimChatPath(string(at.chat.Conversation.ID)))
}

// resetChat deletes a chat and begins anew as the same person at the same time,
// where that person is still on the books.
func (w *Web) resetChat(c echo.Context, v visitor) error {
	at, err := w.phone(c, v)
	if err != nil {
		return err
	}
	ctx := c.Request().Context()
	if err := w.o.Simulator.Reset(ctx, at.chat.Conversation.ID); err != nil {
		return err
	}
	id, err := w.o.Simulator.Start(ctx, at.chat.Who)
	if errors.Is(err, stay.ErrNotFound) {
		return seeOther(c, view.SimulatorPath)
	}
	if err != nil {
		return err
	}
	return seeOther(c, view.SimChatPath(string(id)))
}
