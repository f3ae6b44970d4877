package document_test

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"portineria/document"
)

// TestMain lets the test binary be the program that reads a PDF.
func TestMain(m *testing.M) {
	if len(os.Args) == 2 && os.Args[1] == document.ChildArg {
		os.Exit(document.ServeChild(os.Stdin, os.Stdout))
	}
	os.Exit(m.Run())
}

func reader() document.Reader { return document.Reader{PDF: document.Child{}.Read} }

func read(t *testing.T, name string, content []byte) (string, error) {
	t.Helper()
	return reader().Read(t.Context(), name, content)
}

func file(t *testing.T, name string) []byte {
	t.Helper()
	content, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return content
}

func TestTextFilesAreReadInTheirEncoding(t *testing.T) {
	const want = "Il caffè costa 1 €.\n\nPerché no?\n"
	for name, content := range map[string]string{
		"UTF-8":               "Il caffè costa 1 €.\n\n\n\nPerché no?",
		"UTF-8 with its mark": "\xef\xbb\xbfIl caffè costa 1 €.\r\n\r\nPerché no?\r\n",
		"UTF-16 of Windows":   "\xff\xfe" + sixteen("Il caffè costa 1 €.\n\nPerché no?", false),
		"UTF-16 big endian":   "\xfe\xff" + sixteen("Il caffè costa 1 €.\n\nPerché no?", true),
		"Windows-1252":        "Il caff\xe8 costa 1 \x80.\r\n\r\nPerch\xe9 no?",
		"unseen characters":   "Il caf\u200bfè costa\u00a01 €.\x20\x20\n\n\u202ePerché no?\n\n\n",
		"decomposed letters":  "Il caffe\u0300 costa 1 €.\n\nPerche\u0301 no?",
	} {
		t.Run(name, func(t *testing.T) {
			got, err := read(t, "casa.txt", []byte(content))
			if err != nil || got != want {
				t.Errorf("%q, %v", got, err)
			}
		})
	}
}

func sixteen(text string, big bool) string {
	var b strings.Builder
	for _, r := range text {
		low, high := byte(r), byte(r>>8)
		if big {
			low, high = high, low
		}
		b.WriteByte(low)
		b.WriteByte(high)
	}
	return b.String()
}

const wordNames = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"`

// docx packs the body of a Word text; more are other parts, by name.
func docx(body string, more ...string) []byte {
	parts := []string{"[Content_Types].xml", "<Types/>", "word/document.xml", `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document ` + wordNames + `><w:body>` + body + `</w:body></w:document>`}
	return archive(append(parts, more...)...)
}

func archive(parts ...string) []byte {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i+1 < len(parts); i += 2 {
		f, err := w.Create(parts[i])
		if err == nil {
			_, err = f.Write([]byte(parts[i+1]))
		}
		if err != nil {
			panic(err)
		}
	}
	if err := w.Close(); err != nil {
		panic(err)
	}
	return b.Bytes()
}

func para(text string) string { return `<w:p><w:r><w:t>` + text + `</w:t></w:r></w:p>` }

func TestLettersThatAreSetAsOneAreReadAsTwo(t *testing.T) {
	got, err := read(t, "casa.txt", []byte("Il Wi-ﬁ è in uﬃcio, il pesce al ﬂambé oﬀerto."))
	if want := "Il Wi-fi è in ufficio, il pesce al flambé offerto.\n"; err != nil || got != want {
		t.Errorf("%q, %v", got, err)
	}
}

