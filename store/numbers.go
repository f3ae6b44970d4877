package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"portineria/stay"
)

// numberPrefix marks business numbers among the settings, each under its key. Like
// all settings they are sealed as a whole.
const numberPrefix = "number."

// Numbers returns the business numbers that are stored, the oldest first.
func (q queries) Numbers(ctx context.Context) ([]stay.Number, error) {
	stored, err := q.Settings(ctx, numberPrefix)
	if err != nil {
		return nil, fmt.Errorf("list the numbers: %w", err)
	}
	all := make([]stay.Number, 0, len(stored))
	for key, doc := range stored {
		n, err := readNumber(doc)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", key, err)
		}
		all = append(all, n)
	}
	slices.SortFunc(all, func(a, b stay.Number) int {
		if c := a.CreatedAt.Compare(b.CreatedAt); c != 0 {
			return c
		}
		return strings.Compare(string(a.Key), string(b.Key))
	})
	return all, nil
}

// Number returns one business number.
func (q queries) Number(ctx context.Context, key stay.NumberKey) (stay.Number, error) {
	doc, err := q.Setting(ctx, numberPrefix+string(key))
	if err != nil {
		return stay.Number{}, err
	}
	return readNumber(doc)
}

// readNumber reads a stored number. Its text holds secrets, so no error quotes it.
func readNumber(doc string) (n stay.Number, err error) {
	if json.Unmarshal([]byte(doc), &n) != nil {
		return n, errors.New("a stored number is damaged")
	}
	return n, nil
}

// PutNumber stores a business number, new or changed. Two of the same id cannot
// be: nobody could say which of them a message came in on.
func (tx *Tx) PutNumber(ctx context.Context, n stay.Number) error {
	if n.ID != "" {
		all, err := tx.Numbers(ctx)
		if err != nil {
			return err
		}
		if slices.ContainsFunc(all, func(o stay.Number) bool { return o.ID == n.ID && o.Key != n.Key }) {
			return stay.Invalid{Field: "id", Key: "taken"}
		}
	}
	doc, err := json.Marshal(n)
	if err != nil {
		return fmt.Errorf("write the number %s: %w", n.Key, err)
	}
	tx.Note("number", string(n.Key))
	return tx.PutSetting(ctx, numberPrefix+string(n.Key), string(doc), n.UpdatedAt.UnixMilli())
}

// RemoveNumber deletes a business number with its secrets. The conversations that
// ran over it stay, and nothing leaves them any more.
func (tx *Tx) RemoveNumber(ctx context.Context, key stay.NumberKey) error {
	if _, err := tx.Number(ctx, key); err != nil {
		return err
	}
	tx.Note("number", string(key))
	return tx.PutSetting(ctx, numberPrefix+string(key), "", 0)
}
