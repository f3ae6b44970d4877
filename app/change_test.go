package app_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"portineria/stay"
	"portineria/store"
)

// edit, revoke and react are what a guest does to the message "wamid.1".
func edit(text string) map[string]any {
	return map[string]any{"type": "edit", "text": nil, "edit": map[string]any{"original_message_id": "wamid.1", "message": map[string]any{"type": "text", "text": map[string]any{"body": text}}}}
}

func revoke() map[string]any {
	return map[string]any{"type": "revoke", "text": nil, "revoke": map[string]any{"original_message_id": "wamid.1"}}
}

func react(emoji string) map[string]any {
	r := map[string]any{"message_id": "wamid.1"}
	set(r, "emoji", emoji)
	return map[string]any{"type": "reaction", "text": nil, "reaction": r}
}

// only is the one message of the one conversation.
func (l *lobby) only() (stay.Conversation, stay.Message) {
	l.t.Helper()
	all := l.conversations()
	if len(all) != 1 {
		l.t.Fatalf("%d conversations", len(all))
	}
	said, err := l.db.Messages(context.Background(), all[0].ID, 10)
	if err != nil || len(said) != 1 {
		l.t.Fatalf("%d messages, %v", len(said), err)
	}
	return all[0], said[0]
}

func TestChangesToAMessageComeInAnyOrder(t *testing.T) {
	from := who{ada, "GB.1", ""}
	type event struct {
		id   string
		more map[string]any
		at   time.Duration
	}
	original := event{"wamid.1", nil, 0}
	for name, test := range map[string]struct {
		events    []event
		text      string
		withdrawn bool
		reaction  string
	}{
		"edited twice":                {[]event{original, {"wamid.2", edit("second"), time.Minute}, {"wamid.3", edit("third"), 2 * time.Minute}}, "third", false, ""},
		"edited and taken back":       {[]event{original, {"wamid.2", edit("second"), time.Minute}, {"wamid.3", revoke(), 2 * time.Minute}}, "", true, ""},
		"reaction changed":            {[]event{original, {"wamid.2", react("👍"), time.Minute}, {"wamid.3", react("❤️"), 2 * time.Minute}}, "first", false, "❤️"},
		"reaction taken back":         {[]event{original, {"wamid.2", react("👍"), time.Minute}, {"wamid.3", react(""), 2 * time.Minute}}, "first", false, ""},
		"edited, with a reaction too": {[]event{original, {"wamid.2", edit("second"), time.Minute}, {"wamid.3", react("👍"), 2 * time.Minute}}, "second", false, "👍"},
	} {
		orders := [][]int{{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}}
		for _, order := range orders {
			t.Run(fmt.Sprint(name, order), func(t *testing.T) {
				l := newLobby(t, 1)
				at := l.now.Add(-time.Hour)
				for _, i := range append(slices.Clone(order), order...) { // everything twice
					e := test.events[i]
					l.message(lobbyNumbers[0], from, e.id, "first", at.Add(e.at), e.more)
				}
				c, m := l.only()
				if string(m.Text) != test.text || m.Withdrawn != test.withdrawn {
					t.Errorf("text is %q, withdrawn %v; want %q, %v", string(m.Text), m.Withdrawn, test.text, test.withdrawn)
				}
				got := ""
				for _, r := range m.Says().Reactions {
					got += r.Emoji
				}
				if got != test.reaction {
					t.Errorf("reaction is %q, want %q", got, test.reaction)
				}
				if !c.LastGuestAt.Equal(at) || c.Unread != 1 {
					t.Errorf("the window counts from %s, want %s; %d unread", c.LastGuestAt, at, c.Unread)
				}
			})
		}
	}
}

