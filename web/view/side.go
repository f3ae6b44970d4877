package view

import "portineria/lang"

// Side is the panel about the guest: booking, identity, the reasons of the last
// answer, requests about data.
type Side struct {
	Consent Consent
	Booking *SideBooking
	// Tie is the choice of bookings to tie the guest to; nil: may not be tied.
	// Its form posts to ConversationAct(thread, "tie"): booking.
	Tie      []Options
	CanTie   bool
	CanUntie bool // posts to ConversationAct(thread, "untie")
	Claims   []ClaimLine
	Twins    []Twins
	Doors    []Door

	Identity Identity
	Why      Why
	Requests []Request
	Data     []string // sentences: deleted when and why, opted out
}

// SideBooking is the booking that the guest is tied to.
type SideBooking struct {
	Href string
	Rows []Row
}

// Consent is what a guest agreed to. Its forms post to ConversationAct(id,
// "consent"): scope, source, at, wording, proof; and to "withdraw".
type Consent struct {
	Chips       []Chip
	Entries     []ConsentEntry // the oldest first
	Scopes      []Option
	Sources     []Option
	Today       string // the day that the form begins with
	CanRecord   bool
	CanWithdraw bool
}

// ConsentEntry is a line of the ledger.
type ConsentEntry struct{ Title, Source, At, Wording, Lang, Proof string }

// Row is a line of a list of details.
type Row struct {
	Label string
	Value string
	Chip  Chip // instead of, or after, the value
}

// Identity is how sure we are who writes, and what follows from it.
type Identity struct {
	Phone    string // masked; may be empty
	Level    Chip
	Evidence string
	MaySee   string // the sentence of the level
	Codes    string // whether codes and passwords are open, since when or until when
	CodesOn  bool
	// CheckAsked says that the property asks for an identity check.
	CheckAsked bool
	CheckDone  string // "Identity check recorded: 12 July 2026."; empty: not yet
	CanRecord  bool   // posts to ConversationAct(thread, "identified")
}

// Why explains the last answer, or why there was none.
type Why struct {
	About string // which message it is about
	Lines []string
	Steps []Step
}

// Step is one step of the path that the message took.
type Step struct{ Name, Detail string }

// Request is a card: a guest's request about their data.
type Request struct {
	ID, Title, Text string
	Received        string
	Due             string
	Left            Chip   // "in 12 days", or "overdue"
	Closed          string // empty: open
	CanClose        bool   // posts to RequestAct(thread, ID, "close")
}

func untie(w *lang.Words, thread string) question {
	return question{
		ID: "ask-untie", Title: w.Side.UntieTitle, Text: w.Side.UntieText,
		Action: ConversationAct(thread, "untie"), Do: w.Side.Untie, Keep: w.Forms.Cancel, Danger: true,
	}
}

func closeRequest(w *lang.Words, thread, id string) question {
	return question{
		ID: "ask-close-" + id, Title: w.Side.CloseTitle, Text: w.Side.CloseText,
		Action: RequestAct(thread, id, "close"), Do: w.Side.Close, Keep: w.Forms.Cancel,
	}
}

func withdrawing(w *lang.Words, thread string) question {
	return question{ID: "withdraw-consent", Title: w.Consent.Withdraw, Text: w.Consent.WithdrawAsk, Action: ConversationAct(thread, "withdraw"), Do: w.Consent.Withdraw, Keep: w.Forms.Cancel}
}
