package stay_test

import (
	"math/rand/v2"
	"testing"
	"time"

	"portineria/stay"
)

func ruleHome(zone string) stay.Property {
	return stay.Property{ID: "casa", Timezone: zone, CheckinFrom: 15 * 60, CheckinUntil: stay.NoClock, CheckoutUntil: 10 * 60}
}

func ruleStay(t *testing.T, from, to, made string) stay.Booking {
	t.Helper()
	return stay.Booking{ID: "b", Property: "casa", Kind: stay.KindBooking, State: stay.BookingActive, Channel: "airbnb",
		Arrival: day(t, from), Departure: day(t, to), CreatedAt: instant(t, made)}
}

func clock(t *testing.T, s string) stay.Clock {
	t.Helper()
	c, err := stay.ParseClock(s)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// TestTheMomentOfARule goes through what an owner can say and what the calendar does
// to it. Rome is an hour before Greenwich in winter and two in summer.
func TestTheMomentOfARule(t *testing.T) {
	type c struct {
		name          string
		when          stay.When
		quiet         [2]string
		late          int // minutes
		from, to      string
		made, now     string
		wantDue       string
		wantWhy       stay.Why
		change        func(*stay.Booking)
		only          stay.Conditions
		wantUntilHere string
	}
	days := func(e stay.RuleEvent, n int, at string) stay.When {
		return stay.When{Event: e, Unit: stay.UnitDays, Offset: n, At: clock(t, at)}
	}
	hours := func(e stay.RuleEvent, n int) stay.When { return stay.When{Event: e, Unit: stay.UnitHours, Offset: n} }
	for _, x := range []c{
		{name: "two days before check-in", when: days(stay.EventCheckin, -2, "17:00"), from: "2027-07-10", to: "2027-07-14", wantDue: "2027-07-08T15:00:00Z"},
		{name: "in winter", when: days(stay.EventCheckin, -2, "17:00"), from: "2027-01-10", to: "2027-01-14", wantDue: "2027-01-08T16:00:00Z"},
		{name: "three hours before check-in", when: hours(stay.EventCheckin, -3), from: "2027-07-10", to: "2027-07-14", wantDue: "2027-07-10T10:00:00Z"},
		{name: "the first evening", when: days(stay.EventCheckin, 0, "20:30"), from: "2027-07-10", to: "2027-07-14", wantDue: "2027-07-10T18:30:00Z"},
		{name: "thanks", when: days(stay.EventCheckout, 1, "11:00"), from: "2027-07-10", to: "2027-07-14", wantDue: "2027-07-15T09:00:00Z"},
		{name: "booked, at once", when: hours(stay.EventBooked, 0), from: "2027-07-10", to: "2027-07-14", made: "2027-02-01T09:30:00Z", now: "2027-02-01T09:31:00Z", wantDue: "2027-02-01T09:30:00Z"},
		{name: "booked at night", when: hours(stay.EventBooked, 0), quiet: [2]string{"21:00", "08:00"}, late: 900, from: "2027-07-10", to: "2027-07-14", made: "2027-02-01T22:30:00Z", now: "2027-02-01T22:31:00Z", wantDue: "2027-02-02T07:00:00Z"},
		{name: "booked at night, and the limit is shorter than the night", when: hours(stay.EventBooked, 0), quiet: [2]string{"21:00", "08:00"}, late: 60, from: "2027-07-10", to: "2027-07-14", made: "2027-02-01T22:30:00Z", now: "2027-02-01T22:31:00Z", wantWhy: stay.WhyQuietHours},
		{name: "within the limit", when: days(stay.EventCheckin, -2, "17:00"), from: "2027-07-10", to: "2027-07-14", made: "2027-07-08T18:00:00Z", now: "2027-07-08T18:00:00Z", wantDue: "2027-07-08T15:00:00Z"},
		{name: "booked after the limit", when: days(stay.EventCheckin, -2, "17:00"), from: "2027-07-10", to: "2027-07-14", made: "2027-07-08T21:30:00Z", now: "2027-07-08T21:30:00Z", wantWhy: stay.WhyBookedLate},
		{name: "the program did not run", when: days(stay.EventCheckin, -2, "17:00"), from: "2027-07-10", to: "2027-07-14", now: "2027-07-09T10:00:00Z", wantWhy: stay.WhyPast},
		{name: "no arrival text after check-in has begun", when: days(stay.EventCheckin, -1, "17:00"), late: 3000, from: "2027-07-10", to: "2027-07-14", now: "2027-07-10T13:00:00Z", wantWhy: stay.WhyPast, wantUntilHere: "2027-07-10T13:00:00Z"},
		{name: "nothing of the stay after check-out", when: days(stay.EventCheckin, 1, "09:00"), late: 4000, from: "2027-07-10", to: "2027-07-12", now: "2027-07-12T08:00:00Z", wantWhy: stay.WhyPast, wantUntilHere: "2027-07-12T08:00:00Z"},
		{name: "the third day of a stay of one night", when: days(stay.EventCheckin, 3, "09:00"), from: "2027-07-10", to: "2027-07-11", wantWhy: stay.WhyTooShort},
		{name: "four days before the end of a stay of one night", when: days(stay.EventCheckout, -4, "09:00"), from: "2027-07-10", to: "2027-07-11", wantWhy: stay.WhyTooShort},
		{name: "the evening before check-out, after one night", when: days(stay.EventCheckout, -1, "18:00"), from: "2027-07-10", to: "2027-07-11", wantDue: "2027-07-10T16:00:00Z"},

		{name: "an hour that the clocks skip", when: days(stay.EventCheckin, 0, "02:30"), from: "2027-03-28", to: "2027-03-30", wantDue: "2027-03-28T01:00:00Z"},
		{name: "an hour that comes twice", when: days(stay.EventCheckin, 0, "02:30"), from: "2027-10-31", to: "2027-11-02", wantDue: "2027-10-31T00:30:00Z"},
		{name: "days over the change of clocks keep their hour", when: days(stay.EventCheckin, -2, "17:00"), from: "2027-03-29", to: "2027-03-31", wantDue: "2027-03-27T16:00:00Z"},
		{name: "hours over the change of clocks are hours", when: hours(stay.EventCheckin, -24), from: "2027-03-28", to: "2027-03-31", wantDue: "2027-03-27T13:00:00Z"},
		{name: "quiet until an hour that is skipped", when: days(stay.EventCheckin, 0, "01:00"), quiet: [2]string{"00:00", "02:30"}, from: "2027-03-28", to: "2027-03-30", wantDue: "2027-03-28T01:00:00Z"},

		{name: "cancelled", when: days(stay.EventCheckin, -2, "17:00"), from: "2027-07-10", to: "2027-07-14", change: func(b *stay.Booking) { b.State = stay.BookingCancelled }, wantWhy: stay.WhyCancelled},
		{name: "missing from its calendar for a moment", when: days(stay.EventCheckin, -2, "17:00"), from: "2027-07-10", to: "2027-07-14", change: func(b *stay.Booking) { b.State = stay.BookingMissing }, wantDue: "2027-07-08T15:00:00Z"},
		{name: "closed nights", when: days(stay.EventCheckin, -2, "17:00"), from: "2027-07-10", to: "2027-07-14", change: func(b *stay.Booking) { b.Kind = stay.KindBlock }, wantWhy: stay.WhyNoStay},
		{name: "another calendar's word for it", when: days(stay.EventCheckin, -2, "17:00"), from: "2027-07-10", to: "2027-07-14", change: func(b *stay.Booking) { b.TwinOf = "other" }, wantWhy: stay.WhyNoStay},
		{name: "a request", when: days(stay.EventCheckin, -2, "17:00"), from: "2027-07-10", to: "2027-07-14", change: func(b *stay.Booking) { b.State = stay.BookingRequest }, wantWhy: stay.WhyNoStay},
		{name: "too few nights", when: days(stay.EventCheckin, -2, "17:00"), from: "2027-07-10", to: "2027-07-14", only: stay.Conditions{MinNights: 5}, wantWhy: stay.WhyOther},
		{name: "just enough nights", when: days(stay.EventCheckin, -2, "17:00"), from: "2027-07-10", to: "2027-07-14", only: stay.Conditions{MinNights: 4, MaxNights: 4}, wantDue: "2027-07-08T15:00:00Z"},
		{name: "another channel", when: days(stay.EventCheckin, -2, "17:00"), from: "2027-07-10", to: "2027-07-14", only: stay.Conditions{Channels: []string{"booking"}}, wantWhy: stay.WhyOther},
		{name: "another property", when: days(stay.EventCheckin, -2, "17:00"), from: "2027-07-10", to: "2027-07-14", only: stay.Conditions{Properties: []stay.PropertyID{"mare"}}, wantWhy: stay.WhyOther},
	} {
		t.Run(x.name, func(t *testing.T) {
			if x.made == "" {
				x.made = "2026-12-01T10:00:00Z"
			}
			if x.now == "" {
				x.now = "2026-12-02T10:00:00Z"
			}
			if x.late == 0 {
				x.late = 360
			}
			r := stay.Rule{ID: "r", Name: "r", When: x.when, LateMinutes: x.late, Only: x.only}
			if x.quiet[0] != "" {
				r.QuietFrom, r.QuietUntil = clock(t, x.quiet[0]), clock(t, x.quiet[1])
			}
			b := ruleStay(t, x.from, x.to, x.made)
			if x.change != nil {
				x.change(&b)
			}
			got, why := r.Plan(ruleHome("Europe/Rome"), b, instant(t, x.now))
			if why != x.wantWhy {
				t.Fatalf("why is %q (%v), want %q", why, got, x.wantWhy)
			}
			if x.wantDue != "" && !got.Due.Equal(instant(t, x.wantDue)) {
				t.Errorf("it goes at %s, want %s", got.Due.UTC().Format(time.RFC3339), x.wantDue)
			}
			if x.wantUntilHere != "" && !got.Until.Equal(instant(t, x.wantUntilHere)) {
				t.Errorf("it ends at %s, want %s", got.Until.UTC().Format(time.RFC3339), x.wantUntilHere)
			}
		})
	}
}

// TestNoPlanBreaksItsOwnRule tries many rules, stays and zones: what is due is never
// in quiet hours, never before its moment, never after its limit or what it is about.
func TestNoPlanBreaksItsOwnRule(t *testing.T) {
	zones := []string{"Europe/Rome", "America/New_York", "Australia/Lord_Howe", "America/Santiago", "Asia/Kathmandu", "Africa/Casablanca", "Pacific/Apia"}
	r := rand.New(rand.NewPCG(5, 8))
	planned := 0
	for range 40_000 {
		home := ruleHome(zones[r.IntN(len(zones))])
		zone := home.Zone()
		rule := stay.Rule{When: stay.When{Event: []stay.RuleEvent{stay.EventBooked, stay.EventCheckin, stay.EventCheckout}[r.IntN(3)],
			Unit: []stay.RuleUnit{stay.UnitDays, stay.UnitHours}[r.IntN(2)], Offset: r.IntN(13) - 6, At: stay.Clock(r.IntN(24 * 60))},
			QuietFrom: stay.Clock(r.IntN(24 * 60)), QuietUntil: stay.Clock(r.IntN(24 * 60)), LateMinutes: 15 + r.IntN(2000)}
		arrival := stay.NewDate(2027, time.January, 1+r.IntN(365))
		b := stay.Booking{Property: home.ID, Kind: stay.KindBooking, State: stay.BookingActive, Arrival: arrival, Departure: arrival + 1 + stay.Date(r.IntN(10)),
			CreatedAt: (arrival - 20).Midnight().Add(time.Duration(r.IntN(25*24*60)) * time.Minute)}
		m, why := rule.Plan(home, b, b.CreatedAt)
		if why != stay.WhyNothing {
			continue
		}
		planned++
		switch {
		case rule.Quiet(m.Due, zone):
			t.Fatalf("%+v in %s is due at %s, in its quiet hours", rule, home.Timezone, m.Due.In(zone))
		case m.Due.Before(m.At), !m.Due.Before(m.Until), m.Until.After(m.At.Add(time.Duration(rule.LateMinutes) * time.Minute)):
			t.Fatalf("%+v: moment %s, due %s, until %s", rule, m.At, m.Due, m.Until)
		case rule.When.Event != stay.EventCheckout && !m.Due.Before(b.Departure.First(home.CheckoutUntil, zone)):
			t.Fatalf("%+v would be sent after check-out, at %s", rule, m.Due.In(zone))
		}
	}
	if planned < 5_000 {
		t.Errorf("only %d of the plans were tried at all", planned)
	}
}

func TestARuleIsChecked(t *testing.T) {
	good := stay.Rule{ID: "before-arrival", Name: "Before arrival", When: stay.When{Event: stay.EventCheckin, Unit: stay.UnitDays, Offset: -2, At: 17 * 60},
		LateMinutes: 360, Texts: map[string]string{"en": "See you soon."}}
	if bad := good.Check(); len(bad) > 0 {
		t.Fatalf("a good rule is refused: %v", bad)
	}
	for field, spoil := range map[string]func(*stay.Rule){
		"id":        func(r *stay.Rule) { r.ID = "Before arrival" },
		"name":      func(r *stay.Rule) { r.Name = " " },
		"event":     func(r *stay.Rule) { r.When.Event = "moon" },
		"unit":      func(r *stay.Rule) { r.When.Unit = "weeks" },
		"offset":    func(r *stay.Rule) { r.When.Event, r.When.Offset = stay.EventBooked, -1 },
		"at":        func(r *stay.Rule) { r.When.At = 24 * 60 },
		"quiet":     func(r *stay.Rule) { r.QuietFrom = -1 },
		"late":      func(r *stay.Rule) { r.LateMinutes = 0 },
		"about":     func(r *stay.Rule) { r.About = []stay.Topic{"moon"} },
		"texts":     func(r *stay.Rule) { r.Texts = map[string]string{"en": "  "} },
		"languages": func(r *stay.Rule) { r.Only.Languages = []string{"English"} },
		"nights":    func(r *stay.Rule) { r.Only.MinNights, r.Only.MaxNights = 5, 2 },
		"window":    func(r *stay.Rule) { r.Only.Window = "perhaps" },
	} {
		r := good
		spoil(&r)
		if bad := r.Check(); len(bad) != 1 || bad[0].Field != field {
			t.Errorf("with a bad %s it says %v", field, bad)
		}
	}
}
