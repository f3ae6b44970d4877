package web

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"portineria/app/simulator"
	"portineria/stay"
	"portineria/web/view"
)

// Simulator is the phone on the screen; see package simulator.
type Simulator interface {
	Start(ctx context.Context, w simulator.Who) (stay.ConversationID, error)
	Do(ctx context.Context, id stay.ConversationID, act simulator.Act) error
	SetClock(ctx context.Context, id stay.ConversationID, to time.Time) error
	Reset(ctx context.Context, id stay.ConversationID) error
	Chat(ctx context.Context, id stay.ConversationID) (simulator.Chat, error)
	Chats(ctx context.Context) ([]simulator.Chat, error)
}

// whenForm is how browsers send a date with a time (HTML, "Local date and time
// state").
const whenForm = "2006-01-02T15:04"

// simulator is the page before a chat is opened.
func (w *Web) simulator(c echo.Context, v visitor) error {
	if w.o.Simulator == nil || fragment(c) != "" {
		return notHere()
	}
	p, err := w.simulatorPage(c, v)
	if err != nil {
		return err
	}
	return render(c, http.StatusOK, view.SimulatorView(p))
}

func (w *Web) simulatorPage(c echo.Context, v visitor) (view.SimulatorPage, error) {
	ctx := c.Request().Context()
	var p view.SimulatorPage
	var err error
	if p.Page, err = w.page(c, v, view.SectionSimulator); err != nil {
		return p, err
	}
	h, err := w.house(ctx, v)
	if err != nil {
		return p, err
	}
	p.NoProperties, p.When = len(h.all) == 0, w.now().In(h.zone).Format(whenForm)
	if p.Who, err = w.whoCanWrite(ctx, v, h); err != nil {
		return p, err
	}
	chats, err := w.o.Simulator.Chats(ctx)
	if err != nil {
		return p, err
	}
	for _, chat := range chats {
		at, err := w.readPhone(ctx, v, h, chat)
		if err != nil {
			return p, err
		}
		p.Chats = append(p.Chats, view.SimChatRow{ID: string(chat.Conversation.ID), Name: at.name(), Detail: at.row()})
	}
	return p, nil
}

// Guests of these days around today can be written as.
const (
	whoPast  = 21
	whoAhead = 60
)

// whoCanWrite is the choice of whom to write as: strangers, then the guests of
// each property. Whoever stays tonight is chosen.
func (w *Web) whoCanWrite(ctx context.Context, v visitor, h house) ([]view.Options, error) {
	strangers := view.Options{Options: []view.Option{{Value: "stranger", Label: v.W.Simulator.Stranger}}}
	for _, p := range h.all {
		strangers.Options = append(strangers.Options, view.Option{Value: "card:" + string(p.ID), Label: v.W.Simulator.StrangerAt(p.Name)})
	}
	all, chosen := []view.Options{strangers}, false
	for _, p := range h.all {
		today := stay.DateOf(w.now().In(p.Zone()))
		bookings, err := w.db.Bookings(ctx, p.ID, today-whoPast, today+whoAhead)
		if err != nil {
			return nil, err
		}
		group := view.Options{Label: p.Name}
		for _, b := range bookings {
			if b.Kind == stay.KindBlock || b.TwinOf != "" { // who comes is chosen once, however many calendars tell of it
				continue
			}
			o := view.Option{Value: "booking:" + string(b.ID), Label: v.W.Simulator.GuestOf(guestOn(v.W, b), nights(v.W, b))}
			if !chosen && b.Occupies() && b.Arrival <= today && today < b.Departure {
				o.Selected, chosen = true, true
			}
			group.Options = append(group.Options, o)
		}
		if len(group.Options) > 0 {
			all = append(all, group)
		}
	}
	return all, nil
}

// startChat opens a chat as somebody, at some time.
func (w *Web) startChat(c echo.Context, v visitor) error {
	if w.o.Simulator == nil {
		return notHere()
	}
	ctx := c.Request().Context()
	h, err := w.house(ctx, v)
	if err != nil {
		return err
	}
	who, refused, err := w.parseWho(ctx, v, h, c.FormValue("who"), c.FormValue("when"))
	if err != nil {
		return err
	}
	if !refused.Any() {
		id, err := w.o.Simulator.Start(ctx, who)
		if err != nil {
			return err
		}
		return seeOther(c, view.SimChatPath(string(id)))
	}
	p, err := w.simulatorPage(c, v)
	if err != nil {
		return err
	}
	p.Errors, p.When = refused, c.FormValue("when")
	for i := range p.Who {
		for j := range p.Who[i].Options {
			p.Who[i].Options[j].Selected = p.Who[i].Options[j].Value == c.FormValue("who")
		}
	}
	return render(c, http.StatusUnprocessableEntity, view.SimulatorView(p))
}

// parseWho reads whom to write as, and at what time in the zone of the property
// that they write to.
func (w *Web) parseWho(ctx context.Context, v visitor, h house, who, when string) (simulator.Who, view.Errors, error) {
	var out simulator.Who
	refused := view.Errors{}
	kind, id, _ := strings.Cut(who, ":")
	zone := h.zone
	switch kind {
	case "stranger":
	case "card":
		out.Property = stay.PropertyID(id)
		zone = h.zoneOf(out.Property)
		if _, known := h.by[out.Property]; !known {
			refused["who"] = v.W.InvalidText("invalid")
		}
	case "booking":
		b, err := w.db.Booking(ctx, stay.BookingID(id))
		if err != nil && !errors.Is(err, stay.ErrNotFound) {
			return out, nil, err
		}
		out.Booking, zone = b.ID, h.zoneOf(b.Property)
		if _, known := h.by[b.Property]; !known {
			refused["who"] = v.W.InvalidText("invalid")
		}
	default:
		refused["who"] = v.W.InvalidText("required")
	}
	var bad string
	if out.At, bad = w.parseWhen(v, when, zone); bad != "" {
		refused["when"] = bad
	}
	return out, refused, nil
}

// clockReach is how far from now a chat may live.
const clockReach = 3 * 366 * 24 * time.Hour

func (w *Web) parseWhen(v visitor, when string, zone *time.Location) (time.Time, string) {
	at, err := time.ParseInLocation(whenForm, when, zone)
	switch {
	case when == "":
		return at, v.W.InvalidText("required")
	case err != nil:
		return at, v.W.InvalidText("bad_date")
	case at.Sub(w.now()).Abs() > clockReach:
		return at, v.W.InvalidText("out_of_range")
	default:
		return at, ""
	}
}
