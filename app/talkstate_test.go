package app_test

import (
	"context"
	"slices"
	"strings"

	"github.com/google/go-cmp/cmp"

	"portineria/app"
	"portineria/stay"
)

// stateForms are what the owner's pages would show.
func stateForms() []form {
	return []form{
		see(`(\w+) is (stranger|booked|staying|past)`, (*talk).level),
		see(`(\w+) is waiting`, func(p *talk, m []string) { p.waiting(m[0], true) }),
		see(`(\w+) is not waiting`, func(p *talk, m []string) { p.waiting(m[0], false) }),
		see(`(\w+) is with the (host|assistant)`, (*talk).hands),
		see(`(\w+) is asked for (booking|arrival|details|property|nothing)`, (*talk).askedFor),
		see(`(\w+) is tied to (\S+) by (\S+)`, (*talk).tied),
		see(`(\w+) is tied to nothing`, func(p *talk, m []string) { p.tied([]string{m[0], "", ""}) }),
		see(`for (\w+) there speaks: (.+)`, (*talk).claimed),
		see(`(\w+) speaks (\w\w)`, (*talk).speaks),
		see(`(\w+) has (not )?stopped messages`, (*talk).stopped),
		see(`questions of (\w+): (.+)`, (*talk).questions),
		see(`draft for (\w+) contains (.+)`, func(p *talk, m []string) { p.draft(m[0], m[1], true) }),
		see(`draft for (\w+) lacks (.+)`, func(p *talk, m []string) { p.draft(m[0], m[1], false) }),
		see(`requests of (\w+): (.+)`, (*talk).requests),
		see(`message to (\w+) is held back`, func(p *talk, m []string) {
			if !p.lastTo(m[0]).Send.Held {
				p.errorf("the message to %s is not held back", m[0])
			}
		}),
		see(`message to (\w+) is (\w+)(?: for (\w+))?`, (*talk).message),
		see(`decided for (\w+): (.+)`, (*talk).decided),
		see(`trace of (\w+) says (\w+) (\w+)`, (*talk).traced),
		see(`(\w+) wrote (\d+) messages?`, (*talk).wrote),
		see(`set aside: (.+)`, (*talk).oddities),
	}
}

func (p *talk) app() *app.App {
	p.t.Helper()
	return p.host().app.Load()
}

// last is why the last turn of a conversation ended as it did.
func (p *talk) last(name string) stay.Trace {
	p.t.Helper()
	all := p.traces(name)
	for _, trace := range slices.Backward(all) {
		if trace.Band != "" {
			return trace
		}
	}
	p.fatalf("nothing was decided for %s yet", name)
	return stay.Trace{}
}

func (p *talk) traces(name string) []stay.Trace {
	p.t.Helper()
	all, err := p.h.db.Traces(context.Background(), p.with(name), 1000)
	if err != nil {
		p.fatalf("%v", err)
	}
	return all
}

func (p *talk) level(m []string) {
	p.t.Helper()
	for _, step := range p.last(m[0]).Steps {
		if step.Name == "identify" && step.Found != m[1] {
			p.errorf("%s was taken for: %s, evidence %q, closed %q", m[0], step.Found, step.Detail["evidence"], step.Detail["closed"])
		}
	}
}

func (p *talk) waiting(name string, want bool) {
	p.t.Helper()
	if got := !p.with(name).WaitingSince.IsZero(); got != want {
		p.errorf("waiting: %v", got)
	}
}

func (p *talk) hands(m []string) {
	p.t.Helper()
	modes := map[string]stay.Mode{"host": stay.ByHuman, "assistant": stay.ByAssistant}
	if c := p.with(m[0]); c.Mode != modes[m[1]] {
		p.errorf("%s is with: %s (%s)", m[0], c.Mode, c.ModeReason)
	}
}

func (p *talk) askedFor(m []string) {
	p.t.Helper()
	want := stay.Asking(m[1])
	if want == "nothing" {
		want = stay.AskingNothing
	}
	if got := p.with(m[0]).Asking; got != want {
		p.errorf("%s is asked for: %q", m[0], got)
	}
}

// tied wants exactly this tie to a booking that can still serve, or none.
func (p *talk) tied(m []string) {
	p.t.Helper()
	ties, err := p.h.db.Ties(context.Background(), p.with(m[0]).ID)
	if err != nil {
		p.fatalf("%v", err)
	}
	var got, want []string
	for _, tie := range ties {
		for name, id := range p.bookings {
			if id == tie.Booking {
				got = append(got, name+" by "+string(tie.Evidence))
			}
		}
	}
	if m[1] == "" {
		if len(got) > 0 {
			p.errorf("%s is tied to: %v", m[0], got)
		}
		return
	}
	if want = append(want, m[1]+" by "+m[2]); !slices.Contains(got, want[0]) {
		p.errorf("%s is tied to: %v", m[0], got)
	}
}