func TestAWordFileIsReadWithItsHeadingsListsAndTables(t *testing.T) {
	got, err := read(t, "casa.docx", docx(
		`<w:p><w:pPr><w:pStyle w:val="Titolo1"/></w:pPr><w:r><w:t>Wi-Fi</w:t></w:r></w:p>`+
			`<w:p><w:r><w:t xml:space="preserve">La rete è </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>CasaLimone</w:t></w:r><w:r><w:t>.</w:t><w:br/><w:t>Funziona anche in giardino.</w:t></w:r></w:p>`+
			`<w:p><w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:r><w:t>Rifiuti</w:t></w:r></w:p>`+
			`<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>Vetro: lunedì</w:t></w:r></w:p>`+
			`<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>Carta: martedì</w:t></w:r></w:p>`+
			`<w:tbl><w:tr><w:tc>`+para("Portone")+`</w:tc><w:tc>`+para("2958#")+`</w:tc></w:tr></w:tbl>`+
			`<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>nascosto</w:t></w:r><w:del><w:r><w:delText>tolto</w:delText></w:r></w:del><w:r><w:instrText>HYPERLINK</w:instrText></w:r></w:p>`+
			`<w:p><w:r><mc:AlternateContent><mc:Choice>`+para("In un riquadro.")+`</mc:Choice><mc:Fallback>`+para("In un riquadro.")+`</mc:Fallback></mc:AlternateContent></w:r></w:p>`))
	if err != nil {
		t.Fatal(err)
	}
	want := "# Wi-Fi\n\nLa rete è CasaLimone.\nFunziona anche in giardino.\n\n# Rifiuti\n\n- Vetro: lunedì\n- Carta: martedì\nPortone: 2958#\n\nIn un riquadro.\n"
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestAPDFIsReadWithItsHeadings(t *testing.T) {
	for name, want := range map[string][]string{
		"browser.pdf":     {"# Wi-Fi\n\nLa rete si chiama CasaLimone-5G. La password è limoni-gialli-22.\n", "# Parcheggio\n", "12 € al giorno", "Organico: lunedì e giovedì.\n"},
		"ghostscript.pdf": {"House manual\n\nYou can park for free in the yard. The bins go out\non Monday evening.\n"},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := read(t, name, file(t, name))
			if err != nil {
				t.Fatal(err)
			}
			for _, w := range want {
				if !strings.Contains(got, w) {
					t.Errorf("%q is not in:\n%s", w, got)
				}
			}
		})
	}
}

// pdfOf is a PDF of these objects, the first of which is the catalogue, with a
// right table of their places. trailer may replace what stands in the trailer.
func pdfOf(trailer string, objects ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	var at []int
	for i, o := range objects {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, place := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", place)
	}
	if trailer == "" {
		trailer = fmt.Sprintf("<< /Size %d /Root 1 0 R >>", len(objects)+1)
	}
	fmt.Fprintf(&b, "trailer\n%s\nstartxref\n%d\n%%%%EOF\n", trailer, start)
	return b.Bytes()
}

// onePage is the objects of a PDF of one page that draws this.
func onePage(draws string) []string {
	return []string{
		"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
		fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", len(draws), draws),
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
	}
}

const says = "BT /F1 12 Tf 72 700 Td (You can park in the yard.) Tj ET"

func TestAPDFMadeByHandIsRead(t *testing.T) {
	for name, content := range map[string][]byte{
		"plain":                   pdfOf("", onePage(says)...),
		"bytes behind the end":    append(pdfOf("", onePage(says)...), "\x00\x00\r\n\r\n"...),
		"version two":             bytes.Replace(pdfOf("", onePage(says)...), []byte("%PDF-1.4"), []byte("%PDF-2.0"), 1),
		"a space after the first": bytes.Replace(pdfOf("", onePage(says)...), []byte("%PDF-1.4\n"), []byte("%PDF-1.4 "), 1),
	} {
		t.Run(name, func(t *testing.T) {
			if got, err := read(t, "", content); err != nil || got != "You can park in the yard.\n" {
				t.Errorf("%q, %v", got, err)
			}
		})
	}
}

func refused(t *testing.T, name string, content []byte, want document.Problem) {
	t.Helper()
	text, err := read(t, name, content)
	if got := document.ProblemOf(err); got != want || text != "" {
		t.Errorf("%q, %v; want %s", text, err, want)
	}
}

