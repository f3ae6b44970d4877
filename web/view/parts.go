package view

import (
	"portineria/lang"

	"github.com/a-h/templ"
)

// field is one input with its label, hint and refusal.
type field struct {
	ID           string // empty: as Name
	Name         string
	Label        string
	Hint         string
	Value        string
	Error        string
	Type         string // empty: text
	Autocomplete string
	Inputmode    string
	Lang         string
	Optional     string // the word "optional", where the field is
	Min, Max     string
	Step         string
	Rows         int // of a text area
	Required     bool
	Focus        bool // where the person begins
	Large        bool
	Keys         bool   // Ctrl and Enter send the form, where there is script
	KeysHint     string // said behind the hint where there is script
	Options      []Option
	Groups       []Options
	Accept       string
	Mono         bool
}

func (f field) id() string {
	if f.ID != "" {
		return f.ID
	}
	return "f-" + f.Name
}

func (f field) kind() string {
	if f.Type == "" {
		return "text"
	}
	return f.Type
}

// describedBy names what stands below the field for a screen reader: the
// refusal, or else the hint.
func (f field) describedBy() string {
	switch {
	case f.Error != "":
		return f.id() + "-error"
	case f.Hint != "":
		return f.id() + "-hint"
	default:
		return ""
	}
}

// choice is a set of radio buttons or check boxes, each with an explanation.
type choice struct {
	ID     string // empty: as Name
	Name   string
	Legend string
	Hint   string
	Error  string
	Many   bool // check boxes instead of radio buttons
	Items  []Choice
}

func (c choice) id() string {
	if c.ID != "" {
		return c.ID
	}
	return "f-" + c.Name
}

func (c choice) kind() string {
	if c.Many {
		return "checkbox"
	}
	return "radio"
}

// Choice is one of several things to tick, with what it means.
type Choice struct {
	Value, Label, Explain string
	Chosen                bool
}

// question is a dialog that asks before something is done that hurts.
type question struct {
	ID     string
	Title  string
	Text   string
	Action string
	Do     string
	Keep   string
	Danger bool
}

// tab is one of a row of links of which one is where we are.
type tab struct {
	Href, Label, Icon string
	Count             string
	Current           bool
}

func toneOr(tone, otherwise Tone) Tone {
	if tone == "" {
		return otherwise
	}
	return tone
}

func flashWord(tone Tone, done, attention, trouble string) string {
	switch tone {
	case Red:
		return trouble
	case Brass:
		return attention
	default:
		return done
	}
}

func toneIcon(tone Tone) string {
	switch tone {
	case Red:
		return "alert"
	case Brass:
		return "bell"
	case Green:
		return "check"
	default:
		return "info"
	}
}

// current marks a link that leads to where we are; kind is "page" for a place
// and "true" for the chosen one of a list.
func current(here bool, kind string) templ.Attributes {
	if !here {
		return templ.Attributes{}
	}
	return templ.Attributes{"aria-current": kind}
}

// interfaceLanguages is the choice of the owner's language, each in itself.
func interfaceLanguages(chosen string) []Option {
	var all []Option
	for _, code := range lang.Codes() {
		all = append(all, Option{Value: code, Label: lang.Autonym(code), Selected: code == chosen})
	}
	return all
}

func troubleIcon(tone Tone) string {
	if tone == Brass {
		return "unsure"
	}
	return "alert"
}
