package app

import (
	"context"
	"time"

	"portineria/lexicon"
	"portineria/llm"
	"portineria/phrase"
	"portineria/proof"
	"portineria/stay"
)

// Model words an answer from facts; see llm.Client.
type Model interface {
	Ask(ctx context.Context, q llm.Question) (llm.Answer, error)
}

// Answerer holds what answering needs besides the turn itself: no database and
// no clock. The evaluation command runs the very same one.
type Answerer struct {
	Lexicon *lexicon.Lexicon
	Phrases *phrase.Book
	Judge   *proof.Judge
	Model   Model       // nil: answer without a model
	Swift   func() bool // whether the model words a reply while a guest would wait for one to be typed; nil: it does not

	SendAbove  float64 // at this confidence and above an answer goes out by itself
	DraftAbove float64 // at this one and above it is kept as a draft for the owner
	PublicURL  string  // where guests reach the privacy notice; empty: nowhere
}

// Verdict is what a turn comes to: everything that commit writes down.
type Verdict struct {
	Action   Action
	Band     stay.Band
	Mode     string // rule, direct, model; empty where nothing was found
	Language string // of the reply
	Speaks   string // the guest's own language where the message shows it; may be one that we do not speak

	Reply      string // to the guest now, with placeholders, without the disclosure; empty: silence
	Draft      string // for the owner to approve, with placeholders
	Facts      []string
	Needs      stay.Visibility // what the reader of the reply must be allowed to know when it leaves
	Confidence float64
	Signals    Signals     // what the confidence of a direct answer was computed from
	Marks      Marks       // and what it is about
	Reason     stay.Reason // why the owner is asked

	Identity Identity
	Request  stay.RequestKind
	Consent  Consent
	ToPerson string // why a person answers from here on: modeAsked, modeNoAI
	Urgent   bool
	Told     stay.Told // what the reply says of files
	Steps    []stay.Step

	at    time.Time    // the instant of the turn
	reads string       // the language the words are read in; empty: all alike, since they do not show it
	rule  lexicon.Rule // what the words demand, read once
	ruled bool
}

// Action is the outcome as the evaluation names it.
type Action string

// The actions.
const (
	ActAnswer   Action = "answer"
	ActAsk      Action = "ask"
	ActEscalate Action = "escalate"
	ActHandoff  Action = "handoff"
	ActPrivacy  Action = "privacy"
	ActOptOut   Action = "opt_out"
	ActSilent   Action = "silent"
)

// Consent is what a guest's word changes about messages that they get.
type Consent string

// The changes.
const (
	ConsentSame  Consent = ""
	ConsentStop  Consent = "stop"
	ConsentStart Consent = "start"
	consentNoAI  Consent = "no_ai"
)

// The reasons for which a person answers.
const (
	modeAsked = "asked"
	modeTaken = "taken_over"
	modeNoAI  = "no_ai"
	modeWrote = "wrote"
)

// note adds a line to the trace.
func (v *Verdict) note(name, found string, detail ...string) {
	s := stay.Step{Name: name, Found: found}
	for i := 0; i+1 < len(detail); i += 2 {
		if s.Detail == nil {
			s.Detail = map[string]string{}
		}
		s.Detail[detail[i]] = detail[i+1]
	}
	v.Steps = append(v.Steps, s)
}

// say is a fixed text in the reply's language.
func (a *Answerer) say(v *Verdict, key phrase.Key, args phrase.Args) string {
	return a.Phrases.Say(v.Language, key, args)
}

// args are the names that fixed texts speak of.
func args(p *stay.Property) phrase.Args {
	if p == nil {
		return phrase.Args{}
	}
	return phrase.Args{Property: p.Name, Host: p.HostName, Address: p.Address}
}

// bands are the confidences above which an answer is sent or drafted; a
// property may set its own. A draft never asks for more than sending does.
func (a *Answerer) bands(p *stay.Property) (send, draft float64) {
	send, draft = a.SendAbove, a.DraftAbove
	if p != nil && p.SendAbove != nil {
		send = *p.SendAbove
	}
	if p != nil && p.DraftAbove != nil {
		draft = *p.DraftAbove
	}
	return send, min(send, draft)
}

// Text is a reply as it is sent: with the disclosure where the guest has not
// been told yet, and with the secrets of the facts filled in. The path itself
// fills them in only at the moment of sending; this is for showing a verdict.
func (a *Answerer) Text(v Verdict, facts []stay.Fact, disclosed bool) (string, error) {
	if v.Reply == "" {
		return "", nil
	}
	text := v.Reply
	if !disclosed {
		text += "\n\n" + a.disclosure(v)
	}
	return stay.Reveal(text, secretsOf(facts))
}
