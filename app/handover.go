package app

import (
	"slices"

	"portineria/phrase"
	"portineria/proof"
	"portineria/stay"
)

// Check-in and check-out as the property's own fields say them, with the day where
// it is the writer's own and near.

// The days on which a handover is told with its day.
const (
	someDay  = -1
	today    = 0
	tomorrow = 1
)

// handoverDay is whether the writer's own check-in or check-out is today or
// tomorrow, at the property. It is some day for whoever is not tied to a stay, for a
// stay that its channel no longer shows, and once the hour has passed: then only the
// rule is known, or wanted.
func handoverDay(topic stay.Topic, p stay.Property, v *Verdict) int {
	b, level := v.Identity.Booking, v.Identity.Rights.Level
	if b == nil || b.Property != p.ID || b.State != stay.BookingActive || level != stay.BookedIn && level != stay.Staying {
		return someDay
	}
	zone := p.Zone()
	day := b.Arrival
	if topic == "checkout" {
		day = b.Departure
	}
	if until := handoverUntil(topic, p); until != stay.NoClock && !v.at.Before(day.At(until, zone)) {
		return someDay
	}
	switch day - stay.DateOf(v.at.In(zone)) {
	case today:
		return today
	case tomorrow:
		return tomorrow
	default:
		return someDay
	}
}

// handoverUntil is the hour that ends it, or stay.NoClock.
func handoverUntil(topic stay.Topic, p stay.Property) stay.Clock {
	if topic == "checkout" {
		return p.CheckoutUntil
	}
	return p.CheckinUntil
}

// handoverKey is the text that says it.
func handoverKey(topic stay.Topic, p stay.Property, day int) phrase.Key {
	texts := []phrase.Key{phrase.CheckinFrom, phrase.CheckinFromToday, phrase.CheckinFromTomorrow}
	switch {
	case topic == "checkout":
		texts = []phrase.Key{phrase.CheckoutUntil, phrase.CheckoutUntilToday, phrase.CheckoutUntilTomorrow}
	case p.CheckinUntil != stay.NoClock:
		texts = []phrase.Key{phrase.CheckinBetween, phrase.CheckinBetweenToday, phrase.CheckinBetweenTomorrow}
	}
	return texts[day+1]
}

// addsDay reports whether the property's field, told with its day, belongs before a
// fact in the guest's own language: not where the day is far, and not where the fact
// names other hours, which the guest must not be left to choose from.
func (a *Answerer) addsDay(topic stay.Topic, p stay.Property, fact string, v *Verdict) bool {
	if (topic != "checkin" && topic != "checkout") || handoverDay(topic, p, v) == someDay {
		return false
	}
	hour := p.CheckinFrom
	if topic == "checkout" {
		hour = p.CheckoutUntil
	}
	times := slices.DeleteFunc(a.Judge.Stated(fact, v.Language), func(s proof.Stated) bool { return s.Kind != proof.StatedTime })
	says := proof.Stated{Kind: proof.StatedTime, N: int64(hour), Alt: -1}
	return len(times) == 0 || slices.ContainsFunc(times, says.Agrees)
}
