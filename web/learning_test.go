package web_test

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"portineria/app"
	"portineria/llm"
	"portineria/stay"
	"portineria/store"
)

// interpreter is a model that puts everything into the words that it was given.
type interpreter struct{ says string }

func (i *interpreter) Translate(context.Context, llm.Translation) (string, error) { return i.says, nil }

// withInterpreter is a furnished site whose program runs and can translate.
func withInterpreter(t *testing.T, says string) *site {
	t.Helper()
	s := furnishedWith(t, &interpreter{says})
	ctx, stop := context.WithCancel(context.WithoutCancel(t.Context()))
	done := make(chan error, 1)
	go func() { done <- s.app.Run(ctx) }()
	t.Cleanup(func() {
		stop()
		if err := <-done; err != nil {
			t.Error(err)
		}
	})
	return s
}

// rendered waits for the live event that a rendering is there.
func (s *site) rendered(begin func()) {
	s.t.Helper()
	changes, cancel := s.app.Live().Listen()
	defer cancel()
	begin()
	for {
		select {
		case _, open := <-changes:
			if !open {
				s.t.Fatal("the listener was cut off")
			}
			if r, ok := s.app.PreparedReply("lena", "owner"); ok && r.State == app.RenderDone {
				return
			}
			if r, ok := s.app.Interpreted("lena", "l1", "en"); ok && r.State == app.RenderDone {
				return
			}
		case <-s.t.Context().Done():
			s.t.Fatal("no event came")
		}
	}
}

func TestAGuestsMessageIsTranslatedOnRequest(t *testing.T) {
	s := withInterpreter(t, "May I bring the dog?")
	if got := s.get(stay.RoleOwner, "/inbox/lena").want(http.StatusOK).text("#m-l1-render"); !strings.HasPrefix(got, "Translate") {
		t.Fatalf("the button: %q", got)
	}
	s.rendered(func() {
		s.post(stay.RoleOwner, "/inbox/lena/messages/l1/translate", nil).want(http.StatusSeeOther)
	})
	a := s.get(stay.RoleOwner, "/inbox/lena?fragment=thread").want(http.StatusOK)
	if got := a.text("#m-l1 .rendered"); got != "May I bring the dog?Machine translation" {
		t.Errorf("below the message: %q", got)
	}
	if got := a.page().Find("#m-l1 .rendered p").First().AttrOr("lang", ""); got != "en" {
		t.Errorf("it is in %q", got)
	}
	if a.page().Find("#m-l1-render").Length() != 0 {
		t.Error("it can be asked for again")
	}
	s.post(stay.RoleOwner, "/inbox/tom/messages/l1/translate", nil).want(http.StatusNotFound)
	s.post(stay.RoleAuditor, "/inbox/lena/messages/l1/translate", nil).want(http.StatusForbidden)
}

func TestAReplyIsTranslatedBeforeItIsSent(t *testing.T) {
	s := withInterpreter(t, "Ja, Hunde sind willkommen.")
	s.rendered(func() {
		s.post(stay.RoleOwner, "/inbox/lena/translate", url.Values{"text": {"Yes, dogs are welcome."}}).want(http.StatusSeeOther)
	})
	a := s.get(stay.RoleOwner, "/inbox/lena").want(http.StatusOK)
	if got := a.text("#prepared-text"); got != "Ja, Hunde sind willkommen." {
		t.Errorf("the text for the guest: %q", got)
	}
	for _, line := range []string{"Your reply in German, machine translation", "Nothing has been sent yet.", "Your words: Yes, dogs are welcome."} {
		if !strings.Contains(a.text("#prepared"), line) {
			t.Errorf("it lacks %q: %s", line, a.text("#prepared"))
		}
	}
	if n := len(s.messages("lena")); n != 1 {
		t.Fatalf("%d messages: something was sent", n)
	}
	if other := s.get(stay.RoleCohost, "/inbox/lena"); other.page().Find("#prepared").Length() != 0 {
		t.Error("somebody else finds it in their page")
	}
	s.post(stay.RoleOwner, "/inbox/lena/reply", url.Values{"text": {"Ja, Hunde sind sehr willkommen."}}).want(http.StatusSeeOther)
	all := s.messages("lena")
	if last := all[len(all)-1]; last.Author != stay.FromHost || last.Text != "Ja, Hunde sind sehr willkommen." {
		t.Errorf("sent: %s", last.Author)
	}
	if a := s.get(stay.RoleOwner, "/inbox/lena"); a.page().Find("#prepared").Length() != 0 {
		t.Error("it is still offered")
	}
}

