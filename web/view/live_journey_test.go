//go:build journey

package view_test

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/google/go-cmp/cmp"
)

const newBubble = `<article id="m-new" class="bubble bubble-guest" aria-label="new"><p class="bubble-text">Noch da?</p></article>`

func TestALivePageTakesOverWhatChangedAndDisturbsNobody(t *testing.T) {
	h, address := openHouse(t)
	b := openBrowser(t)
	b.do(chromedp.Navigate(address))
	b.is("a thread begins at its end", `document.querySelector(".stream").scrollTop === 0 && document.querySelector(".stream").scrollHeight > document.querySelector(".stream").clientHeight`)
	b.do(chromedp.SendKeys("#reply", "Ciao L"))
	b.run(`document.getElementById("reply").setSelectionRange(2, 3); document.getElementById("m-m9").mine = true`)
	b.run(`[...document.querySelectorAll("#side details")].pop().open = true`)

	h.becomes(t, `data-announce="Lena Weber: asks you"`, `data-announce="Lena Weber: you answer"`)
	h.becomes(t, "Hunde sind willkommen", "Katzen sind willkommen")
	h.becomes(t, `<section id="d-q1"`, newBubble+`<section id="d-q1"`)
	b.is("the new message appears in its place", `document.getElementById("m-new")?.nextElementSibling.id === "d-q1"`)
	b.is("what was being typed stays, and the cursor in it", `(r => r.value === "Ciao L" && document.activeElement === r && r.selectionStart === 2 && r.selectionEnd === 3)(document.getElementById("reply"))`)
	b.is("messages that were there are the same elements", `document.getElementById("m-m9").mine === true`)
	b.is("an untouched draft follows", `document.getElementById("d-q1-text").value.startsWith("Katzen")`)
	b.is("the state is said politely", `document.getElementById("announce").textContent.includes("you answer")`)
	b.is("an open fold stays open", `[...document.querySelectorAll("#side details")].pop().open`)
	b.is("the thread stays at its end", `document.querySelector(".stream").scrollTop === 0`)

	b.run(`document.querySelector(".stream").scrollTop = -300; window.place = document.getElementById("m-m9").getBoundingClientRect().top`)
	b.do(chromedp.SendKeys("#d-q1-text", "!!"))
	h.becomes(t, "Katzen sind", "Tiere sind")
	h.becomes(t, newBubble, newBubble+`<article id="m-newer" class="bubble bubble-guest" aria-label="newer"><p>Hallo?</p></article>`)
	b.is("another message appears", `!!document.getElementById("m-newer")`)
	b.is("a draft that was changed by hand keeps its text", `document.getElementById("d-q1-text").value.includes("Katzen") && document.getElementById("d-q1-text").value.includes("!!")`)
}

func TestALostConnectionIsSaidAndHealed(t *testing.T) {
	h, address := openHouse(t)
	b := openBrowser(t)
	b.do(chromedp.Navigate(address))
	b.is("the page listens", `document.documentElement.classList.contains("script")`)
	b.do(chromedp.SendKeys("#reply", "bleibt"))
	h.set(func() { h.away = true })
	h.cut()
	b.is("the page says that the connection is lost", `!document.getElementById("lost").hidden`)
	b.do(chromedp.KeyEvent(kb.Enter, chromedp.KeyModifiers(chromedp.ModifierCtrl)))
	b.is("a message that could not leave says so", `document.querySelector(".composer .error-lost")?.textContent.startsWith("Not sent")`)
	h.set(func() { h.away = false })
	h.becomes(t, "Hallo! Wie lautet", "Hello! Wie lautet")
	b.is("the banner goes when the connection is back", `document.getElementById("lost").hidden`)
	b.is("what was missed is fetched", `document.getElementById("m-m3").textContent.includes("Hello!")`)
	b.is("the text is still there", `document.getElementById("reply").value === "bleibt"`)
	if got := h.posted(); len(got) != 0 {
		t.Errorf("posted %v, though nothing could be reached", got)
	}
}

func TestSendingStaysOnThePageAndNeverRepeatsItself(t *testing.T) {
	h, address := openHouse(t)
	b := openBrowser(t)
	b.do(chromedp.Navigate(address))
	b.run(`window.samePage = true`)
	b.do(chromedp.SendKeys("#reply", "Sì, va bene"))
	h.set(func() { h.refuse = 500 })
	b.do(chromedp.KeyEvent(kb.Enter, chromedp.KeyModifiers(chromedp.ModifierCtrl)))
	b.is("an error is shown beside the form", `document.querySelector(".composer .error")?.textContent === "Something broke"`)
	b.is("the text is kept", `document.getElementById("reply").value === "Sì, va bene"`)
	h.set(func() { h.refuse = 0 })
	b.do(chromedp.KeyEvent(kb.Enter, chromedp.KeyModifiers(chromedp.ModifierCtrl)))
	b.is("the field empties once the message is taken", `document.getElementById("reply").value === ""`)
	b.do(chromedp.Click(`#d-q1 button[formaction]`))
	b.is("it is the same page with the cursor where it was", `window.samePage === true`)
	b.is("both buttons of the draft work again", `![...document.querySelectorAll("#d-q1 button")].some(b => b.disabled)`)
	want := []string{"/inbox/c1/reply Sì, va bene", "/inbox/c1/reply Sì, va bene", "/inbox/c1/drafts/q1/discard Hunde sind willkommen, solange sie nicht aufs Sofa springen."}
	if diff := cmp.Diff(want, h.posted()); diff != "" {
		t.Error(diff)
	}
}

func TestQuestionsAreDialogsThatClose(t *testing.T) {
	h, address := openHouse(t)
	b := openBrowser(t)
	b.do(chromedp.Navigate(address), chromedp.Click(`button[data-dialog="ask-untie"]`))
	b.is("the question is modal", `document.getElementById("ask-untie").matches(":modal")`)
	b.is("the cursor is on the safe answer", `document.activeElement.hasAttribute("data-close")`)
	h.becomes(t, "Super danke!", "Danke!")
	b.is("the page changes below", `document.getElementById("m-m9").textContent.includes("Danke!") && !document.getElementById("m-m9").textContent.includes("Super")`)
	b.is("and the question stays", `document.getElementById("ask-untie").open`)
	b.do(chromedp.KeyEvent(kb.Escape))
	b.is("escape answers no", `!document.getElementById("ask-untie").open`)
	b.do(chromedp.Click(`button[data-dialog="ask-untie"]`), chromedp.Click(`#ask-untie [data-close]`))
	b.is("so does the button", `!document.getElementById("ask-untie").open`)
	if got := h.posted(); len(got) != 0 {
		t.Errorf("posted %v by asking", got)
	}
}
