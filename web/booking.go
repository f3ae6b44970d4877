package web

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"portineria/app/calendar"
	"portineria/lang"
	"portineria/stay"
	"portineria/store"
	"portineria/web/view"
)

// bookingOf is the booking that the address names, with its property, if the
// account sees that.
func (w *Web) bookingOf(c echo.Context, v visitor) (stay.Booking, stay.Property, error) {
	ctx := c.Request().Context()
	b, err := w.db.Booking(ctx, stay.BookingID(c.Param("booking")))
	if err == nil && !v.Sees(b.Property) {
		err = stay.ErrNotFound
	}
	if err != nil {
		return b, stay.Property{}, err
	}
	p, err := w.db.Property(ctx, b.Property)
	return b, p, err
}

func (w *Web) bookingPage(c echo.Context, v visitor) error {
	return w.showBooking(c, v, http.StatusOK, nil)
}

// showBooking draws a booking. sent is the form of the guest's details as it was
// typed, where something in it was refused.
func (w *Web) showBooking(c echo.Context, v visitor, status int, sent *view.ContactForm) error {
	b, home, err := w.bookingOf(c, v)
	if err != nil {
		return err
	}
	around, err := w.opened(c, v, view.SectionCalendar)
	if err != nil {
		return err
	}
	ctx := c.Request().Context()
	p := view.BookingPage{
		Page: around, ID: string(b.ID), Title: bookingTitle(v.W, b), Subtitle: v.W.Inbox.Subtitle(home.Name, nights(v.W, b)),
		Back: view.Link{Href: choice{}.at(view.SpanMonth, monday(b.Arrival)), Label: v.W.Calendar.Title},
	}
	if p.Notices, err = w.bookingNotices(ctx, v, b); err != nil {
		return err
	}
	if p.Details, err = w.bookingDetails(ctx, v, b, home); err != nil {
		return err
	}
	if b.Feed != "" {
		p.FromFeed = v.W.Booking.FeedRules
	}
	if err := w.addPeople(ctx, v, b, home, &p); err != nil {
		return err
	}
	if p.History, err = w.bookingHistory(ctx, v, b, home); err != nil {
		return err
	}
	if p.Hand, err = w.handActs(ctx, v, b); err != nil {
		return err
	}
	if p.Rules, err = w.stayRules(ctx, v, b); err != nil {
		return err
	}
	p.CanCancel = v.May(stay.WriteCalendar) && b.State != stay.BookingCancelled && b.Kind != stay.KindBlock
	if v.May(stay.WriteCalendar) && forGuests(b) {
		if p.Contact = sent; sent == nil {
			p.Contact = contactForm(v.W, b)
		}
		p.Invite = w.invite(v, home, b)
	}
	switch fragment(c) {
	case "":
		return render(c, status, view.BookingView(p))
	case view.FragmentBooking:
		return render(c, status, view.BookingBody(p))
	default:
		return notHere()
	}
}

// forGuests reports whether somebody may come for it: blocks and what is
// cancelled have no guest to write to.
func forGuests(b stay.Booking) bool {
	return b.State != stay.BookingCancelled && (b.Kind == stay.KindBooking || b.Kind == stay.KindUnknown)
}

func bookingTitle(w *lang.Words, b stay.Booking) string {
	if kind := kindOf(b); b.Name == "" && kind != string(stay.KindBooking) {
		return w.Kind(kind)
	}
	return guestOn(w, b)
}

func stateChip(w *lang.Words, b stay.Booking) view.Chip {
	tone := view.Plain
	switch b.State {
	case stay.BookingActive:
		tone = view.Green
	case stay.BookingMissing, stay.BookingRequest:
		tone = view.Brass
	case stay.BookingCancelled:
	}
	return view.Chip{Tone: tone, Text: w.BookingStateWord(string(b.State))}
}

// twinNotice tells of a stay that repeats another one, and of dates that are not
// certain.
func (w *Web) twinNotice(ctx context.Context, v visitor, b stay.Booking) ([]view.Notice, error) {
	var all []view.Notice
	if b.Uncertain && b.Told() {
		all = append(all, view.Notice{Tone: view.Brass, Text: v.W.Booking.UncertainTop})
	}
	if b.TwinOf == "" || !b.Told() {
		return all, nil
	}
	main, err := w.db.Booking(ctx, b.TwinOf)
	if err != nil {
		return nil, err
	}
	name := calledOf(v.W, main, false)
	return append(all, view.Notice{Tone: view.Plain, Text: v.W.Booking.TwinTop, Link: view.Link{Href: view.BookingPath(string(main.ID)), Label: name}}), nil
}

