package app

import (
	"cmp"
	"context"
	"errors"
	"time"

	"portineria/stay"
	"portineria/store"
	"portineria/template"
)

// ruleWorded finds the words: the rule's own text while free text may be sent and the
// guest may have the codes in it, else the template, which holds none.
func (a *App) ruleWorded(ctx context.Context, tx *store.Tx, l *letterByRule, now time.Time, _ bool) (stay.RuleState, stay.Why, error) {
	c := l.to.c
	open := c.ID != "" && c.WindowOpen(c.Now(now))
	closed := stay.WhyNoText
	if text, language := l.rule.Text(l.to.language, l.home.Language); open && text != "" {
		why, err := a.ownWords(ctx, tx, l, text, language, now)
		if err != nil || why == stay.WhyNothing {
			return "", "", err
		}
		closed = why
	}
	if l.rule.Template == "" {
		return stay.RuleWaiting, closed, nil
	}
	t, err := a.templateIn(ctx, tx, cmp.Or(c.NumberID, l.to.number), l.rule.Template, open, l.to.language, l.home.Language, "en")
	if err != nil {
		return "", "", err
	}
	if t.Name == "" {
		return stay.RuleWaiting, stay.WhyTemplate, nil
	}
	l.as = &stay.TemplateUse{Name: t.Name, Language: t.Language, Values: template.For(t, a.ruleValues(l, t.Language))}
	if len(t.Empty(l.as.Values)) > 0 {
		return stay.RuleWaiting, stay.WhyUnfinished, nil
	}
	l.text = t.Render(l.as.Values).Text()
	return "", "", nil
}

// templateIn is a template in the first of some languages in which it can be sent,
// or in which there is one at all; without a name: there is none.
func (a *App) templateIn(ctx context.Context, db reads, number, name string, open bool, languages ...string) (stay.Template, error) {
	var first stay.Template
	for _, language := range languages {
		t, err := a.templateOf(ctx, db, number, name, language)
		if err != nil {
			return t, err
		}
		if t.Name != "" && (open || t.State == stay.TemplateApproved) {
			return t, nil
		}
		if t.Name == "" && a.o.Ready != nil { // nobody has submitted it yet, but its words are there
			t, _ = a.o.Ready.Make(name, language)
		}
		if first.Name == "" {
			first = t
		}
	}
	return first, nil
}

// ownWords fills in the rule's own text. Its secrets stay placeholders until it
// leaves, and it waits while the guest may not have them.
func (a *App) ownWords(ctx context.Context, tx *store.Tx, l *letterByRule, text, language string, now time.Time) (stay.Why, error) {
	t := stay.Template{Body: text}
	values := a.ruleValues(l, language)
	if len(t.Empty(values)) > 0 {
		return stay.WhyUnfinished, nil
	}
	needs := stay.Public
	c := l.to.c
	for _, id := range stay.Placeholders(text) {
		f, err := tx.Fact(ctx, l.home.ID, id)
		if errors.Is(err, stay.ErrNotFound) {
			return stay.WhyUnfinished, nil
		}
		if err != nil {
			return "", err
		}
		if f.Visibility == stay.DuringStay || needs == stay.Public {
			needs = f.Visibility
		}
	}
	if needs != stay.Public {
		rights, err := rightsNow(ctx, tx, l.home, c, c.Now(now))
		if err != nil {
			return "", err
		}
		if !rights.Knows(needs) {
			return stay.WhyRights, nil
		}
		l.needs = needs
	}
	l.text = t.Render(values).Body
	return stay.WhyNothing, nil
}

// ruleValues are what the variables of a text stand for.
func (a *App) ruleValues(l *letterByRule, language string) map[string]string {
	return a.values(template.About{Guest: l.to.g.Name, Booking: &l.b, Property: l.home}, language)
}

// whyOf is a refusal of the door in the words of rules.
func whyOf(r stay.Refusal) stay.Why {
	switch r { //nolint:exhaustive // the others are all about the template
	case stay.RefusedStopped, stay.RefusedNoAI, stay.RefusedFrozen:
		return stay.WhyStopped
	case stay.RefusedNoOptIn, stay.RefusedNoMarketing:
		return stay.WhyConsent
	case stay.RefusedWindow:
		return stay.WhyNoText
	case stay.RefusedEmpty:
		return stay.WhyUnfinished
	default:
		return stay.WhyTemplate
	}
}

// whyKept is why a message was taken back as it was about to leave.
func whyKept(problem string) stay.Why {
	switch problem {
	case problemMeter:
		return stay.WhyMeter
	case problemRights:
		return stay.WhyRights
	case problemNobody:
		return stay.WhyNumber
	case problemAddress:
		return stay.WhyNobody
	default:
		return whyOf(stay.Refusal(problem))
	}
}
