package web_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"io"
	"log/slog"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync"
	"testing"

	"portineria/app/backup"
	"portineria/app/calendar"
	"portineria/app/doctor"
	"portineria/app/manual"
	"portineria/app/privacy"
	"portineria/document"
	"portineria/egress"
	"portineria/embed"
	"portineria/phrase"
	"portineria/stay"
	"portineria/store"
	"portineria/web"
)

// lodge is a furnished site with a calendar, a doctor and notices, and a server
// that hands out the feeds of channels.
type lodge struct {
	*site
	dir   string // of the backups
	feeds *channel
}

// channel is a booking site's calendar server.
type channel struct {
	*httptest.Server
	mu   sync.Mutex
	body string
}

// says makes the channel answer with this body from now on.
func (c *channel) says(body string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.body = body
}

// link is the secret address of its calendar.
func (c *channel) link() string { return c.URL + "/ical/secret-token.ics" }

func newLodge(t testing.TB, change ...func(*web.Options)) *lodge {
	t.Helper()
	l := &lodge{dir: t.TempDir(), feeds: &channel{}}
	l.feeds.Server = httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, _ *http.Request) {
		l.feeds.mu.Lock()
		defer l.feeds.mu.Unlock()
		rw.Header().Set("Content-Type", "text/calendar")
		_, _ = io.WriteString(rw, l.feeds.body)
	}))
	t.Cleanup(l.feeds.Close)
	l.feeds.says(ics())
	l.site = furnished(t, append([]func(*web.Options){l.wire}, change...)...)
	return l
}

// wire makes the parts that the pages of calendar, properties and settings need.
func (l *lodge) wire(o *web.Options) {
	clock, log := o.Now, slog.New(slog.DiscardHandler)
	dialer := egress.New(egress.Options{Now: clock})
	answers, err := answerer()
	if err != nil {
		panic(err)
	}
	texts, err := phrase.LoadNotices(embed.Notices, answers.Phrases)
	if err != nil {
		panic(err)
	}
	allowed := strings.TrimPrefix(l.feeds.URL, "http://")
	o.Phrases = answers.Phrases
	o.Documents = document.Reader{PDF: func(_ context.Context, content []byte) (string, error) { return document.ParsePDF(content) }}
	o.Manual = manual.Maker{Words: answers.Lexicon}
	o.Book = calendar.New(calendar.Options{DB: o.DB, Dialer: dialer, HTTP: dialer.Client(egress.Feed, egress.ClientOptions{}), Allow: []string{allowed},
		Now: clock, Rand: rand.Reader, Log: log, Agent: "test/1"})
	o.Notices = privacy.New(privacy.Options{DB: o.DB.Reader, Texts: texts, Words: answers.Phrases, Now: clock,
		Settings: privacy.Settings{Retention: stay.DefaultRetention(), WhatsApp: true, SendAbove: 0.6, KeyFile: true}})
	o.Doctor = doctor.New(doctor.Options{DB: o.DB, Dir: l.dir, Now: clock, Version: "test", ServingSince: clock(), PrivateListen: "127.0.0.1:8080", PublicListen: "127.0.0.1:8081",
		BackupDir: l.dir, BackupSuffix: backup.Suffix})
	o.Links = web.Links{Number: "+441632960001", NumberID: "900000000000002", Token: true, Secret: true, PublicURL: "https://casa.example", OwnerWhatsApp: "+447700900190",
		Allowed: func() []web.Allowed {
			return []web.Allowed{{HostPort: "graph.example:443", Purpose: "whatsapp"}, {HostPort: "feeds.example:443", Purpose: "feed"}}
		}}
}

// ics is a calendar with stays, each of "uid from to summary".
func ics(stays ...string) string {
	var b strings.Builder
	b.WriteString("BEGIN:VCALENDAR\r\nPRODID:-//Airbnb Inc//Hosting Calendar 1.0//EN\r\nVERSION:2.0\r\n")
	for _, s := range stays {
		part := strings.SplitN(s, " ", 4)
		b.WriteString("BEGIN:VEVENT\r\nUID:" + part[0] + "\r\nDTSTAMP:20260701T000000Z\r\nDTSTART;VALUE=DATE:" + part[1] + "\r\nDTEND;VALUE=DATE:" + part[2] + "\r\nSUMMARY:" + part[3] + "\r\nEND:VEVENT\r\n")
	}
	b.WriteString("END:VCALENDAR\r\n")
	return b.String()
}

// follow sends a form, wants it to lead somewhere, and returns the page there,
// with whatever the act left to be said.
func (s *site) follow(role stay.Role, path string, form url.Values) answer {
	s.t.Helper()
	done := s.post(role, path, form).want(http.StatusSeeOther)
	r := s.request(role, http.MethodGet, done.header.Get("Location"), nil)
	for _, cookie := range (&http.Response{Header: done.header}).Cookies() {
		r.AddCookie(cookie)
	}
	return s.do(r).want(http.StatusOK)
}

// upload sends a form with a file in it, as the import page does.
func (s *site) upload(role stay.Role, path, name, content string) answer {
	s.t.Helper()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	file, err := form.CreateFormFile("file", name)
	s.must(err)
	_, err = io.WriteString(file, content)
	s.must(err)
	s.must(form.Close())
	r := s.request(role, http.MethodPost, path, nil)
	r.Body, r.ContentLength = io.NopCloser(&body), int64(body.Len())
	r.Header.Set("Content-Type", form.FormDataContentType())
	return s.do(r)
}

func (s *site) put(b stay.Booking) {
	s.t.Helper()
	b.CreatedAt, b.UpdatedAt = now, now
	if b.State == "" {
		b.State = stay.BookingActive
	}
	if b.Kind == "" {
		b.Kind = stay.KindBooking
	}
	s.write(func(ctx context.Context, tx *store.Tx) error { return tx.PutBooking(ctx, b) })
}

// field is the value of a form's field, wherever it stands.
func (a answer) field(name string) string {
	a.t.Helper()
	found := a.page().Find("[name=" + name + "]")
	if area := found.Filter("textarea"); area.Length() > 0 {
		return area.Text()
	}
	if chosen := found.Find("option[selected]"); chosen.Length() > 0 {
		v, _ := chosen.Attr("value")
		return v
	}
	v, _ := found.Attr("value")
	return v
}

// refused is what is said below a field of a form that went back.
func (a answer) refused(name string) string {
	a.t.Helper()
	return a.text("#f-" + name + "-error")
}

func day(n int) stay.Date { return stay.DateOf(now) + stay.Date(n) }
