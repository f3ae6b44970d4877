package web_test

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"portineria/stay"
	"portineria/store"
)

// decided stores the trace of a turn.
func (s *site) decided(id stay.ConversationID, x stay.Trace) {
	s.t.Helper()
	x.Conversation = id
	if x.At.IsZero() {
		x.At = now
	}
	s.write(func(ctx context.Context, tx *store.Tx) error {
		c, err := tx.Conversation(ctx, id)
		if err != nil {
			return err
		}
		return tx.AddTrace(ctx, c, x)
	})
}

func TestAnAnswerSaysWhatItStandsOn(t *testing.T) {
	s := furnished(t)
	s.said("lena", stay.Message{ID: "l2", Text: "Wie lautet das WLAN-Passwort?"})
	s.decided("lena", stay.Trace{Message: "l2", Mode: "direct", Band: stay.BandSend, Millis: 41, Steps: []stay.Step{
		{Name: "language", Found: "de", Detail: map[string]string{"by": "text"}}, {Name: "identify", Found: "staying", Detail: map[string]string{"evidence": "number"}},
		{Name: "retrieve", Found: "wifi", Detail: map[string]string{"topics": "wifi"}}, {Name: "check", Found: "word_for_word"},
		{Name: "decide", Found: "send", Detail: map[string]string{"action": "answer", "reason": "", "facts": "wifi", "confidence": "0.97", "limit": "0.60"}},
	}})
	s.sent("lena", stay.Message{ID: "m2", Author: stay.FromAssistant, Turn: "l2", Text: "Das Passwort ist limoni-gialli-22."}, store.Outcome{To: stay.Accepted, Wamid: "wamid.1"})
	a := s.get(stay.RoleOwner, "/inbox/lena").want(http.StatusOK)
	if got := a.text("#m-m2 .bubble-foot"); !strings.HasPrefix(got, "18:05accepted by WhatsApp") || !strings.HasSuffix(got, "from “Wi-Fi” confidence 0.97 your words, no model in 41 ms") {
		t.Errorf("below the answer: %q", got)
	}
	for selector, lang := range map[string]string{"#m-l2 .bubble-text": "de", "#m-m2 .bubble-text": "de"} {
		if got := a.page().Find(selector).AttrOr("lang", ""); got != lang {
			t.Errorf("%s is in %q", selector, got)
		}
	}
	want := []string{"On the message of 18:05", "It stands on “Wi-Fi”.", "Confidence 0.97; from 0.60 up it sends by itself.", "word for word from one of your facts", "Language recognised: German.", "Ready in 41 ms.",
		"Language German", "Who writes Staying · Writes from the number on the booking", "Facts Wi-Fi", "Check word for word your own text", "Decision sent by itself"}
	for _, line := range want {
		if !strings.Contains(a.text("#side"), line) {
			t.Errorf("the reasons lack %q: %s", line, a.text("#side [aria-labelledby=why-title]"))
		}
	}
}

