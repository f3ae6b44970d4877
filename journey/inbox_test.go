//go:build journey

package journey_test

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

func TestADraftIsEditedAndSent(t *testing.T) {
	l := newLine(t, "ANSWERS_SEND_ABOVE=0.999", "ANSWERS_DRAFT_ABOVE=0.01")
	b := l.enter()
	l.writes("Where can I park the car?")
	l.sent(1) // that the owner will answer
	b.shows("#waiting-count .count", "1")
	b.shows("#inbox-list .row", "draft ready")
	b.click("#inbox-list .row")
	b.shows("#thread .draft", "Draft for you")
	b.is("the draft is the fact", `document.querySelector(".draft textarea")?.value.includes("You can park for free")`)
	b.write(".draft textarea", "Park in the yard, left of the fig tree.")
	b.click(".draft button.btn-primary")
	if got := l.sent(2).Text; !strings.Contains(got, "Park in the yard, left of the fig tree.") {
		t.Errorf("the guest was sent %q", got)
	}
	b.gone("#thread .draft")
	b.shows("#thread .bubble", "left of the fig tree")
	b.gone("#waiting-count .count")
}

func TestAQuestionWithoutAFactWaitsForTheOwner(t *testing.T) {
	l := newLine(t)
	b := l.enter()
	b.open("/")
	l.writes("Is there a piano in the flat?")
	b.shows("#waiting-count .count", "1")
	b.shows("#today", "Ada Field")
	b.click(`.menu a[href="/inbox"]`)
	b.shows("#inbox-list .row", "asks you")
	b.click("#inbox-list .row")
	b.shows("#side", "Why this answer", "Nothing about this in Casa Prova")
	b.write("#reply", "No, but there is a guitar.")
	b.click(".composer button[type=submit]")
	b.gone("#waiting-count .count")
}

func TestOnAPhoneOneThingIsInFrontAtATime(t *testing.T) {
	l := newLine(t)
	b := l.enter()
	l.writes("Where can I park the car?")
	l.sent(1)
	b.size(360, 740)
	b.open("/inbox?tab=open")
	b.shows("#inbox-list .row", "Ada Field")
	b.gone("#thread, #side, .thread-none")
	b.click("#inbox-list .row")
	b.shows("#thread .bubble-assistant", "You can park for free")
	b.gone("#inbox-list, #side")
	b.is("the composer is within reach", `(r => r.bottom <= innerHeight && r.top > 0)(document.querySelector(".composer textarea").getBoundingClientRect())`)
	b.click(".thread-head a.narrow-only")
	b.shows("#side", "About the guest")
	b.gone("#inbox-list, #thread")
	b.click("#side a.back")
	b.shows("#thread", "You can park for free")
	b.click(".thread-head a.back")
	b.shows("#inbox-list .row", "Ada Field")
}

func TestTheKeyboardIsEnough(t *testing.T) {
	l := newLine(t)
	b := l.enter()
	l.writes("Where can I park the car?")
	l.sent(1)
	b.open("/inbox?tab=open")
	b.shows("#inbox-list .row", "Ada Field")
	b.do("press Tab", chromedp.KeyEvent(kb.Tab))
	b.is("the first stop skips the menu and can be seen", `document.activeElement.matches(".skip") && document.activeElement.getBoundingClientRect().top >= 0`)
	b.do("press Enter", chromedp.KeyEvent(kb.Enter))
	b.is("the content has the focus", `document.activeElement.id === "main"`)
	tabTo(b, "#inbox-list .row")
	b.do("press Enter", chromedp.KeyEvent(kb.Enter))
	b.is("the thread is open", `location.pathname.startsWith("/inbox/") && document.readyState === "complete"`)
	tabTo(b, "#reply")
	b.shows("#reply-hint .with-script", "Ctrl and Enter")
	b.do("write and send", chromedp.KeyEvent("See you on Friday"), chromedp.KeyEvent(kb.Enter, chromedp.KeyModifiers(chromedp.ModifierCtrl)))
	if got := l.sent(2).Text; got != "See you on Friday" {
		t.Errorf("the guest was sent %q", got)
	}
	b.is("the field is empty and has the focus", `document.activeElement.id === "reply" && document.activeElement.value === ""`)
}

// tabTo presses Tab until the focus is on it, and insists that each stop on the
// way can be seen.
func tabTo(b *browser, selector string) {
	b.t.Helper()
	for range 60 {
		b.do("press Tab", chromedp.KeyEvent(kb.Tab))
		if get[bool](b, "document.activeElement.matches("+quote(selector)+")") {
			return
		}
		if stop := get[string](b, `(e => e === document.body || e.checkVisibility({opacityProperty: true, visibilityProperty: true}) ? "" : e.outerHTML)(document.activeElement)`); stop != "" {
			b.t.Errorf("the focus went to something that cannot be seen: %.200s", stop)
		}
	}
	b.t.Fatalf("Tab does not lead to %s", selector)
}
