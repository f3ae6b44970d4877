package whatsapp

import (
	"bytes"
	"encoding/json"
	"strings"
	"unicode/utf8"
)

// Message is on its way to a guest. Besides the head it has one content: a Template, Media, a Location, a Reaction, or else a
// Text, which Buttons, a List, a Link or AskLocation may stand under.
type Message struct {
	To           string // phone number with country code; preferred where it is known
	Recipient    string // business-scoped user id, used without To
	ReplyTo      string // id of the message to quote; not for a reaction
	CallbackData string // comes back in every status of the message; must not say anything about the guest

	Text       string
	PreviewURL bool // show a preview of the first link of a plain text

	Header, Footer string  // lines above and below a text with buttons, list or link
	Buttons        []Reply // up to MaxButtons that the guest may press
	List           *List
	Link           *Link
	AskLocation    bool // a button with which the guest sends where they are

	Template *TemplateMessage
	Media    *OutMedia
	Location *Place
	Reaction *Reaction

	// OnHeld is called where the platform has taken the message and holds it back, to look first how guests like its template
	// (Meta, "Template pacing": message_status held_for_quality_assessment). It goes later, or fails with 132015. Nil: nobody
	// wants to know.
	OnHeld func()
}

// Reply is a button that the guest may press; the press comes back with its id.
type Reply struct {
	ID, Title string
}

// List is a menu of up to MaxRows rows, opened by a button.
type List struct {
	Open     string // the button's label
	Sections []Section
}

// Section is a part of a list. Only the single section of a list may go without a title.
type Section struct {
	Title string
	Rows  []Row
}

// Row is a choice in a list; it comes back with its id.
type Row struct {
	ID, Title, Description string
}

// Link is a button that opens a page.
type Link struct {
	Label, URL string
}

// Place is a point on the map; Name and Address may be empty.
type Place struct {
	Latitude, Longitude float64 // degrees
	Name, Address       string
}

// Reaction is an emoji on one of the guest's messages, not older than 30 days; no emoji takes an earlier one back.
type Reaction struct {
	To    string // the message's id
	Emoji string
}

// The kinds of files that can be sent.
const (
	MediaImage    = "image"
	MediaVideo    = "video"
	MediaAudio    = "audio"
	MediaDocument = "document"
	MediaSticker  = "sticker"
)

// OutMedia is a file that was uploaded before (Client.Upload).
type OutMedia struct {
	Kind     string // one of the kinds above
	ID       string // valid for 30 days from the upload
	Caption  string // images, videos, documents
	Filename string // documents; its ending decides with what the phone opens it
	Voice    bool   // audio: shown as a voice note; Ogg with Opus only
}

// outgoing is the body of a send call. The order of the fields is that of Meta's examples.
type outgoing struct {
	Product       string `json:"messaging_product"`
	RecipientType string `json:"recipient_type"`
	To            string `json:"to,omitempty"`
	Recipient     string `json:"recipient,omitempty"`
	Type          string `json:"type"`

	Context      *quoted `json:"context,omitempty"`
	CallbackData string  `json:"biz_opaque_callback_data,omitempty"`

	Text        *textBody        `json:"text,omitempty"`
	Interactive *interactiveBody `json:"interactive,omitempty"`
	Template    *templateBody    `json:"template,omitempty"`
	Image       *mediaBody       `json:"image,omitempty"`
	Video       *mediaBody       `json:"video,omitempty"`
	Audio       *mediaBody       `json:"audio,omitempty"`
	Document    *mediaBody       `json:"document,omitempty"`
	Sticker     *mediaBody       `json:"sticker,omitempty"`
	Location    *locationBody    `json:"location,omitempty"`
	Reaction    *reactionBody    `json:"reaction,omitempty"`
}

type quoted struct {
	MessageID string `json:"message_id"`
}

type textBody struct {
	PreviewURL bool   `json:"preview_url"`
	Body       string `json:"body"`
}

type mediaBody struct {
	ID       string `json:"id"`
	Caption  string `json:"caption,omitempty"`
	Filename string `json:"filename,omitempty"`
	Voice    bool   `json:"voice,omitempty"`
}

