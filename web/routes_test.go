package web_test

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"portineria/stay"
	"portineria/store"
)

// fill puts an id that nothing has in the place of each parameter.
func fill(path string) string {
	parts := strings.Split(path, "/")
	for i, part := range parts {
		if strings.HasPrefix(part, ":") {
			parts[i] = "0000"
		}
	}
	return strings.Join(parts, "/")
}

func TestEveryRouteLetsInTheRolesOfItsAct(t *testing.T) {
	s := newSite(t)
	for _, r := range s.web.Routes() {
		for _, role := range stay.Roles() {
			s.renew(role)
			a := s.do(s.request(role, r.Method, fill(r.Path), url.Values{}))
			may := r.Act == "" || (stay.User{Role: role}).May(r.Act)
			switch {
			case a.status == http.StatusUnauthorized, may && a.status == http.StatusForbidden:
				t.Errorf("%s %s keeps the %s out: %d", r.Method, r.Path, role, a.status)
			case !may && a.status != http.StatusForbidden:
				t.Errorf("%s %s lets the %s in: %d", r.Method, r.Path, role, a.status)
			}
		}
	}
}

// renew logs a role in again: one of the routes logs out.
func (s *site) renew(role stay.Role) {
	s.t.Helper()
	s.write(func(ctx context.Context, tx *store.Tx) error {
		if err := tx.EndSession(ctx, string(role)); err != nil {
			return err
		}
		return s.session(ctx, tx, role)
	})
}

func TestNobodyGetsPastTheLogin(t *testing.T) {
	s := newSite(t)
	for _, r := range s.web.Routes() {
		path := fill(r.Path)
		a := s.do(s.request("", r.Method, path, url.Values{}))
		switch {
		case r.Method != http.MethodGet || path == "/live":
			a.want(http.StatusUnauthorized)
		default:
			if a.want(http.StatusSeeOther); !strings.HasPrefix(a.header.Get("Location"), "/login") {
				t.Errorf("%s leads to %s", path, a.header.Get("Location"))
			}
			// A part that a page fetches must not become a login form inside it.
			s.get("", path+"?fragment=list").want(http.StatusUnauthorized)
		}
	}
}

func TestWritingActsAskForARightToWrite(t *testing.T) {
	s := newSite(t)
	reads := []stay.Act{stay.ReadInbox, stay.ReadCalendar, stay.ReadFacts, stay.ReadSettings}
	for _, r := range s.web.Routes() {
		for _, act := range reads {
			if r.Method == http.MethodPost && r.Act == act {
				t.Errorf("POST %s asks for %s only", r.Path, act)
			}
		}
	}
}

func TestTheListenersDoNotServeEachOthersRoutes(t *testing.T) {
	s := newSite(t)
	for _, r := range s.web.Routes() {
		if a := s.publicGet(fill(r.Path)); a.status != http.StatusNotFound {
			t.Errorf("the public side answers %s with %d", r.Path, a.status)
		}
	}
	for _, path := range []string{"/setup/x", "/login", "/readyz", "/metrics", "/simulator/webhook", "/nothing"} {
		if a := s.publicGet(path); a.status != http.StatusNotFound {
			t.Errorf("the public side answers %s with %d", path, a.status)
		}
	}
	s.publicGet("/healthz").want(http.StatusOK)
	if a := s.get(stay.RoleOwner, "/webhooks/whatsapp"); a.status != http.StatusNotFound {
		t.Errorf("the private side takes webhooks: %d", a.status)
	}
}

func (s *site) publicGet(path string) answer {
	s.t.Helper()
	r, err := http.NewRequestWithContext(s.t.Context(), http.MethodGet, s.public.URL+path, nil)
	s.must(err)
	return s.do(r)
}

func TestHEADIsGETWithoutItsBody(t *testing.T) {
	l := newLodge(t)
	head := func(role stay.Role, base, path string) answer {
		r := l.request(role, http.MethodHead, path, nil)
		r.URL.Host = strings.TrimPrefix(base, "http://")
		return l.do(r)
	}
	there := strings.NewReplacer(":conversation", "lena", ":booking", "b-lena", ":property", "casa-limone", ":fact", "wifi")
	for _, r := range l.web.Routes() {
		if r.Method != http.MethodGet {
			continue
		}
		for _, path := range []string{fill(r.Path), there.Replace(r.Path)} {
			for _, role := range []stay.Role{stay.RoleCohost, stay.RoleCleaner} {
				a, want := head(role, l.private.URL, path), l.get(role, path)
				if a.status != want.status || a.body != "" || a.status == http.StatusOK && a.header.Get("Content-Type") != want.header.Get("Content-Type") {
					t.Errorf("HEAD %s as the %s: %d %s with %d bytes, want %d", path, role, a.status, a.header.Get("Content-Type"), len(a.body), want.status)
				}
			}
		}
	}
	for _, path := range []string{"/login", "/healthz", "/readyz", "/metrics", "/setup/0000", "/", "/nothing"} {
		if a, want := head("", l.private.URL, path), l.get("", path); a.status != want.status || a.body != "" {
			t.Errorf("HEAD %s: %d, want %d", path, a.status, want.status)
		}
	}
	for _, path := range []string{"/healthz", "/webhooks/whatsapp", "/privacy/casa-limone", "/nothing"} {
		if a, want := head("", l.public.URL, path), l.publicGet(path); a.status != want.status || a.body != "" {
			t.Errorf("HEAD %s on the public side: %d, want %d", path, a.status, want.status)
		}
	}
	head(stay.RoleOwner, l.private.URL, "/inbox/lena/reply").want(http.StatusMethodNotAllowed)
}

