package app_test

import (
	"context"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"portineria/app"
	"portineria/app/property"
	"portineria/embed"
	"portineria/lexicon"
	"portineria/llm"
	"portineria/llm/llmtest"
	"portineria/phrase"
	"portineria/proof"
	"portineria/stay"
	"portineria/store"
	"portineria/whatsapp"
	"portineria/whatsapp/graphfake"
)

const (
	theNumber = "900000000000002"
	theSecret = "test-app-secret"
	theToken  = "test-token"
)

var theBusiness = graphfake.Business{Account: "900000000000001", PhoneNumberID: theNumber, Phone: "441632960001", Name: "Test"}

// speech is what guests are understood by and answered with, as compiled in.
// It is read once for all tests; none of them changes it.
var speech = sync.OnceValue(func() speechParts {
	words, err := lexicon.Load(embed.LexiconFiles())
	if err != nil {
		panic(err)
	}
	book, err := phrase.Load(embed.Phrases)
	if err != nil {
		panic(err)
	}
	return speechParts{words, book, proof.New(words)}
})

type speechParts struct {
	words *lexicon.Lexicon
	book  *phrase.Book
	judge *proof.Judge
}

// houseOptions is how a house under test differs from the plainest one.
type houseOptions struct {
	start     time.Time // what the clock shows first
	settle    time.Duration
	reconcile time.Duration // 0: a minute
	owner     string        // E.164; empty: no alerts on WhatsApp
	publicURL string
	model     bool
	sendAbove float64 // 0: 0.6
	draft     float64 // 0: 0.4
	workers   int     // of the platform, that deliver webhooks side by side
	seed      uint64  // of everything that is left to chance
	noWindow  bool    // the platform takes messages at any time
	warm      bool    // the model reads facts in advance

	options  func(*app.Options) // changes what the program is started with
	onRead   func(wamid string, typing bool)
	through  func(body []byte) bool        // keeps a webhook of the platform's back, if it says so
	accepted func(m graphfake.SentMessage) // told of what the platform takes
}

// house is the whole path of a message between a fake platform and a fake
// model, over a real database. It must live in a synctest bubble: hours pass
// in no time, and synctest.Wait tells that nothing moves any more.
type house struct {
	t      testing.TB
	o      houseOptions
	dir    string
	ahead  atomic.Int64 // of the bubble's clock, in nanoseconds
	rand   *chance
	fake   *graphfake.Server
	wire   *wire
	sender *lateSender
	model  *llmtest.Server
	client app.Model
	warm   func(ctx context.Context, system string) error

	media app.MediaOptions

	unmarked atomic.Bool // statuses come without the mark that we gave the message

	app  atomic.Pointer[app.App]
	db   *store.DB
	stop func()
	laws *laws
}

// newHouse furnishes a house with nobody in it, not running yet.
func newHouse(t testing.TB, o houseOptions) *house {
	t.Helper()
	h := &house{t: t, o: o, dir: t.TempDir(), rand: newChance(o.seed)}
	h.ahead.Store(int64(time.Until(o.start)))
	h.laws = newLaws(h)
	fake, err := graphfake.New(graphfake.Options{Number: theBusiness, Token: theToken, Now: func(string) time.Time { return h.now() }, Rand: h.rand,
		Workers: o.workers, Keep: 5000, Deliver: h.deliver, NoWindow: o.noWindow, OnSent: h.tookOver, OnRead: o.onRead})
	if err != nil {
		t.Fatal(err)
	}
	h.fake = fake
	h.wire = newWire(fake)
	graph, err := whatsapp.New(whatsapp.Options{BaseURL: "http://graph.example", Version: "v25.0", PhoneNumberID: theNumber, AccountID: theBusiness.Account, Token: func() string { return theToken },
		HTTP: &http.Client{Transport: h.wire.transport}, Now: h.now, Timeout: 25 * time.Second})
	if err != nil {
		t.Fatal(err)
	}
	h.sender = &lateSender{Client: graph}
	if o.model {
		h.model = llmtest.StartPiped(t)
		client, err := llm.New(llm.Options{BaseURL: h.model.URL(), Model: llmtest.Model, HTTP: h.model.HTTP(), Timeout: time.Minute})
		if err != nil {
			t.Fatal(err)
		}
		h.client = client
		if o.warm {
			h.warm = client.Warm
		}
	}
	t.Cleanup(func() {
		h.sender.release()
		h.fake.Release()
		h.end()
		h.fake.Close()
		h.wire.close()
	})
	h.open()
	return h
}

func (h *house) now() time.Time { return time.Now().Add(time.Duration(h.ahead.Load())).UTC() }

// tookOver hears of what the platform took.
func (h *house) tookOver(m graphfake.SentMessage) {
	h.laws.sent(m)
	if h.o.accepted != nil {
		h.o.accepted(m)
	}
}

// deliver is how webhooks come in. While the program is down nothing takes them.
func (h *house) deliver(ctx context.Context, body []byte) error {
	if h.o.through != nil && h.o.through(body) {
		return nil
	}
	a := h.app.Load()
	if a == nil {
		return fmt.Errorf("nobody listens")
	}
	if h.unmarked.Load() {
		body = ourMark.ReplaceAll(body, nil)
	}
	return a.Receive(ctx, body, whatsapp.Sign(theSecret, body))
}

var ourMark = regexp.MustCompile(`,"biz_opaque_callback_data":"[^"]*"`)

