package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"time"

	"portineria/stay"
	"portineria/store"
)

// Transcriber writes down what is said in a recording; see speech.Client. An empty
// text says that nobody says anything in it.
type Transcriber interface {
	Transcribe(ctx context.Context, sound io.Reader, kind string) (text string, err error)
}

const (
	hearEvery = 5 * time.Second
	hearTries = 2 // of a recording: what did not work twice will not work in time
)

// hearLoop listens to voice messages, one at a time: a speech server in the house
// has one processor, and the guest who came first waits longest.
func (a *App) hearLoop(ctx context.Context) error {
	tick := time.NewTicker(hearEvery)
	defer tick.Stop()
	for {
		n, err := a.hearNext(ctx)
		if err != nil && ctx.Err() == nil {
			a.o.Log.Error("listen to voice messages", slog.Any("error", err))
		}
		if n > 0 && err == nil && ctx.Err() == nil {
			continue
		}
		select {
		case <-ctx.Done():
			return nil
		case <-a.newSound:
		case <-tick.C:
		}
	}
}

// hearNext listens to the next recording and reports how many there were.
func (a *App) hearNext(ctx context.Context) (int, error) {
	due, err := a.db.MediaToHear(ctx, a.o.Now(), 1)
	if err != nil || len(due) == 0 {
		return 0, err
	}
	m := due[0]
	text, err := a.listen(ctx, m)
	if ctx.Err() != nil {
		return 0, nil //nolint:nilerr // it is listened to at the next start
	}
	return 1, a.listened(context.WithoutCancel(ctx), m, text, err)
}

func (a *App) listen(ctx context.Context, m stay.Media) (string, error) {
	file, _, err := a.Files().Open(ctx, m.ID)
	if err != nil {
		return "", err
	}
	defer file.Close()
	return a.o.Media.Transcriber.Transcribe(ctx, file, m.Type)
}

// listened writes down what was heard. It becomes the text of the message, as if the
// guest had written it: so a word that must always work does, and an answer that is
// being prepared without it is overtaken.
func (a *App) listened(ctx context.Context, m stay.Media, text string, failed error) error {
	now := a.o.Now()
	if failed != nil {
		a.o.Log.Warn("listen to a voice message", slog.Any("media", m.ID), slog.Int("try", m.Attempts+1), slog.Any("error", failed))
	}
	err := a.db.Update(ctx, func(tx *store.Tx) error {
		present, err := tx.ChangeMedia(ctx, m.ID, func(m *stay.Media) {
			m.Attempts++
			switch {
			case m.Speech != stay.SpeechWaiting: // deleted meanwhile
			case failed == nil && text == "":
				m.Speech, m.HeardAt = stay.SpeechSilent, now
			case failed == nil:
				m.Speech, m.HeardAt = stay.SpeechHeard, now
			case m.Attempts < hearTries && !errors.Is(failed, stay.ErrNotFound):
				m.NextAt = now.Add(2 * time.Second)
			default:
				m.Speech, m.HeardAt = stay.SpeechFailed, now
			}
		})
		if errors.Is(err, stay.ErrNotFound) {
			return nil
		}
		if err != nil {
			return err
		}
		if present.Speech == stay.SpeechHeard && failed == nil {
			if err := a.writeDown(ctx, tx, present, text); err != nil {
				return err
			}
		}
		return a.heardOrNot(ctx, tx, present, now)
	})
	if err != nil {
		return fmt.Errorf("write down what was heard: %w", err)
	}
	return nil
}

// writeDown makes what was heard the text of its message. Data of an identity
// document that somebody reads out is not written down at all.
func (a *App) writeDown(ctx context.Context, tx *store.Tx, m stay.Media, text string) error {
	said, err := tx.Message(ctx, m.Message)
	if err != nil || said.Withdrawn {
		return err
	}
	c, err := tx.Conversation(ctx, m.Conversation)
	if err != nil {
		return err
	}
	text, _ = a.o.Answerer.withoutPaper(text)
	if err := tx.Rewrite(ctx, c, m.Message, func(m *stay.Message) { m.Text = stay.Private(text) }); err != nil {
		return err
	}
	g, err := tx.Guest(ctx, c.Guest)
	if err != nil {
		return err
	}
	said.Type, said.Text = "text", stay.Private(text)
	return a.heed(ctx, tx, c, &g, said, a.o.Now())
}

