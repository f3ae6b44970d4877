package calendar_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"portineria/stay"
	"portineria/store"
)

func TestWhatAPortalSaidIsKeptAsItCame(t *testing.T) {
	h := newHouse(t)
	f := h.connect(t, "A", "/a.ics")
	var bodies []string
	for i := range 7 {
		bodies = append(bodies, ics(t, "vrbo", parsePeriod(t, fmt.Sprintf("2026-07-10 to 2026-07-%d booking uid=a name=Lena", 14+i))))
		h.portal.says(bodies[i])
		h.sync(t, f)
		h.later(time.Hour)
	}
	h.portal.says("<html>down</html>")
	h.sync(t, f)
	h.later(time.Hour)
	h.portal.says(ics(t, "vrbo"))
	h.sync(t, f) // held: nothing where there was something
	said, err := h.Evidence(t.Context(), f.ID)
	if err != nil || len(said) != 6 {
		t.Fatalf("%d answers, %v", len(said), err)
	}
	if last := said[0]; last.Good || last.Problem != "empty" || string(last.Body) != ics(t, "vrbo") {
		t.Errorf("the last one: %+v", last)
	}
	for i, s := range said[1:] {
		if want := bodies[6-i]; !s.Good || string(s.Body) != want {
			t.Errorf("answer %d is not as it came: %s", i, s.Body)
		}
	}
}

func TestAnAnswerThatStandsIsNotedOnceADay(t *testing.T) {
	h := newHouse(t)
	f := h.connect(t, "A", "/a.ics")
	h.portal.says(ics(t, "lodgify", parsePeriod(t, "2026-09-10 to 2026-09-14 booking uid=a")))
	h.sync(t, f)
	first := h.clock()
	for i := range 60 { // fresh identifiers each time, and nothing new
		h.later(time.Hour)
		h.portal.says(ics(t, "lodgify", parsePeriod(t, fmt.Sprintf("2026-09-10 to 2026-09-14 booking uid=r%d", i))))
		h.sync(t, f)
	}
	said, err := h.Evidence(t.Context(), f.ID)
	if err != nil || len(said) != 1 || !said[0].At.Equal(first) || h.clock().Sub(said[0].Until) > 24*time.Hour {
		t.Errorf("%d answers, %v: %+v", len(said), err, said[0].Until)
	}
}

func TestStaysOfLongAgoAreNotKeptInWhatAPortalSaid(t *testing.T) {
	h := newHouse(t)
	f := h.connect(t, "A", "/a.ics")
	old := parsePeriod(t, "2025-05-10 to 2025-05-14 booking uid=o name=Olga")
	lately := parsePeriod(t, "2026-05-10 to 2026-05-14 booking uid=l name=Lena")
	rule := parsePeriod(t, "2024-05-10 to 2024-05-11 block uid=r rule=FREQ=MONTHLY")
	h.portal.says(ics(t, "vrbo", old, lately, rule))
	h.sync(t, f)
	said, err := h.Evidence(t.Context(), f.ID)
	if err != nil || len(said) != 1 || string(said[0].Body) != ics(t, "vrbo", lately, rule) {
		t.Errorf("%v: %s", err, said[0].Body)
	}
}

func TestAHugeAnswerIsNotKept(t *testing.T) {
	h := newHouse(t)
	f := h.connect(t, "A", "/a.ics")
	var all []period
	for i := range 6000 {
		all = append(all, parsePeriod(t, fmt.Sprintf("2026-09-10 to 2026-09-14 booking uid=%d name=%s", i, strings.Repeat("a", 60))))
	}
	h.portal.says(ics(t, "vrbo", all...))
	h.sync(t, f)
	if said, err := h.Evidence(t.Context(), f.ID); err != nil || len(said) != 0 {
		t.Errorf("%d answers, %v", len(said), err)
	}
}

func TestACalendarFromABackupIsLookedAtAsAWhole(t *testing.T) {
	h := newHouse(t)
	// Two stays on one night, as they came from a time before anybody compared them.
	err := h.db.Update(t.Context(), func(tx *store.Tx) error {
		for _, id := range []stay.BookingID{"a", "b"} {
			b := stay.Booking{ID: id, Property: flat, Channel: "direct", Kind: stay.KindBooking, Sure: true, State: stay.BookingActive,
				Arrival: day(t, "2026-07-10"), Departure: day(t, "2026-07-14"), Invite: stay.Private(id), CreatedAt: h.clock(), UpdatedAt: h.clock()}
			if err := tx.PutBooking(t.Context(), b); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	asked := func() int {
		all, err := h.db.CalendarQuestions(t.Context(), "", stay.CalendarOpen)
		if err != nil {
			t.Fatal(err)
		}
		return len(all)
	}
	for range 2 {
		if err := h.Poll(t.Context()); err != nil {
			t.Fatal(err)
		}
		if n := asked(); n != 1 {
			t.Errorf("asked %d times", n)
		}
	}
	h.set(rome(t, "2026-07-20 10:00"))
	if err := h.Poll(t.Context()); err != nil {
		t.Fatal(err)
	}
	if n := asked(); n != 0 {
		t.Errorf("asked %d times of stays that are over", n)
	}
}