// bookingNotices are what somebody should know before anything else.
func (w *Web) bookingNotices(ctx context.Context, v visitor, b stay.Booking) ([]view.Notice, error) {
	var all []view.Notice
	switch b.State {
	case stay.BookingCancelled:
		all = append(all, view.Notice{Tone: view.Brass, Text: v.W.Booking.CancelledTop})
	case stay.BookingMissing:
		all = append(all, view.Notice{Tone: view.Brass, Text: v.W.Booking.MissingTop})
	case stay.BookingActive, stay.BookingRequest:
	}
	if b.Feed != "" && b.Departure >= stay.DateOf(w.now()) {
		f, err := w.db.Feed(ctx, b.Feed)
		if err != nil {
			return nil, err
		}
		if f.State == store.FeedHeld {
			all = append(all, view.Notice{Tone: view.Brass, Text: v.W.Booking.HeldTop})
		}
	}
	twin, err := w.twinNotice(ctx, v, b)
	if err != nil {
		return nil, err
	}
	all = append(all, twin...)
	near, err := w.db.Overlapping(ctx, b.Property, b.Arrival, b.Departure, b.ID)
	if err != nil {
		return nil, err
	}
	near = append(near, b)
	slices.SortFunc(near, func(x, y stay.Booking) int { return cmp.Compare(x.Arrival, y.Arrival) })
	for _, pair := range calendar.Clashes(near) {
		other := pair[0]
		if other.ID == b.ID {
			other = pair[1]
		} else if pair[1].ID != b.ID {
			continue
		}
		all = append(all, view.Notice{Tone: view.Red, Text: v.W.Booking.ClashTop(clashName(v, other) + ", " + nights(v.W, other)),
			Link: view.Link{Href: view.BookingPath(string(other.ID)), Label: v.W.Calendar.Compare}})
	}
	return all, nil
}

// bookingDetails are the rows about the stay itself: its days with their hours,
// where it comes from, and what is known of its guests.
func (w *Web) bookingDetails(ctx context.Context, v visitor, b stay.Booking, home stay.Property) ([]view.Row, error) {
	words := v.W.Booking
	rows := []view.Row{{Label: words.Nights, Value: v.W.Dates.Nights(b.Nights())}}
	if stay.Hosted(b) {
		rows = append(rows, view.Row{Label: words.CheckinAt, Value: dayAt(v.W, b.Arrival, home.CheckinFrom)}, view.Row{Label: words.CheckoutAt, Value: dayAt(v.W, b.Departure, home.CheckoutUntil)})
	}
	if kind := kindOf(b); kind != string(stay.KindBooking) {
		rows = append(rows, view.Row{Label: words.Kind, Value: v.W.Kind(kind)})
	}
	source, err := w.sourceOf(ctx, v.W, b)
	if err != nil {
		return nil, err
	}
	rows = append(rows, view.Row{Label: words.Source, Value: source})
	if b.Feed != "" && strings.TrimSpace(string(b.Summary)) != "" {
		rows = append(rows, view.Row{Label: words.FeedSays, Value: words.Quote(string(b.Summary))})
	}
	if b.Code != "" {
		rows = append(rows, view.Row{Label: words.Reference, Value: string(b.Code)})
	}
	if b.Kind == stay.KindBlock {
		return rows, nil
	}
	rows = append(rows, view.Row{Label: words.Phone, Value: phoneOn(v.W, b)})
	if b.Guests > 0 {
		rows = append(rows, view.Row{Label: words.Guests, Value: v.W.Side.GuestsCount(b.Guests)})
	}
	if b.Language != "" {
		rows = append(rows, view.Row{Label: words.Language, Value: v.W.Language(b.Language)})
	}
	if forGuests(b) {
		rows = append(rows, view.Row{Label: words.CodesWindow, Value: windowWords(v.W, stay.AccessWindow(home, b), home.Zone())})
	}
	return rows, nil
}

// sourceOf says where a booking comes from: the channel, and the calendar that
// tells of it.
func (w *Web) sourceOf(ctx context.Context, words *lang.Words, b stay.Booking) (string, error) {
	if b.Feed == "" {
		if b.Channel != "" && b.Channel != "direct" {
			return words.Channel(b.Channel), nil
		}
		return words.Booking.ByHand, nil
	}
	f, err := w.db.Feed(ctx, b.Feed)
	if err != nil {
		return "", err
	}
	told := words.Booking.FromFeed(f.Name)
	if channel := words.Channel(b.Channel); channel != f.Name {
		return channel + ", " + told, nil
	}
	return told, nil
}

// dayAt is a day with the hour of that day: "Tuesday 14 July 15:00".
func dayAt(w *lang.Words, day stay.Date, hour stay.Clock) string {
	return w.Dates.At(w.Capital(w.Dates.Day(day.Midnight())), hour.String())
}

