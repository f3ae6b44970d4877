package number_test

import (
	"crypto/rand"
	"crypto/tls"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"portineria/app/number"
	"portineria/stay"
	"portineria/store"
	"portineria/store/storetest"
	"portineria/whatsapp"
	"portineria/whatsapp/graphfake"
)

// A bench is a desk with a platform that refuses what the real one refuses, and a
// public address in front of the house.
type bench struct {
	t      *testing.T
	db     *store.DB
	desk   *number.Desk
	graph  *graphfake.Server
	public *httptest.Server
	house  atomic.Pointer[http.HandlerFunc] // what answers at the public address; nil: the house itself
	now    time.Time
}

const (
	theToken, theSecret, theAccount, thePhone = "EAAtoken", "0123456789abcdef0123456789abcdef", "900000000000001", "900000000000002"
)

func newBench(t *testing.T) *bench {
	b := &bench{t: t, db: storetest.Open(t), now: noon}
	clock := func() time.Time { return b.now }
	b.public = httptest.NewServer(http.HandlerFunc(b.serve))
	t.Cleanup(b.public.Close)
	var err error
	b.graph, err = graphfake.New(graphfake.Options{Number: graphfake.Business{Account: theAccount, PhoneNumberID: thePhone, Phone: "441632960001", Name: "Casa"}, Token: theToken,
		AppSecret: theSecret, Verify: graphfake.Challenge(b.public.Client()), Now: func(string) time.Time { return b.now }, Rand: rand.Reader})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(b.graph.Close)
	cloud, dialog := httptest.NewServer(b.graph), httptest.NewServer(b.graph.Dialog360())
	t.Cleanup(cloud.Close)
	t.Cleanup(dialog.Close)
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	b.desk = number.New(number.Options{DB: b.db, Now: clock, Rand: rand.Reader, Log: slog.New(slog.DiscardHandler), Numbers: b.db.Numbers, Public: b.public.URL, Outside: client, Owner: "+447700900190",
		Client: func(n stay.Number) (*whatsapp.Client, error) {
			o := whatsapp.Options{BaseURL: cloud.URL, Version: "v25.0", PhoneNumberID: n.ID, AccountID: n.WABAID, Token: func() string { return string(n.Token) }, HTTP: &http.Client{}, Now: clock}
			if n.Gateway == stay.GatewayDialog360 {
				o.Gateway, o.BaseURL, o.Version = whatsapp.Dialog360, dialog.URL, ""
			}
			if n.ID == "" {
				o.PhoneNumberID = "0"
			}
			return whatsapp.New(o)
		}})
	return b
}

// serve is the house's public door, as far as the platform sees it.
func (b *bench) serve(w http.ResponseWriter, r *http.Request) {
	if other := b.house.Load(); other != nil {
		(*other)(w, r)
		return
	}
	b.answer(w, r)
}

func (b *bench) answer(w http.ResponseWriter, r *http.Request) {
	all, err := b.db.Numbers(r.Context())
	if err != nil {
		http.Error(w, "", http.StatusServiceUnavailable)
		return
	}
	body, err := io.ReadAll(r.Body)
	if err != nil {
		http.Error(w, "", http.StatusBadRequest)
		return
	}
	for _, n := range all {
		if c, ours := whatsapp.VerifyChallenge(r.URL.Query(), string(n.VerifyToken)); ours && r.Method == http.MethodGet {
			_, _ = io.WriteString(w, c)
			return
		}
		var by whatsapp.Authenticator = whatsapp.BySecret{string(n.WebhookSecret)}
		if len(n.Secrets) > 0 {
			by = whatsapp.Signed{string(n.Secrets[0])}
		}
		if r.Method == http.MethodPost && by.Authentic(r.Header, body) == nil {
			return
		}
	}
	if r.Method == http.MethodGet {
		http.Error(w, "forbidden", http.StatusForbidden)
		return
	}
	http.Error(w, "wrong signature", http.StatusUnauthorized)
}

