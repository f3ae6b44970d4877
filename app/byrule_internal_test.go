package app

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"portineria/stay"
	"portineria/store"
)

// ruleStory is a small house with one guest, whose arrival is two days away.
func ruleStory(t *testing.T) (*year, *yearStay) {
	t.Helper()
	start := time.Date(2027, 7, 1, 12, 0, 0, 0, time.UTC)
	y := newYear(t, start)
	s := &yearStay{n: 1, id: "0000000000000000000000000000000a", property: "casa-0", phone: "+447700900100", there: true, booked: start, said: map[stay.RuleID]time.Time{},
		arrival: stay.NewDate(2027, 7, 20), departure: stay.NewDate(2027, 7, 24)}
	y.put(s)
	y.plan() // "booked" goes at once
	y.drain()
	if got := y.posts(); len(got) != 1 || got[0].what != "t_booked" || got[0].kind != "template" {
		t.Fatalf("a new booking is greeted with %v", got)
	}
	return y, s
}

func (y *year) plan() {
	y.t.Helper()
	_, err := y.app.PlanRules(context.Background())
	y.must(err)
}

func (y *year) sendOf(rule stay.RuleID, s *yearStay) stay.RuleSend {
	y.t.Helper()
	all, err := y.db.RuleSendsOf(context.Background(), s.id)
	y.must(err)
	for _, s := range slices.Backward(all) {
		if s.Rule == rule {
			return s
		}
	}
	return stay.RuleSend{}
}

// TestAMessageIsRecalledUntilItLeaves: what was put into the outbox is looked at once
// more in the moment of leaving.
func TestAMessageIsRecalledUntilItLeaves(t *testing.T) {
	for name, c := range map[string]struct {
		happens func(y *year, s *yearStay)
		state   stay.RuleState
		why     stay.Why
		later   time.Duration
		after   int // messages that left in the end, the greeting among them
	}{
		"nothing":                  {func(*year, *yearStay) {}, stay.RuleSent, "", time.Minute, 2},
		"the stay is cancelled":    {func(y *year, s *yearStay) { s.cancelled = true; y.put(s) }, stay.RuleSkipped, stay.WhyCancelled, time.Hour, 1},
		"the stay moves":           {func(y *year, s *yearStay) { s.arrival, s.departure = s.arrival+7, s.departure+7; y.put(s) }, stay.RulePlanned, "", time.Hour, 1},
		"the stay is over":         {func(y *year, s *yearStay) { s.block = true; y.put(s) }, stay.RuleSkipped, stay.WhyNoStay, time.Hour, 1},
		"night falls":              {func(y *year, s *yearStay) { y.set(y.now().Add(5 * time.Hour)) }, stay.RuleWaiting, stay.WhyQuietNow, time.Minute, 1},
		"night falls and passes":   {func(y *year, s *yearStay) { y.set(y.now().Add(5 * time.Hour)) }, stay.RuleSent, "", 11 * time.Hour, 2},
		"its calendar loses it":    {func(y *year, s *yearStay) { s.missing = true; y.put(s) }, stay.RuleWaiting, stay.WhyMissing, time.Minute, 1},
		"the owner pauses it":      {func(y *year, s *yearStay) { y.must(y.app.PauseStay(context.Background(), s.id, true)) }, stay.RuleWaiting, stay.WhyPaused, time.Minute, 1},
		"its limit passes":         {func(y *year, s *yearStay) { y.set(y.now().Add(19 * time.Hour)) }, stay.RuleLate, stay.WhyPast, time.Minute, 1},
		"the guest says stop":      {func(y *year, s *yearStay) { s.met = true; y.stops(s) }, stay.RuleWaiting, stay.WhyStopped, time.Minute, 1},
		"the owner writes":         {func(y *year, s *yearStay) { y.talks(s) }, stay.RuleWaiting, stay.WhyTalking, time.Minute, 1},
		"the owner wrote long ago": {func(y *year, s *yearStay) { y.talks(s) }, stay.RuleSent, "", 2*time.Hour + time.Minute, 2},
		"the rule is switched off": {func(y *year, _ *yearStay) { y.switchRule("before", false) }, stay.RuleSkipped, stay.WhyByHand, time.Minute, 1},
	} {
		t.Run(name, func(t *testing.T) {
			y, s := ruleStory(t)
			y.set(time.Date(2027, 7, 18, 15, 0, 0, 0, time.UTC)) // 17 in Rome
			y.plan()
			if got := y.sendOf("before", s).State; got != stay.RuleQueued {
				t.Fatalf("at its hour it is %s", got)
			}
			c.happens(y, s)
			y.drain()
			y.plan()
			y.set(y.now().Add(c.later))
			y.plan()
			y.drain()
			y.plan()
			if got := y.sendOf("before", s); got.State != c.state || got.Why != c.why {
				t.Errorf("it is %s, %q; want %s, %q", got.State, got.Why, c.state, c.why)
			}
			if got := y.posts(); len(got) != c.after {
				t.Errorf("%d messages left: %v", len(got), got)
			}
		})
	}
}

