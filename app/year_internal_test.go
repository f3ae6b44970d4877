package app

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"portineria/embed"
	"portineria/lexicon"
	"portineria/phrase"
	"portineria/stay"
	"portineria/store"
	"portineria/whatsapp"
)

// A year of rules and stays in fake time, over the real store and outbox and real HTTP
// on loopback. Beside it an oracle, which knows neither stay.Rule.Plan nor the tables,
// says at every look what should leave at that instant; the two must agree.

const (
	yearStays  = 200
	yearNumber = "900000000000002"
)

// yearRule is a rule once more, in the oracle's own words: minutes of the day, hours.
type yearRule struct {
	id       stay.RuleID
	event    string // booked, in, out
	days     int
	minute   int // of the day; -1: with hours, from the event
	hours    int
	late     time.Duration
	quiet    bool // 21 to 8
	own      bool // has a text for the open window
	onlyOpen bool
	minStay  int
}

func yearRules() []yearRule {
	return []yearRule{
		{id: "booked", event: "booked", minute: -1, late: 24 * time.Hour, quiet: true},
		{id: "before", event: "in", days: -2, minute: 17 * 60, late: 18 * time.Hour, quiet: true},
		{id: "arrival", event: "in", minute: -1, hours: -5, late: 4 * time.Hour, quiet: true},
		{id: "night", event: "in", days: 1, minute: 2*60 + 30, late: 3 * time.Hour}, // in the hour that the clocks skip and repeat
		{id: "evening", event: "in", minute: 20 * 60, late: time.Hour, quiet: true, own: true},
		{id: "offer", event: "in", days: 1, minute: 10 * 60, late: 9 * time.Hour, own: true, onlyOpen: true, minStay: 3},
		{id: "leaving", event: "out", days: -1, minute: 18 * 60, late: 3 * time.Hour, quiet: true},
		{id: "thanks", event: "out", days: 1, minute: 11 * 60, late: 24 * time.Hour, quiet: true},
	}
}

// stored is the rule as the owner keeps it.
func (r yearRule) stored(at time.Time) stay.Rule {
	out := stay.Rule{ID: r.id, Name: string(r.id), Enabled: true, EnabledAt: at, CreatedAt: at, UpdatedAt: at, LateMinutes: int(r.late / time.Minute), Template: "t_" + string(r.id)}
	out.When.Event = map[string]stay.RuleEvent{"booked": stay.EventBooked, "in": stay.EventCheckin, "out": stay.EventCheckout}[r.event]
	out.When.Unit, out.When.Offset, out.When.At = stay.UnitDays, r.days, stay.Clock(max(r.minute, 0))
	if r.minute < 0 {
		out.When.Unit, out.When.Offset = stay.UnitHours, r.hours
	}
	if r.quiet {
		out.QuietFrom, out.QuietUntil = 21*60, 8*60
	}
	if r.own {
		out.Texts = map[string]string{"en": "own " + string(r.id)}
	}
	if r.onlyOpen {
		out.Only.Window, out.Template = stay.Yes, ""
	}
	out.Only.MinNights = r.minStay
	return out
}

// yearStay is a stay as the oracle knows it.
type yearStay struct {
	n                  int
	id                 stay.BookingID
	property           stay.PropertyID
	phone              string // empty: nobody to write to
	booked             time.Time
	arrival, departure stay.Date
	there              bool // in the books
	cancelled, missing bool
	wrote              time.Time // the guest, last
	talked             time.Time // the owner with the guest, last
	met                bool      // there is a conversation
	stopped            bool
	block              bool
	paused             bool
	said               map[stay.RuleID]time.Time
}

// year is the house under test with its oracle.
type year struct {
	t     testing.TB
	dir   string
	key   store.MasterKey
	rand  *rand.ChaCha8
	dice  *rand.Rand
	words *Answerer

	mu     sync.Mutex
	clock  time.Time
	posted []yearPost
	hold   chan struct{} // not nil: the next call is answered only once it closes
	held   chan struct{}

	server *httptest.Server
	client *whatsapp.Client
	db     *store.DB
	app    *App
	stays  []*yearStay
	rules  []yearRule
	sent   int
	ways   map[string]int
	spans  map[yearDue]yearSpan
}

