package web_test

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"portineria/stay"
	"portineria/store"
)

// acts are all acts on Lena's conversation, with a form that would do.
var acts = map[string]url.Values{
	"reply": {"text": {"Hallo"}}, "takeover": nil, "giveback": nil, "tie": {"booking": {"b-next"}}, "untie": nil, "identified": nil,
	"drafts/q-lena/send": {"text": {"Ja"}}, "drafts/q-lena/discard": nil, "messages/m-unclear/resend": nil, "messages/m-unclear/arrived": nil, "requests/r-lena/close": nil,
}

func TestActsWorkWithinTheScopeAlone(t *testing.T) {
	for act, form := range acts {
		t.Run(act, func(t *testing.T) {
			s := furnished(t)
			s.sent("lena", stay.Message{ID: "m-unclear", Author: stay.FromAssistant, Text: "x"}, store.Outcome{To: stay.Unclear})
			if act == "giveback" {
				s.post(stay.RoleOwner, "/inbox/lena/takeover", nil).want(http.StatusSeeOther)
			}
			before, said := s.read("lena"), len(s.messages("lena"))
			s.post(stay.RoleAuditor, "/inbox/lena/"+act, form).want(http.StatusForbidden)
			s.post(stay.RoleCleaner, "/inbox/lena/"+act, form).want(http.StatusForbidden)
			s.moveTo("lena", loft.ID)
			s.post(stay.RoleCohost, "/inbox/lena/"+act, form).want(http.StatusNotFound)
			s.moveTo("lena", "")
			s.post(stay.RoleCohost, "/inbox/lena/"+act, form).want(http.StatusNotFound)
			s.moveTo("lena", casa.ID)
			if s.read("lena") != before || len(s.messages("lena")) != said {
				t.Error("a refused act has changed something")
			}
			s.post(stay.RoleCohost, "/inbox/lena/"+act, form).want(http.StatusSeeOther)
		})
	}
}

// moveTo makes a conversation one about another property.
func (s *site) moveTo(id stay.ConversationID, p stay.PropertyID) {
	s.t.Helper()
	s.write(func(ctx context.Context, tx *store.Tx) error {
		c, err := tx.Conversation(ctx, id)
		if err != nil {
			return err
		}
		c.Property = p
		return tx.PutConversation(ctx, c)
	})
}

func TestWhatIsNotThereIs404(t *testing.T) {
	s := furnished(t)
	for _, path := range []string{"/inbox/0000", "/inbox/lena?fragment=nothing", "/inbox?fragment=thread", "/?fragment=nothing", "/simulator/0000", "/simulator/lena", "/simulator?fragment=chat"} {
		s.get(stay.RoleOwner, path).want(http.StatusNotFound)
	}
	for _, path := range []string{
		"/inbox/0000/takeover", "/inbox/lena/drafts/0000/send", "/inbox/lena/drafts/0000/discard", "/inbox/lena/messages/0000/resend", "/inbox/lena/requests/0000/close",
		"/simulator/lena/messages", "/simulator/lena/clock", "/simulator/lena/reset",
		// What belongs to another conversation.
		"/inbox/tom/drafts/q-lena/send", "/inbox/tom/drafts/q-lena/discard", "/inbox/tom/messages/l1/resend", "/inbox/tom/messages/l1/arrived", "/inbox/tom/requests/r-lena/close",
		"/inbox/stranger/identified",
	} {
		s.post(stay.RoleOwner, path, url.Values{"text": {"x"}, "when": {"2026-07-14T18:05"}}).want(http.StatusNotFound)
	}
	s.post(stay.RoleOwner, "/inbox/lena/tie", url.Values{"booking": {"0000"}}).want(http.StatusNotFound)
	s.post(stay.RoleCohost, "/inbox/lena/tie", url.Values{"booking": {"b-loft"}}).want(http.StatusNotFound)
	s.post(stay.RoleOwner, "/inbox/lena/tie", nil).want(http.StatusUnprocessableEntity)
}

