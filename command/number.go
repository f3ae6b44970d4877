package command

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"portineria/app/number"
	"portineria/egress"
	"portineria/stay"
	"portineria/whatsapp"
)

func numberCommand() spec {
	return spec{name: "number", does: "Business numbers that guests write to: set up, check, and which property each serves.", subs: []spec{
		{name: "add", args: "[--gateway cloud|360dialog] [--name NAME] [--token-file FILE-or-] ...", does: "Adds a number; what is missing can be set later.", run: numberAdd,
			example: "portineria number add --name Seaside --waba 900000000000001 --id 900000000000002 --display +441632960001 --token-file token.txt --secret-file secret.txt"},
		{name: "list", does: "Lists the numbers, the first one first.", run: numberList, example: "portineria number list --json"},
		{name: "show", args: "NUMBER", does: "Shows one number; of secrets only whether they are set.", run: numberShow, example: "portineria number show 900000000000002"},
		{name: "set", args: "NUMBER [--token-file FILE-or-] [--serves PROPERTY,...] ...", does: "Changes values of a number, or which properties it serves. A running program notices at once.", run: numberSet,
			example: "portineria number set 900000000000002 --token-file new-token.txt"},
		{name: "remove", args: "NUMBER", does: "Removes a number with its secrets. What was said over it stays.", run: numberRemove, example: "portineria number remove 900000000000002"},
		{name: "test", args: "NUMBER [--to PHONE]", does: "Runs every check of the set-up guide; --to sends the platform's sample message to a phone. Exit code 1 if something does not work.", run: numberTest,
			example: "portineria number test 900000000000002 --to +447700900100"},
		{name: "register", args: "NUMBER [--pin-file FILE-or-]", does: "Takes the number into use at the platform, with its PIN.", run: numberRegister, example: "portineria number register 900000000000002 --pin-file pin.txt"},
		{name: "connect", args: "NUMBER", does: "Tells the platform to deliver here, and links the account to the app.", run: numberConnect, example: "portineria number connect 900000000000002"},
	}}
}

// numberFlags are the values of a number as flags. Secrets come from files, standard
// input or the environment, never from the command line, which others on the machine
// can read.
type numberFlags struct {
	values  number.Values
	secrets []*secretFlag
}

// secretFlag says where one secret is read.
type secretFlag struct {
	name           string
	file, variable *string
	into           *stay.Private
}

func (c *call) numberFlags() *numberFlags {
	f := &numberFlags{}
	c.flags.StringVar(&f.values.Name, "name", "", "how you call it")
	c.flags.StringVar(&f.values.ID, "id", "", "the platform's id of the number (phone number id), not the number itself")
	c.flags.StringVar(&f.values.WABAID, "waba", "", "the id of the WhatsApp Business Account")
	c.flags.StringVar(&f.values.AppID, "app", "", "the id of the app at Meta; left out: the token tells")
	c.flags.StringVar(&f.values.Display, "display", "", "the number that guests write to, with plus sign and country code")
	c.flags.BoolVar(&f.values.ForgetOldSecret, "forget-old-secret", false, "only the newest app secret counts from now on")
	for _, s := range []*secretFlag{
		{name: "token", into: &f.values.Token}, {name: "secret", into: &f.values.Secret}, {name: "pin", into: &f.values.PIN}, {name: "verify-token", into: &f.values.VerifyToken},
	} {
		s.file = c.flags.String(s.name+"-file", "", "file that holds the "+strings.ReplaceAll(s.name, "-", " ")+"; - is standard input")
		s.variable = c.flags.String(s.name+"-env", "", "environment variable that holds it")
		f.secrets = append(f.secrets, s)
	}
	return f
}

// read fetches the secrets that the flags name.
func (c *call) readSecrets(f *numberFlags) error {
	for _, s := range f.secrets {
		switch {
		case *s.file != "" && *s.variable != "":
			return misuse("%s: give --%s-file or --%s-env, not both", c.path, s.name, s.name)
		case *s.file != "":
			content, err := c.readInput(*s.file)
			if err != nil {
				return err
			}
			*s.into = stay.Private(strings.TrimSpace(string(content)))
		case *s.variable != "":
			*s.into = stay.Private(strings.TrimSpace(environ(c.Environ, *s.variable)))
		default:
			continue
		}
		if *s.into == "" {
			return misuse("%s: there is no %s where the flag says", c.path, s.name)
		}
	}
	return nil
}

func environ(all []string, name string) (value string) {
	for _, pair := range all {
		if v, found := strings.CutPrefix(pair, name+"="); found {
			value = v
		}
	}
	return value
}

// withNumbers opens the house with its desk of numbers.
func (c *call) withNumbers(ctx context.Context, fn func(*house, *number.Desk) error) error {
	return c.with(ctx, func(h *house) error {
		dialer := newDialer(c, h)
		if err := allowConfigured(dialer, h.Config); err != nil {
			return err
		}
		desk, err := newNumberDesk(c, h, newSwitchboard(c, h, dialer), dialer, h.Server.PublicURL)
		if err != nil {
			return err
		}
		return fn(h, desk)
	})
}

