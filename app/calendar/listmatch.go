package calendar

import (
	"slices"
	"strings"

	"portineria/ical"
	"portineria/reservations"
	"portineria/stay"
)

// match finds the stay that a row is, each stay once: by its code, else by its nights
// in its property, and by the guest's name where that is needed. why says why it
// cannot be told.
func (p *planner) match(r reservations.Reservation, property stay.PropertyID) (*stay.Booking, Why) {
	if r.Code != "" {
		if found, why := p.byItsCode(r, property); found != nil || why != "" {
			if found != nil && p.taken[found.ID] {
				return found, WhySeveral // two rows of one code, and one stay
			}
			return found, why
		}
	}
	if property == "" {
		return nil, ""
	}
	return p.byItsNights(r, property)
}

// byItsCode looks for the stay of a code. Where the list has several rows of it, they
// are several units, or the same one before and after a change: then the unit must be
// known, and the nights must be the stay's.
func (p *planner) byItsCode(r reservations.Reservation, property stay.PropertyID) (*stay.Booking, Why) {
	alone := p.codedIn[codeIn(r.Code, property)] == 1
	if property == "" && p.coded[string(r.Code)] > 1 {
		return nil, ""
	}
	var here, elsewhere []int
	for _, i := range p.byCode[strings.ToUpper(string(r.Code))] {
		if property == "" || p.book[i].Property == property {
			here = append(here, i)
		} else {
			elsewhere = append(elsewhere, i)
		}
	}
	if len(here) > 1 {
		exact := slices.DeleteFunc(slices.Clone(here), func(i int) bool { return p.book[i].Arrival != r.Arrival || p.book[i].Departure != r.Departure })
		if len(exact) > 0 {
			here = exact
		}
	}
	switch {
	case len(here) == 1 && !alone && (p.book[here[0]].Arrival != r.Arrival || p.book[here[0]].Departure != r.Departure):
		return &p.book[here[0]], WhySeveral
	case len(here) == 1:
		return &p.book[here[0]], ""
	case len(here) > 1:
		return nil, WhySeveral
	case len(elsewhere) > 0 && p.coded[string(r.Code)] == 1: // else it is a booking of several units
		return &p.book[elsewhere[0]], WhyPlace
	}
	return nil, ""
}

// byItsNights looks for the stay on exactly these nights. Of a stay whose guest is
// named, the name must agree.
func (p *planner) byItsNights(r reservations.Reservation, property stay.PropertyID) (*stay.Booking, Why) {
	var named, nameless, others []int
	for _, i := range p.byNights[place{property, nights{r.Arrival, r.Departure}}] {
		switch b := p.book[i]; {
		case p.taken[b.ID] || !p.couldBe(b, r):
		case b.Name == "" || r.Name == "":
			nameless = append(nameless, i)
		case alike(string(b.Name), string(r.Name)):
			named = append(named, i)
		default:
			others = append(others, i)
		}
	}
	for _, fits := range [][]int{named, nameless} {
		switch {
		case len(fits) == 1:
			return &p.book[fits[0]], ""
		case len(fits) > 1:
			return nil, WhySeveral
		}
	}
	if len(others) > 0 && r.State != reservations.Cancelled {
		return &p.book[others[0]], WhyName
	}
	return nil, ""
}

// couldBe reports whether a stay on the same nights may be the row's: it takes place,
// has no other code, is of no other portal and no closure for sure.
func (p *planner) couldBe(b stay.Booking, r reservations.Reservation) bool {
	switch {
	case !b.Occupies(), b.Kind == stay.KindBlock && b.Sure:
		return false
	case b.Code != "" && r.Code != "":
		return false // or its code would have found it
	default:
		return p.list.Channel == "" || !portal(b.Channel) || b.Channel == p.list.Channel
	}
}

// portal reports whether a channel sells nights itself: two portals do not speak of
// one booking. A channel manager or a calendar kept by hand may.
func portal(channel string) bool {
	c := ical.Provider(channel)
	return channel != "direct" && channel != "" && c != ical.ProviderUnknown && !c.ManagesChannels() && !c.HandTyped()
}

// alike reports whether two names have a word in common: feeds tell first names,
// lists whole ones, and people turn them round.
func alike(a, b string) bool {
	words := map[string]bool{}
	for w := range strings.FieldsSeq(reservations.Fold(a)) {
		words[w] = len(w) > 1
	}
	for w := range strings.FieldsSeq(reservations.Fold(b)) {
		if words[w] {
			return true
		}
	}
	return false
}

// sameWords reports whether two names differ at most in the order of their words.
func sameWords(a, b string) bool { return saysAll(a, b) && saysAll(b, a) }

// extends reports whether a name says all that another says, and more.
func extends(longer, shorter string) bool {
	return saysAll(longer, shorter) && !saysAll(shorter, longer)
}

func saysAll(name, of string) bool {
	words := map[string]bool{}
	for w := range strings.FieldsSeq(reservations.Fold(name)) {
		words[w] = true
	}
	for w := range strings.FieldsSeq(reservations.Fold(of)) {
		if !words[w] {
			return false
		}
	}
	return true
}
