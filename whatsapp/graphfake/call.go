package graphfake

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"unicode/utf8"

	"portineria/whatsapp"
)

// maxCall is longer than any call with contents of the permitted lengths.
const maxCall = 256 << 10

// call is the body of POST /{version}/{phone number id}/messages (Meta, Cloud API, "Messages").
type call struct {
	Product       string       `json:"messaging_product"`
	RecipientType *string      `json:"recipient_type"`
	To            string       `json:"to"`
	Recipient     string       `json:"recipient"`
	Type          string       `json:"type"`
	Context       *callContext `json:"context"`
	CallbackData  string       `json:"biz_opaque_callback_data"`
	AccountID     string       `json:"messaging_account_id"`

	Text        *callText        `json:"text"`
	Interactive *callInteractive `json:"interactive"`
	Template    *callTemplate    `json:"template"`
	Image       *callFile        `json:"image"`
	Video       *callFile        `json:"video"`
	Audio       *callFile        `json:"audio"`
	Document    *callFile        `json:"document"`
	Sticker     *callFile        `json:"sticker"`
	Location    *callLocation    `json:"location"`
	Reaction    *callReaction    `json:"reaction"`

	Status    string      `json:"status"`
	MessageID string      `json:"message_id"`
	Typing    *callTyping `json:"typing_indicator"`
}

type callContext struct {
	MessageID string `json:"message_id"`
}

type callText struct {
	PreviewURL bool   `json:"preview_url"`
	Body       string `json:"body"`
}

type callTyping struct {
	Type string `json:"type"`
}

type callLocation struct {
	Latitude  *float64 `json:"latitude"`
	Longitude *float64 `json:"longitude"`
	Name      string   `json:"name"`
	Address   string   `json:"address"`
}

type callReaction struct {
	MessageID string  `json:"message_id"`
	Emoji     *string `json:"emoji"`
}

type callFile struct {
	ID       string `json:"id"`
	Link     string `json:"link"`
	Caption  string `json:"caption"`
	Filename string `json:"filename"`
	Voice    bool   `json:"voice"`
}

// parseCall reads the body and checks its form. A key that the API does not have is an error there too.
func parseCall(r *http.Request) (call, *refusal) {
	var c call
	raw, bad := jsonBody(r)
	if bad != nil {
		return c, bad
	}
	var head struct{ Type, Status string }
	if err := json.Unmarshal(raw, &head); err == nil && head.Status == "" && head.Type != "" && !sendableType(head.Type) {
		return c, refuse(131051, "The type of the message is not supported.")
	}
	d := json.NewDecoder(bytes.NewReader(raw))
	d.DisallowUnknownFields()
	if err := d.Decode(&c); err != nil {
		return c, refuse(100, "Unexpected key or wrong type in the body.")
	}
	if c.Product != "whatsapp" {
		return c, refuse(100, "The parameter messaging_product is required.")
	}
	return c, nil
}

// jsonBody reads a body that has to be JSON.
func jsonBody(r *http.Request) ([]byte, *refusal) {
	if !strings.HasPrefix(r.Header.Get("Content-Type"), "application/json") {
		return nil, refuse(100, "The body must be application/json.")
	}
	raw, err := io.ReadAll(io.LimitReader(r.Body, maxCall+1))
	if err != nil || len(raw) > maxCall || !json.Valid(raw) {
		return nil, refuse(100, "The body must be JSON.")
	}
	return raw, nil
}

func sendableType(kind string) bool {
	switch kind {
	case "text", "interactive", "template", "image", "video", "audio", "document", "sticker", "location", "reaction":
		return true
	}
	return false
}

