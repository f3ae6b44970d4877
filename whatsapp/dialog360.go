package whatsapp

import (
	"context"
	"errors"
	"net/http"
	"net/url"
)

// dialogNumber asks 360dialog for the number that the key stands for (360dialog, "Messaging health status"). What may be sent
// stands for the connection, which 360dialog does not name.
func (c *Client) dialogNumber(ctx context.Context) (Number, error) {
	a, failed := c.get(ctx, c.onNumber("/health_status"), url.Values{"fields": {dialogFields}})
	if failed != nil {
		return Number{}, failed
	}
	n := readNumber(a.json.object())
	if n.Health.CanSend == "" {
		return Number{}, c.unreadable(a, errors.New("no health in the answer"))
	}
	for _, e := range n.Health.Entities {
		if n.ID == "" && e.Kind == "PHONE_NUMBER" {
			n.ID = e.ID
		}
	}
	if n.Status == "" {
		n.Status = "CONNECTED"
		if n.Health.CanSend == "BLOCKED" {
			n.Status = "BLOCKED"
		}
	}
	return n, nil
}

// GatewayWebhook is where a gateway sends what arrives, with headers of our choice: 360dialog signs nothing, so a secret header
// is what tells its bodies from anybody's.
type GatewayWebhook struct {
	URL     string
	Headers map[string]string
}

// SetWebhook tells 360dialog where to send what arrives for the number (360dialog, "Webhook configuration"). Meta's own
// gateway is told by Subscribe and SetAppWebhook. The error is always a *SendError.
func (c *Client) SetWebhook(ctx context.Context, w GatewayWebhook) error {
	if c.gateway != Dialog360 {
		return notSent(ProblemNotOffered, Never, ErrNotOffered)
	}
	_, failed := c.change(ctx, http.MethodPost, c.onNumber("/v1/configs/webhook"), nil, struct {
		URL     string            `json:"url"`
		Headers map[string]string `json:"headers,omitempty"`
	}{w.URL, w.Headers})
	if failed != nil {
		return failed
	}
	return nil
}

// Webhook reads what SetWebhook set. The error is always a *SendError.
func (c *Client) Webhook(ctx context.Context) (GatewayWebhook, error) {
	if c.gateway != Dialog360 {
		return GatewayWebhook{}, notSent(ProblemNotOffered, Never, ErrNotOffered)
	}
	a, failed := c.get(ctx, c.onNumber("/v1/configs/webhook"), nil)
	if failed != nil {
		return GatewayWebhook{}, failed
	}
	o := a.json.object()
	w := GatewayWebhook{URL: o.get("url").text(), Headers: map[string]string{}}
	for _, h := range o.get("headers").object() {
		w.Headers[string(h.name)] = h.value.text()
	}
	return w, nil
}
