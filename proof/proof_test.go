package proof_test

import (
	"bufio"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"portineria/lexicon"
	"portineria/proof"
)

// judge loads the lexicon once for all tests.
var judge = sync.OnceValues(func() (*proof.Judge, error) {
	l, err := lexicon.Load(os.DirFS("../embed/lexicon"))
	if err != nil {
		return nil, err
	}
	return proof.New(l), nil
})

func newJudge(t testing.TB) *proof.Judge {
	t.Helper()
	j, err := judge()
	if err != nil {
		t.Fatalf("load the lexicon: %v", err)
	}
	return j
}

// reply is one line of testdata/replies.txt with the facts it belongs to.
type reply struct {
	line  int
	claim proof.Claim
	// reason is empty for a reply that must pass.
	reason proof.Reason
}

// anyReason leaves open what a lie is rejected for.
const anyReason proof.Reason = "any"

// readReplies reads testdata/replies.txt, whose first lines say how it is written.
func readReplies(t testing.TB, name string) []reply {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var all []reply
	var facts proof.Claim
	lines := bufio.NewScanner(f)
	for n := 1; lines.Scan(); n++ {
		line := strings.TrimSpace(lines.Text())
		key, rest, _ := strings.Cut(line, " ")
		switch key {
		case "", "#":
		case "fact":
			head, text, _ := strings.Cut(rest, ": ")
			lang, topic, _ := strings.Cut(head, " ")
			facts = proof.Claim{OwnerLanguage: lang, Cited: []proof.Source{{ID: topic, Topic: topic, Text: text}}}
		case "and":
			topic, text, _ := strings.Cut(rest, ": ")
			facts.Cited = append(facts.Cited, proof.Source{ID: topic, Topic: topic, Text: text})
		case "also:":
			last := &facts.Cited[len(facts.Cited)-1]
			last.Others = append(last.Others, rest)
		case "allow:":
			facts.Allowed = append(facts.Allowed, rest)
		case "quoted:":
			facts.Quoted = rest == "yes"
		case "?":
			facts.Question = rest
		case "+", "-":
			r := reply{line: n, claim: facts}
			r.claim.Cited = slices.Clone(facts.Cited)
			r.claim.Language, rest, _ = strings.Cut(rest, " ")
			if key == "-" {
				var reason string
				reason, rest, _ = strings.Cut(rest, " ")
				r.reason = proof.Reason(reason)
				if r.reason != anyReason && !slices.Contains(proof.Reasons(), r.reason) {
					t.Fatalf("%s:%d: %q is no reason", name, n, reason)
				}
			}
			r.claim.Reply = strings.ReplaceAll(rest, `\n`, "\n")
			all = append(all, r)
		default:
			t.Fatalf("%s:%d: cannot read %q", name, n, line)
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

func TestRightRepliesPassAndLiesAreRejectedForWhatTheyAre(t *testing.T) {
	j := newJudge(t)
	for _, name := range []string{"replies", "heldout", "blind", "chatty", "last"} {
		for _, r := range readReplies(t, "testdata/"+name+".txt") {
			t.Run(fmt.Sprintf("%s_line_%d", name, r.line), func(t *testing.T) { judged(t, j, r) })
		}
	}
}

// judged checks that a reply is judged as its line says.
func judged(t *testing.T, j *proof.Judge, r reply) {
	t.Helper()
	got := j.Check(r.claim)
	switch {
	case r.reason == "" && len(got) > 0:
		t.Errorf("a right reply is rejected: %v\n%s: %s", got, r.claim.Language, r.claim.Reply)
	case r.reason != "" && len(got) == 0:
		t.Errorf("a lie passes, want %s\n%s: %s", r.reason, r.claim.Language, r.claim.Reply)
	case r.reason != "" && r.reason != anyReason && !slices.ContainsFunc(got, func(x proof.Rejection) bool { return x.Reason == r.reason }):
		t.Errorf("rejected for %v, want %s\n%s: %s", got, r.reason, r.claim.Language, r.claim.Reply)
	}
}
