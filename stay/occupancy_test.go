package stay_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"portineria/stay"
)

// letIn is a property that is let from three in the afternoon to ten in the morning.
func letIn(zone string) stay.Property {
	return stay.Property{ID: "flat", Timezone: zone, CheckinFrom: 15 * 60, CheckinUntil: stay.NoClock, CheckoutUntil: 10 * 60}
}

func guests(id, from, to string, change ...func(*stay.Booking)) stay.Booking {
	arrival, _ := stay.ParseDate(from)
	departure, _ := stay.ParseDate(to)
	b := stay.Booking{ID: stay.BookingID(id), Property: "flat", Kind: stay.KindBooking, State: stay.BookingActive, Arrival: arrival, Departure: departure}
	for _, c := range change {
		c(&b)
	}
	return b
}

func kind(k stay.Kind) func(*stay.Booking)          { return func(b *stay.Booking) { b.Kind = k } }
func state(s stay.BookingState) func(*stay.Booking) { return func(b *stay.Booking) { b.State = s } }

func TestAPropertyThroughItsDay(t *testing.T) {
	stays := []stay.Booking{guests("a", "2026-07-11", "2026-07-14"), guests("b", "2026-07-14", "2026-07-16"), guests("c", "2026-07-20", "2026-07-21")}
	for _, c := range []struct{ at, state, stay, next, until string }{
		{"2026-07-10 12:00", "empty", "", "in a 2026-07-11 15:00", "2026-07-11 00:00"},
		{"2026-07-11 00:00", "awaiting", "a", "in a 2026-07-11 15:00", "2026-07-11 15:00"},
		{"2026-07-11 14:59", "awaiting", "a", "in a 2026-07-11 15:00", "2026-07-11 15:00"},
		{"2026-07-11 15:00", "arriving", "a", "out a 2026-07-14 10:00", "2026-07-12 00:00"},
		{"2026-07-11 23:59", "arriving", "a", "out a 2026-07-14 10:00", "2026-07-12 00:00"},
		{"2026-07-12 00:00", "in_house", "a", "out a 2026-07-14 10:00", "2026-07-14 00:00"},
		{"2026-07-13 23:59", "in_house", "a", "out a 2026-07-14 10:00", "2026-07-14 00:00"},
		{"2026-07-14 00:00", "leaving", "a", "out a 2026-07-14 10:00", "2026-07-14 10:00"},
		{"2026-07-14 09:59", "leaving", "a", "out a 2026-07-14 10:00", "2026-07-14 10:00"},
		{"2026-07-14 10:00", "awaiting", "b", "in b 2026-07-14 15:00", "2026-07-14 15:00"},
		{"2026-07-14 15:00", "arriving", "b", "out b 2026-07-16 10:00", "2026-07-15 00:00"},
		{"2026-07-15 12:00", "in_house", "b", "out b 2026-07-16 10:00", "2026-07-16 00:00"},
		{"2026-07-16 10:00", "empty", "", "in c 2026-07-20 15:00", "2026-07-20 00:00"},
		{"2026-07-20 20:00", "arriving", "c", "out c 2026-07-21 10:00", "2026-07-21 00:00"},
		{"2026-07-21 03:00", "leaving", "c", "out c 2026-07-21 10:00", "2026-07-21 10:00"},
		{"2026-07-21 10:00", "empty", "", "", ""},
	} {
		t.Run(c.at, func(t *testing.T) {
			p := letIn("Europe/Rome")
			got := stay.ConditionAt(p, stays, at(t, p, c.at))
			next, until := "", ""
			if got.Next != nil {
				next = fmt.Sprintf("%s %s %s", map[bool]string{true: "in", false: "out"}[got.Next.In], got.Next.Stay, got.Next.At.Format("2006-01-02 15:04"))
			}
			if !got.Until.IsZero() {
				until = got.Until.Format("2006-01-02 15:04")
			}
			if string(got.State) != c.state || string(got.Stay) != c.stay || next != c.next || until != c.until {
				t.Errorf("%s %q, next %q, until %q", got.State, got.Stay, next, until)
			}
		})
	}
}

