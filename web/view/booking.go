package view

import "portineria/lang"

// AddBookingPage enters a booking by hand. Its form posts to AddBookingPath:
// property, checkin, checkout, name, phone, code, language, guests, notes,
// overlap ("yes" when ticked).
type AddBookingPage struct {
	Page
	Properties []Option
	Languages  []Option
	Form       BookingForm
	Errors     Errors
}

// BookingForm is what was typed, dates as YYYY-MM-DD.
type BookingForm struct {
	Checkin, Checkout string
	Name, Phone, Code string
	Guests            string
	Notes             string
	Overlap           bool
	AskOverlap        bool // show the box: the nights are taken
}

// BookingPage is one booking. The guest's details are a form that posts to
// BookingPath(ID): name, phone, language, guests.
type BookingPage struct {
	Page
	ID       string
	Title    string   // the guest's name, or "Booking of Casa Limone"
	Subtitle string   // "Casa Limone · 12 to 19 July"
	Chips    []Chip   // where it stands, and how well its guests are known
	Notices  []Notice // cancelled, missing from its feed, overlapping
	Details  []Row
	FromFeed string // the sentence that the dates come from a feed; empty: by hand
	Invite   *Invite
	People   []Traveller
	Claims   []ClaimLine
	Removed  []Removed
	Seats    string // "The code serves 4 phones."
	// CheckAsked, CheckDone and CanRecord are as in Identity; recording posts to
	// BookingAct(ID, "identified").
	CheckAsked bool
	CheckDone  string
	CanRecord  bool
	Contact    *ContactForm // nil: may not be edited
	CanCancel  bool         // posts to BookingAct(ID, "cancel")
	History    []Happening  // the latest first
	Hand       *HandActs    // what else may be done by hand; nil: nothing
	Rules      *StayRules   // the messages that go by themselves; nil: no rules
	Back       Link         // the calendar, at the weeks that one came from
}

// Happening is a line of a booking's history.
type Happening struct {
	When Moment
	Text string
	By   string // whose hand it was; empty: not known
}

// Notice is a coloured line above a page.
type Notice struct {
	Tone Tone
	Text string
	Link Link
}

// Invite is how the guest is brought to write: the code in it ties them.
type Invite struct {
	Code string // "K7QM-4RTX"
	Link string // wa.me; empty, like Text: no number is configured
	Text string // the same without a link

	Expires string // "The code works until the end of 21 July."
	Booking string // whose code may be renewed; empty: not by this account
}

// Traveller is somebody who writes for this booking.
type Traveller struct {
	Name, Href string
	Thread     string // id of the conversation, to remove them; empty: may not
	Level      Chip
	Evidence   string // by what they are tied, and since when
	Wrote      Moment // last; empty: never
}

// ContactForm is the guest's details.
type ContactForm struct {
	Name, Phone, Guests string
	Languages           []Option
	Errors              Errors
}

func cancelBooking(w *lang.Words, id string) question {
	return question{
		ID: "ask-cancel", Title: w.Booking.CancelTitle, Text: w.Booking.CancelText,
		Action: BookingAct(id, "cancel"), Do: w.Booking.CancelDo, Keep: w.Booking.CancelKeep, Danger: true,
	}
}
