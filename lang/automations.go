package lang

import (
	"strconv"
	"strings"
)

// Automations is messages by rule.
type Automations struct {
	Title     string
	Intro     string
	Back      string
	Yours     string
	Empty     string
	EmptyText string
	Ready     string
	ReadyText string
	New       string
	NewTitle  string
	Coming    string
	ComingNo  string
	Became    string
	BecameNo  string
	Preview   string // link
	Look      string // at a ready rule
	On, Off   string // chips
	SwitchOn  string
	SwitchOff string
	Next      func(when, guest string) string
	NextNo    string
	Ahead     func(n int) string // messages in the next 30 days

	Saved, SwitchedOn, SwitchedOff, Removed, Paused, Resumed, Skipped, SentNow string // flashes
	NotSent                                                                    func(why string) string

	PreviewTitle string
	PreviewIntro string
	PreviewNo    string
	Would        string // heading of what would have gone
	WouldText    string
	OwnWords     string // where the guest wrote
	TemplateSays string // otherwise
	NoTemplate   string
	NotApproved  func(name string) string
	Templates    string // link to them
	ReadsNow     string
	Nobody       string
	To           func(guest, property string) string

	// The form.
	Name, NameHint         string
	ID, IDHint             string
	WhenLegend             string
	Number                 string
	Unit                   string
	Units                  map[string]string // before_days, after_days, before_hours, after_hours
	Event                  string
	Events                 map[string]string // booked, checkin, checkout
	At, AtHint             string
	Words                  string
	WordsHint              string
	Text                   func(language string) string
	Template, TemplateHint string
	TemplateNone           string
	Variables              string
	OnlyLegend             string
	OnlyHint               string
	Languages              string
	Channels               string
	Properties             string
	MinNights, MaxNights   string
	Identified             string
	Window                 string
	Either, Yes, No        string
	LimitsLegend           string
	QuietFrom, QuietUntil  string
	QuietHint              string
	Late, LateHint         string
	About, AboutHint       string
	Repeat, RepeatHint     string
	Save                   string
	Remove                 string
	RemoveTitle            string
	RemoveText             string
	Keep                   string
	Errors                 map[string]string // by stay.Invalid's key

	// On the page of a stay.
	StayTitle string
	StayIntro string
	StayNo    string
	Pause     string
	PausedNow string
	Resume    string
	Send      string
	Skip      string
	ReadIt    string
	States    map[string]string // by stay.RuleState
	Whys      map[string]string // by stay.Why

	said saidWords
}

// saidWords are the pieces of the sentence of a rule.
type saidWords struct {
	sameDay, dayBefore, dayAfter, daysBefore, daysAfter map[string]string // by event; %d
	sameHour, hoursBefore, hoursAfter                   map[string]string
	hourBefore, hourAfter                               map[string]string
	at, everyone, guestsWho, or                         string
	booked, speak, stayAt                               string // %s
	least, most, exactly, between                       string
	identified, notIdentified, wrote, silent            string
}

// RuleSaid is a rule in pieces that are words already, except its numbers.
type RuleSaid struct {
	Event, Unit                     string
	Offset                          int
	At                              string
	Languages, Channels, Properties []string
	MinNights, MaxNights            int
	Identified, Window              string // yes, no or empty
}

// RuleSentence is a rule as a person would say it: "2 days before check-in, at 17:00,
// to guests who speak German".
func (w *Words) RuleSentence(r RuleSaid) string {
	s := w.Automations.said
	return s.when(r) + ", " + s.whom(r)
}

func (s saidWords) when(r RuleSaid) string {
	n := r.Offset
	if n < 0 {
		n = -n
	}
	count := func(text string) string { return strings.ReplaceAll(text, "%d", strconv.Itoa(n)) }
	if r.Unit == "hours" {
		switch {
		case r.Offset == 0:
			return s.sameHour[r.Event]
		case r.Offset == -1:
			return s.hourBefore[r.Event]
		case r.Offset == 1:
			return s.hourAfter[r.Event]
		case r.Offset < 0:
			return count(s.hoursBefore[r.Event])
		default:
			return count(s.hoursAfter[r.Event])
		}
	}
	text := s.daysAfter[r.Event]
	switch {
	case r.Offset == 0:
		text = s.sameDay[r.Event]
	case r.Offset == -1:
		text = s.dayBefore[r.Event]
	case r.Offset == 1:
		text = s.dayAfter[r.Event]
	case r.Offset < 0:
		text = s.daysBefore[r.Event]
	}
	return count(text) + ", " + strings.ReplaceAll(s.at, "%s", r.At)
}

func (s saidWords) whom(r RuleSaid) string {
	var all []string
	list := func(text string, of []string) {
		if len(of) > 0 {
			all = append(all, strings.ReplaceAll(text, "%s", s.either(of)))
		}
	}
	list(s.booked, r.Channels)
	list(s.speak, r.Languages)
	list(s.stayAt, r.Properties)
	nights := ""
	switch {
	case r.MinNights > 0 && r.MinNights == r.MaxNights:
		nights = s.exactly
	case r.MinNights > 0 && r.MaxNights > 0:
		nights = s.between
	case r.MinNights > 0:
		nights = s.least
	case r.MaxNights > 0:
		nights = s.most
	}
	if nights != "" {
		all = append(all, strings.NewReplacer("%m", strconv.Itoa(r.MinNights), "%n", strconv.Itoa(r.MaxNights)).Replace(nights))
	}
	switch r.Identified {
	case "yes":
		all = append(all, s.identified)
	case "no":
		all = append(all, s.notIdentified)
	}
	switch r.Window {
	case "yes":
		all = append(all, s.wrote)
	case "no":
		all = append(all, s.silent)
	}
	if len(all) == 0 {
		return s.everyone
	}
	return s.guestsWho + " " + strings.Join(all, ", ")
}

// either joins with commas and an "or" before the last.
func (s saidWords) either(all []string) string {
	if len(all) == 1 {
		return all[0]
	}
	return strings.Join(all[:len(all)-1], ", ") + " " + s.or + " " + all[len(all)-1]
}

// RuleWhy is a reason in words; one that is not known says nothing.
func (w *Words) RuleWhy(key string) string { return w.Automations.Whys[key] }

// RuleState is a state in a word.
func (w *Words) RuleState(key string) string { return w.Automations.States[key] }

// RuleError is why a field of a rule was refused.
func (w *Words) RuleError(key string) string {
	if text, ok := w.Automations.Errors[key]; ok {
		return text
	}
	return w.Automations.Errors["other"]
}
