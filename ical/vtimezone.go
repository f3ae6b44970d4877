package ical

import (
	"strings"
)

const (
	maxObservances = 512  // in one VTIMEZONE; a full history of a zone has some 200
	maxZoneDates   = 1024 // RDATEs in one VTIMEZONE
	maxOnsets      = 4    // by rule in a year; a zone that has more changes than that is none
)

// zoneReader reads a VTIMEZONE (RFC 5545 3.6.5) line by line and then answers which offset held at a local time. It is
// the last resort for time zones that have a name of nobody's but the feed's.
type zoneReader struct {
	id          string
	depth       int
	dates       int // RDATEs so far
	observances []observance
}

// observance is a STANDARD or DAYLIGHT part: from its onset on, the offset is to.
type observance struct {
	start    moment
	from, to int // seconds east of UTC, before and after the onset
	rule     rule
	repeats  bool
	extra    []moment
	valid    bool // start and to were read

	onsets map[int][]Date // days of onset by the rule, by year
}

func (z *zoneReader) begin(name []byte) {
	z.depth++
	if z.depth == 1 && (is(name, "STANDARD") || is(name, "DAYLIGHT")) && len(z.observances) < maxObservances {
		z.observances = append(z.observances, observance{onsets: map[int][]Date{}})
	}
}

func (z *zoneReader) end() { z.depth = max(0, z.depth-1) }

func (z *zoneReader) property(text []byte) {
	at, ok := checkLine(text)
	if !ok || z.depth > 1 {
		return
	}
	name, value := strings.ToUpper(string(text[:at.name])), strings.TrimSpace(string(text[at.value:]))
	if z.depth == 0 {
		if name == "TZID" && z.id == "" {
			z.id = strings.Trim(value, `"`)
		}
		return
	}
	if len(z.observances) == 0 {
		return
	}
	o := &z.observances[len(z.observances)-1]
	switch name {
	case "DTSTART":
		o.start, _ = parseMoment(value)
	case "TZOFFSETTO":
		c := cursor{s: value}
		_, o.to = c.offset()
		o.valid = !c.failed && c.s == ""
	case "TZOFFSETFROM":
		c := cursor{s: value}
		_, o.from = c.offset()
	case "RRULE":
		o.rule, o.repeats = parseRule(value)
	case "RDATE":
		for field := range strings.SplitSeq(value, ",") {
			if m, ok := parseMoment(field); ok && z.dates < maxZoneDates {
				z.dates++
				o.extra = append(o.extra, m)
			}
		}
	}
}

// offset returns the offset of the latest onset at or before a local time; before all of them, the offset that the
// earliest one ended.
func (z *zoneReader) offset(m moment) (seconds int, ok bool) {
	var latest, earliest moment
	for i := range z.observances {
		o := &z.observances[i]
		if !o.valid || o.start.date.IsZero() {
			continue
		}
		if onset, found := o.before(m); found && (latest.date.IsZero() || latest.before(onset)) {
			latest, seconds, ok = onset, o.to, true
		}
		if latest.date.IsZero() && (earliest.date.IsZero() || o.start.before(earliest)) {
			earliest, seconds, ok = o.start, o.from, true
		}
	}
	return seconds, ok
}

// before returns the latest onset at or before m.
func (o *observance) before(m moment) (latest moment, found bool) {
	try := func(onset moment) {
		if !m.before(onset) && (!found || latest.before(onset)) {
			latest, found = onset, true
		}
	}
	try(o.start)
	for _, onset := range o.extra {
		try(onset)
	}
	if o.repeats {
		for year := m.date.Year - 1; year <= m.date.Year; year++ {
			for _, d := range o.year(year) {
				try(moment{date: d, seconds: o.start.seconds})
			}
		}
	}
	return latest, found
}

// year returns the onsets by rule in a year. A rule with COUNT that began centuries ago is not walked from there.
func (o *observance) year(year int) []Date {
	days, ok := o.onsets[year]
	if !ok && (o.rule.count == 0 || year-o.start.date.Year < 150) {
		days = o.rule.dates(o.start.date, Date{year, 1, 1}, Date{year, 12, 31}, maxOnsets)
		o.onsets[year] = days
	}
	return days
}

// before compares two moments as written, without their offsets.
func (m moment) before(n moment) bool {
	if m.date == n.date {
		return m.seconds < n.seconds
	}
	return m.date.Before(n.date)
}
