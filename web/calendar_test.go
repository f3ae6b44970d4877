package web_test

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"portineria/stay"
	"portineria/store"
)

func TestTheCalendarShowsTheStaysOfTheWeeks(t *testing.T) {
	l := newLodge(t)
	a := l.get(stay.RoleOwner, "/calendar").want(http.StatusOK)
	if got := a.text("h1"); !strings.Contains(got, "July") || !strings.Contains(got, "2026") {
		t.Errorf("the title is %q", got)
	}
	if n := a.page().Find(".tl-row").Length(); n != 2 {
		t.Errorf("%d properties, want 2", n)
	}
	lena := a.page().Find(".bar a[href='/bookings/b-lena']")
	if class, _ := lena.Parent().Attr("class"); !strings.Contains(class, "bar-booking at a0 b0 c4 x0 y1 z4 lane-1") {
		t.Errorf("Lena's bar is %q", class)
	}
	if tip, _ := lena.Attr("title"); tip != "Lena Weber, Booking, Airbnb, 14 to 19 July, number known" {
		t.Errorf("Lena's bar says %q", tip)
	}
	if n := a.page().Find(".tl-days .tl-today").Length(); n != 1 {
		t.Errorf("%d days are today", n)
	}
}

func TestTheCalendarTurnsItsWeeks(t *testing.T) {
	l := newLodge(t)
	a := l.get(stay.RoleOwner, "/calendar?from=2026-08-03&view=list").want(http.StatusOK)
	if strings.Contains(a.body, "Lena Weber") {
		t.Error("a stay of July stands in August")
	}
	for _, href := range []string{"/calendar?from=2026-07-06&view=list", "/calendar?from=2026-08-31&view=list"} {
		if a.page().Find("a[href='"+href+"']").Length() == 0 {
			t.Errorf("no way to %s", href)
		}
	}
	for _, odd := range []string{"?from=yesterday", "?from=2026-02-31", "?from=99999-01-01", "?view=sideways"} {
		if a := l.get(stay.RoleOwner, "/calendar"+odd).want(http.StatusOK); !strings.Contains(a.body, "Lena Weber") {
			t.Errorf("%s does not show this week", odd)
		}
	}
}

func TestAFragmentIsThePartOfThePage(t *testing.T) {
	l := newLodge(t)
	a := l.get(stay.RoleOwner, "/calendar?fragment=weeks").want(http.StatusOK)
	if a.page().Find("#weeks").Length() != 1 || a.page().Find("h1").Length() != 0 {
		t.Errorf("the fragment is %.200s", a.body)
	}
	l.get(stay.RoleOwner, "/calendar?fragment=nonsense").want(http.StatusNotFound)
}

func TestADoubleBookingStandsAboveTheWeeks(t *testing.T) {
	l := newLodge(t)
	l.put(stay.Booking{ID: "b-twice", Property: casa.ID, Channel: "booking.com", Arrival: day(3), Departure: day(6), Code: "2218842990"})
	a := l.get(stay.RoleOwner, "/calendar").want(http.StatusOK)
	if got := a.text(".notice-red"); !strings.Contains(got, "Casa Limone, 17 to 19 July: Airbnb (Lena Weber) and Booking.com 2218842990") {
		t.Errorf("the notice says %q", got)
	}
	if n := a.page().Find(".bar-clash:not(.swatch)").Length(); n != 2 {
		t.Errorf("%d bars are marked, want 2", n)
	}
	if class, _ := a.page().Find(".bar a[href='/bookings/b-twice']").Parent().Attr("class"); !strings.Contains(class, "lane-2") {
		t.Errorf("the second one lies on the first: %q", class)
	}
	// It stands above other weeks too: it is settled before the guests come.
	if got := l.get(stay.RoleOwner, "/calendar?from=2026-06-01").text(".notice-red"); !strings.Contains(got, "Casa Limone") {
		t.Error("other weeks do not tell of it")
	}
}

