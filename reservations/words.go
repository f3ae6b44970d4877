package reservations

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// State is what a list says of a reservation.
type State string

// The states. None stands for a word that is not known.
const (
	Stands    State = "stands"
	Cancelled State = "cancelled"
	NoShow    State = "no_show" // it stood, and nobody came
	Asked     State = "asked"   // not confirmed by anyone
	LeftOut   State = "left_out"
)

// States lists what a person may say that a word means.
func States() []State { return []State{Stands, Cancelled, NoShow, Asked, LeftOut} }

// stateWords are parts of folded words, the more telling first: who cancelled, and
// in which language, makes no difference.
var stateWords = []struct {
	state State
	parts string
}{
	{NoShow, "no show|noshow|non presentat|mancata presentazione|nicht erschienen|nichtanreise|ne s est pas presente|non presentation|no presentad|no se presento|niet opgedaagd|niet verschenen|niestawien|nie pojawil|nao comparec|nedolazak|nije se pojavi"},
	{Asked, "pending|request|inquiry|enquiry|not confirmed|unconfirmed|in attesa|richiesta|non confermat|ausstehend|anfrage|unbestatigt|nicht bestatigt|en attente|demande|pendiente|solicitud|in afwachting|aanvraag|oczekuj|zapytanie|pendente|solicitac|pedido|na cekanju|zahtjev|upit|option|provisional"},
	{Cancelled, "cancel|annul|stornier|storno|storniert|geannuleerd|afgezegd|anulowan|anulad|otkazan|stornir|declined|rifiutat|abgelehnt|refuse|rechazad|afgewezen|odrzucon|recusad|odbijen|expired|scadut|abgelaufen|expire|caducad|verlopen|wygas|istekl"},
	{Stands, "ok|confirm|conferm|bestatigt|confirme|bevestigd|potwierdz|potvrd|accepted|accettat|akzeptiert|accepte|aceptad|geaccepteerd|booked|prenotat|gebucht|reserve|reservad|geboekt|zarezerwowan|rezerviran|guest|ospite|gast|voyageur|huesped|gosc|hospede|gost|arriv|current|hosting|checked|check in|check out|in corso|in house|completed|complet|abgeschlossen|termin|voltooid|zakonczon|concluid|zavrsen|active|attiv|aktiv|actif|activ|stayed|paid|pagat|bezahlt|review|recensi|bewert|upcoming|past|trip"},
}

// stateOf reads the word for a state; learned is what people have said of words
// before, by Fold. An empty word says that nothing is wrong.
func stateOf(word string, learned map[string]State) (State, bool) {
	folded := Fold(strings.ReplaceAll(word, "_", " "))
	if folded == "" {
		return Stands, true
	}
	if s, ok := learned[folded]; ok {
		return s, true
	}
	for _, one := range stateWords {
		for part := range strings.SplitSeq(one.parts, "|") {
			// The short ones only as whole words: "ok" is in many.
			if len(part) > 3 && strings.Contains(folded, part) || folded == part || strings.Contains(" "+folded+" ", " "+part+" ") {
				return one.state, true
			}
		}
	}
	return "", false
}

// readName cleans a name and puts "Weber, Lena" the way round that it is said in.
// Of several guests it is the first: "Lena Weber, Paul Weber".
func readName(text string) string {
	text = strings.TrimLeft(oneLine(text), `=+-@'"`+" ")
	text = strings.Trim(text, `"' `)
	parts := strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ';' || r == '|' })
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	switch {
	case len(parts) == 0:
		return ""
	case len(parts) == 2 && parts[0] != "" && parts[1] != "" && (!strings.Contains(parts[0], " ") || !strings.Contains(parts[1], " ")):
		text = parts[1] + " " + parts[0]
	default:
		text = parts[0]
	}
	if !strings.ContainsFunc(text, unicode.IsLetter) {
		return ""
	}
	return shorten(text, maxName)
}

// maxName is the most of a name that is kept, in characters.
const maxName = 120

func shorten(text string, most int) string {
	if utf8.RuneCountInString(text) <= most {
		return text
	}
	return strings.TrimSpace(string([]rune(text)[:most]))
}

// readCode cleans a reservation code. A number keeps no decimals, and signs that
// spreadsheets take for a formula are none of a code.
func readCode(c Cell) string {
	text := strings.TrimLeft(oneLine(c.Text), `=+-@'"# `)
	text = strings.TrimRight(strings.TrimSuffix(text, ".0"), `"' `)
	if m := scientific.FindStringSubmatch(text); m != nil {
		text, _, _ = longNumber(m)
	}
	return strings.ToUpper(shorten(text, 40))
}

// readCount reads how many: the first number in it.
func readCount(c Cell) int {
	text := strings.TrimLeft(c.Text, " ")
	n := 0
	for i := 0; i < len(text) && isDigit(text[i]) && n <= 1000; i++ {
		n = n*10 + int(text[i]-'0')
	}
	if n > 100 {
		return 0
	}
	return n
}

// oneLine takes line breaks, control characters and doubled spaces out.
func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) || r == '\ufeff' }), " ")
}