func TestOnesOwnWordsCanBeHadBack(t *testing.T) {
	s := withInterpreter(t, "Ja.")
	s.rendered(func() {
		s.post(stay.RoleOwner, "/inbox/lena/translate", url.Values{"text": {"Yes, dogs are welcome."}}).want(http.StatusSeeOther)
	})
	s.post(stay.RoleOwner, "/inbox/lena/untranslate", nil).want(http.StatusSeeOther)
	a := s.get(stay.RoleOwner, "/inbox/lena")
	if got := a.text("#reply"); got != "Yes, dogs are welcome." || a.page().Find("#prepared").Length() != 0 {
		t.Errorf("the reply: %q", got)
	}
	if got := s.post(stay.RoleOwner, "/inbox/lena/translate", url.Values{"text": {" "}}).want(http.StatusUnprocessableEntity).text("#reply-error"); got == "" {
		t.Error("an empty reply is not refused in words")
	}
}

func TestWithoutAModelThePageSaysSo(t *testing.T) {
	s := furnished(t)
	a := s.get(stay.RoleOwner, "/inbox/lena").want(http.StatusOK)
	if a.page().Find("#m-l1-render, .composer-translate").Length() != 0 || !strings.Contains(a.text(".composer"), "There is no model") {
		t.Errorf("the composer: %q", a.text(".composer"))
	}
	s.post(stay.RoleOwner, "/inbox/lena/translate", url.Values{"text": {"Yes."}}).want(http.StatusConflict)
}

func TestAReplyToAQuestionCanBecomeAFact(t *testing.T) {
	s := furnished(t)
	s.asks("lena", stay.Question{ID: "q-none", Message: "l1", Reason: stay.ReasonNoFact})
	s.post(stay.RoleOwner, "/inbox/lena/reply", url.Values{"text": {"I cani sono benvenuti. La password è limoni-gialli-22."}}).want(http.StatusSeeOther)
	a := s.get(stay.RoleOwner, "/inbox/lena")
	to := a.page().Find(".bubble-host .bubble-act a").AttrOr("href", "")
	if !strings.HasPrefix(to, "/properties/casa-limone/add-fact?from=") {
		t.Fatalf("the link: %q", to)
	}
	form := s.get(stay.RoleOwner, to).want(http.StatusOK)
	if got := form.text("#f-text"); got != "I cani sono benvenuti. La password è limoni-gialli-22." {
		t.Errorf("the text: %q", got)
	}
	if got := form.text("#f-secrets"); got != "limoni-gialli-22" {
		t.Errorf("the secrets: %q", got)
	}
	if got := form.page().Find("input[name=visibility][checked]").AttrOr("value", ""); got != "stay" {
		t.Errorf("the visibility: %q", got)
	}
	if strings.Contains(form.text("main"), "mitbringen") || strings.Contains(form.text("main"), "Lena") {
		t.Error("the guest's words are in it")
	}
	facts, err := s.db.Facts(t.Context(), casa.ID)
	if err != nil || len(facts) != 2 {
		t.Errorf("%d facts, %v: something was stored by itself", len(facts), err)
	}
	s.get(stay.RoleOwner, "/properties/harbour-loft/add-fact?from="+to[strings.Index(to, "=")+1:]).want(http.StatusNotFound)
	s.get(stay.RoleOwner, "/properties/casa-limone/add-fact?from=l1").want(http.StatusConflict)
}

