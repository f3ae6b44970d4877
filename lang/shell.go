package lang

// Shell is what stands around every page.
type Shell struct {
	Product      string
	Skip         string
	MainNav      string
	Today        string
	Inbox        string
	Calendar     string
	Properties   string
	Simulator    string
	Settings     string
	Waiting      func(n int) string // how many wait, for a screen reader
	Parts        string             // heading of the health lines
	Menu         func(name string) string
	Account      string
	LogOut       string
	Language     string
	Lost         string
	NotSent      string
	Copy         string
	Copied       string
	CopyFailed   string
	NoScript     string
	Done         string
	Attention    string
	Trouble      string
	ReadOnly     string
	BackTo       func(place string) string
	HealthStates map[string]string // ok, warn, fail, off: beside a coloured dot
}

// Forms are the words that forms share.
type Forms struct {
	And      string
	Save     string
	Cancel   string
	Delete   string
	Edit     string
	Choose   string
	Optional string
	None     string
	Unknown  string
	Fix      string // above a form with errors
	FixCount func(n int) string
	NoUndo   string
	Never    string
}

// Auth are the words of setting up, logging in and its refusals.
type Auth struct {
	SetupTitle     string
	SetupIntro     string
	SetupHouse     string // what happens with the data, in one line
	Name           string
	NameHint       string
	Password       string
	PasswordHint   string
	PasswordAgain  string
	Language       string
	SetupButton    string
	LoginTitle     string
	LoginButton    string
	LoginWrong     string
	LoginWait      func(seconds int) string
	ForgotTitle    string
	ForgotText     string
	SetupUsedTitle string
	SetupUsedText  string
}

// ErrorPage is what a person reads instead of the page they asked for.
type ErrorPage struct{ Title, Happened, Next string }

// ErrorFor returns the words of an HTTP status; a status without words of its
// own reads like the nearest general one.
func (w *Words) ErrorFor(status int) ErrorPage {
	if page, ok := w.Errors[status]; ok {
		return page
	}
	if status >= 400 && status < 500 {
		return w.Errors[400]
	}
	return w.Errors[500]
}

// Health are the lines on the state of the parts, at the foot of the rail.
type Health struct {
	WhatsAppOn      string
	WhatsAppOff     string
	WhatsAppTrouble string
	ModelReady      func(name string) string
	ModelOff        string
	ModelTrouble    func(name string) string
	FeedsFine       func(n int) string
	FeedsNone       string
	FeedOld         func(name, age string) string
	FeedsOld        func(n int) string
	OutboxWaiting   func(n int) string
}
