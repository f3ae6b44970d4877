package lang

// Behaviour is how the assistant behaves on WhatsApp: the section of the settings
// where the owner chooses it.
type Behaviour struct {
	Tab       string // of the page with all that concerns WhatsApp
	PageTitle string

	Title      string
	Intro      string
	Quiet      string
	QuietHint  string
	QuietByMe  string // until given back
	Typing     string
	TypingHint string
	Receipts   string
	// ReceiptNames are the choices of when ticks turn blue: never, answered, at_once.
	ReceiptNames map[string]Named
	Saved        string // flash
	Yes, No      string // whether “typing” is shown

	// In a conversation.
	FromPhone    func(who string) string // who wrote, where it was on the phone
	SilentUntil  func(when string) string
	SilentByHand string                      // until it is given back
	SilentAsked  string                      // until a person has answered
	StaySilent   string                      // beyond the quiet time
	Silences     func(howLong string) string // writing silences the assistant for that long

	// What was on the phone before the number was connected.
	PastTitle    string
	PastIntro    string
	History      string
	Contacts     string
	NotAsked     string
	AskedAt      func(when string) string
	PartOf       func(percent, kept int) string
	AllOf        func(kept int) string
	NamesAt      func(when string) string
	PastProblems map[string]string // by the platform's code; "other" for the rest
	AskHistory   string
	AskContacts  string
	Asked        string // flash

	Minutes func(n int) string
	Hours   func(n int) string
	Days    func(n int) string
}
