package app

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"portineria/stay"
)

// Turn is everything that a decision is made from: what the guest wrote, who
// they may be, and what the house knows, at one instant. Nothing is looked up
// after it is loaded.
type Turn struct {
	Now          time.Time // the conversation's own clock
	Conversation stay.Conversation
	Guest        stay.Guest
	Messages     []stay.Message // the guest's, not answered yet
	History      []stay.Message // before them, the oldest first
	Quoted       []stay.Message // what they reply to: an answer of ours, and the guest's message that it answered
	Properties   []stay.Property

	Tied     []Tied       // what the conversation is tied to already
	Claims   []stay.Claim // what waits for the owner's word, or has it
	ByNumber []stay.Booking
	ByCode   []CodeHit // bookings whose code stands in the text
	ByLast4  []stay.Booking
	ByDays   []stay.Booking // that arrive on a day which the guest named when asked who they are

	DoorClosed bool // what is typed to identify oneself is not looked at
	TriesOfOne int  // wrong tries of this sender in the last hour
	TriesOfAll int  // and those of all senders

	Files      []stay.Media       // of Messages
	ToldLately map[stay.Told]bool // what the guest was told of files not long ago

	Shelf func(stay.PropertyID) (*Shelf, error)
	// Asking is called before a model is asked, which takes a while; nil: nobody wants
	// to know.
	Asking func()
}

// Tied is a booking that the conversation is tied to.
type Tied struct {
	Booking  stay.Booking
	Evidence stay.Evidence
	At       time.Time
}

// removed reports whether the owner took a booking from this sender.
func (t Turn) removed(b stay.BookingID) bool {
	return slices.ContainsFunc(t.Claims, func(c stay.Claim) bool { return c.Booking == b && c.State == stay.ClaimRemoved })
}

// CodeHit is a booking whose code stands in the guest's text, with the number of
// other senders that it has served.
type CodeHit struct {
	Booking stay.Booking
	Others  int
}

// Text is what the guest wrote in this turn, bubble by bubble.
func (t Turn) Text() string {
	var parts []string
	for _, m := range t.Messages {
		if words := m.Words(); words != "" {
			parts = append(parts, words)
		}
	}
	return strings.Join(parts, "\n")
}

// Last is the guest message that the turn ends with.
func (t Turn) Last() stay.Message { return t.Messages[len(t.Messages)-1] }

// historyLength is how many messages before the turn are looked at.
const historyLength = 12

// load reads a turn. A conversation with nothing to answer gives a turn without
// messages.
func (a *App) load(ctx context.Context, id stay.ConversationID) (Turn, error) {
	var t Turn
	c, err := a.db.Conversation(ctx, id)
	if err != nil {
		return t, err
	}
	t.Conversation, t.Now = c, c.Now(a.o.Now())
	if err := a.loadMessages(ctx, &t); err != nil || len(t.Messages) == 0 {
		return t, err
	}
	if t.Guest, err = a.db.Guest(ctx, c.Guest); err != nil {
		return t, err
	}
	if err := a.loadFiles(ctx, &t); err != nil {
		return t, err
	}
	properties, err := a.shelves.properties(ctx)
	if err != nil {
		return t, err
	}
	t.Shelf = func(p stay.PropertyID) (*Shelf, error) { return a.shelves.of(ctx, p) }
	if err := a.loadEvidence(ctx, &t); err != nil {
		return t, err
	}
	t.within(a.served(c.NumberID, properties))
	return t, nil
}

// usualTurn is how many bubbles a turn has at most, as a rule.
const usualTurn = 12

// loadMessages reads what is to be answered and what was said before it.
func (a *App) loadMessages(ctx context.Context, t *Turn) error {
	c := t.Conversation
	for limit := historyLength + usualTurn; ; limit *= 8 {
		all, err := a.db.Messages(ctx, c.ID, limit)
		if err != nil {
			return err
		}
		if len(all) == limit && all[0].Seq > c.AnsweredSeq {
			continue // the turn began earlier
		}
		for _, m := range all {
			if stay.Silent(m.Type) {
				continue
			}
			if m.Author == stay.FromGuest && m.Seq > c.AnsweredSeq {
				t.Messages = append(t.Messages, m)
			} else if len(t.Messages) == 0 {
				t.History = append(t.History, m)
			}
		}
		t.History = t.History[max(0, len(t.History)-historyLength):]
		return a.loadQuoted(ctx, t)
	}
}

// loadQuoted reads what the turn's messages reply to. What the guest said before an
// answer of ours that they quote says better what it was about.
func (a *App) loadQuoted(ctx context.Context, t *Turn) error {
	for _, m := range t.Messages {
		if m.ReplyTo == "" || m.Withdrawn {
			continue
		}
		said, err := a.db.Message(ctx, m.ReplyTo)
		if err == nil && said.Author == stay.FromAssistant && said.Turn != "" {
			t.Quoted = append(t.Quoted, said)
			said, err = a.db.Message(ctx, said.Turn)
		}
		if errors.Is(err, stay.ErrNotFound) {
			continue // deleted meanwhile
		}
		if err != nil {
			return err
		}
		if said.Conversation == t.Conversation.ID {
			t.Quoted = append(t.Quoted, said)
		}
	}
	return nil
}

