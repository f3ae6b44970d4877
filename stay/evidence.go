package stay

import (
	"slices"
	"time"
)

// Evidence is how we know that a sender belongs to a booking.
type Evidence string

// The kinds of evidence of the contract ("Who may know what"), weakest first.
const (
	EvidenceNone        Evidence = ""
	EvidenceClaim       Evidence = "name+dates"   // the name and the days of a stay, which others know too: for the owner to judge
	EvidenceLast4       Evidence = "last4"        // last four digits and arrival date
	EvidenceCode        Evidence = "code"         // the booking code: from the link, or typed
	EvidenceCodeAndFact Evidence = "code+arrival" // and the arrival date or surname confirmed
	EvidenceNumber      Evidence = "number"       // the sender's number stands on the booking, complete
	EvidenceOwner       Evidence = "owner"        // the owner's click
)

// Strength is how much a piece of evidence opens.
type Strength int

// The strengths. What proves the guest opens codes and passwords, inside the
// access window; what proves the booking, only what is told to anyone who booked.
const (
	ProvesNothing Strength = iota
	ProvesBooking
	ProvesGuest
)

// ladder is the contract's table: each kind of evidence with what it proves, the
// weakest first. Everything that asks how strong evidence is asks here.
var ladder = []struct {
	evidence Evidence
	proves   Strength
}{
	{EvidenceNone, ProvesNothing},
	{EvidenceClaim, ProvesNothing},
	{EvidenceLast4, ProvesBooking},
	{EvidenceCode, ProvesBooking},
	{EvidenceCodeAndFact, ProvesGuest},
	{EvidenceNumber, ProvesGuest},
	{EvidenceOwner, ProvesGuest},
}

// Proves is how much the evidence opens; what is not on the ladder opens nothing.
func (e Evidence) Proves() Strength {
	if i := e.Rank(); i >= 0 {
		return ladder[i].proves
	}
	return ProvesNothing
}

// Strong reports whether the evidence may open facts of visibility "stay".
func (e Evidence) Strong() bool { return e.Proves() == ProvesGuest }

// Rank is the place on the ladder, so that a weaker kind never replaces a
// stronger; -1 for what is not on it.
func (e Evidence) Rank() int {
	return slices.IndexFunc(ladder, func(r struct {
		evidence Evidence
		proves   Strength
	}) bool {
		return r.evidence == e
	})
}

// With is what two pieces of evidence for the same booking are worth together.
// The arrival date is part of two of the weak ones, and with it a code is
// confirmed; besides that the stronger one counts. The order does not matter.
func (e Evidence) With(other Evidence) Evidence {
	if other.Rank() > e.Rank() {
		e, other = other, e
	}
	if e == EvidenceCode && (other == EvidenceLast4 || other == EvidenceClaim) {
		return EvidenceCodeAndFact
	}
	return e
}

// Tie binds a conversation to a booking.
type Tie struct {
	Conversation ConversationID
	Booking      BookingID
	Evidence     Evidence
	At           time.Time
}

// Claim is what speaks for a sender's belonging to a booking and waits for the
// owner's word, or what the owner said to it.
type Claim struct {
	Conversation ConversationID
	Booking      BookingID
	Evidence     Evidence
	State        ClaimState
	At           time.Time
}

// ClaimState is where a claim stands.
type ClaimState string

// The states of a claim. One that the owner confirms becomes a tie.
const (
	ClaimOpen    ClaimState = "open"
	ClaimRefused ClaimState = "refused" // it is not them, as far as this evidence goes
	ClaimRemoved ClaimState = "removed" // taken from the booking: no evidence but the owner's word ties them again
)

// The limits of guessing: so many wrong codes, digits, dates or names within an
// hour, from one sender or from all together, close the door for an hour.
const (
	TriesOfOne = 5
	TriesOfAll = 50
	TriesSpan  = time.Hour
)

// Door says that evidence which is typed is not looked at, because too much of it
// was wrong.
type Door struct {
	Conversation ConversationID // empty: for all senders
	Simulated    bool
	ClosedAt     time.Time
	OpensAt      time.Time // by itself
}
