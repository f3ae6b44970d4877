package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"portineria/app"
	"portineria/app/automation"
	"portineria/lang"
	"portineria/stay"
)

func automationCommand() spec {
	return spec{name: "automation", does: "Messages by rule: list, write, switch on and off, and see what will go.", subs: []spec{
		{name: "list", args: "[--ready]", does: "Lists the rules in plain sentences; --ready the ones that the program brings along.", run: automationList, example: "portineria automation list --json"},
		{name: "show", args: "[ID...] [--ready]", does: "Prints rules as a text file that add reads; without an id all of them.", run: automationShow, example: "portineria automation show > rules.toml"},
		{name: "add", args: "FILE-or-", does: "Stores the rules of a text file, new or changed, all of them or none; - is standard input.", run: automationAdd, example: "portineria automation add rules.toml"},
		{name: "set", args: "ID KEY=VALUE...", does: "Changes a rule: the keys are those of the text file, lists with commas, texts as texts.it.", run: automationSet,
			example: `portineria automation set before-arrival at=18:00 late=6h "texts.it=Buon viaggio!"`},
		{name: "enable", args: "ID...", does: "Switches rules on, ready ones too. What is due goes from then on.", run: automationEnable, example: "portineria automation enable before-arrival thanks"},
		{name: "disable", args: "ID...", does: "Switches rules off: what they had planned does not go.", run: automationDisable, example: "portineria automation disable thanks"},
		{name: "remove", args: "ID", does: "Deletes a rule. What it has sent it never sends again, whatever comes under its name.", run: automationRemove, example: "portineria automation remove thanks"},
		{name: "plan", args: "[--booking ID]", does: "Lists what is planned, waits, has gone or was left out, and why; of one stay or of the next 30 days.", run: automationPlan, example: "portineria automation plan --booking 5f0c..."},
		{name: "dry-run", args: "[--days N] [--back N] [--rule ID]", does: "Prints what will go in the next days, with its words, or would have gone; nothing is sent.", run: automationDryRun,
			example: "portineria automation dry-run --days 30 --rule before-arrival"},
		{name: "pause", args: "--booking ID", does: "Lets nothing go by itself to the guest of a stay.", run: automationPause, example: "portineria automation pause --booking 5f0c..."},
		{name: "resume", args: "--booking ID", does: "Lets it go again. What is too late by then is left out.", run: automationResume, example: "portineria automation resume --booking 5f0c..."},
		{name: "skip", args: "RULE --booking ID", does: "Leaves out the message of a rule for one stay.", run: automationSkip, example: "portineria automation skip thanks --booking 5f0c..."},
		{name: "send", args: "RULE --booking ID", does: "Sends the message of a rule for one stay now, or says why it may not go. A running program sends it.", run: automationSend,
			example: "portineria automation send before-arrival --booking 5f0c..."},
	}}
}

func automationList(ctx context.Context, c *call) error {
	ready := c.flags.Bool("ready", false, "those that the program brings along")
	if err := c.parse(0, 0); err != nil {
		return err
	}
	return c.with(ctx, func(h *house) error {
		rules, err := h.db.Rules(ctx)
		if *ready {
			rules, err = automation.Ready("en")
		}
		if err != nil {
			return err
		}
		for _, r := range rules {
			state := "off"
			if r.Enabled {
				state = "on"
			}
			c.line(ruleObject(r, state), "%-20s %-4s %s: %s", r.ID, state, r.Name, lang.For("en").RuleSentence(ruleSaid(r)))
		}
		return nil
	})
}

func ruleObject(r stay.Rule, state string) map[string]any {
	object := map[string]any{"id": r.ID, "state": state, "name": r.Name, "event": r.When.Event, "unit": r.When.Unit, "offset": r.When.Offset, "late_minutes": r.LateMinutes,
		"quiet_from": r.QuietFrom.String(), "quiet_until": r.QuietUntil.String(), "template": r.Template, "languages": r.Only.Languages, "channels": r.Only.Channels,
		"properties": r.Only.Properties, "min_nights": r.Only.MinNights, "max_nights": r.Only.MaxNights, "identified": r.Only.Identified, "window": r.Only.Window,
		"repeat": r.Repeat, "about": r.About, "texts": r.Texts, "sentence": lang.For("en").RuleSentence(ruleSaid(r))}
	if r.When.Unit == stay.UnitDays {
		object["at"] = r.When.At.String()
	}
	if !r.EnabledAt.IsZero() {
		object["enabled_at"] = stamp(r.EnabledAt)
	}
	return object
}

