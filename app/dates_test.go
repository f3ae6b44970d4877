package app_test

import (
	"slices"
	"testing"

	"portineria/embed"
	"portineria/phrase"
	"portineria/proof"
	"portineria/stay"
)

// A guest is shown how to write a day, and writes it so: what we print in a language must be
// read back in it.
func TestEveryDayIsReadBackAsItIsWrittenInEveryLanguage(t *testing.T) {
	book, err := phrase.Load(embed.Phrases)
	if err != nil {
		t.Fatal(err)
	}
	today := stay.NewDate(2026, 7, 5)
	for _, lang := range book.Languages() {
		for day := stay.NewDate(2026, 1, 12); day < stay.NewDate(2026, 12, 31); day += 9 {
			for _, written := range []string{book.FormatDay(lang, day.Midnight()), book.FormatDate(lang, day.Midnight())} {
				if got := proof.Dates(written, today); !slices.Contains(got, day) {
					t.Errorf("%s: %q is read as %v, not %v", lang, written, got, day)
				}
			}
		}
	}
}
