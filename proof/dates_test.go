package proof_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"portineria/proof"
	"portineria/stay"
)

// 5 July 2026.
var today = stay.NewDate(2026, 7, 5)

func TestDatesNamesTheDaysOfATextInEveryLanguage(t *testing.T) {
	tests := map[string][]string{
		// digits
		"18/7":                       {"2026-07-18"},
		"18/07/2026":                 {"2026-07-18"},
		"arrivo 18.7.":               {"2026-07-18"},
		"18.07.26":                   {"2026-07-18"},
		"18.7":                       {"2026-07-18"},
		"18-07-2026":                 {"2026-07-18"},
		"2026-07-18":                 {"2026-07-18"},
		"2026-07-18!":                {"2026-07-18"},
		"7/18":                       {"2026-07-18"},
		"5/8":                        {"2026-08-05", "2026-05-08"},
		"05-08-2026":                 {"2026-08-05", "2026-05-08"},
		"5.8.":                       {"2026-08-05"},
		"30/12":                      {"2026-12-30"},
		"2/1":                        {"2027-01-02", "2026-02-01"},
		"29/2":                       {"2028-02-29"},
		"31/6":                       nil,
		"open 24/7":                  nil,
		"at 18.30":                   nil,
		"18/7 - 25/7":                {"2026-07-18", "2026-07-25"},
		"call +44 7700 900123":       nil,
		"I have 2 dogs and 3 bags":   nil,
		"my code is 18-07-2026-1234": nil,
		// Italian
		"18 luglio":                     {"2026-07-18"},
		"il 18 luglio 2026":             {"2026-07-18"},
		"1º agosto":                     {"2026-08-01"},
		"arriviamo il primo agosto":     {"2026-08-01"},
		"dal 18 al 25 luglio":           {"2026-07-18", "2026-07-25"},
		"18-25 luglio":                  {"2026-07-18", "2026-07-25"},
		"5-8 luglio":                    {"2026-07-05", "2026-07-08"},
		"diciotto luglio":               {"2026-07-18"},
		"oggi":                          {"2026-07-05"},
		"arriviamo domani sera":         {"2026-07-06"},
		"dopodomani":                    {"2026-07-07"},
		"non siamo mai 2":               nil,
		"18 lug":                        {"2026-07-18"},
		"siamo in via Mar Ligure 12":    nil,
		"arriviamo il 18":               nil,
		"lunedì":                        nil,
		"il 18 luglio o il 19 luglio":   {"2026-07-18", "2026-07-19"},
		"il giorno 3 settembre, grazie": {"2026-09-03"},
		// English
		"July 18th":                   {"2026-07-18"},
		"July 18, 2026":               {"2026-07-18"},
		"18th of July":                {"2026-07-18"},
		"the 18th July":               {"2026-07-18"},
		"the eighteenth of July":      {"2026-07-18"},
		"twenty-first of July":        {"2026-07-21"},
		"from 18 to 25 July":          {"2026-07-18", "2026-07-25"},
		"tomorrow":                    {"2026-07-06"},
		"the day after tomorrow":      {"2026-07-07"},
		"today":                       {"2026-07-05"},
		"yesterday":                   {"2026-07-04"},
		"may I bring 2 dogs":          nil,
		"May 3rd":                     {"2026-05-03"},
		"we arrive on the 3rd of May": {"2026-05-03"},
		"march 8":                     nil,
		"March 8":                     {"2026-03-08"},
		"Jul 18":                      {"2026-07-18"},
		// German
		"18. Juli":              {"2026-07-18"},
		"am 18. Juli 2026":      {"2026-07-18"},
		"vom 18. bis 25. Juli":  {"2026-07-18", "2026-07-25"},
		"Wir kommen morgen":     {"2026-07-06"},
		"guten Morgen":          nil,
		"übermorgen":            {"2026-07-07"},
		"heute":                 {"2026-07-05"},
		"3. März":               {"2026-03-03"},
		"am 18.7. gegen 16 Uhr": {"2026-07-18"},
		// French
		"le 18 juillet":       {"2026-07-18"},
		"le 1er août":         {"2026-08-01"},
		"aujourd'hui":         {"2026-07-05"},
		"demain":              {"2026-07-06"},
		"après-demain":        {"2026-07-07"},
		"du 18 au 25 juillet": {"2026-07-18", "2026-07-25"},
		// Spanish
		"18 de julio":           {"2026-07-18"},
		"18 de julio de 2026":   {"2026-07-18"},
		"hoy":                   {"2026-07-05"},
		"mañana":                {"2026-07-06"},
		"por la mañana":         nil,
		"pasado mañana":         {"2026-07-07"},
		"del 18 al 25 de julio": {"2026-07-18", "2026-07-25"},
		// Dutch
		"18 juli":      {"2026-07-18"},
		"vandaag":      {"2026-07-05"},
		"morgen":       {"2026-07-06"},
		"goede morgen": nil,
		"overmorgen":   {"2026-07-07"},
		// Polish
		"18 lipca":          {"2026-07-18"},
		"18 lipca 2026":     {"2026-07-18"},
		"dziś":              {"2026-07-05"},
		"jutro":             {"2026-07-06"},
		"pojutrze":          {"2026-07-07"},
		"od 18 do 25 lipca": {"2026-07-18", "2026-07-25"},
		// Portuguese
		"18 de julho":      {"2026-07-18"},
		"hoje":             {"2026-07-05"},
		"amanhã":           {"2026-07-06"},
		"depois de amanhã": {"2026-07-07"},
		// languages that guests are answered in and no reply is judged in
		"vi kommer den 18 juli":         {"2026-07-18"},
		"imorgon kväll":                 {"2026-07-06"},
		"god morgon":                    nil,
		"den 18. juli":                  {"2026-07-18"},
		"i overmorgen":                  {"2026-07-07"},
		"god morgen":                    nil,
		"3. desember":                   {"2026-12-03"},
		"18. července":                  {"2026-07-18"},
		"3. června":                     {"2026-06-03"},
		"zítra":                         {"2026-07-06"},
		"18. júla":                      {"2026-07-18"},
		"pozajtra":                      {"2026-07-07"},
		"július 18-án érkezünk":         {"2026-07-18"},
		"2026. július 18.":              {"2026-07-18"},
		"holnap":                        {"2026-07-06"},
		"ma non siamo pronti":           nil,
		"18 iulie 2026":                 {"2026-07-18"},
		"noi 2 arriviamo":               nil,
		"mâine seară":                   {"2026-07-06"},
		"18. srpnja":                    {"2026-07-18"},
		"3. listopada":                  {"2026-11-03", "2026-10-03"}, // in Polish and Czech another month than in Croatian
		"sutra":                         {"2026-07-06"},
		"18 липня":                      {"2026-07-18"},
		"18-го липня":                   {"2026-07-18"},
		"післязавтра":                   {"2026-07-07"},
		"18 июля":                       {"2026-07-18"},
		"приедем 3 мая":                 {"2026-05-03"},
		"завтра":                        {"2026-07-06"},
		"18 Ιουλίου":                    {"2026-07-18"},
		"αύριο το βράδυ":                {"2026-07-06"},
		"18 Temmuz":                     {"2026-07-18"},
		"yarın geliyoruz":               {"2026-07-06"},
		"18. heinäkuuta":                {"2026-07-18"},
		"heinäkuun 18. päivä":           {"2026-07-18"},
		"huomenna":                      {"2026-07-06"},
		"onko huomenta liian aikaisin?": nil,
		// more than anyone who knows the day would name
		"1/7 2/7 3/7 4/7 5/7 6/7 7/7 8/7 9/7": nil,
		"":                                    nil,
	}
	for text, want := range tests {
		var got []string
		for _, d := range proof.Dates(text, today) {
			got = append(got, d.String())
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", text, diff)
		}
	}
}

func TestDatesChoosesTheYearThatBringsTheDayNearest(t *testing.T) {
	for _, tc := range []struct{ today, text, want string }{
		{"2026-12-28", "2 gennaio", "2027-01-02"},
		{"2027-01-02", "30 dicembre", "2026-12-30"},
		{"2026-12-28", "1.3.", "2027-03-01"},
	} {
		day, err := stay.ParseDate(tc.today)
		if err != nil {
			t.Fatal(err)
		}
		got := proof.Dates(tc.text, day)
		if len(got) != 1 || got[0].String() != tc.want {
			t.Errorf("%q on %s: %v, want %s", tc.text, tc.today, got, tc.want)
		}
	}
}
