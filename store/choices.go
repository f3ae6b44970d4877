package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"portineria/stay"
)

// choicesKey is the setting that holds the owner's choices, all in one.
const choicesKey = "choices"

// Choices are how the owner wants the assistant to behave. What was never chosen,
// or was stored by another version and means nothing here, is as it is by default.
func (q queries) Choices(ctx context.Context) (stay.Choices, error) {
	c := stay.DefaultChoices()
	text, err := q.Setting(ctx, choicesKey)
	if errors.Is(err, stay.ErrNotFound) {
		return c, nil
	}
	if err != nil {
		return c, fmt.Errorf("read the owner's choices: %w", err)
	}
	var stored map[string]string
	if err := json.Unmarshal([]byte(text), &stored); err != nil {
		return c, fmt.Errorf("read the owner's choices: %w", err)
	}
	for key, value := range stored {
		if changed, err := c.With(key, value); err == nil {
			c = changed
		}
	}
	return c, nil
}

// PutChoices stores them.
func (tx *Tx) PutChoices(ctx context.Context, c stay.Choices, now time.Time) error {
	stored := map[string]string{}
	for _, key := range stay.ChoiceKeys() {
		stored[key] = c.Value(key)
	}
	text, err := json.Marshal(stored)
	if err != nil {
		return fmt.Errorf("store the owner's choices: %w", err)
	}
	return tx.PutSetting(ctx, choicesKey, string(text), now.UnixMilli())
}
