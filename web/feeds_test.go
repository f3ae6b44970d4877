package web_test

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"portineria/app/export"
	"portineria/stay"
	"portineria/store"
)

func TestACalendarIsConnectedAndReadAtOnce(t *testing.T) {
	l := newLodge(t)
	l.feeds.says(ics("u1@airbnb.com 20260801 20260805 Reserved"))
	a := l.follow(stay.RoleOwner, "/properties/casa-limone/feeds", url.Values{"name": {"Airbnb"}, "url": {l.feeds.link()}})
	if got := a.text("#flash"); !strings.Contains(got, "connected and read") || !strings.Contains(got, "1 new") {
		t.Errorf("the flash says %q", got)
	}
	card := a.text(".feed")
	for _, want := range []string{"Airbnb", "fine", "Airbnb, read just now, 1 booking", "127.0.0.1", "18:05: 1 new."} {
		if !strings.Contains(card, want) {
			t.Errorf("the card lacks %q: %s", want, card)
		}
	}
	if strings.Contains(a.body, "secret-token") {
		t.Error("the secret link stands on the page")
	}
	fragment := l.get(stay.RoleOwner, "/properties/casa-limone/feeds?fragment=feeds").want(http.StatusOK)
	if fragment.page().Find("#feed-list .feed").Length() != 1 || fragment.page().Find("h1").Length() != 0 {
		t.Error("the fragment is not the list")
	}
}

func TestALinkThatWillNotDoGoesBackWithItsReason(t *testing.T) {
	for name, c := range map[string]struct{ name, link, field, says string }{
		"no link":                 {"Airbnb", " ", "url", "needed"},
		"no name":                 {" ", "https://feeds.example/x.ics", "name", "needed"},
		"a long name":             {strings.Repeat("a", 70), "https://feeds.example/x.ics", "name", "too long"},
		"a file of this computer": {"Airbnb", "/etc/passwd", "url", "not an address"},
		"a file as a link":        {"Airbnb", "file:///etc/passwd", "url", "not an address"},
		"another protocol":        {"Airbnb", "ftp://feeds.example/x.ics", "url", "https://"},
		"the computer itself":     {"Airbnb", "https://localhost/x.ics", "url", "own network"},
		"the network at home":     {"Airbnb", "https://192.168.1.4/x.ics", "url", "own network"},
		"a user name in it":       {"Airbnb", "https://me@feeds.example/x.ics", "url", "not an address"},
	} {
		t.Run(name, func(t *testing.T) {
			l := newLodge(t)
			a := l.post(stay.RoleOwner, "/properties/casa-limone/feeds", url.Values{"name": {c.name}, "url": {c.link}}).want(http.StatusUnprocessableEntity)
			if got := a.refused(c.field); !strings.Contains(got, c.says) {
				t.Errorf("refused with %q, want %q", got, c.says)
			}
			if a.field("name") != c.name || a.field("url") != c.link {
				t.Errorf("the form holds %q and %q", a.field("name"), a.field("url"))
			}
			if feeds, err := l.db.Feeds(t.Context(), ""); err != nil || len(feeds) != 0 {
				t.Errorf("%d calendars are connected, %v", len(feeds), err)
			}
		})
	}
}

func TestTheHousesOwnCalendarIsNotConnected(t *testing.T) {
	l := newLodge(t)
	own := "https://casa.example" + export.Path(l.share("airbnb"))
	a := l.post(stay.RoleOwner, "/properties/harbour-loft/feeds", url.Values{"name": {"Me"}, "url": {own}}).want(http.StatusUnprocessableEntity)
	if got := a.refused("url"); !strings.Contains(got, "bring your own bookings back") {
		t.Errorf("refused with %q", got)
	}
}

func TestTheSameCalendarIsNotConnectedTwice(t *testing.T) {
	l := newLodge(t)
	form := url.Values{"name": {"Airbnb"}, "url": {l.feeds.link()}}
	l.follow(stay.RoleOwner, "/properties/casa-limone/feeds", form)
	if a := l.post(stay.RoleOwner, "/properties/casa-limone/feeds", form).want(http.StatusUnprocessableEntity); !strings.Contains(a.body, "exists already") {
		t.Error("it is not said why")
	}
}

func TestACalendarIsReadAgainAndDisconnected(t *testing.T) {
	l := newLodge(t)
	l.connect(store.FeedOK)
	l.feeds.says("<html>")
	a := l.follow(stay.RoleCohost, "/properties/casa-limone/feeds/f1/sync", nil)
	if got := a.text("#flash.notice-brass"); !strings.Contains(got, "One could not be read") {
		t.Errorf("the flash says %q", got)
	}
	if got := a.text(".feed"); !strings.Contains(got, "web page instead of the calendar") || !strings.Contains(got, "We keep what we knew") {
		t.Errorf("the card says %q", got)
	}
	for _, role := range []stay.Role{stay.RoleAuditor, stay.RoleCleaner} {
		l.post(role, "/properties/casa-limone/feeds/f1/remove", nil).want(http.StatusForbidden)
	}
	l.post(stay.RoleOwner, "/properties/harbour-loft/feeds/f1/remove", nil).want(http.StatusNotFound)
	if got := l.follow(stay.RoleOwner, "/properties/casa-limone/feeds/f1/remove", nil).text("#flash"); !strings.Contains(got, "disconnected") {
		t.Errorf("the flash says %q", got)
	}
	l.post(stay.RoleOwner, "/properties/casa-limone/feeds/f1/sync", nil).want(http.StatusNotFound)
}

func TestTheLastLooksAtACalendarAreToldInWords(t *testing.T) {
	l := newLodge(t)
	l.connect(store.FeedOK)
	l.write(func(ctx context.Context, tx *store.Tx) error {
		for _, look := range []store.FeedLog{
			{Feed: "f1", At: ago(50 * 60 * minute), Outcome: "ok", Added: 4, Rejected: 2},
			{Feed: "f1", At: ago(26 * 60 * minute), Outcome: "failed", Problem: "timeout"},
			{Feed: "f1", At: ago(60 * minute), Outcome: "held", Problem: "suspicious"},
			{Feed: "f1", At: ago(20 * minute), Outcome: "ok", Changed: 1, Missing: 1, Cancelled: 2},
		} {
			if err := tx.AddFeedLog(ctx, look); err != nil {
				return err
			}
		}
		return nil
	})
	card := l.get(stay.RoleOwner, "/properties/casa-limone/feeds").text(".feed")
	for _, want := range []string{
		"17:45: 1 changed, 1 gone missing, 2 cancelled.", "17:05: Nothing new. The calendar looks cut short", "Yesterday 16:05: Did not answer in time.",
		"12 Jul 16:05: 4 new. 2 entries could not be read and were skipped.",
	} {
		if !strings.Contains(card, want) {
			t.Errorf("the card lacks %q: %s", want, card)
		}
	}
}
