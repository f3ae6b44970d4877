package export

import (
	"strings"

	"portineria/ical"
	"portineria/store"
)

// The owner's own calendars, in a program such as Google Calendar. Only the
// second one tells names.
const (
	Calendar = "calendar"
	Names    = "names"
)

// site begins the channel of a site that has no name here; what follows tells
// several of them apart.
const site = "site:"

// Sites are the booking sites and channel managers that have a name here, the
// ones that most owners use first.
func Sites() []string {
	var all []string
	for _, p := range []ical.Provider{ical.Airbnb, ical.BookingCom, ical.Vrbo, ical.Expedia, ical.Agoda, ical.Holidu, ical.TripAdvisor, ical.Travanto, ical.TUIVillas,
		ical.Smoobu, ical.Lodgify, ical.Hostaway, ical.Hospitable, ical.OwnerRez, ical.Guesty, ical.HostTools, ical.Beds24, ical.IGMS, ical.Avantio, ical.Tokeet, ical.Octorate, ical.Krossbooking} {
		all = append(all, string(p))
	}
	return all
}

// ForPeople reports whether people read the calendars of a channel, not a
// booking site.
func ForPeople(channel string) bool { return channel == Calendar || channel == Names }

// Nameless reports whether a channel is called as the owner calls it.
func Nameless(channel string) bool {
	return strings.HasPrefix(channel, site) || store.FromFeed(channel) != ""
}
