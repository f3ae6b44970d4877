package stay

import (
	"regexp"
	"strings"
)

// PaperConcealed stands where data of an identity document stood that a guest
// typed: it is not stored at all.
const PaperConcealed = "▮▮▮"

var (
	// Machine readable lines of travel documents (ICAO Doc 9303, parts 4 to 6): 30, 36
	// or 44 signs of capitals, digits and fillers. A phone may cut one or put blanks in.
	mrzLine = regexp.MustCompile(`(?m)[A-Z0-9<«][A-Z0-9<«][A-Z0-9<« ]{24,52}[A-Z0-9<«]`)
	// Italian tax code: six letters, birthday and sex, place of birth, check letter.
	taxCode = regexp.MustCompile(`(?i)\b[A-Z]{6}[0-9LMNPQRSTUV]{2}[ABCDEHLMPRST][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]\b`)
	// What the number of a document looks like, where its document is named beside it.
	paperNumber = regexp.MustCompile(`\b[A-Za-z]{0,3}[0-9][A-Za-z0-9]{5,11}\b`)
)

// ConcealPaper takes machine readable lines and tax codes out of a text, and reports
// whether there were any. With named, the text names an identity document, and what
// looks like the number of one is taken out as well.
func ConcealPaper(text string, named bool) (string, bool) {
	found := false
	conceal := func() string {
		found = true
		return PaperConcealed
	}
	text = mrzLine.ReplaceAllStringFunc(text, func(line string) string {
		if strings.Count(line, "<")+strings.Count(line, "«") < 3 {
			return line
		}
		return conceal()
	})
	text = taxCode.ReplaceAllStringFunc(text, func(code string) string {
		if !validTaxCode(strings.ToUpper(code)) {
			return code
		}
		return conceal()
	})
	if named {
		text = paperNumber.ReplaceAllStringFunc(text, func(number string) string {
			if digits(number) < 5 || len(FindCodes(number)) > 0 {
				return number
			}
			return conceal()
		})
	}
	return text, found
}

func digits(s string) (n int) {
	for _, r := range s {
		if r >= '0' && r <= '9' {
			n++
		}
	}
	return n
}

// validTaxCode computes the check letter (Ministerial decree of 23 December 1976,
// art. 11): signs at odd places count by a table, those at even places as they are.
func validTaxCode(code string) bool {
	odd := [26]int{1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23}
	sum := 0
	for i := range 15 {
		n := int(code[i] - 'A')
		if code[i] <= '9' {
			n = int(code[i] - '0')
		}
		if i%2 == 0 {
			n = odd[n]
		}
		sum += n
	}
	return code[15] == byte('A'+sum%26)
}
