package proof_test

import (
	"strings"
	"testing"

	"portineria/proof"
)

// FuzzCheck looks for texts that the judge cannot stand.
func FuzzCheck(f *testing.F) {
	for _, seed := range []string{"Check-in 15:00–20:00, €5/day", "{{wifi.0}} {{", "half past half past 6", "ventuno e mezza meno un quarto", "+44 7700 900123 24/7 18.7. 1.000,50",
		"Sì, no, ja: nein; (non) – «e'» 12h30h30", "\u202e٣٤ ①½", "1 000 000 000 000 000 000 euro e cinquanta", "Via 4 Via Via Roma 4a Hauptstraße", "# * _ @ = ^", "18-18-18-18/18.18.18"} {
		f.Add(seed, seed, "it")
		f.Add(seed, "Il check-in è dalle 15.", "en")
	}
	f.Fuzz(func(t *testing.T, reply, fact, lang string) {
		j := newJudge(t)
		c := proof.Claim{Reply: reply, Language: lang, OwnerLanguage: "it", Question: fact, Cited: []proof.Source{{ID: "a_1", Text: fact, Others: []string{reply}, Topic: "wifi"}}, Allowed: []string{fact}}
		for _, r := range j.Check(c) {
			if r.Reason == "" {
				t.Errorf("a rejection without a reason")
			}
			if len(reply) > 40 && strings.Contains(r.What, reply) {
				t.Errorf("a rejection repeats the reply")
			}
		}
	})
}

// FuzzDates looks for texts whose days cannot be read.
func FuzzDates(f *testing.F) {
	for _, seed := range []string{"18/7", "0/0/0000", "31.02.", "July 99", "1er janvier", "pasado mañana", "18 - 25 - 30 luglio", "\xff18/7"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if n := len(proof.Dates(text, today)); n > 6 {
			t.Errorf("%d days", n)
		}
	})
}

func BenchmarkCheckOfSixtyWords(b *testing.B) {
	j := newJudge(b)
	c := proof.Claim{
		Language: "en", OwnerLanguage: "it", Question: "When can we check in and where can we park the car?",
		Reply: "Check-in is possible from 3 pm to 8 pm; after 8 pm there is a supplement of €20. The parking in the courtyard costs ten euros per day and must be booked. " +
			"In Via Roma parking is free on Sundays. The flat is in Via dei Giardini 4, on the second floor, and from Finale Ligure station it is a walk of ten minutes.",
		Cited: []proof.Source{
			{ID: "checkin", Topic: "checkin", Text: "Il check-in è possibile dalle 15:00 alle 20:00. Dopo le 20 è richiesto un supplemento di 20 €.",
				Others: []string{"Check-in is possible from 3 pm to 8 pm. After 8 pm a supplement of €20 is due.", "Der Check-in ist von 15 bis 20 Uhr möglich. Nach 20 Uhr kostet es 20 € Aufpreis."}},
			{ID: "parking", Topic: "parking", Text: "Il parcheggio nel cortile costa 10 € al giorno e va prenotato. In via Roma si parcheggia gratis la domenica."},
			{ID: "way", Topic: "directions", Text: "Siamo in Via dei Giardini 4, secondo piano. Dalla stazione di Finale Ligure sono 10 minuti a piedi (800 m)."},
		},
		Allowed: []string{"Casa Limone", "Chiara", "15:00", "10:00"},
	}
	b.ReportAllocs()
	for b.Loop() {
		j.Check(c)
	}
}
