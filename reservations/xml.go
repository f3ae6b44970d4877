package reservations

import (
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"
)

// xmlReader reads elements with a bound on how deep they nest. No document types:
// no spreadsheet declares one, they are there for their entities.
type xmlReader struct {
	decoder *xml.Decoder
	depth   int
}

func (r *xmlReader) token() (xml.Token, error) {
	token, err := r.decoder.Token()
	switch {
	case errors.Is(err, io.EOF):
		return nil, io.EOF
	case errors.Is(err, errUnpacked):
		return nil, problem(Hostile, "unpacks to more than %d bytes", maxUnpacked)
	case err != nil:
		return nil, problem(Broken, "not XML, or cut off")
	}
	switch token.(type) {
	case xml.Directive:
		return nil, problem(Hostile, "a document type")
	case xml.StartElement:
		if r.depth++; r.depth > maxDepth {
			return nil, problem(Hostile, "nested too deep")
		}
	case xml.EndElement:
		r.depth--
	}
	return token, nil
}

// each calls element for every element that no other call has read.
func (r *xmlReader) each(element func(xml.StartElement, *xmlReader) error) error {
	for {
		token, err := r.token()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if start, ok := token.(xml.StartElement); ok {
			if err := element(start, r); err != nil {
				return err
			}
		}
	}
}

// textOf is the text in the element that was begun last: of all in it that is
// called t, but for how it is pronounced.
func (r *xmlReader) textOf() (string, error) {
	_, inline, err := r.valueOf()
	return inline, err
}

// valueOf reads the element that was begun last to its end: what stands in its
// value, and what in its text.
func (r *xmlReader) valueOf() (value, inline string, err error) {
	var v, t strings.Builder
	end, within, skip := r.depth, "", 0
	for r.depth >= end {
		token, err := r.token()
		if errors.Is(err, io.EOF) {
			return "", "", problem(Broken, "cut off within a cell")
		}
		if err != nil {
			return "", "", err
		}
		switch one := token.(type) {
		case xml.StartElement:
			within = one.Name.Local
			if within == "rPh" && skip == 0 {
				skip = r.depth
			}
		case xml.EndElement:
			within = ""
			if r.depth < skip {
				skip = 0
			}
		case xml.CharData:
			switch {
			case skip > 0 || v.Len()+t.Len() > maxCell:
			case within == "v":
				v.Write(one)
			case within == "t":
				t.Write(one)
			}
		}
	}
	return v.String(), t.String(), nil
}

func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// readXML reads the XML spreadsheet of 2003, which web sites hand out as .xls. The
// text is decoded already, whatever its first line says.
func readXML(text string) ([]sheet, error) {
	decoder := xml.NewDecoder(strings.NewReader(text))
	decoder.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil }
	x := xmlSheets{}
	if err := (&xmlReader{decoder: decoder}).each(x.element); err != nil {
		return nil, err
	}
	if x.grid != nil {
		x.sheets = append(x.sheets, x.grid.sheet())
	}
	if len(x.sheets) == 0 {
		return nil, problem(Unknown, "XML without a sheet")
	}
	return x.sheets, nil
}

// xmlSheets are the sheets of such a file while they are read.
type xmlSheets struct {
	sheets      []sheet
	grid        *grid
	row, column int
}

func (x *xmlSheets) element(e xml.StartElement, r *xmlReader) error {
	at := func(before int) int {
		if n, err := strconv.Atoi(attribute(e, "Index")); err == nil {
			return n - 1
		}
		return before + 1
	}
	switch e.Name.Local {
	case "Worksheet":
		if x.grid != nil {
			x.sheets = append(x.sheets, x.grid.sheet())
		}
		if len(x.sheets) >= maxSheets {
			return problem(Hostile, "too many sheets")
		}
		x.grid, x.row = newGrid(), -1
	case "Row":
		x.row, x.column = at(x.row), -1
	case "Cell":
		x.column = at(x.column)
	case "Data":
		if x.grid == nil {
			return nil
		}
		kind := attribute(e, "Type")
		text, err := r.allText()
		if err != nil {
			return err
		}
		return x.grid.put(x.row, x.column, xmlCell(kind, text))
	}
	return nil
}

func xmlCell(kind, text string) Cell {
	if kind == "Number" {
		if n, err := strconv.ParseFloat(strings.TrimSpace(text), 64); err == nil {
			return numberCell(n, false, false)
		}
	}
	return textCell(text)
}

// allText is everything written in the element that was begun last.
func (r *xmlReader) allText() (string, error) {
	var b strings.Builder
	for end := r.depth; r.depth >= end; {
		token, err := r.token()
		if errors.Is(err, io.EOF) {
			return "", problem(Broken, "cut off within a cell")
		}
		if err != nil {
			return "", err
		}
		if data, ok := token.(xml.CharData); ok && b.Len() <= maxCell {
			b.Write(data)
		}
	}
	return b.String(), nil
}
