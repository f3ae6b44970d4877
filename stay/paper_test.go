package stay_test

import (
	"strings"
	"testing"

	"portineria/stay"
)

func TestDataOfAnIdentityDocumentIsTakenOut(t *testing.T) {
	for _, c := range []struct {
		text  string
		named bool
		gone  string
	}{
		{"P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10", false, "ERIKSSON"},
		{"ecco:\nI<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<", false, "D231458907"},
		{"il mio codice fiscale è MRTMTT91D08F205J", false, "MRTMTT91D08F205J"},
		{"cf mrtmtt91d08f205j grazie", false, "mrtmtt91d08f205j"},
		{"Passport number YA1234567, thanks", true, "YA1234567"},
		{"carta d'identità CA00000AA", true, "CA00000AA"},
		{"DNI 12345678Z", true, "12345678Z"},
	} {
		got, found := stay.ConcealPaper(c.text, c.named)
		if !found || strings.Contains(got, c.gone) || !strings.Contains(got, stay.PaperConcealed) {
			t.Errorf("%q became %q", c.text, got)
		}
	}
}

func TestWhatIsNoneStays(t *testing.T) {
	for _, c := range []struct {
		text  string
		named bool
	}{
		{"When is check-in?", false},
		{"MRTMTT91D08F205K", false}, // the check letter is another one
		{"WE ARE VERY HAPPY WITH THE HOUSE AND THE VIEW", false},
		{"a <- b <- c << d", false},
		{"YA1234567", false}, // nothing says what it is
		{"my passport is ready, we arrive at 15:30 on 12/11/2026", true},
		{"passport and code K7QM4RTX", true},
		{"", true},
	} {
		if got, found := stay.ConcealPaper(c.text, c.named); found || got != c.text {
			t.Errorf("%q became %q", c.text, got)
		}
	}
}

func FuzzConcealPaper(f *testing.F) {
	f.Add("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", true)
	f.Add("MRTMTT91D08F205J", false)
	f.Fuzz(func(t *testing.T, text string, named bool) {
		got, found := stay.ConcealPaper(text, named)
		if found != (got != text) && !strings.Contains(text, stay.PaperConcealed) {
			t.Errorf("%q became %q, found %t", text, got, found)
		}
		if again, _ := stay.ConcealPaper(got, named); again != got {
			t.Errorf("%q became %q and then %q", text, got, again)
		}
	})
}
