package reservations_test

import (
	"encoding/binary"
	"os"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"

	"portineria/reservations"
)

// open reads a file and understands it with what is built in alone.
func open(t *testing.T, content string) (reservations.List, error) {
	t.Helper()
	table, err := reservations.Open([]byte(content))
	if err != nil {
		return reservations.List{}, err
	}
	return reservations.Read(table, reservations.Options{Columns: reservations.Guess(table.Header, nil)})
}

// lines writes a list as a person would tell it.
func lines(l reservations.List) []string {
	var all []string
	for _, r := range l.Reservations {
		line := strings.Join([]string{string(r.Code), string(r.State), r.Arrival.String(), r.Departure.String(), string(r.Name), string(r.Phone) + string(r.PhoneProblem), r.Unit, strings.Repeat("*", r.Guests)}, "|")
		all = append(all, line)
	}
	for _, r := range l.Refused {
		all = append(all, strings.Join([]string{"refused", string(rune('0' + r.Row)), r.Column, string(r.Problem)}, "|"))
	}
	return all
}

func want(t *testing.T, content string, wanted ...string) reservations.List {
	t.Helper()
	l, err := open(t, content)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(wanted, lines(l)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	return l
}

const airbnb = `Confirmation code,Status,Guest name,Contact,# of adults,# of children,# of infants,Start date,End date,# of nights,Booked,Listing,Earnings
HMABCDEF01,Confirmed,Lena Weber,+44 7700 900123,2,1,0,9/19/2026,9/26/2026,7,2026-03-02,Casa Limone,"€1,234.50"
HMABCDEF02,Canceled by guest,Paul Duval,,2,0,0,10/3/2026,10/5/2026,2,2026-03-05,"Casa Limone, sea view",€0.00
HMABCDEF03,Past guest,Ana Silva,+1 (212) 555-0142,1,0,0,1/4/2026,1/7/2026,3,2025-12-01,Casa Limone,€210.00
HMABCDEF04,Confirmed,Tom Okafor,+44 7700 900124,2,0,0,10/8/2026,10/9/2026,1,2026-03-06,Casa Limone, sea view,€99.00
`

func TestAirbnbInEnglish(t *testing.T) {
	l := want(t, airbnb,
		"HMABCDEF01|stands|2026-09-19|2026-09-26|Lena Weber|+447700900123|Casa Limone|***",
		"HMABCDEF02|cancelled|2026-10-03|2026-10-05|Paul Duval||Casa Limone, sea view|**",
		"HMABCDEF03|stands|2026-01-04|2026-01-07|Ana Silva|+12125550142|Casa Limone|*",
		"refused|5||row_too_long",
	)
	if l.Channel != "airbnb" {
		t.Errorf("channel %q", l.Channel)
	}
	if diff := cmp.Diff([]string{"Casa Limone", "Casa Limone, sea view"}, l.Units); diff != "" {
		t.Error(diff)
	}
}

func TestBookingComInItalian(t *testing.T) {
	l := want(t, "N° di prenotazione;Prenotato da;Nome ospite(i);Arrivo;Partenza;Data di prenotazione;Stato;Camere/unità;Persone;Adulti;Bambini;Età dei bambini;Prezzo;% commissione;Booker country;Tipologia di unità;Durata (notti);Numero di telefono\n"+
		"4812345678;Weber, Lena;Lena Weber, Paul Weber;2026-09-19;2026-09-26;2026-03-02;ok;1;3;2;1;4;700 EUR;15;de;Appartamento;7;4915125555555\n"+
		"4812345679;Duval, Paul;;2026-10-03;2026-10-05;2026-03-05;cancelled_by_guest;1;2;2;0;;200 EUR;15;fr;Appartamento;2;33612345678\n"+
		"4812345680;Rossi, Ada;Ada Rossi;2026-10-10;2026-10-12;2026-03-05;ok;1;2;2;0;;200 EUR;15;it;Appartamento;2;3471234567\n",
		"4812345678|stands|2026-09-19|2026-09-26|Lena Weber|+4915125555555|Appartamento|***",
		"4812345679|cancelled|2026-10-03|2026-10-05|Paul Duval|+33612345678|Appartamento|**",
		"4812345680|stands|2026-10-10|2026-10-12|Ada Rossi|phone_no_country|Appartamento|**",
	)
	if l.Channel != "booking.com" {
		t.Errorf("channel %q", l.Channel)
	}
}

func TestHeadersInNineLanguages(t *testing.T) {
	for language, header := range map[string]string{
		"en": "Book number,Booked by,Guest name(s),Check-in,Check-out,Booked on,Status,Rooms,People,Adults,Children,Price,Commission %,Commission amount,Remarks,Booker country,Travel purpose,Device,Unit type,Duration (nights),Phone number,Address",
		"it": "Codice di conferma,Stato,Nome ospite,Contatto,N. adulti,N. bambini,Data di inizio,Data di fine,N. notti,Annuncio",
		"de": "Bestätigungs-Code,Status,Name des Gastes,Telefonnummer,Erwachsene,Kinder,Startdatum,Enddatum,Nächte,Inserat",
		"fr": "Code de confirmation,Statut,Nom du voyageur,Contact,# des adultes,# des enfants,Date de début,Date de fin,# de nuits,Annonce",
		"es": "Código de confirmación,Estado,Nombre del huésped,Teléfono,Adultos,Niños,Fecha de inicio,Fecha de finalización,Noches,Anuncio",
		"nl": "Bevestigingscode,Status,Naam gast,Telefoonnummer,Volwassenen,Kinderen,Aankomst,Vertrek,Aantal nachten,Accommodatie",
		"pl": "Kod potwierdzenia,Status,Imię i nazwisko gościa,Numer telefonu,Dorośli,Dzieci,Data rozpoczęcia,Data zakończenia,Liczba nocy,Oferta",
		"pt": "Código de confirmação,Status,Nome do hóspede,Telefone,Adultos,Crianças,Data de início,Data de término,Noites,Anúncio",
		"hr": "Broj rezervacije,Status,Ime(na) gosta,Broj telefona,Odrasli,Djeca,Prijava,Odjava,Broj noćenja,Vrsta jedinice",
	} {
		got := reservations.Guess(strings.Split(header, ","), nil)
		for _, field := range []reservations.Field{reservations.Code, reservations.Status, reservations.Guest, reservations.Phone, reservations.Adults, reservations.Children,
			reservations.Arrival, reservations.Departure, reservations.Nights, reservations.Unit} {
			if _, ok := got[field]; !ok {
				t.Errorf("%s: no column for %s", language, field)
			}
		}
		if strange := reservations.Strange(strings.Split(header, ","), nil); len(strange) > 0 {
			t.Errorf("%s: columns %v are strange", language, strange)
		}
	}
}

func TestWhatPeopleSayOfColumnsCounts(t *testing.T) {
	header := []string{"Kennung", "Name", "Anreise", "Abreise", "Rückruf"}
	learned := map[string]reservations.Field{"kennung": reservations.Code, "ruckruf": reservations.Phone, "name": reservations.Ignored}
	got := reservations.Guess(header, learned)
	if diff := cmp.Diff(reservations.Columns{reservations.Code: 0, reservations.Arrival: 2, reservations.Departure: 3, reservations.Phone: 4}, got); diff != "" {
		t.Error(diff)
	}
	if strange := reservations.Strange(header, nil); !cmp.Equal(strange, []int{0, 4}) {
		t.Errorf("strange: %v", strange)
	}
}

func TestDatesAreDecidedForTheWholeFile(t *testing.T) {
	list := func(rows ...string) string {
		return "Code,Name,Arrival,Departure,Nights\n" + strings.Join(rows, "\n") + "\n"
	}
	tests := map[string]struct {
		list, first string
		problem     reservations.Problem
	}{
		"one row decides for all":           {list("a,Ann,03/04/2026,05/04/2026,", "b,Ben,19/04/2026,21/04/2026,"), "2026-04-03", ""},
		"month first":                       {list("a,Ann,3/4/2026,3/6/2026,", "b,Ben,4/19/2026,4/21/2026,"), "2026-03-04", ""},
		"nothing decides":                   {list("a,Ann,03/04/2026,05/04/2026,"), "", reservations.DatesAmbiguous},
		"the number of nights decides":      {list("a,Ann,03/04/2026,05/04/2026,2"), "2026-04-03", ""},
		"rows that contradict each other":   {list("a,Ann,13/04/2026,15/04/2026,", "b,Ben,4/19/2026,4/21/2026,"), "", reservations.DatesAmbiguous},
		"dots begin with the day":           {list("a,Ann,03.04.2026,05.04.2026,"), "2026-04-03", ""},
		"dots with spaces":                  {list("a,Ann,3. 4. 2026.,5. 4. 2026.,"), "2026-04-03", ""},
		"year first":                        {list("a,Ann,2026-04-03,2026/04/05,"), "2026-04-03", ""},
		"with a time":                       {list("a,Ann,2026-04-03T15:00:00Z,2026-04-05 10:00,"), "2026-04-03", ""},
		"no separators":                     {list("a,Ann,20260403,20260405,"), "2026-04-03", ""},
		"two digits of a year":              {list("a,Ann,25/12/26,27/12/26,"), "2026-12-25", ""},
		"month by name, English":            {list(`a,Ann,"Apr 3, 2026","Sun, 5 April 2026",`), "2026-04-03", ""},
		"month by name, Italian":            {list(`a,Ann,mar 14 lug 2026,gio 16 luglio 2026,`), "2026-07-14", ""},
		"month by name, Croatian":           {list(`a,Ann,3. travnja 2026.,5. travnja 2026.,`), "2026-04-03", ""},
		"month by name, Spanish":            {list(`a,Ann,3 de abril de 2026,5 de abril de 2026,`), "2026-04-03", ""},
		"the same day either way":           {list("a,Ann,04/04/2026,06/06/2026,"), "2026-04-04", ""},
		"a number is no date outside Excel": {list("a,Ann,46115,46117,"), "", ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			l, err := open(t, tt.list)
			if got := reservations.ProblemOf(err); got != tt.problem {
				t.Fatalf("problem %q, want %q", got, tt.problem)
			}
			first := ""
			if len(l.Reservations) > 0 {
				first = l.Reservations[0].Arrival.String()
			}
			if first != tt.first {
				t.Errorf("arrival %s, want %s; refused %v", first, tt.first, l.Refused)
			}
		})
	}
}

