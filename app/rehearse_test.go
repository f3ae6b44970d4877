package app_test

import (
	"context"
	"crypto/rand"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"portineria/app"
	"portineria/llm"
	"portineria/stay"
	"portineria/store"
	"portineria/store/storetest"
)

// stage is a house with past conversations, in which nothing runs.
type stage struct {
	t   *testing.T
	db  *store.DB
	app *app.App
	seq int
}

var rehearsalNow = time.Date(2026, 7, 20, 10, 0, 0, 0, time.UTC)

func newStage(t *testing.T) *stage {
	t.Helper()
	s := &stage{t: t, db: storetest.OpenIn(t, t.TempDir(), func() time.Time { return rehearsalNow })}
	words := speech()
	s.app = app.New(app.Options{DB: s.db, Answerer: &app.Answerer{Lexicon: words.words, Phrases: words.book, Judge: words.judge, SendAbove: 0.6, DraftAbove: 0.4},
		Now: func() time.Time { return rehearsalNow }, Rand: rand.Reader, Log: slog.New(slog.DiscardHandler), Retention: stay.DefaultRetention()})
	s.write(func(ctx context.Context, tx *store.Tx) error {
		for _, p := range []stay.Property{villa(), {ID: "loft", Name: "Loft", Language: "en", Timezone: "Europe/Rome", Country: "IT", CheckinFrom: 900, CheckoutUntil: 600}} {
			if err := tx.PutProperty(ctx, p); err != nil {
				return err
			}
		}
		for _, f := range villaFacts() {
			if err := tx.PutFact(ctx, f); err != nil {
				return err
			}
		}
		return nil
	})
	return s
}

func villa() stay.Property {
	return stay.Property{ID: "villa", Name: "Villa Prova", Language: "en", Timezone: "Europe/Rome", Country: "IT", CheckinFrom: 900, CheckinUntil: stay.NoClock, CheckoutUntil: 600,
		AccessFromHoursBefore: 24, AccessUntilHoursAfter: 2, UpdatedAt: rehearsalNow}
}

func villaFacts() []stay.Fact {
	return []stay.Fact{
		{Property: "villa", ID: "parking", Topic: "parking", Visibility: stay.Public, Text: "You can park for free in the yard."},
		{Property: "villa", ID: "door", Topic: "access", Visibility: stay.DuringStay, Text: "The door code is 7741#.", Secrets: []string{"7741#"}},
	}
}

func (s *stage) write(fn func(ctx context.Context, tx *store.Tx) error) {
	s.t.Helper()
	if err := s.db.Update(s.t.Context(), func(tx *store.Tx) error { return fn(s.t.Context(), tx) }); err != nil {
		s.t.Fatal(err)
	}
}

// booked is a guest with a booking of the villa around the day of the questions,
// whose conversation is tied to it.
func (s *stage) booked(id string, tiedAt time.Time, change ...func(*stay.Conversation, *stay.Guest)) {
	s.t.Helper()
	day := stay.DateOf(rehearsalNow)
	b := stay.Booking{ID: stay.BookingID("b-" + id), Property: "villa", Channel: "direct", Kind: stay.KindBooking, Sure: true, State: stay.BookingActive,
		Arrival: day - 8, Departure: day - 4, CreatedAt: rehearsalNow.AddDate(0, -2, 0), UpdatedAt: rehearsalNow}
	g := stay.Guest{ID: stay.GuestID("g-" + id), Name: "Ada Field", CreatedAt: b.CreatedAt}
	c := stay.Conversation{ID: stay.ConversationID(id), Guest: g.ID, NumberID: theNumber, Mode: stay.ByAssistant, ModeSince: b.CreatedAt, Property: "villa", LastMessageAt: asked(0), LastGuestAt: asked(0), CreatedAt: b.CreatedAt}
	for _, f := range change {
		f(&c, &g)
	}
	s.write(func(ctx context.Context, tx *store.Tx) error {
		for _, err := range []error{tx.PutBooking(ctx, b), tx.PutGuest(ctx, g), tx.PutConversation(ctx, c)} {
			if err != nil {
				return err
			}
		}
		return tx.PutTie(ctx, stay.Tie{Conversation: c.ID, Booking: b.ID, Evidence: stay.EvidenceOwner, At: tiedAt})
	})
}

