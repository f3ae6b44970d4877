package command_test

import (
	"context"
	"flag"
	"fmt"
	"log/slog"
	"path/filepath"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"portineria/stay"
	"portineria/store"
)

// A storm of ten thousand takes some minutes; `make storm` has it.
var (
	stormSize  = flag.Int("storm", 600, "webhooks of the storm")
	stormKills = flag.Int("storm-kill-every", 200, "webhooks after which the program is killed, again and again")
)

func TestAStormOfWebhooksWithThePowerFailing(t *testing.T) {
	w := newWorld(t, "ANSWERS_SETTLE=0s", "WHATSAPP_RECONCILE_AFTER=1s")
	file, err := w.fake.KeepFile([]byte("\xff\xd8\xff\xe0 a picture"), "image/jpeg")
	if err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	s := newStorm(5, *stormSize, file, began)
	ctx, cancel := context.WithTimeout(t.Context(), 15*time.Minute)
	defer cancel()
	w.start()
	kills := 0
	for part := range slices.Chunk(s.bodies, *stormKills) {
		w.weather(ctx, part)
		kills++
	}
	took := time.Since(began)
	w.compare(ctx, s)
	for _, kind := range []string{"text", "file", "reaction", "edit", "deletion", "status", "echo", "account", "template", "strange", "contacts"} {
		if s.kinds[kind] == 0 {
			t.Errorf("there was no %s in the storm", kind)
		}
	}
	w.answersOnce()
	t.Logf("%d webhooks with %d messages, %d kills: %.1f s, %d answers", len(s.bodies), len(s.order), kills, took.Seconds(), w.fake.Accepted())

	// And it goes on as if nothing had been.
	w.write(stormGuests+1, "wamid.AFTER", "Where can I park?")
	w.until("a guest is answered after the storm", func() bool { return w.repliesTo()[writer(stormGuests+1).Phone] > 0 })
}

// weather delivers bodies from many connections at a time, as the platform does:
// until each is taken. In the midst of it the power fails.
func (w *world) weather(ctx context.Context, bodies [][]byte) {
	w.t.Helper()
	var taken atomic.Int64
	half := make(chan struct{})
	feed := make(chan []byte)
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for body := range feed {
				if err := w.deliverAtLast(ctx, body); err != nil {
					w.t.Error(err)
				}
				if taken.Add(1) == int64(len(bodies)/2) {
					close(half)
				}
			}
		})
	}
	group.Go(func() {
		defer close(feed)
		for _, body := range bodies {
			feed <- body
		}
	})
	if len(bodies) > 1 {
		<-half
		w.kill()
		w.start()
	}
	group.Wait()
}

// books opens what the program has written.
func (w *world) books(ctx context.Context) *store.DB {
	w.t.Helper()
	dir := filepath.Join(w.dir, "data")
	master, err := store.LoadMasterKey(dir, nil)
	if err != nil {
		w.t.Fatal(err)
	}
	db, err := store.Open(ctx, store.Options{Dir: dir, Master: master, Now: time.Now, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		w.t.Fatal(err)
	}
	w.t.Cleanup(func() { _ = db.Close() })
	return db
}

// compare holds the inbox against the model.
func (w *world) compare(ctx context.Context, s *storm) {
	w.t.Helper()
	db := w.books(ctx)
	w.until("all webhooks are read", func() bool {
		waiting, err := db.PendingDeliveries(ctx, 1)
		return err == nil && len(waiting) == 0
	})
	wrong := 0
	for id, want := range s.said {
		if got := differs(ctx, db, id, want); got != "" {
			if wrong++; wrong < 10 {
				w.t.Errorf("%s (%s): %s", id, want.kind, got)
			}
		}
	}
	if wrong > 0 {
		w.t.Errorf("%d of %d messages are not as they were sent", wrong, len(s.said))
	}
	w.nothingTwice(ctx, db, s)
}

// differs says how a message in the books is another than the one that was sent.
func differs(ctx context.Context, db *store.DB, id string, want *saying) string {
	found, err := db.MessageByWamid(ctx, id, false)
	if err != nil {
		return "lost: " + err.Error()
	}
	m, err := db.Message(ctx, found)
	if err != nil {
		return err.Error()
	}
	c, err := db.Conversation(ctx, m.Conversation)
	if err != nil {
		return err.Error()
	}
	g, err := db.Guest(ctx, c.Guest)
	if err != nil {
		return err.Error()
	}
	reaction := ""
	for _, r := range m.Says().Reactions {
		if r.By == stay.FromGuest {
			reaction = r.Emoji
		}
	}
	switch {
	case string(g.Phone) != "+"+writer(want.guest).Phone:
		return "it is in another guest's chat"
	case (m.Author == stay.FromHost) != want.host:
		return "it is by " + string(m.Author)
	case m.Withdrawn != want.withdrawn, m.Edited != want.edited:
		return fmt.Sprintf("withdrawn %v, edited %v", m.Withdrawn, m.Edited)
	case want.kind != "unsupported" && string(m.Text) != want.text:
		return fmt.Sprintf("it has %d characters, want %d", len(m.Text), len(want.text))
	case !want.withdrawn && reaction != want.reaction:
		return fmt.Sprintf("the reaction is %q, want %q", reaction, want.reaction)
	}
	return ""
}

// nothingTwice counts what guests and the owner have said, over all chats.
func (w *world) nothingTwice(ctx context.Context, db *store.DB, s *storm) {
	w.t.Helper()
	chats, err := db.Conversations(ctx, store.InboxFilter{})
	if err != nil {
		w.t.Fatal(err)
	}
	people := map[string]bool{}
	said := 0
	for _, c := range chats {
		g, err := db.Guest(ctx, c.Guest)
		if err != nil {
			w.t.Fatal(err)
		}
		if people[string(g.Phone)] {
			w.t.Error("a guest has two chats")
		}
		people[string(g.Phone)] = true
		all, err := db.Messages(ctx, c.ID, 1_000_000)
		if err != nil {
			w.t.Fatal(err)
		}
		for _, m := range all {
			if m.Author == stay.FromGuest || m.Author == stay.FromHost {
				said++
			}
		}
	}
	if said != len(s.said) {
		w.t.Errorf("the inbox has %d messages of guests and the owner, want %d", said, len(s.said))
	}
}

// answersOnce insists that no answer left twice.
func (w *world) answersOnce() {
	w.t.Helper()
	times := map[string]int{}
	for _, m := range w.fake.Sent() {
		if times[m.CallbackData]++; times[m.CallbackData] == 2 {
			w.t.Error("an answer left twice")
		}
	}
}
