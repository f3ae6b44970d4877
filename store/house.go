package store

import (
	"context"
	"errors"
	"fmt"

	"portineria/stay"
)

// houseKey seals what belongs to no guest: settings, accounts, raw deliveries.
const houseKey = "house"

// checkKey makes the house key in a new database, and in an existing one proves
// at start that the master key is the right one.
func (w *writer) checkKey(ctx context.Context, now int64) error {
	if _, err := w.key(ctx, houseKey); !errors.Is(err, stay.ErrNotFound) {
		return err
	}
	if err := w.plain(ctx, "BEGIN IMMEDIATE"); err != nil {
		return fmt.Errorf("make the house key: %w", explain(err))
	}
	tx := &Tx{queries: w.queries}
	if err := tx.newKey(ctx, houseKey, now); err != nil {
		w.touched.settle(w.ring)
		return errors.Join(err, w.plain(ctx, "ROLLBACK"))
	}
	if err := w.plain(ctx, "COMMIT"); err != nil {
		return fmt.Errorf("make the house key: %w", explain(err))
	}
	w.touched.settle(w.ring)
	_, err := w.key(ctx, houseKey)
	return err
}

// Setting reads a value that the browser or the program stored; an absent one
// is stay.ErrNotFound.
func (q queries) Setting(ctx context.Context, key string) (string, error) {
	sealed, err := queryOne(ctx, q, `SELECT value_sealed FROM settings WHERE key = ?`, scanValue[[]byte], key)
	if err != nil {
		return "", fmt.Errorf("read the setting %s: %w", key, err)
	}
	plain, err := q.openBytes(ctx, houseKey, sealed, "settings", "value_sealed", key)
	return string(plain), err
}

// Settings reads all whose key begins with a prefix.
func (q queries) Settings(ctx context.Context, prefix string) (map[string]string, error) {
	keys, err := queryAll(ctx, q, `SELECT key FROM settings WHERE substr(key, 1, length(?1)) = ?1`, scanValue[string], prefix)
	if err != nil {
		return nil, fmt.Errorf("list the settings: %w", err)
	}
	all := make(map[string]string, len(keys))
	for _, key := range keys {
		if all[key], err = q.Setting(ctx, key); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// PutSetting stores a value; an empty one removes it.
func (tx *Tx) PutSetting(ctx context.Context, key, value string, now int64) error {
	tx.Note("setting", key)
	if value == "" {
		return tx.exec(ctx, `DELETE FROM settings WHERE key = ?`, key)
	}
	sealed, err := tx.sealBytes(ctx, houseKey, []byte(value), "settings", "value_sealed", key)
	if err != nil {
		return err
	}
	return tx.exec(ctx, `INSERT INTO settings(key, value_sealed, updated_at) VALUES (?, ?, ?)
		ON CONFLICT(key) DO UPDATE SET value_sealed = excluded.value_sealed, updated_at = excluded.updated_at`, key, sealed, now)
}
