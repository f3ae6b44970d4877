package stay_test

import (
	"testing"
	"time"

	"portineria/stay"
)

// flat is let from 15:00 to 10:00 in Rome; codes open a day before and close two
// hours after.
var flat = stay.Property{ID: "casa", Timezone: "Europe/Rome", CheckinFrom: 15 * 60, CheckoutUntil: 10 * 60, AccessFromHoursBefore: 24, AccessUntilHoursAfter: 2}

func day(t testing.TB, s string) stay.Date {
	t.Helper()
	d, err := stay.ParseDate(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func instant(t testing.TB, s string) time.Time {
	t.Helper()
	at, err := time.Parse(time.RFC3339, s)
	if err != nil {
		t.Fatal(err)
	}
	return at
}

func week(t testing.TB) stay.Booking {
	t.Helper()
	return stay.Booking{ID: "b", Property: "casa", Kind: stay.KindBooking, State: stay.BookingActive, Arrival: day(t, "2026-07-12"), Departure: day(t, "2026-07-19")}
}

func TestRightsOpenAndCloseOnTheMinute(t *testing.T) {
	for at, want := range map[string]struct {
		level  stay.Level
		closed stay.ClosedReason
	}{
		"2026-01-01T00:00:00+01:00": {stay.BookedIn, stay.ClosedTooEarly},
		"2026-07-11T14:59:59+02:00": {stay.BookedIn, stay.ClosedTooEarly},
		"2026-07-11T15:00:00+02:00": {stay.Staying, stay.NotClosed},
		"2026-07-19T11:59:59+02:00": {stay.Staying, stay.NotClosed},
		"2026-07-19T12:00:00+02:00": {stay.Past, stay.ClosedOver},
		"2026-08-02T23:59:59+02:00": {stay.Past, stay.ClosedOver},
		"2026-08-03T00:00:00+02:00": {stay.Stranger, stay.ClosedOver},
	} {
		b := week(t)
		got := stay.RightsAt(flat, &b, stay.EvidenceNumber, instant(t, at))
		if got.Level != want.level || got.Closed != want.closed {
			t.Errorf("at %s: %s, closed %q; want %s, closed %q", at, got.Level, got.Closed, want.level, want.closed)
		}
	}
}

func TestRightsByEvidenceAndState(t *testing.T) {
	during := instant(t, "2026-07-14T18:00:00+02:00")
	change := func(f func(*stay.Booking)) *stay.Booking { b := week(t); f(&b); return &b }
	strict := flat
	strict.IdentityCheck = true
	for name, c := range map[string]struct {
		p        stay.Property
		b        *stay.Booking
		e        stay.Evidence
		level    stay.Level
		closed   stay.ClosedReason
		secrets  bool
		bookings bool
	}{
		"the number on the booking": {flat, change(func(*stay.Booking) {}), stay.EvidenceNumber, stay.Staying, stay.NotClosed, true, true},
		"the owner's click":         {flat, change(func(*stay.Booking) {}), stay.EvidenceOwner, stay.Staying, stay.NotClosed, true, true},
		"a code and a fact":         {flat, change(func(*stay.Booking) {}), stay.EvidenceCodeAndFact, stay.Staying, stay.NotClosed, true, true},
		"a code alone":              {flat, change(func(*stay.Booking) {}), stay.EvidenceCode, stay.BookedIn, stay.ClosedEvidence, false, true},
		"four digits":               {flat, change(func(*stay.Booking) {}), stay.EvidenceLast4, stay.BookedIn, stay.ClosedEvidence, false, true},
		"nothing":                   {flat, change(func(*stay.Booking) {}), stay.EvidenceNone, stay.Stranger, stay.ClosedStranger, false, false},
		"no booking":                {flat, nil, stay.EvidenceOwner, stay.Stranger, stay.ClosedStranger, false, false},
		"another property's":        {flat, change(func(b *stay.Booking) { b.Property = "torre" }), stay.EvidenceOwner, stay.Stranger, stay.ClosedStranger, false, false},
		"cancelled":                 {flat, change(func(b *stay.Booking) { b.State = stay.BookingCancelled }), stay.EvidenceOwner, stay.Stranger, stay.ClosedCancelled, false, false},
		"only asked for":            {flat, change(func(b *stay.Booking) { b.State = stay.BookingRequest }), stay.EvidenceOwner, stay.Stranger, stay.ClosedStranger, false, false},
		"a block of the owner's":    {flat, change(func(b *stay.Booking) { b.Kind = stay.KindBlock }), stay.EvidenceOwner, stay.Stranger, stay.ClosedStranger, false, false},
		"missing from one sync":     {flat, change(func(b *stay.Booking) { b.State = stay.BookingMissing }), stay.EvidenceNumber, stay.Staying, stay.NotClosed, true, true},
		"not identified":            {strict, change(func(*stay.Booking) {}), stay.EvidenceNumber, stay.BookedIn, stay.ClosedIdentity, false, true},
		"identified":                {strict, change(func(b *stay.Booking) { b.IdentifiedAt = during }), stay.EvidenceNumber, stay.Staying, stay.NotClosed, true, true},
	} {
		t.Run(name, func(t *testing.T) {
			got := stay.RightsAt(c.p, c.b, c.e, during)
			if got.Level != c.level || got.Closed != c.closed {
				t.Errorf("%s, closed %q; want %s, closed %q", got.Level, got.Closed, c.level, c.closed)
			}
			if !got.Knows(stay.Public) || got.Knows(stay.OwnerOnly) || got.Knows("") || got.Knows(stay.DuringStay) != c.secrets || got.Knows(stay.Booked) != c.bookings {
				t.Errorf("%s knows public %t, booked %t, stay %t, owner %t", got.Level, got.Knows(stay.Public), got.Knows(stay.Booked), got.Knows(stay.DuringStay), got.Knows(stay.OwnerOnly))
			}
		})
	}
}

func TestTheWindowFollowsTheClocksOfTheProperty(t *testing.T) {
	// The clocks go forward on 29 March 2026 and back on 25 October.
	spring := stay.Booking{Property: "casa", Arrival: day(t, "2026-03-29"), Departure: day(t, "2026-03-30")}
	autumn := stay.Booking{Property: "casa", Arrival: day(t, "2026-10-24"), Departure: day(t, "2026-10-25")}
	for name, c := range map[string]struct {
		b             stay.Booking
		opens, closes string
	}{
		"spring": {spring, "2026-03-28T13:00:00Z", "2026-03-30T10:00:00Z"},
		"autumn": {autumn, "2026-10-23T13:00:00Z", "2026-10-25T11:00:00Z"},
	} {
		w := stay.AccessWindow(flat, c.b)
		if !w.Opens.Equal(instant(t, c.opens)) || !w.Closes.Equal(instant(t, c.closes)) {
			t.Errorf("%s: from %s to %s, want from %s to %s", name, w.Opens.UTC(), w.Closes.UTC(), c.opens, c.closes)
		}
	}
}

func TestACodeLivesTwoDaysPastCheckout(t *testing.T) {
	for at, want := range map[string]bool{"2026-07-21T23:59:59+02:00": true, "2026-07-22T00:00:00+02:00": false} {
		if got := stay.CodeLives(flat, week(t), instant(t, at)); got != want {
			t.Errorf("at %s: %t", at, got)
		}
	}
}

func TestRolesMayOnlyWhatTheyMay(t *testing.T) {
	acts := []stay.Act{stay.ReadInbox, stay.WriteInbox, stay.ReadCalendar, stay.WriteCalendar, stay.ReadFacts, stay.WriteFacts, stay.ReadSettings, stay.WriteSettings, stay.UseSimulator}
	for role, want := range map[stay.Role]string{stay.RoleOwner: "111111111", stay.RoleCohost: "111111000", stay.RoleCleaner: "001000000", stay.RoleAuditor: "101010100", "guest": "000000000", "": "000000000"} {
		for i, act := range acts {
			if got := (stay.User{Role: role}).May(act); got != (want[i] == '1') {
				t.Errorf("%q may %s: %t", role, act, got)
			}
		}
	}
	for role, want := range map[stay.Role][3]bool{stay.RoleOwner: {true, true, true}, stay.RoleAuditor: {true, true, true}, stay.RoleCohost: {true, false, false}, stay.RoleCleaner: {true, false, false}} {
		u := stay.User{Role: role, Properties: []stay.PropertyID{"casa"}}
		if got := [3]bool{u.Sees("casa"), u.Sees("torre"), u.Sees("")}; got != want {
			t.Errorf("%s sees its own, another's and what belongs to none: %v, want %v", role, got, want)
		}
	}
}
