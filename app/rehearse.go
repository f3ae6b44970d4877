package app

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"portineria/stay"
	"portineria/store"
)

// Trial is a change that is not live yet: a property with its facts as they
// would be. What guests asked before is answered once as it would be now and
// once as it would be then. Nothing is sent and nothing is written.
type Trial struct {
	Property stay.Property
	Facts    []stay.Fact

	Before, After Model          // nil: that side answers without a model
	Most          int            // questions at most, those of the newest conversations first; 0: all
	Progress      func(Progress) // may be nil; called after each question
}

// Progress is how far a rehearsal has come.
type Progress struct {
	Conversations, Of int // looked through, of so many
	Turns             int // questions about the property so far
}

// Replay is a past question with both answers. It names the guest's messages and
// does not hold them: what is erased meanwhile is not kept alive here.
type Replay struct {
	Conversation  stay.ConversationID
	Messages      []stay.MessageID // the guest's bubbles, the oldest first
	At            time.Time
	Language      string // of the answer before
	Before, After Answered
}

// Answered is what became of a question on one side.
type Answered struct {
	Outcome    Outcome
	Text       string // to the guest, or the draft; with secrets filled in; empty: silence
	Facts      []string
	Confidence float64
	Reason     stay.Reason // why the owner is asked
	Mode       string      // rule, direct, model
}

// Outcome is what became of a question, in one word: an action, or a draft.
type Outcome string

// OutcomeDraft is an answer that waits for the owner. The other outcomes are
// called like the actions.
const OutcomeDraft Outcome = "draft"

// Changed reports whether a guest or the owner would notice a difference.
func (r Replay) Changed() bool {
	return r.Before.Outcome != r.After.Outcome || r.Before.Text != r.After.Text
}

// Rehearse answers past questions about a property twice, by the very function
// that answers guests. Both sides begin from the same conversation, so that what
// differs comes from the change and from nothing else.
func (a *App) Rehearse(ctx context.Context, trial Trial) ([]Replay, error) {
	s, err := a.newStage(ctx, trial)
	if err != nil {
		return nil, fmt.Errorf("prepare the rehearsal: %w", err)
	}
	all, err := a.db.AgeingConversations(ctx)
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(all, func(x, y store.Ageing) int { return y.LastMessage.Compare(x.LastMessage) })
	for i, c := range all {
		if s.full() {
			break
		}
		s.progress = Progress{Conversations: i, Of: len(all), Turns: len(s.replays)}
		err := s.conversation(ctx, c)
		if errors.Is(err, stay.ErrNotFound) {
			continue // forgotten meanwhile
		}
		if err != nil {
			return nil, fmt.Errorf("rehearse the conversation %s: %w", c.Conversation, err)
		}
	}
	s.tell(Progress{Conversations: len(all), Of: len(all), Turns: len(s.replays)})
	return s.replays, nil
}

// stage is both sides of a rehearsal.
type stage struct {
	app      *App
	trial    Trial
	now      time.Time
	before   side
	after    side
	progress Progress
	replays  []Replay
}

// side is an answerer with what it knows of the properties.
type side struct {
	answerer   Answerer
	properties []stay.Property
	shelf      func(stay.PropertyID) (*Shelf, error)
	own        *Shelf // of the property that is tried
	served     func(number string, all []stay.Property) []stay.Property
}

func (a *App) newStage(ctx context.Context, trial Trial) (*stage, error) {
	properties, err := a.shelves.properties(ctx)
	if err != nil {
		return nil, err
	}
	present, err := a.shelves.of(ctx, trial.Property.ID)
	if err != nil {
		return nil, err
	}
	s := &stage{app: a, trial: trial, now: a.o.Now()}
	s.before = side{answerer: *a.o.Answerer, properties: properties, own: present, served: a.served}
	s.before.shelf = func(id stay.PropertyID) (*Shelf, error) { return a.shelves.of(ctx, id) }
	facts := slices.Clone(trial.Facts)
	for i := range facts {
		facts[i].Property = trial.Property.ID
	}
	changed := slices.Clone(properties)
	for i := range changed {
		if changed[i].ID == trial.Property.ID {
			changed[i] = trial.Property
		}
	}
	s.after = side{answerer: *a.o.Answerer, properties: changed, own: NewShelf(a.o.Answerer.Lexicon, trial.Property, facts), served: a.served}
	s.after.shelf = func(id stay.PropertyID) (*Shelf, error) {
		if id == trial.Property.ID {
			return s.after.own, nil
		}
		return a.shelves.of(ctx, id)
	}
	s.before.answerer.Model, s.after.answerer.Model = trial.Before, trial.After
	return s, nil
}

