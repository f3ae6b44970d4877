package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"portineria/stay"
)

// phoneSyncKey is the setting that says how far a number's past has been handed over.
func phoneSyncKey(number string) string { return "phone_sync." + number }

// PhoneSync is how far the past of a number's phone app has been handed over.
func (q queries) PhoneSync(ctx context.Context, number string) (s stay.PhoneSync, err error) {
	text, err := q.Setting(ctx, phoneSyncKey(number))
	if errors.Is(err, stay.ErrNotFound) {
		return s, nil
	}
	if err != nil {
		return s, fmt.Errorf("read how far the phone's past is: %w", err)
	}
	if err := json.Unmarshal([]byte(text), &s); err != nil {
		return s, fmt.Errorf("read how far the phone's past is: %w", err)
	}
	return s, nil
}

// PutPhoneSync stores it.
func (tx *Tx) PutPhoneSync(ctx context.Context, number string, s stay.PhoneSync, now time.Time) error {
	text, err := json.Marshal(s)
	if err != nil {
		return fmt.Errorf("store how far the phone's past is: %w", err)
	}
	return tx.PutSetting(ctx, phoneSyncKey(number), string(text), now.UnixMilli())
}

// PhonePast reports whether any number's phone app was asked for its past, or has
// handed some of it over.
func (q queries) PhonePast(ctx context.Context) (bool, error) {
	all, err := q.Settings(ctx, phoneSyncKey(""))
	return len(all) > 0, err
}
