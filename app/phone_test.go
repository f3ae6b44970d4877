package app_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"portineria/stay"
	"portineria/store"
	"portineria/whatsapp/graphfake"
)

// phoned furnishes a house whose number is on the owner's phone as well.
func phoned(t *testing.T) *house {
	t.Helper()
	h := newHouse(t, houseOptions{start: time.Date(2026, 7, 14, 16, 5, 0, 0, time.UTC), owner: "+441632960555"})
	h.property("casa-limone")
	h.run()
	return h
}

func (h *house) hears(field, value string) {
	h.t.Helper()
	body := graphfake.Body(graphfake.In(theBusiness, graphfake.Other(field, fmt.Sprintf(value, `"messaging_product":"whatsapp","metadata":{"display_phone_number":"441632960001","phone_number_id":"`+theNumber+`"}`))))
	if err := h.deliver(context.Background(), body); err != nil {
		h.t.Fatal(err)
	}
	h.rest()
}

func (h *house) onPhone(id string, content graphfake.Content) {
	h.t.Helper()
	body := graphfake.Body(graphfake.In(theBusiness, graphfake.Echoes(theBusiness, graphfake.Echo{To: lena, ID: id, At: h.now(), Content: content})))
	if err := h.deliver(context.Background(), body); err != nil {
		h.t.Fatal(err)
	}
	h.rest()
}

func (h *house) with(g graphfake.Guest) stay.Conversation {
	h.t.Helper()
	c, err := h.conversation(g)
	if err != nil {
		h.t.Fatal(err)
	}
	return c
}

func TestWhateverTheOwnerDoesOnThePhoneTakesTheConversationOver(t *testing.T) {
	for name, act := range map[string]graphfake.Content{
		"words":      graphfake.Text("I'll see to it."),
		"a picture":  graphfake.Image(graphfake.File{ID: "M1", MIME: "image/jpeg", SHA256: "q83v"}),
		"an emoji":   graphfake.Reaction("wamid.ONE", "\U0001F44D"),
		"a new word": graphfake.Edit("wamid.OWN", graphfake.Text("The rack is in the hall cupboard.")),
		"a deletion": graphfake.Revoke("wamid.OWN"),
		"a poll":     graphfake.Unsupported("poll"),
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				h := phoned(t)
				h.says(lena, "wamid.ONE", "When is check-in?")
				h.onPhone("wamid.OWN", graphfake.Text("The rack is in the hall."))
				if err := h.app.Load().GiveBack(context.Background(), h.with(lena).ID); err != nil {
					t.Fatal(err)
				}
				h.pass(time.Minute)
				opened := h.with(lena).LastGuestAt
				h.onPhone("wamid.ACT", act)
				c := h.with(lena)
				if c.Mode != stay.ByHuman || !c.QuietUntil.Equal(h.now().Truncate(time.Second).Add(2*time.Hour)) {
					t.Errorf("afterwards %s answers, silent until %s", c.Mode, c.QuietUntil)
				}
				if !c.LastGuestAt.Equal(opened) {
					t.Error("an echo moved the 24 hours")
				}
				before := h.fake.Accepted()
				h.says(lena, "wamid.TWO", "And check-out?")
				h.pass(time.Minute)
				for _, m := range h.fake.Sent()[before:] {
					if m.To == lena.Phone {
						t.Errorf("the assistant said %q", m.Text)
					}
				}
			})
		})
	}
}

