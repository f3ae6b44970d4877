package app

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"portineria/phrase"
	"portineria/stay"
	"portineria/store"
)

// errOvertaken says that the guest wrote on, or a person took over, while the
// turn was considered. What was decided is void, and nothing of it is sent.
var errOvertaken = errors.New("overtaken")

// errRights says that what the guest may know, or how it is known who they are, has
// changed since the turn was considered. It is considered anew at once.
var errRights = errors.New("the guest's rights have changed")

// commit writes down all that a turn comes to, in one transaction: the answer
// with the disclosure into the outbox, or the question to the owner, what was
// learned about the guest, and the trace of why.
func (a *App) commit(ctx context.Context, t Turn, v Verdict, took time.Duration) error {
	now := a.o.Now()
	var p parcel
	var ready bool
	slot := a.takeSlots(1)
	if a.rate.take(now, slot) < slot {
		a.freeSlots(slot)
		slot = 0
	}
	// The transaction is short and must end as one, even while stopping.
	ctx = context.WithoutCancel(ctx)
	err := a.db.Update(ctx, func(tx *store.Tx) error {
		ready = false
		v := v
		c, rest, err := a.stillDue(ctx, tx, t)
		if err != nil {
			return err
		}
		if err := a.keepIdentity(ctx, tx, &c, t, v); err != nil {
			return err
		}
		g, err := a.keepGuest(ctx, tx, t, v, now)
		if err != nil {
			return err
		}
		if err := a.closeDoors(ctx, tx, c, t, &v, now); err != nil {
			return err
		}
		if v, err = spare(ctx, tx, c, v); err != nil {
			return err
		}
		if err := a.ask(ctx, tx, &c, t, v, now); err != nil {
			return err
		}
		m, o, claimed, err := a.reply(ctx, tx, &c, t, v, slot > 0, now)
		if err != nil {
			return err
		}
		if err := a.keepTold(ctx, tx, t, v, now); err != nil {
			return err
		}
		if v.ToPerson != "" {
			c.Mode, c.ModeReason, c.ModeSince, c.QuietUntil = stay.ByHuman, v.ToPerson, now, time.Time{}
		}
		c.TurnDueAt, c.AnsweredSeq, c.RedoFrom = time.Time{}, t.Last().Seq, 0
		if v.plain(t) {
			c.RedoFrom = t.Messages[0].Seq
		}
		if err := a.goOn(ctx, tx, &c, rest, now); err != nil {
			return err
		}
		if err := tx.PutConversation(ctx, c); err != nil {
			return err
		}
		trace := stay.Trace{Conversation: c.ID, Message: t.Last().ID, At: now, Mode: v.Mode, Band: v.Band, Millis: took.Milliseconds(), Steps: v.Steps}
		if err := tx.AddTrace(ctx, c, trace); err != nil || !claimed {
			return err
		}
		p, ready, err = a.pack(ctx, tx, letter{o, c, m, g}, now)
		return err
	})
	if err != nil || !ready {
		a.freeSlots(slot)
		a.rate.back(slot)
		return err
	}
	a.post(ctx, p)
	return nil
}

// stillDue reads the conversation again, inside the transaction: only a turn that
// nobody has overtaken may speak. Where bubbles have been gathered for long enough,
// rest is what came since; they are another turn.
func (a *App) stillDue(ctx context.Context, tx *store.Tx, t Turn) (c stay.Conversation, rest []stay.Message, err error) {
	c, err = tx.Conversation(ctx, t.Conversation.ID)
	if err != nil {
		return c, nil, err
	}
	waiting, err := tx.Unanswered(ctx, c.ID)
	if err != nil {
		return c, nil, err
	}
	n := len(t.Messages)
	if c.Mode != stay.ByAssistant || len(waiting) < n || waiting[n-1].ID != t.Last().ID || len(waiting) > n && !a.gathered(c, a.o.Now()) {
		return c, nil, errOvertaken
	}
	for i, m := range waiting[:n] {
		if m.Text != t.Messages[i].Text || m.Withdrawn != t.Messages[i].Withdrawn {
			return c, nil, errOvertaken
		}
	}
	return c, waiting[n:], nil
}

