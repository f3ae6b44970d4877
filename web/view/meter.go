package view

// Meter is what messages cost, a month for each number. Its form posts to MeterPath:
// at_end, own_prices, account_zone.
type Meter struct {
	Month    string // "November 2026"
	Previous Link   // empty Href: nothing before it
	Next     Link   // empty Href: it is the present one
	Numbers  []MeterMonth
	Source   string // where the prices are from
	AtEnd    []Choice
	Prices   string
	Zone     string
	Errors   Errors
	Rows     []Row // the choices, for who may only read
	CanWrite bool
}

// MeterMonth is one number's month, ready to print.
type MeterMonth struct {
	ID      string
	Title   string // empty: the only number
	Figures []Row
	Bar     *MeterBar // of the free share; nil: all is free
	Notes   []string
	Warn    string // what deserves a look; may be empty
	Tone    Tone   // of it
	Plot    *Plot  // nil: nothing to draw
	Empty   bool   // no message yet
}

// MeterBar is how full the free share is.
type MeterBar struct {
	Percent string // "83"
	Label   string // "830 of 1,000"
	Tone    Tone
}