// look examines the only number and finds a check's word.
func (b *bench) look() (stay.Number, func(check string) string) {
	b.t.Helper()
	all, err := b.db.Numbers(b.t.Context())
	if err != nil || len(all) != 1 {
		b.t.Fatalf("%d numbers, %v", len(all), err)
	}
	b.now = b.now.Add(time.Minute) // else the answer comes from memory
	r := b.desk.Examine(b.t.Context(), all[0])
	return all[0], func(check string) string {
		for _, f := range r.Findings {
			if f.Check == check {
				return f.Word
			}
		}
		return ""
	}
}

func (b *bench) want(check, word string) {
	b.t.Helper()
	if _, found := b.look(); found(check) != word {
		b.t.Errorf("%s: %q, want %q", check, found(check), word)
	}
}

func (b *bench) set(key stay.NumberKey, v number.Values) {
	b.t.Helper()
	if _, err := b.desk.Set(b.t.Context(), key, v); err != nil {
		b.t.Fatal(err)
	}
}

func (b *bench) do(a number.Action) {
	b.t.Helper()
	n, _ := b.look()
	if err := b.desk.Do(b.t.Context(), n, a); err != nil {
		b.t.Fatalf("%s: %v", a, err)
	}
}

// The whole way of somebody who makes every usual mistake once.
func TestANumberIsSetUpAtMeta(t *testing.T) {
	b := newBench(t)
	b.graph.Change(func(st *graphfake.State) { st.Unsubscribed, st.Status, st.PIN = true, "PENDING", "" })
	n, err := b.desk.Add(t.Context(), stay.GatewayCloud, "Mare")
	if err != nil {
		t.Fatal(err)
	}
	b.want("token", "token.none")
	b.set(n.Key, number.Values{Token: "EAAwrong"})
	b.want("token", "token.invalid")
	b.graph.Change(func(st *graphfake.State) { st.TokenKind, st.TokenExpires = "USER", b.now.Add(2*time.Hour) })
	b.set(n.Key, number.Values{Token: "  " + theToken + "\n", WABAID: "900000000000009"})
	b.want("token", "token.temporary")
	b.want("access", "access.unknown")
	b.graph.Change(func(st *graphfake.State) {
		st.TokenKind, st.TokenExpires, st.Scopes = "", time.Time{}, []string{"whatsapp_business_messaging"}
	})
	b.set(n.Key, number.Values{WABAID: theAccount})
	b.want("scopes", "scopes.missing")
	b.graph.Change(func(st *graphfake.State) { st.Scopes, st.NoAssets = nil, true })
	b.want("access", "access.refused")
	b.graph.Change(func(st *graphfake.State) { st.NoAssets = false })
	b.want("access", "access.ok")
	b.want("member", "member.choose")
	b.set(n.Key, number.Values{ID: thePhone, Display: "+44 1632 960002"})
	b.want("number", "number.unregistered")
	b.want("display", "display.other")
	b.set(n.Key, number.Values{Display: "+44 1632 960001", PIN: "123456"})
	b.graph.Change(func(st *graphfake.State) { st.Unregistered = true })
	b.do(number.DoRegister)
	b.graph.Change(func(st *graphfake.State) { st.Status, st.Unregistered = "", false })
	b.want("number", "number.ok")
	b.want("secret", "secret.none")
	b.want("loop", "loop.off")
	b.set(n.Key, number.Values{Secret: theSecret})
	b.want("loop", "loop.ok")
	b.want("subscription", "subscription.none")
	b.do(number.DoSubscribe)
	b.want("subscription", "subscription.ok")
	b.graph.Change(func(st *graphfake.State) { st.NumberOverride = "https://old.example/hook" })
	b.want("address", "address.override")
	b.do(number.DoWebhook)
	b.want("address", "address.ok")
	if st := b.graph.State(); st.AppCallback != b.public.URL+number.WebhookPath || len(st.AppFields) < 10 {
		t.Errorf("the platform delivers to %q what %v", st.AppCallback, st.AppFields)
	}
	b.want("heard", "heard.never")
	var other stay.Invalid
	if err := b.desk.Hello(t.Context(), must(b.db.Number(t.Context(), n.Key)), "+447700900123"); !errors.As(err, &other) {
		t.Errorf("a test message to anybody: %v", err)
	}
}