// claimed wants exactly these bookings to wait for the owner's word.
func (p *talk) claimed(m []string) {
	p.t.Helper()
	all, err := p.h.db.Claims(context.Background(), p.with(m[0]).ID)
	if err != nil {
		p.fatalf("%v", err)
	}
	var got []string
	for _, claim := range all {
		for name, id := range p.bookings {
			if id == claim.Booking && claim.State == stay.ClaimOpen {
				got = append(got, name+" by "+string(claim.Evidence))
			}
		}
	}
	slices.Sort(got)
	var want []string
	if m[1] != "nothing" {
		want = strings.Split(m[1], ", ")
	}
	if diff := cmp.Diff(want, got); diff != "" {
		p.errorf("what speaks for %s differs (-talk +house):\n%s", m[0], diff)
	}
}

func (p *talk) guest(name string) stay.Guest {
	p.t.Helper()
	g, err := p.h.db.Guest(context.Background(), p.with(name).Guest)
	if err != nil {
		p.fatalf("%v", err)
	}
	return g
}

func (p *talk) speaks(m []string) {
	p.t.Helper()
	if got := p.guest(m[0]).Language; got != m[1] {
		p.errorf("the language of %s is: %q", m[0], got)
	}
}

func (p *talk) stopped(m []string) {
	p.t.Helper()
	if got := !p.guest(m[0]).StoppedAt.IsZero(); got != (m[1] == "") {
		p.errorf("stopped: %v", got)
	}
}

func (p *talk) questions(m []string) {
	p.t.Helper()
	var got []string
	for _, q := range p.asked(m[0]) {
		got = append(got, string(q.Reason))
	}
	if diff := cmp.Diff(list(m[1]), got); diff != "" {
		p.errorf("open questions differ (-talk +house):\n%s", diff)
	}
}

func (p *talk) draft(name, text string, want bool) {
	p.t.Helper()
	if got := string(p.drafted(name).Draft); strings.Contains(got, unescape(text)) != want {
		p.errorf("the draft is: %q", got)
	}
}

func (p *talk) requests(m []string) {
	p.t.Helper()
	all, err := p.h.db.Requests(context.Background(), p.with(m[0]).ID)
	if err != nil {
		p.fatalf("%v", err)
	}
	var got []string
	for _, r := range all {
		if r.State == stay.QuestionOpen {
			got = append(got, string(r.Kind))
		}
	}
	slices.Sort(got)
	if diff := cmp.Diff(list(m[1]), got); diff != "" {
		p.errorf("open requests differ (-talk +house):\n%s", diff)
	}
}

// message is where the last message to a guest stands.
func (p *talk) message(m []string) {
	p.t.Helper()
	send := p.lastTo(m[0]).Send
	if string(send.State) != m[1] || (m[2] != "" && send.Problem != m[2]) {
		p.errorf("the message to %s is %s, problem %q", m[0], send.State, send.Problem)
	}
}

func (p *talk) decided(m []string) {
	p.t.Helper()
	last := p.last(m[0])
	got := map[string]string{"mode": last.Mode, "band": string(last.Band)}
	for _, step := range last.Steps {
		if step.Name == "decide" && step.Detail["reason"] != "" {
			got["reason"] = step.Detail["reason"]
		}
	}
	for key, want := range p.words(m[1]) {
		if got[key] != want {
			p.errorf("%s is %q; the trace is %+v", key, got[key], last.Steps)
		}
	}
}

// traced looks for a step in any decision about a guest.
func (p *talk) traced(m []string) {
	p.t.Helper()
	all := p.traces(m[0])
	for _, trace := range all {
		for _, step := range trace.Steps {
			if step.Name == m[1] && step.Found == m[2] {
				return
			}
		}
	}
	p.errorf("no trace of it in %+v", all)
}

func (p *talk) wrote(m []string) {
	p.t.Helper()
	all, err := p.h.db.Messages(context.Background(), p.with(m[0]).ID, 1000)
	if err != nil {
		p.fatalf("%v", err)
	}
	n := 0
	for _, message := range all {
		if message.Author == stay.FromGuest {
			n++
		}
	}
	if n != int(p.float(m[1])) {
		p.errorf("%s wrote %d messages", m[0], n)
	}
}

func (p *talk) oddities(m []string) {
	p.t.Helper()
	all, err := p.h.db.Oddities(context.Background(), 100)
	if err != nil {
		p.fatalf("%v", err)
	}
	var got []string
	for _, oddity := range slices.Backward(all) {
		got = append(got, strings.ReplaceAll(oddity.Kind, " ", "_"))
	}
	if diff := cmp.Diff(list(m[0]), got); diff != "" {
		p.errorf("what was set aside differs (-talk +house):\n%s", diff)
	}
}
