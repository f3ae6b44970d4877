package web_test

import (
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"

	"portineria/app/property"
	"portineria/stay"
	"portineria/store"
)

// basicsForm is a form of details in which nothing is wrong.
func basicsForm() url.Values {
	return url.Values{
		"id": {"mansarda"}, "name": {"Mansarda sul porto"}, "address": {"Via del Molo 2, Genova"}, "language": {"it"}, "timezone": {"Europe/Rome"}, "country": {"IT"},
		"host_name": {"Anna"}, "cin": {""}, "checkin_from": {"16:00"}, "checkin_until": {""}, "checkout_until": {"10:30"}, "access_from_hours_before": {"12"},
		"access_until_hours_after": {"1"}, "identity_check": {"yes"}, "threshold": {"0,7"}, "draft_above": {""}, "escalation_keywords": {"gas\r\nincendio\r\n"},
	}
}

func TestTheListOfPropertiesTellsOfEach(t *testing.T) {
	l := newLodge(t)
	l.connect(store.FeedStopped, func(f *store.Feed) { f.Problem = "denied" })
	a := l.get(stay.RoleOwner, "/properties").want(http.StatusOK)
	row := a.text(".house:first-child")
	for _, want := range []string{"Casa Limone", "2 facts", "1 calendar", "Next arrival: Lena Weber, 14 Jul"} {
		if !strings.Contains(row, want) {
			t.Errorf("the row lacks %q: %s", want, row)
		}
	}
	if a.page().Find(".house .chip-red").Length() != 1 {
		t.Error("the refused calendar does not show")
	}
	if got := a.text(".house:last-child"); !strings.Contains(got, "No arrival in sight") {
		t.Errorf("the other one says %q", got)
	}
	for role, may := range map[stay.Role]bool{stay.RoleOwner: true, stay.RoleCohost: false, stay.RoleAuditor: false} {
		if got := l.get(role, "/properties").page().Find("a[href='/add-property']").Length() > 0; got != may {
			t.Errorf("%s is offered to add one: %v", role, got)
		}
	}
	l.get(stay.RoleCleaner, "/properties").want(http.StatusForbidden)
}

func TestAPropertyIsAdded(t *testing.T) {
	l := newLodge(t)
	if a := l.get(stay.RoleOwner, "/add-property").want(http.StatusOK); a.field("timezone") != "Europe/Rome" || a.field("checkin_from") != "15:00" || a.field("language") != "en" {
		t.Error("the form does not begin with the usual values")
	}
	if a := l.follow(stay.RoleOwner, "/add-property", basicsForm()); !strings.Contains(a.text("#flash"), "Property created.") || a.text("h1") != "Mansarda sul porto" {
		t.Errorf("after adding: %s", a.text("#flash"))
	}
	p, err := l.db.Property(t.Context(), "mansarda")
	l.must(err)
	if p.CheckinFrom != 16*60 || !p.IdentityCheck || p.SendAbove == nil || *p.SendAbove != 0.7 || len(p.EscalationKeywords) != 2 {
		t.Errorf("stored: %+v", p)
	}
}

func TestAPropertyThatDoesNotFitGoesBackAsItWasTyped(t *testing.T) {
	for name, c := range map[string]struct{ field, typed, says string }{
		"an id that is taken":  {"id", "casa-limone", "exists already"},
		"an id with capitals":  {"id", "Mansarda!", "lower-case"},
		"no id":                {"id", "", "needed"},
		"no name":              {"name", "", "needed"},
		"a zone that is none":  {"timezone", "Europe/Genova", "not known"},
		"hours out of bounds":  {"access_from_hours_before", "9999", "out of range"},
		"a threshold above 1":  {"threshold", "7", "between 0 and 1"},
		"a time that is none":  {"checkin_from", "later", "not a time"},
		"a country in letters": {"country", "Italia", "not a country"},
	} {
		t.Run(name, func(t *testing.T) {
			l := newLodge(t)
			form := basicsForm()
			form.Set(c.field, c.typed)
			a := l.post(stay.RoleOwner, "/add-property", form).want(http.StatusUnprocessableEntity)
			if got := a.refused(c.field); !strings.Contains(got, c.says) {
				t.Errorf("refused with %q, want %q", got, c.says)
			}
			for _, field := range []string{"id", "name", "address", "timezone", "language", "checkin_from", "threshold"} {
				if got := a.field(field); got != form.Get(field) {
					t.Errorf("%s holds %q, want %q", field, got, form.Get(field))
				}
			}
			if all, err := l.db.Properties(t.Context()); err != nil || len(all) != 2 {
				t.Errorf("there are %d properties, %v", len(all), err)
			}
		})
	}
}

