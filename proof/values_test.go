package proof_test

import (
	"fmt"
	"testing"
)

func TestValuesTellWhatKindsATextHolds(t *testing.T) {
	j := newJudge(t)
	for _, c := range []struct{ lang, text, want string }{
		{"it", "è possibile arrivare dopo le 21? il treno arriva alle 22.40", "[{21:00 true} {22:40 false}] when"},
		{"de", "geht checkout auch um 12 statt 10:30?", "[{12:00 false} {10:30 false}] when"},
		{"de", "hallo wir kommen erst gegen 22 uhr an", "[{22:00 false}] when"},
		{"es", "podemos entrar a las 11 de la mañana en vez de las 15?", "[{11:00 false} {15:00 true}] when"},
		{"pt", "dá pra fazer check in às 14h?", "[{14:00 false}] when"},
		{"en", "can we stay until noon", "[{12:00 false}] when"},
		{"en", "we are 4 people", "[]"},
		{"it", "La cena costa 28 € a testa", "[] price"},
		{"en", "Parking is free of charge", "[] price"},
		{"de", "Das Aufheizen dauert 45 Minuten", "[] when"},
		{"fr", "La clé est sous le pot", "[]"},
	} {
		v := j.Values(c.text, c.lang)
		got := fmt.Sprint(v.Times)
		for _, f := range []struct {
			name string
			is   bool
		}{{"when", v.When}, {"price", v.Price}} {
			if f.is {
				got += " " + f.name
			}
		}
		if got != c.want {
			t.Errorf("%s %q: %s, want %s", c.lang, c.text, got, c.want)
		}
	}
}

func TestValuesTellWhatAMeasureIsOf(t *testing.T) {
	j := newJudge(t)
	for _, c := range []struct {
		lang, text, measure string
		want                bool
	}{
		{"it", "Profondità 1,40 m", "length", true},
		{"it", "A 3 km dal paese", "length", true},
		{"it", "Aperta dalle 9 alle 19", "length", false},
		{"de", "Das Aufheizen dauert 45 Minuten", "time", true},
		{"de", "Das Wasser hat 28 Grad", "temperature", true},
		{"en", "Fibre, 100 Mbps", "speed", true},
		{"en", "Dogs up to 10 kg", "weight", true},
		{"en", "Dogs up to 10 kg", "temperature", false},
		{"fr", "12 € par jour", "price", true},
		{"de", "Taxi Brugger: +44 1632 960512", "phone", true},
		{"de", "Taxi am Bahnhof, 12 Minuten", "phone", false},
		{"en", "Book at https://example.com/tours", "link", true},
		{"fr", "12 € par jour", "nothing of the kind", false},
	} {
		if got := j.Values(c.text, c.lang).Holds(c.measure); got != c.want {
			t.Errorf("%q holds %s: %v", c.text, c.measure, got)
		}
	}
}
