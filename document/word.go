package document

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"
)

// The caps of a Word file beyond those of every document. Of the archive only
// one part is unpacked, up to so many bytes; nothing in it is followed.
const (
	maxParts    = 4096
	maxUnpacked = 16 << 20
	maxDepth    = 256
)

// The parts of a Word file that matter here.
const (
	wordText   = "word/document.xml"
	wordTypes  = "[Content_Types].xml"
	wordMacros = "vbaproject.bin"
)

// readWord reads the text of a .docx: an archive of XML (ISO/IEC 29500).
func readWord(content []byte) (string, error) {
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return "", problem(Broken, "not an archive")
	}
	if len(archive.File) > maxParts {
		return "", problem(Hostile, "%d parts", len(archive.File))
	}
	part, err := wordPart(archive)
	if err != nil {
		return "", err
	}
	in, err := part.Open()
	if err != nil {
		return "", problem(Broken, "the text cannot be unpacked")
	}
	defer in.Close()
	w := &word{}
	return w.read(in)
}

// wordPart finds the text and refuses what is no plain Word file.
func wordPart(archive *zip.Reader) (*zip.File, error) {
	var found *zip.File
	typed := false
	for _, f := range archive.File {
		switch {
		case f.Flags&1 != 0:
			return nil, Error{Problem: Locked}
		case strings.HasSuffix(strings.ToLower(f.Name), wordMacros):
			return nil, Error{Problem: Macros}
		case f.Name == wordTypes:
			typed = true
		case f.Name == wordText && found != nil:
			return nil, problem(Broken, "two parts of one name")
		case f.Name == wordText:
			found = f
		}
	}
	switch {
	case found == nil || !typed:
		return nil, Error{Problem: Unknown} // some other archive
	case found.UncompressedSize64 > maxUnpacked:
		return nil, problem(Hostile, "the text unpacks to %d bytes", found.UncompressedSize64)
	}
	return found, nil
}

// word is a Word text while it is read.
type word struct {
	out    strings.Builder
	depth  int
	skip   int // depth of an element whose content does not count; 0: none
	inText bool
	hidden bool // the present run is not to be seen
	paras  []*paragraph
	tables []*row // the present row of each open table
}

// paragraph is one while it is read; a text box holds paragraphs inside of one.
type paragraph struct {
	text    strings.Builder
	heading bool
	item    bool
}

// row is a row of a table while it is read.
type row struct{ cells []string }

// unpacked fails, instead of ending, where a part holds more than it may.
type unpacked struct {
	in   io.Reader
	left int
}

var errUnpacked = errors.New("unpacks to too much")

func (u *unpacked) Read(p []byte) (int, error) {
	if u.left <= 0 {
		return 0, errUnpacked
	}
	n, err := u.in.Read(p[:min(len(p), u.left)])
	u.left -= n
	return n, err
}

func (w *word) read(in io.Reader) (string, error) {
	decoder := xml.NewDecoder(&unpacked{in, maxUnpacked})
	for {
		token, err := decoder.Token()
		switch {
		case errors.Is(err, io.EOF):
			return w.out.String(), nil
		case errors.Is(err, errUnpacked):
			return "", problem(Hostile, "the text unpacks to more than %d bytes", maxUnpacked)
		case err != nil:
			return "", problem(Broken, "not XML")
		}
		if err := w.token(token); err != nil {
			return "", err
		}
		if w.out.Len() > 4*MaxText {
			return "", Error{Problem: TooLong}
		}
	}
}

func (w *word) token(token xml.Token) error {
	switch t := token.(type) {
	case xml.Directive:
		// No Word file declares a document type; it is there for its entities.
		return problem(Hostile, "a document type")
	case xml.StartElement:
		if w.depth++; w.depth > maxDepth {
			return problem(Hostile, "nested too deep")
		}
		if w.skip == 0 {
			w.begin(t)
		}
	case xml.EndElement:
		if w.skip == 0 {
			w.end(t.Name.Local)
		}
		if w.skip == w.depth {
			w.skip = 0
		}
		w.depth--
	case xml.CharData:
		if w.skip == 0 && w.inText && !w.hidden {
			w.write(string(t))
		}
	}
	return nil
}