func ruleSaid(r stay.Rule) lang.RuleSaid {
	w := lang.For("en")
	said := lang.RuleSaid{Event: string(r.When.Event), Unit: string(r.When.Unit), Offset: r.When.Offset, At: r.When.At.String(),
		MinNights: r.Only.MinNights, MaxNights: r.Only.MaxNights, Identified: string(r.Only.Identified), Window: string(r.Only.Window)}
	for _, l := range r.Only.Languages {
		said.Languages = append(said.Languages, w.Language(l))
	}
	for _, channel := range r.Only.Channels {
		said.Channels = append(said.Channels, w.Channel(channel))
	}
	for _, id := range r.Only.Properties {
		said.Properties = append(said.Properties, string(id))
	}
	return said
}

// rulesNamed are the stored rules of those ids, or the ready ones.
func rulesNamed(ctx context.Context, h *house, ready bool, ids []string) ([]stay.Rule, error) {
	all, err := h.db.Rules(ctx)
	if ready {
		all, err = automation.Ready("en")
	}
	if err != nil || len(ids) == 0 {
		return all, err
	}
	var found []stay.Rule
	for _, id := range ids {
		n := len(found)
		for _, r := range all {
			if string(r.ID) == id {
				found = append(found, r)
			}
		}
		if len(found) == n {
			return nil, fmt.Errorf("there is no rule %s: %w", id, stay.ErrNotFound)
		}
	}
	return found, nil
}

func automationShow(ctx context.Context, c *call) error {
	ready := c.flags.Bool("ready", false, "those that the program brings along")
	if err := c.parse(0, -1); err != nil {
		return err
	}
	return c.with(ctx, func(h *house) error {
		rules, err := rulesNamed(ctx, h, *ready, c.args)
		if err != nil {
			return err
		}
		if !c.json {
			return automation.Format(c.Out, rules)
		}
		for _, r := range rules {
			state := "off"
			if r.Enabled {
				state = "on"
			}
			c.line(ruleObject(r, state), "")
		}
		return nil
	})
}

func automationAdd(ctx context.Context, c *call) error {
	if err := c.parse(1, 1); err != nil {
		return err
	}
	in := c.In
	if name := c.args[0]; name != "-" {
		file, err := os.Open(name)
		if err != nil {
			return fmt.Errorf("%w: %w", errUnreadable, err)
		}
		defer file.Close()
		in = file
	}
	return c.putRules(ctx, in)
}

// putRules stores what a text file of rules says.
func (c *call) putRules(ctx context.Context, in io.Reader) error {
	rules, err := automation.Parse(in)
	if err != nil {
		return unreadableRules(err)
	}
	return c.with(ctx, func(h *house) error {
		if err := automation.Put(ctx, h.db, c.Now(), rules...); err != nil {
			return err
		}
		for _, r := range rules {
			state := "off"
			if r.Enabled {
				state = "on"
			}
			c.line(ruleObject(r, state), "%s: %s", r.ID, state)
		}
		return nil
	})
}

// unreadableRules names what in a file of rules is wrong.
func unreadableRules(err error) error {
	if wrong, ok := errors.AsType[automation.FileError](err); ok {
		where := ""
		if wrong.Line > 0 {
			where = fmt.Sprintf("line %d: ", wrong.Line)
		}
		if wrong.Rule != "" {
			where += "rule " + wrong.Rule + ": "
		}
		if wrong.Field != "" {
			where += wrong.Field + ": "
		}
		words, known := ruleErrors[wrong.Key]
		if !known {
			words = strings.TrimSpace(wrong.Key + " " + wrong.Detail)
		}
		return fmt.Errorf("%w: %s%s", errUnreadable, where, words)
	}
	return err
}

// ruleErrors explain refused lines of a file of rules in a shell.
var ruleErrors = map[string]string{
	"unknown_key": "there is no such key; portineria automation show --ready prints all of them in use", "no_rules": "there is no rule in it: one begins with [[rule]]",
	"bad_offset": `write how many and of what, such as "-2 days" or "3 hours"`, "bad_time": "write the time as 17:00, hours of silence as 21:00-08:00", "bad_duration": `write how long, such as "6h" or "90m"`,
	"bad_id": "only lower-case letters, digits and hyphens", "required": "this is needed", "taken": "two rules of the same id", "bad_event": "choose booked, checkin or checkout", "bad_unit": "choose days or hours",
	"out_of_range": "the number is out of range", "bad_topic": "there is no such topic", "rule_silent": "the rule says nothing: give it texts or a template", "bad_choice": "choose yes or no",
	"bad_language": "write languages as two letters, such as de", "too_long": "this is too long",
}

