package stay

import "time"

// PersonQuestionID names a question to the owner about two guests.
type PersonQuestionID string

// PersonState is where such a question stands.
type PersonState string

// The states.
const (
	PersonOpen      PersonState = "open"
	PersonSame      PersonState = "same"
	PersonDifferent PersonState = "different"
)

// PersonQuestion asks the owner whether a guest who writes from a number is the one
// whom the house knows under that number. Numbers pass on to new people, and the
// platform says only that it is another account (Meta, "Business-scoped user IDs").
// Until there is an answer they are two, and the number proves nothing for the new
// one.
type PersonQuestion struct {
	ID        PersonQuestionID
	Guest     GuestID // who writes from it now
	Other     GuestID // who was known under it
	Phone     Private // E.164
	Simulated bool
	State     PersonState
	OpenedAt  time.Time
	ClosedAt  time.Time
}

// JoinGuests is one guest made of two that turned out to be one person. What either
// said about messages holds; where both have something, the first one's is kept.
func JoinGuests(into, from Guest) Guest {
	if into.Name == "" {
		into.Name = from.Name
	}
	switch {
	case into.Phone == from.Phone:
		into.PassedOn = into.PassedOn || from.PassedOn
	case into.Phone == "" || (from.Phone != "" && from.PhoneAt.After(into.PhoneAt)):
		into.Phone, into.PhoneAt, into.PassedOn = from.Phone, from.PhoneAt, from.PassedOn
	}
	if into.UserID == "" {
		into.UserID = from.UserID
	}
	if into.Language == "" {
		into.Language = from.Language
	}
	into.IsOwner = into.IsOwner || from.IsOwner
	into.StoppedAt, into.NoAIAt = Later(into.StoppedAt, from.StoppedAt), Later(into.NoAIAt, from.NoAIAt)
	if from.CreatedAt.Before(into.CreatedAt) {
		into.CreatedAt = from.CreatedAt
	}
	return into
}

// JoinConversations is one conversation made of two with the same business number.
// Nothing that waits is forgotten: overlooked says that a message of one of them
// was not answered and cannot be any more by itself, since the other one's answers
// came after it. A person who answers in one answers in both.
func JoinConversations(into, from Conversation) (joined Conversation, overlooked bool) {
	switch {
	case into.Mode == ByAssistant && from.Mode == ByHuman:
		into.Mode, into.ModeReason, into.ModeSince, into.QuietUntil = from.Mode, from.ModeReason, from.ModeSince, from.QuietUntil
	case into.Mode == ByHuman && from.Mode == ByHuman && (into.QuietUntil.IsZero() || from.QuietUntil.IsZero()):
		into.QuietUntil = time.Time{} // until given back
	case into.Mode == ByHuman && from.Mode == ByHuman:
		into.QuietUntil = Later(into.QuietUntil, from.QuietUntil)
	}
	if into.Property == "" {
		into.Property = from.Property
	}
	if into.Language == "" {
		into.Language = from.Language
	}
	if from.DisclosedAt.After(into.DisclosedAt) {
		into.DisclosedAt, into.DisclosedIn = from.DisclosedAt, from.DisclosedIn
	}
	overlooked = (!into.TurnDueAt.IsZero() && from.AnsweredSeq > into.AnsweredSeq) || (!from.TurnDueAt.IsZero() && into.AnsweredSeq > from.AnsweredSeq)
	into.TurnSince, into.RedoFrom = EarlierKnown(into.TurnSince, from.TurnSince), 0
	into.TurnDueAt = EarlierKnown(into.TurnDueAt, from.TurnDueAt)
	into.AnsweredSeq = max(into.AnsweredSeq, from.AnsweredSeq)
	into.WaitingSince = EarlierKnown(into.WaitingSince, from.WaitingSince)
	into.Told = into.Told || from.Told
	into.LastGuestAt, into.LastMessageAt = Later(into.LastGuestAt, from.LastGuestAt), Later(into.LastMessageAt, from.LastMessageAt)
	into.Unread += from.Unread
	into.Asking, into.AskingFor = AskingNothing, ""
	into.Asked = max(into.Asked, from.Asked)
	into.AskedAt = EarlierKnown(into.AskedAt, from.AskedAt)
	into.CreatedAt = EarlierKnown(into.CreatedAt, from.CreatedAt)
	return into, overlooked
}
