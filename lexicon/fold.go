package lexicon

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Fold brings text into the form in which words are compared: compatibility forms
// replaced (full width, ligatures, mathematical and circled letters), case folded,
// accents taken off (ß as ss, ł as l, ø as o, œ as oe, æ as ae, ä as a), invisible and
// direction marks dropped, every kind of space a plain one. It follows the spirit of
// Unicode NFKC (UAX 15) for what people type on telephones, without its full tables.
func Fold(text string) string {
	if isPlain(text) {
		return text
	}
	var b strings.Builder
	b.Grow(len(text))
	for _, r := range text {
		r, second := foldRune(r)
		if r == 0 {
			continue
		}
		b.WriteRune(r)
		if second != 0 {
			b.WriteRune(second)
		}
	}
	return b.String()
}

// isPlain reports whether folding would change nothing, which spares a copy.
func isPlain(text string) bool {
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c >= utf8.RuneSelf || c >= 'A' && c <= 'Z' || c < ' ' && c != '\n' || c == 0x7F || c == '`' {
			return false
		}
	}
	return true
}

// foldRune folds one rune. The first result is 0 when the rune disappears; the second
// is not 0 where one sign stands for two letters.
func foldRune(r rune) (rune, rune) {
	switch {
	case r < utf8.RuneSelf:
		return foldASCII(r), 0
	case r >= 0xC0 && r < 0x250:
		if f := foldLatin[r-0xC0]; f != '.' {
			return expand(f)
		}
	case r >= 0x1E00 && r < 0x1F00:
		return expand(foldAdditional(r))
	case r >= 0x370 && r < 0x400:
		return foldGreek(r), 0
	case r >= 0x400 && r < 0x500:
		return foldCyrillic(r), 0
	case isInvisible(r) || isMark(r):
		return 0, 0
	case unicode.IsSpace(r):
		return ' ', 0
	case r == 'ﬁ':
		return 'f', 'i'
	case r == 'ﬂ':
		return 'f', 'l'
	}
	return unicode.ToLower(foldCompatible(r)), 0
}

func foldASCII(r rune) rune {
	switch {
	case r >= 'A' && r <= 'Z':
		return r + 'a' - 'A'
	case r == '\n':
		return r
	case r < ' ' || r == 0x7F:
		return ' '
	case r == '`':
		return '\''
	}
	return r
}

// expand turns the tables' signs for two letters into these letters.
func expand(r rune) (rune, rune) {
	switch r {
	case 'ß':
		return 's', 's'
	case 'œ':
		return 'o', 'e'
	case 'æ':
		return 'a', 'e'
	case 'þ':
		return 't', 'h'
	case 'ĳ':
		return 'i', 'j'
	}
	return r, 0
}

// foldLatin holds, for U+00C0 to U+024F, the letter under the accent, a point where
// there is none, and ß, œ, æ, þ, ĳ for what expand makes two letters of. Read only.
var foldLatin = []rune("" +
	"aaaaaaæceeeeiiiidnooooo.ouuuuyþßaaaaaaæceeeeiiiidnooooo.ouuuuyþy" + // U+00C0
	"aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiĳĳjjkkkllllllllllnnnnnnnnnoooooo" + // U+0100
	"œœrrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs" +
	"................................oo.............uu..............." + // U+0180
	".............aaiioouuuuuuuuuu.aaaa....ggkkoooo..j...gg..nnaa....aaaaeeeeiiiioooorrrr" + // U+01C0
	"uuuusstt..hh......aaeeooooooooyy............................")

// foldAdditional covers Latin Extended Additional, U+1E00 to U+1EFF; Vietnamese is its
// second half.
func foldAdditional(r rune) rune {
	const first = "aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllll" +
		"mmmmmmnnnnnnnnoooooooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvv" +
		"wwwwwwwwwwxxxxyyzzzzzzhtwyya"
	switch {
	case r < 0x1E00+rune(len(first)):
		return rune(first[r-0x1E00])
	case r == 0x1E9E:
		return 'ß'
	case r < 0x1EA0:
		return 's'
	case r <= 0x1EB7:
		return 'a'
	case r <= 0x1EC7:
		return 'e'
	case r <= 0x1ECB:
		return 'i'
	case r <= 0x1EE3:
		return 'o'
	case r <= 0x1EF1:
		return 'u'
	}
	return 'y'
}

