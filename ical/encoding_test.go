package ical_test

import (
	"bytes"
	"strings"
	"testing"

	"portineria/ical"
)

func TestLineEndsAndEncodings(t *testing.T) {
	text := body(event("SUMMARY:Réservée - Zoë", "DESCRIPTION:Nom: Zoë", "X-LONG:aaaa", " bbbb"))
	bytes1252 := func(s string) string {
		return strings.NewReplacer("é", "\xE9", "ë", "\xEB").Replace(s)
	}
	tests := []struct {
		name, text string
		flags      ical.Flags
	}{
		{"CRLF", text, 0},
		{"LF", strings.ReplaceAll(text, "\r\n", "\n"), 0},
		{"CR", strings.ReplaceAll(text, "\r\n", "\r"), 0},
		{"CR CR LF", strings.ReplaceAll(text, "\r\n", "\r\r\n"), 0},
		{"LF CR", strings.ReplaceAll(text, "\r\n", "\n\r"), 0},
		{"blank line after each", strings.ReplaceAll(text, "\r\n", "\r\n\r\n"), 0},
		{"byte order mark", "\ufeff" + text, 0},
		{"fold inside a letter", strings.ReplaceAll(text, "é", "\xC3\r\n \xA9"), 0},
		{"fold with a tab inside a letter", strings.ReplaceAll(text, "é", "\xC3\n\t\xA9"), 0},
		{"fold inside a name", strings.ReplaceAll(text, "SUMMARY", "SUM\r\n MARY"), 0},
		{"fold after each byte", foldAll(text), 0},
		{"Windows-1252", bytes1252(text), ical.FlagEncoding},
		{"UTF-16 little endian", utf16(text, false, true), 0},
		{"UTF-16 big endian", utf16(text, true, true), 0},
		{"UTF-16 without mark, little endian", utf16(text, false, false), 0},
		{"UTF-16 without mark, big endian", utf16(text, true, false), 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e := only(t, tt.text)
			if e.Summary != "Réservée - Zoë" || e.Name != "Zoë" || e.Flags != tt.flags {
				t.Errorf("summary %q, name %q, flags %v, want flags %v", e.Summary, e.Name, e.Flags, tt.flags)
			}
		})
	}
}

// foldAll puts a fold after each byte of each line.
func foldAll(text string) string {
	var b strings.Builder
	for line := range strings.SplitSeq(strings.TrimSuffix(text, "\r\n"), "\r\n") {
		if strings.HasPrefix(line, " ") {
			b.WriteString("\r\n")
		}
		for i := range len(line) {
			if i > 0 {
				b.WriteString("\r\n ")
			}
			b.WriteByte(line[i])
		}
		b.WriteString("\r\n")
	}
	return b.String()
}

func utf16(text string, big, mark bool) string {
	var b bytes.Buffer
	put := func(r rune) {
		if big {
			b.Write([]byte{byte(r >> 8), byte(r)})
		} else {
			b.Write([]byte{byte(r), byte(r >> 8)})
		}
	}
	if mark {
		put(0xFEFF)
	}
	for _, r := range text { // letters outside of the basic plane do not occur here
		put(r)
	}
	return b.String()
}

func TestUTF16PairsAndHalves(t *testing.T) {
	text := "B\x00E\x00G\x00I\x00N\x00:\x00V\x00C\x00A\x00L\x00E\x00N\x00D\x00A\x00R\x00\n\x00"
	for _, c := range utf16("BEGIN:VEVENT\nDTSTART:20260910\nSUMMARY:", false, false) {
		text += string(byte(c))
	}
	text += "\x3C\xD8\x34\xDF" + "\x3C\xD8" + "A\x00" // 🌴, half a pair, A
	text += utf16("\nEND:VEVENT\nEND:VCALENDAR\n", false, false)
	if e := only(t, text+"\x00"); e.Summary != "🌴\ufffdA" {
		t.Errorf("summary %q", e.Summary)
	}
}
