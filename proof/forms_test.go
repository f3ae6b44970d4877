package proof_test

import (
	"fmt"
	"strings"
	"testing"

	"portineria/proof"
)

// claim is a reply to an Italian fact.
func claim(lang, fact, text string) proof.Claim {
	return proof.Claim{Reply: text, Language: lang, OwnerLanguage: "it", Cited: []proof.Source{{ID: "fatto", Topic: "other", Text: fact}}}
}

// values drops the rejections that do not concern values: the carriers of these tables say
// little else.
func values(got []proof.Rejection) []proof.Rejection {
	var kept []proof.Rejection
	for _, r := range got {
		if strings.HasPrefix(string(r.Reason), "unknown_") {
			kept = append(kept, r)
		}
	}
	return kept
}

// form is one way of writing a value in a language, within a reply.
type form struct{ lang, text string }

func testForms(t *testing.T, fact string, right, wrong []form) {
	t.Helper()
	j := newJudge(t)
	for _, f := range right {
		if got := values(j.Check(claim(f.lang, fact, f.text))); len(got) > 0 {
			t.Errorf("%s: %q is rejected: %v", f.lang, f.text, got)
		}
	}
	for _, f := range wrong {
		if got := values(j.Check(claim(f.lang, fact, f.text))); len(got) == 0 {
			t.Errorf("%s: %q passes on %q", f.lang, f.text, fact)
		}
	}
}

func TestATimeIsTheSameInEveryWayOfWritingIt(t *testing.T) {
	testForms(t, "La cena è alle 18:30.", []form{
		{"it", "La cena è alle 18:30."}, {"it", "La cena è alle 18.30."}, {"it", "La cena è alle ore 18,30."}, {"it", "La cena è alle sei e mezza di sera."},
		{"it", "La cena è alle sei e mezza."}, {"it", "La cena è alle diciotto e trenta."},
		{"en", "Dinner is at 6:30 pm."}, {"en", "Dinner is at 6.30 p.m."}, {"en", "Dinner is at half past six."}, {"en", "Dinner is at half past 6 in the evening."}, {"en", "Dinner is at 18:30."}, {"en", "Dinner is at six thirty pm."},
		{"de", "Das Abendessen ist um 18:30 Uhr."}, {"de", "Das Abendessen ist um 18.30 Uhr."}, {"de", "Das Abendessen ist um halb sieben."}, {"de", "Das Abendessen ist um halb sieben abends."}, {"de", "Das Abendessen ist um 18 Uhr 30."},
		{"fr", "Le dîner est à 18h30."}, {"fr", "Le dîner est à 18 h 30."}, {"fr", "Le dîner est à six heures et demie."}, {"fr", "Le dîner est à 18 heures 30."},
		{"es", "La cena es a las 18:30."}, {"es", "La cena es a las seis y media de la tarde."}, {"es", "La cena es a las seis y media."},
		{"nl", "Het diner is om 18.30 uur."}, {"nl", "Het diner is om half zeven."}, {"nl", "Het diner is om half zeven 's avonds."},
		{"pl", "Kolacja jest o 18:30."}, {"pl", "Kolacja jest o wpół do siódmej."}, {"pl", "Kolacja jest o osiemnastej trzydzieści."},
		{"pt", "O jantar é às 18h30."}, {"pt", "O jantar é às seis e meia da tarde."}, {"pt", "O jantar é às 18:30."},
	}, []form{
		{"it", "La cena è alle 19:30."}, {"it", "La cena è alle sei e un quarto."}, {"it", "La cena è alle sei e mezza di mattina."}, {"it", "La cena è alle 18."},
		{"en", "Dinner is at 6:30 am."}, {"en", "Dinner is at half past seven."}, {"en", "Dinner is at quarter past six."}, {"en", "Dinner is at 6:30."}, {"en", "Dinner is at noon."},
		{"de", "Das Abendessen ist um halb sechs."}, {"de", "Das Abendessen ist um 18:15 Uhr."}, {"de", "Das Abendessen ist um Viertel nach sechs."},
		{"fr", "Le dîner est à 18h."}, {"fr", "Le dîner est à six heures et quart."}, {"fr", "Le dîner est à 8h30."},
		{"es", "La cena es a las siete y media."}, {"es", "La cena es a las seis menos cuarto."}, {"es", "La cena es a las seis y media de la mañana."},
		{"nl", "Het diner is om half zes."}, {"nl", "Het diner is om kwart over zes."},
		{"pl", "Kolacja jest o wpół do ósmej."}, {"pl", "Kolacja jest o 19:30."},
		{"pt", "O jantar é às sete e meia."}, {"pt", "O jantar é às 17h30."},
	})
}