func (y *year) switchRule(id stay.RuleID, on bool) {
	y.update(func(ctx context.Context, tx *store.Tx) error {
		r, err := tx.Rule(ctx, id)
		r.Enabled = on
		return errors.Join(err, tx.PutRule(ctx, r))
	})
}

// TestTheOwnerSendsAndLeavesOutByHand: now, or never, and never twice.
func TestTheOwnerSendsAndLeavesOutByHand(t *testing.T) {
	ctx := context.Background()
	y, s := ruleStory(t)
	if why, err := y.app.SendRuleNow(ctx, "before", s.id); err != nil || why != "" {
		t.Fatalf("sent now: %q, %v", why, err)
	}
	y.drain()
	if got := y.posts(); len(got) != 2 || got[1].what != "t_before" {
		t.Fatalf("sent now: %v", got)
	}
	y.plan()
	if _, err := y.app.SendRuleNow(ctx, "before", s.id); !errors.Is(err, stay.ErrConflict) {
		t.Errorf("sent again: %v", err)
	}
	y.must(y.app.SkipRule(ctx, "thanks", s.id))
	if err := y.app.SkipRule(ctx, "before", s.id); !errors.Is(err, stay.ErrConflict) {
		t.Errorf("left out what has gone: %v", err)
	}
	for at := y.now(); at.Before(time.Date(2027, 8, 1, 0, 0, 0, 0, time.UTC)); at = at.Add(30 * time.Minute) {
		y.set(at)
		y.plan()
		y.drain()
	}
	for _, p := range y.posts()[2:] {
		if p.what == "t_before" || p.what == "t_thanks" {
			t.Errorf("%s left after all", p.what)
		}
	}
	s.stopped, s.met = true, true
	y.stops(s)
	y.switchRule("offer", true)
	if why, err := y.app.SendRuleNow(ctx, "offer", s.id); err != nil || why == "" {
		t.Errorf("sent now to a guest who wants none: %q, %v", why, err)
	}
}

// TestARuleIsNotSaidAgain to who knows already: from the owner, from an earlier stay
// that goes on, or from the answer to a question.
func TestARuleIsNotSaidAgain(t *testing.T) {
	until := func(y *year) {
		for at := y.now(); at.Before(time.Date(2027, 7, 30, 0, 0, 0, 0, time.UTC)); at = at.Add(time.Hour) {
			y.set(at)
			y.plan()
			y.drain()
		}
	}
	count := func(y *year, what string) (n int) {
		for _, p := range y.posts() {
			if p.what == what {
				n++
			}
		}
		return n
	}
	t.Run("the owner sent the same template", func(t *testing.T) {
		y, s := ruleStory(t)
		y.update(func(ctx context.Context, tx *store.Tx) error {
			_, err := y.app.QueueAutomatic(ctx, tx, Automatic{Booking: s.id, Number: yearNumber, Phone: s.phone, Template: &stay.TemplateUse{Name: "t_before", Language: "en", Values: map[string]string{"guest_name": "Ada"}}, Once: "by another way"})
			return err
		})
		y.drain()
		until(y)
		if got := y.sendOf("before", s); got.Why != stay.WhySaid || count(y, "t_before") != 1 {
			t.Errorf("it is %s, %q, and left %d times", got.State, got.Why, count(y, "t_before"))
		}
	})
	t.Run("the guest stays on", func(t *testing.T) {
		y, s := ruleStory(t)
		next := *s
		next.id, next.arrival, next.departure = "0000000000000000000000000000000b", s.departure, s.departure+2
		y.put(&next)
		until(y)
		for _, what := range []string{"t_before", "t_arrival", "t_evening", "t_leaving", "t_thanks"} {
			if n := count(y, what); n != 1 {
				t.Errorf("%s left %d times for two stays that are one", what, n)
			}
		}
		if got := y.sendOf("thanks", s); got.Why != stay.WhyNeighbour {
			t.Errorf("thanks between the two: %s, %q", got.State, got.Why)
		}
	})
	t.Run("the guest asked", func(t *testing.T) {
		y, s := ruleStory(t)
		id := y.meet(s)
		y.update(func(ctx context.Context, tx *store.Tx) error {
			r, err := tx.Rule(ctx, "leaving")
			if err != nil {
				return err
			}
			r.About = []stay.Topic{"checkout"}
			c, err := tx.Conversation(ctx, id)
			if err != nil {
				return err
			}
			return errors.Join(tx.PutRule(ctx, r), tx.PutFact(ctx, stay.Fact{Property: s.property, ID: "leave", Topic: "checkout", Visibility: stay.Public, Text: "Out by ten.", UpdatedAt: y.now()}),
				tx.AddTrace(ctx, c, stay.Trace{Conversation: id, At: y.now(), Band: stay.BandSend, Steps: []stay.Step{{Name: "decide", Found: "send", Detail: map[string]string{"facts": "leave"}}}}))
		})
		until(y)
		if got := y.sendOf("leaving", s); got.Why != stay.WhySaid || count(y, "t_leaving") != 0 {
			t.Errorf("it is %s, %q", got.State, got.Why)
		}
	})
	t.Run("a calendar is read for the first time", func(t *testing.T) {
		y, _ := ruleStory(t)
		y.set(y.now().Add(time.Hour))
		for n := range 5 {
			s := &yearStay{n: 10 + n, id: stay.BookingID("0000000000000000000000000000010" + string(rune('0'+n))), property: "casa-1", phone: "+44770090020" + string(rune('0'+n)), booked: y.now(),
				arrival: stay.NewDate(2027, 9, 1+3*n), departure: stay.NewDate(2027, 9, 3+3*n)}
			y.put(s)
		}
		y.plan()
		y.drain()
		if n := count(y, "t_booked"); n != 1 {
			t.Errorf("%d bookings that came together were greeted", n-1)
		}
	})
}

