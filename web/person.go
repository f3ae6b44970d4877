package web

import (
	"context"
	"slices"
	"strings"

	"portineria/lang"
	"portineria/stay"
)

// nameOf is how a guest is called on the pages: by the name that they gave
// themselves, the name on their booking, their number, or the word for neither.
func nameOf(w *lang.Words, g stay.Guest, b *stay.Booking) string {
	for _, name := range []stay.Private{g.Called, g.Name} { // the owner's own name for them first
		if name := strings.TrimSpace(string(name)); name != "" {
			return name
		}
	}
	if b != nil && strings.TrimSpace(string(b.Name)) != "" {
		return strings.TrimSpace(string(b.Name))
	}
	if phone := maskPhone(string(g.Phone)); phone != "" {
		return phone
	}
	return w.Inbox.NotNamed
}

// answerers are the accounts that may write to guests.
func (w *Web) answerers(ctx context.Context) ([]visitor, error) {
	all, err := w.db.Users(ctx)
	var may []visitor
	for _, u := range all {
		if u.May(stay.WriteInbox) {
			may = append(may, visitor{User: u.User})
		}
	}
	return may, err
}

// hostOf is who wrote what the house's people said in a conversation, to the eyes
// of one of them. Which of them it was is not kept with a message: where several
// may have, it is whom the guests know as the host.
func (v visitor) hostOf(answerers []visitor, c stay.Conversation, home stay.Property) string {
	var may []visitor
	for _, one := range answerers {
		if one.reads(c) {
			may = append(may, one)
		}
	}
	switch {
	case len(may) == 1 && may[0].ID == v.ID:
		return v.W.Inbox.You
	case len(may) == 1:
		return may[0].Name
	case home.HostName != "":
		return home.HostName
	default:
		return wordsFor(v.W).HostSays
	}
}

// threeDigit are the beginnings of country codes of three digits; all others
// have two, but for 1 and 7 (ITU-T E.164, list of assigned country codes).
var threeDigit = []string{"21", "22", "23", "24", "25", "26", "29", "35", "37", "38", "42", "50", "59", "67", "68", "69", "80", "85", "87", "88", "96", "97", "99"}

// maskPhone shows a number's country and its last four digits, "+39 ··· 4471":
// enough to tell guests apart on a screen that others may see.
func maskPhone(phone string) string {
	last := stay.Last4(phone)
	if last == "" || phone[0] != '+' {
		return ""
	}
	length := 3
	switch {
	case phone[1] == '1' || phone[1] == '7':
		length = 2
	case slices.Contains(threeDigit, phone[1:3]):
		length = 4
	}
	if length > len(phone)-len(last) {
		return "··· " + last
	}
	return phone[:length] + " ··· " + last
}

// guestOn is how the guest of a booking is called where nobody has written yet.
func guestOn(w *lang.Words, b stay.Booking) string {
	if name := strings.TrimSpace(string(b.Name)); name != "" {
		return name
	}
	var parts []string
	if b.Channel != "" && b.Channel != "direct" {
		parts = append(parts, w.Channel(b.Channel))
	}
	if b.Code != "" {
		parts = append(parts, string(b.Code))
	} else if b.PhoneLast4 != "" {
		parts = append(parts, "··· "+string(b.PhoneLast4))
	}
	if len(parts) == 0 {
		return w.Today.UnknownGuest
	}
	return strings.Join(parts, " ")
}

// nights prints the days of a stay.
func nights(w *lang.Words, b stay.Booking) string {
	return w.Dates.Span(b.Arrival.Midnight(), b.Departure.Midnight())
}

// shorten cuts a text for a preview or a quote, between characters.
func shorten(text string, most int) string {
	runes := []rune(strings.Join(strings.Fields(text), " "))
	if len(runes) <= most {
		return string(runes)
	}
	return strings.TrimRight(string(runes[:most-1]), " ") + "…"
}
