//go:build journey

package journey_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// press sends keys to whatever has the focus.
func (b *browser) press(keys ...string) {
	b.t.Helper()
	for _, key := range keys {
		b.do("press "+key, chromedp.KeyEvent(key))
	}
}

// touch moves a finger; without a place it is lifted.
func (b *browser) touch(how input.DispatchTouchEventType, place ...float64) {
	b.t.Helper()
	p := input.DispatchTouchEventParams{Type: how, TouchPoints: []*input.TouchPoint{}}
	if len(place) == 2 {
		p.TouchPoints = []*input.TouchPoint{{X: place[0], Y: place[1]}}
	}
	b.call(func(ctx context.Context) error {
		_, err := chromedp.Call(ctx, input.DispatchTouchEvent, p)
		return err
	})
}

// The keys of the keyboard, as the protocol of the developer tools names them.
const (
	left, up, right, down = kb.ArrowLeft, kb.ArrowUp, kb.ArrowRight, kb.ArrowDown
	home, end, enter      = kb.Home, kb.End, kb.Enter
)

// day is a date counted from today, as the commands take it.
func day(n int) string { return time.Now().AddDate(0, 0, n).Format(time.DateOnly) }

// booked is a house with two properties and stays entered by hand: in Casa Prova
// Ada and Ben share the day after tomorrow, and Cleo overlaps Ben.
func booked(t *testing.T) *line {
	t.Helper()
	l := newLine(t)
	l.must("property", "import", l.file(strings.NewReplacer("casa-prova", "casa-altra", "Casa Prova", "Casa Altra").Replace(property)))
	for _, b := range [][]string{{"casa-prova", day(0), day(2), "Ada Field"}, {"casa-prova", day(2), day(5), "Ben Moss"}, {"casa-prova", day(4), day(7), "Cleo Hart"}, {"casa-altra", day(1), day(3), "Dan Wood"}} {
		l.must("booking", "add", "--property", b[0], "--checkin", b[1], "--checkout", b[2], "--name", b[3], "--allow-overlap")
	}
	return l
}

func TestTheArrowKeysWalkOverTheTimelineAndEnterOpens(t *testing.T) {
	l := booked(t)
	b := l.enter()
	b.open("/calendar")
	b.shows("#timeline-keys", "arrow keys")
	b.is("Tab finds one stay, the one of today", `document.querySelectorAll("#timeline .bar-in[tabindex='0']").length === 1`)
	get[bool](b, `document.querySelector("#timeline .bar-in[tabindex='0']").focus(), true`)
	on := func(name string) {
		t.Helper()
		b.is("the focus is on "+name, `document.activeElement.innerText.includes(`+quote(name)+`) || document.activeElement.textContent.includes(`+quote(name)+`)`)
	}
	// Casa Altra comes first by its name.
	on("Dan Wood")
	b.press(down)
	on("Ada Field")
	b.press(right)
	on("Ben Moss")
	b.press(right)
	on("Cleo Hart")
	b.press(right)
	on("free")
	b.is("a free night is said with its day and property", `document.activeElement.textContent.includes("Casa Prova") && document.activeElement.textContent.includes("New booking from here")`)
	b.press(left)
	on("Cleo Hart")
	b.press(up)
	on("Casa Altra")
	// What the page takes over meanwhile does not lead astray who stands on a free night.
	l.must("booking", "add", "--property", "casa-altra", "--checkin", day(12), "--checkout", day(13), "--name", "Eve Stone")
	b.shows(".bar", "Eve Stone")
	on("Casa Altra")
	b.press(down)
	on("Cleo Hart")
	b.press(left)
	on("Ben Moss")
	b.press(up)
	on("Dan Wood")
	b.press(down)
	on("Ben Moss")
	b.press(home)
	on("Casa Prova")
	b.press(end)
	on("Casa Prova")
	on("free")
	b.press(enter)
	b.is("the form holds the night", `location.pathname === "/add-booking" && document.getElementById("f-property").value === "casa-prova" && document.getElementById("f-checkin").value !== ""`)
	b.open("/calendar")
	get[bool](b, `document.querySelector("#timeline .bar-in[tabindex='0']").focus(), true`)
	b.press(down, enter)
	b.is("the stay is open", `location.pathname.startsWith("/bookings/") && document.querySelector("h1").innerText.includes("Ada Field")`)
	b.shows(".happenings", "Came in", "in the house")
}

