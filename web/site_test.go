package web_test

import (
	"context"
	"crypto/rand"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"

	"portineria/app"
	"portineria/app/account"
	"portineria/app/export"
	"portineria/app/property"
	"portineria/app/simulator"
	"portineria/app/translation"
	"portineria/embed"
	"portineria/lang"
	"portineria/lexicon"
	"portineria/media"
	"portineria/phrase"
	"portineria/proof"
	"portineria/stay"
	"portineria/store"
	"portineria/store/storetest"
	"portineria/template"
	"portineria/web"
)

// now is when the tests of the pages happen: a Tuesday in summer, 18:05 in Rome.
var now = time.Date(2026, 7, 14, 16, 5, 0, 0, time.UTC)

// site is both listeners over a real database, with an account of each role.
type site struct {
	t               testing.TB
	db              *store.DB
	app             *app.App
	web             *web.Web
	sim             *simulator.Simulator
	door            *account.Door
	folder          *media.Folder
	private, public *httptest.Server
}

// answerer loads what is understood and said, once for all tests.
var answerer = sync.OnceValues(func() (*app.Answerer, error) {
	words, err := lexicon.Load(embed.LexiconFiles())
	if err != nil {
		return nil, err
	}
	book, err := phrase.Load(embed.Phrases)
	if err != nil {
		return nil, err
	}
	return &app.Answerer{Lexicon: words, Phrases: book, Judge: proof.New(words), SendAbove: 0.6, DraftAbove: 0.4}, nil
})

// newSite opens the house; change may set more of the options.
func newSite(t testing.TB, change ...func(*web.Options)) *site {
	t.Helper()
	return newSiteWith(t, nil, change...)
}

func newSiteWith(t testing.TB, model app.Translator, change ...func(*web.Options)) *site {
	t.Helper()
	dir := t.TempDir()
	s := &site{t: t, db: storetest.OpenIn(t, dir, func() time.Time { return now })}
	var err error
	s.folder, err = media.Open(dir, rand.Reader)
	s.must(err)
	clock := func() time.Time { return now }
	log := slog.New(slog.DiscardHandler)
	words, err := answerer()
	s.must(err)
	ready, err := template.Load(embed.Templates)
	s.must(err)
	var hook string
	s.sim, err = simulator.New(t.Context(), simulator.Options{DB: s.db, Now: clock, Rand: rand.Reader, Log: log, HTTP: &http.Client{},
		Webhook: func() string { return hook }})
	s.must(err)
	t.Cleanup(func() { s.close() })
	client, err := s.sim.Client(&http.Client{})
	s.must(err)
	id, secret := s.sim.Number()
	s.app = app.New(app.Options{DB: s.db, Answerer: words, Now: clock, Rand: rand.Reader, Log: log, ReconcileAfter: time.Hour, Retention: stay.DefaultRetention(),
		OwnerPhone: "+447700900190", Translator: model, Ready: ready, Media: app.MediaOptions{Folder: s.folder},
		Numbers: []app.Number{{ID: realNumber, Secrets: []string{"app secret"}, VerifyToken: "verify"}, {ID: id, Secrets: []string{secret}, Sender: client, Simulated: true}}})
	s.door = account.New(account.Options{DB: s.db, Now: clock, Rand: rand.Reader})
	o := web.Options{App: s.app, DB: s.db, Door: s.door, Now: clock, Log: log, Version: "test", Simulator: s.sim, Model: noModel(), Judge: words.Judge, Phrases: words.Phrases}
	o.Sharing = export.New(export.Options{DB: s.db, Now: clock, Rand: rand.Reader, Log: log, Words: func(language string) export.Words {
		w := lang.For(language)
		return export.Words{Booked: w.Sharing.Booked, Closed: w.Sharing.Closed, Taken: w.Kind("unknown"), Channel: w.Channel, Guests: w.Sharing.Booker}
	}})
	o.Translations = translation.New(translation.Options{DB: s.db, Phrases: words.Phrases, Judge: words.Judge, Check: property.CheckFact, Now: clock, Log: log})
	for _, c := range change {
		c(&o)
	}
	s.web, err = web.New(o)
	s.must(err)
	s.private, s.public = httptest.NewServer(s.web.Private()), httptest.NewServer(s.web.Public())
	hook = s.private.URL + "/simulator/webhook"
	t.Cleanup(s.public.Close)
	t.Cleanup(s.private.Close)
	s.accounts()
	return s
}

