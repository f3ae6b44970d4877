package app_test

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"portineria/app"
	"portineria/stay"
	"portineria/store"
	"portineria/store/storetest"
	"portineria/whatsapp"
	"portineria/whatsapp/graphfake"
)

// A street is a house with three business numbers, each behind a platform of its
// own that takes nothing but the number's present token, and a property for each.
type street struct {
	t     *testing.T
	db    *store.DB
	app   *app.App
	roll  *rand.Rand
	rand  io.Reader
	doors map[string]*doorway // by the number's id
	names []string
	heard int
	texts int
}

// doorway is one number with its platform.
type doorway struct {
	number stay.Number
	fake   *graphfake.Server
	wire   *wire
	made   map[string]*whatsapp.Client // by token

	mu   sync.Mutex
	sent []graphfake.SentMessage
	past map[string]bool // what guests of its properties may read, at any time so far
}

// parking is what only guests of a property read.
func parking(id string) string { return "Park in row " + strings.ToUpper(id) + "7 behind the house." }

func newStreet(t *testing.T, seed uint64) *street {
	s := &street{t: t, db: storetest.Open(t), roll: rand.New(rand.NewPCG(seed, 7)), rand: newChance(seed), doors: map[string]*doorway{}}
	for i, name := range []string{"alba", "brezza", "corte"} {
		s.open(fmt.Sprintf("90000000000000%d", i+1), "+44163296000"+fmt.Sprint(i+1), name)
	}
	// Two more properties, without a number of their own: the first serves them.
	s.property("delta", "")
	s.property("eremo", "")
	s.app = app.New(app.Options{DB: s.db, Answerer: answererOf(), Renumber: s.numbers, Now: s.now, Rand: s.rand, Log: slog.New(slog.DiscardHandler),
		ReconcileAfter: time.Minute, Retention: stay.DefaultRetention()})
	all, err := s.numbers(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	s.app.SetNumbers(all)
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- s.app.Run(ctx) }()
	t.Cleanup(func() {
		cancel()
		if err := <-done; err != nil {
			t.Error(err)
		}
		for _, d := range s.doors {
			d.fake.Close()
			d.wire.close()
		}
	})
	return s
}

func answererOf() *app.Answerer {
	s := speech()
	return &app.Answerer{Lexicon: s.words, Phrases: s.book, Judge: s.judge, SendAbove: 0.6, DraftAbove: 0.4}
}

func (s *street) now() time.Time { return time.Now().UTC() }

func (s *street) update(fn func(ctx context.Context, tx *store.Tx) error) {
	s.t.Helper()
	ctx := context.Background()
	if err := s.db.Update(ctx, func(tx *store.Tx) error { return fn(ctx, tx) }); err != nil {
		s.t.Fatal(err)
	}
}

// open sets up a number and the property that names it.
func (s *street) open(id, display, name string) {
	d := &doorway{number: stay.Number{Key: stay.NumberKey(name), ID: id, Display: display, Gateway: stay.GatewayCloud, Token: stay.Private("token-" + name + "-0"),
		Secrets: []stay.Private{stay.Private("secret " + name)}, CreatedAt: s.now().Add(time.Duration(len(s.doors)) * time.Second)}, made: map[string]*whatsapp.Client{}, past: map[string]bool{}}
	fake, err := graphfake.New(graphfake.Options{Number: graphfake.Business{Account: "1", PhoneNumberID: id, Phone: display[1:], Name: name}, Token: "any", Now: func(string) time.Time { return s.now() },
		Rand: s.rand, Keep: 5000, Deliver: s.deliver(d), OnSent: func(m graphfake.SentMessage) {
			d.mu.Lock()
			defer d.mu.Unlock()
			d.sent = append(d.sent, m)
		}})
	if err != nil {
		s.t.Fatal(err)
	}
	d.fake, d.wire = fake, newWire(s.keyed(d, fake))
	s.doors[id], s.names = d, append(s.names, id)
	s.update(func(ctx context.Context, tx *store.Tx) error { return tx.PutNumber(ctx, d.number) })
	s.property(name, id)
}

// signed are the headers of a body that the platform sends.
func signed(secret string, body []byte) http.Header {
	return http.Header{whatsapp.SignatureHeader: {whatsapp.Sign(secret, body)}}
}

// keyed lets the fake hear only who has the number's present token.
func (s *street) keyed(d *doorway, fake http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		d.mu.Lock()
		token := string(d.number.Token)
		d.mu.Unlock()
		if r.Header.Get("Authorization") == "Bearer "+token {
			r.Header.Set("Authorization", "Bearer any")
		}
		fake.ServeHTTP(w, r)
	})
}

