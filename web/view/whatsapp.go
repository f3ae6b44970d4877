package view

// WhatsAppPage is all that concerns WhatsApp, a section for each part.
type WhatsAppPage struct {
	Page
	Numbers   Numbers
	Behaviour Behaviour
	Meter     Meter
	Past      []PhonePast // a number each
	CanWrite  bool
	Hide      []string
}

// Behaviour is how the assistant behaves. Its form posts to BehaviourPath:
// quiet_time, typing (yes or nothing), read_receipts.
type Behaviour struct {
	Quiet    []Option
	Typing   bool
	Receipts []Choice
	Errors   Errors
	Rows     []Row // the same, for who may only read
}

// PhonePast is what a number's phone app has handed over of the time before. Asking
// for it posts to PhonePastPath: number, kind (history, contacts).
type PhonePast struct {
	Number      string // phone_number_id
	Name        string // as guests write to it; empty: not known
	Rows        []Row
	Problem     string
	AskHistory  bool // not asked for yet
	AskContacts bool
}
