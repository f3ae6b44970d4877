package lexicon_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"portineria/lexicon"
)

// The files under testdata/house hold messages as guests type them: concept ids, a bar,
// the message. In traps.txt the language comes first, and none of the ids may be found;
// a star stands for every concept that speaks of the house.

// houseTopics are the topics of those concepts.
var houseTopics = strings.Fields(`wifi heating aircon hot_water electricity kitchen appliances laundry tv trash
	linen cleaning amenities children pets smoking noise parties visitors rules accessibility`)

// houseLexicon compiles the data files as they are shipped.
func houseLexicon(t *testing.T) *lexicon.Lexicon {
	t.Helper()
	l, err := lexicon.Load(os.DirFS("../embed/lexicon"))
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// houseLine is one line of a file under testdata/house.
type houseLine struct {
	lang, text string
	ids        []string
}

// houseLines reads a file whose lines have the given number of fields before the message.
func houseLines(t *testing.T, name string, fields int) []houseLine {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("testdata", "house", name))
	if err != nil {
		t.Fatal(err)
	}
	var lines []houseLine
	for line := range strings.Lines(string(raw)) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		parts := strings.SplitN(line, "|", fields+1)
		if len(parts) != fields+1 {
			t.Fatalf("%s: %q wants %d bars", name, line, fields)
		}
		h := houseLine{text: strings.TrimSpace(parts[fields])}
		if fields == 2 {
			h.lang = strings.TrimSpace(parts[0])
		}
		for id := range strings.SplitSeq(parts[fields-1], ",") {
			h.ids = append(h.ids, strings.TrimSpace(id))
		}
		lines = append(lines, h)
	}
	return lines
}

// houseFound lists the ids of the concepts found.
func houseFound(l *lexicon.Lexicon, text, lang string) []string {
	var ids []string
	for _, hit := range l.Concepts(text, lang) {
		ids = append(ids, hit.Concept.ID)
	}
	return ids
}

// ofTheHouse reports a concept that speaks of the house.
func ofTheHouse(l *lexicon.Lexicon, id string) bool {
	c := l.Concept(id)
	return !c.Attribute && slices.Contains(houseTopics, c.Topic())
}

func TestMessagesAboutTheHouseAreUnderstood(t *testing.T) {
	l := houseLexicon(t)
	for lang, least := range map[string]int{"it": 40, "en": 40, "de": 40, "fr": 40, "es": 40, "nl": 20, "pl": 20, "pt": 20} {
		t.Run(lang, func(t *testing.T) {
			lines := houseLines(t, lang+".txt", 1)
			if len(lines) < least {
				t.Errorf("%d messages, fewer than %d", len(lines), least)
			}
			for _, line := range lines {
				found := houseFound(l, line.text, lang)
				for _, id := range line.ids {
					if l.Concept(id) == nil {
						t.Errorf("%q expects %s, which is no concept", line.text, id)
					} else if !slices.Contains(found, id) {
						t.Errorf("%q: found %v, not %s", line.text, found, id)
					}
				}
			}
		})
	}
}

func TestMessagesAboutTheHouseAreUnderstoodBeforeTheirLanguageIsKnown(t *testing.T) {
	l := houseLexicon(t)
	all, missed := 0, 0
	for _, lang := range []string{"it", "en", "de", "fr", "es", "nl", "pl", "pt"} {
		for _, line := range houseLines(t, lang+".txt", 1) {
			found := houseFound(l, line.text, "")
			for _, id := range line.ids {
				all++
				if !slices.Contains(found, id) {
					missed++
					t.Logf("%q: found %v, not %s", line.text, found, id)
				}
			}
		}
	}
	if missed*20 > all {
		t.Errorf("%d of %d missed, more than one in twenty", missed, all)
	}
}

func TestLookAlikesOfTheHouseAreNotTaken(t *testing.T) {
	l := houseLexicon(t)
	lines := houseLines(t, "traps.txt", 2)
	if len(lines) < 80 {
		t.Errorf("%d traps, fewer than 80", len(lines))
	}
	for _, line := range lines {
		found := houseFound(l, line.text, line.lang)
		for _, id := range line.ids {
			switch {
			case id == "*":
				if slices.ContainsFunc(found, func(id string) bool { return ofTheHouse(l, id) }) {
					t.Errorf("%s %q: found %v", line.lang, line.text, found)
				}
			case l.Concept(id) == nil:
				t.Errorf("%q names %s, which is no concept", line.text, id)
			case slices.Contains(found, id):
				t.Errorf("%s %q: found %v, and so %s", line.lang, line.text, found, id)
			}
		}
	}
}

func TestEveryTopicOfTheHouseHasItsConcept(t *testing.T) {
	l := houseLexicon(t)
	for _, topic := range houseTopics {
		if !slices.ContainsFunc(l.All(), func(c lexicon.Concept) bool { return c.Main && c.Topic() == topic }) {
			t.Errorf("no concept stands for %s as a whole", topic)
		}
	}
}
