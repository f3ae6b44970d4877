package main

import (
	"io/fs"
	"testing"

	"portineria/embed"
	"portineria/lexicon"
)

// What is forgotten must leave files that a lexicon can be read from, however their lists
// are written.
func TestAForgetfulLexiconCanBeRead(t *testing.T) {
	files, err := forgetful(embed.LexiconFiles(), 3, 0.5)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := lexicon.Load(files); err != nil {
		t.Fatal(err)
	}
	whole, err := fs.ReadFile(embed.LexiconFiles(), "concepts/complaint.toml")
	if err != nil {
		t.Fatal(err)
	}
	some, err := fs.ReadFile(files, "concepts/complaint.toml")
	if err != nil {
		t.Fatal(err)
	}
	if len(some) > len(whole)*2/3 || len(some) < len(whole)/3 {
		t.Errorf("of %d bytes %d are left, expected about half", len(whole), len(some))
	}
}