func TestLookingAtTheHeadOfAThreadIsNotReadingIt(t *testing.T) {
	s := furnished(t)
	s.do(s.request(stay.RoleOwner, http.MethodHead, "/inbox/lena", nil)).want(http.StatusOK)
	if c := s.read("lena"); c.Unread != 2 {
		t.Errorf("%d are unread, want 2", c.Unread)
	}
}

func TestReadyAndHealthyNeedNoLogin(t *testing.T) {
	s := newSite(t)
	s.get("", "/healthz").want(http.StatusOK)
	s.get("", "/readyz").want(http.StatusServiceUnavailable)
	s.web.SetReady()
	s.get("", "/readyz").want(http.StatusOK)
	if a := s.get("", "/metrics").want(http.StatusOK); !strings.Contains(a.body, "portineria_waiting 0\n") {
		t.Errorf("metrics:\n%s", a.body)
	}
}

func TestPagesAreKeptByNobodyAndRunNothingForeign(t *testing.T) {
	s := furnished(t)
	for _, path := range []string{"/", "/inbox", "/inbox/lena", "/inbox/lena?fragment=side", "/inbox/0000", "/simulator", "/login"} {
		a := s.get(stay.RoleOwner, path)
		for name, want := range map[string]string{"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY", "Referrer-Policy": "same-origin"} {
			if a.header.Get(name) != want {
				t.Errorf("%s: %s is %q", path, name, a.header.Get(name))
			}
		}
		policy := a.header.Get("Content-Security-Policy")
		if !strings.Contains(policy, "default-src 'none'") || !strings.Contains(policy, "frame-ancestors 'none'") || strings.Contains(policy, "unsafe") {
			t.Errorf("%s: policy %q", path, policy)
		}
		if doc := a.page(); doc.Find("script:not([src]),style,[style],[onclick]").Length() > 0 {
			t.Errorf("%s holds what the policy forbids", path)
		}
	}
	style, _ := s.get(stay.RoleOwner, "/").page().Find("link[rel=stylesheet]").Attr("href")
	if a := s.get("", style).want(http.StatusOK); !strings.Contains(a.header.Get("Cache-Control"), "immutable") {
		t.Errorf("the style sheet is kept as %q", a.header.Get("Cache-Control"))
	}
	s.get("", "/assets/style.css").want(http.StatusNotFound)
}

func TestAFormOfAnotherSiteIsRefused(t *testing.T) {
	s := furnished(t)
	for name, header := range map[string][2]string{
		"cross-site": {"Sec-Fetch-Site", "cross-site"}, "same-site": {"Sec-Fetch-Site", "same-site"}, "another origin": {"Origin", "https://evil.example"},
	} {
		r := s.request(stay.RoleOwner, http.MethodPost, "/inbox/lena/takeover", url.Values{})
		r.Header.Del("Sec-Fetch-Site")
		r.Header.Set(header[0], header[1])
		if a := s.do(r); a.status != http.StatusForbidden || a.text("h1") == "" {
			t.Errorf("%s: %d", name, a.status)
		}
	}
	if c := s.read("lena"); c.Mode != stay.ByAssistant {
		t.Error("the act was done")
	}
}

func TestFormsAreBounded(t *testing.T) {
	s := furnished(t)
	s.post(stay.RoleOwner, "/inbox/lena/reply", url.Values{"text": {strings.Repeat("x", 70<<10)}}).want(http.StatusRequestEntityTooLarge)
	s.post("", "/login", url.Values{"name": {strings.Repeat("x", 70<<10)}}).want(http.StatusRequestEntityTooLarge)
	r := s.request(stay.RoleOwner, http.MethodPost, "/inbox/lena/reply", nil)
	r.Header.Set("Content-Type", "multipart/form-data; boundary=none")
	s.do(r).want(http.StatusBadRequest)
	if len(s.messages("lena")) != 1 {
		t.Error("something was sent")
	}
}

func TestTheSessionCookieIsHeldToThisHost(t *testing.T) {
	s := newSite(t)
	s.must(s.setPassword(stay.RoleOwner, "a long enough password"))
	for _, secure := range []bool{false, true} {
		r := s.request("", http.MethodPost, "/login", url.Values{"name": {"owner"}, "password": {"a long enough password"}, "next": {"https://evil.example/"}})
		if secure {
			r.Header.Set("X-Forwarded-Proto", "https")
		}
		a := s.do(r).want(http.StatusSeeOther)
		if a.header.Get("Location") != "/" {
			t.Errorf("after the login to %s", a.header.Get("Location"))
		}
		cookie, err := http.ParseSetCookie(a.header.Get("Set-Cookie"))
		s.must(err)
		if !cookie.HttpOnly || cookie.SameSite != http.SameSiteStrictMode || cookie.Path != "/" || cookie.Domain != "" || cookie.Secure != secure || strings.HasPrefix(cookie.Name, "__Host-") != secure {
			t.Errorf("over https %v: %s", secure, cookie)
		}
	}
	if a := s.post("", "/login", url.Values{"name": {"owner"}, "password": {"wrong"}}).want(http.StatusUnprocessableEntity); a.header.Get("Set-Cookie") != "" {
		t.Error("a wrong password gets a session")
	}
}

func (s *site) setPassword(role stay.Role, password string) error {
	return s.door.SetPassword(s.t.Context(), stay.UserID(role), password)
}