func TestAnAmbiguousListIsReadAsTheOwnerSays(t *testing.T) {
	table, err := reservations.Open([]byte("Code,Arrival,Departure\na,03/04/2026,05/04/2026\n"))
	if err != nil {
		t.Fatal(err)
	}
	for order, arrival := range map[reservations.Order]string{reservations.DayFirst: "2026-04-03", reservations.MonFirst: "2026-03-04"} {
		l, err := reservations.Read(table, reservations.Options{Columns: reservations.Guess(table.Header, nil), Order: order})
		if err != nil || l.Reservations[0].Arrival.String() != arrival {
			t.Errorf("%s: %v, %v", order, lines(l), err)
		}
	}
}

func TestRowsAreRefusedWithTheirReason(t *testing.T) {
	want(t, "Code,Status,Name,Arrival,Departure,Nights\n"+
		"A,Confirmed,Ann,2026-04-03,,2\n"+
		"B,Confirmed,Ben,2026-04-31,2026-05-02,2\n"+
		"C,Confirmed,Cid,2026-04-05,2026-04-03,2\n"+
		"D,Confirmed,Dan,2026-04-03,2029-04-05,\n"+
		"E,Confirmed,Eva,2026-04-03,2026-04-05,3\n"+
		"F,Wobbly,Fay,2026-04-03,2026-04-05,2\n"+
		"G,Confirmed\n"+
		",,,,,\n",
		"refused|2|Departure|row_no_date", "refused|3|Arrival|row_bad_date", "refused|4|Departure|row_backwards", "refused|5|Departure|row_stay_too_long",
		"refused|6|Nights|row_nights_differ", "refused|7|Status|row_status_unknown", "refused|8||row_too_short")
}