func TestAReplyIsSentAndTakesTheConversationOver(t *testing.T) {
	s := furnished(t)
	r := s.request(stay.RoleOwner, http.MethodPost, "/inbox/lena/reply", url.Values{"text": {"Ja, gern!\r\nBis bald"}})
	r.Header.Set("Referer", s.private.URL+"/inbox/lena?tab=waiting")
	if a := s.do(r).want(http.StatusSeeOther); a.header.Get("Location") != "/inbox/lena?tab=waiting" {
		t.Errorf("leads to %s", a.header.Get("Location"))
	}
	all := s.messages("lena")
	if last := all[len(all)-1]; len(all) != 2 || last.Author != stay.FromHost || string(last.Text) != "Ja, gern!\nBis bald" || last.Send.State != stay.Queued {
		t.Errorf("%d messages, the last by %s in state %v", len(all), last.Author, last.Send)
	}
	if c := s.read("lena"); c.Mode != stay.ByHuman || !c.WaitingSince.IsZero() {
		t.Errorf("mode %s, waiting since %s", c.Mode, c.WaitingSince)
	}
	if a := s.follow(stay.RoleOwner, "/inbox/lena/reply", url.Values{"text": {"Ja, gern!\r\nBis bald"}}); !strings.Contains(a.text("#flash"), "on its way") {
		t.Errorf("the person is told %q", a.text("#flash"))
	}
	page := s.get(stay.RoleOwner, "/inbox/lena").want(http.StatusOK)
	if page.text(".bubble-host .bubble-who") != "Anna" || page.text(".bubble-host .tick") != "waiting to be sent" || page.text(".thread-state") != "you answer" {
		t.Errorf("the page shows %q, %q, %q", page.text(".bubble-host .bubble-who"), page.text(".bubble-host .tick"), page.text(".thread-state"))
	}
}

func TestADoubleClickSendsOneMessage(t *testing.T) {
	s := furnished(t)
	ok := url.Values{"text": {"ok"}}
	done := make(chan answer, 4)
	for range cap(done) {
		go func() { done <- s.post(stay.RoleOwner, "/inbox/lena/reply", ok) }()
	}
	for range cap(done) {
		(<-done).want(http.StatusSeeOther)
	}
	s.post(stay.RoleOwner, "/inbox/lena/reply", ok).want(http.StatusSeeOther)
	if n := len(s.messages("lena")); n != 2 {
		t.Fatalf("%d messages", n-1)
	}
	s.post(stay.RoleOwner, "/inbox/lena/reply", url.Values{"text": {"And another thing"}}).want(http.StatusSeeOther)
	s.said("lena", stay.Message{ID: "l2", Text: "Wirklich?"})
	s.post(stay.RoleOwner, "/inbox/lena/reply", ok).want(http.StatusSeeOther)
	if n := len(s.messages("lena")); n != 5 {
		t.Errorf("%d messages, want the same words again after the guest has written", n)
	}
}

func TestARefusedReplyKeepsItsWords(t *testing.T) {
	s := furnished(t)
	long := strings.Repeat("ä", 4097)
	for text, want := range map[string]string{"  ": "Write something before sending.", long: "This is too long."} {
		a := s.post(stay.RoleOwner, "/inbox/lena/reply", url.Values{"text": {text}}).want(http.StatusUnprocessableEntity)
		if a.text("#reply-error") != want || a.page().Find("#reply").Text() != text {
			t.Errorf("says %q and keeps %d characters", a.text("#reply-error"), len(a.page().Find("#reply").Text()))
		}
	}
	s.write(func(ctx context.Context, tx *store.Tx) error {
		c, err := tx.Conversation(ctx, "lena")
		if err != nil {
			return err
		}
		c.LastGuestAt = ago(30 * time.Hour)
		return tx.PutConversation(ctx, c)
	})
	if a := s.get(stay.RoleOwner, "/inbox/lena").want(http.StatusOK); a.page().Find("#reply").Length() > 0 || !strings.Contains(a.text(".composer-closed"), "24 hours") {
		t.Errorf("the closed window reads %q", a.text(".composer-closed"))
	}
	a := s.post(stay.RoleOwner, "/inbox/lena/reply", url.Values{"text": {"Noch da?"}}).want(http.StatusUnprocessableEntity)
	if a.page().Find("#reply").Text() != "Noch da?" || !strings.Contains(a.text("#reply-error"), "24 hours") {
		t.Errorf("says %q", a.text("#reply-error"))
	}
	if len(s.messages("lena")) != 1 {
		t.Error("something was sent")
	}
}

func TestTakeOverAndGiveBack(t *testing.T) {
	s := furnished(t)
	a := s.post(stay.RoleCohost, "/inbox/lena/takeover", nil).want(http.StatusSeeOther)
	if c := s.read("lena"); c.Mode != stay.ByHuman {
		t.Fatal("not taken over")
	}
	cookie, err := http.ParseSetCookie(a.header.Get("Set-Cookie"))
	s.must(err)
	withFlash := func(path string) answer {
		r := s.request(stay.RoleCohost, http.MethodGet, path, nil)
		r.AddCookie(cookie)
		return s.do(r)
	}
	if part := withFlash("/inbox/lena?fragment=thread"); part.header.Get("Set-Cookie") != "" {
		t.Error("a part of the page eats what the page is to say")
	}
	if page := withFlash("/inbox/lena"); !strings.Contains(page.text("#flash"), "You answer now.") || !strings.Contains(page.header.Get("Set-Cookie"), "Max-Age=0") {
		t.Errorf("the page says %q", page.text("#flash"))
	}
	s.post(stay.RoleCohost, "/inbox/lena/giveback", nil).want(http.StatusSeeOther)
	if c := s.read("lena"); c.Mode != stay.ByAssistant {
		t.Error("not given back")
	}
}

