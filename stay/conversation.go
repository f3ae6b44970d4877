package stay

import "time"

// Mode says who answers in a conversation.
type Mode string

// The modes of a conversation.
const (
	ByAssistant Mode = "assistant"
	ByHuman     Mode = "human" // until given back, or until a quiet time ends
)

// WindowLength is how long after a guest's message free text may be sent
// (WhatsApp's customer service window).
const WindowLength = 24 * time.Hour

// WindowMargin is kept at the end of the window, since the platform's clock
// and ours need not agree.
const WindowMargin = 2 * time.Minute

// Guest is a person who writes.
type Guest struct {
	ID        GuestID
	Name      Private   // as the sender's profile says: chosen by them, untrusted
	Phone     Private   // E.164, if shown to us
	Called    Private   // what the owner calls them in the phone's address book
	CalledAt  time.Time // when the address book said so, or took it back
	PhoneAt   time.Time // since when it is known to be theirs, by the platform's clock
	PassedOn  bool      // the number was somebody else's before: it proves nothing about bookings
	UserID    Private   // business-scoped user id, if any
	Language  string    // known to be theirs; empty: not known
	IsOwner   bool      // the owner's own number: never answered as a guest
	StoppedAt time.Time
	NoAIAt    time.Time
	CreatedAt time.Time
}

// Conversation is the thread between one guest and one business number.
type Conversation struct {
	ID         ConversationID
	Guest      GuestID
	NumberID   string // the business number's phone_number_id
	Simulated  bool
	Mode       Mode
	ModeReason string // why a person answers: asked, taken_over, no_ai, wrote
	ModeSince  time.Time
	QuietUntil time.Time  // of a person's: from when on the assistant takes part again, by the conversation's clock; zero: once it is given back
	Property   PropertyID // chosen or implied; empty: not known
	Language   string
	Asking     Asking // what the assistant last asked the guest
	AskingFor  BookingID
	Asked      int       // how often the guest was asked who they are, lately
	AskedAt    time.Time // the first of these questions

	LastGuestAt   time.Time // the guest's own clock: opens the 24 h window
	LastMessageAt time.Time
	TurnDueAt     time.Time // zero: nothing to answer
	TurnSince     time.Time // when the first bubble of the present turn came, or of the last one
	RedoFrom      int64     // first message of the turn that was answered last, while that answer may be withdrawn and made anew; 0: it may not
	AnsweredSeq   int64     // the guest's messages up to this one need no answer any more; it only grows
	WaitingSince  time.Time // zero: nobody waits for the owner
	Told          bool      // the guest was told that the owner is asked, for the present question
	Unread        int
	DisclosedAt   time.Time
	DisclosedIn   string
	ClockOffset   time.Duration // simulated chats live at another time
	CreatedAt     time.Time
}

// Now is the instant at which this conversation lives.
func (c Conversation) Now(now time.Time) time.Time { return now.Add(c.ClockOffset) }

// WindowOpen reports whether free text may be sent at now.
func (c Conversation) WindowOpen(now time.Time) bool {
	return WindowOpenAt(c.LastGuestAt, now)
}

// QuietOver reports whether a person's quiet time has ended at now, by the
// conversation's clock: the assistant takes part again.
func (c Conversation) QuietOver(now time.Time) bool {
	return c.Mode == ByHuman && !c.QuietUntil.IsZero() && !now.Before(c.QuietUntil)
}

// DisclosureDays is how long a disclosure holds in a silent conversation.
const DisclosureDays = 30

// Disclosed reports whether the guest was told, in this language, that a
// machine answers, recently enough to count.
func (c Conversation) Disclosed(language string, now time.Time) bool {
	return !c.DisclosedAt.IsZero() && c.DisclosedIn == language && now.Sub(c.DisclosedAt) < DisclosureDays*24*time.Hour
}

// Asking is the question to the guest that their next message may answer.
type Asking string

// What the assistant may have asked.
const (
	AskingNothing  Asking = ""
	AskingProperty Asking = "property"
	AskingBooking  Asking = "booking" // for a code, or last four digits and the arrival date
	AskingArrival  Asking = "arrival" // to confirm a code by arrival date or surname
	AskingDetails  Asking = "details" // for the name and the days of the stay, or the digits that are missing
	AskingHost     Asking = "host"    // nobody any more: the owner is to say who it is
)

// Asks reports whether it is a question about who the guest is.
func (a Asking) Asks() bool {
	return a == AskingBooking || a == AskingArrival || a == AskingDetails
}

// Author says who wrote a message.
type Author string

// The authors.
const (
	FromGuest     Author = "guest"
	FromAssistant Author = "assistant"
	FromHost      Author = "host"
)

// Message is one bubble.
type Message struct {
	ID           MessageID
	Conversation ConversationID
	Seq          int64 // order of arrival in our books
	Author       Author
	Type         string // text, image, audio, reaction, ...
	Text         Private
	ReplyTo      MessageID
	Note         string // for other types than text: what a reader sees, such as a file name's kind
	SentAt       time.Time
	CreatedAt    time.Time
	Turn         MessageID // for an answer: the last guest message it answers
	Withdrawn    bool
	Edited       bool
	Past         bool         // of one that is to be stored: from before the number was connected
	Via          string       // how a host's message was written, where not in Portineria: ViaPhone
	Needs        Visibility   // of an answer in the making: what its reader must be allowed to know
	Template     *TemplateUse // what it goes as, where it is more than free text; Text is what the guest reads
	Content      *Content     // what it says besides its words; nil: nothing

	Send *Sending // for outgoing messages
}

// ViaPhone marks what the owner wrote in the WhatsApp app on their phone.
const ViaPhone = "phone"

// Outgoing reports whether the message goes to the guest.
func (m Message) Outgoing() bool { return m.Author != FromGuest }

// Says returns what the message says besides its words; never nil.
func (m Message) Says() *Content {
	if m.Content == nil {
		return &Content{}
	}
	return m.Content
}

// Words is what its author said in their own words; empty where its text is the
// name of a place, an emoji, or an answer that a button gave in their place.
func (m Message) Words() string {
	if m.Withdrawn || !Worded(m.Type) || m.Says().Subtype == "call_permission_reply" {
		return ""
	}
	return string(m.Text)
}