// yearPost is a message that the platform took.
type yearPost struct {
	to, kind, what, mark string
	at                   time.Time
}

func newYear(t testing.TB, start time.Time) *year {
	t.Helper()
	y := &year{t: t, dir: t.TempDir(), clock: start, rules: yearRules(), ways: map[string]int{}, spans: map[yearDue]yearSpan{}}
	y.rand = rand.NewChaCha8([32]byte{7})
	y.dice = rand.New(rand.NewPCG(20, 27))
	words, err := lexicon.Load(embed.LexiconFiles())
	y.must(err)
	book, err := phrase.Load(embed.Phrases)
	y.must(err)
	y.words = &Answerer{Lexicon: words, Phrases: book, SendAbove: 0.6, DraftAbove: 0.4}
	y.server = httptest.NewServer(http.HandlerFunc(y.platform))
	t.Cleanup(y.server.Close)
	y.client, err = whatsapp.New(whatsapp.Options{BaseURL: y.server.URL, Version: "v25.0", PhoneNumberID: yearNumber, Token: func() string { return "token" },
		HTTP: y.server.Client(), Now: y.now, Timeout: 25 * time.Second})
	y.must(err)
	y.key, err = store.LoadMasterKey(y.dir, y.rand)
	y.must(err)
	y.open()
	t.Cleanup(func() { _ = y.db.Close() })
	y.update(func(ctx context.Context, tx *store.Tx) error {
		for n := range 8 {
			p := stay.Property{ID: yearProperty(n), Name: fmt.Sprint("Casa ", n), Language: "en", Timezone: "Europe/Rome", CheckinFrom: 15 * 60, CheckinUntil: stay.NoClock, CheckoutUntil: 10 * 60, UpdatedAt: start}
			if err := tx.PutProperty(ctx, p); err != nil {
				return err
			}
		}
		ground, err := json.Marshal(BookingGround{At: start, Source: stay.SourceForm, Wording: "We write about your stay.", Language: "en", Actor: "owner"})
		if err != nil {
			return err
		}
		if err := tx.PutSetting(ctx, SettingGround, string(ground), start.UnixMilli()); err != nil {
			return err
		}
		for _, r := range y.rules {
			if err := tx.PutRule(ctx, r.stored(start)); err != nil {
				return err
			}
			made := stay.Template{Account: "waba", Name: "t_" + string(r.id), Language: "en", Category: stay.Utility, State: stay.TemplateApproved, Origin: stay.FromOwner,
				Body: "Hello {{guest_name}}, template " + string(r.id) + " it is.", CreatedAt: start, UpdatedAt: start, StateSince: start}
			if err := tx.PutTemplate(ctx, made); err != nil {
				return err
			}
		}
		return nil
	})
	return y
}

func yearProperty(n int) stay.PropertyID { return stay.PropertyID(fmt.Sprintf("casa-%d", n)) }

func (y *year) must(err error) {
	y.t.Helper()
	if err != nil {
		y.t.Fatal(err)
	}
}

func (y *year) now() time.Time {
	y.mu.Lock()
	defer y.mu.Unlock()
	return y.clock
}

func (y *year) set(t time.Time) {
	y.mu.Lock()
	defer y.mu.Unlock()
	y.clock = t.UTC()
}

