package proof_test

import "testing"

// What is reached with wordings that differ most from the facts. Both may only get better: raise the
// first and lower the second when a rule is added.
const (
	leastFree = 293 // of 312 right replies pass
	mostLies  = 31  // of 214 lies pass
)

func TestFreeWordingsPassAndTheirLiesDoNotAsOftenAsBefore(t *testing.T) {
	j := newJudge(t)
	right, lies := 0, 0
	for _, r := range readReplies(t, "testdata/paraphrased.txt") {
		passes := len(j.Check(r.claim)) == 0
		switch {
		case passes && r.reason == "":
			right++
		case passes:
			lies++
			t.Logf("line %d: a lie passes: %s", r.line, r.claim.Reply)
		case r.reason == "":
			t.Logf("line %d: a right reply is rejected: %s", r.line, r.claim.Reply)
		}
	}
	if right < leastFree {
		t.Errorf("%d right replies pass, want %d", right, leastFree)
	}
	if lies > mostLies {
		t.Errorf("%d lies pass, want at most %d", lies, mostLies)
	}
}

func TestARoomHasABathroomOfItsOwnOnlyWhereAFactSaysSo(t *testing.T) {
	for _, r := range readReplies(t, "testdata/paraphrased.txt") {
		if r.claim.Cited[0].Text == "Two bathrooms shared by four rooms, one on each floor. There are no en-suites." {
			judged(t, newJudge(t), r)
		}
	}
}