func must(n stay.Number, err error) stay.Number {
	if err != nil {
		panic(err)
	}
	return n
}

func TestANumberIsSetUpAt360dialog(t *testing.T) {
	b := newBench(t)
	n, err := b.desk.Add(t.Context(), stay.GatewayDialog360, "")
	if err != nil {
		t.Fatal(err)
	}
	b.want("key", "key.none")
	b.set(n.Key, number.Values{Token: "wrong"})
	b.want("key", "key.invalid")
	b.set(n.Key, number.Values{Token: theToken, ID: thePhone, Display: "+441632960001"})
	b.want("key", "key.ok")
	b.want("number", "number.ok")
	b.want("loop", "loop.ok")
	b.want("address", "address.none")
	b.do(number.DoWebhook)
	b.want("address", "address.ok")
	if n, _ := b.look(); !n.Complete() {
		t.Errorf("still missing: %v", n.Missing())
	}
}

// What a proxy, a router or another program makes of the way in is told apart.
func TestTheWayInIsTried(t *testing.T) {
	b := newBench(t)
	n, err := b.desk.Add(t.Context(), stay.GatewayCloud, "")
	if err != nil {
		t.Fatal(err)
	}
	b.set(n.Key, number.Values{Secret: theSecret})
	post := func(r *http.Request) bool { return r.Method == http.MethodPost }
	for word, house := range map[string]http.HandlerFunc{
		"loop.ok":      nil,
		"loop.foreign": func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "It works!") },
		"loop.moved":   func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/login", http.StatusFound) },
		"loop.token":   func(w http.ResponseWriter, _ *http.Request) { http.Error(w, "forbidden", http.StatusForbidden) },
		"loop.small": func(w http.ResponseWriter, r *http.Request) {
			if r.ContentLength > 1<<20 {
				http.Error(w, "", http.StatusRequestEntityTooLarge)
				return
			}
			b.answer(w, r)
		},
		"loop.lost": func(w http.ResponseWriter, r *http.Request) {
			if post(r) {
				http.NotFound(w, r)
				return
			}
			b.answer(w, r)
		},
		"loop.changed": func(w http.ResponseWriter, r *http.Request) {
			if post(r) {
				raw, err := io.ReadAll(r.Body)
				if err != nil {
					http.Error(w, "", http.StatusBadRequest)
					return
				}
				r.Body = io.NopCloser(strings.NewReader(strings.ReplaceAll(string(raw), `\/`, `/`)))
			}
			b.answer(w, r)
		},
	} {
		if b.house.Store(nil); house != nil {
			b.house.Store(&house)
		}
		b.want("loop", word)
	}
	// A server that says yes to everything is not the house either.
	yes := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if post(r) {
			_, _ = io.Copy(io.Discard, r.Body)
			return
		}
		b.answer(w, r)
	})
	b.house.Store(&yes)
	b.want("loop", "loop.foreign")
	b.public.Close()
	b.want("loop", "loop.unreachable")
}

func TestACertificateThatNobodyTrustsIsNamed(t *testing.T) {
	b := newBench(t)
	n, err := b.desk.Add(t.Context(), stay.GatewayCloud, "")
	if err != nil {
		t.Fatal(err)
	}
	b.set(n.Key, number.Values{Secret: theSecret})
	secure := httptest.NewUnstartedServer(http.HandlerFunc(b.serve))
	secure.Config.ErrorLog = slog.NewLogLogger(slog.DiscardHandler, slog.LevelError)
	secure.TLS = &tls.Config{MinVersion: tls.VersionTLS12}
	secure.StartTLS()
	t.Cleanup(secure.Close)
	desk := number.New(number.Options{DB: b.db, Now: func() time.Time { return b.now }, Rand: rand.Reader, Log: slog.New(slog.DiscardHandler), Numbers: b.db.Numbers, Public: secure.URL, Outside: &http.Client{},
		Client: func(stay.Number) (*whatsapp.Client, error) { return nil, errors.New("not here") }})
	if f := desk.Look(t.Context(), must(b.db.Number(t.Context(), n.Key))); f.Loop != number.LoopCertificate {
		t.Errorf("the way in: %q", f.Loop)
	}
}