// headingStyle are the names that Word gives the styles of headings, in the
// languages in which it is used here.
var headingStyle = regexp.MustCompile(`(?i)^(heading|title|titolo|titre|t.?tulo|.?berschrift|titel|kop|nag.?wek)[ _-]?\d?$`)

func (w *word) begin(t xml.StartElement) {
	switch t.Name.Local {
	case "p":
		w.paras = append(w.paras, &paragraph{})
	case "r":
		w.hidden = false
	case "t":
		w.inText = true
	case "vanish":
		w.hidden = value(t) != "0" && value(t) != "false"
	case "tab":
		w.write(" ")
	case "br", "cr":
		w.write("\n")
	case "noBreakHyphen":
		w.write("-")
	case "pStyle":
		w.mark(func(p *paragraph) { p.heading = p.heading || headingStyle.MatchString(value(t)) })
	case "outlineLvl":
		w.mark(func(p *paragraph) { p.heading = p.heading || value(t) != "9" }) // 9 is the text itself
	case "numPr":
		w.mark(func(p *paragraph) { p.item = true })
	case "tbl":
		w.tables = append(w.tables, &row{})
	case "tr":
		w.cell(func(r *row) { r.cells = nil })
	case "tc":
		w.cell(func(r *row) { r.cells = append(r.cells, "") })
	case "Fallback", "del", "moveFrom":
		w.skip = w.depth // said twice, or taken out
	}
}

func (w *word) end(name string) {
	switch name {
	case "t":
		w.inText = false
	case "p":
		if n := len(w.paras); n > 0 {
			p := w.paras[n-1]
			w.paras = w.paras[:n-1]
			w.put(p)
		}
	case "tr":
		w.cell(func(r *row) {
			cells := slices.DeleteFunc(r.cells, func(c string) bool { return c == "" })
			r.cells = nil
			w.tables = w.tables[:len(w.tables)-1]
			w.block(strings.Join(cells, ": "), "\n")
			w.tables = append(w.tables, r)
		})
	case "tbl":
		if n := len(w.tables); n > 0 {
			w.tables = w.tables[:n-1]
			w.block("", "\n")
		}
	}
}

// write adds to the paragraph that is open, if one is.
func (w *word) write(text string) {
	w.mark(func(p *paragraph) { p.text.WriteString(text) })
}

func (w *word) mark(change func(*paragraph)) {
	if n := len(w.paras); n > 0 {
		change(w.paras[n-1])
	}
}

func (w *word) cell(change func(*row)) {
	if n := len(w.tables); n > 0 {
		change(w.tables[n-1])
	}
}

// put sets a paragraph that has ended.
func (w *word) put(p *paragraph) {
	text := strings.TrimSpace(p.text.String())
	switch {
	case text == "":
		w.block("", "\n")
	case p.heading:
		w.block("# "+strings.Join(strings.Fields(text), " "), "\n\n")
	case p.item:
		w.block("- "+text, "\n")
	default:
		w.block(text, "\n\n")
	}
}

// block writes what stands by itself: into the cell of an open table, or out.
func (w *word) block(text, end string) {
	if n := len(w.tables); n > 0 {
		if r := w.tables[n-1]; len(r.cells) > 0 && text != "" {
			last := &r.cells[len(r.cells)-1]
			*last = strings.TrimSpace(*last + " " + strings.Join(strings.Fields(text), " "))
		}
		return
	}
	if strings.HasPrefix(text, "# ") {
		w.out.WriteString("\n")
	}
	w.out.WriteString(text + end)
}

// value is the attribute in which Word keeps a setting.
func value(t xml.StartElement) string {
	for _, a := range t.Attr {
		if a.Name.Local == "val" {
			return a.Value
		}
	}
	return ""
}