func TestWhatBringsNobodyMakesNoGuests(t *testing.T) {
	for name, c := range map[string]struct {
		stay   stay.Booking
		closed bool
	}{
		"a closure":         {guests("x", "2026-07-11", "2026-07-20", kind(stay.KindBlock)), true},
		"a hold":            {guests("x", "2026-07-11", "2026-07-20", kind(stay.KindHold)), true},
		"a request":         {guests("x", "2026-07-11", "2026-07-20", state(stay.BookingRequest)), false},
		"a cancelled one":   {guests("x", "2026-07-11", "2026-07-20", state(stay.BookingCancelled)), false},
		"another property":  {guests("x", "2026-07-11", "2026-07-20", func(b *stay.Booking) { b.Property = "other" }), false},
		"a closure to come": {guests("x", "2026-07-15", "2026-07-20", kind(stay.KindBlock)), false},
	} {
		t.Run(name, func(t *testing.T) {
			p := letIn("Europe/Rome")
			if got := stay.ConditionAt(p, []stay.Booking{c.stay}, at(t, p, "2026-07-14 12:00")); got.State != stay.Empty || got.Next != nil || got.Closed != c.closed {
				t.Errorf("%+v", got)
			}
		})
	}
	p := letIn("Europe/Rome")
	for _, b := range []stay.Booking{guests("x", "2026-07-11", "2026-07-20", kind(stay.KindUnknown)), guests("x", "2026-07-11", "2026-07-20", state(stay.BookingMissing))} {
		if got := stay.ConditionAt(p, []stay.Booking{b}, at(t, p, "2026-07-14 12:00")); got.State != stay.InHouse {
			t.Errorf("a stay that is %s and %s makes %s", b.Kind, b.State, got.State)
		}
	}
}

func TestCheckInThatClosesMakesGuestsStay(t *testing.T) {
	p := letIn("Europe/Rome")
	p.CheckinUntil = 20 * 60
	stays := []stay.Booking{guests("a", "2026-07-14", "2026-07-16")}
	for hour, want := range map[string]stay.Occupancy{"2026-07-14 19:59": stay.Arriving, "2026-07-14 20:00": stay.InHouse, "2026-07-14 23:59": stay.InHouse} {
		if got := stay.ConditionAt(p, stays, at(t, p, hour)); got.State != want {
			t.Errorf("at %s %s, want %s", hour, got.State, want)
		}
	}
}

func TestOfTwoWhoOverlapTheOneIsToldThatNeedsSomebodyFirst(t *testing.T) {
	p := letIn("Europe/Rome")
	both := []stay.Booking{guests("in", "2026-07-12", "2026-07-18"), guests("comes", "2026-07-14", "2026-07-16"), guests("goes", "2026-07-10", "2026-07-14")}
	for hour, want := range map[string]stay.BookingID{"2026-07-14 09:00": "goes", "2026-07-14 12:00": "in", "2026-07-14 16:00": "comes"} {
		if got := stay.ConditionAt(p, both, at(t, p, hour)); got.Stay != want {
			t.Errorf("at %s it is about %s, want %s", hour, got.Stay, want)
		}
	}
}

