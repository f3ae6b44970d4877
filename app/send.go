package app

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"time"

	"portineria/stay"
	"portineria/store"
	"portineria/whatsapp"
)

const (
	sendsAtOnce = 128                   // calls of the platform under way together
	sendLease   = 2 * time.Minute       // after which a call that did not come back counts as lost
	sendEvery   = 2 * time.Second       // how often the outbox is looked at without being told
	heldUp      = 50 * time.Millisecond // how often what waits for a slot or an earlier message is looked at, which wakes it when it ends
	sendTries   = 8                     // refusals that may pass, before the owner is told
	sendTimeout = 30 * time.Second      // of one call
)

// parcel is a claimed message, ready to go: its secrets are filled in. In the
// books they stay placeholders until the platform has accepted it, so that every
// further try asks again whether the guest may have them.
type parcel struct {
	out    store.Outgoing
	c      stay.Conversation
	sender Sender
	msg    whatsapp.Message
	filled bool
	pass   stay.Verdict // that of the door, at the moment of leaving
	own    bool         // the assistant's own words, which a person's make void
}

// sendLoop empties the outbox: it claims what is due, calls the platform with
// no transaction open, and records what became of it.
func (a *App) sendLoop(ctx context.Context) error {
	for {
		wait := a.untilNextSend(ctx)
		if wait <= 0 {
			if a.sendDue(ctx) {
				continue
			}
			wait = heldUp
		}
		timer := time.NewTimer(wait)
		select {
		case <-ctx.Done():
			timer.Stop()
			return nil
		case <-a.newSend:
		case <-timer.C:
		}
		timer.Stop()
	}
}

// sendDue sends what is due and reports whether anything was.
func (a *App) sendDue(ctx context.Context) bool {
	free := a.takeSlots(sendsAtOnce)
	may := a.rate.take(a.o.Now(), free)
	parcels, err := a.claim(ctx, may)
	a.rate.back(may - len(parcels))
	a.freeSlots(free - len(parcels))
	if err != nil && ctx.Err() == nil {
		a.o.Log.Error("claim messages to send", slog.Any("error", err))
	}
	for _, p := range parcels {
		a.post(ctx, p)
	}
	return len(parcels) > 0
}

// takeSlots takes up to so many free slots, without waiting.
func (a *App) takeSlots(most int) (taken int) {
	for taken < most {
		select {
		case a.slots <- struct{}{}:
			taken++
		default:
			return taken
		}
	}
	return taken
}

func (a *App) freeSlots(n int) {
	for range n {
		<-a.slots
	}
}

// post delivers a parcel in the slot that was taken for it.
func (a *App) post(ctx context.Context, p parcel) {
	a.calls.Go(func() {
		a.deliver(ctx, p)
		a.freeSlots(1)
		wake(a.newSend) // the next message of the same conversation may go
	})
}

// untilNextSend is how long nothing is due, as far as it goes without being told.
func (a *App) untilNextSend(ctx context.Context) time.Duration {
	next, err := a.db.NextSendAt(ctx, a.o.Now())
	if err != nil {
		return sendEvery
	}
	now := a.o.Now()
	return min(max(next.Sub(now), a.rate.wait(now)), sendEvery)
}

