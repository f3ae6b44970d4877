package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strings"

	"portineria/app"
)

// How the weights are found: descent on the log loss, with a step of its own for each
// weight, drawn towards nothing so that what was seen a few times does not get a great say.
// Marks are drawn more, for there are many of them and each is seen seldom.
const (
	rounds   = 3_000
	rate     = 0.3
	pull     = 0.0005
	pullMark = 0.001
	cost     = 4 // a wrong answer counts as so many right ones that were not sent
)

// fit finds the weights under which the labels are likeliest. It is deterministic.
func fit(rows []row) app.Weights {
	w := app.Weights{Marks: map[string]float64{}}
	places, names := marksOf(rows)
	var signals, squares app.Signals
	marks, slopes, markSquares := make([]float64, len(names)), make([]float64, len(names)), make([]float64, len(names))
	all := 0.0
	for _, r := range rows {
		all += r.weight
	}
	for range rounds {
		var slope app.Signals
		clear(slopes)
		for k, r := range rows {
			sum := 0.0
			for i, x := range r.signals {
				sum += x * signals[i]
			}
			for _, at := range places[k] {
				sum += marks[at]
			}
			miss := 1 / (1 + math.Exp(-sum))
			if r.right {
				miss--
			} else {
				miss *= cost
			}
			miss *= r.weight / all
			for i, x := range r.signals {
				slope[i] += miss * x
			}
			for _, at := range places[k] {
				slopes[at] += miss
			}
		}
		for i := range signals {
			if i > 0 {
				slope[i] += pull * signals[i]
			}
			signals[i] = app.Signal(i).Allowed(signals[i] - step(slope[i], &squares[i]))
		}
		for i := range marks {
			marks[i] = app.AllowedMark(names[i], marks[i]-step(slopes[i]+pullMark*marks[i], &markSquares[i]))
		}
	}
	w.Signals = signals
	for i, name := range names {
		if math.Abs(marks[i]) >= slightest {
			w.Marks[name] = marks[i]
		}
	}
	return w
}

// slightest is the weight below which a mark says nothing.
const slightest = 0.05

// step is how far to go down a slope: less, the steeper it was before.
func step(slope float64, squares *float64) float64 {
	if *squares += slope * slope; *squares == 0 {
		return 0
	}
	return rate * slope / math.Sqrt(*squares)
}

// marksOf are the names of all marks, and for each row the places of its own among them.
func marksOf(rows []row) (places [][]int, names []string) {
	at := map[string]int{}
	for _, r := range rows {
		var own []int
		for _, m := range r.marks {
			k, known := at[m]
			if !known {
				k = len(names)
				at[m], names = k, append(names, m)
			}
			own = append(own, k)
		}
		places = append(places, own)
	}
	return places, names
}

// calibration prints, for each band of confidence, how many answers are in it and how
// many of them are right.
func calibration(out io.Writer, rows []row, w app.Weights) {
	edges := []float64{0, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.001}
	for i := len(edges) - 2; i >= 0; i-- {
		n, good := 0, 0
		for _, r := range rows {
			if c := w.Confidence(r.signals, r.marks); c >= edges[i] && c < edges[i+1] {
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
func reach(rows []row, w app.Weights, wrong float64) float64 {
	sorted := slices.SortedFunc(slices.Values(rows), func(a, b row) int {
		return cmp.Compare(w.Confidence(b.signals, b.marks), w.Confidence(a.signals, a.marks))
	})
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

// parts is how often a right answer is surer than a wrong one, over all pairs of them.
func parts(rows []row, w app.Weights) float64 {
	var good, bad []float64
	for _, r := range rows {
		if c := w.Confidence(r.signals, r.marks); r.right {
			good = append(good, c)
		} else {
			bad = append(bad, c)
		}
	}
	surer := 0.0
	for _, g := range good {
		for _, b := range bad {
			switch {
			case g > b:
				surer++
			case g == b:
				surer += 0.5
			}
		}
	}
	return surer / float64(max(len(good)*len(bad), 1))
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
func source(w app.Weights) string {
	var s strings.Builder
	s.WriteString("package app\n\n// directWeights are the weights of the signals and the marks of a direct answer, fitted on the\n// development set by go run ./fit.\nvar directWeights = Weights{\n\tSignals: Signals{\n")
	for i, name := range app.SignalNames() {
		fmt.Fprintf(&s, "\t\tsignal%s: %.2f,\n", camel(name), w.Signals[i])
	}
	s.WriteString("\t},\n\tMarks: map[string]float64{\n")
	for _, mark := range slices.Sorted(maps.Keys(w.Marks)) {
		fmt.Fprintf(&s, "\t\t%q: %.2f,\n", mark, w.Marks[mark])
	}
	s.WriteString("\t},\n}\n")
	return s.String()
}
