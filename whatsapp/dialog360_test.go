package whatsapp_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"portineria/whatsapp"
)

func dialogClient(t *testing.T, x http.Handler) *whatsapp.Client {
	t.Helper()
	return accountClient(t, x, func(o *whatsapp.Options) {
		o.Gateway, o.Version, o.AccountID = whatsapp.Dialog360, "", ""
		o.AppSecret = func() string { return "a secret that 360dialog has nothing to do with" }
	})
}

func Test360dialogOnTheWire(t *testing.T) {
	draft := whatsapp.TemplateDraft{Name: "a", Language: "it", Category: whatsapp.CategoryUtility, Body: "Ciao."}
	tests := []struct {
		name   string
		call   func(ctx context.Context, c *whatsapp.Client) error
		answer string
		want   string
	}{
		{"send", func(ctx context.Context, c *whatsapp.Client) error { _, err := c.Send(ctx, hello); return err }, `{"messages":[{"id":"wamid.A"}]}`,
			`360 POST /messages {"messaging_product":"whatsapp","recipient_type":"individual","to":"+447700900123","type":"text","text":{"preview_url":false,"body":"Hello"}}`},
		{"read", func(ctx context.Context, c *whatsapp.Client) error { return c.MarkRead(ctx, "wamid.A", false) }, `{"success":true}`,
			`360 POST /messages {"messaging_product":"whatsapp","status":"read","message_id":"wamid.A"}`},
		{"media", func(ctx context.Context, c *whatsapp.Client) error { _, err := c.MediaInfo(ctx, "800"); return err }, `{"url":"https://lookaside.fbsbx.com/a"}`, "360 GET /800"},
		{"set the webhook", func(ctx context.Context, c *whatsapp.Client) error {
			return c.SetWebhook(ctx, whatsapp.GatewayWebhook{URL: "https://a.example/w", Headers: map[string]string{whatsapp.SecretHeader: "s"}})
		}, `{"url":"https://a.example/w"}`, `360 POST /v1/configs/webhook {"url":"https://a.example/w","headers":{"X-Portineria-Secret":"s"}}`},
		{"read the webhook", func(ctx context.Context, c *whatsapp.Client) error { _, err := c.Webhook(ctx); return err }, `{"url":""}`, "360 GET /v1/configs/webhook"},
		{"number", func(ctx context.Context, c *whatsapp.Client) error { _, err := c.PhoneNumber(ctx); return err }, `{"health_status":{"can_send_message":"AVAILABLE"}}`,
			"360 GET /health_status?fields=health_status,display_phone_number,verified_name,name_status,quality_rating"},
		{"templates", func(ctx context.Context, c *whatsapp.Client) error { _, err := c.Templates(ctx); return err }, `{"waba_templates":[],"total":0}`, "360 GET /v1/configs/templates?limit=100&offset=0"},
		{"create", func(ctx context.Context, c *whatsapp.Client) error {
			_, err := c.CreateTemplate(ctx, draft)
			return err
		}, `{"id":"7","status":"submitted"}`,
			`360 POST /v1/configs/templates {"name":"a","language":"it","category":"UTILITY","components":[{"type":"BODY","text":"Ciao."}]}`},
		{"delete", func(ctx context.Context, c *whatsapp.Client) error { return c.DeleteTemplate(ctx, "a", "") }, ``, "360 DELETE /v1/configs/templates/a"},
		{"block", func(ctx context.Context, c *whatsapp.Client) error { return c.Block(ctx, "447700900123") }, `{}`,
			`360 POST /block_users {"messaging_product":"whatsapp","block_users":[{"user":"+447700900123"}]}`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			x := &exchange{answer: tt.answer}
			if err := tt.call(t.Context(), dialogClient(t, x)); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff([]string{tt.want}, x.asked); diff != "" {
				t.Errorf("call differs (-want +got):\n%s", diff)
			}
		})
	}
}