func at(t *testing.T, p stay.Property, wall string) time.Time {
	t.Helper()
	got, err := time.ParseInLocation("2006-01-02 15:04", wall, p.Zone())
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// The zones of the laws below: clocks that change by an hour at one, two and
// three in the morning, by half an hour, and at midnight itself, east and west.
var zones = []string{"Europe/Rome", "Europe/London", "America/New_York", "Australia/Lord_Howe", "Africa/Cairo", "America/Havana", "Asia/Beirut", "America/Santiago", "UTC"}

// scene is a property with stays and an instant among them.
type scene struct {
	p     stay.Property
	stays []stay.Booking
	now   time.Time
}

func (s scene) String() string {
	said := fmt.Sprintf("%s, in %s to %s, out %s, now %s:", s.p.Timezone, s.p.CheckinFrom, s.p.CheckinUntil, s.p.CheckoutUntil, s.now.In(s.p.Zone()))
	for _, b := range s.stays {
		said += fmt.Sprintf(" %s %s %s %s to %s;", b.ID, b.Kind, b.State, b.Arrival, b.Departure)
	}
	return said
}

// scenes calls try with random calendars, half of them on days on which the
// clocks change.
func scenes(t *testing.T, try func(t *testing.T, s scene)) {
	t.Helper()
	for _, zone := range zones {
		roll := rand.New(rand.NewPCG(7, uint64(len(zone))))
		p := letIn(zone)
		changes := clockChanges(p.Zone())
		for range 1500 {
			p.CheckinFrom, p.CheckoutUntil = stay.Clock(roll.IntN(24*60)), stay.Clock(roll.IntN(24*60))
			p.CheckinUntil = stay.NoClock
			if roll.IntN(2) == 0 {
				p.CheckinUntil = stay.Clock(roll.IntN(24 * 60))
			}
			around := stay.NewDate(2024, 1, 1) + stay.Date(roll.IntN(1000))
			if len(changes) > 0 && roll.IntN(2) == 0 {
				around = changes[roll.IntN(len(changes))]
			}
			s := scene{p: p, now: around.At(0, p.Zone()).Add(time.Duration(roll.IntN(5*24*60)-2*24*60) * time.Minute)}
			for i := range roll.IntN(7) {
				from := around + stay.Date(roll.IntN(12)-7)
				s.stays = append(s.stays, stay.Booking{ID: stay.BookingID(fmt.Sprint("s", i)), Property: "flat", Arrival: from, Departure: from + 1 + stay.Date(roll.IntN(6)),
					Kind:  []stay.Kind{stay.KindBooking, stay.KindBooking, stay.KindUnknown, stay.KindBlock, stay.KindHold}[roll.IntN(5)],
					State: []stay.BookingState{stay.BookingActive, stay.BookingActive, stay.BookingMissing, stay.BookingCancelled, stay.BookingRequest}[roll.IntN(5)]})
			}
			try(t, s)
			if t.Failed() {
				return
			}
		}
	}
}

// clockChanges are the days of 2024 to 2026 on which the clocks of a zone change.
func clockChanges(zone *time.Location) []stay.Date {
	var days []stay.Date
	for t := time.Date(2024, 1, 1, 0, 0, 0, 0, zone); t.Year() < 2027; {
		_, end := t.ZoneBounds()
		if end.IsZero() {
			return days
		}
		days = append(days, stay.DateOf(end.In(zone)))
		t = end.In(zone)
	}
	return days
}

func TestTheStateOfAPropertyFollowsFromItsStaysAlways(t *testing.T) {
	scenes(t, func(t *testing.T, s scene) {
		got := stay.ConditionAt(s.p, s.stays, s.now)
		var there *stay.Booking
		for i, b := range s.stays {
			if b.ID == got.Stay {
				there = &s.stays[i]
			}
		}
		if (got.State == stay.Empty) != (there == nil) {
			t.Fatalf("%s of %q: %s", got.State, got.Stay, s)
		}
		if there == nil {
			for _, b := range s.stays {
				today := stay.DateOf(s.now.In(s.p.Zone()))
				if stay.Hosted(b) && b.Arrival <= today && today < b.Departure {
					t.Fatalf("empty although %s has the day: %s", b.ID, s)
				}
			}
			return
		}
		today := stay.DateOf(s.now.In(s.p.Zone()))
		in, out := there.Arrival.At(s.p.CheckinFrom, s.p.Zone()), there.Departure.At(s.p.CheckoutUntil, s.p.Zone())
		holds := map[stay.Occupancy]bool{
			stay.Awaiting: today == there.Arrival && s.now.Before(in),
			stay.Arriving: today == there.Arrival && !s.now.Before(in),
			stay.InHouse:  today >= there.Arrival && today < there.Departure && !s.now.Before(in),
			stay.Leaving:  today == there.Departure && s.now.Before(out),
		}
		if !stay.Hosted(*there) || !holds[got.State] {
			t.Fatalf("%s of %s: %s", got.State, got.Stay, s)
		}
	})
}

func TestAStateHoldsUntilTheInstantThatItNames(t *testing.T) {
	scenes(t, func(t *testing.T, s scene) {
		got := stay.ConditionAt(s.p, s.stays, s.now)
		if !got.Until.IsZero() && !got.Until.After(s.now) {
			t.Fatalf("it ended already, at %s: %s", got.Until, s)
		}
		end := got.Until
		if end.IsZero() {
			end = s.now.AddDate(1, 0, 0)
		}
		for _, later := range []time.Time{s.now.Add(end.Sub(s.now) / 3), end.Add(-time.Nanosecond)} {
			then := stay.ConditionAt(s.p, s.stays, later)
			if !alike(then, got) {
				t.Fatalf("%+v, and at %s %+v: %s", got, later, then, s)
			}
		}
	})
}

func alike(a, b stay.Condition) bool {
	if a.Next != nil && b.Next != nil && (a.Next.Stay != b.Next.Stay || a.Next.In != b.Next.In || !a.Next.At.Equal(b.Next.At)) {
		return false
	}
	return a.State == b.State && a.Stay == b.Stay && a.Closed == b.Closed && a.Until.Equal(b.Until) && (a.Next == nil) == (b.Next == nil)
}

func TestTheNextHandoverIsTheFirstOfAll(t *testing.T) {
	scenes(t, func(t *testing.T, s scene) {
		got := stay.ConditionAt(s.p, s.stays, s.now).Next
		var coming []time.Time
		for _, b := range s.stays {
			if stay.Hosted(b) {
				coming = append(coming, b.Arrival.At(s.p.CheckinFrom, s.p.Zone()), b.Departure.At(s.p.CheckoutUntil, s.p.Zone()))
			}
		}
		coming = slices.DeleteFunc(coming, func(x time.Time) bool { return !x.After(s.now) })
		switch {
		case got == nil && len(coming) > 0:
			t.Fatalf("nothing comes next: %s", s)
		case got != nil && !got.At.Equal(slices.MinFunc(coming, time.Time.Compare)):
			t.Fatalf("next is %+v: %s", *got, s)
		}
	})
}

func TestTheOrderOfTheStaysDoesNotMatter(t *testing.T) {
	roll := rand.New(rand.NewPCG(1, 2))
	scenes(t, func(t *testing.T, s scene) {
		want := stay.ConditionAt(s.p, s.stays, s.now)
		roll.Shuffle(len(s.stays), func(i, j int) { s.stays[i], s.stays[j] = s.stays[j], s.stays[i] })
		got := stay.ConditionAt(s.p, s.stays, s.now)
		if !alike(got, want) {
			t.Fatalf("%+v and %+v: %s", got, want, s)
		}
	})
}

func TestADayBeginsWhereItsDateDoes(t *testing.T) {
	for _, name := range zones {
		zone, err := time.LoadLocation(name)
		if err != nil {
			t.Fatal(err)
		}
		for d := stay.NewDate(2024, 1, 1); d < stay.NewDate(2027, 1, 1); d++ {
			begins := d.Begins(zone)
			if stay.DateOf(begins.In(zone)) != d || stay.DateOf(begins.Add(-time.Nanosecond).In(zone)) == d {
				t.Errorf("%s in %s begins at %s", d, name, begins)
			}
		}
	}
}