// platform takes messages as the Cloud API does, as far as it matters here.
func (y *year) platform(w http.ResponseWriter, r *http.Request) {
	raw, err := io.ReadAll(r.Body)
	var body struct {
		To       string `json:"to"`
		Type     string `json:"type"`
		Mark     string `json:"biz_opaque_callback_data"`
		Text     struct{ Body string }
		Template struct{ Name string }
	}
	if err != nil || json.Unmarshal(raw, &body) != nil {
		w.WriteHeader(http.StatusBadRequest)
		return
	}
	y.mu.Lock()
	what := body.Template.Name
	if body.Type == "text" {
		what, _, _ = strings.Cut(body.Text.Body, "\n")
	}
	y.posted = append(y.posted, yearPost{"+" + strings.TrimPrefix(body.To, "+"), body.Type, what, body.Mark, y.clock})
	id, hold := len(y.posted), y.hold
	y.mu.Unlock()
	if hold != nil {
		close(y.held)
		<-hold
	}
	fmt.Fprintf(w, `{"messaging_product":"whatsapp","contacts":[{"input":"x","wa_id":"x"}],"messages":[{"id":"wamid.%d"}]}`, id)
}

func (y *year) open() {
	var err error
	y.db, err = store.Open(context.Background(), store.Options{Dir: y.dir, Master: y.key, Now: y.now, Log: slog.New(slog.DiscardHandler)})
	y.must(err)
	y.app = New(Options{DB: y.db, Answerer: y.words, Numbers: []Number{{ID: yearNumber, Account: "waba", Secrets: []string{"s"}, Sender: y.client}}, Now: y.now, Rand: y.rand,
		Log: slog.New(slog.DiscardHandler), ReconcileAfter: time.Minute, Retention: stay.DefaultRetention()})
	y.must(y.app.Prepare(context.Background()))
}

func (y *year) update(do func(context.Context, *store.Tx) error) {
	y.t.Helper()
	ctx := context.Background()
	y.must(y.db.Update(ctx, func(tx *store.Tx) error { return do(ctx, tx) }))
}

// booking is the stay as a calendar would bring it now.
func (s *yearStay) booking(now time.Time) stay.Booking {
	b := stay.Booking{ID: s.id, Property: s.property, Channel: "direct", Kind: stay.KindBooking, Sure: true, State: stay.BookingActive, Arrival: s.arrival, Departure: s.departure,
		Name: "Ada Example", Phone: stay.Private(s.phone), Language: "en", CreatedAt: s.booked, UpdatedAt: now}
	switch {
	case s.cancelled:
		b.State = stay.BookingCancelled
	case s.missing:
		b.State, b.MissingSince = stay.BookingMissing, now
	}
	if s.block {
		b.Kind = stay.KindBlock
	}
	return b
}

func (y *year) put(s *yearStay) {
	y.update(func(ctx context.Context, tx *store.Tx) error { return tx.PutBooking(ctx, s.booking(y.now())) })
}

// offset is the oracle's own table of the clocks of Rome in 2027, in hours.
func offset(t time.Time) time.Duration {
	if !t.Before(time.Date(2027, 3, 28, 1, 0, 0, 0, time.UTC)) && t.Before(time.Date(2027, 10, 31, 1, 0, 0, 0, time.UTC)) {
		return 2 * time.Hour
	}
	return time.Hour
}

// wall is the first instant at which the clocks of Rome show at least so many minutes
// of a day: tried minute by minute.
func wall(day stay.Date, minute int) time.Time {
	t := day.Midnight().Add(time.Duration(minute)*time.Minute - 3*time.Hour)
	for {
		shown := t.Add(offset(t))
		if d := stay.DateOf(shown); d > day || (d == day && shown.Hour()*60+shown.Minute() >= minute) {
			return t
		}
		t = t.Add(time.Minute)
	}
}

// yearDue is what due was asked, to ask it once.
type yearDue struct {
	rule               stay.RuleID
	arrival, departure stay.Date
	booked             time.Time
}

type yearSpan struct {
	due, until time.Time
	ok         bool
}

// due is when a rule's message is due and until when, by the oracle.
func (y *year) due(r yearRule, s *yearStay) (due, until time.Time, ok bool) {
	key := yearDue{r.id, s.arrival, s.departure, s.booked}
	span, known := y.spans[key]
	if !known {
		span.due, span.until, span.ok = y.work(r, s)
		y.spans[key] = span
	}
	return span.due, span.until, span.ok
}

