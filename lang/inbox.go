package lang

// Inbox is the list of conversations and the thread of one.
type Inbox struct {
	Title        string
	Tabs         string // names the row of tabs
	TabWaiting   string
	TabOpen      string
	TabAll       string
	TabSimulator string
	EmptyWaiting string
	EmptyOpen    string
	EmptyAll     string
	EmptySim     string
	More         string
	ChooseOne    string
	ChooseText   string
	NotNamed     string // a writer without name or number
	Unread       func(n int) string
	From         func(who string) string // before the preview of a message of ours
	You          string
	Assistant    string

	// States of a conversation, for chips.
	Asks       string // the assistant asks the owner
	WantsYou   string // the guest wants a person
	Answered   string
	YouAnswer  string
	Answering  string // the assistant is about to answer
	NotKnown   string // not identified
	DraftReady string
	NotSent    string
	Unclear    string
	Privacy    string
	Emergency  string

	// The head of a thread.
	ByAssistant string
	ByYou       string
	TakeOver    string
	GiveBack    string
	Details     string
	ToList      string
	ToThread    string
	Writes      func(language string) string
	Subtitle    func(parts ...string) string
	Thread      string // names the stream of messages
	Earlier     string
	SimThread   string

	// A message.
	SaidAt       func(who, clock string) string
	FromFact     func(facts string) string
	Confidence   func(value string) string
	Below        func(value, limit string) string
	Took         func(length string) string
	Resent       string
	Edited       string
	Withdrawn    string
	InReplyTo    string
	NotRead      string // a medium that the assistant does not look at
	SendAgain    string
	ItArrived    string
	Unsure       string
	UnsureText   string
	UnsureNext   string
	ErrorCode    func(code int) string
	WaitingSince func(clock string) string
	AskedYouAt   func(clock string) string
	RemindedAt   func(clock string) string

	// A draft.
	DraftTitle   string
	DraftText    string // what a draft is
	DraftLabel   string
	DraftSend    string
	DraftDiscard string
	DraftGone    string

	// The composer.
	Reply           string
	ReplyButton     string
	ReplyIn         func(language string) string
	ReplyKeys       string
	ReplySilences   string // writing takes the conversation over
	WindowOpenUntil func(when string) string
	WindowClosed    string
	WindowText      string
	WindowNext      string
	NoReplyRole     string
	Sent            string // flash
	Taken           string // flash
	Given           string // flash
}
