package store_test

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"portineria/stay"
	"portineria/store"
)

// crashDir tells the test binary to be the program that is killed.
const crashDir = "PORTINERIA_TEST_CRASH_DIR"

func TestMain(m *testing.M) {
	if dir := os.Getenv(crashDir); dir != "" {
		if err := writeUntilKilled(dir); err != nil {
			fmt.Fprintln(os.Stderr, err)
		}
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// writeUntilKilled stores a guest with a conversation and a message per write,
// from several callers at once, and prints the message's id once Update says
// that it is done.
func writeUntilKilled(dir string) error {
	ctx := context.Background()
	master, err := store.ReadMasterKey(dir + "/" + store.MasterKeyFile)
	if err != nil {
		return err
	}
	db, err := store.Open(ctx, store.Options{Dir: dir, Master: master, Now: time.Now})
	if err != nil {
		return err
	}
	var all sync.WaitGroup
	for w := range 8 {
		all.Go(func() {
			for i := 0; ; i++ {
				name := fmt.Sprintf("%d-%d-%d", os.Getpid(), w, i)
				g := stay.Guest{ID: stay.GuestID("g" + name), Name: "Lena", CreatedAt: noon}
				c := stay.Conversation{ID: stay.ConversationID("c" + name), Guest: g.ID, NumberID: "1", Mode: stay.ByAssistant, ModeSince: noon, LastMessageAt: noon, CreatedAt: noon}
				m := stay.Message{ID: stay.MessageID("m" + name), Conversation: c.ID, Author: stay.FromGuest, Type: "text", Text: stay.Private(name), SentAt: noon, CreatedAt: noon}
				err := db.Update(ctx, func(tx *store.Tx) error {
					if err := tx.PutGuest(ctx, g); err != nil {
						return err
					}
					if err := tx.PutConversation(ctx, c); err != nil {
						return err
					}
					_, _, err := tx.AddMessage(ctx, c, m, "wamid."+name)
					return err
				})
				if err != nil {
					fmt.Fprintln(os.Stderr, err)
					return
				}
				os.Stdout.WriteString(string(m.ID) + "\n")
			}
		})
	}
	all.Wait()
	return nil
}

func TestWhatUpdateReportedDoneSurvivesAKill(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	closeAll(t, dir) // nobody else has it open
	seen := map[stay.MessageID]bool{}
	for round, writes := range []int{1, 150, 400} {
		child := exec.Command(os.Args[0])
		child.Env = append(os.Environ(), crashDir+"="+dir)
		var complaints bytes.Buffer
		child.Stderr = &complaints
		out, err := child.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := child.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(out)
		for n := 0; lines.Scan(); n++ {
			if n == writes {
				if err := child.Process.Kill(); err != nil {
					t.Fatal(err)
				}
			}
			seen[stay.MessageID(strings.TrimSpace(lines.Text()))] = true
		}
		if err := child.Wait(); err == nil || len(seen) < writes || complaints.Len() > 0 {
			t.Fatalf("the program ended by itself after %d writes: %s", len(seen), complaints.String())
		}
		db := openAgain(t, dir)
		for id := range seen {
			m, err := db.Message(ctx, id)
			if err != nil {
				t.Fatalf("round %d: reported done and lost: %v", round, err)
			}
			if string(m.Text) != string(id[1:]) {
				t.Errorf("round %d: %s holds another text", round, id)
			}
		}
		if err := db.Integrity(ctx); err != nil {
			t.Error(err)
		}
		wholeOrNotAtAll(t, dir)
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// wholeOrNotAtAll checks that no write is there in part: each guest came with a
// conversation, a message and a key.
func wholeOrNotAtAll(t *testing.T, dir string) {
	t.Helper()
	raw := openRaw(t, dir)
	defer raw.Close()
	for _, query := range []string{
		`SELECT id FROM guests WHERE id NOT IN (SELECT guest_id FROM conversations)`,
		`SELECT id FROM conversations WHERE id NOT IN (SELECT conversation_id FROM messages)`,
		`SELECT id FROM guests WHERE 'guest:' || id NOT IN (SELECT id FROM keys)`,
		`SELECT id FROM keys WHERE id LIKE 'guest:%' AND substr(id, 7) NOT IN (SELECT id FROM guests)`,
	} {
		if half := texts(t, raw, query); len(half) > 0 {
			t.Errorf("%d writes are there in part: %s", len(half), query)
		}
	}
}