func (y *year) work(r yearRule, s *yearStay) (due, until time.Time, ok bool) {
	in, out := wall(s.arrival, 15*60), wall(s.departure, 10*60)
	base, day := in, s.arrival
	if r.event == "out" {
		base, day = out, s.departure
	}
	if r.event == "booked" {
		base = s.booked
	}
	at := base.Add(time.Duration(r.hours) * time.Hour)
	if r.minute >= 0 {
		at = wall(day+stay.Date(r.days), r.minute)
	}
	until = at.Add(r.late)
	end := out
	if r.event == "in" && (r.days < 0 || r.hours < 0) && at.Before(in) {
		end = in
	}
	if (r.event != "out" || at.Before(out)) && end.Before(until) {
		until = end
	}
	for due = at; r.asleep(due); {
		due = due.Add(time.Minute).Truncate(time.Minute)
	}
	return due, until, due.Before(until) && (r.event != "out" || !at.Before(in))
}

// asleep: from nine in the evening until eight.
func (r yearRule) asleep(t time.Time) bool {
	h := t.UTC().Add(offset(t)).Hour()
	return r.quiet && (h >= 21 || h < 8)
}

// wants is the oracle: whether a rule's message should leave for a stay at this look.
func (y *year) wants(r yearRule, s *yearStay, now time.Time) (kind string, yes bool) {
	if _, said := s.said[r.id]; said || !s.there || s.cancelled || s.missing || s.block || s.paused || s.phone == "" || s.stopped || int(s.departure-s.arrival) < r.minStay {
		return "", false
	}
	due, until, ok := y.due(r, s)
	if !ok || now.Before(due) || !now.Before(until) || r.asleep(now) {
		return "", false
	}
	if now.Sub(s.talked) < 2*time.Hour {
		return "", false
	}
	open := now.Sub(s.wrote) < 24*time.Hour-2*time.Minute
	switch {
	case r.onlyOpen && !open:
		return "", false
	case open && r.own:
		return "text", true
	default:
		return "template", true
	}
}

// look runs the planner and the outbox once and holds them against the oracle.
func (y *year) look() (next time.Time) {
	y.t.Helper()
	ctx, now := context.Background(), y.now()
	type want struct{ to, kind, what string }
	var wants []want
	for _, s := range y.stays {
		for _, r := range y.rules {
			if kind, yes := y.wants(r, s, now); yes {
				what := "t_" + string(r.id)
				if kind == "text" {
					what = "own " + string(r.id)
				}
				wants = append(wants, want{s.phone, kind, what})
				s.said[r.id], s.met = now, true
			}
		}
	}
	before := y.posts()
	next, err := y.app.PlanRules(ctx)
	y.must(err)
	switch roll := y.dice.IntN(40); {
	case len(wants) > 0 && roll == 0: // a power cut between the plan and the outbox
		y.ways["crash before sending"]++
		y.crash()
	case len(wants) == 1 && roll < 3: // and one while the platform has the message and we no answer
		y.ways["crash while sending"]++
		y.crashInFlight()
	}
	y.drain()
	var got []want
	for _, p := range y.posts()[len(before):] {
		got = append(got, want{p.to, p.kind, p.what})
	}
	order := func(a, b want) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) }
	slices.SortFunc(wants, order)
	slices.SortFunc(got, order)
	if !slices.Equal(wants, got) {
		for _, s := range y.stays {
			if slices.ContainsFunc(append(wants, got...), func(w want) bool { return w.to == s.phone }) {
				y.t.Logf("%+v", *s)
			}
		}
		y.t.Fatalf("at %s\nwant %v\ngot  %v", now.Format(time.RFC3339), wants, got)
	}
	y.sent += len(got)
	return next
}

func (y *year) posts() []yearPost {
	y.mu.Lock()
	defer y.mu.Unlock()
	return slices.Clone(y.posted)
}

// drain lets everything leave that may.
func (y *year) drain() {
	ctx := context.Background()
	for y.app.sendDue(ctx) {
		y.app.calls.Wait()
	}
	y.app.calls.Wait()
}

// crash opens the house anew, with what the disk has.
func (y *year) crash() {
	y.must(y.db.Close())
	y.open()
}