// asked is the instant of the n-th message, six days ago.
func asked(n int) time.Time {
	return rehearsalNow.AddDate(0, 0, -6).Add(time.Duration(n) * time.Minute)
}

// says stores what was said, in the order of the calls, and that it is answered.
func (s *stage) says(id string, author stay.Author, text string) {
	s.t.Helper()
	s.seq++
	m := stay.Message{ID: stay.MessageID(fmt.Sprintf("m%d", s.seq)), Conversation: stay.ConversationID(id), Author: author, Type: "text", Text: stay.Private(text), SentAt: asked(s.seq), CreatedAt: asked(s.seq)}
	s.write(func(ctx context.Context, tx *store.Tx) error {
		c, err := tx.Conversation(ctx, m.Conversation)
		if err != nil {
			return err
		}
		c.AnsweredSeq, _, err = tx.AddMessage(ctx, c, m, "")
		if err != nil {
			return err
		}
		return tx.PutConversation(ctx, c)
	})
}

// rehearse tries other facts, or a property with other rules.
func (s *stage) rehearse(change func(*app.Trial)) []app.Replay {
	s.t.Helper()
	trial := app.Trial{Property: villa(), Facts: villaFacts()}
	change(&trial)
	replays, err := s.app.Rehearse(s.t.Context(), trial)
	if err != nil {
		s.t.Fatal(err)
	}
	return replays
}