// goOn makes a turn of the bubbles that came while the one before was answered, or
// leaves them to the person who has been called meanwhile.
func (a *App) goOn(ctx context.Context, tx *store.Tx, c *stay.Conversation, rest []stay.Message, now time.Time) error {
	switch {
	case len(rest) == 0:
		return nil
	case c.Mode == stay.ByHuman:
		return a.waitForPerson(ctx, tx, c, rest[len(rest)-1], now)
	default:
		c.RedoFrom, c.TurnSince = 0, rest[0].CreatedAt
		c.TurnDueAt = rest[len(rest)-1].CreatedAt.Add(a.o.Settle)
		return nil
	}
}

// keepIdentity remembers who the guest turned out to be.
func (a *App) keepIdentity(ctx context.Context, tx *store.Tx, c *stay.Conversation, t Turn, v Verdict) error {
	if v.Identity.Wrong > 0 {
		if err := tx.AddTries(ctx, c.ID, v.Identity.Wrong, t.Now); err != nil {
			return fmt.Errorf("note wrong tries: %w", err)
		}
	}
	if err := stillOpen(ctx, tx, t, v); err != nil {
		return err
	}
	for _, claim := range v.Identity.Claims {
		if err := tx.PutClaim(ctx, claim); err != nil {
			return err
		}
	}
	for _, tie := range v.Identity.Ties {
		// Under the writer's lock, so that two senders cannot take the last seat.
		if err := seatFree(ctx, tx, tie); err != nil {
			return err
		}
		if err := tx.PutTie(ctx, tie); err != nil {
			return fmt.Errorf("tie the conversation to its booking: %w", err)
		}
	}
	if p := v.Identity.Property; p != nil {
		c.Property = p.ID
	}
	keepQuestions(c, t, v)
	return stillTheirs(ctx, tx, *c, t, v)
}

// keepQuestions remembers what the guest was asked about who they are.
func keepQuestions(c *stay.Conversation, t Turn, v Verdict) {
	c.Asking, c.AskingFor = v.Identity.Asking, v.Identity.AskingFor
	if v.Identity.Asked > 0 && t.asked() == 0 {
		c.AskedAt = t.Now
	}
	c.Asked = v.Identity.Asked
}

// stillOpen refuses evidence that was typed, if the door was closed or the owner took
// the booking from this sender since it was looked at.
func stillOpen(ctx context.Context, tx *store.Tx, t Turn, v Verdict) error {
	if len(v.Identity.Ties) == 0 {
		return nil
	}
	said, err := tx.Claims(ctx, t.Conversation.ID)
	if err != nil {
		return err
	}
	closed, err := tx.ClosedDoors(ctx, t.Conversation.ID, t.Conversation.Simulated, t.Now)
	if err != nil {
		return err
	}
	for _, tie := range v.Identity.Ties {
		removed := slices.ContainsFunc(said, func(c stay.Claim) bool { return c.Booking == tie.Booking && c.State == stay.ClaimRemoved })
		if removed || (len(closed) > 0 && tie.Evidence != stay.EvidenceNumber) {
			return errRights
		}
	}
	return nil
}

// stillTheirs refuses an answer to somebody who may know less by now than when it
// was made: the booking was cancelled, moved, or taken from them meanwhile.
func stillTheirs(ctx context.Context, tx *store.Tx, c stay.Conversation, t Turn, v Verdict) error {
	was := v.Identity.Rights
	if v.Identity.Property == nil || was.Level == stay.Stranger {
		return nil
	}
	p, err := tx.Property(ctx, v.Identity.Property.ID)
	if err != nil {
		return err
	}
	now, err := rightsNow(ctx, tx, p, c, t.Now)
	if err != nil {
		return err
	}
	for _, visibility := range stay.Visibilities() {
		if was.Knows(visibility) && !now.Knows(visibility) {
			return errRights
		}
	}
	return nil
}

