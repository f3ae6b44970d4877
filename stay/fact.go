package stay

import (
	"slices"
	"strconv"
	"time"
)

// Visibility says who may be told a fact, from most to least open.
type Visibility string

// The four visibilities of a fact.
const (
	Public     Visibility = "public" // anyone who writes
	Booked     Visibility = "booked" // a guest of a confirmed booking, until 14 days after the stay
	DuringStay Visibility = "stay"   // the same guest inside the access window only
	OwnerOnly  Visibility = "owner"  // never told to a guest, never given to a model
)

// Visibilities lists them from most to least open.
func Visibilities() []Visibility { return []Visibility{Public, Booked, DuringStay, OwnerOnly} }

// Valid reports whether v is one of the four.
func (v Visibility) Valid() bool { return slices.Contains(Visibilities(), v) }

// Fact is one thing that the owner wrote down about a property. ID is unique
// within the property.
type Fact struct {
	Property     PropertyID
	ID           string
	Topic        Topic
	Visibility   Visibility
	Text         string
	Secrets      []string          // what a model sees only as a placeholder; empty: found by rule
	Translations map[string]string // ISO 639-1 to a text that the owner approved
	Drafts       map[string]Draft  // ISO 639-1 to a translation that a model proposed
	UpdatedAt    time.Time
	ConfirmedAt  time.Time // when the owner last said that it still holds; zero: never
}

// SeenAt is when the owner last wrote or confirmed a fact.
func (f Fact) SeenAt() time.Time {
	if f.ConfirmedAt.After(f.UpdatedAt) {
		return f.ConfirmedAt
	}
	return f.UpdatedAt
}

// In is the fact's text in a language: the original, an approved translation,
// or false where there is neither.
func (f Fact) In(language, original string) (string, bool) {
	if language == original {
		return f.Text, true
	}
	text, ok := f.Translations[language]
	return text, ok && text != ""
}

// FreeFactID names a new fact after its topic: wifi, wifi-2, wifi-3.
func FreeFactID(topic Topic, taken []Fact) string {
	id := string(topic)
	for n := 2; slices.ContainsFunc(taken, func(f Fact) bool { return f.ID == id }); n++ {
		id = string(topic) + "-" + strconv.Itoa(n)
	}
	return id
}

// Topic is what a fact or a question is about.
type Topic string

// Topics lists every topic in the order in which owners see them.
func Topics() []Topic {
	return []Topic{"access", "checkin", "checkout", "early_checkin", "late_checkout", "luggage", "wifi", "parking",
		"directions", "transport", "heating", "aircon", "hot_water", "electricity", "kitchen", "appliances", "laundry",
		"tv", "trash", "linen", "cleaning", "amenities", "children", "pets", "smoking", "noise", "parties", "visitors",
		"rules", "accessibility", "pool", "outdoor", "beach", "restaurants", "groceries", "attractions", "emergency",
		"health", "safety", "registration", "tourist_tax", "payment", "invoice", "cancellation", "booking_change",
		"price", "availability", "review", "lost_found", "contact", "other"}
}

// Valid reports whether t is a known topic.
func (t Topic) Valid() bool { return slices.Contains(Topics(), t) }
