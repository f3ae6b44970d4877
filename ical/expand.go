package ical

import "slices"

const (
	maxInstances = 500    // of one recurring event
	maxExpanded  = 20_000 // instances in all that one call makes
	maxRecurring = 1000   // recurring events looked at in one call
)

// Expand replaces recurring events by their instances that take a night from from to to, both included. Events that
// happen once are passed on as they are. An instance has its arrival as RecurrenceID, as an event that replaces it
// has, and then the replacement stands alone.
//
// At most 500 instances are made of an event, and 20,000 in all (ReasonTooManyDates). An event that repeats by the
// hour or finer, or by a rule that is not understood, or that comes after a thousand other recurring ones, is passed on
// as the one stay that it begins with (ReasonRefusedRule). The counts are nil when nothing was left out.
func Expand(events []Event, from, to Date) ([]Event, map[Reason]int) {
	type instance struct{ uid, id string }
	replaced := map[instance]bool{}
	for i := range events {
		if events[i].RecurrenceID != "" {
			replaced[instance{events[i].UID, events[i].RecurrenceID}] = true
		}
	}
	var left map[Reason]int
	omit := func(r Reason) {
		if left == nil {
			left = map[Reason]int{}
		}
		left[r]++
	}

	var out []Event
	made, recurring := 0, 0
	for _, e := range events {
		if e.Recurrence.IsZero() || e.RecurrenceID != "" {
			out = append(out, e)
			continue
		}
		days, reason := []Date(nil), ReasonRefusedRule
		if recurring++; recurring <= maxRecurring {
			days, reason = e.days(from, to, min(maxInstances, maxExpanded-made))
		}
		if reason != "" {
			omit(reason)
		}
		if reason == ReasonRefusedRule {
			out = append(out, e)
			continue
		}
		made += len(days)
		for _, day := range days {
			if one := e.instance(day); !replaced[instance{one.UID, one.RecurrenceID}] {
				out = append(out, one)
			}
		}
	}
	return out, left
}

// days returns the arrivals of the instances that take a night from from to to, at most limit of them.
func (e *Event) days(from, to Date, limit int) ([]Date, Reason) {
	var days []Date
	earliest := from.AddDays(1 - e.Nights()) // an arrival before this leaves before from
	if e.Recurrence.Rule != "" {
		r, ok := parseRule(e.Recurrence.Rule)
		if !ok {
			return nil, ReasonRefusedRule
		}
		days = r.dates(e.Arrival, earliest, to, limit+1+len(e.Recurrence.Except))
	}
	days = append(days, e.Arrival) // the first stay counts even where the rule misses it
	days = append(days, e.Recurrence.Extra...)
	slices.SortFunc(days, func(a, b Date) int { return a.number() - b.number() })
	days = slices.Compact(days)
	days = slices.DeleteFunc(days, func(d Date) bool {
		return d.Before(earliest) || to.Before(d) || slices.Contains(e.Recurrence.Except, d)
	})
	if len(days) > limit {
		return days[:limit], ReasonTooManyDates
	}
	return days, ""
}

// instance returns the event as it happens on a day.
func (e *Event) instance(arrival Date) Event {
	one := *e
	one.Arrival, one.Departure = arrival, arrival.AddDays(e.Nights())
	one.RecurrenceID = arrival.basic()
	one.Recurrence = Recurrence{}
	one.Flags |= FlagInstance
	one.Hash = one.meaning(e.Hash)
	return one
}
