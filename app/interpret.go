package app

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"time"

	"portineria/lexicon"
	"portineria/llm"
	"portineria/proof"
	"portineria/review"
	"portineria/stay"
	"portineria/store"
)

// Translator puts a text into another language; see llm.Client.
type Translator interface {
	Translate(ctx context.Context, t llm.Translation) (string, error)
}

// RenderState is how far a rendering has come.
type RenderState string

// The states.
const (
	RenderWorking  RenderState = "working"
	RenderDone     RenderState = "done"
	RenderFailed   RenderState = "failed"
	RenderReturned RenderState = "returned" // not wanted: the original is the person's again
)

// Rendering is what somebody wrote, put into another language by the model for
// the owner's eyes. It lives in memory, for an hour at most: it is no part of the
// conversation, and forgetting the conversation needs nothing of it.
type Rendering struct {
	State    RenderState
	Original string
	Text     string
	From, To string // ISO 639-1; From is empty where the text does not show it
	Doubts   []proof.Reason
	Why      string // of a failed one, as modelProblem names it

	at time.Time
}

// interpreter keeps the renderings. One loop makes them, one after the other; a
// guest who waits for an answer is in the same queue, in front of the model.
type interpreter struct {
	mu   sync.Mutex
	by   map[renderKey]Rendering
	work chan renderKey
}

// renderKey is a message of a guest's, or a reply that a person prepares.
type renderKey struct {
	conversation stay.ConversationID
	message      stay.MessageID
	to           string
	by           stay.UserID
}

// How long renderings are kept, how many, and how many may wait for the model.
const (
	renderingLives  = time.Hour
	renderingsMost  = 200
	renderingsAhead = 16
)

func newInterpreter() *interpreter {
	return &interpreter{by: map[renderKey]Rendering{}, work: make(chan renderKey, renderingsAhead)}
}

// Interprets reports whether what people write can be put into another language.
func (a *App) Interprets() bool { return a.o.Translator != nil }

// Interpret begins to put a guest's message into a language. Pages hear when it is
// done, and find it by Interpreted.
func (a *App) Interpret(ctx context.Context, id stay.MessageID, to string) error {
	m, err := a.db.Message(ctx, id)
	if err != nil {
		return err
	}
	if m.Author != stay.FromGuest || m.Text == "" || m.Withdrawn {
		return fmt.Errorf("there are no words of a guest in it: %w", stay.ErrConflict)
	}
	return a.beginRendering(renderKey{conversation: m.Conversation, message: id, to: to}, Rendering{Original: string(m.Text), To: to})
}

// Interpreted is a guest's message in a language, as far as it has come.
func (a *App) Interpreted(c stay.ConversationID, id stay.MessageID, to string) (Rendering, bool) {
	return a.interpreter.get(renderKey{conversation: c, message: id, to: to}, a.o.Now())
}

// PrepareReply begins to put a person's reply into the guest's language. Nothing is
// sent by it: the person reads what came of it, changes it, and sends it with Say.
func (a *App) PrepareReply(c stay.ConversationID, by stay.UserID, text, to string) error {
	text = strings.TrimSpace(text)
	if text == "" {
		return stay.Invalid{Field: "text", Key: "text_empty"}
	}
	if len([]rune(text)) > llm.MaxTranslated {
		return stay.Invalid{Field: "text", Key: "too_long"}
	}
	return a.beginRendering(renderKey{conversation: c, by: by}, Rendering{Original: text, To: to})
}

// PreparedReply is the reply that a person prepares in a conversation.
func (a *App) PreparedReply(c stay.ConversationID, by stay.UserID) (Rendering, bool) {
	return a.interpreter.get(renderKey{conversation: c, by: by}, a.o.Now())
}

// ReturnReply gives a person's own words back to them instead of the translation.
func (a *App) ReturnReply(c stay.ConversationID, by stay.UserID) {
	key := renderKey{conversation: c, by: by}
	if r, ok := a.interpreter.get(key, a.o.Now()); ok {
		r.State, r.Text, r.Doubts = RenderReturned, "", nil
		a.interpreter.put(key, r)
		a.tellRendered(c)
	}
}

// ForgetReply ends it: something was sent.
func (a *App) ForgetReply(c stay.ConversationID, by stay.UserID) {
	a.interpreter.mu.Lock()
	defer a.interpreter.mu.Unlock()
	delete(a.interpreter.by, renderKey{conversation: c, by: by})
}

func (a *App) beginRendering(key renderKey, r Rendering) error {
	if a.o.Translator == nil {
		return fmt.Errorf("there is no model: %w", stay.ErrConflict)
	}
	if before, ok := a.interpreter.get(key, a.o.Now()); ok && before.State == RenderWorking && before.Original == r.Original {
		return nil // clicked twice
	}
	r.State, r.at = RenderWorking, a.o.Now()
	a.interpreter.put(key, r)
	select {
	case a.interpreter.work <- key:
	default:
		r.State, r.Why = RenderFailed, "busy"
		a.interpreter.put(key, r)
	}
	a.tellRendered(key.conversation)
	return nil
}

