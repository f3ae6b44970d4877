package stay_test

import (
	"testing"

	"portineria/stay"
)

func TestPricesAreReadAsPeopleWriteThem(t *testing.T) {
	for written, want := range map[string]string{"": "", "eur fr=0,03 DE=0.055 *=0.02": "EUR DE=0.055 FR=0.03 *=0.02", "USD *=0.0077": "USD *=0.0077", "EUR IT=1": "EUR IT=1.00"} {
		p, err := stay.ReadOwnPrices(written)
		if err != nil || p.String() != want {
			t.Errorf("%q: %q, %v", written, p.String(), err)
		}
		again, err := stay.ReadOwnPrices(p.String())
		if err != nil || again.String() != want {
			t.Errorf("%q is not read back: %q, %v", want, again.String(), err)
		}
	}
	for _, wrong := range []string{"EUR", "FR=0.03", "EURO FR=1", "EUR FRA=1", "EUR FR", "EUR FR=-1", "EUR FR=1.2345678", "EUR FR=99999", "EUR FR=x", "€ FR=1"} {
		if p, err := stay.ReadOwnPrices(wrong); err == nil {
			t.Errorf("%q was taken for %q", wrong, p)
		}
	}
}
