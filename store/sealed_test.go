package store_test

import (
	"bytes"
	"context"
	"encoding/hex"
	"errors"
	"path/filepath"
	"testing"
	"time"

	"portineria/stay"
	"portineria/store"
	"portineria/store/storetest"
)

// Erased text is sealed, so that no search for it says anything. The sealed
// bytes themselves have to be gone.
func TestErasedValuesAreGoneEvenSealed(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	db := storetest.OpenIn(t, dir, time.Now)
	guest := plant(t, db)
	raw := openRaw(t, dir)
	var gone []string
	for _, query := range []string{`SELECT hex(doc_sealed) FROM guests`, `SELECT hex(value_sealed) FROM aliases`, `SELECT hex(body_sealed) FROM messages`,
		`SELECT hex(draft_sealed) FROM questions`, `SELECT hex(doc_sealed) FROM traces`, `SELECT hex(wrapped) FROM keys WHERE id LIKE 'guest:%'`,
		`SELECT hex(wamid_hash) FROM messages WHERE wamid_hash IS NOT NULL`, `SELECT hex(value_hash) FROM aliases`} {
		found := texts(t, raw, query)
		if len(found) == 0 {
			t.Fatalf("%s finds nothing to erase", query)
		}
		gone = append(gone, found...)
	}
	raw.Close()
	there := func() (n int) {
		for name, content := range contents(t, dir) {
			for _, value := range gone {
				needle, err := hex.DecodeString(value)
				if err != nil {
					t.Fatal(err)
				}
				if bytes.Contains(content, needle) {
					t.Logf("in %s", filepath.Base(name))
					n++
				}
			}
		}
		return n
	}
	if there() == 0 {
		t.Fatal("the search finds nothing before the erasure")
	}
	update(t, db, func(tx *store.Tx) error { return tx.RemoveGuest(ctx, guest) })
	if ok, err := db.Checkpoint(ctx); !ok || err != nil {
		t.Fatalf("checkpoint %t: %v", ok, err)
	}
	if n := there(); n > 0 {
		t.Errorf("%d sealed values of an erased guest are still in the files", n)
	}
}

func TestASealedValueOpensOnlyInItsPlace(t *testing.T) {
	ctx := context.Background()
	for name, move := range map[string]struct {
		swap string
		read func(*store.DB, stay.Conversation) error
	}{
		"another guest's message": {`UPDATE messages SET body_sealed = (SELECT body_sealed FROM messages o WHERE o.id <> messages.id LIMIT 1)`,
			func(db *store.DB, c stay.Conversation) error { _, err := db.Messages(ctx, c.ID, 10); return err }},
		"a draft as a message": {`UPDATE messages SET body_sealed = (SELECT draft_sealed FROM questions LIMIT 1)`,
			func(db *store.DB, c stay.Conversation) error { _, err := db.Messages(ctx, c.ID, 10); return err }},
		"a message as a draft": {`UPDATE questions SET draft_sealed = (SELECT body_sealed FROM messages WHERE conversation_id = questions.conversation_id LIMIT 1)`,
			func(db *store.DB, c stay.Conversation) error { _, err := db.OpenQuestions(ctx, c.ID); return err }},
		"another session's browser": {`UPDATE sessions SET agent_sealed = (SELECT agent_sealed FROM sessions o WHERE o.token_hash <> sessions.token_hash)`,
			func(db *store.DB, _ stay.Conversation) error {
				_, one := db.Session(ctx, "one", noon)
				_, two := db.Session(ctx, "two", noon)
				return errors.Join(one, two)
			}},
		"another unknown element": {`UPDATE oddities SET raw_sealed = (SELECT raw_sealed FROM oddities o WHERE o.id <> oddities.id)`,
			func(db *store.DB, _ stay.Conversation) error { _, err := db.Oddities(ctx, 10); return err }},
		"another setting": {`UPDATE settings SET value_sealed = (SELECT value_sealed FROM settings o WHERE o.key <> settings.key)`,
			func(db *store.DB, _ stay.Conversation) error { _, err := db.Settings(ctx, ""); return err }},
		"another body": {`UPDATE deliveries SET body_sealed = (SELECT body_sealed FROM deliveries o WHERE o.id <> deliveries.id)`,
			func(db *store.DB, _ stay.Conversation) error { _, err := db.PendingDeliveries(ctx, 10); return err }},
		"one changed bit": {`UPDATE settings SET value_sealed = CAST(substr(value_sealed, 1, 20) || x'00' || substr(value_sealed, 22) AS BLOB)`,
			func(db *store.DB, _ stay.Conversation) error { _, err := db.Settings(ctx, ""); return err }},
		"cut short": {`UPDATE settings SET value_sealed = substr(value_sealed, 1, 8)`,
			func(db *store.DB, _ stay.Conversation) error { _, err := db.Settings(ctx, ""); return err }},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			db := storetest.OpenIn(t, dir, time.Now)
			c := twoOfEach(t, db)
			if err := move.read(db, c); err != nil {
				t.Fatalf("before: %v", err)
			}
			execute(t, openRaw(t, dir), move.swap)
			if err := move.read(db, c); err == nil {
				t.Error("opens in a place that is not its own")
			}
		})
	}
}

// twoOfEach stores pairs of sealed values that could be taken for each other.
func twoOfEach(t *testing.T, db *store.DB) stay.Conversation {
	t.Helper()
	ctx := context.Background()
	_, c := talk(t, db)
	user := store.Account{User: stay.User{ID: id[stay.UserID](t), Name: "Ada", Role: stay.RoleOwner, Language: "it"}, CreatedAt: noon}
	update(t, db, func(tx *store.Tx) error { return tx.PutUser(ctx, user) })
	for _, n := range []string{"one", "two"} {
		update(t, db, func(tx *store.Tx) error {
			m := bubble(t, c, stay.FromGuest, n)
			_, _, err1 := tx.AddMessage(ctx, c, m, "wamid."+n)
			_, _, err2 := tx.AddDelivery(ctx, store.FromPlatform, []byte(n), noon)
			q := stay.Question{ID: id[stay.QuestionID](t), Conversation: c.ID, Message: m.ID, Reason: stay.ReasonNoFact, State: stay.QuestionOpen, Draft: stay.Private(n), OpenedAt: noon}
			for _, err := range []error{err1, err2, tx.PutQuestion(ctx, c, q), tx.PutSetting(ctx, n, n, 1), tx.AddOddity(ctx, 1, "unknown", []byte(n), noon),
				tx.AddSession(ctx, n, store.Session{User: user.ID, Agent: n, CreatedAt: noon, LastSeenAt: noon, ExpiresAt: noon.Add(time.Hour)})} {
				if err != nil {
					return err
				}
			}
			return nil
		})
	}
	return c
}
