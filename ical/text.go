package ical

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxSummary is the longest summary kept, in bytes. A calendar grid shows some thirty of them.
const maxSummary = 512

// unescape reads a TEXT value of RFC 5545 3.3.11. An unknown escape keeps its character, and a comma is a comma,
// whether it was escaped or not.
func unescape(s string) string {
	i := strings.IndexByte(s, '\\')
	if i < 0 {
		return s
	}
	b := make([]byte, 0, len(s))
	for ; i >= 0; i = strings.IndexByte(s, '\\') {
		b = append(b, s[:i]...)
		s = s[i+1:]
		if s == "" {
			return string(b)
		}
		c := s[0]
		if c == 'n' || c == 'N' {
			c = '\n'
		}
		b = append(b, c)
		s = s[1:]
	}
	return string(append(b, s...))
}

// oneLine reads a TEXT value that is shown in one line: white space of any kind becomes single spaces, control
// characters go, and what is longer than limit bytes is cut.
func oneLine(s string, limit int) string {
	s = unescape(s)
	if !plainLine(s) {
		s = strings.Join(strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }), " ")
	}
	if len(s) > limit {
		s = string(wholeLetters([]byte(s[:limit])))
	}
	return s
}

// plainLine tells whether s is as oneLine would make it; most are.
func plainLine(s string) bool {
	space := true
	for i := range len(s) {
		c := s[i]
		if c < ' ' || c >= utf8.RuneSelf || c == 0x7F || c == ' ' && space {
			return false
		}
		space = c == ' '
	}
	return s == "" || !space
}

// plainText reads the TEXT value of a description. Channel managers write HTML there: tags that end a line become
// newlines, other tags go, entities become their letters.
func plainText(s string) string {
	s = unescape(s)
	if strings.IndexByte(s, '<') >= 0 {
		s = stripTags(s)
	}
	if strings.IndexByte(s, '&') >= 0 {
		s = html.UnescapeString(s)
	}
	return s
}

func stripTags(s string) string {
	var b strings.Builder
	for {
		open := strings.IndexByte(s, '<')
		if open < 0 {
			break
		}
		length := tagLength(s[open:])
		if length == 0 { // a mere "less than"
			b.WriteString(s[:open+1])
			s = s[open+1:]
			continue
		}
		b.WriteString(s[:open])
		if endsLine(s[open : open+length]) {
			b.WriteByte('\n')
		}
		s = s[open+length:]
	}
	b.WriteString(s)
	return b.String()
}

// maxTag is the longest tag that is recognised, in bytes; it keeps the search for a ">" that never comes short.
const maxTag = 2048

// tagLength returns the length of the tag that s begins with, 0 when it is none: an address or a link may stand between
// angle brackets too.
func tagLength(s string) int {
	if strings.HasPrefix(s, "<!") {
		return strings.IndexByte(s[:min(len(s), maxTag)], '>') + 1
	}
	name := 1
	if strings.HasPrefix(s, "</") {
		name = 2
	}
	after := name
	for after < len(s) && (letter(s[after]) || s[after] >= '0' && s[after] <= '9') {
		after++
	}
	if after == name || after == len(s) || !letter(s[name]) || strings.IndexByte("> /\t\n", s[after]) < 0 {
		return 0
	}
	return strings.IndexByte(s[:min(len(s), maxTag)], '>') + 1
}

func letter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// endsLine tells whether a tag breaks the line in a browser.
func endsLine(tag string) bool {
	name := strings.Trim(tag, "</>")
	if i := strings.IndexFunc(name, func(r rune) bool { return r > unicode.MaxASCII || !letter(byte(r)) }); i >= 0 {
		name = name[:i]
	}
	switch strings.ToLower(name) {
	case "br", "p", "div", "li", "tr", "ul", "ol", "table", "h":
		return true
	}
	return false
}
