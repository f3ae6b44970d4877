package reservations

import (
	"math"
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"
)

// The records of a workbook that matter here ([MS-XLS] 2.3, and the format of
// Excel 5 where it differs). All others are stepped over.
const (
	recFormula    = 0x0006
	recEOF        = 0x000a
	recDateMode   = 0x0022
	recFilePass   = 0x002f
	recContinue   = 0x003c
	recCodePage   = 0x0042
	recMulRK      = 0x00bd
	recRString    = 0x00d6
	recXF         = 0x00e0
	recSST        = 0x00fc
	recLabelSST   = 0x00fd
	recNumber     = 0x0203
	recLabel      = 0x0204
	recBoolErr    = 0x0205
	recString     = 0x0207
	recRK         = 0x027e
	recFormat     = 0x041e
	recBOF        = 0x0809
	recFormulaOld = 0x0406 // by some writers
)

// What a substream holds ([MS-XLS] 2.4.21).
const (
	bofGlobals = 0x0005
	bofSheet   = 0x0010
)

// readXLS reads the old binary format of Excel 5 to 2003 (BIFF5 and BIFF8).
func readXLS(content []byte) ([]sheet, error) {
	file, err := openOLE(content)
	if err != nil {
		return nil, err
	}
	stream, name, err := file.stream("Workbook", "Book", "EncryptedPackage", "WordDocument")
	switch {
	case err != nil:
		return nil, err
	case name == "EncryptedPackage":
		return nil, Error{Problem: Locked}
	case name == "WordDocument" || stream == nil:
		return nil, problem(Unknown, "no workbook in it")
	}
	w := &workbook{dates: map[int]bool{}, page: charmap.Windows1252}
	return w.read(stream)
}

// workbook is one while it is read.
type workbook struct {
	old      bool // Excel 5: strings are of single bytes
	page     *charmap.Charmap
	from1904 bool
	dates    map[int]bool // number formats of its own that show dates
	formats  []int        // the number format of each cell format
	strings  []string     // shared by all sheets
	sheets   []sheet

	grid    *grid // of the sheet that is being read; nil: none
	depth   int   // of substreams: a chart may stand within a sheet
	pending *place
}

// place is where the text of a formula belongs, which follows in a record of its own.
type place struct{ row, column int }

// record is one, with what continues it.
type record struct {
	kind  int
	data  []byte
	parts [][]byte // data and its continuations, of shared strings
}

func (w *workbook) read(stream []byte) ([]sheet, error) {
	for len(stream) >= 4 {
		var r record
		if r, stream = nextRecord(stream); r.data == nil {
			break // cut off: what was whole is read, and the header says whether it is enough
		}
		if err := w.take(r); err != nil {
			return nil, err
		}
	}
	w.endSheet()
	if len(w.sheets) == 0 {
		return nil, problem(Broken, "no sheet in it")
	}
	return w.sheets, nil
}

// nextRecord cuts a record off a stream; one that is not whole has no data.
func nextRecord(stream []byte) (record, []byte) {
	kind, length := int(le.Uint16(stream)), int(le.Uint16(stream[2:]))
	if len(stream) < 4+length {
		return record{}, nil
	}
	r := record{kind: kind, data: stream[4 : 4+length : 4+length]}
	stream = stream[4+length:]
	if kind != recSST {
		return r, stream
	}
	r.parts = [][]byte{r.data}
	for len(stream) >= 4 && le.Uint16(stream) == recContinue {
		length := int(le.Uint16(stream[2:]))
		if len(stream) < 4+length {
			break
		}
		r.parts = append(r.parts, stream[4:4+length])
		stream = stream[4+length:]
	}
	return r, stream
}

// take reads one record.
func (w *workbook) take(r record) error {
	switch r.kind {
	case recBOF:
		return w.begin(r.data)
	case recEOF:
		if w.depth--; w.depth <= 0 {
			w.endSheet()
		}
		return nil
	}
	if w.depth > 1 {
		return nil // a chart
	}
	if w.grid != nil {
		return w.takeCell(r)
	}
	return w.takeGlobal(r)
}

