package app_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"portineria/app"
	"portineria/embed"
	"portineria/stay"
	"portineria/store"
	"portineria/template"
	"portineria/whatsapp"
	"portineria/whatsapp/graphfake"
)

// texting is a house with an account of its own, whose texts the fake platform
// keeps and reviews.
type texting struct{ consenting }

func inTexts(t *testing.T, do func(h texting, a *app.App)) {
	t.Helper()
	library, err := template.Load(embed.Templates)
	if err != nil {
		t.Fatal(err)
	}
	o := houseOptions{options: func(o *app.Options) {
		o.Ready = library
		o.Numbers[0].Account = theBusiness.Account
	}}
	consentHouse(t, o, func(h consenting) { do(texting{h}, h.app.Load()) })
}

func (h texting) template(name, language string) stay.Template {
	h.t.Helper()
	t, err := h.db.Template(context.Background(), theBusiness.Account, name, language)
	if err != nil {
		h.t.Fatal(err)
	}
	return t
}

func (h texting) alarms() (all []stay.AlarmKind) {
	h.t.Helper()
	open, err := h.db.OpenAlarms(context.Background())
	if err != nil {
		h.t.Fatal(err)
	}
	for _, a := range open {
		all = append(all, a.Kind)
	}
	return all
}

// approve adds a ready text, submits it, and has the reviewers say yes.
func (h texting) approve(a *app.App, name, language string) {
	h.t.Helper()
	ctx := context.Background()
	if _, err := a.AddReady(ctx, theBusiness.Account, name, language); err != nil {
		h.t.Fatal(err)
	}
	if _, err := a.SubmitTemplate(ctx, theBusiness.Account, name, language); err != nil {
		h.t.Fatal(err)
	}
	h.decide(name, language, graphfake.Review{Approved: true})
}

func (h texting) decide(name, language string, r graphfake.Review) {
	h.t.Helper()
	h.fake.Decide(h.template(name, language).PlatformID, r)
	h.pass(5 * time.Second)
}

// Every ready text is taken by a platform that refuses what the real one refuses.
func TestEveryReadyTextIsTaken(t *testing.T) {
	inTexts(t, func(h texting, a *app.App) {
		for _, r := range a.Ready().Texts() {
			for _, language := range a.Ready().Languages() {
				h.approve(a, r.Name, language)
				if got := h.template(r.Name, language); got.State != stay.TemplateApproved || got.PlatformID == "" {
					t.Errorf("%s in %s is %s", r.Name, language, got.State)
				}
				h.pass(time.Minute)
			}
		}
		if err := a.SyncTemplates(context.Background(), theBusiness.Account); err != nil {
			t.Fatal(err)
		}
		all, err := h.db.Templates(context.Background(), theBusiness.Account)
		if err != nil || len(all) != 50 {
			t.Errorf("%d texts, %v", len(all), err)
		}
		for _, x := range all {
			if x.State != stay.TemplateApproved {
				t.Errorf("after the daily look %s in %s is %s", x.Name, x.Language, x.State)
			}
		}
	})
}

func TestARejectedTextIsExplainedAndSubmittedAgain(t *testing.T) {
	inTexts(t, func(h texting, a *app.App) {
		ctx := context.Background()
		if _, err := a.AddReady(ctx, theBusiness.Account, "thanks_and_review", "en"); err != nil {
			t.Fatal(err)
		}
		if _, err := a.SubmitTemplate(ctx, theBusiness.Account, "thanks_and_review", "en"); err != nil {
			t.Fatal(err)
		}
		if _, err := a.SubmitTemplate(ctx, theBusiness.Account, "thanks_and_review", "en"); !errors.Is(err, stay.ErrConflict) {
			t.Errorf("submitted twice: %v", err)
		}
		h.pass(5 * time.Second)
		h.decide("thanks_and_review", "en", graphfake.Review{Reason: "PROMOTIONAL"})
		got := h.template("thanks_and_review", "en")
		if got.State != stay.TemplateRejected || got.Reason != "PROMOTIONAL" || len(h.alarms()) != 1 || h.alarms()[0] != stay.AlarmTemplateRejected {
			t.Fatalf("%s, %q, alarms %v", got.State, got.Reason, h.alarms())
		}
		got.Body = "Hello {{guest_name}}, your stay at {{property}} is over. How was it? A word in reply is enough."
		got, err := a.SaveTemplate(ctx, got)
		if err != nil || got.State != stay.TemplatePending {
			t.Fatalf("%s, %v", got.State, err)
		}
		h.pass(5 * time.Second)
		h.decide("thanks_and_review", "en", graphfake.Review{Approved: true})
		if got = h.template("thanks_and_review", "en"); got.State != stay.TemplateApproved || len(h.alarms()) != 0 || !strings.Contains(got.Body, "A word") {
			t.Errorf("%s, alarms %v", got.State, h.alarms())
		}
	})
}

func TestATextThatWouldBeRefusedIsNotSubmitted(t *testing.T) {
	inTexts(t, func(h texting, a *app.App) {
		bad := stay.Template{Account: theBusiness.Account, Name: "mine", Language: "en", Category: stay.Utility, Body: "{{guest_name}}, welcome to the house.", Examples: map[string]string{"guest_name": "Ada"}}
		var unfit app.Unfit
		if _, err := a.SaveTemplate(context.Background(), bad); !errors.As(err, &unfit) || unfit.Faults[0].Key != "starts" {
			t.Errorf("%v", err)
		}
		if n := len(h.fake.Templates()); n != 0 {
			t.Errorf("%d reached the platform", n)
		}
	})
}

