package lexicon_test

import (
	"testing"

	"portineria/lexicon"
)

// What is only told needs no answer; what is told because something is wrong or wanted does.
func TestWhatIsOnlyToldIsHeardAsSuch(t *testing.T) {
	l := houseLexicon(t)
	for text, told := range map[string]bool{
		"siamo arrivati, che casa meravigliosa!":     true,
		"siamo arrivati ma non troviamo le chiavi":   false,
		"we just landed, see you later":              true,
		"we have arrived, where do we park":          false,
		"wir sind gut angekommen, alles bestens":     true,
		"wir sind da und niemand macht auf":          false,
		"bien arrivés, tout est parfait":             true,
		"y a plus de papier":                         false,
		"ya hemos llegado, qué casa tan bonita":      true,
		"ya estamos aquí pero no funciona el código": false,
		"we zijn veilig aangekomen":                  true,
		"jesteśmy na miejscu, jest cudownie":         true,
		"já chegámos, que casa linda":                true,
		"já chegámos e falta uma toalha":             false,
	} {
		r, ok := l.Rule(text)
		if got := ok && r.Kind == lexicon.Chat; got != told {
			t.Errorf("%q: told %v, expected %v", text, got, told)
		}
	}
}
