package reservations

import (
	"archive/zip"
	"bytes"
	"cmp"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
)

// The caps of an .xlsx beyond those of every list.
const (
	maxParts  = 4096
	maxSheets = 20
)

// readXLSX reads a workbook of Excel 2007 and later: an archive of XML (ECMA-376).
// Of its parts only texts, formats and sheets are unpacked; nothing in it is
// followed, and formulas are taken for what they came to when it was saved.
func readXLSX(content []byte) ([]sheet, error) {
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return nil, problem(Broken, "not an archive")
	}
	if len(archive.File) > maxParts {
		return nil, problem(Hostile, "%d parts", len(archive.File))
	}
	x := &xlsx{left: maxUnpacked, dates: map[int]bool{}}
	for _, f := range archive.File {
		if err := x.sort(f); err != nil {
			return nil, err
		}
	}
	if len(x.sheetParts) == 0 {
		return nil, x.otherArchive()
	}
	for _, step := range []struct {
		part *zip.File
		read func(xml.StartElement, *xmlReader) error
	}{{x.bookPart, x.book}, {x.textPart, x.text}, {x.stylePart, x.style}} {
		if err := x.part(step.part, step.read); err != nil {
			return nil, err
		}
	}
	return x.sheets()
}

// xlsx is one while it is read.
type xlsx struct {
	bookPart, textPart, stylePart *zip.File
	sheetParts                    []*zip.File
	other                         bool // a spreadsheet of another program
	left                          int  // bytes that may still be unpacked

	from1904 bool
	strings  []string
	dates    map[int]bool // number formats of its own that show dates
	formats  []int        // the number format of each cell format
	inCells  bool         // within the formats of cells
}

// sort finds the parts by their names, which some writers begin with a slash or
// part with backslashes.
func (x *xlsx) sort(f *zip.File) error {
	name := strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/"))
	switch {
	case f.Flags&1 != 0:
		return Error{Problem: Locked}
	case name == "xl/workbook.xml":
		x.bookPart = f
	case name == "xl/sharedstrings.xml":
		x.textPart = f
	case name == "xl/styles.xml":
		x.stylePart = f
	case strings.HasPrefix(name, "xl/worksheets/") && strings.HasSuffix(name, ".xml") && strings.Count(name, "/") == 2:
		x.sheetParts = append(x.sheetParts, f)
	case name == "content.xml" || name == "xl/workbook.bin" || strings.HasSuffix(name, ".iwa"):
		x.other = true
	}
	return nil
}

func (x *xlsx) otherArchive() error {
	if x.other {
		return Error{Problem: OtherSheet}
	}
	return problem(Unknown, "an archive without a sheet")
}

func (x *xlsx) sheets() ([]sheet, error) {
	slices.SortFunc(x.sheetParts, func(a, b *zip.File) int {
		return cmp.Or(cmp.Compare(len(a.Name), len(b.Name)), cmp.Compare(a.Name, b.Name)) // sheet2 before sheet10
	})
	var all []sheet
	for _, part := range x.sheetParts[:min(len(x.sheetParts), maxSheets)] {
		s := xlsxSheet{x: x, grid: newGrid(), row: -1}
		if err := x.part(part, s.element); err != nil {
			return nil, err
		}
		all = append(all, s.grid.sheet())
	}
	return all, nil
}

// part reads a part of the archive, element by element.
func (x *xlsx) part(f *zip.File, element func(xml.StartElement, *xmlReader) error) error {
	if f == nil {
		return nil
	}
	in, err := f.Open()
	if err != nil {
		return problem(Broken, "a part cannot be unpacked")
	}
	defer in.Close()
	return (&xmlReader{decoder: xml.NewDecoder(&unpacked{in, &x.left})}).each(element)
}

func (x *xlsx) book(e xml.StartElement, _ *xmlReader) error {
	if e.Name.Local == "workbookPr" {
		said := attribute(e, "date1904")
		x.from1904 = said == "1" || said == "true"
	}
	return nil
}