func TestAClosedConversationIsOpenedByAText(t *testing.T) {
	inTexts(t, func(h texting, a *app.App) {
		ctx := context.Background()
		h.book("b", "+447700900101")
		h.says("Hello, when can we check in?")
		h.pass(10 * time.Second)
		h.approve(a, "before_arrival", "en")
		h.later(30 * time.Hour)
		c := h.talk()
		var refused app.Refused
		if err := a.Say(ctx, c.ID, "Are you coming by car?", ""); !errors.As(err, &refused) || refused.Verdict.Reason != stay.RefusedWindow || refused.Verdict.Remedy != stay.RemedyTemplate {
			t.Fatalf("free text: %v", err)
		}
		offers, err := a.TemplateOffers(ctx, c.ID)
		if err != nil || len(offers) != 1 || !offers[0].Verdict.AsTemplate() {
			t.Fatalf("%+v, %v", offers, err)
		}
		before := len(h.fake.Sent())
		id, err := a.SendTemplate(ctx, c.ID, "before_arrival", "en", "click")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := a.SendTemplate(ctx, c.ID, "before_arrival", "en", "click"); err != nil {
			t.Fatal(err)
		}
		h.pass(10 * time.Second)
		sent := h.fake.Sent()[before:]
		if len(sent) != 1 || sent[0].Kind != "template" || sent[0].Template != "before_arrival" {
			t.Fatalf("sent: %+v", sent)
		}
		m := h.message(id)
		if !m.Send.State.Left() || string(m.Text) != offers[0].Reads.Text() || !strings.Contains(string(m.Text), "Ada") {
			t.Errorf("%s: %q", m.Send.State, string(m.Text))
		}
		if now := h.talk(); now.Mode != stay.ByAssistant {
			t.Error("the assistant is out of it")
		}
		h.says("At about six.")
		h.pass(10 * time.Second)
		if err := a.Say(ctx, c.ID, "See you then.", ""); err != nil {
			t.Errorf("after the guest answered: %v", err)
		}
		h.rest()
	})
}

// The alert goes as a text of its own where the owner has not written for a day,
// even if they never wrote to the house at all.
func TestTheOwnerIsWokenByAText(t *testing.T) {
	inTexts(t, func(h texting, a *app.App) {
		h.says("HOST")
		h.pass(10 * time.Second)
		if n := len(h.fake.Sent()); n != 1 {
			t.Fatalf("%d messages before there is a text", n)
		}
		h.approve(a, app.OwnerAlert, "it")
		h.pass(time.Minute) // the reminder tries again what could not go
		var alert *graphfake.SentMessage
		for _, m := range h.fake.Sent() {
			if m.Kind == "template" {
				alert = &m
			}
		}
		if alert == nil || alert.Template != app.OwnerAlert || strings.Contains(alert.Text, "Ada") {
			t.Fatalf("the alert: %+v", alert)
		}
	})
}

func TestThePlatformsSwitchForAdvertsIsHeard(t *testing.T) {
	inTexts(t, func(h texting, _ *app.App) {
		ctx := context.Background()
		h.says("Hello")
		h.pass(10 * time.Second)
		event := func(value string) {
			body := []byte(`{"object":"whatsapp_business_account","entry":[{"id":"` + theBusiness.Account + `","changes":[{"field":"user_preferences","value":{"messaging_product":"whatsapp",
				"metadata":{"display_phone_number":"441632960001","phone_number_id":"` + theNumber + `"},"contacts":[{"wa_id":"447700900101"}],
				"user_preferences":[{"wa_id":"447700900101","detail":"User changed it","category":"marketing_messages","value":"` + value + `","timestamp":1784000000}]}}]}]}`)
			if err := h.app.Load().Receive(ctx, body, whatsapp.Sign(theSecret, body)); err != nil {
				t.Fatal(err)
			}
			h.pass(5 * time.Second)
		}
		markets := func() bool {
			c, err := h.db.ConsentOf(ctx, h.guest(), false)
			if err != nil {
				t.Fatal(err)
			}
			return c.Markets()
		}
		event("resume")
		if markets() {
			t.Error("to resume what nobody agreed to is no yes")
		}
		event("signup")
		if !markets() {
			t.Error("a sign-up is a yes")
		}
		event("stop")
		event("stop")
		if markets() {
			t.Error("a stop is a no")
		}
		if got := strings.Join(h.ledger(), ", "); got != "opt_in marketing platform, opt_out marketing platform" {
			t.Errorf("the ledger: %s", got)
		}
		if !h.guest().StoppedAt.IsZero() {
			t.Error("the switch for adverts stopped messages about the stay")
		}
	})
}

func TestTheLedgerOnlyGrowsAndEndsWithItsPeriod(t *testing.T) {
	inConsent(t, func(h consenting) {
		ctx := context.Background()
		h.says("STOP")
		h.pass(10 * time.Second)
		g := h.guest()
		h.update(func(ctx context.Context, tx *store.Tx) error { return tx.RemoveGuest(ctx, g.ID) })
		left := func() int {
			all, err := h.db.ConsentLedger(ctx, 100)
			if err != nil {
				t.Fatal(err)
			}
			return len(all)
		}
		sweep := func(months int) {
			h.update(func(ctx context.Context, tx *store.Tx) error {
				_, err := tx.SweepConsents(ctx, h.now().AddDate(0, months-24, 0))
				return err
			})
		}
		if sweep(23); left() != 1 {
			t.Error("the proof went before its period")
		}
		if sweep(25); left() != 0 {
			t.Error("the proof outlived its period")
		}
		stopped, _, err := h.db.Marks(ctx, g, false)
		if err != nil || stopped.IsZero() {
			t.Errorf("STOP went with its proof: %v, %v", stopped, err)
		}
	})
}
