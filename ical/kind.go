package ical

import "strings"

const (
	longClosure = 60 // nights; longer than any stay that a channel sells by the night

	// Airbnb's UIDs begin with a mark of their kind.
	airbnbBooking  = "1418fb94e984-"
	airbnbBlock    = "7f662ec65913-"
	airbnbOldBlock = "6fec1092d3fa-"
)

// signs are what is known of an event for judging its kind, beside what stands in the event itself.
type signs struct {
	status      string // STATUS, trimmed and in capitals
	timed       bool   // it began at an hour, not on a day
	personal    bool   // its description has what only a booking has, see Event.fields
	phone       string // an international number anywhere in its text
	email       string // an address anywhere in its text
	description Hash
}

// judge decides the kind of an event, and takes the name out of its summary where the provider puts one there. The
// rules come in order of how much they prove, and the first that fits decides. lower is the summary in lower case.
func (e *Event) judge(lower string, s *signs) {
	e.Kind, e.Sure = e.kind(lower, s)
	if e.Provider == Airbnb {
		e.secondOpinion()
	}
	if e.Kind != KindBooking && e.Kind != KindCancelled {
		e.Name = ""
	}
}

func (e *Event) kind(lower string, s *signs) (Kind, bool) {
	coded := e.Provider == Airbnb && e.codeInSummary()
	switch {
	case s.status == "CANCELLED" || s.status == "CANCELED":
		return KindCancelled, true
	case s.personal, coded:
		e.nameFromSummary(lower)
		if blockWord(lower) { // Hostaway turns imported closures into reservations named "Blocked"
			e.Flags |= FlagConflict
			return KindBooking, false
		}
		return KindBooking, true
	case e.Provider.HandTyped() && s.phone+s.email != "":
		e.Phone, e.Email = s.phone, s.email
		return KindBooking, true
	case blockWord(lower):
		return KindBlock, true
	case e.Provider == BookingCom || strings.HasPrefix(lower, "closed - "):
		return e.closed(lower)
	case e.Provider.HandTyped():
		return e.handTyped(lower, s)
	}
	if n := reservedWord(lower); n > 0 {
		return e.reserved(lower, n, s)
	}
	switch {
	case pending(lower, s):
		return KindHold, true
	case (e.Provider.ManagesChannels() || e.Provider == TripAdvisor) && lower != "" && e.Nights() <= longClosure:
		e.nameFromSummary(lower)
		return KindBooking, false
	}
	return KindUnknown, false
}

// closed judges Booking.com's "CLOSED - Not available", which stands for bookings and closures alike. Feeds of some
// years ago had the name of the guest after the dash.
func (e *Event) closed(lower string) (Kind, bool) {
	if e.Nights() > longClosure {
		return KindBlock, false
	}
	const before = "closed - "
	if rest, ok := strings.CutPrefix(lower, before); ok && !blockWord(rest) && len(e.Summary) > len(before) {
		if name := cleanName(e.Summary[len(before):]); name != "" {
			keep(&e.Name, name)
			return KindBooking, false
		}
	}
	return KindUnknown, false
}

// handTyped judges a calendar that a person keeps: nights are closed by whatever stands there.
func (e *Event) handTyped(lower string, s *signs) (Kind, bool) {
	if pending(lower, s) {
		return KindHold, false
	}
	return KindBlock, false
}

// reserved judges a summary that begins with a booking word of n bytes: what follows may be a name, or take it back.
func (e *Event) reserved(lower string, n int, s *signs) (Kind, bool) {
	rest := strings.Trim(lower[n:], " -–—:()")
	switch {
	case blockWord(rest):
		return KindBlock, false
	case pending(rest, s):
		return KindHold, true
	}
	e.nameFromSummary(lower)
	return KindBooking, true
}

// pending tells whether a stay is asked for and not yet agreed.
func pending(lower string, s *signs) bool {
	return strings.Contains(lower, "pending") || s.status == "TENTATIVE"
}

// secondOpinion compares the kind with the mark in an Airbnb UID. The mark decides only where the words said nothing.
func (e *Event) secondOpinion() {
	var mark Kind
	switch {
	case strings.HasPrefix(e.UID, airbnbBooking):
		mark = KindBooking
	case strings.HasPrefix(e.UID, airbnbBlock), strings.HasPrefix(e.UID, airbnbOldBlock):
		mark = KindBlock
	default:
		return
	}
	switch {
	case e.Kind == KindUnknown:
		e.Kind, e.Sure = mark, false
	case e.Kind != mark && e.Kind != KindCancelled:
		e.Sure = false
		e.Flags |= FlagConflict
	}
}

// codeInSummary finds a reservation code in "Name (HM...)", as Airbnb's feeds had it before they gave up names.
func (e *Event) codeInSummary() bool {
	_, inner, ok := strings.Cut(e.Summary, "(HM")
	if !ok || e.Code != "" {
		return false
	}
	code, _, ok := strings.Cut("HM"+inner, ")")
	if !ok || len(code) != 10 || leadingCode(code) != code {
		return false
	}
	e.Code = code
	return true
}

// task tells whether an event is work around a stay. Smoobu writes check-in and check-out beside the stay itself, iGMS
// its cleanings, and Hospitable has a feed of nothing else.
func (e *Event) task(lower string, timed bool) bool {
	arrives := strings.Contains(lower, "check-in") || strings.Contains(lower, "check-out")
	switch e.Provider {
	case Smoobu:
		return arrives
	case IGMS:
		return strings.HasPrefix(lower, "[c]")
	case Hospitable:
		return arrives || firstWord(lower, taskWords) > 0
	case ProviderUnknown:
		return arrives && e.Nights() <= 1 || timed && strings.HasPrefix(lower, "[c]")
	}
	return e.Provider.ManagesChannels() && arrives && e.Nights() <= 1
}