func (w *workbook) begin(data []byte) error {
	w.depth++
	if w.depth > 1 || len(data) < 4 {
		return nil
	}
	switch version := le.Uint16(data); version {
	case 0x0500:
		w.old = true
	case 0x0600:
	default:
		return problem(OldSheet, "version %#x", version)
	}
	if le.Uint16(data[2:]) == bofSheet {
		w.grid = newGrid()
	}
	return nil
}

func (w *workbook) endSheet() {
	if w.grid != nil {
		w.sheets = append(w.sheets, w.grid.sheet())
	}
	w.grid, w.pending, w.depth = nil, nil, 0
}

// maxSharedStrings is far more than a list has; each costs memory of its own.
const maxSharedStrings = maxCells

func (w *workbook) takeGlobal(r record) error {
	d := r.data
	switch r.kind {
	case recFilePass:
		return Error{Problem: Locked}
	case recDateMode:
		w.from1904 = len(d) >= 2 && le.Uint16(d) == 1
	case recCodePage:
		if len(d) >= 2 && le.Uint16(d) == 1250 {
			w.page = charmap.Windows1250
		}
	case recFormat:
		if len(d) > 2 {
			w.dates[int(le.Uint16(d))] = showsDate(w.text(d[2:], 2-w.shorter()))
		}
	case recXF:
		if len(d) >= 4 {
			w.formats = append(w.formats, int(le.Uint16(d[2:])))
		}
	case recSST:
		return w.sharedStrings(r.parts)
	}
	return nil
}

// shorter is by how many bytes lengths of names are shorter in Excel 5.
func (w *workbook) shorter() int {
	if w.old {
		return 1
	}
	return 0
}

// text reads a string whose length stands before it in one or two bytes.
func (w *workbook) text(d []byte, lengthBytes int) string {
	if len(d) < lengthBytes {
		return ""
	}
	length := int(d[0])
	if lengthBytes == 2 {
		length = int(le.Uint16(d))
	}
	at := lengthBytes
	if w.old {
		text, _ := w.page.NewDecoder().Bytes(d[at:min(at+length, len(d))])
		return string(text)
	}
	s := segments{parts: [][]byte{d[at:]}}
	text, _ := s.text(length)
	return text
}

// sharedStrings reads the table of all texts ([MS-XLS] 2.4.265).
func (w *workbook) sharedStrings(parts [][]byte) error {
	if len(parts[0]) < 8 {
		return nil
	}
	count := int(le.Uint32(parts[0][4:]))
	if count < 0 || count > maxSharedStrings {
		return problem(Hostile, "%d texts", count)
	}
	parts[0] = parts[0][8:]
	s := segments{parts: parts}
	size := 0
	for range count {
		length, ok := s.uint16()
		if !ok {
			break
		}
		text, ok := s.text(length)
		if !ok {
			break
		}
		if size += len(text); size > maxText {
			return problem(Hostile, "too much text")
		}
		w.strings = append(w.strings, text)
	}
	return nil
}

// segments is a record with its continuations. A text that goes over into the next
// says there anew how its characters are kept ([MS-XLS] 2.5.293).
type segments struct{ parts [][]byte }

// take returns n bytes, wherever they are cut.
func (s *segments) take(n int) ([]byte, bool) {
	var out []byte
	for n > 0 {
		if len(s.parts) == 0 {
			return nil, false
		}
		step := min(n, len(s.parts[0]))
		if out == nil && step == n {
			out = s.parts[0][:n]
		} else {
			out = append(out, s.parts[0][:step]...)
		}
		s.parts[0] = s.parts[0][step:]
		n -= step
		if len(s.parts[0]) == 0 {
			s.parts = s.parts[1:]
		}
	}
	return out, true
}

func (s *segments) uint16() (int, bool) {
	b, ok := s.take(2)
	if !ok {
		return 0, false
	}
	return int(le.Uint16(b)), true
}

