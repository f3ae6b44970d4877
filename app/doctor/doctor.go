// Package doctor looks at every part of the house and says how it does: one line
// a part, with what was found and what to do, for the settings page and for the
// command.
//
// It changes nothing. All checks run at the same time, none for longer than a few
// seconds, and one that cannot be done says so. Read checks.go for the list, and
// words_en.go for what is said.
package doctor

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"time"

	"portineria/llm"
	"portineria/proof"
	"portineria/store"
	"portineria/whatsapp"
)

// Options is what the doctor looks at.
type Options struct {
	DB  *store.DB
	Dir string // the data directory
	Now func() time.Time

	ConfigFile string   // empty: there is none
	Doubts     []string // keys of the configuration that are probably not meant as they are
	Version    string   // of the program, with its commit

	// ServingSince is when this process opened both doors. Zero: it did not, and the
	// doctor tries whether they could be opened, or another process of this house
	// holds them.
	ServingSince                time.Time
	PrivateListen, PublicListen string
	PublicURL                   string

	OwnerWhatsApp bool // alerts have a number to go to
	WhatsApp      WhatsApp
	Model         *llm.Client  // nil: none is configured
	ModelTrial    func() Trial // how the model did when it was tried; nil: it was not
	Judge         *proof.Judge // reads what facts state; nil: they are not compared
	// Speech has the speech server listen to silence; nil: none is set up.
	Speech func(context.Context) error
	// MediaUsed is how much the files of guests take, in bytes and number, and MediaMost
	// how much they may; nil: none are kept here.
	MediaUsed    func() (bytes int64, files int, err error)
	MediaMost    int64
	Destinations func() int // how many destinations the dialer allows; nil: not known here
	BackupDir    string     // where backups lie, and how their names end
	BackupSuffix string
	Timeout      time.Duration // of each check; 0: five seconds
}

// WhatsApp says which values of the connection are set, never what they are.
type WhatsApp struct {
	Number, PhoneNumberID, AccessToken, AppSecret, VerifyToken bool
	// Graph asks the platform for the number's state; nil: not configured.
	Graph *whatsapp.Client
}

// begun reports whether somebody began to configure the connection. The number
// alone is no beginning: it makes links for guests.
func (w WhatsApp) begun() bool {
	return w.PhoneNumberID || w.AccessToken || w.AppSecret || w.VerifyToken
}

// complete reports whether messages can be received and sent.
func (w WhatsApp) complete() bool {
	return w.PhoneNumberID && w.AccessToken && w.AppSecret && w.VerifyToken
}

// Trial is how the model did when it was last tried.
type Trial struct {
	Done, Running bool
	Tested        llm.Tested
	Err           error // why it could not be done
}

// State is the outcome of a check.
type State string

// The outcomes: fine, worth a look, not working, switched off.
const (
	OK   State = "ok"
	Warn State = "warn"
	Fail State = "fail"
	Off  State = "off"
)

// Check is one line. Key names the part; package lang has the words for it and
// for the state.
type Check struct {
	Key   string
	State State

	finding string
	args    []arg
}

// Say is what was found and what to do about it, in a language of the owner's;
// next is empty where there is nothing to do.
func (c Check) Say(language string) (found, next string) {
	line, ok := wordsOf(language)[c.finding]
	if !ok {
		return c.finding, ""
	}
	values := make([]any, len(c.args))
	for i, a := range c.args {
		values[i] = a(language)
	}
	return fill(line.found, values), fill(line.next, values)
}

// Doctor examines the house.
type Doctor struct {
	o Options

	mu   sync.Mutex // guards the last examination
	at   time.Time
	last []Check
}

// New makes a doctor.
func New(o Options) *Doctor {
	if o.Timeout == 0 {
		o.Timeout = 5 * time.Second
	}
	return &Doctor{o: o}
}

// Recent is the last examination if it is no older than that, else a new one:
// for pages that ask again whenever something happens.
func (d *Doctor) Recent(ctx context.Context, age time.Duration) []Check {
	d.mu.Lock()
	defer d.mu.Unlock()
	now := d.o.Now()
	if d.last != nil && now.Sub(d.at) <= age {
		return slices.Clone(d.last)
	}
	found := d.Examine(ctx)
	if ctx.Err() == nil { // else it tells of whoever left, and not of the house
		d.last, d.at = slices.Clone(found), now
	}
	return found
}

// Examine runs all checks at once and returns them in the order of the page.
func (d *Doctor) Examine(ctx context.Context) []Check {
	probes := d.probes()
	found := make([][]Check, len(probes))
	var group sync.WaitGroup
	for i, p := range probes {
		group.Go(func() { found[i] = d.examine(ctx, p) })
	}
	group.Wait()
	var all []Check
	for _, some := range found {
		all = append(all, some...)
	}
	return all
}

// Look runs the checks of these keys alone, for a page about one part.
func (d *Doctor) Look(ctx context.Context, keys ...string) []Check {
	var all []Check
	for _, p := range d.probes() {
		if slices.ContainsFunc(p.keys, func(key string) bool { return slices.Contains(keys, key) }) {
			all = append(all, d.examine(ctx, p)...)
		}
	}
	return all
}

// probe is one look; it may answer several lines.
type probe struct {
	keys []string
	run  func(ctx context.Context) []outcome
}

// outcome is what a look found, one for each of its keys.
type outcome struct {
	state   State
	finding string
	args    []arg
}

// examine bounds a look in time and keeps a broken one from the others. A look
// that ignores its deadline, such as one at a network disk that hangs, is left to
// end by itself.
func (d *Doctor) examine(ctx context.Context, p probe) []Check {
	ctx, cancel := context.WithTimeout(ctx, d.o.Timeout)
	defer cancel()
	answer := make(chan []outcome, 1)
	go func() {
		defer func() {
			if recover() != nil {
				answer <- nil
			}
		}()
		answer <- p.run(ctx)
	}()
	var found []outcome
	late := false
	select {
	case found = <-answer:
	case <-ctx.Done():
		late = true
	}
	checks := make([]Check, len(p.keys))
	for i, key := range p.keys {
		switch {
		case i < len(found):
			checks[i] = Check{Key: key, State: found[i].state, finding: found[i].finding, args: found[i].args}
		case late:
			checks[i] = Check{Key: key, State: Warn, finding: "late", args: []arg{text(fmt.Sprint(d.o.Timeout))}}
		default:
			checks[i] = Check{Key: key, State: Warn, finding: "broken"}
		}
	}
	return checks
}

func say(state State, finding string, args ...arg) []outcome {
	return []outcome{{state, finding, args}}
}
