package web_test

import (
	"context"
	"crypto/rand"
	"errors"
	"log/slog"
	"net/http"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"portineria/app"
	"portineria/stay"
	"portineria/store"
	"portineria/store/storetest"
)

// notice asks the public side for a privacy page.
func (l *lodge) notice(path, accept string) answer {
	l.t.Helper()
	r, err := http.NewRequestWithContext(l.t.Context(), http.MethodGet, l.public.URL+path, nil)
	l.must(err)
	if accept != "" {
		r.Header.Set("Accept-Language", accept)
	}
	return l.do(r)
}

func TestTheNoticeIsThereForAnybodyAndLeavesNothingBehind(t *testing.T) {
	l := newLodge(t)
	a := l.notice("/privacy/casa-limone", "").want(http.StatusOK)
	if lang, _ := a.page().Find("html").Attr("lang"); lang != "it" || a.header.Get("Content-Language") != "it" {
		t.Errorf("the notice is in %s", lang)
	}
	if len(a.header.Values("Set-Cookie")) != 0 {
		t.Errorf("it sets a cookie: %v", a.header.Values("Set-Cookie"))
	}
	if doc := a.page(); doc.Find("script,form,iframe").Length() != 0 || doc.Find("main section").Length() < 10 {
		t.Error("it needs more than to be read")
	}
	if policy := a.header.Get("Content-Security-Policy"); !strings.Contains(policy, "default-src 'none'") {
		t.Errorf("the policy is %q", policy)
	}
	for _, heading := range a.page().Find("main nav a").EachIter() {
		target, _ := heading.Attr("href")
		if a.page().Find(target).Length() != 1 {
			t.Errorf("the contents lead to %s, which is not there", target)
		}
	}
}

func TestTheNoticeComesInTheLanguageThatIsAskedFor(t *testing.T) {
	l := newLodge(t)
	for name, c := range map[string]struct{ path, accept, want string }{
		"nothing asked for":                {"/privacy/casa-limone", "", "it"},
		"another property":                 {"/privacy/harbour-loft", "", "en"},
		"by the address":                   {"/privacy/casa-limone?lang=de", "fr", "de"},
		"in capitals":                      {"/privacy/casa-limone?lang=DE", "", "de"},
		"by the browser":                   {"/privacy/casa-limone", "pl-PL,pl;q=0.9,en;q=0.5", "pl"},
		"by what the browser prefers":      {"/privacy/casa-limone", "en;q=0.4, nl;q=0.8", "nl"},
		"the browser's first is not there": {"/privacy/casa-limone", "ja, sv;q=0.9, pt;q=0.5", "pt"},
		"no page in it, and yet answered":  {"/privacy/casa-limone", "sv-SE,sv;q=0.9", "en"},
		"a language never wanted":          {"/privacy/casa-limone", "en;q=0, ja", "it"},
		"none of the browser's":            {"/privacy/casa-limone", "ja,zh", "it"},
		"nonsense":                         {"/privacy/casa-limone?lang=../../etc", ";;;q=,=", "it"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := l.notice(c.path, c.accept).want(http.StatusOK).header.Get("Content-Language"); got != c.want {
				t.Errorf("it comes in %s, want %s", got, c.want)
			}
		})
	}
	a := l.notice("/privacy/casa-limone?lang=fr", "")
	if n := a.page().Find(".languages a").Length(); n != 8 {
		t.Errorf("%d languages to choose from, want 8", n)
	}
	if got, _ := a.page().Find(".languages a[aria-current]").Attr("href"); got != "/privacy/casa-limone?lang=fr" {
		t.Errorf("the present one is %q", got)
	}
}

func TestAPropertyThatIsNotThereHasNoNotice(t *testing.T) {
	l := newLodge(t)
	for _, path := range []string{"/privacy/nowhere", "/privacy/", "/privacy", "/privacy/casa-limone/more", "/privacy/%2e%2e"} {
		if a := l.notice(path, "en"); a.status != http.StatusNotFound {
			t.Errorf("%s is answered with %d", path, a.status)
		}
	}
	// The owner's side does not serve it.
	if a := l.get(stay.RoleOwner, "/privacy/casa-limone"); a.status != http.StatusNotFound {
		t.Errorf("the private side answers with %d", a.status)
	}
}

