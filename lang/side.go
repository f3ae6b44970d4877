package lang

// Why explains an answer of the assistant, or why there was none.
type Why struct {
	Title      string
	None       string
	About      func(clock string) string // which message it explains
	Fact       func(name string) string
	NoFact     func(property string) string
	Best       func(fact, score string) string
	Confidence func(value, limit string) string
	Language   func(name string) string
	Rule       string
	Asked      string // the owner was asked because
	Stopped    string
	Silent     string
	Took       func(length string) string
	Steps      string
	Hidden     string // secrets were placeholders for the model
}

// Side is the panel beside a thread: who writes and what they may know.
type Side struct {
	Title       string
	Booking     string
	NoBooking   string
	Stay        string
	Guests      string
	Property    string
	Channel     string
	Code        string
	Phone       string
	GuestsCount func(n int) string
	OpenBooking string
	TieTitle    string
	TieLabel    string
	TieButton   string
	TieHint     string
	TieNone     string
	Untie       string
	UntieTitle  string
	UntieText   string
	Suggested   string

	Who           string
	Level         string
	Codes         string
	CodesOpen     func(until string) string
	CodesFrom     func(from string) string
	IdentityTitle string
	IdentityText  string
	IdentityDo    string
	IdentityDone  func(day string) string
	IdentitySure  string

	Received   string
	Due        string
	Overdue    string
	DueIn      func(distance string) string
	Close      string
	CloseTitle string
	CloseText  string
	Closed     func(day string) string

	Data        string
	DataText    func(day, why string) string
	DataStay    string // six months after check-out
	DataNoStay  string
	DataStopped string
	DataNoAI    string
	DataWhere   string
}
