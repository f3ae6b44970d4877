package whatsapp

import (
	"encoding/json"
	"time"
)

// Kind says what an element of a webhook body is about.
type Kind string

// The kinds. A KindUnknown event with Field "messages" and a sender is a guest's message of a type that is not known here:
// worth showing to the owner. Whoever handles messages must look at Event.History too: what is past is never answered.
const (
	KindMessage  Kind = "message"  // a guest wrote, reacted, edited or deleted
	KindStatus   Kind = "status"   // one of our messages was sent, delivered, read, or failed
	KindEcho     Kind = "echo"     // the owner wrote from the WhatsApp app on the phone
	KindAccount  Kind = "account"  // health of account or number, a guest's preferences, an error without a message
	KindTemplate Kind = "template" // life of a message template
	KindSystem   Kind = "system"   // a guest's number or id changed
	KindUnknown  Kind = "unknown"  // anything else; Raw holds it
)

// Event is one element of a webhook body (Meta, Cloud API, webhook reference). Every field except Kind and Raw may be empty:
// senders leave out what they do not know or want to hide. Phone numbers are digits without "+".
type Event struct {
	Kind          Kind
	Field         string // the subscription that brought it: "messages", "account_update", ...
	EntryID       string // the business account; opaque, never a reason to refuse
	PhoneNumberID string // the business number that it concerns
	ID            string // of the message; for a status of our message, for a template its own id
	Time          time.Time
	Type          string // of the message, as on the wire; of account and template events what happened
	Subtype       string // of an interactive answer, a system message, or what an unsupported message really is

	// Who wrote. For a change of number or id these are the old ones, under which the guest is known so far.
	From         string // phone number
	UserID       string // business-scoped user id, stays the same when the number is hidden
	ParentUserID string
	Username     string
	Name         string // chosen by the guest, so to be trusted with nothing

	Text       string // what a reader would read
	Detail     string // small print below it, such as what a list said of the row that was chosen
	Media      *Media
	Place      *Spot
	Cards      []Card
	Referral   *Referral
	Product    string // the owner's own id of a thing in a catalogue that the message asks about
	Choice     string // id of the button or list row that was pressed
	ReplyTo    string // message that this one quotes; it may be unknown to us
	ReactionTo string // message that a reaction is for; empty Text takes the reaction back
	OriginalID string // message that an edit or deletion is for
	Forwarded  bool
	GroupID    string // written in a group, where an assistant has no business
	History    bool   // from before the connection, handed over afterwards; must never be answered

	Chunk *Chunk // of the last event of a chunk of past chats: how far the handing over is

	// Whom the owner wrote to (echoes, and the owner's side of the history).
	To, ToUserID string

	Status          string // sent, delivered, read, played, failed
	RecipientID     string // phone number
	RecipientUserID string
	Participant     string // which member of a group the status is about: phone number or user id
	CallbackData    string // biz_opaque_callback_data, as given with the message
	PricingCategory string
	PricingType     string // regular, free_customer_service, ...
	Billable        bool
	Errors          []GraphError

	// What a KindSystem event says of a guest.
	PreviousUserID, NewUserID, NewPhone string

	// Raw is the element as it came. It shares memory with the body that was decoded.
	Raw json.RawMessage
}

// Chunk is how far the handing over of past chats is (Meta, "history webhook reference"). Chunks come in any order.
type Chunk struct {
	Phase    int // 0: the last day, 1: up to 90 days ago, 2: up to 180
	Order    int
	Progress int // percent; 100: all was handed over
}

// Media is a file that belongs to a message, by reference.
type Media struct {
	ID       string
	MIME     string
	SHA256   string // base64, of the file
	Filename string
	Voice    bool   // recorded in the app, in contrast to an audio file
	Animated bool   // a sticker that moves
	URL      string // needs the access token, valid for minutes
}

// Spot is somewhere that a guest has pointed to: numbers as they were written, in degrees.
type Spot struct {
	Latitude, Longitude string
	Name, Address, URL  string
}

// Card is a contact card. One that answers our request for the guest's own number has the origin FromRequest and no vCard
// (Meta, "Business-scoped user IDs", asking for a number).
type Card struct {
	Name     string
	Phone    string // as the sender wrote it
	WhatsApp string // digits, of an account that the platform knows
	UserID   string
	Origin   string
}

// FromRequest is the origin of a card that the platform made out of the sender's own number, because we asked for it.
const FromRequest = "contact_request"

// Referral is the advert or post from which a guest came. Its words are the advertiser's.
type Referral struct {
	URL, ID, Type  string
	Headline, Body string
}

// GraphError is an error as WhatsApp reports it in webhooks. Its texts come from outside and may name a phone number.
type GraphError struct {
	Code    int
	Title   string
	Message string
	Details string
}

// Problem says what the error means for the owner.
func (e GraphError) Problem() Problem {
	return AdviceFor(e.Code, 0).Problem
}
