package whatsapp_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"portineria/whatsapp"
)

// exchange is a server that remembers what it was asked and answers the same again and again.
type exchange struct {
	asked  []string // "METHOD path?query body", with the key in front where it is not the usual one
	answer string
	status int
}

func (x *exchange) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	line := strings.TrimSpace(r.Method + " " + r.URL.RequestURI() + " " + string(body))
	if key := r.Header.Get("D360-API-KEY"); key != "" {
		line = "360 " + line
	} else if r.Header.Get("Authorization") != "Bearer "+token {
		line = r.Header.Get("Authorization") + " " + line
	}
	x.asked = append(x.asked, line)
	if x.status != 0 {
		w.WriteHeader(x.status)
	}
	io.WriteString(w, x.answer)
}

const account = "900000000000001"

// TestCallsOnTheWire compares every call about number and account with Meta's pages.
func TestCallsOnTheWire(t *testing.T) {
	const n = "/v25.0/900000000000002"
	const yes = `{"success":true}`
	draft := whatsapp.TemplateDraft{Name: "before_arrival", Language: "it", Category: whatsapp.CategoryUtility, Header: "Casa {{house}}",
		Body: "Ciao {{guest}}, a {{day}}!", Footer: "Casa Prova", Examples: map[string]string{"guest": "Ada", "day": "venerdì", "house": "Prova"},
		Buttons: []whatsapp.TemplateButton{{Kind: "QUICK_REPLY", Label: "Tutto bene"}, {Kind: "URL", Label: "Guida", URL: "https://guide.example.net/{{1}}", Example: "https://guide.example.net/a1"}}, TTL: 3600}
	counted := whatsapp.TemplateDraft{Name: "x", Language: "it", Category: whatsapp.CategoryUtility, Body: "Ciao {{1}}, a {{2}}.", Examples: map[string]string{"1": "Ada", "2": "poi"}}
	tests := []struct {
		name   string
		call   func(ctx context.Context, c *whatsapp.Client) error
		answer string
		want   string
	}{
		{"debug token", func(ctx context.Context, c *whatsapp.Client) error { _, err := c.DebugToken(ctx); return err }, `{"data":{"is_valid":true}}`,
			"GET /v25.0/debug_token?input_token=" + token},
		{"health", func(ctx context.Context, c *whatsapp.Client) error { _, err := c.Health(ctx, ""); return err }, `{"id":"1"}`, "GET " + n + "?fields=health_status"},
		{"health of a template", func(ctx context.Context, c *whatsapp.Client) error { _, err := c.Health(ctx, "77"); return err }, `{"id":"1"}`, "GET /v25.0/77?fields=health_status"},
		{"account", func(ctx context.Context, c *whatsapp.Client) error { _, err := c.Account(ctx); return err }, `{"id":"1"}`,
			"GET /v25.0/" + account + "?fields=name,status,currency,country,business_verification_status,primary_funding_id"},
		{"subscriptions", func(ctx context.Context, c *whatsapp.Client) error { _, err := c.Subscriptions(ctx); return err }, `{"data":[]}`, "GET /v25.0/" + account + "/subscribed_apps"},
		{"subscribe", func(ctx context.Context, c *whatsapp.Client) error { return c.Subscribe(ctx, "", "") }, yes, "POST /v25.0/" + account + "/subscribed_apps"},
		{"subscribe elsewhere", func(ctx context.Context, c *whatsapp.Client) error {
			return c.Subscribe(ctx, "https://a.example/w", "v")
		}, yes,
			"POST /v25.0/" + account + `/subscribed_apps {"override_callback_uri":"https://a.example/w","verify_token":"v"}`},
		{"unsubscribe", func(ctx context.Context, c *whatsapp.Client) error { return c.Unsubscribe(ctx) }, yes, "DELETE /v25.0/" + account + "/subscribed_apps"},
		{"numbers", func(ctx context.Context, c *whatsapp.Client) error { _, err := c.AccountNumbers(ctx); return err }, `{"data":[]}`,
			"GET /v25.0/" + account + "/phone_numbers?fields=display_phone_number,verified_name,status,quality_rating"},
		{"webhook of the number", func(ctx context.Context, c *whatsapp.Client) error {
			return c.SetNumberWebhook(ctx, "https://a.example/w", "v")
		}, yes,
			"POST " + n + ` {"webhook_configuration":{"override_callback_uri":"https://a.example/w","verify_token":"v"}}`},
		{"no webhook of the number", func(ctx context.Context, c *whatsapp.Client) error { return c.SetNumberWebhook(ctx, "", "") }, yes,
			"POST " + n + ` {"webhook_configuration":{"override_callback_uri":""}}`},
		{"webhook of the app", func(ctx context.Context, c *whatsapp.Client) error {
			return c.SetAppWebhook(ctx, "55", "sec", "https://a.example/w", "v", []string{"messages", "history"})
		}, yes, "Bearer 55|sec POST /v25.0/55/subscriptions?callback_url=https%3A%2F%2Fa.example%2Fw&fields=messages,history&object=whatsapp_business_account&verify_token=v"},
		{"message history", func(ctx context.Context, c *whatsapp.Client) error {
			_, err := c.MessageHistory(ctx, "wamid.A=")
			return err
		}, `{"data":[]}`, "GET " + n + "/message_history?message_id=wamid.A%3D"},
		{"request a code", func(ctx context.Context, c *whatsapp.Client) error { return c.RequestCode(ctx, "SMS", "it_IT") }, yes, "POST " + n + "/request_code?code_method=SMS&language=it_IT"},
		{"hand a code in", func(ctx context.Context, c *whatsapp.Client) error { return c.VerifyCode(ctx, "123-456") }, yes, "POST " + n + "/verify_code?code=123456"},
		{"register", func(ctx context.Context, c *whatsapp.Client) error { return c.Register(ctx, "654321", "DE") }, yes,
			"POST " + n + `/register {"messaging_product":"whatsapp","pin":"654321","data_localization_region":"DE"}`},
		{"change the PIN", func(ctx context.Context, c *whatsapp.Client) error { return c.SetPIN(ctx, "654321") }, yes, "POST " + n + ` {"pin":"654321"}`},
		{"history of the phone app", func(ctx context.Context, c *whatsapp.Client) error {
			_, err := c.SyncPhoneApp(ctx, whatsapp.SyncHistory)
			return err
		}, `{"messaging_product":"whatsapp","request_id":"r1"}`, "POST " + n + `/smb_app_data {"messaging_product":"whatsapp","sync_type":"history"}`},
		{"block", func(ctx context.Context, c *whatsapp.Client) error { return c.Block(ctx, "447700900123") }, `{"block_users":{"added_users":[{}]}}`,
			"POST " + n + `/block_users {"messaging_product":"whatsapp","block_users":[{"user":"+447700900123"}]}`},
		{"unblock", func(ctx context.Context, c *whatsapp.Client) error { return c.Unblock(ctx, "GB.70000000000000000001") }, `{"block_users":{"removed_users":[{}]}}`,
			"DELETE " + n + `/block_users {"messaging_product":"whatsapp","block_users":[{"user":"GB.70000000000000000001"}]}`},
		{"forget a contact", func(ctx context.Context, c *whatsapp.Client) error {
			_, err := c.ForgetContact(ctx, "GB.7")
			return err
		}, `{"success":true,"deleted":true}`,
			"DELETE " + n + "/contact_book?bsuid=GB.7&messaging_product=whatsapp"},
		{"where a file is", func(ctx context.Context, c *whatsapp.Client) error { _, err := c.MediaInfo(ctx, "800"); return err }, `{"url":"https://lookaside.fbsbx.com/a"}`,
			"GET /v25.0/800?phone_number_id=900000000000002"},
		{"delete a file", func(ctx context.Context, c *whatsapp.Client) error { return c.DeleteMedia(ctx, "800") }, yes, "DELETE /v25.0/800"},
		{"create a template", func(ctx context.Context, c *whatsapp.Client) error {
			_, err := c.CreateTemplate(ctx, draft)
			return err
		}, `{"id":"7","status":"PENDING","category":"UTILITY"}`,
			"POST /v25.0/" + account + `/message_templates {"name":"before_arrival","language":"it","category":"UTILITY","parameter_format":"NAMED","message_send_ttl_seconds":3600,"components":[` +
				`{"type":"HEADER","format":"TEXT","text":"Casa {{house}}","example":{"header_text_named_params":[{"param_name":"house","example":"Prova"}]}},` +
				`{"type":"BODY","text":"Ciao {{guest}}, a {{day}}!","example":{"body_text_named_params":[{"param_name":"guest","example":"Ada"},{"param_name":"day","example":"venerdì"}]}},` +
				`{"type":"FOOTER","text":"Casa Prova"},` +
				`{"type":"BUTTONS","buttons":[{"type":"QUICK_REPLY","text":"Tutto bene"},{"type":"URL","text":"Guida","url":"https://guide.example.net/{{1}}","example":["https://guide.example.net/a1"]}]}]}`},
		{"edit a template", func(ctx context.Context, c *whatsapp.Client) error { return c.EditTemplate(ctx, "7", counted) }, yes,
			`POST /v25.0/7 {"category":"UTILITY","components":[{"type":"BODY","text":"Ciao {{1}}, a {{2}}.","example":{"body_text":[["Ada","poi"]]}}]}`},
		{"delete a language", func(ctx context.Context, c *whatsapp.Client) error { return c.DeleteTemplate(ctx, "x", "7") }, yes, "DELETE /v25.0/" + account + "/message_templates?hsm_id=7&name=x"},
		{"unpause", func(ctx context.Context, c *whatsapp.Client) error { return c.UnpauseTemplate(ctx, "7") }, yes, "POST /v25.0/7/unpause"},
		{"typing", func(ctx context.Context, c *whatsapp.Client) error { return c.MarkRead(ctx, "wamid.A", true) }, yes,
			"POST " + n + `/messages {"messaging_product":"whatsapp","status":"read","message_id":"wamid.A","typing_indicator":{"type":"text"}}`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			x := &exchange{answer: tt.answer}
			c := accountClient(t, x, nil)
			if err := tt.call(t.Context(), c); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff([]string{tt.want}, x.asked); diff != "" {
				t.Errorf("call differs (-want +got):\n%s", diff)
			}
			x.answer, x.status = `{"error":{"message":"no","code":10}}`, 403
			if e := sendError(t, tt.call(t.Context(), c)); e.Problem != whatsapp.ProblemPermission || e.Code != 10 {
				t.Errorf("refused call: %v", e)
			}
			x.answer, x.status = `"`, 200
			if e := sendError(t, tt.call(t.Context(), c)); e.Outcome != whatsapp.Unknown {
				t.Errorf("unreadable answer: %v", e)
			}
		})
	}
}

