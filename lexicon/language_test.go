package lexicon_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"portineria/lexicon"
)

// The file testdata/languages.txt holds short messages as guests type them: the language
// the message alone tells, a bar, the message. Nothing before the bar: it tells none.

func TestShortMessagesTellTheirLanguageOrNone(t *testing.T) {
	l := houseLexicon(t)
	raw, err := os.ReadFile(filepath.Join("testdata", "languages.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(raw)) {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		want, text, ok := strings.Cut(line, "|")
		if !ok {
			t.Fatalf("%q has no bar", line)
		}
		if got := l.Detect(text, lexicon.Hints{}).Text; got != want {
			t.Errorf("%q: %q, not %q", text, got, want)
		}
	}
}

// Whoever writes a word that two languages share is not taken for a speaker of either.
func TestWordsOfManyLanguagesTellNone(t *testing.T) {
	l := houseLexicon(t)
	for text := range strings.FieldsSeq("stop ok okay info check whatsapp mail link app weekend super top chat test wifi taxi") {
		if got := l.Detect(text, lexicon.Hints{}); got.Sure {
			t.Errorf("%q: %q by %s", text, got.Lang, got.By)
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := lexicon.Load(os.DirFS("../embed/lexicon")); err != nil {
			b.Fatal(err)
		}
	}
}
