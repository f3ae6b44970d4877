package reservations

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"portineria/stay"
)

// Reservation is one row of a list, understood.
type Reservation struct {
	Row                int // as a spreadsheet counts, from 1
	Code               stay.Private
	State              State
	Name               stay.Private
	Phone              stay.Private // E.164
	PhoneProblem       Problem      // why there is none although the list has something
	Guests             int          // 0: not said
	Language           string
	Arrival, Departure stay.Date
	Unit               string // which flat, in the portal's words; empty: not said
}

// Refusal is a row that cannot be used.
type Refusal struct {
	Row     int
	Column  string // its name, if one is to blame
	Problem Problem
	Name    stay.Private // whose it is, or its code, where the row is whole: for telling it to its owner
}

// List is what a table says.
type List struct {
	Channel      string // airbnb, booking.com, or empty where it cannot be told
	Reservations []Reservation
	Refused      []Refusal
	Units        []string // all that are named, in order
	StrangeWords []string // for states
}

// Options is what people have said about a list.
type Options struct {
	Columns Columns
	Order   Order
	States  map[string]State // by Fold
}

// maxNights is the longest stay; more is a wrong date.
const maxNights = 730

// Read understands the rows of a table. It returns an Error where the columns of the
// dates are not known, or the dates can be read in two ways; what is wrong with
// single rows is in the List.
func Read(t Table, o Options) (List, error) {
	if !o.Columns.Complete() {
		return List{}, Error{Problem: NoColumns, Row: t.HeaderRow}
	}
	r := reader{Table: t, Options: o}
	var err error
	if r.order, err = r.findOrder(); err != nil {
		return List{}, err
	}
	var l List
	for _, row := range t.Rows {
		got, refused := r.row(row)
		if refused.Problem == RowStatus {
			if word := r.text(row, Status); !slices.Contains(l.StrangeWords, word) {
				l.StrangeWords = append(l.StrangeWords, word)
			}
		}
		if got.Unit != "" && !slices.Contains(l.Units, got.Unit) && len(l.Units) < 1000 {
			l.Units = append(l.Units, got.Unit)
		}
		if refused.Problem != "" {
			l.Refused = append(l.Refused, refused)
			continue
		}
		l.Reservations = append(l.Reservations, got)
	}
	l.Channel = channelOf(t.Header, l.Reservations)
	return l, nil
}

// reader reads the rows of one table.
type reader struct {
	Table
	Options
	order Order
}

func (r reader) column(f Field) int {
	if i, ok := r.Columns[f]; ok {
		return i
	}
	return -1
}

func (r reader) at(row Row, f Field) Cell     { return row.cell(r.column(f)) }
func (r reader) text(row Row, f Field) string { return oneLine(r.at(row, f).Text) }

func (r reader) name(f Field) string {
	if i := r.column(f); i >= 0 && i < len(r.Header) {
		return r.Header[i]
	}
	return ""
}

// row understands one row, or says which column is wrong and why.
func (r reader) row(row Row) (Reservation, Refusal) {
	refuse := func(f Field, p Problem) (Reservation, Refusal) {
		who := cmp.Or(r.who(row), readCode(r.at(row, Code)))
		return Reservation{Row: row.N, Unit: shorten(r.text(row, Unit), maxName)}, Refusal{row.N, r.name(f), p, stay.Private(who)}
	}
	switch {
	case r.strict && len(row.Cells) > len(r.Header):
		return Reservation{}, Refusal{Row: row.N, Problem: RowLong}
	case r.strict && len(row.Cells) <= max(r.column(Arrival), r.column(Departure)):
		return Reservation{}, Refusal{Row: row.N, Problem: RowShort}
	}
	out := Reservation{Row: row.N, Code: stay.Private(readCode(r.at(row, Code))), Unit: shorten(r.text(row, Unit), maxName), Language: readLanguage(r.text(row, Language))}
	for _, end := range []struct {
		field Field
		to    *stay.Date
	}{{Arrival, &out.Arrival}, {Departure, &out.Departure}} {
		cell := r.at(row, end.field)
		if cell.blank() {
			return refuse(end.field, RowNoDate)
		}
		w, ok := readDay(cell)
		if ok {
			*end.to, ok = w.in(r.order)
		}
		if !ok {
			return refuse(end.field, RowBadDate)
		}
	}
	nights := int(out.Departure - out.Arrival)
	switch said := readCount(r.at(row, Nights)); {
	case nights <= 0:
		return refuse(Departure, RowBackwards)
	case nights > maxNights:
		return refuse(Departure, RowTooLong)
	case said > 0 && said != nights:
		return refuse(Nights, RowNights)
	}
	state, known := stateOf(r.text(row, Status), r.States)
	if !known {
		return refuse(Status, RowStatus)
	}
	out.State = state
	out.Name = stay.Private(r.who(row))
	out.Phone, out.PhoneProblem = readPhone(r.at(row, Phone), r.text(row, Country))
	out.Guests = readCount(r.at(row, Adults)) + readCount(r.at(row, Children))
	if out.Guests == 0 || readCount(r.at(row, Adults)) == 0 {
		out.Guests = max(out.Guests, readCount(r.at(row, Persons)))
	}
	return out, Refusal{}
}