// seatFree refuses a code that other senders have used up since it was looked
// at; the turn is then considered again.
func seatFree(ctx context.Context, tx *store.Tx, tie stay.Tie) error {
	if tie.Evidence != stay.EvidenceCode && tie.Evidence != stay.EvidenceCodeAndFact {
		return nil
	}
	b, err := tx.Booking(ctx, tie.Booking)
	if err != nil {
		return err
	}
	tied, err := tx.TiedTo(ctx, tie.Booking)
	if err != nil {
		return err
	}
	others := 0
	for _, o := range tied {
		if o.Conversation == tie.Conversation {
			return nil
		}
		others++
	}
	if others >= b.Seats() {
		return errRights
	}
	return nil
}

// keepGuest remembers the guest's language and what they said about messages.
func (a *App) keepGuest(ctx context.Context, tx *store.Tx, t Turn, v Verdict, now time.Time) (stay.Guest, error) {
	g, err := tx.Guest(ctx, t.Guest.ID) // as it is now: the number may have changed meanwhile
	if err != nil {
		return g, err
	}
	before := g
	if v.Speaks != "" {
		g.Language = v.Speaks
	}
	// STOP and START were heeded when they came; here only what the turn as a whole
	// says, and no bubble of it alone.
	if v.Consent == ConsentStop && g.StoppedAt.IsZero() {
		g.StoppedAt = now
		if err := a.noteWord(ctx, tx, t.Conversation, g, t.Last(), stay.OptOut, stay.ScopeStay, phrase.StopConfirmed, now); err != nil {
			return g, err
		}
	}
	if v.ToPerson == modeNoAI {
		g.NoAIAt = now
	}
	if v.Request != "" {
		id, err := stay.NewID[stay.RequestID](a.o.Rand)
		if err != nil {
			return g, err
		}
		r := stay.Request{ID: id, Conversation: t.Conversation.ID, Guest: g.ID, Kind: v.Request, State: stay.QuestionOpen, ReceivedAt: now, DueAt: stay.DueAt(now)}
		if err := tx.PutRequest(ctx, r); err != nil {
			return g, fmt.Errorf("open the privacy request: %w", err)
		}
	}
	if g == before {
		return g, nil
	}
	return g, tx.PutGuest(ctx, g)
}

// ask opens a question to the owner and wakes them. A guest who waits already
// keeps the first question; the alarm of an emergency sounds every time.
func (a *App) ask(ctx context.Context, tx *store.Tx, c *stay.Conversation, t Turn, v Verdict, now time.Time) error {
	if v.Reason == "" {
		return nil
	}
	if v.Reason == stay.ReasonTries {
		open, err := tx.OpenQuestions(ctx, c.ID)
		if err != nil || slices.ContainsFunc(open, func(q stay.Question) bool { return q.Reason == stay.ReasonTries }) {
			return err // the owner has heard of it; who guesses on wakes nobody
		}
	}
	id, err := stay.NewID[stay.QuestionID](a.o.Rand)
	if err != nil {
		return err
	}
	q := stay.Question{ID: id, Conversation: c.ID, Message: t.Last().ID, Reason: v.Reason, Draft: stay.Private(v.Draft), State: stay.QuestionOpen, OpenedAt: now}
	if c.WaitingSince.IsZero() {
		c.WaitingSince = now
	}
	return a.wakeOwner(ctx, tx, *c, q, now)
}