func TestWhatCannotBeReadIsRefusedInAWord(t *testing.T) {
	bomb := `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>`
	for name, c := range map[string]struct {
		file    string
		content []byte
		want    document.Problem
	}{
		"nothing":                       {"", nil, document.NoText},
		"blanks":                        {"a.txt", []byte(" \n\n\t"), document.NoText},
		"no letters":                    {"a.txt", []byte("--- 12 ---"), document.NoText},
		"a huge file":                   {"a.txt", bytes.Repeat([]byte("casa "), 3<<20), document.TooLarge},
		"a long text":                   {"a.txt", bytes.Repeat([]byte("casa\n"), 50_000), document.TooLong},
		"a picture":                     {"", []byte("\x89PNG\r\n\x1a\n\x00\x00"), document.Unknown},
		"a web page":                    {"", []byte("<!DOCTYPE html><p>ciao"), document.Unknown},
		"a web page called text":        {"a.txt", []byte("<html><p>ciao"), document.Unknown},
		"the Word of before":            {"a.doc", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), document.OldWord},
		"a PDF called text":             {"a.txt", pdfOf("", onePage(says)...), document.WrongName},
		"a Word file called PDF":        {"a.pdf", docx(para("ciao")), document.WrongName},
		"text called Word":              {"a.docx", []byte("ciao"), document.WrongName},
		"another archive":               {"a.zip", archive("a.txt", "ciao"), document.Unknown},
		"a spreadsheet called Word":     {"a.docx", archive("[Content_Types].xml", "<Types/>", "xl/workbook.xml", "<x/>"), document.Unknown},
		"a cut archive":                 {"a.docx", docx(para("ciao"))[:200], document.Broken},
		"an archive with a macro":       {"a.docx", docx(para("ciao"), "word/vbaProject.bin", "x"), document.Macros},
		"an archive with a password":    {"a.docx", lockedArchive(), document.Locked},
		"two texts":                     {"a.docx", docx(para("ciao"), "word/document.xml", "<x/>"), document.Broken},
		"an archive of very many parts": {"a.docx", manyParts(), document.Hostile},
		"an archive that swells":        {"a.docx", docx(strings.Repeat(" ", 17<<20)), document.Hostile},
		"an archive that lies":          {"a.docx", lyingArchive(), document.Broken},
		"XML that is cut":               {"a.docx", archive("[Content_Types].xml", "<Types/>", "word/document.xml", "<a><b>"), document.Broken},
		"XML with entities":             {"a.docx", archive("[Content_Types].xml", "<Types/>", "word/document.xml", bomb+"<x>&b;</x>"), document.Hostile},
		"XML with a foreign entity":     {"a.docx", docx(para("&casa;")), document.Broken},
		"XML that nests":                {"a.docx", docx(strings.Repeat("<w:p>", 100_000)), document.Hostile},
		"a Word file without words":     {"a.docx", docx("<w:p/>"), document.NoText},
		"a long Word file":              {"a.docx", docx(strings.Repeat(para("una casa al mare"), 60_000)), document.TooLong},
		"a PDF with a password":         {"a.pdf", file(t, "locked.pdf"), document.Locked},
		"a PDF that may not be copied":  {"a.pdf", file(t, "restricted.pdf"), document.Locked},
		"a cut PDF":                     {"a.pdf", file(t, "browser.pdf")[:9000], document.Broken},
		"a PDF of nothing":              {"a.pdf", []byte("%PDF-1.4\n%%EOF"), document.Broken},
		"a PDF of pictures":             {"a.pdf", pdfOf("", onePage("q 1 0 0 1 0 0 cm Q")...), document.NoText},
		"a PDF of very many pages":      {"a.pdf", pdfOf("", "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 100000 >>"), document.TooManyPages},
		"a PDF without pages":           {"a.pdf", pdfOf("", "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 0 >>"), document.Broken},
		"a PDF with a page missing":     {"a.pdf", pdfOf("", "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [] /Count 3 >>"), document.Broken},
		"a PDF with a false drawing":    {"a.pdf", pdfOf("", onePage("Q Q Q "+says)...), document.Broken},
	} {
		t.Run(name, func(t *testing.T) { refused(t, c.file, c.content, c.want) })
	}
}

// lockedArchive says of its text that it is encrypted.
func lockedArchive() []byte {
	content := docx(para("ciao"))
	for _, mark := range []string{"PK\x01\x02", "PK\x03\x04"} {
		at := map[string]int{"PK\x01\x02": 8, "PK\x03\x04": 6}[mark]
		for i := 0; ; {
			next := bytes.Index(content[i:], []byte(mark))
			if next < 0 {
				break
			}
			content[i+next+at] |= 1
			i += next + 4
		}
	}
	return content
}

