package command_test

import (
	"context"
	"os"
	"strings"
	"testing"
	"time"

	"portineria/stay"
	"portineria/store"
)

// wrote puts somebody into the house of a shell who wrote once and of whom a weak
// tie and a claim are known.
func (s *shell) wrote(t *testing.T, phone string, tied, claimed stay.BookingID) stay.ConversationID {
	t.Helper()
	dir := s.path("data")
	master, err := store.LoadMasterKey(dir, nil)
	if err != nil {
		t.Fatal(err)
	}
	db, err := store.Open(t.Context(), store.Options{Dir: dir, Master: master, Now: func() time.Time { return s.now }})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	g := stay.Guest{ID: stay.GuestID(strings.Repeat("a", 28) + phone[len(phone)-4:]), Phone: stay.Private(phone), CreatedAt: s.now}
	c := stay.Conversation{ID: stay.ConversationID(strings.Repeat("c", 28) + phone[len(phone)-4:]), Guest: g.ID, NumberID: "1", Mode: stay.ByAssistant, ModeSince: s.now,
		LastGuestAt: s.now, LastMessageAt: s.now, CreatedAt: s.now}
	err = db.Update(t.Context(), func(tx *store.Tx) error {
		ctx := context.WithoutCancel(t.Context())
		if err := tx.PutGuest(ctx, g); err != nil {
			return err
		}
		if err := tx.PutConversation(ctx, c); err != nil {
			return err
		}
		if tied != "" {
			if err := tx.PutTie(ctx, stay.Tie{Conversation: c.ID, Booking: tied, Evidence: stay.EvidenceCode, At: s.now}); err != nil {
				return err
			}
		}
		if claimed != "" {
			if err := tx.PutClaim(ctx, stay.Claim{Conversation: c.ID, Booking: claimed, Evidence: stay.EvidenceClaim, State: stay.ClaimOpen, At: s.now}); err != nil {
				return err
			}
		}
		if err := tx.AddTries(ctx, c.ID, 5, s.now); err != nil {
			return err
		}
		return tx.CloseDoor(ctx, stay.Door{Conversation: c.ID, ClosedAt: s.now, OpensAt: s.now.Add(time.Hour)})
	})
	if err != nil {
		t.Fatal(err)
	}
	return c.ID
}

func (s *shell) book(t *testing.T, from, to string) stay.BookingID {
	t.Helper()
	return stay.BookingID(strings.TrimSpace(s.must(t, "booking", "add", "--property", "casa-prova", "--checkin", from, "--checkout", to, "--name", "Lena Weber", "--guests", "2")))
}

func TestWhoBelongsToABookingIsSettledFromAShell(t *testing.T) {
	s := newShell(t)
	one, other := s.book(t, "2026-06-28", "2026-07-05"), s.book(t, "2026-07-05", "2026-07-12")
	c := string(s.wrote(t, "+447700900150", one, other))

	has := func(out string, all ...string) {
		t.Helper()
		for _, want := range all {
			if !strings.Contains(out, want) {
				t.Errorf("%q is missing in:\n%s", want, out)
			}
		}
	}
	has(s.must(t, "conversation", "who", c, "--json"), `"evidence":"code"`, `"state":"booked"`, `"evidence":"name+dates"`, `"state":"waits_for_you"`)
	has(s.must(t, "booking", "guests", string(one), "--json"), c, `"state":"booked"`)
	has(s.must(t, "booking", "guests", string(other)), c, "waits for you")

	has(s.must(t, "conversation", "untie", c, "--booking", string(other)), "untied")
	has(s.must(t, "conversation", "who", c, "--json"), `"state":"refused"`)
	has(s.must(t, "conversation", "tie", c, "--booking", string(one)), "tied")
	has(s.must(t, "booking", "guests", string(one), "--json"), `"evidence":"owner"`, `"state":"staying"`)

	has(s.must(t, "property", "set", "casa-prova", "--identity-check", "on", "--json"), `"identity_check":true`)
	has(s.must(t, "booking", "guests", string(one), "--json"), `"state":"booked"`)
	has(s.must(t, "booking", "identified", string(one)), "identified")
	has(s.must(t, "booking", "guests", string(one), "--json"), `"state":"staying"`)
	has(s.must(t, "booking", "identified", string(one), "--undo", "--json"), `"state":"not_identified"`)
	has(s.must(t, "booking", "guests", string(one), "--json"), `"state":"booked"`)

	has(s.must(t, "booking", "remove", string(one), c), "removed")
	has(s.must(t, "booking", "guests", string(one), "--json"), `"state":"removed"`)
	for _, wrong := range [][]string{{"booking", "remove", string(one), c}, {"conversation", "tie", c, "--booking", "none"}, {"conversation", "untie", c, "--booking", string(one)}} {
		if out, said, code := s.run(t, wrong...); code != 1 {
			t.Errorf("%v: exit %d: %s%s", wrong, code, out, said)
		}
	}
	for _, misused := range [][]string{{"conversation", "tie", c}, {"conversation", "untie", c}, {"property", "set", "casa-prova", "--identity-check", "maybe"}} {
		if _, _, code := s.run(t, misused...); code != 2 {
			t.Errorf("%v: exit %d", misused, code)
		}
	}
}

