package web

import (
	"slices"
	"strconv"

	"portineria/stay"
	"portineria/web/view"
)

// side is the panel about the guest.
func (t talk) side() view.Side {
	s := view.Side{Identity: t.identity(), Why: t.why(), CanTie: t.writes, Tie: t.ties(), Data: t.data(), Claims: t.claimLines(), Doors: t.doorLines(), Twins: t.twins, Consent: t.consentCard()}
	if b := t.booking(); b != nil && t.sees(b.Property) {
		s.Booking = &view.SideBooking{Href: view.BookingPath(string(b.ID)), Rows: t.bookingRows(*b)}
		s.CanUntie = t.writes
	}
	for _, r := range t.requests {
		s.Requests = append(s.Requests, t.request(r))
	}
	return s
}

func (t talk) sees(p stay.PropertyID) bool {
	_, ok := t.house.by[p]
	return ok
}

func (t talk) bookingRows(b tiedTo) []view.Row {
	w := t.w.Side
	stayed := view.Row{Label: w.Stay, Value: nights(t.w, b.Booking) + ", " + t.w.Dates.Nights(b.Nights())}
	if b.State != stay.BookingActive {
		stayed.Chip = view.Chip{Tone: view.Red, Text: t.w.BookingStateWord(string(b.State))}
	}
	rows := []view.Row{stayed}
	if b.Guests > 0 {
		rows = append(rows, view.Row{Label: w.Guests, Value: w.GuestsCount(b.Guests)})
	}
	if p, ok := t.house.by[b.Property]; ok {
		rows = append(rows, view.Row{Label: w.Property, Value: p.Name})
	}
	rows = append(rows, view.Row{Label: w.Channel, Value: t.w.Channel(b.Channel)})
	if b.Code != "" {
		rows = append(rows, view.Row{Label: w.Code, Value: string(b.Code)})
	}
	for _, other := range t.tied {
		if other.ID != b.ID && t.sees(other.Property) {
			rows = append(rows, view.Row{Label: w.Booking, Value: t.w.Inbox.Subtitle(t.house.by[other.Property].Name, nights(t.w, other.Booking))})
		}
	}
	return rows
}

// ties is the choice of bookings by property. What fits the guest's number or
// name is marked as likely and chosen.
func (t talk) ties() []view.Options {
	if len(t.offers) == 0 {
		return nil
	}
	all := []view.Options{{Options: []view.Option{{Label: t.w.Forms.Choose}}}}
	chosen := false
	for _, p := range t.house.all {
		group := view.Options{Label: p.Name}
		for _, b := range t.offers {
			if b.Property != p.ID {
				continue
			}
			o := view.Option{Value: string(b.ID), Label: guestOn(t.w, b) + ", " + nights(t.w, b)}
			if t.likely(b) {
				o.Label += " (" + t.w.Side.Suggested + ")"
				o.Selected, chosen = !chosen, true
			}
			group.Options = append(group.Options, o)
		}
		if len(group.Options) > 0 {
			all = append(all, group)
		}
	}
	return all
}

func (t talk) likely(b stay.Booking) bool {
	if slices.ContainsFunc(t.tied, func(x tiedTo) bool { return x.ID == b.ID }) {
		return false
	}
	digits := stay.Last4(string(t.guest.Phone))
	return (b.PhoneLast4 != "" && string(b.PhoneLast4) == digits) || (b.Phone != "" && b.Phone == t.guest.Phone) || (b.Name != "" && b.Name == t.guest.Name)
}

// identity is how sure we are who writes, and what they may know by it.
func (t talk) identity() view.Identity {
	rights := t.rights()
	level := t.w.Level(string(rights.Level))
	i := view.Identity{Phone: maskPhone(string(t.guest.Phone)), Level: view.Chip{Tone: levelTone(rights.Level), Text: level.Name}, MaySee: level.Explain, Codes: t.codes(rights), CodesOn: rights.Closed == stay.NotClosed}
	b := t.booking()
	if b == nil {
		i.Evidence = t.w.EvidenceWord("")
		return i
	}
	i.Evidence = t.w.EvidenceWord(string(b.evidence))
	if t.property == nil || !t.property.IdentityCheck {
		return i
	}
	i.CheckAsked, i.CanRecord = true, t.writes
	if !b.IdentifiedAt.IsZero() {
		i.CheckDone = t.w.Side.IdentityDone(t.w.Dates.Date(b.IdentifiedAt.In(t.zone())))
	}
	return i
}

func levelTone(l stay.Level) view.Tone {
	switch l {
	case stay.Staying:
		return view.Green
	case stay.BookedIn:
		return view.Brass
	default:
		return view.Plain
	}
}

// codes says whether codes and passwords are open to this guest.
func (t talk) codes(r stay.Rights) string {
	when := func(w stay.Window) (opens, closes string) {
		return t.w.Dates.When(w.Opens.In(t.zone()), t.clock()), t.w.Dates.When(w.Closes.In(t.zone()), t.clock())
	}
	opens, closes := when(r.Window)
	switch r.Closed {
	case stay.NotClosed:
		return t.w.Side.Codes + ": " + t.w.Side.CodesOpen(closes)
	case stay.ClosedTooEarly:
		return t.w.Side.Codes + ": " + t.w.Side.CodesFrom(opens)
	default:
		return t.w.ClosedWord(string(r.Closed))
	}
}

// request is the card of a guest's request about their data.
func (t talk) request(r stay.Request) view.Request {
	words := t.w.Request(string(r.Kind))
	day := t.w.Dates.Date
	out := view.Request{ID: string(r.ID), Title: words.Name, Text: words.Explain, Received: day(r.ReceivedAt.In(t.zone())), Due: day(r.DueAt.In(t.zone()))}
	switch {
	case r.State != stay.QuestionOpen:
		out.Closed = t.w.Side.Closed(day(r.ClosedAt.In(t.zone())))
	case !t.now.Before(r.DueAt):
		out.Left = view.Chip{Tone: view.Red, Text: t.w.Side.Overdue}
	default:
		out.Left = view.Chip{Tone: view.Brass, Text: t.w.Side.DueIn(t.w.Dates.Until(r.DueAt, t.now))}
	}
	out.CanClose = out.Closed == "" && t.writes
	return out
}

// data says how long the guest's data is kept, and what they asked of it.
func (t talk) data() []string {
	var last stay.Date
	for _, b := range t.tied {
		if b.State != stay.BookingCancelled {
			last = max(last, b.Departure)
		}
	}
	why := t.w.Side.DataNoStay
	if last != 0 {
		why = t.w.Side.DataStay
	}
	ends := stay.DefaultRetention().ConversationEnds(t.c.LastMessageAt, last, t.zone())
	lines := []string{t.w.Side.DataText(t.w.Dates.Date(ends.In(t.zone())), why), t.w.Side.DataWhere}
	if !t.guest.StoppedAt.IsZero() {
		lines = append(lines, t.w.Side.DataStopped)
	}
	if !t.guest.NoAIAt.IsZero() {
		lines = append(lines, t.w.Side.DataNoAI)
	}
	return lines
}

// count prints a number for a tab; none is not shown.
func count(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}
