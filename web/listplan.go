package web

import (
	"cmp"
	"errors"
	"slices"
	"strconv"
	"strings"

	"portineria/app/calendar"
	"portineria/reservations"
	"portineria/stay"
	"portineria/web/view"
)

// listReader puts a list and its plan into words.
type listReader struct {
	v     visitor
	house house
	id    string
	q     calendar.ListRequest
	plan  calendar.ListPlan
	known calendar.Learned
	err   error // why there is no plan
	year  int   // this one
}

// open reports whether something must be said before there is a plan to show.
func (r listReader) open() bool {
	return r.err != nil || len(r.plan.StrangeWords) > 0 || r.placeless() || slices.ContainsFunc(r.plan.Units, func(unit string) bool { return r.plan.Places[unit] == "" })
}

// placeless reports whether rows that name no unit are of no property either.
func (r listReader) placeless() bool {
	return slices.ContainsFunc(r.plan.Lines, func(l calendar.ListLine) bool { return l.Why == calendar.WhyNoPlace && l.Unit == "" })
}

// reading is the questions: those that are open, or all that have an answer as well.
func (r listReader) reading(all bool) view.ListReading {
	w := r.v.W.Import
	out := view.ListReading{ID: r.id, Columns: r.columns()}
	switch reservations.ProblemOf(r.err) {
	case "":
	case reservations.NoColumns:
		out.Problem = w.ColumnsNeed
		for i := range out.Columns {
			out.Columns[i].Open = true
		}
	case reservations.DatesAmbiguous:
		out.Order = r.orders()
	default:
		out.Problem = w.Problems[string(reservations.ProblemOf(r.err))]
	}
	for i, unit := range r.plan.Units {
		if place := r.plan.Places[unit]; all || place == "" {
			out.Units = append(out.Units, view.ListName{N: i, Name: unit, Choice: r.places(place, true)})
		}
	}
	if r.placeless() || all && r.q.Property != "" && len(r.house.all) > 1 && len(r.plan.Units) == 0 {
		out.Places = r.places(r.q.Property, false)
	}
	for i, word := range r.plan.StrangeWords {
		one := view.ListName{N: i, Name: word, Choice: []view.Option{{Label: r.v.W.Forms.Choose}}}
		for _, state := range reservations.States() {
			one.Choice = append(one.Choice, view.Option{Value: string(state), Label: w.StateWords[string(state)]})
		}
		out.Words = append(out.Words, one)
	}
	for i := range out.Units {
		out.Units[i].N = i
	}
	return out
}

// places is the choice of a property, for a unit also the one to leave it out. Where
// there is one property only, it is the likely answer.
func (r listReader) places(chosen stay.PropertyID, leave bool) []view.Option {
	if chosen == "" && len(r.house.all) == 1 && len(r.plan.Units) <= 1 {
		chosen = r.house.all[0].ID
	}
	all := []view.Option{{Label: r.v.W.Forms.Choose, Selected: chosen == ""}}
	for _, home := range r.house.all {
		all = append(all, view.Option{Value: string(home.ID), Label: home.Name, Selected: home.ID == chosen})
	}
	if leave {
		all = append(all, view.Option{Value: string(calendar.LeaveOut), Label: r.v.W.Import.LeaveOut, Selected: chosen == calendar.LeaveOut})
	}
	return all
}

// columns are all columns with what they are taken for.
func (r listReader) columns() []view.ListColumn {
	w := r.v.W.Import
	var all []view.ListColumn
	for i, name := range r.q.Table.Header {
		chosen := fieldAt(r.plan.Columns, i)
		one := view.ListColumn{N: i, Name: cmp.Or(name, "#"), Example: r.example(i), Fields: []view.Option{{Value: string(reservations.Ignored), Label: w.NotNeeded, Selected: chosen == reservations.Ignored}}}
		for _, field := range reservations.Fields() {
			if field != reservations.Ignored {
				one.Fields = append(one.Fields, view.Option{Value: string(field), Label: w.Fields[string(field)], Selected: field == chosen})
			}
		}
		all = append(all, one)
	}
	return all
}

// example is the first two values of a column, so that a person knows what it holds.
func (r listReader) example(column int) string {
	var values []string
	for _, row := range r.q.Table.Rows {
		if column < len(row.Cells) && strings.TrimSpace(row.Cells[column].Text) != "" {
			if values = append(values, shorten(row.Cells[column].Text, 40)); len(values) == 2 {
				break
			}
		}
	}
	if len(values) == 0 {
		return ""
	}
	return r.v.W.Import.Example(strings.Join(values, "; "))
}

// orders is the choice of how dates are written, each with what the example would be.
func (r listReader) orders() []view.Choice {
	example := exampleOf(r.err)
	var all []view.Choice
	for _, order := range []reservations.Order{reservations.DayFirst, reservations.MonFirst} {
		day, ok := reservations.ReadDay(example, order)
		said := example
		if ok {
			said += " = " + r.v.W.Dates.Date(day.Midnight())
		}
		label := r.v.W.Import.DayFirst(said)
		if order == reservations.MonFirst {
			label = r.v.W.Import.MonthFirst(said)
		}
		all = append(all, view.Choice{Value: string(order), Label: label, Chosen: r.q.Order == order})
	}
	return all
}

