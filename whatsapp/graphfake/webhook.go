package graphfake

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"

	"portineria/whatsapp"
)

// Webhook is where the application listens.
type Webhook struct {
	URL    string
	Secret func() string // the app secret that bodies are signed with
	HTTP   *http.Client
}

// Post signs a body and posts it as the real sender does. It is a Deliver. Only 200 counts as taken (Meta, Webhooks,
// "Getting started").
func (h Webhook) Post(ctx context.Context, body []byte) error {
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, h.URL, bytes.NewReader(body))
	if err != nil {
		return errors.New("post webhook: address is malformed")
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set(whatsapp.SignatureHeader, whatsapp.Sign(h.Secret(), body))
	resp, err := h.HTTP.Do(r)
	if err != nil {
		if u, ok := errors.AsType[*url.Error](err); ok {
			err = u.Err
		}
		return fmt.Errorf("post webhook: %w", err)
	}
	defer resp.Body.Close()
	_, _ = io.Copy(io.Discard, io.LimitReader(resp.Body, 64<<10))
	if resp.StatusCode != http.StatusOK {
		return fmt.Errorf("post webhook: answered %d", resp.StatusCode)
	}
	return nil
}
