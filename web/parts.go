package web

import (
	"context"
	"time"

	"portineria/stay"
	"portineria/store"
	"portineria/web/view"
)

// health is the state of the parts, at the foot of the menu. An account that
// sees only the calendar learns how the calendars do.
func (w *Web) health(ctx context.Context, v visitor) ([]view.HealthLine, error) {
	var lines []view.HealthLine
	if v.May(stay.ReadInbox) {
		line, err := w.whatsAppLine(ctx, v)
		if err != nil {
			return nil, err
		}
		lines = append(lines, line)
		owner, err := w.ownerLine(ctx, v)
		if err != nil {
			return nil, err
		}
		lines = append(append(lines, owner...), w.modelLine(v))
		outbox, err := w.outboxLines(ctx, v)
		if err != nil {
			return nil, err
		}
		lines = append(lines, outbox...)
	}
	feeds, err := w.feedsLine(ctx, v)
	return append(lines, feeds), err
}

// accountProblems are the troubles that keep every message from leaving, not
// one: they are about our own account or the way to the platform.
var accountProblems = []string{"token_invalid", "permission", "number_gone", "account_blocked", "payment", "not_registered", "registration",
	"name_pending", "wrong_address", "unreachable", "no_number"}

// recently is how far back a trouble counts for the present.
const recently = 24 * time.Hour

func (w *Web) whatsAppLine(ctx context.Context, v visitor) (view.HealthLine, error) {
	words := v.W.Health
	line := view.HealthLine{State: "ok", Text: words.WhatsAppOn}
	if v.May(stay.ReadSettings) {
		line.Href = view.ConnectionsPath
	}
	if !w.connected() {
		line.State, line.Text = "off", words.WhatsAppOff
		return line, nil
	}
	problems, err := w.db.SendProblems(ctx, w.now().Add(-recently))
	if err != nil {
		return line, err
	}
	for _, key := range accountProblems {
		if problems[key] > 0 {
			line.State, line.Text = "fail", words.WhatsAppTrouble
		}
	}
	if line.State != "ok" {
		return line, nil
	}
	line.Text, err = w.lastHeard(ctx, v)
	return line, err
}

// ownerLine says that alerts would not reach the owner, where that is so.
func (w *Web) ownerLine(ctx context.Context, v visitor) ([]view.HealthLine, error) {
	if !w.connected() || v.only() != nil {
		return nil, nil
	}
	configured, reachable, err := w.o.App.OwnerReachable(ctx)
	if err != nil || !configured || reachable {
		return nil, err
	}
	return []view.HealthLine{{State: "warn", Text: wordsFor(v.W).OwnerQuiet, Href: view.TodayPath}}, nil
}

// lastHeard says that WhatsApp is connected, and when it last delivered.
func (w *Web) lastHeard(ctx context.Context, v visitor) (string, error) {
	last, err := w.db.LastDelivery(ctx)
	if err != nil || last.IsZero() {
		return v.W.Health.WhatsAppOn, err
	}
	return v.W.Inbox.Subtitle(v.W.Health.WhatsAppOn, v.W.Dates.Ago(last, w.now())), nil
}

func (w *Web) modelLine(v visitor) view.HealthLine {
	if w.o.Parts.Model == nil {
		return view.HealthLine{State: "off", Text: v.W.Health.ModelOff}
	}
	name, up := w.o.Parts.Model()
	if !up {
		return view.HealthLine{State: "warn", Text: v.W.Health.ModelTrouble(name)}
	}
	return view.HealthLine{State: "ok", Text: v.W.Health.ModelReady(name)}
}

// leaving is how long a message may take to leave before it is worth a word: a
// page that is drawn meanwhile would go on saying so where there is no script.
const leaving = 5 * time.Second

// outboxLines tell of messages that do not leave, where there are any.
func (w *Web) outboxLines(ctx context.Context, v visitor) ([]view.HealthLine, error) {
	if v.only() != nil {
		return nil, nil // the counts are of the whole house
	}
	waiting, err := w.db.OutboxHeldUp(ctx, w.now().Add(-leaving))
	if err != nil || waiting == 0 {
		return nil, err
	}
	return []view.HealthLine{{State: "warn", Text: v.W.Health.OutboxWaiting(waiting), Href: view.InboxPath}}, nil
}

// feedOld is how long a calendar may go unread before it is worth a word.
const feedOld = 2 * time.Hour

// feedsLine tells how the calendars do, the worst of them by name.
func (w *Web) feedsLine(ctx context.Context, v visitor) (view.HealthLine, error) {
	line := view.HealthLine{State: "ok", Href: view.CalendarPath}
	all, err := w.db.Feeds(ctx, "")
	if err != nil {
		return line, err
	}
	all = scope(v.User, all, func(f store.Feed) stay.PropertyID { return f.Property })
	var old []store.Feed
	for _, f := range all {
		if f.State != store.FeedNew && w.now().Sub(f.LastOKAt) > feedOld {
			old = append(old, f)
		}
	}
	switch {
	case len(all) == 0:
		line.State, line.Text = "off", v.W.Health.FeedsNone
	case len(old) == 0:
		line.Text = v.W.Health.FeedsFine(len(all))
	case len(old) == 1:
		line.State, line.Text = "warn", v.W.Health.FeedOld(old[0].Name, v.W.Dates.Length(w.now().Sub(since(old[0]))))
	default:
		line.State, line.Text = "warn", v.W.Health.FeedsOld(len(old))
	}
	return line, nil
}

// since is when a feed was last read, or connected where it never was.
func since(f store.Feed) time.Time {
	if f.LastOKAt.IsZero() {
		return f.CreatedAt
	}
	return f.LastOKAt
}

// connected reports whether guests can write and are answered.
func (w *Web) connected() bool { return w.o.Parts.WhatsApp || (w.o.App != nil && w.o.App.Connected()) }
