package app_test

import (
	"slices"
	"strings"
	"testing"

	"portineria/embed"
	"portineria/lexicon"
	"portineria/phrase"
	"portineria/proof"
)

// What the assistant says of check-in and check-out by the day is no more than the
// rule bears out, and the day that the guest spoke of.
func TestADatedHandoverIsBorneOutByTheRule(t *testing.T) {
	words, err := lexicon.Load(embed.LexiconFiles())
	if err != nil {
		t.Fatal(err)
	}
	book, err := phrase.Load(embed.Phrases)
	if err != nil {
		t.Fatal(err)
	}
	judge := proof.New(words)
	days := map[string][2]string{"de": {"heute", "morgen"}, "en": {"today", "tomorrow"}, "es": {"hoy", "mañana"}, "fr": {"aujourd'hui", "demain"},
		"it": {"oggi", "domani"}, "nl": {"vandaag", "morgen"}, "pl": {"dziś", "jutro"}, "pt": {"hoje", "amanhã"},
		"cs": {"dnes", "zítra"}, "da": {"i dag", "i morgen"}, "hu": {"ma", "holnap"}, "no": {"i dag", "i morgen"}, "ro": {"astăzi", "mâine"},
		"sk": {"dnes", "zajtra"}, "sv": {"i dag", "i morgon"}, "hr": {"danas", "sutra"}, "uk": {"сьогодні", "завтра"}, "ru": {"сегодня", "завтра"},
		"el": {"σήμερα", "αύριο"}, "tr": {"bugün", "yarın"}, "fi": {"tänään", "huomenna"}}
	args := phrase.Args{From: "15:00", Until: "20:00"}
	for _, lang := range book.Languages() {
		for rule, dated := range map[phrase.Key][2]phrase.Key{
			phrase.CheckinFrom:    {phrase.CheckinFromToday, phrase.CheckinFromTomorrow},
			phrase.CheckinBetween: {phrase.CheckinBetweenToday, phrase.CheckinBetweenTomorrow},
			phrase.CheckoutUntil:  {phrase.CheckoutUntilToday, phrase.CheckoutUntilTomorrow},
		} {
			topic := map[phrase.Key]string{phrase.CheckinFrom: "checkin", phrase.CheckinBetween: "checkin", phrase.CheckoutUntil: "checkout"}[rule]
			for i, key := range dated {
				if !judge.Reads(lang) {
					namesDay(t, judge, lang, book.Say(lang, key, args), book.Say(lang, rule, args), days[lang][i])
					continue
				}
				claim := proof.Claim{Reply: book.Say(lang, key, args), Language: lang, OwnerLanguage: "it", Question: days[lang][i],
					Cited: []proof.Source{{ID: "rule", Topic: topic, Text: book.Say("it", rule, args)}}}
				if got := judge.Check(claim); len(got) > 0 {
					t.Errorf("%s in %s: %v: %s", key, lang, got, claim.Reply)
				}
				claim.Reply = book.Say(lang, key, phrase.Args{From: "14:30", Until: "21:00"})
				if len(judge.Check(claim)) == 0 {
					t.Errorf("%s in %s may say any hour", key, lang)
				}
			}
		}
	}
}

// namesDay checks a text in a language that the judge does not read: it names the day, and
// the hours of the text without one.
func namesDay(t *testing.T, judge *proof.Judge, lang, text, undated, day string) {
	t.Helper()
	if !strings.Contains(" "+text, " "+day+" ") {
		t.Errorf("%s: %q is not in %q", lang, day, text)
	}
	got, want := judge.Values(text, lang).Times, judge.Values(undated, lang).Times
	if len(want) == 0 || !slices.Equal(got, want) {
		t.Errorf("%s: the hours of %q are %v, not %v", lang, text, got, want)
	}
}
