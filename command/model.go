package command

import (
	"context"
	"errors"
	"math"
	"strings"
	"time"

	"portineria/app/model"
	"portineria/egress"
	"portineria/lang"
	"portineria/llm"
)

func modelCommand() spec {
	return spec{name: "model", does: "The language model in the house: what there is, getting one, trying it.", subs: []spec{
		{name: "list", does: "Lists the models on the computer of Ollama, and which one answers.", run: modelList, example: "portineria model list --json"},
		{name: "pull", args: "[NAME]", does: "Downloads a model, the configured one without a name. It can be interrupted and goes on where it stopped.", run: modelPull,
			example: "portineria model pull qwen3:4b-instruct"},
		{name: "test", args: "[NAME]", does: "Tries whether a model keeps to the form of answers, in eight languages, and how fast; exit code 1 if it cannot be used.", run: modelTest,
			example: "portineria model test"},
	}}
}

// withModels opens the house with its own way out to the model server.
func (c *call) withModels(ctx context.Context, fn func(h *house, d *egress.Dialer, library *llm.Library) error) error {
	return c.with(ctx, func(h *house) (err error) {
		dialer := newDialer(c, h)
		defer func() { err = errors.Join(err, dialer.Close(context.WithoutCancel(ctx))) }()
		if err := allowConfigured(dialer, h.Config); err != nil {
			return err
		}
		library, err := newLibrary(h.Config, dialer)
		if err != nil {
			return err
		}
		return fn(h, dialer, library)
	})
}

// modelWords turns what went wrong with a model into words for a person.
func modelWords(err error) error {
	if err == nil {
		return nil
	}
	return errors.New(lang.For("en").ModelTrouble(model.Trouble(err)))
}

func modelList(ctx context.Context, c *call) error {
	if err := c.parse(0, 0); err != nil {
		return err
	}
	return c.withModels(ctx, func(h *house, _ *egress.Dialer, library *llm.Library) error {
		all, err := library.List(ctx)
		if err != nil {
			return modelWords(err)
		}
		there := false
		for _, m := range all {
			state := "installed"
			switch {
			case m.Remote:
				state = "remote"
			case h.Model.Name != "" && llm.SameModel(m.Name, h.Model.Name):
				state, there = "used", true
			}
			c.line(map[string]any{"id": m.Name, "state": state, "size": m.Size, "digest": m.Digest}, "%-40s %-10s %s", m.Name, state, lang.For("en").Numbers.Bytes(m.Size))
		}
		if h.Model.Name != "" && !there {
			c.line(map[string]any{"id": h.Model.Name, "state": "missing", "size": 0, "digest": ""}, "%-40s missing", h.Model.Name)
			c.tell("%s", lang.For("en").Model.Suggestion(h.Model.Name))
		}
		return nil
	})
}

// named is the model that a command is about.
func (c *call) named(h *house) (string, error) {
	name := h.Model.Name
	if len(c.args) > 0 {
		name = c.args[0]
	}
	if name == "" {
		return "", misuse("%s: which model? name one, such as qwen3:4b-instruct, or set name in the section [model]", c.path)
	}
	if err := llm.CheckName(name); err != nil {
		return "", misuse("%s: %v", c.path, modelWords(err))
	}
	return name, nil
}

func modelPull(ctx context.Context, c *call) error {
	if err := c.parse(0, 1); err != nil {
		return err
	}
	return c.withModels(ctx, func(h *house, _ *egress.Dialer, library *llm.Library) error {
		name, err := c.named(h)
		if err != nil {
			return err
		}
		err = library.Pull(ctx, name, c.downloading(name))
		if errors.Is(err, context.Canceled) {
			err = model.ErrCalledOff
		}
		if err != nil {
			return modelWords(err)
		}
		if h.Model.Name == "" {
			keepName(h, name, c.Now)
			c.tell("%s", lang.For("en").Model.NextStart(name))
		}
		c.line(map[string]any{"id": name, "state": "installed"}, "%s", lang.For("en").Model.Done(name))
		return nil
	})
}

// downloading tells how far a download is, whenever a percent more is there.
func (c *call) downloading(name string) func(llm.Progress) {
	words, last := lang.For("en"), ""
	return func(p llm.Progress) {
		text := words.Model.Starting
		switch {
		case p.Checking:
			text = words.Model.Checking
		case p.Total > 0:
			text = words.Model.Part(p.Percent(), words.Numbers.Bytes(p.Done), words.Numbers.Bytes(p.Total))
		}
		if at, _, _ := strings.Cut(text, ","); at != last {
			last = at
			c.tell("%s: %s", name, text)
		}
	}
}

func modelTest(ctx context.Context, c *call) error {
	if err := c.parse(0, 1); err != nil {
		return err
	}
	return c.withModels(ctx, func(h *house, dialer *egress.Dialer, _ *llm.Library) error {
		name, err := c.named(h)
		if err != nil {
			return err
		}
		cfg := h.Config
		cfg.Model.Name = name
		client, err := newModel(cfg, dialer)
		if err != nil {
			return err
		}
		c.tell("Trying %s in eight languages. On a small computer this takes some minutes.", name)
		tested, err := c.try(ctx, client)
		if err != nil {
			return modelWords(err)
		}
		c.printTrial(name, tested)
		if !tested.Fit() {
			return errShown
		}
		return nil
	})
}

// try puts the test to a model, in these languages alone where some are named.
func (c *call) try(ctx context.Context, client *llm.Client, only ...string) (llm.Tested, error) {
	words, _, err := speech()
	if err != nil {
		return llm.Tested{}, err
	}
	return client.SelfTest(ctx, llm.Trial{Mark: c.Now().UTC().Format(time.RFC3339Nano), Speaks: tongueOf(words), Only: only})
}

func (c *call) printTrial(name string, t llm.Tested) {
	words := lang.For("en")
	state, found := "ok", words.Model.Right(words.LanguageList(t.Right))
	switch {
	case t.Form != nil:
		state, found = "fail", words.ModelTrouble("unfit")
	case !t.Fit():
		state, found = "fail", words.Model.Wrong(words.LanguageList(t.Wrong))
	case len(t.Wrong) > 0:
		state, found = "warn", found+". "+words.Model.Wrong(words.LanguageList(t.Wrong))
	}
	c.line(map[string]any{"id": name, "state": state, "right": append([]string{}, t.Right...), "wrong": append([]string{}, t.Wrong...), "found": found,
		"prompt_per_second": tenths(t.Speed.Prompt), "answer_per_second": tenths(t.Speed.Answer), "reply_seconds": tenths(t.Speed.Reply().Seconds())},
		"%-4s  %s: %s\n      reads %.1f and writes %.1f tokens a second: a reply takes about %.0f s", state, name, found, t.Speed.Prompt, t.Speed.Answer, t.Speed.Reply().Seconds())
}

// tenths rounds a figure that is not known more exactly.
func tenths(x float64) float64 { return math.Round(10*x) / 10 }