// text reads a string of so many characters, flags first.
func (s *segments) text(length int) (string, bool) {
	flags, ok := s.take(1)
	if !ok {
		return "", false
	}
	wide, runs, extra := flags[0]&1 != 0, 0, 0
	if flags[0]&8 != 0 {
		if runs, ok = s.uint16(); !ok {
			return "", false
		}
	}
	if flags[0]&4 != 0 {
		size, ok := s.take(4)
		if !ok {
			return "", false
		}
		extra = int(le.Uint32(size))
	}
	units := make([]uint16, 0, min(length, maxCell))
	for length > 0 && len(s.parts) > 0 {
		part := s.parts[0]
		width := 1
		if wide {
			width = 2
		}
		n := min(length, len(part)/width)
		for i := range n {
			if wide {
				units = append(units, le.Uint16(part[2*i:]))
			} else {
				units = append(units, uint16(part[i]))
			}
		}
		length -= n
		s.parts[0] = part[n*width:]
		if length > 0 || len(s.parts[0]) == 0 {
			s.parts = s.parts[1:]
		}
		if length > 0 && len(s.parts) > 0 && len(s.parts[0]) > 0 {
			wide = s.parts[0][0]&1 != 0
			s.parts[0] = s.parts[0][1:]
		}
	}
	text := string(utf16.Decode(units))
	if length > 0 {
		return text, false
	}
	_, ok = s.take(4*runs + max(extra, 0))
	return text, ok || 4*runs+extra == 0
}

func (w *workbook) takeCell(r record) error {
	d := r.data
	if r.kind == recString {
		return w.formulaText(d)
	}
	if len(d) < 6 {
		return nil
	}
	row, column, format := int(le.Uint16(d)), int(le.Uint16(d[2:])), int(le.Uint16(d[4:]))
	d = d[6:]
	put := func(c Cell) error { return w.grid.put(row, column, c) }
	switch {
	case r.kind == recLabelSST && len(d) >= 4:
		if i := int(le.Uint32(d)); i >= 0 && i < len(w.strings) {
			return put(textCell(w.strings[i]))
		}
	case r.kind == recLabel || r.kind == recRString:
		return put(textCell(w.text(d, 2)))
	case r.kind == recNumber && len(d) >= 8:
		return put(w.number(math.Float64frombits(le.Uint64(d)), format))
	case r.kind == recRK && len(d) >= 4:
		return put(w.number(rk(le.Uint32(d)), format))
	case r.kind == recMulRK:
		return w.manyNumbers(row, column, r.data[4:])
	case (r.kind == recFormula || r.kind == recFormulaOld) && len(d) >= 8:
		return w.formula(place{row, column}, format, d)
	case r.kind == recBoolErr && len(d) >= 2 && d[1] == 0:
		return put(textCell(strings.ToUpper(map[bool]string{true: "true", false: "false"}[d[0] != 0])))
	}
	return nil
}

// manyNumbers are the numbers of one row beside each other ([MS-XLS] 2.4.175).
func (w *workbook) manyNumbers(row, column int, d []byte) error {
	for ; len(d) >= 8; d, column = d[6:], column+1 { // the last two bytes are the last column
		if err := w.grid.put(row, column, w.number(rk(le.Uint32(d[2:])), int(le.Uint16(d)))); err != nil {
			return err
		}
	}
	return nil
}

// formula takes what a formula came to when the file was saved; nothing is worked
// out here ([MS-XLS] 2.5.133).
func (w *workbook) formula(at place, format int, d []byte) error {
	if d[6] != 0xff || d[7] != 0xff {
		return w.grid.put(at.row, at.column, w.number(math.Float64frombits(le.Uint64(d)), format))
	}
	if d[0] == 0 {
		w.pending = &at
	}
	return nil
}

func (w *workbook) formulaText(d []byte) error {
	if w.pending == nil {
		return nil
	}
	at := *w.pending
	w.pending = nil
	return w.grid.put(at.row, at.column, textCell(w.text(d, 2)))
}

func (w *workbook) number(n float64, format int) Cell {
	date := false
	if format < len(w.formats) {
		id := w.formats[format]
		own, said := w.dates[id]
		date = own || !said && builtInDate(id)
	}
	return numberCell(n, date, w.from1904)
}

// rk opens a number that is packed into four bytes ([MS-XLS] 2.5.217).
func rk(packed uint32) float64 {
	n := math.Float64frombits(uint64(packed&^3) << 32)
	if packed&2 != 0 {
		n = float64(int32(packed) >> 2)
	}
	if packed&1 != 0 {
		n /= 100
	}
	return n
}
