// Fit works out from labelled cases how far the signals of a direct answer tell
// whether it is right, prints how well that is calibrated, and writes the weights.
//
//	go run ./fit -cases app/evaluation/testdata/dev -fresh app/evaluation/testdata/fresh -aside app/evaluation/testdata/aside -write app/weights.go
//
// The cases kept aside are only measured, never fitted to.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"os"

	"portineria/app"
	"portineria/app/evaluation"
	"portineria/embed"
	"portineria/lexicon"
	"portineria/phrase"
	"portineria/proof"
)

func main() {
	cases := flag.String("cases", "app/evaluation/testdata/dev", "the folder of the set that is fitted to")
	fresh := flag.String("fresh", "app/evaluation/testdata/fresh", "the folder of the set that only the weights are fitted to")
	aside := flag.String("aside", "app/evaluation/testdata/aside", "the folder of the set that is kept aside")
	messages := flag.String("messages", "lexicon/testdata/messages", "the folder of messages that say what they are about")
	wrong := flag.Bool("wrong", false, "list the wrong direct answers of the set that is fitted to")
	write := flag.String("write", "", "the file to write the weights to; empty: print them")
	flag.Parse()
	if err := run(context.Background(), os.Stdout, *cases, *fresh, *messages, *aside, *write, *wrong); err != nil {
		fmt.Fprintln(os.Stderr, "fit:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, out io.Writer, cases, fresh, messages, aside, write string, wrong bool) error {
	var rows []row
	told, err := readMessages(os.DirFS(messages))
	if err != nil {
		return err
	}
	for seed := range seeds {
		words, err := forgetful(embed.LexiconFiles(), seed, forgotten)
		if err != nil {
			return err
		}
		some, err := read(ctx, cases, words, told, seed)
		if err != nil {
			return err
		}
		rows = append(rows, some...)
	}
	unseen, err := read(ctx, fresh, embed.LexiconFiles(), nil, 0)
	if err != nil {
		return err
	}
	for i := range unseen {
		unseen[i].weight = freshWeight
	}
	rows = append(rows, unseen...)
	held, err := read(ctx, aside, embed.LexiconFiles(), nil, 0)
	if err != nil {
		return err
	}
	weights := fit(rows)
	for _, set := range []struct {
		name string
		rows []row
	}{{"fitted to", rows}, {"kept aside", held}} {
		fmt.Fprintf(out, "%s: %d direct answers, %d right\n", set.name, len(set.rows), right(set.rows))
		calibration(out, set.rows, weights)
		fmt.Fprintf(out, "  a right one is surer than a wrong one in %.1f %%\n", 100*parts(set.rows, weights))
		for _, wrong := range []float64{0.02, 0.03, 0.05} {
			fmt.Fprintf(out, "  %.0f %% of what is sent wrong: %.1f %% of the right ones sent\n", 100*wrong, 100*reach(set.rows, weights, wrong))
		}
	}
	for _, r := range rows {
		if wrong {
			fmt.Fprintf(out, "%s %v %.2f %s\n", r.id, r.right, weights.Confidence(r.signals, r.marks), r.signals)
		}
	}
	text := source(weights)
	if write == "" {
		_, err := fmt.Fprint(out, text)
		return err
	}
	return os.WriteFile(write, []byte(text), 0o644) //nolint:gosec // a source file
}

// How often the cases are read for fitting, each time with another share of the words
// forgotten.
const (
	seeds     = 6
	forgotten = 0.12
)

// row is a direct answer to a case.
type row struct {
	id      string
	signals app.Signals
	marks   app.Marks
	right   bool
	weight  float64
}

func right(rows []row) (n int) {
	for _, r := range rows {
		if r.right {
			n++
		}
	}
	return n
}

// messageWeight is what a message counts of which only the subject is known, against a
// labelled case.
const messageWeight = 0.05

// freshWeight is what a case counts whose words were never tuned on: it shows how far an
// answer is to be trusted that is given to a stranger. The others are each read seeds times, and
// come out better than they would for anybody else.
const freshWeight = 3

// read takes every case of a folder, and those of messages that belong to the seed,
// through the direct path, with these words.
func read(ctx context.Context, dir string, files fs.FS, messages []about, seed int) ([]row, error) {
	words, err := lexicon.Load(files)
	if err != nil {
		return nil, err
	}
	book, err := phrase.Load(embed.Phrases)
	if err != nil {
		return nil, err
	}
	set, all, err := evaluation.Open(&app.Answerer{Lexicon: words, Phrases: book, Judge: proof.New(words)}, evaluation.ModelOff, dir, "cases")
	if err != nil {
		return nil, err
	}
	var rows []row
	for _, k := range all {
		if signals, marks, right, ok := set.Direct(ctx, k); ok {
			rows = append(rows, row{k.ID, signals, marks, right, 1})
		}
	}
	if len(messages) == 0 {
		return rows, nil
	}
	whole, err := lexicon.Load(embed.LexiconFiles()) // what a fact speaks of is nothing to be forgotten
	if err != nil {
		return nil, err
	}
	for _, k := range casesOf(whole, set, messages, seed) {
		if signals, marks, right, ok := set.Direct(ctx, k); ok {
			rows = append(rows, row{k.ID, signals, marks, right, messageWeight})
		}
	}
	return rows, nil
}
