package reservations

import (
	"strconv"
	"strings"

	"portineria/stay"
)

// Kind is what a cell holds.
type Kind uint8

// The kinds of a cell.
const (
	Text   Kind = iota
	Number      // as the file keeps it, with all its digits
	Day         // a date that is one, in no need of reading
)

// Cell is one cell as it stands. Text is what a person would read in it.
type Cell struct {
	Kind   Kind
	Text   string
	Number float64
	Day    stay.Date
}

// blank reports whether there is nothing in it.
func (c Cell) blank() bool { return strings.TrimSpace(c.Text) == "" }

func textCell(s string) Cell {
	if len(s) > maxCell {
		s = strings.ToValidUTF8(s[:maxCell], "")
	}
	return Cell{Text: s}
}

// numberCell is a number; date says that its format shows a date.
func numberCell(n float64, date, from1904 bool) Cell {
	c := Cell{Kind: Number, Number: n, Text: strconv.FormatFloat(n, 'f', -1, 64)}
	if !date {
		return c
	}
	if day, ok := serialDay(n, from1904); ok {
		c.Kind, c.Day, c.Text = Day, day, day.String()
	}
	return c
}

// serialDay is the day of a spreadsheet's serial number: days since the end of
// 1899, in which 1900 was taken for a leap year, or since 1904 (ECMA-376 part 1,
// 18.17.4.1). Only the years that a reservation can be in are taken.
func serialDay(n float64, from1904 bool) (stay.Date, bool) {
	zero := stay.NewDate(1899, 12, 30)
	if from1904 {
		zero = stay.NewDate(1904, 1, 1)
	}
	if !(n > 0 && n < 100000) {
		return 0, false
	}
	day := zero + stay.Date(n)
	return day, sane(day)
}

func sane(d stay.Date) bool { return d >= stay.NewDate(2000, 1, 1) && d < stay.NewDate(2100, 1, 1) }

// Row is one row of the list. N counts from 1, as a spreadsheet shows it.
type Row struct {
	N     int
	Cells []Cell
}

func (r Row) cell(column int) Cell {
	if column < 0 || column >= len(r.Cells) {
		return Cell{}
	}
	return r.Cells[column]
}

// trimmed is the row without empty cells at its end; none is left of an empty row.
func trimmed(cells []Cell) []Cell {
	for len(cells) > 0 && cells[len(cells)-1].blank() {
		cells = cells[:len(cells)-1]
	}
	return cells
}

// sheet is one table of a file before anybody knows where its header is.
type sheet struct {
	rows []Row
	// strict: a row with more cells than columns has lost the quotes around a
	// separator. A spreadsheet has no such rows.
	strict bool
}

// budget bounds what is kept of a file, whatever its format.
type budget struct{ cells, text int }

func newBudget() *budget { return &budget{maxCells, maxText} }

func (b *budget) take(c Cell) error {
	b.cells--
	b.text -= len(c.Text)
	if b.cells < 0 || b.text < 0 {
		return problem(Hostile, "too many cells")
	}
	return nil
}

// Table is a list whose columns have names.
type Table struct {
	Header    []string
	HeaderRow int
	Rows      []Row // without empty ones
	strict    bool
}

// headerWithin is in how many first rows a header is looked for: some lists begin
// with a title.
const headerWithin = 20

// choose takes the sheet whose header says most, and of it the row that is the
// header.
func choose(sheets []sheet) (Table, error) {
	var best Table
	most := -1
	for _, s := range sheets {
		for i, r := range s.rows[:min(len(s.rows), headerWithin)] {
			if score := len(Guess(headerOf(r), nil)); score > most {
				most = score
				best = Table{Header: headerOf(r), HeaderRow: r.N, Rows: s.rows[i+1:], strict: s.strict}
			}
		}
	}
	switch {
	case most < 0:
		return best, Error{Problem: Empty}
	case len(best.Header) < 2:
		return best, problem(Unknown, "one column")
	case len(best.Rows) == 0:
		return best, problem(Empty, "a header alone")
	}
	return best, nil
}

func headerOf(r Row) []string {
	names := make([]string, len(r.Cells))
	for i, c := range r.Cells {
		names[i] = oneLine(c.Text)
	}
	return names
}
