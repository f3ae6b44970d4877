package lexicon_test

import "testing"

func TestUnreadCountsTheWordsThatWereNotUnderstood(t *testing.T) {
	l := houseLexicon(t)
	for _, c := range []struct {
		lang, text    string
		unread, words int
	}{
		{"en", "What is the wifi password?", 0, 2},
		{"en", "Where is the glockenspiel?", 1, 1},
		{"it", "Dove possiamo parcheggiare?", 0, 1},
		{"de", "Gibt es ein Xylophon im Garten?", 1, 2},
		{"en", "👍", 0, 0},
		{"en", "", 0, 0},
	} {
		if unread, words := l.Unread(c.text, c.lang); unread != c.unread || words != c.words {
			t.Errorf("%q: %d of %d words unread, want %d of %d", c.text, unread, words, c.unread, c.words)
		}
	}
}

func TestStrangeListsTheWordsThatUnreadCounts(t *testing.T) {
	l := houseLexicon(t)
	text := "Gibt es ein Xylophon im Garten?"
	strange := l.Strange(text, "de")
	if len(strange) != 1 || text[strange[0].Start:strange[0].End] != "Xylophon" {
		t.Errorf("%q: %v, want Xylophon", text, strange)
	}
}
