//go:build journey

package journey_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// A list of reservations is brought in on a small phone, whose browser may run no
// scripts. Every page on the way is examined where it runs them, as that takes one.
func TestAListIsBroughtIn(t *testing.T) {
	axe, err := os.ReadFile("testdata/axe/axe.min.js")
	if err != nil {
		t.Fatal(err)
	}
	t.Run("without script", func(t *testing.T) { bringList(t, func(b *browser) { b.withoutScript() }, func(*browser) {}) })
	t.Run("with script", func(t *testing.T) { bringList(t, func(*browser) {}, func(b *browser) { examineHere(b, string(axe)) }) })
}

func bringList(t *testing.T, prepare, look func(*browser)) {
	h := newHouse(t)
	h.must("property", "import", h.file(property))
	h.serve()
	link := h.link(`http://\S+/setup/\S+`)
	b := openBrowser(t, h.address())
	setUp(b, link)
	b.size(360, 800)
	prepare(b)
	day := func(n int) string { return time.Now().AddDate(0, 0, n).Format(time.DateOnly) }
	list := "Kennung;Gast;Kontakt;Anreise;Abreise;Wohnung;Status\n" +
		fmt.Sprintf("HMABCDEF01;Lena Weber;+44 7700 900123;%s;%s;Dachzimmer;klar\n", day(30), day(33)) +
		fmt.Sprintf("HMABCDEF02;Tom Okafor;4.48E+11;%s;%s;Dachzimmer;klar\n", day(31), day(35)) +
		fmt.Sprintf("HMABCDEF03;Ana Silva;;%s;%s;Dachzimmer;storniert\n", day(50), day(40))
	b.open("/add-booking")
	b.click(`a[href="/calendar/list"]`)
	b.at("/calendar/list")
	b.do("choose the file", chromedp.SetUploadFiles("#f-file", []string{h.file(list)}))
	b.click("form[enctype] button[type=submit]")
	b.shows("main", "Which property is meant", "Dachzimmer", "What these words mean", "klar")
	pick := func(selector, value string) {
		get[bool](b, fmt.Sprintf(`document.querySelector(%q).value = %q, true`, selector, value))
	}
	pick("[name=unit-0]", "casa-prova")
	pick("[name=word-0]", "stands")
	look(b)
	b.click(".list-reading button[type=submit]")
	b.shows("#group-new", "Lena Weber", "+447700900123")
	b.shows("#group-unclear", "Tom Okafor", "its last digits are lost")
	b.shows("#group-refused", "Ana Silva", "not after the arrival")
	b.is("the column of the code was not known", `!document.querySelector("#group-new").innerText.includes("HMABCDEF01")`)
	look(b)
	b.click(".btn-primary")
	b.shows("#flash", "1 booking entered")
}

// examineHere looks at the page that is open, as it is.
func examineHere(b *browser, axe string) {
	b.t.Helper()
	if wrong := examined(b, axe); len(wrong) > 0 {
		b.t.Errorf("the page %q:\n%s", get[string](b, "document.title"), strings.Join(wrong, "\n"))
	}
}
