package web

import (
	"context"
	"errors"
	"time"

	"portineria/lang"
	"portineria/stay"
	"portineria/store"
)

// CalendarLine is a decision about a calendar, in words.
type CalendarLine struct {
	At   time.Time // when it was decided last
	Text string
}

// CalendarLines puts decisions into words, for the page and for the command. now
// has the zone in which they are told; plain tells of no guest, only of what is
// taken. A stay that was deleted since is called nothing but that.
func CalendarLines(ctx context.Context, db store.Reader, w *lang.Words, all []store.CalendarLog, plain bool, now time.Time) ([]CalendarLine, error) {
	feeds, bookings := map[stay.FeedID]string{}, map[stay.BookingID]string{}
	called := func(id stay.BookingID) (string, error) {
		if name, known := bookings[id]; known || id == "" {
			return name, nil
		}
		b, err := db.Booking(ctx, id)
		if err != nil && !errors.Is(err, stay.ErrNotFound) {
			return "", err
		}
		if err == nil {
			bookings[id] = calledOf(w, b, plain)
		}
		return bookings[id], nil
	}
	var lines []CalendarLine
	for _, l := range all {
		if _, known := feeds[l.Feed]; !known {
			f, err := db.Feed(ctx, l.Feed)
			if err != nil {
				return nil, err
			}
			feeds[l.Feed] = f.Name
		}
		about, err := called(l.Booking)
		if err != nil {
			return nil, err
		}
		other, err := called(l.Other)
		if err != nil {
			return nil, err
		}
		text, _ := w.CalendarLine(lang.LogLine{What: string(l.What), Problem: l.Problem, Feed: feeds[l.Feed], Count: l.Count, Times: l.Times,
			Until: w.Dates.When(l.Until.In(now.Location()), now), Stay: about, Other: other, Pair: l.Other != "", Nights: spanWords(w, l.Nights), Was: spanWords(w, l.Was)})
		lines = append(lines, CalendarLine{At: l.Until, Text: text})
	}
	return lines, nil
}

// calledOf is how a stay is called in the log: by its guest, or by what it is.
func calledOf(w *lang.Words, b stay.Booking, plain bool) string {
	if known := b.Name != "" || b.Code != "" || b.PhoneLast4 != ""; !plain && b.Kind != stay.KindBlock && (known || b.Kind == stay.KindBooking) {
		return guestOn(w, b)
	}
	if b.Channel == "" || b.Channel == "direct" {
		return w.Kind(kindOf(b))
	}
	return w.Channel(b.Channel) + " (" + w.Kind(kindOf(b)) + ")"
}

func spanWords(w *lang.Words, n stay.Span) string {
	if n == (stay.Span{}) {
		return ""
	}
	return w.Dates.Span(n.Arrival.Midnight(), n.Departure.Midnight())
}
