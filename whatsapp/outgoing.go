package whatsapp

import (
	"bytes"
	"encoding/json"
	"strings"
	"unicode/utf8"
)

// Limits of a text message (Meta, Cloud API, "Text messages"). In which unit Meta counts is not documented; UTF-16 units are
// the strictest of the likely ones for what people write.
const (
	MaxText         = 4096 // UTF-16 units
	MaxCallbackData = 512  // characters
)

// Message is a text on its way to a guest.
type Message struct {
	To           string // phone number with country code; preferred where it is known
	Recipient    string // business-scoped user id, used without To
	Text         string
	ReplyTo      string // id of the message to quote
	CallbackData string // comes back in every status of the message; must not say anything about the guest
	PreviewURL   bool   // show a preview of the first link
}

// TextLength counts a text in the units of MaxText.
func TextLength(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r > 0xffff {
			n++ // needs a surrogate pair
		}
	}
	return n
}

// outgoing is the body of a send call. The order of the fields is that of Meta's examples.
type outgoing struct {
	Product       string    `json:"messaging_product"`
	RecipientType string    `json:"recipient_type"`
	To            string    `json:"to,omitempty"`
	Recipient     string    `json:"recipient,omitempty"`
	Type          string    `json:"type"`
	Context       *quoted   `json:"context,omitempty"`
	CallbackData  string    `json:"biz_opaque_callback_data,omitempty"`
	Text          *textBody `json:"text"`
}

type quoted struct {
	MessageID string `json:"message_id"`
}

type textBody struct {
	PreviewURL bool   `json:"preview_url"`
	Body       string `json:"body"`
}

type readMark struct {
	Product   string `json:"messaging_product"`
	Status    string `json:"status"`
	MessageID string `json:"message_id"`
}

func (m Message) encode() ([]byte, error) {
	out := outgoing{
		Product:       "whatsapp",
		RecipientType: "individual",
		Type:          "text",
		CallbackData:  m.CallbackData,
		Text:          &textBody{PreviewURL: m.PreviewURL, Body: m.Text},
	}
	// Without a plus Meta would take the number for one of the business's own country.
	if digits := PhoneDigits(m.To); digits != "" {
		out.To = "+" + digits
	} else {
		out.Recipient = m.Recipient
	}
	if m.ReplyTo != "" {
		out.Context = &quoted{MessageID: m.ReplyTo}
	}
	switch {
	case out.To == "" && !IsUserID(out.Recipient):
		return nil, ErrNoRecipient
	case strings.TrimSpace(m.Text) == "":
		return nil, ErrNoText
	case TextLength(m.Text) > MaxText:
		return nil, ErrTextTooLong
	case utf8.RuneCountInString(m.CallbackData) > MaxCallbackData:
		return nil, ErrCallbackTooLong
	}
	return encodeJSON(out)
}

// encodeJSON writes v as JSON that leaves <, > and & as they are: texts with links stay readable on the wire.
func encodeJSON(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}
