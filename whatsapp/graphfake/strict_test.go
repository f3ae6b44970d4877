package graphfake_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"

	"portineria/whatsapp"
	"portineria/whatsapp/graphfake"
)

// watch is a clock that a test sets.
type watch struct{ at time.Time }

func (c *watch) now(string) time.Time { return c.at }

// pass lets time go by.
func (c *watch) pass(d time.Duration) { c.at = c.at.Add(d) }

// strict is a fake with a clock of its own, and the client of it.
func strict(t *testing.T, o graphfake.Options) (graph, *whatsapp.Client, *watch) {
	t.Helper()
	c := &watch{at: noon}
	o.Now = c.now
	g := start(t, o)
	return g, clientOf(t, g.url, g.http, whatsapp.CloudAPI), c
}

func clientOf(t *testing.T, base string, client *http.Client, gateway whatsapp.Gateway) *whatsapp.Client {
	t.Helper()
	o := whatsapp.Options{Gateway: gateway, BaseURL: base, Version: "v25.0", PhoneNumberID: lodge.PhoneNumberID, AccountID: lodge.Account,
		Token: func() string { return token }, HTTP: client, Now: func() time.Time { return noon }}
	if gateway == whatsapp.Dialog360 {
		o.Version = ""
	}
	c, err := whatsapp.New(o)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// codeOf is the platform's code of an error, 0 where there is none.
func codeOf(err error) int {
	if e, ok := errors.AsType[*whatsapp.SendError](err); ok {
		return e.Code
	}
	return 0
}

func wantCode(t *testing.T, what string, err error, want int) {
	t.Helper()
	if got := codeOf(err); got != want || want == 0 && err != nil {
		t.Errorf("%s: code %d (%v), want %d", what, got, err, want)
	}
}

func hi(n int) whatsapp.Message {
	return whatsapp.Message{To: zoe.Phone, Text: fmt.Sprint("Hello ", n)}
}

func TestABurstToOneUserIsPaidForWithSilence(t *testing.T) {
	g, c, clock := strict(t, graphfake.Options{})
	g.Heard(zoe, noon)
	send := func(n int) error { _, err := c.Send(t.Context(), hi(n)); return err }
	for n := range 20 {
		wantCode(t, fmt.Sprint("message ", n), send(n), 0)
	}
	clock.pass(6 * time.Second)
	wantCode(t, "after six seconds", send(21), 131056)
	clock.pass(113 * time.Second)
	wantCode(t, "a second before two minutes", send(22), 131056)
	clock.pass(time.Second)
	wantCode(t, "after two minutes", send(23), 0)
	clock.pass(10 * time.Minute)
	for n := range 45 {
		wantCode(t, fmt.Sprint("message ", n), send(n), 0)
	}
	wantCode(t, "the 46th", send(46), 131056)
	g.Heard(anotherGuest, clock.at)
	_, err := c.Send(t.Context(), whatsapp.Message{To: anotherGuest.Phone, Text: "x"})
	wantCode(t, "another user", err, 0)
}

var anotherGuest = graphfake.Guest{Phone: "447700900777", UserID: "GB.70000000000000000777", Name: "Bo"}

func TestTheNumberSendsSoManyMessagesASecond(t *testing.T) {
	_, c, clock := strict(t, graphfake.Options{NoWindow: true, PerSecond: 3})
	send := func(n int) error {
		_, err := c.Send(t.Context(), whatsapp.Message{To: fmt.Sprint("4477009001", 10+n), Text: "x"})
		return err
	}
	for n := range 3 {
		wantCode(t, "within the limit", send(n), 0)
	}
	wantCode(t, "beyond it", send(3), 130429)
	clock.pass(time.Second)
	wantCode(t, "a second later", send(3), 0)
}

func TestHowThingsStandDecides(t *testing.T) {
	g, c, _ := strict(t, graphfake.Options{FreeShare: 2, NoPairLimit: true})
	g.Heard(zoe, noon)
	send := func() error { _, err := c.Send(t.Context(), hi(1)); return err }
	for _, tt := range []struct {
		name string
		edit func(st *graphfake.State)
		want int
	}{
		{"an expired token", func(st *graphfake.State) { st.TokenExpired = true }, 190},
		{"a token without permission", func(st *graphfake.State) { st.Scopes = []string{"whatsapp_business_management"} }, 10},
		{"a token without the account", func(st *graphfake.State) { st.NoAssets = true }, 200},
		{"a number that is not registered", func(st *graphfake.State) { st.Unregistered = true }, 133010},
		{"a number that is restricted", func(st *graphfake.State) { st.Status = "RESTRICTED" }, 368},
		{"a locked account", func(st *graphfake.State) { st.Locked = true }, 131031},
		{"a test number", func(st *graphfake.State) { st.Recipients = []string{"447700900777"} }, 131030},
		{"a test number with the user on its list", func(st *graphfake.State) { st.Recipients = []string{zoe.Phone} }, 0},
		{"no payment, one free message left", func(st *graphfake.State) { st.NoPayment = true }, 0},
		{"no payment, none left", func(st *graphfake.State) { st.NoPayment = true }, 131042},
		{"all well", func(*graphfake.State) {}, 0},
	} {
		g.Change(tt.edit)
		wantCode(t, tt.name, send(), tt.want)
		g.Change(func(st *graphfake.State) { *st = graphfake.State{} })
	}
	sent := g.Accepted()
	g.Blocks(zoe, true)
	wantCode(t, "a user who has blocked us", send(), 0)
	if g.Accepted() != sent+1 {
		t.Error("a message to who has blocked us is accepted, and fails later")
	}
}

func TestChecksTellHowThingsStand(t *testing.T) {
	g, c, _ := strict(t, graphfake.Options{AppSecret: "app"})
	ctx := t.Context()
	soon := noon.Add(48 * time.Hour)
	g.Change(func(st *graphfake.State) {
		st.Status, st.Quality, st.OnPhoneApp, st.PIN, st.NoPayment = "FLAGGED", "RED", true, "123456", true
		st.TokenExpires, st.TokenKind, st.Scopes, st.Unsubscribed = soon, "USER", []string{"whatsapp_business_messaging", "whatsapp_business_management"}, true
		st.Troubles = []whatsapp.HealthError{{Code: 141001, Description: "d", Solution: "s"}}
	})
	n, err := c.PhoneNumber(ctx)
	if err != nil || n.Connected() || n.Quality != "RED" || !n.OnPhoneApp || !n.PINSet || n.Health.CanSend != "BLOCKED" || n.Health.Entities[0].Errors[0].Code != 141001 {
		t.Errorf("number %+v: %v", n, err)
	}
	token, err := c.DebugToken(ctx)
	if err != nil || !token.Valid || token.Kind != "USER" || !token.ExpiresAt.Equal(soon) || !token.Has("whatsapp_business_messaging") {
		t.Errorf("token %+v: %v", token, err)
	}
	account, err := c.Account(ctx)
	if err != nil || account.FundingID != "" || account.ID != lodge.Account {
		t.Errorf("account %+v: %v", account, err)
	}
	subs, err := c.Subscriptions(ctx)
	if err != nil || len(subs) != 0 {
		t.Errorf("subscriptions %+v: %v", subs, err)
	}
	if err := c.Subscribe(ctx, "", ""); err != nil {
		t.Fatal(err)
	}
	if subs, err = c.Subscriptions(ctx); err != nil || len(subs) != 1 || subs[0].AppID != "555000000000001" {
		t.Errorf("subscriptions %+v: %v", subs, err)
	}
	if err := c.SetAppWebhook(ctx, "555000000000001", "app", "https://a.example/w", "v", whatsapp.WebhookFields()); err != nil {
		t.Error(err)
	}
	wantCode(t, "another app secret", c.SetAppWebhook(ctx, "555000000000001", "other", "https://a.example/w", "v", []string{"messages"}), 190)
	wantCode(t, "a field that does not exist", c.SetAppWebhook(ctx, "555000000000001", "app", "https://a.example/w", "v", []string{"letters"}), 100)
	wantCode(t, "an address without encryption", c.SetNumberWebhook(ctx, "http://a.example/w", "v"), 100)
	if n, err = c.PhoneNumber(ctx); err != nil || n.Webhooks.Effective() != "https://a.example/w" {
		t.Errorf("webhooks %+v: %v", n.Webhooks, err)
	}
	numbers, err := c.AccountNumbers(ctx)
	if err != nil || len(numbers) != 1 || numbers[0].ID != lodge.PhoneNumberID {
		t.Errorf("numbers %+v: %v", numbers, err)
	}
	if h, err := c.Health(ctx, lodge.Account); err != nil || h.CanSend != "BLOCKED" {
		t.Errorf("health %+v: %v", h, err)
	}
}

func TestRegistration(t *testing.T) {
	g, c, _ := strict(t, graphfake.Options{})
	ctx := t.Context()
	g.Change(func(st *graphfake.State) { st.Unregistered, st.PIN = true, "111111" })
	wantCode(t, "a code is asked for", c.RequestCode(ctx, "SMS", "it"), 0)
	wantCode(t, "a wrong code", c.VerifyCode(ctx, "999999"), 136025)
	wantCode(t, "the code", c.VerifyCode(ctx, "123456"), 0)
	wantCode(t, "another PIN", c.Register(ctx, "222222", ""), 133005)
	wantCode(t, "the PIN", c.Register(ctx, "111111", "DE"), 0)
	if n, err := c.PhoneNumber(ctx); err != nil || !n.Connected() {
		t.Errorf("number %+v: %v", n, err)
	}
	for range 8 {
		wantCode(t, "again", c.Register(ctx, "111111", ""), 0)
	}
	wantCode(t, "the eleventh time", c.Register(ctx, "111111", ""), 133016)
	_, err := c.SyncPhoneApp(ctx, whatsapp.SyncHistory)
	wantCode(t, "history of a number that is in no phone", err, 100)
	g.Change(func(st *graphfake.State) { st.OnPhoneApp = true })
	_, err = c.SyncPhoneApp(ctx, whatsapp.SyncHistory)
	wantCode(t, "history", err, 0)
	_, err = c.SyncPhoneApp(ctx, whatsapp.SyncHistory)
	wantCode(t, "history again", err, 2593107)
}

func TestTemplatesAreReviewedAndHeldToTheirForm(t *testing.T) {
	var box mailbox
	g, c, _ := strict(t, graphfake.Options{Deliver: box.deliver, Reports: graphfake.NoStates})
	ctx := t.Context()
	draft := whatsapp.TemplateDraft{Name: "before_arrival", Language: "it", Category: whatsapp.CategoryUtility, Body: "Ciao {{guest}}, a {{day}}!",
		Examples: map[string]string{"guest": "Ada", "day": "venerdì"}, Buttons: []whatsapp.TemplateButton{{Kind: "URL", Label: "Guida", URL: "https://g.example/{{1}}", Example: "https://g.example/a"}}}
	state, err := c.CreateTemplate(ctx, draft)
	if err != nil || state.Status != "PENDING" || state.ID == "" {
		t.Fatalf("created as %+v: %v", state, err)
	}
	_, err = c.CreateTemplate(ctx, draft)
	wantCode(t, "the same again", err, 100)

	good := whatsapp.TemplateMessage{Name: "before_arrival", Language: "it", Body: []whatsapp.Param{{Name: "guest", Text: "Zoë"}, {Name: "day", Text: "lunedì"}},
		Buttons: []whatsapp.ButtonParam{{Index: 0, Kind: whatsapp.ButtonURL, Text: "b7"}}}
	send := func(change func(m *whatsapp.TemplateMessage)) error {
		m := good
		if change != nil {
			change(&m)
		}
		_, err := c.Send(ctx, whatsapp.Message{To: zoe.Phone, Template: &m})
		return err
	}
	wantCode(t, "under review", send(nil), 132001)
	g.Decide(state.ID, graphfake.Review{Reason: "INVALID_FORMAT"})
	wantCode(t, "refused", send(nil), 132001)
	wantCode(t, "edited", c.EditTemplate(ctx, state.ID, draft), 0)
	g.Decide(state.ID, graphfake.Review{Approved: true, Category: "MARKETING"})
	wantCode(t, "approved, outside the window", send(nil), 0)
	if m := g.Sent()[0]; m.Text != "Ciao Zoë, a lunedì!" || m.Template != "before_arrival" || m.Category != "MARKETING" || len(m.Params) != 2 {
		t.Errorf("sent %s %q %s %v", m.Template, m.Text, m.Category, m.Params)
	}
	wantCode(t, "another language", send(func(m *whatsapp.TemplateMessage) { m.Language = "de" }), 132001)
	wantCode(t, "a parameter too few", send(func(m *whatsapp.TemplateMessage) { m.Body = m.Body[:1] }), 132000)
	wantCode(t, "parameters without names", send(func(m *whatsapp.TemplateMessage) { m.Body = []whatsapp.Param{{Text: "a"}, {Text: "b"}} }), 132012)
	wantCode(t, "another name", send(func(m *whatsapp.TemplateMessage) {
		m.Body = []whatsapp.Param{{Name: "guest", Text: "a"}, {Name: "hour", Text: "b"}}
	}), 132012)
	wantCode(t, "a long text", send(func(m *whatsapp.TemplateMessage) {
		m.Body = []whatsapp.Param{{Name: "guest", Text: strings.Repeat("x", 1020)}, {Name: "day", Text: "y"}}
	}), 132005)
	wantCode(t, "no end of the link", send(func(m *whatsapp.TemplateMessage) { m.Buttons = nil }), 131008)
	wantCode(t, "a button that is not there", send(func(m *whatsapp.TemplateMessage) {
		m.Buttons = []whatsapp.ButtonParam{{Index: 1, Kind: whatsapp.ButtonURL, Text: "x"}}
	}), 132012)
	g.OptsOut(zoe, true)
	wantCode(t, "to who wants no adverts", send(nil), 131050)
	g.Recategorise(state.ID, "UTILITY")
	wantCode(t, "that is no advert any more", send(nil), 0)
	g.SetTemplate(state.ID, "PAUSED", "")
	wantCode(t, "paused", send(nil), 132015)
	wantCode(t, "let go again", c.UnpauseTemplate(ctx, state.ID), 0)
	wantCode(t, "after the pause", send(nil), 0)
	g.RateTemplate(state.ID, "RED")
	g.SetTemplate(state.ID, "DISABLED", "")
	wantCode(t, "disabled", send(nil), 132016)
	list, err := c.Templates(ctx)
	if err != nil || len(list) != 1 || list[0].Quality != "RED" || list[0].Status != "DISABLED" || !list[0].Named || list[0].Body != draft.Body || len(list[0].Buttons) != 1 {
		t.Errorf("list %+v: %v", list, err)
	}
	wantCode(t, "deleted", c.DeleteTemplate(ctx, "before_arrival", state.ID), 0)
	wantCode(t, "deleted again", c.DeleteTemplate(ctx, "before_arrival", ""), 100)

	if err := g.WaitWebhooks(ctx); err != nil {
		t.Fatal(err)
	}
	var told []string
	for _, e := range box.all() {
		if e.Kind != whatsapp.KindTemplate || e.ID != state.ID {
			t.Errorf("event %s of %s", e.Kind, e.ID)
		}
		told = append(told, e.Type)
	}
	if diff := gocmp.Diff([]string{"REJECTED", "MARKETING", "APPROVED", "UTILITY", "PAUSED", "RED", "DISABLED"}, told); diff != "" {
		t.Errorf("told (-want +got):\n%s", diff)
	}
}

func TestFilesGoBothWaysAndEnd(t *testing.T) {
	g, c, clock := strict(t, graphfake.Options{})
	ctx := t.Context()
	g.Heard(zoe, noon)
	png := "\x89PNG\r\n\x1a\nrest"
	_, err := c.Upload(ctx, "image/png", "a.png", strings.NewReader("no picture"), 10)
	wantCode(t, "a picture that is none", err, 131053)
	id, err := c.Upload(ctx, "image/png", "a.png", strings.NewReader(png), int64(len(png)))
	wantCode(t, "a picture", err, 0)
	send := func(f whatsapp.OutMedia) error {
		_, err := c.Send(ctx, whatsapp.Message{To: zoe.Phone, Media: &f})
		return err
	}
	wantCode(t, "sent as a picture", send(whatsapp.OutMedia{Kind: whatsapp.MediaImage, ID: id, Caption: "Keys"}), 0)
	wantCode(t, "sent as a film", send(whatsapp.OutMedia{Kind: whatsapp.MediaVideo, ID: id}), 131053)
	wantCode(t, "a file that is not there", send(whatsapp.OutMedia{Kind: whatsapp.MediaImage, ID: "800000000009999"}), 131009)

	kept, err := g.KeepFile([]byte(png), "image/png")
	if err != nil {
		t.Fatal(err)
	}
	info, err := c.MediaInfo(ctx, kept.ID)
	if err != nil || info.Size != int64(len(png)) || info.MIME != "image/png" {
		t.Fatalf("info %+v: %v", info, err)
	}
	read := func(info whatsapp.MediaInfo) (string, error) {
		body, err := c.Download(ctx, info, 100)
		if err != nil {
			return "", err
		}
		defer body.Close()
		b, err := io.ReadAll(body)
		return string(b), err
	}
	if got, err := read(info); got != png || err != nil {
		t.Errorf("content %q: %v", got, err)
	}
	clock.pass(5 * time.Minute)
	if _, err := read(whatsapp.MediaInfo{URL: info.URL}); err == nil {
		t.Error("an address did not run out")
	}
	if got, err := read(info); got != png || err != nil {
		t.Errorf("asked for again: %q: %v", got, err)
	}
	clock.pass(7 * 24 * time.Hour)
	_, err = c.MediaInfo(ctx, kept.ID)
	wantCode(t, "a guest's file after a week", err, 100)
	if _, err := c.MediaInfo(ctx, id); err != nil {
		t.Errorf("our own after a week: %v", err)
	}
}

func TestReactionsAndMarksNeedAMessage(t *testing.T) {
	g, c, clock := strict(t, graphfake.Options{Deliver: func(context.Context, []byte) error { return nil }, NoPairLimit: true})
	ctx := t.Context()
	say := func(content graphfake.Content) string {
		id, err := g.Say(ctx, graphfake.Inbound{From: zoe, Content: content})
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	react := func(to string) error {
		_, err := c.Send(ctx, whatsapp.Message{To: zoe.Phone, Reaction: &whatsapp.Reaction{To: to, Emoji: "👍"}})
		return err
	}
	hello := say(graphfake.Text("Hello"))
	wantCode(t, "to a message", react(hello), 0)
	wantCode(t, "to nothing", react("wamid.NOTHING"), 131009)
	wantCode(t, "to a reaction", react(say(graphfake.Reaction(hello, "🙂"))), 131009)
	wantCode(t, "read", c.MarkRead(ctx, hello, true), 0)
	wantCode(t, "read of nothing", c.MarkRead(ctx, "wamid.NOTHING", false), 131009)
	out, err := c.Send(ctx, hi(1))
	wantCode(t, "an answer", err, 0)
	wantCode(t, "read of our own", c.MarkRead(ctx, out, false), 131009)
	say(graphfake.Revoke(hello))
	wantCode(t, "to a message that is gone", react(hello), 131009)
	old := say(graphfake.Text("old"))
	clock.pass(31 * 24 * time.Hour)
	say(graphfake.Text("new"))
	wantCode(t, "to one of last month", react(old), 131009)
	wantCode(t, "read of last month", c.MarkRead(ctx, old, false), 131009)
	if g.Typed() != 1 {
		t.Errorf("typed %d times", g.Typed())
	}
	wantCode(t, "blocked", c.Block(ctx, zoe.Phone), 0)
	if err := c.Block(ctx, "447700900999"); !errors.Is(err, whatsapp.ErrNotBlocked) {
		t.Errorf("a stranger was blocked: %v", err)
	}
	if who, err := c.Blocked(ctx); err != nil || len(who) != 1 || who[0] != zoe.Phone {
		t.Errorf("blocked %q: %v", who, err)
	}
}

func TestAClosedWindowCanFailLate(t *testing.T) {
	var box mailbox
	g, c, _ := strict(t, graphfake.Options{Deliver: box.deliver})
	_, err := c.Send(t.Context(), hi(1))
	wantCode(t, "at once", err, 131047)
	g.LateWindow(true)
	_, err = c.Send(t.Context(), hi(2))
	wantCode(t, "late", err, 0)
	if err := g.WaitWebhooks(t.Context()); err != nil {
		t.Fatal(err)
	}
	if events := box.all(); len(events) != 1 || events[0].Status != "failed" || events[0].Errors[0].Code != 131047 {
		t.Errorf("%d statuses, want one that failed", len(events))
	}
}

func TestFreeMessagesOfAMonthAreCounted(t *testing.T) {
	var box mailbox
	g, c, clock := strict(t, graphfake.Options{Deliver: box.deliver, FreeShare: 2, NoPairLimit: true})
	for n := range 4 {
		if n == 3 {
			clock.pass(30 * 24 * time.Hour)
		}
		g.Heard(zoe, clock.at)
		_, err := c.Send(t.Context(), hi(n))
		wantCode(t, "message", err, 0)
	}
	if err := g.WaitWebhooks(t.Context()); err != nil {
		t.Fatal(err)
	}
	var kinds []string
	for _, e := range box.all() {
		if e.Status == "delivered" {
			kinds = append(kinds, e.PricingType)
		}
	}
	if diff := gocmp.Diff([]string{"free_customer_service", "free_customer_service", "regular", "free_customer_service"}, kinds); diff != "" {
		t.Errorf("prices (-want +got):\n%s", diff)
	}
}

func TestWhatThePlatformTellsByItselfCanBeRead(t *testing.T) {
	for name, tt := range map[string]struct {
		change graphfake.Change
		kind   whatsapp.Kind
		is     string
	}{
		"quality":    {graphfake.QualityDrop(lodge, "FLAGGED", "TIER_250"), whatsapp.KindAccount, "FLAGGED"},
		"violation":  {graphfake.Violation("SPAM"), whatsapp.KindAccount, "ACCOUNT_VIOLATION"},
		"restricted": {graphfake.Restriction("RESTRICTED_BIZ_INITIATED_MESSAGING", noon), whatsapp.KindAccount, "ACCOUNT_RESTRICTION"},
		"disabled":   {graphfake.Disabled("DISABLE", noon), whatsapp.KindAccount, "DISABLED_UPDATE"},
		"link":       {graphfake.LinkLost(lodge, "PRIMARY_INACTIVITY", "SYSTEM"), whatsapp.KindAccount, "PARTNER_REMOVED"},
		"security":   {graphfake.Security(lodge, "PIN_CHANGED", ""), whatsapp.KindAccount, "PIN_CHANGED"},
		"alert":      {graphfake.Alert("WARNING", "OBA_REJECTED", "d"), whatsapp.KindAccount, "OBA_REJECTED"},
		"preference": {graphfake.Preference(lodge, zoe, "stop", noon), whatsapp.KindAccount, "marketing_messages"},
		"contact":    {graphfake.AddressBook(lodge, "add", zoe, noon), whatsapp.KindAccount, "add"},
		"past": {graphfake.History(lodge, 0, 1, 50, graphfake.Thread{With: zoe, Messages: []graphfake.Past{{ID: "wamid.P", At: noon, Status: "READ", Content: graphfake.Text("Hi")}}}),
			whatsapp.KindMessage, "text"},
		"refused": {graphfake.HistoryRefused(lodge), whatsapp.KindAccount, "error"},
	} {
		for how, body := range map[string][]byte{"by Meta": graphfake.Body(graphfake.In(lodge, tt.change)), "by 360dialog": graphfake.Partner(lodge, "e1", tt.change)} {
			events, err := whatsapp.Decode(body)
			if err != nil || len(events) != 1 || events[0].Kind != tt.kind || how == "by Meta" && events[0].Type != tt.is {
				t.Errorf("%s, %s: %d events, %v: %s", name, how, len(events), err, body)
			}
		}
	}
}

func TestTheNumberAs360dialogShowsIt(t *testing.T) {
	g, _, _ := strict(t, graphfake.Options{Review: graphfake.Approve})
	srv := httptest.NewServer(g.Dialog360())
	defer srv.Close()
	c := clientOf(t, srv.URL, srv.Client(), whatsapp.Dialog360)
	ctx := t.Context()
	g.Heard(zoe, noon)
	_, err := c.Send(ctx, hi(1))
	wantCode(t, "a message", err, 0)
	_, err = c.Send(ctx, whatsapp.Message{To: "447700900999", Text: "x"})
	wantCode(t, "outside the window", err, 131047)
	n, err := c.PhoneNumber(ctx)
	if err != nil || n.ID != lodge.PhoneNumberID || !n.Connected() {
		t.Errorf("number %+v: %v", n, err)
	}
	hook := whatsapp.GatewayWebhook{URL: "https://a.example/w", Headers: map[string]string{whatsapp.SecretHeader: "s"}}
	if err := c.SetWebhook(ctx, hook); err != nil {
		t.Error(err)
	}
	got, err := c.Webhook(ctx)
	if diff := gocmp.Diff(hook, got); diff != "" || err != nil {
		t.Errorf("webhook: %v (-want +got):\n%s", err, diff)
	}
	kept, err := g.KeepFile([]byte("voice"), "audio/ogg; codecs=opus")
	if err != nil {
		t.Fatal(err)
	}
	info, err := c.MediaInfo(ctx, kept.ID)
	if err != nil || !strings.HasPrefix(info.URL, "https://lookaside.fbsbx.com/") {
		t.Fatalf("info %+v: %v", info, err)
	}
	body, err := c.Download(ctx, info, 100)
	if err != nil {
		t.Fatal(err)
	}
	defer body.Close()
	if b, err := io.ReadAll(body); string(b) != "voice" || err != nil {
		t.Errorf("content %q: %v", b, err)
	}
	if _, err := c.CreateTemplate(ctx, whatsapp.TemplateDraft{Name: "a", Language: "it", Category: whatsapp.CategoryUtility, Body: "Ciao."}); err != nil {
		t.Error(err)
	}
	list, err := c.Templates(ctx)
	if err != nil || len(list) != 1 || list[0].Status != "APPROVED" {
		t.Errorf("templates %+v: %v", list, err)
	}
	if err := c.DeleteTemplate(ctx, "a", ""); err != nil {
		t.Error(err)
	}
	other := clientOf(t, srv.URL, srv.Client(), whatsapp.CloudAPI)
	if _, err := other.Send(ctx, hi(2)); err == nil {
		t.Error("360dialog took Meta's key")
	}
	g.Change(func(st *graphfake.State) { st.Locked = true })
	_, err = c.Send(ctx, hi(3))
	if e, ok := errors.AsType[*whatsapp.SendError](err); !ok || e.Problem != whatsapp.ProblemAccountBlocked {
		t.Errorf("a disabled account: %v", err)
	}
}
