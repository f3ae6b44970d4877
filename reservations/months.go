package reservations

import "strings"

// monthWords are the months in English, Italian, German, French, Spanish, Dutch,
// Polish, Portuguese and Croatian, folded (Fold), in full and as they are shortened. A
// word that is another month in another language is left out: listopada is October
// in Croatian and November in Polish, lip is June and July.
var monthWords = [12]string{
	"january jan gennaio gen januar janner janvier janv enero ene januari stycznia styczen sty janeiro sijecnja sijecanj sij",
	"february feb febbraio februar feber fevrier fevr febrero februari lutego luty lut fevereiro fev veljace veljaca velj",
	"march mar marzo marz mrz mars maart mrt marca marzec marco ozujka ozujak ozu",
	"april apr aprile avril avr abril abr kwietnia kwiecien kwi travnja travanj tra",
	"may maggio mag mai mayo mei maja maj maio svibnja svibanj svi",
	"june jun giugno giu juni juin junio czerwca czerwiec cze junho lipnja lipanj",
	"july jul luglio lug juli juillet juil julio lipca lipiec julho srpnja srpanj srp",
	"august aug agosto ago aout augustus sierpnia sierpien sie kolovoza kolovoz kol",
	"september sep sept settembre set septembre septiembre wrzesnia wrzesien wrz setembro rujna rujan ruj",
	"october oct ottobre ott oktober okt octobre octubre pazdziernika pazdziernik paz outubro out",
	"november nov novembre noviembre novembro studenoga studenog studeni stu",
	"december dec dicembre dic dezember dez decembre diciembre grudnia grudzien gru dezembro prosinca prosinac pro",
}

var monthByWord = func() map[string]int {
	by := map[string]int{}
	for i, words := range monthWords {
		for word := range strings.FieldsSeq(words) {
			by[word] = i + 1
		}
	}
	return by
}()
