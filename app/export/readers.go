package export

import (
	"slices"
	"strings"
	"time"

	"portineria/store"
)

// Readers that are told apart beside the booking sites.
const (
	ReaderGoogle  = "google"
	ReaderApple   = "apple"
	ReaderOutlook = "outlook"
	ReaderBrowser = "browser" // a person has opened the link
	ReaderProgram = "program" // anything else
)

// marks are parts, in lower case, of what programs call themselves (RFC 9110
// 10.1.5). Which sites name themselves is not known for sure; those that do not
// are a program.
var marks = []struct{ reader, part string }{
	{"airbnb", "airbnb"}, {"booking.com", "booking.com"}, {"booking.com", "bookingcom"}, {"vrbo", "vrbo"}, {"vrbo", "homeaway"}, {"expedia", "expedia"}, {"agoda", "agoda"},
	{"holidu", "holidu"}, {"holidu", "bookiply"}, {"tripadvisor", "tripadvisor"}, {"smoobu", "smoobu"}, {"lodgify", "lodgify"}, {"hostaway", "hostaway"},
	{"hospitable", "hospitable"}, {"ownerrez", "ownerrez"}, {"guesty", "guesty"}, {"host_tools", "hosttools"}, {"beds24", "beds24"}, {"avantio", "avantio"},
	{"tokeet", "tokeet"}, {"octorate", "octorate"}, {"krossbooking", "krossbooking"}, {"portineria", "portineria"},
	{ReaderGoogle, "google-calendar"}, {ReaderGoogle, "googlebot"},
	{ReaderOutlook, "outlook"}, {ReaderOutlook, "exchange"}, {ReaderOutlook, "microsoft office"},
	{ReaderApple, "dataaccessd"}, {ReaderApple, "calendaragent"}, {ReaderApple, "coredav"}, {ReaderApple, "ios/"}, {ReaderApple, "macos/"}, {ReaderApple, "mac os x/"},
	{ReaderBrowser, "mozilla/"},
}

// Reader is who a program is by what it calls itself, from a fixed list.
func Reader(agent string) string {
	agent = strings.ToLower(agent)
	for _, m := range marks {
		if strings.Contains(agent, m.part) {
			return m.reader
		}
	}
	return ReaderProgram
}

// Meant reports whether a reader is one that a link was given to, as far as can
// be told: a site has few ways to say who it is.
func Meant(channel, reader string) bool {
	switch {
	case reader == ReaderProgram || reader == channel:
		return true
	case ForPeople(channel):
		return slices.Contains([]string{ReaderGoogle, ReaderApple, ReaderOutlook}, reader)
	}
	return channel == "expedia" && reader == "vrbo" || channel == "vrbo" && reader == "expedia" || Nameless(channel) && reader != ReaderBrowser
}

// State is how a link does.
type State string

// The states of a link.
const (
	NeverRead State = "never_read"
	Read      State = "read"
	Late      State = "late" // a booking site has not read it for long, and may sell what is taken
	Held      State = "held" // stays are kept in it that would be left out, until the owner has looked
)

// lateAfter is how long a booking site may leave a link unread before something
// is wrong. People's calendars are read as rarely as their programs like.
const lateAfter = 24 * time.Hour

// Doing is how a link does, and the last read by whom it was given to; reads are
// by time, the last one first.
func Doing(l store.CalendarLink, reads []store.CalendarRead, now time.Time) (State, store.CalendarRead) {
	var last store.CalendarRead
	for _, r := range reads {
		if r.Reader != ReaderBrowser && Meant(l.Channel, r.Reader) {
			last = r
			break
		}
	}
	switch {
	case !l.HeldSince.IsZero():
		return Held, last
	case last.LastAt.IsZero():
		return NeverRead, last
	case !ForPeople(l.Channel) && now.Sub(last.LastAt) > lateAfter:
		return Late, last
	}
	return Read, last
}
