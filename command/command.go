// Package command is everything that can be done from a shell, a file per
// command, and the wiring of the parts: the one place that knows them all.
//
// A command reads its flags, opens the house (house.go) and calls the packages
// below; it decides nothing. Read this file for the table of commands, serve.go
// for what a running program is made of.
package command

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"portineria/config"
	"portineria/document"
	"portineria/stay"
)

// Env is the world that a command runs in.
type Env struct {
	Args    []string // without the program's name
	Environ []string
	In      io.Reader
	Out     io.Writer // results
	Err     io.Writer // progress and messages
	Now     func() time.Time
	Rand    io.Reader
}

// The exit codes of the contract with scripts.
const (
	exitDone    = 0
	exitFailed  = 1
	exitMisused = 2
)

// Main runs the command that the process was started with.
func Main() int {
	if len(os.Args) == 2 && os.Args[1] == document.ChildArg {
		return document.ServeChild(os.Stdin, os.Stdout) // started by ourselves, for one file
	}
	// Ollama's client reads it on its own and would sign requests with a key from
	// the user's home: the model runs in the house and needs none.
	_ = os.Unsetenv("OLLAMA_AUTH")
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	return Run(ctx, Env{Args: os.Args[1:], Environ: os.Environ(), In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Now: time.Now, Rand: rand.Reader})
}

// spec is one command, or a group of them.
type spec struct {
	name    string
	args    string // what stands behind the name in the usage line
	does    string // one line
	example string
	run     func(ctx context.Context, c *call) error
	subs    []spec
}

func table() []spec {
	return []spec{
		serveCommand(), demoCommand(), configCommand(), propertyCommand(), feedCommand(), calendarCommand(), bookingCommand(), automationCommand(), conversationCommand(), doorCommand(), personCommand(), choicesCommand(), templateCommand(), consentCommand(),
		alarmCommand(), meterCommand(),
		whatsappCommand(), numberCommand(), evalCommand(), modelCommand(), userCommand(), backupCommand(), verifyCommand(), restoreCommand(), doctorCommand(), versionCommand(),
		mediaCommand(),
	}
}

// Run runs one command and returns its exit code.
func Run(ctx context.Context, env Env) int {
	err := dispatch(ctx, env)
	var misuse *misuseError
	var unreadable *config.UnreadableError
	switch {
	case err == nil:
		return exitDone
	case errors.Is(err, errShown):
		return exitFailed
	case errors.As(err, &misuse), errors.As(err, &unreadable), errors.Is(err, errUnreadable):
		fmt.Fprintln(env.Err, "portineria:", err)
		return exitMisused
	default:
		fmt.Fprintln(env.Err, "portineria:", plain(err))
		return exitFailed
	}
}

// errShown ends a command with exit code 1 whose findings were printed already.
var errShown = errors.New("a check found something")

// errUnreadable marks input that cannot be read at all: exit code 2.
var errUnreadable = errors.New("unreadable input")

// misuseError is wrong use of a command.
type misuseError struct{ text string }

func (e *misuseError) Error() string { return e.text }

func misuse(format string, args ...any) error { return &misuseError{fmt.Sprintf(format, args...)} }

// plain adds to the kinds of refusal what a person at a shell would ask.
func plain(err error) string {
	text := err.Error()
	if invalid, ok := errors.AsType[stay.Invalid](err); ok {
		if words, ok := invalidWords[invalid.Key]; ok {
			return fmt.Sprintf("%s: %s", invalid.Field, words)
		}
	}
	return text
}

// invalidWords explain refused fields in a shell.
var invalidWords = map[string]string{
	"ends_before_start": "check-out must come after check-in",
	"stay_too_long":     "the stay is longer than two years: check the dates",
	"bad_date":          "this is not a date between 2000 and 2100",
	"not_owner":         "test messages go to your own phone alone: the one in the section [owner] of the configuration",
	"bad_number_id":     "this is the platform's id of a number, account or app: digits alone, and not the number itself",
	"bad_secret":        "this holds a space or a character that no token has: copy it again",
	"bad_pin":           "a PIN has six digits",
	"configured":        "this number stands in the configuration, in the section [whatsapp]: change it there",
	"bad_phone":         "this is not a complete number: write it with the country code, such as +447700900123",
	"bad_language":      "this is not a language code, such as it or en",
	"bad_timezone":      "this time zone is not known; an example is Europe/Rome",
	"bad_prices":        "write prices such as: EUR FR=0.03 DE=0.055 *=0.02, with * for all other countries",
	"bad_choice":        "this is not one of the possible values",
	"bad_quiet_time":    "write a time such as 30m, 2h or 48h, at most seven days; 0 is until you give the chat back",
	"bad_role":          "choose owner, cohost, cleaner or auditor",
	"needs_property":    "a cohost or a cleaner needs --property",
	"password_short":    "at least 12 characters are needed",
	"password_long":     "at most 200 characters are possible",
	"out_of_range":      "the number is out of range",
	"required":          "this is needed",
	"too_long":          "this is too long",
	"taken":             "this exists already",
	"own_link":          "others read this calendar from here: connected, it would bring your own bookings back",
	"bad_url":           "this is not an https address that can be fetched",
	"text_empty":        "there is no text",
	"no_number":         "whatsapp.number is not configured: set the number that guests write to, then there is something to scan",
	"bad_size":          "choose a6 or a5",
	"card_full":         "at most eight languages have room on a card",
}

func dispatch(ctx context.Context, env Env) error {
	if len(env.Args) == 0 {
		overview(env.Err)
		return misuse("a command is missing")
	}
	if isHelp(env.Args[0]) {
		overview(env.Out)
		return nil
	}
	return choose(ctx, env, "portineria", table(), env.Args)
}

func isHelp(arg string) bool {
	return arg == "--help" || arg == "-h" || arg == "help" || arg == "-help"
}

// choose finds the command that the arguments begin with, group by group.
func choose(ctx context.Context, env Env, path string, specs []spec, args []string) error {
	for _, s := range specs {
		if s.name != args[0] {
			continue
		}
		path += " " + s.name
		args = args[1:]
		if len(s.subs) == 0 {
			return start(ctx, env, path, s, args)
		}
		if len(args) == 0 || isHelp(args[0]) {
			groupHelp(env.Out, path, s)
			if len(args) == 0 {
				return misuse("%s: which one? one of %s", path, names(s.subs))
			}
			return nil
		}
		return choose(ctx, env, path, s.subs, args)
	}
	return misuse("%s: there is no command %q; one of %s", path, args[0], names(specs))
}

func names(specs []spec) string {
	var all []string
	for _, s := range specs {
		all = append(all, s.name)
	}
	return strings.Join(all, ", ")
}

func overview(w io.Writer) {
	fmt.Fprint(w, "Portineria answers guests on WhatsApp from the owner's own facts, on the owner's own computer.\n\n"+
		"Usage: portineria COMMAND [--config FILE] [--data DIR] [--json]\n\n")
	for _, s := range table() {
		fmt.Fprintf(w, "  %-14s %s\n", s.name, s.does)
	}
	fmt.Fprint(w, "\nportineria COMMAND --help tells more.\nExample: portineria demo\n")
}

func groupHelp(w io.Writer, path string, s spec) {
	fmt.Fprintf(w, "%s\n\n", s.does)
	for _, sub := range s.subs {
		fmt.Fprintf(w, "  %s %s %s\n      %s\n", path, sub.name, sub.args, sub.does)
	}
	example := s.example
	if example == "" {
		example = s.subs[0].example
	}
	fmt.Fprintf(w, "\nExample: %s\n", example)
}
