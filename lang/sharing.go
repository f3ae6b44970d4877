package lang

// Sharing is the links under which others read a property's calendar.
type Sharing struct {
	Title string
	Intro string
	Gap   string // that no link keeps two sites from selling the same night at the same moment
	Empty string

	Unreachable     string // there is no public address
	UnreachableText string
	Reach           string // link to where that is set up

	Add         string
	For         string // the choice of who reads it
	ForHint     string
	Choose      string
	Sites       string // group of the choice
	Connected   string // group: sites whose calendars are connected
	Own         string // group: the owner's own
	Calendar    string // the owner's own calendar, without names
	Names       string // with names
	Other       string // a site that is not listed
	Name        string
	NameHint    string
	Closures    string // check box: tell closures of other sites as well
	ClosureHint string
	Create      string
	Created     string // flash
	Taken       string // there is one already

	Link     func(name string) string // label of the address
	OnDevice string                   // link: subscribe on this device
	Paste    map[string]string        // where the address goes, by channel; "" for any other site

	NeverRead  string
	ReadNow    string // chip: read lately
	ReadLate   string // chip: not read for long
	HeldBack   string // chip
	ReadBy     func(who, age string) string
	OpenedBy   func(age string) string      // in a browser
	Stranger   func(who, age string) string // a reader that the link was not given to
	LateText   func(who string) string      // what late means and what to do
	Tells      func(stays int, until string) string
	NoNames    string
	WithNames  string
	Free       string // an empty calendar
	LeavesOut  func(channel string) string
	ClosuresOn string

	Held        func(kept, of int) string
	HeldText    string
	Release     string
	ReleaseAsk  string // title of the question
	ReleaseText string
	Released    string // flash
	Look        string // link to the calendar

	TellClosures string // acts
	HideClosures string
	Changed      string // flash
	Renew        string
	RenewTitle   string
	RenewText    string
	Renewed      string // flash
	Revoke       string
	RevokeTitle  string
	RevokeText   string
	Revoked      string // flash

	Program string // a reader that does not say who it is
	Google  string
	Apple   string
	Outlook string

	// What people read in a calendar of their own.
	Booked string
	Closed string
	Booker func(n int) string // how many guests

	HeldToday     func(who, property string) string // on the first page
	HeldTodayText func(kept, of int) string
	HeldAction    string
}

// Reader names who has read a calendar, by the key of the reader.
func (w *Words) Reader(key string) string {
	switch key {
	case "program", "":
		return w.Sharing.Program
	case "google":
		return w.Sharing.Google
	case "apple":
		return w.Sharing.Apple
	case "outlook":
		return w.Sharing.Outlook
	}
	return w.Channel(key)
}

// Shared names who a link is for. name is the owner's own word for a site that
// has none here.
func (w *Words) Shared(channel, name string) string {
	switch {
	case channel == "calendar":
		return w.Sharing.Calendar
	case channel == "names":
		return w.Sharing.Names
	case name != "":
		return name
	}
	return w.Channel(channel)
}

// PasteHint says where the address of a link goes.
func (w *Words) PasteHint(channel string) string {
	if text, ok := w.Sharing.Paste[channel]; ok {
		return text
	}
	return w.Sharing.Paste[""]
}