func (a *App) tellRendered(c stay.ConversationID) {
	a.live.publish([]store.Change{{Topic: "conversation", ID: string(c)}})
}

// interpretLoop makes what was asked for until ctx ends.
func (a *App) interpretLoop(ctx context.Context) error {
	for {
		select {
		case <-ctx.Done():
			return nil
		case key := <-a.interpreter.work:
			r, ok := a.interpreter.get(key, a.o.Now())
			if !ok || r.State != RenderWorking {
				continue
			}
			done, err := a.Render(ctx, key.conversation, r.Original, r.To, key.message != "")
			if err != nil && ctx.Err() == nil {
				done = r
				done.State, done.Why = RenderFailed, modelProblem(err)
				a.o.Log.Info("put a message into another language", slog.Any("error", err))
			}
			a.finishRendering(key, done)
		}
	}
}

// finishRendering keeps what came of it, unless the person has asked for something
// else meanwhile.
func (a *App) finishRendering(key renderKey, done Rendering) {
	if now, still := a.interpreter.get(key, a.o.Now()); still && now.State == RenderWorking && now.Original == done.Original {
		done.at = now.at
		a.interpreter.put(key, done)
	}
	a.tellRendered(key.conversation)
}

// Render puts a text of a conversation into a language, and waits for it. The model
// sees placeholders where the property's codes stand in it, and where a code seems
// to; what it says is compared with the original.
func (a *App) Render(ctx context.Context, id stay.ConversationID, text, to string, ofGuest bool) (Rendering, error) {
	r := Rendering{State: RenderDone, Original: text, To: to, at: a.o.Now()}
	if a.o.Translator == nil {
		return r, fmt.Errorf("there is no model: %w", stay.ErrConflict)
	}
	c, err := a.db.Conversation(ctx, id)
	if err != nil {
		return r, err
	}
	shelf, err := a.shelfOf(ctx, c.Property)
	if err != nil {
		return r, err
	}
	r.From = a.o.Answerer.Lexicon.Detect(text, lexicon.Hints{}).Text
	if r.From == to {
		r.Text = text
		return r, nil
	}
	if ofGuest {
		text = llm.Defuse(text)
	}
	concealed := shelf.conceal(text)
	typed := stay.Fact{ID: "typed", Visibility: stay.Public}
	typed.Secrets = slices.DeleteFunc(stay.SuspectSecrets(concealed), func(s string) bool { return strings.Contains(s, "{{") })
	concealed = typed.Conceal(concealed)
	said, err := a.o.Translator.Translate(ctx, llm.Translation{Text: concealed, From: a.nameForModel(r.From), To: a.nameForModel(to)})
	if err != nil {
		return r, err
	}
	if !ofGuest {
		p := shelf.Property
		p.Language = r.From
		r.Doubts = review.Doubts(a.o.Answerer.Judge, p, stay.Fact{ID: typed.ID, Topic: "other", Text: concealed}, to, said)
	}
	secrets := secretsOf(shelf.Facts)
	secrets[typed.ID] = typed.Secrets
	if r.Text, err = stay.Reveal(said, secrets); errors.Is(err, stay.ErrNotFound) {
		err = nil // a placeholder of the model's own: it stays, and is doubted
	}
	return r, err
}

func (a *App) nameForModel(language string) string {
	if language == "" {
		return "the language that it is written in"
	}
	return a.o.Answerer.Phrases.LanguageName("en", language)
}

// shelfOf is a property's shelf; an empty one where the property is not known.
func (a *App) shelfOf(ctx context.Context, p stay.PropertyID) (*Shelf, error) {
	if p == "" {
		return &Shelf{}, nil
	}
	return a.shelves.of(ctx, p)
}

// forgetMessage drops what was made of a message: it has other words now, or none.
func (i *interpreter) forgetMessage(c stay.ConversationID, m stay.MessageID) {
	i.mu.Lock()
	defer i.mu.Unlock()
	for key := range i.by {
		if key.conversation == c && key.message == m {
			delete(i.by, key)
		}
	}
}

func (i *interpreter) get(key renderKey, now time.Time) (Rendering, bool) {
	i.mu.Lock()
	defer i.mu.Unlock()
	r, ok := i.by[key]
	if ok && now.Sub(r.at) > renderingLives {
		delete(i.by, key)
		return Rendering{}, false
	}
	return r, ok
}

// put keeps a rendering, and drops what has lived long enough or is too much.
func (i *interpreter) put(key renderKey, r Rendering) {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.by[key] = r
	var oldest renderKey
	for k, other := range i.by {
		if r.at.Sub(other.at) > renderingLives {
			delete(i.by, k)
		} else if first, ok := i.by[oldest]; !ok || other.at.Before(first.at) {
			oldest = k
		}
	}
	if len(i.by) > renderingsMost {
		delete(i.by, oldest)
	}
}

// forget drops everything of a conversation that is gone.
func (i *interpreter) forget(c stay.ConversationID) {
	i.mu.Lock()
	defer i.mu.Unlock()
	for k := range i.by {
		if k.conversation == c {
			delete(i.by, k)
		}
	}
}
