package whatsapp_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"testing"
	"time"

	"portineria/whatsapp"
)

// canned is a transport whose every answer is the same.
type canned struct {
	status int
	body   []byte
}

func (c canned) RoundTrip(r *http.Request) (*http.Response, error) {
	if r.Body != nil {
		_, _ = io.Copy(io.Discard, r.Body)
	}
	return &http.Response{StatusCode: c.status, Header: http.Header{"Location": {string(c.body)}}, Body: io.NopCloser(bytes.NewReader(c.body)), ContentLength: -1, Request: r}, nil
}

// FuzzAnswers lets every call read any answer: none may break anything, and every error is one of ours.
func FuzzAnswers(f *testing.F) {
	for _, s := range []string{`{}`, `{"data":[{"id":1}],"paging":{"cursors":{"after":"x"},"next":"y"}}`, `{"error":{"code":"190","message":7}}`, `{"url":"https://lookaside.fbsbx.com/"}`,
		`{"id":[],"health_status":{"entities":[{"errors":[null]}]}}`, `{"waba_templates":[{"components":[{"type":"BUTTONS","buttons":[7]}]}]}`, `{"data":{"error":7,"granular_scopes":{"target_ids":7}}}`, `<html>`, ``} {
		f.Add(200, []byte(s), true)
		f.Add(400, []byte(s), false)
	}
	f.Fuzz(func(t *testing.T, status int, body []byte, dialog bool) {
		if status < 200 || status > 599 {
			return
		}
		o := whatsapp.Options{BaseURL: "https://graph.example", Version: "v25.0", PhoneNumberID: "2", AccountID: "1", Token: func() string { return token },
			HTTP: &http.Client{Transport: canned{status, body}}, Now: func() time.Time { return at(0) }}
		if dialog {
			o.Gateway, o.Version = whatsapp.Dialog360, ""
		}
		c, err := whatsapp.New(o)
		if err != nil {
			t.Fatal(err)
		}
		ctx := t.Context()
		for _, err := range calls(ctx, c) {
			if _, ours := errors.AsType[*whatsapp.SendError](err); err != nil && !ours {
				t.Errorf("error is %T: %v", err, err)
			}
		}
	})
}

func calls(ctx context.Context, c *whatsapp.Client) []error {
	var all []error
	keep := func(_ any, err error) { all = append(all, err) }
	keep(c.Send(ctx, hello))
	keep(c.PhoneNumber(ctx))
	keep(c.Health(ctx, ""))
	keep(c.Templates(ctx))
	keep(c.CreateTemplate(ctx, whatsapp.TemplateDraft{Name: "a", Language: "it", Category: whatsapp.CategoryUtility, Body: "Ciao."}))
	keep(c.DebugToken(ctx))
	keep(c.Account(ctx))
	keep(c.Subscriptions(ctx))
	keep(c.AccountNumbers(ctx))
	keep(c.MessageHistory(ctx, "wamid.A"))
	keep(c.Blocked(ctx))
	keep(c.ForgetContact(ctx, "GB.1"))
	keep(c.SyncPhoneApp(ctx, whatsapp.SyncHistory))
	keep(c.Webhook(ctx))
	keep(c.Upload(ctx, "image/png", "x", bytes.NewReader([]byte("x")), 1))
	keep(nil, c.MarkRead(ctx, "wamid.A", true))
	keep(nil, c.DeleteTemplate(ctx, "a", ""))
	keep(nil, c.Block(ctx, "447700900123"))
	info, err := c.MediaInfo(ctx, "800")
	keep(nil, err)
	body, err := c.Download(ctx, info, 10)
	keep(nil, err)
	if err == nil {
		_, err = io.Copy(io.Discard, body)
		keep(nil, err)
		keep(nil, body.Close())
	}
	return all
}
