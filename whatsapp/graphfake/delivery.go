package graphfake

import (
	"cmp"
	"fmt"
	"io"
	"strconv"
	"time"
)

// Business is a business number as the API knows it.
type Business struct {
	Account       string // id of the business account, the entry id of webhooks
	PhoneNumberID string
	Phone         string // digits
	Name          string // verified name
}

// Guest is a person on WhatsApp. A guest with a username may hide the phone, but never the user id.
type Guest struct {
	Phone    string // digits
	UserID   string // business-scoped, as in "GB.70000000000000000001"
	Username string
	Name     string
}

// Format prints nothing of the person.
func (g Guest) Format(f fmt.State, _ rune) {
	_, _ = io.WriteString(f, "graphfake.Guest(redacted)")
}

// Body is a webhook body, byte for byte as the real sender would write it. Sign is in package whatsapp.
func Body(entries ...Entry) []byte {
	var all list
	for _, e := range entries {
		all = append(all, fields(e))
	}
	return encode(fields{{"object", "whatsapp_business_account"}, {"entry", all}})
}

// TextBody is the shortest way to a webhook body with one text message.
func TextBody(b Business, from Guest, id string, at time.Time, text string) []byte {
	return Body(In(b, Messages(b, Inbound{From: from, ID: id, At: at, Content: Text(text)})))
}

// Entry is a part of a webhook body; the sender may put several into one.
type Entry fields

// In puts changes into an entry of the business's account.
func In(b Business, changes ...Change) Entry {
	var all list
	for _, c := range changes {
		all = append(all, fields{{"value", c.value}, {"field", c.field}})
	}
	return Entry{{"id", b.Account}, {"changes", all}}
}

// Change is a part of an entry: elements of one kind for one number.
type Change struct {
	field string
	value any
}

// Other is a change under any field, with its value given as JSON: account updates and whatever else has no builder.
func Other(field, valueJSON string) Change {
	return Change{field, verbatim(valueJSON)}
}

// Item is an element of a "messages" change: an Inbound or a Receipt.
type Item interface {
	guest() Guest
	json(b Business) (array string, element fields)
}

// Messages is a change with messages and statuses, and the contacts that go with them, each person once.
func Messages(b Business, items ...Item) Change {
	return Change{"messages", b.value(items)}
}

// Echoes is a change with messages that the owner wrote in the phone app on the same number.
func Echoes(b Business, echoes ...Echo) Change {
	items := make([]Item, len(echoes))
	for i, e := range echoes {
		items[i] = e
	}
	return Change{"smb_message_echoes", b.value(items)}
}

func (b Business) value(items []Item) fields {
	var contacts list
	known := map[Guest]bool{}
	arrays := map[string]list{}
	for _, item := range items {
		if g := item.guest(); g != (Guest{}) && !known[g] {
			known[g] = true
			contacts = append(contacts, g.contact())
		}
		array, element := item.json(b)
		arrays[array] = append(arrays[array], element)
	}
	return fields{
		{"messaging_product", "whatsapp"},
		{"metadata", fields{{"display_phone_number", b.Phone}, {"phone_number_id", b.PhoneNumberID}}},
	}.
		add("contacts", contacts).
		add("messages", arrays["messages"]).
		add("statuses", arrays["statuses"]).
		add("message_echoes", arrays["message_echoes"])
}

func (g Guest) contact() fields {
	profile := fields{}.add("name", g.Name).add("username", g.Username)
	return fields{}.add("profile", profile).add("wa_id", g.Phone).add("user_id", g.UserID)
}

// Inbound is a message from a guest.
type Inbound struct {
	From      Guest
	ID        string
	At        time.Time
	Content   Content
	ReplyTo   string // id of a message that is quoted
	Forwarded bool
	GroupID   string
}

func (m Inbound) guest() Guest {
	if m.Content.kind == "system" {
		return Guest{} // system messages come without contacts
	}
	return m.From
}

func (m Inbound) json(b Business) (string, fields) {
	var context fields
	if m.ReplyTo != "" {
		context = fields{{"from", b.Phone}, {"id", m.ReplyTo}}
	}
	if m.Forwarded {
		context = append(context, field{"forwarded", true})
	}
	f := fields{}.
		add("context", context).
		add("from", m.From.Phone).
		add("from_user_id", m.From.UserID).
		add("group_id", m.GroupID).
		add("id", m.ID).
		add("timestamp", seconds(m.At)).
		add("type", m.Content.kind)
	if m.Content.kind == "unsupported" {
		f = f.add("errors", list{errorFields(131051)})
	}
	return "messages", append(f, field{m.Content.kind, m.Content.body})
}

// Echo is a message that the owner wrote on the phone.
type Echo struct {
	To      Guest
	ID      string
	At      time.Time
	Content Content
}

// guest leaves the profile out, as echoes do.
func (e Echo) guest() Guest { return Guest{Phone: e.To.Phone, UserID: e.To.UserID} }

func (e Echo) json(b Business) (string, fields) {
	f := fields{{"from", b.Phone}}.
		add("to", e.To.Phone).
		add("to_user_id", e.To.UserID).
		add("id", e.ID).
		add("timestamp", seconds(e.At)).
		add("type", e.Content.kind)
	return "message_echoes", append(f, field{e.Content.kind, e.Content.body})
}

// Receipt is a status of a message of ours.
type Receipt struct {
	To           Guest
	ID           string // of the message
	State        string // sent, delivered, read, played, failed
	At           time.Time
	CallbackData string
	Code         int // error code of a failed one
	Price        Price
}

// Price is what a message is charged as; the zero value is a free answer.
type Price struct {
	Type, Category string
}

// guest leaves failed statuses without a contact, and sent ones without a username.
func (r Receipt) guest() Guest {
	g := r.To
	switch r.State {
	case "failed":
		return Guest{}
	case "sent":
		g.Username = ""
	}
	return g
}

func (r Receipt) json(Business) (string, fields) {
	f := fields{{"id", r.ID}, {"status", r.State}, {"timestamp", seconds(r.At)}}.
		add("recipient_id", r.To.Phone).
		add("recipient_user_id", r.To.UserID).
		add("biz_opaque_callback_data", r.CallbackData)
	switch r.State {
	case "failed":
		f = f.add("errors", list{errorFields(r.Code)})
	case "sent", "delivered":
		f = f.add("pricing", fields{
			{"billable", cmp.Or(r.Price.Type, "free") == "regular"}, {"pricing_model", "PMP"},
			{"type", cmp.Or(r.Price.Type, "free_customer_service")}, {"category", cmp.Or(r.Price.Category, "service")},
		})
	}
	return "statuses", f
}

func seconds(at time.Time) string {
	return strconv.FormatInt(at.Unix(), 10)
}
