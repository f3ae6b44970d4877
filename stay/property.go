package stay

import (
	"sync"
	"time"
)

// Property is a flat, house or room that is let, with the rules that answers
// follow. Times are wall-clock times in Timezone.
type Property struct {
	ID       PropertyID
	Name     string
	Address  string
	Language string // ISO 639-1, the language the facts are written in
	Timezone string // IANA name
	Country  string // ISO 3166-1 alpha-2
	HostName string // how the host is called towards guests; may be empty
	CIN      string // Italian national identification code of the let, if any
	NumberID string // the platform's id of the business number that guests of it write to; empty: the first one

	CheckinFrom   Clock
	CheckinUntil  Clock // NoClock: no limit
	CheckoutUntil Clock

	AccessFromHoursBefore int // facts of visibility "stay" open so many hours before check-in
	AccessUntilHoursAfter int // and close so many hours after check-out

	SendAbove          *float64 // nil: the configuration's own band
	DraftAbove         *float64
	IdentityCheck      bool // "stay" facts only once a person recorded who the guest is
	EscalationKeywords []string

	UpdatedAt time.Time
}

// Zone is the property's time zone; UTC where the name is not known, which the
// import refuses in the first place.
func (p Property) Zone() *time.Location {
	if known, ok := zones.Load(p.Timezone); ok {
		return known.(*time.Location)
	}
	zone, err := time.LoadLocation(p.Timezone)
	if err != nil {
		return time.UTC
	}
	zones.Store(p.Timezone, zone)
	return zone
}

// zones are the time zones that were looked up: each is a file to read and there are
// few.
var zones sync.Map

// MaxAccessHours is the furthest that either end of the access window may be
// moved: a month.
const MaxAccessHours = 24 * 31

// The defaults of a property file for what it leaves out.
const (
	DefaultCountry               = "IT"
	DefaultCheckinFrom           = Clock(15 * 60)
	DefaultCheckoutUntil         = Clock(10 * 60)
	DefaultAccessFromHoursBefore = 24
	DefaultAccessUntilHoursAfter = 2
)
