package ical

import (
	"bytes"
)

// cutter finds the events in a stream of lines by their BEGIN and END alone. It keeps no stack: what is nested inside
// an event is counted and passed over, so that a million components in each other cost a counter.
type cutter struct {
	o     Options
	cal   *Calendar
	zones *zones
	dec   decoder

	scratch []byte // for hashing

	started       bool // a line was seen
	open          bool // inside VCALENDAR
	endedWell     bool // the last line was the END:VCALENDAR of an open calendar
	inEvent       bool // inside VEVENT
	depth         int  // components open inside the event or the time zone
	raw           rawEvent
	zone          *zoneReader // inside VTIMEZONE, else nil
	prodID        string      // of the current VCALENDAR
	provider      Provider    // of the current VCALENDAR, by feed host or PRODID
	drafts        []draft     // events of the current VCALENDAR that wait for its end
	providerKnown bool        // nothing that comes later in the VCALENDAR changes provider
	settled       int         // how many of cal.Events belong to calendars before the current one
}

func newCutter(o Options) *cutter {
	c := &cutter{
		o:     o,
		cal:   &Calendar{Provider: ProviderUnknown, Rejected: map[Reason]int{}, Repaired: map[Reason]int{}},
		zones: newZones(o.Zone),
	}
	c.setProdID("")
	return c
}

// line takes the next logical line.
func (c *cutter) line(l *lines) {
	if !c.started {
		c.start(l.text)
	}
	c.endedWell = false
	verb, name := structure(l.text)
	switch {
	case verb == begins:
		c.begin(name)
	case verb == ends:
		c.end(name)
	case c.inEvent:
		if c.depth == 0 {
			c.property(l)
		}
	case c.zone != nil:
		c.zone.property(l.text)
	default:
		c.header(l.text)
	}
}

// start judges the first line: RFC 5545 3.4 wants BEGIN:VCALENDAR there, and a server that has something else to say
// says it there too.
func (c *cutter) start(text []byte) {
	text = bytes.TrimSpace(text)
	if len(text) == 0 {
		return
	}
	c.started = true
	verb, name := structure(text)
	switch {
	case verb == begins && is(name, "VCALENDAR"):
	case text[0] == '<':
		c.distrust(ReasonHTML)
	case text[0] == '{' || text[0] == '[':
		c.distrust(ReasonJSON)
	default:
		c.distrust(ReasonNotCalendar)
	}
}

func (c *cutter) begin(name []byte) {
	switch {
	case is(name, "VEVENT"):
		c.leftOpen()
		c.zone = nil
		c.beginEvent()
	case is(name, "VCALENDAR"):
		c.leftOpen()
		if c.open {
			c.distrust(ReasonCutOff)
		}
		c.settle()
		c.open, c.zone = true, nil
		c.setProdID("")
	case c.inEvent:
		c.depth++
	case is(name, "VTIMEZONE"):
		c.zone = &zoneReader{}
	case c.zone != nil:
		c.zone.begin(name)
	}
}

func (c *cutter) end(name []byte) {
	switch {
	case is(name, "VCALENDAR"):
		c.leftOpen()
		c.settle()
		c.endedWell = c.open
		c.open, c.zone = false, nil
	case c.inEvent && is(name, "VEVENT"):
		// A component inside that was never closed ends with its event.
		c.inEvent = false
		c.endEvent()
	case c.inEvent:
		c.depth = max(0, c.depth-1)
	case is(name, "VEVENT"):
		c.reject(ReasonStrayEnd)
	case c.zone != nil && is(name, "VTIMEZONE"):
		c.zones.define(c.zone)
		c.zone = nil
	case c.zone != nil:
		c.zone.end()
	}
}

// leftOpen gives up an event whose end is missing: bytes were lost, and nobody knows which and how many.
func (c *cutter) leftOpen() {
	if c.inEvent {
		c.inEvent = false
		c.reject(ReasonLeftOpen)
		c.distrust(ReasonLeftOpen)
	}
}

// header reads what matters outside of events.
func (c *cutter) header(text []byte) {
	const name = "PRODID"
	if c.prodID != "" || len(text) <= len(name) || !bytes.EqualFold(text[:len(name)], []byte(name)) {
		return
	}
	if at, ok := checkLine(text); ok && at.name == len(name) {
		value, _ := appendUTF8(nil, text[at.value:])
		c.setProdID(string(bytes.TrimSpace(value)))
		if c.cal.ProdID == "" {
			c.cal.ProdID = c.prodID
		}
	}
}

// setProdID notes the PRODID of the current calendar, "" at its beginning, and what it says of the provider.
func (c *cutter) setProdID(id string) {
	c.prodID = id
	c.provider = byHost(c.o.FeedHost)
	c.providerKnown = c.provider != ProviderUnknown || id != ""
	if c.provider == ProviderUnknown {
		c.provider = byProdID(id)
	}
}

// finish ends the body and judges whether it was whole.
func (c *cutter) finish() *Calendar {
	switch {
	case !c.started:
		c.distrust(ReasonEmpty)
	case c.inEvent:
		c.inEvent = false
		c.reject(ReasonLeftOpen)
		c.distrust(ReasonCutOff)
	case c.open:
		c.distrust(ReasonCutOff)
	case !c.endedWell:
		c.distrust(ReasonTrailing)
	}
	c.settle()
	if c.tasksOnly() {
		c.distrust(ReasonTasksOnly)
	}
	c.cal.Trusted = c.cal.Distrust == ""
	return c.cal
}

// tasksOnly recognises Hospitable's feed for cleaners, which must not stand in for the feed of stays.
func (c *cutter) tasksOnly() bool {
	skipped := c.cal.Rejected[ReasonSkippedTask]
	return c.cal.Provider == Hospitable && skipped > 0 && skipped == c.cal.Seen
}

func (c *cutter) reject(r Reason) { c.cal.Rejected[r]++ }

func (c *cutter) repair(r Reason) {
	c.cal.Repaired[r]++
	c.raw.flags |= FlagRepaired
}

// distrust keeps the first reason found, the one nearest to the cause.
func (c *cutter) distrust(r Reason) {
	if c.cal.Distrust == "" {
		c.cal.Distrust = r
	}
}

// verb tells what a line does to the structure.
type verb int

const (
	holds  verb = iota // a property
	begins             // BEGIN of a component
	ends               // END of a component
)

// structure recognises BEGIN and END in any case and with space after the name of the component.
func structure(text []byte) (verb, []byte) {
	if len(text) == 0 {
		return holds, nil
	}
	switch text[0] {
	case 'B', 'b', ' ', '\t':
		if t := bytes.TrimLeft(text, " \t"); len(t) > 6 && bytes.EqualFold(t[:6], []byte("BEGIN:")) {
			return begins, bytes.TrimSpace(t[6:])
		}
	case 'E', 'e':
		if len(text) > 4 && bytes.EqualFold(text[:4], []byte("END:")) {
			return ends, bytes.TrimSpace(text[4:])
		}
	}
	return holds, nil
}

// is compares the name of a component, in any case.
func is(name []byte, want string) bool {
	return len(name) == len(want) && bytes.EqualFold(name, []byte(want))
}
