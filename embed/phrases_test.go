package embed_test

import (
	"testing"

	"portineria/embed"
	"portineria/phrase"
)

func TestTheEmbeddedTextsLoad(t *testing.T) {
	book, err := phrase.Load(embed.Phrases)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := phrase.LoadNotices(embed.Notices, book); err != nil {
		t.Fatal(err)
	}
}
