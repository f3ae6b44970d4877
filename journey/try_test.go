//go:build journey

package journey_test

import (
	"os"
	"testing"
)

// dropped lets a file fall onto the form, as a hand with a mouse does.
const dropped = `(() => {
	const carried = new DataTransfer();
	carried.items.add(new File(["The pool opens in June.\n\nType 5512# at the gate.\n\nDogs are welcome, on a lead in the garden.\n"], "manual.txt", {type: "text/plain"}));
	document.querySelector("[data-drop]").dispatchEvent(new DragEvent("drop", {dataTransfer: carried, bubbles: true, cancelable: true}));
	return document.getElementById("f-file").files.length;
})()`

func TestAChangeIsTriedOnWhatAGuestAskedAndThenSaved(t *testing.T) {
	axe, err := os.ReadFile("testdata/axe/axe.min.js")
	if err != nil {
		t.Fatal(err)
	}
	l := newLine(t)
	l.writes("Where can I park the car?")
	l.sent(1)
	b := l.enter()
	b.open("/properties/casa-prova/facts/parking")
	b.write("#f-text", "You can park behind the church.")
	b.click(`button[formaction$="/rehearse"]`)
	b.shows("#rehearsal", "Questions tried: 1. Answered otherwise: 1.", "in the yard behind the house", "behind the church")
	tried := get[string](b, "location.pathname")
	examine(b, string(axe), []string{tried, tried + "?all=yes"})
	b.open(tried)
	b.click("a.back")
	b.is("the form holds what was typed", `document.getElementById("f-text").value === "You can park behind the church."`)
	b.open(tried)
	b.click("#rehearsal form .btn-primary")
	b.shows("#flash", "Saved.")
	b.open("/properties/casa-prova/facts/parking")
	b.is("it is saved", `document.getElementById("f-text").value === "You can park behind the church."`)
	l.writes("Where can I park the car?")
	if got := l.sent(2).Text; got == "" {
		t.Error("the guest was sent nothing")
	}
	if got := len(l.fake.Sent()); got != 2 {
		t.Errorf("%d messages were sent, want 2: trying sends nothing", got)
	}
}

func TestAManualIsDroppedAndWhatIsTickedIsSaved(t *testing.T) {
	axe, err := os.ReadFile("testdata/axe/axe.min.js")
	if err != nil {
		t.Fatal(err)
	}
	l := newLine(t)
	b := l.enter()
	b.open("/properties/casa-prova/manual")
	if n := get[int](b, dropped); n != 1 {
		t.Fatalf("the field holds %d files", n)
	}
	b.click("form[data-drop] .btn-primary")
	b.shows("#draft", "3 pieces found; 2 ticked", "looks like a code", "you have this already: pets")
	draft := get[string](b, "location.pathname")
	examine(b, string(axe), []string{draft})
	b.open(draft)
	b.click(`[data-tick="none"]`)
	b.is("nothing is ticked", `document.querySelectorAll("#draft input[type=checkbox]:checked").length === 0`)
	b.click("#draft form .actions .btn-primary")
	b.shows("#draft [role=alert]", "Nothing is ticked")
	b.click(`[data-tick="all"]`)
	b.click("#draft form .actions .btn-primary")
	b.shows("#flash", "3 facts saved.")
	b.shows(".facts", "The pool opens in June.")
}

func TestWithoutScriptAChangeIsTriedAndAManualRead(t *testing.T) {
	l := newLine(t)
	l.writes("Where can I park the car?")
	l.sent(1)
	b := openBrowser(t, l.address())
	b.withoutScript()
	b.open("/properties/casa-prova/facts/parking")
	logIn(b, password)
	b.at("/properties/casa-prova/facts/parking")
	b.write("#f-text", "You can park behind the church.")
	b.click(`button[formaction$="/rehearse"]`)
	b.shows("#rehearsal", "Answered otherwise: 1.")
	b.open("/properties/casa-prova/manual")
	b.write("#f-text", "The pool opens in June.")
	b.click("form[data-drop] .btn-primary")
	b.shows("#draft", "1 piece found; 1 ticked")
	b.click("#draft form .actions .btn-primary")
	b.shows("#flash", "1 fact saved.")
}
