package lang

// Meter is how many messages reached guests in a month, and what they cost.
type Meter struct {
	Title, Intro string
	None         string // nothing was sent yet
	Number       func(number string) string
	Simulator    string
	Previous     string
	This         string

	FreeText  string // figures
	Templates string
	Share     string
	ShareOf   func(used, limit string) string
	ShareAll  string
	Cost      string
	CostNone  string
	Beyond    string
	Expected  string

	Unpriced func(n int) string
	Unsaid   func(n int) string
	Entry    func(n int) string
	Ends     func(day string) string // the share at this pace
	Over     string
	Lasts    string // the share, to the end of the month
	Source   func(since, source, checked string) string

	Plot      string
	PlotDay   func(day string, free, templates int) string
	PlotTable string
	PlotNone  string
	Day       string

	ChoicesTitle string
	AtEnd        string
	AtEndNames   map[string]Explained
	Prices       string
	PricesHint   string
	Zone         string
	ZoneHint     string
	Saved        string

	Line   func(used, limit string) string // on Today
	LineUp string                          // and once the share is used up
}

// Explained is a choice with what it means.
type Explained struct{ Name, Explain string }
