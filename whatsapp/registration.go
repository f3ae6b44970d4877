package whatsapp

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"
)

// Reasons for which a step of setting up is not even tried.
var (
	ErrBadPIN  = errors.New("a PIN has six digits")
	ErrBadCode = errors.New("a code has six digits")
)

// RequestCode has Meta send a code to the number, by SMS or VOICE, spoken in a language such as "it_IT" (Meta, Cloud API,
// "Request code"). The error is always a *SendError.
func (c *Client) RequestCode(ctx context.Context, method, language string) error {
	if failed := c.offered(); failed != nil {
		return failed
	}
	if method != "SMS" && method != "VOICE" || !isLanguageCode(language) {
		return notSent(ProblemBadRequest, Never, errors.New("a code comes by SMS or VOICE in a language"))
	}
	return c.changed(ctx, http.MethodPost, c.onNumber("/request_code"), url.Values{"code_method": {method}, "language": {language}}, nil)
}

// VerifyCode hands the code in that came to the number (Meta, Cloud API, "Verify code"). The error is always a *SendError.
func (c *Client) VerifyCode(ctx context.Context, code string) error {
	if failed := c.offered(); failed != nil {
		return failed
	}
	code = strings.NewReplacer("-", "", " ", "").Replace(code)
	if !sixDigits(code) {
		return notSent(ProblemBadRequest, Never, ErrBadCode)
	}
	return c.changed(ctx, http.MethodPost, c.onNumber("/verify_code"), url.Values{"code": {code}}, nil)
}

// Register makes the number one of the Cloud API. The PIN has to be the one that two-step verification is on with, else it
// becomes it. A region, such as "DE", says where what is kept is kept; empty leaves it to Meta (Meta, Cloud API,
// "Registration"). Ten tries in three days. The error is always a *SendError.
func (c *Client) Register(ctx context.Context, pin, region string) error {
	if failed := c.offered(); failed != nil {
		return failed
	}
	if !sixDigits(pin) {
		return notSent(ProblemBadRequest, Never, ErrBadPIN)
	}
	return c.changed(ctx, http.MethodPost, c.onNumber("/register"), nil, struct {
		Product string `json:"messaging_product"`
		PIN     string `json:"pin"`
		Region  string `json:"data_localization_region,omitempty"`
	}{"whatsapp", pin, region})
}

// SetPIN changes the PIN of two-step verification. The error is always a *SendError.
func (c *Client) SetPIN(ctx context.Context, pin string) error {
	if failed := c.offered(); failed != nil {
		return failed
	}
	if !sixDigits(pin) {
		return notSent(ProblemBadRequest, Never, ErrBadPIN)
	}
	return c.changed(ctx, http.MethodPost, c.onNumber(""), nil, struct {
		PIN string `json:"pin"`
	}{pin})
}

// What SyncPhoneApp can ask the phone app for.
const (
	SyncHistory  = "history"
	SyncContacts = "smb_app_state_sync"
)

// SyncPhoneApp asks the owner's phone app for its past chats or its address book; they come as webhooks of the same name. Each
// can be asked for once, within 24 hours after the number was connected (Meta, "Onboarding WhatsApp Business app users"). It
// returns Meta's id of the request. The error is always a *SendError.
func (c *Client) SyncPhoneApp(ctx context.Context, kind string) (requestID string, err error) {
	if failed := c.offered(); failed != nil {
		return "", failed
	}
	if kind != SyncHistory && kind != SyncContacts {
		return "", notSent(ProblemBadRequest, Never, errors.New("the phone app has a history and contacts"))
	}
	a, failed := c.change(ctx, http.MethodPost, c.onNumber("/smb_app_data"), nil, struct {
		Product string `json:"messaging_product"`
		Kind    string `json:"sync_type"`
	}{"whatsapp", kind})
	if failed != nil {
		return "", failed
	}
	return a.json.object().get("request_id").id(), nil
}

// SetAppWebhook tells Meta where the app's webhooks go and which it wants. It is the app that asks, with its id and secret, not
// the owner with a token (Meta, Graph API, "Application subscriptions"). Meta asks the address for the verify token at once.
// The error is always a *SendError.
func (c *Client) SetAppWebhook(ctx context.Context, appID, appSecret, callback, verifyToken string, fields []string) error {
	if failed := c.offered(); failed != nil {
		return failed
	}
	if appID == "" || appSecret == "" || strings.ContainsFunc(appID, notPlain) {
		return notSent(ProblemBadRequest, Never, errors.New("the app's id and secret are needed"))
	}
	asApp := *c
	asApp.token, asApp.secret = func() string { return appID + "|" + appSecret }, nil
	return asApp.changed(ctx, http.MethodPost, c.onNode(appID, "/subscriptions"), url.Values{
		"object": {"whatsapp_business_account"}, "callback_url": {callback}, "verify_token": {verifyToken}, "fields": {strings.Join(fields, ",")},
	}, nil)
}

// WebhookFields are the subscriptions that Portineria reads (Meta, Webhooks, "WhatsApp Business Account").
func WebhookFields() []string {
	return []string{
		"messages", "smb_message_echoes", "history", "smb_app_state_sync", "user_id_update", "user_preferences",
		"account_update", "account_alerts", "account_review_update", "business_capability_update", "phone_number_quality_update",
		"phone_number_name_update", "security", "account_settings_update", "message_template_status_update",
		"message_template_quality_update", "message_template_components_update", "template_category_update",
	}
}

func sixDigits(s string) bool { return len(s) == 6 && strings.Trim(s, "0123456789") == "" }
