package document

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"
	"unicode"

	"github.com/ledongthuc/pdf"
)

// The caps of a PDF beyond those of every document.
const (
	maxGlyphs = 600_000
	maxReads  = 48 // how often the file's bytes may be read over: what runs in circles ends
)

// ParsePDF reads the text of a PDF in this process. A panic of the parser is an
// error; endless loops, deep recursion and huge tables are not caught here, so
// that files of strangers go through Child.
func ParsePDF(content []byte) (text string, err error) {
	defer func() {
		if p := recover(); p != nil {
			text, err = "", caught(p)
		}
	}()
	content, err = tidyPDF(content)
	if err != nil {
		return "", err
	}
	file := &bounded{bytes.NewReader(content), maxReads * (int64(len(content)) + 1<<16)}
	r, err := pdf.NewReader(file, int64(len(content)))
	switch {
	case errors.Is(err, pdf.ErrInvalidPassword), err != nil && strings.Contains(err.Error(), "ncrypt"):
		return "", Error{Problem: Locked}
	case file.left < 0:
		return "", problem(Hostile, "read over and over")
	case err != nil:
		return "", problem(Broken, "no PDF that can be read")
	case !r.Trailer().Key("Encrypt").IsNull():
		return "", Error{Problem: Locked} // it opens, and its owner wanted it kept from copying
	}
	pages := r.NumPage()
	switch {
	case pages <= 0:
		return "", problem(Broken, "no pages")
	case pages > MaxPages:
		return "", problem(TooManyPages, "%d pages", pages)
	}
	return pageTexts(r, pages)
}

// caught names what a panic of the parser means.
func caught(p any) error {
	if err, ok := p.(error); ok && errors.Is(err, errReadOver) {
		return problem(Hostile, "read over and over")
	}
	return problem(Broken, "the parser gave up")
}

// tidyPDF mends what the parser is strict about and readers of PDFs are not:
// bytes behind the end, the end of the first line, the version.
func tidyPDF(content []byte) ([]byte, error) {
	const head, mark = "%PDF-1.", "%%EOF"
	if len(content) < 64 {
		return nil, problem(Broken, "too short")
	}
	last := bytes.LastIndex(content, []byte(mark))
	if last < 0 {
		return nil, problem(Broken, "cut off")
	}
	content = bytes.Clone(content[:last+len(mark)])
	switch {
	case bytes.HasPrefix(content, []byte("%PDF-2.")):
		copy(content, head+"7")
	case !bytes.HasPrefix(content, []byte(head)):
		return nil, problem(Broken, "something stands before it")
	}
	if content[8] != '\r' {
		content[8] = '\n'
	}
	return content, nil
}

// bounded is a file of which only so much is read in all, parts of it again and
// again included.
type bounded struct {
	in   io.ReaderAt
	left int64
}

var errReadOver = errors.New("read over and over")

func (b *bounded) ReadAt(p []byte, at int64) (int, error) {
	n, err := b.in.ReadAt(p, at)
	if b.left -= int64(n) + 64; b.left < 0 {
		panic(errReadOver)
	}
	return n, err
}

// pageTexts reads page after page.
func pageTexts(r *pdf.Reader, pages int) (string, error) {
	var all []glyph
	for n := 1; n <= pages; n++ {
		page := r.Page(n)
		if page.V.IsNull() {
			return "", problem(Broken, "page %d is not there", n)
		}
		for _, t := range page.Content().Text {
			if g, ok := glyphOf(t, n); ok {
				all = append(all, g)
			}
		}
		if len(all) > maxGlyphs {
			return "", Error{Problem: TooLong}
		}
	}
	if len(all) == 0 {
		return "", Error{Problem: NoText}
	}
	return layOut(all), nil
}

// glyph is a letter where it stands.
type glyph struct {
	page       int
	text       string
	x, y, size float64
	width      float64 // 0: not known
}

// glyphOf leaves out what the parser adds and what has no place.
func glyphOf(t pdf.Text, page int) (glyph, bool) {
	text := strings.Map(func(r rune) rune {
		if r == unicode.ReplacementChar || unicode.IsControl(r) {
			return -1
		}
		return r
	}, t.S)
	for _, v := range []float64{t.X, t.Y, t.W, t.FontSize} {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return glyph{}, false
		}
	}
	return glyph{page, text, t.X, t.Y, math.Abs(t.FontSize), t.W}, text != ""
}

// layOut makes lines of letters in the order in which the file draws them, which
// for texts that people write is the order of reading. A larger gap below is a
// new paragraph, larger letters are a heading.
func layOut(all []glyph) string {
	body := bodySize(all)
	var b strings.Builder
	for i := 0; i < len(all); {
		end := i + 1
		for end < len(all) && sameLine(all[end-1], all[end]) {
			end++
		}
		line := all[i:end]
		if i > 0 && parted(all[i-1], line[0]) {
			b.WriteString("\n")
		}
		if text := lineText(line); text != "" {
			if line[0].size > 1.18*body && len(text) < 90 {
				fmt.Fprintf(&b, "\n# %s\n\n", text)
			} else {
				b.WriteString(text + "\n")
			}
		}
		i = end
	}
	return b.String()
}

// bodySize is the size that most letters have.
func bodySize(all []glyph) float64 {
	count := map[float64]int{}
	best := 0.0
	for _, g := range all {
		size := math.Round(g.size*2) / 2
		count[size]++
		if count[size] > count[best] {
			best = size
		}
	}
	return best
}

func sameLine(a, b glyph) bool {
	return a.page == b.page && math.Abs(a.y-b.y) < 0.4*max(a.size, b.size, 1)
}

// parted reports a gap between two lines that is more than between lines of one
// paragraph, or a jump back up.
func parted(above, below glyph) bool {
	if above.page != below.page {
		return true
	}
	gap := above.y - below.y
	return gap < 0 || gap > 1.65*max(above.size, below.size, 1)
}

// lineText puts a space where there is a gap between letters, and none where the
// widths of letters are not known: such fonts have the spaces as letters.
func lineText(line []glyph) string {
	var b strings.Builder
	for i, g := range line {
		if i > 0 {
			before := line[i-1]
			if gap := g.x - before.x - before.width; before.width > 0 && (gap > 0.18*g.size || gap < -g.size) {
				b.WriteString(" ")
			}
		}
		b.WriteString(g.text)
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