func Test360dialogDoesNotOfferWhatIsMetas(t *testing.T) {
	x := &exchange{}
	c := dialogClient(t, x)
	for name, call := range map[string]func(ctx context.Context) error{
		"token":        func(ctx context.Context) error { _, err := c.DebugToken(ctx); return err },
		"account":      func(ctx context.Context) error { _, err := c.Account(ctx); return err },
		"subscription": func(ctx context.Context) error { return c.Subscribe(ctx, "", "") },
		"numbers":      func(ctx context.Context) error { _, err := c.AccountNumbers(ctx); return err },
		"registration": func(ctx context.Context) error { return c.Register(ctx, "123456", "") },
		"phone app":    func(ctx context.Context) error { _, err := c.SyncPhoneApp(ctx, whatsapp.SyncHistory); return err },
		"edit":         func(ctx context.Context) error { return c.EditTemplate(ctx, "1", whatsapp.TemplateDraft{}) },
		"unpause":      func(ctx context.Context) error { return c.UnpauseTemplate(ctx, "1") },
	} {
		err := call(t.Context())
		if e := sendError(t, err); !errors.Is(err, whatsapp.ErrNotOffered) || e.Problem != whatsapp.ProblemNotOffered || e.Class != whatsapp.Never {
			t.Errorf("%s: %v", name, err)
		}
	}
	if len(x.asked) > 0 {
		t.Errorf("calls were made: %q", x.asked)
	}
}

func Test360dialogsKeyStaysAt360dialog(t *testing.T) {
	var seen []string
	c := mediaWorld(t, whatsapp.Dialog360, func(w http.ResponseWriter, r *http.Request) {
		seen = append(seen, r.URL.RequestURI()+" "+r.Header.Get("D360-API-KEY")+r.Header.Get("Authorization"))
		if strings.HasSuffix(r.URL.Path, "/800") {
			io.WriteString(w, `{"url":"https:\/\/lookaside.fbsbx.com\/whatsapp_business\/attachments\/?mid=800&ext=1&hash=x","id":"800"}`)
			return
		}
		io.WriteString(w, "content")
	})
	info, err := c.MediaInfo(t.Context(), "800")
	if err != nil {
		t.Fatal(err)
	}
	body, err := c.Download(t.Context(), info, 100)
	if err != nil {
		t.Fatal(err)
	}
	body.Close()
	want := []string{"/waba-v2.360dialog.io/800 " + token, "/waba-v2.360dialog.io/whatsapp_business/attachments/?mid=800&ext=1&hash=x " + token}
	if diff := cmp.Diff(want, seen); diff != "" {
		t.Errorf("calls differ (-want +got):\n%s", diff)
	}
	if _, err := c.Download(t.Context(), whatsapp.MediaInfo{URL: "https://evil.example/x"}, 100); !errors.Is(err, whatsapp.ErrForeignHost) {
		t.Errorf("elsewhere: %v", err)
	}
}

func Test360dialogsOwnErrors(t *testing.T) {
	tests := []struct {
		status  int
		body    string
		problem whatsapp.Problem
		class   whatsapp.Class
		outcome whatsapp.Outcome
	}{
		{400, `{"meta":{"developer_message":"Your WhatsApp for Business API has been disabled"}}`, whatsapp.ProblemAccountBlocked, whatsapp.Never, whatsapp.NotSent},
		{400, `{"meta":{"developer_message":"You have exceeded the endpoint rate limit."}}`, whatsapp.ProblemRateLimited, whatsapp.Retry, whatsapp.NotSent},
		{400, `Could not send message due to lack of payment.`, whatsapp.ProblemPayment, whatsapp.Never, whatsapp.NotSent},
		{401, `{"meta":{"developer_message":"Invalid api_key"}}`, whatsapp.ProblemTokenInvalid, whatsapp.Never, whatsapp.NotSent},
		{403, `The endpoint is blocked`, whatsapp.ProblemAccountBlocked, whatsapp.Never, whatsapp.NotSent},
		{403, `no`, whatsapp.ProblemPermission, whatsapp.Never, whatsapp.NotSent},
		{500, `Internal server error`, whatsapp.ProblemTemporary, whatsapp.Retry, whatsapp.Unknown},
		{502, `WhatsApp for Business API not available`, whatsapp.ProblemTemporary, whatsapp.Retry, whatsapp.Unknown},
		{400, `{"error":{"message":"(#131047) Re-engagement message","code":131047}}`, whatsapp.ProblemWindowClosed, whatsapp.Never, whatsapp.NotSent},
	}
	for _, tt := range tests {
		_, err := dialogClient(t, &exchange{status: tt.status, answer: tt.body}).Send(t.Context(), hello)
		if e := sendError(t, err); e.Problem != tt.problem || e.Class != tt.class || e.Outcome != tt.outcome {
			t.Errorf("%d %s: %s, %s, %s", tt.status, tt.body, e.Problem, e.Class, e.Outcome)
		}
	}
}

