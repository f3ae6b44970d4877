package command

import (
	"context"
	"encoding/json"
	"fmt"

	"portineria/app"
	"portineria/app/evaluation"
)

func evalCommand() spec {
	return spec{name: "eval", args: "--property FILE... --cases FILE [--model off|case|ollama]", run: evalRun,
		does:    "Runs labelled guest messages through the path that answers guests, and says how good the answers are.",
		example: "portineria eval --property casa.toml --cases cases.jsonl --json"}
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
	all, err := e.Parse(*cases, body)
	if err != nil {
		return fmt.Errorf("%w: %w", errUnreadable, err)
	}
	var t evaluation.Tally
	for _, k := range all {
		r := e.Run(ctx, c.Now, k)
		t.Add(k, r, e.Facts(k.Property))
		if err := c.printCase(r); err != nil {
			return err
		}
	}
	if err := t.Print(c.Out, c.json); err != nil {
		return err
	}
	if t.Passed < t.Cases {
		return errShown
	}
	return nil
}

func (c *call) newEvaluation(files []string, model string) (*evaluation.Set, error) {
	cfg, err := c.configuration(nil)
	if err != nil {
		return nil, err
	}
	answerer, err := newAnswerer(cfg)
	if err != nil {
		return nil, err
	}
	var live app.Model
	switch model {
	case evaluation.ModelOff, evaluation.ModelCase:
	case evaluation.ModelOllama:
		dialer := newDialer(c, &house{Config: cfg, log: logger(c.Err, cfg.Log)})
		if err := allowConfigured(dialer, cfg); err != nil {
			return nil, err
		}
		client, err := newModel(cfg, dialer)
		if err != nil {
			return nil, err
		}
		if client == nil {
			return nil, misuse("%s: --model ollama needs model.name in the configuration", c.path)
		}
		live = client
	default:
		return nil, misuse("%s: --model is off, case or ollama", c.path)
	}
	e := evaluation.New(answerer, model, live)
	for _, path := range files {
		file, err := readProperty(path)
		if err != nil {
			return nil, err
		}
		id := file.Property.ID
		if e.Has(id) {
			return nil, fmt.Errorf("%w: %s: the property %s is there twice", errUnreadable, path, id)
		}
		e.Add(file)
	}
	return e, nil
}

func (c *call) printCase(r evaluation.Result) error {
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