func TestStatesByTheirWords(t *testing.T) {
	for word, state := range map[string]reservations.State{
		"ok": reservations.Stands, "Confirmed": reservations.Stands, "Past guest": reservations.Stands, "Currently hosting": reservations.Stands, "Ancien voyageur": reservations.Stands,
		"Confermata": reservations.Stands, "Bestätigt": reservations.Stands, "": reservations.Stands,
		"cancelled_by_guest": reservations.Cancelled, "cancelled_by_hotel": reservations.Cancelled, "Canceled by guest": reservations.Cancelled, "Cancelled": reservations.Cancelled,
		"Annulée par le voyageur": reservations.Cancelled, "Cancellata dall’ospite": reservations.Cancelled, "Storniert durch Gast": reservations.Cancelled, "Geannuleerd": reservations.Cancelled,
		"Anulowana": reservations.Cancelled, "Otkazano": reservations.Cancelled, "annullata": reservations.Cancelled,
		"no_show": reservations.NoShow, "Mancata presentazione": reservations.NoShow, "Pending": reservations.Asked, "Richiesta in attesa": reservations.Asked, "Non confermata": reservations.Asked,
	} {
		l, err := open(t, "Code,Status,Arrival,Departure\nX,"+word+",2026-04-03,2026-04-05\n")
		if err != nil || len(l.Reservations) != 1 || l.Reservations[0].State != state {
			t.Errorf("%q: %v, %v; want %s", word, lines(l), err, state)
		}
	}
}

