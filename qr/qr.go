// Package qr draws QR codes (ISO/IEC 18004) of texts, for printing: byte mode,
// error correction M, which survives that about a seventh of the picture is dirty
// or torn. It knows nothing of what the text says.
//
// Read Encode first: it goes from the text to the squares in the order of the
// standard. The drawing is in draw.go, the correction in correction.go.
package qr

import (
	"errors"
	"fmt"
	"strings"
)

// Code is a QR code: a square of dark and light modules, without the quiet zone
// around it.
type Code struct {
	Size int // modules on a side
	dark []bool
}

// Dark reports whether a module is dark; outside the code everything is light.
func (c *Code) Dark(x, y int) bool {
	return x >= 0 && y >= 0 && x < c.Size && y < c.Size && c.dark[y*c.Size+x]
}

// ErrTooLong says that a text has no place in a code that telephones still read
// well from paper.
var ErrTooLong = errors.New("the text is too long for a QR code")

// Encode makes the smallest code that holds the text, at most version 20 (97
// modules, 666 bytes).
func Encode(text string) (*Code, error) {
	version, err := versionFor(len(text))
	if err != nil {
		return nil, err
	}
	words := withCorrection(version, dataWords(version, text))
	best, least := (*canvas)(nil), 0
	for mask := range 8 {
		c := newCanvas(version)
		c.fill(words, mask)
		c.format(mask)
		if p := c.penalty(); best == nil || p < least {
			best, least = c, p
		}
	}
	return &Code{Size: best.size, dark: best.dark}, nil
}

// versionFor is the smallest version that holds so many bytes.
func versionFor(n int) (int, error) {
	for version := 1; version <= maxVersion; version++ {
		if 4+countBits(version)+8*n <= 8*dataCapacity(version) {
			return version, nil
		}
	}
	return 0, fmt.Errorf("%d bytes: %w", n, ErrTooLong)
}

// countBits is the width of the count of bytes (table 3 of the standard).
func countBits(version int) int {
	if version < 10 {
		return 8
	}
	return 16
}

// dataWords is the text as data codewords: mode, length, bytes, terminator and
// padding (7.4 of the standard).
func dataWords(version int, text string) []byte {
	capacity := 8 * dataCapacity(version)
	var b bits
	b.add(0b0100, 4) // byte mode
	b.add(len(text), countBits(version))
	for i := range len(text) {
		b.add(int(text[i]), 8)
	}
	b.add(0, min(4, capacity-b.n))
	b.add(0, -b.n&7)
	for pad := 0xEC; b.n < capacity; pad ^= 0xEC ^ 0x11 {
		b.add(pad, 8)
	}
	return b.bytes
}

// bits is a row of bits, the highest first.
type bits struct {
	bytes []byte
	n     int
}

func (b *bits) add(value, width int) {
	for i := width - 1; i >= 0; i-- {
		if b.n%8 == 0 {
			b.bytes = append(b.bytes, 0)
		}
		b.bytes[b.n/8] |= byte(value>>i&1) << (7 - b.n%8)
		b.n++
	}
}

// quiet is the width of the light margin that readers need (6.3.8).
const quiet = 4

// Side is the side of the picture that Path is drawn in, in modules.
func (c *Code) Side() int { return c.Size + 2*quiet }

// Path is the dark modules as the path of an SVG picture of Side modules.
func (c *Code) Path() string {
	var b strings.Builder
	for y := range c.Size {
		for x := 0; x < c.Size; x++ {
			if !c.Dark(x, y) {
				continue
			}
			from := x
			for c.Dark(x, y) {
				x++
			}
			fmt.Fprintf(&b, "M%d %dh%dv1h-%dz", from+quiet, y+quiet, x-from, x-from)
		}
	}
	return b.String()
}