func TestTheTimelineCanBeSkippedByTheKeyboard(t *testing.T) {
	l := booked(t)
	b := l.enter()
	b.open("/calendar")
	get[bool](b, `document.querySelector(".skip-here").focus(), true`)
	b.is("the link shows itself", `document.querySelector(".skip-here").getBoundingClientRect().left >= 0`)
	b.press(enter)
	b.is("the focus is behind the timeline", `document.activeElement.id === "feeds-title"`)
}

func TestAFingerMovesTheTimelineOfAPhone(t *testing.T) {
	l := booked(t)
	b := l.enter()
	b.size(390, 800)
	b.open("/calendar")
	get[bool](b, `document.getElementById("timeline").scrollIntoView({block: "center", behavior: "instant"}), true`)
	at := get[[]float64](b, `(r => [r.left + r.width * .8, r.top + r.height * .5])(document.getElementById("timeline").getBoundingClientRect())`)
	b.touch(input.DispatchTouchEventTypeTouchStart, at[0], at[1])
	for x := at[0]; x > at[0]-220; x -= 20 {
		b.touch(input.DispatchTouchEventTypeTouchMove, x, at[1])
	}
	b.touch(input.DispatchTouchEventTypeTouchEnd)
	b.is("the days moved", `document.getElementById("timeline").scrollLeft > 100`)
	b.is("the page did not", `document.documentElement.scrollLeft === 0`)
	b.is("the names of the properties stay in sight", `document.querySelector(".tl-name").getBoundingClientRect().left >= 0`)
}

func TestTheCalendarChangesByItselfAndKeepsItsPlace(t *testing.T) {
	l := booked(t)
	b := l.enter()
	b.open("/calendar")
	get[bool](b, `window.samePage = true, document.querySelector("#timeline .bar-in[tabindex='0']").focus(), true`)
	l.must("booking", "add", "--property", "casa-altra", "--checkin", day(10), "--checkout", day(12), "--name", "Eve Stone")
	b.shows(".bar", "Eve Stone")
	b.is("without a reload, and the focus where it was", `window.samePage && document.activeElement.textContent.includes("Dan Wood")`)
	b.is("Tab still finds one stay", `document.querySelectorAll("#timeline .bar-in[tabindex='0']").length === 1`)
}

func TestWithoutScriptTheCalendarIsFilteredTurnedAndRead(t *testing.T) {
	l := booked(t)
	b := openBrowser(t, l.address())
	b.withoutScript()
	b.open("/calendar")
	logIn(b, password)
	b.at("/calendar")
	b.shows(".bar", "Ada Field", "Dan Wood")
	b.gone("#timeline-keys")
	b.click("details.filter summary")
	b.click("#filter-clashes")
	b.click(".filter-form button[type=submit]")
	b.shows(".bar", "Ben Moss", "Cleo Hart")
	b.is("what is not double is gone", `!document.getElementById("weeks").innerText.includes("Dan Wood")`)
	b.click(".filter-form .text-link")
	b.shows(".bar", "Dan Wood")
	b.click(`.spans a[href*="span=year"]`)
	b.is("a year is shown", `document.querySelectorAll(".tl-month").length >= 12`)
	b.click(`a[href*="view=list"]`)
	b.shows(".stay-list", "Ada Field", "Dan Wood", "double booking")
	b.click(".stay-list .stay-guest a")
	b.is("a stay is open", `location.pathname.startsWith("/bookings/")`)
	b.shows(".happenings", "Came in")
}
