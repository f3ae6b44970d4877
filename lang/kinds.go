package lang

// Kinds is what pages say about messages that are more than words, and about who
// writes them.
type Kinds struct {
	Forwarded    string
	QuoteUnknown string // the message that is replied to is not here
	Where        func(latitude, longitude string) string
	FromAdvert   func(headline string) string
	AboutProduct func(id string) string
	Reacted      func(who, emoji string) string
	// Real names what an unsupported message is on the guest's phone, by the platform's
	// word; RealOther stands for any other.
	Real      map[string]string
	RealOther string
	// System are lines of the platform's in a chat, by its word; SystemOther stands for
	// any other.
	System      map[string]string
	SystemOther string
	// Replies are what kinds of interactive answers are called.
	Replies map[string]string

	// Two guests that may be one person.
	SameTitle      string
	SameText       func(phone string) string
	SameNow        string // who writes now
	SameBefore     string // who was known
	SameYes        string
	SameNo         string
	SameYesMeans   string
	SameNoMeans    string
	SameJoined     string // flash
	SameKeptApart  string // flash
	SameLastWrote  func(when string) string
	SameOpenThread string

	Phone PhoneKinds
}

// PhoneKinds is what one can send from the phone of the simulator besides text.
type PhoneKinds struct {
	Attach   string // heading of the choice
	Hint     string
	Choices  map[string]string // by kind
	ReactTo  string            // the message that a reaction is for
	TakeBack string            // the reaction
	Change   string            // heading of changing one's last message
	NewText  string
	Edit     string
	Delete   string
	NoTarget string // there is nothing yet to react to, to change or to delete
	Reply    string
	Deleted  string
	Edited   string
	Sent     map[string]string // what a bubble shows, by kind
	Sample   map[string]string // what is filled in, by kind
}

// RealKind names what an unsupported message is.
func (w *Words) RealKind(key string) string {
	if said, ok := w.Kinds.Real[key]; ok {
		return said
	}
	return w.Kinds.RealOther
}

// SystemLine is what the platform says of a guest.
func (w *Words) SystemLine(key string) string {
	if said, ok := w.Kinds.System[key]; ok {
		return said
	}
	return w.Kinds.SystemOther
}
