package document_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"portineria/document"
)

// held fails where a text that was read is not what the package promises.
func held(t *testing.T, text string, err error) {
	t.Helper()
	if err != nil {
		if document.ProblemOf(err) == "" {
			t.Fatalf("an error without a problem: %v", err)
		}
		if text != "" {
			t.Fatal("a text beside an error")
		}
		return
	}
	if !utf8.ValidString(text) || len(text) > document.MaxText+1 || !strings.HasSuffix(text, "\n") || strings.Contains(text, "\n\n\n") {
		t.Fatalf("a text of %d bytes is not plain: %.80q", len(text), text)
	}
	for _, r := range text {
		if r != '\n' && (unicode.IsControl(r) || unicode.Is(unicode.Cf, r)) {
			t.Fatalf("the text holds %U", r)
		}
	}
}

func FuzzText(f *testing.F) {
	for _, s := range []string{"Ciao.", "\xff\xfeC\x00", "\xfe\xff\xd8\x00", "\xef\xbb\xbfx", "a\r\n\r\n\r\nb", "\x80\x81", "{\\rtf1", "%PDF-", "PK\x03\x04"} {
		f.Add([]byte(s))
	}
	none := document.Reader{PDF: noPDF}
	f.Fuzz(func(t *testing.T, content []byte) {
		text, err := none.Read(t.Context(), "", content)
		held(t, text, err)
	})
}

func FuzzWord(f *testing.F) {
	for _, s := range []string{
		para("ciao"), "<w:tbl><w:tr><w:tc>" + para("a") + "</w:tc><w:tc>" + para("b") + "</w:tc></w:tr></w:tbl>", "<w:tr><w:tc></w:tr></w:tbl>", "</w:p>", "<w:p><w:r><w:t>&amp;&#8238;x</w:t>",
		"<w:p><w:pPr><w:pStyle w:val='Heading1'/></w:pPr>" + para("x") + "</w:p>", "<!DOCTYPE x>", "<?xml?>", "<w:del>" + para("x") + "</w:del>", "<w:tbl><w:tbl></w:tbl><w:tr></w:tr></w:tbl>",
	} {
		f.Add(s)
	}
	none := document.Reader{PDF: noPDF}
	f.Fuzz(func(t *testing.T, body string) {
		text, err := none.Read(t.Context(), "a.docx", docx(body))
		held(t, text, err)
	})
}

// FuzzArchive changes the archive itself.
func FuzzArchive(f *testing.F) {
	f.Add(docx(para("ciao")))
	f.Add(lockedArchive())
	f.Add(archive("[Content_Types].xml", "", "word/document.xml", "<a/>"))
	none := document.Reader{PDF: noPDF}
	f.Fuzz(func(t *testing.T, content []byte) {
		text, err := none.Read(t.Context(), "", content)
		held(t, text, err)
	})
}

// FuzzPDF runs the parser in a process of its own, as it always runs.
func FuzzPDF(f *testing.F) {
	for _, name := range []string{"browser.pdf", "ghostscript.pdf", "locked.pdf", "restricted.pdf"} {
		content, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(content)
	}
	f.Add(pdfOf("", onePage(says)...))
	f.Add(pdfCircle())
	f.Add(pdfStream("/Size 12"))
	reader := reader()
	f.Fuzz(func(t *testing.T, content []byte) {
		text, err := reader.Read(t.Context(), "", content)
		held(t, text, err)
	})
}