// crashInFlight ends the program while the platform has taken a message and not
// answered. Its status comes after the restart, as it would.
func (y *year) crashInFlight() {
	ctx := context.Background()
	y.mu.Lock()
	y.hold, y.held = make(chan struct{}), make(chan struct{})
	n := len(y.posted)
	y.mu.Unlock()
	if !y.app.sendDue(ctx) {
		y.t.Fatal("nothing to send although the oracle says so")
	}
	<-y.held
	y.must(y.db.Close())
	y.mu.Lock()
	close(y.hold)
	y.hold = nil
	mark := y.posted[n].mark
	y.mu.Unlock()
	y.app.calls.Wait()
	y.open()
	y.update(func(ctx context.Context, tx *store.Tx) error {
		return y.app.applyStatuses(ctx, tx, []store.Status{{Wamid: fmt.Sprintf("wamid.%d", n+1), Callback: mark, State: stay.Delivered}})
	})
	y.must(y.app.reconcile(ctx))
}

// yearEvent is something that happens.
type yearEvent struct {
	at  time.Time
	way string
	do  func(y *year)
}

// script makes the stays of a year and all that happens to them.
func (y *year) script(start time.Time, stays int) []yearEvent {
	var all []yearEvent
	on := func(at time.Time, way string, do func(*year)) { all = append(all, yearEvent{at, way, do}) }
	minutes := func(most int) time.Duration { return time.Duration(y.dice.IntN(most)) * time.Minute }
	first := stay.DateOf(start)
	free := map[stay.PropertyID]stay.Date{}
	for n := range stays {
		p := yearProperty(n % 8)
		if free[p] == 0 {
			free[p] = first + 4
		}
		s := &yearStay{n: n, id: stay.BookingID(fmt.Sprintf("%032x", n+1)), property: p, phone: fmt.Sprintf("+4477009%05d", n), said: map[stay.RuleID]time.Time{}}
		s.arrival = free[p] + stay.Date(4+y.dice.IntN(5))
		s.departure = s.arrival + stay.Date(1+y.dice.IntN(6))
		free[p] = s.departure
		y.stays = append(y.stays, s)
		booked := s.arrival.Midnight().Add(-minutes(40*24*60) + 20*time.Hour) // some on the very day
		if booked.Before(start) {
			booked = start.Add(time.Hour + minutes(60))
		}
		switch y.dice.IntN(20) {
		case 0:
			s.phone = ""
		case 1:
			s.block = true
		}
		on(booked, "booked", func(y *year) { s.booked, s.there = y.now(), true; y.put(s) })
		later := func() time.Time { return booked.Add(minutes(int(s.departure.Midnight().Sub(booked)/time.Minute) + 1)) }
		if y.dice.IntN(5) == 0 {
			by := stay.Date(1 + y.dice.IntN(3))
			on(later(), "moved", func(y *year) { s.arrival, s.departure = s.arrival+by, s.departure+by; y.put(s) })
		}
		if y.dice.IntN(8) == 0 {
			on(later(), "shortened", func(y *year) { s.departure = max(s.arrival+1, s.departure-1); y.put(s) })
		}
		if y.dice.IntN(6) == 0 {
			on(later(), "cancelled", func(y *year) { s.cancelled = true; y.put(s) })
		}
		if y.dice.IntN(4) == 0 {
			at := later()
			on(at, "missing", func(y *year) { s.missing = true; y.put(s) })
			on(at.Add(30*time.Minute+minutes(120)), "back", func(y *year) { s.missing = false; y.put(s) })
		}
		if y.dice.IntN(8) == 0 && s.phone != "" {
			on(later(), "imported anew", func(y *year) { y.anew(s) })
		}
		for range y.dice.IntN(5) {
			on(later(), "guest writes", func(y *year) { y.writes(s) })
		}
		if y.dice.IntN(10) == 0 {
			at := later()
			on(at, "owner talks", func(y *year) { y.talks(s) })
			on(at.Add(2*time.Hour), "owner is quiet", func(*year) {})
		}
		if y.dice.IntN(12) == 0 {
			on(later(), "stop", func(y *year) { y.stops(s) })
		}
		if y.dice.IntN(10) == 0 {
			at := later()
			pause := func(paused bool) func(*year) {
				return func(y *year) {
					if s.there {
						s.paused = paused
						y.must(y.app.PauseStay(context.Background(), s.id, paused))
					}
				}
			}
			on(at, "paused", pause(true))
			on(at.Add(minutes(3*24*60)), "resumed", pause(false))
		}
	}
	for range 30 {
		on(start.Add(minutes(360*24*60)), "rule edited", func(y *year) { y.edit() })
		on(start.Add(minutes(360*24*60)), "crash", func(y *year) { y.crash() })
	}
	slices.SortStableFunc(all, func(a, b yearEvent) int { return a.at.Compare(b.at) })
	return all
}

