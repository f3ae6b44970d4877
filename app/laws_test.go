package app_test

import (
	"context"
	"errors"
	"maps"
	"strings"
	"sync"
	"time"

	"portineria/phrase"
	"portineria/stay"
	"portineria/whatsapp/graphfake"
)

// laws watches every message that leaves the house, in every talk and every
// random story, and says which law one of them broke:
//
//   - a secret goes only to a guest who may have it at that moment, and never
//     to the model (2);
//   - the assistant does not speak where a person holds the conversation (4);
//   - nobody is answered by a machine without having been told, in the answer's
//     language and within 30 days, that it is one (5).
type laws struct {
	h *house

	mu    sync.Mutex
	fresh []graphfake.SentMessage // accepted, not looked at yet

	told   map[stay.ConversationID][]telling
	person map[stay.ConversationID]bool // held by a person since an earlier step
	after  map[stay.ConversationID]bool // the same, from the next look on
}

// telling is a disclosure that left.
type telling struct {
	message  stay.MessageID
	language string
	at       time.Time
}

func newLaws(h *house) *laws {
	return &laws{h: h, told: map[stay.ConversationID][]telling{}, person: map[stay.ConversationID]bool{}, after: map[stay.ConversationID]bool{}}
}

// sent hears of every message that the platform has accepted.
func (l *laws) sent(m graphfake.SentMessage) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.fresh = append(l.fresh, m)
}

// hold says that from the next look on a person holds a conversation, or does
// not hold it any more.
func (l *laws) hold(c stay.ConversationID, held bool) {
	l.after[c] = held
	if !held {
		l.person[c] = false
	}
}

// check looks at what has left since the last time. Nothing moves meanwhile.
func (l *laws) check() {
	l.h.t.Helper()
	l.mu.Lock()
	fresh := l.fresh
	l.fresh = nil
	l.mu.Unlock()
	for _, sent := range fresh {
		l.look(sent)
	}
	maps.Copy(l.person, l.after)
	l.forgetFailed()
	l.model()
}

func (l *laws) look(sent graphfake.SentMessage) {
	l.h.t.Helper()
	ctx := context.Background()
	m, err := l.h.db.Message(ctx, stay.MessageID(sent.CallbackData))
	if err != nil {
		l.h.t.Errorf("a message left that the house does not know: %v", err)
		return
	}
	c, err := l.h.db.Conversation(ctx, m.Conversation)
	if err != nil {
		l.h.t.Error(err)
		return
	}
	if m.Send.Purpose == stay.PurposeAlert {
		if sent.To != strings.TrimPrefix(l.h.o.owner, "+") {
			l.h.t.Errorf("law 2: an alert went to somebody who is not the owner")
		}
		return
	}
	if m.Author != stay.FromAssistant {
		return
	}
	l.secrets(sent, c)
	if l.person[c.ID] && !l.approved(m) {
		l.h.t.Errorf("law 4: the assistant spoke where a person had taken over: %q", sent.Text)
	}
	l.disclosed(sent, m, c)
}

// secrets is law 2 for one message: it is judged by the rules of package stay
// alone, from what is tied and booked, as if the path had decided nothing.
func (l *laws) secrets(sent graphfake.SentMessage, c stay.Conversation) {
	l.h.t.Helper()
	ctx := context.Background()
	properties, err := l.h.db.Properties(ctx)
	if err != nil {
		l.h.t.Fatal(err)
	}
	ties, err := l.h.db.Ties(ctx, c.ID)
	if err != nil {
		l.h.t.Fatal(err)
	}
	for _, p := range properties {
		facts, err := l.h.db.Facts(ctx, p.ID)
		if err != nil {
			l.h.t.Fatal(err)
		}
		for _, f := range facts {
			for _, secret := range f.AllSecrets() {
				if !strings.Contains(sent.Text, secret) {
					continue
				}
				may := f.Visibility == stay.Public
				for _, tie := range ties {
					b, err := l.h.db.Booking(ctx, tie.Booking)
					if err != nil {
						l.h.t.Fatal(err)
					}
					may = may || stay.RightsAt(p, &b, tie.Evidence, sent.At).Knows(f.Visibility)
				}
				if !may {
					l.h.t.Errorf("law 2: the secret of %s/%s went to a guest who may not have it at %s: %q", p.ID, f.ID, sent.At, sent.Text)
				}
			}
		}
	}
}