func accountClient(t *testing.T, x http.Handler, change func(*whatsapp.Options)) *whatsapp.Client {
	t.Helper()
	o := whatsapp.Options{Version: "v25.0", PhoneNumberID: "900000000000002", AccountID: account, Token: func() string { return token }, Now: func() time.Time { return at(0) }}
	srv := newServer(t, x)
	o.BaseURL, o.HTTP = srv.URL, srv.Client()
	if change != nil {
		change(&o)
	}
	c, err := whatsapp.New(o)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestEveryCallCarriesTheProofWhereTheAppWantsIt(t *testing.T) {
	if got := whatsapp.AppSecretProof("example-app-secret-0001", token); got != "fe14334f084475fcac0bf91e7121b3a0c9fc8d4e8c10dc9cbdd742639647e264" {
		t.Errorf("AppSecretProof = %s", got)
	}
	x := &exchange{answer: `{"id":"1","messages":[{"id":"wamid.A"}]}`}
	c := accountClient(t, x, func(o *whatsapp.Options) { o.AppSecret = func() string { return "example-app-secret-0001" } })
	if _, err := c.Send(t.Context(), hello); err != nil {
		t.Fatal(err)
	}
	if _, err := c.Account(t.Context()); err != nil {
		t.Fatal(err)
	}
	for _, asked := range x.asked {
		if !strings.Contains(asked, "appsecret_proof=fe14334f084475fcac0bf91e7121b3a0c9fc8d4e8c10dc9cbdd742639647e264") {
			t.Errorf("no proof in %s", asked)
		}
	}
}

func TestWhatIsToldOfTokenNumberAndAccount(t *testing.T) {
	ctx := t.Context()
	ask := func(answer string) *whatsapp.Client { return accountClient(t, &exchange{answer: answer}, nil) }

	tok, err := ask(`{"data":{"app_id":"55","type":"SYSTEM_USER","is_valid":true,"expires_at":0,"scopes":["whatsapp_business_messaging","whatsapp_business_management"],"granular_scopes":[{"scope":"whatsapp_business_messaging","target_ids":["900000000000001",7]}]}}`).DebugToken(ctx)
	want := whatsapp.Token{Valid: true, AppID: "55", Kind: "SYSTEM_USER", Scopes: []string{"whatsapp_business_messaging", "whatsapp_business_management"},
		Targets: map[string][]string{"whatsapp_business_messaging": {"900000000000001", "7"}}}
	if diff := cmp.Diff(want, tok); diff != "" || err != nil || !tok.Has("whatsapp_business_messaging") || tok.Has("pages") {
		t.Errorf("token: %v (-want +got):\n%s", err, diff)
	}
	tok, err = ask(`{"data":{"is_valid":false,"expires_at":1795300000,"error":{"code":190,"message":"expired"},"scopes":null}}`).DebugToken(ctx)
	if err != nil || tok.Valid || tok.Error.Code != 190 || !tok.ExpiresAt.Equal(time.Unix(1795300000, 0)) {
		t.Errorf("expired token: %+v %v", tok, err)
	}

	n, err := ask(`{"id":"2","status":"CONNECTED","is_on_biz_app":true,"is_pin_enabled":true,"throughput":{"level":"STANDARD"},"account_mode":"LIVE","name_status":"APPROVED","platform_type":"CLOUD_API",
		"whatsapp_business_manager_messaging_limit":"TIER_250","webhook_configuration":{"application":"https://a.example","phone_number":"https://n.example"},
		"health_status":{"can_send_message":"LIMITED","entities":[{"entity_type":"WABA","id":"1","can_send_message":"LIMITED","additional_info":["Name pending."],"errors":[{"error_code":141006,"error_description":"No payment","possible_solution":"Add one"}]}]}}`).PhoneNumber(ctx)
	if err != nil || !n.OnPhoneApp || !n.PINSet || n.Throughput != "STANDARD" || n.Mode != "LIVE" || n.Limit != "TIER_250" || n.Webhooks.Effective() != "https://n.example" {
		t.Errorf("number: %+v %v", n, err)
	}
	health := whatsapp.Health{CanSend: "LIMITED", Entities: []whatsapp.HealthEntity{{Kind: "WABA", ID: "1", CanSend: "LIMITED", Info: []string{"Name pending."}, Errors: []whatsapp.HealthError{{141006, "No payment", "Add one"}}}}}
	if diff := cmp.Diff(health, n.Health); diff != "" {
		t.Errorf("health (-want +got):\n%s", diff)
	}

	subs, err := ask(`{"data":[{"whatsapp_business_api_data":{"id":"55","name":"Portineria"},"override_callback_uri":"https://o.example"}]}`).Subscriptions(ctx)
	if diff := cmp.Diff([]whatsapp.Subscription{{"55", "Portineria", "https://o.example"}}, subs); diff != "" || err != nil {
		t.Errorf("subscriptions: %v (-want +got):\n%s", err, diff)
	}
	acc, err := ask(`{"id":"900000000000001","name":"Casa","currency":"EUR","primary_funding_id":88}`).Account(ctx)
	if err != nil || acc.FundingID != "88" || acc.Currency != "EUR" {
		t.Errorf("account: %+v %v", acc, err)
	}
	tries, err := ask(`{"data":[{"message_id":"wamid.A","events":{"data":[{"delivery_status":"sent","webhook_update_state":"FAILED","webhook_uri":"https://x.example","error_description":"timed out","timestamp":1795300000}]}}]}`).MessageHistory(ctx, "wamid.A")
	if diff := cmp.Diff([]whatsapp.Attempt{{"sent", "FAILED", "https://x.example", "timed out", time.Unix(1795300000, 0).UTC()}}, tries); diff != "" || err != nil {
		t.Errorf("history: %v (-want +got):\n%s", err, diff)
	}
	if id, err := ask(`{"request_id":12}`).SyncPhoneApp(ctx, whatsapp.SyncContacts); id != "12" || err != nil {
		t.Errorf("sync: %q %v", id, err)
	}
}

func TestANumberOfAnOlderVersionIsAskedForLess(t *testing.T) {
	asked := 0
	c := accountClient(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked++
		if strings.Contains(r.URL.RawQuery, "is_on_biz_app") {
			w.WriteHeader(400)
			io.WriteString(w, `{"error":{"message":"(#100) Tried accessing nonexisting field","code":100}}`)
			return
		}
		io.WriteString(w, `{"id":"2","status":"CONNECTED"}`)
	}), nil)
	if n, err := c.PhoneNumber(t.Context()); err != nil || !n.Connected() || asked != 2 {
		t.Errorf("number after %d calls: %+v %v", asked, n, err)
	}
}

