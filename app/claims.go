package app

import (
	"slices"
	"strings"

	"portineria/lexicon"
	"portineria/stay"
)

// mostClaims is how many bookings the owner is offered to choose from.
const mostClaims = 3

// claims are the bookings that a guest may belong to as far as it can be told, for
// the owner to judge: those of a weak tie, those with the digits and the day that
// they named, and those whose name and arrival they named.
func claims(t Turn, tied []Tied) []stay.Claim {
	var found []stay.Claim
	add := func(b stay.Booking, e stay.Evidence) {
		said := slices.ContainsFunc(t.Claims, func(c stay.Claim) bool { return c.Booking == b.ID && c.State != stay.ClaimOpen })
		twice := slices.ContainsFunc(found, func(c stay.Claim) bool { return c.Booking == b.ID })
		if !said && !twice && len(found) < mostClaims {
			found = append(found, stay.Claim{Conversation: t.Conversation.ID, Booking: b.ID, Evidence: e, State: stay.ClaimOpen, At: t.Now})
		}
	}
	for _, x := range tied {
		if !x.Evidence.Strong() && near(t, x.Booking) {
			add(x.Booking, x.Evidence)
		}
	}
	days := t.soFar().days
	for _, b := range candidates(t, days) {
		add(b, stay.EvidenceLast4)
	}
	for _, b := range byName(t, days) {
		add(b, stay.EvidenceClaim)
	}
	return found
}

// byName are the bookings whose arrival and name the guest has told; where the
// departure was told as well, those that leave then.
func byName(t Turn, days []stay.Date) []stay.Booking {
	var arriving, both []stay.Booking
	for _, b := range t.ByDays {
		if !near(t, b) || !slices.Contains(days, b.Arrival) || !namesGuest(t, string(b.Name)) {
			continue
		}
		arriving = append(arriving, b)
		if slices.Contains(days, b.Departure) {
			both = append(both, b)
		}
	}
	if len(both) > 0 {
		return both
	}
	return arriving
}

// namesGuest reports whether the guest has told the name on a booking, or calls
// themselves so. It is only for the owner to judge: one word of the name is enough.
func namesGuest(t Turn, name string) bool {
	texts := []string{t.Text(), string(t.Guest.Name)}
	for _, m := range t.History {
		if !m.Outgoing() {
			texts = append(texts, string(m.Text))
		}
	}
	for _, w := range lexicon.Tokens(name) {
		for _, text := range texts {
			if len([]rune(w.Form)) > 2 && slices.ContainsFunc(lexicon.Tokens(text), func(said lexicon.Token) bool { return sameName(said, w, true) }) {
				return true
			}
		}
	}
	return false
}

// asks reports whether a text is a question.
func asks(text string) bool { return strings.ContainsAny(text, "?¿") }
