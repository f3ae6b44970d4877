package app

import (
	"slices"
	"strings"
	"testing"

	"portineria/lexicon"
	"portineria/proof"
	"portineria/stay"
)

// comingHouse is a house in which guests are met until nine, with two locks.
func comingHouse(words *lexicon.Lexicon) *Shelf {
	p := stay.Property{ID: "casa", Language: "it", Timezone: "Europe/Rome", CheckinFrom: 15 * 60, CheckinUntil: stay.NoClock, CheckoutUntil: 10 * 60}
	return NewShelf(words, p, []stay.Fact{
		{ID: "rimessa", Topic: "access", Visibility: stay.DuringStay, Text: "Il lucchetto della rimessa delle bici si apre con 2186.", Secrets: []string{"2186"}},
		{ID: "portone", Topic: "access", Visibility: stay.DuringStay, Text: "Per il portone il codice è 5093K, le chiavi sono nella cassetta.", Secrets: []string{"5093K"}},
		{ID: "tardi", Topic: "checkin", Visibility: stay.Public, Text: "Vi aspettiamo fino alle 21:00. Dopo le 21:00 entrate da soli."},
	})
}

// What is told beside what is asked is left out; what is asked stays.
func TestWhatIsToldOfAJourneyIsNoQuestion(t *testing.T) {
	words, err := testWords()
	if err != nil {
		t.Fatal(err)
	}
	a := &Answerer{Lexicon: words, Judge: proof.New(words)}
	shelf := comingHouse(words)
	who := Identity{Rights: stay.Rights{Level: stay.Staying}}
	for _, c := range []struct {
		lang, text   string
		kept, gone   string // concepts, parted by blanks
		late, enters bool
	}{
		{"en", "Flight's delayed, we'll be there around 11.30 tonight, is that a problem?", "", "train airport", true, false},
		{"it", "il treno è in ritardo, siamo da voi alle 21:30. È un problema?", "late_arrival", "train", true, false},
		{"fr", "le ferry a du retard, on sera là vers 23h30. On fait comment pour les clés ?", "keys", "ferry late_arrival arrive", true, true},
		{"pl", "spóźnimy się, będziemy o 23, gdzie są klucze?", "keys", "late_arrival", true, true},
		{"de", "Zug geht erst um 18 Uhr, können die Koffer bleiben?", "luggage", "train", false, false},
		{"es", "el vuelo es por la noche, dónde dejamos las maletas?", "luggage", "airport", false, false},
		{"en", "we come by train, how far is the station?", "train", "", false, false},
		{"en", "we arrive at 5 pm, is that ok?", "checkin", "late_arrival", false, false},
		{"it", "siamo sotto con la pioggia, come si entra?", "access", "rainy_day weather", false, true},
		{"de", "Code Haustür bitte, stehen davor mit 4 Koffern", "door_code", "luggage", false, true},
		{"pt", "estamos à porta com as crianças, qual é o código?", "access", "children", false, true},
		{"nl", "we staan voor de deur met de hond, hoe komen we binnen?", "access", "pets", false, true},
		{"en", "we're outside, where can we park?", "parking", "access", false, false},
	} {
		f := Found{Text: c.text, Hits: words.Concepts(c.text, c.lang), Shape: words.Shape(c.text, c.lang), Shelf: shelf}
		got := a.situated(f, who, 0, c.lang)
		for id := range strings.FieldsSeq(c.kept) {
			if !named(got.hits, id) {
				t.Errorf("%q: %s is not asked about: %v", c.text, id, ofConcepts(got.hits))
			}
		}
		for id := range strings.FieldsSeq(c.gone) {
			if named(got.hits, id) {
				t.Errorf("%q: %s is asked about: %v", c.text, id, ofConcepts(got.hits))
			}
		}
		if got.enters != c.enters || c.late && !c.enters && !got.late {
			t.Errorf("%q: late %v, the way in %v: %v", c.text, got.late, got.enters, ofConcepts(got.hits))
		}
	}
}

func ofConcepts(hits []lexicon.Hit) (ids []string) {
	for _, h := range hits {
		ids = append(ids, h.Concept.ID)
	}
	return ids
}

// Of several codes the one of the house's door is told to whom asks for the way in.
func TestTheDoorOfTheHouseComesBeforeOtherLocks(t *testing.T) {
	words, err := testWords()
	if err != nil {
		t.Fatal(err)
	}
	shelf := comingHouse(words)
	rights := stay.Rights{Level: stay.Staying}
	for text, want := range map[string]string{
		"what's the code?":                      "portone",
		"how do we get in?":                     "portone",
		"where is the key?":                     "portone",
		"what's the code of the bicycle shed?":  "rimessa",
		"how does the lock of the bikes open?":  "rimessa",
		"wie kommen wir in die Wohnung hinein?": "portone",
	} {
		lang := "en"
		if strings.HasPrefix(text, "wie") {
			lang = "de"
		}
		f := Found{Text: text, Hits: words.Concepts(text, lang), Shape: words.Shape(text, lang), Shelf: shelf}
		ask := shelf.find(f.Hits, f, rights)
		if len(ask.Ranked) == 0 || ask.Ranked[0].Fact.ID != want {
			t.Errorf("%q: %v, want %s", text, ask.Ranked, want)
		}
		if want == "portone" && slices.ContainsFunc(ask.Ranked, func(m Match) bool { return m.Exact && m.Fact.ID == "rimessa" }) {
			t.Errorf("%q: the shed is told as well", text)
		}
	}
}

// The hour up to which guests are met is the owner's own where the property has none.
func TestTheHourUpToWhichGuestsAreMet(t *testing.T) {
	words, err := testWords()
	if err != nil {
		t.Fatal(err)
	}
	judge, shelf := proof.New(words), comingHouse(words)
	if got := shelf.metUntil(judge); got != 21*60 {
		t.Errorf("met until %s", got)
	}
	shelf.Property.CheckinUntil = 20 * 60
	if got := shelf.metUntil(judge); got != 20*60 {
		t.Errorf("met until %s", got)
	}
	shelf.Property.CheckinUntil, shelf.Facts = stay.NoClock, nil
	if got := shelf.metUntil(judge); got != stay.NoClock {
		t.Errorf("met until %s", got)
	}
}
