package lexicon_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"portineria/lexicon"
)

// The files under testdata/everyday hold what guests ask every day in the languages that
// are spoken beside the first eight, one file a language, and testdata/short short messages
// that their language must be read from.

// everydayLines reads the lines of a file that say something.
func everydayLines(t *testing.T, folder, lang string) []string {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("testdata", folder, lang+".txt"))
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for line := range strings.Lines(string(raw)) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			lines = append(lines, line)
		}
	}
	return lines
}

// everydayLanguages are those with a file.
func everydayLanguages(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("testdata", "everyday", "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatal("no files", err)
	}
	var langs []string
	for _, f := range files {
		langs = append(langs, strings.TrimSuffix(filepath.Base(f), ".txt"))
	}
	return langs
}

func TestShortMessagesAreReadAsTheirLanguageAndNotAsANeighbours(t *testing.T) {
	l := houseLexicon(t)
	for _, lang := range everydayLanguages(t) {
		lines := everydayLines(t, "short", lang)
		if len(lines) < 25 {
			t.Errorf("%s: %d messages, fewer than 25", lang, len(lines))
		}
		for _, text := range lines {
			if got := l.Detect(text, lexicon.Hints{}).Text; got != lang {
				t.Errorf("%q: %q, not %q", text, got, lang)
			}
		}
	}
}

func TestEverydayMessagesAreUnderstood(t *testing.T) {
	l := houseLexicon(t)
	for _, lang := range everydayLanguages(t) {
		t.Run(lang, func(t *testing.T) {
			lines := everydayLines(t, "everyday", lang)
			if len(lines) < 50 {
				t.Errorf("%d messages, fewer than 50", len(lines))
			}
			heard := map[string]bool{}
			for _, line := range lines {
				ids, text, ok := strings.Cut(line, "|")
				if !ok {
					t.Fatalf("%q has no bar", line)
				}
				for _, word := range l.Strange(text, lang) {
					t.Errorf("%q: %q is not understood", text, text[word.Start:word.End])
				}
				hits := l.Concepts(text, lang)
				found, why := foundIDs(hits), stops(hits)
				heard[why] = true
				for id := range strings.SplitSeq(ids, ",") {
					switch id = strings.TrimSpace(id); {
					case id == "calm":
						if why != "" {
							t.Errorf("%q: found %v, which is %s", text, found, why)
						}
					case l.Concept(id) == nil:
						t.Errorf("%q expects %s, which is no concept", text, id)
					case !slices.Contains(found, id):
						t.Errorf("%q: found %v, not %s", text, found, id)
					}
				}
			}
			for _, why := range []string{"money", "change", "complaint", "legal", "health", "people"} {
				if !heard[why] {
					t.Errorf("no message is heard as %s", why)
				}
			}
		})
	}
}

// What is asked every day must not be taken for trouble, or a guest waits for a person who
// is not needed.
func TestEverydayQuestionsAreNoComplaints(t *testing.T) {
	l := houseLexicon(t)
	for _, lang := range everydayLanguages(t) {
		for _, line := range everydayLines(t, "everyday", lang) {
			ids, text, _ := strings.Cut(line, "|")
			expected := false
			for id := range strings.SplitSeq(ids, ",") {
				if c := l.Concept(strings.TrimSpace(id)); c != nil && c.Sensitive != "" {
					expected = true
				}
			}
			if why := stops(l.Concepts(text, lang)); why != "" && !expected {
				t.Errorf("%s %q: stopped as %s", lang, text, why)
			}
		}
	}
}
