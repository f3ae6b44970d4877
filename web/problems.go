package web

import (
	"context"
	"slices"
	"strings"
	"time"

	"portineria/stay"
	"portineria/store"
	"portineria/web/view"
)

// problems are what the owner should put right, the worst first. On a fresh
// installation the first steps speak of what is not connected yet.
func (w *Web) problems(ctx context.Context, v visitor, h house, fresh bool) ([]view.Problem, error) {
	var all []view.Problem
	for _, look := range []func(context.Context, visitor, house) ([]view.Problem, error){w.sendProblems, w.requestProblems, w.feedProblems, w.linkProblems, w.questionProblems, w.doorProblems} {
		found, err := look(ctx, v, h)
		if err != nil {
			return nil, err
		}
		all = append(all, found...)
	}
	if v.only() == nil {
		found, err := w.connectionProblems(ctx, v, fresh)
		if err != nil {
			return nil, err
		}
		all = append(all, found...)
	}
	slices.SortStableFunc(all, func(a, b view.Problem) int { return urgencyOf(a) - urgencyOf(b) })
	return all, nil
}

func urgencyOf(p view.Problem) int {
	if p.Tone == view.Red {
		return 0
	}
	return 1
}

// sendProblems are messages that did not reach their guests, as long as nobody
// has dealt with them.
func (w *Web) sendProblems(ctx context.Context, v visitor, _ house) ([]view.Problem, error) {
	open, err := w.db.OpenQuestions(ctx, "")
	if err != nil {
		return nil, err
	}
	var failed, unclear []stay.ConversationID
	var why []string
	for _, q := range open {
		if q.Reason != stay.ReasonSendFailed && q.Reason != stay.ReasonSendUnclear {
			continue
		}
		c, err := w.db.Conversation(ctx, q.Conversation)
		if isNotFound(err) || (err == nil && !v.reads(c)) {
			continue
		}
		if err != nil {
			return nil, err
		}
		if q.Reason == stay.ReasonSendFailed {
			failed = append(failed, c.ID)
			if m, err := w.db.Message(ctx, q.Message); err == nil && m.Send != nil && m.Send.Problem != "" {
				if title := problemOf(v.W, m.Send.Problem, m.Send.ErrorCode).Title; !slices.Contains(why, title) {
					why = append(why, title)
				}
			}
		} else {
			unclear = append(unclear, c.ID)
		}
	}
	words := v.W.Today
	var all []view.Problem
	if n := len(failed); n > 0 {
		all = append(all, view.Problem{Tone: view.Red, Title: words.SendsFailed(n), Text: because(why) + words.SendsFailedText, Action: view.Link{Href: whereTo(failed), Label: words.SendsAction}})
	}
	if n := len(unclear); n > 0 {
		all = append(all, view.Problem{Tone: view.Brass, Title: words.UnclearSends(n), Text: words.UnclearSendsText, Action: view.Link{Href: whereTo(unclear), Label: words.SendsAction}})
	}
	return all, nil
}

// whereTo leads to the only conversation, or to the list of those that wait.
func whereTo(ids []stay.ConversationID) string {
	if len(ids) == 1 {
		return view.ConversationTabPath(string(ids[0]), view.TabWaiting)
	}
	return view.InboxTabPath(view.TabWaiting)
}

// requestProblems are requests about data that await an answer.
func (w *Web) requestProblems(ctx context.Context, v visitor, h house) ([]view.Problem, error) {
	all, err := w.db.Requests(ctx, "")
	if err != nil {
		return nil, err
	}
	var mine []stay.Request
	for _, r := range all {
		c, err := w.db.Conversation(ctx, r.Conversation)
		if err != nil && !isNotFound(err) {
			return nil, err
		}
		if err == nil && v.reads(c) {
			mine = append(mine, r)
		}
	}
	if len(mine) == 0 {
		return nil, nil
	}
	first, words := mine[0], v.W.Today // the first one due
	p := view.Problem{Tone: view.Brass, Title: words.PrivacyDue(len(mine)), Text: words.PrivacyDueText(v.W.Dates.Date(first.DueAt.In(h.zone))),
		Action: view.Link{Href: view.ConversationDetailsPath(string(first.Conversation), view.TabAll), Label: words.PrivacyAction}}
	if !w.now().Before(first.DueAt) {
		p.Tone, p.Text = view.Red, words.PrivacyOverdue
	}
	return []view.Problem{p}, nil
}

