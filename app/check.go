package app

import (
	"strings"

	"portineria/proof"
	"portineria/stay"
)

// check judges a draft, whoever wrote it: every number, time, price, code, name
// and yes or no must stand in a fact that it cites and that this writer may
// know. What is rejected is not sent.
func (a *Answerer) check(who Identity, found Found, d Draft, v *Verdict) []proof.Rejection {
	if d.Text == "" || found.Shelf == nil {
		return nil
	}
	for _, f := range d.Facts {
		if f.Property != found.Shelf.Property.ID || !who.Rights.Knows(f.Visibility) {
			v.note("check", "rejected", "reason", "secret")
			return []proof.Rejection{{Reason: proof.InventedID, What: "fact"}}
		}
	}
	if a.Lexicon.AsksForPaper(d.Text) {
		// A photo of one must not be asked for in a chat, whoever wrote the fact.
		v.note("check", "rejected", "reason", "asks_for_document")
		return []proof.Rejection{{Reason: "asks_for_document", What: "identity document"}}
	}
	if d.Mode == "direct" {
		// Word for word from the owner's own text, or from fixed phrases and the
		// property's fields: there is nothing in it to be proven.
		v.note("check", "word_for_word")
		return nil
	}
	p := found.Shelf.Property
	claim := proof.Claim{Reply: d.Text, Language: v.Language, OwnerLanguage: p.Language, Quoted: d.Quoted, Question: found.Text,
		Allowed: []string{p.Name, p.HostName, p.Address, p.CheckinFrom.String(), p.CheckinUntil.String(), p.CheckoutUntil.String()}}
	for _, f := range d.Facts {
		claim.Cited = append(claim.Cited, source(f))
	}
	rejected := a.Judge.Check(claim)
	var reasons []string
	for _, r := range rejected {
		reasons = append(reasons, string(r.Reason))
	}
	if len(reasons) == 0 {
		v.note("check", "passed")
	} else {
		v.note("check", "rejected", "reason", strings.Join(reasons, ","))
	}
	return rejected
}

// source is a fact as evidence, its secrets concealed as in the draft.
func source(f stay.Fact) proof.Source {
	s := proof.Source{ID: f.ID, Text: f.Conceal(f.Text), Topic: string(f.Topic)}
	for _, text := range f.Translations {
		s.Others = append(s.Others, f.Conceal(text))
	}
	return s
}
