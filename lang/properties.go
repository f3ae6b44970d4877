package lang

// Properties is the list of properties and the basics of one.
type Properties struct {
	Title       string
	Intro       string
	Add         string
	Import      string
	Empty       string
	EmptyText   string
	FactsCount  func(n int) string
	FeedsCount  func(n int) string
	NextArrival func(name, day string) string
	NobodyNext  string
	Tabs        string
	TabFacts    string
	TabFeeds    string
	TabBasics   string

	NewTitle       string
	NewIntro       string
	ID             string
	IDHint         string
	Name           string
	Address        string
	Language       string
	LanguageHint   string
	Timezone       string
	Country        string
	HostName       string
	HostNameHint   string
	CIN            string
	CINHint        string
	TimesTitle     string
	CheckinFrom    string
	CheckinUntil   string
	UntilHint      string
	CheckoutUntil  string
	WindowTitle    string
	WindowIntro    string
	OpensBefore    string
	ClosesAfter    string
	Identity       string
	IdentityHint   string
	AnswersTitle   string
	SendAbove      string
	SendAboveHint  string
	DraftAbove     string
	DraftAboveHint string
	Keywords       string
	KeywordsHint   string
	Create         string
	Created        string // flash
	Saved          string // flash

	ExportTitle   string
	ExportText    string
	ExportDo      string
	ImportTitle   string
	ImportIntro   string
	ImportText    string
	ImportHint    string
	ImportFile    string
	ImportReplace string
	ImportDo      string
	ImportFailed  string
	Imported      func(name string, facts int) string

	DeleteTitle string
	DeleteText  string
	Delete      string
	Deleted     string // flash
}

// Facts is what the owner wrote about a property.
type Facts struct {
	Title        string
	Intro        string
	Add          string
	Filter       string
	All          string
	Empty        string
	EmptyText    string
	EmptyFilter  string
	NewTitle     string
	EditTitle    string
	Topic        string
	TopicHint    string
	Visibility   string
	Text         string
	TextHint     string
	Secrets      string
	SecretsHint  string
	Translations string
	TransIntro   string
	TransIn      func(language string) string
	TransNone    string
	TransCount   func(languages string) string
	HasSecret    string
	Deleted      string // flash
	Saved        string // flash
	DeleteTitle  string
	DeleteText   string
	IDLabel      string
}

// Feeds are the calendars of a property.
type Feeds struct {
	Title       string
	Intro       string
	Empty       string
	Name        string
	NameHint    string
	URL         string
	URLHint     string
	FileHint    string
	Add         string
	SyncNow     string
	Synced      string // flash
	Remove      string
	RemoveTitle string
	RemoveText  string
	Removed     string // flash
	LastRead    func(age string) string
	Read        string // "read", before how long ago
	NeverRead   string
	Bookings    func(n int) string // behind how long ago
	Since       func(doing, when string) string
	KeptCount   func(n int) string // what is kept of a calendar in trouble
	Trouble     func(trouble string) string
	Kept        string
	Held        string
	Changed     func(added, changed, missing, cancelled int) string
	Rejected    func(n int) string
	StateOK     string
	StateWarn   string
	StateFail   string
	StateNew    string
	WhereTitle  string
	WhereText   string

	Open        string // leads to the page of one calendar
	More        string // leads to older decisions
	LinkTitle   string
	LinkText    string
	Link        string // the field
	LinkDo      string
	LinkSame    string // of a file: it is read where it is
	Relinked    string // flash
	BelieveText string
	BelieveDo   string
	Believed    string // flash
	WarnTwice   func(one, other string) string
	WarnPaid    string // a Vrbo link that tells of requests nobody has paid
}
