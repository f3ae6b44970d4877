package web_test

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"portineria/stay"
	"portineria/store"
)

// run lets the assistant work while the test lasts.
func (s *site) run() {
	s.t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- s.app.Run(ctx) }()
	s.t.Cleanup(func() {
		stop()
		if err := <-done; err != nil {
			s.t.Error(err)
		}
	})
}

// until waits for changes in the house until ok holds.
func (s *site) until(what string, ok func() bool) {
	s.t.Helper()
	changes, cancel := s.app.Live().Listen()
	defer cancel()
	for limit := time.After(20 * time.Second); !ok(); {
		select {
		case <-changes:
		case <-limit:
			s.t.Fatalf("waited in vain until %s", what)
		}
	}
}

// open opens a trial chat and returns its address.
func (s *site) open(who, when string) string {
	s.t.Helper()
	return s.post(stay.RoleOwner, "/simulator", url.Values{"who": {who}, "when": {when}}).want(http.StatusSeeOther).header.Get("Location")
}

func TestThePhoneAsksAndTheHouseAnswers(t *testing.T) {
	s := furnished(t)
	s.run()
	chat := s.open("booking:b-lena", "2026-07-14T18:05")
	if a := s.get(stay.RoleOwner, chat); a.page().Find(".examples button[value='Wo kann ich parken?']").Length() != 1 {
		t.Errorf("the questions are not in the guest's language: %s", a.text(".examples"))
	}
	s.post(stay.RoleOwner, chat+"/messages", url.Values{"text": {"Wie lautet das WLAN-Passwort?"}}).want(http.StatusSeeOther)
	s.until("the answer is read on the phone", func() bool {
		return strings.Contains(s.get(stay.RoleOwner, chat+"?fragment=chat").text(".tick-read"), "read")
	})
	a := s.get(stay.RoleOwner, chat).want(http.StatusOK)
	if got := a.text("#sim-chat"); !strings.Contains(got, "Wie lautet das WLAN-Passwort?") || !strings.Contains(got, "limoni-gialli-22") || strings.Contains(got, "{{") {
		t.Errorf("the phone shows %q", got)
	}
	for _, want := range []string{"You write as Lena Weber", "14 to 19 July", "Staying", "Casa Limone", "18:05", "Tuesday 14 July"} {
		if !strings.Contains(a.text("#main"), want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	id := strings.TrimPrefix(chat, "/simulator/")
	if in := s.get(stay.RoleOwner, "/inbox/"+id+"?tab=simulator").want(http.StatusOK); !strings.Contains(in.text(".stream"), "none of this reaches a real guest") {
		t.Error("the inbox does not say that it is a trial")
	}
	if today := s.get(stay.RoleOwner, "/"); !strings.Contains(today.text(".ledger"), "nothing yet") {
		t.Errorf("a trial counts: %s", today.text(".ledger"))
	}
}

func TestTheClockOfAChatDecidesWhatIsOpen(t *testing.T) {
	s := furnished(t)
	s.run()
	chat := s.open("booking:b-lena", "2026-07-10T09:00")
	ask := url.Values{"text": {"Wie lautet das WLAN-Passwort?"}}
	s.post(stay.RoleOwner, chat+"/messages", ask).want(http.StatusSeeOther)
	answers := func() int { return s.get(stay.RoleOwner, chat+"?fragment=chat").page().Find(".tick-read").Length() }
	s.until("the first answer", func() bool { return answers() == 1 })
	if got := s.get(stay.RoleOwner, chat+"?fragment=chat").text("#sim-chat"); strings.Contains(got, "limoni") {
		t.Errorf("four days before arrival the phone shows %q", got)
	}
	s.post(stay.RoleOwner, chat+"/clock", url.Values{"when": {"2026-07-15T03:30"}}).want(http.StatusSeeOther)
	if got := s.get(stay.RoleOwner, chat).text(".phone-clock"); got != "03:30Wednesday 15 July" {
		t.Errorf("the phone's clock says %q", got)
	}
	s.post(stay.RoleOwner, chat+"/messages", ask).want(http.StatusSeeOther)
	s.until("the second answer", func() bool { return answers() == 2 })
	if got := s.get(stay.RoleOwner, chat+"?fragment=chat").text("#sim-chat"); !strings.Contains(got, "limoni-gialli-22") {
		t.Errorf("during the stay the phone shows %q", got)
	}
}

func TestAChatStartsOverAsTheSamePerson(t *testing.T) {
	s := furnished(t)
	chat := s.open("booking:b-loft", "2026-07-14T09:00")
	s.post(stay.RoleOwner, chat+"/messages", url.Values{"text": {"Hello"}}).want(http.StatusSeeOther)
	again := s.post(stay.RoleOwner, chat+"/reset", nil).want(http.StatusSeeOther).header.Get("Location")
	if again == chat {
		t.Fatal("it is the same chat")
	}
	s.get(stay.RoleOwner, chat).want(http.StatusNotFound)
	a := s.get(stay.RoleOwner, again).want(http.StatusOK)
	if !strings.Contains(a.text(".phone-head"), "You write as Tom Okafor") || !strings.Contains(a.text("#sim-chat"), "Write something") || !strings.Contains(a.text(".phone-clock"), "09:00") {
		t.Errorf("the new chat: %s", a.text(".phone"))
	}
}

func TestWhoWritesAndWhenIsChecked(t *testing.T) {
	s := furnished(t)
	for _, tt := range []struct{ who, when, field string }{
		{"", "2026-07-14T09:00", "who"}, {"booking:gone", "2026-07-14T09:00", "who"}, {"card:gone", "2026-07-14T09:00", "who"}, {"owner", "2026-07-14T09:00", "who"},
		{"stranger", "", "when"}, {"stranger", "tomorrow", "when"}, {"stranger", "1026-07-14T09:00", "when"},
	} {
		a := s.post(stay.RoleOwner, "/simulator", url.Values{"who": {tt.who}, "when": {tt.when}}).want(http.StatusUnprocessableEntity)
		if a.text("#f-"+tt.field+"-error") == "" || a.page().Find("#f-when").AttrOr("value", "") != tt.when {
			t.Errorf("%q at %q: %s", tt.who, tt.when, a.text(".sim-side"))
		}
	}
	chat := s.open("card:harbour-loft", "2026-07-14T09:00")
	// Nine in London, where that property is.
	if c := s.read(stay.ConversationID(strings.TrimPrefix(chat, "/simulator/"))); c.ClockOffset != -8*time.Hour-5*time.Minute || c.Property != loft.ID {
		t.Errorf("the clock is %s off, about %q", c.ClockOffset, c.Property)
	}
	a := s.post(stay.RoleOwner, chat+"/messages", url.Values{"text": {strings.Repeat("x", 5000)}}).want(http.StatusUnprocessableEntity)
	if a.text("#sim-error") != "This is too long." || len(a.page().Find("#sim-text").Text()) != 5000 {
		t.Errorf("a long message: %q", a.text("#sim-error"))
	}
	s.post(stay.RoleOwner, chat+"/clock", url.Values{"when": {"x"}}).want(http.StatusUnprocessableEntity)
}

func TestTheSimulatorNeedsAPropertyAndAProgramThatHasIt(t *testing.T) {
	s := furnished(t)
	a := s.get(stay.RoleOwner, "/simulator").want(http.StatusOK)
	if got := a.text("#f-who option[selected]"); !strings.HasPrefix(got, "Lena Weber") {
		t.Errorf("chosen at first: %q", got)
	}
	s.open("stranger", "2026-07-14T09:00")
	if a := s.get(stay.RoleOwner, "/simulator"); !strings.Contains(a.text("[aria-labelledby=chats-title]"), "A stranger") {
		t.Errorf("the chats: %s", a.text("[aria-labelledby=chats-title]"))
	}
	if a := s.get(stay.RoleAuditor, "/"); a.page().Find(".menu-simulator").Length() > 0 {
		t.Error("an auditor is led to the simulator")
	}
}

func TestForgedTrialsHaveNoEffect(t *testing.T) {
	s := furnished(t)
	for name, signature := range map[string]string{"none": "", "wrong": "sha256=" + strings.Repeat("0", 64)} {
		r := s.request("", http.MethodPost, "/simulator/webhook", nil)
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("X-Hub-Signature-256", signature)
		if a := s.do(r); a.status != http.StatusUnauthorized {
			t.Errorf("%s: %d", name, a.status)
		}
	}
	if pending, err := s.db.PendingDeliveries(t.Context(), 10); err != nil || len(pending) > 0 {
		t.Errorf("%d deliveries, %v", len(pending), err)
	}
}

func TestAGuestOfWhomTwoCalendarsTellIsOfferedOnce(t *testing.T) {
	s := furnished(t)
	err := s.db.Update(t.Context(), func(tx *store.Tx) error {
		b, err := tx.Booking(t.Context(), "b-lena")
		b.ID, b.Phone, b.Invite, b.TwinOf, b.TwinHow = "b-again", "", "7RTZM2QX", b.ID, stay.TwinSame
		return errors.Join(err, tx.PutBooking(t.Context(), b))
	})
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(s.get(stay.RoleOwner, "/simulator").text("select[name=who]"), "Lena Weber"); n != 1 {
		t.Errorf("Lena is offered %d times", n)
	}
	a := s.get(stay.RoleOwner, "/bookings/b-again").want(http.StatusOK)
	if got := a.text("#main"); !strings.Contains(got, "in the book already: Lena Weber") || strings.Contains(got, "Lena Weber. Lena Weber") {
		t.Errorf("the other calendar's word for it reads %q", got)
	}
}

func TestEveryKindIsSentFromThePhoneAndShownInTheInbox(t *testing.T) {
	s := furnished(t)
	chat := s.open("booking:b-lena", "2026-07-14T18:05")
	buttons := s.get(stay.RoleOwner, chat).page().Find(".attach button[name=kind]")
	if buttons.Length() < 15 {
		t.Errorf("only %d kinds can be sent", buttons.Length())
	}
	for _, button := range buttons.EachIter() {
		if kind, _ := button.Attr("value"); kind != "edit" && kind != "delete" {
			s.post(stay.RoleOwner, chat+"/acts", url.Values{"kind": {kind}}).want(http.StatusSeeOther)
		}
	}
	s.post(stay.RoleOwner, chat+"/messages", url.Values{"text": {"I regret this"}}).want(http.StatusSeeOther)
	s.post(stay.RoleOwner, chat+"/acts", url.Values{"kind": {"delete"}}).want(http.StatusSeeOther)
	s.post(stay.RoleOwner, chat+"/acts", url.Values{"kind": {"reaction"}, "emoji": {"👍"}}).want(http.StatusUnprocessableEntity) // no answer is there yet

	thread := s.get(stay.RoleOwner, strings.Replace(chat, "/simulator/", "/inbox/", 1)+"?tab=simulator").text(".stream")
	for _, want := range []string{"Photo", "Is this the right door?", "ticket.pdf", "51.5007, -0.1246", "1 Station Square", "Grace Example", "Where to leave the car", "2 × bicycle",
		"Forwarded", "A poll", "The guest has a new number", "The guest withdrew this message"} {
		if !strings.Contains(thread, want) {
			t.Errorf("the thread lacks %q", want)
		}
	}
	if strings.Contains(thread, "I regret this") {
		t.Error("what the guest took back can still be read")
	}
}
