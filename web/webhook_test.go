package web_test

import (
	"bytes"
	"net/http"
	"strings"
	"testing"
	"time"

	"portineria/store"
	"portineria/web"
	"portineria/whatsapp"
	"portineria/whatsapp/graphfake"
)

// deliver posts a body to the public webhook.
func (s *site) deliver(body []byte, signature string) answer {
	s.t.Helper()
	r, err := http.NewRequestWithContext(s.t.Context(), http.MethodPost, s.public.URL+"/webhooks/whatsapp", bytes.NewReader(body))
	s.must(err)
	r.Header.Set(whatsapp.SignatureHeader, signature)
	return s.do(r)
}

func TestTheWebhookKeepsWhatIsSignedAndNothingElse(t *testing.T) {
	s := newSite(t, func(o *web.Options) { o.PublicBody = 4096 })
	body := graphfake.TextBody(graphfake.Business{Account: "1", PhoneNumberID: realNumber, Phone: "441632960001"}, graphfake.Guest{Phone: "447700900101"}, "wamid.1", now, "Ciao è")
	large := append([]byte("{}"), bytes.Repeat([]byte(" "), 5000)...)
	_, simulators := s.sim.Number()
	for name, tt := range map[string]struct {
		body      []byte
		signature string
		status    int
	}{
		"no signature":    {body, "", http.StatusUnauthorized},
		"another secret":  {body, whatsapp.Sign("other", body), http.StatusUnauthorized},
		"the simulator's": {body, whatsapp.Sign(simulators, body), http.StatusUnauthorized},
		"another body":    {append(body, ' '), whatsapp.Sign("app secret", body), http.StatusUnauthorized},
		"too large":       {large, whatsapp.Sign("app secret", large), http.StatusRequestEntityTooLarge},
	} {
		if a := s.deliver(tt.body, tt.signature); a.status != tt.status {
			t.Errorf("%s: %d", name, a.status)
		}
	}
	kept := func() int {
		n, err := s.db.DeliveriesSince(t.Context(), store.FromPlatform, time.Unix(0, 0))
		s.must(err)
		return n
	}
	if n := kept(); n > 0 {
		t.Fatalf("%d refused bodies are kept", n)
	}
	for range 2 {
		s.deliver(body, whatsapp.Sign("app secret", body)).want(http.StatusOK)
	}
	if n := kept(); n != 1 {
		t.Errorf("%d bodies are kept", n)
	}
}

func TestTheWebhookProvesItselfToThePlatform(t *testing.T) {
	s := newSite(t)
	const ask = "/webhooks/whatsapp?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token="
	if a := s.publicGet(ask + "verify").want(http.StatusOK); a.body != "1158201444" || !strings.HasPrefix(a.header.Get("Content-Type"), "text/plain") {
		t.Errorf("answers %q as %s", a.body, a.header.Get("Content-Type"))
	}
	s.publicGet(ask + "wrong").want(http.StatusForbidden)
}
