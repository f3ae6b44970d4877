package number

import (
	"context"
	"slices"
	"time"

	"portineria/stay"
	"portineria/store"
)

// Once a day every number that is set up is looked at again, so that what changed
// at the platform is an alarm before guests notice.

// soon are the days before a token's end on which it is spoken of anew.
var soon = []int{14, 3, 1}

// Watch looks at all numbers and raises and closes their alarms.
func (d *Desk) Watch(ctx context.Context) error {
	all, err := d.o.Numbers(ctx)
	if err != nil {
		return err
	}
	for _, n := range all {
		if !n.Complete() {
			continue // a half-finished set-up is not trouble
		}
		f := d.Look(ctx, n)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		verdicts := Alarms(f)
		if err := d.o.DB.Update(ctx, func(tx *store.Tx) error { return settle(ctx, tx, n.ID, verdicts, f.Now) }); err != nil {
			return err
		}
	}
	return nil
}

// Verdict is what a look means for the alarms of one kind: it stands, or it is over.
// Kinds that the look says nothing of have none.
type Verdict struct {
	Kind   stay.AlarmKind
	Stands bool
	Detail string
	Stage  int // which of several times it is said: another one is said anew
}

// watched are the kinds of alarms that a look can raise.
func watched() []stay.AlarmKind {
	return []stay.AlarmKind{stay.AlarmTokenInvalid, stay.AlarmTokenExpires, stay.AlarmPermission, stay.AlarmNumberGone, stay.AlarmNumberState, stay.AlarmAccountBlocked,
		stay.AlarmQuality, stay.AlarmWebhook, stay.AlarmPayment, stay.AlarmNamePending}
}

// Alarms is pure: what a look means for the alarms of a number.
func Alarms(f Facts) []Verdict {
	found := Judge(f)
	var all []Verdict
	is := func(kind stay.AlarmKind, check string, detail string, words ...string) {
		i := slices.IndexFunc(found, func(x Finding) bool { return x.Check == check && slices.Contains(words, x.Word) })
		if i >= 0 {
			if len(found[i].Args) > 0 && detail == "" {
				detail = found[i].Args[0]
			}
			all = append(all, Verdict{Kind: kind, Stands: true, Detail: detail})
			return
		}
		if slices.ContainsFunc(found, func(x Finding) bool { return x.Check == check && (x.State == OK || x.State == Warn) && !isAsk(x.Word) }) {
			all = append(all, Verdict{Kind: kind})
		}
	}
	access, number := "token", "number"
	if f.Number.Gateway == stay.GatewayDialog360 {
		access = "key"
	}
	is(stay.AlarmTokenInvalid, access, "", "token.invalid", "token.expired", "key.invalid")
	is(stay.AlarmPermission, "scopes", "", "scopes.missing")
	is(stay.AlarmNumberGone, number, "", "number.unknown")
	is(stay.AlarmNumberState, number, f.Phone.Status, "number.unregistered", "number.unverified", "number.restricted", "number.other_state", "number.link_lost")
	is(stay.AlarmAccountBlocked, number, "", "account.blocked")
	is(stay.AlarmQuality, "quality", "", "quality.red")
	is(stay.AlarmNamePending, "name", "", "name.pending")
	all = append(all, expiry(f)...)
	all = append(all, paying(f, found)...)
	return append(all, arriving(found)...)
}

func isAsk(word string) bool { return len(word) > 4 && word[:4] == "ask." }

// expiry speaks of a token that ends within two weeks: once then, and again three
// days and one day before.
func expiry(f Facts) []Verdict {
	if f.TokenErr != nil || !f.Token.Valid {
		return nil
	}
	at := f.Token.ExpiresAt
	if at.IsZero() || at.Sub(f.Now) > warnBefore || !at.After(f.Now) { // one that has ended is refused, which is another alarm
		return []Verdict{{Kind: stay.AlarmTokenExpires}}
	}
	return []Verdict{{Kind: stay.AlarmTokenExpires, Stands: true, Detail: day(at), Stage: stage(at, f.Now)}}
}

// stage is the smallest of the days before the end that has come. It counts from the
// end of the day, so that it can be told again from an alarm's date.
func stage(end, now time.Time) int {
	left := end.UTC().Truncate(24 * time.Hour).Add(24 * time.Hour).Sub(now)
	for _, days := range slices.Backward(soon) {
		if left <= time.Duration(days+1)*24*time.Hour {
			return days
		}
	}
	return soon[0]
}

// paying speaks of a missing payment method only where something costs: with
// templates in use. Up to a thousand answers a month are free.
func paying(f Facts, found []Finding) []Verdict {
	if f.AccountErr != nil {
		return nil
	}
	if can := f.Phone.Health.CanSend; f.Account.FundingID != "" && (can == "" || can == "AVAILABLE") {
		return []Verdict{{Kind: stay.AlarmPayment}}
	}
	if f.Account.FundingID == "" && slices.ContainsFunc(found, func(x Finding) bool { return x.Word == "templates.ok" || x.Word == "templates.some" }) {
		return []Verdict{{Kind: stay.AlarmPayment, Stands: true}}
	}
	return nil
}

// arriving speaks of messages that do not arrive any more: the subscription is gone,
// the platform delivers elsewhere, or the way in is broken.
func arriving(found []Finding) []Verdict {
	v := Verdict{Kind: stay.AlarmWebhook}
	sure := false
	for _, x := range found {
		switch x.Check {
		case "subscription", "address", "loop":
			if x.State == Fail && !v.Stands {
				v.Stands, v.Detail = true, x.Word
			}
			sure = sure || x.State == OK
		}
	}
	if !v.Stands && !sure {
		return nil
	}
	return []Verdict{v}
}

// settle raises and closes.
func settle(ctx context.Context, tx *store.Tx, number string, all []Verdict, now time.Time) error {
	for _, v := range all {
		if !v.Stands {
			if err := tx.CloseAlarm(ctx, v.Kind, number, now); err != nil {
				return err
			}
			continue
		}
		if v.Stage > 0 {
			if err := closeEarlier(ctx, tx, number, v, now); err != nil {
				return err
			}
		}
		if err := tx.RaiseAlarm(ctx, stay.Alarm{Kind: v.Kind, Number: number, Detail: stay.Private(v.Detail), RaisedAt: now}); err != nil {
			return err
		}
	}
	return nil
}

// closeEarlier ends an alarm that was raised at an earlier stage, so that the next
// one is told anew.
func closeEarlier(ctx context.Context, tx *store.Tx, number string, v Verdict, now time.Time) error {
	open, err := tx.OpenAlarms(ctx)
	if err != nil {
		return err
	}
	for _, a := range open {
		if a.Kind != v.Kind || a.Number != number {
			continue
		}
		end, err := time.Parse(time.DateOnly, string(a.Detail))
		if err == nil && string(a.Detail) == v.Detail && stage(end, a.RaisedAt) == v.Stage {
			return nil
		}
		return tx.CloseAlarm(ctx, v.Kind, number, now)
	}
	return nil
}