// text reads a shared text, which may come in runs of different looks.
func (x *xlsx) text(e xml.StartElement, r *xmlReader) error {
	if e.Name.Local != "si" {
		return nil
	}
	if len(x.strings) >= maxSharedStrings {
		return problem(Hostile, "too many texts")
	}
	text, err := r.textOf()
	x.strings = append(x.strings, text)
	return err
}

func (x *xlsx) style(e xml.StartElement, _ *xmlReader) error {
	id, _ := strconv.Atoi(attribute(e, "numFmtId"))
	switch e.Name.Local {
	case "numFmt":
		x.dates[id] = showsDate(attribute(e, "formatCode"))
	case "cellXfs":
		x.inCells = true
	case "cellStyleXfs", "cellStyles", "dxfs":
		x.inCells = false
	case "xf":
		if x.inCells {
			x.formats = append(x.formats, id)
		}
	}
	return nil
}

// xlsxSheet is a sheet while it is read.
type xlsxSheet struct {
	x           *xlsx
	grid        *grid
	row, column int // of the present cell
}

func (s *xlsxSheet) element(e xml.StartElement, r *xmlReader) error {
	switch e.Name.Local {
	case "row":
		s.row, s.column = s.row+1, -1
		if n, err := strconv.Atoi(attribute(e, "r")); err == nil {
			s.row = n - 1
		}
	case "c":
		s.column++
		if n, ok := columnOf(attribute(e, "r")); ok {
			s.column = n
		}
		c, err := s.cell(e, r)
		if err != nil || c.blank() {
			return err
		}
		return s.grid.put(s.row, s.column, c)
	}
	return nil
}

// cell reads one (ECMA-376 part 1, 18.3.1.4).
func (s *xlsxSheet) cell(e xml.StartElement, r *xmlReader) (Cell, error) {
	value, inline, err := r.valueOf()
	if err != nil {
		return Cell{}, err
	}
	switch attribute(e, "t") {
	case "s":
		if i, err := strconv.Atoi(strings.TrimSpace(value)); err == nil && i >= 0 && i < len(s.x.strings) {
			return textCell(s.x.strings[i]), nil
		}
		return Cell{}, nil
	case "inlineStr":
		return textCell(inline), nil
	case "str", "d":
		return textCell(value), nil
	case "b":
		return textCell(map[string]string{"1": "TRUE", "0": "FALSE"}[value]), nil
	case "e":
		return Cell{}, nil
	}
	n, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
	if err != nil {
		return textCell(value), nil //nolint:nilerr // a writer that says nothing of what it writes
	}
	return numberCell(n, s.x.isDate(attribute(e, "s")), s.x.from1904), nil
}

func (x *xlsx) isDate(style string) bool {
	i, err := strconv.Atoi(style)
	if err != nil || i < 0 || i >= len(x.formats) {
		return false
	}
	own, said := x.dates[x.formats[i]]
	return own || !said && builtInDate(x.formats[i])
}

// columnOf is the column of a reference such as AB12, from 0.
func columnOf(reference string) (int, bool) {
	n := 0
	for i := range len(reference) {
		c := reference[i] &^ 0x20
		if c < 'A' || c > 'Z' {
			return n - 1, i > 0
		}
		if n = n*26 + int(c-'A') + 1; n > 1<<14 {
			return 0, false
		}
	}
	return 0, false
}

// unpacked fails, instead of ending, where a file unpacks to more than it may.
type unpacked struct {
	in   io.Reader
	left *int
}

var errUnpacked = errors.New("unpacks to too much")

func (u *unpacked) Read(p []byte) (int, error) {
	if *u.left <= 0 {
		return 0, errUnpacked
	}
	n, err := u.in.Read(p[:min(len(p), *u.left)])
	*u.left -= n
	return n, err
}