func TestDetailsAreSavedByWhoeverMayWriteFacts(t *testing.T) {
	l := newLodge(t)
	form := basicsForm()
	form.Del("identity_check")
	if a := l.follow(stay.RoleCohost, "/properties/casa-limone/basics", form); !strings.Contains(a.text("#flash"), "Saved.") || a.field("name") != "Mansarda sul porto" {
		t.Errorf("after saving: %q, %q", a.text("#flash"), a.field("name"))
	}
	p, err := l.db.Property(t.Context(), casa.ID)
	l.must(err)
	if p.ID != "casa-limone" || p.Name != "Mansarda sul porto" || p.IdentityCheck {
		t.Errorf("stored: %+v", p)
	}
	if facts, err := l.db.Facts(t.Context(), casa.ID); err != nil || len(facts) != 2 {
		t.Errorf("%d facts are left, %v", len(facts), err)
	}
	bad := basicsForm()
	bad.Set("name", " ")
	if a := l.post(stay.RoleCohost, "/properties/casa-limone/basics", bad).want(http.StatusUnprocessableEntity); a.refused("name") == "" || a.field("address") != "Via del Molo 2, Genova" {
		t.Error("a refused form lost what was typed")
	}
	l.post(stay.RoleAuditor, "/properties/casa-limone/basics", form).want(http.StatusForbidden)
	if a := l.get(stay.RoleAuditor, "/properties/casa-limone/basics").want(http.StatusOK); a.page().Find("fieldset[disabled]").Length() == 0 || a.page().Find("a[download]").Length() != 0 {
		t.Error("an auditor's form can be used")
	}
}

func TestTheFormTakesTheWidestWindowThatAFileMaySet(t *testing.T) {
	l := newLodge(t)
	form := basicsForm()
	form.Set("access_from_hours_before", strconv.Itoa(stay.MaxAccessHours))
	a := l.follow(stay.RoleOwner, "/properties/casa-limone/basics", form)
	if most, _ := a.page().Find("[name=access_from_hours_before]").Attr("max"); a.field("access_from_hours_before") != most {
		t.Errorf("%s hours are kept, the field takes %s", a.field("access_from_hours_before"), most)
	}
}