func TestListsAreReadPageByPage(t *testing.T) {
	c := accountClient(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Query().Get("after") {
		case "":
			io.WriteString(w, `{"data":[{"id":"1","name":"a","language":"it","status":"APPROVED","category":"UTILITY","quality_score":{"score":"GREEN"},"parameter_format":"NAMED","components":[{"type":"HEADER","format":"IMAGE"},{"type":"BODY","text":"Ciao {{guest}}!"},{"type":"FOOTER","text":"f"},{"type":"BUTTONS","buttons":[{"type":"URL","text":"Go","url":"https://a.example"}]}]}],"paging":{"cursors":{"after":"X"},"next":"https://evil.example"}}`)
		case "X":
			io.WriteString(w, `{"data":[{"id":2,"name":"b","status":"REJECTED","rejected_reason":"INVALID_FORMAT"},7],"paging":{"cursors":{"after":"Y"}}}`)
		default:
			t.Errorf("asked for %s", r.URL)
		}
	}), nil)
	got, err := c.Templates(t.Context())
	want := []whatsapp.Template{
		{ID: "1", Name: "a", Language: "it", Status: "APPROVED", Category: "UTILITY", Quality: "GREEN", Named: true, Media: "IMAGE", Body: "Ciao {{guest}}!", Footer: "f",
			Buttons: []whatsapp.TemplateButton{{Kind: "URL", Label: "Go", URL: "https://a.example"}}},
		{ID: "2", Name: "b", Status: "REJECTED", Rejected: "INVALID_FORMAT"}, {},
	}
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
}