// TestRulesWaitAtTheMonthsLimit where the owner has chosen so, and only there.
func TestRulesWaitAtTheMonthsLimit(t *testing.T) {
	ctx := context.Background()
	for _, stops := range []bool{false, true} {
		y, s := ruleStory(t)
		y.update(func(ctx context.Context, tx *store.Tx) error {
			return tx.RaiseAlarm(ctx, stay.Alarm{Kind: stay.AlarmMeterOver, Number: yearNumber, RaisedAt: y.now()})
		})
		if stops {
			_, err := y.app.Choose(ctx, map[string]string{"at_end": string(stay.AtEndNoAuto)})
			y.must(err)
		}
		y.set(time.Date(2027, 7, 18, 15, 0, 0, 0, time.UTC))
		y.plan()
		want := map[bool]stay.RuleState{false: stay.RuleQueued, true: stay.RuleWaiting}[stops]
		if got := y.sendOf("before", s); got.State != want || (stops && got.Why != stay.WhyMeter) {
			t.Errorf("with %t it is %s, %q", stops, got.State, got.Why)
		}
		y.update(func(ctx context.Context, tx *store.Tx) error {
			return tx.CloseAlarm(ctx, stay.AlarmMeterOver, yearNumber, y.now())
		})
		y.plan()
		if got := y.sendOf("before", s); got.State != stay.RuleQueued {
			t.Errorf("in the next month it is %s, %q", got.State, got.Why)
		}
	}
}

// TestLookingAtRulesChangesNothing and tells what will go from what would have gone.
func TestLookingAtRulesChangesNothing(t *testing.T) {
	ctx := context.Background()
	y, s := ruleStory(t)
	y.switchRule("thanks", false)
	before, err := y.db.RuleSends(ctx, 0)
	y.must(err)
	off, err := y.db.Rule(ctx, "thanks")
	y.must(err)
	look := func(ask RuleAsk) []RuleLine {
		t.Helper()
		lines, err := y.app.RuleLines(ctx, ask)
		y.must(err)
		return lines
	}
	month := 30 * 24 * time.Hour
	if got := look(RuleAsk{As: &off, From: y.now(), To: y.now().Add(month), Texts: true}); len(got) != 1 || got[0].Words != "Hello Ada, template thanks it is." || got[0].Send.State != stay.RulePlanned {
		t.Errorf("what a rule that is off would send: %+v", got)
	}
	if got := look(RuleAsk{Booking: s.id}); len(got) != 7 { // all that are on
		t.Errorf("%d messages are told of the stay", len(got))
	}
	y.set(time.Date(2027, 8, 1, 12, 0, 0, 0, time.UTC))
	if got := look(RuleAsk{As: &off, From: y.now().Add(-month), To: y.now(), Would: true}); len(got) != 1 {
		t.Errorf("afterwards it would have sent %+v", got)
	}
	if got := look(RuleAsk{As: &off, From: y.now().Add(-month), To: y.now().Add(month)}); len(got) != 0 {
		t.Errorf("what is past is told as coming: %+v", got)
	}
	after, err := y.db.RuleSends(ctx, 0)
	y.must(err)
	if len(after) != len(before) || len(y.posts()) != 1 {
		t.Error("looking has changed something")
	}
}

// TestALookWithNothingToDoWritesNothing: every write wakes the planner, which must
// come to rest.
func TestALookWithNothingToDoWritesNothing(t *testing.T) {
	y, s := ruleStory(t)
	y.talks(s)
	for _, at := range []time.Time{y.now(), time.Date(2027, 7, 18, 15, 0, 0, 0, time.UTC), time.Date(2027, 7, 18, 15, 30, 0, 0, time.UTC)} {
		y.set(at)
		y.plan()
		y.drain()
		y.plan()
		y.talks(s) // a message that waits
		y.plan()
		changes, cancel := y.app.Live().Listen()
		y.plan()
		y.set(at.Add(time.Second))
		y.plan()
		select {
		case got := <-changes:
			t.Errorf("at %s a look without anything new has changed %v", at, got)
		default:
		}
		cancel()
	}
}
