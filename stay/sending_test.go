package stay_test

import (
	"errors"
	"testing"

	"portineria/stay"
)

var sendStates = []stay.SendState{stay.Queued, stay.InFlight, stay.Uncertain, stay.Unclear, stay.Accepted, stay.Sent, stay.Delivered, stay.ReadState, stay.Played, stay.Failed, stay.Dropped}

func TestNoMoveTakesBackWhatThePlatformSaid(t *testing.T) {
	rank := map[stay.SendState]int{stay.Accepted: 1, stay.Sent: 2, stay.Delivered: 3, stay.ReadState: 4, stay.Played: 5}
	for _, from := range sendStates {
		for _, to := range sendStates {
			switch {
			case from == to && from.May(to):
				t.Errorf("%s moves to itself", from)
			case from.Left() && to.Left() && from.May(to) != (rank[to] > rank[from]):
				t.Errorf("%s to %s: %t", from, to, from.May(to))
			case from.Left() && !to.Left() && to != stay.Failed && from.May(to):
				t.Errorf("%s was with the platform and becomes %s", from, to)
			case to == stay.InFlight && from != stay.Queued && from.May(to):
				t.Errorf("%s goes out without being queued", from)
			case to == stay.Uncertain && from != stay.InFlight && from.May(to):
				t.Errorf("%s becomes uncertain", from)
			}
		}
	}
	for _, s := range []stay.SendState{stay.Delivered, stay.ReadState, stay.Played} {
		if s.May(stay.Failed) {
			t.Errorf("%s fails", s)
		}
	}
	if stay.SendState("new").May(stay.Queued) || stay.Queued.May("new") {
		t.Error("an unknown state moves")
	}
}

func TestWhatIsOpenHoldsBackTheNext(t *testing.T) {
	for _, s := range sendStates {
		want := s == stay.Queued || s == stay.InFlight || s == stay.Uncertain
		if s.Open() != want || (s.Open() && s.Left()) {
			t.Errorf("%s: open %t, left %t", s, s.Open(), s.Left())
		}
	}
}

func TestAnOverlapIsAConflict(t *testing.T) {
	var err error = stay.Overlap{With: "b", Arrival: 1, Departure: 2}
	if !errors.Is(err, stay.ErrConflict) || errors.Is(err, stay.ErrNotFound) {
		t.Error("is taken for another kind of refusal")
	}
}
