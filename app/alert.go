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
// wrote to the house's number, so that the platform refuses free text, and no
// template for it is approved.
// Simulated chats wake nobody.
func (a *App) alert(ctx context.Context, tx *store.Tx, about stay.Conversation, key phrase.Key, once string, now time.Time) (bool, error) {
	if about.Simulated || a.o.OwnerPhone == "" {
		return false, nil
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
	m := stay.Message{ID: id, Author: stay.FromAssistant, Type: "text", SentAt: now, CreatedAt: now}
	c, err := a.ownersConversation(ctx, tx, about.NumberID)
	switch {
	case err == nil && c.WindowOpen(now):
		m.Text = stay.Private(a.o.Answerer.Phrases.Say(language, key, named))
	case err == nil || errors.Is(err, stay.ErrNotFound):
		if c, err = a.alertByTemplate(ctx, tx, about.NumberID, language, named.Property, &m, now); err != nil || m.Template == nil {
			return false, err
		}
	default:
		return false, err
	}
	m.Conversation = c.ID
	_, err = tx.AddOutgoing(ctx, c, m, stay.PurposeAlert, once, now)
	return err == nil, err
}

// OwnerAlert is the ready text that wakes the owner where free text may not go.
const OwnerAlert = "owner_alert"

// alertByTemplate makes an alert a template, where it is approved for the number:
// in the owner's language, or in whichever there is. Without one m stays as it is.
func (a *App) alertByTemplate(ctx context.Context, tx *store.Tx, number, language, property string, m *stay.Message, now time.Time) (stay.Conversation, error) {
	n, ours := a.number(number)
	if !ours || a.o.OwnerPhone == "" {
		return stay.Conversation{}, nil
	}
	all, err := tx.Templates(ctx, n.Account)
	if err != nil {
		return stay.Conversation{}, err
	}
	var best *stay.Template
	for _, t := range all {
		if t.Account == n.Account && t.Name == OwnerAlert && t.State == stay.TemplateApproved && (best == nil || baseLanguage(t.Language) == language) {
			best = &t
		}
	}
	if best == nil {
		return stay.Conversation{}, nil
	}
	c, _, err := a.conversationFor(ctx, tx, n, sender{Phone: a.o.OwnerPhone[1:]}, now)
	if err != nil {
		return c, err
	}
	use := stay.TemplateUse{Name: best.Name, Language: best.Language, Values: map[string]string{"property": property}}
	m.Template, m.Text = &use, stay.Private(best.Render(use.Values).Text())
	return c, nil
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
