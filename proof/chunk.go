package proof

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"portineria/lexicon"
)

// findMarked finds what is written without spaces and cannot be mistaken for words:
// links, addresses of mail, placeholders, codes.
func (r *reading) findMarked() {
	i := 0
	for pos := 0; pos < len(r.raw); {
		end := strings.IndexFunc(r.raw[pos:], unicode.IsSpace)
		if end < 0 {
			end = len(r.raw) - pos
		}
		if end > 0 {
			i = r.chunk(i, pos, pos+end)
		}
		_, size := utf8.DecodeRuneInString(r.raw[pos+end:])
		pos += end + max(size, 1)
	}
}

// chunk looks at the bytes from..to, whose tokens begin at or after i; it returns the
// first token behind.
func (r *reading) chunk(i, from, to int) int {
	for i < len(r.tokens) && r.tokens[i].Start < from {
		i++
	}
	first := i
	for i < len(r.tokens) && r.tokens[i].Start < to {
		i++
	}
	if first == i {
		return i
	}
	text := r.raw[from:to]
	if strings.Contains(text, "{{") {
		r.placeholder(first, i, text)
		return i
	}
	text = trim(text)
	if k := chunkKind(text); k != kindNumber {
		it := item{from: int32(first), to: int32(i), text: text}
		switch k {
		case kindLink:
			it.text = linkForm(text)
		case kindEmail:
			it.text = strings.ToLower(strings.TrimPrefix(text, "mailto:"))
		}
		it.add(value{kind: k})
		r.add(it)
	}
	return i
}

// placeholder notes the placeholders in a chunk; one that is mangled is noted as it
// stands and will be found in no source.
func (r *reading) placeholder(first, last int, text string) {
	open, end := strings.Index(text, "{{"), strings.LastIndex(text, "}}")
	if end >= open {
		text = text[open : end+2]
	}
	it := item{from: int32(first), to: int32(last), text: text}
	it.add(value{kind: kindPlaceholder})
	r.add(it)
}

const (
	openers = "\"'(«“„‘[<‹¿¡"
	closers = "\"'.,;:!?…)»”“’]>›"
)

// trim takes quotes, brackets and punctuation off a chunk.
func trim(text string) string {
	text = strings.TrimRight(strings.TrimLeft(text, openers), closers)
	if n := len(text); n > 2 && text[0] == text[n-1] && strings.IndexByte("*_~", text[0]) >= 0 {
		return text[1 : n-1] // set in bold or italics, as WhatsApp does it
	}
	return text
}

// chunkKind tells a link, an address of mail or a code from words and numbers, for which
// it returns kindNumber.
func chunkKind(text string) kind {
	switch {
	case plain(text):
		return kindNumber
	case hourRange.MatchString(text):
		return kindNumber
	case combination(text):
		return kindCode
	case isEmail(text):
		return kindEmail
	case isLink(text):
		return kindLink
	case isCode(text):
		return kindCode
	}
	return kindNumber
}

// hourRange is a range of hours written without spaces: 6-9am.
var hourRange = regexp.MustCompile(`^(?i)\d{1,2}([:.]\d\d)?(am|pm)?[-–]\d{1,2}([:.]\d\d)?(am|pm)$`)

// combination reports the digits of a lock, each by itself: 3-0-7.
func combination(text string) bool {
	if len(text) < 5 || len(text)%2 == 0 {
		return false
	}
	for i := range len(text) {
		if digit := text[i] >= '0' && text[i] <= '9'; i%2 == 0 && !digit || i%2 == 1 && text[i] != '-' {
			return false
		}
	}
	return true
}

// plain reports a chunk of nothing but letters, or nothing but digits, which most are.
func plain(text string) bool {
	letters, digits := 0, 0
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c >= '0' && c <= '9':
			digits++
		case c|0x20 >= 'a' && c|0x20 <= 'z' || c >= utf8.RuneSelf:
			letters++
		default:
			return false
		}
	}
	return letters == 0 || digits == 0
}

func isEmail(text string) bool {
	at := strings.IndexByte(text, '@')
	return at > 0 && strings.IndexByte(text[at:], '.') > 1
}

// domains are endings of names of computers that people write without www.
var domains = []string{"com", "org", "net", "it", "de", "fr", "es", "nl", "pl", "pt", "eu", "uk", "io", "info", "app", "me", "ch", "at", "be", "us",
	"example", "test", "gov", "edu", "travel", "house", "holiday", "rentals", "online", "site", "ly", "link", "page", "cat", "br", "ie"}

// isLink reports an address of the web: with its scheme, with www, or a name with a known
// ending.
func isLink(text string) bool {
	text = strings.ToLower(text)
	if strings.Contains(text, "://") || strings.HasPrefix(text, "www.") {
		return true
	}
	host, path, _ := strings.Cut(text, "/")
	dot := strings.LastIndexByte(host, '.')
	if dot <= 0 || dot == len(host)-1 || strings.ContainsAny(host, ":,;()'") {
		return false
	}
	return slices.Contains(domains, host[dot+1:]) && (path != "" || !strings.HasSuffix(host[:dot], "."))
}