// realNumber is the business number that guests write to.
const realNumber = "900000000000002"

func (s *site) close() {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	if err := s.sim.Close(ctx); err != nil {
		s.t.Error(err)
	}
}

func (s *site) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

// write stores something.
func (s *site) write(fn func(ctx context.Context, tx *store.Tx) error) {
	s.t.Helper()
	s.must(s.db.Update(s.t.Context(), func(tx *store.Tx) error { return fn(s.t.Context(), tx) }))
}

// accounts makes one of each role, named like it; its session is its name. The
// co-host and the cleaner have Casa Limone.
func (s *site) accounts() {
	s.t.Helper()
	s.write(func(ctx context.Context, tx *store.Tx) error {
		for _, p := range []stay.Property{casa, loft} {
			if err := tx.PutProperty(ctx, p); err != nil {
				return err
			}
		}
		for _, role := range stay.Roles() {
			u := stay.User{ID: stay.UserID(role), Name: string(role), Role: role, Language: "en"}
			if role == stay.RoleCohost || role == stay.RoleCleaner {
				u.Properties = []stay.PropertyID{casa.ID}
			}
			if err := tx.PutUser(ctx, store.Account{User: u, Password: "none", CreatedAt: now}); err != nil {
				return err
			}
			if err := s.session(ctx, tx, role); err != nil {
				return err
			}
		}
		return nil
	})
}

func (s *site) session(ctx context.Context, tx *store.Tx, role stay.Role) error {
	return tx.AddSession(ctx, string(role), store.Session{User: stay.UserID(role), Agent: "test", CreatedAt: now, LastSeenAt: now, ExpiresAt: now.Add(time.Hour)})
}

// The two properties of the house.
var (
	casa = stay.Property{ID: "casa-limone", Name: "Casa Limone", Language: "it", Timezone: "Europe/Rome", Country: "IT", HostName: "Anna", CheckinFrom: 15 * 60, CheckinUntil: stay.NoClock,
		CheckoutUntil: 10 * 60, AccessFromHoursBefore: 24, AccessUntilHoursAfter: 2, UpdatedAt: now}
	loft = stay.Property{ID: "harbour-loft", Name: "Harbour Loft", Language: "en", Timezone: "Europe/London", Country: "GB", CheckinFrom: 16 * 60, CheckinUntil: stay.NoClock,
		CheckoutUntil: 11 * 60, UpdatedAt: now}
)

// answer is what came back.
type answer struct {
	t      testing.TB
	status int
	header http.Header
	body   string
}

// page reads the answer as HTML.
func (a answer) page() *goquery.Document {
	a.t.Helper()
	doc, err := goquery.NewDocumentFromReader(strings.NewReader(a.body))
	if err != nil {
		a.t.Fatal(err)
	}
	return doc
}

// text is what a selector finds, as one line.
func (a answer) text(selector string) string {
	a.t.Helper()
	return strings.Join(strings.Fields(a.page().Find(selector).Text()), " ")
}

// want fails unless the status is this one.
func (a answer) want(status int) answer {
	a.t.Helper()
	if a.status != status {
		a.t.Fatalf("status %d, want %d: %.300s", a.status, status, a.body)
	}
	return a
}

// get asks for a page in the name of a role; an empty role is nobody.
func (s *site) get(role stay.Role, path string) answer {
	s.t.Helper()
	return s.do(s.request(role, http.MethodGet, path, nil))
}

// post sends a form as the page itself does.
func (s *site) post(role stay.Role, path string, form url.Values) answer {
	s.t.Helper()
	return s.do(s.request(role, http.MethodPost, path, form))
}

func (s *site) request(role stay.Role, method, path string, form url.Values) *http.Request {
	s.t.Helper()
	r, err := http.NewRequestWithContext(s.t.Context(), method, s.private.URL+path, strings.NewReader(form.Encode()))
	s.must(err)
	if role != "" {
		r.AddCookie(&http.Cookie{Name: "portineria", Value: string(role)})
	}
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Sec-Fetch-Site", "same-origin")
	}
	return r
}

func (s *site) do(r *http.Request) answer {
	s.t.Helper()
	client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	resp, err := client.Do(r)
	s.must(err)
	defer resp.Body.Close()
	a := answer{t: s.t, status: resp.StatusCode, header: resp.Header}
	if resp.Header.Get("Content-Type") == "text/event-stream" {
		return a // it does not end
	}
	body, err := io.ReadAll(resp.Body)
	s.must(err)
	a.body = string(body)
	return a
}