// loadFiles reads the files of the turn, and what the guest was told of others.
func (a *App) loadFiles(ctx context.Context, t *Turn) error {
	if !slices.ContainsFunc(t.Messages, func(m stay.Message) bool { return slices.Contains(stay.MediaKinds(), stay.MediaKind(m.Type)) }) {
		return nil
	}
	files, err := a.db.MediaOf(ctx, t.Conversation.ID)
	if err != nil {
		return err
	}
	t.ToldLately = map[stay.Told]bool{}
	for _, f := range files {
		if f.Told != stay.ToldNothing && a.o.Now().Sub(f.ToldAt) < stay.ToldFor {
			t.ToldLately[f.Told] = true
		}
		if slices.ContainsFunc(t.Messages, func(m stay.Message) bool { return m.ID == f.Message }) {
			t.Files = append(t.Files, f)
		}
	}
	return nil
}

// loadEvidence looks up every booking that could be the sender's. Whether it is
// theirs is decided in identify.
func (a *App) loadEvidence(ctx context.Context, t *Turn) error {
	ties, err := a.db.Ties(ctx, t.Conversation.ID)
	if err != nil {
		return err
	}
	for _, tie := range ties {
		b, err := a.db.Booking(ctx, tie.Booking)
		if err != nil {
			return err
		}
		t.Tied = append(t.Tied, Tied{b, tie.Evidence, tie.At})
	}
	if t.Claims, err = a.db.Claims(ctx, t.Conversation.ID); err != nil {
		return err
	}
	if t.Guest.Phone != "" && !t.Guest.PassedOn { // a number that was somebody else's proves nothing
		if t.ByNumber, err = a.db.BookingsByPhone(ctx, string(t.Guest.Phone)); err != nil {
			return err
		}
	}
	if err := a.loadDoor(ctx, t); err != nil || t.DoorClosed {
		return err
	}
	if err := a.loadByCode(ctx, t); err != nil {
		return err
	}
	if err := a.loadByLast4(ctx, t); err != nil {
		return err
	}
	return a.loadByDays(ctx, t)
}

// loadDoor reads whether what is typed is looked at, and how much of it was wrong
// lately.
func (a *App) loadDoor(ctx context.Context, t *Turn) error {
	closed, err := a.db.ClosedDoors(ctx, t.Conversation.ID, t.Conversation.Simulated, t.Now)
	if err != nil {
		return fmt.Errorf("look at the door: %w", err)
	}
	t.DoorClosed = len(closed) > 0
	if !t.Conversation.Asking.Asks() && len(stay.FindCodes(t.Text())) == 0 {
		return nil
	}
	if t.TriesOfOne, t.TriesOfAll, err = a.db.TriesSince(ctx, t.Conversation, t.Now.Add(-stay.TriesSpan)); err != nil {
		return fmt.Errorf("count wrong tries: %w", err)
	}
	return nil
}

// mostCodes is how many codes a message holds of somebody who has one; those of
// whoever sends more are not even looked up.
const mostCodes = 3

func (a *App) loadByCode(ctx context.Context, t *Turn) error {
	codes := stay.FindCodes(t.Text())
	if len(codes) > mostCodes {
		return nil
	}
	for _, code := range codes {
		b, err := a.db.BookingByInvite(ctx, code)
		if errors.Is(err, stay.ErrNotFound) {
			continue
		}
		if err != nil {
			return err
		}
		hit := CodeHit{Booking: b}
		others, err := a.db.TiedTo(ctx, b.ID)
		if err != nil {
			return err
		}
		for _, o := range others {
			if o.Conversation != t.Conversation.ID {
				hit.Others++
			}
		}
		t.ByCode = append(t.ByCode, hit)
	}
	return nil
}

// loadByLast4 looks for bookings by last four digits: those of the sender's own
// number, and, once we asked for them, those that the guest named.
func (a *App) loadByLast4(ctx context.Context, t *Turn) error {
	var digits []string
	if t.Conversation.Asking.Asks() {
		digits = t.soFar().digits
	}
	if own := stay.Last4(string(t.Guest.Phone)); own != "" && !t.Guest.PassedOn {
		digits = append(digits, own)
	}
	seen := map[stay.BookingID]bool{}
	for _, d := range digits {
		found, err := a.db.BookingsByLast4(ctx, d)
		if err != nil {
			return err
		}
		for _, b := range found {
			if !seen[b.ID] {
				seen[b.ID] = true
				t.ByLast4 = append(t.ByLast4, b)
			}
		}
	}
	return nil
}

// loadByDays looks for the bookings that arrive on the days which a guest named
// whom we asked who they are.
func (a *App) loadByDays(ctx context.Context, t *Turn) error {
	if !t.Conversation.Asking.Asks() {
		return nil
	}
	for _, day := range t.soFar().days {
		found, err := a.db.Arriving(ctx, day)
		if err != nil {
			return err
		}
		t.ByDays = append(t.ByDays, found...)
	}
	return nil
}