func TestAReplyThatAnsweredNoQuestionIsNoLesson(t *testing.T) {
	s := furnished(t)
	s.post(stay.RoleOwner, "/inbox/tom/reply", url.Values{"text": {"Hello Tom!"}}).want(http.StatusSeeOther)
	if n := s.get(stay.RoleOwner, "/inbox/tom").page().Find(".bubble-host .bubble-act").Length(); n != 0 {
		t.Errorf("%d links", n)
	}
}

func TestWhatGuestsAskIsGatheredByTopic(t *testing.T) {
	s := furnished(t)
	if got := s.get(stay.RoleOwner, "/properties/harbour-loft/gaps").want(http.StatusOK).text(".empty"); !strings.HasPrefix(got, "Nothing is missing") {
		t.Errorf("with no question: %q", got)
	}
	s.asks("lena", stay.Question{ID: "q-none", Message: "l1", Reason: stay.ReasonNoFact, State: stay.QuestionAnswered})
	a := s.get(stay.RoleOwner, "/properties/casa-limone/gaps").want(http.StatusOK)
	if got := a.text(".gap"); !strings.Contains(got, "asked once") || !strings.Contains(got, "Kann ich den Hund mitbringen?") {
		t.Errorf("the gap: %q", got)
	}
	to := a.page().Find(".gap .btn").AttrOr("href", "")
	if to != "/properties/casa-limone/add-fact?topic=pets" {
		t.Errorf("the button leads to %q", to)
	}
	if got := s.get(stay.RoleOwner, to).page().Find("#f-topic option[selected]").AttrOr("value", ""); got != "pets" {
		t.Errorf("the topic of the new fact: %q", got)
	}
	if got := s.get(stay.RoleOwner, "/properties/harbour-loft/gaps").text(".gap"); got != "" {
		t.Errorf("in another property: %q", got)
	}
	s.get(stay.RoleCleaner, "/properties/casa-limone/gaps").want(http.StatusForbidden)
	s.get(stay.RoleCohost, "/properties/harbour-loft/gaps").want(http.StatusNotFound)
}

func TestWhatWantsASecondLookIsConfirmedWithOneClick(t *testing.T) {
	s := furnished(t)
	s.write(func(ctx context.Context, tx *store.Tx) error {
		for _, f := range []stay.Fact{
			{Property: casa.ID, ID: "late", Topic: "checkout", Visibility: stay.Public, Text: "Il check-out è entro le 11:00.", UpdatedAt: now.Add(-time.Hour)},
			{Property: casa.ID, ID: "gate", Topic: "access", Visibility: stay.Booked, Text: "Il codice del cancello è 4471#.", UpdatedAt: now.AddDate(-2, 0, 0)},
		} {
			if err := tx.PutFact(ctx, f); err != nil {
				return err
			}
		}
		return nil
	})
	a := s.get(stay.RoleOwner, "/properties/casa-limone").want(http.StatusOK)
	for _, line := range []string{"11:00, under Details and rules it is check-out until: 10:00", "(gate)” looks as if it held a code", "One fact that nobody has looked at for a year"} {
		if !strings.Contains(a.text(".review"), line) {
			t.Errorf("it lacks %q: %s", line, a.text(".review"))
		}
	}
	s.post(stay.RoleOwner, "/properties/casa-limone/confirm", url.Values{"fact": {"late", "gate", "no-such"}}).want(http.StatusSeeOther)
	if got := s.get(stay.RoleOwner, "/properties/casa-limone").text(".review"); got != "" {
		t.Errorf("after confirming: %q", got)
	}
	s.post(stay.RoleAuditor, "/properties/casa-limone/confirm", url.Values{"fact": {"late"}}).want(http.StatusForbidden)
}

