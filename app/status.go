package app

import (
	"context"

	"portineria/stay"
	"portineria/store"
	"portineria/whatsapp"
)

// statesOf says what the platform's words for a message's fate are in ours.
var statesOf = map[string]stay.SendState{
	"sent": stay.Sent, "delivered": stay.Delivered, "read": stay.ReadState, "played": stay.Played, "failed": stay.Failed,
}

// statusOf is a status in our words; false for "deleted" and the like, which change
// nothing for us.
func statusOf(n Number, e whatsapp.Event) (s store.Status, known bool) {
	state, known := statesOf[e.Status]
	s = store.Status{Wamid: e.ID, Callback: e.CallbackData, State: state, Simulated: n.Simulated, Number: n.ID, Template: ofTemplates(e.PricingCategory),
		At: e.Time, Category: e.PricingCategory, Pricing: pricingOf(e)}
	if state == stay.Failed && len(e.Errors) > 0 {
		s.ErrorCode, s.Problem = e.Errors[0].Code, string(e.Errors[0].Problem())
	}
	return s, known
}

// applyStatuses moves the messages that statuses speak of. Statuses come in any
// order, more than once, and sometimes before the send's own answer.
func (a *App) applyStatuses(ctx context.Context, tx *store.Tx, all []store.Status) error {
	failed, err := tx.ApplyStatuses(ctx, all, a.o.Now())
	if err != nil {
		return err
	}
	for _, id := range failed {
		if err := a.sendFailed(ctx, tx, id); err != nil {
			return err
		}
	}
	return a.learnOfNumbers(ctx, tx, all)
}

// learnOfNumbers concludes from statuses whether their numbers can send: what the
// platform has sent proves that it does, what it fails for all of a number has the
// number rest.
func (a *App) learnOfNumbers(ctx context.Context, tx *store.Tx, all []store.Status) error {
	now := a.o.Now()
	left := map[string]bool{}
	for _, s := range all {
		if _, concerns := halts[whatsapp.Problem(s.Problem)]; concerns && s.State == stay.Failed {
			if _, err := a.restAfter(ctx, tx, refused{number: s.Number, problem: whatsapp.Problem(s.Problem), code: s.ErrorCode, byStatus: true, template: s.Template}, now); err != nil {
				return err
			}
		}
		if s.State.Left() {
			left[s.Number] = true
		}
	}
	if len(left) == 0 {
		return nil
	}
	resting, err := tx.Rests(ctx)
	if err != nil {
		return err
	}
	for _, r := range resting {
		if left[r.Number] {
			if err := a.gone(ctx, tx, r.Number, true, false, now); err != nil {
				return err
			}
		}
	}
	return nil
}

// ofTemplates reports whether a category of the platform's prices is one of
// templates, and not of free text within 24 hours ("service").
func ofTemplates(category string) bool {
	return category != "" && category != "service" && category != "referral_conversion" && category != "group_service"
}

// pricingOf is how a message is charged. Where the platform leaves the word out, as
// older versions do, that it is billable says enough.
func pricingOf(e whatsapp.Event) string {
	if e.PricingType == "" && e.PricingCategory != "" && e.Billable {
		return "regular"
	}
	return e.PricingType
}
