package web_test

import (
	"crypto/rand"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"portineria/app/number"
	"portineria/stay"
	"portineria/web"
	"portineria/whatsapp"
	"portineria/whatsapp/graphfake"
)

// setUp is a lodge whose numbers are set up at a fake of the platform.
func setUp(t *testing.T) (*lodge, *graphfake.Server) {
	t.Helper()
	graph, err := graphfake.New(graphfake.Options{Number: graphfake.Business{Account: "900000000000001", PhoneNumberID: "900000000000007", Phone: "441632960007", Name: "Casa"}, Token: "EAAtoken",
		AppSecret: "0123456789abcdef", Now: func(string) time.Time { return now }, Rand: rand.Reader})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(graph.Close)
	server := httptest.NewServer(graph)
	t.Cleanup(server.Close)
	return newLodge(t, func(o *web.Options) {
		o.Numbers = number.New(number.Options{DB: o.DB, Now: o.Now, Rand: rand.Reader, Log: slog.New(slog.DiscardHandler), Numbers: o.DB.Numbers,
			Client: func(n stay.Number) (*whatsapp.Client, error) {
				id := n.ID
				if id == "" {
					id = "0"
				}
				return whatsapp.New(whatsapp.Options{BaseURL: server.URL, Version: "v25.0", PhoneNumberID: id, AccountID: n.WABAID, Token: func() string { return string(n.Token) }, HTTP: &http.Client{}, Now: o.Now})
			}})
	}), graph
}

func TestTheGuideLeadsThroughANumber(t *testing.T) {
	l, graph := setUp(t)
	graph.Change(func(st *graphfake.State) { st.Status = "PENDING" })
	const owner = stay.RoleOwner
	if text := l.get(owner, "/settings/whatsapp").want(http.StatusOK).text("#numbers"); !strings.Contains(text, "No number is connected yet") {
		t.Errorf("an empty house says %q", text)
	}
	l.post(owner, "/settings/whatsapp/numbers", url.Values{"gateway": {"pigeon"}}).want(http.StatusUnprocessableEntity)
	begun := l.post(owner, "/settings/whatsapp/numbers", url.Values{"gateway": {"cloud"}, "name": {"Mare"}}).want(http.StatusSeeOther)
	access := begun.header.Get("Location")
	base := strings.TrimSuffix(access, "/access")
	page := l.get(owner, access).want(http.StatusOK)
	if !strings.Contains(page.text("main"), "System users") || page.page().Find("input[name=token][type=password]").Length() != 1 {
		t.Error("the first step does not say where the token comes from, or shows what is typed")
	}
	bad := l.post(owner, access, url.Values{"token": {"EAAtoken"}, "waba": {"+44 1632 960007"}}).want(http.StatusUnprocessableEntity)
	if bad.page().Find("#f-waba-error").Length() != 1 || strings.Contains(bad.body, "EAAtoken") {
		t.Error("a wrong id is not pointed at, or the token comes back")
	}
	wrong := l.follow(owner, access, url.Values{"token": {"EAAwrong"}, "waba": {"900000000000001"}})
	if text := wrong.text("#checks"); !strings.Contains(text, "refuses the token") || !strings.Contains(text, "What to do") {
		t.Errorf("of a wrong token it says %q", text)
	}
	right := l.follow(owner, access, url.Values{"token": {"EAAtoken"}})
	if text := right.text("#checks"); !strings.Contains(text, "does not end") || strings.Contains(right.body, "EAAtoken") {
		t.Errorf("of the right one it says %q", text)
	}
	l.get(owner, base).want(http.StatusSeeOther)
	phone := l.get(owner, base+"/number").want(http.StatusOK).page()
	if v, _ := phone.Find("input[name=id]").Attr("value"); v != "900000000000007" {
		t.Errorf("the account's number to choose is %q", v)
	}
	chosen := l.follow(owner, base+"/number", url.Values{"id": {"900000000000007"}})
	if text := chosen.text("#checks"); !strings.Contains(text, "not registered") || chosen.page().Find("input[name=pin]").Length() != 1 {
		t.Errorf("of a number that is not registered it says %q", text)
	}
	if got := l.post(owner, base+"/number/register", url.Values{"pin": {"12"}}).want(http.StatusUnprocessableEntity); got.page().Find("#f-pin-error").Length() != 1 {
		t.Error("a short PIN is not pointed at")
	}
	l.follow(owner, base+"/number/register", url.Values{"pin": {"123456"}})
	n, err := l.db.Number(t.Context(), stay.NumberKey(base[strings.LastIndex(base, "/")+1:]))
	if err != nil || n.ID != "900000000000007" || n.Display != "+441632960007" || n.PIN != "123456" {
		t.Errorf("stored are the id %q and the number %q, %v", n.ID, n.Display, err)
	}
	webhook := l.follow(owner, base+"/webhook", url.Values{"secret": {"0123456789abcdef"}})
	if text := webhook.text("#checks"); !strings.Contains(text, "no address on the internet") || strings.Contains(webhook.body, "0123456789abcdef") {
		t.Errorf("without an address it says %q, or shows the secret", text)
	}
	l.follow(owner, base+"/try/serve", url.Values{"properties": {string(casa.ID)}})
	if p, err := l.db.Property(t.Context(), casa.ID); err != nil || p.NumberID != n.ID {
		t.Errorf("the property is served by %q, %v", p.NumberID, err)
	}
	if text := l.get(owner, "/settings/whatsapp").text("#numbers"); !strings.Contains(text, "Mare") || !strings.Contains(text, casa.Name) {
		t.Errorf("the list says %q", text)
	}
	l.follow(owner, base+"/remove", nil)
	if all, err := l.db.Numbers(t.Context()); err != nil || len(all) != 0 {
		t.Errorf("%d are left, %v", len(all), err)
	}
}

// Nobody but the owner sees the guide, let alone uses it.
func TestTheGuideIsForTheOwnerAlone(t *testing.T) {
	l, _ := setUp(t)
	access := l.post(stay.RoleOwner, "/settings/whatsapp/numbers", url.Values{"gateway": {"360dialog"}}).want(http.StatusSeeOther).header.Get("Location")
	for _, role := range []stay.Role{stay.RoleCohost, stay.RoleCleaner, stay.RoleAuditor} {
		l.get(role, access).want(http.StatusForbidden)
		l.get(role, "/settings/whatsapp/add").want(http.StatusForbidden)
		l.post(role, access, url.Values{"token": {"x"}}).want(http.StatusForbidden)
		l.post(role, strings.TrimSuffix(access, "access")+"remove", nil).want(http.StatusForbidden)
	}
	l.get(stay.RoleOwner, strings.TrimSuffix(access, "access")+"account").want(http.StatusNotFound) // 360dialog has no such step
	l.get(stay.RoleOwner, "/settings/whatsapp/numbers/none/access").want(http.StatusNotFound)
}
