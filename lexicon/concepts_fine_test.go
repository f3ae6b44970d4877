package lexicon_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"portineria/lexicon"
)

// The files under testdata/fine hold messages about single things: concept, language,
// message. A question about a thing without a concept of its own is answered from its
// neighbour, which is worse than no answer.

// fineLines reads a file of three fields a line.
func fineLines(t *testing.T, name string) [][3]string {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("testdata", "fine", name))
	if err != nil {
		t.Fatal(err)
	}
	var lines [][3]string
	for line := range strings.Lines(string(raw)) {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		parts := strings.SplitN(line, "|", 3)
		if len(parts) != 3 {
			t.Fatalf("%s: %q wants two bars", name, line)
		}
		lines = append(lines, [3]string{strings.TrimSpace(parts[0]), strings.TrimSpace(parts[1]), strings.TrimSpace(parts[2])})
	}
	return lines
}

func TestSingleThingsAreToldApart(t *testing.T) {
	l := houseLexicon(t)
	for _, line := range fineLines(t, "messages.txt") {
		id, lang, text := line[0], line[1], line[2]
		if l.Concept(id) == nil {
			t.Errorf("%q expects %s, which is no concept", text, id)
			continue
		}
		hits := l.Concepts(text, lang)
		at := slices.IndexFunc(hits, func(h lexicon.Hit) bool { return h.Concept.ID == id })
		if at < 0 {
			t.Errorf("%s %q: found %v, not %s", lang, text, foundIDs(hits), id)
			continue
		}
		// The wider concept beside it would draw the neighbour's fact in.
		if parent := hits[at].Concept.Parent; parent != "" && slices.Contains(foundIDs(hits), parent) {
			t.Errorf("%s %q: found %v, %s and its parent", lang, text, foundIDs(hits), id)
		}
	}
}

func TestLookAlikesOfSingleThingsAreNotTaken(t *testing.T) {
	l := houseLexicon(t)
	for _, line := range fineLines(t, "traps.txt") {
		id, lang, text := line[0], line[1], line[2]
		if l.Concept(id) == nil {
			t.Errorf("%q names %s, which is no concept", text, id)
		}
		if found := houseFound(l, text, lang); slices.Contains(found, id) {
			t.Errorf("%s %q: found %v, and so %s", lang, text, found, id)
		}
	}
}
