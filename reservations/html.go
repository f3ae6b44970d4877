package reservations

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// readHTML reads the tables of a page, which some sites hand out as .xls. It goes
// through the page once and builds no tree, so that nothing can nest too deep.
func readHTML(text string) ([]sheet, error) {
	p := page{tokens: html.NewTokenizer(strings.NewReader(text)), spent: newBudget()}
	p.tokens.SetMaxBuf(1 << 20)
	for {
		switch p.tokens.Next() {
		case html.ErrorToken:
			p.endTable()
			if p.err == nil && len(p.sheets) == 0 {
				p.err = problem(Unknown, "a page without a table")
			}
			return p.sheets, p.err
		case html.StartTagToken, html.SelfClosingTagToken:
			p.begin()
		case html.EndTagToken:
			name, _ := p.tokens.TagName()
			p.end(string(name))
		case html.TextToken:
			if p.cell != nil && p.cell.Len() < maxCell {
				p.cell.WriteString(string(p.tokens.Text()))
			}
		case html.CommentToken, html.DoctypeToken:
		}
		if p.err != nil {
			return nil, p.err
		}
	}
}

// page is one while it is read.
type page struct {
	tokens *html.Tokenizer
	spent  *budget
	sheets []sheet
	rows   []Row
	n      int // rows of the table so far
	row    []Cell
	cell   *strings.Builder // nil: between cells
	span   int              // columns that the cell takes
	number string           // what Excel wrote beside the text
	err    error
}

func (p *page) begin() {
	name, more := p.tokens.TagName()
	switch string(name) {
	case "table":
		p.endTable()
	case "tr":
		p.endRow()
	case "td", "th":
		p.endCell()
		p.cell, p.span, p.number = &strings.Builder{}, 1, ""
		for more {
			var key, value []byte
			key, value, more = p.tokens.TagAttr()
			switch string(key) {
			case "colspan":
				if n, err := strconv.Atoi(string(value)); err == nil && n > 1 && n <= maxColumns {
					p.span = n
				}
			case "x:num", "sdval": // Excel and LibreOffice
				p.number = string(value)
			}
		}
	case "br", "p", "div":
		if p.cell != nil {
			p.cell.WriteByte(' ')
		}
	}
}

func (p *page) end(name string) {
	switch name {
	case "td", "th":
		p.endCell()
	case "tr":
		p.endRow()
	case "table":
		p.endTable()
	}
}

func (p *page) endCell() {
	if p.cell == nil {
		return
	}
	c := textCell(oneLine(p.cell.String()))
	if n, err := strconv.ParseFloat(p.number, 64); err == nil && p.number != "" {
		c = numberCell(n, false, false)
	}
	p.cell = nil
	for i := range p.span {
		if i > 0 {
			c = Cell{}
		}
		if len(p.row) >= maxColumns {
			return
		}
		if err := p.spent.take(c); err != nil {
			p.err = err
			return
		}
		p.row = append(p.row, c)
	}
}

func (p *page) endRow() {
	p.endCell()
	if p.row == nil {
		return
	}
	p.n++
	if cells := trimmed(p.row); len(cells) > 0 {
		p.rows = append(p.rows, Row{p.n, cells})
	}
	if len(p.rows) > maxRows {
		p.err = problem(TooManyRows, "more than %d", maxRows)
	}
	p.row = nil
}

func (p *page) endTable() {
	p.endRow()
	if len(p.rows) > 0 && len(p.sheets) < maxSheets {
		p.sheets = append(p.sheets, sheet{rows: p.rows})
	}
	p.rows, p.n = nil, 0
}