// heardOrNot lets the answer go on that has waited for a recording, whatever became
// of it. What is understood only after the guest was answered without it is answered
// now, if nobody has said anything since: a word that must always work has to work
// when it is spoken as well.
func (a *App) heardOrNot(ctx context.Context, tx *store.Tx, m stay.Media, now time.Time) error {
	if m.Speech == stay.SpeechNone || m.Speech == stay.SpeechWaiting {
		return nil
	}
	c, err := tx.Conversation(ctx, m.Conversation)
	if err != nil {
		return err
	}
	if !c.TurnDueAt.IsZero() {
		if c.TurnDueAt.After(now) && c.Mode == stay.ByAssistant {
			c.TurnDueAt = now.Add(min(a.o.Settle, c.TurnDueAt.Sub(now)))
			return tx.PutConversation(ctx, c)
		}
		return nil
	}
	if m.Speech != stay.SpeechHeard {
		return nil
	}
	return a.heardLate(ctx, tx, c, m, now)
}

// heardLate makes a message due again that was answered before it was understood.
func (a *App) heardLate(ctx context.Context, tx *store.Tx, c stay.Conversation, m stay.Media, now time.Time) error {
	said, err := tx.Message(ctx, m.Message)
	if err != nil {
		return err
	}
	last, err := tx.Messages(ctx, c.ID, historyLength)
	if err != nil {
		return err
	}
	for _, other := range last {
		if other.Seq > said.Seq && (other.Author == stay.FromHost || other.Author == stay.FromGuest) {
			return nil // the conversation has gone on
		}
	}
	if c.Mode != stay.ByAssistant || c.AnsweredSeq < said.Seq || !c.WindowOpen(c.Now(now)) {
		return nil
	}
	open, err := tx.OpenQuestions(ctx, c.ID)
	if err != nil {
		return err
	}
	for _, q := range open {
		if q.Reason != stay.ReasonMedia || q.Message != m.Message {
			continue
		}
		q.State, q.ClosedAt = stay.QuestionDismissed, now
		if err := tx.PutQuestion(ctx, c, q); err != nil {
			return err
		}
		if len(open) == 1 {
			c.WaitingSince, c.Told = time.Time{}, false
		}
	}
	c.AnsweredSeq, c.TurnDueAt, c.TurnSince = said.Seq-1, now, now
	if err := tx.Reopen(ctx, c.ID, c.AnsweredSeq); err != nil {
		return err
	}
	return tx.PutConversation(ctx, c)
}

// listensUntil is until when an answer waits for what is said in its voice messages;
// the zero time: it does not. Words that must always work wait for nothing.
func (a *App) listensUntil(t Turn) time.Time {
	var until time.Time
	for _, f := range t.Files {
		if f.Speech == stay.SpeechWaiting && f.State != stay.MediaFailed {
			if at := f.ReceivedAt.Add(a.o.Media.Within); at.After(until) {
				until = at
			}
		}
	}
	if until.IsZero() {
		return until
	}
	var v Verdict
	if a.o.Answerer.language(t, &v); v.ruled && t.Text() != "" {
		return time.Time{}
	}
	return until
}

// listenFirst puts a turn off until its voice messages have been listened to.
func (a *App) listenFirst(ctx context.Context, id stay.ConversationID, until time.Time) error {
	return a.db.Update(ctx, func(tx *store.Tx) error {
		c, err := tx.Conversation(ctx, id)
		if err != nil || c.TurnDueAt.IsZero() {
			return err
		}
		files, err := tx.MediaOf(ctx, id)
		if err != nil {
			return err
		}
		waits := false
		for _, f := range files {
			waits = waits || f.Speech == stay.SpeechWaiting
		}
		if waits { // else it was heard in this very moment
			c.TurnDueAt = until
		}
		return tx.PutConversation(ctx, c)
	})
}
