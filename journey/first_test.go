//go:build journey

package journey_test

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

const disclosed = "automatic assistant of Casa Prova, not a person"

func TestFromTheFirstStartToTheFirstAnswer(t *testing.T) {
	h := newHouse(t)
	h.serve()
	link := h.link(`http://\S+/setup/\S+`)
	b := openBrowser(t, h.address())

	setUp(b, link)
	b.shows("#today", "Connect WhatsApp")
	addProperty(b)
	addFact(b, "parking", "You can park for free in the yard behind the house.")
	addFact(b, "pets", "Dogs are welcome, on a lead in the garden.")
	askInSimulator(b)
	readTheReasons(b)

	b.open(link)
	b.shows("h1", "This link has been used")
	b.gone("input[name=password2]")
	leaveAndComeBack(b)
}

// setUp makes the owner's account, with a slip on the way.
func setUp(b *browser, link string) {
	b.open(link)
	b.write("#f-name", owner)
	b.write("#f-password", password)
	b.write("#f-password2", password+"?")
	b.do("choose English", chromedp.SetValue(chromedp.CSS("#f-language"), "en"))
	b.click("main form button[type=submit]")
	b.shows("#f-password2-error", "")
	if got := b.answered(); got != 422 {
		b.t.Errorf("two different passwords were answered with %d, not 422", got)
	}
	b.is("the name is kept", `document.getElementById("f-name").value === `+quote(owner))
	b.write("#f-password", password)
	b.write("#f-password2", password)
	b.click("main form button[type=submit]")
	b.at("/")
}

func addProperty(b *browser) {
	b.open("/add-property")
	b.write("#f-name", "Casa Prova")
	b.write("#f-id", "casa-prova")
	b.do("choose the language", chromedp.SetValue(chromedp.CSS("#f-language"), "en"))
	b.click("main form button[type=submit]")
	b.at("/properties/casa-prova")
	b.shows("#flash", "Property created")
}

func addFact(b *browser, topic, text string) {
	b.click(`a[href="/properties/casa-prova/add-fact"]`)
	b.at("/properties/casa-prova/add-fact")
	b.write("#f-text", text)
	b.do("choose the topic", chromedp.SetValue(chromedp.CSS("#f-topic"), topic))
	b.click(`input[name=visibility][value=public]`)
	b.click("main form button[type=submit]")
	b.at("/properties/casa-prova")
	b.shows(".fact-text", text)
}

// askInSimulator writes as a stranger and sees the answer come by itself.
func askInSimulator(b *browser) {
	b.click(`.menu a[href="/simulator"]`)
	b.at("/simulator")
	b.do("choose a stranger", chromedp.SetValue(chromedp.CSS("#f-who"), "stranger"))
	b.click(`form[action="/simulator"] button[type=submit]`)
	b.is("the phone is there", `location.pathname.startsWith("/simulator/") && !!document.getElementById("sim-text")`)
	b.write("#sim-text", "Where can I park the car?")
	b.do("press Enter", chromedp.KeyEvent("\r"))
	b.shows(".sim-guest", "Where can I park the car?")
	b.shows(".sim-bubble:not(.sim-guest)", "You can park for free in the yard behind the house.", disclosed)
}

// readTheReasons follows the chat into the inbox.
func readTheReasons(b *browser) {
	b.click(`.sim-side a[href*="tab=simulator"]`)
	b.is("the thread is open", `location.pathname.startsWith("/inbox/") && location.search === "?tab=simulator"`)
	b.shows("#inbox-list .row", "You can park f")
	b.shows("#thread .bubble-assistant", "You can park for free")
	b.shows("#side .why", "It stands on", "Confidence")
}

func leaveAndComeBack(b *browser) {
	b.open("/")
	b.click(".usermenu summary")
	b.click(`form[action="/logout"] button`)
	b.is("the login is there", `location.pathname === "/login"`)
	logIn(b, strings.ToUpper(password))
	b.shows(".notice-red", "Name and password do not match")
	if got := b.answered(); got != 422 && got != 401 {
		b.t.Errorf("a wrong password was answered with %d", got)
	}
	b.is("the name is kept", `document.getElementById("f-name").value === `+quote(owner))
	logIn(b, password)
	b.at("/")
}
