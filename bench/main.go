// Bench measures the whole program from outside, with fakes on loopback, and
// prints ratios against a target in the same run that does the same work and
// stores nothing. It ends by itself within a few minutes.
//
//	go run ./bench
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"runtime"
	"time"
)

func main() {
	messages := flag.Int("messages", 1500, "messages of the sustained run, per target")
	rounds := flag.Int("rounds", 3, "rounds, of which the medians are printed")
	graph := flag.String("target", "", "be the target of the ratio, against the platform at this URL")
	only := flag.Bool("statuses", false, "measure only what statuses cost the answers")
	flag.Parse()
	if *graph != "" {
		fmt.Fprintln(os.Stderr, "bench: the target ended:", serveTarget(*graph))
		os.Exit(1)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Minute)
	defer cancel()
	work := func(ctx context.Context) error {
		return errors.Join(run(ctx, min(*messages, 20_000), *rounds), statuses(ctx))
	}
	if *only {
		work = statuses
	}
	if err := work(ctx); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// figures are one round's.
type figures struct {
	start                      time.Duration // until /readyz
	idleMB, burstMB            float64
	single                     quantiles // reply to one message at a time
	acks, replies              quantiles // of a burst of 100
	perSecond, targetPerSecond float64
}

func run(ctx context.Context, messages, rounds int) error {
	dir, err := os.MkdirTemp("", "portineria-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	binary, size, err := build(ctx, dir)
	if err != nil {
		return err
	}
	var all []figures
	for i := range rounds {
		f, err := round(ctx, dir, binary, i, messages)
		if err != nil {
			return fmt.Errorf("round %d: %w", i+1, err)
		}
		all = append(all, f)
		fmt.Printf("round %d: start %v, idle %.0f MB, burst acks p99 %v, replies p99 %v, %.0f replies/s against %.0f\n",
			i+1, f.start.Round(time.Millisecond), f.idleMB, f.acks.p99.Round(time.Millisecond), f.replies.p99.Round(time.Millisecond), f.perSecond, f.targetPerSecond)
	}
	report(all, size)
	return nil
}

func report(all []figures, size int64) {
	ms := func(of func(figures) time.Duration) float64 {
		return median(all, func(f figures) float64 { return float64(of(f).Microseconds()) / 1000 })
	}
	fmt.Printf("\n%s, %d cores, median of %d rounds\n\n", runtime.Version(), runtime.NumCPU(), len(all))
	row := func(what, goal string, value float64, unit string) {
		fmt.Printf("%-52s %10.1f %-5s  goal %s\n", what, value, unit, goal)
	}
	row("binary", "< 40", float64(size)/1e6, "MB")
	row("start to /readyz", "< 250", ms(func(f figures) time.Duration { return f.start }), "ms")
	row("memory when idle (resident)", "< 45", median(all, func(f figures) float64 { return f.idleMB }), "MB")
	row("memory after the bursts (resident, peak)", "< 150", median(all, func(f figures) float64 { return f.burstMB }), "MB")
	row("one message: webhook to reply at the platform, p50", "< 20", ms(func(f figures) time.Duration { return f.single.p50 }), "ms")
	row("burst of 100: webhook acknowledged, p99", "< 250", ms(func(f figures) time.Duration { return f.acks.p99 }), "ms")
	row("burst of 100: answered, p99", "< 500", ms(func(f figures) time.Duration { return f.replies.p99 }), "ms")
	row("replies per second", "", median(all, func(f figures) float64 { return f.perSecond }), "/s")
	row("replies per second of a target that stores nothing", "", median(all, func(f figures) float64 { return f.targetPerSecond }), "/s")
	row("ratio", "> 0.5", median(all, func(f figures) float64 { return f.perSecond / f.targetPerSecond }), "")
}
