package proof

import (
	"unicode/utf8"

	"portineria/lexicon"
)

// level is how strongly two tokens are parted.
type level uint8

// The levels.
const (
	noBreak level = iota
	weakBreak
	strongBreak
	sentenceBreak
)

// breakBefore is what parts token i from the one before it.
func (r *reading) breakBefore(i int) level {
	if i == 0 {
		return sentenceBreak
	}
	best := noBreak
	gap := r.gap(i)
	for k, c := range gap {
		l := noBreak
		switch c {
		case '!', '?', '…', '\n', '¡', '¿', '。':
			l = sentenceBreak
		case '.':
			if r.endsSentence(i, gap[k+1:]) {
				l = sentenceBreak
			}
		case ';', '(', ')', '•':
			l = strongBreak
		case ':':
			if !r.isDigits(i-1) || !r.isDigits(i) || len(gap) > 1 {
				l = strongBreak
			}
		case '-', '–', '—':
			if len(gap) > utf8.RuneLen(c) && (!r.isDigits(i-1) || !r.isDigits(i)) {
				l = strongBreak
			}
		case ',':
			if len(gap) > 1 {
				l = weakBreak
			}
		}
		best = max(best, l)
	}
	return best
}

// endsSentence reports whether the point before token i, followed by rest, ends a sentence.
func (r *reading) endsSentence(i int, rest string) bool {
	if rest == "" || rest[0] != ' ' && rest[0] != '\n' && rest[0] != '"' && rest[0] != ')' && rest[0] != '*' {
		return false
	}
	return !r.abbreviated(i - 1)
}

// abbreviations are words whose point ends no sentence.
var abbreviations = map[string]bool{"ca": true, "max": true, "min": true, "tel": true, "str": true, "ul": true, "al": true, "pl": true, "godz": true, "nr": true,
	"no": false, "num": true, "n": true, "z": true, "b": true, "bzw": true, "inkl": true, "zzgl": true, "ggf": true, "dr": true, "sig": true, "sigra": true, "st": true,
	"av": true, "avda": true, "approx": true, "dott": true, "np": true, "m": true, "in": false, "bijv": true, "evt": true, "incl": true, "e": true, "g": true, "i": true,
	"p": true, "es": false, "ecc": true, "etc": false, "mr": true, "mrs": true, "ms": true, "pers": true, "std": true, "maks": true, "tzw": true, "ok": false, "os": true,
	"h": true, "u": true, "s": true, "d": true, "vgl": true, "usw": true, "abs": true, "tfno": true, "ing": true, "eur": true, "ud": true, "uds": true, "ex": true, "par": true, "fam": true,
	"a": true, "loc": true, "fraz": true, "km": true, "jan": true, "feb": true, "aug": true, "sept": true, "okt": true, "nov": true, "dez": true, "r": true, "c": true}

// abbreviated reports whether the point behind token i belongs to it: that of a known
// abbreviation, or of a rank as in 2. Stock.
func (r *reading) abbreviated(i int) bool {
	t := &r.tokens[i]
	if i+1 >= len(r.tokens) {
		return false
	}
	next := &r.tokens[i+1]
	if t.Kind == lexicon.Number {
		if r.lang != nil && r.lang.nouns && len(t.Form) <= 2 && i > 0 && r.has(i-1, tagStorey) && next.Kind == lexicon.Word {
			return true // im 8. Bezirk
		}
		return len(t.Form) <= 2 && (next.Case == lexicon.Lower && next.Kind == lexicon.Word || r.has(i+1, tagPlace) || r.has(i+1, tagMonth))
	}
	return abbreviations[t.Form] && (len(t.Form) > 1 || next.Case == lexicon.Lower || t.Case != lexicon.Lower || r.isDigits(i+1))
}