// A year of mornings: a token that ends is told three times, and once it is renewed
// nothing is left to tell.
func TestTheDailyLookRaisesAndClosesAlarms(t *testing.T) {
	b := newBench(t)
	n, err := b.desk.Add(t.Context(), stay.GatewayCloud, "")
	if err != nil {
		t.Fatal(err)
	}
	b.set(n.Key, number.Values{Token: theToken, WABAID: theAccount, ID: thePhone, Display: "+441632960001", Secret: theSecret})
	b.do(number.DoWebhook)
	end := b.now.AddDate(0, 0, 30)
	b.graph.Change(func(st *graphfake.State) { st.TokenExpires = end })
	told := map[stay.AlarmID]string{}
	for range 30 {
		b.watch()
		for _, a := range b.open() {
			if a.Kind == stay.AlarmTokenExpires {
				told[a.ID] = b.now.Format(time.DateOnly)
			}
		}
		b.now = b.now.AddDate(0, 0, 1)
	}
	if len(told) != 3 {
		t.Errorf("told %d times: %v", len(told), told)
	}
	b.graph.Change(func(st *graphfake.State) { st.TokenExpires = time.Time{} })
	b.watch()
	if left := b.open(); len(left) != 0 {
		t.Errorf("left are %v", left)
	}
	for kind, spoil := range map[stay.AlarmKind]func(st *graphfake.State){
		stay.AlarmNumberState: func(st *graphfake.State) { st.Status = "RESTRICTED" },
		stay.AlarmQuality:     func(st *graphfake.State) { st.Quality = "RED" },
		stay.AlarmWebhook:     func(st *graphfake.State) { st.Unsubscribed = true },
	} {
		whole := b.graph.State()
		b.graph.Change(spoil)
		b.watch()
		if open := b.open(); len(open) != 1 || open[0].Kind != kind {
			t.Errorf("%s: open are %v", kind, open)
		}
		b.graph.Change(func(st *graphfake.State) { *st = whole })
		b.watch()
		if open := b.open(); len(open) != 0 {
			t.Errorf("%s: left are %v", kind, open)
		}
	}
}

func (b *bench) watch() {
	b.t.Helper()
	if err := b.desk.Watch(b.t.Context()); err != nil {
		b.t.Fatal(err)
	}
}

func (b *bench) open() []stay.Alarm {
	b.t.Helper()
	open, err := b.db.OpenAlarms(b.t.Context())
	if err != nil {
		b.t.Fatal(err)
	}
	return open
}

// A number that is half set up raises nothing, and secrets never come out.
func TestAHalfFinishedSetUpIsNoTrouble(t *testing.T) {
	b := newBench(t)
	n, err := b.desk.Add(t.Context(), stay.GatewayCloud, "")
	if err != nil {
		t.Fatal(err)
	}
	b.set(n.Key, number.Values{Token: "EAAwrong", Secret: "another"})
	b.watch()
	if open := b.open(); len(open) != 0 {
		t.Errorf("open are %v", open)
	}
	for field, v := range map[string]number.Values{"id": {ID: "+44 1632 960001"}, "waba": {WABAID: "x"}, "token": {Token: "two words"}, "pin": {PIN: "12345"}, "display": {Display: "0551234"}} {
		var refused stay.Invalid
		if _, err := b.desk.Set(t.Context(), n.Key, v); !errors.As(err, &refused) || refused.Field != field {
			t.Errorf("%s: %v", field, err)
		}
	}
}
