package graphfake

import (
	"fmt"
	"io"
)

// Content is what a message consists of: its type and the object of that name (Meta, "messages webhook reference").
type Content struct {
	kind string
	body any
}

// Format prints the type alone.
func (c Content) Format(f fmt.State, _ rune) {
	_, _ = io.WriteString(f, "graphfake.Content("+c.kind+", redacted)")
}

// Text is a plain message.
func Text(body string) Content {
	return Content{"text", fields{{"body", body}}}
}

// File is a file of a guest, by the id under which it could be fetched.
type File struct {
	ID       string
	MIME     string
	SHA256   string // base64
	Filename string // documents only
	Caption  string
	Voice    bool // recorded in the app, audio only
	Held     bool // kept by the fake, see Keep: the message names the id alone, as before November 2025
}

func (f File) body() fields {
	address := "https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=" + f.ID
	if f.Held {
		address = ""
	}
	return fields{}.
		add("caption", f.Caption).
		add("filename", f.Filename).
		add("mime_type", f.MIME).
		add("sha256", f.SHA256).
		add("id", f.ID).
		add("url", address)
}

// Image is a photograph.
func Image(f File) Content { return Content{"image", f.body()} }

// Video is a film.
func Video(f File) Content { return Content{"video", f.body()} }

// Audio is a voice message, or an audio file.
func Audio(f File) Content { return Content{"audio", append(f.body(), field{"voice", f.Voice})} }

// Document is any other file.
func Document(f File) Content { return Content{"document", f.body()} }

// Sticker is a picture without words.
func Sticker(f File) Content { return Content{"sticker", append(f.body(), field{"animated", false})} }

// Location is a place; name and address may be empty.
func Location(latitude, longitude float64, name, address string) Content {
	return Content{"location", fields{{"latitude", latitude}, {"longitude", longitude}}.
		add("name", name).add("address", address)}
}

// Contacts is a set of contact cards, here with the names alone.
func Contacts(names ...string) Content {
	var cards list
	for _, name := range names {
		cards = append(cards, fields{{"name", fields{{"formatted_name", name}}}})
	}
	return Content{"contacts", cards}
}

// Reaction is an emoji on a message; without emoji it takes the earlier one back.
func Reaction(messageID, emoji string) Content {
	return Content{"reaction", fields{{"message_id", messageID}}.add("emoji", emoji)}
}

// Button is a pressed quick reply of a template.
func Button(payload, text string) Content {
	return Content{"button", fields{{"payload", payload}, {"text", text}}}
}

// ButtonReply is a pressed button of an interactive message.
func ButtonReply(id, title string) Content {
	return Content{"interactive", fields{
		{"type", "button_reply"},
		{"button_reply", fields{{"id", id}, {"title", title}}},
	}}
}

// ListReply is a chosen row of an interactive list.
func ListReply(id, title, description string) Content {
	return Content{"interactive", fields{
		{"type", "list_reply"},
		{"list_reply", fields{{"id", id}, {"title", title}}.add("description", description)},
	}}
}

// Edit corrects an earlier message.
func Edit(originalID string, corrected Content) Content {
	return Content{"edit", fields{
		{"original_message_id", originalID},
		{"message", fields{{"type", corrected.kind}, {corrected.kind, corrected.body}}},
	}}
}

// Revoke deletes an earlier message for everybody.
func Revoke(originalID string) Content {
	return Content{"revoke", fields{{"original_message_id", originalID}}}
}

// NumberChange is the system's word that a guest has a new phone number, and with it a new business-scoped user id.
func NumberChange(body, newPhone, newUserID string) Content {
	return Content{"system", fields{{"body", body}}.
		add("wa_id", newPhone).
		add("user_id", newUserID).
		add("type", "user_changed_number")}
}

// Unsupported is a message that the API does not carry; kind says what it is on the phone ("poll", "edit").
func Unsupported(kind string) Content {
	return Content{"unsupported", fields{{"type", kind}}}
}
