package main

import (
	"cmp"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"portineria/app"
)

// How the weights are found: plain descent on the log loss, drawn towards nothing
// so that a signal seen a few times does not get a great say.
const (
	rounds = 200_000
	rate   = 0.5
	pull   = 0.0005
	cost   = 4 // a wrong answer counts as so many right ones that were not sent
)

// fit finds the weights under which the labels are likeliest. It is deterministic.
func fit(rows []row) app.Signals {
	var w app.Signals
	if len(rows) == 0 {
		return w
	}
	for range rounds {
		var slope app.Signals
		all := 0.0
		for _, r := range rows {
			miss := cost * r.signals.Confidence(w)
			if r.right {
				miss = r.signals.Confidence(w) - 1
			}
			all += r.weight
			for i, x := range r.signals {
				slope[i] += r.weight * miss * x
			}
		}
		step := 0.0
		for i := range w {
			before := w[i]
			d := slope[i] / all
			if i > 0 {
				d += pull * w[i]
			}
			w[i] -= rate * d
			w[i] = app.Signal(i).Allowed(w[i])
			step = max(step, math.Abs(w[i]-before))
		}
		if step < 1e-6 {
			break
		}
	}
	return w
}

// calibration prints, for each band of confidence, how many answers are in it and how
// many of them are right.
func calibration(out io.Writer, rows []row, w app.Signals) {
	edges := []float64{0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.001}
	for i := len(edges) - 2; i >= 0; i-- {
		n, good := 0, 0
		for _, r := range rows {
			if c := r.signals.Confidence(w); c >= edges[i] && c < edges[i+1] {
				n++
				if r.right {
					good++
				}
			}
		}
		if n > 0 {
			fmt.Fprintf(out, "  %.2f to %.2f  %4d answers  %5.1f %% right\n", edges[i], min(edges[i+1], 1), n, 100*float64(good)/float64(n))
		}
	}
}

// reach is the greatest share of the right answers that can be sent while no more than
// that share of all that is sent is wrong.
func reach(rows []row, w app.Signals, wrong float64) float64 {
	sorted := slices.SortedFunc(slices.Values(rows), func(a, b row) int { return cmp.Compare(b.signals.Confidence(w), a.signals.Confidence(w)) })
	best, good := 0, 0
	for i, r := range sorted {
		if r.right {
			good++
		}
		if float64(i+1-good) <= wrong*float64(i+1) {
			best = good
		}
	}
	return float64(best) / float64(max(right(rows), 1))
}

// camel turns unread_any into UnreadAny.
func camel(name string) string {
	var s strings.Builder
	for part := range strings.SplitSeq(name, "_") {
		s.WriteString(strings.ToUpper(part[:1]) + part[1:])
	}
	return s.String()
}

// source is the weights as the file that the program is built with.
func source(w app.Signals) string {
	var s strings.Builder
	s.WriteString("package app\n\n// directWeights are the weights of the signals of a direct answer, fitted on the\n// development set by go run ./fit.\nvar directWeights = Signals{\n")
	for i, name := range app.SignalNames() {
		fmt.Fprintf(&s, "\tsignal%s: %.2f,\n", camel(name), w[i])
	}
	s.WriteString("}\n")
	return s.String()
}
