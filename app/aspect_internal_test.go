package app

import (
	"testing"

	"portineria/lexicon"
	"portineria/proof"
	"portineria/stay"
)

// An answer that is silent on what is asked about the thing is told by the signal, whatever
// language it is asked in; one that speaks of it is not, and a value of the kind speaks.
func TestTheAspectThatAFactIsSilentOn(t *testing.T) {
	words, err := testWords()
	if err != nil {
		t.Fatal(err)
	}
	a := &Answerer{Lexicon: words, Judge: proof.New(words)}
	for _, c := range []struct {
		lang, question, house, fact string
		want                        float64
	}{
		{"en", "Is the pool heated?", "it", "La piscina è aperta da maggio a settembre.", 1},
		{"en", "Is the pool heated?", "it", "La piscina non è riscaldata.", 0},
		{"en", "How deep is the pool?", "fr", "La piscine est ouverte de 9h à 19h.", 1},
		{"en", "How deep is the pool?", "fr", "La piscine fait 1,40 m au plus.", 0},
		{"nl", "Hoe lang is het matras boven?", "fr", "Un lit simple en mezzanine, échelle raide.", 1},
		{"de", "Wie hoch ist die Kurtaxe?", "fr", "Taxe de séjour : 0,88 € par nuit.", 0},
		{"pl", "Czy parking jest zadaszony i strzeżony?", "en", "The car park is covered, at the end of the road.", 0.5},
		{"es", "¿dónde aparcamos?", "en", "Park at the end of the road.", 0},
		{"en", "Is the pool heated? Thanks, we'd love to swim at night in a covered one", "it", "La piscina è riscaldata.", 0},
		{"en", "Is the pool heated?", "uk", "Басейн відкритий з травня.", 0}, // nothing is known of its words
	} {
		f := stay.Fact{ID: "f", Text: c.fact}
		found := Found{Text: c.question, Hits: words.Concepts(c.question, c.lang), Shelf: &Shelf{Property: stay.Property{Language: c.house}}}
		got := a.aspect(found, Draft{Facts: []stay.Fact{f}}, map[string][]lexicon.Hit{"f": found.Hits}, c.lang)
		if got != c.want {
			t.Errorf("%q of %q: %v, want %v", c.question, c.fact, got, c.want)
		}
	}
}
