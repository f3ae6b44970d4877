package whatsapp

import (
	"crypto/hmac"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"errors"
	"net/url"
	"strings"
)

// SignatureHeader is the header in which Meta sends the signature of a webhook body (Meta, Webhooks, "Validate payloads").
const SignatureHeader = "X-Hub-Signature-256"

const signaturePrefix = "sha256="

// Reasons why Verify refuses a body.
var (
	ErrNoSecret     = errors.New("no app secret to check the signature with")
	ErrNoSignature  = errors.New("body carries no signature")
	ErrBadSignature = errors.New("signature does not fit the body")
)

// Verify checks the X-Hub-Signature-256 header over a body exactly as it came off the wire: Meta signs its own spelling of
// the JSON, so a body that was parsed and written again no longer fits. Any one of several app secrets may fit, because old
// deliveries are still being retried after the owner has reset the secret. Empty secrets never fit. The comparison takes the
// same time whatever the header holds.
func Verify(secrets []string, body []byte, header string) error {
	given, err := hex.DecodeString(strings.TrimPrefix(header, signaturePrefix))
	if !strings.HasPrefix(header, signaturePrefix) || err != nil || len(given) != sha256.Size {
		given = nil
	}
	known, fits := false, 0
	for _, secret := range secrets {
		if secret == "" {
			continue
		}
		known = true
		fits |= subtle.ConstantTimeCompare(mac(secret, body), given)
	}
	switch {
	case !known:
		return ErrNoSecret
	case header == "":
		return ErrNoSignature
	case fits != 1:
		return ErrBadSignature
	}
	return nil
}

// Sign returns the header value that Meta would send with this body: what the simulator and the self-check need.
func Sign(secret string, body []byte) string {
	return signaturePrefix + hex.EncodeToString(mac(secret, body))
}

func mac(secret string, body []byte) []byte {
	h := hmac.New(sha256.New, []byte(secret))
	h.Write(body)
	return h.Sum(nil)
}

// VerifyChallenge reads Meta's verification request (GET with hub.mode, hub.verify_token and hub.challenge). If the token is
// ours it returns the challenge, which has to be the whole response body, as text/plain. An empty token of ours never fits.
func VerifyChallenge(query url.Values, token string) (challenge string, ok bool) {
	// The digests are compared, so that the time tells nothing of the token's length either.
	given, ours := sha256.Sum256([]byte(query.Get("hub.verify_token"))), sha256.Sum256([]byte(token))
	fits := subtle.ConstantTimeCompare(given[:], ours[:]) == 1
	challenge = query.Get("hub.challenge")
	if !fits || token == "" || challenge == "" || query.Get("hub.mode") != "subscribe" {
		return "", false
	}
	return challenge, true
}

// AppSecretProof is the parameter with which a call proves that it comes from an app that knows the secret (Meta, Graph API,
// "Secure Graph API calls").
func AppSecretProof(secret, accessToken string) string {
	return hex.EncodeToString(mac(secret, []byte(accessToken)))
}
