package stay

import "time"

// CalendarQuestionKind says what about the calendar only the owner can settle.
type CalendarQuestionKind string

// The kinds, the most pressing first.
const (
	AskDouble    CalendarQuestionKind = "double"    // two stays on one night: which of them is it?
	AskVanished  CalendarQuestionKind = "vanished"  // gone from its calendar, and nothing is cancelled by itself: it begins too soon
	AskMoved     CalendarQuestionKind = "moved"     // its nights were changed shortly before, or by far
	AskSame      CalendarQuestionKind = "same"      // the same nights in two calendars: one stay or two?
	AskLingering CalendarQuestionKind = "lingering" // a channel still closes the nights of a stay that is cancelled
)

// CalendarAnswer is what the owner may say to such a question.
type CalendarAnswer string

// The answers.
const (
	AnswerSame      CalendarAnswer = "same"      // one stay, told twice
	AnswerAlways    CalendarAnswer = "always"    // and these two calendars tell of all stays twice
	AnswerDifferent CalendarAnswer = "different" // two bookings: a double booking indeed
	AnswerClosure   CalendarAnswer = "closure"   // the one of which nothing is known is only closed nights
	AnswerCancelled CalendarAnswer = "cancelled" // it does not take place
	AnswerKeep      CalendarAnswer = "keep"      // it does take place
	AnswerSeen      CalendarAnswer = "seen"      // noted
)

// CalendarAnswers lists what may be said to a question of a kind.
func CalendarAnswers(k CalendarQuestionKind) []CalendarAnswer {
	switch k {
	case AskDouble:
		return []CalendarAnswer{AnswerSame, AnswerDifferent, AnswerClosure}
	case AskSame:
		return []CalendarAnswer{AnswerAlways, AnswerSame, AnswerDifferent}
	case AskVanished:
		return []CalendarAnswer{AnswerKeep, AnswerCancelled}
	case AskMoved, AskLingering:
		return []CalendarAnswer{AnswerSeen}
	default:
		return nil
	}
}

// CalendarQuestion is something about the calendar that waits for the owner.
type CalendarQuestion struct {
	ID        CalendarQuestionID
	Property  PropertyID
	Kind      CalendarQuestionKind
	Booking   BookingID
	Other     BookingID // of a pair
	State     CalendarQuestionState
	Answer    CalendarAnswer
	Was       Span // of AskMoved: the nights before
	OpenedAt  time.Time
	AlertedAt time.Time // when the owner's phone was told; zero: not, or not yet
	ClosedAt  time.Time
}

// Span is the nights from Arrival until Departure. The zero Span is none.
type Span struct{ Arrival, Departure Date }

// CalendarQuestionState is where such a question stands.
type CalendarQuestionState string

// The states.
const (
	CalendarOpen     CalendarQuestionState = "open"
	CalendarAnswered CalendarQuestionState = "answered"
	CalendarSettled  CalendarQuestionState = "settled" // what it was about is no longer so
)

// Pressing reports whether the owner's phone should say so.
func (k CalendarQuestionKind) Pressing() bool {
	return k == AskDouble || k == AskVanished || k == AskMoved
}
