package calendar

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"portineria/ical"
	"portineria/stay"
	"portineria/store"
)

// What a portal said, and when, is the only evidence where it says later that it
// said something else. So the last answers are kept as they came, sealed: those
// good ones that differ, and the last bad one.

// sameStands is how often it is noted that the last answer still stands.
const sameStands = 24 * time.Hour

// maxKept is the largest answer kept, in bytes. Real ones are under ten kilobytes.
const maxKept = 1 << 20

// keep stores the answer if it says something new.
func (l *look) keep(ctx context.Context, got answer, said body) error {
	if l.log.Outcome == "held" {
		got.problem = l.log.Problem
		return l.keepBad(ctx, got)
	}
	f := l.feed
	now := essence(said.events)
	if bytes.Equal(f.KeptHash, now) {
		if l.now.Sub(f.BodyAt) < sameStands {
			return nil
		}
		f.BodyAt = l.now
		if still, err := l.tx.SaidAgain(ctx, f.ID, l.now); err != nil || still {
			return err
		}
	}
	f.KeptHash, f.BodyAt = now, l.now
	return l.store(ctx, got.body, true, "")
}

// keepBad stores an answer that is not believed, if there was one to read.
func (l *look) keepBad(ctx context.Context, got answer) error {
	if len(got.body) == 0 {
		return nil
	}
	return l.store(ctx, got.body, false, got.problem)
}

func (l *look) store(ctx context.Context, raw []byte, good bool, problem string) error {
	if len(raw) > maxKept {
		return nil
	}
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	_, err := w.Write(withoutOld(raw, icalDate(l.today-tooOld)))
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		return fmt.Errorf("keep what the feed %s said: %w", l.feed.ID, err)
	}
	id, err := stay.NewID[stay.FeedID](l.rand)
	if err != nil {
		return err
	}
	return l.tx.AddFeedBody(ctx, l.property.ID, store.FeedBody{ID: string(id), Feed: l.feed.ID, At: l.now, Until: l.now, Good: good, Problem: problem, Body: packed.Bytes()})
}

// essence is a digest of what a body tells of stays, whatever it calls them.
func essence(events []ical.Event) []byte {
	said := make([]string, 0, len(events))
	for _, e := range events {
		said = append(said, strings.Join([]string{e.Arrival.String(), e.Departure.String(), string(e.Kind), e.Summary, e.Code, e.PhoneLast4, e.Phone, e.Name, strconv.Itoa(e.Guests)}, "\x00"))
	}
	slices.SortFunc(said, cmp.Compare)
	sum := sha256.Sum256([]byte(strings.Join(said, "\n")))
	return sum[:]
}

// withoutOld leaves out the events that ended before a day: a feed that keeps its
// past must not bring back what was deleted for its age (GDPR art. 5(1)(e)).
// Everything else stays byte for byte.
func withoutOld(raw []byte, before ical.Date) []byte {
	var kept, event []byte
	var last string // the latest day that stands in the open event
	open := false
	for line := range bytes.Lines(raw) {
		text := strings.ToUpper(strings.TrimSpace(string(line)))
		if text == "BEGIN:VEVENT" && !open {
			open, last = true, ""
		}
		if !open {
			kept = append(kept, line...)
			continue
		}
		event = append(event, line...)
		if strings.HasPrefix(text, "DTSTART") || strings.HasPrefix(text, "DTEND") || strings.HasPrefix(text, "RRULE") || strings.HasPrefix(text, "DURATION") {
			last = max(last, dayIn(text))
		}
		if text == "END:VEVENT" {
			if last == "" || last >= strings.ReplaceAll(before.String(), "-", "") {
				kept = append(kept, event...)
			}
			event, open = event[:0], false
		}
	}
	return append(kept, event...)
}

// dayIn is the day on a line as 20260710. A rule or a length may reach to any day.
func dayIn(line string) string {
	if strings.HasPrefix(line, "RRULE") || strings.HasPrefix(line, "DURATION") {
		return "9"
	}
	_, value, _ := strings.Cut(line, ":")
	return value[:min(8, len(value))]
}

// Said is an answer of a calendar, as it came but for stays of long ago.
type Said struct {
	At, Until time.Time // when it was first and last said
	Good      bool
	Problem   string // of a bad one
	Body      []byte
}

// Evidence returns the last answers of a feed that are kept, the newest first.
// They hold what guests' names and numbers the portal wrote.
func (b *Book) Evidence(ctx context.Context, id stay.FeedID) ([]Said, error) {
	f, err := b.o.DB.Feed(ctx, id)
	if err != nil {
		return nil, err
	}
	all, err := b.o.DB.FeedBodies(ctx, f)
	if err != nil {
		return nil, fmt.Errorf("read what the calendar %s said: %w", id, err)
	}
	var said []Said
	for _, x := range all {
		r, err := gzip.NewReader(bytes.NewReader(x.Body))
		if err != nil {
			return nil, fmt.Errorf("unpack what the calendar %s said: %w", id, err)
		}
		raw, err := io.ReadAll(io.LimitReader(r, maxBody))
		if err != nil {
			return nil, fmt.Errorf("unpack what the calendar %s said: %w", id, err)
		}
		said = append(said, Said{At: x.At, Until: x.Until, Good: x.Good, Problem: x.Problem, Body: raw})
	}
	return said, nil
}