func TestTheNoticeTellsNothingOfTheHouseOrItsGuests(t *testing.T) {
	l := newLodge(t)
	l.connect(store.FeedOK, func(f *store.Feed) { f.Provider = "airbnb" })
	a := l.notice("/privacy/casa-limone?lang=en", "")
	for _, private := range []string{"Lena", "Weber", "4477009", "+44", "HMABC", "limoni", "bidoni", "secret-token", "127.0.0.1", "cleaner", "Harbour", "Genova", "Finale"} {
		if strings.Contains(a.body, private) {
			t.Errorf("the notice tells %q", private)
		}
	}
	for _, said := range []string{"Casa Limone", "Anna", "Airbnb"} {
		if !strings.Contains(a.text("main"), said) {
			t.Errorf("the notice does not say %q", said)
		}
	}
}

// period is what the notice says in figures of one thing that is kept.
func (l *lodge) period(of string) int {
	l.t.Helper()
	for _, item := range l.notice("/privacy/casa-limone?lang=en", "").page().Find("section[aria-labelledby=periods] li").EachIter() {
		if strings.HasPrefix(item.Text(), of) {
			n, err := strconv.Atoi(regexp.MustCompile(`\d+`).FindString(item.Text()))
			l.must(err)
			return n
		}
	}
	l.t.Fatalf("the notice says nothing of %q", of)
	return 0
}

// TestWhatThePageSaysIsDeletedIsDeletedThen reads the periods off the page and
// holds the program to them: a moment before all is there, a moment after it is
// not.
func TestWhatThePageSaysIsDeletedIsDeletedThen(t *testing.T) {
	l := newLodge(t)
	rome := casa.Zone()
	stayed, days := l.period("Messages and the record"), l.period("Messages from people who did not stay")
	bookings, hours := l.period("Bookings"), l.period("Incoming messages")
	checkout := day(5)
	words, err := answerer()
	l.must(err)
	there := func(err error) bool {
		if err != nil && !errors.Is(err, stay.ErrNotFound) {
			t.Fatal(err)
		}
		return err == nil
	}
	for name, c := range map[string]struct {
		ends time.Time
		is   func(context.Context, *store.DB) bool
	}{
		"the messages of a stay": {(checkout.AddMonths(stayed) + 1).At(0, rome), func(ctx context.Context, db *store.DB) bool {
			_, err := db.Conversation(ctx, "lena")
			return there(err)
		}},
		"messages without a stay": {now.AddDate(0, 0, days), func(ctx context.Context, db *store.DB) bool {
			_, err := db.Conversation(ctx, "stranger")
			return there(err)
		}},
		"a booking": {(checkout.AddMonths(bookings) + 1).At(0, rome), func(ctx context.Context, db *store.DB) bool { _, err := db.Booking(ctx, "b-lena"); return there(err) }},
		"messages as they came": {now.Add(time.Duration(hours) * time.Hour), func(ctx context.Context, db *store.DB) bool {
			left, err := db.PendingDeliveries(ctx, 10)
			return there(err) && len(left) > 0
		}},
	} {
		t.Run(name, func(t *testing.T) {
			for moment, want := range map[time.Time]bool{c.ends.Add(-time.Second): true, c.ends.Add(time.Second): false} {
				db := copyOf(t, l)
				at := func() time.Time { return moment }
				swept := app.New(app.Options{DB: db, Answerer: words, Now: at, Rand: rand.Reader, Log: slog.New(slog.DiscardHandler), Retention: stay.DefaultRetention()})
				if err := swept.Prepare(t.Context()); err != nil {
					t.Fatal(err)
				}
				if got := c.is(t.Context(), db); got != want {
					t.Errorf("at %s it is there: %v, want %v", moment.Format(time.RFC3339), got, want)
				}
			}
		})
	}
}

// copyOf furnishes another house like the lodge, with a delivery that waits.
func copyOf(t *testing.T, l *lodge) *store.DB {
	t.Helper()
	db := storetest.OpenIn(t, t.TempDir(), func() time.Time { return now })
	other := &site{t: t, db: db}
	other.write(func(ctx context.Context, tx *store.Tx) error {
		if err := tx.PutProperty(ctx, casa); err != nil {
			return err
		}
		_, _, err := tx.AddDelivery(ctx, store.FromPlatform, []byte(`{}`), now)
		return err
	})
	for _, b := range bookings()[:1] {
		other.put(b)
	}
	for _, id := range []stay.ConversationID{"lena", "stranger"} {
		c := l.read(id)
		g, err := l.db.Guest(t.Context(), c.Guest)
		other.must(err)
		other.conversation(stay.Conversation{ID: c.ID, Property: c.Property}, g)
	}
	other.write(func(ctx context.Context, tx *store.Tx) error {
		return tx.PutTie(ctx, stay.Tie{Conversation: "lena", Booking: "b-lena", Evidence: stay.EvidenceNumber, At: now})
	})
	return db
}
