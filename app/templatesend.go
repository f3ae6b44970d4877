package app

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"portineria/stay"
	"portineria/store"
	"portineria/template"
)

// Offer is a template that could go to a guest now, as they would read it, with
// the door's verdict on it.
type Offer struct {
	Template stay.Template
	Reads    stay.Rendered
	Empty    []string // variables for which nothing is known
	Verdict  stay.Verdict
}

// filler is what templates are filled in from, inside a transaction or beside it.
type filler interface {
	reads
	Ties(ctx context.Context, c stay.ConversationID) ([]stay.Tie, error)
	Booking(ctx context.Context, id stay.BookingID) (stay.Booking, error)
	Property(ctx context.Context, id stay.PropertyID) (stay.Property, error)
	Templates(ctx context.Context, account string) ([]stay.Template, error)
}

// TemplateOffers lists what may be sent to a guest as a template, each name in the
// language that fits them best: what can go first.
func (a *App) TemplateOffers(ctx context.Context, id stay.ConversationID) ([]Offer, error) {
	c, err := a.db.Conversation(ctx, id)
	if err != nil {
		return nil, err
	}
	g, err := a.db.Guest(ctx, c.Guest)
	if err != nil {
		return nil, err
	}
	n, ours := a.number(c.NumberID)
	if !ours {
		return nil, nil
	}
	all, err := a.db.Templates(ctx, n.Account)
	if err != nil {
		return nil, err
	}
	about, err := a.aboutTalk(ctx, a.db, c, g)
	if err != nil {
		return nil, err
	}
	var offers []Offer
	for _, t := range fitting(all, n.Account, g.Language, c.Language, about.Property.Language, "en") {
		values := template.For(t, a.values(about, t.Language))
		v, _, err := a.mayGo(ctx, a.db, c, g, stay.PurposeHost, a.o.Now(), &stay.TemplateUse{Name: t.Name, Language: t.Language, Values: values})
		if err != nil {
			return nil, err
		}
		offers = append(offers, Offer{Template: t, Reads: t.Render(values), Empty: t.Empty(values), Verdict: v})
	}
	order := func(o Offer) int {
		if o.Verdict.OK() {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(offers, func(x, y Offer) int { return cmp.Compare(order(x), order(y)) })
	return offers, nil
}

// fitting picks of each name the language that fits best, among those that can be
// sent if there is one. The alert to the owner is for no guest.
func fitting(all []stay.Template, account string, languages ...string) []stay.Template {
	rank := func(t stay.Template) int {
		r := slices.Index(languages, baseLanguage(t.Language))
		if r < 0 {
			r = len(languages)
		}
		if t.State != stay.TemplateApproved {
			r += 100
		}
		return r
	}
	var best []stay.Template
	for _, t := range all {
		if t.Account != account || t.Name == OwnerAlert || t.State == stay.TemplateDeleted {
			continue
		}
		i := slices.IndexFunc(best, func(b stay.Template) bool { return b.Name == t.Name })
		if i < 0 {
			best = append(best, t)
		} else if rank(t) < rank(best[i]) {
			best[i] = t
		}
	}
	return best
}

func baseLanguage(l string) string {
	if len(l) > 2 && (l[2] == '_' || l[2] == '-') {
		return l[:2]
	}
	return l
}

// aboutTalk is what templates to a conversation are filled in from: the stay that
// goes on, comes next or was last.
func (a *App) aboutTalk(ctx context.Context, db filler, c stay.Conversation, g stay.Guest) (template.About, error) {
	about := template.About{Guest: g.Name}
	ties, err := db.Ties(ctx, c.ID)
	if err != nil {
		return about, err
	}
	today := stay.DateOf(c.Now(a.o.Now()))
	for _, tie := range ties {
		b, err := db.Booking(ctx, tie.Booking)
		if err != nil {
			return about, err
		}
		if b.State == stay.BookingCancelled {
			continue
		}
		if about.Booking == nil || nearer(b, *about.Booking, today) {
			about.Booking = &b
		}
	}
	property := c.Property
	if about.Booking != nil {
		property = about.Booking.Property
	}
	if property == "" {
		return about, nil
	}
	about.Property, err = db.Property(ctx, property)
	if errors.Is(err, stay.ErrNotFound) {
		err = nil
	}
	return about, err
}

// nearer reports whether a stay is more likely meant than another: one that has not
// ended before one that has, and then the sooner.
func nearer(b, than stay.Booking, today stay.Date) bool {
	if over, wasOver := b.Departure < today, than.Departure < today; over != wasOver {
		return wasOver
	} else if over {
		return b.Departure > than.Departure
	}
	return b.Arrival < than.Arrival
}

// values are what variables stand for in a language; see template.Names.
func (a *App) values(about template.About, language string) map[string]string {
	base := baseLanguage(language)
	if a.o.Ready != nil {
		about.Address = a.o.Ready.Guest(base)
	}
	if about.Property.ID != "" {
		about.Notice = a.o.Answerer.noticeLink(&about.Property, base)
	}
	return template.Values(about, a.o.Answerer.Phrases, base)
}

// PreviewTemplate is a template as the guest of a booking would read it.
func (a *App) PreviewTemplate(ctx context.Context, t stay.Template, booking stay.BookingID) (Offer, error) {
	b, err := a.db.Booking(ctx, booking)
	if err != nil {
		return Offer{}, err
	}
	p, err := a.db.Property(ctx, b.Property)
	if err != nil {
		return Offer{}, err
	}
	values := template.For(t, a.values(template.About{Property: p, Booking: &b}, t.Language))
	return Offer{Template: t, Reads: t.Render(values), Empty: t.Empty(values)}, nil
}

// Refused says why a message may not go; see stay.CanSend.
type Refused struct{ Verdict stay.Verdict }

func (r Refused) Error() string { return "the message may not go: " + string(r.Verdict.Reason) }

// Is makes a refusal a conflict for whoever does not look closer.
func (r Refused) Is(target error) bool { return target == stay.ErrConflict }

// SendTemplate sends a template by a person's hand. It opens the conversation again
// once the guest answers; the assistant stays in it, as it was. once makes a form
// that is sent twice harmless.
func (a *App) SendTemplate(ctx context.Context, id stay.ConversationID, name, language, once string) (stay.MessageID, error) {
	now := a.o.Now()
	mid, err := stay.NewID[stay.MessageID](a.o.Rand)
	if err != nil {
		return "", err
	}
	if once == "" {
		once = string(mid)
	}
	return mid, a.db.Update(ctx, func(tx *store.Tx) error {
		c, err := tx.Conversation(ctx, id)
		if err != nil {
			return err
		}
		g, err := tx.Guest(ctx, c.Guest)
		if err != nil {
			return err
		}
		m, err := a.byTemplate(ctx, tx, c, g, mid, name, language, now)
		if err != nil {
			return err
		}
		fresh, err := tx.AddOutgoing(ctx, c, m, stay.PurposeHost, "template "+string(id)+" "+once, now)
		if err != nil || !fresh {
			return err
		}
		c.LastMessageAt = now
		return tx.PutConversation(ctx, c)
	})
}

// byTemplate is the message that a template makes for a conversation, or why it may
// not go there.
func (a *App) byTemplate(ctx context.Context, tx *store.Tx, c stay.Conversation, g stay.Guest, id stay.MessageID, name, language string, now time.Time) (stay.Message, error) {
	t, err := a.templateOf(ctx, tx, c.NumberID, name, language)
	if err != nil {
		return stay.Message{}, err
	}
	if t.Name == "" || t.Name == OwnerAlert {
		return stay.Message{}, fmt.Errorf("there is no template %s in %s for this number: %w", name, language, stay.ErrNotFound)
	}
	about, err := a.aboutTalk(ctx, tx, c, g)
	if err != nil {
		return stay.Message{}, err
	}
	use := &stay.TemplateUse{Name: t.Name, Language: t.Language, Values: template.For(t, a.values(about, t.Language))}
	v, _, err := a.mayGo(ctx, tx, c, g, stay.PurposeHost, now, use)
	if err != nil {
		return stay.Message{}, err
	}
	if !v.OK() {
		return stay.Message{}, Refused{v}
	}
	return stay.Message{ID: id, Conversation: c.ID, Author: stay.FromHost, Type: "text", Text: stay.Private(t.Render(use.Values).Text()), SentAt: c.Now(now), CreatedAt: now, Template: use}, nil
}