func TestADoorIsListedAndOpened(t *testing.T) {
	s := newShell(t)
	if out := s.must(t, "door", "list"); out != "" {
		t.Errorf("with nobody there: %s", out)
	}
	c := string(s.wrote(t, "+447700900150", "", ""))
	if got := object(t, strings.TrimSpace(s.must(t, "door", "list", "--json"))); got["id"] != c || got["opens_at"] != "2026-07-01T09:00:00Z" {
		t.Errorf("%v", got)
	}
	s.must(t, "door", "open", "all")
	if out := s.must(t, "door", "list"); !strings.Contains(out, c) {
		t.Error("to open it to all opened it to the one who guessed as well")
	}
	s.must(t, "door", "open", c)
	if out := s.must(t, "door", "list"); out != "" {
		t.Errorf("after opening: %s", out)
	}
	s.wrote(t, "+447700900151", "", "")
	s.now = s.now.Add(time.Hour)
	if out := s.must(t, "door", "list"); out != "" {
		t.Errorf("after an hour: %s", out)
	}
}

func TestACodeIsRenewed(t *testing.T) {
	s := newShell(t)
	s.environ = append(s.environ, "PORTINERIA_WHATSAPP_NUMBER=+441632960001")
	id := string(s.book(t, "2026-07-12", "2026-07-19"))
	before := object(t, s.must(t, "booking", "link", id, "--json"))
	code := strings.TrimSpace(s.must(t, "booking", "renew", id))
	after := object(t, s.must(t, "booking", "link", id, "--json"))
	if before["code"] == code || after["code"] != code || !strings.Contains(after["link"].(string), code) || after["expires_at"] != "2026-07-21T22:00:00Z" {
		t.Errorf("%q, then %v", code, after)
	}
	s.must(t, "booking", "cancel", id)
	if _, _, exit := s.run(t, "booking", "renew", id); exit != 1 {
		t.Errorf("of a cancelled booking: exit %d", exit)
	}
}

func TestACardIsWrittenToBePrinted(t *testing.T) {
	s := newShell(t)
	if _, said, code := s.run(t, "property", "card", "casa-prova"); code != 1 || !strings.Contains(said, "whatsapp.number") {
		t.Errorf("without a number: exit %d: %s", code, said)
	}
	s.environ = append(s.environ, "PORTINERIA_WHATSAPP_NUMBER=+441632960001")
	for file, begins := range map[string]string{"card.svg": "<svg", "card.html": "<!doctype html>"} {
		got := object(t, s.must(t, "property", "card", "casa-prova", "--out", s.path(file), "--languages", "de,en", "--size", "a5", "--json"))
		text, err := os.ReadFile(s.path(file))
		if err != nil || !strings.HasPrefix(string(text), begins) || !strings.Contains(string(text), "Casa Prova") {
			t.Errorf("%s: %v, %.60s", file, err, text)
		}
		if got["text"] != "Guten Tag, ich habe eine Frage zu Casa Prova" || !strings.HasPrefix(got["link"].(string), "https://wa.me/441632960001?text=Guten%20Tag") {
			t.Errorf("%v", got)
		}
	}
	if out := s.must(t, "property", "card", "casa-prova"); !strings.HasPrefix(out, "<svg") {
		t.Errorf("to standard output: %.60s", out)
	}
	for _, wrong := range [][]string{{"--out", s.path("card.pdf")}} {
		if _, _, code := s.run(t, append([]string{"property", "card", "casa-prova"}, wrong...)...); code != 2 {
			t.Errorf("%v: exit %d", wrong, code)
		}
	}
	if _, said, code := s.run(t, "property", "card", "casa-prova", "--languages", "ja"); code != 1 || !strings.Contains(said, "languages") {
		t.Errorf("in a language that is not spoken: exit %d: %s", code, said)
	}
}
