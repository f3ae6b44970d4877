package whatsapp

import (
	"context"
	"errors"
	"net/http"
	"net/url"
)

// Number is what is known of a business number (Meta, Cloud API, "Phone number" node). Every field except ID may be empty:
// not every version and gateway tells all.
type Number struct {
	ID           string
	Display      string // as people write it
	VerifiedName string
	NameStatus   string // APPROVED, PENDING_REVIEW, DECLINED, ...
	Status       string // CONNECTED, or what is the matter
	Quality      string // GREEN, YELLOW, RED, UNKNOWN
	Verification string // of the number: VERIFIED, NOT_VERIFIED, EXPIRED
	Platform     string // CLOUD_API, ON_PREMISE, NOT_APPLICABLE
	OnPhoneApp   bool   // the owner uses the number in the phone app, too
	PINSet       bool   // two-step verification is on
	Throughput   string // STANDARD, HIGH
	Mode         string // LIVE, SANDBOX: a test number
	Limit        string // how many guests may be written to first in 24 hours: TIER_250, ...
	Webhooks     Webhooks
	Health       Health
}

// Webhooks are the addresses that a number's webhooks could go to. The first that is there is the one that counts.
type Webhooks struct {
	Number, Account, Application string
}

// Effective is the address that the webhooks of a number go to.
func (w Webhooks) Effective() string { return firstOf(w.Number, w.Account, w.Application) }

// Connected reports whether the number can send and receive. A status that is not known counts as trouble.
func (n Number) Connected() bool { return n.Status == "CONNECTED" }

// The fields of a number: those that every version has, and all.
const (
	basicFields  = "display_phone_number,verified_name,status,quality_rating"
	numberFields = basicFields + ",code_verification_status,name_status,platform_type,is_on_biz_app,is_pin_enabled,throughput,account_mode," +
		"whatsapp_business_manager_messaging_limit,webhook_configuration,health_status"
	dialogFields = "health_status,display_phone_number,verified_name,name_status,quality_rating"
)

// PhoneNumber asks for the state of the business number: the check that address, token and number id belong together. A version
// that does not know one of the fields is asked for the few that all have. The error is always a *SendError.
func (c *Client) PhoneNumber(ctx context.Context) (Number, error) {
	if c.gateway == Dialog360 {
		return c.dialogNumber(ctx)
	}
	a, failed := c.get(ctx, c.onNumber(""), url.Values{"fields": {numberFields}})
	if failed != nil && failed.Code == 100 && failed.Subcode != 33 {
		a, failed = c.get(ctx, c.onNumber(""), url.Values{"fields": {basicFields}})
	}
	if failed != nil {
		return Number{}, failed
	}
	n := readNumber(a.json.object())
	if n.ID == "" {
		return Number{}, c.unreadable(a, errors.New("no phone number id in the answer"))
	}
	return n, nil
}

// AccountNumbers lists the numbers of the business account: ours has to be among them (Meta, "Phone numbers"). The error is
// always a *SendError.
func (c *Client) AccountNumbers(ctx context.Context) ([]Number, error) {
	if failed := c.offered(); failed != nil {
		return nil, failed
	}
	at, failed := c.onAccount("/phone_numbers")
	if failed != nil {
		return nil, failed
	}
	var all []Number
	failed = c.pages(ctx, at, url.Values{"fields": {basicFields}}, func(o object) {
		if n := readNumber(o); n.ID != "" {
			all = append(all, n)
		}
	})
	if failed != nil {
		return nil, failed
	}
	return all, nil
}

func readNumber(o object) Number {
	w := o.get("webhook_configuration").object()
	return Number{
		ID:           o.get("id").id(),
		Display:      o.get("display_phone_number").id(),
		VerifiedName: o.get("verified_name").text(),
		NameStatus:   o.get("name_status").text(),
		Status:       o.get("status").text(),
		Quality:      o.get("quality_rating").text(),
		Verification: o.get("code_verification_status").text(),
		Platform:     o.get("platform_type").text(),
		OnPhoneApp:   o.get("is_on_biz_app").truth(),
		PINSet:       o.get("is_pin_enabled").truth(),
		Throughput:   o.get("throughput").object().get("level").text(),
		Mode:         o.get("account_mode").text(),
		Limit:        o.get("whatsapp_business_manager_messaging_limit").text(),
		Webhooks: Webhooks{
			Number:      w.get("phone_number").text(),
			Account:     w.get("whatsapp_business_account").text(),
			Application: w.get("application").text(),
		},
		Health: readHealth(o.get("health_status").object()),
	}
}

// SetNumberWebhook sends the number's messages to an address of its own; an empty address takes that back (Meta, Webhooks,
// "Override callback URLs"). Meta asks the address for the verify token at once. The error is always a *SendError.
func (c *Client) SetNumberWebhook(ctx context.Context, callback, verifyToken string) error {
	if failed := c.offered(); failed != nil {
		return failed
	}
	type override struct {
		URL   string `json:"override_callback_uri"`
		Token string `json:"verify_token,omitempty"`
	}
	return c.changed(ctx, http.MethodPost, c.onNumber(""), nil, struct {
		Webhook override `json:"webhook_configuration"`
	}{override{callback, verifyToken}})
}

// changed makes a call that only says whether it worked.
func (c *Client) changed(ctx context.Context, method, address string, query url.Values, body any) error {
	a, failed := c.change(ctx, method, address, query, body)
	if failed != nil {
		return failed
	}
	return c.confirmed(a)
}

// maxPages bounds a list that never ends.
const maxPages = 200

// pages reads a list page by page (Meta, Graph API, "Paginated results").
func (c *Client) pages(ctx context.Context, address string, query url.Values, take func(object)) *SendError {
	for range maxPages {
		a, failed := c.get(ctx, address, query)
		if failed != nil {
			return failed
		}
		for _, one := range a.json.object().get("data").elements() {
			take(one.object())
		}
		paging := a.json.object().get("paging").object()
		after := paging.get("cursors").object().get("after").text()
		if after == "" || paging.get("next").text() == "" || after == query.Get("after") {
			return nil
		}
		query.Set("after", after)
	}
	return nil
}