func (s *street) deliver(d *doorway) graphfake.Deliver {
	return func(ctx context.Context, body []byte) error {
		return s.app.Deliver(ctx, body, signed(string(d.number.Secrets[0]), body))
	}
}

func (s *street) property(name, number string) {
	s.update(func(ctx context.Context, tx *store.Tx) error {
		p := stay.Property{ID: stay.PropertyID(name), Name: "Casa " + name, Language: "en", Timezone: "Europe/Rome", Country: "IT", CheckinFrom: 900, CheckinUntil: stay.NoClock, CheckoutUntil: 600,
			NumberID: number, UpdatedAt: s.now()}
		if err := tx.PutProperty(ctx, p); err != nil {
			return err
		}
		return tx.PutFact(ctx, stay.Fact{Property: p.ID, ID: "parking", Topic: "parking", Visibility: stay.Public, Text: parking(name), UpdatedAt: s.now()})
	})
}

// numbers makes the set in force from what is stored, as the program does.
func (s *street) numbers(ctx context.Context) ([]app.Number, error) {
	stored, err := s.db.Numbers(ctx)
	if err != nil {
		return nil, err
	}
	var all []app.Number
	for _, n := range stored {
		d := s.doors[n.ID]
		token := string(n.Token)
		if d.made[token] == nil {
			d.made[token], err = whatsapp.New(whatsapp.Options{BaseURL: "http://graph.example", Version: "v25.0", PhoneNumberID: n.ID, Token: func() string { return token },
				HTTP: &http.Client{Transport: d.wire.transport}, Now: s.now, Timeout: 25 * time.Second})
			if err != nil {
				return nil, err
			}
		}
		all = append(all, app.Number{ID: n.ID, Display: n.Display, Secrets: []string{string(n.Secrets[0])}, Sender: d.made[token]})
	}
	return all, nil
}

// ---- what happens in the street

func (s *street) any() *doorway { return s.doors[s.names[s.roll.IntN(len(s.names))]] }

// write: one of four guests asks something over one of the numbers, perhaps about a
// property of another.
func (s *street) write() {
	guest := graphfake.Guest{Phone: fmt.Sprintf("44770090010%d", s.roll.IntN(4)), Name: "Ada"}
	names := []string{"alba", "brezza", "corte", "delta", "eremo"}
	text := []string{"Where can I park?", "Hello!", "Where can I park at Casa " + names[s.roll.IntN(5)] + "?", "Casa " + names[s.roll.IntN(5)], "I need the host"}[s.roll.IntN(5)]
	if _, err := s.any().fake.Say(context.Background(), graphfake.Inbound{From: guest, Content: graphfake.Text(text)}); err == nil {
		s.heard++
	}
}

// reply: the owner answers somebody, wherever they wrote.
func (s *street) reply() {
	all, err := s.db.Conversations(context.Background(), store.InboxFilter{})
	if err != nil {
		s.t.Fatal(err)
	}
	if len(all) == 0 {
		return
	}
	c := all[s.roll.IntN(len(all))].ID
	_ = s.app.Say(context.Background(), c, "From the host.", "") // refused where the window is closed or the number is gone
}

func (s *street) remove() {
	d := s.any()
	s.update(func(ctx context.Context, tx *store.Tx) error {
		if _, err := tx.Number(ctx, d.number.Key); err != nil {
			return nil //nolint:nilerr // it is gone already
		}
		return tx.RemoveNumber(ctx, d.number.Key)
	})
}

// restore sets a number up again, or gives it another token.
func (s *street) restore() {
	d := s.any()
	d.mu.Lock()
	d.number.Token = stay.Private(fmt.Sprintf("token-%s-%d", d.number.Key, s.roll.IntN(1000)))
	d.number.UpdatedAt = s.now()
	n := d.number
	d.mu.Unlock()
	s.update(func(ctx context.Context, tx *store.Tx) error { return tx.PutNumber(ctx, n) })
}

// move: a property changes to another number, or to none of its own.
func (s *street) move() {
	name := []string{"alba", "brezza", "corte", "delta"}[s.roll.IntN(4)]
	s.property(name, append([]string{""}, s.names...)[s.roll.IntN(4)])
}

func (s *street) wait() { time.Sleep(time.Duration(1+s.roll.IntN(90)) * time.Minute) } // of the bubble's clock

