package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"time"

	"portineria/whatsapp/graphfake"
)

// The question here is whether statuses, three for each message, slow answers: the
// same guests ask at the same pace, by turns with and without them, so that both
// meet the same machine.
const (
	stormTurns = 20
	stormEach  = 40 // questions of a turn
)

// stormFigures is the time from a question to its answer.
type stormFigures struct {
	without, with quantiles
}

func (f stormFigures) ratio() float64 { return f.with.p50.Seconds() / f.without.p50.Seconds() }

// statusStorm measures a program of its own at a pace of so many questions a second.
func statusStorm(ctx context.Context, dir, binary string, pace int) (f stormFigures, err error) {
	world, err := newPlatform()
	if err != nil {
		return f, err
	}
	defer world.close()
	p, err := start(ctx, filepath.Join(dir, fmt.Sprintf("statuses-%d", pace)), binary, world.server.URL)
	if err != nil {
		return f, err
	}
	defer func() { err = errors.Join(err, p.stop()) }()
	world.webhook = p.public + "/webhooks/whatsapp"
	var without, with []time.Duration
	for turn := range 2*stormTurns + 2 {
		storm := turn%2 == 1
		world.fake.Report(graphfake.NoStates)
		if storm {
			world.fake.Report(graphfake.AllStates)
		}
		replies, err := world.paced(ctx, turn*stormEach, stormEach, pace)
		if err != nil {
			return f, err
		}
		switch {
		case turn < 2: // warm
		case storm:
			with = append(with, replies...)
		default:
			without = append(without, replies...)
		}
	}
	return stormFigures{quantilesOf(without), quantilesOf(with)}, nil
}

// paced lets one guest after the other write, so many a second, whether or not the
// earlier ones are answered, and waits for all answers and what is told of them.
func (p *platform) paced(ctx context.Context, first, messages, perSecond int) ([]time.Duration, error) {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	tick := time.NewTicker(time.Second / time.Duration(perSecond))
	defer tick.Stop()
	var group sync.WaitGroup
	var mu sync.Mutex
	var replies []time.Duration
	var failed error
	for n := range messages {
		<-tick.C
		group.Go(func() {
			_, reply, err := p.ask(ctx, first+n, n)
			mu.Lock()
			defer mu.Unlock()
			replies, failed = append(replies, reply), errors.Join(failed, err)
		})
	}
	group.Wait()
	return replies, errors.Join(failed, p.fake.WaitWebhooks(ctx))
}

// statuses prints what statuses cost the answers, at two paces: that of a busy host,
// and close to the platform's own limit of 80 messages a second.
func statuses(ctx context.Context) error {
	dir, err := os.MkdirTemp("", "portineria-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	binary, _, err := build(ctx, dir)
	if err != nil {
		return err
	}
	for _, pace := range []int{20, 70} {
		f, err := statusStorm(ctx, dir, binary, pace)
		if err != nil {
			return err
		}
		fmt.Printf("%d questions a second: answered in %v (p99 %v) without statuses, in %v (p99 %v) with three each, ratio of the medians %.2f (goal < 1.1)\n", pace,
			f.without.p50.Round(10*time.Microsecond), f.without.p99.Round(100*time.Microsecond), f.with.p50.Round(10*time.Microsecond), f.with.p99.Round(100*time.Microsecond), f.ratio())
	}
	return nil
}