func TestTheExportIsAFileThatReadsBackTheSame(t *testing.T) {
	l := newLodge(t)
	a := l.get(stay.RoleCohost, "/properties/casa-limone/export").want(http.StatusOK)
	for name, want := range map[string]string{"Content-Type": "text/plain; charset=utf-8", "Content-Disposition": `attachment; filename="casa-limone.toml"`, "Cache-Control": "no-store"} {
		if got := a.header.Get(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	file, err := property.Parse(strings.NewReader(a.body), "casa-limone.toml")
	l.must(err)
	if file.Property.Name != "Casa Limone" || len(file.Facts) != 2 || file.Facts[0].Secrets[0] != "limoni-gialli-22" {
		t.Errorf("read back: %s with %d facts", file.Property.Name, len(file.Facts))
	}
	l.get(stay.RoleAuditor, "/properties/casa-limone/export").want(http.StatusForbidden)
	l.get(stay.RoleOwner, "/properties/nowhere/export").want(http.StatusNotFound)
}

const mansarda = `id = "mansarda"
name = "Mansarda sul porto"
language = "it"
timezone = "Europe/Rome"

[[facts]]
id = "wifi"
topic = "wifi"
visibility = "stay"
text = "La rete è Mansarda, la password è onde-blu-31."
`

func TestAPropertyIsImportedFromTextAndFromAFile(t *testing.T) {
	l := newLodge(t)
	a := l.follow(stay.RoleOwner, "/import-property", url.Values{"toml": {strings.ReplaceAll(mansarda, "\n", "\r\n")}})
	if got := a.text("#flash"); !strings.Contains(got, "Mansarda sul porto: 1 fact imported.") {
		t.Errorf("the flash says %q", got)
	}
	// A file of the same id replaces it.
	replaced := strings.Replace(mansarda, "sul porto", "al molo", 1)
	if got := l.upload(stay.RoleOwner, "/import-property", "mansarda.toml", replaced).want(http.StatusSeeOther).header.Get("Location"); got != "/properties/mansarda" {
		t.Errorf("it leads to %q", got)
	}
	if p, err := l.db.Property(t.Context(), "mansarda"); err != nil || p.Name != "Mansarda al molo" {
		t.Errorf("stored: %q, %v", p.Name, err)
	}
	for _, role := range []stay.Role{stay.RoleCohost, stay.RoleAuditor, stay.RoleCleaner} {
		l.post(role, "/import-property", url.Values{"toml": {mansarda}}).want(http.StatusForbidden)
	}
}

func TestABadFileImportsNothingAndSaysWhere(t *testing.T) {
	for name, c := range map[string]struct{ text, says string }{
		"an unknown topic": {strings.Replace(mansarda, `"wifi"
visibility`, `"wlan"
visibility`, 1), "line 8, facts[1].topic: "},
		"no name":        {strings.Replace(mansarda, `name = "Mansarda sul porto"`, "", 1), "name: "},
		"an unknown key": {"colour = \"blue\"\n" + mansarda, "line 1, colour: "},
		"no TOML":        {"this is no file", "line 1: "},
		"two alike":      {mansarda + mansarda[strings.Index(mansarda, "[[facts]]"):], "line 12, facts[2].id: "},
	} {
		t.Run(name, func(t *testing.T) {
			l := newLodge(t)
			a := l.post(stay.RoleOwner, "/import-property", url.Values{"toml": {c.text}}).want(http.StatusUnprocessableEntity)
			if got := a.text(".notice-red li"); !strings.Contains(got, c.says) {
				t.Errorf("says %q, want %q", got, c.says)
			}
			if got := a.field("toml"); strings.TrimSpace(got) != strings.TrimSpace(c.text) {
				t.Errorf("the text is not kept: %q", got)
			}
			uploaded := l.upload(stay.RoleOwner, "/import-property", "mansarda.toml", c.text).want(http.StatusUnprocessableEntity)
			if got := uploaded.text(".notice-red li"); !strings.Contains(got, "mansarda.toml, ") || strings.TrimSpace(uploaded.field("toml")) != strings.TrimSpace(c.text) {
				t.Errorf("as a file it says %q", got)
			}
			if _, err := l.db.Property(t.Context(), "mansarda"); err == nil {
				t.Error("something was imported")
			}
		})
	}
	l := newLodge(t)
	l.post(stay.RoleOwner, "/import-property", url.Values{"toml": {"  "}}).want(http.StatusUnprocessableEntity)
	l.post(stay.RoleOwner, "/import-property", url.Values{"toml": {strings.Repeat("# long\n", 400_000)}}).want(http.StatusRequestEntityTooLarge)
	if a := l.upload(stay.RoleOwner, "/import-property", "photo.jpg", "\xff\xd8\xff\xe0 not text").want(http.StatusUnprocessableEntity); a.field("toml") != "" {
		t.Error("a photo stands in the text area")
	}
}

func TestDeletingAPropertyTakesItsFactsCalendarsAndBookings(t *testing.T) {
	l := newLodge(t)
	l.connect(store.FeedOK)
	if a := l.follow(stay.RoleOwner, "/properties/casa-limone/delete", nil); !strings.Contains(a.text("#flash"), "Property deleted.") || strings.Contains(a.text("main"), "Casa Limone") {
		t.Errorf("after deleting: %s", a.text("main"))
	}
	if feeds, err := l.db.Feeds(t.Context(), ""); err != nil || len(feeds) != 0 {
		t.Errorf("%d calendars are left, %v", len(feeds), err)
	}
	if left, err := l.db.Bookings(t.Context(), casa.ID, day(-100), day(100)); err != nil || len(left) != 0 {
		t.Errorf("%d bookings are left, %v", len(left), err)
	}
	if c := l.read("lena"); c.ID != "lena" {
		t.Error("the conversation is gone as well")
	}
	l.get(stay.RoleOwner, "/properties/casa-limone").want(http.StatusNotFound)
	l.post(stay.RoleCohost, "/properties/harbour-loft/delete", nil).want(http.StatusForbidden)
}
