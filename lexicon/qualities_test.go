package lexicon_test

import (
	"slices"
	"testing"

	"portineria/lexicon"
)

// What is asked about a thing is heard in every language that guests are answered in, and
// where it is stated, whichever way.
func TestQualitiesAreHeardWhereAskedAndWhereStated(t *testing.T) {
	l := houseLexicon(t)
	for _, c := range []struct{ id, lang, asked, told, silent string }{
		{"heated", "en", "Is the pool heated?", "The pool is unheated.", "The pool is open from May."},
		{"covered", "it", "Il parcheggio è coperto?", "I posti sono sotto la tettoia.", "Il parcheggio è in via Roma 3."},
		{"how_long", "nl", "Hoe lang is het matras?", "De bedden zijn extra lang.", "Er is een slaapbank."},
		{"pasteurised", "pt", "o leite do pequeno-almoço é pasteurizado?", "O leite é pasteurizado.", "O pequeno-almoço é das 8 às 10."},
		{"at_night", "it", "quel garage di notte è aperto?", "Il garage è aperto h24.", "Lasciatela al garage Riva in viale Masini."},
		{"private", "fr", "la salle de bain est privée ?", "Les douches sont communes.", "La douche est au bout du couloir."},
		{"steep", "de", "Ist der Weg steil?", "Der Weg ist eben.", "Der Weg beginnt hinter dem Haus."},
		{"double_bed", "es", "¿Son camas individuales?", "Hay una cama de matrimonio.", "Se duerme arriba."},
		{"sunday", "pl", "czy sklep jest otwarty w niedzielę?", "Sklep czynny codziennie.", "Sklep jest obok kościoła."},
		{"fast_internet", "en", "Is the wifi good enough for video calls?", "Fibre, 100 Mbps.", "The network is called Leith."},
		{"for_small_children", "de", "Ist das was für kleine Kinder?", "Ab 6 Jahren.", "Der Weg ist rot markiert."},
		{"last_one", "fr", "à quelle heure est le dernier métro ?", "Métro jusqu'à minuit.", "Métro D, station Vieux Lyon."},
	} {
		is := func(h lexicon.Hit) bool { return h.Concept.ID == c.id }
		if !slices.ContainsFunc(l.Asked(c.asked, c.lang), is) {
			t.Errorf("%s %q: %s is not heard", c.lang, c.asked, c.id)
		}
		if !slices.ContainsFunc(l.Told(c.told, c.lang), is) {
			t.Errorf("%s %q: does not state %s", c.lang, c.told, c.id)
		}
		if slices.ContainsFunc(l.Told(c.silent, c.lang), is) {
			t.Errorf("%s %q: states %s", c.lang, c.silent, c.id)
		}
	}
}

// Words that look like a quality and are none here.
func TestQualitiesAreNotHeardInWhatSoundsAlike(t *testing.T) {
	l := houseLexicon(t)
	for text, lang := range map[string]string{
		"merci d'avance et bonne soirée":                      "fr",
		"grazie in anticipo!":                                 "it",
		"was kostet die Kurtaxe":                              "de",
		"ile stopni ma klatka schodowa?":                      "pl",
		"can you please share the code":                       "en",
		"wij komen met de auto":                               "nl",
		"un cagnolino di 5 kg, molto tranquillo":              "it",
		"es fácil de encontrar?":                              "es",
		"wo kann man hier schön wandelen":                     "nl",
		"a senha do portão por favor, está fechado e escuro":  "pt",
		"we are arriving in july and leaving on sunday":       "en",
		"hi there, what's the wifi password":                  "en",
		"la mia camera è al primo piano?":                     "it",
		"czy możemy zostawić bagaże":                          "pl",
		"Le four est où ? On a cherché partout":               "fr",
		"können wir ruhig später kommen":                      "de",
		"you said the fridge key is at the neighbour, right?": "en",
	} {
		if hits := l.Asked(text, lang); len(hits) > 0 {
			t.Errorf("%s %q: heard %v", lang, text, foundIDs(hits))
		}
	}
}

// A quality is no subject, takes no word from one, and makes none understood.
func TestQualitiesAreNoConceptsOfAText(t *testing.T) {
	l := houseLexicon(t)
	for i := range l.All() {
		c := &l.All()[i]
		if !c.Quality {
			continue
		}
		if !c.Attribute {
			t.Errorf("%s is no attribute", c.ID)
		}
		if len(c.Measures) > 3 && c.ID != "how_large" {
			t.Errorf("%s is stated by nearly any value", c.ID)
		}
	}
	for _, h := range l.Concepts("Is the parking covered and guarded, and is the unpasteurised milk organic?", "en") {
		if h.Concept.Quality {
			t.Errorf("%s is among the concepts", h.Concept.ID)
		}
	}
	if r := l.Reading("is the path lit", "en"); r.Read > 1 {
		t.Errorf("lit counts as read: %+v", r)
	}
	if l.QualitiesIn("uk") || !l.QualitiesIn("pl") {
		t.Error("there are words for qualities in Polish and none in Ukrainian")
	}
}
