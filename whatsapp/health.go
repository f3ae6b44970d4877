package whatsapp

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"time"
)

// Health is what Meta says of whether messages can be sent (Meta, Cloud API, "Messaging health status").
type Health struct {
	CanSend  string // AVAILABLE, LIMITED, BLOCKED; empty: not told
	Entities []HealthEntity
}

// HealthEntity is one of the things that sending needs.
type HealthEntity struct {
	Kind    string // PHONE_NUMBER, MESSAGE_TEMPLATE, WABA, BUSINESS, APP
	ID      string
	CanSend string
	Info    []string // in Meta's words
	Errors  []HealthError
}

// HealthError is why something cannot send, in Meta's words.
type HealthError struct {
	Code        int
	Description string
	Solution    string
}

func readHealth(o object) Health {
	h := Health{CanSend: o.get("can_send_message").text()}
	for _, raw := range o.get("entities").elements() {
		one := raw.object()
		e := HealthEntity{Kind: one.get("entity_type").text(), ID: one.get("id").id(), CanSend: one.get("can_send_message").text()}
		for _, info := range one.get("additional_info").elements() {
			e.Info = append(e.Info, nonEmpty(info.text())...)
		}
		for _, raw := range one.get("errors").elements() {
			o := raw.object()
			code, _ := o.get("error_code").integer()
			e.Errors = append(e.Errors, HealthError{int(code), o.get("error_description").text(), o.get("possible_solution").text()})
		}
		h.Entities = append(h.Entities, e)
	}
	return h
}

// Health asks whether messages can be sent: for the number, the business account, or a template, by its id; empty is the number.
// The error is always a *SendError.
func (c *Client) Health(ctx context.Context, node string) (Health, error) {
	if c.gateway == Dialog360 {
		n, err := c.dialogNumber(ctx)
		return n.Health, err
	}
	a, failed := c.get(ctx, c.onNode(firstOf(node, c.id), ""), url.Values{"fields": {"health_status"}})
	if failed != nil {
		return Health{}, failed
	}
	return readHealth(a.json.object().get("health_status").object()), nil
}

// Token is what an access token may do (Meta, Graph API, "Debug token").
type Token struct {
	Valid     bool
	AppID     string
	Kind      string    // SYSTEM_USER, USER, PAGE, APP; a USER token dies within hours
	ExpiresAt time.Time // UTC; zero: never
	Scopes    []string
	Targets   map[string][]string // by scope, the ids of accounts that it holds for; no ids: for all
	Error     GraphError          // why it is not valid
}

// Has reports whether the token carries a permission.
func (t Token) Has(scope string) bool {
	return slices.Contains(t.Scopes, scope)
}

// DebugToken asks what the client's own token may do. The error is always a *SendError; a token that is no longer valid is one
// where Meta says so, and an error where the call itself is refused for it.
func (c *Client) DebugToken(ctx context.Context) (Token, error) {
	if failed := c.offered(); failed != nil {
		return Token{}, failed
	}
	a, failed := c.get(ctx, c.root+"/debug_token", url.Values{"input_token": {c.token()}})
	if failed != nil {
		return Token{}, failed
	}
	o := a.json.object().get("data").object()
	if o == nil {
		return Token{}, c.unreadable(a, errors.New("no data in the answer"))
	}
	t := Token{
		Valid: o.get("is_valid").truth(), AppID: o.get("app_id").id(), Kind: o.get("type").text(),
		ExpiresAt: o.get("expires_at").time(), Targets: map[string][]string{},
	}
	for _, scope := range o.get("scopes").elements() {
		t.Scopes = append(t.Scopes, scope.text())
	}
	for _, raw := range o.get("granular_scopes").elements() {
		scope := raw.object().get("scope").text()
		for _, id := range raw.object().get("target_ids").elements() {
			t.Targets[scope] = append(t.Targets[scope], id.id())
		}
	}
	if errs := readErrors(o.get("error")); len(errs) > 0 {
		t.Error = errs[0]
	}
	return t, nil
}

// Attempt is one try of Meta to tell us what became of a message.
type Attempt struct {
	Status string    // of the message: sent, delivered, ...
	State  string    // of the webhook: PENDING, DELIVERED, FAILED, RETRYING
	URL    string    // where it went
	Error  string    // why it failed, in Meta's words
	At     time.Time // UTC
}