// reply puts the answer into the outbox, with the disclosure in the same bubble
// where this guest has not been told in this language that a machine answers. If
// it may go at once and nothing waits before it, it is claimed for that in the
// same transaction, which spares a flush.
func (a *App) reply(ctx context.Context, tx *store.Tx, c *stay.Conversation, t Turn, v Verdict, atOnce bool, now time.Time) (m stay.Message, o store.Outgoing, claimed bool, err error) {
	c.Language = v.Language
	if v.Reply == "" || toldAlready(*c, t, v) {
		return m, o, false, nil
	}
	text := a.disclosing(c, t, v)
	id, err := stay.NewID[stay.MessageID](a.o.Rand)
	if err != nil {
		return m, o, false, err
	}
	m = stay.Message{ID: id, Conversation: c.ID, Author: stay.FromAssistant, Type: "text", Text: stay.Private(text), Turn: t.Last().ID, SentAt: t.Now, CreatedAt: now, Needs: v.Needs}
	lease := sendLease
	if !atOnce {
		lease = 0
	}
	o, claimed, err = tx.AddClaimed(ctx, *c, m, stay.PurposeAnswer, "answer "+string(t.Last().ID)+t.reopened(), now, lease)
	if err != nil {
		return m, o, false, fmt.Errorf("put the answer into the outbox: %w", err)
	}
	c.LastMessageAt = now
	c.Told = v.Action == ActEscalate
	return m, o, claimed, nil
}

// disclosing is a reply with the disclosure, where this guest needs one.
func (a *App) disclosing(c *stay.Conversation, t Turn, v Verdict) string {
	if c.Disclosed(v.Language, t.Now) {
		return v.Reply
	}
	c.DisclosedAt, c.DisclosedIn = t.Now, v.Language
	return v.Reply + "\n\n" + a.o.Answerer.disclosure(v)
}

// sayAgain is after how long a guest who still waits, and asks on, hears once more that
// the owner is asked.
const sayAgain = 10 * time.Minute

// toldAlready: the guest was told just now, in these words, that the owner is asked and
// still waits, so that the same again would only be noise. An emergency is always
// answered.
func toldAlready(c stay.Conversation, t Turn, v Verdict) bool {
	if v.Action != ActEscalate || !c.Told || v.Urgent || v.Reason == stay.ReasonMedia {
		return false
	}
	for _, m := range slices.Backward(t.History) {
		if m.Author == stay.FromAssistant {
			return strings.HasPrefix(string(m.Text), v.Reply) && t.Now.Sub(m.SentAt) < sayAgain
		}
	}
	return true
}

// disclosure is the sentence that a machine answers and how to reach a person
// (Regulation (EU) 2024/1689 art. 50(1)), with the way to the privacy notice.
func (a *Answerer) disclosure(v Verdict) string {
	text := a.say(&v, phrase.DisclosureGeneral, phrase.Args{})
	if p := v.Identity.Property; p != nil {
		text = a.say(&v, phrase.Disclosure, args(p))
		if link := a.noticeLink(p, v.Language); link != "" {
			text += " " + a.say(&v, phrase.DisclosurePrivacy, phrase.Args{Link: link})
		}
	}
	return text
}

// nothingDue clears a turn that somebody else has dealt with.
func (a *App) nothingDue(ctx context.Context, id stay.ConversationID) error {
	return a.db.Update(ctx, func(tx *store.Tx) error {
		c, err := tx.Conversation(ctx, id)
		if err != nil {
			return err
		}
		waiting, err := tx.Unanswered(ctx, id)
		if err != nil || (len(waiting) > 0 && c.Mode == stay.ByAssistant) {
			return err
		}
		c.TurnDueAt = time.Time{}
		return tx.PutConversation(ctx, c)
	})
}

// giveUp asks the owner where a turn fails again and again: the guest is told
// so, and does not wait for a mistake of ours.
func (a *App) giveUp(ctx context.Context, id stay.ConversationID) error {
	t, err := a.load(ctx, id)
	if err != nil || len(t.Messages) == 0 {
		return err
	}
	var v Verdict
	a.o.Answerer.language(t, &v)
	v.Identity = Identity{Asking: t.Conversation.Asking, AskingFor: t.Conversation.AskingFor, Property: presumedProperty(t)}
	v.note("turn", "failed")
	a.o.Answerer.passOn(v.Identity, &v, stay.ReasonModel, phrase.Escalated)
	return a.commit(ctx, t, v, 0)
}