func (h *house) answerer() *app.Answerer {
	s := speech()
	a := &app.Answerer{Lexicon: s.words, Phrases: s.book, Judge: s.judge, SendAbove: 0.6, DraftAbove: 0.4, PublicURL: h.o.publicURL, Model: h.client}
	if h.o.sendAbove != 0 {
		a.SendAbove = h.o.sendAbove
	}
	if h.o.draft != 0 {
		a.DraftAbove = h.o.draft
	}
	return a
}

// open opens the database of the house.
func (h *house) open() {
	h.t.Helper()
	master, err := store.LoadMasterKey(h.dir, h.rand)
	if err != nil {
		h.t.Fatal(err)
	}
	h.db, err = store.Open(context.Background(), store.Options{Dir: h.dir, Master: master, Now: h.now, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		h.t.Fatal(err)
	}
}

// translator is the model as far as it translates; nil where there is none.
func (h *house) translator() app.Translator {
	if c, ok := h.client.(*llm.Client); ok {
		return c
	}
	return nil
}

// run starts the program, as serve does.
func (h *house) run() {
	h.t.Helper()
	reconcile := h.o.reconcile
	if reconcile == 0 {
		reconcile = time.Minute
	}
	o := app.Options{DB: h.db, Answerer: h.answerer(), Numbers: []app.Number{{ID: theNumber, Secrets: []string{theSecret}, Sender: h.sender, Media: h.sender}},
		Now: h.now, Rand: h.rand, Log: slog.New(slog.DiscardHandler), Settle: h.o.settle, ReconcileAfter: reconcile,
		OwnerPhone: h.o.owner, Retention: stay.DefaultRetention(), Warm: h.warm, Translator: h.translator(), Media: h.media}
	if h.o.options != nil {
		h.o.options(&o)
	}
	a := app.New(o)
	ctx, cancel := context.WithCancel(context.Background())
	if err := a.Prepare(ctx); err != nil {
		h.t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- a.Run(ctx) }()
	h.stop = func() {
		cancel()
		if err := <-done; err != nil {
			h.t.Errorf("the program ended with: %v", err)
		}
	}
	h.app.Store(a)
	h.fake.ResumeWebhooks()
	synctest.Wait()
}

// end stops the program in good order.
func (h *house) end() {
	h.t.Helper()
	h.fake.PauseWebhooks()
	h.app.Store(nil)
	if h.stop != nil {
		h.stop()
		h.stop = nil
	}
	if err := h.db.Close(); err != nil {
		h.t.Error(err)
	}
}

// crash ends the program as a power cut would, as far as a test in one process
// can: from one moment on nothing is written any more and every connection is
// cut, whatever is under way.
func (h *house) crash() {
	h.t.Helper()
	h.fake.PauseWebhooks()
	h.app.Store(nil)
	if err := h.db.Close(); err != nil {
		h.t.Error(err)
	}
	h.sender.release()
	h.wire.cut()
	h.stop()
	h.stop = nil
	h.open()
	h.run()
}

// rest waits until nothing moves without time going on, and looks whether the
// laws held.
func (h *house) rest() {
	h.t.Helper()
	synctest.Wait()
	h.laws.check()
}

// pass lets time go by, every second of it lived through.
func (h *house) pass(d time.Duration) {
	h.t.Helper()
	time.Sleep(d)
	h.rest()
}

// lived is how much of a long time is lived through at its end; before that
// the clock jumps, as on a machine that was asleep.
const lived = time.Minute

// later moves the clock on.
func (h *house) later(d time.Duration) {
	h.t.Helper()
	if d > 2*lived {
		h.ahead.Add(int64(d - lived))
		h.app.Load().Nudge()
		d = lived
	}
	h.pass(d)
}

// property stores a property of testdata/houses.
func (h *house) property(name string) {
	h.t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", "houses", name+".toml"))
	if err != nil {
		h.t.Fatal(err)
	}
	h.importText(name+".toml", string(text))
}

func (h *house) importText(name, text string) {
	h.t.Helper()
	file, err := property.Parse(strings.NewReader(text), name)
	if err != nil {
		h.t.Fatal(err)
	}
	if err := property.Import(context.Background(), h.db, h.now(), file); err != nil {
		h.t.Fatal(err)
	}
}

// update writes to the database as the owner's pages and commands do.
func (h *house) update(fn func(context.Context, *store.Tx) error) {
	h.t.Helper()
	ctx := context.Background()
	if err := h.db.Update(ctx, func(tx *store.Tx) error { return fn(ctx, tx) }); err != nil {
		h.t.Fatal(err)
	}
}

// conversation is the thread with a guest, if there is one.
func (h *house) conversation(g graphfake.Guest) (stay.Conversation, error) {
	ctx := context.Background()
	alias := store.Alias{Kind: store.AliasPhone, Value: stay.PhoneFromDigits(g.Phone)}
	if g.Phone == "" {
		alias = store.Alias{Kind: store.AliasUserID, Value: g.UserID}
	}
	id, err := h.db.GuestByAlias(ctx, alias, false)
	if err != nil {
		return stay.Conversation{}, err
	}
	return h.db.ConversationOf(ctx, id, theNumber)
}

// chance is randomness that can be repeated, for many goroutines.
type chance struct {
	mu sync.Mutex
	r  *rand.ChaCha8
}

func newChance(seed uint64) *chance {
	var key [32]byte
	copy(key[:], fmt.Sprintf("%032d", seed))
	return &chance{r: rand.NewChaCha8(key)}
}

func (c *chance) Read(p []byte) (int, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.r.Read(p)
}
