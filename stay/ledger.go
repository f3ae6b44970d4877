package stay

import "time"

// ConsentID names an entry of the ledger of consent.
type ConsentID string

// ConsentEntry is a line of the ledger: somebody agreed to something, or took it
// back (GDPR art. 7(1): who relies on consent must be able to prove it).
type ConsentEntry struct {
	ID     ConsentID
	At     time.Time
	Kind   ConsentKind
	Scope  ConsentScope
	Source ConsentSource

	Simulated bool
	Guest     GuestID   // empty, or of a guest who may be deleted by now
	Booking   BookingID // the same
	Phone     Private   // E.164, if known
	UserID    Private   // the platform's id of the person, if known
	Name      Private
	Wording   string // what they said yes or no to, as they read or heard it
	Language  string // of the wording
	Proof     string // where it can be looked up: a message's id, a page, a document
	Actor     string // who entered it: guest, platform, or an account's name
}

// ConsentKind is yes or no.
type ConsentKind string

// The kinds.
const (
	OptIn  ConsentKind = "opt_in"
	OptOut ConsentKind = "opt_out"
)

// ConsentScope is what a yes or no is about.
type ConsentScope string

// The scopes.
const (
	ScopeStay      ConsentScope = "stay"      // messages about the stay that we begin
	ScopeMarketing ConsentScope = "marketing" // advertising
	ScopeAI        ConsentScope = "ai"        // automatic answers; only the no is ever noted
)

// ConsentSource is where it was said.
type ConsentSource string

// The sources.
const (
	SourceKeyword  ConsentSource = "keyword"  // STOP, START and their like, in the chat
	SourceLink     ConsentSource = "link"     // the invitation's link or QR code, whose page says what it means
	SourceForm     ConsentSource = "form"     // a booking form
	SourceContract ConsentSource = "contract" // the rental contract
	SourceSpoken   ConsentSource = "spoken"   // to the owner, aloud
	SourceEmail    ConsentSource = "email"    // by letter or e-mail
	SourceBooking  ConsentSource = "booking"  // the number was given with the booking, on the ground that the owner recorded
	SourcePlatform ConsentSource = "platform" // the messaging platform's own switch
	SourceBlock    ConsentSource = "block"    // the platform says that the person blocked us
	SourceChat     ConsentSource = "chat"     // in words, in the chat, as the owner read it
)

// OwnerSources are those that an owner can enter by hand.
func OwnerSources() []ConsentSource {
	return []ConsentSource{SourceForm, SourceContract, SourceSpoken, SourceEmail, SourceChat}
}

// Scopes lists all.
func Scopes() []ConsentScope { return []ConsentScope{ScopeStay, ScopeMarketing, ScopeAI} }

// ConsentOf folds a person's entries, in the order in which they were written
// down, into where they stand.
func ConsentOf(entries []ConsentEntry) Consent {
	var c Consent
	for _, e := range entries {
		in, out := e.At, time.Time{}
		if e.Kind == OptOut {
			in, out = out, in
		}
		switch e.Scope {
		case ScopeStay:
			c.OptInAt, c.StoppedAt = in, out
		case ScopeMarketing:
			if e.Kind == OptIn {
				c.MarketingAt = e.At
			} else {
				c.MarketingStoppedAt = e.At
			}
		case ScopeAI:
			c.NoAIAt = out
		}
	}
	return c
}
