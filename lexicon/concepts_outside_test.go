package lexicon_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"portineria/lexicon"
)

// The files under testdata/outside hold messages about what lies around the house and
// about the stay itself: concept ids, a bar, the message. In traps.txt the language comes
// first, and none of the ids may be found; the word sensitive stands for every concept
// that stops an automatic answer.

// outsideLanguages are those with messages, and the least number of these.
var outsideLanguages = map[string]int{"it": 40, "en": 40, "de": 40, "fr": 40, "es": 40, "nl": 20, "pl": 20, "pt": 20}

// outsideLine is one line of a file under testdata/outside.
type outsideLine struct {
	lang, text string
	ids        []string
}

// outsideLines reads a file whose lines have the given number of bars.
func outsideLines(t *testing.T, name string, bars int) []outsideLine {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("testdata", "outside", name))
	if err != nil {
		t.Fatal(err)
	}
	var lines []outsideLine
	for line := range strings.Lines(string(raw)) {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		parts := strings.SplitN(line, "|", bars+1)
		if len(parts) != bars+1 {
			t.Fatalf("%s: %q wants %d bars", name, line, bars)
		}
		o := outsideLine{text: strings.TrimSpace(parts[bars])}
		if bars == 2 {
			o.lang = strings.TrimSpace(parts[0])
		}
		for id := range strings.SplitSeq(parts[bars-1], ",") {
			o.ids = append(o.ids, strings.TrimSpace(id))
		}
		lines = append(lines, o)
	}
	return lines
}

// outsideLexicon compiles the data files as they are shipped.
func outsideLexicon(t *testing.T) *lexicon.Lexicon {
	t.Helper()
	l, err := lexicon.Load(os.DirFS("../embed/lexicon"))
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestMessagesAboutTheStayAndItsSurroundingsAreUnderstood(t *testing.T) {
	l := outsideLexicon(t)
	for lang, least := range outsideLanguages {
		t.Run(lang, func(t *testing.T) {
			lines := outsideLines(t, lang+".txt", 1)
			if len(lines) < least {
				t.Errorf("%d messages, fewer than %d", len(lines), least)
			}
			for _, line := range lines {
				checkFound(t, l, line, lang)
			}
		})
	}
}

// checkFound reports the expected concepts that are not found.
func checkFound(t *testing.T, l *lexicon.Lexicon, line outsideLine, lang string) {
	t.Helper()
	found := foundIDs(l.Concepts(line.text, lang))
	for _, id := range line.ids {
		switch {
		case l.Concept(id) == nil:
			t.Errorf("%q expects %s, which is no concept", line.text, id)
		case !slices.Contains(found, id):
			t.Errorf("%q: found %v, not %s", line.text, found, id)
		}
	}
}

func foundIDs(hits []lexicon.Hit) []string {
	var ids []string
	for _, hit := range hits {
		ids = append(ids, hit.Concept.ID)
	}
	return ids
}

func TestWordsUsedInnocentlyAreNotTaken(t *testing.T) {
	l := outsideLexicon(t)
	lines := outsideLines(t, "traps.txt", 2)
	if len(lines) < 100 {
		t.Errorf("%d traps, fewer than 100", len(lines))
	}
	for _, line := range lines {
		hits := l.Concepts(line.text, line.lang)
		found := foundIDs(hits)
		for _, id := range line.ids {
			switch {
			case id == "sensitive":
				if why := stops(hits); why != "" {
					t.Errorf("%s %q: found %v, which is %s", line.lang, line.text, found, why)
				}
			case l.Concept(id) == nil:
				t.Errorf("%q names %s, which is no concept", line.text, id)
			case slices.Contains(found, id):
				t.Errorf("%s %q: found %v, and so %s", line.lang, line.text, found, id)
			}
		}
	}
}

// stops tells why the hits stop an automatic answer, or is empty.
func stops(hits []lexicon.Hit) string {
	for _, hit := range hits {
		if s := hit.Sensitive(); s != "" && s != "payment" && !hit.Concept.Attribute {
			return s
		}
	}
	return ""
}

// What brings a person is missed more dearly than anything else, so it must be understood
// in every main language.
func TestEachReasonForAPersonIsHeardInEachLanguage(t *testing.T) {
	l := outsideLexicon(t)
	for lang := range outsideLanguages {
		heard := map[string]bool{}
		for _, line := range outsideLines(t, lang+".txt", 1) {
			if why := stops(l.Concepts(line.text, lang)); why != "" {
				heard[why] = true
			}
		}
		for _, why := range []string{"money", "change", "complaint", "legal", "health", "people"} {
			if !heard[why] {
				t.Errorf("%s: no message is heard as %s", lang, why)
			}
		}
	}
}

func TestEachTopicHasOneMainConcept(t *testing.T) {
	l := outsideLexicon(t)
	mains := map[string][]string{}
	for _, c := range l.All() {
		if c.Main {
			mains[c.Topic()] = append(mains[c.Topic()], c.ID)
		}
	}
	for _, topic := range []string{"parking", "directions", "transport", "pool", "outdoor", "beach", "restaurants",
		"groceries", "attractions", "emergency", "health", "safety", "registration", "tourist_tax", "payment",
		"invoice", "cancellation", "booking_change", "price", "availability", "review", "lost_found", "contact"} {
		if len(mains[topic]) != 1 {
			t.Errorf("%s: %v stand for it, not one", topic, mains[topic])
		}
	}
}
