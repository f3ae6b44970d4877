package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"portineria/stay"
	"portineria/store"
)

const feedsOf = "/properties/casa-limone/feeds"

func TestTheLogOfACalendarIsReadInWords(t *testing.T) {
	l := newLodge(t)
	l.feeds.says(ics("u1@airbnb.com 20260801 20260805 Reserved", "u2@airbnb.com 20260811 20260815 Reserved"))
	l.follow(stay.RoleOwner, feedsOf, url.Values{"name": {"Airbnb"}, "url": {l.feeds.link()}})
	feeds, err := l.db.Feeds(t.Context(), "")
	l.must(err)
	path := feedsOf + "/" + string(feeds[0].ID)
	if href := l.get(stay.RoleOwner, feedsOf).page().Find(".feed a.text-link").AttrOr("href", ""); href != path {
		t.Errorf("the card leads to %q", href)
	}
	l.feeds.says("<html>")
	l.follow(stay.RoleOwner, path+"/sync", nil)
	l.feeds.says(ics("u1@airbnb.com 20260801 20260807 Reserved", "u2@airbnb.com 20260811 20260815 Reserved"))
	a := l.follow(stay.RoleOwner, path+"/sync", nil)
	log := l.get(stay.RoleOwner, path).want(http.StatusOK)
	for _, want := range []string{"Airbnb: dates changed; before 1 to 5 August, now 1 to 7 August.", "Airbnb can be read again, after one attempt that failed.",
		"Airbnb: answered with a web page instead of the calendar; kept 2 bookings.", "New: Airbnb, 1 to 5 August."} {
		if !strings.Contains(log.text(".log"), want) {
			t.Errorf("the log lacks %q: %s", want, log.text(".log"))
		}
	}
	if strings.Contains(log.body, "secret-token") || strings.Contains(a.body, "secret-token") {
		t.Error("the secret link stands on the page")
	}
	if part := l.get(stay.RoleOwner, path+"?fragment=feed").want(http.StatusOK).page(); part.Find("h1").Length() != 0 || part.Find("#feed-now .log li").Length() == 0 {
		t.Error("the fragment is not the state with the log")
	}
	s := l.request(stay.RoleOwner, http.MethodGet, "/properties/harbour-loft/feeds/"+string(feeds[0].ID), nil)
	l.do(s).want(http.StatusNotFound)
}

func TestANewLinkIsTakenAndReadAtOnce(t *testing.T) {
	l := newLodge(t)
	l.connect(store.FeedStopped, func(f *store.Feed) { f.Problem, f.URL = "gone", stay.Private(l.feeds.URL+"/ical/old.ics") })
	l.feeds.says(ics("u1@airbnb.com 20260801 20260805 Reserved"))
	a := l.follow(stay.RoleOwner, feedsOf+"/f1/link", url.Values{"url": {l.feeds.link()}})
	if got := a.text("#flash"); !strings.Contains(got, "New link saved and read") || !strings.Contains(got, "1 new") {
		t.Errorf("the flash says %q", got)
	}
	f, err := l.db.Feed(t.Context(), "f1")
	if l.must(err); string(f.URL) != l.feeds.link() || f.State != store.FeedOK {
		t.Errorf("%s %s", f.State, f.Problem)
	}
	for link, says := range map[string]string{"": "needed", "ftp://feeds.example/x.ics": "https://", "https://192.168.1.4/x.ics": "own network", "/etc/passwd": "not an address"} {
		refused := l.post(stay.RoleOwner, feedsOf+"/f1/link", url.Values{"url": {link}}).want(http.StatusUnprocessableEntity)
		if got := refused.refused("url"); !strings.Contains(got, says) || refused.field("url") != link {
			t.Errorf("%q is refused with %q", link, got)
		}
	}
	l.post(stay.RoleAuditor, feedsOf+"/f1/link", url.Values{"url": {l.feeds.link()}}).want(http.StatusForbidden)
}

func TestTheOwnerBelievesAHeldCalendar(t *testing.T) {
	l := newLodge(t)
	l.feeds.says(ics("u1@airbnb.com 20260801 20260805 Reserved", "u2@airbnb.com 20260811 20260815 Reserved"))
	l.follow(stay.RoleOwner, feedsOf, url.Values{"name": {"Airbnb"}, "url": {l.feeds.link()}})
	feeds, err := l.db.Feeds(t.Context(), "")
	l.must(err)
	path := feedsOf + "/" + string(feeds[0].ID)
	l.feeds.says(ics())
	l.follow(stay.RoleOwner, path+"/sync", nil)
	page := l.get(stay.RoleOwner, path)
	if !strings.Contains(page.text("#feed-now"), "suddenly empty; kept 2 bookings") || page.page().Find("dialog form[action='"+path+"/believe']").Length() != 1 {
		t.Errorf("held: %s", page.text("#feed-now"))
	}
	l.follow(stay.RoleOwner, path+"/believe", nil)
	after := l.get(stay.RoleOwner, path)
	if !strings.Contains(after.text(".log"), "You said that what Airbnb says is right") || strings.Contains(after.text("#feed-now"), "believe it") {
		t.Errorf("believed: %s", after.text("#feed-now"))
	}
	f, err := l.db.Feed(t.Context(), feeds[0].ID)
	if l.must(err); f.State != store.FeedOK {
		t.Errorf("it is %s", f.State)
	}
}

func TestAChannelManagerBesideAPortalIsWarnedOf(t *testing.T) {
	l := newLodge(t)
	l.connect(store.FeedOK, func(f *store.Feed) { f.Provider = "airbnb" })
	l.connect(store.FeedOK, func(f *store.Feed) {
		f.ID, f.Name, f.Provider, f.URL = "f2", "Guesty", "guesty", "https://app.guesty.com/api/x"
	})
	l.connect(store.FeedOK, func(f *store.Feed) {
		f.ID, f.Name, f.Provider, f.URL = "f3", "Vrbo", "vrbo", "https://www.vrbo.com/icalendar/x.ics"
	})
	page := l.get(stay.RoleOwner, feedsOf).text("#feed-list")
	for _, want := range []string{"Guesty and Airbnb: if one manages", "Vrbo and Guesty: if one manages", "requests that nobody has paid"} {
		if !strings.Contains(page, want) {
			t.Errorf("no warning %q: %s", want, page)
		}
	}
	if strings.Contains(page, "Vrbo and Airbnb") {
		t.Error("two portals are warned of")
	}
}
