//go:build journey

package journey_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
)

// pages are addresses of the furnished house that nothing on a page must be
// known for.
var pages = []string{
	"/", "/inbox", "/inbox?tab=open", "/inbox?tab=all", "/inbox?tab=waiting", "/inbox?tab=simulator", "/calendar", "/calendar?span=quarter", "/calendar?span=year", "/calendar?view=list",
	"/calendar?clashes=yes", "/calendar/questions", "/add-booking", "/close-nights", "/calendar/list", "/properties", "/add-property",
	"/import-property", "/properties/casa-glicine", "/properties/casa-glicine?visibility=stay", "/properties/casa-glicine/basics", "/properties/casa-glicine/feeds",
	"/properties/casa-glicine/gaps", "/properties/casa-glicine/translations", "/properties/casa-glicine/add-fact?topic=pool",
	"/properties/casa-glicine/add-fact", "/properties/casa-glicine/manual", "/properties/casa-glicine/facts/wifi", "/simulator", "/settings", "/settings/people", "/settings/account",
	"/settings/connections", "/settings/whatsapp", "/settings/model", "/settings/templates", "/settings/templates/new",
	"/automations", "/automations/add", "/automations/preview", "/no-such-page",
}

// links are the pages that others lead to: where to look, and for what.
var links = []struct{ on, selector string }{
	{"/inbox?tab=simulator", "#inbox-list .row"},
	{"/calendar", `a[href^="/bookings/"]`},
	{"/simulator", `a[href^="/simulator/"]`},
	{"/settings/templates", `a[href^="/settings/templates/"]`},
	{"/automations", `a[href^="/automations/"]`},
	{"/settings/whatsapp", `main a[href^="/settings/whatsapp/"]`},
}

func TestEveryPageIsAccessibleAndQuietAndFitsAPhone(t *testing.T) {
	axe, err := os.ReadFile("testdata/axe/axe.min.js")
	if err != nil {
		t.Fatal(err)
	}
	b := openDemo(t)
	all := append([]string(nil), pages...)
	for _, l := range links {
		b.open(l.on)
		more := get[[]string](b, "[...new Set([..."+found(l.selector)+"].map(a => a.getAttribute('href')))].slice(0, 3)")
		if len(more) == 0 {
			t.Errorf("%s leads nowhere by %s", l.on, l.selector)
		}
		all = append(all, more...)
		if strings.HasPrefix(l.on, "/inbox") && len(more) > 0 {
			all = append(all, more[0]+"&pane=details")
		}
	}
	examine(b, string(axe), all)
	// What stands before the login.
	b.open("/")
	b.click(".usermenu summary")
	b.click(`form[action="/logout"] button`)
	b.is("the login is there", `location.pathname === "/login"`)
	examine(b, string(axe), []string{"/login", "/setup/used"})
}

func TestThePagesOfAnEmptyHouseAndTheNoticeAreAccessibleToo(t *testing.T) {
	axe, err := os.ReadFile("testdata/axe/axe.min.js")
	if err != nil {
		t.Fatal(err)
	}
	h := newHouse(t)
	h.serve()
	link := h.link(`http://\S+/setup/\S+`)
	b := openBrowser(t, h.address())
	examine(b, string(axe), []string{link})
	setUp(b, link)
	examine(b, string(axe), []string{"/", "/inbox", "/calendar", "/properties", "/simulator"})
	h.must("property", "import", h.file(property))
	examine(b, string(axe), []string{"/properties/casa-prova/feeds", "http://" + h.public + "/privacy/casa-prova"})
}

func TestTheExaminationFindsWhatIsWrong(t *testing.T) {
	axe, err := os.ReadFile("testdata/axe/axe.min.js")
	if err != nil {
		t.Fatal(err)
	}
	h := newHouse(t)
	h.serve()
	b := openBrowser(t, h.address())
	b.size(360, 800)
	b.open("/login")
	get[bool](b, `document.querySelector("label").remove(), document.querySelector("form").style.minWidth = "500px", document.querySelector("h1").style.color = "#eee", true`)
	found := strings.Join(examined(b, string(axe)), "\n")
	for _, want := range []string{"label (critical)", "color-contrast (serious)", "wider than the window"} {
		if !strings.Contains(found, want) {
			t.Errorf("the examination of a spoilt page does not find %q:\n%s", want, found)
		}
	}
}

// openDemo starts the furnished house and enters by its link.
func openDemo(t *testing.T) *browser {
	t.Helper()
	h := newHouse(t)
	_, port, _ := strings.Cut(h.private, ":")
	h.start("demo", "--port", port)
	link := h.link(`http://\S+/demo/\S+`)
	b := openBrowser(t, h.address())
	b.open(link)
	b.at("/")
	b.open("/inbox?tab=simulator")
	b.is("the guests of the demo were answered", `document.querySelectorAll("#inbox-list .row").length >= 3 && !document.getElementById("inbox-list").innerText.includes("answering")`)
	return b
}

// examine looks at pages in both schemes, on a screen and on a phone.
func examine(b *browser, axe string, all []string) {
	b.t.Helper()
	b.troubles()
	for _, path := range all {
		for _, width := range widths(path) {
			b.size(width, 800)
			b.light("light")
			b.open(path)
			for _, scheme := range []string{"light", "dark"} {
				b.light(scheme)
				look(b, axe, fmt.Sprintf("%s, %s, %d pixels wide", path, scheme, width))
			}
			for _, said := range b.troubles() {
				if path != "/no-such-page" && path != "/setup/used" { // an error page is reported as such
					b.t.Errorf("%s: the console says %s", path, said)
				}
			}
		}
	}
}

// widths are those at which a page is looked at: the calendar's timeline is drawn
// for one that scrolls sideways on a phone, so on a wider one as well.
func widths(path string) []int64 {
	if strings.HasPrefix(path, "/calendar") || strings.HasPrefix(path, "/bookings/") || path == "/" {
		return []int64{1360, 390, 360}
	}
	return []int64{1360, 360}
}

// everything opens what is folded, so that it is looked at as well.
const everything = `for (const fold of document.querySelectorAll("main details")) fold.open = true`

// judge runs axe over the page: one line for each element that breaks a rule.
const judge = `axe.run(document, {resultTypes: ["violations"]}).then(r => r.violations.flatMap(v => v.nodes.map(n => v.id + " (" + v.impact + "): " + n.target.join(" ") + ": " +
	(n.any.concat(n.all, n.none)[0]?.message ?? v.help))))`

// overflow names what sticks out to the right of the page. The inner width of
// the window is no measure: on a phone it grows with the content.
const overflow = `(width => document.documentElement.scrollWidth <= width ? [] : [...document.querySelectorAll("body *")]
	.filter(e => e.checkVisibility() && e.getBoundingClientRect().right > width + 1).map(e => e.outerHTML.slice(0, 120)).slice(0, 4)
	.concat("scroll width " + document.documentElement.scrollWidth))(document.documentElement.clientWidth)`

func look(b *browser, axe, where string) {
	b.t.Helper()
	for _, found := range examined(b, axe) {
		b.t.Errorf("%s: %s", where, found)
	}
}

// examined lists what is wrong with the page as it stands.
func examined(b *browser, axe string) []string {
	b.t.Helper()
	// The protocol of the developer tools is not held to the page's policy.
	get[bool](b, everything+"; window.axe || ("+`(() => {`+axe+`})(), true); !!window.axe`)
	found := get[[]string](b, judge, chromedp.EvalAwaitPromise)
	for _, out := range get[[]string](b, overflow) {
		found = append(found, "wider than the window: "+out)
	}
	return found
}