func TestAQuestionToTheOwnerSaysWhy(t *testing.T) {
	s := furnished(t)
	s.said("tom", stay.Message{ID: "t2", Text: "Can I bring my dog?"})
	s.decided("tom", stay.Trace{Message: "t2", Band: stay.BandEscalate, Millis: 12, Steps: []stay.Step{
		{Name: "language", Found: "fi", Detail: map[string]string{"by": "text"}}, {Name: "language", Found: "en", Detail: map[string]string{"by": "fallback"}},
		{Name: "retrieve", Detail: map[string]string{"topics": "pets"}}, {Name: "check", Found: "rejected", Detail: map[string]string{"reason": "price,number"}},
		{Name: "decide", Found: "escalate", Detail: map[string]string{"reason": "check_failed", "confidence": "0.31", "limit": "0.60", "facts": ""}}, {Name: "quantum", Found: "new", Detail: map[string]string{"why": "unheard of"}},
	}})
	s.sent("tom", stay.Message{ID: "m", Author: stay.FromAssistant, Turn: "t2", Text: "I have asked."}, store.Outcome{To: stay.Accepted})
	s.asks("tom", stay.Question{ID: "q-tom", Message: "t2", Reason: stay.ReasonCheck, OpenedAt: ago(time.Minute), AlertedAt: now})
	s.asks("tom", stay.Question{ID: "q-none", Message: "t2", Reason: stay.ReasonNoFact})
	a := s.get(stay.RoleOwner, "/inbox/tom")
	if got := a.text("#m-m .bubble-foot"); !strings.HasSuffix(got, "confidence 0.31, below your 0.60 in 12 ms") || a.page().Find("#m-m .below").Length() != 1 {
		t.Errorf("below the answer: %q", got)
	}
	// Behind what the guest was told, in the order of the questions.
	if got := a.text("#m-m ~ .note"); got != "Waiting for you since 17:04.The answer held a price that is not in your facts. Alert on your WhatsApp · 17:05Waiting for you since 17:05.Nothing about this in Harbour Loft." {
		t.Errorf("the notes: %q", got)
	}
	for _, line := range []string{"It asked you because: The answer held a price", "Language answered in English", "Facts None (Pets)", "quantum new unheard of"} {
		if !strings.Contains(a.text("#side"), line) {
			t.Errorf("the reasons lack %q: %s", line, a.text("#side [aria-labelledby=why-title]"))
		}
	}
	if !strings.Contains(a.page().Find("#thread").AttrOr("data-announce", ""), "Waiting for you since 17:05.") {
		t.Error("nothing is said when it changes")
	}
}

func TestMessagesThatAreNoTextAreNamed(t *testing.T) {
	s := furnished(t)
	for _, m := range []stay.Message{
		{ID: "k1", Type: "image", Text: "Ist das die Tür?", Note: "image/jpeg"}, {ID: "k2", Type: "audio", Note: "voice"}, {ID: "k3", Type: "reaction", Text: "👍"},
		{ID: "k4", Type: "hologram"}, {ID: "k5", Text: "Ciao", Withdrawn: true}, {ID: "k6", Text: "Wann?", ReplyTo: "l1"}, {ID: "k7", Text: "Danke", SentAt: now.Add(-26 * time.Hour)},
	} {
		s.said("lena", m)
	}
	s.write(func(ctx context.Context, tx *store.Tx) error {
		c, err := tx.Conversation(ctx, "lena")
		if err != nil {
			return err
		}
		if err := tx.Rewrite(ctx, c, "k5", func(m *stay.Message) { m.Withdrawn, m.Text = true, "" }); err != nil {
			return err
		}
		return tx.Rewrite(ctx, c, "k7", func(m *stay.Message) { m.Edited = true })
	})
	a := s.get(stay.RoleOwner, "/inbox/lena")
	for id, want := range map[string][]string{
		"k1": {"Photo", "Ist das die Tür?", "The assistant does not look at it."}, "k2": {"Voice message", "does not look at it"}, "k3": {"Reaction", "👍"},
		"k4": {"of a kind we do not know", "does not look at it"}, "k5": {"The guest withdrew this message."}, "k6": {"In reply to Lena Weber", "Kann ich den Hund mitbringen?", "Wann?"},
		"k7": {"Danke", "edited by the guest"},
	} {
		for _, part := range want {
			if !strings.Contains(a.text("#m-"+id), part) {
				t.Errorf("%s lacks %q: %s", id, part, a.text("#m-"+id))
			}
		}
	}
	if strings.Contains(a.text("#m-k3"), "does not look") {
		t.Error("a reaction is called unread")
	}
	if got := a.text(".day"); got != "TodayYesterday" {
		t.Errorf("the days are %q", got)
	}
}

