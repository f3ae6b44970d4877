//go:build journey

package journey_test

import (
	"strings"
	"testing"
)

func TestAMessageArrivesAndTheOwnerTakesOverAnswersAndGivesBack(t *testing.T) {
	l := newLine(t)
	b := l.enter()
	get[bool](b, "window.samePage = true")
	l.writes("Hello, where can I park the car?")
	b.shows("#inbox-list .row", "Ada Field", "You can park for free")
	b.is("the list grew without a reload", "window.samePage")
	first := l.sent(1)
	if !strings.Contains(first.Text, disclosed) {
		t.Errorf("the first answer does not say what it is: %q", first.Text)
	}

	b.click("#inbox-list .row")
	b.is("the thread is open", `location.pathname.startsWith("/inbox/") && document.readyState === "complete"`)
	b.shows("#thread .bubble-assistant", "You can park for free")
	b.click(`form[action$="/takeover"] button`)
	b.shows("#thread .thread-state", "you answer")
	get[bool](b, "window.samePage = true")
	l.writes("Is a dog allowed?")
	b.shows("#thread .bubble-guest", "Is a dog allowed?")

	b.write("#reply", "Of course, I am looking forward to him.")
	b.click(".composer button[type=submit]")
	b.shows("#thread .bubble", "Of course, I am looking forward to him.")
	reply := l.sent(2) // and no automatic one between
	if reply.Text != "Of course, I am looking forward to him." {
		t.Errorf("the guest was sent %q", reply.Text)
	}
	for _, state := range []string{"sent", "delivered", "read"} {
		l.reports(reply, state)
		b.shows("#thread .bubble:last-of-type .tick", state)
	}
	b.is("all this came without a reload", "window.samePage")

	b.click(`form[action$="/giveback"] button`)
	b.shows("#thread .thread-state", "assistant answers")
	l.writes("And where can I park the car tomorrow?")
	again := l.sent(3)
	if !strings.Contains(again.Text, "You can park for free") || !strings.Contains(again.Text, disclosed) {
		t.Errorf("after the conversation was given back the guest was sent %q", again.Text)
	}
	b.shows("#thread .bubble-assistant:last-of-type", "You can park for free")
}
