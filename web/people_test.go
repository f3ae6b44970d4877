package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"portineria/stay"
)

func TestPeopleAreAddedWithTheirProperties(t *testing.T) {
	l := newLodge(t)
	form := url.Values{"name": {"Sara"}, "role": {"cleaner"}, "properties": {"casa-limone"}, "language": {"it"}, "password": {"lamp river seven boots"}}
	a := l.follow(stay.RoleOwner, "/settings/people", form)
	if got := a.text("#flash"); !strings.Contains(got, "Sara may enter now.") {
		t.Errorf("the flash says %q", got)
	}
	u, err := l.db.UserByName(t.Context(), "Sara")
	l.must(err)
	if u.Role != stay.RoleCleaner || len(u.Properties) != 1 || u.Language != "it" {
		t.Errorf("stored: %+v", u.User)
	}
	if _, err := l.door.LogIn(t.Context(), "Sara", "lamp river seven boots", "192.0.2.1", "test"); err != nil {
		t.Errorf("she cannot log in: %v", err)
	}
	if got := a.text(".people"); !strings.Contains(got, "Sara CleanerCasa Limone") || !strings.Contains(got, "owner (you)Ownerall properties") {
		t.Errorf("the list says %q", got)
	}
	// Owners and auditors see all: a choice of properties means nothing for them.
	form.Set("name", "Ada")
	form.Set("role", "auditor")
	l.follow(stay.RoleOwner, "/settings/people", form)
	if u, err := l.db.UserByName(t.Context(), "Ada"); err != nil || len(u.Properties) != 0 {
		t.Errorf("the auditor has %v, %v", u.Properties, err)
	}
}

func TestAPersonThatDoesNotFitGoesBackAsTyped(t *testing.T) {
	for name, c := range map[string]struct {
		change func(url.Values)
		says   string
	}{
		"no name":                 {func(f url.Values) { f.Set("name", " ") }, "needed"},
		"a name that is used":     {func(f url.Values) { f.Set("name", "OWNER") }, "exists already"},
		"no role":                 {func(f url.Values) { f.Del("role") }, "Choose a role"},
		"a role that is none":     {func(f url.Values) { f.Set("role", "king") }, "Choose a role"},
		"no property":             {func(f url.Values) { f.Del("properties") }, "at least one property"},
		"one that is none":        {func(f url.Values) { f.Set("properties", "nowhere") }, "at least one property"},
		"a short password":        {func(f url.Values) { f.Set("password", "tiny-pass") }, "12 characters"},
		"a language that is none": {func(f url.Values) { f.Set("language", "xx") }, "not known"},
	} {
		t.Run(name, func(t *testing.T) {
			l := newLodge(t)
			form := url.Values{"name": {"Sara"}, "role": {"cleaner"}, "properties": {"casa-limone"}, "language": {"it"}, "password": {"lamp river seven boots"}}
			c.change(form)
			a := l.post(stay.RoleOwner, "/settings/people", form).want(http.StatusUnprocessableEntity)
			if !strings.Contains(a.text(".error"), c.says) {
				t.Errorf("refused with %q, want %q", a.text(".error"), c.says)
			}
			if a.page().Find("form[action='/settings/people'] input[name=name]").AttrOr("value", "") != form.Get("name") || strings.Contains(a.body, form.Get("password")) {
				t.Error("the name is not kept, or the password is")
			}
			if _, err := l.db.UserByName(t.Context(), "Sara"); err == nil {
				t.Error("an account was made")
			}
		})
	}
}

func TestPeopleAreRemovedButNeverTheLastOwnerNorOneself(t *testing.T) {
	l := newLodge(t)
	l.get(stay.RoleCleaner, "/calendar").want(http.StatusOK)
	if got := l.follow(stay.RoleOwner, "/settings/people/cleaner/remove", nil).text("#flash"); !strings.Contains(got, "removed") {
		t.Errorf("the flash says %q", got)
	}
	l.get(stay.RoleCleaner, "/calendar").want(http.StatusSeeOther) // to the login
	l.post(stay.RoleOwner, "/settings/people/owner/remove", nil).want(http.StatusForbidden)
	l.post(stay.RoleOwner, "/settings/people/0000/remove", nil).want(http.StatusNotFound)
	l.post(stay.RoleAuditor, "/settings/people/cohost/remove", nil).want(http.StatusForbidden)
	// A second owner may remove the first, and then stays.
	l.follow(stay.RoleOwner, "/settings/people", url.Values{"name": {"Bruno"}, "role": {"owner"}, "language": {"it"}, "password": {"lamp river seven boots"}})
	u, err := l.db.UserByName(t.Context(), "Bruno")
	l.must(err)
	if l.get(stay.RoleOwner, "/settings/people").page().Find("form[action='/settings/people/"+string(u.ID)+"/remove']").Length() != 1 {
		t.Error("the second owner cannot be removed")
	}
	if l.get(stay.RoleOwner, "/settings/people").page().Find("form[action='/settings/people/owner/remove']").Length() != 0 {
		t.Error("one is offered to remove oneself")
	}
}

func TestANewPasswordForSomebodyEndsTheirSessions(t *testing.T) {
	l := newLodge(t)
	if a := l.post(stay.RoleOwner, "/settings/people/cohost/reset", url.Values{"password": {"short"}}).want(http.StatusUnprocessableEntity); !strings.Contains(a.text(".people .error"), "12 characters") {
		t.Errorf("a short one is refused with %q", a.text(".people .error"))
	}
	l.get(stay.RoleCohost, "/calendar").want(http.StatusOK)
	if got := l.follow(stay.RoleOwner, "/settings/people/cohost/reset", url.Values{"password": {"lamp river seven boots"}}).text("#flash"); !strings.Contains(got, "New password set for cohost.") {
		t.Errorf("the flash says %q", got)
	}
	l.get(stay.RoleCohost, "/calendar").want(http.StatusSeeOther)
	l.post(stay.RoleOwner, "/settings/people/owner/reset", url.Values{"password": {"lamp river seven boots"}}).want(http.StatusForbidden)
}
