package lang

import "strings"

// CalendarLog is the log of a calendar: what was decided, and why.
type CalendarLog struct {
	Title string
	Intro string
	Empty string
	Times func(n int, until string) string // behind a line that happened again and again

	// About the calendar as a whole. trouble is one of Lists.FeedTroubles.
	Failed    func(feed, trouble string, kept int) string
	Held      func(feed, trouble string, kept int) string
	HoldOver  func(feed string) string
	ReadAgain func(feed string, failures int) string
	Stopped   func(feed string) string
	Rejected  func(feed string, n int) string
	NoUIDs    func(feed string) string
	Trusted   func(feed string) string
	Relinked  func(feed string) string
	Paired    func(feed string) string

	// About a stay: who, or what is known of it, and its nights.
	Added     func(stay, nights string) string
	Taken     func(stay, nights string) string
	Moved     func(stay, was, nights string) string
	Changed   func(stay, nights string) string
	Missing   func(stay, nights string) string
	Back      func(stay, nights string) string
	Gone      func(stay, nights string) string
	Reopened  func(stay, nights string) string
	TooNear   func(stay, nights string) string
	Elsewhere func(stay, nights string) string
	Joined    func(stay, nights string) string
	Cut       func(stay, nights string) string
	Echo      func(stay, nights, other string) string
	Linked    func(stay, nights, other string) string
	Likely    func(stay, nights, other string) string
	Same      func(stay, nights, other string) string
	Alone     func(stay, nights string) string
	Lingers   func(stay, nights string) string
	Double    func(stay, nights, other string) string
	Answered  func(answer, stay, nights string) string
	Both      func(stay, other string) string // of an answer about two
	Cancelled func(stay, nights string) string
	Restored  func(stay, nights string) string
	HandedOn  func(stay, nights string) string
	Other     string // where the other stay is gone
}

// LogLine is a decision in words that are ready to be put into a sentence.
type LogLine struct {
	What, Problem string // keys: of the decision, and of what it is about
	Feed          string // as the owner calls it
	Count, Times  int
	Until         string // when it last happened, where that was more than once
	Stay, Other   string
	Pair          bool // about both of them
	Nights, Was   string
}

// CalendarLine is a decision as a sentence; false for one that has no words.
func (w *Words) CalendarLine(x LogLine) (string, bool) {
	if x.Other == "" {
		x.Other = w.CalendarLog.Other
	}
	text := w.aboutFeed(x)
	if text == "" {
		text = w.aboutStay(x)
	}
	if text != "" && x.Times > 1 {
		text += " " + w.CalendarLog.Times(x.Times, x.Until)
	}
	return w.Capital(text), text != ""
}

func (w *Words) aboutFeed(x LogLine) string {
	l := w.CalendarLog
	switch x.What {
	case "failed":
		return l.Failed(x.Feed, w.FeedTrouble(x.Problem), x.Count)
	case "held":
		return l.Held(x.Feed, w.FeedTrouble(x.Problem), x.Count)
	case "hold_over":
		return l.HoldOver(x.Feed)
	case "read_again":
		return l.ReadAgain(x.Feed, x.Count)
	case "stopped":
		return l.Stopped(x.Feed)
	case "rejected":
		return l.Rejected(x.Feed, x.Count)
	case "no_uids":
		return l.NoUIDs(x.Feed)
	case "trusted":
		return l.Trusted(x.Feed)
	case "relinked":
		return l.Relinked(x.Feed)
	case "paired":
		return l.Paired(x.Feed)
	default:
		return ""
	}
}

func (w *Words) aboutStay(x LogLine) string {
	l := w.CalendarLog
	switch x.What {
	case "moved":
		return l.Moved(x.Stay, x.Was, x.Nights)
	case "double":
		return l.Double(x.Stay, x.Nights, x.Other)
	case "answered":
		about := x.Stay
		if x.Pair {
			about = l.Both(x.Stay, x.Other)
		}
		return l.Answered(w.CalendarAsk.Answers[x.Problem], about, x.Nights)
	case "twin":
		how := map[string]func(stay, nights, other string) string{"echo": l.Echo, "linked": l.Linked, "likely": l.Likely, "same": l.Same}[x.Problem]
		if how == nil {
			return ""
		}
		return how(x.Stay, x.Nights, x.Other)
	}
	plain := map[string]func(stay, nights string) string{"added": l.Added, "taken": l.Taken, "changed": l.Changed, "missing": l.Missing, "back": l.Back, "gone": l.Gone,
		"reopened": l.Reopened, "too_near": l.TooNear, "elsewhere": l.Elsewhere, "joined": l.Joined, "cut": l.Cut, "alone": l.Alone, "lingers": l.Lingers,
		"cancelled": l.Cancelled, "restored": l.Restored, "handed_on": l.HandedOn}[x.What]
	if plain == nil {
		return ""
	}
	text := plain(x.Stay, x.Nights)
	if x.Was != "" {
		text = strings.TrimSuffix(text, ".") + "; " + l.Moved(x.Stay, x.Was, x.Nights)
	}
	return text
}

// CalendarAsk is what the owner is asked about the calendar, and may answer.
type CalendarAsk struct {
	Title   string
	Intro   string
	None    string
	Done    string // flash
	Settled string // flash: it was no longer so
	History string // names what was answered before
	Link    string // where another page leads here

	Double       func(property string) string
	DoubleText   string
	DoubleKnown  string // after the owner's word
	Same         func(property string) string
	SameText     func(one, other string) string // two calendars
	SameMore     func(n int) string             // how many other stays stand in both
	SameMoved    string                         // one calendar: a stay that has changed its nights, or another one
	Vanished     func(property string) string
	VanishedText func(feed string) string
	Elsewhere    func(feed, other string) string // another calendar still has it
	Moved        func(property string) string
	MovedText    func(was, nights string) string
	Lingers      func(property string) string
	LingersText  func(channel string) string

	Answers map[string]string // by key, as a sentence
	Buttons map[string]string // by kind and answer, as "double same"
}
