package ical

import (
	"bytes"
	"errors"
	"io"
)

// readSize is how much of a body is in memory at a time.
const readSize = 64 << 10

// wideLine is the length from which a physical line looks as if its writer had folded it: RFC 5545 3.1 folds at 75
// octets, and writers that count differently stay within a few of it.
const wideLine = 70

// lines turns bytes into logical lines. CR and LF end a line, alone or in any company, and empty lines do not count, so
// that CRLF, LF, lone CR and CR CR LF all read alike. A line that begins with a space or a tab continues the one before.
// Everything happens on bytes: a fold may stand inside a letter.
type lines struct {
	r        io.Reader
	buf      []byte
	pos, end int // what is unread of buf
	lf, cr   int // next LF and CR in buf[pos:end], end when there is none, less than pos when not looked for yet
	max      int
	err      error // why reading stopped, nil for the plain end

	text []byte // the current logical line; valid until the next call of next
	long bool   // the current line was longer than max and lost its tail
	wide bool   // the last physical part of the current line was as long as folded lines are
}

func newLines(r io.Reader, maxLine int) *lines {
	return &lines{r: r, buf: make([]byte, readSize), lf: -1, cr: -1, max: maxLine}
}

var byteOrderMark = []byte("\xEF\xBB\xBF")

// next moves to the next logical line that is not empty, and returns false at the end.
func (l *lines) next() bool {
	l.text, l.long = l.text[:0], false
	for len(l.text) == 0 {
		if !l.more() {
			return false
		}
		l.physical()
	}
	for l.atFold() {
		l.pos++
		l.physical()
	}
	l.text = bytes.TrimPrefix(l.text, byteOrderMark)
	return true
}

// physical appends the rest of the current physical line and steps over the byte that ends it.
func (l *lines) physical() {
	n := 0
	for l.more() {
		stop := l.lineEnd()
		l.keep(l.buf[l.pos:stop])
		n += stop - l.pos
		l.pos = stop
		if stop < l.end {
			l.pos++
			break
		}
	}
	l.wide = n >= wideLine
}

func (l *lines) keep(part []byte) {
	if room := l.max - len(l.text); len(part) > room {
		part = part[:room]
		l.long = true
	}
	l.text = append(l.text, part...)
}

// lineEnd returns where the next CR or LF stands in buf. Both places are remembered: looking for each anew would read
// the buffer once per line in a body that uses only the other.
func (l *lines) lineEnd() int {
	if l.lf < l.pos {
		l.lf = l.find('\n')
	}
	if l.cr < l.pos {
		l.cr = l.find('\r')
	}
	return min(l.lf, l.cr)
}

func (l *lines) find(c byte) int {
	if i := bytes.IndexByte(l.buf[l.pos:l.end], c); i >= 0 {
		return l.pos + i
	}
	return l.end
}

// atFold steps over line ends and tells whether the next line continues this one.
func (l *lines) atFold() bool {
	for l.more() {
		switch l.buf[l.pos] {
		case '\r', '\n':
			l.pos++
		case ' ', '\t':
			return true
		default:
			return false
		}
	}
	return false
}

// more tells whether there is an unread byte, and reads on when buf is used up.
func (l *lines) more() bool {
	for empty := 0; l.pos == l.end; empty++ {
		if l.r == nil {
			return false
		}
		n, err := l.r.Read(l.buf)
		l.pos, l.end, l.lf, l.cr = 0, n, -1, -1
		if err == nil && empty > 100 {
			err = io.ErrNoProgress
		}
		if err != nil {
			l.r = nil
			if !errors.Is(err, io.EOF) {
				l.err = err
			}
		}
	}
	return true
}
