package view

// QuestionsPage is what the owner is asked about the calendar. An answer posts to
// QuestionPath(ID): answer.
type QuestionsPage struct {
	Page
	Open     []CalendarQuestion
	Answered []CalendarQuestion
	CanWrite bool
}

// CalendarQuestion is one of them.
type CalendarQuestion struct {
	ID      string
	Tone    Tone
	Title   string
	Texts   []string
	Since   Moment
	Stays   []AskedStay
	Answers []Answer
	Said    string // the owner's word; empty: not yet
}

// AskedStay is a stay that a question is about.
type AskedStay struct {
	Href   string
	Guest  string
	Nights string
	Source string // the calendar that tells of it
	Chips  []Chip
}

// Answer is what may be said. Grave asks once more.
type Answer struct {
	Key, Label string
	Likely     bool // what most will say
	Grave      *question
}

// GraveAnswer asks once more before it is given.
func GraveAnswer(id, key, label, title, text, keep string) Answer {
	return Answer{Key: key, Label: label, Grave: &question{ID: "ask-" + id, Title: title, Text: text, Action: QuestionPath(id), Do: label, Keep: keep, Danger: true}}
}