func TestNoonAndMidnightAreTimes(t *testing.T) {
	testForms(t, "Aperto dalle 12:00 alle 24:00.", []form{
		{"it", "Aperto da mezzogiorno a mezzanotte."}, {"en", "Open from noon to midnight."}, {"de", "Geöffnet von 12 Uhr bis Mitternacht."},
		{"fr", "Ouvert de midi à minuit."}, {"es", "Abierto desde mediodía hasta medianoche."}, {"nl", "Open van 12 uur tot middernacht."},
		{"pl", "Otwarte od 12 do północy."}, {"pt", "Aberto do meio-dia à meia-noite."}, {"en", "Open from 12 pm to 12 am."},
	}, []form{
		{"it", "Aperto da mezzogiorno alle 23."}, {"en", "Open from midnight to noon."}, {"fr", "Ouvert de 11h à minuit."}, {"en", "Open from 12 am to 12 pm."},
	})
}

func TestAnAmountOfMoneyIsTheSameInEveryWayOfWritingIt(t *testing.T) {
	testForms(t, "La colazione costa 12,50 € a persona.", []form{
		{"it", "Costa 12,50 euro a persona."}, {"it", "Costa € 12.50 a persona."}, {"it", "Costa dodici euro e cinquanta a persona."}, {"it", "Costa 12 euro e 50 centesimi a persona."},
		{"en", "It costs €12.50 per person."}, {"en", "It costs 12.50 euros per person."}, {"en", "It costs EUR 12.50 per person."}, {"en", "It costs twelve euros fifty per person."},
		{"de", "Es kostet 12,50 € pro Person."}, {"de", "Es kostet 12,50 Euro pro Person."}, {"de", "Es kostet zwölf Euro fünfzig pro Person."},
		{"fr", "Cela coûte 12,50 € par personne."}, {"fr", "Cela coûte 12 euros 50 par personne."}, {"es", "Cuesta 12,50 € por persona."}, {"nl", "Het kost € 12,50 per persoon."}, {"pl", "Kosztuje 12,50 euro za osobę."}, {"pt", "Custa 12,50 € por pessoa."},
	}, []form{
		{"it", "Costa 12 € a persona."}, {"it", "Costa 12,50 € a notte."}, {"en", "It costs $12.50 per person."}, {"en", "It costs €1,250 per person."}, {"en", "It costs €12.05 per person."}, {"en", "It costs thirteen euros."},
		{"de", "Es kostet 12,50 Franken pro Person."}, {"de", "Es kostet zwölf Euro."}, {"fr", "Cela coûte 12,50 € par jour."}, {"en", "Breakfast is at 12:50."}, {"es", "Cuesta 15,20 € por persona."},
	})
}

func TestThousandsMayBeGroupedInAnyWay(t *testing.T) {
	testForms(t, "La cauzione è di 1.500 €.", []form{
		{"en", "The deposit is €1,500."}, {"en", "The deposit is 1500 euros."}, {"fr", "La caution est de 1 500 €."}, {"de", "Die Kaution beträgt 1.500 Euro."}, {"de", "Die Kaution beträgt 1'500 Euro."}, {"pl", "Kaucja wynosi 1 500 euro."}, {"it", "La cauzione è di millecinquecento euro."},
	}, []form{{"en", "The deposit is €1.50."}, {"en", "The deposit is €15,000."}, {"fr", "La caution est de 500 €."}, {"de", "Die Kaution beträgt 150 Euro."}})
}

func TestAValueProvesNothingAsAnotherKind(t *testing.T) {
	testForms(t, "Il supplemento è di 15 €, per 3 notti.", nil, []form{
		{"it", "Si entra alle 15."}, {"en", "Check-in is at 15:00."}, {"en", "It is 15 minutes away."}, {"de", "Es sind 15 km."}, {"en", "Three people can stay."}, {"en", "It is 15 % more."}, {"it", "Siamo al terzo piano."}, {"fr", "Il fait 15 °C."},
		{"de", "Drei Stunden dauert es."}, {"es", "Son 15 personas."},
	})
}

