package document

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// looksText reports whether bytes are text in an encoding that we know: UTF-8,
// UTF-16 with its mark, or the one that Windows used before.
func looksText(content []byte) bool {
	if marked16(content) {
		return true
	}
	for _, b := range content {
		if b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != '\f' {
			return false
		}
	}
	return true
}

func marked16(content []byte) bool {
	return bytes.HasPrefix(content, []byte{0xff, 0xfe}) || bytes.HasPrefix(content, []byte{0xfe, 0xff})
}

// readText decodes a text file.
func readText(content []byte) (string, error) {
	content = bytes.TrimPrefix(content, []byte("\xef\xbb\xbf"))
	switch {
	case marked16(content):
		return from16(content)
	case utf8.Valid(content):
		return string(content), nil
	default:
		return fromWindows(content), nil
	}
}

// from16 decodes UTF-16 by its mark.
func from16(content []byte) (string, error) {
	if len(content)%2 != 0 {
		return "", problem(Broken, "UTF-16 of an odd number of bytes")
	}
	var order binary.ByteOrder = binary.LittleEndian
	if content[0] == 0xfe {
		order = binary.BigEndian
	}
	units := make([]uint16, 0, len(content)/2)
	for i := 2; i < len(content); i += 2 {
		units = append(units, order.Uint16(content[i:]))
	}
	return string(utf16.Decode(units)), nil
}

// fromWindows decodes Windows-1252.
func fromWindows(content []byte) string {
	var b strings.Builder
	for _, c := range content {
		if c >= 0x80 && c < 0xa0 {
			b.WriteRune(windows[c-0x80])
		} else {
			b.WriteRune(rune(c))
		}
	}
	return b.String()
}

// windows is the part of Windows-1252 that differs from Latin-1; unused places
// are left out of the text.
var windows = [32]rune{
	'€', 0, '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', 0, 'Ž', 0,
	0, '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', 0, 'ž', 'Ÿ',
}

// finish makes a text of any kind plain: one way of ending lines, no characters
// that nobody sees, at most one blank line in a row.
func finish(text string) (string, error) {
	if len(text) > 4*MaxText {
		return "", problem(TooLong, "%d bytes", len(text))
	}
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\f", "\n\n", "\v", "\n", "\u2028", "\n", "\u2029", "\n\n",
		"ﬀ", "ff", "ﬁ", "fi", "ﬂ", "fl", "ﬃ", "ffi", "ﬄ", "ffl", "ﬅ", "st", "ﬆ", "st").Replace(norm.NFC.String(strings.ToValidUTF8(text, "")))
	var b strings.Builder
	blank := 0
	for line := range strings.SplitSeq(text, "\n") {
		line = strings.TrimRight(strings.Map(plain, line), " ")
		if strings.TrimSpace(line) == "" {
			blank++
			continue
		}
		if b.Len() > 0 {
			b.WriteString(strings.Repeat("\n", min(blank, 1)+1))
		}
		blank = 0
		b.WriteString(line)
	}
	switch {
	case b.Len() > MaxText:
		return "", problem(TooLong, "%d bytes", b.Len())
	case !strings.ContainsFunc(b.String(), unicode.IsLetter):
		return "", Error{Problem: NoText}
	}
	return b.String() + "\n", nil
}

// plain maps every kind of space to a space, and what leaves no mark on paper to
// nothing: an owner approves what they see.
func plain(r rune) rune {
	switch {
	case r == '\t' || unicode.Is(unicode.Zs, r):
		return ' '
	case r == utf8.RuneError, unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector, unicode.Noncharacter_Code_Point):
		return -1
	}
	return r
}