func TestAFailedMessageSaysWhatToDo(t *testing.T) {
	s := furnished(t)
	s.sent("tom", stay.Message{ID: "m1", Author: stay.FromHost, Text: "x"}, store.Outcome{To: stay.Failed, Problem: "not_on_whatsapp", ErrorCode: 131026})
	s.sent("tom", stay.Message{ID: "m2", Author: stay.FromAssistant, Text: "x"}, store.Outcome{To: stay.Failed, Problem: "rights_gone"})
	s.sent("tom", stay.Message{ID: "m3", Author: stay.FromHost, Text: "x"}, store.Outcome{To: stay.Failed, Problem: "newer than its words"})
	a := s.get(stay.RoleOwner, "/inbox/tom")
	for id, want := range map[string][]string{
		"m1": {"not delivered", "Guest cannot be reached on WhatsApp", "WhatsApp code 131026"}, "m2": {"The guest may no longer have this"}, "m3": {"Could not be sent"},
	} {
		for _, part := range want {
			if !strings.Contains(a.text("#m-"+id), part) {
				t.Errorf("%s lacks %q: %s", id, part, a.text("#m-"+id))
			}
		}
	}
	if n := a.page().Find("form[action$='/resend']").Length(); n != 3 {
		t.Errorf("%d messages can be sent again", n)
	}
}

func TestAPersonsOwnMessagesAreTheirs(t *testing.T) {
	s := furnished(t)
	// Casa Limone has a co-host as well, and its host a name; Harbour Loft has neither.
	for _, id := range []stay.ConversationID{"lena", "tom"} {
		s.sent(id, stay.Message{ID: "m-" + stay.MessageID(id), Author: stay.FromHost, Text: "Yes"}, store.Outcome{To: stay.Accepted})
	}
	for _, want := range []struct {
		role     stay.Role
		of, says string
	}{
		{stay.RoleOwner, "tom", "You"}, {stay.RoleAuditor, "tom", "owner"},
		{stay.RoleOwner, "lena", "Anna"}, {stay.RoleCohost, "lena", "Anna"}, {stay.RoleAuditor, "lena", "Anna"},
	} {
		a := s.get(want.role, "/inbox/"+want.of+"?tab=all")
		if said := a.text("#m-m-" + want.of + " .bubble-who"); said != want.says {
			t.Errorf("to the %s the message to %s is from %q, want %q", want.role, want.of, said, want.says)
		}
		if row := a.text("#row-" + want.of + " .row-text"); row != want.says+": Yes" {
			t.Errorf("to the %s the row of %s says %q", want.role, want.of, row)
		}
	}
}

func TestThePanelTellsTheGuestAndTheirRights(t *testing.T) {
	s := furnished(t)
	a := s.get(stay.RoleOwner, "/inbox/lena")
	for _, want := range []string{"Lena Weber", "Casa Limone · 14 to 19 July · Airbnb · writes German"} {
		if !strings.Contains(a.text(".thread-name"), want) {
			t.Errorf("the head lacks %q: %s", want, a.text(".thread-name"))
		}
	}
	for _, want := range []string{"14 to 19 July, 5 nights", "3 people", "Airbnb", "HMABC12345", "Staying", "+44 ··· 0101", "Writes from the number on the booking",
		"Codes and passwords: open, closing 19 Jul 12:00", "Deleted on 20 January 2027, six months after check-out."} {
		if !strings.Contains(a.text("#side"), want) {
			t.Errorf("the panel lacks %q: %s", want, a.text("#side"))
		}
	}
	if got := a.text("#reply-hint"); !strings.Contains(got, "until tomorrow 17:03") || !strings.Contains(got, "The guest writes German.") || !strings.Contains(got, "the assistant keeps silent for 2 hours") {
		t.Errorf("the hints: %q", got)
	}
	if stranger := s.get(stay.RoleOwner, "/inbox/stranger"); !strings.Contains(stranger.text("#side"), "Not identified") || !strings.Contains(stranger.text("#side"), "90 days after the last message") {
		t.Errorf("the stranger: %s", stranger.text("#side"))
	}
	if cohost := s.get(stay.RoleCohost, "/inbox/lena"); strings.Contains(cohost.text("#tie"), "Harbour Loft") || !strings.Contains(cohost.text("#tie"), "Marco Ruggeri, 22 to 24 July") {
		t.Errorf("a co-host may tie to %s", cohost.text("#tie"))
	}
}
