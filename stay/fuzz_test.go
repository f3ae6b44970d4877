package stay_test

import (
	"strings"
	"testing"

	"portineria/stay"
)

// FuzzWhatIsTyped: whatever a guest types, what is found in it has the form of a
// code or of four digits, and nothing takes long or breaks.
func FuzzWhatIsTyped(f *testing.F) {
	for _, seed := range []string{"K7QM-4RTX", "k7qm 4rt0", "4471, 12 luglio", "+44 7700 900123", "Ünïcödé 4 4 7 1 ٤٤٧١", strings.Repeat("K7 ", 300)} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, code := range stay.FindCodes(text) {
			if len(code) != stay.CodeLength || strings.Trim(code, "34679FKMQRTWXY") != "" {
				t.Errorf("%q is no code", code)
			}
			if got := stay.FindCodes(stay.PrintCode(code)); len(got) != 1 && strings.ContainsAny(code, "34679") && strings.ContainsAny(code, "FKMQRTWXY") {
				t.Errorf("%q is not found again: %v", code, got)
			}
		}
		for _, four := range stay.FindLast4(text) {
			if len(four) != 4 || strings.Trim(four, "0123456789") != "" {
				t.Errorf("%q is not four digits", four)
			}
		}
		stay.AlmostCode(text)
	})
}
