package ical

import (
	"strings"
	"time"
)

const (
	maxZoneName   = 128  // longest TZID looked up in the zone data
	maxZoneNames  = 1000 // different TZIDs of one body that are looked up; further ones count as unknown
	maxZoneBlocks = 256  // VTIMEZONEs of one body that are kept
)

// zones turns moments into days of the property. A TZID is looked for in this order: the IANA database, the names of
// Windows, the ends of a path such as /freeassociation.sourceforge.net/Europe/Rome, the VTIMEZONEs of the body, and, with
// a flag, an offset that it names such as "(UTC+01:00) Rome", and the zone of the property.
type zones struct {
	property *time.Location
	known    map[string]*time.Location // found or, as nil, looked for in vain
	defined  map[string]*zoneReader    // VTIMEZONEs by TZID

	missed bool // a TZID was not found since this was last cleared
}

func newZones(property *time.Location) *zones {
	return &zones{property: property, known: map[string]*time.Location{}, defined: map[string]*zoneReader{}}
}

// define remembers a VTIMEZONE; of several with one TZID the first counts.
func (z *zones) define(r *zoneReader) {
	if _, ok := z.defined[r.id]; !ok && r.id != "" && len(z.defined) < maxZoneBlocks {
		z.defined[r.id] = r
	}
}

// local returns the day and the second of the day that m is in the zone of the property.
func (z *zones) local(m moment, tzid string) (Date, int) {
	if m.seconds == daySeconds {
		m.date, m.seconds = m.date.AddDays(1), 0
	}
	switch {
	case !m.timed:
		return m.date, 0
	case m.fixed:
		return z.split(m.date.At(m.seconds-m.offset, time.UTC))
	}
	tzid = strings.Trim(tzid, " \t\"")
	if tzid == "" {
		return m.date, m.seconds // floating: the clock on the wall, wherever that is
	}
	if loc := z.find(tzid); loc != nil {
		return z.split(m.date.At(m.seconds, loc))
	}
	if r := z.defined[tzid]; r != nil {
		if offset, ok := r.offset(m); ok {
			return z.split(m.date.At(m.seconds-offset, time.UTC))
		}
	}
	z.missed = true
	if offset, ok := namedOffset(tzid); ok && offset != z.standard(m.date.Year) {
		return z.split(m.date.At(m.seconds-offset, time.UTC))
	}
	return m.date, m.seconds
}

// standard is the offset of the property's zone in winter, in seconds east of UTC. The names of Windows have that one the
// whole year, so that a zone with the same is most likely the property's own, and its clock counts, summer time included.
func (z *zones) standard(year int) int {
	_, january := Date{year, time.January, 1}.At(0, z.property).Zone()
	_, july := Date{year, time.July, 1}.At(0, z.property).Zone()
	return min(january, july)
}

// namedOffset reads the offset in names such as "(UTC+01:00) Amsterdam, Berlin", "GMT-0500" and "(GMT+01.00) Rome", in
// seconds east of UTC.
func namedOffset(tzid string) (int, bool) {
	name := strings.ToUpper(strings.TrimLeft(tzid, "( "))
	rest, ok := strings.CutPrefix(name, "UTC")
	if !ok {
		if rest, ok = strings.CutPrefix(name, "GMT"); !ok {
			return 0, false
		}
	}
	end := strings.IndexFunc(rest, func(r rune) bool { return !strings.ContainsRune("+-:.0123456789", r) })
	if end < 0 {
		end = len(rest)
	}
	c := cursor{s: strings.ReplaceAll(rest[:end], ".", ":")}
	given, seconds := c.offset()
	return seconds, given && !c.failed && c.s == ""
}

func (z *zones) split(t time.Time) (Date, int) {
	t = t.In(z.property)
	hour, minute, second := t.Clock()
	return DateOf(t), hour*3600 + minute*60 + second
}

// find looks a TZID up by name alone.
func (z *zones) find(tzid string) *time.Location {
	loc, ok := z.known[tzid]
	if !ok && len(z.known) < maxZoneNames {
		loc = lookUp(tzid)
		z.known[tzid] = loc
	}
	return loc
}

func lookUp(tzid string) *time.Location {
	if loc := iana(tzid); loc != nil {
		return loc
	}
	if name := windowsZone(tzid); name != "" {
		return iana(name)
	}
	segments := strings.Split(tzid, "/")
	for n := min(3, len(segments)); n >= 1; n-- {
		tail := strings.Join(segments[len(segments)-n:], "/")
		if loc := iana(tail); loc != nil {
			return loc
		}
		if loc := iana(capitals(tail)); loc != nil {
			return loc
		}
	}
	return nil
}

// capitals writes a name in the way of the IANA database: "america/new_york" as America/New_York, "utc" as UTC.
func capitals(name string) string {
	if len(name) <= len("WET") {
		return strings.ToUpper(name)
	}
	b := []byte(strings.ToLower(name))
	for i := range b {
		if (i == 0 || b[i-1] == '/' || b[i-1] == '_' || b[i-1] == '-') && b[i] >= 'a' && b[i] <= 'z' {
			b[i] -= 'a' - 'A'
		}
	}
	return string(b)
}

// iana loads a zone of the IANA database. "Local" is the zone of this machine, which no feed can mean.
func iana(name string) *time.Location {
	if name == "" || len(name) > maxZoneName || name == "Local" || strings.ContainsAny(name, " .\\:()\x00") {
		return nil
	}
	loc, err := time.LoadLocation(name)
	if err != nil {
		return nil
	}
	return loc
}

// windowsZone returns the IANA name for a zone name of Windows in any case, "" for any other name. Exchange numbers
// copies of a zone ("W. Europe Standard Time 1").
func windowsZone(name string) string {
	plain := strings.TrimRight(name, " 0123456789")
	for known, zone := range windowsZones {
		if strings.EqualFold(known, name) || strings.EqualFold(known, plain) {
			return zone
		}
	}
	return ""
}
