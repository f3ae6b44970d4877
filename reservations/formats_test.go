package reservations_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"portineria/reservations"
)

// TestEveryFormatSaysTheSame reads one list as several programs write it; testdata
// says with which.
func TestEveryFormatSaysTheSame(t *testing.T) {
	same := []string{
		"4812345678|stands|2026-09-19|2026-09-26|Lena Weber|+4915125555555|Casa Limone|***",
		"4812345679|cancelled|2026-10-03|2026-10-05|Paul Duval|+33612345678|Casa Limone|**",
		"4812345680|stands|2026-10-10|2026-10-12|Ada Rossi|+393471234567|Harbour Löft|**",
	}
	for _, name := range []string{"sheetjs-biff8.xls", "sheetjs-biff5.xls", "xlwt.xls", "sheetjs-xml.xls", "sheetjs.xlsx", "sheetjs-inline.xlsx", "openpyxl.xlsx", "epoch1904.xlsx"} {
		t.Run(name, func(t *testing.T) { want(t, file(t, name), same...) })
	}
	// What a spreadsheet shows is all that is left in these: of the long number its
	// first digits.
	same[0] = strings.Replace(same[0], "+4915125555555", "phone_shortened", 1)
	for _, name := range []string{"sheetjs-html.xls", "sheetjs.csv", "sheetjs.txt"} {
		t.Run(name, func(t *testing.T) { want(t, file(t, name), same...) })
	}
}

func TestALongTableOfTextsIsReadOverItsContinuations(t *testing.T) {
	l, err := open(t, file(t, "writeexcel.xls"))
	if err != nil {
		t.Fatal(err)
	}
	if len(l.Reservations) != 400 || len(l.Refused) != 0 {
		t.Fatalf("%d reservations, refused: %v", len(l.Reservations), l.Refused)
	}
	for i, r := range l.Reservations {
		if string(r.Name) != fmt.Sprintf("Łena Wëber %d", i) || string(r.Code) != fmt.Sprint(4800000000+i) || string(r.Phone) != fmt.Sprintf("+%d", 447700900101+i) || r.Departure-r.Arrival != 2 {
			t.Fatalf("row %d: %q %q %q %s", r.Row, string(r.Name), string(r.Code), string(r.Phone)+string(r.PhoneProblem), r.Arrival)
		}
	}
}

func TestRowsCountAsTheSpreadsheetShowsThem(t *testing.T) {
	l, err := open(t, file(t, "openpyxl.xlsx")) // with a title and an empty row above
	if err != nil || l.Reservations[0].Row != 4 {
		t.Errorf("row %d, %v", l.Reservations[0].Row, err)
	}
}

func TestOtherSpreadsheetsAreNamed(t *testing.T) {
	for name, want := range map[string]reservations.Problem{"sheetjs.ods": reservations.OtherSheet, "sheetjs.xlsb": reservations.OtherSheet, "sheetjs-biff2.xls": reservations.OldSheet} {
		if _, err := open(t, file(t, name)); reservations.ProblemOf(err) != want {
			t.Errorf("%s: %v, want %s", name, err, want)
		}
	}
}

// part is a file in an archive.
type part struct{ name, content string }

