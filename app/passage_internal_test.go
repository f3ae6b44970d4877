package app

import (
	"sync"
	"testing"

	"portineria/embed"
	"portineria/lexicon"
	"portineria/proof"
)

var testWords = sync.OnceValues(func() (*lexicon.Lexicon, error) { return lexicon.Load(embed.LexiconFiles()) })

const longKitchen = "In the kitchen you will find a gas hob with four burners; light it with the lighter in the first drawer. " +
	"The oven is electric: turn the left knob first. It takes ten minutes to get hot. " +
	"Coffee is made with the moka pot. Please use the dishwasher only when it is full. Tablets are under the sink."

func TestALongFactIsCutToWhatIsAsked(t *testing.T) {
	words, err := testWords()
	if err != nil {
		t.Fatal(err)
	}
	a := &Answerer{Lexicon: words, Judge: proof.New(words)}
	for _, c := range []struct{ name, text, language, question, asks, want string }{
		{"what qualifies it stays", longKitchen, "en", "how does the oven work?", "en", "The oven is electric: turn the left knob first. It takes ten minutes to get hot."},
		{"another sentence", longKitchen, "en", "funziona la lavastoviglie?", "it", "Please use the dishwasher only when it is full. Tablets are under the sink."},
		{"the quality asked about", "The wood-fired oven in the yard is yours to use, and the wood for the first time is in the barrow by the wall. Two hours are what it needs before the first pizza goes in. From June to September all fires are forbidden by order of the town hall, as everywhere around here.", "en", "can we use the pizza oven in july?", "en",
			"The wood-fired oven in the yard is yours to use, and the wood for the first time is in the barrow by the wall. From June to September all fires are forbidden by order of the town hall, as everywhere around here."},
		{"a topic as a whole", longKitchen, "en", "what is in the kitchen?", "en", longKitchen},
		{"nothing in particular", longKitchen, "en", "is there wifi?", "en", longKitchen},
		{"a short fact", "Parking is free. The garage is closed at night.", "en", "where do we park?", "en", "Parking is free. The garage is closed at night."},
		{"an abbreviation ends nothing", "Parken Sie bitte vor Haus Nr. 7 auf dem Kiesplatz. Der Skibus hält ca. 200 m entfernt an der Kirche, alle 20 Min. ab 8 Uhr bis 17 Uhr. " +
			"Die Handtücher werden einmal in der Woche gewechselt, samstags vor zehn; bitte die gebrauchten in den Korb im Bad legen, nicht auf den Boden.", "de", "when does the ski bus go?", "en",
			"Der Skibus hält ca. 200 m entfernt an der Kirche, alle 20 Min. ab 8 Uhr bis 17 Uhr."},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := a.passage(c.text, c.language, append(words.Concepts(c.question, c.asks), words.Asked(c.question, c.asks)...)); got != c.want {
				t.Errorf("got  %q\nwant %q", got, c.want)
			}
		})
	}
}
