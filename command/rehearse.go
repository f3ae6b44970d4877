package command

import (
	"context"
	"fmt"
	"math"
	"strings"
	"time"

	"portineria/app"
	"portineria/llm"
	"portineria/stay"
)

// The answers of a rehearsal by model, as the flags name it.
const (
	modelOff        = "off"
	modelConfigured = "configured"
)

func propertyRehearse(ctx context.Context, c *call) error {
	file := c.flags.String("file", "", "the property as it would be; without it, as it is")
	now := c.flags.String("model-now", modelOff, "how it is answered now: off, configured, or the name of a model")
	then := c.flags.String("model", modelOff, "how it would be answered: off, configured, or the name of a model")
	most := c.flags.Int("most", 0, "how many questions at most, of the newest conversations; 0 is all")
	all := c.flags.Bool("all", false, "print the answers that stay as they are, too")
	if err := c.parse(1, 1); err != nil {
		return err
	}
	id := stay.PropertyID(c.args[0])
	if *file == "" && *now == *then {
		return misuse("%s: there is nothing to compare: give --file, or another --model than --model-now", c.path)
	}
	if *most < 0 {
		return misuse("%s: --most is not less than 0", c.path)
	}
	trial := app.Trial{Most: *most}
	if *file != "" {
		changed, err := readProperty(*file)
		if err != nil {
			return err
		}
		if changed.Property.ID != id {
			return fmt.Errorf("%w: %s is the property %s, not %s", errUnreadable, *file, changed.Property.ID, id)
		}
		trial.Property, trial.Facts = changed.Property, changed.Facts
	}
	return c.with(ctx, func(h *house) error {
		return c.rehearse(ctx, h, id, trial, *now, *then, *all)
	})
}

func (c *call) rehearse(ctx context.Context, h *house, id stay.PropertyID, trial app.Trial, now, then string, all bool) error {
	if err := c.asItIs(ctx, h, id, &trial); err != nil {
		return err
	}
	var err error
	if trial.Before, err = c.modelFor(ctx, h, now); err != nil {
		return err
	}
	if trial.After, err = c.modelFor(ctx, h, then); err != nil {
		return err
	}
	trial.Progress = c.showProgress()
	a, err := c.desk(ctx, h)
	if err != nil {
		return err
	}
	c.tell("This may print codes and passwords: keep it like the keys of the house.")
	replays, err := a.Rehearse(ctx, trial)
	if err != nil {
		return err
	}
	var t rehearsed
	for _, r := range replays {
		t.add(r)
		if !all && !r.Changed() {
			continue
		}
		if err := c.printReplay(ctx, h, r); err != nil {
			return err
		}
	}
	t.print(c, id)
	return nil
}

// asItIs reads the stored property, which must be there, and takes it for the
// changed one where no file was given.
func (c *call) asItIs(ctx context.Context, h *house, id stay.PropertyID, trial *app.Trial) error {
	stored, err := h.db.Property(ctx, id)
	if err != nil {
		return err
	}
	if trial.Property.ID != "" {
		return nil
	}
	trial.Property = stored
	trial.Facts, err = h.db.Facts(ctx, id)
	return err
}

// modelFor is the model that a flag names, as far as it passes its test; nil for none.
func (c *call) modelFor(ctx context.Context, h *house, name string) (app.Model, error) {
	cfg := h.Config
	switch name {
	case modelOff:
		return nil, nil //nolint:nilnil // no model is a way to answer, not a failure
	case modelConfigured:
	default:
		cfg.Model.Name = name
	}
	client, err := c.houseModel(h, cfg.Model.Name)
	if err != nil {
		return nil, err
	}
	model, err := c.prove(ctx, client, cfg.Model.Name)
	if err != nil {
		return nil, err // and not a model that is nil
	}
	return model, nil
}

// houseModel is the client of a model on the configured server.
func (c *call) houseModel(h *house, name string) (*llm.Client, error) {
	cfg := h.Config
	cfg.Model.Name = name
	dialer := newDialer(c, h)
	if err := allowConfigured(dialer, cfg); err != nil {
		return nil, err
	}
	model, err := newModel(cfg, dialer)
	if err == nil && model == nil {
		err = misuse("%s: this needs model.name in the configuration", c.path)
	}
	return model, err
}

// showProgress tells every few questions how far it is, for people alone.
func (c *call) showProgress() func(app.Progress) {
	const every = 100
	told := 0
	return func(p app.Progress) {
		if p.Turns/every > told {
			told = p.Turns / every
			c.tell("%d questions, %d of %d conversations", p.Turns, p.Conversations, p.Of)
		}
	}
}

// printReplay prints a question with both answers. The guest's words are read
// only now: a rehearsal does not keep them.
func (c *call) printReplay(ctx context.Context, h *house, r app.Replay) error {
	var words []string
	for _, id := range r.Messages {
		m, err := h.db.Message(ctx, id)
		if err != nil {
			return err
		}
		words = append(words, string(m.Text))
	}
	question, state := strings.Join(words, "\n"), "same"
	if r.Changed() {
		state = "changed"
	}
	c.line(map[string]any{"id": r.Messages[len(r.Messages)-1], "state": state, "conversation": r.Conversation, "time": r.At.UTC().Format(time.RFC3339), "question": question,
		"before": answerObject(r.Before), "after": answerObject(r.After)},
		"%s  %s  %s\n    before  %-9s %s\n    after   %-9s %s", r.At.Format(time.DateTime), state, oneLine(question), r.Before.Outcome, oneLine(r.Before.Text), r.After.Outcome, oneLine(r.After.Text))
	return nil
}

func answerObject(a app.Answered) map[string]any {
	facts := a.Facts
	if facts == nil {
		facts = []string{}
	}
	return map[string]any{"outcome": a.Outcome, "text": a.Text, "facts": facts, "confidence": math.Round(a.Confidence*1000) / 1000, "reason": a.Reason, "mode": a.Mode}
}

// rehearsed counts what became of questions.
type rehearsed struct {
	questions, changed int
	before, after      map[app.Outcome]int
}

func (t *rehearsed) add(r app.Replay) {
	if t.before == nil {
		t.before, t.after = map[app.Outcome]int{}, map[app.Outcome]int{}
	}
	t.questions++
	if r.Changed() {
		t.changed++
	}
	t.before[r.Before.Outcome]++
	t.after[r.After.Outcome]++
}

func (t *rehearsed) print(c *call, id stay.PropertyID) {
	before, after := t.before, t.after
	if before == nil {
		before, after = map[app.Outcome]int{}, map[app.Outcome]int{}
	}
	answer, escalate := app.Outcome(app.ActAnswer), app.Outcome(app.ActEscalate)
	c.line(map[string]any{"summary": map[string]any{"id": id, "questions": t.questions, "changed": t.changed, "before": before, "after": after}},
		"%d questions, %d answered otherwise; answered by itself %d -> %d, drafts %d -> %d, asked you %d -> %d", t.questions, t.changed,
		before[answer], after[answer], before[app.OutcomeDraft], after[app.OutcomeDraft], before[escalate], after[escalate])
}
