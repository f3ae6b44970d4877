package web_test

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"portineria/app/export"
	"portineria/ical"
	"portineria/stay"
	"portineria/store"
	"portineria/web"
)

const feedsPage = "/properties/casa-limone/feeds"

// share makes a link through the page and returns it.
func (s *site) share(channel string) store.CalendarLink {
	s.t.Helper()
	s.follow(stay.RoleOwner, "/properties/casa-limone/links", url.Values{"channel": {channel}})
	links, err := s.db.CalendarLinks(s.t.Context(), casa.ID)
	s.must(err)
	for _, l := range links {
		if l.Channel == channel {
			return l
		}
	}
	s.t.Fatalf("no link for %s", channel)
	return store.CalendarLink{}
}

// readCalendar is one request for a shared calendar from the internet.
func (s *site) readCalendar(method, path string, header ...string) answer {
	s.t.Helper()
	r, err := http.NewRequestWithContext(s.t.Context(), method, s.public.URL+path, nil)
	s.must(err)
	r.Header.Set("User-Agent", "Java/17")
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Add(header[i], header[i+1])
	}
	return s.do(r)
}

func TestACalendarIsServedToWhoeverHasItsLink(t *testing.T) {
	l := newLodge(t)
	link := l.share("airbnb")
	a := l.readCalendar(http.MethodGet, export.Path(link)).want(http.StatusOK)
	for name, want := range map[string]string{"Content-Type": "text/calendar; charset=utf-8", "Cache-Control": "private, max-age=300", "X-Content-Type-Options": "nosniff", "Set-Cookie": "", "Location": ""} {
		if got := a.header.Get(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	etag := a.header.Get("ETag")
	if len(etag) < 10 || !strings.HasPrefix(etag, `"`) || !strings.HasSuffix(etag, `"`) {
		t.Errorf("ETag %s", etag)
	}
	c, err := ical.Read(strings.NewReader(a.body), ical.Options{})
	l.must(err)
	// Julie's stay came from Booking.com and ends today, Marco's was entered by hand; Lena's is Airbnb's own.
	if !c.Trusted || len(c.Events) != 2 || ical.StayOf(c.Events[0].UID) != "b-leaves" || ical.StayOf(c.Events[1].UID) != "b-next" {
		t.Errorf("trusted %v: %s", c.Trusted, a.body)
	}
	for _, private := range []string{"Julie", "Duval", "Marco", "Ruggeri", "Lena"} {
		if strings.Contains(a.body, private) {
			t.Errorf("%s is named", private)
		}
	}

	for name, had := range map[string]string{"the same": etag, "a weak one": "W/" + etag, "among others": `"x", ` + etag, "any": "*"} {
		if b := l.readCalendar(http.MethodGet, export.Path(link), "If-None-Match", had); b.status != http.StatusNotModified || b.body != "" || b.header.Get("ETag") != etag {
			t.Errorf("%s: %d, %d bytes", name, b.status, len(b.body))
		}
	}
	l.readCalendar(http.MethodGet, export.Path(link), "If-None-Match", `"other"`).want(http.StatusOK)
	head := l.readCalendar(http.MethodHead, export.Path(link)).want(http.StatusOK)
	if head.header.Get("ETag") != etag || head.body != "" || head.header.Get("Content-Type") != "text/calendar; charset=utf-8" {
		t.Errorf("HEAD: %v", head.header)
	}
}

func TestAnEmptyCalendarIsServedAndAHeadTellsNobody(t *testing.T) {
	l := newLodge(t)
	l.follow(stay.RoleOwner, "/properties/harbour-loft/links", url.Values{"channel": {"vrbo"}})
	links, err := l.db.CalendarLinks(t.Context(), loft.ID)
	l.must(err)
	l.readCalendar(http.MethodHead, export.Path(links[0])).want(http.StatusOK)
	if reads, err := l.db.CalendarReads(t.Context(), links[0].ID); err != nil || len(reads) != 0 {
		t.Errorf("read by %v (%v)", reads, err)
	}
	a := l.readCalendar(http.MethodGet, export.Path(links[0])).want(http.StatusOK) // its only stay is Vrbo's own
	if c, err := ical.Read(strings.NewReader(a.body), ical.Options{}); err != nil || !c.Trusted || len(c.Events) != 0 {
		t.Errorf("%v: %s", err, a.body)
	}
}

func TestWhatIsNoLinkIsNotThere(t *testing.T) {
	l := newLodge(t)
	link := l.share("airbnb")
	path := export.Path(link)
	for _, wrong := range []string{strings.TrimSuffix(path, ".ics"), path + ".ics", "/calendar/.ics", "/calendar/x.ics", strings.ToUpper(path), path + "/", "/calendar/" + string(link.ID) + ".ics"} {
		for _, method := range []string{http.MethodGet, http.MethodHead} {
			l.readCalendar(method, wrong).want(http.StatusNotFound)
		}
	}
	l.readCalendar(http.MethodPost, path).want(http.StatusMethodNotAllowed)
	// Not on the owner's side either.
	l.get(stay.RoleOwner, path).want(http.StatusNotFound)

	renewed := l.follow(stay.RoleOwner, "/properties/casa-limone/links/"+string(link.ID)+"/renew", nil)
	if got := renewed.text("#flash"); !strings.Contains(got, "renewed") {
		t.Errorf("the flash says %q", got)
	}
	l.readCalendar(http.MethodGet, path).want(http.StatusNotFound)
	fresh, err := l.db.CalendarLink(t.Context(), link.ID)
	l.must(err)
	l.readCalendar(http.MethodGet, export.Path(fresh)).want(http.StatusOK)
	l.follow(stay.RoleOwner, "/properties/casa-limone/links/"+string(link.ID)+"/revoke", nil)
	l.readCalendar(http.MethodGet, export.Path(fresh)).want(http.StatusNotFound)
}

func TestTheOwnerSeesWhoReadsWhat(t *testing.T) {
	l := newLodge(t)
	if got := l.get(stay.RoleOwner, feedsPage).text("#link-list"); !strings.Contains(got, "No site reads this calendar yet") {
		t.Errorf("the empty list says %q", got)
	}
	link := l.share("airbnb")
	card := func() string { return l.get(stay.RoleOwner, feedsPage).text("#link-" + string(link.ID)) }
	want := func(words ...string) {
		t.Helper()
		for _, w := range words {
			if got := card(); !strings.Contains(got, w) {
				t.Errorf("the card lacks %q: %s", w, got)
			}
		}
	}
	want("never read", "It tells 2 stays, until 24 July 2026. Nights only, nothing about your guests.", "What comes from Airbnb itself is left out", "https://casa.example"+export.Path(link), "Paste it in Airbnb")
	l.readCalendar(http.MethodGet, export.Path(link))
	want("Airbnb: last read just now")
	for _, agent := range []string{"Mozilla/5.0 (X11)", "Google-Calendar-Importer"} {
		r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, l.public.URL+export.Path(link), nil)
		l.must(err)
		r.Header.Set("User-Agent", agent)
		l.do(r).want(http.StatusOK)
	}
	want("Opened in a browser just now", "Google Calendar reads it too", "renew the link")

	// Read long ago is a warning.
	late := l.share("vrbo")
	l.write(func(ctx context.Context, tx *store.Tx) error {
		return tx.AddCalendarRead(ctx, late, export.ReaderProgram, ago(30*60*minute))
	})
	if got := l.get(stay.RoleOwner, feedsPage).text("#link-" + string(late.ID)); !strings.Contains(got, "not read lately") || !strings.Contains(got, "may sell nights that are taken") {
		t.Errorf("the card says %q", got)
	}

	fragment := l.get(stay.RoleOwner, feedsPage+"?fragment=links").want(http.StatusOK)
	if fragment.page().Find("#link-list .shared").Length() != 2 || fragment.page().Find("h1").Length() != 0 {
		t.Error("the fragment is not the list")
	}
}

func TestOnlyThoseWhoMayWriteSeeLinks(t *testing.T) {
	l := newLodge(t)
	link := l.share("airbnb")
	for role, may := range map[stay.Role]bool{stay.RoleOwner: true, stay.RoleCohost: true, stay.RoleAuditor: false} {
		if got := strings.Contains(l.get(role, feedsPage).want(http.StatusOK).body, string(link.Token)); got != may {
			t.Errorf("the %s sees it: %v", role, got)
		}
	}
	for _, act := range []string{"renew", "revoke", "closures", "release"} {
		l.post(stay.RoleAuditor, "/properties/casa-limone/links/"+string(link.ID)+"/"+act, nil).want(http.StatusForbidden)
		l.post(stay.RoleOwner, "/properties/harbour-loft/links/"+string(link.ID)+"/"+act, nil).want(http.StatusNotFound)
		l.post(stay.RoleOwner, "/properties/casa-limone/links/none/"+act, nil).want(http.StatusNotFound)
	}
	l.post(stay.RoleCohost, "/properties/harbour-loft/links", url.Values{"channel": {"vrbo"}}).want(http.StatusNotFound)
}

func TestALinkThatCannotBeGoesBackWithItsReason(t *testing.T) {
	l := newLodge(t)
	l.share("airbnb")
	for name, c := range map[string]struct {
		form        url.Values
		field, says string
	}{
		"nobody":              {url.Values{"channel": {""}}, "channel", "needed"},
		"a second one":        {url.Values{"channel": {"airbnb"}, "closures": {"yes"}}, "channel", "already"},
		"a site without name": {url.Values{"channel": {"site"}}, "name", "needed"},
		"a long name":         {url.Values{"channel": {"site"}, "name": {strings.Repeat("x", 70)}}, "name", "too long"},
	} {
		t.Run(name, func(t *testing.T) {
			a := l.post(stay.RoleOwner, "/properties/casa-limone/links", c.form).want(http.StatusUnprocessableEntity)
			if got := a.text("#link-" + c.field + "-error"); !strings.Contains(got, c.says) {
				t.Errorf("refused with %q", got)
			}
			if _, ticked := a.page().Find("#link-closures").Attr("checked"); ticked != (c.form.Get("closures") == "yes") || a.page().Find("#link-name").AttrOr("value", "") != c.form.Get("name") {
				t.Error("the form forgot what was typed")
			}
		})
	}
	if got := l.get(stay.RoleOwner, feedsPage).page().Find(`#link-channel option[value="airbnb"]`).Length(); got != 0 {
		t.Error("Airbnb is offered although it has a link")
	}
	l.follow(stay.RoleOwner, "/properties/casa-limone/links", url.Values{"channel": {"site"}, "name": {"Villaportal"}})
	if got := l.get(stay.RoleOwner, feedsPage).text("#link-list"); !strings.Contains(got, "Villaportal") {
		t.Error("the site is not called by its name")
	}
}

func TestTheOwnersOwnCalendarOpensOnTheDevice(t *testing.T) {
	l := newLodge(t)
	link := l.share("names")
	page := l.get(stay.RoleOwner, feedsPage)
	if got := page.page().Find("#link-"+string(link.ID)+" a.btn").AttrOr("href", ""); got != "webcal://casa.example"+export.Path(link) {
		t.Errorf("leads to %q", got)
	}
	if got := page.text("#link-" + string(link.ID)); !strings.Contains(got, "With the names of your guests") {
		t.Errorf("it is not said that names are in it: %s", got)
	}
	a := l.readCalendar(http.MethodGet, export.Path(link)).want(http.StatusOK)
	if !strings.Contains(a.body, "SUMMARY:Lena Weber (Airbnb)\r\nDESCRIPTION:3 guests\r\n") || strings.Contains(a.body, "447700900101") {
		t.Errorf("%s", a.body)
	}
}

func TestAHouseWithoutAnAddressSaysThatNobodyReachesIt(t *testing.T) {
	l := newLodge(t, func(o *web.Options) { o.Links.PublicURL = "" })
	if got := l.get(stay.RoleOwner, feedsPage).text("#link-list"); strings.Contains(got, "cannot be reached") {
		t.Error("it is said where there is no link")
	}
	l.share("airbnb")
	if got := l.get(stay.RoleOwner, feedsPage).text("#link-list"); !strings.Contains(got, "cannot be reached yet") {
		t.Errorf("the list says %q", got)
	}
}

func TestACalendarThatIsHeldBackIsOnTheFirstPage(t *testing.T) {
	l := newLodge(t)
	link := l.share("airbnb")
	l.readCalendar(http.MethodGet, export.Path(link))
	today := stay.DateOf(now)
	var lost []stay.Booking
	for i, id := range []stay.BookingID{"b-one", "b-two", "b-three"} {
		b := stay.Booking{ID: id, Property: casa.ID, Channel: "vrbo", Kind: stay.KindBooking, Sure: true, State: stay.BookingActive, Arrival: today + 20 + stay.Date(3*i), Departure: today + 22 + stay.Date(3*i), CreatedAt: now, UpdatedAt: now}
		l.put(b)
		lost = append(lost, b)
	}
	before := l.readCalendar(http.MethodGet, export.Path(link))
	for _, b := range lost {
		b.State, b.CancelledBy = stay.BookingCancelled, "feed"
		l.put(b)
	}
	if after := l.readCalendar(http.MethodGet, export.Path(link)); after.body != before.body {
		t.Error("the calendar has lost stays")
	}
	first := l.get(stay.RoleOwner, "/").text(".problems")
	if !strings.Contains(first, "Casa Limone: the calendar for Airbnb is held back") || !strings.Contains(first, "3 of 4 stays would disappear") {
		t.Errorf("the first page says %q", first)
	}
	if got := l.get(stay.RoleOwner, feedsPage).text("#link-" + string(link.ID)); !strings.Contains(got, "held back") || !strings.Contains(got, "It is right: send it") {
		t.Errorf("the card says %q", got)
	}
	l.follow(stay.RoleOwner, "/properties/casa-limone/links/"+string(link.ID)+"/release", nil)
	a := l.readCalendar(http.MethodGet, export.Path(link))
	if c, err := ical.Read(strings.NewReader(a.body), ical.Options{}); err != nil || len(c.Events) != 2 {
		t.Errorf("%v: %s", err, a.body)
	}
	if got := l.get(stay.RoleOwner, "/").text(".problems"); strings.Contains(got, "held back") {
		t.Error("the alarm stays")
	}
}

func TestClosuresAreToldWhereTheOwnerWantsThem(t *testing.T) {
	l := newLodge(t)
	today := stay.DateOf(now)
	l.put(stay.Booking{ID: "b-shut", Property: casa.ID, Channel: "vrbo", Kind: stay.KindBlock, Sure: true, State: stay.BookingActive, Arrival: today + 30, Departure: today + 34, CreatedAt: now, UpdatedAt: now})
	link := l.share("airbnb")
	act := "/properties/casa-limone/links/" + string(link.ID) + "/closures"
	for _, step := range []struct {
		value string
		told  bool
	}{{"yes", true}, {"no", false}} {
		if got := l.follow(stay.RoleOwner, act, url.Values{"closures": {step.value}}).text("#flash"); !strings.Contains(got, "Saved") {
			t.Errorf("the flash says %q", got)
		}
		if got := strings.Contains(l.readCalendar(http.MethodGet, export.Path(link)).body, "b-shut@"); got != step.told {
			t.Errorf("closures %s: told %v", step.value, got)
		}
	}
}