func TestWhoWantsNoMachineKeepsAPerson(t *testing.T) {
	s := furnished(t)
	s.write(func(ctx context.Context, tx *store.Tx) error {
		g, err := tx.Guest(ctx, "g-lena")
		if err != nil {
			return err
		}
		g.NoAIAt = now
		return tx.PutGuest(ctx, g)
	})
	s.post(stay.RoleOwner, "/inbox/lena/takeover", nil).want(http.StatusSeeOther)
	if a := s.get(stay.RoleOwner, "/inbox/lena"); a.page().Find(`form[action$="/giveback"]`).Length() > 0 || !strings.Contains(a.text("#side"), "Does not want the assistant") {
		t.Error("the page offers to give back")
	}
	s.post(stay.RoleOwner, "/inbox/lena/giveback", nil).want(http.StatusConflict)
}

func TestADraftIsSentAsItIsChangedOrDropped(t *testing.T) {
	t.Run("as it is", func(t *testing.T) {
		s := furnished(t)
		shown := s.get(stay.RoleOwner, "/inbox/lena").page().Find("#d-q-lena-text").Text()
		if shown != "Hunde sind willkommen. limoni-gialli-22" {
			t.Errorf("the draft reads %q", shown)
		}
		s.post(stay.RoleOwner, "/inbox/lena/drafts/q-lena/send", url.Values{"text": {shown}}).want(http.StatusSeeOther)
		last := s.messages("lena")[1]
		if last.Author != stay.FromAssistant || !strings.HasPrefix(string(last.Text), "Hunde sind willkommen. {{wifi.0}}") {
			t.Errorf("sent by %s", last.Author)
		}
		if c := s.read("lena"); !c.WaitingSince.IsZero() || c.Mode != stay.ByAssistant {
			t.Error("the guest still waits")
		}
		again := s.post(stay.RoleOwner, "/inbox/lena/drafts/q-lena/send", url.Values{"text": {shown}}).want(http.StatusSeeOther)
		if !strings.Contains(again.header.Get("Set-Cookie"), "draft-gone") || len(s.messages("lena")) != 2 {
			t.Error("sent twice")
		}
	})
	t.Run("changed", func(t *testing.T) {
		s := furnished(t)
		s.post(stay.RoleOwner, "/inbox/lena/drafts/q-lena/send", url.Values{"text": {"Ja, gern."}}).want(http.StatusSeeOther)
		if last := s.messages("lena")[1]; last.Author != stay.FromHost || last.Text != "Ja, gern." {
			t.Errorf("sent by %s", last.Author)
		}
	})
	t.Run("empty", func(t *testing.T) {
		s := furnished(t)
		a := s.post(stay.RoleOwner, "/inbox/lena/drafts/q-lena/send", url.Values{"text": {" "}}).want(http.StatusUnprocessableEntity)
		if a.text("#d-q-lena-text-error") != "Write something before sending." {
			t.Errorf("says %q", a.text("#d-q-lena-text-error"))
		}
	})
	t.Run("discarded", func(t *testing.T) {
		s := furnished(t)
		s.post(stay.RoleOwner, "/inbox/lena/drafts/q-lena/discard", url.Values{"text": {"x"}}).want(http.StatusSeeOther)
		if q, err := s.db.Question(t.Context(), "q-lena"); err != nil || q.State != stay.QuestionDismissed || len(s.messages("lena")) != 1 {
			t.Errorf("%s, %v", q.State, err)
		}
	})
}

func TestTheOwnersWordSettlesADoubtfulMessage(t *testing.T) {
	for act, want := range map[string]stay.SendState{"resend": stay.Queued, "arrived": stay.Accepted} {
		s := furnished(t)
		s.sent("tom", stay.Message{ID: "m", Author: stay.FromAssistant, Text: "On Tuesday."}, store.Outcome{To: stay.Unclear})
		s.asks("tom", stay.Question{ID: "q-tom", Message: "m", Reason: stay.ReasonSendUnclear})
		page := s.get(stay.RoleOwner, "/inbox/tom")
		if page.page().Find(`form[action="/inbox/tom/messages/m/`+act+`"]`).Length() != 1 || !strings.Contains(page.text(".trouble"), "We do not know whether it left") {
			t.Errorf("the page says %q", page.text(".trouble"))
		}
		s.post(stay.RoleOwner, "/inbox/tom/messages/m/"+act, nil).want(http.StatusSeeOther)
		if m := s.messages("tom")[1]; m.Send.State != want {
			t.Errorf("%s: %s", act, m.Send.State)
		}
		if c := s.read("tom"); !c.WaitingSince.IsZero() {
			t.Errorf("%s: still waits for a word", act)
		}
	}
}

