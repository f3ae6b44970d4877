package lang

// Refusal is why a message may not go, and what would help.
type Refusal struct{ Title, Why, Next string }

// Consent is what a person agreed to and took back: the card in the guest's panel.
type Consent struct {
	Title     string
	None      string            // nothing is written down
	Stopped   string            // chip: gets nothing that they did not ask for
	Agreed    string            // chip: may be written to
	NoAI      string            // chip: wants no automatic answers
	Frozen    string            // chip: the data may only be kept
	NoAdverts string            // chip
	Adverts   string            // chip
	Ledger    string            // the entries, folded away
	Kinds     map[string]string // opt_in, opt_out
	Scopes    map[string]string // stay, marketing, ai
	Sources   map[string]string

	Record      string // the form: an agreement given elsewhere
	RecordIntro string
	Scope       string
	Where       string
	When        string
	Wording     string
	WordingHint string
	Proof       string
	ProofHint   string
	Save        string
	Withdraw    string
	WithdrawAsk string
	Recorded    string // flash
	Withdrawn   string // flash

	Ground      string // the house's ground for writing to guests of bookings
	GroundIntro string
	GroundNone  string
	GroundSince func(day, where string) string
	GroundSave  string
	GroundEnd   string
	GroundSaved string // flash
	GroundGone  string // flash

	Refusals map[string]Refusal // by stay.Refusal
}

// Templates is the page of the texts that may open a conversation, and the choice
// of one in a conversation whose window is closed.
type Templates struct {
	Title      string // of the page, and its tab
	Intro      string
	Mine       string
	MineNone   string
	Ready      string
	ReadyIntro string
	Add        string // a ready text
	AddIn      func(language string) string
	Added      string // chip: is among mine
	Own        string // write one of one's own
	Account    func(display string) string
	NoAccount  string           // no number is set up yet: texts can be prepared
	Names      map[string]Named // of the ready texts: name and what it is for
	Variables  map[string]string
	States     map[string]Named // word and explanation
	Categories map[string]Named
	Qualities  map[string]string
	Reasons    map[string]Named // of a rejection: what it means, what to change
	Faults     map[string]string
	Risky      string // beside a text that reviewers take for advertising
	WillMove   func(category string) string
	Language   string
	Category   string
	Quality    string
	State      string
	Submitted  func(when string) string
	Checked    func(when string) string
	Advice     string // what Meta recommends

	Preview     string
	PreviewFor  string // which booking
	Show        string // the button that changes the preview
	PreviewNone string
	Examples    string // with invented values
	Lacks       func(list string) string

	Edit       string
	Name       string
	NameHint   string
	Header     string
	Body       string
	BodyHint   string
	Footer     string
	FooterHint string
	Insert     string // the list of variables
	Save       string
	SaveSubmit string // a template that the platform knows is submitted with the change
	Submit     string
	SubmitAsk  string
	Sync       string
	Delete     string
	DeleteAsk  string
	Unpause    string
	EditLimit  string // how often an approved one may change

	FlashAdded     string
	FlashSaved     string
	FlashSubmitted string
	FlashSynced    string
	FlashDeleted   string
	FlashUnpaused  string
	Offline        string // no connected number to submit over
	NotTaken       func(reason string) string

	// In a conversation.
	Choose     string
	ChooseText string
	ChooseNone string
	Send       string
	Sent       string // flash
	ByTemplate string // mark of a bubble
	ByRule     string // mark of a bubble
}

// RefusalOf is the words for a refusal of the door; ok is false for one that has
// none.
func (w *Words) RefusalOf(key string) (Refusal, bool) {
	r, ok := w.Consent.Refusals[key]
	return r, ok
}