// linkForm is a link without scheme, www and what ends a sentence.
func linkForm(text string) string {
	if i := strings.Index(text, "://"); i >= 0 {
		text = text[i+3:]
	}
	host, path, found := strings.Cut(text, "/")
	host = strings.TrimPrefix(strings.ToLower(host), "www.")
	if !found || path == "" {
		return host
	}
	return host + "/" + strings.TrimSuffix(path, "/")
}

// isCode reports a chunk that only a code, password or name of a device is written like:
// letters and digits mixed, or signs that words do not have.
func isCode(text string) bool {
	if len(text) < 2 {
		return false
	}
	if i := strings.IndexAny(text, "#*_@=$^|~"); i >= 0 && strings.ContainsFunc(text, isAlnum) {
		return !strings.HasSuffix(text, "$") && !strings.HasPrefix(text, "$")
	}
	letters, digits, hyphen := false, false, false
	for rest := text; ; {
		end := strings.IndexAny(rest, "-/–—×.,:'’+&€%°")
		if end < 0 {
			end = len(rest)
		}
		switch part := rest[:end]; {
		case part == "":
		case mixed(part):
			return true
		case !strings.ContainsFunc(part, isDigitRune):
			letters = true
		case letters && hyphen && !hasLetter(part):
			digits = true
		}
		if end == len(rest) {
			return digits
		}
		hyphen = rest[end] == '-'
		_, size := utf8.DecodeRuneInString(rest[end:])
		rest = rest[end+size:]
	}
}

// mixed reports a part with letters and digits that is no number with its unit.
func mixed(part string) bool {
	part = strings.TrimSuffix(part, "²")
	if !hasLetter(part) || !strings.ContainsFunc(part, isDigitRune) {
		return false
	}
	d := leading(part)
	if d == "" {
		return part != "m2" && part != "h24" && part != "H24" && part != "km2"
	}
	rest := part[len(d):]
	if strings.ToUpper(rest) == rest && rest != "H" && rest != "AM" && rest != "PM" && rest != "W" && rest != "GB" && rest != "º" && rest != "ª" && rest != "°" {
		return true // 5G, 12A: not a unit
	}
	folded := lexicon.Fold(rest)
	if folded[0] == 'h' && len(folded) == 3 && leading(folded[1:]) != "" { // 18h30
		return false
	}
	return strings.ContainsFunc(rest, isDigitRune) || !suffixes[folded]
}

// suffixes may stand directly behind a number without making a code of it.
var suffixes = map[string]bool{"h": true, "km": true, "m": true, "m2": true, "mq": true, "qm": true, "min": true, "mins": true, "cm": true, "mm": true, "kg": true,
	"g": true, "gr": true, "l": true, "am": true, "pm": true, "st": true, "nd": true, "rd": true, "th": true, "er": true, "e": true, "eme": true, "ere": true,
	"o": true, "a": true, "os": true, "as": true, "de": true, "ste": true, "nde": true, "euro": true, "euros": true, "eur": true, "zl": true, "uhr": true, "uur": true, "u": true,
	"gb": true, "mb": true, "mbit": true, "mbps": true, "w": true, "kw": true, "kwh": true, "hrs": true, "hr": true, "sqm": true, "chf": true, "usd": true, "gbp": true, "x": true,
	"ter": true, "te": true, "ten": true, "d": true, "hs": true, "godz": true, "os.": true, "cent": true, "c": true, "pln": true, "std": true, "gg": true, "s": true}

func isAlnum(r rune) bool     { return unicode.IsLetter(r) || unicode.IsDigit(r) }
func isDigitRune(r rune) bool { return r >= '0' && r <= '9' }
func hasLetter(s string) bool { return strings.ContainsFunc(s, unicode.IsLetter) }

// stands reports whether text stands in raw so that no sign next to it could be part of
// it: 4711 does not stand in 4711#.
func stands(raw, text string) bool {
	for at := 0; ; {
		i := strings.Index(raw[at:], text)
		if i < 0 || text == "" {
			return false
		}
		before, _ := utf8.DecodeLastRuneInString(raw[:at+i])
		after, _ := utf8.DecodeRuneInString(raw[at+i+len(text):])
		next := raw[at+i+len(text):]
		decimal := after == '.' && len(next) > 1 && isDigitRune(rune(next[1]))
		if !ofCode(before) && !ofCode(after) && !decimal {
			return true
		}
		at += i + len(text)
	}
}

func ofCode(r rune) bool { return isAlnum(r) || strings.ContainsRune("#*_-@=$^|~", r) }