func TestDraftedTranslationsAreApprovedEditedAndRejected(t *testing.T) {
	s := furnished(t)
	s.write(func(ctx context.Context, tx *store.Tx) error {
		f, err := tx.Fact(ctx, casa.ID, "wifi")
		if err != nil {
			return err
		}
		f = f.WithDraft("de", stay.Draft{Text: "Das WLAN heißt CasaLimone, das Passwort ist {{wifi.0}}.", Of: f.Shown(), At: now})
		f = f.WithDraft("fr", stay.Draft{Text: "Le Wi-Fi est CasaLimone.", Of: f.Shown(), Doubts: []string{"placeholder"}, At: now})
		return tx.PutFact(ctx, f)
	})
	if got := s.get(stay.RoleOwner, "/properties/casa-limone").text(".notice-brass"); !strings.Contains(got, "2 translations wait for your word.") {
		t.Errorf("on the page of the facts: %q", got)
	}
	a := s.get(stay.RoleOwner, "/properties/casa-limone/translations").want(http.StatusOK)
	if got := a.text("#t-wifi-de"); got != "Das WLAN heißt CasaLimone, das Passwort ist limoni-gialli-22." {
		t.Errorf("the German draft: %q", got)
	}
	if got := a.text("#t-wifi-fr-form"); !strings.Contains(got, "look closely") || !strings.Contains(got, "A code or password is missing") {
		t.Errorf("the French draft: %q", got)
	}
	const path = "/properties/casa-limone/translations/wifi/"
	if got := s.post(stay.RoleOwner, path+"de/approve", url.Values{"text": {"Passwort: {{wifi.0}}"}}).want(http.StatusUnprocessableEntity).text("#t-wifi-de"); got != "Passwort: {{wifi.0}}" {
		t.Errorf("the refused text is not kept: %q", got)
	}
	s.post(stay.RoleOwner, path+"de/approve", url.Values{"text": {"WLAN CasaLimone, Passwort limoni-gialli-22."}}).want(http.StatusSeeOther)
	s.post(stay.RoleOwner, path+"fr/reject", nil).want(http.StatusSeeOther)
	f, err := s.db.Fact(t.Context(), casa.ID, "wifi")
	s.must(err)
	if f.Translations["de"] != "WLAN CasaLimone, Passwort limoni-gialli-22." || f.Translations["fr"] != "" {
		t.Errorf("the translations: %v", f.Translations)
	}
	if got := s.get(stay.RoleOwner, "/properties/casa-limone/translations?fragment=translations").want(http.StatusOK).text(".empty"); got == "" {
		t.Error("something still waits")
	}
	s.post(stay.RoleOwner, path+"fr/approve", url.Values{"text": {"x"}}).want(http.StatusSeeOther)
	if f, err = s.db.Fact(t.Context(), casa.ID, "wifi"); err != nil || f.Translations["fr"] != "" {
		t.Errorf("approved after it was rejected: %v", err)
	}
	s.post(stay.RoleAuditor, path+"de/reject", nil).want(http.StatusForbidden)
}

func TestSavingAFactKeepsWhatWasDrafted(t *testing.T) {
	s := furnished(t)
	s.write(func(ctx context.Context, tx *store.Tx) error {
		f, err := tx.Fact(ctx, casa.ID, "trash")
		if err != nil {
			return err
		}
		return tx.PutFact(ctx, f.WithDraft("de", stay.Draft{Text: "Der Müll kommt in die Tonnen im Hof.", Of: f.Shown(), At: now}))
	})
	save := func(text string) {
		s.post(stay.RoleOwner, "/properties/casa-limone/facts/trash", url.Values{"topic": {"trash"}, "visibility": {"booked"}, "text": {text}}).want(http.StatusSeeOther)
	}
	waiting := func() int {
		return s.get(stay.RoleOwner, "/properties/casa-limone/translations").page().Find(".drafted").Length()
	}
	save("I rifiuti vanno nei bidoni in cortile.")
	if waiting() != 1 {
		t.Error("the draft is gone though the text is the same")
	}
	save("I rifiuti vanno nei bidoni in strada.")
	if waiting() != 0 {
		t.Error("the draft is offered for another text")
	}
}
