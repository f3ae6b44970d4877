package export_test

import (
	"bytes"
	"context"
	"errors"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"portineria/app/export"
	"portineria/ical"
	"portineria/stay"
	"portineria/store"
)

func TestAStayKeepsItsIdentityAndCountsItsChanges(t *testing.T) {
	ctx := context.Background()
	h := newHouse(t)
	b := h.taken("vrbo", stay.KindBooking, "07-10", "07-13")
	l := h.link("airbnb")
	first := h.read(l)
	before := h.events(first)[0]
	if ical.StayOf(before.UID) != string(b.ID) || before.Sequence != 0 || !bytes.Contains(first.Text, []byte("DTSTAMP:20260701T080000Z\r\n")) {
		t.Fatalf("%q, sequence %d\n%s", before.UID, before.Sequence, first.Text)
	}

	// Nothing of it is told otherwise: the bytes are the same, whatever else is known of it now, and however often it is read.
	h.now = h.now.Add(5 * time.Hour)
	b.Name, b.Guests, b.UpdatedAt = "Zoë", 2, h.now
	h.put(b)
	for range 3 {
		if again := h.read(l); !bytes.Equal(first.Text, again.Text) || first.ETag != again.ETag {
			t.Fatalf("other bytes:\n%s", cmp.Diff(string(first.Text), string(again.Text)))
		}
	}

	b.Departure, b.UpdatedAt = h.day("07-14"), h.now
	h.put(b)
	second := h.read(l)
	after := h.events(second)[0]
	if after.UID != before.UID || after.Sequence != 1 || second.ETag == first.ETag || !bytes.Contains(second.Text, []byte("DTSTAMP:20260701T130000Z\r\n")) {
		t.Fatalf("%q, sequence %d\n%s", after.UID, after.Sequence, second.Text)
	}
	told, err := h.db.ExportedTo(ctx, flat, "airbnb")
	if err != nil || len(told) != 1 {
		t.Fatal(told, err)
	}
	e := told[0]
	if e.Booking != b.ID || e.Arrival != b.Arrival || e.Departure != b.Departure || e.WasArrival != b.Arrival || e.WasDeparture != h.day("07-13") ||
		!e.FirstAt.Equal(h.now.Add(-5*time.Hour)) || !e.ChangedAt.Equal(h.now) || !e.GoneAt.IsZero() {
		t.Errorf("kept as %+v", e)
	}

	// Cancelled, it is left out; when it comes back it is the same stay, and newer.
	h.cancel(b, "feed")
	h.want(l, "")
	told, err = h.db.ExportedTo(ctx, flat, "airbnb")
	if err != nil || !told[0].GoneAt.Equal(h.now) {
		t.Error(told, err)
	}
	h.put(b)
	third := h.read(l)
	back := h.events(third)[0]
	if back.UID != before.UID || back.Sequence != 2 || !bytes.Contains(third.Text, []byte("DTSTAMP:20260701T130001Z\r\n")) {
		t.Errorf("back as %q, sequence %d\n%s", back.UID, back.Sequence, third.Text)
	}
}

func TestNothingIsRecordedBeforeSomebodyReads(t *testing.T) {
	ctx := context.Background()
	h := newHouse(t)
	b := h.taken("vrbo", stay.KindBooking, "07-10", "07-13")
	l := h.link("airbnb")
	peeked, err := h.Peek(ctx, string(l.Token))
	if err != nil {
		t.Fatal(err)
	}
	if told, err := h.db.ExportedStay(ctx, b.ID); err != nil || len(told) != 0 {
		t.Errorf("recorded %v (%v)", told, err)
	}
	if reads, err := h.db.CalendarReads(ctx, l.ID); err != nil || len(reads) != 0 {
		t.Errorf("recorded %v (%v)", reads, err)
	}
	if read := h.read(l); read.ETag != peeked.ETag || !bytes.Equal(read.Text, peeked.Text) {
		t.Error("a peek shows something else than a read")
	}
}

func TestAnEmptyCalendarIsServed(t *testing.T) {
	h := newHouse(t)
	b := h.read(h.link("airbnb"))
	if len(h.events(b)) != 0 || b.Stays != 0 || b.ETag == "" {
		t.Errorf("%+v", b)
	}
}

