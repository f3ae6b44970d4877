package command

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"strings"

	"portineria/stay"
)

// call is one run of a command: its flags, its arguments, its world.
type call struct {
	Env
	path  string
	flags *flag.FlagSet
	args  []string // what is left after the flags

	configFile, dataDir *string // nil: not given
	json                bool
	demo                bool // the throw-away house: a link opens it without an account of one's own
}

// start parses flags wherever they stand among the arguments and runs the
// command. The flags of a command are declared by its run function through
// parse, so start only prepares the common ones.
func start(ctx context.Context, env Env, path string, s spec, args []string) error {
	c := &call{Env: env, path: path, flags: flag.NewFlagSet(path, flag.ContinueOnError)}
	c.flags.SetOutput(io.Discard)
	c.flags.Func("config", "the configuration file", func(v string) error { c.configFile = &v; return nil })
	c.flags.Func("data", "the data directory", func(v string) error { c.dataDir = &v; return nil })
	c.flags.BoolVar(&c.json, "json", false, "print lines for machines")
	c.args = args
	err := s.run(ctx, c)
	if errors.Is(err, flag.ErrHelp) {
		c.help(s)
		return nil
	}
	return err
}

func (c *call) help(s spec) {
	fmt.Fprintf(c.Out, "%s\n\nUsage: %s %s\n\n", s.does, c.path, strings.TrimSpace(s.args+" [--config FILE] [--data DIR] [--json]"))
	c.flags.VisitAll(func(f *flag.Flag) { fmt.Fprintf(c.Out, "  --%-16s %s\n", f.Name, f.Usage) })
	fmt.Fprintf(c.Out, "\nExample: %s\n", s.example)
}

// parse reads the flags, which may stand before, between and behind the other
// arguments, and checks how many of those there are; most < 0 is no limit.
func (c *call) parse(least, most int) error {
	rest, args := []string{}, c.args
	for {
		if err := c.flags.Parse(args); err != nil {
			if errors.Is(err, flag.ErrHelp) {
				return err
			}
			return misuse("%s: %v", c.path, err)
		}
		left := c.flags.Args()
		if len(left) == 0 {
			break
		}
		// A lone "--" ends the flags.
		if cut := len(args) - len(left); cut > 0 && args[cut-1] == "--" {
			rest = append(rest, left...)
			break
		}
		rest, args = append(rest, left[0]), left[1:]
	}
	c.args = rest
	switch {
	case len(rest) < least:
		return misuse("%s: something is missing; see %s --help", c.path, c.path)
	case most >= 0 && len(rest) > most:
		return misuse("%s: %q is too much; see %s --help", c.path, rest[most], c.path)
	}
	return nil
}

// line prints a result: an object for machines, or the text for people.
func (c *call) line(object map[string]any, text string, args ...any) {
	if !c.json {
		fmt.Fprintf(c.Out, text+"\n", args...)
		return
	}
	raw, err := json.Marshal(object)
	if err != nil {
		fmt.Fprintln(c.Err, "portineria: print a line:", err)
		return
	}
	fmt.Fprintln(c.Out, string(raw))
}

// tell prints a message or progress, never a result.
func (c *call) tell(text string, args ...any) { fmt.Fprintf(c.Err, text+"\n", args...) }

// list collects the values of a flag that may be given several times or with
// commas.
type list []string

func (l *list) String() string { return strings.Join(*l, ",") }

// Set adds one or more values.
func (l *list) Set(v string) error {
	for part := range strings.SplitSeq(v, ",") {
		if part = strings.TrimSpace(part); part != "" {
			*l = append(*l, part)
		}
	}
	return nil
}

// dateFlag is a flag that holds a day.
type dateFlag struct {
	day   stay.Date
	given bool
}

func (d *dateFlag) String() string {
	if d == nil || !d.given {
		return ""
	}
	return d.day.String()
}

// Set reads YYYY-MM-DD.
func (d *dateFlag) Set(v string) error {
	day, err := stay.ParseDate(v)
	d.day, d.given = day, err == nil
	return err
}
