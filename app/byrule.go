package app

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"portineria/stay"
	"portineria/store"
)

// Messages by rule. A reconciling planner looks at rules and bookings as they stand,
// and makes the rows of what is to come agree with them: whatever moved, cancelled or
// brought back a booking, and in whichever process, the next look finds it. Nothing
// that it has not sent is remembered but for show, so that no crash between a
// change and its consequences can lose one or double it. What is due is decided anew
// in the transaction that puts it into the outbox.

const (
	planAhead   = 31 * 24 * time.Hour // how far ahead what is to come stands in the books
	planAtLeast = time.Minute         // how often it is looked at what waits, or whether a clock was set
	planBehind  = 10                  // days after check-out in which a rule's limit may still run
)

// planLoop keeps the messages of rules planned and sends what is due.
func (a *App) planLoop(ctx context.Context) error {
	for {
		next, err := a.PlanRules(ctx)
		if err != nil && ctx.Err() == nil {
			a.o.Log.Error("plan the messages of rules", slog.Any("error", err))
		}
		wait := planAtLeast
		if !next.IsZero() {
			wait = min(wait, max(next.Sub(a.o.Now()), 0)+time.Millisecond)
		}
		timer := time.NewTimer(wait)
		select {
		case <-ctx.Done():
			timer.Stop()
			return nil
		case <-a.newPlan:
		case <-timer.C:
		}
		timer.Stop()
	}
}

// PlanRules makes what is planned agree with rules and bookings as they are, puts
// into the outbox what is due, and returns when the next message is; the zero time:
// none within the month.
func (a *App) PlanRules(ctx context.Context) (next time.Time, err error) {
	now := a.o.Now()
	if err := a.learnRuleSends(ctx, now); err != nil {
		return next, fmt.Errorf("learn what became of messages of rules: %w", err)
	}
	w, err := a.loadRules(ctx, now)
	if err != nil {
		return next, err
	}
	var changed []step
	waits := false
	for _, s := range w.steps(now) {
		waits = waits || s.do == stepSend || s.send.State == stay.RuleWaiting
		if s.do != stepNothing {
			changed = append(changed, s)
		}
		if s.do != stepRemove && s.send.DueAt.After(now) && (next.IsZero() || s.send.DueAt.Before(next)) {
			next = s.send.DueAt
		}
	}
	a.plansWait.Store(waits || w.queued)
	if len(changed) == 0 {
		return next, nil
	}
	return next, a.db.Update(ctx, func(tx *store.Tx) error {
		for _, s := range changed {
			if err := a.follow(ctx, tx, s, now); err != nil {
				return fmt.Errorf("the rule %s for the booking %s: %w", s.send.Rule, s.send.Booking, err)
			}
		}
		return nil
	})
}

// ruleWorld is what the planner looks at.
type ruleWorld struct {
	rules    []stay.Rule
	homes    map[stay.PropertyID]stay.Property
	bookings []stay.Booking
	sends    map[sendKey]stay.RuleSend // the latest of each rule and stay
	queued   bool                      // some are in the outbox
}

type sendKey struct {
	rule    stay.RuleID
	booking stay.BookingID
}

func (a *App) loadRules(ctx context.Context, now time.Time) (w ruleWorld, err error) {
	if w.rules, err = a.db.Rules(ctx); err != nil {
		return w, err
	}
	sends, err := a.db.RuleSends(ctx, w.from(now))
	if err != nil {
		return w, fmt.Errorf("read what is planned: %w", err)
	}
	w.sends = map[sendKey]stay.RuleSend{}
	for _, s := range sends {
		w.sends[sendKey{s.Rule, s.Booking}] = s
		w.queued = w.queued || s.State == stay.RuleQueued
	}
	if len(w.rules) == 0 {
		return w, nil
	}
	return w, a.loadStays(ctx, &w, now)
}

// from is the first day of departure of the stays that some rule may still concern.
func (w ruleWorld) from(now time.Time) stay.Date {
	after := 0
	for _, r := range w.rules {
		if r.When.Event == stay.EventCheckout && r.When.Unit == stay.UnitDays {
			after = max(after, r.When.Offset)
		}
	}
	return stay.DateOf(now) - stay.Date(after+planBehind)
}

func (a *App) loadStays(ctx context.Context, w *ruleWorld, now time.Time) error {
	homes, err := a.db.Properties(ctx)
	if err != nil {
		return err
	}
	w.homes = map[stay.PropertyID]stay.Property{}
	for _, p := range homes {
		w.homes[p.ID] = p
	}
	w.bookings, err = a.db.Bookings(ctx, "", w.from(now), stay.DateOf(now)+2*stay.MaxRuleDays)
	return err
}

