package lang

// Manual is reading a house manual into facts.
type Manual struct {
	Link          string // on the page of the facts
	Title         string
	Intro         string
	File          string
	FileHint      string
	Text          string
	TextHint      string
	Model         string
	ModelHint     string
	Promise       string
	Read          string
	NotRead       string
	Nothing       string
	TooManyFiles  func(most int) string
	DraftTitle    string
	DraftIntro    string
	Running       string
	Progress      func(done, of int) string
	Stopped       string
	ModelFailed   string
	OtherLanguage func(document, facts string) string
	Left          func(n int) string
	None          string
	NoneText      string
	Found         func(n, taken int) string
	TakeAll       string
	TakeNone      string
	Number        func(n int) string
	Take          string
	Guarded       string
	Known         string // before the name of the fact that says it already
	Accept        string
	LeaveAll      string
	Accepted      func(n int) string // flash
	Refused       string
	NoneTaken     string
}