func TestTokensOpenUntilTheyAreRevoked(t *testing.T) {
	ctx := context.Background()
	h := newHouse(t)
	l := h.link("airbnb")
	if len(l.Token) < 32 || strings.Trim(string(l.Token), "abcdefghijklmnopqrstuvwxyz234567") != "" {
		t.Errorf("a token of %d letters", len(l.Token))
	}
	dead := func(token stay.Private) {
		t.Helper()
		if _, err := h.Serve(ctx, string(token), ""); !errors.Is(err, stay.ErrNotFound) {
			t.Errorf("served: %v", err)
		}
		if _, err := h.Peek(ctx, string(token)); !errors.Is(err, stay.ErrNotFound) {
			t.Errorf("peeked: %v", err)
		}
	}
	h.read(l)
	fresh, err := h.Renew(ctx, l.ID)
	if err != nil || fresh.Token == l.Token {
		t.Fatal(err)
	}
	dead(l.Token)
	dead("")
	dead(fresh.Token[:31])
	if reads, err := h.db.CalendarReads(ctx, l.ID); err != nil || len(reads) != 0 {
		t.Errorf("the new link was read: %v (%v)", reads, err)
	}
	h.read(fresh)
	if err := h.Revoke(ctx, l.ID); err != nil {
		t.Fatal(err)
	}
	dead(fresh.Token)
}

