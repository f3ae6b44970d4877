package calendar

import (
	"strings"

	"portineria/ical"
	"portineria/stay"
)

type (
	nights struct{ arrival, departure stay.Date }
	uidAt  struct {
		uid string
		at  nights
	}
	uidFrom struct {
		uid  string
		from stay.Date
	}
)

func nightsOf(e ical.Event) nights { return nights{date(e.Arrival), date(e.Departure)} }

// byIdentifier are the stages that go by what a portal calls a stay, the surest
// first. A
// reservation code that differs always tells two stays apart.
func byIdentifier(unstable bool, today stay.Date) []stage {
	return []stage{
		{ // quite as before
			event:  func(e ical.Event) any { return unless(e.UID == "", uidAt{e.UID, nightsOf(e)}) },
			stored: func(b stay.Booking) any { return uidAt{string(b.UID), nights{b.Arrival, b.Departure}} },
			fits:   sameCode,
		},
		{ // the same UID and arrival: a portal may give several stays of a guest one UID
			event:  func(e ical.Event) any { return unless(unstable || e.UID == "", uidFrom{e.UID, date(e.Arrival)}) },
			stored: func(b stay.Booking) any { return uidFrom{string(b.UID), b.Arrival} },
			fits:   sameCode,
		},
		{ // the same UID on other days: the dates were changed
			event: func(e ical.Event) any {
				return unless(unstable || e.UID == "" || e.Flags.Has(ical.FlagInstance), e.UID)
			},
			stored: func(b stay.Booking) any { return unless(b.Departure <= today, string(b.UID)) },
			fits:   sameCode,
			alone:  true,
		},
		{ // the same reservation code
			event:  func(e ical.Event) any { return unless(e.Code == "", strings.ToUpper(e.Code)) },
			stored: func(b stay.Booking) any { return strings.ToUpper(string(b.Code)) },
			fits:   func(ical.Event, stay.Booking) bool { return true },
		},
	}
}

// onTheSameNights are the stages that go by the days, where the UID is another
// one.
func onTheSameNights(unstable bool, today stay.Date) []stage {
	return []stage{
		{ // the same days
			event:  func(e ical.Event) any { return nightsOf(e) },
			stored: func(b stay.Booking) any { return nights{b.Arrival, b.Departure} },
			fits: func(e ical.Event, b stay.Booking) bool {
				return likely(e, b) && (present(b) || unstable && returns(e, b))
			},
		},
		{ // in the house: some portals let a stay begin anew every day
			event:  func(e ical.Event) any { return date(e.Departure) },
			stored: func(b stay.Booking) any { return unless(!inHouse(b, today), b.Departure) },
			fits: func(e ical.Event, b stay.Booking) bool {
				return b.Arrival < date(e.Arrival) && date(e.Arrival) <= today+1 && likely(e, b) && present(b)
			},
		},
	}
}

// onOtherNights are the stages that go by the days although they were changed.
func onOtherNights(still map[string]bool, unstable bool, today stay.Date) []stage {
	return []stage{
		{ // extended or shortened
			event:  func(e ical.Event) any { return date(e.Arrival) },
			stored: func(b stay.Booking) any { return unless(!b.Told(), b.Arrival) },
			fits: func(e ical.Event, b stay.Booking) bool {
				return (unstable || !still[string(b.UID)]) && likely(e, b)
			},
		},
		{ // a closure that grew or moved a little; never a stay with a guest, which is for the owner to say
			event: func(e ical.Event) any {
				return unless(e.Kind != ical.KindBlock && e.Kind != ical.KindUnknown, "closure")
			},
			stored: func(b stay.Booking) any { return unless(!closure(b) || b.Departure <= today, "closure") },
			fits:   overlapByHalf,
			alone:  true,
		},
		{ // the far end of Airbnb's booking window, which moves on every day
			event:  func(e ical.Event) any { return unless(!e.Flags.Has(ical.FlagWindow), "window") },
			stored: func(b stay.Booking) any { return unless(!closure(b) || b.Arrival < today+farAway, "window") },
			fits:   func(ical.Event, stay.Booking) bool { return true },
			alone:  true,
		},
		{ // the night that is too near to be booked: last night's is tonight's
			event:  func(e ical.Event) any { return unless(!e.Flags.Has(ical.FlagAdvanceNotice), today-1) },
			stored: func(b stay.Booking) any { return unless(!closure(b) || b.Nights() != 1, b.Arrival) },
			fits:   func(ical.Event, stay.Booking) bool { return true },
		},
	}
}