// remember notes which properties each number serves by now.
func (s *street) remember() {
	all, err := s.db.Properties(context.Background())
	if err != nil {
		s.t.Fatal(err)
	}
	for _, p := range all {
		if n, ok := s.app.NumberFor(p); ok {
			s.doors[n.ID].past[string(p.ID)] = true
		}
	}
}

// check: whatever left through a number belongs to a conversation over it, goes to
// its guest, and tells of no property that the number never served.
func (s *street) check() {
	s.t.Helper()
	ctx := context.Background()
	for id, d := range s.doors {
		d.mu.Lock()
		sent := d.sent
		d.sent = nil
		d.mu.Unlock()
		for _, x := range sent {
			s.texts++
			m, err := s.db.Message(ctx, stay.MessageID(x.CallbackData))
			if err != nil {
				s.t.Fatal(err)
			}
			c, err := s.db.Conversation(ctx, m.Conversation)
			if err != nil {
				s.t.Fatal(err)
			}
			g, err := s.db.Guest(ctx, c.Guest)
			if err != nil {
				s.t.Fatal(err)
			}
			if c.NumberID != id {
				s.t.Errorf("a message of a conversation over %s left through %s", c.NumberID, id)
			}
			if x.To != string(g.Phone)[1:] {
				s.t.Errorf("a message went to another guest than its conversation's")
			}
			for _, name := range []string{"alba", "brezza", "corte", "delta", "eremo"} {
				if !d.past[name] && (strings.Contains(x.Text, parking(name)) || strings.Contains(x.Text, "Casa "+name)) {
					s.t.Errorf("over %s, which never served %s: %q", id, name, x.Text)
				}
			}
		}
	}
}

func TestMessagesNeverLeaveThroughTheWrongNumber(t *testing.T) {
	speech()
	streets := uint64(6)
	if app.UnderRace {
		streets = 1
	}
	for seed := range streets {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := newStreet(t, seed)
				steps := []func(){s.write, s.write, s.write, s.write, s.reply, s.remove, s.restore, s.restore, s.move, s.wait}
				for range 120 {
					s.remember()
					steps[s.roll.IntN(len(steps))]()
					if s.roll.IntN(3) > 0 {
						synctest.Wait()
						s.remember()
						s.check()
					}
				}
				time.Sleep(time.Hour)
				s.check()
				if s.heard < 20 || s.texts < 10 {
					t.Errorf("only %d were heard and %d answered", s.heard, s.texts)
				}
			})
		})
	}
}

// A number with one property answers as if there were no other in the world, and
// the same guest is another conversation at each.
func TestANumberKnowsOnlyItsOwnProperties(t *testing.T) {
	speech()
	synctest.Test(t, func(t *testing.T) {
		s := newStreet(t, 1)
		ada := graphfake.Guest{Phone: "447700900101", Name: "Ada"}
		ask := func(id, text string) string {
			t.Helper()
			if _, err := s.doors[id].fake.Say(t.Context(), graphfake.Inbound{From: ada, Content: graphfake.Text(text)}); err != nil {
				t.Fatal(err)
			}
			time.Sleep(time.Minute)
			var said []string
			for _, x := range s.doors[id].fake.Sent() {
				said = append(said, x.Text)
			}
			return strings.Join(said[max(0, len(said)-1):], "")
		}
		if text := ask(s.names[1], "Where can I park?"); !strings.Contains(text, parking("brezza")) {
			t.Errorf("over the number of brezza alone: %q", text)
		}
		if text := ask(s.names[2], "Where can I park at Casa brezza?"); strings.Contains(text, parking("brezza")) {
			t.Errorf("over the number of corte: %q", text)
		}
		// The first serves its own and those without a number: it has to ask.
		if text := ask(s.names[0], "Where can I park?"); !strings.Contains(text, "Casa alba") || !strings.Contains(text, "Casa delta") || strings.Contains(text, "Casa brezza") {
			t.Errorf("over the first number: %q", text)
		}
		all, err := s.db.Conversations(t.Context(), store.InboxFilter{})
		if err != nil {
			t.Fatal(err)
		}
		var over []string
		for _, x := range all {
			over = append(over, x.NumberID)
		}
		slices.Sort(over)
		if !slices.Equal(over, s.names) {
			t.Errorf("conversations over %v", over)
		}
	})
}