// anew is the stay under another id, as when a calendar is disconnected and read again.
func (y *year) anew(s *yearStay) {
	if s.cancelled || s.missing {
		return
	}
	old := *s
	old.cancelled = true
	y.put(&old)
	s.id = stay.BookingID(fmt.Sprintf("%031xa", s.n+1))
	if s.paused {
		s.paused = false
	}
	// Nothing tells the program when the guest booked: it is new to it.
	s.booked = y.now()
	y.put(s)
}

// meet makes sure that there is a conversation with the guest of a stay.
func (y *year) meet(s *yearStay) stay.ConversationID {
	ctx := context.Background()
	var id stay.ConversationID
	y.must(y.db.Update(ctx, func(tx *store.Tx) error {
		n, _ := y.app.number(yearNumber)
		c, _, err := y.app.conversationFor(ctx, tx, n, sender{Phone: s.phone[1:]}, y.now())
		if err != nil {
			return err
		}
		id = c.ID
		c.Language, c.Property = "en", s.property
		if err := tx.PutConversation(ctx, c); err != nil {
			return err
		}
		return tx.PutTie(ctx, stay.Tie{Conversation: c.ID, Booking: s.id, Evidence: stay.EvidenceNumber, At: y.now()})
	}))
	s.met = true
	return id
}

func (y *year) writes(s *yearStay) {
	if s.phone == "" || !s.there || s.block {
		return
	}
	id := y.meet(s)
	s.wrote = y.now()
	y.update(func(ctx context.Context, tx *store.Tx) error {
		c, err := tx.Conversation(ctx, id)
		if err != nil {
			return err
		}
		c.LastGuestAt, c.LastMessageAt = y.now(), y.now()
		return tx.PutConversation(ctx, c)
	})
}

func (y *year) talks(s *yearStay) {
	if s.phone == "" || !s.there || s.block {
		return
	}
	id := y.meet(s)
	s.talked = y.now()
	y.update(func(ctx context.Context, tx *store.Tx) error {
		c, err := tx.Conversation(ctx, id)
		if err != nil {
			return err
		}
		mid, err := stay.NewID[stay.MessageID](y.rand)
		if err != nil {
			return err
		}
		if _, _, err := tx.AddMessage(ctx, c, stay.Message{ID: mid, Conversation: id, Author: stay.FromHost, Type: "text", Text: "On my way.", SentAt: y.now(), CreatedAt: y.now()}, ""); err != nil {
			return err
		}
		c.Mode, c.ModeReason, c.ModeSince = stay.ByHuman, modeWrote, y.now()
		return tx.PutConversation(ctx, c)
	})
}

func (y *year) stops(s *yearStay) {
	if !s.met {
		return
	}
	s.stopped = true
	y.update(func(ctx context.Context, tx *store.Tx) error {
		id, err := tx.GuestByAlias(ctx, store.Alias{Kind: store.AliasPhone, Value: s.phone}, false)
		if err != nil {
			return err
		}
		g, err := tx.Guest(ctx, id)
		if err != nil {
			return err
		}
		g.StoppedAt = y.now()
		return tx.PutGuest(ctx, g)
	})
}