// check looks for what the real API refuses of itself, whatever stands in its books.
func (c call) check(b Business) *refusal {
	to := whatsapp.PhoneDigits(c.To)
	switch {
	case c.RecipientType != nil && *c.RecipientType != "individual":
		return refuse(100, "recipient_type must be individual.")
	case c.To == "" && c.Recipient == "", c.Type == "":
		return refuse(131008, "Required parameter is missing.")
	case c.To != "" && to == "", c.To == "" && !whatsapp.IsUserID(c.Recipient):
		return refuse(131009, "The recipient is not valid.")
	case to != "" && to == whatsapp.PhoneDigits(b.Phone):
		return refuse(131021, "")
	case utf8.RuneCountInString(c.CallbackData) > whatsapp.MaxCallbackData:
		return refuse(100, "Param biz_opaque_callback_data must be at most 512 characters long.")
	case c.Context != nil && c.Context.MessageID == "":
		return refuse(131009, "context.message_id is not valid.")
	}
	if bad := c.onlyItsOwn(); bad != nil {
		return bad
	}
	switch c.Type {
	case "text":
		return c.Text.check()
	case "interactive":
		return c.Interactive.check()
	case "template":
		return c.Template.check()
	case "location":
		return c.Location.check()
	case "reaction":
		return c.Reaction.check(c.Context)
	}
	return c.file().check(c.Type)
}

// onlyItsOwn insists that the object of the type is there, and no other.
func (c call) onlyItsOwn() *refusal {
	there := map[string]bool{
		"text": c.Text != nil, "interactive": c.Interactive != nil, "template": c.Template != nil, "image": c.Image != nil, "video": c.Video != nil,
		"audio": c.Audio != nil, "document": c.Document != nil, "sticker": c.Sticker != nil, "location": c.Location != nil, "reaction": c.Reaction != nil,
	}
	for kind, is := range there {
		switch {
		case kind == c.Type && !is:
			return refuse(131008, "Required parameter is missing.")
		case kind != c.Type && is:
			return refuse(100, "Unexpected key in the body.")
		}
	}
	return nil
}

// file is the object of a message that is a file.
func (c call) file() *callFile {
	for _, f := range []*callFile{c.Image, c.Video, c.Audio, c.Document, c.Sticker} {
		if f != nil {
			return f
		}
	}
	return &callFile{}
}

func (t callText) check() *refusal {
	switch {
	case strings.TrimSpace(t.Body) == "":
		return refuse(131008, "Parameter text.body must not be empty.")
	case whatsapp.TextLength(t.Body) > whatsapp.MaxText:
		return refuse(100, "Param text.body must be at most 4096 characters long.")
	}
	return nil
}

func (l callLocation) check() *refusal {
	switch {
	case l.Latitude == nil || l.Longitude == nil:
		return refuse(131008, "latitude and longitude are required.")
	case *l.Latitude < -90 || *l.Latitude > 90 || *l.Longitude < -180 || *l.Longitude > 180:
		return refuse(131009, "The location is not on earth.")
	}
	return nil
}

func (r callReaction) check(quote *callContext) *refusal {
	switch {
	case r.MessageID == "" || r.Emoji == nil:
		return refuse(131008, "reaction.message_id and reaction.emoji are required.")
	case quote != nil:
		return refuse(100, "A reaction cannot be a reply.")
	case *r.Emoji != "" && (utf8.RuneCountInString(*r.Emoji) > 20 || strings.Trim(*r.Emoji, "0123456789abcdefghijklmnopqrstuvwxyz ") != *r.Emoji):
		return refuse(131009, "reaction.emoji is not an emoji.")
	}
	return nil
}

// check looks at a file as far as the body tells; whether it is there is looked up later.
func (f callFile) check(kind string) *refusal {
	switch {
	case (f.ID == "") == (f.Link == ""):
		return refuse(131009, "Exactly one of id and link is required.")
	case f.Link != "":
		return refuse(131053, "The link could not be fetched.") // the fake reaches nobody
	case whatsapp.TextLength(f.Caption) > whatsapp.MaxCaption:
		return refuse(100, "Param caption must be at most 1024 characters long.")
	case f.Caption != "" && (kind == "audio" || kind == "sticker"), f.Filename != "" && kind != "document", f.Voice && kind != "audio":
		return refuse(100, "Unexpected key in the media object.")
	}
	return nil
}
