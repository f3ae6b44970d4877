package app

import (
	"context"
	"errors"
	"strconv"
	"time"

	"portineria/stay"
	"portineria/store"
	"portineria/whatsapp"
)

// When the platform refuses everything that leaves a number, nothing is thrown
// away: the number rests, what waits is kept in its order, and an alarm says so.
// One message tries from time to time, at once after a restart or when the owner
// asks for it; when it has gone the others follow and the alarm ends. Answers of
// the assistant that have waited too long by then are given to the owner: nobody
// wants to hear at night what they asked at noon.

// halt is what a refusal means for the number as a whole.
type halt struct {
	alarm stay.AlarmKind
	pace  stay.Pace
	// late: the alarm is raised only after the number has rested so long.
	late time.Duration
}

// halts are the problems that concern every message of a number (Meta, Cloud API, "Error codes":
// those that stay until somebody acts, and those that pass in hours). The paces are
// our own judgement: often enough to go on soon after the owner has acted, seldom
// enough for the platform not to count it against the number.
var halts = map[whatsapp.Problem]halt{
	whatsapp.ProblemTokenInvalid:   {alarm: stay.AlarmTokenInvalid, pace: stay.Pace{Shortest: 5 * time.Minute, Longest: time.Hour}},
	whatsapp.ProblemPermission:     {alarm: stay.AlarmPermission, pace: stay.Pace{Shortest: 5 * time.Minute, Longest: time.Hour}},
	whatsapp.ProblemNumberGone:     {alarm: stay.AlarmNumberGone, pace: stay.Pace{Shortest: 5 * time.Minute, Longest: time.Hour}},
	whatsapp.ProblemNotRegistered:  {alarm: stay.AlarmNotRegistered, pace: stay.Pace{Shortest: 5 * time.Minute, Longest: time.Hour}},
	whatsapp.ProblemPayment:        {alarm: stay.AlarmPayment, pace: stay.Pace{Shortest: 10 * time.Minute, Longest: time.Hour}},
	whatsapp.ProblemAccountBlocked: {alarm: stay.AlarmAccountBlocked, pace: stay.Pace{Shortest: 15 * time.Minute, Longest: 2 * time.Hour}},
	whatsapp.ProblemSpamLimit:      {alarm: stay.AlarmSpam, pace: stay.Pace{Shortest: time.Hour, Longest: 6 * time.Hour}},
	whatsapp.ProblemNamePending:    {alarm: stay.AlarmNamePending, pace: stay.Pace{Shortest: 30 * time.Minute, Longest: 2 * time.Hour}},
	whatsapp.ProblemRateLimited:    {alarm: stay.AlarmSlowed, pace: stay.Pace{Shortest: 15 * time.Second, Longest: 10 * time.Minute}, late: time.Hour},
}

// forTemplatesAlone reports whether a refusal says nothing about answers: whoever
// cannot pay may still answer within the free share, and a block may be of
// templates only.
func forTemplatesAlone(p whatsapp.Problem, template bool) bool {
	return template && (p == whatsapp.ProblemPayment || p == whatsapp.ProblemAccountBlocked)
}

// refused is a refusal of a message by the platform, at once or by a status.
type refused struct {
	number   string
	problem  whatsapp.Problem
	code     int
	after    time.Duration // how long the platform itself asks to wait
	byStatus bool
	template bool
}

// restAfter lets a number rest after a refusal that concerns all its messages, and
// says until when; zero where it is about the one message alone.
func (a *App) restAfter(ctx context.Context, tx *store.Tx, r refused, now time.Time) (time.Time, error) {
	h, all := halts[r.problem]
	if !all {
		return time.Time{}, nil
	}
	if forTemplatesAlone(r.problem, r.template) {
		return time.Time{}, tx.RaiseAlarm(ctx, stay.Alarm{Kind: h.alarm, Number: r.number, Subject: templatesAlone, Detail: codeDetail(r.code), RaisedAt: now})
	}
	rest, err := tx.Rest(ctx, r.number)
	if err != nil && !errors.Is(err, stay.ErrNotFound) {
		return time.Time{}, err
	}
	if errors.Is(err, stay.ErrNotFound) {
		rest = stay.Rest{Number: r.number, Since: now}
	} else if r.byStatus && rest.Until.After(now) {
		return rest.Until, nil // of a message that left before the number rested
	}
	rest.Problem, rest.ErrorCode, rest.ByStatus = string(r.problem), r.code, r.byStatus
	rest.Until = now.Add(max(h.pace.Pause(rest.Tries), r.after))
	rest.Tries++
	if err := tx.PutRest(ctx, rest); err != nil {
		return time.Time{}, err
	}
	if now.Sub(rest.Since) < h.late {
		return rest.Until, nil
	}
	return rest.Until, tx.RaiseAlarm(ctx, stay.Alarm{Kind: h.alarm, Number: r.number, Detail: codeDetail(r.code), RaisedAt: now})
}

