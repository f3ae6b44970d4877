package embed_test

import (
	"testing"

	"portineria/embed"
	"portineria/lexicon"
	"portineria/phrase"
)

// What a text tells the guest to write must do what the text says, in any spelling.
func TestTheKeywordsOfEveryLanguageAreHeard(t *testing.T) {
	book, err := phrase.Load(embed.Phrases)
	if err != nil {
		t.Fatal(err)
	}
	words, err := lexicon.Load(embed.LexiconFiles())
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range book.Languages() {
		for key, want := range map[phrase.Key]lexicon.RuleKind{
			phrase.WordHuman: lexicon.Human, phrase.WordStop: lexicon.Stop, phrase.WordStart: lexicon.Start, phrase.WordNoAI: lexicon.NoAI,
			phrase.WordNotice: lexicon.Notice, phrase.WordAccess: lexicon.Access, phrase.WordRectify: lexicon.Rectify, phrase.WordErase: lexicon.Erase,
			phrase.WordFreeze: lexicon.Freeze,
		} {
			word := book.Say(lang, key, phrase.Args{})
			for _, written := range []string{word, lexicon.Fold(word), word + "!"} {
				if rule, ok := words.Rule(written); !ok || rule.Kind != want || rule.Proposed {
					t.Errorf("%s: %q is heard as %s, not %s", lang, written, rule.Kind, want)
				}
			}
		}
	}
}

// The first message of a guest is often the one that the link of the invitation fills in: its
// language is the one that the owner chose for the guest.
func TestTheTextOfTheLinkShowsItsLanguage(t *testing.T) {
	book, err := phrase.Load(embed.Phrases)
	if err != nil {
		t.Fatal(err)
	}
	words, err := lexicon.Load(embed.LexiconFiles())
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range book.Languages() {
		text := book.Say(lang, phrase.LinkText, phrase.Args{Code: "K7QM4RTX", Property: "Casa Limone"})
		if got := words.Detect(text, lexicon.Hints{}); got.Lang != lang || !got.Sure {
			t.Errorf("%s: %q is read as %q by %s", lang, text, got.Lang, got.By)
		}
	}
}

// Whoever is answered in a language must be understood in it, and the other way round.
func TestTheLanguagesSpokenAreThoseOfThePhrases(t *testing.T) {
	book, err := phrase.Load(embed.Phrases)
	if err != nil {
		t.Fatal(err)
	}
	words, err := lexicon.Load(embed.LexiconFiles())
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range words.Languages() {
		if spoken := words.Speaks(lang); spoken != (book.Language(lang) == lang) {
			t.Errorf("%s: spoken in the lexicon (%v), but not so in the phrases", lang, spoken)
		}
	}
}
