// Package whatsapp speaks the WhatsApp Cloud API and nothing else: it checks and decodes what Meta's webhooks bring, and
// sends text messages through the Graph API. It knows nothing of guests, bookings or storage, takes its clock, its token
// and its HTTP client from the caller, and never puts a guest's words, a phone number or a token into an error or a log.
//
// Read event.go first (what comes in), then decode.go (how), then client.go (what goes out) and senderror.go (what can be
// known about a call that went wrong). The package graphfake below this one is the other end of the wire.
package whatsapp