func automationSet(ctx context.Context, c *call) error {
	if err := c.parse(2, -1); err != nil {
		return err
	}
	return c.with(ctx, func(h *house) error {
		r, err := h.db.Rule(ctx, stay.RuleID(c.args[0]))
		if err != nil {
			return err
		}
		for _, arg := range c.args[1:] {
			key, value, found := strings.Cut(arg, "=")
			if !found {
				return misuse("%s: write KEY=VALUE, not %q", c.path, arg)
			}
			if r, err = automation.With(r, key, value); err != nil {
				return unreadableRules(err)
			}
		}
		if err := automation.Put(ctx, h.db, c.Now(), r); err != nil {
			return err
		}
		state := "off"
		if r.Enabled {
			state = "on"
		}
		c.line(ruleObject(r, state), "%s: %s", r.ID, lang.For("en").RuleSentence(ruleSaid(r)))
		return nil
	})
}

func automationEnable(ctx context.Context, c *call) error { return c.switchRules(ctx, true) }

func automationDisable(ctx context.Context, c *call) error { return c.switchRules(ctx, false) }

func (c *call) switchRules(ctx context.Context, on bool) error {
	if err := c.parse(1, -1); err != nil {
		return err
	}
	return c.with(ctx, func(h *house) error {
		for _, id := range c.args {
			if err := switchRule(ctx, c, h, stay.RuleID(id), on); err != nil {
				return err
			}
			state := "off"
			if on {
				state = "on"
			}
			c.line(map[string]any{"id": id, "state": state}, "%s: %s", id, state)
		}
		return nil
	})
}

// switchRule switches a rule; a ready one is stored first.
func switchRule(ctx context.Context, c *call, h *house, id stay.RuleID, on bool) error {
	err := automation.Switch(ctx, h.db, c.Now(), id, on)
	if !errors.Is(err, stay.ErrNotFound) || !on {
		return err
	}
	ready, wrong := rulesNamed(ctx, h, true, []string{string(id)})
	if wrong != nil {
		return err
	}
	ready[0].Enabled = true
	return automation.Put(ctx, h.db, c.Now(), ready[0])
}

func automationRemove(ctx context.Context, c *call) error {
	if err := c.parse(1, 1); err != nil {
		return err
	}
	return c.with(ctx, func(h *house) error {
		if err := automation.Remove(ctx, h.db, stay.RuleID(c.args[0])); err != nil {
			return err
		}
		c.line(map[string]any{"id": c.args[0], "state": "removed"}, "%s is removed", c.args[0])
		return nil
	})
}

func automationPlan(ctx context.Context, c *call) error {
	booking := c.flags.String("booking", "", "only this stay, at any time")
	if err := c.parse(0, 0); err != nil {
		return err
	}
	ask := app.RuleAsk{Booking: stay.BookingID(*booking)}
	if *booking == "" {
		ask.From, ask.To = c.Now().AddDate(0, 0, -30), c.Now().AddDate(0, 0, 30)
	}
	return c.withDesk(ctx, func(a *app.App) error {
		lines, err := a.RuleLines(ctx, ask)
		for _, l := range lines {
			c.ruleLine(l, false)
		}
		return err
	})
}

func automationDryRun(ctx context.Context, c *call) error {
	days := c.flags.Int("days", 30, "how many days ahead")
	back := c.flags.Int("back", 0, "how many days back: what would have gone")
	rule := c.flags.String("rule", "", "only this rule, also one that is off or ready")
	if err := c.parse(0, 0); err != nil {
		return err
	}
	if *days < 0 || *days > 366 || *back < 0 || *back > 366 {
		return misuse("%s: choose 0 to 366 days", c.path)
	}
	now := c.Now()
	ask := app.RuleAsk{From: now.AddDate(0, 0, -*back), To: now.AddDate(0, 0, *days), Texts: true, Would: *back > 0}
	return c.with(ctx, func(h *house) error {
		if *rule != "" {
			found, err := rulesNamed(ctx, h, false, []string{*rule})
			if errors.Is(err, stay.ErrNotFound) {
				found, err = rulesNamed(ctx, h, true, []string{*rule})
			}
			if err != nil {
				return err
			}
			ask.As = &found[0]
		}
		a, err := c.desk(ctx, h)
		if err != nil {
			return err
		}
		lines, err := a.RuleLines(ctx, ask)
		for _, l := range lines {
			c.ruleLine(l, true)
		}
		if err == nil {
			c.tell("%d messages; nothing was sent.", len(lines))
		}
		return err
	})
}