// MessageHistory tells whether Meta could deliver the statuses of one of our messages to us, and why not (Meta, "Message
// history"). The error is always a *SendError.
func (c *Client) MessageHistory(ctx context.Context, wamid string) ([]Attempt, error) {
	if failed := c.offered(); failed != nil {
		return nil, failed
	}
	if wamid == "" {
		return nil, notSent(ProblemBadRequest, Never, ErrNoMessageID)
	}
	var all []Attempt
	failed := c.pages(ctx, c.onNumber("/message_history"), url.Values{"message_id": {wamid}}, func(o object) {
		for _, raw := range o.get("events").object().get("data").elements() {
			e := raw.object()
			all = append(all, Attempt{
				Status: e.get("delivery_status").text(), State: e.get("webhook_update_state").text(), URL: e.get("webhook_uri").text(),
				Error: e.get("error_description").text(), At: e.get("timestamp").time(),
			})
		}
	})
	if failed != nil {
		return nil, failed
	}
	return all, nil
}

// Account is what is known of the business account (Meta, "WhatsApp Business Account" node).
type Account struct {
	ID           string
	Name         string
	Status       string // ACTIVE, ...
	Currency     string
	Country      string
	Verification string // of the business: verified, not_verified, ...
	FundingID    string // empty: no way of paying is attached
}

// Account asks for the business account. The error is always a *SendError.
func (c *Client) Account(ctx context.Context) (Account, error) {
	if failed := c.offered(); failed != nil {
		return Account{}, failed
	}
	at, failed := c.onAccount("")
	if failed != nil {
		return Account{}, failed
	}
	a, failed := c.get(ctx, at, url.Values{"fields": {"name,status,currency,country,business_verification_status,primary_funding_id"}})
	if failed != nil {
		return Account{}, failed
	}
	o := a.json.object()
	found := Account{
		ID: o.get("id").id(), Name: o.get("name").text(), Status: o.get("status").text(), Currency: o.get("currency").text(),
		Country: o.get("country").text(), Verification: o.get("business_verification_status").text(), FundingID: o.get("primary_funding_id").id(),
	}
	if found.ID == "" {
		return Account{}, c.unreadable(a, errors.New("no account id in the answer"))
	}
	return found, nil
}

// Subscription is an app that hears of the business account.
type Subscription struct {
	AppID, Name string
	Override    string // an address that replaces the app's own for messages
}

// Subscriptions lists the apps that get the account's webhooks. Ours missing among them is the usual reason why tests arrive and
// real messages do not (Meta, "Subscribed apps"). The error is always a *SendError.
func (c *Client) Subscriptions(ctx context.Context) ([]Subscription, error) {
	if failed := c.offered(); failed != nil {
		return nil, failed
	}
	at, failed := c.onAccount("/subscribed_apps")
	if failed != nil {
		return nil, failed
	}
	var all []Subscription
	failed = c.pages(ctx, at, url.Values{}, func(o object) {
		app := o.get("whatsapp_business_api_data").object()
		all = append(all, Subscription{app.get("id").id(), app.get("name").text(), o.get("override_callback_uri").text()})
	})
	if failed != nil {
		return nil, failed
	}
	return all, nil
}

// Subscribe has the account's webhooks sent to the token's app: to the app's address, or, if one is given, to another. Without
// an address it also takes an earlier one back. The error is always a *SendError.
func (c *Client) Subscribe(ctx context.Context, callback, verifyToken string) error {
	if failed := c.offered(); failed != nil {
		return failed
	}
	at, failed := c.onAccount("/subscribed_apps")
	if failed != nil {
		return failed
	}
	if callback == "" {
		return c.changed(ctx, http.MethodPost, at, nil, nil)
	}
	return c.changed(ctx, http.MethodPost, at, nil, struct {
		URL   string `json:"override_callback_uri"`
		Token string `json:"verify_token"`
	}{callback, verifyToken})
}

// Unsubscribe ends the webhooks of the account to the token's app. The error is always a *SendError.
func (c *Client) Unsubscribe(ctx context.Context) error {
	if failed := c.offered(); failed != nil {
		return failed
	}
	at, failed := c.onAccount("/subscribed_apps")
	if failed != nil {
		return failed
	}
	return c.changed(ctx, http.MethodDelete, at, nil, nil)
}