// edit changes the words of a rule, which is no reason to say it again.
func (y *year) edit() {
	y.update(func(ctx context.Context, tx *store.Tx) error {
		r, err := tx.Rule(ctx, y.rules[y.dice.IntN(len(y.rules))].id)
		if err != nil {
			return err
		}
		r.Name, r.UpdatedAt = r.Name+"+", y.now()
		if len(r.Name) > 60 {
			r.Name = string(r.ID)
		}
		return tx.PutRule(ctx, r)
	})
}

// TestAYearOfRulesSendsWhatIsDueAndNothingElse lives through 2027 with 200 stays.
func TestAYearOfRulesSendsWhatIsDueAndNothingElse(t *testing.T) {
	start := time.Date(2026, 12, 20, 12, 0, 0, 0, time.UTC)
	end := time.Date(2028, 1, 10, 0, 0, 0, 0, time.UTC)
	y := newYear(t, start)
	stays := yearStays // of each there are some five messages
	if UnderRace {
		stays = 30
	}
	events := y.script(start, stays)
	next, looks, offs := time.Time{}, 0, 0
	for at := start; at.Before(end); {
		for len(events) > 0 && !events[0].at.After(at) {
			y.ways[events[0].way]++
			events[0].do(y)
			events = events[1:]
		}
		next = y.look()
		looks++
		to := at.Add(12 * time.Hour)
		if !next.IsZero() && next.Before(to) {
			to = next
		}
		if len(events) > 0 && events[0].at.Before(to) {
			to = events[0].at
		}
		if !to.After(at) {
			to = at.Add(time.Minute)
		}
		switch y.dice.IntN(400) {
		case 0: // the machine is off for a while
			to = to.Add(time.Duration(y.dice.IntN(30*60)) * time.Minute)
			offs++
			y.ways["off"]++
			y.crash()
		case 1: // a clock that runs ahead for a moment and is set back
			y.ways["clock ahead"]++
			y.set(at.Add(time.Duration(1+y.dice.IntN(50)) * time.Hour))
			y.look()
		case 2:
			y.ways["clock behind"]++
			y.set(at.Add(-time.Duration(1+y.dice.IntN(50)) * time.Hour))
			y.look()
		}
		at = to
		y.set(at)
	}
	y.verify()
	t.Logf("%d messages of %d rules for %d stays, in %d looks; what happened: %v", y.sent, len(y.rules), len(y.stays), looks, y.ways)
	if y.sent < stays*5/2 || offs == 0 {
		t.Errorf("the year was too quiet to show anything: %d messages, off %d times", y.sent, offs)
	}
}

// verify looks at the whole year from outside: nothing twice, whatever the oracle said.
func (y *year) verify() {
	y.t.Helper()
	seen := map[string]int{}
	for _, p := range y.posted {
		key := p.to + " " + strings.TrimPrefix(strings.TrimPrefix(p.what, "own "), "t_")
		if seen[key]++; seen[key] > 1 {
			y.t.Errorf("%s was sent %d times", key, seen[key])
		}
	}
	ctx := context.Background()
	sends, err := y.db.RuleSends(ctx, 0)
	y.must(err)
	states := map[stay.RuleState]int{}
	for _, s := range sends {
		states[s.State]++
		if s.State == stay.RuleQueued {
			y.t.Errorf("a message of the rule %s is still on its way", s.Rule)
		}
	}
	y.t.Logf("rows: %v", states)
}

// BenchmarkPlanRules is one look of the planner at 200 stays ahead under eight rules,
// with nothing to do, as it is taken every minute.
func BenchmarkPlanRules(b *testing.B) {
	start := time.Date(2026, 12, 20, 12, 0, 0, 0, time.UTC)
	y := newYear(b, start)
	for _, e := range y.script(start, yearStays) {
		if e.way == "booked" {
			y.set(e.at)
			e.do(y)
		}
	}
	y.set(start.Add(time.Minute))
	if _, err := y.app.PlanRules(b.Context()); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := y.app.PlanRules(b.Context()); err != nil {
			b.Fatal(err)
		}
	}
}