// farAway, in days, is nearer than the far end of any booking window.
const farAway = 60

// unless is the key of a stage, and none where it does not apply.
func unless(not bool, key any) any {
	if not {
		return nil
	}
	return key
}

func inHouse(b stay.Booking, today stay.Date) bool { return b.Arrival <= today && today < b.Departure }

// likely reports whether nothing speaks against an event being a stay on the
// same nights: its kind, its code, or another guest.
func likely(e ical.Event, b stay.Booking) bool {
	return (b.KindBy != "" || compatible(kindOf(e.Kind), b.Kind)) && sameCode(e, b) && sameDigits(e, b) && sameName(e, b)
}

// compatible keeps a booking from turning into a closure by its dates alone. A
// request becomes a booking when it is paid.
func compatible(a, b stay.Kind) bool {
	guest := func(k stay.Kind) bool { return k == stay.KindBooking || k == stay.KindHold }
	return a == b || a == stay.KindUnknown || b == stay.KindUnknown || guest(a) && guest(b)
}

func sameCode(e ical.Event, b stay.Booking) bool {
	return e.Code == "" || b.Code == "" || strings.EqualFold(e.Code, string(b.Code))
}

func sameDigits(e ical.Event, b stay.Booking) bool {
	return !realDigits(e.PhoneLast4) || b.PhoneLast4 == "" || e.PhoneLast4 == string(b.PhoneLast4)
}

// realDigits leaves out what Airbnb writes where it has no number.
func realDigits(last4 string) bool { return last4 != "" && last4 != "0000" }

// sameName compares the guest whom the event names with the one of the stay,
// whose name may be the owner's: one word in common is enough.
func sameName(e ical.Event, b stay.Booking) bool {
	if e.Name == "" || b.Name == "" || e.Summary == string(b.Summary) {
		return true
	}
	words := map[string]bool{}
	for w := range strings.FieldsSeq(strings.ToLower(string(b.Name))) {
		words[w] = true
	}
	for w := range strings.FieldsSeq(strings.ToLower(e.Name)) {
		if words[w] {
			return true
		}
	}
	return false
}

// present reports whether the feed still told of a stay when it was last
// believed. The owner's own cancellation keeps taking in what the feed goes on
// saying; once it is gone from there, equal days are somebody else's.
func present(b stay.Booking) bool {
	return b.Told() || b.CancelledBy == cancelledByHost && b.MissingPolls == 0
}

// returns reports whether an event brings back a cancelled stay of a feed whose
// UIDs say nothing.
func returns(e ical.Event, b stay.Booking) bool {
	return b.CancelledBy == cancelledByFeed && e.Summary == string(b.Summary)
}

// closure is a period of which nobody has said that a guest comes.
func closure(b stay.Booking) bool {
	return b.Told() && (b.Kind == stay.KindBlock || b.Kind == stay.KindUnknown) && !tended(b)
}

// tended reports whether somebody is known to come.
func tended(b stay.Booking) bool { return b.Name != "" || b.Phone != "" || !b.IdentifiedAt.IsZero() }

func overlapByHalf(e ical.Event, b stay.Booking) bool {
	n := nightsOf(e)
	shared := int(min(n.departure, b.Departure) - max(n.arrival, b.Arrival))
	return compatible(kindOf(e.Kind), b.Kind) && shared*2 >= int(n.departure-n.arrival) && shared*2 >= b.Nights()
}