func (s *stage) full() bool { return s.trial.Most > 0 && len(s.replays) >= s.trial.Most }

func (s *stage) tell(p Progress) {
	if s.trial.Progress != nil {
		s.trial.Progress(p)
	}
}

// conversation replays one conversation from its beginning: what the assistant
// had asked and learned before a question is part of how it is answered.
func (s *stage) conversation(ctx context.Context, c store.Ageing) error {
	p, err := s.app.openPast(ctx, c, s.now)
	if err != nil {
		return err
	}
	for p.next() && !s.full() {
		if err := ctx.Err(); err != nil {
			return err
		}
		t, err := p.turn(ctx)
		if err != nil {
			return err
		}
		before, v, err := s.before.consider(ctx, t)
		if err != nil {
			return err
		}
		if s.trial.After != nil {
			// A code that the change replaces is in no fact of the other side, and must
			// not meet the model in what was said back then.
			t = s.before.own.concealed(t)
		}
		after, w, err := s.after.consider(ctx, t)
		if err != nil {
			return err
		}
		p.learn(t, v)
		if about(v, s.trial.Property.ID) || about(w, s.trial.Property.ID) {
			s.replays = append(s.replays, Replay{Conversation: c.Conversation, Messages: messageIDs(t.Messages), At: t.Now, Language: v.Language, Before: before, After: after})
		}
		s.progress.Turns = len(s.replays)
		s.tell(s.progress)
	}
	return nil
}

func about(v Verdict, id stay.PropertyID) bool {
	return v.Identity.Property != nil && v.Identity.Property.ID == id
}

func messageIDs(all []stay.Message) []stay.MessageID {
	ids := make([]stay.MessageID, len(all))
	for i, m := range all {
		ids[i] = m.ID
	}
	return ids
}

// consider answers a turn from what this side knows.
func (d *side) consider(ctx context.Context, t Turn) (Answered, Verdict, error) {
	t.Shelf = d.shelf
	t.Tied, t.ByCode = slices.Clone(t.Tied), slices.Clone(t.ByCode) // the other side of the rehearsal reads them too
	t.ByNumber, t.ByLast4, t.ByDays = slices.Clone(t.ByNumber), slices.Clone(t.ByLast4), slices.Clone(t.ByDays)
	t.within(d.served(t.Conversation.NumberID, d.properties))
	v, err := d.answerer.Consider(ctx, t)
	if err != nil {
		return Answered{}, v, err
	}
	r := Answered{Outcome: Outcome(v.Action), Text: v.Reply, Facts: v.Facts, Confidence: v.Confidence, Reason: v.Reason, Mode: v.Mode}
	if v.Band == stay.BandDraft {
		r.Outcome, r.Text = OutcomeDraft, v.Draft
	}
	facts := d.own.Facts
	if p := v.Identity.Property; p != nil && p.ID != d.own.Property.ID {
		facts = nil // about another property: what it says of secrets stays concealed
	}
	if text, err := stay.Reveal(r.Text, secretsOf(facts)); err == nil {
		r.Text = text
	}
	return r, v, nil
}

// concealed is a turn whose words hold placeholders in place of the secrets of
// this shelf.
func (s *Shelf) concealed(t Turn) Turn {
	t.Messages, t.History = slices.Clone(t.Messages), slices.Clone(t.History)
	for _, all := range [][]stay.Message{t.Messages, t.History} {
		for i := range all {
			all[i].Text = stay.Private(s.conceal(string(all[i].Text)))
		}
	}
	return t
}

// Model is the model that guests are answered with; nil for none.
func (a *App) Model() Model { return a.o.Answerer.Model }
