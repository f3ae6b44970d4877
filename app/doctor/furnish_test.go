package doctor_test

import (
	"context"
	"log/slog"
	"math/rand/v2"
	"net"
	"os"
	"path/filepath"
	"time"

	"portineria/embed"
	"portineria/lexicon"
	"portineria/proof"
	"portineria/stay"
	"portineria/store"
)

// The circumstances of the table.

func key(f *fixture) string { return filepath.Join(f.Dir, store.MasterKeyFile) }

func chmod(f *fixture, mode os.FileMode) { f.must(os.Chmod(key(f), mode)) }
func remove(f *fixture)                  { f.must(os.Remove(key(f))) }
func scribble(f *fixture)                { f.must(os.WriteFile(key(f), []byte("no key"), 0o600)) }

func (f *fixture) must(err error) {
	f.t.Helper()
	if err != nil {
		f.t.Fatal(err)
	}
}

// files of guests take so many bytes.
func (f *fixture) files(bytes int64) {
	f.MediaMost = 10_000_000
	f.MediaUsed = func() (int64, int, error) { return bytes, 3, nil }
}

// hears is a speech server that answers with this error.
func (f *fixture) hears(err error) {
	f.Speech = func(context.Context) error { return err }
}

// shared is a link that Vrbo reads from, held back since a moment or not.
func shared(held time.Time) func(*fixture) {
	return func(f *fixture) {
		f.house(1)
		f.PublicURL = "https://casa.example"
		f.put(func(ctx context.Context, tx *store.Tx) error {
			return tx.PutCalendarLink(ctx, store.CalendarLink{ID: "l1", Property: "casa-limone", Channel: "vrbo", Token: "secret", HeldSince: held, CreatedAt: noon, RenewedAt: noon})
		})
	}
}

// unreachable is one in a house that nobody reaches from outside.
func unreachable(f *fixture) {
	shared(time.Time{})(f)
	f.PublicURL = ""
}

func compared(f *fixture) {
	words, err := lexicon.Load(embed.LexiconFiles())
	f.must(err)
	f.Judge = proof.New(words)
}

func contradicted(f *fixture) {
	f.house(1)
	f.put(func(ctx context.Context, tx *store.Tx) error {
		for id, text := range map[string]string{"one": "Il parcheggio costa 10 € al giorno.", "two": "Il parcheggio costa 12 € al giorno."} {
			if err := tx.PutFact(ctx, stay.Fact{Property: "casa-limone", ID: id, Topic: "parking", Visibility: stay.Public, Text: text, UpdatedAt: noon}); err != nil {
				return err
			}
		}
		return nil
	})
}

func later(f *fixture) { f.Now = func() time.Time { return noon.AddDate(1, 0, 1) } }

func owner(f *fixture) {
	f.put(func(ctx context.Context, tx *store.Tx) error {
		return tx.PutUser(ctx, store.Account{User: stay.User{ID: "u1", Name: "Marta", Role: stay.RoleOwner, Language: "it"}, Password: "x", CreatedAt: noon})
	})
}

func occupied(f *fixture) string {
	l, err := (&net.ListenConfig{}).Listen(f.t.Context(), "tcp", "127.0.0.1:0")
	f.must(err)
	f.t.Cleanup(func() { _ = l.Close() })
	return l.Addr().String()
}

func lock(f *fixture) {
	release, err := store.Lock(f.Dir)
	f.must(err)
	f.t.Cleanup(func() { _ = release() })
}

func delivered(f *fixture) {
	f.put(func(ctx context.Context, tx *store.Tx) error {
		_, _, err := tx.AddDelivery(ctx, store.FromPlatform, []byte(`{}`), noon.Add(-2*time.Hour))
		return err
	})
}

func alarm(f *fixture, kind stay.AlarmKind) {
	f.put(func(ctx context.Context, tx *store.Tx) error {
		return tx.RaiseAlarm(ctx, stay.Alarm{Kind: kind, Number: "900000000000002", RaisedAt: noon})
	})
}

func ran(f *fixture, name string, at time.Time, problem string) {
	f.put(func(ctx context.Context, tx *store.Tx) error {
		return tx.PutJobRun(ctx, store.JobRun{Name: name, LastAt: at, Problem: problem})
	})
}

func connected(f *fixture, outcome string) {
	f.put(func(ctx context.Context, tx *store.Tx) error {
		return tx.AddConnection(ctx, store.Connection{At: noon.Add(-time.Hour), Destination: "feeds.example:443", Purpose: "feed", Outcome: outcome})
	})
}

// backedUp writes a backup of that age, and another file that is younger.
func backedUp(f *fixture, age time.Duration) {
	f.must(os.MkdirAll(f.BackupDir, 0o700))
	for name, at := range map[string]time.Time{"portineria-" + age.String() + ".backup": noon.Add(-age), "notes.txt": noon} {
		path := filepath.Join(f.BackupDir, name)
		f.must(os.WriteFile(path, []byte("sealed"), 0o600))
		f.must(os.Chtimes(path, at, at))
	}
}

func queued(f *fixture, due time.Time) {
	f.put(func(ctx context.Context, tx *store.Tx) error {
		if err := tx.PutGuest(ctx, stay.Guest{ID: "g1", Name: "Lena", CreatedAt: due}); err != nil {
			return err
		}
		c := stay.Conversation{ID: "c1", Guest: "g1", NumberID: "900000000000002", Mode: stay.ByAssistant, ModeSince: due, LastMessageAt: due, CreatedAt: due}
		if err := tx.PutConversation(ctx, c); err != nil {
			return err
		}
		m := stay.Message{ID: "m1", Conversation: "c1", Author: stay.FromHost, Type: "text", Text: "Hello", SentAt: due, CreatedAt: due}
		_, err := tx.AddOutgoing(ctx, c, m, stay.PurposeHost, "once", due)
		return err
	})
}

// closed is a database whose file is no longer open.
func closed(f *fixture) *store.DB {
	dir := f.t.TempDir()
	master, err := store.LoadMasterKey(dir, rand.NewChaCha8([32]byte{2}))
	f.must(err)
	db, err := store.Open(context.Background(), store.Options{Dir: dir, Master: master, Now: f.Now, Log: slog.New(slog.DiscardHandler)})
	f.must(err)
	f.must(db.Close())
	return db
}