// ruleLine prints one message of a rule, with its words where it is only looked at.
func (c *call) ruleLine(l app.RuleLine, words bool) {
	w := lang.For("en")
	object := map[string]any{"id": l.Send.ID, "rule": l.Rule.ID, "booking": l.Booking.ID, "property": l.Home.ID, "state": l.Send.State, "why": l.Send.Why,
		"moment_at": stamp(l.Send.MomentAt), "due_at": stamp(l.Send.DueAt), "until_at": stamp(l.Send.UntilAt), "changed_at": stamp(l.Send.ChangedAt), "message": l.Send.Message, "guest_known": !l.Nobody}
	reason := w.RuleWhy(string(l.Send.Why))
	if reason != "" {
		reason = ": " + reason
	}
	at := l.Send.DueAt
	if at.IsZero() {
		at = l.Send.ChangedAt
	}
	var text strings.Builder
	fmt.Fprintf(&text, "%s  %-16s %-32s %-16s %s%s", at.In(l.Home.Zone()).Format("2006-01-02 15:04"), l.Rule.ID, l.Booking.ID, l.Home.ID, l.Send.State, reason)
	if words {
		object["text"], object["template"], object["template_state"], object["template_text"] = l.Own, l.Template.Name, l.Template.State, l.Words
		for _, said := range []struct{ when, text string }{{"if the guest wrote within 24 hours", l.Own}, {"otherwise, as the template " + l.Template.Name, l.Words}} {
			if said.text != "" {
				fmt.Fprintf(&text, "\n    %s:\n        %s", said.when, strings.ReplaceAll(said.text, "\n", "\n        "))
			}
		}
	}
	c.line(object, "%s", text.String())
}

func automationPause(ctx context.Context, c *call) error { return c.pauseStay(ctx, true) }

func automationResume(ctx context.Context, c *call) error { return c.pauseStay(ctx, false) }

func (c *call) pauseStay(ctx context.Context, pause bool) error {
	booking := c.flags.String("booking", "", "id of the stay")
	if err := c.parse(0, 0); err != nil {
		return err
	}
	if *booking == "" {
		return misuse("%s: --booking is needed", c.path)
	}
	return c.withDesk(ctx, func(a *app.App) error {
		if err := a.PauseStay(ctx, stay.BookingID(*booking), pause); err != nil {
			return err
		}
		state := map[bool]string{true: "paused", false: "resumed"}[pause]
		c.line(map[string]any{"id": *booking, "state": state}, "%s: %s", *booking, state)
		return nil
	})
}

func automationSkip(ctx context.Context, c *call) error {
	return c.ruleByHand(ctx, func(a *app.App, rule stay.RuleID, booking stay.BookingID) (string, error) {
		return "skipped", a.SkipRule(ctx, rule, booking)
	})
}

func automationSend(ctx context.Context, c *call) error {
	return c.ruleByHand(ctx, func(a *app.App, rule stay.RuleID, booking stay.BookingID) (string, error) {
		why, err := a.SendRuleNow(ctx, rule, booking)
		if err == nil && why != stay.WhyNothing {
			err = fmt.Errorf("it may not go: %s: %w", lang.For("en").RuleWhy(string(why)), stay.ErrConflict)
		}
		return "queued", err
	})
}

func (c *call) ruleByHand(ctx context.Context, do func(*app.App, stay.RuleID, stay.BookingID) (string, error)) error {
	booking := c.flags.String("booking", "", "id of the stay")
	if err := c.parse(1, 1); err != nil {
		return err
	}
	if *booking == "" {
		return misuse("%s: --booking is needed", c.path)
	}
	return c.withDesk(ctx, func(a *app.App) error {
		state, err := do(a, stay.RuleID(c.args[0]), stay.BookingID(*booking))
		if err != nil {
			return err
		}
		c.line(map[string]any{"id": c.args[0], "booking": *booking, "state": state, "at": c.Now().UTC().Format(time.RFC3339)}, "%s for %s: %s", c.args[0], *booking, state)
		return nil
	})
}
