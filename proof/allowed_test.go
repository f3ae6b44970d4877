package proof_test

import (
	"testing"

	"portineria/proof"
)

func TestAllowedTextsMayBeRepeatedButProveNothingElse(t *testing.T) {
	c := proof.Claim{Language: "en", OwnerLanguage: "it", Question: "When can we check in?",
		Cited:   []proof.Source{{ID: "checkin", Topic: "checkin", Text: "Il check-in è dalle 15:00 alle 20:00."}},
		Allowed: []string{"Casa Limone", "Chiara", "Via dei Giardini 4, 17024 Finale Ligure (SV), Italia", "15:00", "20:00", "10:00"}}
	tests := map[string]bool{
		"Check-in at Casa Limone is from 3 pm to 8 pm.":                             true,
		"Check-in is from 3 pm to 8 pm; the address is Via dei Giardini 4.":         true,
		"Check-in is from 3 pm; we are in Via dei Giardini 4, 17024 Finale Ligure.": true,
		"Check-in is from 10:00.":                                                   false,
		"Check-in is from 3 pm to 8 pm for 4 people.":                               false,
		"Check-in is from 3 pm; the address is Via dei Giardini 17024.":             false,
	}
	j := newJudge(t)
	for text, right := range tests {
		c.Reply = text
		if got := j.Check(c); (len(got) == 0) != right {
			t.Errorf("%q: %v, want right %v", text, got, right)
		}
	}
	c.Cited = []proof.Source{{ID: "chiavi", Topic: "access", Text: "Le chiavi si ritirano al check-in."}}
	c.Reply = "You get the keys at check-in, from 15:00."
	if got := j.Check(c); len(got) > 0 {
		t.Errorf("%q: %v", c.Reply, got)
	}
}

func TestAFactThatIsOnePlaceholderMayBeGiven(t *testing.T) {
	c := proof.Claim{Reply: "This is how you get in: {{accesso.0}}", Language: "en", OwnerLanguage: "it", Question: "How do we get in?",
		Cited: []proof.Source{{ID: "accesso", Topic: "access", Text: "{{accesso.0}}"}}}
	if got := newJudge(t).Check(c); len(got) > 0 {
		t.Errorf("%v", got)
	}
}
