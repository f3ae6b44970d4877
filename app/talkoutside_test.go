package app_test

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"time"

	"portineria/llm/llmtest"
	"portineria/stay"
	"portineria/store"
	"portineria/whatsapp/graphfake"
)

// outsideForms tell the platform and the model how to behave.
func outsideForms() []form {
	return []form{
		act(`platform fails the next (\d+ )?calls?: (\w+)`, (*talk).platformFails),
		act(`platform sends no statuses`, func(p *talk, _ []string) { p.host().fake.Report(graphfake.NoStates) }),
		act(`platform sends statuses`, func(p *talk, _ []string) { p.host().fake.Report(nil) }),
		act(`platform sends statuses backwards`, func(p *talk, _ []string) { p.host().fake.Report(graphfake.Backwards) }),
		act(`platform sends statuses twice`, func(p *talk, _ []string) { p.host().fake.Report(graphfake.Twice) }),
		act(`platform reports failure (\d+)`, (*talk).platformReports),
		act(`platform says (\w+) at (\S+): (\{.*)`, (*talk).platformSays),
		act(`platform keeps webhooks back`, func(p *talk, _ []string) { p.host().fake.PauseWebhooks() }),
		act(`platform lets webhooks go`, func(p *talk, _ []string) { p.host().fake.ResumeWebhooks() }),
		act(`platform leaves our mark out of statuses`, func(p *talk, _ []string) { p.host().unmarked.Store(true) }),
		act(`platform answers late`, func(p *talk, _ []string) { p.host().sender.hold() }),
		act(`platform lets calls go`, func(p *talk, _ []string) { p.host().fake.Release(); p.h.sender.release() }),

		act(`calendar of ([\w-]+) is held back`, func(p *talk, m []string) { p.calendarHeld(m[0], p.host().now()) }),
		act(`calendar of ([\w-]+) is sent again`, func(p *talk, m []string) { p.calendarHeld(m[0], time.Time{}) }),

		act(`model> (\{.*)`, func(p *talk, m []string) { p.modelSays(llmtest.Say(m[0])) }),
		act(`model> ([\w ,-]+): (.*)`, (*talk).modelAnswers),
		act(`model abstains`, func(p *talk, _ []string) { p.modelSays(llmtest.Abstain()) }),
		act(`model is silent`, func(p *talk, _ []string) { p.modelSays(llmtest.Say("").Stalled()) }),
		act(`model breaks off`, func(p *talk, _ []string) { p.modelSays(llmtest.Say(`{"facts":["`).Dropped()) }),
		act(`model fails (\d+)`, (*talk).modelFails),
		act(`model is switched off`, func(p *talk, _ []string) { p.theModel().Close() }),
		act(`model waits`, (*talk).modelWaits),
		act(`model goes on`, (*talk).modelGoesOn),
		see(`model was asked (\d+) times?`, (*talk).modelAsked),
		see(`model was not asked`, func(p *talk, _ []string) { p.modelAsked([]string{"0"}) }),
		see(`model saw (.+)`, func(p *talk, m []string) { p.modelSaw(m[0], true) }),
		see(`model did not see (.+)`, func(p *talk, m []string) { p.modelSaw(m[0], false) }),
	}
}

// platformSays delivers a notice about the account, of an instant.
func (p *talk) platformSays(m []string) {
	p.t.Helper()
	at, err := time.Parse(time.RFC3339, m[1])
	if err != nil {
		p.fatalf("not an instant: %s", m[1])
	}
	body := fmt.Sprintf(`{"object":"whatsapp_business_account","entry":[{"id":%q,"time":%d,"changes":[{"field":%q,"value":%s}]}],"n":%d}`, theBusiness.Account, at.Unix(), m[0], m[2], p.h.now().UnixNano())
	if err := p.host().deliver(context.Background(), []byte(body)); err != nil {
		p.errorf("the notice was not taken: %v", err)
	}
	p.h.rest()
}

// calendarHeld is a site's calendar that would lose most of its stays, since a
// moment, or does no more.
func (p *talk) calendarHeld(property string, since time.Time) {
	p.t.Helper()
	l := store.CalendarLink{ID: stay.LinkID("link of " + property), Property: stay.PropertyID(property), Channel: "airbnb", Token: stay.Private("token of " + property), HeldSince: since, HeldStays: 3, HeldOf: 4,
		CreatedAt: p.h.now(), RenewedAt: p.h.now()}
	if err := p.h.db.Update(context.Background(), func(tx *store.Tx) error { return tx.PutCalendarLink(context.Background(), l) }); err != nil {
		p.fatalf("%v", err)
	}
}

func (p *talk) platformFails(m []string) {
	p.t.Helper()
	n := 1
	if m[0] != "" {
		n = int(p.float(strings.TrimSpace(m[0])))
	}
	fault := graphfake.Fault(m[1])
	first := 0
	p.host().fake.Misbehave(func(call int) graphfake.Fault {
		if first == 0 {
			first = call
		}
		if call < first+n {
			return fault
		}
		return graphfake.NoFault
	})
}

func (p *talk) platformReports(m []string) {
	p.t.Helper()
	code, err := strconv.Atoi(m[0])
	if err != nil {
		p.fatalf("not a code: %s", m[0])
	}
	p.host().fake.Report(graphfake.Fail(code))
}

func (p *talk) theModel() *llmtest.Server {
	p.t.Helper()
	if p.host().model == nil {
		p.fatalf("this house has no model: write a line like: settings model=on")
	}
	return p.h.model
}

// modelSays is what the model replies to everything from now on.
func (p *talk) modelSays(r llmtest.Reply) {
	p.t.Helper()
	p.reply = r
	p.theModel().Otherwise(r)
}

func (p *talk) modelAnswers(m []string) {
	p.t.Helper()
	p.modelSays(llmtest.Answer(unescape(m[1]), strings.FieldsFunc(m[0], func(r rune) bool { return r == ' ' || r == ',' })...))
}

func (p *talk) modelFails(m []string) {
	p.t.Helper()
	code, err := strconv.Atoi(m[0])
	if err != nil {
		p.fatalf("not a status: %s", m[0])
	}
	p.modelSays(llmtest.Status(code, "broken"))
}

// modelWaits lets the model think until "model goes on".
func (p *talk) modelWaits(_ []string) {
	p.t.Helper()
	p.gate = make(chan struct{})
	p.theModel().Otherwise(p.reply.Behind(p.gate))
}

func (p *talk) modelGoesOn(_ []string) {
	p.t.Helper()
	if p.gate == nil {
		p.fatalf("the model does not wait")
	}
	p.theModel().Otherwise(p.reply)
	close(p.gate)
	p.gate = nil
}

func (p *talk) modelAsked(m []string) {
	p.t.Helper()
	if got := strconv.Itoa(len(p.theModel().Chats())); got != m[0] {
		p.errorf("the model was asked %s times", got)
	}
}

func (p *talk) modelSaw(text string, want bool) {
	p.t.Helper()
	if seen := p.theModel().Seen(); strings.Contains(seen, text) != want {
		p.errorf("the model saw:\n%s", seen)
	}
}