// approved reports whether the owner sent this answer with their own hand.
func (l *laws) approved(m stay.Message) bool {
	traces, language := l.trace(m)
	return traces && language == ""
}

// trace looks for the decision that a message comes from, and its language.
// The owner's approval of a draft leaves no decision of its own: the turn's own
// answer is the older one.
func (l *laws) trace(m stay.Message) (found bool, language string) {
	ctx := context.Background()
	c, err := l.h.db.Conversation(ctx, m.Conversation)
	if err != nil {
		l.h.t.Fatal(err)
	}
	traces, err := l.h.db.Traces(ctx, c, 1000)
	if err != nil {
		l.h.t.Fatal(err)
	}
	for _, trace := range traces {
		if trace.Message != m.Turn {
			continue
		}
		found = true
		if !trace.At.Equal(m.CreatedAt) {
			continue // the turn was decided at another time: this is its draft, approved later
		}
		for _, step := range trace.Steps {
			if step.Name == "language" {
				language = step.Found
			}
		}
	}
	return found, language
}

// disclosed is law 5 for one message.
func (l *laws) disclosed(sent graphfake.SentMessage, m stay.Message, c stay.Conversation) {
	l.h.t.Helper()
	_, language := l.trace(m)
	if language == "" {
		language = c.Language
	}
	if l.discloses(sent.Text, language) {
		l.told[c.ID] = append(l.told[c.ID], telling{m.ID, language, sent.At})
		return
	}
	for _, t := range l.told[c.ID] {
		if t.language == language && sent.At.Sub(t.at) < stay.DisclosureDays*24*time.Hour {
			return
		}
	}
	l.h.t.Errorf("law 5: a message in %s left, and the guest was never told in it that a machine writes: %q", language, sent.Text)
}

// discloses reports whether a text says that a machine writes, in a language.
func (l *laws) discloses(text, language string) bool {
	book := speech().book
	if strings.Contains(text, book.Say(language, phrase.DisclosureGeneral, phrase.Args{})) {
		return true
	}
	properties, err := l.h.db.Properties(context.Background())
	if err != nil {
		l.h.t.Fatal(err)
	}
	for _, p := range properties {
		if strings.Contains(text, book.Say(language, phrase.Disclosure, phrase.Args{Property: p.Name})) {
			return true
		}
	}
	return false
}

// forgetFailed takes back the tellings of messages that never arrived, or of
// which nobody will know whether they did.
func (l *laws) forgetFailed() {
	for c, all := range l.told {
		kept := all[:0:0]
		for _, t := range all {
			m, err := l.h.db.Message(context.Background(), t.message)
			if errors.Is(err, stay.ErrNotFound) || (err == nil && m.Send.State != stay.Failed && m.Send.State != stay.Unclear) {
				kept = append(kept, t)
			}
		}
		l.told[c] = kept
	}
}

// model is law 2 for the model: in all that it was ever shown there is no
// secret, and nothing of the owner's own.
func (l *laws) model() {
	l.h.t.Helper()
	if l.h.model == nil {
		return
	}
	seen := l.h.model.Seen()
	ctx := context.Background()
	properties, err := l.h.db.Properties(ctx)
	if err != nil {
		l.h.t.Fatal(err)
	}
	for _, p := range properties {
		facts, err := l.h.db.Facts(ctx, p.ID)
		if err != nil {
			l.h.t.Fatal(err)
		}
		for _, f := range facts {
			for _, secret := range append(f.AllSecrets(), f.ForModel().Secrets...) { // named or not
				if strings.Contains(seen, secret) {
					l.h.t.Errorf("law 2: the model saw the secret of %s/%s", p.ID, f.ID)
				}
			}
			if f.Visibility == stay.OwnerOnly && strings.Contains(seen, f.Text) {
				l.h.t.Errorf("law 2: the model saw the owner's own fact %s/%s", p.ID, f.ID)
			}
		}
	}
}
