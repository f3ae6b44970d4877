package app

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"slices"

	"portineria/llm"
	"portineria/stay"
)

// Warm has the model read a property's facts again, as soon as nobody asks it
// anything: after the start, and after an edit.
func (a *App) Warm() { wake(a.newPrompt) }

// warmLoop has the model read facts in advance. On a small machine that takes a
// minute, which the next guest then does not wait for. The server remembers one
// beginning, so it is that of the property asked about last.
func (a *App) warmLoop(ctx context.Context) error {
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-a.newPrompt:
		}
		err := a.warm(ctx)
		// A question that came first has had its own facts read; a server that is
		// down is asked again when it is back.
		if err != nil && ctx.Err() == nil && !errors.Is(err, llm.ErrMadeWay) {
			a.o.Log.Info("have the model read the facts", slog.Any("error", err))
		}
	}
}

func (a *App) warm(ctx context.Context) error {
	id, err := a.askedLast(ctx)
	if err != nil || id == "" {
		return err
	}
	shelf, err := a.shelves.of(ctx, id)
	if err != nil {
		return err
	}
	return a.o.Warm(ctx, llm.SystemPrompt(stableFacts(shelf, stay.Rights{Level: stay.Staying}).input))
}

// askedLast is the property whose guest was heard last; of a house without
// guests it is the first.
func (a *App) askedLast(ctx context.Context) (stay.PropertyID, error) {
	list, err := a.shelves.properties(ctx)
	if err != nil || len(list) == 0 {
		return "", err
	}
	if id, _ := a.heard.Load().(stay.PropertyID); slices.ContainsFunc(list, func(p stay.Property) bool { return p.ID == id }) {
		return id, nil
	}
	return slices.MinFunc(list, func(x, y stay.Property) int { return cmp.Compare(x.ID, y.ID) }).ID, nil
}
