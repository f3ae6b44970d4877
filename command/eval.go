package command

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"portineria/app"
	"portineria/app/property"
	"portineria/llm"
	"portineria/stay"
)

func evalCommand() spec {
	return spec{name: "eval", args: "--property FILE... --cases FILE [--model off|case|ollama]", run: evalRun,
		does:    "Runs labelled guest messages through the path that answers guests, and says how good the answers are.",
		example: "portineria eval --property casa.toml --cases cases.jsonl --json"}
}

// evaluation is what cases run against.
type evaluation struct {
	answerer *app.Answerer
	files    map[stay.PropertyID]property.File
	shelves  map[stay.PropertyID]*app.Shelf
	model    string
	live     *llm.Client
}

func evalRun(ctx context.Context, c *call) error {
	var files list
	c.flags.Var(&files, "property", "a property file; may be given several times")
	cases := c.flags.String("cases", "", "a file of cases, JSON Lines")
	model := c.flags.String("model", "off", "off, case (what the case says the model returned) or ollama (the configured one)")
	if err := c.parse(0, 0); err != nil {
		return err
	}
	if len(files) == 0 || *cases == "" {
		return misuse("%s: --property and --cases are needed", c.path)
	}
	e, err := c.newEvaluation(files, *model)
	if err != nil {
		return err
	}
	body, err := c.readInput(*cases)
	if err != nil {
		return err
	}
	all, err := parseCases(*cases, body, e)
	if err != nil {
		return err
	}
	var t tally
	for _, k := range all {
		r := e.run(ctx, c.Now, k)
		t.add(k, r, topicOf(k, e.files[k.Property].Facts))
		if err := c.printCase(r); err != nil {
			return err
		}
	}
	if err := t.print(c.Out, c.json); err != nil {
		return err
	}
	if t.Passed < t.Cases {
		return errShown
	}
	return nil
}

func (c *call) newEvaluation(files []string, model string) (*evaluation, error) {
	cfg, err := c.configuration(nil)
	if err != nil {
		return nil, err
	}
	e := &evaluation{files: map[stay.PropertyID]property.File{}, shelves: map[stay.PropertyID]*app.Shelf{}, model: model}
	if e.answerer, err = newAnswerer(cfg, nil); err != nil {
		return nil, err
	}
	switch model {
	case "off", "case":
	case "ollama":
		dialer := newDialer(c, &house{Config: cfg, log: logger(c.Err, cfg.Log)})
		if err := allowConfigured(dialer, cfg); err != nil {
			return nil, err
		}
		if e.live, err = newModel(cfg, dialer); err != nil {
			return nil, err
		}
		if e.live == nil {
			return nil, misuse("%s: --model ollama needs model.name in the configuration", c.path)
		}
	default:
		return nil, misuse("%s: --model is off, case or ollama", c.path)
	}
	for _, path := range files {
		file, err := readProperty(path)
		if err != nil {
			return nil, err
		}
		id := file.Property.ID
		if _, twice := e.files[id]; twice {
			return nil, fmt.Errorf("%w: %s: the property %s is there twice", errUnreadable, path, id)
		}
		e.add(file)
	}
	return e, nil
}

// add puts a property on the shelf.
func (e *evaluation) add(file property.File) {
	id := file.Property.ID
	for i := range file.Facts {
		file.Facts[i].Property = id
	}
	e.files[id] = file
	e.shelves[id] = app.NewShelf(e.answerer.Lexicon, file.Property, file.Facts)
}

// caseResult is a line of the output, in the names of the format.
type caseResult struct {
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

	leak, wrong bool
}

// run takes one case through the path.
func (e *evaluation) run(ctx context.Context, clock func() time.Time, k evalCase) caseResult {
	file := e.files[k.Property]
	answerer := *e.answerer
	switch {
	case e.model == "case" && k.Model != nil:
		answerer.Model = standIn{k, file.Facts}
	case e.model == "ollama":
		answerer.Model = e.live
	}
	t := e.turn(k, file)
	began := clock()
	v, err := answerer.Consider(ctx, t)
	r := caseResult{ID: k.ID, Action: string(v.Action), Facts: v.Facts, Confidence: round(v.Confidence), Language: v.Language, Mode: v.Mode,
		Millis: float64(clock().Sub(began).Microseconds()) / 1000}
	if r.Facts == nil {
		r.Facts = []string{}
	}
	if err == nil {
		r.Reply, err = answerer.Text(v, file.Facts, k.disclosed())
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

func (c *call) printCase(r caseResult) error {
	if c.json {
		raw, err := json.Marshal(r)
		if err != nil {
			return err
		}
		_, err = fmt.Fprintln(c.Out, string(raw))
		return err
	}
	if r.Pass {
		return nil
	}
	_, err := fmt.Fprintf(c.Out, "%s: %s\n    %s %s %.2f %v\n    %s\n", r.ID, r.Why, r.Action, r.Mode, r.Confidence, r.Facts, oneLine(r.Reply))
	return err
}

func oneLine(s string) string {
	out := []rune{}
	for _, r := range s {
		if r == '\n' {
			r = ' '
		}
		out = append(out, r)
	}
	return string(out)
}
