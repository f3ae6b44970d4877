package lang

// Calendar is the page of all stays over four weeks.
type Calendar struct {
	Title      string
	Previous   string
	Next       string
	Today      string
	AsTimeline string
	AsList     string
	Views      string // names the choice between the two
	Weeks      string // names the timeline for a screen reader
	Add        string
	Sync       string
	Synced     string // flash
	NoHouses   string
	NoStays    string
	Clashes    string
	ClashIn    func(property, nights, first, second string) string
	ClashNext  string
	Compare    string
	Clash      string // mark on a stay
	FeedsTitle string
	FeedsNone  string
	Legend     string
	Stays      func(property string) string
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
	ClashTop     func(other string) string
	Uncertain    string // chip
	UncertainTop string
	TwinTop      func(other string) string // it repeats another one
}
