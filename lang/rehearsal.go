package lang

// Rehearsal is trying a change on past questions before it is saved.
type Rehearsal struct {
	Try             string // the button beside Save
	ModelTitle      string
	ModelLabel      string
	ModelHint       string
	WithoutModel    string
	BothWithModel   string
	ThenWithModel   string
	ModelBothNote   func(most int) string
	ModelThenNote   func(most int) string
	Title           string
	Intro           string
	Form            string // the page that one goes back to
	Running         string
	Progress        func(questions, conversations, of int) string
	Look            string
	Stop            string
	Stopped         string
	Failed          string
	Summary         func(questions, changed string) string
	OutcomeHead     string
	Before          string
	After           string
	Filter          string
	OnlyChanged     string
	AllQuestions    string
	Same            string
	Silence         string
	NoText          string
	NonePast        string
	NonePastText    string
	NoneChanged     string
	NoneChangedText string
	More            func(n int) string
	NextTitle       string
	NextText        string
	BackToForm      string
	Outcomes        map[string]string // what became of a question
}

// Outcome names what became of a question.
func (r Rehearsal) Outcome(key string) string { return word(r.Outcomes, key) }