// step is what the planner does about one rule and stay.
type step struct {
	do   stepKind
	send stay.RuleSend
}

type stepKind int

const (
	stepNothing stepKind = iota
	stepStore            // keep the row as it is in the step
	stepRemove           // take the row back
	stepSend             // its time has come: decide in the transaction
)

// steps is pure: what there is to do at an instant.
func (w ruleWorld) steps(now time.Time) []step {
	var all []step
	seen := map[sendKey]bool{}
	for _, r := range w.rules {
		for _, b := range w.bookings {
			home, known := w.homes[b.Property]
			if !known {
				continue
			}
			key := sendKey{r.ID, b.ID}
			seen[key] = true
			row, there := w.sends[key]
			if s := nextStep(r, home, b, row, there, now); s.do != stepNothing || s.send.Rule != "" {
				all = append(all, s)
			}
		}
	}
	for key, row := range w.sends {
		if !seen[key] && !row.Gone() && (row.State == stay.RulePlanned || row.State == stay.RuleWaiting) {
			all = append(all, step{stepRemove, row}) // its rule is gone
		}
	}
	return all
}

// nextStep is pure: what to do about one rule and one stay.
func nextStep(r stay.Rule, home stay.Property, b stay.Booking, row stay.RuleSend, there bool, now time.Time) step {
	open := there && (row.State == stay.RulePlanned || row.State == stay.RuleWaiting)
	if there && row.Gone() {
		return step{}
	}
	if !r.Enabled {
		if open {
			return step{stepRemove, row}
		}
		return step{}
	}
	m, why := r.Plan(home, b, now)
	was := row
	if !there {
		row = stay.RuleSend{Rule: r.ID, Booking: b.ID, CreatedAt: stored(now)}
	}
	row.Property, row.Arrival, row.Departure = b.Property, b.Arrival, b.Departure
	row.MomentAt, row.DueAt, row.UntilAt = stored(m.At), stored(m.Due), stored(m.Until)
	become := func(to stay.RuleState, why stay.Why) step {
		row.State, row.Why = to, why
		if there && row == was {
			return step{stepNothing, row}
		}
		if !there || was.State != to || was.Why != why {
			row.ChangedAt = now
		}
		return step{stepStore, row}
	}
	switch {
	case why == stay.WhyCancelled && open:
		row.MomentAt, row.DueAt, row.UntilAt = was.MomentAt, was.DueAt, was.UntilAt
		return become(stay.RuleSkipped, why)
	case why == stay.WhyPast && open && was.State == stay.RuleWaiting:
		return become(stay.RuleSkipped, was.Why) // what held it up did not pass in time
	case why == stay.WhyPast && !there && r.EnabledAt.Before(m.Due) && b.CreatedAt.Before(m.Due) && now.Sub(m.Until) < planAhead,
		why == stay.WhyPast && open:
		return become(stay.RuleLate, why)
	case why != stay.WhyNothing:
		if open {
			return step{stepRemove, was}
		}
		return step{}
	case now.Before(m.Due):
		if m.Due.Sub(now) > planAhead {
			if open {
				return step{stepRemove, was}
			}
			return step{}
		}
		return become(stay.RulePlanned, stay.WhyNothing)
	case there && was.State == stay.RuleSkipped && was.MomentAt.Equal(m.At) && final(was.Why):
		return step{}
	}
	return step{stepSend, row}
}

// stored is an instant as it comes back from the books, so that what has not changed
// is not written again.
func stored(t time.Time) time.Time {
	if t.IsZero() {
		return t
	}
	return time.UnixMilli(t.UnixMilli()).UTC()
}

// final reports whether a message that was left out for a reason stays so, as long as
// its moment is the same.
func final(why stay.Why) bool {
	return why == stay.WhySaid || why == stay.WhyNeighbour || why == stay.WhyBulk || why == stay.WhyOther
}

// follow does one step, in the transaction of all of them.
func (a *App) follow(ctx context.Context, tx *store.Tx, s step, now time.Time) error {
	switch s.do {
	case stepRemove:
		return tx.RemoveRuleSend(ctx, s.send)
	case stepStore:
		return a.putRuleSend(ctx, tx, s.send)
	case stepSend:
		return a.sendByRule(ctx, tx, s.send, now, false)
	case stepNothing:
	}
	return nil
}

