package app

import (
	"context"
	"errors"
	"fmt"
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
	Properties   []stay.Property

	Tied       []Tied // what the conversation is tied to already
	ByNumber   []stay.Booking
	ByCode     []CodeHit // bookings whose code stands in the text
	ByLast4    []stay.Booking
	TriesInAll int // wrong codes of all senders in the last hour

	Shelf func(stay.PropertyID) (*Shelf, error)
}

// Tied is a booking that the conversation is tied to.
type Tied struct {
	Booking  stay.Booking
	Evidence stay.Evidence
}

// CodeHit is a booking whose code stands in the guest's text, with the number of
// other senders that it has served.
type CodeHit struct {
	Booking stay.Booking
	Others  int
}

// wordless are the types of messages whose text is not the guest's own words: an
// emoji, the name of a place, that of a contact.
var wordless = map[string]bool{"reaction": true, "location": true, "contacts": true, "order": true}

// Text is what the guest wrote in this turn, bubble by bubble.
func (t Turn) Text() string {
	var parts []string
	for _, m := range t.Messages {
		if m.Text != "" && !wordless[m.Type] {
			parts = append(parts, string(m.Text))
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
	if t.Properties, err = a.shelves.properties(ctx); err != nil {
		return t, err
	}
	t.Shelf = func(p stay.PropertyID) (*Shelf, error) { return a.shelves.of(ctx, p) }
	return t, a.loadEvidence(ctx, &t)
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
			if m.Author == stay.FromGuest && m.Seq > c.AnsweredSeq {
				t.Messages = append(t.Messages, m)
			} else if len(t.Messages) == 0 {
				t.History = append(t.History, m)
			}
		}
		t.History = t.History[max(0, len(t.History)-historyLength):]
		return nil
	}
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
		t.Tied = append(t.Tied, Tied{b, tie.Evidence})
	}
	if t.Guest.Phone != "" {
		if t.ByNumber, err = a.db.BookingsByPhone(ctx, string(t.Guest.Phone)); err != nil {
			return err
		}
	}
	for _, code := range stay.FindCodes(t.Text()) {
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
	return a.loadLast4(ctx, t)
}

// loadLast4 looks for bookings by last four digits: those of the sender's own
// number, and, once we asked for them, those in the text.
func (a *App) loadLast4(ctx context.Context, t *Turn) error {
	digits := fourDigits(t.Text())
	if t.Conversation.Asking != stay.AskingBooking {
		digits = nil
	}
	if own := stay.Last4(string(t.Guest.Phone)); own != "" {
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
	if t.Conversation.WrongTries == 0 && t.Conversation.Asking == stay.AskingNothing {
		return nil
	}
	var err error
	if t.TriesInAll, err = a.db.WrongTriesSince(ctx, a.o.Now().Add(-time.Hour), t.Conversation.Simulated); err != nil {
		return fmt.Errorf("count wrong codes: %w", err)
	}
	return nil
}

// fourDigits lists the runs of exactly four digits in a text.
func fourDigits(text string) []string {
	var found []string
	for _, run := range strings.FieldsFunc(text, func(r rune) bool { return r < '0' || r > '9' }) {
		if len(run) == 4 {
			found = append(found, run)
		}
	}
	return found
}
