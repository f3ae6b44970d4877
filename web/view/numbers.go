package view

// Numbers is the section with the business numbers.
type Numbers struct {
	Items    []NumberItem
	CanWrite bool
}

// NumberItem is one number in the list.
type NumberItem struct {
	Title, Number string
	Gateway       string
	State         Chip
	Tags          []Chip
	Serves        string
	Href          string // to its guide; empty: not for this account
}

// AddNumberPage begins the set-up of a number. Its form posts to NumbersPath:
// gateway, name.
type AddNumberPage struct {
	Page
	Hide     []string
	Gateways []Choice
	Name     string
	Errors   Errors
}

// NumberPage is one step of the guide.
type NumberPage struct {
	Page
	Hide      []string
	Key       string
	Title     string
	Steps     []NumberStep
	Step      string
	Position  string // "Step 2 of 5"
	Heading   string
	Intro     string
	Todo      []string
	Elsewhere []Link // pages of the platform's that the step is about
	FromFile  bool   // nothing can be changed here
	Checks    []NumberCheck
	CheckedAt string
	Errors    Errors
	Form      NumberForm
	Back      string
	Next      string
	Finished  bool // the last step, and all of them are well
}

// NumberStep is an entry of the list of steps.
type NumberStep struct {
	Href, Label string
	State       Chip
	Icon        string // of the state: ok, warn, fail, off
	Here        bool
}

// NumberCheck is a check with the click that mends it.
type NumberCheck struct {
	Check
	Action, Do, Busy string // address and words; empty: no click mends it
}

// NumberForm is what the step asks for. Of secrets it says only whether they are
// stored.
type NumberForm struct {
	Dialog360                 bool
	Token, Secret, OldSecret  bool // stored
	Account, AccountFixed     string
	Choices                   []Choice // of the account's numbers
	NumberID, Display, PIN    string
	Registers                 bool
	Address, Verify           string // to copy
	WaLink                    string
	Phone                     string // where the sample message goes
	NoOwner, Open             bool   // of the owner's window
	SendState                 Chip   // of the last test message
	Properties                []Choice
	TokenFixed, SecretFixed   bool
	NumberFixed, DisplayFixed bool
}
