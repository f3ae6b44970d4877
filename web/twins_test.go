package web_test

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"portineria/stay"
	"portineria/store"
)

func TestTheOwnerSaysWhetherTwoGuestsAreOne(t *testing.T) {
	for answer, chats := range map[string]int{"same": 1, "different": 2} {
		t.Run(answer, func(t *testing.T) {
			s := furnished(t)
			older := s.conversation(stay.Conversation{ID: "44444444444444444444444444444444"}, stay.Guest{ID: "55555555555555555555555555555555", Name: "Otto Alt", Phone: "+447700900177", UserID: "DE.1"})
			before := s.conversationsNow()
			c := s.conversation(stay.Conversation{ID: "22222222222222222222222222222222"}, stay.Guest{ID: "11111111111111111111111111111111", Name: "Nina Neumann", UserID: "DE.2"})
			s.write(func(ctx context.Context, tx *store.Tx) error {
				return tx.AskPerson(ctx, stay.PersonQuestion{ID: "33333333333333333333333333333333", Guest: c.Guest, Other: older.Guest, Phone: "+447700900177", OpenedAt: now})
			})
			today := s.get(stay.RoleOwner, "/").text("#today")
			if !strings.Contains(today, "Is this the same person?") || !strings.Contains(today, "Nina Neumann") || !strings.Contains(today, "0177") || strings.Contains(today, "7700900177") {
				t.Errorf("the first page says %.600s", today)
			}
			if side := s.get(stay.RoleOwner, "/inbox/"+string(c.ID)).text(".side"); !strings.Contains(side, "Is this the same person?") {
				t.Errorf("beside the chat: %.300s", side)
			}
			s.post(stay.RoleCleaner, "/persons/33333333333333333333333333333333/"+answer, nil).want(http.StatusForbidden)
			s.post(stay.RoleOwner, "/persons/33333333333333333333333333333333/"+answer, nil).want(http.StatusSeeOther)
			if got := len(s.conversationsNow()) - len(before) + 1; got != chats {
				t.Errorf("%d chats of the two, want %d", got, chats)
			}
			if again := s.get(stay.RoleOwner, "/").text("#today"); strings.Contains(again, "Is this the same person?") {
				t.Error("it is still asked")
			}
		})
	}
}

func (s *site) conversationsNow() []stay.Conversation {
	s.t.Helper()
	all, err := s.db.Conversations(context.Background(), store.InboxFilter{})
	if err != nil || len(all) == 0 {
		s.t.Fatalf("%d conversations, %v", len(all), err)
	}
	return all
}
