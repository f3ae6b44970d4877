package ical

import (
	"crypto/sha256"
	"strconv"
	"strings"
	"time"

	goical "github.com/emersion/go-ical"
)

const (
	firstYear = 2000 // dates outside of these years are mistakes, not stays
	lastYear  = 2100
	maxNights = 730

	maxUID   = 1024 // bytes kept of a UID
	maxDates = 1000 // RDATEs and EXDATEs kept of an event
)

// nights are the dates of a stay in the zone of the property.
type nights struct {
	arrival, departure Date
	timed              bool // DTSTART had a time
	flags              Flags
}

// stay reads DTSTART with DTEND or DURATION (RFC 5545 3.6.1). A stay takes the nights between the local date of its
// start and the local date of its end, whatever the hours.
func (c *cutter) stay(comp *goical.Component) (nights, Reason) {
	startProp := prop(comp, "DTSTART")
	if startProp == nil {
		return nights{}, ReasonNoStart
	}
	start, zone, ok := propMoment(startProp)
	if !ok {
		return nights{}, ReasonBadDate
	}
	var s nights
	var second int
	s.timed = start.timed
	s.arrival, second = c.zones.local(start, zone)

	endProp := prop(comp, "DTEND")
	length := value(comp, "DURATION")
	switch {
	case endProp != nil:
		end, zone, ok := propMoment(endProp)
		if !ok {
			return nights{}, ReasonBadDate
		}
		s.departure, _ = c.zones.local(end, zone)
	case length != "":
		d, ok := parseDuration(length)
		if !ok {
			return nights{}, ReasonBadDate
		}
		s.departure = c.after(s.arrival, second, d, start.timed)
	case start.timed:
		s.departure = s.arrival
	default:
		s.departure = s.arrival.AddDays(1)
		s.flags |= FlagNoEnd
	}
	return s.checked()
}

// checked repairs a stay of no length that was meant as a day, and rejects what cannot be one. A timed event of no night
// passes here: whether it is a task or nothing is judged later.
func (s nights) checked() (nights, Reason) {
	if s.departure == s.arrival && !s.timed {
		s.departure = s.arrival.AddDays(1)
		s.flags |= FlagZeroLength
	}
	switch length := s.arrival.DaysUntil(s.departure); {
	case s.arrival.Year < firstYear || s.arrival.Year > lastYear:
		return nights{}, ReasonYear
	case length < 0:
		return nights{}, ReasonEndsBeforeStart
	case length > maxNights:
		return nights{}, ReasonTooLong
	case s.departure.Year > lastYear:
		return nights{}, ReasonYear
	}
	return s, ""
}

// after adds a duration to a local start: days as days of the calendar, the rest exactly (RFC 5545 3.3.6). A day event
// that lasts part of a day lasts it whole.
func (c *cutter) after(arrival Date, second int, d span, timed bool) Date {
	if !timed {
		days := d.seconds / daySeconds
		if d.seconds%daySeconds > 0 {
			days++
		}
		return arrival.AddDays(d.days + days)
	}
	t := arrival.AddDays(d.days).At(second, c.o.Zone).Add(time.Duration(d.seconds) * time.Second)
	return DateOf(t)
}

// propMoment reads a date property with its TZID. VALUE=DATE before a time means the day: the time is noise. A TZID with
// a colon in it that should stand in quotes and does not ("tzone://Microsoft/Utc") begins what the decoder takes for the
// value, and is put together again.
func propMoment(p *goical.Prop) (m moment, zone string, ok bool) {
	zone = param(p, "TZID")
	m, ok = parseMoment(p.Value)
	if i := strings.LastIndexByte(p.Value, ':'); !ok && i >= 0 && zone != "" {
		m, ok = parseMoment(p.Value[i+1:])
		zone += ":" + p.Value[:i]
	}
	if strings.EqualFold(param(p, "VALUE"), "DATE") {
		m.timed, m.seconds = false, 0
	}
	return m, zone, ok
}

// recurrenceID reads which instance of a recurring event this one replaces, as a day, so that it can be compared with
// the days that Expand makes.
func (c *cutter) recurrenceID(comp *goical.Component) string {
	p := prop(comp, "RECURRENCE-ID")
	if p == nil {
		return ""
	}
	m, zone, ok := propMoment(p)
	if !ok {
		return oneLine(p.Value, maxUID)
	}
	d, _ := c.zones.local(m, zone)
	return d.basic()
}

func (c *cutter) recurrence(comp *goical.Component) Recurrence {
	if len(comp.Props["RRULE"]) == 0 && len(comp.Props["RDATE"]) == 0 {
		return Recurrence{}
	}
	return Recurrence{
		Rule:   c.localRule(value(comp, "RRULE")),
		Extra:  c.dates(comp.Props["RDATE"]),
		Except: c.dates(comp.Props["EXDATE"]),
	}
}

// localRule turns the UNTIL of a rule, which is in UTC for timed events, into the day that it is at the property.
func (c *cutter) localRule(s string) string {
	s = strings.ToUpper(strings.TrimSpace(s))
	before, after, ok := strings.Cut(s, "UNTIL=")
	if !ok {
		return s
	}
	until, rest, _ := strings.Cut(after, ";")
	m, ok := parseMoment(until)
	if !ok {
		return s
	}
	d, _ := c.zones.local(m, "")
	s = before + "UNTIL=" + d.basic()
	if rest != "" {
		s += ";" + rest
	}
	return s
}

// dates reads lists of dates; a period (RFC 5545 3.3.9) counts by its start, and what cannot be read is left out.
func (c *cutter) dates(props []goical.Prop) []Date {
	var list []Date
	for i := range props {
		for field := range strings.SplitSeq(props[i].Value, ",") {
			begin, _, _ := strings.Cut(field, "/")
			one := goical.Prop{Value: begin, Params: props[i].Params}
			if m, zone, ok := propMoment(&one); ok && len(list) < maxDates {
				d, _ := c.zones.local(m, zone)
				list = append(list, d)
			}
		}
	}
	return list
}

// word reads a value that is one word in any case, such as STATUS.
func word(comp *goical.Component, name string) string {
	return strings.ToUpper(strings.TrimSpace(value(comp, name)))
}

func sequence(s string) int {
	if s == "" {
		return 0
	}
	n, err := strconv.Atoi(strings.TrimSpace(s))
	if err != nil || n < 0 {
		return 0
	}
	return n
}

// hashOf hashes a text; the hash of no text is zero.
func (c *cutter) hashOf(text string) Hash {
	if text == "" {
		return Hash{}
	}
	c.scratch = append(c.scratch[:0], text...)
	sum := sha256.Sum256(c.scratch)
	return Hash(sum[:len(Hash{})])
}

// meaning hashes what a change of the event would change. Lengths stand before the texts, so that no two events run
// together into one.
func (e *Event) meaning(description Hash) Hash {
	b := make([]byte, 0, 256)
	for _, part := range [...]string{e.UID, e.RecurrenceID, string(e.Kind), e.Summary, e.Recurrence.Rule} {
		b = strconv.AppendInt(b, int64(len(part)), 10)
		b = append(b, ':')
		b = append(b, part...)
	}
	b = e.Arrival.append(b, "")
	b = e.Departure.append(b, "")
	b = strconv.AppendBool(b, e.Transparent)
	b = append(b, description[:]...)
	sum := sha256.Sum256(b)
	return Hash(sum[:len(Hash{})])
}