func TestTheNumberBehindA360dialogKey(t *testing.T) {
	c := dialogClient(t, &exchange{answer: `{"display_phone_number":"+44 1632 960001","quality_rating":"GREEN","health_status":{"can_send_message":"BLOCKED","entities":[{"entity_type":"PHONE_NUMBER","id":"900000000000002","can_send_message":"BLOCKED"}]}}`})
	n, err := c.PhoneNumber(t.Context())
	if err != nil || n.ID != "900000000000002" || n.Connected() || n.Quality != "GREEN" {
		t.Errorf("a blocked number: %+v %v", n, err)
	}
	n, err = dialogClient(t, &exchange{answer: `{"id":"2","health_status":{"can_send_message":"LIMITED"}}`}).PhoneNumber(t.Context())
	if err != nil || !n.Connected() || n.Health.CanSend != "LIMITED" {
		t.Errorf("a limited number: %+v %v", n, err)
	}
}

func TestPastChatsInTheFormOfPartners(t *testing.T) {
	body := `{"id":"evt1","event":"history","data":{"id":"900000000000001","messaging_product":"whatsapp","metadata":{"display_phone_number":"441632960001","phone_number_id":"900000000000002"},
		"history":[{"metadata":{"phase":0,"chunk_order":1,"progress":50},"threads":[{"id":"447700900123","messages":[{"from":"447700900123","id":"wamid.P1","timestamp":"1795300000","type":"text","text":{"body":"Hello"}},
		{"from":"441632960001","to":"447700900123","id":"wamid.P2","timestamp":"1795300001","type":"text","text":{"body":"Hi"}}]}]}]}}`
	events, err := whatsapp.Decode([]byte(body))
	if err != nil || len(events) != 2 {
		t.Fatalf("%d events: %v", len(events), err)
	}
	for i, want := range []whatsapp.Kind{whatsapp.KindMessage, whatsapp.KindEcho} {
		e := events[i]
		if e.Kind != want || !e.History || e.PhoneNumberID != "900000000000002" || e.EntryID != "900000000000001" || e.Field != "history" {
			t.Errorf("event %d: kind %s, history %v, number %s, field %s", i, e.Kind, e.History, e.PhoneNumberID, e.Field)
		}
	}
	events, err = whatsapp.Decode([]byte(`{"id":"evt2","event":"contacts","data":{"id":"1","metadata":{"phone_number_id":"2"},"state_sync":[{"type":"contact","contact":{"full_name":"Ada","phone_number":"447700900123"},"action":"add"}]}}`))
	if err != nil || len(events) != 1 || events[0].Kind != whatsapp.KindAccount || events[0].From != "447700900123" {
		t.Errorf("address book: %+v %v", len(events), err)
	}
	events, _ = whatsapp.Decode([]byte(`{"event":"something","data":{"new":1}}`))
	if len(events) != 1 || events[0].Type != "something" {
		t.Errorf("an event that is not known: %d", len(events))
	}
}

func TestAuthenticators(t *testing.T) {
	body := []byte(`{"object":"whatsapp_business_account"}`)
	header := func(name, value string) http.Header { return http.Header{name: {value}} }
	signed := header(whatsapp.SignatureHeader, whatsapp.Sign("app", body))
	secret := header(whatsapp.SecretHeader, "s3cret")
	tests := []struct {
		name   string
		by     whatsapp.Authenticator
		header http.Header
		want   error
	}{
		{"a signature", whatsapp.Signed{"old", "app"}, signed, nil},
		{"a signature of another app", whatsapp.Signed{"other"}, signed, whatsapp.ErrBadSignature},
		{"no signature", whatsapp.Signed{"app"}, secret, whatsapp.ErrNoSignature},
		{"a secret", whatsapp.BySecret{"", "s3cret"}, secret, nil},
		{"another secret", whatsapp.BySecret{"other"}, secret, whatsapp.ErrBadSecretHeader},
		{"no secret", whatsapp.BySecret{"s3cret"}, signed, whatsapp.ErrNoSecretHeader},
		{"an empty secret", whatsapp.BySecret{""}, header(whatsapp.SecretHeader, ""), whatsapp.ErrNoSecret},
		{"either, by signature", whatsapp.AnyOf{whatsapp.BySecret{"s3cret"}, whatsapp.Signed{"app"}}, signed, nil},
		{"either, by secret", whatsapp.AnyOf{nil, whatsapp.Signed{"app"}, whatsapp.BySecret{"s3cret"}}, secret, nil},
		{"either, by neither", whatsapp.AnyOf{whatsapp.Signed{"app"}, whatsapp.BySecret{}}, http.Header{}, whatsapp.ErrNoSignature},
		{"nobody there", whatsapp.AnyOf{}, signed, whatsapp.ErrNoSecret},
	}
	for _, tt := range tests {
		if err := tt.by.Authentic(tt.header, body); !errors.Is(err, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, err, tt.want)
		}
	}
}