func TestTheOwnersChangesOnThePhoneShow(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := phoned(t)
		h.onPhone("wamid.OWN", graphfake.Text("The rack is in the hall."))
		h.onPhone("wamid.EDIT", graphfake.Edit("wamid.OWN", graphfake.Text("The rack is in the bath.")))
		all, err := h.db.Messages(context.Background(), h.with(lena).ID, 10)
		if err != nil || len(all) != 1 || all[0].Text != "The rack is in the bath." || !all[0].Edited || all[0].Via != stay.ViaPhone {
			t.Errorf("the thread holds %d messages, the first %+v, %v", len(all), all, err)
		}
		h.onPhone("wamid.GONE", graphfake.Revoke("wamid.OWN"))
		if all, _ = h.db.Messages(context.Background(), h.with(lena).ID, 10); len(all) != 1 || !all[0].Withdrawn || all[0].Text != "" {
			t.Errorf("after the deletion %+v", all)
		}
	})
}

func TestAnEchoThatNamesNobodyIsKeptAndShown(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := phoned(t)
		h.hears("smb_message_echoes", `{%s,"message_echoes":[{"from":"441632960001","id":"wamid.X","timestamp":"1784045100","type":"text","text":{"body":"?"}}]}`)
		all, err := h.db.Conversations(context.Background(), store.InboxFilter{})
		if err != nil || len(all) != 0 {
			t.Errorf("%d conversations, %v", len(all), err)
		}
	})
}

// past is a chunk of past chats: a message of the guest's and one of the owner's, as
// many days ago.
func past(phase, order, progress, days int, now time.Time) string {
	at := now.AddDate(0, 0, -days).Unix()
	return fmt.Sprintf(`{%%s,"history":[{"metadata":{"phase":%d,"chunk_order":%d,"progress":%d},"threads":[{"id":"447700900104","context":{"wa_id":"447700900104"},"messages":[`+
		`{"from":"447700900104","id":"wamid.P%dA","timestamp":"%d","type":"text","text":{"body":"asked %d days ago"}},`+
		`{"from":"441632960001","to":"447700900104","id":"wamid.P%dB","timestamp":"%d","type":"text","text":{"body":"said %d days ago"}}]}]}]}`,
		phase, order, progress, days, at, days, days, at+60, days)
}

func TestPastChatsAreReadAndNeverAnswered(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h, ctx := phoned(t), context.Background()
		h.says(lena, "wamid.NOW", "When is check-in?")
		h.pass(time.Minute)
		before := h.fake.Accepted()
		opened := h.with(lena).LastGuestAt
		for _, chunk := range []string{past(1, 2, 80, 20, h.now()), past(0, 1, 30, 1, h.now()), past(1, 1, 50, 60, h.now()), past(2, 1, 100, 150, h.now()), past(0, 1, 30, 1, h.now())} {
			h.hears("history", chunk)
		}
		h.hears("history", fmt.Sprintf(`{%%s,"history":[{"metadata":{"phase":1,"progress":60},"threads":[{"context":{"user_id":"GB.3"},"messages":[{"id":"wamid.HID","timestamp":"%d","type":"text","text":{"body":"hidden"}}]}]}]}`, h.now().AddDate(0, 0, -3).Unix()))
		h.pass(5 * time.Minute)
		c := h.with(lena)
		all, err := h.db.Messages(ctx, c.ID, 100)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, m := range all {
			got = append(got, string(m.Author)+": "+strings.SplitN(string(m.Text), "\n", 2)[0])
		}
		want := []string{"guest: asked 60 days ago", "host: said 60 days ago", "guest: asked 20 days ago", "host: said 20 days ago", "guest: asked 1 days ago", "host: said 1 days ago", "guest: When is check-in?"}
		if len(got) != len(want)+1 || !slices.Equal(got[:len(want)], want) {
			t.Errorf("the thread reads\n%s", strings.Join(got, "\n"))
		}
		if h.fake.Accepted() != before {
			t.Errorf("%d messages left because of past chats", h.fake.Accepted()-before)
		}
		if c.Mode != stay.ByAssistant || !c.LastGuestAt.Equal(opened) || !c.WaitingSince.IsZero() || c.Unread != 1 || !c.TurnDueAt.IsZero() {
			t.Errorf("past chats moved the conversation: %+v", c)
		}
		hidden, err := h.conversation(graphfake.Guest{UserID: "GB.3"})
		if err != nil || hidden.Unread != 0 || !hidden.LastGuestAt.IsZero() || hidden.LastMessageAt.After(h.now().AddDate(0, 0, -2)) {
			t.Errorf("the thread with a hidden number: %+v, %v", hidden, err)
		}
		s, err := h.db.PhoneSync(ctx, theNumber)
		if kept, _ := h.db.PastMessages(ctx, theNumber); err != nil || s.Progress != 100 || s.Phase != 2 || kept != 7 {
			t.Errorf("handed over %+v, %d kept, %v", s, kept, err)
		}
		h.says(lena, "wamid.NEXT", "When is check-out?")
		h.pass(time.Minute)
		if h.fake.Accepted() != before+1 {
			t.Error("what is asked now is not answered")
		}
	})
}

