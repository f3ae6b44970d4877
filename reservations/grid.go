package reservations

import (
	"maps"
	"slices"
	"strings"
)

// grid takes cells in any order, as spreadsheets may keep them.
type grid struct {
	rows  map[int][]Cell
	spent *budget
}

func newGrid() *grid { return &grid{map[int][]Cell{}, newBudget()} }

// put sets a cell; row and column count from 0.
func (g *grid) put(row, column int, c Cell) error {
	if row < 0 || column < 0 || column >= maxColumns {
		return nil // so far out stands nothing of a list
	}
	cells := g.rows[row]
	for len(cells) <= column {
		if err := g.spent.take(Cell{}); err != nil {
			return err
		}
		cells = append(cells, Cell{})
	}
	if err := g.spent.take(c); err != nil {
		return err
	}
	cells[column], g.rows[row] = c, cells
	if len(g.rows) > maxRows {
		return problem(TooManyRows, "more than %d", maxRows)
	}
	return nil
}

// sheet is what was put, by rows.
func (g *grid) sheet() sheet {
	var s sheet
	for _, n := range slices.Sorted(maps.Keys(g.rows)) {
		if cells := trimmed(g.rows[n]); len(cells) > 0 {
			s.rows = append(s.rows, Row{n + 1, cells})
		}
	}
	return s
}

// builtInDate reports whether a number format that every spreadsheet knows shows a
// date (ECMA-376 part 1, 18.8.30; the others are of the far east).
func builtInDate(id int) bool {
	return 14 <= id && id <= 17 || id == 22 || 27 <= id && id <= 31 || id == 36 || 50 <= id && id <= 58
}

// showsDate reports whether a number format of the file's own shows a date: a day or
// a year outside of what it quotes.
func showsDate(format string) bool {
	bare := strings.Builder{}
	for i := 0; i < len(format); i++ {
		switch format[i] {
		case '"':
			i += max(strings.IndexByte(format[i+1:], '"'), 0) + 1
		case '[':
			i += max(strings.IndexByte(format[i+1:], ']'), 0) + 1
		case '\\', '_', '*':
			i++
		default:
			bare.WriteByte(format[i])
		}
	}
	first, _, _ := strings.Cut(strings.ToLower(bare.String()), ";")
	// General is "Standard" in a German file and holds a d.
	return strings.ContainsAny(first, "dyj") && !strings.Contains(first, "general") && !strings.Contains(first, "standard")
}