// foldGreek takes tonos and dialytika off and writes the final sigma as any other.
func foldGreek(r rune) rune {
	switch r = unicode.ToLower(r); r {
	case 'ά':
		return 'α'
	case 'έ':
		return 'ε'
	case 'ή':
		return 'η'
	case 'ί', 'ϊ', 'ΐ':
		return 'ι'
	case 'ό':
		return 'ο'
	case 'ύ', 'ϋ', 'ΰ':
		return 'υ'
	case 'ώ':
		return 'ω'
	case 'ς':
		return 'σ'
	}
	return r
}

// foldCyrillic writes ё as е and drops the accents of teaching texts; й, ї and ў are
// letters of their own and stay.
func foldCyrillic(r rune) rune {
	switch r = unicode.ToLower(r); r {
	case 'ё', 'ѐ':
		return 'е'
	case 'ѝ':
		return 'и'
	}
	return r
}

// isMark reports combining accents, which decomposed text carries after its letters.
func isMark(r rune) bool {
	return r >= 0x300 && r <= 0x36F || r >= 0x1AB0 && r <= 0x1AFF ||
		r >= 0x1DC0 && r <= 0x1DFF || r >= 0x20D0 && r <= 0x20FF
}

// isInvisible reports signs that show nothing: zero-width spaces and joiners, direction
// marks, soft hyphens, variation selectors, tags. They are used to split a keyword or to
// hide text, and slip in by copying.
func isInvisible(r rune) bool {
	switch {
	case r == 0xAD, r == 0x34F, r == 0x61C, r == 0x180E, r == 0xFEFF, r == 0x3164, r == 0x115F:
		return true
	case r >= 0x200B && r <= 0x200F, r >= 0x202A && r <= 0x202E:
		return true
	case r >= 0x2060 && r <= 0x206F, r >= 0xFE00 && r <= 0xFE0F:
		return true
	}
	return r >= 0xE0000 && r <= 0xE01EF
}

// foldCompatible replaces letters and digits that exist a second time in Unicode for
// their looks: full width, mathematical alphabets, circled and squared letters.
func foldCompatible(r rune) rune {
	switch {
	case r >= 0xFF01 && r <= 0xFF5E:
		return foldASCII(r - 0xFF01 + '!')
	case r >= 0x1D400 && r < 0x1D6A4: // thirteen alphabets of 52 letters
		return 'a' + (r-0x1D400)%26
	case r >= 0x1D7CE && r <= 0x1D7FF: // five sets of digits
		return '0' + (r-0x1D7CE)%10
	case r >= 0x24B6 && r <= 0x24E9: // circled
		return 'a' + (r-0x24B6)%26
	case r >= 0x249C && r <= 0x24B5: // in brackets
		return 'a' + r - 0x249C
	case r >= 0x1F130 && r <= 0x1F149, r >= 0x1F150 && r <= 0x1F169, r >= 0x1F170 && r <= 0x1F189:
		return 'a' + (r-0x1F130)%32 // squared, circled and filled; each block has 32 places
	case r == 0x2018, r == 0x2019, r == 0x201B, r == 0x2032, r == 0x02BC, r == 0xB4:
		return '\''
	case r >= 0x2010 && r <= 0x2015, r == 0x2212:
		return '-'
	case r == 0x201C, r == 0x201D, r == 0x201E, r == 0xAB, r == 0xBB:
		return '"'
	}
	return foldSuperscript(r)
}

// foldSuperscript writes raised and lowered digits plainly.
func foldSuperscript(r rune) rune {
	switch {
	case r == 0xAA:
		return 'a'
	case r == 0xBA:
		return 'o'
	case r == 0xB9:
		return '1'
	case r == 0xB2, r == 0xB3:
		return '2' + r - 0xB2
	case r >= 0x2070 && r <= 0x2079:
		return '0' + r - 0x2070
	case r >= 0x2080 && r <= 0x2089:
		return '0' + r - 0x2080
	}
	return r
}
