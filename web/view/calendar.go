package view

import "strconv"

// CalendarPage shows all stays of four weeks, as a timeline or as a list.
type CalendarPage struct {
	Page
	Title string // "July 2026", or the two months that the weeks touch
	View  string // ViewTimeline or ViewList
	// From is the first day, YYYY-MM-DD, that this page shows.
	From           string
	Previous, Next string // addresses; Today is always CalendarPath
	Days           []CalendarDay
	Rows           []CalendarRow
	Clashes        []Clash
	Feeds          []FeedLine
	CanWrite       bool // may add bookings and read the calendars again
}

// How the calendar is shown.
const (
	ViewTimeline = "timeline"
	ViewList     = "list"
)

// CalendarDay is a column of the timeline; at most 31 are drawn.
type CalendarDay struct {
	Number  string // "14"
	Weekday string // "Tue"
	Month   string // "July", on the first column and on the first of a month
	Today   bool
	Weekend bool
}

// CalendarRow is one property.
type CalendarRow struct {
	Property string
	Href     string // empty: the account may not open properties
	Bars     []Stay
	Lanes    int // how many bars lie above each other at most; 0 counts as 1
}

// Stay is one booking or block, as a bar and as a line of the list.
//
// A day is two columns of the timeline, night before and night after noon: a
// stay begins in the second half of its day of arrival and ends in the first
// half of its day of departure, so that two stays may share a day. On the i-th
// day shown (from 0), arrival is column 2i+2 and departure is column 2i+1, the
// last one that the bar covers. A bar that began earlier starts at column 1,
// one that goes on ends at the last column.
type Stay struct {
	ID         string
	Href       string
	Start, End int // columns, both within the bar, 1 to 62
	Lane       int // from 1, for bars that overlap
	Kind       string
	Channel    string // the key: chooses the colour of the edge
	Label      string // short, inside the bar: a name, "Blocked"
	Words      string // read aloud and as the tip: name, kind, channel, nights
	Nights     string // "12 to 19 July"
	Guest      string // for the list
	Chips      []Chip // for the list: kind, channel, state
	Clash      bool
	Before     bool // began before the days shown
	After      bool // goes on after them
	Plain      bool // no link: the account may not open bookings
}

// Clash is a double booking.
type Clash struct {
	Text  string
	Links []Link // the two bookings
}

// FeedLine is how one calendar is doing, in plain words.
type FeedLine struct {
	State string // ok, warn, fail, off
	Text  string
	Href  string
}

func (s Stay) class() string {
	class := "bar bar-" + s.Kind + " c-" + strconv.Itoa(s.Start) + " span-" + strconv.Itoa(max(1, s.End-s.Start+1)) +
		" lane-" + strconv.Itoa(max(1, s.Lane))
	if s.Clash {
		class += " bar-clash"
	}
	if s.Before {
		class += " bar-before"
	}
	if s.After {
		class += " bar-after"
	}
	return class + " channel-" + channelClass(s.Channel)
}

// channelClass maps the channels that have a colour of their own; all others
// share one.
func channelClass(channel string) string {
	switch channel {
	case "airbnb", "vrbo", "direct":
		return channel
	case "booking", "booking.com":
		return "booking"
	case "":
		return "direct"
	default:
		return "other"
	}
}

func (p CalendarPage) size() string { return "days-" + strconv.Itoa(len(p.Days)) }

func (p CalendarPage) here() string { return p.at(p.View) }

func (p CalendarPage) at(view string) string {
	return CalendarPath + "?from=" + p.From + "&view=" + view
}

func (p CalendarPage) views() []tab {
	return []tab{
		{Href: p.at(ViewTimeline), Label: p.W.Calendar.AsTimeline, Icon: "weeks", Current: p.View != ViewList},
		{Href: p.at(ViewList), Label: p.W.Calendar.AsList, Icon: "list", Current: p.View == ViewList},
	}
}
