package reservations

import (
	"strings"
)

// separators are what stands between the cells of a CSV file.
var separators = []byte{',', ';', '\t', '|'}

// A cell in quotes may hold line breaks, but no cell of a list of reservations is
// as long as this: a quote that has not ended by then was never one.
const (
	maxQuoted      = 16 << 10
	maxQuotedLines = 40
)

// readCSV reads separated text (RFC 4180 and what programs really write).
func readCSV(text string) ([]sheet, error) {
	text = strings.TrimPrefix(text, "\ufeff")
	sep, text := separatorOf(text)
	c := csvText{rest: text, sep: sep}
	s := sheet{strict: true}
	spent := newBudget()
	for n := 1; c.rest != ""; n++ {
		cells := c.record()
		row := make([]Cell, 0, len(cells))
		for _, cell := range cells {
			one := textCell(strings.TrimSpace(cell))
			if err := spent.take(one); err != nil {
				return nil, err
			}
			row = append(row, one)
		}
		if row = trimmed(row); len(row) == 0 {
			continue
		}
		switch {
		case len(s.rows) >= maxRows:
			return nil, problem(TooManyRows, "more than %d", maxRows)
		case len(row) > maxColumns:
			return nil, Error{Problem: Hostile, Detail: "too many columns", Row: n}
		}
		s.rows = append(s.rows, Row{n, row})
	}
	return []sheet{s}, nil
}

// separatorOf finds the separator: what the file says of itself ("sep=;", which
// Excel writes), else the one that makes most sense of the header, else the most
// frequent one. It returns the text behind such a line as well.
func separatorOf(text string) (byte, string) {
	first, rest, _ := strings.Cut(text, "\n")
	first = strings.TrimRight(first, "\r")
	if said, ok := strings.CutPrefix(strings.ToLower(strings.Trim(first, `"`)), "sep="); ok && len(said) == 1 {
		return said[0], rest
	}
	best, most, often := byte(','), -1, -1
	for _, sep := range separators {
		c := csvText{rest: text, sep: sep}
		score, count := 0, 0
		for range headerWithin {
			if c.rest == "" {
				break
			}
			cells := c.record()
			score, count = max(score, len(Guess(cells, nil))), max(count, len(cells))
		}
		if score > most || score == most && count > often {
			best, most, often = sep, score, count
		}
	}
	return best, text
}

// csvText is separated text while it is read.
type csvText struct {
	rest  string
	sep   byte
	width int // cells of the widest row so far
	vain  int // bytes that were gone through for quotes without an end
}

// maxVain bounds them: a file of quotes that never end must not be gone through for
// each of them.
const maxVain = 8 << 20

// record reads one row. One that stands in quotes as a whole, as programs make it
// that take a finished line for one cell, is read again without them.
func (c *csvText) record() []string {
	cells := c.cells()
	if len(cells) == 1 && strings.IndexByte(cells[0], c.sep) >= 0 && !strings.ContainsAny(cells[0], "\r\n") {
		inner := csvText{rest: cells[0], sep: c.sep}
		cells = inner.cells()
	}
	c.width = max(c.width, len(cells))
	return cells
}

func (c *csvText) cells() []string {
	var cells []string
	for {
		cell, ended := c.cell()
		cells = append(cells, cell)
		if ended {
			return cells
		}
		if len(cells) > maxColumns {
			c.skipLine()
			return cells
		}
	}
}

// cell reads up to a separator or the end of the row. Quotes that make no sense are
// characters like any other.
func (c *csvText) cell() (text string, ended bool) {
	if lead := spaces(c.rest); lead < len(c.rest) && c.rest[lead] == '"' && c.vain < maxVain {
		text, used, ok := c.quoted(c.rest[lead:])
		if ok {
			c.rest = c.rest[lead+used:]
			return text, c.end()
		}
		c.vain += used
	}
	i := strings.IndexAny(c.rest, string([]byte{c.sep})+"\r\n")
	if i < 0 {
		text, c.rest = c.rest, ""
		return text, true
	}
	text, c.rest = c.rest[:i], c.rest[i:]
	return text, c.end()
}

// end steps over what ends a cell and reports whether it ends the row as well.
func (c *csvText) end() bool {
	switch {
	case c.rest == "":
		return true
	case c.rest[0] == c.sep:
		c.rest = c.rest[1:]
		if c.rest == "" {
			c.rest = "\n" // a last cell with nothing in it
		}
		return false
	case strings.HasPrefix(c.rest, "\r\r\n"):
		c.rest = c.rest[3:]
	case strings.HasPrefix(c.rest, "\r\n"):
		c.rest = c.rest[2:]
	default:
		c.rest = c.rest[1:]
	}
	return true
}

func (c *csvText) skipLine() {
	i := strings.IndexAny(c.rest, "\r\n")
	if i < 0 {
		c.rest = ""
		return
	}
	c.rest = c.rest[i:]
	c.end()
}

// quoted reads a cell in quotes at the beginning of s and says how much of s it
// took. A quote inside that is neither doubled nor before a separator is taken as
// it is. Without an end there is no quoted cell here, nor where the cell would
// swallow as many separators as make a row: then a quote is missing, and what seems
// its end is the beginning of another.
func (c *csvText) quoted(s string) (text string, used int, ok bool) {
	var b strings.Builder
	lines, seps, i := 0, 0, 1
	for ; i < len(s) && i < maxQuoted; i++ {
		switch ch := s[i]; {
		case ch == '"' && i+1 < len(s) && s[i+1] == '"':
			i++
		case ch == '"':
			after := i + 1 + spaces(s[i+1:min(len(s), i+maxCell)])
			if after == len(s) || s[after] == c.sep || s[after] == '\r' || s[after] == '\n' {
				return b.String(), after, lines == 0 || c.width < 3 || seps < c.width-1
			}
		case ch == c.sep:
			seps++
		case ch == '\n':
			if lines++; lines > maxQuotedLines {
				return "", i, false
			}
		}
		b.WriteByte(s[i])
	}
	return "", i, false
}

func spaces(s string) int { return len(s) - len(strings.TrimLeft(s, " ")) }