func TestQuotesAndSeparators(t *testing.T) {
	one := "X|stands|2026-04-03|2026-04-05|%s|||"
	tests := map[string]struct{ list, name string }{
		"semicolons":                {"Code;Name;Arrival;Departure\nX;Ann;2026-04-03;2026-04-05\n", "Ann"},
		"tabs":                      {"Code\tName\tArrival\tDeparture\r\nX\tAnn\t2026-04-03\t2026-04-05\r\n", "Ann"},
		"the separator said":        {"sep=;\r\nCode;Name;Arrival;Departure\r\nX;Ann;2026-04-03;2026-04-05", "Ann"},
		"lone carriage returns":     {"Code,Name,Arrival,Departure\rX,Ann,2026-04-03,2026-04-05\r", "Ann"},
		"a quote within":            {`Code,Name,Arrival,Departure` + "\n" + `X,"Ann "Annie" Lee",2026-04-03,2026-04-05` + "\n", `Ann "Annie" Lee`},
		"doubled quotes":            {`Code,Name,Arrival,Departure` + "\n" + `X,"Ann ""Annie"" Lee",2026-04-03,2026-04-05` + "\n", `Ann "Annie" Lee`},
		"a line break within":       {"Code,Name,Arrival,Departure\nX,\"Ann\nLee\",2026-04-03,2026-04-05\n", "Ann Lee"},
		"rows in quotes as a whole": {`"Code,Name,Arrival,Departure"` + "\n" + `"X,""Ann Lee"",2026-04-03,2026-04-05"` + "\n", "Ann Lee"},
		"a title above":             {"My reservations\n\nCode,Name,Arrival,Departure\nX,Ann,2026-04-03,2026-04-05\n", "Ann"},
		"last name first":           {"Code,Name,Arrival,Departure\nX,\"Lee, Ann\",2026-04-03,2026-04-05\n", "Ann Lee"},
		"a formula for a name":      {"Code,Name,Arrival,Departure\nX,=Ann Lee,2026-04-03,2026-04-05\n", "Ann Lee"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) { want(t, tt.list, strings.Replace(one, "%s", tt.name, 1)) })
	}
}

// A quote that is never closed must not swallow the rows that follow.
func TestALostQuoteLosesOneRow(t *testing.T) {
	want(t, "Code,Name,Arrival,Departure,Remarks\n"+
		"A,\"Ann,2026-04-03,2026-04-05,\n"+
		"B,\"Ben\",2026-04-06,2026-04-08,\n"+
		"C,Cid,2026-04-09,2026-04-11,\"late, and \"hungry\n"+
		"D,Dan,2026-04-12,2026-04-14,\n",
		`A|stands|2026-04-03|2026-04-05|Ann|||`, "B|stands|2026-04-06|2026-04-08|Ben|||", "D|stands|2026-04-12|2026-04-14|Dan|||", "refused|4||row_too_long")
}

func TestEncodings(t *testing.T) {
	text := "Código de confirmación;Nombre;Llegada;Salida\nX;José Núñez;2026-04-03;2026-04-05\n"
	wide := func(order binary.AppendByteOrder, mark bool) string {
		var out []byte
		units := utf16.Encode([]rune(text))
		if mark {
			units = append([]uint16{0xfeff}, units...)
		}
		for _, u := range units {
			out = order.AppendUint16(out, u)
		}
		return string(out)
	}
	latin := strings.NewReplacer("ó", "\xf3", "é", "\xe9", "ú", "\xfa", "ñ", "\xf1").Replace(text)
	for name, content := range map[string]string{
		"UTF-8": text, "UTF-8 with its mark": "\ufeff" + text, "UTF-16 little": wide(binary.LittleEndian, true), "UTF-16 big": wide(binary.BigEndian, true),
		"UTF-16 without a mark": wide(binary.LittleEndian, false), "Windows-1252": latin,
	} {
		t.Run(name, func(t *testing.T) { want(t, content, "X|stands|2026-04-03|2026-04-05|José Núñez|||") })
	}
	t.Run("Windows-1250", func(t *testing.T) {
		want(t, "Kod potwierdzenia;Imi\xea i nazwisko go\x9ccia;Przyjazd;Wyjazd\nX;\xa3ukasz \xaf\xf3\xb3w;2026-04-03;2026-04-05\n", "X|stands|2026-04-03|2026-04-05|Łukasz Żółw|||")
	})
}

