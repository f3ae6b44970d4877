package app

import (
	"slices"
	"strings"
	"testing"

	"portineria/embed"
	"portineria/lexicon"
	"portineria/stay"
)

func TestWhatAFactLeavesOutNeverMakesItsAnswerSurer(t *testing.T) {
	for mark, weight := range directWeights.Marks {
		if AllowedMark(mark, weight) != weight {
			t.Errorf("%q weighs %.2f", mark, weight)
		}
	}
	for i, weight := range directWeights.Signals {
		if s := Signal(i); s.Allowed(weight) != weight {
			t.Errorf("%s weighs %.2f", signalNames[i], weight)
		}
	}
	all := Signals{signalOne: 1, signalFit: 1, signalMargin: 1, signalWords: 1, signalSure: 1}
	sure := directWeights.Confidence(all, Marks{"topic wifi"})
	for mark := range directWeights.Marks {
		if strings.HasPrefix(mark, markTopic) || strings.HasPrefix(mark, markSays) {
			continue
		}
		if got := directWeights.Confidence(all, Marks{"topic wifi", mark}); got > sure {
			t.Errorf("with %q the answer is surer: %.3f, and %.3f without", mark, got, sure)
		}
	}
}

func TestEveryMarkNamesATopicOrAConceptThatThereIs(t *testing.T) {
	words, err := lexicon.Load(embed.LexiconFiles())
	if err != nil {
		t.Fatal(err)
	}
	for mark := range directWeights.Marks {
		kind, of, _ := strings.Cut(mark, " ")
		switch kind + " " {
		case markTopic:
			if !slices.Contains(stay.Topics(), stay.Topic(of)) {
				t.Errorf("%q: there is no such topic", mark)
			}
		case markSays, markLacks, markBeside, markWithout:
			if of != "house" && words.Concept(of) == nil {
				t.Errorf("%q: there is no such concept", mark)
			}
		default:
			t.Errorf("%q is of no kind", mark)
		}
	}
}
