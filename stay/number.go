package stay

import (
	"slices"
	"strings"
	"time"
)

// Gateway is the way on which a business number reaches the messaging platform.
type Gateway string

// The gateways: the platform's own Cloud API, and 360dialog, a provider in the EU
// that passes the same messages on.
const (
	GatewayCloud     Gateway = "cloud"
	GatewayDialog360 Gateway = "360dialog"
)

// Valid reports whether the gateway is one of them.
func (g Gateway) Valid() bool { return g == GatewayCloud || g == GatewayDialog360 }

// Number is a business number as its owner set it up. A set-up may be half
// finished: whatever is missing is empty. Which number serves which property says
// Property.NumberID.
type Number struct {
	Key     NumberKey // of the row; empty: it stands in the configuration alone
	Name    string    // how the owner calls it; may be empty
	Gateway Gateway

	ID      string // the platform's phone_number_id, as webhooks name it
	WABAID  string // of the account that it belongs to
	AppID   string // of the app that the platform delivers through
	Display string // E.164 with plus sign, as guests write to it

	Token         Private   // access token, or 360dialog's API key
	Secrets       []Private // app secrets, the newest first; two while one replaces the other
	VerifyToken   Private   // ours, for the verification of the webhook
	WebhookSecret Private   // ours, which 360dialog sends along with each delivery
	PIN           Private   // two-step verification, six digits

	TestedAt  time.Time // when a test message last left it; zero: never
	CreatedAt time.Time
	UpdatedAt time.Time

	Fixed []string `json:"-"` // names of the values that the configuration sets, which nobody can change here
}

// MaxSecrets is how many app secrets count at a time: a delivery that is being
// repeated may still be signed with the one before (Meta, "Webhooks").
const MaxSecrets = 2

// WithSecret puts a new app secret in front and keeps the one before it.
func (n Number) WithSecret(secret Private) Number {
	rest := slices.DeleteFunc(slices.Clone(n.Secrets), func(s Private) bool { return s == secret })
	n.Secrets = append([]Private{secret}, rest...)
	n.Secrets = n.Secrets[:min(len(n.Secrets), MaxSecrets)]
	return n
}

// Missing names the values without which the number can neither receive nor send,
// in the order in which the set-up asks for them.
func (n Number) Missing() []string {
	var all []string
	need := func(name string, there bool) {
		if !there {
			all = append(all, name)
		}
	}
	need("token", n.Token != "")
	if n.Gateway == GatewayCloud {
		need("waba", n.WABAID != "")
		need("secret", len(n.Secrets) > 0)
		need("verify", n.VerifyToken != "")
	} else {
		need("webhook_secret", n.WebhookSecret != "")
	}
	need("id", n.ID != "")
	need("display", n.Display != "")
	return all
}

// Complete reports whether messages can be received and sent.
func (n Number) Complete() bool {
	return !slices.ContainsFunc(n.Missing(), func(name string) bool { return name != "waba" && name != "display" })
}

// Over is a number with the values of the configuration laid over the stored ones:
// what the configuration sets beats what the browser stored.
func (n Number) Over(configured Number) Number {
	text := func(name string, have *string, value string) {
		if value != "" {
			*have = value
			n.Fixed = append(n.Fixed, name)
		}
	}
	private := func(name string, have *Private, value Private) { text(name, (*string)(have), string(value)) }
	text("id", &n.ID, configured.ID)
	text("waba", &n.WABAID, configured.WABAID)
	text("display", &n.Display, configured.Display)
	private("token", &n.Token, configured.Token)
	private("verify", &n.VerifyToken, configured.VerifyToken)
	if len(configured.Secrets) > 0 {
		n.Fixed = append(n.Fixed, "secret")
		n.Secrets = slices.Clone(configured.Secrets)
	}
	return n
}

// NumbersOf lays the section [whatsapp] of the configuration over the stored
// numbers. That section is the first number: it beats, value by value, the stored
// one of the same id, or, where it names none, the first that is stored.
func NumbersOf(configured *Number, stored []Number) []Number {
	if configured == nil {
		return stored
	}
	first := Number{Gateway: GatewayCloud}
	rest := slices.Clone(stored)
	same := slices.IndexFunc(rest, func(n Number) bool { return configured.ID == "" || n.ID == configured.ID })
	if same >= 0 {
		first = rest[same]
		rest = slices.Delete(rest, same, same+1)
	}
	return append([]Number{first.Over(*configured)}, rest...)
}

// NumberFor is the number among all that serves a property: the one that it names,
// or the first that is known by its id. It reports false where that number is not
// set up.
func NumberFor(p Property, all []Number) (Number, bool) {
	for _, n := range all {
		if n.ID != "" && (p.NumberID == "" || p.NumberID == n.ID) {
			return n, true
		}
	}
	return Number{}, false
}

// DisplayFor is what guests of a property write to, E.164; empty where that is not
// known. Links can be made before the platform's id of the number is known.
func DisplayFor(p Property, all []Number) string {
	if n, ok := NumberFor(p, all); ok || p.NumberID != "" {
		return n.Display
	}
	for _, n := range all {
		if n.Display != "" {
			return n.Display
		}
	}
	return ""
}

// ValidNumberID reports whether s can be the platform's id of a number, account or
// app: digits alone.
func ValidNumberID(s string) bool {
	return s != "" && len(s) <= 32 && strings.Trim(s, "0123456789") == ""
}
