package view

// Review is what wants a second look in a property's facts; empty: nothing does.
// Confirming posts to ConfirmPath(property): fact, once for each.
type Review struct {
	Findings []Finding
	Old      []Finding
	OldTitle string
	CanWrite bool
}

// Finding is one line of it.
type Finding struct {
	ID    string // of the element
	Tone  Tone
	Text  string
	Facts []FactLink
}

// FactLink leads to a fact that a finding is about.
type FactLink struct{ ID, Name string }

func (r Review) empty() bool { return len(r.Findings) == 0 && len(r.Old) == 0 }

// TranslationsPage is the drafts that wait for the owner's word. Approving posts to
// TranslationAct(property, fact, language, "approve"): text. Rejecting posts to
// "reject".
type TranslationsPage struct {
	Page
	Head     PropertyHead
	Facts    []DraftedFact
	NoModel  bool // nothing new is drafted
	CanWrite bool
}

// DraftedFact is a fact with its drafts.
type DraftedFact struct {
	ID, Title, Text string
	Lang            string
	Drafts          []FactDraft
}

// FactDraft is a draft in one language.
type FactDraft struct {
	Code   string
	Text   string   // as drafted, or as changed when the form was refused
	Doubts []string // why it may say something else; empty: the check passed
	Error  string
}

// GapsPage is what guests asked and the facts do not say.
type GapsPage struct {
	Page
	Head     PropertyHead
	Gaps     []Gap
	CanWrite bool
}

// Gap is one topic, the most frequent first.
type Gap struct {
	Key    string // of the topic; empty: not understood
	Topic  string // in words
	Count  string
	Trials string // how many of them were trials; may be empty
	Asked  []AskedInVain
}

// AskedInVain is a question in a guest's words.
type AskedInVain struct {
	Text, Lang string
	Href       string // the conversation
	At         Moment
	Trial      bool
}

// Prepared is a reply in the guest's language that waits to be sent or given back.
// Its form posts to ConversationAct(thread, "reply"): text; giving back posts to
// ConversationAct(thread, "untranslate").
type Prepared struct {
	Title    string
	Text     string
	Lang     string
	Original string
	Doubts   []string
	Working  bool
	Failed   bool
}

// Rendered is a message in the owner's language.
type Rendered struct {
	Text, Lang      string
	Working, Failed bool
}

func findingIcon(tone Tone) string {
	if tone == Plain || tone == "" {
		return "clock"
	}
	return "alert"
}

// draftID is the id of a draft's field.
func (f DraftedFact) draftID(code string) string { return "t-" + f.ID + "-" + code }
