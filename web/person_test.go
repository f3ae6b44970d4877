package web_test

import (
	"strings"
	"testing"

	"portineria/web"
)

func TestANumberShowsItsCountryAndItsEnd(t *testing.T) {
	for phone, want := range map[string]string{
		"+447700900123": "+44 ··· 0123", "+393331234471": "+39 ··· 4471", "+12025550123": "+1 ··· 0123", "+79161234567": "+7 ··· 4567", "+351912345678": "+351 ··· 5678",
		"+3721": "··· 3721", "": "", "hidden": "", "+12": "",
	} {
		if got := web.MaskPhone(phone); got != want {
			t.Errorf("%s: %q, want %q", phone, got, want)
		}
	}
}

func TestALongTextIsCutBetweenCharacters(t *testing.T) {
	for text, want := range map[string]string{
		"kurz": "kurz", " zwei\n\nZeilen ": "zwei Zeil…", strings.Repeat("ä", 10): strings.Repeat("ä", 10), strings.Repeat("ü", 11): strings.Repeat("ü", 9) + "…",
		"eins zwei drei": "eins zwei…",
	} {
		if got := web.Shorten(text, 10); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}
