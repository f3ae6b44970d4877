package app

import (
	"context"

	"portineria/stay"
	"portineria/store"
	"portineria/whatsapp"
)

// statesOf says what the platform's words for a message's fate are in ours.
var statesOf = map[string]stay.SendState{
	"sent": stay.Sent, "delivered": stay.Delivered, "read": stay.ReadState, "played": stay.ReadState, "failed": stay.Failed,
}

// statusOf is a status in our words; false for "deleted" and the like, which change
// nothing for us.
func statusOf(n Number, e whatsapp.Event) (s store.Status, known bool) {
	state, known := statesOf[e.Status]
	s = store.Status{Wamid: e.ID, Callback: e.CallbackData, State: state, Simulated: n.Simulated}
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
	return nil
}