func (a *App) putRuleSend(ctx context.Context, tx *store.Tx, s stay.RuleSend) (err error) {
	if s.ID == "" {
		if s.ID, err = stay.NewID[stay.SendID](a.o.Rand); err != nil {
			return err
		}
	}
	return tx.PutRuleSend(ctx, s)
}

// learnRuleSends carries over what became of what is in the outbox.
func (a *App) learnRuleSends(ctx context.Context, now time.Time) error {
	queued, err := a.db.QueuedRuleSends(ctx)
	if err != nil || len(queued) == 0 {
		return err
	}
	became := map[stay.SendID]stay.RuleState{}
	for id, state := range queued {
		switch {
		case state.Left(), state == "": // erased meanwhile
			became[id] = stay.RuleSent
		case state == stay.Failed:
			became[id] = stay.RuleFailed
		case state == stay.Dropped: // the door kept it in
			became[id] = stay.RuleSkipped
		}
	}
	if len(became) == 0 {
		return nil
	}
	return a.db.Update(ctx, func(tx *store.Tx) error {
		for id, state := range became {
			s, err := tx.RuleSend(ctx, id)
			if errors.Is(err, stay.ErrNotFound) {
				continue
			}
			if err != nil {
				return err
			}
			if s.State != stay.RuleQueued {
				continue
			}
			if s.State, s.ChangedAt = state, now; state == stay.RuleSkipped {
				m, err := tx.Message(ctx, s.Message)
				if err != nil {
					return err
				}
				s.Why = whyKept(m.Send.Problem)
			}
			if err := tx.PutRuleSend(ctx, s); err != nil {
				return err
			}
		}
		return nil
	})
}

// recall looks at a message of a rule once more as it is about to leave: the booking
// may have been cancelled or moved since it was put into the outbox, or its limit
// passed while the platform could not be reached. It is then withdrawn, and reports
// true. One that the owner sent by hand goes all the same, unless the stay is off.
func (a *App) recall(ctx context.Context, tx *store.Tx, o store.Outgoing, now time.Time) (bool, error) {
	if o.Purpose != stay.PurposeAutomatic {
		return false, nil
	}
	s, err := tx.RuleSendOf(ctx, o.Message)
	if errors.Is(err, stay.ErrNotFound) {
		return false, nil // of another kind than by rule
	}
	if err != nil || s.State != stay.RuleQueued {
		return false, err
	}
	state, why, err := a.recalled(ctx, tx, s, now)
	if err != nil || state == "" {
		return false, err
	}
	for _, to := range []stay.SendState{stay.Queued, stay.Dropped} { // nothing else leads there
		if _, err := tx.Settle(ctx, o.Message, store.Outcome{To: to}, now); err != nil {
			return false, err
		}
	}
	s.State, s.Why, s.ChangedAt = state, why, now
	return true, tx.PutRuleSend(ctx, s)
}

// recalled is what becomes of a message instead of leaving; empty: it may.
func (a *App) recalled(ctx context.Context, tx *store.Tx, s stay.RuleSend, now time.Time) (stay.RuleState, stay.Why, error) {
	b, err := tx.Booking(ctx, s.Booking)
	if err != nil {
		return "", "", err
	}
	if b.TwinOf != "" { // said for the stay that this one repeats
		if b, err = tx.Booking(ctx, b.TwinOf); err != nil {
			return "", "", err
		}
	}
	if b.State == stay.BookingCancelled {
		return stay.RuleSkipped, stay.WhyCancelled, nil
	}
	if s.ByHand {
		return "", "", nil
	}
	r, err := tx.Rule(ctx, s.Rule)
	if errors.Is(err, stay.ErrNotFound) || (err == nil && !r.Enabled) {
		return stay.RuleSkipped, stay.WhyByHand, nil
	}
	if err != nil {
		return "", "", err
	}
	home, err := tx.Property(ctx, b.Property)
	if err != nil {
		return "", "", err
	}
	m, why := r.Plan(home, b, now)
	switch {
	case !now.Before(s.UntilAt) || why == stay.WhyPast || why == stay.WhyBookedLate:
		return stay.RuleLate, stay.WhyPast, nil
	case why == stay.WhyNothing && now.Before(m.Due):
		return stay.RuleSkipped, stay.WhyMoved, nil
	}
	if _, why, err := a.ruleHolds(ctx, tx, &letterByRule{rule: r, home: home, b: b}, now, false); err != nil || why != stay.WhyNothing {
		return stay.RuleSkipped, why, err
	}
	c, err := tx.Conversation(ctx, s.Conversation)
	if err != nil {
		return "", "", err
	}
	if why, err = a.personTalks(ctx, tx, c, now); err != nil || why == stay.WhyNothing {
		return "", "", err
	}
	return stay.RuleSkipped, why, nil // and it waits from the next look on
}

