package lang

import "strings"

// Lists are the words for the typed values of the domain, by the value that the
// program stores. Read them through the methods of Words, which fall back to
// the key itself, so that a value newer than its word is shown and not hidden.
type Lists struct {
	Topics       map[string]string
	Visibilities map[string]Named
	Roles        map[string]Named
	Levels       map[string]Named
	Evidence     map[string]string
	Closed       map[string]string // why facts of visibility "stay" are closed
	Channels     map[string]string
	Kinds        map[string]string // of a period in the calendar
	BookingState map[string]string
	Occupancy    map[string]string // how a property stands, and "closed"
	MessageTypes map[string]string
	SendStates   map[string]string
	ModeReasons  map[string]string // why a person answers
	Modes        map[string]string // how an answer was made, as a sentence
	ModesShort   map[string]string
	Reasons      map[string]Named // why the owner is asked: short for a chip, and a sentence
	Checks       map[string]string
	Steps        map[string]string
	Requests     map[string]Named
	Problems     map[string]SendProblem
	CodeProblems map[int]SendProblem // by the platform's code, where it says more than the problem
	FeedTroubles map[string]string
	FeedDoing    map[string]string // what a calendar in trouble does, behind its name and before since when
	Invalid      map[string]string
	DoctorNames  map[string]string
	DoctorStates map[string]string
	Purposes     map[string]string // of an outgoing connection
	Languages    map[string]string
}

// Named is a short name and the sentence that explains it.
type Named struct{ Name, Explain string }

// SendProblem explains why a message did not reach the guest: what happened,
// what is kept, what the owner does next.
type SendProblem struct{ Title, Happened, Kept, Next string }

func word(list map[string]string, key string) string {
	if w, ok := list[key]; ok {
		return w
	}
	return key
}

func named(list map[string]Named, key string) Named {
	if n, ok := list[key]; ok {
		return n
	}
	return Named{Name: key, Explain: key}
}

// Topic names what a fact is about.
func (w *Words) Topic(key string) string { return word(w.Lists.Topics, key) }

// Visibility names who may be told a fact, with one line of explanation.
func (w *Words) Visibility(key string) Named { return named(w.Lists.Visibilities, key) }

// Role names what an account may do.
func (w *Words) Role(key string) Named { return named(w.Lists.Roles, key) }

// Level names what a writer may know.
func (w *Words) Level(key string) Named { return named(w.Lists.Levels, key) }

// EvidenceWord says how we know who writes; the empty key is no evidence.
func (w *Words) EvidenceWord(key string) string { return word(w.Lists.Evidence, key) }

// ClosedWord says why codes and passwords are not open to a guest.
func (w *Words) ClosedWord(key string) string { return word(w.Lists.Closed, key) }

// Channel names where a booking comes from.
func (w *Words) Channel(key string) string { return word(w.Lists.Channels, key) }

// Kind names what a period of the calendar is.
func (w *Words) Kind(key string) string { return word(w.Lists.Kinds, key) }

// BookingStateWord names where a booking stands.
func (w *Words) BookingStateWord(key string) string { return word(w.Lists.BookingState, key) }

// OccupancyWord names how a property stands at the moment.
func (w *Words) OccupancyWord(key string) string { return word(w.Lists.Occupancy, key) }

// MessageType names what was sent where it is not text.
func (w *Words) MessageType(key string) string {
	if name, ok := w.Lists.MessageTypes[key]; ok {
		return name
	}
	return w.Lists.MessageTypes["unknown"]
}

// SendState names where an outgoing message stands.
func (w *Words) SendState(key string) string { return word(w.Lists.SendStates, key) }

// ModeReason says why a person answers and not the assistant.
func (w *Words) ModeReason(key string) string { return word(w.Lists.ModeReasons, key) }

// Mode says how an answer was made, as a sentence.
func (w *Words) Mode(key string) string { return word(w.Lists.Modes, key) }

// ModeShort says how an answer was made, in the footer of a bubble.
func (w *Words) ModeShort(key string) string { return word(w.Lists.ModesShort, key) }

// Reason says why the owner is asked. A reason may carry a detail behind a
// colon, "check_failed:number"; the detail of a failed check is explained too.
func (w *Words) Reason(key string) Named {
	base, detail, found := strings.Cut(key, ":")
	n := named(w.Lists.Reasons, base)
	if found && base == "check_failed" {
		n.Explain = w.Check(detail)
	}
	return n
}

// Check says what the check before sending found wrong with an answer.
func (w *Words) Check(key string) string {
	if c, ok := w.Lists.Checks[key]; ok {
		return c
	}
	return w.Lists.Checks["other"]
}

// Step names a step on the path of a message.
func (w *Words) Step(key string) string { return word(w.Lists.Steps, key) }

// Request names a guest's request about their data and what it asks for.
func (w *Words) Request(key string) Named { return named(w.Lists.Requests, key) }

// Problem explains a failed send by the key that the program stores.
func (w *Words) Problem(key string) SendProblem {
	if p, ok := w.Lists.Problems[key]; ok {
		return p
	}
	unknown := w.Lists.Problems["unknown"]
	if r, ok := w.Consent.Refusals[key]; ok {
		return SendProblem{r.Title, r.Why, unknown.Kept, r.Next}
	}
	return unknown
}

// FeedTrouble says in plain words why a calendar could not be read.
func (w *Words) FeedTrouble(key string) string {
	if t, ok := w.Lists.FeedTroubles[key]; ok {
		return t
	}
	return w.Lists.FeedTroubles["other"]
}

// FeedDoing says what a calendar in trouble has been doing for a while.
func (w *Words) FeedDoing(key string) string {
	if t, ok := w.Lists.FeedDoing[key]; ok {
		return t
	}
	return w.Lists.FeedDoing["other"]
}

// InvalidText explains bad input by the key of the refusal.
func (w *Words) InvalidText(key string) string {
	if t, ok := w.Lists.Invalid[key]; ok {
		return t
	}
	return w.Lists.Invalid["invalid"]
}

// DoctorName names a check of the set-up.
func (w *Words) DoctorName(key string) string { return word(w.Lists.DoctorNames, key) }

// DoctorState names the outcome of a check: ok, warn, fail, off.
func (w *Words) DoctorState(key string) string { return word(w.Lists.DoctorStates, key) }

// Purpose names what an outgoing connection is for.
func (w *Words) Purpose(key string) string { return word(w.Lists.Purposes, key) }

// Language names a language in the words of this one: "German".
func (w *Words) Language(code string) string { return word(w.Lists.Languages, code) }

// Autonym is a language's name in itself, "Deutsch", for choosing it.
func Autonym(code string) string { return word(autonyms, code) }

var autonyms = map[string]string{
	"it": "Italiano", "en": "English", "de": "Deutsch", "fr": "Français", "es": "Español",
	"nl": "Nederlands", "pl": "Polski", "pt": "Português", "da": "Dansk", "sv": "Svenska",
	"no": "Norsk", "fi": "Suomi", "cs": "Čeština", "hu": "Magyar", "ro": "Română",
	"hr": "Hrvatski", "sk": "Slovenčina", "sl": "Slovenščina", "sr": "Srpski", "bg": "Български",
	"ca": "Català", "et": "Eesti", "lv": "Latviešu", "lt": "Lietuvių", "tr": "Türkçe", "el": "Ελληνικά",
	"he": "עברית", "ar": "العربية", "ko": "한국어", "th": "ไทย", "hi": "हिन्दी", "fa": "فارسی", "ka": "ქართული", "hy": "Հայերեն",
	"ru": "Русский", "uk": "Українська", "zh": "中文", "ja": "日本語",
}
