package view

import (
	"net/url"
	"strconv"

	"portineria/lang"
)

// ListPath is where a portal's list of reservations is brought in; a POST takes a
// file.
const ListPath = "/calendar/list"

// ListPlanPath is a list that was read and waits for the owner's word.
func ListPlanPath(id string) string { return under(ListPath, id) }

// ListAct is the address of an act on such a list: read (how it is to be read),
// apply, drop.
func ListAct(id, act string) string { return under(ListPath, id, act) }

// ListUploadPage takes the file: file, property.
type ListUploadPage struct {
	Page
	Properties []Option
	Problem    string // why the file cannot be read; empty: nothing was sent yet
}

// ListReading is the questions about how a list is to be read. Its form posts to
// ListAct(ID, "read"): col-N, order, property, unit-N with unitname-N, word-N with
// wordname-N.
type ListReading struct {
	ID      string
	Columns []ListColumn
	Order   []Choice // empty: the dates leave no question
	Units   []ListName
	Words   []ListName
	Places  []Option // the property of all rows; empty: not asked
	Problem string   // what must be said before anything else
}

// ListColumn is one column of the list.
type ListColumn struct {
	N       int
	Name    string
	Example string
	Fields  []Option
	Open    bool // nobody knows what it holds
}

// ListName is a word of the list whose meaning is asked.
type ListName struct {
	N      int
	Name   string
	Choice []Option
}

// ListReadPage asks what cannot be told from the file.
type ListReadPage struct {
	Page
	Reading ListReading
}

// ListPlanPage is what a list would change. Its form posts to ListAct(ID, "apply"):
// seen, and row for each that is ticked.
type ListPlanPage struct {
	Page
	Reading ListReading
	ID      string
	From    string // "A list of Airbnb."
	Rows    int
	Seen    string // the fingerprint of the plan
	Changed bool   // the calendar has changed since it was shown
	Nothing bool   // nothing was ticked
	Groups  []ListGroup
}

// does reports whether there is anything to confirm.
func (p ListPlanPage) does() bool {
	for _, g := range p.Groups {
		for _, l := range g.Lines {
			if l.Pickable {
				return true
			}
		}
	}
	return false
}

// ListGroup is the rows that do the same.
type ListGroup struct {
	Key, Title, Explain string
	Tone                Tone
	Count               int
	Lines               []ListLine
	Folded              bool // nothing to decide
	More                int  // rows that are counted and not shown
}

// ListLine is one row.
type ListLine struct {
	Row      int
	Pickable bool
	Picked   bool
	Title    string // the guest, or the code
	Where    string // "Casa Limone · 12 to 19 July"
	Texts    []string
	Doubts   []string
	Links    []Link
}

func (l ListLine) id() string { return "row-" + strconv.Itoa(l.Row) }

// numbered is the name of a field of a column, a unit or a word.
func numbered(name string, n int) string { return name + "-" + strconv.Itoa(n) }

// ChangePath is the page on which a booking is changed; a POST saves.
func ChangePath(id string) string { return BookingAct(id, "change") }

// CloseNightsPath is the form that closes nights; a POST closes them.
const CloseNightsPath = "/close-nights"

// CloseNightsInPath is that form with a property chosen.
func CloseNightsInPath(property string) string {
	return CloseNightsPath + "?property=" + url.QueryEscape(property)
}

// CloseNightsPage closes nights: property, from, to, reason, overlap.
type CloseNightsPage struct {
	Page
	Properties       []Option
	From, To, Reason string
	AskOverlap       bool
	Overlap          bool
	Errors           Errors
}

// ChangePage changes a booking or closed nights. Its form posts to ChangePath(ID):
// property, checkin, checkout, name, phone, guests, language, code, notes, overlap;
// of closed nights property, checkin, checkout, notes and overlap.
type ChangePage struct {
	Page
	ID         string
	Name       string // of the booking
	Block      bool
	Properties []Option
	Languages  []Option
	Form       BookingForm
	Notes      string
	FromFeed   bool
	FeedSays   string // which nights its calendar tells of, where the owner's are others
	Errors     Errors
}

// HandActs is what can be done by hand with a booking, and the owner's notes on it.
type HandActs struct {
	ID       string
	Notes    string
	FeedSays string
	Change   bool
	Free     bool // closed nights: posts to BookingAct(ID, "cancel")
	Reopen   bool // posts to BookingAct(ID, "reopen"): overlap
	Taken    bool // the nights have been taken by another stay since
}

// acts reports whether there is something to change.
func (h *HandActs) acts() bool { return h != nil && h.Change }

func freeNights(w *lang.Words, id string) question {
	return question{ID: "ask-free", Title: w.Change.FreeTitle, Text: w.Change.FreeText, Action: BookingAct(id, "cancel"), Do: w.Change.FreeDo, Keep: w.Change.FreeKeep, Danger: true}
}

func (p ChangePage) title() string {
	if p.Block {
		return p.W.Change.BlockTitle
	}
	return p.W.Change.Title
}

func (p ChangePage) checkin() string {
	if p.Block {
		return p.W.Change.From
	}
	return p.W.Booking.Checkin
}

func (p ChangePage) checkout() string {
	if p.Block {
		return p.W.Change.To
	}
	return p.W.Booking.Checkout
}

func (p ChangePage) notesLabel() string {
	if p.Block {
		return p.W.Change.Reason
	}
	return p.W.Change.Notes
}

// columnsOpen reports whether the columns are what must be looked at.
func (r ListReading) columnsOpen() bool {
	for _, c := range r.Columns {
		if c.Open {
			return true
		}
	}
	return false
}