func archive(t testing.TB, parts ...part) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, p := range parts {
		w, err := z.Create(p.name)
		if err == nil {
			_, err = io.WriteString(w, p.content)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

const someSheet = `<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Code</t></is></c><c r="B1" t="str"><v>Check-in</v></c><c r="C1" t="s"><v>0</v></c></row>%s</sheetData></worksheet>`

func TestHostileWorkbooks(t *testing.T) {
	texts := part{"xl/sharedStrings.xml", `<sst><si><r><t>Check</t></r><r><t>-out</t></r><rPh><t>x</t></rPh></si></sst>`}
	row := `<row r="2"><c r="A2" t="str"><v>X</v></c><c r="B2"><v>46115</v></c><c r="C2"><v>46117</v></c></row>`
	want(t, archive(t, texts, part{"xl/worksheets/sheet1.xml", fmt.Sprintf(someSheet, row)}), "X|stands|2026-04-03|2026-04-05||||")
	for name, tt := range map[string]struct {
		parts []part
		want  reservations.Problem
	}{
		"unpacks to too much":  {[]part{{"xl/worksheets/sheet1.xml", fmt.Sprintf(someSheet, strings.Repeat(" ", 70<<20))}}, reservations.Hostile},
		"a document type":      {[]part{{"xl/worksheets/sheet1.xml", `<!DOCTYPE a [<!ENTITY b "c">]>` + fmt.Sprintf(someSheet, row)}}, reservations.Hostile},
		"nested":               {[]part{{"xl/worksheets/sheet1.xml", strings.Repeat("<a>", 100)}}, reservations.Hostile},
		"too many rows":        {[]part{{"xl/worksheets/sheet1.xml", fmt.Sprintf(someSheet, strings.Repeat(`<row><c t="str"><v>X</v></c></row>`, 20001))}}, reservations.TooManyRows},
		"wide rows":            {[]part{{"xl/worksheets/sheet1.xml", fmt.Sprintf(someSheet, strings.Repeat(`<row><c r="IV1" t="str"><v>X</v></c></row>`, 5000))}}, reservations.Hostile},
		"cut off within":       {[]part{{"xl/worksheets/sheet1.xml", `<worksheet><sheetData><row><c><v>1`}}, reservations.Broken},
		"no sheet":             {[]part{{"xl/workbook.xml", `<workbook/>`}}, reservations.Unknown},
		"a reference far away": {[]part{{"xl/worksheets/sheet1.xml", `<worksheet><sheetData><row r="1"><c r="ZZZZZZZZZZ1" t="str"><v>Code</v></c></row></sheetData></worksheet>`}}, reservations.Unknown},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := open(t, archive(t, tt.parts...)); reservations.ProblemOf(err) != tt.want {
				t.Errorf("%v, want %s", err, tt.want)
			}
		})
	}
}

// A file that is cut off anywhere is read as far as it goes or refused; it never
// takes the program down.
func TestCutAnywhere(t *testing.T) {
	for _, name := range []string{"sheetjs-biff8.xls", "xlwt.xls", "openpyxl.xlsx", "sheetjs-html.xls", "sheetjs-xml.xls", "sheetjs.csv"} {
		content := file(t, name)
		for i := 0; i < len(content); i += 1 + len(content)/300 {
			if _, err := open(t, content[:i]); err != nil && reservations.ProblemOf(err) == "" {
				t.Fatalf("%s cut at %d: %v", name, i, err)
			}
		}
	}
}

func TestAWebPageAsXLS(t *testing.T) {
	want(t, `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table><tr><th>Code<th>Check-in<th>Check-out<th>Phone
		<tr><td>X&amp;1<td>2026-04-03<td>2026-04-05<td x:num="447700900123">4.477E+11</table>`, "X&1|stands|2026-04-03|2026-04-05||+447700900123||")
}

func TestASpreadsheetThatTurnedDatesRoundIsNotBelieved(t *testing.T) {
	// 9/10/2026 became the ninth of October; 9/19/2026 stayed text.
	sheet := fmt.Sprintf(someSheet, `<row><c t="str"><v>X</v></c><c s="1"><v>46304</v></c><c s="1"><v>46305</v></c></row><row><c t="str"><v>Y</v></c><c t="str"><v>9/19/2026</v></c><c t="str"><v>9/21/2026</v></c></row>`)
	content := archive(t, part{"xl/sharedStrings.xml", `<sst><si><t>Check-out</t></si></sst>`}, part{"xl/styles.xml", `<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`}, part{"xl/worksheets/sheet1.xml", sheet})
	if _, err := open(t, content); reservations.ProblemOf(err) != reservations.DatesMixed {
		t.Errorf("%v", err)
	}
}

func TestProblemsAreListed(t *testing.T) {
	seen := map[reservations.Problem]bool{}
	for _, p := range reservations.Problems() {
		if seen[p] || p == "" {
			t.Errorf("%q twice", p)
		}
		seen[p] = true
	}
	if diff := cmp.Diff(25, len(seen)); diff != "" {
		t.Error(diff)
	}
}

// What a hostile file can make of quotes, separators, tags and chains costs little.
func TestHostileTextCostsLittle(t *testing.T) {
	for name, piece := range map[string]string{"quotes": `,"`, "quotes and letters": `,"a"b`, "separators": ",", "lines": "\n\"", "tags": "<td>", "tables": "<table><tr><td>x", "spaces": "\"  ", "dates": "1/1/26,"} {
		head := "Code,Arrival,Departure\n"
		if strings.HasPrefix(piece, "<") {
			head = "<table><tr><td>Code<td>Arrival<td>Departure<tr>"
		}
		if _, err := open(t, head+strings.Repeat(piece, (reservations.MaxBytes-100)/len(piece))); err != nil && reservations.ProblemOf(err) == "" {
			t.Errorf("%s: %v", name, err)
		}
	}
}