// PauseStay has the messages of rules wait for one stay, or lets them go again: what
// is late by then is left out.
func (a *App) PauseStay(ctx context.Context, id stay.BookingID, pause bool) error {
	return a.db.Update(ctx, func(tx *store.Tx) error {
		if _, err := tx.Booking(ctx, id); err != nil {
			return err
		}
		return tx.PauseStay(ctx, id, pause, a.o.Now())
	})
}

// SkipRule leaves out the message of a rule for one stay, for good. One that is on its
// way already is stay.ErrConflict.
func (a *App) SkipRule(ctx context.Context, rule stay.RuleID, id stay.BookingID) error {
	return a.byHand(ctx, rule, id, func(tx *store.Tx, s stay.RuleSend, now time.Time) error {
		if s.State == stay.RuleQueued || s.State == stay.RuleSent {
			return fmt.Errorf("leave out a message that has gone: %w", stay.ErrConflict)
		}
		s.State, s.Why, s.ChangedAt = stay.RuleSkipped, stay.WhyByHand, now
		return a.putRuleSend(ctx, tx, s)
	})
}

// SendRuleNow sends the message of a rule for one stay now, whatever the hour and the
// conditions of the rule, once: what the guest has had already is stay.ErrConflict. What
// stands against it in law or by the platform stands all the same, and is returned.
func (a *App) SendRuleNow(ctx context.Context, rule stay.RuleID, id stay.BookingID) (why stay.Why, err error) {
	err = a.byHand(ctx, rule, id, func(tx *store.Tx, s stay.RuleSend, now time.Time) error {
		if s.State == stay.RuleQueued || s.State == stay.RuleSent {
			return fmt.Errorf("send a message again: %w", stay.ErrConflict)
		}
		before := s
		s.ByHand = true
		if err := a.sendByRule(ctx, tx, s, now, true); err != nil {
			return err
		}
		after, err := latestSend(ctx, tx, rule, id)
		if err != nil {
			return err
		}
		if after.State == stay.RuleQueued {
			return nil
		}
		why = after.Why
		if before.ID == "" {
			return tx.RemoveRuleSend(ctx, after) // as if nothing had been asked
		}
		return tx.PutRuleSend(ctx, before)
	})
	return why, err
}

// byHand does something to the message of a rule for one stay, planned or not.
func (a *App) byHand(ctx context.Context, rule stay.RuleID, id stay.BookingID, do func(tx *store.Tx, s stay.RuleSend, now time.Time) error) error {
	now := a.o.Now()
	return a.db.Update(ctx, func(tx *store.Tx) error {
		r, err := tx.Rule(ctx, rule)
		if err != nil {
			return err
		}
		b, err := tx.Booking(ctx, id)
		if err != nil {
			return err
		}
		if b.TwinOf != "" {
			if b, err = tx.Booking(ctx, b.TwinOf); err != nil {
				return err
			}
		}
		s, err := latestSend(ctx, tx, rule, b.ID)
		if errors.Is(err, stay.ErrNotFound) {
			home, err := tx.Property(ctx, b.Property)
			if err != nil {
				return err
			}
			m, _ := r.Plan(home, b, now)
			s = stay.RuleSend{Rule: rule, Booking: b.ID, Property: b.Property, Arrival: b.Arrival, Departure: b.Departure, MomentAt: stored(m.At), DueAt: stored(m.Due), UntilAt: stored(m.Until), CreatedAt: stored(now)}
		} else if err != nil {
			return err
		}
		return do(tx, s, now)
	})
}

// latestSend is the row of a rule and a stay of which all others are the past.
func latestSend(ctx context.Context, tx *store.Tx, rule stay.RuleID, id stay.BookingID) (stay.RuleSend, error) {
	all, err := tx.RuleSendsOf(ctx, id)
	if err != nil {
		return stay.RuleSend{}, err
	}
	for _, s := range slices.Backward(all) {
		if s.Rule == rule && s.Booking == id {
			return s, nil
		}
	}
	return stay.RuleSend{}, stay.ErrNotFound
}