func TestACleanerSeesWhenAndHowManyButNotWho(t *testing.T) {
	l := newLodge(t)
	l.put(stay.Booking{ID: "b-twice", Property: casa.ID, Channel: "airbnb", Arrival: day(3), Departure: day(6), Name: "Paul Marsh", Code: "HMXYZ98765", Phone: "+447700900177"})
	for _, path := range []string{"/calendar", "/calendar?view=list", "/calendar?fragment=weeks"} {
		a := l.get(stay.RoleCleaner, path).want(http.StatusOK)
		if !strings.Contains(a.body, "3 people") || !strings.Contains(a.body, "Casa Limone") {
			t.Errorf("%s does not say what a cleaner needs", path)
		}
		for _, private := range []string{"Lena", "Weber", "Marsh", "Duval", "HMABC", "HMXYZ", "900101", "900177", "Harbour", "Tom", "/bookings/", "/properties/"} {
			if strings.Contains(a.body, private) {
				t.Errorf("%s tells a cleaner %q", path, private)
			}
		}
		if a.page().Find("form[method=post][action^='/calendar'],a[href='/add-booking'],.tl-name a,.stay-list a").Length() > 0 {
			t.Errorf("%s offers a cleaner what they may not do, or the page that they are on", path)
		}
	}
}

func TestACohostSeesTheirPropertiesAlone(t *testing.T) {
	l := newLodge(t)
	if a := l.get(stay.RoleCohost, "/calendar").want(http.StatusOK); !strings.Contains(a.body, "Lena Weber") || strings.Contains(a.body, "Tom Okafor") || strings.Contains(a.body, "Harbour") {
		t.Error("a co-host's calendar is not that of their properties")
	}
	l.get(stay.RoleCohost, "/bookings/b-lena").want(http.StatusOK)
	for _, path := range []string{"/bookings/b-loft", "/properties/harbour-loft", "/properties/harbour-loft/basics", "/properties/harbour-loft/feeds", "/properties/harbour-loft/export"} {
		l.get(stay.RoleCohost, path).want(http.StatusNotFound)
	}
	for _, path := range []string{"/bookings/b-loft", "/bookings/b-loft/cancel", "/properties/harbour-loft/basics", "/properties/harbour-loft/feeds", "/properties/harbour-loft/add-fact"} {
		l.post(stay.RoleCohost, path, url.Values{"name": {"x"}}).want(http.StatusNotFound)
	}
	if b, err := l.db.Booking(t.Context(), "b-loft"); err != nil || b.State != stay.BookingActive {
		t.Errorf("the other property's booking is %s, %v", b.State, err)
	}
}

// connect stores a calendar of Casa Limone at the channel's link.
func (l *lodge) connect(state store.FeedState, change ...func(*store.Feed)) {
	l.t.Helper()
	f := store.Feed{ID: "f1", Property: casa.ID, Name: "Airbnb", URL: stay.Private(l.feeds.link()), State: state, NextAt: now, LastOKAt: ago(4 * minute), LastTryAt: ago(4 * minute), CreatedAt: now}
	for _, c := range change {
		c(&f)
	}
	l.write(func(ctx context.Context, tx *store.Tx) error { return tx.PutFeed(ctx, f) })
}

func TestHowTheCalendarsDoStandsBelowInPlainWords(t *testing.T) {
	for name, c := range map[string]struct {
		state  store.FeedState
		change func(*store.Feed)
		dot    string
		says   string
	}{
		"fine":       {store.FeedOK, nil, "dot-ok", "Airbnb (Casa Limone), read 4 min ago, 2 bookings"},
		"never read": {store.FeedNew, func(f *store.Feed) { f.LastOKAt = ago(0).AddDate(-2000, 0, 0) }, "dot-off", "Airbnb (Casa Limone): Not read yet"},
		"late":       {store.FeedFailing, func(f *store.Feed) { f.Problem, f.FailSince = "html", ago(2*minute) }, "dot-warn", "Airbnb (Casa Limone) has answered with a web page instead of the calendar since 18:03; the 2 bookings known are kept."},
		"failing": {store.FeedFailing, func(f *store.Feed) {
			f.Problem, f.LastOKAt, f.FailSince = "timeout", ago(30*60*minute), ago(28*60*minute)
		}, "dot-fail", "has not answered in time since yesterday 14:05; the 2 bookings known are kept."},
		"held":    {store.FeedHeld, func(f *store.Feed) { f.Problem = "empty" }, "dot-warn", "for a day we cancel nothing"},
		"refused": {store.FeedStopped, func(f *store.Feed) { f.Problem = "denied" }, "dot-fail", "refused access"},
	} {
		t.Run(name, func(t *testing.T) {
			l := newLodge(t)
			l.connect(c.state, func(f *store.Feed) {
				if c.change != nil {
					c.change(f)
				}
			})
			l.put(stay.Booking{ID: "f-1", Feed: "f1", Property: casa.ID, Channel: "airbnb", Arrival: day(20), Departure: day(22)})
			l.put(stay.Booking{ID: "f-2", Feed: "f1", Property: casa.ID, Channel: "airbnb", Arrival: day(24), Departure: day(26)})
			l.put(stay.Booking{ID: "f-3", Feed: "f1", Property: casa.ID, Channel: "airbnb", Kind: stay.KindBlock, Arrival: day(30), Departure: day(36)})
			a := l.get(stay.RoleOwner, "/calendar").want(http.StatusOK)
			if got := a.text(".feed-lines li"); !strings.Contains(strings.ToLower(got), strings.ToLower(c.says)) {
				t.Errorf("says %q, want %q", got, c.says)
			}
			if a.page().Find(".feed-lines ."+c.dot).Length() != 1 {
				t.Errorf("the dot is not %s", c.dot)
			}
			if strings.Contains(a.body, "secret-token") {
				t.Error("the secret link stands on the page")
			}
		})
	}
}

