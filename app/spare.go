package app

import (
	"context"
	"errors"

	"portineria/stay"
	"portineria/store"
)

// What happens when the month's free messages of a number are used up, as the owner
// has chosen: nothing, or no more automatic messages, or answers as drafts as well.
// Emergencies, the guest's rights and what a person writes always go.

// problemMeter keeps an automatic message from leaving when the free share is used
// up.
const problemMeter = "meter_over"

// atEnd is what the owner has chosen for a number whose free messages are used up;
// AtEndGoOn where they are not.
func atEnd(ctx context.Context, tx *store.Tx, number string) (stay.AtEnd, error) {
	_, err := tx.OpenAlarm(ctx, stay.AlarmMeterOver, number, "")
	if errors.Is(err, stay.ErrNotFound) {
		return stay.AtEndGoOn, nil
	}
	if err != nil {
		return "", err
	}
	choices, err := tx.Choices(ctx)
	return choices.AtEnd, err
}

// spare makes a draft of an answer from the facts where the owner wants to spend
// nothing without having looked.
func spare(ctx context.Context, tx *store.Tx, c stay.Conversation, v Verdict) (Verdict, error) {
	if v.Action != ActAnswer || v.Band != stay.BandSend || v.Mode == "rule" || v.Urgent || c.Simulated {
		return v, nil
	}
	chosen, err := atEnd(ctx, tx, c.NumberID)
	if err != nil || chosen != stay.AtEndDrafts {
		return v, err
	}
	v.Draft, v.Reply, v.Band, v.Reason = v.Reply, "", stay.BandDraft, stay.ReasonMeter
	v.note("spare", "meter_over")
	return v, nil
}

// sparesAutomatic reports whether the owner wants no automatic messages now.
func sparesAutomatic(ctx context.Context, tx *store.Tx, number string, purpose stay.Purpose) (bool, error) {
	if purpose != stay.PurposeAutomatic {
		return false, nil
	}
	chosen, err := atEnd(ctx, tx, number)
	return chosen == stay.AtEndNoAuto || chosen == stay.AtEndDrafts, err
}
