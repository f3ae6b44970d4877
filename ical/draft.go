package ical

import (
	"cmp"
	"slices"
	"strings"

	goical "github.com/emersion/go-ical"
)

// draft is an event that is read but not judged: its provider may be known only at the end of its calendar, and so may
// the time zones that the calendar defines.
type draft struct {
	event Event
	signs signs
	raw   []byte // the event itself, when its zone was not known yet
	flags Flags
}

// take reads one event, and judges it or puts it aside for the end of its calendar.
func (c *cutter) take(raw []byte, flags Flags) {
	comp, reason := c.dec.event(raw)
	if reason != "" {
		c.reject(reason)
		return
	}
	c.zones.missed = false
	d := draft{flags: flags}
	reason = c.understand(comp, &d)
	switch {
	case c.zones.missed:
		c.drafts = append(c.drafts, draft{raw: slices.Clone(raw), flags: flags})
	case reason != "":
		c.spoil(comp, reason)
	case c.providerKnown && len(c.drafts) == 0: // else it would overtake those put aside
		c.admit(&d)
	default:
		c.drafts = append(c.drafts, d)
	}
}

// settle ends a calendar: the events put aside are judged.
func (c *cutter) settle() {
	for i := range c.drafts {
		if c.late(&c.drafts[i]) {
			c.admit(&c.drafts[i])
		}
	}
	clear(c.drafts)
	c.drafts = c.drafts[:0]
	c.nameProvider(c.cal.Events[c.settled:])
	markMoving(c.cal.Events[c.settled:], c.today())
	c.settled = len(c.cal.Events)
}

// late reads an event again whose zone was unknown when it came: its VTIMEZONE may have followed.
func (c *cutter) late(d *draft) bool {
	if d.raw == nil {
		return true
	}
	comp, reason := c.dec.event(d.raw)
	if reason == "" {
		c.zones.missed = false
		reason = c.understand(comp, d)
		if c.zones.missed {
			d.event.Flags |= FlagZoneGuessed
		}
	}
	if reason != "" {
		c.spoil(comp, reason)
	}
	return reason == ""
}

// spoil rejects an event that cannot be used, and keeps its UID where there is one.
func (c *cutter) spoil(comp *goical.Component, reason Reason) {
	c.reject(reason)
	if comp == nil {
		return
	}
	if uid := oneLine(value(comp, "UID"), maxUID); uid != "" {
		c.cal.Spoilt = append(c.cal.Spoilt, uid)
	}
}

// admit judges one event and takes it into the calendar.
func (c *cutter) admit(d *draft) {
	e := &d.event
	e.Provider = c.provider
	if e.Provider == ProviderUnknown {
		e.Provider = byUID(e.UID)
	}
	lower := strings.ToLower(e.Summary)
	if e.task(lower, d.signs.timed) {
		c.reject(ReasonSkippedTask)
		return
	}
	if e.Nights() == 0 {
		c.reject(ReasonSameDay)
		return
	}
	e.judge(lower, &d.signs)
	e.Hash = e.meaning(d.signs.description)
	if n := len(c.cal.Events); n == cap(c.cal.Events) {
		// Doubling moves each event once on average, where append moves long lists four times.
		c.cal.Events = slices.Grow(c.cal.Events, max(64, n))
	}
	c.cal.Events = append(c.cal.Events, *e)
}

// nameProvider gives the whole body the provider of its first calendar that has one. events are those of the calendar
// that has just ended.
func (c *cutter) nameProvider(events []Event) {
	provider := c.provider
	for i := 0; provider == ProviderUnknown && i < len(events); i++ {
		provider = events[i].Provider
	}
	if c.cal.Provider == ProviderUnknown {
		c.cal.Provider = provider
	}
}

func (c *cutter) today() Date {
	if c.o.Now.IsZero() {
		return Date{}
	}
	return DateOf(c.o.Now.In(c.o.Zone))
}

// understand reads the values of a decoded event into d.
func (c *cutter) understand(comp *goical.Component, d *draft) Reason {
	stay, reason := c.stay(comp)
	if reason != "" {
		return reason
	}
	e, s := &d.event, &d.signs
	e.UID = oneLine(value(comp, "UID"), maxUID)
	e.RecurrenceID = c.recurrenceID(comp)
	e.Arrival, e.Departure = stay.arrival, stay.departure
	e.Summary = oneLine(value(comp, "SUMMARY"), maxSummary)
	e.Transparent = word(comp, "TRANSP") == "TRANSPARENT"
	e.Sequence = sequence(value(comp, "SEQUENCE"))
	e.Recurrence = c.recurrence(comp)
	e.Flags = stay.flags | d.flags
	if e.Recurrence.Rule != "" {
		if _, ok := parseRule(e.Recurrence.Rule); !ok {
			e.Flags |= FlagRefusedRule
		}
	}

	text := plainText(value(comp, "DESCRIPTION"))
	s.status, s.timed, s.description = word(comp, "STATUS"), stay.timed, c.hashOf(text)
	s.personal = e.fields(text)
	s.phone = cmp.Or(loosePhone(e.Summary), loosePhone(text))
	s.email = cmp.Or(findEmail(e.Summary), findEmail(text))
	return ""
}