func TestPhones(t *testing.T) {
	for written, want := range map[string]string{
		"+44 7700 900123": "+447700900123", "+1 (212) 555-0142": "+12125550142", "0044 7700 900123": "+447700900123", "'+447700900123": "+447700900123", `=""+447700900123""`: "+447700900123",
		"447700900123": "+447700900123", "4.47700900123E+11": "+447700900123", "4,47700900123E+11": "+447700900123", "tel:+447700900123": "+447700900123", "447700900123.0": "+447700900123",
		"4.477E+11": "phone_shortened", "4.47701E+11": "phone_shortened", "07700900123": "phone_no_country", "7700900123": "phone_no_country", "3471234567": "phone_no_country",
		"2125550142": "phone_no_country", "+999123456789": "phone_impossible", "+44123": "phone_impossible", "+4477009001234567": "phone_impossible", "see message": "phone_not_a_number",
		"": "", "-": "", "0": "", "n/a": "", "+1 112 555 0142": "phone_impossible", "+39 347 123 4567": "+393471234567", "+39 06 6982": "+39066982", "+33 (0)6 12 34 56 78": "+33612345678",
	} {
		l, err := open(t, "Code,Phone,Arrival,Departure\nX,\""+written+"\",2026-04-03,2026-04-05\n")
		if err != nil || len(l.Reservations) != 1 {
			t.Fatalf("%q: %v", written, err)
		}
		if got := string(l.Reservations[0].Phone) + string(l.Reservations[0].PhoneProblem); got != want {
			t.Errorf("%q: %s, want %s", written, got, want)
		}
	}
}

// A number without its plus sign that could as well be one of the booker's own
// country is not taken: it would give somebody else the codes.
func TestAPhoneIsNeverGivenACountry(t *testing.T) {
	header := "Book number,Booked by,Check-in,Check-out,Booker country,Phone number\n"
	for row, want := range map[string]string{
		"1234567890,Ann,2026-04-03,2026-04-05,gb,447700900123": "+447700900123",
		"1234567890,Ann,2026-04-03,2026-04-05,us,6465550142":   "phone_unsure", // New York, or New Zealand
		"1234567890,Ann,2026-04-03,2026-04-05,nz,6465550142":   "+6465550142",
		"1234567890,Ann,2026-04-03,2026-04-05,it,3471234567":   "phone_no_country",
		"1234567890,Ann,2026-04-03,2026-04-05,de,447700900123": "phone_unsure", // German numbers are of any length
	} {
		l, err := open(t, header+row+"\n")
		if err != nil || len(l.Reservations) != 1 {
			t.Fatal(row, err)
		}
		if got := string(l.Reservations[0].Phone) + string(l.Reservations[0].PhoneProblem); got != want {
			t.Errorf("%s: %s, want %s", row, got, want)
		}
	}
}

func TestFilesThatAreNoList(t *testing.T) {
	for content, want := range map[string]reservations.Problem{
		"": reservations.Empty, "  \n": reservations.Empty, "%PDF-1.7\n%abc": reservations.Unknown, "BEGIN:VCALENDAR\nEND:VCALENDAR": reservations.Unknown,
		`{"a":1}`: reservations.Unknown, "just a line": reservations.Unknown, "Code,Arrival,Departure\n": reservations.Empty,
		"Kennung,Wann\nX,gestern\n": reservations.NoColumns, "<html><body>Please log in</body></html>": reservations.Unknown, "\x09\x08\x06\x00\x00\x00\x10\x00": reservations.Unknown,
		"PK\x03\x04nothing": reservations.Broken, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1": reservations.Broken, "\x00\x01\x02\x03\x00\x01\x02\x03": reservations.Unknown,
		strings.Repeat("x", reservations.MaxBytes+1): reservations.TooLarge, "\x09\x00\x04\x00\x02\x00\x10\x00": reservations.OldSheet,
	} {
		_, err := open(t, content)
		if got := reservations.ProblemOf(err); got != want {
			t.Errorf("%.20q: %v, want %s", content, err, want)
		}
	}
}

func TestErrorsQuoteNothingOfTheList(t *testing.T) {
	_, err := open(t, "Code,Arrival,Departure\nX,03/04/2026,05/04/2026\n")
	if err == nil || strings.Contains(err.Error(), "2026") {
		t.Errorf("%v", err)
	}
}

func file(t testing.TB, name string) string {
	t.Helper()
	content, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}