func TestDraftsAreCheckedBeforeTheyAreSubmitted(t *testing.T) {
	good := whatsapp.TemplateDraft{Name: "a", Language: "it", Category: whatsapp.CategoryUtility, Body: "Ciao {{guest}}.", Examples: map[string]string{"guest": "Ada", "1": "Ada", "2": "Bo", "x": "y"}}
	for name, tt := range map[string]struct {
		spoil func(d *whatsapp.TemplateDraft)
		want  error
	}{
		"a name with capitals":        {func(d *whatsapp.TemplateDraft) { d.Name = "A" }, whatsapp.ErrBadDraft},
		"no body":                     {func(d *whatsapp.TemplateDraft) { d.Body = "" }, whatsapp.ErrBadDraft},
		"a long body":                 {func(d *whatsapp.TemplateDraft) { d.Body = strings.Repeat("x", 1025) }, whatsapp.ErrBadDraft},
		"another category":            {func(d *whatsapp.TemplateDraft) { d.Category = "NEWS" }, whatsapp.ErrBadDraft},
		"a variable in the footer":    {func(d *whatsapp.TemplateDraft) { d.Footer = "{{x}} y" }, whatsapp.ErrBadDraft},
		"a bold header":               {func(d *whatsapp.TemplateDraft) { d.Header = "*Ciao*" }, whatsapp.ErrBadDraft},
		"a short life":                {func(d *whatsapp.TemplateDraft) { d.TTL = 29 }, whatsapp.ErrBadDraft},
		"a variable first":            {func(d *whatsapp.TemplateDraft) { d.Body = "{{guest}}, ciao" }, whatsapp.ErrBadVariable},
		"a variable last":             {func(d *whatsapp.TemplateDraft) { d.Body = "Ciao {{guest}}" }, whatsapp.ErrBadVariable},
		"two variables side by side":  {func(d *whatsapp.TemplateDraft) { d.Body = "a {{guest}} {{x}}." }, whatsapp.ErrBadVariable},
		"numbers with a gap":          {func(d *whatsapp.TemplateDraft) { d.Body = "a {{2}} b." }, whatsapp.ErrBadVariable},
		"names among numbers":         {func(d *whatsapp.TemplateDraft) { d.Body = "a {{1}} b {{guest}}." }, whatsapp.ErrBadVariable},
		"a variable without example":  {func(d *whatsapp.TemplateDraft) { d.Body = "a {{other}} b." }, whatsapp.ErrBadVariable},
		"a bracket that stays open":   {func(d *whatsapp.TemplateDraft) { d.Body = "a {{guest b." }, whatsapp.ErrBadVariable},
		"a label of 26":               {func(d *whatsapp.TemplateDraft) { d.Buttons = button("QUICK_REPLY", strings.Repeat("x", 26), "", 1) }, whatsapp.ErrBadDraft},
		"three links":                 {func(d *whatsapp.TemplateDraft) { d.Buttons = button("URL", "Go", "https://a.example", 3) }, whatsapp.ErrBadDraft},
		"eleven buttons":              {func(d *whatsapp.TemplateDraft) { d.Buttons = button("QUICK_REPLY", "Go", "", 11) }, whatsapp.ErrBadDraft},
		"a link without its example":  {func(d *whatsapp.TemplateDraft) { d.Buttons = button("URL", "Go", "https://a.example/{{1}}", 1) }, whatsapp.ErrBadVariable},
		"a link to somewhere strange": {func(d *whatsapp.TemplateDraft) { d.Buttons = button("URL", "Go", "ftp://a.example", 1) }, whatsapp.ErrBadDraft},
	} {
		t.Run(name, func(t *testing.T) {
			x := &exchange{answer: `{"id":"1","status":"PENDING"}`}
			c := accountClient(t, x, nil)
			if _, err := c.CreateTemplate(t.Context(), good); err != nil {
				t.Fatal(err)
			}
			d := good
			tt.spoil(&d)
			_, err := c.CreateTemplate(t.Context(), d)
			if e := sendError(t, err); e.Problem != whatsapp.ProblemTemplate || !errors.Is(err, tt.want) || len(x.asked) != 1 {
				t.Errorf("error = %v after %d calls, want %v after 1", err, len(x.asked), tt.want)
			}
		})
	}
}