func TestNumberWordsAreReadInEveryLanguage(t *testing.T) {
	words := map[string]map[int]string{
		"it": {3: "tre", 7: "sette", 12: "dodici", 17: "diciassette", 21: "ventuno", 28: "ventotto", 35: "trentacinque", 48: "quarantotto", 67: "sessantasette", 99: "novantanove", 100: "cento"},
		"en": {3: "three", 7: "seven", 12: "twelve", 17: "seventeen", 21: "twenty-one", 28: "twenty-eight", 35: "thirty-five", 48: "forty-eight", 67: "sixty-seven", 99: "ninety-nine", 100: "hundred"},
		"de": {3: "drei", 7: "sieben", 12: "zwölf", 17: "siebzehn", 21: "einundzwanzig", 28: "achtundzwanzig", 35: "fünfunddreißig", 48: "achtundvierzig", 67: "siebenundsechzig", 99: "neunundneunzig", 100: "hundert"},
		"fr": {3: "trois", 7: "sept", 12: "douze", 17: "dix-sept", 21: "vingt et un", 28: "vingt-huit", 35: "trente-cinq", 48: "quarante-huit", 67: "soixante-sept", 71: "soixante et onze", 75: "soixante-quinze", 80: "quatre-vingts", 92: "quatre-vingt-douze", 99: "quatre-vingt-dix-neuf", 100: "cent"},
		"es": {3: "tres", 7: "siete", 12: "doce", 17: "diecisiete", 21: "veintiuno", 28: "veintiocho", 35: "treinta y cinco", 48: "cuarenta y ocho", 67: "sesenta y siete", 99: "noventa y nueve", 100: "cien"},
		"nl": {3: "drie", 7: "zeven", 12: "twaalf", 17: "zeventien", 21: "eenentwintig", 28: "achtentwintig", 35: "vijfendertig", 48: "achtenveertig", 67: "zevenenzestig", 99: "negenennegentig", 100: "honderd"},
		"pl": {3: "trzy", 7: "siedem", 12: "dwanaście", 17: "siedemnaście", 21: "dwadzieścia jeden", 28: "dwadzieścia osiem", 35: "trzydzieści pięć", 48: "czterdzieści osiem", 67: "sześćdziesiąt siedem", 99: "dziewięćdziesiąt dziewięć", 100: "sto"},
		"pt": {3: "três", 7: "sete", 12: "doze", 17: "dezassete", 21: "vinte e um", 28: "vinte e oito", 35: "trinta e cinco", 48: "quarenta e oito", 67: "sessenta e sete", 99: "noventa e nove", 100: "cem"},
	}
	carrier := map[string]string{"it": "Ci sono %s gradini.", "en": "There are %s steps.", "de": "Es sind %s Stufen.", "fr": "Il y a %s marches.", "es": "Hay %s escalones.", "nl": "Er zijn %s treden.", "pl": "Jest %s stopni.", "pt": "Há %s degraus."}
	for lang, all := range words {
		for n, word := range all {
			text := fmt.Sprintf(carrier[lang], word)
			if lang == "pl" {
				text = "Schodów jest " + word + "."
			}
			testForms(t, fmt.Sprintf("Ci sono %d gradini.", n), []form{{lang, text}}, nil)
			testForms(t, fmt.Sprintf("Ci sono %d gradini.", n+1), nil, []form{{lang, text}})
		}
	}
}

func TestTelephoneNumbersMayBeGroupedInAnyWay(t *testing.T) {
	testForms(t, "Per urgenze telefonare al +44 7700 900123.", []form{
		{"en", "Call +447700900123."}, {"en", "Call +44 (7700) 900-123."}, {"en", "Call 0044 7700 900 123."}, {"en", "Call 07700 900123."}, {"de", "Telefon: +44/7700/900123."},
	}, []form{{"en", "Call +44 7700 900124."}, {"en", "Call +44 7700 90012."}, {"en", "Call +43 7700 900123."}, {"en", "Call 07700 900132."}, {"en", "Call +44 7700 9001234."}})
}

func TestDatesAreTheSameInEveryWayOfWritingThem(t *testing.T) {
	testForms(t, "La piscina apre il 15 maggio e chiude il 30/9.", []form{
		{"en", "The pool opens on May 15th and closes on 30 September."}, {"de", "Der Pool öffnet am 15. Mai und schließt am 30.9."}, {"fr", "La piscine ouvre le 15 mai et ferme le 30 septembre."},
		{"es", "La piscina abre el 15 de mayo y cierra el 30 de septiembre."}, {"nl", "Het zwembad opent op 15 mei en sluit op 30 september."}, {"pl", "Basen otwiera się 15 maja, a zamyka 30 września."}, {"pt", "A piscina abre a 15 de maio e fecha a 30 de setembro."},
	}, []form{
		{"en", "The pool opens on May 16th."}, {"de", "Der Pool öffnet am 15. Juni."}, {"fr", "La piscine ferme le 30 novembre."}, {"es", "La piscina abre el 15 de marzo."}, {"en", "The pool closes on 9 September."}, {"pl", "Basen otwiera się 14 maja."},
	})
}