// bookingChips are where a booking stands, and how well its guests are known.
func bookingChips(w *lang.Words, b stay.Booking, ties []stay.Tie) []view.Chip {
	chips := []view.Chip{stateChip(w, b)}
	if forGuests(b) {
		known := stay.Known(b, ties)
		chips = append(chips, view.Chip{Tone: knownTone(known), Text: w.Calendar.Known[string(known)]})
	}
	return chips
}

func phoneOn(w *lang.Words, b stay.Booking) string {
	switch {
	case b.Phone != "":
		return string(b.Phone)
	case b.PhoneLast4 != "":
		return w.Booking.Last4(string(b.PhoneLast4))
	default:
		return w.Booking.NoPhone
	}
}

// windowWords says from when until when codes are open, to the minute.
func windowWords(w *lang.Words, open stay.Window, zone *time.Location) string {
	edge := func(t time.Time) lang.Edge {
		return lang.Edge{Day: t.Day(), Words: w.Dates.At(w.Dates.Short(t), w.Dates.Clock(t))}
	}
	return w.Dates.Between(edge(open.Opens.In(zone)), edge(open.Closes.In(zone)))
}

func (w *Web) invite(v visitor, home stay.Property, b stay.Booking) *view.Invite {
	if b.Invite == "" || !stay.CodeLives(home, b, w.now()) {
		return nil
	}
	last := stay.CodeEnds(home, b).Add(-time.Minute).In(home.Zone())
	i := view.Invite{Code: stay.PrintCode(string(b.Invite)), Booking: string(b.ID), Expires: v.W.Who.Expires(v.W.Dates.Date(last))}
	i.Link, i.Text = calendar.Invitation(w.o.Phrases, w.numberFor(home), home, b)
	return &i
}

// addPeople adds who writes for the booking, and how sure it is who they are.
func (w *Web) addPeople(ctx context.Context, v visitor, b stay.Booking, home stay.Property, p *view.BookingPage) error {
	p.Chips = bookingChips(v.W, b, nil)
	if !forGuests(b) && b.State != stay.BookingCancelled {
		return nil
	}
	ties, err := w.db.TiedTo(ctx, b.ID)
	if err != nil {
		return err
	}
	if err := w.addClaims(ctx, v, b, p); err != nil {
		return err
	}
	var shown []stay.Tie
	for _, tie := range ties {
		who, err := w.traveller(ctx, v, b, home, tie)
		if errors.Is(err, stay.ErrNotFound) {
			continue
		}
		if err != nil {
			return err
		}
		p.People, shown = append(p.People, who), append(shown, tie)
	}
	p.Chips = bookingChips(v.W, b, shown)
	if !forGuests(b) {
		return nil
	}
	p.Seats = v.W.Booking.PeopleText(b.Seats())
	p.CheckAsked = home.IdentityCheck
	p.CanRecord = v.May(stay.WriteInbox) && b.IdentifiedAt.IsZero()
	if !b.IdentifiedAt.IsZero() {
		p.CheckDone = v.W.Side.IdentityDone(v.W.Dates.Date(b.IdentifiedAt.In(home.Zone())))
	}
	return nil
}

func (w *Web) traveller(ctx context.Context, v visitor, b stay.Booking, home stay.Property, tie stay.Tie) (view.Traveller, error) {
	talk, err := w.db.Conversation(ctx, tie.Conversation)
	if err == nil && !v.reads(talk) {
		err = stay.ErrNotFound
	}
	if err != nil {
		return view.Traveller{}, err
	}
	g, err := w.db.Guest(ctx, talk.Guest)
	if err != nil {
		return view.Traveller{}, err
	}
	level := stay.RightsAt(home, &b, tie.Evidence, talk.Now(w.now())).Level
	chip := view.Chip{Tone: view.Plain, Text: v.W.Level(string(level)).Name}
	if level == stay.Staying {
		chip.Tone = view.Green
	}
	now := w.now().In(home.Zone())
	who := view.Traveller{Name: nameOf(v.W, g, &b), Href: view.ConversationPath(string(talk.ID)), Level: chip,
		Evidence: v.W.Booking.Since(v.W.EvidenceWord(string(tie.Evidence)), v.W.Dates.When(tie.At, now))}
	if v.May(stay.WriteInbox) {
		who.Thread = string(talk.ID)
	}
	if !talk.LastGuestAt.IsZero() {
		who.Wrote = view.Moment{Text: v.W.Dates.Ago(talk.LastGuestAt, now), ISO: talk.LastGuestAt.UTC().Format(time.RFC3339), Relative: true}
	}
	return who, nil
}
