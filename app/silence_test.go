package app_test

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"portineria/app"
	"portineria/llm/llmtest"
	"portineria/stay"
	"portineria/whatsapp"
	"portineria/whatsapp/graphfake"
)

var (
	silenceSeed  = flag.Uint64("silence.seed", 0, "tell one story of the silence law, with this seed")
	silenceTales = flag.Int("silence.stories", 30, "how many stories of the silence law are told")
)

// TestTheAssistantNeverSpeaksAfterAPerson tells stories at random and holds two laws
// in each: whatever the order of echoes, statuses, repeats, crashes and the owner's
// clicks, the assistant begins to say nothing once a person has written, until the
// quiet time is over or it is given back; and each answer reaches the platform once at
// most. A story that breaks one is shortened to the steps that it takes.
func TestTheAssistantNeverSpeaksAfterAPerson(t *testing.T) {
	if *silenceSeed != 0 {
		tellAndShorten(t, *silenceSeed)
		return
	}
	tales := *silenceTales
	if app.UnderRace {
		tales = min(tales, 6)
	}
	for seed := range uint64(tales) {
		t.Run(fmt.Sprint("seed ", seed+1), func(t *testing.T) { tellAndShorten(t, seed+1) })
	}
}

func tellAndShorten(t *testing.T, seed uint64) {
	t.Helper()
	steps := tale(seed)
	broken := tell(t, seed, steps)
	if len(broken) == 0 {
		return
	}
	for size := len(steps) / 2; size > 0; size /= 2 {
		for from := 0; from+size <= len(steps); {
			less := append(append([]step{}, steps[:from]...), steps[from+size:]...)
			if again := tell(t, seed, less); len(again) > 0 {
				steps, broken = less, again
			} else {
				from += size
			}
		}
	}
	var told []string
	for _, s := range steps {
		told = append(told, s.String())
	}
	t.Errorf("%s\nafter these steps (-silence.seed=%d):\n  %s", strings.Join(broken, "\n"), seed, strings.Join(told, "\n  "))
}

// step is one thing that happens in a story. n and m choose among what is possible.
type step struct {
	what string
	n, m int
}

func (s step) String() string { return fmt.Sprint(s.what, " ", s.n, " ", s.m) }

// tale is a story of that seed.
func tale(seed uint64) []step {
	r := rand.New(rand.NewPCG(seed, 7))
	kinds := []string{
		"guest writes", "guest writes", "guest writes more", "guest corrects", "guest deletes",
		"echo", "echo late", "echo again", "echo edited", "echo of a picture", "echo of our own",
		"host writes", "take over", "give back", "model goes on",
		"webhooks", "webhooks", "webhooks twice", "call goes wrong", "call is late", "calls come back",
		"moment", "minutes", "quiet time passes", "crash",
		// What these take one after the other seldom comes together by chance.
		"race", "race", "race", "race", "last moment", "last moment", "own echo first", "own echo first", "quiet time nearly passes", "quiet time nearly passes",
		"guest waits for the host", "guest waits for the host",
	}
	steps := make([]step, 20)
	for i := range steps {
		steps[i] = step{kinds[r.IntN(len(kinds))], r.IntN(1 << 16), r.IntN(1 << 16)}
	}
	return steps
}

// story is a house in which a tale happens, with what must not be.
type story struct {
	*house
	model bool
	guest graphfake.Guest
	gate  chan struct{}

	mu     sync.Mutex
	broken []string
	held   string    // why the assistant must be silent now; empty: it may speak
	until  time.Time // when that ends; zero: by a click alone
	asked  time.Time // when the guest asked for the host; zero: not, or a person has answered
	times  map[stay.MessageID]int
	turns  map[stay.MessageID]stay.MessageID
	waits  [][]byte // webhooks of the platform that are under way
	posted []graphfake.SentMessage

	lastMoment bool // a person writes as the next call begins

	guests  int // messages that the guest wrote
	echoes  int
	lastMsg string
	lastOwn string
}

const storyQuiet = 30 * time.Minute

var storyQuestions = []string{"When is check-in?", "Where can I park?", "Is there a hair dryer?", "When is check-out?", "Is the pool heated?", "Thanks!", "And for a second car?"}

func tell(t *testing.T, seed uint64, steps []step) (broken []string) {
	synctest.Test(t, func(t *testing.T) {
		s := &story{model: seed%2 == 0, guest: lena, gate: make(chan struct{}), times: map[stay.MessageID]int{}, turns: map[stay.MessageID]stay.MessageID{}}
		s.house = newHouse(t, houseOptions{start: time.Date(2026, 7, 14, 7, 0, 0, 0, time.UTC), settle: 2 * time.Second, seed: seed, model: s.model, through: s.through, accepted: s.accepted})
		s.sender.before = s.leaving
		if s.model {
			s.house.model.Otherwise(llmtest.Answer("The pool is open from May to September.", "piscina").Behind(s.gate))
		}
		s.property("casa-limone")
		s.run()
		if _, err := s.app.Load().Choose(context.Background(), map[string]string{"quiet_time": storyQuiet.String(), "read_receipts": "at_once"}); err != nil {
			t.Fatal(err)
		}
		for _, st := range steps {
			s.happen(st)
			s.rest()
		}
		s.finish()
		broken = s.broken
	})
	return broken
}

