package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"portineria/stay"
)

// oldPassword opens the accounts of these tests.
const oldPassword = "lamp river seven boots"

// entered gives a role its password, logs it in from two browsers, and returns the
// session of the first.
func (l *lodge) entered(role stay.Role) string {
	l.t.Helper()
	l.must(l.door.SetPassword(l.t.Context(), stay.UserID(role), oldPassword))
	first, err := l.door.LogIn(l.t.Context(), string(role), oldPassword, "192.0.2.1", "Mozilla/5.0 (X11; Linux) Gecko Firefox/130.0")
	l.must(err)
	_, err = l.door.LogIn(l.t.Context(), string(role), oldPassword, "192.0.2.2", "Mozilla/5.0 (iPhone) Version/18 Safari/604")
	l.must(err)
	return first
}

// as sends a request with a session.
func (l *lodge) as(token, method, path string, form url.Values) answer {
	l.t.Helper()
	r := l.request("", method, path, form)
	r.AddCookie(&http.Cookie{Name: "portineria", Value: token})
	return l.do(r)
}

func TestOnesSessionsAreListedAndEnded(t *testing.T) {
	l := newLodge(t)
	token := l.entered(stay.RoleCleaner)
	a := l.as(token, http.MethodGet, "/settings/account", nil).want(http.StatusOK)
	if got := a.text(".people li:has(.chip-green)"); !strings.Contains(got, "Firefox, Linux") || !strings.Contains(got, "this device") {
		t.Errorf("one's own session is %q", got)
	}
	end, _ := a.page().Find(".people form").Attr("action")
	if !strings.Contains(a.text(".people"), "Safari, iPhone") || end == "" {
		t.Fatalf("the other session is not there: %s", a.text(".people"))
	}
	// Nobody ends another's.
	l.post(stay.RoleOwner, end, nil).want(http.StatusNotFound)
	l.as(token, http.MethodPost, end, nil).want(http.StatusSeeOther)
	if n := l.as(token, http.MethodGet, "/settings/account", nil).page().Find(".people li").Length(); n != 1 {
		t.Errorf("%d sessions are left", n)
	}
}

func TestAllOtherSessionsEndAtOnce(t *testing.T) {
	l := newLodge(t)
	token := l.entered(stay.RoleCohost)
	l.as(token, http.MethodPost, "/settings/account/end-others", nil).want(http.StatusSeeOther)
	left, err := l.db.Sessions(t.Context(), "cohost", now)
	l.must(err)
	if len(left) != 1 {
		t.Errorf("%d sessions are left", len(left))
	}
	l.as(token, http.MethodGet, "/settings/account", nil).want(http.StatusOK)
}

func TestANewPasswordKeepsOneselfInAndOthersOut(t *testing.T) {
	l := newLodge(t)
	token := l.entered(stay.RoleCohost)
	form := url.Values{"present": {oldPassword}, "password": {"five quite random words"}, "password2": {"five quite random words"}}
	done := l.as(token, http.MethodPost, "/settings/account/password", form).want(http.StatusSeeOther)
	fresh := ""
	for _, cookie := range (&http.Response{Header: done.header}).Cookies() {
		if cookie.Name == "portineria" {
			fresh = cookie.Value
		}
	}
	if fresh == "" || fresh == token {
		t.Fatal("there is no new session")
	}
	l.as(fresh, http.MethodGet, "/settings/account", nil).want(http.StatusOK)
	l.as(token, http.MethodGet, "/settings/account", nil).want(http.StatusSeeOther)
	if left, err := l.db.Sessions(t.Context(), "cohost", now); err != nil || len(left) != 1 {
		t.Errorf("%d sessions are left, %v", len(left), err)
	}
	if _, err := l.door.LogIn(t.Context(), "cohost", "five quite random words", "192.0.2.3", "test"); err != nil {
		t.Errorf("the new password does not open: %v", err)
	}
}

func TestAPasswordIsNotChangedByMistake(t *testing.T) {
	for name, c := range map[string]struct {
		present, one, two string
		field, says       string
	}{
		"the old one is wrong": {"not the one at all", "five quite random words", "five quite random words", "present", "not right"},
		"two different ones":   {oldPassword, "five quite random words", "five quite random wordz", "password2", "not the same"},
		"too short":            {oldPassword, "tiny-pass", "tiny-pass", "password", "12 characters"},
	} {
		t.Run(name, func(t *testing.T) {
			l := newLodge(t)
			token := l.entered(stay.RoleCohost)
			a := l.as(token, http.MethodPost, "/settings/account/password", url.Values{"present": {c.present}, "password": {c.one}, "password2": {c.two}}).want(http.StatusUnprocessableEntity)
			if got := a.refused(c.field); !strings.Contains(got, c.says) {
				t.Errorf("refused with %q, want %q", got, c.says)
			}
			if strings.Contains(a.body, c.present) || strings.Contains(a.body, c.one) {
				t.Error("a password stands on the page")
			}
			if left, err := l.db.Sessions(t.Context(), "cohost", now); err != nil || len(left) != 2 {
				t.Errorf("%d sessions are left, %v", len(left), err)
			}
		})
	}
}

func TestGuessingTheOldPasswordIsSlowedDown(t *testing.T) {
	l := newLodge(t)
	token := l.entered(stay.RoleCohost)
	form := url.Values{"present": {"a guess that is wrong"}, "password": {"five quite random words"}, "password2": {"five quite random words"}}
	for range 5 {
		l.as(token, http.MethodPost, "/settings/account/password", form).want(http.StatusUnprocessableEntity)
	}
	if a := l.as(token, http.MethodPost, "/settings/account/password", form).want(http.StatusTooManyRequests); a.header.Get("Retry-After") == "" {
		t.Error("it is not said when to come back")
	}
}

func TestTheLanguageOfThePagesChangesAtOnce(t *testing.T) {
	l := newLodge(t)
	a := l.follow(stay.RoleOwner, "/settings/account/language", url.Values{"language": {"it"}})
	if lang, _ := a.page().Find("html").Attr("lang"); lang != "it" || !strings.Contains(a.text("#flash"), "Lingua") {
		t.Errorf("the page is in %s and says %q", lang, a.text("#flash"))
	}
	l.post(stay.RoleOwner, "/settings/account/language", url.Values{"language": {"xx"}}).want(http.StatusUnprocessableEntity)
}