// claim takes due messages and prepares each in the same transaction, so that
// the rights are those of this very moment.
func (a *App) claim(ctx context.Context, limit int) (parcels []parcel, err error) {
	if limit == 0 {
		return nil, nil
	}
	now := a.o.Now()
	err = a.db.Update(ctx, func(tx *store.Tx) error {
		parcels = nil
		claimed, err := tx.ClaimSends(ctx, now, sendLease, limit)
		if err != nil {
			return err
		}
		for _, o := range claimed {
			l, err := fetch(ctx, tx, o)
			if err != nil {
				return err
			}
			p, ready, err := a.pack(ctx, tx, l, now)
			if err != nil {
				return err
			}
			if ready {
				parcels = append(parcels, p)
			} else if err := tx.TryRests(ctx, l.c.NumberID, now); err != nil { // it was no try: the next one is
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return parcels, nil
}

// letter is a claimed message with what it belongs to, as they are in the
// transaction that claimed it.
type letter struct {
	out store.Outgoing
	c   stay.Conversation
	m   stay.Message
	g   stay.Guest
}

// fetch reads what a claimed message belongs to.
func fetch(ctx context.Context, tx *store.Tx, o store.Outgoing) (l letter, err error) {
	l.out = o
	if l.c, err = tx.Conversation(ctx, o.Conversation); err != nil {
		return l, err
	}
	if l.m, err = tx.Message(ctx, o.Message); err != nil {
		return l, err
	}
	l.g, err = tx.Guest(ctx, l.c.Guest)
	return l, err
}

// pack prepares a claimed message, or settles it as failed where it must not
// leave, or as dropped where a person has spoken since it was made.
func (a *App) pack(ctx context.Context, tx *store.Tx, l letter, now time.Time) (p parcel, ready bool, err error) {
	if dropped, err := a.dropOvertaken(ctx, tx, l.c, l.m.ID, now); err != nil || dropped {
		return p, false, err
	}
	if gone, err := a.recall(ctx, tx, l.out, now); err != nil || gone {
		return p, false, err
	}
	p, problem, err := a.prepare(ctx, tx, l, now)
	if err != nil {
		return p, false, fmt.Errorf("prepare the message %s: %w", l.m.ID, err)
	}
	if problem == "" {
		return p, p.pass.OK(), nil
	}
	if l.out.Purpose == stay.PurposeAutomatic {
		return p, false, a.dropAutomatic(ctx, tx, l.m.ID, problem, now)
	}
	if _, err := tx.Settle(ctx, l.m.ID, store.Outcome{To: stay.Failed, Problem: problem}, now); err != nil {
		return p, false, err
	}
	return p, false, a.sendFailed(ctx, tx, l.m.ID)
}

// The problems that keep a message from leaving, besides the platform's own.
const (
	problemRights  = "rights_gone"      // the guest may not have the secret any more
	problemNobody  = "no_number"        // the business number is not configured any more
	problemAddress = "no_address"       // nothing is known under which to reach the guest
	problemTries   = "too_many_repeats" // refused again and again
	problemStale   = "stale"            // an answer that waited too long to be sent late
)

// prepare makes a claimed message ready: the door lets it pass, the guest may have
// the secrets now, and their values stand in the text. A problem is a reason
// not to send it at all.
func (a *App) prepare(ctx context.Context, tx *store.Tx, l letter, now time.Time) (parcel, string, error) {
	c, m, g := l.c, l.m, l.g
	p := parcel{out: l.out, c: c, own: m.Author == stay.FromAssistant && slices.Contains(byItself, l.out.Purpose)}
	n, ours := a.number(c.NumberID)
	if !ours || n.Sender == nil {
		return p, problemNobody, nil
	}
	p.sender = n.Sender
	if spares, err := sparesAutomatic(ctx, tx, c.NumberID, l.out.Purpose); err != nil || spares {
		return p, problemMeter, err
	}
	pass, template, err := a.mayGo(ctx, tx, c, g, l.out.Purpose, m.CreatedAt, m.Template)
	if err != nil || !pass.OK() {
		return p, string(pass.Reason), err
	}
	p.pass = pass
	if gone, err := a.rightsGone(ctx, tx, c, l.out.Needs, c.Now(now)); err != nil || gone {
		return p, problemRights, err
	}
	text, problem, err := a.fillIn(ctx, tx, c, string(m.Text), c.Now(now))
	if err != nil || problem != "" {
		return p, problem, err
	}
	if !pass.AsTemplate() { // which takes nothing more into it
		if text, err = a.discloseLate(ctx, tx, &c, m, l.out, text, now); err != nil {
			return p, "", err
		}
	}
	p.filled = text != string(m.Text)
	if g.Phone == "" && g.UserID == "" {
		return p, problemAddress, nil
	}
	p.msg = whatsapp.Message{To: string(g.Phone), Text: text, CallbackData: string(m.ID)}
	if g.Phone == "" {
		p.msg.Recipient = string(g.UserID)
	}
	if pass.AsTemplate() {
		p.msg.Text, p.filled, p.msg.Template = "", false, asTemplate(template, *m.Template)
	}
	return p, "", nil
}

// discloseLate adds the disclosure to an answer that was written when another
// one was to carry it, and that one never left.
func (a *App) discloseLate(ctx context.Context, tx *store.Tx, c *stay.Conversation, m stay.Message, o store.Outgoing, text string, now time.Time) (string, error) {
	if m.Author != stay.FromAssistant || (o.Purpose != stay.PurposeAnswer && o.Purpose != stay.PurposeNotice && o.Purpose != stay.PurposeAutomatic) || c.Disclosed(c.Language, c.Now(now)) {
		return text, nil
	}
	v := Verdict{Language: c.Language, Identity: Identity{Property: propertyOf(ctx, tx, *c)}}
	c.DisclosedAt, c.DisclosedIn = c.Now(now), c.Language
	return text + "\n\n" + a.o.Answerer.disclosure(v), tx.PutConversation(ctx, *c)
}

// rightsGone reports whether a guest may not know any more what an answer tells
// them that was made for them a while ago, or not over this number.
func (a *App) rightsGone(ctx context.Context, tx *store.Tx, c stay.Conversation, needs stay.Visibility, now time.Time) (bool, error) {
	if needs == "" || needs == stay.Public {
		return false, nil
	}
	p, err := tx.Property(ctx, c.Property)
	if errors.Is(err, stay.ErrNotFound) {
		return true, nil
	}
	if err != nil {
		return false, err
	}
	if !a.serves(c.NumberID, p) {
		return true, nil
	}
	rights, err := rightsNow(ctx, tx, p, c, now)
	return !rights.Knows(needs), err
}

// fillIn puts the secrets into a text, if the guest may have each of the facts
// that they belong to at this instant, by the booking's present state.
func (a *App) fillIn(ctx context.Context, tx *store.Tx, c stay.Conversation, text string, now time.Time) (string, string, error) {
	ids := stay.Placeholders(text)
	if len(ids) == 0 {
		return text, "", nil
	}
	p, err := tx.Property(ctx, c.Property)
	if errors.Is(err, stay.ErrNotFound) || (err == nil && !a.serves(c.NumberID, p)) {
		return "", problemRights, nil
	}
	if err != nil {
		return "", "", err
	}
	rights, err := rightsNow(ctx, tx, p, c, now)
	if err != nil {
		return "", "", err
	}
	var facts []stay.Fact
	for _, id := range ids {
		f, err := tx.Fact(ctx, p.ID, id)
		if errors.Is(err, stay.ErrNotFound) || (err == nil && !rights.Knows(f.Visibility)) {
			return "", problemRights, nil
		}
		if err != nil {
			return "", "", err
		}
		facts = append(facts, f)
	}
	filled, err := stay.Reveal(text, secretsOf(facts))
	if err != nil {
		return "", problemRights, nil //nolint:nilerr // a secret that is gone is a reason not to send, not a fault
	}
	return filled, "", nil
}

// rightsNow is what a conversation's writer may know at an instant, over all
// bookings that it is tied to in a property.
func rightsNow(ctx context.Context, tx *store.Tx, p stay.Property, c stay.Conversation, now time.Time) (stay.Rights, error) {
	best := stay.RightsAt(p, nil, stay.EvidenceNone, now)
	ties, err := tx.Ties(ctx, c.ID)
	if err != nil {
		return best, err
	}
	for _, tie := range ties {
		b, err := tx.Booking(ctx, tie.Booking)
		if err != nil {
			return best, err
		}
		if r := stay.RightsAt(p, &b, tie.Evidence, now); r.Level == stay.Staying || best.Level == stay.Stranger {
			best = r
		}
	}
	return best, nil
}

// secretsOf lists the secrets of facts by the fact's id.
func secretsOf(facts []stay.Fact) map[string][]string {
	secrets := map[string][]string{}
	for _, f := range facts {
		secrets[f.ID] = f.AllSecrets()
	}
	return secrets
}

// deliver calls the platform and records the outcome. Both go on to their end
// while the program stops: a call under way is better finished than uncertain. Only a
// person's word cuts the assistant's short.
func (a *App) deliver(ctx context.Context, p parcel) {
	if !p.pass.OK() {
		a.o.Log.Error("kept a message back that did not come through the door", slog.Any("message", p.out.Message))
		return
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), sendTimeout)
	defer cancel()
	if p.own {
		var done func()
		ctx, done = a.underway.begin(ctx, p.c.ID, sending)
		defer done()
		if a.spokenMeanwhile(ctx, p) {
			return
		}
	}
	held := false
	p.msg.OnHeld = func() { held = true }
	wamid, err := p.sender.Send(ctx, p.msg)
	now := a.o.Now()
	out := outcome(wamid, err, p.out, now)
	out.Held = held
	failure := refusalOf(err)
	// Recorded even if the call used up its time.
	record, done := context.WithTimeout(context.WithoutCancel(ctx), sendTimeout)
	defer done()
	err = a.db.Update(record, func(tx *store.Tx) error {
		out, err := a.concerns(record, tx, p, out, failure, now)
		if err != nil {
			return err
		}
		state, err := tx.Settle(record, p.out.Message, out, now)
		if err != nil {
			return err
		}
		switch {
		case out.To == stay.Queued || out.To == stay.Uncertain && p.own:
			// One that a person cut short is not tried again, and holds nothing up.
			if out.Problem == string(whatsapp.ProblemPairLimited) {
				if err := tx.PairUsedUp(record, p.c.ID, now); err != nil {
					return err
				}
			}
			c, err := tx.Conversation(record, p.c.ID)
			if err != nil {
				return err
			}
			_, err = a.dropOvertaken(record, tx, c, p.out.Message, now)
			return err
		case state == stay.Failed: // by the call's own word, or by a status that came before it
			return a.sendFailed(record, tx, p.out.Message)
		case out.To == stay.Accepted && p.filled:
			// What was said is kept as it was said, whatever the codes are later.
			return tx.Rewrite(record, p.c, p.out.Message, func(m *stay.Message) { m.Text = stay.Private(p.msg.Text) })
		}
		return nil
	})
	if out.To == stay.Accepted {
		a.answered(record, p)
	}
	if err != nil {
		// The row stays in flight, its lease ends, and it becomes uncertain.
		a.o.Log.Error("record what became of a message", slog.Any("message", p.out.Message), slog.Any("error", err))
	}
}

// spokenMeanwhile looks once more, right before a message of the assistant's leaves,
// whether a person has written since it was claimed. A person who writes from here on
// cuts the call short (underway).
func (a *App) spokenMeanwhile(ctx context.Context, p parcel) bool {
	ctx = context.WithoutCancel(ctx)
	c, err := a.db.Conversation(ctx, p.c.ID)
	void := false
	if err == nil {
		var m stay.Message
		if m, err = a.db.Message(ctx, p.out.Message); err == nil {
			void, err = overtaken(ctx, a.db, c, m)
		}
	}
	if err == nil && !void {
		return false
	}
	if err == nil {
		err = a.db.Update(ctx, func(tx *store.Tx) error {
			_, err := a.dropOvertaken(ctx, tx, c, p.out.Message, a.o.Now())
			return err
		})
	}
	if err != nil {
		// The row stays in flight, its lease ends, and it is looked at again.
		a.o.Log.Error("look whether a person has written", slog.Any("message", p.out.Message), slog.Any("error", err))
	}
	return true
}

// refusalOf is the platform's or the line's no; nil for anything else.
func refusalOf(err error) *whatsapp.SendError {
	var failure *whatsapp.SendError
	if errors.As(err, &failure) && failure.Outcome == whatsapp.NotSent {
		return failure
	}
	return nil
}

// concerns looks at what the end of a call means for the number as a whole. A
// message that was refused because everything is refused goes back into the queue.
func (a *App) concerns(ctx context.Context, tx *store.Tx, p parcel, out store.Outcome, failure *whatsapp.SendError, now time.Time) (store.Outcome, error) {
	template := p.msg.Template != nil
	if out.To == stay.Accepted {
		return out, a.gone(ctx, tx, p.c.NumberID, false, template, now)
	}
	if failure == nil {
		return out, nil
	}
	until, err := a.restAfter(ctx, tx, refused{number: p.c.NumberID, problem: failure.Problem, code: failure.Code, after: failure.RetryAfter, template: template}, now)
	switch {
	case err != nil:
		return out, err
	case !until.IsZero():
		out.To, out.NextAt, out.Problem = stay.Queued, until, string(failure.Problem)
	case failure.Refused && !passes(failure.Problem):
		return out, tx.TryRests(ctx, p.c.NumberID, now) // it was about this message alone: the next one may try
	}
	return out, nil
}

// passes lists the problems that end by themselves: what is refused for them is
// tried until it would come too late.
func passes(p whatsapp.Problem) bool {
	return p == whatsapp.ProblemTemporary || p == whatsapp.ProblemUnreachable
}

// outcome is pure: what to make of the end of a call.
func outcome(wamid string, err error, o store.Outgoing, now time.Time) store.Outcome {
	if err == nil {
		return store.Outcome{To: stay.Accepted, Wamid: wamid}
	}
	var failure *whatsapp.SendError
	if !errors.As(err, &failure) {
		return store.Outcome{To: stay.Uncertain, Problem: string(whatsapp.ProblemUnknown)}
	}
	out := store.Outcome{ErrorCode: failure.Code, Problem: string(failure.Problem)}
	tries := sendTries
	if failure.Tries > 0 {
		tries = failure.Tries
	}
	switch {
	case failure.Outcome == whatsapp.Unknown:
		out.To = stay.Uncertain
	case failure.Class == whatsapp.Never:
		out.To = stay.Failed
	case failure.Tries == 0 && passes(failure.Problem):
		out.To, out.NextAt = stay.Queued, now.Add(max(failure.RetryAfter, pause(o.Attempts)))
	case o.Attempts > tries:
		out.To, out.Problem = stay.Failed, problemTries
	case failure.Problem == whatsapp.ProblemPairLimited:
		out.To, out.NextAt = stay.Queued, now.Add(stay.PairPause(o.Attempts))
	default:
		out.To, out.NextAt = stay.Queued, now.Add(max(failure.RetryAfter, pause(o.Attempts)))
	}
	return out
}

// sendFailed asks the owner to look at a message that could not be sent; an
// alert to the owner's own phone that fails is not worth another one.
func (a *App) sendFailed(ctx context.Context, tx *store.Tx, id stay.MessageID) error {
	return a.sendTrouble(ctx, tx, id, stay.Failed, stay.ReasonSendFailed)
}

func (a *App) sendTrouble(ctx context.Context, tx *store.Tx, id stay.MessageID, state stay.SendState, reason stay.Reason) error {
	m, err := tx.Message(ctx, id)
	if errors.Is(err, stay.ErrNotFound) {
		return nil
	}
	if err != nil || m.Send == nil || m.Send.State != state || m.Send.Purpose == stay.PurposeAlert {
		return err
	}
	now := a.o.Now()
	c, err := tx.Conversation(ctx, m.Conversation)
	if err != nil {
		return err
	}
	if m.Send.ErrorCode == codeNoAdverts {
		if err := a.OptOut(ctx, tx, c, stay.ScopeMarketing, stay.SourcePlatform, "message "+string(m.ID)+", error 131050", now); err != nil {
			return err
		}
	}
	if c.WaitingSince.IsZero() {
		c.WaitingSince = now
	}
	if m.Author == stay.FromAssistant {
		c.DisclosedAt, c.DisclosedIn = time.Time{}, "" // it may have been in this very bubble
	}
	if err := tx.PutConversation(ctx, c); err != nil {
		return err
	}
	open, err := tx.OpenQuestions(ctx, c.ID)
	if err != nil {
		return err
	}
	for _, q := range open {
		if q.Message == id && q.Reason == reason {
			return nil
		}
	}
	qid, err := stay.NewID[stay.QuestionID](a.o.Rand)
	if err != nil {
		return err
	}
	return a.wakeOwner(ctx, tx, c, stay.Question{ID: qid, Conversation: c.ID, Message: id, Reason: reason, State: stay.QuestionOpen, OpenedAt: now}, now)
}
