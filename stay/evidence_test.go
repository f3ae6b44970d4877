package stay_test

import (
	"math/rand/v2"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"portineria/stay"
)

// everyEvidence is the ladder from the bottom.
var everyEvidence = []stay.Evidence{stay.EvidenceNone, stay.EvidenceClaim, stay.EvidenceLast4, stay.EvidenceCode, stay.EvidenceCodeAndFact, stay.EvidenceNumber, stay.EvidenceOwner}

// TestTheLadderIsTheContracts reads like the table "Who may know what": what each
// kind of evidence opens before, in and after the access window.
func TestTheLadderIsTheContracts(t *testing.T) {
	before, inside, after, long := instant(t, "2026-07-01T12:00:00+02:00"), instant(t, "2026-07-14T18:00:00+02:00"), instant(t, "2026-07-25T12:00:00+02:00"), instant(t, "2026-08-03T00:00:00+02:00")
	weak := [4]stay.Level{stay.BookedIn, stay.BookedIn, stay.Past, stay.Stranger}
	full := [4]stay.Level{stay.BookedIn, stay.Staying, stay.Past, stay.Stranger}
	none := [4]stay.Level{stay.Stranger, stay.Stranger, stay.Stranger, stay.Stranger}
	for name, c := range map[string]struct {
		evidence []stay.Evidence
		want     [4]stay.Level
	}{
		"the number on the booking": {[]stay.Evidence{stay.EvidenceNumber}, full},
		"the owner's click":         {[]stay.Evidence{stay.EvidenceOwner}, full},
		"the code":                  {[]stay.Evidence{stay.EvidenceCode}, weak},
		"the code, with the arrival date or surname":           {[]stay.Evidence{stay.EvidenceCodeAndFact}, full},
		"last four digits and arrival date":                    {[]stay.Evidence{stay.EvidenceLast4}, weak},
		"last four digits and arrival date, the owner's click": {[]stay.Evidence{stay.EvidenceLast4, stay.EvidenceOwner}, full},
		"name and dates":                    {[]stay.Evidence{stay.EvidenceClaim}, none},
		"name and dates, the owner's click": {[]stay.Evidence{stay.EvidenceClaim, stay.EvidenceOwner}, full},
		"none":                              {nil, none},
		"last four digits and arrival date, and then the code":    {[]stay.Evidence{stay.EvidenceLast4, stay.EvidenceCode}, full},
		"name and dates, and then the code":                       {[]stay.Evidence{stay.EvidenceClaim, stay.EvidenceCode}, full},
		"name and dates, and then last four digits and the date":  {[]stay.Evidence{stay.EvidenceClaim, stay.EvidenceLast4}, weak},
		"what nobody has heard of":                                {[]stay.Evidence{"a good feeling"}, none},
		"last four digits and the date, said again and once more": {[]stay.Evidence{stay.EvidenceLast4, stay.EvidenceLast4, stay.EvidenceLast4}, weak},
	} {
		t.Run(name, func(t *testing.T) {
			e := stay.EvidenceNone
			for _, more := range c.evidence {
				e = e.With(more)
			}
			b := week(t)
			var got [4]stay.Level
			for i, now := range []time.Time{before, inside, after, long} {
				got[i] = stay.RightsAt(flat, &b, e, now).Level
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("before, inside, after and long after the window (-contract +got):\n%s", diff)
			}
		})
	}
}

// TestWeakEvidenceNeverOpensTheStay: whatever is put together in whatever order,
// codes and passwords take a whole proof, or the code with the arrival date.
func TestWeakEvidenceNeverOpensTheStay(t *testing.T) {
	chance := rand.New(rand.NewPCG(4, 6))
	for range 20_000 {
		e, has := stay.EvidenceNone, map[stay.Evidence]bool{}
		for range chance.IntN(6) {
			more := everyEvidence[chance.IntN(len(everyEvidence))]
			e, has[more] = e.With(more), true
		}
		whole := has[stay.EvidenceOwner] || has[stay.EvidenceNumber] || has[stay.EvidenceCodeAndFact] ||
			(has[stay.EvidenceCode] && (has[stay.EvidenceLast4] || has[stay.EvidenceClaim]))
		b := week(t)
		b.State = []stay.BookingState{stay.BookingActive, stay.BookingMissing, stay.BookingCancelled, stay.BookingRequest}[chance.IntN(4)]
		p := flat
		p.IdentityCheck = chance.IntN(2) == 0
		now := instant(t, "2026-07-01T00:00:00+02:00").Add(time.Duration(chance.IntN(40*24*60)) * time.Minute)
		r := stay.RightsAt(p, &b, e, now)
		if r.Knows(stay.DuringStay) && (!whole || !b.Occupies() || p.IdentityCheck || !stay.AccessWindow(p, b).Open(now)) {
			t.Fatalf("%v opens the stay as %q: booking %s, identity check %t, at %s", has, e, b.State, p.IdentityCheck, now)
		}
		if r.Knows(stay.Booked) && e.Proves() == stay.ProvesNothing {
			t.Fatalf("%v opens what is for guests with a booking", has)
		}
	}
}

func TestEvidenceAddsUpInAnyOrder(t *testing.T) {
	for _, a := range everyEvidence {
		for _, b := range everyEvidence {
			if a.With(b) != b.With(a) {
				t.Errorf("%q with %q is %q, the other way round %q", a, b, a.With(b), b.With(a))
			}
			if sum := a.With(b); sum.Rank() < max(a.Rank(), b.Rank()) || sum.Proves() < max(a.Proves(), b.Proves()) {
				t.Errorf("%q with %q is only %q", a, b, sum)
			}
			for _, c := range everyEvidence {
				if a.With(b).With(c) != a.With(b.With(c)) {
					t.Errorf("%q, %q and %q do not add up the same in every order", a, b, c)
				}
			}
		}
	}
}

func TestEvidenceIsOrderedByStrength(t *testing.T) {
	for i, e := range everyEvidence {
		if e.Rank() != i || e.Strong() != (i >= 4) || (e.Proves() == stay.ProvesNothing) != (i < 2) {
			t.Errorf("%q has rank %d, strength %t and proves %d", e, e.Rank(), e.Strong(), e.Proves())
		}
	}
	if e := stay.Evidence("a guess"); e.Rank() >= 0 || e.Strong() || e.Proves() != stay.ProvesNothing {
		t.Error("unknown evidence counts")
	}
}

func TestLastFourDigitsAsPeopleTypeThem(t *testing.T) {
	for text, want := range map[string][]string{
		"4471":                            {"4471"},
		"4471, 12 luglio":                 {"4471"},
		"44 71":                           {"4471"},
		"44-71":                           {"4471"},
		"4 4 7 1":                         {"4471"},
		"le ultime cifre sono 4471.":      {"4471"},
		"12/07/2026 e 4471":               {"2026", "4471"},
		"+44 7700 900123":                 {"7700", "0123"},
		"0044 7700 900123":                {"0044", "7700", "0123"},
		"07700 900123":                    {"0123"},
		"447700900123":                    {"0123"},
		"12 07":                           {"1207"},
		"12.7.":                           nil,
		"we are 2 and arrive at 16:30":    nil,
		"":                                nil,
		"1001 1002 1003 1004 1005":        nil,
		"the room 447 and the floor 1":    nil,
		"12-19 luglio, le cifre sono 447": {"1219"},
	} {
		if diff := cmp.Diff(want, stay.FindLast4(text)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", text, diff)
		}
	}
}