// templatesAlone is the subject of an alarm that stops templates and not answers.
const templatesAlone = "templates"

// codeDetail names the platform's error code in an alarm.
func codeDetail(code int) stay.Private {
	if code == 0 {
		return ""
	}
	return stay.Private("code:" + strconv.Itoa(code))
}

// gone notes that a message has left a number: what kept it is over. byStatus: the
// platform has really sent it.
func (a *App) gone(ctx context.Context, tx *store.Tx, number string, byStatus, template bool, now time.Time) error {
	if template {
		for _, p := range []whatsapp.Problem{whatsapp.ProblemPayment, whatsapp.ProblemAccountBlocked} {
			if err := tx.CloseAlarmAbout(ctx, halts[p].alarm, number, templatesAlone, now); err != nil {
				return err
			}
		}
	}
	rest, err := tx.Rest(ctx, number)
	if errors.Is(err, stay.ErrNotFound) || (err == nil && rest.ByStatus && !byStatus) {
		return nil
	}
	if err != nil {
		return err
	}
	return a.sendAgain(ctx, tx, number, now)
}

// sendAgain ends a number's rest with its alarms.
func (a *App) sendAgain(ctx context.Context, tx *store.Tx, number string, now time.Time) error {
	if _, err := tx.EndRest(ctx, number); err != nil {
		return err
	}
	for _, h := range halts {
		if err := tx.CloseAlarmAbout(ctx, h.alarm, number, "", now); err != nil {
			return err
		}
	}
	return tx.CloseAlarm(ctx, stay.AlarmRestricted, number, now)
}

// resumeNumbers has a number go on, or all that rest: the platform said that they
// may.
func (a *App) resumeNumbers(ctx context.Context, tx *store.Tx, number string) error {
	if number != "" {
		return tx.TryRests(ctx, number, a.o.Now())
	}
	return tx.TryRests(ctx, "", a.o.Now())
}

// restNumbers lets a number, or all real ones, rest until an instant that the
// platform named. It may be lifted earlier, so it is tried meanwhile.
func (a *App) restNumbers(ctx context.Context, tx *store.Tx, number string, problem whatsapp.Problem, until, now time.Time) error {
	for _, n := range a.Numbers() {
		if number != "" && n.ID != number {
			continue
		}
		rest := stay.Rest{Number: n.ID, Problem: string(problem), Since: now, Until: now.Add(min(until.Sub(now), halts[problem].pace.Longest)), Tries: 8}
		if err := tx.PutRest(ctx, rest); err != nil {
			return err
		}
	}
	return nil
}

// TryAgain has the number of an alarm, or all where it is about none, send one
// message now instead of waiting for the next try.
func (a *App) TryAgain(ctx context.Context, id stay.AlarmID) error {
	return a.db.Update(ctx, func(tx *store.Tx) error {
		alarm, err := tx.Alarm(ctx, id)
		if err != nil {
			return err
		}
		return tx.TryRests(ctx, alarm.Number, a.o.Now())
	})
}

// giveStaleBack gives the owner the answers that have waited too long to be sent
// late.
func (a *App) giveStaleBack(ctx context.Context) error {
	now := a.o.Now()
	stale, err := a.db.StaleAnswers(ctx, now.Add(-stay.AnswerStale))
	if err != nil {
		return err
	}
	for _, id := range stale {
		err := a.db.Update(ctx, func(tx *store.Tx) error {
			state, err := tx.Settle(ctx, id, store.Outcome{To: stay.Failed, Problem: problemStale}, now)
			if err != nil || state != stay.Failed {
				return err
			}
			return a.sendFailed(ctx, tx, id)
		})
		if err != nil && !errors.Is(err, stay.ErrNotFound) {
			return err
		}
	}
	return nil
}

// disturbedAfter is how long messages may be refused by a disturbance at the
// platform before the owner is told.
const disturbedAfter = time.Hour

// noticeDisturbance raises an alarm where the platform itself has not taken messages
// for a while, and closes it.
func (a *App) noticeDisturbance(ctx context.Context) error {
	now := a.o.Now()
	for _, n := range a.Numbers() {
		held, err := a.db.HeldUpBy(ctx, n.ID, now.Add(-disturbedAfter), string(whatsapp.ProblemTemporary), string(whatsapp.ProblemUnreachable))
		if err != nil {
			return err
		}
		_, err = a.db.OpenAlarm(ctx, stay.AlarmDisturbed, n.ID, "")
		known := err == nil
		if err != nil && !errors.Is(err, stay.ErrNotFound) {
			return err
		}
		if known == (held > 0) {
			continue
		}
		err = a.db.Update(ctx, func(tx *store.Tx) error {
			if held == 0 {
				return tx.CloseAlarm(ctx, stay.AlarmDisturbed, n.ID, now)
			}
			return tx.RaiseAlarm(ctx, stay.Alarm{Kind: stay.AlarmDisturbed, Number: n.ID, RaisedAt: now})
		})
		if err != nil {
			return err
		}
	}
	return nil
}