// asks opens a question to the owner.
func (s *site) asks(id stay.ConversationID, q stay.Question) {
	s.t.Helper()
	q.Conversation, q.State = id, stay.QuestionOpen
	if q.OpenedAt.IsZero() {
		q.OpenedAt = now
	}
	s.write(func(ctx context.Context, tx *store.Tx) error {
		c, err := tx.Conversation(ctx, id)
		if err != nil {
			return err
		}
		if c.WaitingSince.IsZero() {
			c.WaitingSince = now
			if err := tx.PutConversation(ctx, c); err != nil {
				return err
			}
		}
		return tx.PutQuestion(ctx, c, q)
	})
}

func TestTyingTellsWhoWrites(t *testing.T) {
	s := furnished(t)
	if a := s.get(stay.RoleOwner, "/inbox/tom?pane=details"); !strings.Contains(a.text("#tie option[selected]"), "Tom Okafor") || !strings.Contains(a.text("#tie option[selected]"), "likely") {
		t.Errorf("the likely booking is %q", a.text("#tie option[selected]"))
	}
	if a := s.post(stay.RoleOwner, "/inbox/tom/tie", url.Values{"booking": {"b-loft"}}).want(http.StatusSeeOther); !strings.Contains(a.header.Get("Location"), "pane=details") {
		t.Errorf("leads to %s", a.header.Get("Location"))
	}
	a := s.get(stay.RoleOwner, "/inbox/tom")
	for _, want := range []string{"Harbour Loft", "13 to 16 July, 3 nights", "You tied them to the booking", "Staying", "open, closing 16 Jul 11:00"} {
		if !strings.Contains(a.text("#side"), want) {
			t.Errorf("the panel lacks %q: %s", want, a.text("#side"))
		}
	}
	s.post(stay.RoleOwner, "/inbox/tom/untie", nil).want(http.StatusSeeOther)
	if a := s.get(stay.RoleOwner, "/inbox/tom"); !strings.Contains(a.text("#side"), "Not tied to any booking.") || !strings.Contains(a.text("#side"), "Not identified") {
		t.Errorf("after untying: %s", a.text("#side"))
	}
}

func TestAnIdentityCheckIsRecordedOnTheBooking(t *testing.T) {
	s := furnished(t)
	s.write(func(ctx context.Context, tx *store.Tx) error {
		p := casa
		p.IdentityCheck = true
		return tx.PutProperty(ctx, p)
	})
	if a := s.get(stay.RoleOwner, "/inbox/lena"); a.page().Find(`#side form[action="/inbox/lena/identified"]`).Length() != 1 || !strings.Contains(a.text("#side"), "stay closed until you record") {
		t.Errorf("the panel says %q", a.text("#side"))
	}
	if a := s.get(stay.RoleAuditor, "/inbox/lena"); a.page().Find(`#main button[type=submit]`).Length() > 0 {
		t.Error("an auditor is offered to act")
	}
	s.post(stay.RoleOwner, "/inbox/lena/identified", nil).want(http.StatusSeeOther)
	if b, err := s.db.Booking(t.Context(), "b-lena"); err != nil || !b.IdentifiedAt.Equal(now) {
		t.Errorf("recorded at %s, %v", b.IdentifiedAt, err)
	}
	if a := s.get(stay.RoleOwner, "/inbox/lena"); !strings.Contains(a.text("#side"), "Identity check recorded: 14 July 2026.") {
		t.Errorf("the panel says %q", a.text("#side"))
	}
}

func TestARequestIsClosedOnce(t *testing.T) {
	s := furnished(t)
	if a := s.get(stay.RoleOwner, "/inbox/lena"); !strings.Contains(a.text(".request"), "Wants a copy of their data") || !strings.Contains(a.text(".request"), "in 12 days") {
		t.Errorf("the card says %q", a.text(".request"))
	}
	s.post(stay.RoleOwner, "/inbox/lena/requests/r-lena/close", nil).want(http.StatusSeeOther)
	if a := s.get(stay.RoleOwner, "/inbox/lena"); !strings.Contains(a.text(".request"), "Closed 14 July 2026.") {
		t.Errorf("the card says %q", a.text(".request"))
	}
	s.post(stay.RoleOwner, "/inbox/lena/requests/r-lena/close", nil).want(http.StatusConflict)
}
