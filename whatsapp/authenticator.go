package whatsapp

import (
	"crypto/sha256"
	"crypto/subtle"
	"errors"
	"net/http"
)

// SecretHeader is the header that Portineria has 360dialog send along with every webhook body: there is no signature, so a secret
// that only the two know has to do (360dialog, "Webhook configuration").
const SecretHeader = "X-Portineria-Secret" //nolint:gosec // the name of a header, not what stands in it

// Why an Authenticator refuses a body, besides the reasons of Verify.
var (
	ErrNoSecretHeader  = errors.New("body carries no secret header")
	ErrBadSecretHeader = errors.New("secret header is not ours")
)

// Authenticator believes a webhook body, or does not.
type Authenticator interface {
	// Authentic returns nil if the body, exactly as it came, is from the platform. It takes the same time whatever is wrong.
	Authentic(header http.Header, body []byte) error
}

// Signed believes bodies that carry a signature with one of the app's secrets: those of the Cloud API.
type Signed []string

// Authentic checks the signature, see Verify.
func (s Signed) Authentic(header http.Header, body []byte) error {
	return Verify(s, body, header.Get(SignatureHeader))
}

// BySecret believes bodies that carry one of the secrets in SecretHeader: those of 360dialog. What is in the body is not
// protected on its way by anything but the connection's own encryption.
type BySecret []string

// Authentic compares the header with each of the secrets. Empty secrets never fit.
func (s BySecret) Authentic(header http.Header, _ []byte) error {
	given := sha256.Sum256([]byte(header.Get(SecretHeader)))
	known, fits := false, 0
	for _, secret := range s {
		if secret == "" {
			continue
		}
		known = true
		ours := sha256.Sum256([]byte(secret))
		fits |= subtle.ConstantTimeCompare(ours[:], given[:])
	}
	switch {
	case !known:
		return ErrNoSecret
	case header.Get(SecretHeader) == "":
		return ErrNoSecretHeader
	case fits != 1:
		return ErrBadSecretHeader
	}
	return nil
}

// AnyOf believes what one of several believes: numbers of different gateways share an address.
type AnyOf []Authenticator

// Authentic returns nil if one of them does, else the last reason.
func (all AnyOf) Authentic(header http.Header, body []byte) error {
	err := ErrNoSecret
	for _, one := range all {
		if one == nil {
			continue
		}
		e := one.Authentic(header, body)
		if e == nil {
			return nil
		}
		if !errors.Is(e, ErrNoSecret) {
			err = e
		}
	}
	return err
}
