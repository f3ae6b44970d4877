package whatsapp_test

import (
	"errors"
	"net/url"
	"os"
	"slices"
	"strings"
	"testing"

	"portineria/whatsapp"
)

const (
	vectorSecret    = "example-app-secret-0001"
	vectorSignature = "sha256=a08de5b302dcaf6644a6c134cddb574eb739465cfab65ec5333ecc1e670044f9"
)

// vectorBody is a webhook body in the sender's own spelling, with its escapes.
func vectorBody(t testing.TB) []byte {
	t.Helper()
	b, err := os.ReadFile("testdata/signed.json")
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestVerify(t *testing.T) {
	body := vectorBody(t)
	rewritten := []byte(strings.NewReplacer(`\u00eb`, "ë", `\/`, "/", `\ud83d\ude42`, "🙂").Replace(string(body)))
	if len(body) != 529 || len(rewritten) != 516 {
		t.Fatalf("test vector has %d and %d bytes, want 529 and 516", len(body), len(rewritten))
	}
	secrets := []string{vectorSecret}
	hash := strings.TrimPrefix(vectorSignature, "sha256=")

	tests := []struct {
		name    string
		secrets []string
		body    []byte
		header  string
		want    error
	}{
		{"the body as it was signed fits", secrets, body, vectorSignature, nil},
		{"either of two secrets fits", []string{"newer-secret", vectorSecret}, body, vectorSignature, nil},
		{"the first of two secrets fits", []string{vectorSecret, "older-secret"}, body, vectorSignature, nil},
		{"another secret does not fit", []string{"another-secret"}, body, vectorSignature, whatsapp.ErrBadSignature},
		{"the same JSON written anew does not fit", secrets, rewritten, vectorSignature, whatsapp.ErrBadSignature},
		{"the signature of the JSON written anew does not fit", secrets, body,
			"sha256=3ef47ea0ab5eb757625245e3cd1df3e035ef2cdbc5df1879fe3fcc1a3efa22d8", whatsapp.ErrBadSignature},
		{"a body with one byte more does not fit", secrets, append(slices.Clip(body), '\n'), vectorSignature, whatsapp.ErrBadSignature},
		{"no header", secrets, body, "", whatsapp.ErrNoSignature},
		{"a header without the name of the hash", secrets, body, hash, whatsapp.ErrBadSignature},
		{"a header with another hash's name", secrets, body, "sha1=" + hash, whatsapp.ErrBadSignature},
		{"a header with the name alone", secrets, body, "sha256=", whatsapp.ErrBadSignature},
		{"a header that is cut off", secrets, body, vectorSignature[:69], whatsapp.ErrBadSignature},
		{"a header that is too long", secrets, body, vectorSignature + "00", whatsapp.ErrBadSignature},
		{"a header that is not hexadecimal", secrets, body, "sha256=" + strings.Repeat("z", 64), whatsapp.ErrBadSignature},
		{"no secret", nil, body, vectorSignature, whatsapp.ErrNoSecret},
		{"an empty secret fits nothing", []string{""}, body, whatsapp.Sign("", body), whatsapp.ErrNoSecret},
		{"an empty secret beside a real one fits nothing", []string{vectorSecret, ""}, body, whatsapp.Sign("", body), whatsapp.ErrBadSignature},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if err := whatsapp.Verify(tt.secrets, tt.body, tt.header); !errors.Is(err, tt.want) {
				t.Errorf("Verify = %v, want %v", err, tt.want)
			}
		})
	}
}

func TestSignGivesTheHeaderOfTheVector(t *testing.T) {
	if got := whatsapp.Sign(vectorSecret, vectorBody(t)); got != vectorSignature {
		t.Errorf("Sign = %s, want %s", got, vectorSignature)
	}
}

func TestVerifyChallenge(t *testing.T) {
	query := func(mode, token, challenge string) url.Values {
		return url.Values{"hub.mode": {mode}, "hub.verify_token": {token}, "hub.challenge": {challenge}}
	}
	tests := []struct {
		name  string
		query url.Values
		token string
		want  string
	}{
		{"our token brings the challenge back", query("subscribe", "porter-token", "1158201444"), "porter-token", "1158201444"},
		{"the challenge is text, not a number", query("subscribe", "porter-token", "007 é<b>"), "porter-token", "007 é<b>"},
		{"another token", query("subscribe", "other", "1"), "porter-token", ""},
		{"the start of the token", query("subscribe", "porter", "1"), "porter-token", ""},
		{"another mode", query("unsubscribe", "porter-token", "1"), "porter-token", ""},
		{"no challenge", query("subscribe", "porter-token", ""), "porter-token", ""},
		{"no token configured", query("subscribe", "", "1"), "", ""},
		{"nothing at all", url.Values{}, "porter-token", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, ok := whatsapp.VerifyChallenge(tt.query, tt.token)
			if got != tt.want || ok != (tt.want != "") {
				t.Errorf("VerifyChallenge = %q, %v, want %q", got, ok, tt.want)
			}
		})
	}
}
