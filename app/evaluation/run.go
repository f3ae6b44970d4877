// Package evaluation measures answers: it takes labelled messages through the very
// path that serves guests, against a store in memory, and says how good the replies
// are. It sends nothing and keeps nothing.
package evaluation

import (
	"context"
	"time"

	"portineria/app"
	"portineria/app/property"
	"portineria/stay"
)

// Which model stands behind the path.
const (
	ModelOff    = "off"    // none
	ModelCase   = "case"   // what the case says that the model returned
	ModelOllama = "ollama" // the set's own
)

// Set is what cases run against: an answerer and properties.
type Set struct {
	answerer *app.Answerer
	files    map[stay.PropertyID]property.File
	shelves  map[stay.PropertyID]*app.Shelf
	model    string
	live     app.Model
}

// New makes an empty set. live is the model behind ModelOllama, and nil otherwise.
func New(answerer *app.Answerer, model string, live app.Model) *Set {
	return &Set{answerer: answerer, files: map[stay.PropertyID]property.File{}, shelves: map[stay.PropertyID]*app.Shelf{}, model: model, live: live}
}

// Has reports whether a property is in the set.
func (e *Set) Has(id stay.PropertyID) bool { return e.shelves[id] != nil }

// All are the facts of every property in the set.
func (e *Set) All() map[stay.PropertyID][]stay.Fact {
	all := map[stay.PropertyID][]stay.Fact{}
	for id, f := range e.files {
		all[id] = f.Facts
	}
	return all
}

// Language is the one that the facts of a property are written in.
func (e *Set) Language(id stay.PropertyID) string { return e.files[id].Property.Language }

// Facts are those of a property in the set.
func (e *Set) Facts(id stay.PropertyID) []stay.Fact { return e.files[id].Facts }

// Add puts a property on the shelf.
func (e *Set) Add(file property.File) {
	id := file.Property.ID
	for i := range file.Facts {
		file.Facts[i].Property = id
	}
	e.files[id] = file
	e.shelves[id] = app.NewShelf(e.answerer.Lexicon, file.Property, file.Facts)
}

// Result is a line of the output, in the names of the format.
type Result struct {
	ID         string   `json:"id"`
	State      string   `json:"state"`
	Pass       bool     `json:"pass"`
	Action     string   `json:"action"`
	Reply      string   `json:"reply"`
	Facts      []string `json:"facts"`
	Confidence float64  `json:"confidence"`
	Language   string   `json:"language"`
	Mode       string   `json:"mode"`
	Millis     float64  `json:"ms"`
	Why        string   `json:"why"`
	Signals    string   `json:"signals"` // what the confidence of a direct answer was computed from

	leak, wrong bool
}

// Consider takes one case through the path.
func (e *Set) Consider(ctx context.Context, k Case) (app.Verdict, error) {
	file := e.files[k.Property]
	answerer := *e.answerer
	switch {
	case e.model == ModelCase && k.Model != nil:
		answerer.Model, answerer.Swift = standIn{k, file.Facts}, func() bool { return true }
	case e.model == ModelOllama:
		answerer.Model = e.live
	}
	return answerer.Consider(ctx, e.turn(k, file))
}

// Run takes one case through the path and judges what came of it.
func (e *Set) Run(ctx context.Context, clock func() time.Time, k Case) Result {
	began := clock()
	v, err := e.Consider(ctx, k)
	r := Result{ID: k.ID, Action: string(v.Action), Facts: v.Facts, Confidence: round(v.Confidence), Language: v.Language, Mode: v.Mode, Signals: v.Signals.String(),
		Millis: float64(clock().Sub(began).Microseconds()) / 1000}
	if r.Facts == nil {
		r.Facts = []string{}
	}
	if err == nil {
		r.Reply, err = e.answerer.Text(v, e.Facts(k.Property), k.disclosed())
	}
	if err != nil {
		r.Why, r.wrong = "error: "+err.Error(), true
	} else {
		k.judge(&r)
	}
	r.Pass = r.Why == ""
	r.State = map[bool]string{true: "passed", false: "failed"}[r.Pass]
	return r
}

func round(x float64) float64 { return float64(int(x*1000+0.5)) / 1000 }

// Direct is what the path would answer without a model and without a limit to send
// above: the signals and the marks of that answer, and whether it would be right. ok is false
// where there is nothing to judge: a rule answered, or no fact fits.
func (e *Set) Direct(ctx context.Context, k Case) (signals app.Signals, marks app.Marks, right, ok bool) {
	file := e.files[k.Property]
	file.Property.SendAbove, file.Property.DraftAbove = nil, nil
	answerer := *e.answerer
	answerer.SendAbove, answerer.DraftAbove, answerer.Model = 0, 0, nil
	v, err := answerer.Consider(ctx, e.turn(k, file))
	if err != nil || v.Action != app.ActAnswer || v.Mode != "direct" {
		return signals, nil, false, false
	}
	r := Result{ID: k.ID, Action: string(v.Action), Facts: v.Facts, Language: v.Language}
	if r.Reply, err = e.answerer.Text(v, file.Facts, k.disclosed()); err != nil {
		return signals, nil, false, false
	}
	k.judge(&r)
	return v.Signals, v.Marks, !r.wrong, true
}