func button(kind, label, address string, n int) []whatsapp.TemplateButton {
	var all []whatsapp.TemplateButton
	for range n {
		all = append(all, whatsapp.TemplateButton{Kind: kind, Label: label, URL: address})
	}
	return all
}

func TestWhatCannotBeAskedIsNotAsked(t *testing.T) {
	x := &exchange{}
	c := accountClient(t, x, func(o *whatsapp.Options) { o.AccountID = "" })
	for name, call := range map[string]func() error{
		"account without id": func() error { _, err := c.Account(t.Context()); return err },
		"templates without":  func() error { _, err := c.Templates(t.Context()); return err },
		"a short PIN":        func() error { return c.Register(t.Context(), "12345", "") },
		"a word for a code":  func() error { return c.VerifyCode(t.Context(), "abcdef") },
		"a code by pigeon":   func() error { return c.RequestCode(t.Context(), "PIGEON", "it") },
		"half a sync":        func() error { _, err := c.SyncPhoneApp(t.Context(), "photos"); return err },
		"nobody to block":    func() error { return c.Block(t.Context(), "Ada") },
		"history of nothing": func() error { _, err := c.MessageHistory(t.Context(), ""); return err },
		"a webhook set here": func() error { return c.SetWebhook(t.Context(), whatsapp.GatewayWebhook{}) },
	} {
		if e := sendError(t, call()); e.Outcome != whatsapp.NotSent || e.Class != whatsapp.Never {
			t.Errorf("%s: %v", name, e)
		}
	}
	if len(x.asked) != 0 {
		t.Errorf("calls were made: %v", x.asked)
	}
	x.answer = `{"messaging_product":"whatsapp","block_users":{"failed_users":[{"input":"+447700900123"}]}}`
	if err := c.Block(t.Context(), "447700900123"); !errors.Is(err, whatsapp.ErrNotBlocked) {
		t.Errorf("a user who could not be blocked: %v", err)
	}
}
