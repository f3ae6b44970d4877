package command_test

import (
	"context"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"portineria/stay"
	"portineria/store"
)

// house opens the house of a shell for a write that no command makes.
func (s *shell) house(t *testing.T, write func(ctx context.Context, tx *store.Tx) error) {
	t.Helper()
	master, err := store.LoadMasterKey(s.path("data"), nil)
	if err != nil {
		t.Fatal(err)
	}
	db, err := store.Open(t.Context(), store.Options{Dir: s.path("data"), Master: master, Now: func() time.Time { return s.now }})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if err := db.Update(t.Context(), func(tx *store.Tx) error { return write(context.WithoutCancel(t.Context()), tx) }); err != nil {
		t.Fatal(err)
	}
}

func TestAlarmsAreListedInWordsAndClosed(t *testing.T) {
	s := newShell(t)
	s.must(t, "alarm", "list")
	s.house(t, func(ctx context.Context, tx *store.Tx) error {
		return tx.RaiseAlarm(ctx, stay.Alarm{Kind: stay.AlarmLinkLost, Number: "900000000000002", Detail: "CHANGE_NUMBER", RaisedAt: s.now})
	})
	out := s.must(t, "alarm", "list", "--language", "it")
	for _, want := range []string{"Il WhatsApp del telefono si è scollegato (900000000000002)", "Il telefono ora ha un altro numero.", "Ricollegala nell’app"} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is missing in:\n%s", want, out)
		}
	}
	var a struct {
		ID, Kind, State, Next string
		Stops                 bool `json:"stops_sending"`
	}
	if err := json.Unmarshal([]byte(s.must(t, "alarm", "list", "--json")), &a); err != nil || a.Kind != "link_lost" || a.State != "open" || !a.Stops || a.Next == "" {
		t.Errorf("%v: %+v", err, a)
	}
	s.must(t, "alarm", "close", a.ID)
	if out := s.must(t, "alarm", "list"); out != "" {
		t.Errorf("a closed alarm is listed:\n%s", out)
	}
	if out := s.must(t, "alarm", "list", "--all"); !strings.Contains(out, "closed") {
		t.Errorf("what was is not listed:\n%s", out)
	}
	if _, said, code := s.run(t, "alarm", "close", "nothing"); code != 1 || said == "" {
		t.Errorf("closing nothing: exit %d, %q", code, said)
	}
	if _, _, code := s.run(t, "alarm", "list", "--language", "de"); code != 2 {
		t.Errorf("a language that is not there: exit %d", code)
	}
}

func TestAConversationSaysWhyAMessageDidNotGo(t *testing.T) {
	s := newShell(t)
	c := s.wrote(t, "+447700900151", "", "")
	s.house(t, func(ctx context.Context, tx *store.Tx) error {
		talk, err := tx.Conversation(ctx, c)
		if err != nil {
			return err
		}
		m := stay.Message{ID: "m1", Conversation: c, Author: stay.FromAssistant, Type: "text", Text: "Parking is free.", SentAt: s.now, CreatedAt: s.now}
		if _, err := tx.AddOutgoing(ctx, talk, m, stay.PurposeAnswer, "once", s.now); err != nil {
			return err
		}
		if _, err := tx.ClaimSends(ctx, s.now, time.Minute, 1); err != nil {
			return err
		}
		if _, err := tx.Settle(ctx, m.ID, store.Outcome{To: stay.Accepted, Wamid: "wamid.1"}, s.now); err != nil {
			return err
		}
		_, err = tx.ApplyStatuses(ctx, []store.Status{{Wamid: "wamid.1", State: stay.Failed, ErrorCode: 132015, Problem: "template", At: s.now}}, s.now)
		return err
	})
	if out := s.must(t, "conversation", "show", string(c)); !strings.Contains(out, "The template is paused") || !strings.Contains(out, "use another template") {
		t.Errorf("nobody says why:\n%s", out)
	}
	if out := s.must(t, "conversation", "show", string(c), "--json"); !strings.Contains(out, `"failed_at":"`) || !strings.Contains(out, `"error_code":132015`) {
		t.Errorf("nor to scripts:\n%s", out)
	}
}
