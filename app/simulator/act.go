package simulator

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"slices"
	"strings"

	"portineria/embed"
	"portineria/stay"
	"portineria/store"
	"portineria/whatsapp"
	"portineria/whatsapp/graphfake"
)

// Kind is something that one can do on the phone.
type Kind string

// What can be sent, and done to what was sent.
const (
	SendText     Kind = "text"
	SendForward  Kind = "forward" // a text that somebody else wrote
	SendImage    Kind = "image"
	SendVideo    Kind = "video"
	SendVoice    Kind = "voice"
	SendDocument Kind = "document"
	SendSticker  Kind = "sticker"
	SendLocation Kind = "location"
	SendContact  Kind = "contact"
	PressButton  Kind = "button"
	ChooseRow    Kind = "list"
	SendOrder    Kind = "order"
	SendOther    Kind = "unsupported" // what the platform does not hand over
	ChangeNumber Kind = "number"
	React        Kind = "reaction" // to the last answer; without emoji the reaction is taken back
	Edit         Kind = "edit"     // one's last message
	Delete       Kind = "delete"
)

// Kinds lists what can be sent besides text, in the order of the phone.
func Kinds() []Kind {
	return []Kind{SendImage, SendVoice, SendDocument, SendVideo, SendSticker, SendLocation, SendContact, PressButton, ChooseRow, SendOrder, SendForward, SendOther, ChangeNumber}
}

// Act is one thing done on the phone.
type Act struct {
	Kind   Kind
	Text   string // words, a caption, a name
	Detail string // small print: of a row of a list; the address of a place
	Emoji  string
	Reply  bool // in reply to the last answer
}

// Do does something on the phone: it reaches the program as a signed webhook. What
// needs a message that is not there is stay.Invalid.
func (s *Simulator) Do(ctx context.Context, id stay.ConversationID, act Act) error {
	act.Text = strings.TrimSpace(act.Text)
	if (act.Kind == SendText || act.Kind == Edit || act.Kind == SendForward) && act.Text == "" {
		return stay.Invalid{Field: "text", Key: "text_empty"}
	}
	if whatsapp.TextLength(act.Text) > whatsapp.MaxText {
		return stay.Invalid{Field: "text", Key: "too_long"}
	}
	chat, err := s.Chat(ctx, id)
	if err != nil {
		return err
	}
	m := graphfake.Inbound{From: onWire(chat.Guest), Forwarded: act.Kind == SendForward}
	if act.Reply || act.Kind == PressButton {
		if m.ReplyTo, err = s.last(ctx, chat, true); err != nil {
			return err
		}
	}
	if m.Content, err = s.content(ctx, chat, act); err != nil {
		return err
	}
	if _, err := s.fake.Say(ctx, m); err != nil {
		return fmt.Errorf("do something on the phone: %w", err)
	}
	return nil
}

// content is what an act is on the wire.
func (s *Simulator) content(ctx context.Context, chat Chat, act Act) (graphfake.Content, error) {
	var none graphfake.Content
	switch act.Kind {
	case SendText, SendForward:
		return graphfake.Text(act.Text), nil
	case SendImage:
		return graphfake.Image(s.file("image/png", act.Text)), nil
	case SendVideo:
		return graphfake.Video(s.file("video/mp4", act.Text)), nil
	case SendVoice:
		f := s.file("audio/ogg; codecs=opus", "")
		f.Voice = true
		return graphfake.Audio(f), nil
	case SendDocument:
		f := s.file("application/pdf", "")
		f.Filename = act.Text
		return graphfake.Document(f), nil
	case SendSticker:
		return graphfake.Sticker(s.file("image/webp", "")), nil
	case SendLocation:
		return graphfake.Location(51.5007, -0.1246, act.Text, act.Detail), nil
	case SendContact:
		return graphfake.Contacts(act.Text), nil
	case PressButton:
		return graphfake.Button("BUTTON", act.Text), nil
	case ChooseRow:
		return graphfake.ListReply("row", act.Text, act.Detail), nil
	case SendOrder:
		return graphfake.Order(act.Text, map[string]int{"bicycle": 2}), nil
	case SendOther:
		return graphfake.Unsupported("poll"), nil
	case ChangeNumber:
		return s.newNumber(ctx, chat)
	case React:
		to, err := s.last(ctx, chat, true)
		if err == nil && to == "" {
			err = stay.Invalid{Field: "emoji", Key: "no_message"}
		}
		return graphfake.Reaction(to, act.Emoji), err
	case Edit, Delete:
		to, err := s.last(ctx, chat, false)
		if err == nil && to == "" {
			err = stay.Invalid{Field: "text", Key: "no_message"}
		}
		if act.Kind == Delete {
			return graphfake.Revoke(to), err
		}
		return graphfake.Edit(to, graphfake.Text(act.Text)), err
	default:
		return none, stay.Invalid{Field: "kind", Key: "invalid"}
	}
}

