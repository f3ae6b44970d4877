package calendar_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"portineria/app/calendar"
	"portineria/reservations"
	"portineria/stay"
)

// TestWhateverTheListTheOwnersWordStands plays lists made by chance against books
// made by chance: what is suggested never cancels, never overwrites what the owner
// entered, never makes a double booking, and never does a row a second time.
func TestWhateverTheListTheOwnersWordStands(t *testing.T) {
	for seed := range uint64(60) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			h := newHouse(t)
			h.property(t, "casa-pino")
			chance := rand.New(rand.NewPCG(seed, 7))
			for i := range 4 + chance.IntN(8) {
				h.entered(t, someStay(chance, i))
			}
			q := chanceList(t, chance)
			before := h.stays(t)
			plan, err := h.PlanList(t.Context(), q)
			if err != nil {
				t.Fatal(err)
			}
			if _, _, err := h.ApplyList(t.Context(), q, plan.Fingerprint, plan.Suggested()); err != nil {
				t.Fatal(err)
			}
			after := h.stays(t)
			for _, b := range before {
				kept(t, b, after)
			}
			if was, is := doubles(before), doubles(after); is > was {
				t.Errorf("%d double bookings became %d", was, is)
			}
			again, err := h.PlanList(t.Context(), q)
			if err != nil {
				t.Fatal(err)
			}
			for _, row := range again.Suggested() { // nights that were freed meanwhile make place for other rows
				if slices.Contains(plan.Suggested(), row) {
					t.Errorf("row %d is suggested a second time", row)
				}
			}
		})
	}
}

// doubles counts pairs of stays on one night, whether or not it is known that both
// are bookings.
func doubles(all []stay.Booking) int {
	n := 0
	for i, a := range all {
		for _, b := range all[:i] {
			if a.Occupies() && b.Occupies() && a.Kind != stay.KindBlock && b.Kind != stay.KindBlock && a.Overlaps(b) {
				n++
			}
		}
	}
	return n
}

func kept(t *testing.T, b stay.Booking, after []stay.Booking) {
	t.Helper()
	i := slices.IndexFunc(after, func(x stay.Booking) bool { return x.ID == b.ID })
	if i < 0 {
		t.Fatalf("%s is gone", b.ID)
	}
	x := after[i]
	switch {
	case x.State != b.State:
		t.Errorf("%s is %s, was %s", b.ID, x.State, b.State)
	case b.ByHand.Has(stay.HandName) && x.Name != b.Name, b.ByHand.Has(stay.HandPhone) && x.Phone != b.Phone, b.ByHand.Has(stay.HandGuests) && x.Guests != b.Guests:
		t.Errorf("%s: what the owner entered was overwritten", b.ID)
	case b.Feed != "" && (x.Arrival != b.Arrival || x.Departure != b.Departure):
		t.Errorf("%s: a list moved a stay that a calendar tells of", b.ID)
	case b.Kind == stay.KindBlock && b.Sure && x != b:
		t.Errorf("%s: a list turned closed nights into something else", b.ID)
	case x.Property != b.Property || x.Invite != b.Invite || b.Code != "" && x.Code != b.Code:
		t.Errorf("%s: another property or code", b.ID)
	}
}

func someStay(chance *rand.Rand, i int) string {
	from := 2 + chance.IntN(40)
	line := fmt.Sprintf("S%d %s 2026-07-01 to 2026-07-02", i, []string{"casa-limone", "casa-pino"}[chance.IntN(2)])
	arrival := stay.NewDate(2026, 7, 1) + stay.Date(from)
	line = strings.Replace(line, "2026-07-01 to 2026-07-02", arrival.String()+" to "+(arrival+1+stay.Date(chance.IntN(6))).String(), 1)
	for _, maybe := range []string{
		fmt.Sprintf(" code=HMABCDEF%02d", chance.IntN(12)), fmt.Sprintf(" guest=Guest_%d", chance.IntN(5)), " phone=+447700900199", " last4=0123", " hand=name,phone,guests",
		" feed=airbnb", " kind=unknown?", " kind=block", " state=cancelled", " guests=2",
	} {
		if chance.IntN(3) == 0 {
			line += maybe
		}
	}
	return line
}

func chanceList(t *testing.T, chance *rand.Rand) calendar.ListRequest {
	t.Helper()
	list := "Confirmation code,Status,Guest name,Contact,# of adults,Start date,End date,Listing\n"
	for range 3 + chance.IntN(12) {
		arrival := stay.NewDate(2026, 7, 3) + stay.Date(chance.IntN(40))
		list += fmt.Sprintf("HMABCDEF%02d,%s,Guest %d,+4477009001%02d,%d,%s,%s,%s\n", chance.IntN(12), []string{"Confirmed", "Confirmed", "Canceled by guest", "Pending"}[chance.IntN(4)],
			chance.IntN(5), 10+chance.IntN(80), 1+chance.IntN(4), arrival, arrival+1+stay.Date(chance.IntN(6)), []string{"Casa Limone", "Casa Pino", "Elsewhere"}[chance.IntN(3)])
	}
	opened, err := reservations.Open([]byte(list))
	if err != nil {
		t.Fatal(err)
	}
	return calendar.ListRequest{Table: opened, Units: map[string]stay.PropertyID{"casa limone": flat, "casa pino": "casa-pino"}}
}