// through keeps a webhook of the platform's until the story lets it arrive.
func (s *story) through(body []byte) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.waits = append(s.waits, body)
	return true
}

// accepted counts what the platform took.
func (s *story) accepted(m graphfake.SentMessage) {
	s.mu.Lock()
	defer s.mu.Unlock()
	id := stay.MessageID(m.CallbackData)
	s.times[id]++
	s.posted = append(s.posted, m)
	if s.times[id] > 1 {
		s.broken = append(s.broken, fmt.Sprintf("%q reached the platform %d times", m.Text, s.times[id]))
	}
}

// leaving looks at a message at the moment at which the call for it begins.
func (s *story) leaving(ctx context.Context, sent whatsapp.Message) {
	m, err := s.db.Message(context.Background(), stay.MessageID(sent.CallbackData))
	if err != nil || m.Author != stay.FromAssistant || m.Send == nil || m.Send.Purpose != stay.PurposeAnswer && m.Send.Purpose != stay.PurposeNotice {
		return
	}
	s.mu.Lock()
	now, atOnce := s.now(), s.lastMoment
	s.lastMoment = false
	s.mu.Unlock()
	if atOnce {
		s.phone(now, graphfake.Text("I'll see to it."))
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if other, ok := s.turns[m.Turn]; ok && other != m.ID && m.Send.Purpose == stay.PurposeAnswer && s.times[other] > 0 {
		s.broken = append(s.broken, fmt.Sprintf("%q is a second answer to the same words", sent.Text))
	}
	s.turns[m.Turn] = m.ID
	switch {
	case ctx.Err() != nil: // cut short before it began
	case s.held != "" && (s.until.IsZero() || now.Before(s.until)):
		s.broken = append(s.broken, fmt.Sprintf("at %s the assistant began to say %q although %s", now.Format(time.TimeOnly), sent.Text, s.held))
	case !s.asked.IsZero() && m.CreatedAt.After(s.asked):
		s.broken = append(s.broken, fmt.Sprintf("at %s the assistant began to say %q although the guest waits for the host", now.Format(time.TimeOnly), sent.Text))
	}
}

// hold notes that a person has spoken, in words of that instant; a click has none.
func (s *story) hold(why string, at time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.asked = time.Time{}
	if at.IsZero() {
		s.held, s.until = why, time.Time{}
		return
	}
	if s.held != "" && s.until.IsZero() {
		return // a click holds longer
	}
	if until := at.Add(storyQuiet); until.After(s.until) {
		s.held, s.until = why, until
	}
}

func (s *story) happen(st step) {
	ctx, running := context.Background(), s.app.Load()
	c, err := s.conversation(s.guest)
	known := err == nil
	switch st.what {
	case "guest writes":
		s.write(storyQuestions[st.n%len(storyQuestions)])
	case "guest writes more":
		for i := range 2 + st.n%4 {
			s.write(storyQuestions[(st.n+i)%len(storyQuestions)])
			s.pass(time.Duration(1+st.m%5) * time.Second)
		}
	case "guest corrects", "guest deletes":
		if s.lastMsg == "" {
			return
		}
		content := graphfake.Edit(s.lastMsg, graphfake.Text(storyQuestions[st.n%len(storyQuestions)]))
		if st.what == "guest deletes" {
			content = graphfake.Revoke(s.lastMsg)
		}
		_, _ = s.fake.Say(ctx, graphfake.Inbound{From: s.guest, Content: content})
	case "guest waits for the host":
		s.giveBack(running)
		s.goOn()
		s.write("HOST")
		s.pass(5 * time.Second)
		if c, err := s.conversation(s.guest); err == nil && c.Mode == stay.ByHuman && c.ModeReason == "asked" {
			s.mu.Lock()
			s.asked = c.ModeSince
			s.mu.Unlock()
		}
		if st.n%2 == 0 {
			s.phone(s.now().Add(-time.Duration(1+st.m%40)*time.Minute), graphfake.Text("Told you before."))
		}
		s.long(storyQuiet+time.Minute, st.m)
		s.write(storyQuestions[st.n%5])
		s.pass(5 * time.Second)
	case "race":
		s.giveBack(running)
		s.misbehave(st.n)
		s.write(storyQuestions[st.n%5])
		s.pass(time.Duration(st.m%5) * time.Second)
		switch st.n >> 4 % 6 {
		case 0, 1:
			s.phone(s.now(), graphfake.Text("I'll see to it."))
		case 2:
			s.happen(step{"host writes", st.n, st.m})
		case 3:
			s.happen(step{"take over", st.n, st.m})
		case 4:
			s.crash()
			s.phone(s.now(), graphfake.Text("I'll see to it."))
		case 5:
			s.phone(s.now(), graphfake.Text("I'll see to it."))
			s.crash()
		}
		s.pass(time.Duration(st.m>>4%10) * time.Second)
		s.goOn()
	case "last moment":
		s.giveBack(running)
		s.mu.Lock()
		s.lastMoment = true
		s.mu.Unlock()
		s.write(storyQuestions[st.n%5])
		s.goOn()
		s.pass(5 * time.Second)
		s.mu.Lock()
		s.lastMoment = false
		s.mu.Unlock()
	case "own echo first":
		s.giveBack(running)
		s.sender.hold()
		s.write(storyQuestions[st.n%5])
		s.pass(3 * time.Second)
		s.goOn()
		s.happen(step{"echo of our own", st.n, st.m})
		s.sender.release()
		s.rest()
	case "quiet time nearly passes":
		s.giveBack(running)
		s.write(storyQuestions[st.n%5])
		s.pass(5 * time.Second)
		s.phone(s.now(), graphfake.Text("I'll see to it."))
		s.long(storyQuiet-time.Duration(2+st.m%10)*time.Minute, st.m)
		s.write(storyQuestions[st.m%5])
		s.pass(5 * time.Second)
	case "echo", "echo of a picture":
		content := graphfake.Text("I'll see to it.")
		if st.what == "echo of a picture" {
			content = graphfake.Image(graphfake.File{ID: "M1", MIME: "image/jpeg", SHA256: "q83v"})
		}
		s.phone(s.now(), content)
	case "echo late":
		s.phone(s.now().Add(-time.Duration(st.n%50)*time.Minute), graphfake.Text("Told you before."))
	case "echo again":
		if s.lastOwn == "" {
			return
		}
		body := graphfake.Body(graphfake.In(theBusiness, graphfake.Echoes(theBusiness, graphfake.Echo{To: s.guest, ID: s.lastOwn, At: s.now(), Content: graphfake.Text("I'll see to it.")})))
		_ = s.receive(body)
	case "echo edited":
		if s.lastOwn == "" {
			return
		}
		s.echo(fmt.Sprintf("wamid.CHANGE%d", st.n), s.now(), graphfake.Edit(s.lastOwn, graphfake.Text("I'll see to it soon.")))
	case "echo of our own":
		s.mu.Lock()
		all := s.posted
		s.mu.Unlock()
		if len(all) == 0 {
			return
		}
		m := all[len(all)-1]
		body := graphfake.Body(graphfake.In(theBusiness, graphfake.Echoes(theBusiness, graphfake.Echo{To: s.guest, ID: m.ID, At: m.At, Content: graphfake.Text(m.Text)})))
		before, _ := s.conversation(s.guest)
		_ = s.receive(body)
		s.rest()
		if after, err := s.conversation(s.guest); err == nil && before.Mode == stay.ByAssistant && after.Mode != stay.ByAssistant {
			s.mu.Lock()
			s.broken = append(s.broken, fmt.Sprintf("our own %q counts as the owner's", m.Text))
			s.mu.Unlock()
		}
	case "host writes":
		if known {
			if err := running.Say(ctx, c.ID, fmt.Sprint("It is me, number ", st.n), ""); err == nil {
				s.hold("the host wrote in the browser", s.now())
			} else if !errors.Is(err, stay.ErrConflict) {
				s.t.Error(err)
			}
		}
	case "take over":
		if known && running.TakeOver(ctx, c.ID) == nil {
			if c, err := s.conversation(s.guest); err == nil && c.ModeReason == "taken_over" {
				s.hold("the host took over", time.Time{})
			}
		}
	case "give back":
		s.giveBack(running)
	case "model goes on":
		s.goOn()
	case "webhooks", "webhooks twice":
		s.arrive(st.n%4+1, st.m, st.what == "webhooks twice")
	case "call goes wrong":
		s.misbehave(st.n)
	case "call is late":
		s.sender.hold()
	case "calls come back":
		s.sender.release()
	case "moment":
		s.pass(time.Duration(1+st.n%8) * time.Second)
	case "minutes":
		s.long(time.Duration(1+st.n%10)*time.Minute, st.m)
	case "quiet time passes":
		s.long(storyQuiet+time.Minute, st.m)
	case "crash":
		s.crash()
	}
}

// long lets a long time pass in which nothing goes wrong. The platform tells within a
// minute what became of a message: what it does not tell by then did not leave.
func (s *story) long(d time.Duration, choose int) {
	s.fake.Misbehave(nil)
	s.sender.release()
	for range 2 {
		s.arrive(1000, choose, false)
		s.pass(10 * time.Second)
	}
	s.arrive(1000, choose, false)
	s.later(d)
	s.arrive(1000, choose, false)
}

// misbehave makes the next call go wrong, or go well.
func (s *story) misbehave(n int) {
	faults := []graphfake.Fault{graphfake.NoFault, graphfake.ServerError, graphfake.TooMany, graphfake.ErrorPage, graphfake.ResetBefore, graphfake.ResetAfter, graphfake.CutShort, graphfake.Garbled}
	var used atomic.Bool
	s.fake.Misbehave(func(int) graphfake.Fault {
		if used.Swap(true) {
			return graphfake.NoFault
		}
		return faults[n%len(faults)]
	})
}

// goOn lets the model answer what it was asked so far.
func (s *story) goOn() {
	close(s.gate)
	s.gate = make(chan struct{})
	if s.model {
		s.house.model.Otherwise(llmtest.Answer("The pool is open from May to September.", "piscina").Behind(s.gate))
	}
	s.rest()
}

func (s *story) giveBack(running *app.App) {
	c, err := s.conversation(s.guest)
	if err != nil || running.GiveBack(context.Background(), c.ID) != nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.held, s.until, s.asked = "", time.Time{}, time.Time{}
}

// phone is a fresh message of the owner's, written on the phone at an instant.
func (s *story) phone(at time.Time, content graphfake.Content) {
	s.mu.Lock()
	s.echoes++
	id := fmt.Sprintf("wamid.PHONE%d", s.echoes)
	s.lastOwn = id
	s.mu.Unlock()
	s.echo(id, at, content)
}

func (s *story) receive(body []byte) error {
	a := s.app.Load()
	if a == nil {
		return errors.New("nobody listens")
	}
	return a.Receive(context.Background(), body, whatsapp.Sign(theSecret, body))
}

func (s *story) write(text string) {
	s.guests++
	s.lastMsg = fmt.Sprintf("wamid.GUEST%d", s.guests)
	body := graphfake.Body(graphfake.In(theBusiness, graphfake.Messages(theBusiness, graphfake.Inbound{From: s.guest, ID: s.lastMsg, At: s.now(), Content: graphfake.Text(text)})))
	s.fake.Heard(s.guest, s.now())
	if err := s.receive(body); err != nil {
		s.t.Error(err)
	}
}

func (s *story) echo(id string, at time.Time, content graphfake.Content) {
	body := graphfake.Body(graphfake.In(theBusiness, graphfake.Echoes(theBusiness, graphfake.Echo{To: s.guest, ID: id, At: at, Content: content})))
	if err := s.receive(body); err != nil {
		s.t.Error(err)
		return
	}
	c, err := s.conversation(s.guest)
	if err != nil {
		return
	}
	s.mu.Lock()
	asked := s.asked
	s.mu.Unlock()
	if !asked.IsZero() && at.Before(asked.Truncate(time.Second)) {
		return // written before the guest asked for the host
	}
	if c.Mode == stay.ByHuman || at.Add(storyQuiet).After(s.now()) {
		s.hold("the host wrote on the phone", at.Truncate(time.Second))
	}
}

// arrive lets webhooks of the platform's arrive, in any order.
func (s *story) arrive(most, choose int, twice bool) {
	r := rand.New(rand.NewPCG(uint64(choose), 3))
	for range most {
		s.mu.Lock()
		if len(s.waits) == 0 {
			s.mu.Unlock()
			return
		}
		i := r.IntN(len(s.waits))
		body := s.waits[i]
		s.waits = append(s.waits[:i], s.waits[i+1:]...)
		s.mu.Unlock()
		for range map[bool]int{false: 1, true: 2}[twice] {
			if err := s.receive(body); err != nil {
				s.t.Error(err)
			}
		}
		s.rest()
	}
}

// finish lets everything come to its end, and looks whether nothing was forgotten.
func (s *story) finish() {
	s.sender.release()
	close(s.gate)
	s.fake.Misbehave(nil)
	for range 8 {
		s.arrive(1000, 1, false)
		s.pass(50 * time.Second)
	}
	c, err := s.conversation(s.guest)
	if err != nil {
		return
	}
	if !c.TurnDueAt.IsZero() {
		s.broken = append(s.broken, "a turn is still due when all is quiet")
	}
	waiting, err := s.db.Unanswered(context.Background(), c.ID)
	if err != nil {
		s.t.Fatal(err)
	}
	if c.Mode == stay.ByAssistant && len(waiting) > 0 {
		s.broken = append(s.broken, fmt.Sprintf("%d of the guest's messages are forgotten", len(waiting)))
	}
}