// lastLooked is how many messages are looked at for the last one of a side.
const lastLooked = 40

// last is the platform's id of the last message of the house, or of the guest; empty
// where there is none.
func (s *Simulator) last(ctx context.Context, chat Chat, ofHouse bool) (string, error) {
	all, err := s.o.DB.Messages(ctx, chat.Conversation.ID, lastLooked)
	if err != nil {
		return "", err
	}
	for _, m := range slices.Backward(all) {
		if m.Outgoing() != ofHouse || m.Withdrawn || stay.Silent(m.Type) || (ofHouse && (m.Send == nil || !m.Send.State.Left())) {
			continue
		}
		wamid, err := s.o.DB.WamidOf(ctx, chat.Conversation, m.ID)
		if err != nil || wamid != "" {
			return wamid, err
		}
	}
	return "", nil
}

// newNumber is the platform's word that the guest has another number. The phone keeps
// its time.
func (s *Simulator) newNumber(ctx context.Context, chat Chat) (graphfake.Content, error) {
	var phone string
	err := s.o.DB.Update(ctx, func(tx *store.Tx) (err error) {
		phone, err = s.inventPhone(ctx, tx, "")
		return err
	})
	if err != nil {
		return graphfake.Content{}, err
	}
	s.setClock(stay.Guest{Phone: stay.Private(phone)}, chat.Conversation.ClockOffset)
	return graphfake.NumberChange("changed", strings.TrimPrefix(phone, "+"), ""), nil
}

// file is a small file of a type, kept by the fake for whoever fetches it.
func (s *Simulator) file(mime, caption string) graphfake.File {
	f, err := s.fake.KeepFile(sample(mime), mime)
	if err != nil { // it is no larger than a phone sends
		f = graphfake.File{ID: "800000000000000", MIME: mime}
	}
	f.Caption = caption
	return f
}

// sample is the content of a file of a type: a picture of a door, a page without
// words, a question that is spoken, and of a film only how it begins.
func sample(mime string) []byte {
	switch mime {
	case "image/png":
		return door()
	case "application/pdf":
		return []byte("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n" +
			"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n")
	case "image/webp":
		return []byte("RIFF\x1a\x00\x00\x00WEBPVP8L\x0d\x00\x00\x00\x2f\x00\x00\x00\x10\x07\x10\x11\x11\x88\x88\xfe\x07\x00")
	case "video/mp4":
		return []byte("\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom")
	default:
		return embed.DemoVoice
	}
}

// door draws a front door.
func door() []byte {
	picture := image.NewRGBA(image.Rect(0, 0, 240, 320))
	wall, wood, brass := color.RGBA{224, 214, 196, 255}, color.RGBA{44, 84, 66, 255}, color.RGBA{196, 154, 74, 255}
	for y := range 320 {
		for x := range 240 {
			c := wall
			if x > 60 && x < 180 && y > 60 {
				c = wood
			}
			if dx, dy := x-164, y-200; dx*dx+dy*dy < 36 {
				c = brass
			}
			picture.SetRGBA(x, y, c)
		}
	}
	var b bytes.Buffer
	if png.Encode(&b, picture) != nil {
		return nil
	}
	return b.Bytes()
}