// most is how many rows of a group are shown of which nothing is to be decided.
const most = 100

// groups are the rows by what they would do.
func (r listReader) groups(picked []int) []view.ListGroup {
	by := map[calendar.Outcome][]calendar.ListLine{}
	for _, l := range r.plan.Lines {
		by[l.Outcome] = append(by[l.Outcome], l)
	}
	ticked := map[int]bool{}
	for _, row := range picked {
		ticked[row] = true
	}
	var all []view.ListGroup
	for _, o := range calendar.Outcomes() {
		lines := by[o]
		if len(lines) == 0 {
			continue
		}
		words := r.v.W.Import.Outcomes[string(o)]
		g := view.ListGroup{Key: string(o), Title: words.Name, Explain: words.Explain, Tone: toneOf(o), Count: len(lines),
			Folded: o == calendar.RowSame || o == calendar.RowLeftOut}
		for _, l := range lines {
			if !l.Does() && len(g.Lines) >= most {
				g.More++
				continue
			}
			line := r.line(l)
			line.Picked = ticked[l.Row]
			g.Lines = append(g.Lines, line)
		}
		all = append(all, g)
	}
	return all
}

func toneOf(o calendar.Outcome) view.Tone {
	switch o {
	case calendar.RowNew, calendar.RowAdds, calendar.RowMoves:
		return view.Green
	case calendar.RowUnclear, calendar.RowCancels:
		return view.Brass
	case calendar.RowRefused:
		return view.Red
	default:
		return view.Plain
	}
}

// line tells one row.
func (r listReader) line(l calendar.ListLine) view.ListLine {
	w := r.v.W.Import
	out := view.ListLine{Row: l.Row, Pickable: l.Does()}
	shown := l.After
	if l.Before.ID != "" && l.Outcome != calendar.RowMoves {
		shown.Arrival, shown.Departure = l.Before.Arrival, l.Before.Departure
	}
	if shown.Departure == 0 {
		out.Title = string(shown.Name)
	} else {
		out.Title = guestOn(r.v.W, shown)
		out.Where = r.v.W.Inbox.Subtitle(cmp.Or(r.house.by[shown.Property].Name, l.Unit, w.Property), r.nights(shown))
	}
	if l.Outcome == calendar.RowMoves {
		out.Texts = append(out.Texts, w.Moves(r.nights(l.Before), r.nights(l.After)))
	}
	if says := r.says(l); says != "" {
		out.Texts = append(out.Texts, says)
	}
	if l.Outcome != calendar.RowCancels && len(l.Adds) > 0 {
		out.Texts = append(out.Texts, w.Adds(r.details(l.Adds)...))
	}
	if len(l.Kept) > 0 {
		out.Texts = append(out.Texts, w.Keeps(r.details(l.Kept)...))
	}
	if l.Why != "" {
		out.Texts = append(out.Texts, w.Whys[string(l.Why)])
	}
	if l.Problem != "" {
		why := w.Problems[string(l.Problem)]
		if l.Column != "" {
			why = w.Column(l.Column, why)
		}
		out.Doubts = append(out.Doubts, why)
	}
	if l.PhoneProblem != "" && l.Outcome != calendar.RowLeftOut {
		out.Doubts = append(out.Doubts, w.NoNumber(w.Problems[string(l.PhoneProblem)]))
	}
	for _, id := range []stay.BookingID{l.Before.ID, l.Other} {
		if id != "" {
			out.Links = append(out.Links, view.Link{Href: view.BookingPath(string(id)), Label: w.LookAt})
		}
	}
	return out
}

// nights are those of a stay, with the year where it is not this one: lists go far.
func (r listReader) nights(b stay.Booking) string {
	text := nights(r.v.W, b)
	if year := b.Departure.Midnight().Year(); year != r.year && year == b.Arrival.Midnight().Year() {
		text += " " + strconv.Itoa(year)
	}
	return text
}

// says is the number and how many come, where the row brings them.
func (r listReader) says(l calendar.ListLine) string {
	brings := func(field string) bool { return l.Does() && (l.Before.ID == "" || slices.Contains(l.Adds, field)) }
	var parts []string
	if l.After.Phone != "" && brings("phone") {
		parts = append(parts, string(l.After.Phone))
	}
	if l.After.Guests > 0 && brings("guests") {
		parts = append(parts, r.v.W.Side.GuestsCount(l.After.Guests))
	}
	return strings.Join(parts, " · ")
}

func (r listReader) details(keys []string) []string {
	words := make([]string, len(keys))
	for i, key := range keys {
		words[i] = cmp.Or(r.v.W.Import.Details[key], key)
	}
	return words
}

// exampleOf is a date that can be read in two ways.
func exampleOf(err error) string {
	if told, ok := errors.AsType[reservations.Error](err); ok {
		return string(told.Example)
	}
	return ""
}
