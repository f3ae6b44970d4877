package lang

// Review is what wants a second look in a property's facts.
type Review struct {
	Title      string
	Intro      string
	Open       func(fact string) string
	Differ     func(fact, other, said, otherSaid string) string // two facts
	DifferRule func(fact, rule, said, ruleSaid string) string   // a fact and the property's rules
	Rules      map[string]string                                // by field
	Translated func(fact, language, said, translatedSaid string) string
	Code       func(fact, language string) string // the translation lacks a code of the text
	OldTitle   func(n int) string
	OldText    string
	Old        func(fact, day string) string
	Look       string // to the fact
	Confirm    string // it is right as it stands
	Confirmed  string // flash
}

// Translations is what the model proposes.
type Translations struct {
	Tab        string
	Title      string
	Intro      string
	NoModel    string
	Empty      string
	EmptyText  string
	Waiting    func(n int) string // the line on the page of the facts
	Go         string
	Original   string
	Draft      func(language string) string // label of the text
	Machine    string                       // a machine wrote this
	Passed     string
	Failed     string
	Approve    string
	Reject     string
	Approved   string // flash
	Rejected   string // flash
	Gone       string // flash: the fact was changed meanwhile
	Doubts     map[string]string
	DoubtOther string
}

// Doubt is why a translation may say something else than the original.
func (w *Words) Doubt(key string) string {
	if text, ok := w.Translations.Doubts[key]; ok {
		return text
	}
	return w.Translations.DoubtOther
}

// Gaps is what guests ask and the facts do not say.
type Gaps struct {
	Tab       string
	Title     string
	Intro     string
	Empty     string
	EmptyText string
	Count     func(n int) string
	Trials    func(n int) string
	Unknown   string // heading of what was not understood
	Newest    string
	Trial     string
	Write     string // the missing fact
	Kept      string // nothing is kept beyond the messages
}

// Interpret is translating within a conversation.
type Interpret struct {
	Message    string // the button below a guest's message
	Machine    string // mark of a machine's translation
	Working    string
	Again      string // look whether it is there
	Failed     string
	Reply      func(language string) string // the button beside a reply
	ReplyTitle func(language string) string
	ReplyText  string
	ReplyLabel string
	Send       string
	Discard    string
	Original   string
	Doubtful   string
	NoModel    string
}

// Lesson is making a fact of one's own reply.
type Lesson struct {
	Make    string
	Intro   string
	Foreign func(language string) string
	Secret  string
}
