package stay_test

import (
	"testing"
	"time"

	"portineria/stay"
)

func TestHowWellAGuestIsKnown(t *testing.T) {
	ties := func(all ...stay.Evidence) (found []stay.Tie) {
		for _, e := range all {
			found = append(found, stay.Tie{Booking: "b", Evidence: e})
		}
		return found
	}
	phone := func(b *stay.Booking) { b.Phone = "+447700900101" }
	seen := func(b *stay.Booking) { b.IdentifiedAt = time.Unix(1, 0) }
	for name, c := range map[string]struct {
		change func(*stay.Booking)
		ties   []stay.Tie
		want   stay.Acquaintance
	}{
		"nobody wrote":              {nil, nil, stay.NobodyKnown},
		"four digits are not much":  {nil, ties(stay.EvidenceLast4), stay.KnownByCode},
		"a code":                    {nil, ties(stay.EvidenceCode), stay.KnownByCode},
		"a code and a friend's":     {nil, ties(stay.EvidenceCode, stay.EvidenceNumber), stay.KnownByNumber},
		"the owner said who it is":  {nil, ties(stay.EvidenceOwner, stay.EvidenceCode), stay.Recognised},
		"a code and the day":        {nil, ties(stay.EvidenceCode, stay.EvidenceCodeAndFact), stay.Recognised},
		"a number on the booking":   {phone, nil, stay.KnownByNumber},
		"a person has seen them":    {seen, ties(stay.EvidenceCode), stay.IdentitySeen},
		"ties of other bookings":    {nil, []stay.Tie{{Booking: "other", Evidence: stay.EvidenceOwner}}, stay.NobodyKnown},
		"the digits that were told": {func(b *stay.Booking) { b.PhoneLast4 = "0101" }, nil, stay.NobodyKnown},
	} {
		t.Run(name, func(t *testing.T) {
			b := stay.Booking{ID: "b"}
			if c.change != nil {
				c.change(&b)
			}
			if got := stay.Known(b, c.ties); got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
		})
	}
}
