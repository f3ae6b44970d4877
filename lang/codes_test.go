package lang_test

import (
	"slices"
	"testing"

	"portineria/embed"
	"portineria/lang"
	"portineria/lexicon"
	"portineria/phrase"
	"portineria/whatsapp"
)

// Whatever code the platform gives, an owner reads what happened, what is kept and
// what to do.
func TestEveryErrorCodeIsExplainedInBothLanguages(t *testing.T) {
	for _, language := range lang.Codes() {
		w := lang.For(language)
		for _, code := range whatsapp.Codes() {
			problem := whatsapp.AdviceFor(code, 0).Problem
			if problem == whatsapp.ProblemUnknown {
				t.Errorf("%d is documented and not known here", code)
			}
			p := w.CodeProblem(string(problem), code)
			if p.Title == "" || p.Happened == "" || p.Kept == "" || p.Next == "" || p == w.Problem("unknown") {
				t.Errorf("%s: %d (%s) is not explained: %+v", language, code, problem, p)
			}
		}
		for code := range w.Lists.CodeProblems {
			if !slices.Contains(whatsapp.Codes(), code) {
				t.Errorf("%s explains %d, which is not documented", language, code)
			}
		}
		if got := w.CodeProblem("payment", 131042); got != w.Problem("payment") {
			t.Errorf("a code without words of its own says %+v", got)
		}
	}
	if w := lang.For("it"); w.ProblemPlace("payment") != lang.AtBilling || w.ProblemPlace("pair_limited") != lang.AtNowhere {
		t.Error("a problem leads to the wrong place")
	}
}

// Every language that guests are answered in, or are seen to write in, has a name
// wherever an owner meets it.
func TestEveryLanguageOfGuestsHasAName(t *testing.T) {
	book, err := phrase.Load(embed.Phrases)
	if err != nil {
		t.Fatal(err)
	}
	words, err := lexicon.Load(embed.LexiconFiles())
	if err != nil {
		t.Fatal(err)
	}
	scripts := []string{"el", "he", "ar", "ko", "th", "hi", "ja", "zh", "fa", "ka", "hy"} // seen by their letters alone
	for _, code := range slices.Concat(book.Languages(), words.Languages(), scripts) {
		for _, language := range lang.Codes() {
			if name := lang.For(language).Language(code); name == code || name == "" {
				t.Errorf("%s has no name for %s", language, code)
			}
		}
		if name := lang.Autonym(code); name == code || name == "" {
			t.Errorf("%s has no name in itself", code)
		}
	}
}
