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

// takeStatus moves the message that a status speaks of. Statuses come in any
// order, more than once, and sometimes before the send's own answer.
func (a *App) takeStatus(ctx context.Context, tx *store.Tx, n Number, e whatsapp.Event) error {
	state, known := statesOf[e.Status]
	if !known {
		return nil // "deleted" and the like change nothing for us
	}
	s := store.Status{Wamid: e.ID, Callback: e.CallbackData, State: state, Simulated: n.Simulated}
	if state == stay.Failed && len(e.Errors) > 0 {
		s.ErrorCode, s.Problem = e.Errors[0].Code, string(e.Errors[0].Problem())
	}
	id, err := tx.ApplyStatus(ctx, s, a.o.Now())
	if err != nil || state != stay.Failed || id == "" {
		return err
	}
	return a.sendFailed(ctx, tx, id)
}