// newNumberDesk is where numbers are set up. The house's own address becomes a
// destination, to be tried as the platform would.
func newNumberDesk(c *call, h *house, lines *switchboard, d *egress.Dialer, public string) (*number.Desk, error) {
	if public != "" {
		own, err := egress.FromURL(public, egress.Self, egress.Nothing, true)
		if err != nil {
			return nil, fmt.Errorf("allow server.public_url: %w", err)
		}
		if err := d.Replace("own address", own); err != nil {
			return nil, err
		}
	}
	return number.New(number.Options{DB: h.db, Now: c.Now, Rand: c.Rand, Log: h.log, Numbers: h.numbers, Client: lines.client, Owner: h.Owner.WhatsApp,
		Public: public, Outside: d.Client(egress.Self, egress.ClientOptions{})}), nil
}

// theNumber finds the number that the first argument names.
func (c *call) theNumber(ctx context.Context, d *number.Desk) (stay.Number, error) {
	n, err := d.Find(ctx, c.args[0])
	if errors.Is(err, stay.ErrNotFound) {
		return n, fmt.Errorf("there is no number %s: portineria number list shows those that are: %w", c.args[0], err)
	}
	return n, err
}

func numberAdd(ctx context.Context, c *call) error {
	gateway := c.flags.String("gateway", string(stay.GatewayCloud), "cloud (Meta's own) or 360dialog")
	f := c.numberFlags()
	if err := c.parse(0, 0); err != nil {
		return err
	}
	if !stay.Gateway(*gateway).Valid() {
		return misuse("%s: --gateway is cloud or 360dialog", c.path)
	}
	if err := c.readSecrets(f); err != nil {
		return err
	}
	return c.withNumbers(ctx, func(h *house, d *number.Desk) error {
		if err := f.values.Check(); err != nil {
			return err
		}
		n, err := d.Add(ctx, stay.Gateway(*gateway), f.values.Name)
		if err != nil {
			return err
		}
		changed, err := d.Set(ctx, n.Key, f.values)
		if err != nil {
			return errors.Join(err, d.Remove(ctx, n.Key)) // nothing is added by halves
		}
		return c.numberLine(ctx, h, changed)
	})
}

func numberList(ctx context.Context, c *call) error {
	if err := c.parse(0, 0); err != nil {
		return err
	}
	return c.withNumbers(ctx, func(h *house, d *number.Desk) error {
		all, err := d.Numbers(ctx)
		if err != nil {
			return err
		}
		for _, n := range all {
			if err := c.numberLine(ctx, h, n); err != nil {
				return err
			}
		}
		return nil
	})
}

// numberLine prints a number in one line.
func (c *call) numberLine(ctx context.Context, h *house, n stay.Number) error {
	all, err := h.numbers(ctx)
	if err != nil {
		return err
	}
	properties, err := h.db.Properties(ctx)
	if err != nil {
		return err
	}
	serves := []string{}
	for _, p := range properties {
		if by, ok := stay.NumberFor(p, all); ok && by.ID == n.ID {
			serves = append(serves, string(p.ID))
		}
	}
	state := "ready"
	if !n.Complete() {
		state = "unfinished"
	}
	missing := n.Missing()
	c.line(map[string]any{"id": number.Name(n), "state": state, "name": n.Name, "gateway": n.Gateway, "phone_number_id": n.ID, "waba_id": n.WABAID, "number": n.Display,
		"missing": append([]string{}, missing...), "serves": serves, "configured": append([]string{}, n.Fixed...)},
		"%-32s  %-10s  %-9s  %-16s  %-18s  %s", number.Name(n), state, n.Gateway, n.Display, n.ID, strings.Join(serves, ", "))
	return nil
}

func numberShow(ctx context.Context, c *call) error {
	if err := c.parse(1, 1); err != nil {
		return err
	}
	return c.withNumbers(ctx, func(h *house, d *number.Desk) error {
		n, err := c.theNumber(ctx, d)
		if err != nil {
			return err
		}
		if c.json {
			return c.numberLine(ctx, h, n)
		}
		set := func(there bool) string {
			if there {
				return "***"
			}
			return "not set"
		}
		shown := func(text string) string {
			if text == "" {
				return "not set"
			}
			return text
		}
		for _, row := range [][2]string{
			{"key", number.Name(n)}, {"name", shown(n.Name)}, {"gateway", string(n.Gateway)}, {"number", shown(n.Display)}, {"phone number id", shown(n.ID)}, {"account id", shown(n.WABAID)},
			{"token or key", set(n.Token != "")}, {"app secrets", fmt.Sprint(len(n.Secrets))}, {"verify token", set(n.VerifyToken != "")}, {"webhook secret", set(n.WebhookSecret != "")},
			{"pin", set(n.PIN != "")}, {"from the configuration", shown(strings.Join(n.Fixed, ", "))}, {"missing", shown(strings.Join(n.Missing(), ", "))}, {"webhook address", shown(d.Webhook())},
		} {
			fmt.Fprintf(c.Out, "%-24s %s\n", row[0], row[1])
		}
		return nil
	})
}

