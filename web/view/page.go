package view

import (
	"strings"

	"portineria/lang"
)

// Assets are the addresses of the embedded files, content hash included.
type Assets struct {
	Style   string
	Script  string
	Favicon string
}

// Page is what stands around every page behind the login.
type Page struct {
	W      *lang.Words
	Assets Assets
	// Section is the entry of the main menu that the page belongs to: one of the
	// Section constants.
	Section string
	// Sections are those that the account may open, in the order of the menu.
	Sections []string
	// Waiting is how many conversations wait for a person.
	Waiting int
	Health  []HealthLine
	User    User
	Flash   *Flash
}

// The entries of the main menu.
const (
	SectionToday      = "today"
	SectionInbox      = "inbox"
	SectionCalendar   = "calendar"
	SectionProperties = "properties"
	SectionSimulator  = "simulator"
	SectionSettings   = "settings"
)

// User is the account that looks at the page.
type User struct {
	Name string
	Role string // in words
}

// Tone is what a colour says; it never says it alone, words stand beside it.
type Tone string

// The tones: bottle green works by itself, brass waits for a person, terracotta
// is trouble, plain says nothing, ink is closed.
const (
	Plain Tone = "plain"
	Green Tone = "green"
	Brass Tone = "brass"
	Red   Tone = "red"
	Ink   Tone = "ink"
)

// HealthLine is the state of one part, at the foot of the menu.
type HealthLine struct {
	State string // ok, warn, fail, off
	Text  string
	Href  string // where to look; empty: nowhere
}

// Flash is what the last action did, shown once.
type Flash struct {
	Tone Tone // Green: done; Brass: done, but look; Red: not done
	Text string
}

// Chip is a short state in a coloured pill.
type Chip struct {
	Tone Tone
	Text string
}

// Moment is an instant for people and for machines.
type Moment struct {
	Text     string // ready to print
	ISO      string // RFC 3339; empty: no <time> element
	Relative bool   // Text is a distance, "5 min ago", that the page may refresh
}

// Option is an entry of a choice.
type Option struct {
	Value, Label string
	Selected     bool
}

// Options is a choice under a heading; an empty heading makes a flat list.
type Options struct {
	Label   string
	Options []Option
}

// Link is a place to go.
type Link struct{ Href, Label string }

// Errors are the refusals of a form, by field name, ready to print. The empty
// name is a refusal of the form as a whole.
type Errors map[string]string

// Any reports whether something was refused.
func (e Errors) Any() bool { return len(e) > 0 }

// Fields counts the fields that were refused.
func (e Errors) Fields() int {
	n := len(e)
	if _, whole := e[""]; whole {
		n--
	}
	return n
}

// Public is what stands around a page that needs no login.
type Public struct {
	W         *lang.Words
	Assets    Assets
	Languages []LanguageLink // empty: no choice
	Flash     *Flash
}

// LanguageLink is the same page in another language.
type LanguageLink struct {
	Code    string // ISO 639-1
	Name    string // in itself
	Href    string
	Current bool
}

// Initials makes the one or two letters of a face from a name: "LW". What has
// no letters, such as a telephone number, becomes a question mark.
func Initials(name string) string {
	var letters []rune
	for part := range strings.FieldsSeq(name) {
		first := []rune(part)[0]
		if strings.ToUpper(string(first)) != strings.ToLower(string(first)) {
			letters = append(letters, []rune(strings.ToUpper(string(first)))[0])
		}
	}
	switch len(letters) {
	case 0:
		return "?"
	case 1:
		return string(letters[0])
	default:
		return string([]rune{letters[0], letters[len(letters)-1]})
	}
}

func sectionLabel(w *lang.Words, section string) string {
	switch section {
	case SectionInbox:
		return w.Shell.Inbox
	case SectionCalendar:
		return w.Shell.Calendar
	case SectionProperties:
		return w.Shell.Properties
	case SectionSimulator:
		return w.Shell.Simulator
	case SectionSettings:
		return w.Shell.Settings
	default:
		return w.Shell.Today
	}
}

func sectionPath(section string) string {
	switch section {
	case SectionInbox:
		return InboxPath
	case SectionCalendar:
		return CalendarPath
	case SectionProperties:
		return PropertiesPath
	case SectionSimulator:
		return SimulatorPath
	case SectionSettings:
		return SettingsPath
	default:
		return TodayPath
	}
}