func TestAFileOfAPastChatComesLater(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := phoned(t)
		at := h.now().AddDate(0, 0, -2).Unix()
		placeholder := fmt.Sprintf(`{%%s,"history":[{"threads":[{"id":"447700900104","messages":[{"from":"447700900104","id":"wamid.F","timestamp":"%d","type":"media_placeholder"}]}]}]}`, at)
		file := fmt.Sprintf(`{%%s,"messages":[{"from":"447700900104","id":"wamid.F","timestamp":"%d","type":"image","image":{"id":"M7","mime_type":"image/jpeg","sha256":"q83v","caption":"The tap"}}]}`, at)
		for range 2 {
			h.hears("history", placeholder)
			h.hears("history", file)
		}
		all, err := h.db.Messages(context.Background(), h.with(lena).ID, 10)
		if err != nil || len(all) != 1 || all[0].Type != "image" || all[0].Text != "The tap" || all[0].Seq >= 0 {
			t.Errorf("the thread holds %+v, %v", all, err)
		}
	})
}

func TestHandingOverMayBeRefused(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h := phoned(t)
		h.hears("history", `{%s,"history":[{"errors":[{"code":2593109,"message":"Refused"}]}]}`)
		if s, err := h.db.PhoneSync(context.Background(), theNumber); err != nil || s.Problem != stay.SyncRefused {
			t.Errorf("kept %+v, %v", s, err)
		}
	})
}

func TestTheAddressBookNamesGuestsAndNobodyElse(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		h, ctx := phoned(t), context.Background()
		h.says(lena, "wamid.ONE", "When is check-in?")
		entry := func(action, phone, name string, seconds int64) string {
			return fmt.Sprintf(`{%%s,"state_sync":[{"type":"contact","contact":{"full_name":"%s","phone_number":"%s"},"action":"%s","metadata":{"timestamp":"%d"}}]}`, name, phone, action, h.now().Unix()+seconds)
		}
		called := func() stay.Private {
			g, err := h.db.Guest(ctx, h.with(lena).Guest)
			if err != nil {
				t.Fatal(err)
			}
			return g.Called
		}
		h.hears("smb_app_state_sync", entry("add", "447700900104", "Lena from Berlin", 0))
		h.hears("smb_app_state_sync", entry("add", "447700900199", "The plumber", 0))
		if got := called(); got != "Lena from Berlin" {
			t.Errorf("the owner calls her %q", got)
		}
		if _, err := h.conversation(graphfake.Guest{Phone: "447700900199"}); !errors.Is(err, stay.ErrNotFound) {
			t.Errorf("somebody of the address book is a guest now: %v", err)
		}
		h.hears("smb_app_state_sync", entry("add", "447700900104", "An older name", -50))
		if got := called(); got != "Lena from Berlin" {
			t.Errorf("an older entry counts: %q", got)
		}
		h.hears("smb_app_state_sync", entry("remove", "447700900104", "", 5))
		if got := called(); got != "" {
			t.Errorf("taken out of the address book, she is still called %q", got)
		}
	})
}
