package web_test

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"portineria/app"
	"portineria/stay"
	"portineria/store"
)

// withTexts opens the house with the ready texts and an account of its own.
func withTexts(t *testing.T) *site {
	t.Helper()
	s := furnished(t)
	s.app.SetNumbers([]app.Number{{ID: realNumber, Account: "1", Secrets: []string{"app secret"}}})
	return s
}

// silent has Lena's last message be over a day old, with an approved text for her.
func (s *site) silent(state stay.TemplateState) {
	s.write(func(ctx context.Context, tx *store.Tx) error {
		c, err := tx.Conversation(ctx, "lena")
		if err != nil {
			return err
		}
		c.LastGuestAt = now.Add(-30 * time.Hour)
		if err := tx.PutConversation(ctx, c); err != nil {
			return err
		}
		return tx.PutTemplate(ctx, stay.Template{Account: "1", Name: "hello", Language: "de", Category: stay.Utility, State: state, Origin: stay.FromOwner,
			Body: "Guten Tag {{guest_name}}, wir denken an Sie.", CreatedAt: now, UpdatedAt: now, StateSince: now})
	})
}

func TestAClosedConversationOffersTexts(t *testing.T) {
	s := withTexts(t)
	s.silent(stay.TemplateApproved)
	page := s.get(stay.RoleCohost, "/inbox/lena").want(http.StatusOK).page()
	if got := page.Find(".offers .reads-body").First().Text(); got != "Guten Tag Lena, wir denken an Sie." {
		t.Errorf("the preview reads %q", got)
	}
	if page.Find("#reply-form").Length() != 0 {
		t.Error("free text can be written")
	}
	before := len(s.messages("lena"))
	s.post(stay.RoleCohost, "/inbox/lena/template", url.Values{"name": {"hello"}, "language": {"de"}}).want(http.StatusSeeOther)
	s.post(stay.RoleCohost, "/inbox/lena/template", url.Values{"name": {"hello"}, "language": {"de"}}).want(http.StatusSeeOther)
	all := s.messages("lena")
	if len(all) != before+1 || all[len(all)-1].Template == nil || all[len(all)-1].Author != stay.FromHost {
		t.Errorf("%d messages, the last is %+v", len(all)-before, all[len(all)-1])
	}
	s.post(stay.RoleCohost, "/inbox/lena/template", url.Values{"name": {"nothing"}, "language": {"de"}}).want(http.StatusUnprocessableEntity)
	s.post(stay.RoleAuditor, "/inbox/lena/template", url.Values{"name": {"hello"}, "language": {"de"}}).want(http.StatusForbidden)
}

func TestAClosedConversationSaysWhyNothingCanGo(t *testing.T) {
	for name, c := range map[string]struct {
		state   stay.TemplateState
		stopped bool
		says    string
	}{
		"under review": {stay.TemplatePending, false, "being looked at"},
		"rejected":     {stay.TemplateRejected, false, "rejected"},
		"stopped":      {stay.TemplateApproved, true, "said STOP"},
	} {
		t.Run(name, func(t *testing.T) {
			s := withTexts(t)
			s.silent(c.state)
			if c.stopped {
				s.must(s.app.CloseRequest(t.Context(), "r-lena", stay.QuestionAnswered)) // until then an answer is owed
				s.must(s.app.WithdrawConsent(t.Context(), "lena", stay.ScopeStay, "Anna"))
			}
			page := s.get(stay.RoleAuditor, "/inbox/lena").want(http.StatusOK).page()
			if page.Find(".offers").Length() != 0 {
				t.Error("who may only read is offered texts")
			}
			page = s.get(stay.RoleOwner, "/inbox/lena").want(http.StatusOK).page()
			if got := page.Find(".composer-closed").Text(); !strings.Contains(got, c.says) || page.Find(".offers").Length() != 0 {
				t.Errorf("it says: %s", got)
			}
			s.post(stay.RoleOwner, "/inbox/lena/template", url.Values{"name": {"hello"}, "language": {"de"}}).want(http.StatusUnprocessableEntity)
		})
	}
}

