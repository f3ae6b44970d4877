package view

import "portineria/lang"

// ClaimLine is something that speaks for a guest's belonging to a booking and waits
// for the owner's word.
type ClaimLine struct {
	Booking  string // id
	Thread   string // id of the conversation
	Title    string // "Lena Weber", or on a booking who writes
	Detail   string // "Casa Limone · 12 to 19 July"
	Evidence string
	Href     string // of the other side: the booking, or the conversation
	InThread bool   // shown beside the conversation, to which the click leads back
}

func (c ClaimLine) act(name string) string {
	to := BookingGuestAct(c.Booking, c.Thread, name)
	if c.InThread {
		to += "?back=" + BackToThread
	}
	return to
}

// BackToThread, as ?back= of an act on a booking's guest, leads back to the
// conversation.
const BackToThread = "thread"

// Door is a closed door: codes are not accepted for a while.
type Door struct {
	Title  string
	Action string // opens it; empty: may not
}

// Removed is somebody whom the owner took from a booking.
type Removed struct {
	Name, Href, Thread string
	CanTakeBack        bool
}

// CardPage is the page of a property's QR card. Its form is sent by GET to
// CardPath(ID): languages (several), size.
type CardPage struct {
	Page
	Head      PropertyHead
	Languages []Choice
	Sizes     []Choice
	Error     string // of the languages
	SVG       string // the drawing, made by us; empty: none
	Text      string // what it fills into the message
	Alone     string // address of the drawing alone
	File      string // name of the file to download
	NoNumber  bool
}

func removeGuest(w *lang.Words, booking string, t Traveller) question {
	return question{
		ID: "ask-remove-" + t.Thread, Title: w.Who.RemoveTitle(t.Name), Text: w.Who.RemoveText,
		Action: BookingGuestAct(booking, t.Thread, "remove"), Do: w.Who.Remove, Keep: w.Forms.Cancel, Danger: true,
	}
}

func renewCode(w *lang.Words, booking string) question {
	return question{
		ID: "ask-renew", Title: w.Who.RenewTitle, Text: w.Who.RenewText,
		Action: BookingAct(booking, "renew"), Do: w.Who.Renew, Keep: w.Forms.Cancel,
	}
}

// BookingGuestAct is the address of an act on somebody who writes for a booking:
// remove, confirm, refuse.
func BookingGuestAct(booking, conversation, act string) string {
	return under(BookingsPath, booking, "guests", conversation, act)
}

// CardPath is the QR card of a property.
func CardPath(id string) string { return under(PropertiesPath, id, "card") }

// CardFilePath is the drawing of it alone.
func CardFilePath(id string) string { return under(PropertiesPath, id, "card.svg") }
