package stay

import (
	"slices"
	"time"
)

// SendState is where an outgoing message stands.
type SendState string

// The states of sending. Uncertain: the request may have left and nobody
// knows; Unclear: an uncertain one that only the owner can settle.
const (
	Queued    SendState = "queued"
	InFlight  SendState = "sending"
	Uncertain SendState = "uncertain"
	Unclear   SendState = "unclear"
	Accepted  SendState = "accepted"
	Sent      SendState = "sent"
	Delivered SendState = "delivered"
	ReadState SendState = "read"
	Played    SendState = "played" // a voice message was listened to
	Failed    SendState = "failed"
	Dropped   SendState = "dropped" // overtaken before it left, by a person or a new question
)

// moves is the table of legal moves. Statuses may arrive in any order and
// before the send's own answer, so later states are reachable from all earlier:
// sent, then failed, then delivered, read, played, and never back. What the platform
// failed it did not send again; that it was delivered all the same it may still say
// (Meta, "Status messages webhook reference").
var moves = map[SendState][]SendState{
	Queued:    {InFlight, Dropped, Failed},
	InFlight:  {Queued, Uncertain, Accepted, Sent, Delivered, ReadState, Played, Failed},
	Uncertain: {Queued, Unclear, Accepted, Sent, Delivered, ReadState, Played, Failed},
	Unclear:   {Queued, Dropped, Accepted, Sent, Delivered, ReadState, Played, Failed},
	Accepted:  {Sent, Delivered, ReadState, Played, Failed},
	Sent:      {Delivered, ReadState, Played, Failed},
	Delivered: {ReadState, Played},
	ReadState: {Played},
	Played:    {},
	Failed:    {Queued, Delivered, ReadState, Played},
	Dropped:   {},
}

// May reports whether a message may move from one state to another.
func (s SendState) May(to SendState) bool { return slices.Contains(moves[s], to) }

// Left reports whether the message has certainly reached the platform.
func (s SendState) Left() bool {
	return s == Accepted || s == Sent || s == Delivered || s == ReadState || s == Played
}

// Open reports whether something must still happen before the next message of
// the same conversation may go.
func (s SendState) Open() bool { return s == Queued || s == InFlight || s == Uncertain }

// Purpose says why a message is sent; with the turn it makes an answer unique.
type Purpose string

// The purposes.
const (
	PurposeAnswer Purpose = "answer" // the one bubble that answers a turn
	PurposeHost   Purpose = "host"   // written by a person
	PurposeAlert  Purpose = "alert"  // to the owner's own WhatsApp
	PurposeNotice Purpose = "notice" // a fixed text outside a turn

	PurposeAutomatic Purpose = "automatic" // by a rule of the owner's: nobody asked for it
)

// Sending is the outbox's side of an outgoing message.
type Sending struct {
	State     SendState
	Purpose   Purpose
	Attempts  int
	NextAt    time.Time
	Since     time.Time // of the present state
	Resent    bool      // sent once more after an unknown outcome
	ErrorCode int       // the platform's code, 0: none
	Problem   string    // key of the words for it
	Held      bool      // taken by the platform, which looks at its template's quality before it sends it
	Times     SendTimes
}

// SendTimes is when a message reached each state, by the platform's clock; zero
// where it did not, or nobody said so.
type SendTimes struct{ Accepted, Sent, Delivered, Read, Played, Failed time.Time }