func TestTextsAreAddedChangedAndKeptWithinTheRules(t *testing.T) {
	s := withTexts(t)
	s.post(stay.RoleOwner, "/settings/templates/new", url.Values{"account": {"1"}, "name": {"bad"}, "language": {"en"}, "category": {"utility"}, "body": {"{{guest_name}}, hello to you."}}).want(http.StatusUnprocessableEntity)
	s.post(stay.RoleOwner, "/settings/templates/new", url.Values{"account": {"1"}, "name": {"code"}, "language": {"en"}, "category": {"utility"}, "body": {"The code is {{access_code}} for you."}}).want(http.StatusUnprocessableEntity)
	if all, err := s.db.Templates(t.Context(), ""); err != nil || len(all) != 0 {
		t.Errorf("kept: %v, %v", all, err)
	}
	s.post(stay.RoleCohost, "/settings/templates/new", url.Values{"account": {"1"}, "name": {"mine"}, "language": {"en"}, "category": {"utility"}, "body": {"Hello {{guest_name}}, how are you?"}}).want(http.StatusForbidden)
	s.post(stay.RoleOwner, "/settings/templates/new", url.Values{"account": {"1"}, "name": {"mine"}, "language": {"en"}, "category": {"utility"}, "body": {"Hello {{guest_name}}, how are you?"}}).want(http.StatusSeeOther)
	page := s.get(stay.RoleOwner, "/settings/templates/of/1/mine/en").want(http.StatusOK).page()
	if got := strings.TrimSpace(page.Find(".reads-body").Text()); !strings.HasPrefix(got, "Hello ") || strings.Contains(got, "{{") {
		t.Errorf("the preview reads %q", got)
	}
	// There is no number to submit over: it stays a draft, and the page says so.
	s.post(stay.RoleOwner, "/settings/templates/of/1/mine/en/submit", nil).want(http.StatusSeeOther)
	if x, err := s.db.Template(t.Context(), "1", "mine", "en"); err != nil || x.State != stay.TemplateDraft {
		t.Errorf("%s, %v", x.State, err)
	}
	s.post(stay.RoleOwner, "/settings/templates/of/1/mine/en/delete", nil).want(http.StatusSeeOther)
	s.get(stay.RoleOwner, "/settings/templates/of/1/mine/en").want(http.StatusNotFound)
}

func TestTheGroundForWritingIsRecordedAndEnded(t *testing.T) {
	s := withTexts(t)
	s.post(stay.RoleOwner, "/settings/templates/ground", url.Values{"source": {"contract"}, "wording": {" "}, "proof": {"page 3"}}).want(http.StatusUnprocessableEntity)
	s.post(stay.RoleOwner, "/settings/templates/ground", url.Values{"source": {"contract"}, "wording": {"Your number is for messages about the stay."}, "proof": {"page 3"}}).want(http.StatusSeeOther)
	g, err := app.Ground(t.Context(), s.db)
	if err != nil || g.Wording == "" || !g.At.Equal(now) || g.Actor == "" {
		t.Errorf("%+v, %v", g, err)
	}
	if text := s.get(stay.RoleOwner, "/settings/templates").want(http.StatusOK).page().Find("#ground").Text(); !strings.Contains(text, "Your number is for messages") {
		t.Errorf("the page says %s", text)
	}
	s.post(stay.RoleOwner, "/settings/templates/ground/end", nil).want(http.StatusSeeOther)
	if _, err := app.Ground(t.Context(), s.db); err == nil {
		t.Error("it still counts")
	}
}

func TestAConsentIsRecordedOnceAndForGood(t *testing.T) {
	s := withTexts(t)
	form := url.Values{"scope": {"stay"}, "source": {"contract"}, "at": {"2026-07-01"}, "wording": {"We write to you on WhatsApp about your stay."}, "proof": {"page 3"}}
	s.post(stay.RoleAuditor, "/inbox/lena/consent", form).want(http.StatusForbidden)
	s.post(stay.RoleCohost, "/inbox/lena/consent", form).want(http.StatusSeeOther)
	g, err := s.db.Guest(t.Context(), s.read("lena").Guest)
	s.must(err)
	if c, err := s.db.ConsentOf(t.Context(), g, false); err != nil || c.OptInAt.IsZero() {
		t.Errorf("%+v, %v", c, err)
	}
	if text := s.get(stay.RoleCohost, "/inbox/lena").want(http.StatusOK).page().Find(".ledger").Text(); !strings.Contains(text, "We write to you on WhatsApp") || !strings.Contains(text, "page 3") {
		t.Errorf("the ledger shows %s", text)
	}
	s.post(stay.RoleCohost, "/inbox/lena/withdraw", nil).want(http.StatusSeeOther)
	s.post(stay.RoleCohost, "/inbox/lena/consent", form).want(http.StatusConflict)
	if c, err := s.db.ConsentOf(t.Context(), g, false); err != nil || !c.OptInAt.IsZero() || c.StoppedAt.IsZero() {
		t.Errorf("%+v, %v", c, err)
	}
}
