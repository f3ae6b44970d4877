package app

import (
	"context"

	"portineria/stay"
	"portineria/store"
	"portineria/whatsapp"
)

// takeLink follows the link between the house and the WhatsApp app on the owner's
// phone (Meta, account_update: PARTNER_REMOVED with its reason, ACCOUNT_OFFBOARDED,
// ACCOUNT_RECONNECTED). It reports false for any other event.
func (a *App) takeLink(ctx context.Context, tx *store.Tx, e whatsapp.Event) (known bool, err error) {
	if e.Field != "account_update" {
		return false, nil
	}
	now, change := a.o.Now(), e.Account()
	at := e.Time
	if at.IsZero() {
		at = now
	}
	lost := change.Event == "PARTNER_REMOVED" || change.Event == "ACCOUNT_OFFBOARDED"
	if !lost && change.Event != "PARTNER_ADDED" && change.Event != "ACCOUNT_RECONNECTED" {
		return false, nil
	}
	number := a.numberOfNotice(e, change)
	fresh, err := tx.NewAccountEvent(ctx, noticeTopic(e, change, "link"), noticeOf(e), at, now)
	if err != nil || !fresh {
		return true, err
	}
	if lost {
		return true, tx.RaiseAlarm(ctx, stay.Alarm{Kind: stay.AlarmLinkLost, Number: number, Detail: stay.Private(change.Disconnected), RaisedAt: at})
	}
	return true, tx.CloseAlarm(ctx, stay.AlarmLinkLost, number, now)
}
