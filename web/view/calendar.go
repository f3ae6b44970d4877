package view

import (
	"net/url"
	"strconv"
	"strings"
)

// CalendarPage shows all stays of a month, a quarter or a year, as a timeline or
// as a list.
type CalendarPage struct {
	Page
	Title string // "July 2026", or the two months that the weeks touch
	View  string // ViewTimeline or ViewList
	Span  string // SpanMonth, SpanQuarter or SpanYear
	// From is the first day, YYYY-MM-DD, that this page shows: a Monday.
	From           string
	Previous, Next string // addresses
	Today          string // the address of the weeks around today
	Days           int    // shown, whole weeks
	TodayColumn    int    // the first of today's two columns; 0: today is not shown
	Months         []CalendarMonth
	Ticks          []CalendarTick // below the months; none over a year
	Rows           []CalendarRow
	Clashes        []Clash
	Feeds          []FeedLine
	Filter         CalendarFilter
	CanWrite       bool   // may add bookings and read the calendars again
	Until          string // RFC 3339: up to when the properties stand as shown, and today is today
}

// How the calendar is shown.
const (
	ViewTimeline = "timeline"
	ViewList     = "list"
)

// How much of the calendar is shown.
const (
	SpanMonth   = "month"
	SpanQuarter = "quarter"
	SpanYear    = "year"
)

// CalendarMonth heads the columns of one month.
type CalendarMonth struct {
	Start, End int // columns
	Label      string
	Href       string // that month by its days; empty where that is what is shown
}

// CalendarTick heads a day, or the week that begins with it.
type CalendarTick struct {
	Start, End int    // columns
	Number     string // "14"
	Weekday    string // "Tue"; empty for a week
	Today      bool
}

// CalendarFilter is what of the calendar is shown.
type CalendarFilter struct {
	Properties []Option // with one for all
	Channels   []Option
	Clashes    bool   // only what is booked twice
	MayClash   bool   // the account is told of double bookings
	On         bool   // something is left out
	Clear      string // the address without filter
	Fold       bool   // there is little to choose from
}

// CalendarRow is one property.
type CalendarRow struct {
	ID       string
	Property string
	Href     string // empty: the account may not open properties
	State    string // how it stands now, in words, "in house"; empty: not told
	Now      string // the key of that state
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
	Start, End int // columns, both within the bar, from 1
	Lane       int // from 1, for bars that overlap
	Kind       string
	Channel    string // the key: chooses the colour of the edge
	Label      string // short, inside the bar: a name, "Blocked"
	Detail     string // below the label where there is room: the channel, and what is known
	Words      string // read aloud and as the tip: name, kind, channel, nights, all marks
	Nights     string // "12 to 19 July"
	Guest      string // for the list
	Chips      []Chip // for the list: kind, channel, state
	Known      string // stay.Acquaintance; empty: not told, or nobody is to come
	Clash      bool
	Unsure     bool // its dates are uncertain
	Missing    bool // gone from its calendar, and kept
	Held       bool // its calendar answers strangely, and nothing is cancelled
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
	State  string // ok, warn, fail, off
	Name   string // "Airbnb", with the property where the account sees several
	Before string // follows the name: ", read", or all there is to say
	Read   Moment // how long ago; empty where something else is said
	After  string // follows that: ", 7 bookings"
	Href   string
}

// place names the columns that something covers, as classes: no element carries a
// style of its own, so columns.css adds hundreds, tens and ones up to a line of
// the grid.
func place(start, end int) string {
	end++ // the line behind the last column
	b := append(make([]byte, 0, 24), "at "...)
	for i, n := range []int{start / 100, start / 10 % 10, start % 10, end / 100, end / 10 % 10, end % 10} {
		b = append(b, "abcxyz"[i])
		b = strconv.AppendInt(b, int64(n), 10)
		b = append(b, ' ')
	}
	return string(b[:len(b)-1])
}

func (s Stay) class() string {
	var b strings.Builder
	b.WriteString("bar bar-" + s.Kind + " " + place(s.Start, max(s.Start, s.End)) + " lane-" + strconv.Itoa(min(max(1, s.Lane), maxLanes)))
	for _, mark := range []struct {
		on    bool
		class string
	}{{s.Clash, " bar-clash"}, {s.Unsure, " bar-unsure"}, {s.Missing, " bar-missing"}, {s.Held, " bar-held"}, {s.End-s.Start < 3, " bar-short"}, {s.Before, " bar-before"}, {s.After, " bar-after"}} {
		if mark.on {
			b.WriteString(mark.class)
		}
	}
	b.WriteString(" channel-" + channelClass(s.Channel))
	return b.String()
}

// maxLanes is how many bars of a property may lie above each other; further ones
// share the last lane.
const maxLanes = 8

// signs are the marks before a label, for the eye; the words say the same.
func (s Stay) signs() string {
	var signs strings.Builder
	for _, mark := range []struct {
		on   bool
		sign string
	}{{s.Clash, signClash}, {s.Unsure, signUnsure}, {s.Missing, signMissing}, {s.Held, signHeld}} {
		if mark.on {
			signs.WriteString(mark.sign)
		}
	}
	return signs.String()
}

// The marks of bars.
const (
	signClash   = "!"
	signUnsure  = "≈"
	signMissing = "?"
	signHeld    = "‖"
)

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

// CalendarAt is the address of a calendar page, without what is usual.
func CalendarAt(v url.Values) string {
	for name := range v {
		if one := v.Get(name); one == "" || name == "view" && one == ViewTimeline || name == "span" && one == SpanMonth {
			delete(v, name)
		}
	}
	if len(v) == 0 {
		return CalendarPath
	}
	return CalendarPath + "?" + v.Encode()
}

func (p CalendarPage) chosen(options []Option) string {
	for _, o := range options {
		if o.Selected {
			return o.Value
		}
	}
	return ""
}

// at is this page with another view or span.
func (p CalendarPage) at(view, span string) string {
	clashes := ""
	if p.Filter.Clashes {
		clashes = "yes"
	}
	return CalendarAt(url.Values{"from": {p.From}, "view": {view}, "span": {span}, "property": {p.chosen(p.Filter.Properties)}, "channel": {p.chosen(p.Filter.Channels)}, "clashes": {clashes}})
}

func (p CalendarPage) here() string { return p.at(p.View, p.Span) }

func (p CalendarPage) views() []tab {
	return []tab{
		{Href: p.at(ViewTimeline, p.Span), Label: p.W.Calendar.AsTimeline, Icon: "weeks", Current: p.View != ViewList},
		{Href: p.at(ViewList, p.Span), Label: p.W.Calendar.AsList, Icon: "list", Current: p.View == ViewList},
	}
}

func (p CalendarPage) spans() []Link {
	return []Link{
		{Href: p.at(p.View, SpanMonth), Label: p.W.Calendar.Month},
		{Href: p.at(p.View, SpanQuarter), Label: p.W.Calendar.Quarter},
		{Href: p.at(p.View, SpanYear), Label: p.W.Calendar.Year},
	}
}

func (p CalendarPage) nothing() bool {
	for _, row := range p.Rows {
		if len(row.Bars) > 0 {
			return false
		}
	}
	return true
}
