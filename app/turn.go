package app

import (
	"context"
	"fmt"

	"portineria/stay"
)

// turn answers what a guest wrote: the table of contents of the steps below.
func (a *App) turn(ctx context.Context, id stay.ConversationID) error {
	began := a.o.Now()
	preparing, done := a.underway.begin(ctx, id, considering)
	defer done()
	t, err := a.load(ctx, id)
	if err != nil {
		return fmt.Errorf("load the turn: %w", err)
	}
	if t.Conversation.TurnDueAt.IsZero() {
		return nil // somebody else was quicker
	}
	if len(t.Messages) == 0 || t.Conversation.Mode != stay.ByAssistant {
		return a.nothingDue(ctx, id)
	}
	if until := a.listensUntil(t); began.Before(until) {
		return a.listenFirst(ctx, id, until)
	}
	v, err := a.consider(preparing, t)
	if preparing.Err() != nil && ctx.Err() == nil {
		return errOvertaken // what a model made of it, cut short, is worth nothing
	}
	if err != nil {
		return fmt.Errorf("consider the turn: %w", err)
	}
	return a.commit(ctx, t, v, a.o.Now().Sub(began))
}

// Consider decides a turn from what was loaded: it looks nothing up, changes
// nothing and asks no one but the model. The order is the order of power: who
// writes, then the words that must always work, then what they may know, and
// only then an answer.
func (a *Answerer) Consider(ctx context.Context, t Turn) (Verdict, error) {
	v := Verdict{at: t.Now}
	a.language(t, &v)
	who := a.identify(t, &v)
	if a.rules(t, who, &v) || a.papers(t, who, &v) || a.looked(t, who, &v) || a.wordless(t, who, &v) {
		return v, nil
	}
	if a.introduces(t, who, &v) {
		return v, nil
	}
	found, err := a.retrieve(t, who, &v)
	if err != nil {
		return v, err
	}
	draft := a.answer(ctx, t, who, found, &v)
	rejected := a.check(who, found, draft, &v)
	if send, _ := a.bands(who.Property); len(rejected) > 0 && draft.Instead != nil && draft.Instead.Confidence >= send {
		draft = *draft.Instead
		rejected = a.check(who, found, draft, &v)
	}
	a.decide(t, who, found, draft, rejected, &v)
	return v, nil
}
