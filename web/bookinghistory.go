package web

import (
	"context"
	"strings"
	"time"

	"portineria/lang"
	"portineria/stay"
	"portineria/store"
	"portineria/web/view"
)

// HistoryLine is one thing that happened to a booking, in words.
type HistoryLine struct {
	stay.BookingChange
	Text  string
	Whose string // whose hand it was; empty: not known
}

// HistoryLines puts what happened to a booking into words, for the page and for
// the command, the latest first.
func HistoryLines(ctx context.Context, db store.Reader, w *lang.Words, id stay.BookingID) ([]HistoryLine, error) {
	all, err := db.BookingHistory(ctx, id)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	t := teller{w: w, feeds: map[stay.FeedID]string{}, properties: map[stay.PropertyID]string{}}
	feeds, err := db.Feeds(ctx, "")
	if err != nil {
		return nil, err
	}
	for _, f := range feeds {
		t.feeds[f.ID] = f.Name
	}
	properties, err := db.Properties(ctx)
	if err != nil {
		return nil, err
	}
	for _, p := range properties {
		t.properties[p.ID] = p.Name
	}
	lines := make([]HistoryLine, 0, len(all))
	for _, c := range all {
		lines = append(lines, HistoryLine{c, t.tell(c), t.doer(c)})
	}
	return lines, nil
}

// bookingHistory is the history of a booking as its page shows it.
func (w *Web) bookingHistory(ctx context.Context, v visitor, b stay.Booking, home stay.Property) ([]view.Happening, error) {
	all, err := HistoryLines(ctx, w.db, v.W, b.ID)
	now := w.now().In(home.Zone())
	var shown []view.Happening
	for _, l := range all {
		shown = append(shown, view.Happening{When: view.Moment{Text: v.W.Capital(v.W.Dates.When(l.At, now)), ISO: l.At.UTC().Format(time.RFC3339)}, Text: l.Text, By: l.Whose})
	}
	return shown, err
}

// teller puts changes of a booking into words.
type teller struct {
	w          *lang.Words
	feeds      map[stay.FeedID]string // their names
	properties map[stay.PropertyID]string
}

func (t teller) doer(c stay.BookingChange) string {
	words := t.w.Booking.Happened
	switch c.By {
	case stay.DoneByFeed:
		if name, connected := t.feeds[c.Feed]; connected {
			return words.ByFeed(name)
		}
		return words.ByFeedGone
	case stay.DoneByHost:
		return words.ByHand
	case stay.DoneByGuest:
		return words.ByGuest
	case stay.DoneByImport:
		return words.ByImport
	case stay.DoneBySomebody:
	}
	return ""
}

// tell says what happened. What a later version has written is a change like any.
func (t teller) tell(c stay.BookingChange) string {
	words := t.w.Booking.Happened
	switch c.What {
	case stay.BookingAdded:
		return words.Added(t.nights(c.Became))
	case stay.NightsMoved:
		return words.Nights(t.nights(c.Was), t.nights(c.Became))
	case stay.PropertyMoved:
		return words.Property(t.property(c.Was), t.property(c.Became))
	case stay.KindSettled:
		return words.Kind(t.w.Kind(c.Was), t.w.Kind(c.Became))
	case stay.DetailsChanged:
		return words.Details(t.fields(c.Became))
	case stay.GuestJoined:
		return words.Joined(t.w.EvidenceWord(c.Became))
	case stay.WentMissing:
		return words.Missing
	case stay.CameBack:
		return words.Back
	case stay.GotCancelled:
		return words.Cancelled
	case stay.GotRestored:
		return words.Restored
	case stay.GotConfirmed:
		return words.Confirmed
	case stay.IdentityRecorded:
		return words.Identified
	case stay.IdentityUndone:
		return words.Unidentified
	case stay.FeedTookOver:
		return words.Feed
	case stay.GuestLeft:
		return words.Left
	}
	return words.Other
}

func (t teller) nights(kept string) string {
	arrival, departure, err := stay.ParseNights(kept)
	if err != nil {
		return kept
	}
	return t.w.Dates.Span(arrival.Midnight(), departure.Midnight())
}

func (t teller) property(id string) string {
	if name, known := t.properties[stay.PropertyID(id)]; known {
		return name
	}
	return id
}

func (t teller) fields(kept string) string {
	var names []string
	for field := range strings.SplitSeq(kept, ",") {
		name, known := t.w.Booking.Happened.Fields[field]
		if !known {
			name = field
		}
		names = append(names, name)
	}
	return strings.Join(names, ", ")
}