func TestReadingTheCalendarsBringsTheirStaysAndSaysHowMany(t *testing.T) {
	l := newLodge(t)
	l.connect(store.FeedOK)
	l.feeds.says(ics("u1@airbnb.com 20260801 20260805 Reserved", "u2@airbnb.com 20260810 20260812 Airbnb (Not available)"))
	a := l.follow(stay.RoleCohost, "/calendar/sync", nil)
	if got := a.text("#flash"); !strings.Contains(got, "Calendars read.") || !strings.Contains(got, "2 new") {
		t.Errorf("the flash says %q", got)
	}
	all, err := l.db.FeedBookings(t.Context(), "f1")
	if err != nil || len(all) != 2 {
		t.Errorf("%d stays came in, %v", len(all), err)
	}
	// Said once.
	if got := l.get(stay.RoleCohost, "/calendar").text("#flash"); got != "" {
		t.Errorf("it is said again: %q", got)
	}
}

func TestACalendarThatCannotBeReadIsSaidSo(t *testing.T) {
	l := newLodge(t)
	l.connect(store.FeedOK)
	l.feeds.says("<html>log in</html>")
	if got := l.follow(stay.RoleOwner, "/calendar/sync", nil).text("#flash.notice-brass"); !strings.Contains(got, "One could not be read") {
		t.Errorf("the flash says %q", got)
	}
}

func TestAHouseWithoutPropertiesSaysWhatToDo(t *testing.T) {
	l := newLodge(t)
	l.write(func(ctx context.Context, tx *store.Tx) error {
		if err := tx.RemoveProperty(ctx, casa.ID); err != nil {
			return err
		}
		return tx.RemoveProperty(ctx, loft.ID)
	})
	for path, want := range map[string]string{"/calendar": "once you add a property", "/properties": "No property yet"} {
		if a := l.get(stay.RoleOwner, path).want(http.StatusOK); !strings.Contains(a.body, want) {
			t.Errorf("%s does not say %q", path, want)
		}
	}
}

func TestTheCalendarShowsAQuarterAndAYear(t *testing.T) {
	l := newLodge(t)
	l.put(stay.Booking{ID: "b-spring", Property: casa.ID, Channel: "airbnb", Name: "Ida Moss", Arrival: day(200), Departure: day(207)})
	for span, want := range map[string]struct {
		title  string
		months int
		class  string
		shown  bool
	}{"quarter": {"July – October 2026", 4, "at a0 b0 c4 x0 y1 z4", false}, "year": {"July 2026 – July 2027", 13, "at a0 b0 c4 x0 y1 z4", true}} {
		a := l.get(stay.RoleOwner, "/calendar?span="+span).want(http.StatusOK)
		if got := a.text("h1"); !strings.Contains(got, want.title) {
			t.Errorf("the title of a %s is %q", span, got)
		}
		if n := a.page().Find(".tl-month").Length(); n != want.months {
			t.Errorf("a %s has %d months", span, n)
		}
		if class, _ := a.page().Find("#bar-b-lena").Attr("class"); !strings.Contains(class, want.class) {
			t.Errorf("Lena's bar over a %s is %q", span, class)
		}
		if got := a.page().Find("#bar-b-spring").Length() == 1; got != want.shown {
			t.Errorf("over a %s a stay of January is shown: %v", span, got)
		}
		if a.page().Find(".spans a[aria-current]").Text() == "" || a.page().Find("a[href='/calendar?from=2026-08-01'], a[href='/calendar?from=2026-08-01&span=month']").Length() != 1 {
			t.Errorf("the %s does not lead to August by its days", span)
		}
	}
}

