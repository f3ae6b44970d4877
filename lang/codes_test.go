package lang_test

import (
	"slices"
	"testing"

	"portineria/lang"
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