func TestARehearsalShowsWhichAnswersWouldChange(t *testing.T) {
	s := newStage(t)
	s.booked("ada", asked(-60))
	s.says("ada", stay.FromGuest, "Where can I park?")
	s.says("ada", stay.FromAssistant, "You can park for free in the yard.")
	s.says("ada", stay.FromGuest, "What is the door code?")
	replays := s.rehearse(func(trial *app.Trial) {
		trial.Facts[0].Text = "You can park behind the church."
		trial.Facts[1].Text, trial.Facts[1].Secrets = "The door code is 5520#.", []string{"5520#"}
	})
	var got []string
	for _, r := range replays {
		got = append(got, fmt.Sprintf("%v %v %s: %s | %s: %s", r.Messages, r.Changed(), r.Before.Outcome, r.Before.Text, r.After.Outcome, r.After.Text))
	}
	want := []string{
		"[m1] true answer: You can park for free in the yard. | answer: You can park behind the church.",
		"[m3] true answer: The door code is 7741#. | answer: The door code is 5520#.",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestARehearsalWithoutAChangeChangesNothing(t *testing.T) {
	s := newStage(t)
	s.booked("ada", asked(-60))
	for _, text := range []string{"Where can I park?", "What is the door code?", "Is there a piano?", "Thank you!"} {
		s.says("ada", stay.FromGuest, text)
		s.says("ada", stay.FromHost, "One moment.")
	}
	replays := s.rehearse(func(*app.Trial) {})
	if len(replays) != 4 {
		t.Fatalf("%d questions, want 4", len(replays))
	}
	for _, r := range replays {
		if r.Changed() {
			t.Errorf("changed without a change: %+v", r)
		}
	}
}

func TestARehearsalTriesThresholds(t *testing.T) {
	s := newStage(t)
	s.booked("ada", asked(-60))
	s.says("ada", stay.FromGuest, "Where can I park?")
	high := 1.0
	outcomes := func(change func(*app.Trial)) string {
		r := s.rehearse(change)[0]
		return string(r.Before.Outcome + " " + r.After.Outcome)
	}
	if got := outcomes(func(trial *app.Trial) { trial.Property.SendAbove = &high }); got != "answer draft" {
		t.Errorf("a threshold of 1: %s", got)
	}
	if got := outcomes(func(trial *app.Trial) { trial.Property.SendAbove, trial.Property.DraftAbove = &high, &high }); got != "answer escalate" {
		t.Errorf("both at 1: %s", got)
	}
}

func TestARehearsalKnowsNoMoreThanWasKnownThen(t *testing.T) {
	s := newStage(t)
	s.booked("ada", asked(2)) // the owner said who this is after the first question
	s.says("ada", stay.FromGuest, "What is the door code of Villa Prova?")
	s.says("ada", stay.FromHost, "A moment.")
	s.says("ada", stay.FromGuest, "What is the door code?")
	replays := s.rehearse(func(*app.Trial) {})
	if len(replays) != 2 || strings.Contains(replays[0].Before.Text, "7741#") || !strings.Contains(replays[1].Before.Text, "7741#") {
		t.Errorf("replays: %+v", replays)
	}
}

func TestABookingThatWasCancelledLaterCountsAsItDidThen(t *testing.T) {
	s := newStage(t)
	s.booked("ada", asked(-60))
	s.says("ada", stay.FromGuest, "What is the door code?")
	s.says("ada", stay.FromHost, "A moment.")
	s.says("ada", stay.FromGuest, "What is the door code now?")
	s.write(func(ctx context.Context, tx *store.Tx) error {
		b, err := tx.Booking(ctx, "b-ada")
		if err != nil {
			return err
		}
		tx.As(store.Hand{By: stay.DoneByHost, At: asked(2)})
		b.State, b.UpdatedAt = stay.BookingCancelled, asked(2)
		return tx.PutBooking(ctx, b)
	})
	replays := s.rehearse(func(*app.Trial) {})
	if len(replays) != 2 || !strings.Contains(replays[0].Before.Text, "7741#") || strings.Contains(replays[1].Before.Text, "7741#") {
		t.Errorf("replays: %+v", replays)
	}
}

func TestARehearsalLeavesOutWhomItDoesNotConcern(t *testing.T) {
	for name, change := range map[string]func(*stay.Conversation, *stay.Guest){
		"the simulator":              func(c *stay.Conversation, _ *stay.Guest) { c.Simulated = true },
		"a guest without machines":   func(_ *stay.Conversation, g *stay.Guest) { g.NoAIAt = asked(0) },
		"the owner's own":            func(_ *stay.Conversation, g *stay.Guest) { g.IsOwner = true },
		"messages that have expired": func(c *stay.Conversation, _ *stay.Guest) { c.LastMessageAt = rehearsalNow.AddDate(-3, 0, 0) },
	} {
		t.Run(name, func(t *testing.T) {
			s := newStage(t)
			s.booked("ada", asked(-60), change)
			if name == "messages that have expired" {
				s.write(func(ctx context.Context, tx *store.Tx) error { return tx.RemoveTie(ctx, "ada", "b-ada") })
			}
			s.says("ada", stay.FromGuest, "Where can I park at Villa Prova?")
			if replays := s.rehearse(func(*app.Trial) {}); len(replays) != 0 {
				t.Errorf("replayed: %+v", replays)
			}
		})
	}
	s := newStage(t)
	s.booked("ada", asked(-60))
	s.says("ada", stay.FromGuest, "Where can I park?")
	replays := s.rehearse(func(trial *app.Trial) {
		trial.Property = stay.Property{ID: "loft", Name: "Loft", Language: "en", Timezone: "Europe/Rome"}
		trial.Facts = nil
	})
	if len(replays) != 0 {
		t.Errorf("a question about another property was replayed: %+v", replays)
	}
}

func TestBubblesOfOneTurnAreReplayedTogether(t *testing.T) {
	s := newStage(t)
	s.booked("ada", asked(-60))
	s.says("ada", stay.FromGuest, "Hello, one question")
	s.says("ada", stay.FromGuest, "Where can I park?")
	s.says("ada", stay.FromAssistant, "You can park for free in the yard.")
	s.says("ada", stay.FromGuest, "Thanks")
	s.write(func(ctx context.Context, tx *store.Tx) error {
		c, err := tx.Conversation(ctx, "ada")
		if err != nil {
			return err
		}
		return tx.AddTrace(ctx, c, stay.Trace{Conversation: "ada", Message: "m4", At: asked(4), Band: stay.BandSilent})
	})
	s.says("ada", stay.FromGuest, "What is the door code?")
	var got []string
	for _, r := range s.rehearse(func(*app.Trial) {}) {
		got = append(got, fmt.Sprintf("%v %s", r.Messages, r.Before.Outcome))
	}
	if diff := cmp.Diff([]string{"[m1 m2] answer", "[m4] silent", "[m5] answer"}, got); diff != "" {
		t.Error(diff)
	}
}

// written is everything in the database that a rehearsal could touch.
func (s *stage) written() string {
	s.t.Helper()
	var b strings.Builder
	version, err := s.db.DataVersion(s.t.Context())
	c, err2 := s.db.Conversation(s.t.Context(), "ada")
	all, err3 := s.db.Messages(s.t.Context(), "ada", 100)
	counts, err4 := s.db.OutboxCounts(s.t.Context())
	traces, err5 := s.db.Traces(s.t.Context(), c, 100)
	facts, err6 := s.db.Facts(s.t.Context(), "villa")
	for _, err := range []error{err, err2, err3, err4, err5, err6} {
		if err != nil {
			s.t.Fatal(err)
		}
	}
	fmt.Fprintln(&b, version, c, len(all), counts, len(traces), facts)
	return b.String()
}

func TestARehearsalWritesAndSendsNothing(t *testing.T) {
	s := newStage(t)
	s.booked("ada", asked(-60))
	for _, text := range []string{"Where can I park?", "HOST", "STOP", "delete my data", "K7QM4RTX", "There is a fire!"} {
		s.says("ada", stay.FromGuest, text)
		s.says("ada", stay.FromHost, "One moment.")
	}
	before := s.written()
	s.rehearse(func(trial *app.Trial) { trial.Facts[0].Text = "There is no car park." })
	if diff := cmp.Diff(before, s.written()); diff != "" {
		t.Errorf("a rehearsal left traces:\n%s", diff)
	}
}

// eavesdropper is a model that keeps what it is told and knows nothing.
type eavesdropper struct{ heard strings.Builder }

func (e *eavesdropper) Ask(_ context.Context, q llm.Question) (llm.Answer, error) {
	e.heard.WriteString(q.System + q.Text)
	for _, turn := range q.History {
		e.heard.WriteString(turn.Text)
	}
	return llm.Answer{Verdict: llm.Abstained}, nil
}

func TestNoModelOfARehearsalHearsASecret(t *testing.T) {
	s := newStage(t)
	s.booked("ada", asked(-60))
	s.says("ada", stay.FromGuest, "What is the door code?")
	s.says("ada", stay.FromAssistant, "The door code is 7741#.")
	s.says("ada", stay.FromGuest, "Is there a piano? And 7741#, is it the church tower that I see?")
	before, after := &eavesdropper{}, &eavesdropper{}
	s.rehearse(func(trial *app.Trial) {
		trial.Facts[1].Text, trial.Facts[1].Secrets = "The door code is 5520#.", []string{"5520#"}
		trial.Before, trial.After = before, after
	})
	for name, e := range map[string]*eavesdropper{"before": before, "after": after} {
		heard := e.heard.String()
		if !strings.Contains(heard, "piano") {
			t.Errorf("the model %s was not asked: the test tests nothing", name)
		}
		for _, secret := range []string{"7741", "5520"} {
			if strings.Contains(heard, secret) {
				t.Errorf("the model %s heard %s", name, secret)
			}
		}
	}
}

func TestARehearsalEndsAtItsLimitAndWhenItIsStopped(t *testing.T) {
	s := newStage(t)
	for _, id := range []string{"ada", "bob"} {
		s.booked(id, asked(-60))
		s.says(id, stay.FromGuest, "Where can I park?")
	}
	var last app.Progress
	if got := s.rehearse(func(trial *app.Trial) { trial.Progress = func(p app.Progress) { last = p } }); len(got) != 2 || last != (app.Progress{Conversations: 2, Of: 2, Turns: 2}) {
		t.Errorf("%d replays, progress %+v", len(got), last)
	}
	if got := s.rehearse(func(trial *app.Trial) { trial.Most = 1 }); len(got) != 1 {
		t.Errorf("%d replays, want 1", len(got))
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.app.Rehearse(ctx, app.Trial{Property: villa()}); err == nil {
		t.Error("a stopped rehearsal ends without an error")
	}
}
