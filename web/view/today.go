package view

// TodayPage is the first page.
type TodayPage struct {
	Page
	Greeting string // "Good evening. Tuesday 14 July"
	Today    Today
}

// Today is everything below the greeting; it refreshes itself.
type Today struct {
	Figures Figures
	// Start are the next steps of a fresh installation; nil once they are done.
	Start     *Start
	Alarms    []Alarm
	Meter     string // "Free WhatsApp messages this month: 312 of 1,000"; may be empty
	Twins     []Twins
	Problems  []Problem
	Houses    []HouseLine
	Until     string // RFC 3339: up to when the houses stand so
	Movements []Movement
	Waiting   []WaitingRow
	Plot      *Plot // nil: nothing was measured yet
}

// Figures are the four numbers, ready to print; an empty one is not known yet.
type Figures struct {
	Waiting  string // "2"; "" or "0" when nobody waits
	ByItself string // "86%"
	Median   string // "1.2 s"
	Arrivals string // "1"
}

func (f Figures) someoneWaits() bool { return f.Waiting != "" && f.Waiting != "0" }

// Start says which of the first steps are done.
type Start struct{ Property, Feed, WhatsApp, Simulator bool }

// Problem is something that the owner should put right.
type Problem struct {
	Tone        Tone // Red: broken; Brass: needs a person
	Title, Text string
	Action      Link // empty Href: nothing to press
}

// HouseLine is how a property stands now, and what comes next.
type HouseLine struct {
	Property  string
	Href      string // empty: the account may not open properties
	Now       string // the key of its state: chooses colour and shape
	State     string // "In house"
	Guest     string // whom it is about; empty: nobody
	GuestHref string
	Next      string // "check-out tomorrow 10:00"
}

// Movement is an arrival, a departure or a stay of today.
type Movement struct {
	Kind     string // arrival, departure, staying
	Time     string // "16:30"; may be empty
	Property string
	Guest    string
	Href     string // the booking
	Chips    []Chip
}

// WaitingRow is a conversation that waits for a person.
type WaitingRow struct {
	Href    string
	Name    string
	Text    string // the question
	Lang    string // of the question
	Since   Moment
	Chip    Chip
	Channel string // the property, "Casa Limone"; may be empty
}

func movementIcon(kind string) string {
	switch kind {
	case "arrival", "departure":
		return kind
	default:
		return "properties"
	}
}

type step struct {
	done            bool
	icon            string
	title, why, act string
	href            string
}

func (p TodayPage) steps() []step {
	w, s := p.W.Today, p.Today.Start
	if s == nil {
		return nil
	}
	return []step{
		{s.Property, SectionProperties, w.StepProperty, w.StepPropertyWhy, w.StepPropertyDo, AddPropertyPath},
		{s.Feed, SectionCalendar, w.StepFeed, w.StepFeedWhy, w.StepFeedDo, PropertiesPath},
		{s.WhatsApp, SectionInbox, w.StepWhatsApp, w.StepWhatsAppWhy, w.StepWhatsAppDo, WhatsAppPath},
		{s.Simulator, SectionSimulator, w.StepTry, w.StepTryWhy, w.StepTryDo, SimulatorPath},
	}
}
