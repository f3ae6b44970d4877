package ical

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"unicode/utf16"
	"unicode/utf8"
)

// asBytes returns r as bytes of an ASCII-compatible encoding. A body in UTF-16, known by its byte order mark or by the
// zero bytes beside its first letters, becomes UTF-8; anything else is passed on as it is, since lines must be unfolded
// before letters are looked at (RFC 5545 3.1 lets a fold stand inside a letter).
func asBytes(r io.Reader) (io.Reader, error) {
	br := bufio.NewReaderSize(r, 4096)
	head, err := br.Peek(4)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	switch {
	case bytes.HasPrefix(head, []byte{0xFF, 0xFE}), zeros(head, 1, 3):
		return &utf16Reader{r: br, order: binary.LittleEndian}, nil
	case bytes.HasPrefix(head, []byte{0xFE, 0xFF}), zeros(head, 0, 2):
		return &utf16Reader{r: br, order: binary.BigEndian}, nil
	}
	return br, nil
}

// zeros tells whether of the four bytes of head just those two are zero.
func zeros(head []byte, i, j int) bool {
	return len(head) == 4 && head[i] == 0 && head[j] == 0 && bytes.Count(head, []byte{0}) == 2
}

// utf16Reader turns UTF-16 into UTF-8. Half a pair becomes the replacement character, half a unit at the end is dropped.
type utf16Reader struct {
	r     *bufio.Reader
	order binary.ByteOrder
	rest  []byte // encoded bytes that did not fit the last Read
	held  uint16 // unit read ahead, 0 for none
}

func (u *utf16Reader) Read(p []byte) (int, error) {
	n := 0
	for n < len(p) {
		if len(u.rest) == 0 {
			r, err := u.rune()
			if err != nil {
				if n > 0 {
					return n, nil
				}
				return 0, err
			}
			u.rest = utf8.AppendRune(u.rest[:0], r)
		}
		k := copy(p[n:], u.rest)
		u.rest = u.rest[k:]
		n += k
	}
	return n, nil
}

func (u *utf16Reader) rune() (rune, error) {
	first := u.held
	u.held = 0
	if first == 0 {
		var err error
		if first, err = u.unit(); err != nil {
			return 0, err
		}
	}
	if !utf16.IsSurrogate(rune(first)) {
		return rune(first), nil
	}
	if second, err := u.unit(); err == nil {
		if r := utf16.DecodeRune(rune(first), rune(second)); r != utf8.RuneError {
			return r, nil
		}
		u.held = second
	}
	return utf8.RuneError, nil // where the text ended here, the next call meets its end again
}

func (u *utf16Reader) unit() (uint16, error) {
	var b [2]byte
	if _, err := io.ReadFull(u.r, b[:]); err != nil {
		if errors.Is(err, io.ErrUnexpectedEOF) {
			err = io.EOF
		}
		return 0, err
	}
	return u.order.Uint16(b[:]), nil
}

// appendUTF8 appends text to dst, read as Windows-1252 when it is not valid UTF-8, and tells whether it was not. The
// judgement is made line by line: one event typed in an old encoding does not spoil the others.
func appendUTF8(dst, text []byte) ([]byte, bool) {
	if utf8.Valid(text) {
		return append(dst, text...), false
	}
	for _, b := range text {
		switch {
		case b < 0x80:
			dst = append(dst, b)
		case b < 0xA0:
			dst = utf8.AppendRune(dst, windows1252[b-0x80])
		default:
			dst = utf8.AppendRune(dst, rune(b))
		}
	}
	return dst, true
}

// windows1252 holds the letters at 0x80 to 0x9F, where Windows-1252 differs from Latin-1; five places are undefined.
var windows1252 = [32]rune{
	'€', none, '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', none, 'Ž', none,
	none, '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', none, 'ž', 'Ÿ',
}

const none = utf8.RuneError