// feedBroken is how long a calendar may fail before it is trouble and not a
// disturbance that passes.
const feedBroken = 12 * time.Hour

func (w *Web) feedProblems(ctx context.Context, v visitor, h house) ([]view.Problem, error) {
	feeds, err := w.db.Feeds(ctx, "")
	if err != nil {
		return nil, err
	}
	words := v.W.Today
	var all []view.Problem
	for _, f := range feeds {
		p, mine := h.by[f.Property]
		if !mine || (f.State != store.FeedFailing && f.State != store.FeedHeld && f.State != store.FeedStopped) {
			continue
		}
		age := v.W.Forms.Never
		if !f.LastOKAt.IsZero() {
			age = v.W.Dates.Ago(f.LastOKAt, w.now())
		}
		trouble := view.Problem{Tone: view.Brass, Title: words.FeedFailing(f.Name, p.Name), Text: words.FeedFailingText(v.W.FeedTrouble(f.Problem), age),
			Action: view.Link{Href: view.FeedPath(string(p.ID), string(f.ID)), Label: words.FeedAction}}
		if f.State == store.FeedStopped || (f.State == store.FeedFailing && w.now().Sub(since(f)) > feedBroken) {
			trouble.Tone = view.Red
		}
		all = append(all, trouble)
	}
	return all, nil
}

// connectionProblems are about the house as a whole: WhatsApp, the model, the
// way to the owner, and what was not understood.
func (w *Web) connectionProblems(ctx context.Context, v visitor, fresh bool) ([]view.Problem, error) {
	words := v.W.Today
	connections := func(label string) view.Link { return view.Link{Href: view.ConnectionsPath, Label: label} }
	var all []view.Problem
	if !w.connected() && !fresh {
		all = append(all, view.Problem{Tone: view.Brass, Title: words.WhatsAppOff, Text: words.WhatsAppOffText, Action: connections(words.WhatsAppAction)})
	}
	if w.o.Parts.Model != nil {
		if _, up := w.o.Parts.Model(); !up {
			all = append(all, view.Problem{Tone: view.Brass, Title: words.ModelTrouble, Text: words.ModelTroubleText})
		}
	}
	if w.connected() {
		configured, reachable, err := w.o.App.OwnerReachable(ctx)
		switch {
		case err != nil:
			return nil, err
		case !configured:
			all = append(all, view.Problem{Tone: view.Brass, Title: words.OwnerSilent, Text: words.OwnerSilentText, Action: connections(words.OwnerAction)})
		case !reachable:
			all = append(all, view.Problem{Tone: view.Brass, Title: wordsFor(v.W).OwnerQuietTitle, Text: wordsFor(v.W).OwnerQuietText})
		}
	}
	odd, err := w.oddities(ctx, v)
	return append(all, odd...), err
}

// oddKept is how long parts of deliveries that were not understood are shown:
// as long as they are kept.
const oddKept = 72 * time.Hour

func (w *Web) oddities(ctx context.Context, v visitor) ([]view.Problem, error) {
	all, err := w.db.Oddities(ctx, 200)
	if err != nil {
		return nil, err
	}
	words, n := wordsFor(v.W), 0
	var kinds []string
	for _, o := range all {
		if w.now().Sub(o.At) > oddKept {
			continue
		}
		n++
		kind, known := words.OddKinds[o.Kind]
		if !known {
			kind = words.OddOther
		}
		if !slices.Contains(kinds, kind) {
			kinds = append(kinds, kind)
		}
	}
	if n == 0 {
		return nil, nil
	}
	return []view.Problem{{Tone: view.Brass, Title: words.OddTitle(n), Text: words.OddText(strings.Join(kinds, ", "))}}, nil
}

// because puts the reasons before what is said of failed messages, the first few of
// them.
func because(why []string) string {
	if len(why) == 0 {
		return ""
	}
	return strings.Join(why[:min(len(why), 3)], "; ") + ". "
}
