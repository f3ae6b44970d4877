package app

import (
	"context"
	"errors"
	"fmt"
	"time"

	"portineria/phrase"
	"portineria/stay"
	"portineria/store"
)

// alertKeys are the words of an alert by its reason. None holds anything that
// the guest wrote: the owner's phone shows it on a locked screen.
var alertKeys = map[stay.Reason]phrase.Key{
	stay.ReasonEmergency: phrase.AlertEmergency, stay.ReasonKeyword: phrase.AlertEmergency, stay.ReasonPerson: phrase.AlertHandoff,
	stay.ReasonPrivacy: phrase.AlertPrivacy, stay.ReasonSendFailed: phrase.AlertSendFailed, stay.ReasonSendUnclear: phrase.AlertSendFailed,
}

// wakeOwner stores a question and sends the alert of it to the owner's own
// WhatsApp. The page shows it in any case.
func (a *App) wakeOwner(ctx context.Context, tx *store.Tx, c stay.Conversation, q stay.Question, now time.Time) error {
	key, special := alertKeys[q.Reason]
	if !special {
		key = phrase.AlertEscalation
	}
	sent, err := a.alert(ctx, tx, c, key, "alert "+string(q.ID), now)
	if err != nil {
		return err
	}
	if sent {
		q.AlertedAt = now
	}
	return tx.PutQuestion(ctx, c, q)
}

// alert queues a line to the owner's WhatsApp. It reports false where that
// cannot be: no number configured, or more than 24 hours since the owner last
// wrote to the house's number, so that the platform refuses free text.
// Simulated chats wake nobody.
func (a *App) alert(ctx context.Context, tx *store.Tx, about stay.Conversation, key phrase.Key, once string, now time.Time) (bool, error) {
	if about.Simulated || a.o.OwnerPhone == "" {
		return false, nil
	}
	c, err := a.ownersConversation(ctx, tx, about.NumberID)
	if errors.Is(err, stay.ErrNotFound) || (err == nil && !c.WindowOpen(now)) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	language, err := tx.Setting(ctx, SettingOwnerLanguage)
	if errors.Is(err, stay.ErrNotFound) {
		language, err = "it", nil
	}
	if err != nil {
		return false, err
	}
	named := phrase.Args{Property: a.o.Answerer.Phrases.Say(language, phrase.PropertyUnknown, phrase.Args{})}
	if about.Property != "" {
		p, err := tx.Property(ctx, about.Property)
		if err != nil && !errors.Is(err, stay.ErrNotFound) {
			return false, err
		}
		if err == nil {
			named.Property = p.Name
		}
	}
	id, err := stay.NewID[stay.MessageID](a.o.Rand)
	if err != nil {
		return false, err
	}
	text := a.o.Answerer.Phrases.Say(language, key, named)
	m := stay.Message{ID: id, Conversation: c.ID, Author: stay.FromAssistant, Type: "text", Text: stay.Private(text), SentAt: now, CreatedAt: now}
	_, err = tx.AddOutgoing(ctx, c, m, stay.PurposeAlert, once, now)
	return err == nil, err
}

// SettingOwnerLanguage is where the owner's language is kept for alerts.
const SettingOwnerLanguage = "owner.language"

// ownersConversation is the owner's own thread with a business number. It
// exists once the owner has written to it.
func (a *App) ownersConversation(ctx context.Context, tx *store.Tx, number string) (stay.Conversation, error) {
	g, err := tx.GuestByAlias(ctx, store.Alias{Kind: store.AliasPhone, Value: a.o.OwnerPhone}, false)
	if err != nil {
		return stay.Conversation{}, err
	}
	return tx.ConversationOf(ctx, g, number)
}

// OwnerReachable reports whether an alert would reach the owner's WhatsApp now,
// for the page that says how to keep it so.
func (a *App) OwnerReachable(ctx context.Context) (configured, reachable bool, err error) {
	if a.o.OwnerPhone == "" {
		return false, false, nil
	}
	g, err := a.db.GuestByAlias(ctx, store.Alias{Kind: store.AliasPhone, Value: a.o.OwnerPhone}, false)
	if errors.Is(err, stay.ErrNotFound) {
		return true, false, nil
	}
	if err != nil {
		return true, false, err
	}
	for _, n := range a.everyNumber() {
		c, err := a.db.ConversationOf(ctx, g, n.ID)
		if errors.Is(err, stay.ErrNotFound) {
			continue
		}
		if err != nil {
			return true, false, err
		}
		reachable = reachable || c.WindowOpen(a.o.Now())
	}
	return true, reachable, nil
}

// remind wakes the owner again where a guest has waited for a quarter of an
// hour, once per question, and tries again the alerts that could not go out.
func (a *App) remind(ctx context.Context) error {
	now := a.o.Now()
	open, err := a.db.OpenQuestions(ctx, "")
	if err != nil {
		return err
	}
	for _, q := range open {
		late := !q.AlertedAt.IsZero() && q.RemindedAt.IsZero() && now.Sub(q.AlertedAt) >= stay.RemindAfter
		if !late && !q.AlertedAt.IsZero() {
			continue
		}
		if err := a.db.Update(ctx, func(tx *store.Tx) error { return a.remindOf(ctx, tx, q.ID, now) }); err != nil {
			return fmt.Errorf("remind of a question: %w", err)
		}
	}
	return nil
}

func (a *App) remindOf(ctx context.Context, tx *store.Tx, id stay.QuestionID, now time.Time) error {
	q, err := tx.Question(ctx, id)
	if err != nil || q.State != stay.QuestionOpen {
		return err
	}
	c, err := tx.Conversation(ctx, q.Conversation)
	if err != nil {
		return err
	}
	if q.AlertedAt.IsZero() {
		if a.o.OwnerPhone == "" {
			return nil
		}
		return a.wakeOwner(ctx, tx, c, q, now)
	}
	sent, err := a.alert(ctx, tx, c, phrase.AlertReminder, "reminder "+string(q.ID), now)
	if err != nil || !sent {
		return err
	}
	q.RemindedAt = now
	return tx.PutQuestion(ctx, c, q)
}