type locationBody struct {
	Latitude  float64 `json:"latitude"`
	Longitude float64 `json:"longitude"`
	Name      string  `json:"name,omitempty"`
	Address   string  `json:"address,omitempty"`
}

type reactionBody struct {
	MessageID string `json:"message_id"`
	Emoji     string `json:"emoji"` // empty takes the reaction back, so it is always there
}

type readMark struct {
	Product   string  `json:"messaging_product"`
	Status    string  `json:"status"`
	MessageID string  `json:"message_id"`
	Typing    *typing `json:"typing_indicator,omitempty"`
}

type typing struct {
	Type string `json:"type"`
}

// encode checks the message against the documented limits, so that what cannot go is told without a call, and writes it.
func (m Message) encode() ([]byte, error) {
	out := outgoing{Product: "whatsapp", RecipientType: "individual", CallbackData: m.CallbackData}
	// Without a plus Meta would take the number for one of the business's own country.
	if digits := PhoneDigits(m.To); digits != "" {
		out.To = "+" + digits
	} else {
		out.Recipient = m.Recipient
	}
	if m.ReplyTo != "" {
		out.Context = &quoted{MessageID: m.ReplyTo}
	}
	if err := m.check(out.To == "" && !IsUserID(out.Recipient)); err != nil {
		return nil, err
	}
	m.fill(&out)
	return encodeJSON(out)
}

// fill puts the content, which was checked, into its place.
func (m Message) fill(out *outgoing) {
	switch {
	case m.Template != nil:
		out.Type, out.Template = "template", m.Template.body()
	case m.Media != nil:
		out.Type = m.Media.Kind
		body := &mediaBody{ID: m.Media.ID, Caption: m.Media.Caption, Filename: m.Media.Filename, Voice: m.Media.Voice}
		switch m.Media.Kind {
		case MediaImage:
			out.Image = body
		case MediaVideo:
			out.Video = body
		case MediaAudio:
			out.Audio = body
		case MediaDocument:
			out.Document = body
		case MediaSticker:
			out.Sticker = body
		}
	case m.Location != nil:
		out.Type = "location"
		out.Location = &locationBody{m.Location.Latitude, m.Location.Longitude, m.Location.Name, m.Location.Address}
	case m.Reaction != nil:
		out.Type, out.Reaction = "reaction", &reactionBody{m.Reaction.To, m.Reaction.Emoji}
	case m.interactive():
		out.Type, out.Interactive = "interactive", m.interactiveBody()
	default:
		out.Type, out.Text = "text", &textBody{PreviewURL: m.PreviewURL, Body: m.Text}
	}
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

// check looks for what the API would refuse.
func (m Message) check(nobody bool) error {
	switch {
	case nobody:
		return ErrNoRecipient
	case utf8.RuneCountInString(m.CallbackData) > MaxCallbackData:
		return ErrCallbackTooLong
	case m.contents() > 1:
		return ErrTwoContents
	case m.Template != nil:
		return m.Template.check()
	case m.Media != nil:
		return m.Media.check()
	case m.Location != nil:
		return m.Location.check()
	case m.Reaction != nil:
		return m.Reaction.check(m.ReplyTo)
	case strings.TrimSpace(m.Text) == "":
		return ErrNoText
	case m.interactive():
		return m.checkInteractive()
	case m.Header != "" || m.Footer != "":
		return ErrTwoContents // a plain text has neither
	case TextLength(m.Text) > MaxText:
		return ErrTextTooLong
	}
	return nil
}

// contents counts what the message brings; a text under which something may be pressed is one content together with it.
func (m Message) contents() int {
	n := 0
	for _, has := range []bool{m.Template != nil, m.Media != nil, m.Location != nil, m.Reaction != nil, m.Text != "" || m.interactive()} {
		if has {
			n++
		}
	}
	return n
}

// encodeJSON writes v as JSON that leaves <, > and & as they are: texts with links stay readable on the wire.
func encodeJSON(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}
