package reservations

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// decode turns the bytes of a text file into text: UTF-8 or UTF-16 with or without
// their mark, else the code page of western or of central Europe, whichever makes
// sense of the words. It reports false for what is no text.
func decode(content []byte) (string, bool) {
	text := ""
	switch {
	case bytes.HasPrefix(content, []byte("\xef\xbb\xbf")):
		text = strings.ToValidUTF8(string(content[3:]), "\ufffd")
	case bytes.HasPrefix(content, []byte("\xff\xfe")):
		text = utf16Text(content[2:], false)
	case bytes.HasPrefix(content, []byte("\xfe\xff")):
		text = utf16Text(content[2:], true)
	case everyOther(content, 1):
		text = utf16Text(content, false)
	case everyOther(content, 0):
		text = utf16Text(content, true)
	case utf8.Valid(content):
		text = string(content)
	default:
		text = codePage(content)
	}
	return text, isText(text)
}

func utf16Text(content []byte, bigEndian bool) string {
	units := make([]uint16, len(content)/2)
	for i := range units {
		a, b := uint16(content[2*i]), uint16(content[2*i+1])
		if bigEndian {
			a, b = b, a
		}
		units[i] = a | b<<8
	}
	return string(utf16.Decode(units))
}

// everyOther reports whether most bytes at one of the two places are zero: what
// western text looks like in UTF-16 without a mark.
func everyOther(content []byte, at int) bool {
	head := content[:min(len(content), 512)]
	zeros, others := 0, 0
	for i := range len(head) / 2 * 2 {
		if head[i] == 0 {
			if i%2 == at {
				zeros++
			} else {
				others++
			}
		}
	}
	return zeros*4 > len(head) && others*8 < zeros
}

// codePage reads Windows-1252, or Windows-1250 where the header makes more sense
// in that: a spreadsheet in Poland or Croatia saves its CSV in it.
func codePage(content []byte) string {
	western, _ := charmap.Windows1252.NewDecoder().Bytes(content)
	central, _ := charmap.Windows1250.NewDecoder().Bytes(content)
	if headerScore(string(central)) > headerScore(string(western)) {
		return string(central)
	}
	return string(western)
}

// headerScore is how much of the first lines is known as names of columns.
func headerScore(text string) int {
	best := 0
	lines := 0
	for line := range strings.Lines(text) {
		if lines++; lines > headerWithin {
			break
		}
		for _, sep := range separators {
			names := strings.Split(strings.ReplaceAll(line[:min(len(line), 1<<14)], `"`, ""), string(sep))
			best = max(best, len(Guess(names, nil)))
		}
	}
	return best
}

// isText refuses what has too many characters that no text has.
func isText(text string) bool {
	odd := 0
	head := text[:min(len(text), 1<<16)]
	for _, r := range head {
		if r == utf8.RuneError || r == 0 || unicode.IsControl(r) && !strings.ContainsRune("\t\r\n\f\v\u0085", r) {
			odd++
		}
	}
	return odd*50 < len(head)+50
}

// markup tells by how a text begins whether it is html, xml, or something else
// that is no list; empty: plain text.
func markup(text string) string {
	start := strings.ToLower(strings.TrimLeft(text[:min(len(text), 4096)], " \t\r\n\ufeff"))
	switch {
	case strings.HasPrefix(start, "<?xml") || strings.HasPrefix(start, "<workbook") || strings.HasPrefix(start, "<ss:workbook"):
		if strings.Contains(start, "<html") {
			return "html"
		}
		return "xml"
	case strings.HasPrefix(start, "<"):
		return "html"
	case strings.HasPrefix(start, "%pdf"), strings.HasPrefix(start, `{\rtf`), strings.HasPrefix(start, "{"), strings.HasPrefix(start, "begin:vcalendar"):
		return "another format"
	}
	return ""
}
