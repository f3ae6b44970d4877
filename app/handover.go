package app

import (
	"slices"
	"strings"

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
	times := a.times(fact, v)
	return len(times) == 0 || names(times, handoverHour(topic, p))
}

// says reports whether a fact tells what the property's field does: the hour at which
// check-in begins or check-out ends, or the street.
func (a *Answerer) says(topic stay.Topic, p stay.Property, fact string, v *Verdict) bool {
	if topic == "directions" {
		street, _, _ := strings.Cut(p.Address, ",")
		return strings.Contains(strings.ToLower(fact), strings.ToLower(strings.TrimSpace(street)))
	}
	return names(a.times(fact, v), handoverHour(topic, p))
}

// replaces reports whether a fact stands for the property's field: it says the same, or
// names an hour of its own in its place, which must not stand beside another. One that
// tells only the other end, such as until when late guests may come, does not.
func (a *Answerer) replaces(topic stay.Topic, p stay.Property, fact string, v *Verdict) bool {
	if a.says(topic, p, fact, v) {
		return true
	}
	otherEnd := func(s proof.Stated) bool {
		return topic == "checkin" && (s.Until || forLate(p, s)) || topic == "checkout" && s.From
	}
	return topic != "directions" && len(slices.DeleteFunc(a.times(fact, v), otherEnd)) > 0
}

// excepts reports whether a fact names another hour of the same kind than the field: check-in
// is from four, on Saturdays only from five. Whoever reads the field first goes by that, so
// such a fact is told alone. What it says of other things, such as the pool, is not meant.
func (a *Answerer) excepts(topic stay.Topic, p stay.Property, f stay.Fact) bool {
	if topic == "directions" {
		return false
	}
	hour := proof.Stated{Kind: proof.StatedTime, N: int64(handoverHour(topic, p)), Alt: -1}
	return slices.ContainsFunc(a.Judge.Stated(f.Text, p.Language), func(s proof.Stated) bool {
		same := topic == "checkin" && s.From && !forLate(p, s) || topic == "checkout" && s.Until
		about := s.Concept == nil || stay.Topic(s.Concept.Topic()) == topic || s.Concept.Topic() == "cleaning" // which is why they come later
		return s.Kind == proof.StatedTime && same && about && !s.Agrees(hour)
	})
}

// forLate reports an hour from which those come late who come: after nine you let yourselves
// in, even at midnight. It says nothing about when guests may come.
func forLate(p stay.Property, s proof.Stated) bool {
	late := p.CheckinUntil
	if late == stay.NoClock {
		late = lateEvening
	}
	return s.From && s.N >= int64(late) || s.N < int64(nightEnds)
}

// lateEvening is the hour from which guests come late where the property names none.
const lateEvening = stay.Clock(20 * 60)

// handoverHour is the hour that a handover is asked for by: when one may come, and
// by when one must go.
func handoverHour(topic stay.Topic, p stay.Property) stay.Clock {
	if topic == "checkout" {
		return p.CheckoutUntil
	}
	return p.CheckinFrom
}

// times are the hours that a text states.
func (a *Answerer) times(text string, v *Verdict) []proof.Stated {
	return slices.DeleteFunc(a.Judge.Stated(text, v.Language), func(s proof.Stated) bool { return s.Kind != proof.StatedTime })
}

func names(times []proof.Stated, hour stay.Clock) bool {
	return slices.ContainsFunc(times, proof.Stated{Kind: proof.StatedTime, N: int64(hour), Alt: -1}.Agrees)
}

// asksOwnHour reports a question that names an hour or a day in digits: it is about that one,
// and not about the rule alone.
func asksOwnHour(text string) bool { return strings.ContainsAny(text, "0123456789") }
