package proof

import (
	"fmt"
	"os"
	"testing"

	"portineria/lexicon"
)

func TestDebug(t *testing.T) {
	if os.Getenv("D") == "" {
		t.Skip()
	}
	l, err := lexicon.Load(os.DirFS("../embed/lexicon"))
	if err != nil {
		t.Fatal(err)
	}
	j := New(l)
	tr := &trial{claim: &Claim{}}
	r := j.reading(os.Getenv("D"), os.Getenv("L"), tr.answerLength)
	fmt.Println("detect", l.Detect(os.Getenv("D"), lexicon.Hints{}))
	for k, c := range r.clauses {
		fmt.Printf("clause %d s%d %q flags %b q=%v after=%d\n", k, c.sentence, r.span(c.from, c.to), c.flags, c.question, c.after)
	}
	for _, n := range r.notions {
		fmt.Printf("notion %s %q stance %d free %d implied %v\n", n.concept.ID, r.span(n.at, max(n.to, n.at+1)), n.stance, n.free, n.implied)
	}
	for _, it := range r.items {
		fmt.Printf("item %q %v rel %d bare %v coded %v per %b\n", it.text, it.values[:it.count], it.rel, it.bare, it.coded, it.per)
	}
	for _, m := range r.marks {
		if m.tag == tagCommit || m.tag == tagEase || m.tag == tagSure || m.tag == tagHuman || m.tag == tagMoney || m.tag == tagMay || m.tag == tagSide {
			fmt.Printf("mark %d %q\n", m.tag, r.span(int(m.from), int(m.to)))
		}
	}
}