func TestLinksThatCannotBe(t *testing.T) {
	ctx := context.Background()
	h := newHouse(t)
	h.property("baita")
	h.link("airbnb")
	for name, tt := range map[string]struct {
		link  export.NewLink
		field string
		key   string
	}{
		"a second for a channel": {export.NewLink{Property: flat, Channel: "airbnb"}, "channel", "taken"},
		"no channel":             {export.NewLink{Property: flat}, "channel", "required"},
		"an unknown channel":     {export.NewLink{Property: flat, Channel: "villaportal"}, "channel", "required"},
		"a site without a name":  {export.NewLink{Property: flat, Channel: "site", Name: " \n"}, "name", "required"},
		"a name too long":        {export.NewLink{Property: flat, Channel: "site", Name: strings.Repeat("x", 61)}, "name", "too_long"},
		"a feed that is not":     {export.NewLink{Property: flat, Channel: "feed:1"}, "channel", "required"},
		"a feed of another":      {export.NewLink{Property: "baita", Channel: "feed:" + string(h.feed("unknown"))}, "channel", "required"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := h.Add(ctx, tt.link)
			var wrong stay.Invalid
			if !errors.As(err, &wrong) || wrong.Field != tt.field || wrong.Key != tt.key {
				t.Errorf("%v", err)
			}
		})
	}
	if _, err := h.Add(ctx, export.NewLink{Property: "nowhere", Channel: "airbnb"}); !errors.Is(err, stay.ErrNotFound) {
		t.Errorf("of no property: %v", err)
	}
	for _, name := range []string{"Villaportal", "Borghi"} {
		if _, err := h.Add(ctx, export.NewLink{Property: flat, Channel: "site", Name: name}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestReadersAreToldApart(t *testing.T) {
	ctx := context.Background()
	for agent, want := range map[string]string{
		"Google-Calendar-Importer": "google", "iOS/18.1 (22B83) dataaccessd/1.0": "apple", "macOS/15.1 (24B83) CalendarAgent/1134": "apple",
		"Microsoft.Exchange/15.20 (Windows NT 10.0; Win64; x64)": "outlook", "Mozilla/5.0 (X11; Linux x86_64) Chrome/131.0": "browser", "Java/17": "program", "": "program",
		"Airbnb/1.0": "airbnb", "Mozilla/5.0 (compatible; Booking.com)": "booking.com", "Portineria/0.1": "portineria",
	} {
		if got := export.Reader(agent); got != want {
			t.Errorf("%q: %q, want %q", agent, got, want)
		}
	}
	h := newHouse(t)
	l := h.link("airbnb")
	began := h.now
	for _, agent := range []string{"Java/17", "Mozilla/5.0", "Java/17", "Java/17"} {
		if _, err := h.Serve(ctx, string(l.Token), agent); err != nil {
			t.Fatal(err)
		}
		h.now = h.now.Add(40 * time.Second) // the last one comes too soon to be written down
	}
	reads, err := h.db.CalendarReads(ctx, l.ID)
	want := []store.CalendarRead{
		{Link: l.ID, Reader: "program", FirstAt: began, LastAt: began.Add(80 * time.Second), Times: 2},
		{Link: l.ID, Reader: "browser", FirstAt: began.Add(40 * time.Second), LastAt: began.Add(40 * time.Second), Times: 1},
	}
	if diff := cmp.Diff(want, reads); diff != "" || err != nil {
		t.Errorf("%v\n%s", err, diff)
	}
}

func TestHowALinkDoes(t *testing.T) {
	h := newHouse(t)
	read := func(reader string, ago time.Duration) store.CalendarRead {
		return store.CalendarRead{Reader: reader, LastAt: h.now.Add(-ago)}
	}
	for name, tt := range map[string]struct {
		link  store.CalendarLink
		reads []store.CalendarRead
		want  export.State
		by    string
	}{
		"nobody has read it":               {store.CalendarLink{Channel: "airbnb"}, nil, export.NeverRead, ""},
		"a person has looked":              {store.CalendarLink{Channel: "airbnb"}, []store.CalendarRead{read("browser", 0)}, export.NeverRead, ""},
		"a stranger reads it":              {store.CalendarLink{Channel: "airbnb"}, []store.CalendarRead{read("google", 0)}, export.NeverRead, ""},
		"some program reads it":            {store.CalendarLink{Channel: "airbnb"}, []store.CalendarRead{read("browser", 0), read("program", time.Hour)}, export.Read, "program"},
		"the site reads it":                {store.CalendarLink{Channel: "airbnb"}, []store.CalendarRead{read("airbnb", time.Hour), read("program", 2*time.Hour)}, export.Read, "airbnb"},
		"a day is not late":                {store.CalendarLink{Channel: "airbnb"}, []store.CalendarRead{read("program", 24*time.Hour)}, export.Read, "program"},
		"more is":                          {store.CalendarLink{Channel: "airbnb"}, []store.CalendarRead{read("program", 24*time.Hour+1)}, export.Late, "program"},
		"one's own is never late":          {store.CalendarLink{Channel: export.Names}, []store.CalendarRead{read("google", 90*time.Hour)}, export.Read, "google"},
		"a site of no name reads as it is": {store.CalendarLink{Channel: "site:1"}, []store.CalendarRead{read("lodgify", time.Hour)}, export.Read, "lodgify"},
		"held back":                        {store.CalendarLink{Channel: "airbnb", HeldSince: h.now}, []store.CalendarRead{read("program", 90*time.Hour)}, export.Held, "program"},
	} {
		if got, last := export.Doing(tt.link, tt.reads, h.now); got != tt.want || last.Reader != tt.by {
			t.Errorf("%s: %s by %q, want %s by %q", name, got, last.Reader, tt.want, tt.by)
		}
	}
}

// four is a house with four stays that a link of Airbnb's was read with.
func four(t *testing.T) (*house, store.CalendarLink, []stay.Booking) {
	h := newHouse(t)
	var all []stay.Booking
	for _, days := range [][2]string{{"07-10", "07-13"}, {"07-15", "07-18"}, {"08-01", "08-04"}, {"08-10", "08-12"}} {
		all = append(all, h.taken("vrbo", stay.KindBooking, days[0], days[1]))
	}
	l := h.link("airbnb")
	h.read(l)
	h.now = h.now.Add(time.Hour)
	return h, l, all
}

const allFour = "07-10 07-13 Reserved; 07-15 07-18 Reserved; 08-01 08-04 Reserved; 08-10 08-12 Reserved"

func (h *house) held(l store.CalendarLink) (held bool, kept, of int) {
	h.t.Helper()
	l, err := h.db.CalendarLink(context.Background(), l.ID)
	if err != nil {
		h.t.Fatal(err)
	}
	return !l.HeldSince.IsZero(), l.HeldStays, l.HeldOf
}

func TestACalendarThatWouldLoseMostOfItsStaysIsHeldBack(t *testing.T) {
	ctx := context.Background()
	h, l, all := four(t)
	last := h.read(l)
	for _, b := range all[:3] {
		h.cancel(b, "feed")
	}
	if now := h.read(l); !bytes.Equal(last.Text, now.Text) || now.Kept != 3 {
		t.Errorf("%d kept\n%s", now.Kept, cmp.Diff(string(last.Text), string(now.Text)))
	}
	if held, kept, of := h.held(l); !held || kept != 3 || of != 4 {
		t.Errorf("held %v, %d of %d", held, kept, of)
	}
	if n := strings.Count(h.log.String(), "held back"); n != 1 {
		t.Errorf("told %d times in the log", n)
	}
	// What is new is told all the same: nights must not stay open. It does not make up for what is lost.
	h.now = h.now.Add(time.Hour)
	h.taken("direct", stay.KindBooking, "09-01", "09-03")
	h.want(l, allFour+"; 09-01 09-03 Reserved")
	for _, days := range [][2]string{{"09-03", "09-05"}, {"09-06", "09-08"}, {"09-08", "09-10"}} {
		b := h.taken("direct", stay.KindBooking, days[0], days[1])
		h.read(l)
		h.cancel(b, "host")
	}
	h.want(l, allFour+"; 09-01 09-03 Reserved")
	if n := strings.Count(h.log.String(), "held back"); n != 1 {
		t.Errorf("told %d times in the log", n)
	}

	if freed, err := h.Release(ctx, l.ID); err != nil || freed != 3 {
		t.Errorf("%d freed (%v)", freed, err)
	}
	h.want(l, "08-10 08-12 Reserved; 09-01 09-03 Reserved")
	if held, _, _ := h.held(l); held {
		t.Error("still held")
	}
}

func TestAHeldCalendarGoesOutByItselfOnceItIsWholeAgain(t *testing.T) {
	h, l, all := four(t)
	for _, b := range all[:3] {
		h.cancel(b, "feed")
	}
	h.want(l, allFour)
	h.put(all[0])
	h.put(all[1])
	h.want(l, "07-10 07-13 Reserved; 07-15 07-18 Reserved; 08-10 08-12 Reserved") // one of four does get cancelled
	if held, _, _ := h.held(l); held {
		t.Error("still held")
	}
}

func TestLossesThatAreNoMistake(t *testing.T) {
	for name, tt := range map[string]struct {
		do   func(h *house, all []stay.Booking)
		want string
	}{
		"half of them": {func(h *house, all []stay.Booking) {
			h.cancel(all[0], "feed")
			h.cancel(all[1], "feed")
		}, "08-01 08-04 Reserved; 08-10 08-12 Reserved"},
		"all of them, by the owner": {func(h *house, all []stay.Booking) {
			for _, b := range all {
				h.cancel(b, "host")
			}
		}, ""},
		"removed with all that is known of them": {func(h *house, all []stay.Booking) {
			for _, b := range all {
				h.update(func(tx *store.Tx) error { return tx.RemoveBooking(context.Background(), b.ID) })
			}
		}, ""},
		"they are over": {func(h *house, _ []stay.Booking) { h.now = h.now.AddDate(0, 2, 0) }, ""},
		"the site has sold them itself": {func(h *house, all []stay.Booking) {
			for _, b := range all {
				b.Channel = "airbnb"
				h.put(b)
			}
		}, ""},
		"others close the same nights": {func(h *house, all []stay.Booking) {
			for _, b := range all {
				h.cancel(b, "feed")
			}
			h.taken("direct", stay.KindBlock, "07-01", "08-31")
		}, "07-01 08-31 Blocked"},
	} {
		t.Run(name, func(t *testing.T) {
			h, l, all := four(t)
			tt.do(h, all)
			h.want(l, tt.want)
			if held, _, _ := h.held(l); held {
				t.Error("held")
			}
		})
	}
	t.Run("the only one", func(t *testing.T) {
		h := newHouse(t)
		b := h.taken("vrbo", stay.KindBooking, "07-10", "07-13")
		l := h.link("airbnb")
		h.read(l)
		h.cancel(b, "feed")
		h.want(l, "")
	})
}

func TestWhatWasToldOutlivesTheLink(t *testing.T) {
	ctx := context.Background()
	h, l, all := four(t)
	if err := h.Revoke(ctx, l.ID); err != nil {
		t.Fatal(err)
	}
	told, err := h.db.ExportedTo(ctx, flat, "airbnb")
	if err != nil || len(told) != 4 {
		t.Fatalf("%d told (%v)", len(told), err)
	}
	all[0].Departure++
	h.put(all[0])
	h.read(h.link("airbnb"))
	told, err = h.db.ExportedTo(ctx, flat, "airbnb")
	if err != nil || len(told) != 4 || told[0].Sequence != 1 || !told[0].FirstAt.Before(h.now) {
		t.Errorf("%+v (%v)", told, err)
	}
}

// Whatever happens to stays, in any order: what is served can be read, holds no
// stay of the channel's own and no guest, and covers every night that a booking
// of elsewhere takes; and the same house says the same twice.
func TestRandomHousesAreToldSafely(t *testing.T) {
	channels := []string{"airbnb", "booking.com", "vrbo", "direct", "unknown"}
	kinds := []stay.Kind{stay.KindBooking, stay.KindBooking, stay.KindBlock, stay.KindHold, stay.KindUnknown}
	states := []stay.BookingState{stay.BookingActive, stay.BookingActive, stay.BookingMissing, stay.BookingCancelled, stay.BookingRequest}
	for seed := range uint64(6) {
		roll := rand.New(rand.NewPCG(seed, 7))
		h := newHouse(t)
		links := []store.CalendarLink{h.link("airbnb"), h.link("booking.com"), h.link("expedia")}
		all := map[stay.BookingID]stay.Booking{}
		for range 40 {
			if len(all) < 6 || roll.IntN(3) == 0 {
				from := h.day("06-20") + stay.Date(roll.IntN(60))
				b := h.taken(channels[roll.IntN(5)], kinds[roll.IntN(5)], from.String(), (from + 1 + stay.Date(roll.IntN(9))).String(), func(b *stay.Booking) { b.Name = "Quellmann" })
				all[b.ID] = b
			} else {
				for _, b := range all {
					b.State, b.Departure, b.UpdatedAt = states[roll.IntN(5)], b.Arrival+1+stay.Date(roll.IntN(9)), h.now
					h.put(b)
					all[b.ID] = b
					break
				}
			}
			l := links[roll.IntN(3)]
			body := h.read(l)
			again := h.read(l)
			if !bytes.Equal(body.Text, again.Text) {
				t.Fatalf("seed %d: the same house says two things, kept %d and %d:\n%s", seed, body.Kept, again.Kept, cmp.Diff(string(body.Text), string(again.Text)))
			}
			if bytes.Contains(body.Text, []byte("Quellmann")) {
				t.Fatal("a guest is named to a booking site")
			}
			closed := map[stay.Date]bool{}
			for _, e := range h.events(body) {
				b := all[stay.BookingID(ical.StayOf(e.UID))]
				if b.Channel == l.Channel {
					t.Fatalf("%s is told what came from it", l.Channel)
				}
				for d := stay.DateOf(e.Arrival.At(0, time.UTC)); d < stay.DateOf(e.Departure.At(0, time.UTC)); d++ {
					closed[d] = true
				}
			}
			today := stay.DateOf(h.now)
			for _, b := range all {
				if b.Channel == l.Channel && b.Occupies() && b.Kind == stay.KindBooking {
					for d := b.Arrival; d < b.Departure; d++ {
						closed[d] = true // by itself
					}
				}
			}
			for _, b := range all {
				if b.Channel == l.Channel || !b.Occupies() || b.Kind == stay.KindBlock && b.Channel != "direct" {
					continue
				}
				for d := max(b.Arrival, today); d < b.Departure; d++ {
					if !closed[d] {
						t.Fatalf("%s may sell %v, which a %s of %s takes", l.Channel, d, b.Kind, b.Channel)
					}
				}
			}
			h.now = h.now.Add(time.Duration(roll.IntN(36)) * time.Hour)
		}
	}
}
