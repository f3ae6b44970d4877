// Package number sets up business numbers and looks after them: what the owner
// pasted is checked live against the platform, each failure with its reason and the
// next step, and once a day again, so that trouble is an alarm and no surprise.
//
// What is found is decided by pure functions over what was asked (judge.go); asking
// is in look.go, the way from the outside in loop.go, what a click does in act.go,
// the daily look in watch.go, and what an owner reads in words_en.go.
package number

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"sync"
	"time"

	"portineria/stay"
	"portineria/store"
	"portineria/whatsapp"
)

// Options is what the desk works with.
type Options struct {
	DB   *store.DB
	Now  func() time.Time
	Rand io.Reader
	Log  *slog.Logger

	// Numbers are the numbers of the house, the configuration's laid over the stored
	// ones.
	Numbers func(ctx context.Context) ([]stay.Number, error)
	// Client makes a client of the platform for a number. Its id may be missing: then
	// only what is not about the number can be asked.
	Client func(n stay.Number) (*whatsapp.Client, error)
	// Public is how the house is reached from outside, without a final slash; empty:
	// it is not. Outside calls that address, and nothing else.
	Public  string
	Outside *http.Client
	Owner   string        // the owner's phone, E.164, for a sample message; empty: not known
	Within  time.Duration // how long one look may take; 0: ten seconds
}

// WebhookPath is where the platform delivers, on the public door.
const WebhookPath = "/webhooks/whatsapp"

// Desk is where numbers are set up.
type Desk struct {
	o Options

	mu   sync.Mutex
	last map[string]Report // by the number's name, see nameOf
}

// New makes a desk.
func New(o Options) *Desk {
	if o.Within == 0 {
		o.Within = 10 * time.Second
	}
	return &Desk{o: o, last: map[string]Report{}}
}

// Step is a part of the set-up; each has a page.
type Step string

// The steps, in their order.
const (
	StepAccess  Step = "access"  // what to create, the token or key, the account
	StepNumber  Step = "number"  // which number, and how it stands
	StepWebhook Step = "webhook" // how messages come in
	StepAccount Step = "account" // paying, standing, templates
	StepTry     Step = "try"     // a test message
)

// Steps are the steps of a gateway.
func Steps(g stay.Gateway) []Step {
	if g == stay.GatewayDialog360 {
		return []Step{StepAccess, StepNumber, StepWebhook, StepTry}
	}
	return []Step{StepAccess, StepNumber, StepWebhook, StepAccount, StepTry}
}

// State is the outcome of a check.
type State string

// The outcomes: fine, worth a look, not working, not looked at.
const (
	OK   State = "ok"
	Warn State = "warn"
	Fail State = "fail"
	Off  State = "off"
)

// Action is what a click can do about a finding.
type Action string

// The actions.
const (
	DoSubscribe Action = "subscribe" // have the account's messages sent to our app
	DoWebhook   Action = "webhook"   // tell the platform our address
	DoRegister  Action = "register"  // register the number with its PIN
)

// Finding is one check with what it found. Word names the sentence, Args what
// stands in it.
type Finding struct {
	Check  string // names the check: a key of the words of packages lang
	Step   Step
	State  State
	Word   string
	Args   []string
	Action Action // empty: nothing that a click could do
}

// Report is what a look found, and what of it the pages show besides.
type Report struct {
	At       time.Time
	Findings []Finding
	Choices  []whatsapp.Number // the numbers of the account, to choose from
	Phone    whatsapp.Number
	Account  whatsapp.Account
}

// Of are the findings of a step.
func (r Report) Of(step Step) []Finding {
	var all []Finding
	for _, f := range r.Findings {
		if f.Step == step {
			all = append(all, f)
		}
	}
	return all
}

// Worst is the gravest state among findings; Off where there is none.
func Worst(all []Finding) State {
	rank := map[State]int{Off: 0, OK: 1, Warn: 2, Fail: 3}
	worst := Off
	for _, f := range all {
		if rank[f.State] > rank[worst] {
			worst = f.State
		}
	}
	return worst
}

// nameOf names a number for what is remembered of it: one of the configuration
// has no key.
func nameOf(n stay.Number) string {
	if n.Key == "" {
		return Configured
	}
	return string(n.Key)
}

// Configured is how the number of the configuration is called where numbers are
// named by their keys.
const Configured = "configured"

// Find is one number of the house by its key, or Configured.
func (d *Desk) Find(ctx context.Context, name string) (stay.Number, error) {
	all, err := d.o.Numbers(ctx)
	if err != nil {
		return stay.Number{}, err
	}
	for _, n := range all {
		if nameOf(n) == name || (n.ID != "" && n.ID == name) {
			return n, nil
		}
	}
	return stay.Number{}, stay.ErrNotFound
}

// Name names a number in addresses and commands.
func Name(n stay.Number) string { return nameOf(n) }

// Numbers are the numbers of the house, the first one first.
func (d *Desk) Numbers(ctx context.Context) ([]stay.Number, error) { return d.o.Numbers(ctx) }

// Webhook is the address that the platform is to deliver to; empty while the house
// has none.
func (d *Desk) Webhook() string {
	if d.o.Public == "" {
		return ""
	}
	return d.o.Public + WebhookPath
}

// Last is the latest report about a number; zero while nobody looked.
func (d *Desk) Last(n stay.Number) Report {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.last[nameOf(n)]
}

// patience is how soon a number is not looked at again: the platform counts calls
// (Meta, "Rate limits": 200 an hour to begin with, and a look takes seven).
const patience = 20 * time.Second

// Examine looks at a number, and remembers what it found. Asked again at once about
// a number that did not change, it answers from memory.
func (d *Desk) Examine(ctx context.Context, n stay.Number) Report {
	d.mu.Lock()
	last, known := d.last[nameOf(n)]
	d.mu.Unlock()
	if now := d.o.Now(); known && now.Sub(last.At) < patience && !n.UpdatedAt.After(last.At) {
		return last
	}
	f := d.Look(ctx, n)
	r := Report{At: f.Now, Findings: Judge(f), Choices: f.Numbers, Phone: f.Phone, Account: f.Account}
	if ctx.Err() == nil { // else it tells of whoever left, and not of the number
		d.mu.Lock()
		d.last[nameOf(n)] = r
		d.mu.Unlock()
	}
	return r
}

// forget has the next look ask again.
func (d *Desk) forget(n stay.Number) {
	d.mu.Lock()
	defer d.mu.Unlock()
	delete(d.last, nameOf(n))
}