// The code of a booking opens nothing over a number that does not serve its property.
func TestABookingIsNoEvidenceOverAnotherNumber(t *testing.T) {
	speech()
	synctest.Test(t, func(t *testing.T) {
		s := newStreet(t, 2)
		s.update(func(ctx context.Context, tx *store.Tx) error {
			b := stay.Booking{ID: "b", Property: "brezza", Channel: "direct", Kind: stay.KindBooking, State: stay.BookingActive, Invite: "K7QM4RTX", Phone: "+447700900102",
				Arrival: stay.DateOf(s.now()), Departure: stay.DateOf(s.now().AddDate(0, 0, 3)), CreatedAt: s.now(), UpdatedAt: s.now()}
			return tx.PutBooking(ctx, b)
		})
		for i, id := range []string{s.names[0], s.names[1]} {
			if _, err := s.doors[id].fake.Say(t.Context(), graphfake.Inbound{From: graphfake.Guest{Phone: "447700900102", Name: "Ada"}, Content: graphfake.Text("K7QM-4RTX")}); err != nil {
				t.Fatal(err)
			}
			time.Sleep(time.Minute)
			ties, err := s.db.TiedTo(t.Context(), "b")
			if err != nil || len(ties) != i {
				t.Errorf("over %s: %d ties, %v", id, len(ties), err)
			}
		}
	})
}

func TestAnyNumbersVerifyTokenProvesTheAddress(t *testing.T) {
	s := &street{t: t, db: storetest.Open(t), rand: newChance(1)}
	a := app.New(app.Options{DB: s.db, Answerer: answererOf(), Now: s.now, Rand: s.rand, Log: slog.New(slog.DiscardHandler),
		Numbers: []app.Number{{ID: "1", VerifyToken: "one"}, {ID: "2"}, {ID: "3", VerifyToken: "three"}, {ID: "simulator", VerifyToken: "play", Simulated: true}}})
	for word, want := range map[string]bool{"one": true, "three": true, "": false, "play": false, "two": false} {
		got, ours := a.Challenge(url.Values{"hub.mode": {"subscribe"}, "hub.challenge": {"77"}, "hub.verify_token": {word}})
		if ours != want || (got == "77") != want {
			t.Errorf("%q: %t", word, ours)
		}
	}
}

// Whoever knows one number's secret cannot speak for another one.
func TestANumberBelievesOnlyItsOwnApp(t *testing.T) {
	s := &street{t: t, db: storetest.Open(t), rand: newChance(1)}
	a := app.New(app.Options{DB: s.db, Answerer: answererOf(), Now: s.now, Rand: s.rand, Log: slog.New(slog.DiscardHandler), Numbers: []app.Number{
		{ID: "1", Secrets: []string{"new one", "old one"}}, {ID: "2", Secrets: []string{"two"}}, {ID: "3", Gateway: whatsapp.Dialog360, Secrets: []string{"three"}},
		{ID: "4", Secrets: []string{"two"}}, {ID: "simulator", Secrets: []string{"play"}, Simulated: true}}})
	body := func(id string) []byte {
		return graphfake.TextBody(graphfake.Business{Account: "1", PhoneNumberID: id, Phone: "441632960001"}, graphfake.Guest{Phone: "447700900101"}, "wamid."+id, s.now(), "è")
	}
	by := func(secret string) http.Header { return http.Header{whatsapp.SecretHeader: {secret}} }
	for name, tt := range map[string]struct {
		body   []byte
		header http.Header
		good   bool
	}{
		"its own":                           {body("1"), signed("new one", body("1")), true},
		"the secret before":                 {body("1"), signed("old one", body("1")), true},
		"another number's":                  {body("1"), signed("two", body("1")), false},
		"two of one app":                    {body("4"), signed("two", body("4")), true},
		"by the gateway's secret":           {body("3"), by("three"), true},
		"another number by that":            {body("2"), by("three"), false},
		"a signature with what is sent":     {body("3"), signed("three", body("3")), false},
		"an app secret sent along":          {body("2"), by("two"), false},
		"nothing":                           {body("1"), http.Header{}, false},
		"a number that is not ours":         {body("9"), signed("two", body("9")), true},
		"the simulator's at the wrong door": {body("simulator"), signed("play", body("simulator")), false},
		"our own check":                     {[]byte(whatsapp.SelfCheck + "}"), signed("two", []byte(whatsapp.SelfCheck+"}")), true},
		"a stranger's check":                {[]byte(whatsapp.SelfCheck + "}"), by("five"), false},
	} {
		if err := a.Deliver(t.Context(), tt.body, tt.header); (err == nil) != tt.good {
			t.Errorf("%s: %v", name, err)
		}
	}
	if n, err := s.db.DeliveriesSince(t.Context(), store.FromPlatform, time.Unix(0, 0)); n != 4 || err != nil {
		t.Errorf("%d are kept, %v", n, err)
	}
}
