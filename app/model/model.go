// Package model looks after the language model of the house: whether the one
// that is configured may answer guests, how fast it is, and getting one onto
// this computer.
//
// It asks nobody's question by itself and knows nothing of guests or facts. Read
// this file for what it knows, test.go for how a model is tried, download.go for
// getting one.
package model

import (
	"context"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"portineria/llm"
)

// Options is what the keeper needs.
type Options struct {
	Name    string       // of the configured model; empty: none
	Client  *llm.Client  // asks it; nil where there is none
	Library *llm.Library // what the server has

	Speaks func(text string) string // which language a text is in; empty: it cannot tell
	Now    func() time.Time
	Log    *slog.Logger

	Changed func()            // called after each change that a page shows; may be nil
	Ready   func()            // called when the model has passed its test; may be nil
	Got     func(name string) // called when a model was downloaded; may be nil
}

// Keeper looks after the model. Its methods are safe for concurrent use.
type Keeper struct {
	o    Options
	wake chan struct{} // look again now
	want chan wanted   // the next download

	mu    sync.Mutex
	state State
	again bool   // the owner asked for another test
	stop  func() // ends the running download
}

// State is what is known of the model. It is forgotten with the process.
type State struct {
	Name   string // configured; empty: none
	Looked bool   // the rest was looked at at least once
	Server string // version of the server; empty: it cannot be reached
	Health llm.Health
	Models []llm.Installed // that the server has

	Testing  bool
	Tested   llm.Tested
	TestedAt time.Time // zero: not yet
	TestErr  error     // why the last test could not be done

	Download Download

	digest   string    // of the model that was tested
	undoneAt time.Time // when a test last could not be done
}

// New makes a keeper. Nothing runs before Run.
func New(o Options) *Keeper {
	return &Keeper{o: o, wake: make(chan struct{}, 1), want: make(chan wanted, 1), state: State{Name: o.Name}}
}

// lookEvery is how often the server is asked how it does.
const lookEvery = 30 * time.Second

// Run looks after the model until ctx ends. Where none is configured nobody
// knocks at a server that may not be there, until a person wants to see it.
func (k *Keeper) Run(ctx context.Context) error {
	var downloads sync.WaitGroup
	defer downloads.Wait()
	downloads.Go(func() { k.download(ctx) })
	for {
		if k.o.Client != nil {
			k.Look(ctx)
		}
		if k.testDue() {
			k.test(ctx)
		}
		timer := time.NewTimer(lookEvery)
		select {
		case <-ctx.Done():
			timer.Stop()
			return nil
		case <-k.wake:
		case <-timer.C:
		}
		timer.Stop()
	}
}

// Look asks the server how it does. It asks the model nothing.
func (k *Keeper) Look(ctx context.Context) {
	version, err := k.o.Library.Version(ctx)
	var models []llm.Installed
	if err == nil {
		models, err = k.o.Library.List(ctx)
	}
	health := llm.Health{Err: err}
	if k.o.Client != nil && err == nil {
		health = k.o.Client.Check(ctx)
	}
	if ctx.Err() != nil {
		return // it tells of whoever left, and not of the server
	}
	k.change(func(s *State) {
		s.Looked, s.Server, s.Models, s.Health = true, version, models, health
		if !s.TestedAt.IsZero() && health.Digest != "" && health.Digest != s.digest {
			// Another model under the same name has proven nothing yet.
			s.Tested, s.TestedAt, s.digest = llm.Tested{}, time.Time{}, ""
		}
	})
}

// LookAgain has the server asked now.
func (k *Keeper) LookAgain() {
	select {
	case k.wake <- struct{}{}:
	default:
	}
}

// State is what is known now.
func (k *Keeper) State() State {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.state
}

// Up reports whether the model would answer: it is there, and has not failed.
func (s State) Up() bool {
	return s.Health.Err == nil && s.Looked && (s.TestedAt.IsZero() || s.Tested.Fit())
}

// change changes what is known and says so where a page would show it.
func (k *Keeper) change(fn func(*State)) {
	k.mu.Lock()
	before := k.state.shown()
	fn(&k.state)
	differs := k.state.shown() != before
	k.mu.Unlock()
	if differs && k.o.Changed != nil {
		k.o.Changed()
	}
}

// shown is the part of a state whose change a page must show.
type shown struct {
	server          string
	err, testErr    string
	models          int
	testing         bool
	tested          time.Time
	download        string
	percent         int
	running, failed bool
}

func (s State) shown() shown {
	return shown{s.Server, fmt.Sprint(s.Health.Err), fmt.Sprint(s.TestErr), len(s.Models), s.Testing, s.TestedAt, s.Download.Name, s.Download.Progress.Percent(), s.Download.Running, s.Download.Err != nil}
}

// Uses reports whether a model is the one that answers.
func (s State) Uses(name string) bool { return s.Name != "" && llm.SameModel(s.Name, name) }
