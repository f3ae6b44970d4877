package view

// Alarm is something that is wrong between the house and its guests.
type Alarm struct {
	ID          string
	Tone        Tone // Red: messages do not leave; Brass: worth a look
	Title       string
	About       string // which number, and what of it; may be empty
	Since       Moment
	Ends        string // "Ends by itself: tomorrow 10:00"; may be empty
	Happened    string
	Detail      string // the reason that Meta gave; may be empty
	Works, Next string
	Link        Link   // empty Href: nothing to press
	External    bool   // the link leads away from the house, to Meta
	Known       string // since when the owner knows; empty: not yet
	May         bool   // the account may say that it knows
	CanTry      bool   // the owner may have it tried now
}

// AlarmTryPath is where an owner has a number that rests try at once.
func AlarmTryPath(id string) string { return under("/alarms", id, "try") }

// AlarmPath is where an owner says that they know of an alarm.
func AlarmPath(id string) string { return under("/alarms", id, "seen") }
