package view

// WhatsAppPage is all that concerns WhatsApp, a section for each part.
type WhatsAppPage struct {
	Page
	Numbers   Numbers
	Behaviour Behaviour
	Meter     Meter
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
