package review

import (
	"maps"
	"slices"
	"strings"

	"portineria/proof"
	"portineria/stay"
)

// translations are those that say another code, time or price than their text: most often
// the text was changed and they were not. The approved ones were read by a person, so
// nothing less plain is held against them here; see Doubts for drafts.
func translations(judge *proof.Judge, p stay.Property, facts []stay.Fact) []Finding {
	var all []Finding
	for _, f := range facts {
		if settled(f) {
			continue
		}
		if len(f.Translations) == 0 {
			continue
		}
		said, codes := judge.Stated(f.Text, p.Language), codesOf(f)
		for _, language := range slices.Sorted(maps.Keys(f.Translations)) {
			if slices.ContainsFunc(codes, func(code string) bool { return !strings.Contains(f.Translations[language], code) }) {
				all = append(all, Finding{Kind: Translation, Facts: []string{f.ID}, Language: language, Value: ValueCode})
				continue
			}
			if a, b, differ := differ(said, judge.Stated(f.Translations[language], language)); differ {
				all = append(all, Finding{Kind: Translation, Facts: []string{f.ID}, Language: language, Value: string(a.Kind), Said: []string{quoted(a, f.Text), quoted(b, f.Translations[language])}})
			}
		}
	}
	return all
}

// codesOf are the codes that must stand in each translation as they do in the text.
func codesOf(f stay.Fact) []string {
	if len(f.Secrets) == 0 {
		return stay.SuspectSecrets(f.Text)
	}
	return slices.DeleteFunc(slices.Clone(f.Secrets), func(s string) bool { return !strings.Contains(f.Text, s) })
}

// differ finds a value of the text that the translation has not, while it has others
// of the kind that the text has not either: said in a way that cannot be read, it would
// merely be missing.
func differ(text, translation []proof.Stated) (a, b proof.Stated, found bool) {
	for _, a := range text {
		same := func(o proof.Stated) bool { return o.Kind == a.Kind && a.Agrees(o) }
		if slices.ContainsFunc(translation, same) {
			continue
		}
		for _, b := range translation {
			if b.Kind == a.Kind && !slices.ContainsFunc(text, func(o proof.Stated) bool { return o.Kind == b.Kind && b.Agrees(o) }) {
				return a, b, true
			}
		}
	}
	return a, b, false
}

// Doubts is why a translation of a fact may say something else than its text. It
// is judged both ways: nothing may be added to the text, and nothing left out. What
// the text is blamed for by itself, such as a promise in it, is no fault of the
// translation.
func Doubts(judge *proof.Judge, p stay.Property, f stay.Fact, language, text string) []proof.Reason {
	original, translated := f.Conceal(f.Text), f.Conceal(text)
	check := func(reply, in, cited, citedIn string) []proof.Rejection {
		return judge.Check(proof.Claim{Reply: reply, Language: in, OwnerLanguage: citedIn, Cited: []proof.Source{{ID: f.ID, Text: cited, Topic: string(f.Topic)}},
			Allowed: []string{p.Name, p.HostName, p.Address}})
	}
	var doubts []proof.Reason
	note := func(found, own []proof.Rejection) {
		for _, r := range found {
			blamed := slices.ContainsFunc(own, func(o proof.Rejection) bool { return o.Reason == r.Reason })
			if !blamed && !slices.Contains(doubts, r.Reason) {
				doubts = append(doubts, r.Reason)
			}
		}
	}
	note(check(translated, language, original, p.Language), check(original, p.Language, original, p.Language))
	back := check(original, p.Language, translated, language)
	note(slices.DeleteFunc(back, func(r proof.Rejection) bool { return !Plain(string(r.Reason)) }), check(translated, language, translated, language))
	return doubts
}

// plain are the reasons that hardly come of a way of speaking.
var plain = []proof.Reason{proof.UnknownNumber, proof.UnknownTime, proof.UnknownPrice, proof.UnknownCode, proof.UnknownDate, proof.UnknownPhone,
	proof.UnknownLink, proof.UnknownEmail, proof.Placeholder, proof.Polarity}

// Plain reports whether a reason is about a value or a yes or no.
func Plain(reason string) bool { return slices.Contains(plain, proof.Reason(reason)) }