func numberSet(ctx context.Context, c *call) error {
	var serves list
	f := c.numberFlags()
	c.flags.Var(&serves, "serves", "the properties that it serves, with commas; those that it served before and are not named go to the first number")
	if err := c.parse(1, 1); err != nil {
		return err
	}
	if err := c.readSecrets(f); err != nil {
		return err
	}
	return c.withNumbers(ctx, func(h *house, d *number.Desk) error {
		n, err := c.theNumber(ctx, d)
		if err != nil {
			return err
		}
		if f.values != (number.Values{}) {
			if n, err = d.Set(ctx, n.Key, f.values); err != nil {
				return err
			}
		}
		if len(serves) > 0 {
			var properties []stay.PropertyID
			for _, id := range serves {
				if _, err := h.db.Property(ctx, stay.PropertyID(id)); err != nil {
					return err
				}
				properties = append(properties, stay.PropertyID(id))
			}
			if n.ID == "" {
				return fmt.Errorf("the number serves nothing before its id is set: %w", stay.ErrConflict)
			}
			if err := d.Serve(ctx, n.ID, properties); err != nil {
				return err
			}
		}
		return c.numberLine(ctx, h, n)
	})
}

func numberRemove(ctx context.Context, c *call) error {
	if err := c.parse(1, 1); err != nil {
		return err
	}
	return c.withNumbers(ctx, func(_ *house, d *number.Desk) error {
		n, err := c.theNumber(ctx, d)
		if err != nil {
			return err
		}
		if err := d.Remove(ctx, n.Key); err != nil {
			return err
		}
		c.line(map[string]any{"id": number.Name(n), "state": "removed"}, "%s is removed", number.Name(n))
		return nil
	})
}

func numberTest(ctx context.Context, c *call) error {
	language := c.flags.String("language", "en", "language of the lines: it or en")
	to := c.flags.String("to", "", "a phone that the platform's sample message goes to, as a last check")
	if err := c.parse(1, 1); err != nil {
		return err
	}
	phone := stay.NormalizePhone(*to)
	if *to != "" && phone == "" {
		return misuse("%s: --to is a number with its country code, such as +447700900100", c.path)
	}
	return c.withNumbers(ctx, func(_ *house, d *number.Desk) error {
		n, err := c.theNumber(ctx, d)
		if err != nil {
			return err
		}
		r := d.Examine(ctx, n)
		for _, f := range r.Findings {
			found, next := f.Say(*language)
			c.line(map[string]any{"id": f.Check, "name": f.Title(*language), "state": f.State, "step": f.Step, "found": found, "todo": next, "action": f.Action},
				"%-4s  %-28s %s %s", f.State, f.Title(*language), found, next)
		}
		if number.Worst(r.Findings) == number.Fail {
			return errShown
		}
		if phone == "" {
			return nil
		}
		if err := d.Hello(ctx, n, phone); err != nil {
			return c.refusedBy("send the sample message", err)
		}
		c.line(map[string]any{"id": "sent", "state": "ok"}, "The sample message is on its way.")
		return nil
	})
}

// refusedBy says what the platform did not do, in its words for kinds of refusals.
func (c *call) refusedBy(what string, err error) error {
	if failed, ok := errors.AsType[*whatsapp.SendError](err); ok {
		return fmt.Errorf("%s: the platform refused (%s, code %d); portineria number test says more: %w", what, failed.Problem, failed.Code, err)
	}
	return fmt.Errorf("%s: %w", what, err)
}

func numberRegister(ctx context.Context, c *call) error {
	f := c.numberFlags()
	if err := c.parse(1, 1); err != nil {
		return err
	}
	if err := c.readSecrets(f); err != nil {
		return err
	}
	return c.withNumbers(ctx, func(h *house, d *number.Desk) error {
		n, err := c.theNumber(ctx, d)
		if err != nil {
			return err
		}
		if f.values.PIN != "" {
			if n, err = d.Set(ctx, n.Key, number.Values{PIN: f.values.PIN}); err != nil {
				return err
			}
		}
		if n.PIN == "" {
			return misuse("%s: give the PIN of six digits with --pin-file", c.path)
		}
		if err := d.Do(ctx, n, number.DoRegister); err != nil {
			return c.refusedBy("register the number", err)
		}
		return c.numberLine(ctx, h, n)
	})
}

func numberConnect(ctx context.Context, c *call) error {
	if err := c.parse(1, 1); err != nil {
		return err
	}
	return c.withNumbers(ctx, func(h *house, d *number.Desk) error {
		n, err := c.theNumber(ctx, d)
		if err != nil {
			return err
		}
		if err := d.Do(ctx, n, number.DoWebhook); err != nil {
			return c.refusedBy("have messages delivered here", err)
		}
		return c.numberLine(ctx, h, n)
	})
}
