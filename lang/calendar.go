package lang

// Calendar is the page of all stays over a month, a quarter or a year.
type Calendar struct {
	Title      string
	Previous   map[string]string // by span: month, quarter, year
	Next       map[string]string
	Today      string
	AsTimeline string
	AsList     string
	Views      string // names the choice between the two
	Spans      string // names the choice of how much is shown
	Month      string
	Quarter    string
	Year       string
	Weeks      string // names the timeline for a screen reader
	Skip       string // link over the timeline
	Keys       string // how the keyboard walks over it
	Free       string // a night that nobody has
	AddHere    string // what Enter does on such a night
	Add        string
	Sync       string
	Synced     string // flash
	Reading    string // on the button while it goes on
	NoHouses   string
	NoStays    string
	Clashes    string
	ClashIn    func(property, nights, first, second string) string
	ClashNext  string
	Compare    string
	FeedsTitle string
	FeedsNone  string
	Legend     string
	Stays      func(property string) string

	Filter         string
	FilterProperty string
	FilterChannel  string
	FilterClashes  string
	FilterAll      string // of properties or channels
	FilterDo       string
	FilterClear    string
	FilterNone     string

	// Marks on a stay.
	Clash        string
	Unsure       string
	Missing      string
	Held         string
	OtherChannel string
	Taken        string            // short: nobody knows by whom
	Known        map[string]string // by stay.Acquaintance
}

// Booking is the page of one booking and the form for a new one.
type Booking struct {
	NewTitle    string
	NewIntro    string
	Property    string
	Checkin     string
	Checkout    string
	Name        string
	NameHint    string
	Phone       string
	PhoneHint   string
	Code        string
	CodeHint    string
	Language    string
	Guests      string
	GuestsHint  string
	Overlap     string // check box: enter it all the same
	OverlapHint string
	Create      string
	Created     string // flash

	Nights       string
	Source       string
	FromFeed     func(feed string) string
	ByHand       string
	FeedRules    string // dates come from the feed
	Reference    string
	Last4        func(digits string) string
	NoPhone      string
	CodesWindow  string
	Invite       string
	InviteIntro  string
	InviteLink   string
	InviteText   string
	InviteHint   string
	NoNumber     string // no WhatsApp number configured yet
	People       string
	PeopleText   func(seats int) string
	PeopleNone   string
	Cancel       string
	CancelTitle  string
	CancelText   string
	CancelDo     string
	CancelKeep   string
	Cancelled    string // flash
	CancelledTop string
	EditContact  string
	Saved        string // flash
	MissingTop   string
	HeldTop      string
	ClashTop     func(other string) string
	Uncertain    string // chip
	UncertainTop string
	TwinTop      string // it repeats another one, whose name follows

	CheckinAt  string
	CheckoutAt string
	FeedSays   string // what the feed calls it
	Quote      func(text string) string
	Kind       string
	Since      func(evidence, when string) string // by what somebody is tied, and since when
	LastWrote  string                             // before how long ago
	Acts       string
	History    string
	HistoryNo  string
	Happened   Happened
}

// Happened are the lines of a booking's history.
type Happened struct {
	ByHand     string
	ByGuest    string
	ByImport   string
	ByFeed     func(name string) string
	ByFeedGone string // of a calendar that is connected no longer

	Added        func(nights string) string
	Nights       func(was, now string) string
	Property     func(was, now string) string
	Kind         func(was, now string) string
	Missing      string
	Back         string
	Cancelled    string
	Restored     string
	Confirmed    string
	Details      func(fields string) string
	Fields       map[string]string
	Identified   string
	Unidentified string
	Feed         string
	Joined       func(evidence string) string
	Left         string
	Other        string
}