func manyParts() []byte {
	var more []string
	for i := range 5000 {
		more = append(more, fmt.Sprintf("word/%d.xml", i), "")
	}
	return docx(para("ciao"), more...)
}

// lyingArchive says that its text is short; it unpacks to much more.
func lyingArchive() []byte {
	content := docx(strings.Repeat(" ", 17<<20))
	for i := 0; ; {
		next := bytes.Index(content[i:], []byte("PK\x01\x02"))
		if next < 0 {
			return content
		}
		at := i + next
		if bytes.HasPrefix(content[at+46:], []byte("word/document.xml")) {
			copy(content[at+24:at+28], []byte{0xff, 0xff, 0xff, 0})
		}
		i = at + 4
	}
}

// What a library cannot be trusted with ends the child, and nothing else.
func TestAHostilePDFHurtsItsOwnProcessAlone(t *testing.T) {
	child := document.Reader{PDF: document.Child{Time: 3 * time.Second}.Read}
	deep := strings.Repeat("[", 4<<20)
	for name, c := range map[string]struct {
		content []byte
		want    []document.Problem
	}{
		"tables in a circle":   {pdfCircle(), []document.Problem{document.Hostile, document.TooSlow, document.Broken}},
		"pages in a circle":    {pdfOf("", "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R] /Count 2 >>"), []document.Problem{document.Hostile, document.TooSlow, document.Broken}},
		"parents in a circle":  {pdfOf("", "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 3 0 R /Contents 4 0 R >>", "<< /Length 60 >>\nstream\n"+says+"\nendstream"), []document.Problem{document.Hostile, document.TooSlow, document.Broken}},
		"nested very deep":     {pdfOf("", "<< /Type /Catalog /Pages "+deep+" >>"), []document.Problem{document.Broken, document.Hostile}},
		"a table of terabytes": {pdfStream("/Size 99999999999"), []document.Problem{document.Broken, document.Hostile}},
		"a table of gigabytes": {pdfStream("/Size 400000000"), []document.Problem{document.Broken, document.Hostile}},
	} {
		t.Run(name, func(t *testing.T) {
			text, err := child.Read(t.Context(), "a.pdf", c.content)
			for _, want := range c.want {
				if document.ProblemOf(err) == want && text == "" {
					return
				}
			}
			t.Errorf("%.60q, %v; want one of %v", text, err, c.want)
		})
	}
}

// pdfCircle has a table of places that names itself as the one before.
func pdfCircle() []byte {
	plain := pdfOf("", onePage(says)...)
	start := bytes.LastIndex(plain, []byte("xref\n0"))
	return pdfOf(fmt.Sprintf("<< /Size 6 /Root 1 0 R /Prev %d >>", start), onePage(says)...)
}

// pdfStream has its table of places in a stream whose dictionary says this.
func pdfStream(says string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.5\n")
	at := b.Len()
	fmt.Fprintf(&b, "1 0 obj\n<< /Type /XRef %s /W [1 2 1] /Root 1 0 R /Length 4 >>\nstream\n\x00\x00\x00\x00\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n", says, at)
	return b.Bytes()
}

func TestWhatIsNoFaultOfTheDocumentIsNotBlamedOnIt(t *testing.T) {
	_, err := document.Child{Path: filepath.Join(t.TempDir(), "none")}.Read(t.Context(), pdfOf("", onePage(says)...))
	if err == nil || document.ProblemOf(err) != "" {
		t.Errorf("a program that is not there: %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := (document.Child{}).Read(ctx, pdfOf("", onePage(says)...)); !errors.Is(err, context.Canceled) {
		t.Errorf("somebody who has left: %v", err)
	}
}

func TestNoErrorQuotesTheDocument(t *testing.T) {
	for _, content := range [][]byte{docx("<w:p>geheim</w:x>"), pdfOf("<< /Size /geheim >>", onePage(says)...), []byte("\x00geheim"), append([]byte("\xff\xfegeheim"), 0)} {
		if _, err := read(t, "geheim.bin", content); err == nil || strings.Contains(err.Error(), "geheim") {
			t.Errorf("%v", err)
		}
	}
}

// noPDF stands in where no PDF is to be read.
func noPDF(context.Context, []byte) (string, error) {
	return "", document.Error{Problem: document.Unknown}
}
