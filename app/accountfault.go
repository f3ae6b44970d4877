package app

import (
	"context"

	"portineria/store"
	"portineria/whatsapp"
)

// takeFault files a trouble that the platform tells of without a message: where it
// concerns all that leaves the number, the number rests (Meta, messages webhook,
// value.errors). It reports false for what has nothing to do with sending.
func (a *App) takeFault(ctx context.Context, tx *store.Tx, n Number, e whatsapp.Event) (known bool, err error) {
	if n.ID == "" || e.Type != "error" || e.History {
		return false, nil
	}
	now := a.o.Now()
	for _, fault := range e.Errors {
		problem := fault.Problem()
		if _, all := halts[problem]; !all {
			continue
		}
		known = true
		fresh, err := tx.NewAccountEvent(ctx, noticeTopic(e, whatsapp.AccountChange{}, string(problem)), noticeOf(e), e.Time, now)
		if err != nil {
			return true, err
		}
		if !fresh {
			continue
		}
		if _, err := a.restAfter(ctx, tx, refused{number: n.ID, problem: problem, code: fault.Code, byStatus: true}, now); err != nil {
			return true, err
		}
	}
	return known, nil
}
