package calendar

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"slices"
	"strconv"
	"strings"
	"time"

	"portineria/ical"
	"portineria/stay"
)

// maxEvents is the largest number of events looked at in one body. The largest
// real feed known has about four hundred.
const maxEvents = 20_000

// body is a calendar that may be believed, made ready for the book.
type body struct {
	events   []ical.Event // that take nights, each stay once
	provider ical.Provider
	rejected int             // events that could not be used
	damaged  int             // of those: spoilt beyond knowing, so that any of them may be a stay that we know
	spoilt   map[string]bool // UIDs of those that are spoilt but for their names
	repeats  bool            // holds rules of recurrence, which say something new every day
	meaning  []byte          // equal for bodies that say the same
	etag     string
	modified string
}

// understand reads an answer in the property's zone. The second result is the
// key of the words for why it is not believed.
func understand(a answer, zone *time.Location, now time.Time) (body, string) {
	c, err := ical.Read(bytes.NewReader(a.body), ical.Options{Zone: zone, Now: now, FeedHost: a.host, MaxEvents: maxEvents})
	if err != nil {
		return body{}, problemOther
	}
	if !c.Trusted {
		return body{}, distrust(c.Distrust)
	}
	said := body{provider: c.Provider, rejected: c.RejectedTotal(), etag: a.etag, modified: a.modified}
	for _, spoilt := range []ical.Reason{ical.ReasonNoStart, ical.ReasonBadDate, ical.ReasonEndsBeforeStart, ical.ReasonYear,
		ical.ReasonTooLong, ical.ReasonUnreadable, ical.ReasonPanic} {
		said.damaged += c.Rejected[spoilt]
	}
	if !c.Provider.UnstableUID() {
		said.spoilt = map[string]bool{}
		for _, uid := range c.Spoilt {
			said.spoilt[uid] = true
		}
		said.damaged = max(0, said.damaged-len(c.Spoilt))
	}
	said.repeats = slices.ContainsFunc(c.Events, func(e ical.Event) bool { return !e.Recurrence.IsZero() })
	events, refused := tidy(c.Events, c.Provider, ical.DateOf(now.In(zone)))
	said.events, said.rejected = events, said.rejected+refused
	said.meaning = meaning(said.events, append(slices.Clone(c.Spoilt), strconv.Itoa(said.damaged)))
	return said, ""
}

// distrust keeps an answer without a body apart from a calendar without stays.
func distrust(r ical.Reason) string {
	if r == ical.ReasonEmpty {
		return "empty_body"
	}
	return string(r)
}

// What repeats is written out from yesterday over two years.
const (
	expandBack  = 1
	expandAhead = 731
)

// tidy makes one event of each stay: the newest version of each, what repeats
// written out, what takes no nights left out, repetitions dropped, and stays that
// the portal cut up put together. refused counts what repeats and could not be
// written out, or not whole.
func tidy(events []ical.Event, provider ical.Provider, today ical.Date) (stays []ical.Event, refused int) {
	expanded, left := ical.Expand(newest(events), today.AddDays(-expandBack), today.AddDays(expandAhead))
	kept := slices.DeleteFunc(expanded, func(e ical.Event) bool { return e.Transparent || e.Kind == ical.KindCancelled })
	for _, n := range left {
		refused += n
	}
	if provider.UnstableUID() {
		return once(kept, false), refused
	}
	return together(once(kept, true)), refused
}

// newest drops the older versions of an event: of equal UID and RECURRENCE-ID
// the highest SEQUENCE counts (RFC 5545 section 3.8.7.4).
func newest(events []ical.Event) []ical.Event {
	type thing struct{ uid, instance string }
	highest := map[thing]int{}
	for _, e := range events {
		k := thing{e.UID, e.RecurrenceID}
		highest[k] = max(highest[k], e.Sequence)
	}
	var kept []ical.Event
	for _, e := range events {
		if e.UID == "" || e.Sequence >= highest[thing{e.UID, e.RecurrenceID}] {
			kept = append(kept, e)
		}
	}
	return kept
}

// once drops an event that stands in the body twice, by its UID where UIDs count.
func once(events []ical.Event, byUID bool) []ical.Event {
	type thing struct {
		uid, words         string
		arrival, departure ical.Date
	}
	seen := map[thing]bool{}
	return slices.DeleteFunc(events, func(e ical.Event) bool {
		k := thing{uid: e.UID, arrival: e.Arrival, departure: e.Departure}
		if !byUID || e.UID == "" { // then only what says quite the same is the same
			k.uid, k.words = "", string(e.Kind)+"\x00"+e.Summary+"\x00"+e.Code
		}
		double := seen[k]
		seen[k] = true
		return double
	})
}

// together joins what a portal cut up at the end of a month or where a guest
// changes rooms: the same UID, adjoining or overlapping nights, and the same
// kind and words. Instances of what repeats stay apart: each is a period of its
// own.
func together(events []ical.Event) []ical.Event {
	type thing struct {
		uid, summary, code string
		kind               ical.Kind
	}
	parts := map[thing][]int{}
	for i, e := range events {
		if e.UID != "" && !e.Flags.Has(ical.FlagInstance) {
			k := thing{e.UID, e.Summary, e.Code, e.Kind}
			parts[k] = append(parts[k], i)
		}
	}
	joined := map[int]bool{} // those that another one has taken in
	for _, same := range parts {
		slices.SortStableFunc(same, func(i, j int) int { return -events[i].Arrival.DaysUntil(events[j].Arrival) })
		whole := same[0]
		for _, i := range same[1:] {
			if events[whole].Departure.Before(events[i].Arrival) {
				whole = i
				continue
			}
			joined[i] = true
			if events[whole].Departure.Before(events[i].Departure) {
				events[whole].Departure = events[i].Departure
			}
		}
	}
	var kept []ical.Event
	for i, e := range events {
		if !joined[i] {
			kept = append(kept, e)
		}
	}
	return kept
}

// meaning is a digest of what a body says, whatever its bytes and its order, and of
// what could not be read in it.
func meaning(events []ical.Event, unread []string) []byte {
	said := slices.Grow(unread, len(events))
	for _, e := range events {
		said = append(said, e.Hash.String()+e.Arrival.String()+e.Departure.String())
	}
	slices.SortFunc(said, cmp.Compare)
	sum := sha256.Sum256([]byte(strings.Join(said, "\n")))
	return sum[:]
}

func icalDate(d stay.Date) ical.Date { return ical.DateOf(d.Midnight()) }

func date(d ical.Date) stay.Date { return stay.NewDate(d.Year, d.Month, d.Day) }

func kindOf(k ical.Kind) stay.Kind {
	switch k {
	case ical.KindBooking:
		return stay.KindBooking
	case ical.KindBlock:
		return stay.KindBlock
	case ical.KindHold:
		return stay.KindHold
	default:
		return stay.KindUnknown
	}
}
