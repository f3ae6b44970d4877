package web

import (
	"strings"

	"portineria/lang"
	"portineria/stay"
	"portineria/store"
	"portineria/web/view"
)

// drawing is how stays become bars for one account.
type drawing struct {
	span
	w       *lang.Words
	clashes map[stay.BookingID]bool
	ties    map[stay.BookingID][]stay.Tie
	held    map[stay.FeedID]bool // calendars that answer strangely
	plain   bool                 // the account may not open bookings: it learns how many come, not who
	nights  map[[2]stay.Date]string
}

// newDrawing makes one from what else there is to be known of stays.
func newDrawing(s span, v visitor, clashes [][2]stay.Booking, ties []stay.Tie, feeds []store.Feed) drawing {
	d := drawing{span: s, w: v.W, clashes: map[stay.BookingID]bool{}, ties: map[stay.BookingID][]stay.Tie{}, held: map[stay.FeedID]bool{}, plain: !v.May(stay.ReadInbox),
		nights: map[[2]stay.Date]string{}}
	for _, pair := range clashes {
		d.clashes[pair[0].ID], d.clashes[pair[1].ID] = true, true
	}
	for _, t := range ties {
		d.ties[t.Booking] = append(d.ties[t.Booking], t)
	}
	for _, f := range feeds {
		d.held[f.ID] = f.State == store.FeedHeld
	}
	return d
}

// bars are the stays of one property, each in a lane in which it touches no
// other, and how many lanes that takes. Cancelled ones are not drawn.
func (d drawing) bars(bookings []stay.Booking) ([]view.Stay, int) {
	all := make([]view.Stay, 0, len(bookings))
	for _, b := range bookings {
		start, end, before, after := view.Columns(int(b.Arrival-d.from), int(b.Departure-d.from), d.days)
		if start == 0 || b.State == stay.BookingCancelled || b.TwinOf != "" { // a twin is drawn as the stay that it repeats
			continue
		}
		s := d.stay(b)
		s.Start, s.End, s.Before, s.After = start, end, before, after
		all = append(all, s)
	}
	return all, view.Lay(all)
}

// stay says all there is to say of one: as marks for the eye, in words for the
// ear, and as chips for the list.
func (d drawing) stay(b stay.Booking) view.Stay {
	who, kind, channel := d.who(b), kindOf(b), d.w.Channel(b.Channel)
	s := view.Stay{
		ID: string(b.ID), Kind: kind, Channel: b.Channel, Label: who, Guest: who, Detail: channel, Nights: d.nightsOf(b), Plain: d.plain,
		Clash: d.clashes[b.ID], Unsure: b.Uncertain && b.Told(), Missing: b.State == stay.BookingMissing, Held: d.held[b.Feed] && b.Departure > d.today,
		Chips: append(make([]view.Chip, 0, 4), view.Chip{Tone: view.Plain, Text: channel}),
	}
	switch {
	case who == d.w.Kind(string(stay.KindUnknown)):
		s.Label = d.w.Calendar.Taken
	case !d.plain && b.Name == "" && b.Code != "" && kind != string(stay.KindBlock):
		s.Label = string(b.Code) // the channel stands below it
	}
	if !d.plain {
		s.Href = view.BookingPath(s.ID)
	}
	said := append(make([]string, 0, 8), who)
	if word := d.w.Kind(kind); word != who {
		said = append(said, word)
		if kind != string(stay.KindBooking) {
			s.Chips = append(s.Chips, view.Chip{Tone: view.Plain, Text: word})
		}
	}
	said = append(said, channel, s.Nights)
	mark := func(on bool, tone view.Tone, word string) {
		if on {
			s.Chips, said = append(s.Chips, view.Chip{Tone: tone, Text: word}), append(said, word)
		}
	}
	words := d.w.Calendar
	mark(s.Clash, view.Red, words.Clash)
	mark(s.Unsure, view.Brass, words.Unsure)
	mark(s.Missing, view.Brass, words.Missing)
	mark(s.Held, view.Brass, words.Held)
	if !d.plain && forGuests(b) && kind != string(stay.KindHold) {
		if known := stay.Known(b, d.ties[b.ID]); known != stay.NobodyKnown || b.Departure >= d.today {
			s.Known = string(known)
			mark(true, knownTone(known), words.Known[s.Known])
		}
	}
	s.Words = strings.Join(said, ", ")
	return s
}

// knownTone colours how well a guest is known: nobody is what somebody may have
// to see to.
func knownTone(known stay.Acquaintance) view.Tone {
	switch known {
	case stay.NobodyKnown:
		return view.Brass
	case stay.IdentitySeen:
		return view.Green
	default:
		return view.Plain
	}
}

// nightsOf words the nights of a stay; a house has the same ones many times.
func (d drawing) nightsOf(b stay.Booking) string {
	key := [2]stay.Date{b.Arrival, b.Departure}
	said, known := d.nights[key]
	if !known {
		said = nights(d.w, b)
		if d.nights != nil {
			d.nights[key] = said
		}
	}
	return said
}

// who is what stands on a bar: the guest, or what the period is.
func (d drawing) who(b stay.Booking) string {
	switch kind := kindOf(b); {
	case kind == string(stay.KindBlock) || kind == string(stay.KindUnknown) && b.Name == "":
		return d.w.Kind(kind)
	case d.plain && b.Guests > 0:
		return d.w.Side.GuestsCount(b.Guests)
	case d.plain:
		return d.w.Kind(kind)
	default:
		return guestOn(d.w, b)
	}
}

// kindOf is the kind under which a period is drawn: what nobody has confirmed
// yet is a request, wherever it comes from.
func kindOf(b stay.Booking) string {
	if b.State == stay.BookingRequest {
		return string(stay.KindHold)
	}
	return string(b.Kind)
}
