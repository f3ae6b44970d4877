//go:build journey

package journey_test

import "testing"

func TestWithoutScriptThePagesWorkThroughFormsAndLinks(t *testing.T) {
	l := newLine(t)
	l.writes("Where can I park the car?")
	l.sent(1)
	b := openBrowser(t, l.address())
	b.withoutScript()
	b.open("/inbox?tab=open")
	logIn(b, password)
	b.at("/inbox?tab=open")
	b.shows("noscript", "does not update by itself")
	b.click("#inbox-list .row")
	b.shows("#thread .bubble-assistant", "You can park for free")
	b.shows("#reply-hint", "You can reply freely")
	b.gone("#reply-hint .with-script")
	b.write("#reply", "The gate opens inwards.")
	b.click(".composer button[type=submit]")
	if got := l.sent(2).Text; got != "The gate opens inwards." {
		t.Errorf("the guest was sent %q", got)
	}
	b.shows("#flash", "on its way")
	b.shows("#thread .bubble", "The gate opens inwards.")
	b.is("no script ran", `!document.documentElement.classList.contains("script")`)
}

func TestALostConnectionIsSaidAndGoesWhenTheProgramIsBack(t *testing.T) {
	l := newLine(t)
	b := l.enter()
	l.writes("Where can I park the car?")
	b.shows("#inbox-list .row", "Ada Field")
	b.gone("#lost")
	l.stop()
	b.shows("#lost", "Connection lost")
	l.serve()
	b.gone("#lost")
	l.writes("Are dogs allowed?")
	b.shows("#inbox-list .row", "Dogs are welcome")
}

func TestAnEndedSessionLeadsToTheLoginAndBack(t *testing.T) {
	l := newLine(t)
	b := l.enter()
	l.must("user", "reset", owner, "--password-file", l.file("sei tegole di ardesia blu\n"))
	l.writes("Where can I park the car?")
	b.is("the page asks for the login and knows where it was", `location.pathname === "/login" && document.querySelector("input[name=next]").value === "/inbox"`)
	logIn(b, "sei tegole di ardesia blu")
	b.at("/inbox")
	b.shows("#inbox-list .row", "Ada Field")
}