func TestNobodyChangesWhatSomebodyElseWrote(t *testing.T) {
	l := newLobby(t, 1)
	n := lobbyNumbers[0]
	l.message(n, who{ada, "GB.1", ""}, "wamid.1", "first", l.now, nil)
	l.message(n, who{grace, "GB.2", ""}, "wamid.2", "", l.now, edit("forged"))
	l.message(n, who{grace, "GB.2", ""}, "wamid.3", "", l.now, revoke())
	l.message(n, who{grace, "GB.2", ""}, "wamid.4", "", l.now, react("👎"))
	l.message(lobbyNumbers[1], who{ada, "GB.1", ""}, "wamid.5", "", l.now, revoke())
	if _, m := l.only(); string(m.Text) != "first" || m.Withdrawn || len(m.Says().Reactions) > 0 {
		t.Error("it was changed")
	}
}

func TestWhatAGuestTookBackIsNowhereToBeRead(t *testing.T) {
	l := newLobby(t, 1)
	ctx := context.Background()
	l.message(lobbyNumbers[0], who{ada, "GB.1", ""}, "wamid.1", "My secret is quellwasser", l.now, map[string]any{"context": map[string]any{"forwarded": true}})
	c, m := l.only()
	if !m.Says().Forwarded {
		t.Error("it was not marked as forwarded")
	}
	err := l.db.Update(ctx, func(tx *store.Tx) error {
		return tx.AddTrace(ctx, c, stay.Trace{Conversation: c.ID, Message: m.ID, At: l.now, Mode: "rule", Band: stay.BandSilent, Steps: []stay.Step{{Name: "rules", Detail: map[string]string{"word": "quellwasser"}}}})
	})
	if err != nil {
		t.Fatal(err)
	}
	l.message(lobbyNumbers[0], who{ada, "GB.1", ""}, "wamid.2", "", l.now, revoke())
	_, m = l.only()
	traces, err := l.db.Traces(ctx, c, 10)
	if err != nil || len(traces) != 1 {
		t.Fatalf("%d traces, %v", len(traces), err)
	}
	if m.Text != "" || m.Content != nil || len(traces[0].Steps) > 0 || traces[0].Mode != "rule" {
		t.Errorf("text %q, %d steps", string(m.Text), len(traces[0].Steps))
	}
}

func TestReplyToAMessageOfAnotherChatIsNotOpened(t *testing.T) {
	l := newLobby(t, 1)
	n := lobbyNumbers[0]
	l.message(n, who{grace, "GB.2", ""}, "wamid.1", "Private to Grace", l.now, nil)
	l.message(n, who{ada, "GB.1", ""}, "wamid.2", "This one?", l.now, map[string]any{"context": map[string]any{"id": "wamid.1"}})
	for _, c := range l.conversations() {
		said, err := l.db.Messages(context.Background(), c.ID, 5)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range said {
			if strings.HasPrefix(string(m.Text), "This") && (m.ReplyTo != "" || !m.Says().Quotes) {
				t.Error("it quotes what somebody else wrote")
			}
		}
	}
}

func TestANumberThatWasAskedForIsTheGuestsOwn(t *testing.T) {
	card := func(origin, phone string) map[string]any {
		c := map[string]any{"phones": []any{map[string]any{"phone": "+" + phone, "wa_id": phone}}}
		set(c, "origin", origin)
		return map[string]any{"type": "contacts", "text": nil, "contacts": []any{c}}
	}
	for origin, want := range map[string]stay.Private{"contact_request": "+" + ada, "other": "", "": ""} {
		t.Run(origin, func(t *testing.T) {
			l := newLobby(t, 1)
			l.message(lobbyNumbers[0], who{"", "GB.1", ""}, "wamid.1", "", l.now, card(origin, ada))
			if g := l.holder("GB.1"); g.Phone != want {
				t.Errorf("the number is known: %v", g.Phone != "")
			}
		})
	}
	l := newLobby(t, 1)
	l.message(lobbyNumbers[0], who{ada, "GB.7", ""}, "wamid.1", "It is mine", l.now, nil)
	l.message(lobbyNumbers[0], who{"", "GB.1", ""}, "wamid.2", "", l.now, card("contact_request", ada))
	if g := l.holder("GB.1"); g.Phone != "" || len(l.questions()) != 1 {
		t.Errorf("a number that another account has was believed; %d questions", len(l.questions()))
	}
}
