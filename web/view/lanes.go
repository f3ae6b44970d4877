package view

import "slices"

// Columns places a stay on a timeline of so many days. Arrival and departure
// are counted in days from the first day shown and may lie outside. Where
// nothing of the stay is shown, start and end are 0.
func Columns(arrival, departure, days int) (start, end int, before, after bool) {
	if departure < 0 || arrival >= days || departure <= arrival {
		return 0, 0, false, false
	}
	before, after = arrival < 0, departure >= days
	return max(1, 2*arrival+2), min(2*days, 2*departure+1), before, after
}

// Lay gives each stay of one property a lane in which it touches no other, in
// the order of their beginnings, and returns how many lanes that takes.
func Lay(stays []Stay) int {
	slices.SortStableFunc(stays, func(a, b Stay) int { return a.Start - b.Start })
	var ends []int // of the last stay in each lane
	for i := range stays {
		lane := slices.IndexFunc(ends, func(end int) bool { return end < stays[i].Start })
		if lane < 0 {
			lane = len(ends)
			ends = append(ends, 0)
		}
		ends[lane] = stays[i].End
		stays[i].Lane = lane + 1
	}
	return len(ends)
}
