package lang

// Import is the pages that bring a portal's list of reservations into the calendar.
type Import struct {
	Link       string // on the calendar page
	Title      string
	Intro      string
	File       string
	FileHint   string
	Property   string
	WholeHouse string // first choice of Property
	PropHint   string
	Read       string
	Promise    string
	NotRead    string
	Nothing    string // no file was chosen
	Gone       string // flash: the list is no longer in memory
	WhereTitle string
	Where      []Named // how to get the list, portal by portal

	ReadTitle    string
	ReadIntro    string
	Columns      string
	ColumnsIntro string
	ColumnsNeed  string // arrival and departure are not known
	ColumnsTwice string
	Example      func(values string) string
	NotNeeded    string
	Fields       map[string]string // what a column may hold
	Order        string
	OrderHint    string
	DayFirst     func(example string) string
	MonthFirst   func(example string) string
	AsFound      string
	Units        string
	UnitsIntro   string
	LeaveOut     string
	States       string
	StatesIntro  string
	StateWords   map[string]string // what a word for a state may mean
	GoOn         string
	HowRead      string // opens the same questions once they are answered

	PlanTitle    string
	PlanIntro    string
	From         func(channel string) string
	Rows         func(n int) string
	Outcomes     map[string]Named // heading of a group of rows
	Row          func(n int) string
	Pick         string // the box of a row, for a screen reader
	Details      map[string]string
	Adds         func(details ...string) string
	Keeps        func(details ...string) string
	Moves        func(was, becomes string) string
	NoNumber     func(why string) string // the row's number is not taken
	Column       func(name, why string) string
	Whys         map[string]string
	Problems     map[string]string
	LookAt       string // link to the stay
	Apply        string
	ApplyHint    string
	Drop         string
	PickNone     string
	Changed      string
	NothingToDo  string
	Done         func(fresh, added, moved, cancelled int) string
	DoneNothing  string
	OpenHistory  string
	AllOfOutcome func(n int) string // a group that is folded: so many rows
}

// Change is the pages on which bookings and closed nights are changed by hand.
type Change struct {
	Title       string
	BlockTitle  string // of closed nights
	Edit        string // link on the page of a booking
	Property    string
	Notes       string
	NotesHint   string
	Reason      string
	FeedSays    func(nights string) string
	FeedAgain   string // button: the calendar's nights again
	FeedNights  string // hint: what it means to change the nights of a feed's stay
	Save        string
	Saved       string // flash
	From        string
	To          string
	ToHint      string
	Close       string // link and title: close nights
	CloseIntro  string
	CloseDo     string
	Closed      string // flash
	Overlap     string
	OverlapHint string
	Free        string // remove closed nights
	FreeTitle   string
	FreeText    string
	FreeDo      string
	FreeKeep    string
	Freed       string // flash
	Reopen      string
	ReopenText  string
	ReopenTaken string
	ReopenForce string
	Reopened    string // flash
}
