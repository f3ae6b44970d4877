package model

import (
	"context"
	"errors"
	"log/slog"

	"portineria/llm"
)

// Download is a model that is, or was last, being fetched by the server.
type Download struct {
	Name     string
	Progress llm.Progress
	Running  bool
	Err      error // why it ended without the model; nil: it runs or it is there
}

// ErrBusy says that another download is running.
var ErrBusy = errors.New("another model is being downloaded")

// ErrCalledOff is how a download ends that a person ended.
var ErrCalledOff = errors.New("download called off")

// Download begins to fetch a model and returns; State tells how far it is.
func (k *Keeper) Download(name string) error {
	if err := llm.CheckName(name); err != nil {
		return err
	}
	busy := false
	k.change(func(s *State) {
		if busy = s.Download.Running; busy {
			return
		}
		s.Download = Download{Name: name, Running: true}
		ctx, stop := context.WithCancel(context.Background())
		k.stop = stop
		k.want <- wanted{name, ctx, stop} // there is room: only one is wanted at a time
	})
	if busy {
		return ErrBusy
	}
	return nil
}

// wanted is a download that was asked for. Its context ends when it is called
// off, which may be before it begins.
type wanted struct {
	name string
	ctx  context.Context
	stop func()
}

// CallOff ends the running download. What was fetched stays with the server, and
// is not fetched again.
func (k *Keeper) CallOff() {
	k.mu.Lock()
	stop := k.stop
	k.mu.Unlock()
	if stop != nil {
		stop()
	}
}

// download fetches one wanted model after the other.
func (k *Keeper) download(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case w := <-k.want:
			k.fetch(ctx, w)
		}
	}
}

func (k *Keeper) fetch(ctx context.Context, w wanted) {
	defer w.stop()
	defer context.AfterFunc(ctx, w.stop)()
	err := k.o.Library.Pull(w.ctx, w.name, func(p llm.Progress) { k.change(func(s *State) { s.Download.Progress = p }) })
	if errors.Is(err, context.Canceled) {
		err = ErrCalledOff
	}
	if err != nil && ctx.Err() == nil && !errors.Is(err, ErrCalledOff) {
		k.o.Log.Warn("download a model", slog.Any("error", err))
	}
	if err == nil && k.o.Got != nil {
		k.o.Got(w.name)
	}
	k.Look(ctx) // before it counts as over, so that the page shows what is there now
	k.change(func(s *State) { s.Download.Running, s.Download.Err = false, err })
	k.LookAgain()
}