func TestTheCalendarIsCutDownToWhatIsAskedFor(t *testing.T) {
	l := newLodge(t)
	l.put(stay.Booking{ID: "b-twice", Property: casa.ID, Channel: "booking.com", Arrival: day(3), Departure: day(6), Code: "2218842990"})
	bars := func(path string) string {
		var ids []string
		l.get(stay.RoleOwner, path).want(http.StatusOK).page().Find(".tl-bars > li").Each(func(_ int, bar *goquery.Selection) {
			ids = append(ids, strings.TrimPrefix(bar.AttrOr("id", ""), "bar-"))
		})
		return strings.Join(ids, " ")
	}
	for path, want := range map[string]string{
		"/calendar":                                       "b-leaves b-lena b-twice b-next b-loft",
		"/calendar?property=harbour-loft":                 "b-loft",
		"/calendar?property=nowhere":                      "b-leaves b-lena b-twice b-next b-loft",
		"/calendar?channel=airbnb":                        "b-lena",
		"/calendar?channel=booking":                       "b-leaves b-twice",
		"/calendar?clashes=yes":                           "b-lena b-twice",
		"/calendar?clashes=yes&channel=booking":           "b-twice",
		"/calendar?property=casa-limone&channel=direct":   "b-next",
		"/calendar?property=harbour-loft&channel=expedia": "",
	} {
		if got := bars(path); got != want {
			t.Errorf("%s shows %q, want %q", path, got, want)
		}
	}
	a := l.get(stay.RoleOwner, "/calendar?from=2026-07-13&property=harbour-loft&channel=expedia").want(http.StatusOK)
	if got := a.text(".empty"); !strings.Contains(got, "With these filters there is nothing") {
		t.Errorf("where nothing fits it says %q", got)
	}
	if a.page().Find(".empty a[href='/calendar?from=2026-07-13']").Length() != 1 {
		t.Error("no way to the whole calendar")
	}
	// The choice stays when the weeks are turned, and when the page refreshes itself.
	a = l.get(stay.RoleOwner, "/calendar?property=casa-limone&channel=airbnb&span=quarter").want(http.StatusOK)
	for _, selector := range []string{"[data-page=next]", ".spans a[aria-current]"} {
		href, _ := a.page().Find(selector).Attr("href")
		if q, _ := url.Parse(href); q.Query().Get("property") != "casa-limone" || q.Query().Get("channel") != "airbnb" || q.Query().Get("span") != "quarter" {
			t.Errorf("%s leads to %q", selector, href)
		}
	}
	if address, _ := a.page().Find("#weeks").Attr("data-fragment"); !strings.Contains(address, "channel=airbnb") || !strings.Contains(address, "fragment=weeks") {
		t.Errorf("it refreshes itself from %q", address)
	}
	if a.page().Find("details.filter[open]").Length() != 1 {
		t.Error("the filter that is on is folded away")
	}
}

func TestACleanerIsNotOfferedDoubleBookings(t *testing.T) {
	l := newLodge(t)
	a := l.get(stay.RoleCleaner, "/calendar?clashes=yes&property=harbour-loft").want(http.StatusOK)
	if a.page().Find("[name=clashes]").Length() > 0 || strings.Contains(a.body, "Harbour") || a.page().Find("#bar-b-lena").Length() != 1 {
		t.Error("a cleaner may ask for more than they see")
	}
}

func TestAFreeNightLeadsToTheFormWithItsDates(t *testing.T) {
	l := newLodge(t)
	a := l.get(stay.RoleOwner, "/add-booking?property=harbour-loft&checkin=2026-08-31").want(http.StatusOK)
	if a.field("property") != "harbour-loft" || a.field("checkin") != "2026-08-31" || a.field("checkout") != "2026-09-01" {
		t.Errorf("the form holds %q from %q to %q", a.field("property"), a.field("checkin"), a.field("checkout"))
	}
	if a := l.get(stay.RoleOwner, "/add-booking?checkin=soon").want(http.StatusOK); a.field("checkin") != "" {
		t.Errorf("the form holds %q", a.field("checkin"))
	}
}