// who is the guest, or else who booked.
func (r reader) who(row Row) string {
	return cmp.Or(readName(r.at(row, Guest).Text), readName(r.at(row, Booker).Text))
}

// readLanguage takes a code such as de or pt-BR; a language by name is not read.
func readLanguage(text string) string {
	code, _, _ := strings.Cut(strings.ReplaceAll(strings.ToLower(text), "_", "-"), "-")
	if len(code) == 2 && strings.Trim(code, "abcdefghijklmnopqrstuvwxyz") == "" {
		return code
	}
	return ""
}

// findOrder decides for the whole file whether the day or the month comes first:
// portals write dates as the account's language has them. It is refused where both
// would do and nobody has said which, since a stay on the wrong nights is worse than
// none.
func (r reader) findOrder() (Order, error) {
	dayFirst, monFirst, open := 0, 0, ""
	var days []stay.Date // that a spreadsheet made of what it read
	for _, row := range r.Rows {
		if r.strict && len(row.Cells) > len(r.Header) {
			continue // what stands in which column is not known
		}
		from, ok1 := readDay(r.at(row, Arrival))
		to, ok2 := readDay(r.at(row, Departure))
		if !ok1 || !ok2 {
			continue
		}
		if from.sure && to.sure {
			if r.at(row, Arrival).Kind == Day {
				days = append(days, from.day, to.day)
			}
			continue
		}
		one, other := r.sensible(row, from, to, DayFirst), r.sensible(row, from, to, MonFirst)
		switch {
		case one && !other:
			dayFirst++
		case other && !one:
			monFirst++
		case open == "" && from.open():
			open = oneLine(r.at(row, Arrival).Text)
		case open == "" && to.open():
			open = oneLine(r.at(row, Departure).Text)
		}
	}
	switch {
	case dayFirst+monFirst > 0 && turned(days):
		return AnyOrder, Error{Problem: DatesMixed}
	case r.Order != AnyOrder:
		return r.Order, nil
	case dayFirst > 0 && monFirst > 0, dayFirst+monFirst == 0 && open != "":
		return AnyOrder, Error{Problem: DatesAmbiguous, Example: stay.Private(open)}
	case monFirst > 0:
		return MonFirst, nil
	default:
		return DayFirst, nil // or it makes no difference
	}
}

// sensible reports whether a row makes sense under an order: both days exist, the
// stay goes forward, is as long as the list says and was not booked after it began.
func (r reader) sensible(row Row, from, to written, o Order) bool {
	a, ok1 := from.in(o)
	b, ok2 := to.in(o)
	if !ok1 || !ok2 || b <= a || b-a > maxNights {
		return false
	}
	if said := readCount(r.at(row, Nights)); said > 0 && said != int(b-a) {
		return false
	}
	if w, ok := readDay(r.at(row, Booked)); ok {
		if on, ok := w.in(o); ok && on > a+1 {
			return false
		}
	}
	return true
}

// turned reports whether real dates beside text that could be read in one order only
// are to be mistrusted: a spreadsheet that takes 9/10/2026 for the ninth of October
// leaves 9/19/2026 as it is. Then none of its dates has a day above twelve.
func turned(days []stay.Date) bool {
	return len(days) > 0 && !slices.ContainsFunc(days, func(d stay.Date) bool { return d.Midnight().Day() > 12 })
}

var (
	airbnbCode  = regexp.MustCompile(`^HM[A-Z0-9]{8}$`)
	bookingCode = regexp.MustCompile(`^[0-9]{9,10}$`)
)

// channelOf tells where a list is from by the form of its codes, and where they are
// plain numbers by a column that only Booking.com has.
func channelOf(header []string, all []Reservation) string {
	airbnb, booking, coded := 0, 0, 0
	for _, r := range all {
		if r.Code == "" {
			continue
		}
		coded++
		if airbnbCode.MatchString(string(r.Code)) {
			airbnb++
		}
		if bookingCode.MatchString(string(r.Code)) {
			booking++
		}
	}
	switch {
	case coded > 0 && airbnb*2 > coded:
		return "airbnb"
	case coded > 0 && booking*2 > coded && slices.ContainsFunc(header, func(name string) bool { return bookingComOnly(Fold(name)) }):
		return "booking.com"
	default:
		return ""
	}
}

// bookingComOnly knows columns that only Booking.com's list has.
func bookingComOnly(folded string) bool {
	return folded == "booker country" || folded == "book number" || headerWords[folded] == Booker || strings.Contains(folded, "commission") || strings.Contains(folded, "kommission") ||
		strings.Contains(folded, "provi") || strings.Contains(folded, "comis") || strings.Contains(folded, "commissie")
}
