package app

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"time"

	"portineria/stay"
	"portineria/store"
	"portineria/template"
	"portineria/whatsapp"
)

// TemplatePlatform is where templates are looked at and kept; see whatsapp.Client,
// whose errors it returns. A number's Sender is one, or templates cannot be
// submitted over it.
type TemplatePlatform interface {
	Templates(ctx context.Context) ([]whatsapp.Template, error)
	CreateTemplate(ctx context.Context, d whatsapp.TemplateDraft) (whatsapp.TemplateState, error)
	EditTemplate(ctx context.Context, id string, d whatsapp.TemplateDraft) error
	DeleteTemplate(ctx context.Context, name, id string) error
	UnpauseTemplate(ctx context.Context, id string) error
}

// Unfit says why a template cannot be submitted: the platform would refuse it.
type Unfit struct{ Faults []stay.Fault }

func (u Unfit) Error() string {
	return fmt.Sprintf("the template is not fit to be submitted: %v", u.Faults)
}

// ErrNoPlatform says that no number of an account is connected, so that its
// templates can be written and not submitted.
var ErrNoPlatform = errors.New("no number of this account is connected")

// TemplateAccount is an account that has templates of its own, with the number
// whose client speaks for it.
type TemplateAccount struct {
	ID        string
	Number    string
	Display   string
	Connected bool
}

// TemplateAccounts lists the accounts of the house's numbers. Before any number
// is set up there is one without a name, in which texts can be prepared.
func (a *App) TemplateAccounts() []TemplateAccount {
	var all []TemplateAccount
	for _, n := range a.Numbers() {
		_, connected := n.Sender.(TemplatePlatform)
		i := slices.IndexFunc(all, func(x TemplateAccount) bool { return x.ID == n.Account })
		if i < 0 {
			all = append(all, TemplateAccount{n.Account, n.ID, n.Display, connected && n.Account != ""})
		} else if connected && !all[i].Connected {
			all[i] = TemplateAccount{n.Account, n.ID, n.Display, n.Account != ""}
		}
	}
	if len(all) == 0 {
		all = append(all, TemplateAccount{})
	}
	return all
}

// platformOf is the client that speaks for an account.
func (a *App) platformOf(account string) (TemplatePlatform, error) {
	for _, n := range a.everyNumber() {
		if p, ok := n.Sender.(TemplatePlatform); ok && n.Account == account {
			return p, nil
		}
	}
	return nil, ErrNoPlatform
}

// numberOfAccount is the number that alarms about an account's templates name.
func (a *App) numberOfAccount(account string) string {
	for _, n := range a.everyNumber() {
		if n.Account == account {
			return n.ID
		}
	}
	return ""
}

// SaveTemplate stores a text of the owner's, or a change to one. One that the
// platform knows is submitted again with it, since the two must not differ; one
// that it does not know stays a draft. What it would refuse is Unfit.
func (a *App) SaveTemplate(ctx context.Context, t stay.Template) (stay.Template, error) {
	t.Header, t.Body, t.Footer = strings.TrimSpace(t.Header), strings.TrimSpace(strings.ReplaceAll(t.Body, "\r\n", "\n")), strings.TrimSpace(t.Footer)
	if faults := t.Unfit(template.Known); len(faults) > 0 {
		return t, Unfit{faults}
	}
	now := a.o.Now()
	known, err := a.db.Template(ctx, t.Account, t.Name, t.Language)
	switch {
	case errors.Is(err, stay.ErrNotFound):
		t.State, t.Quality, t.CreatedAt, t.StateSince = stay.TemplateDraft, stay.QualityUnknown, now, now
		t.Origin = cmp.Or(t.Origin, stay.FromOwner)
	case err != nil:
		return t, err
	default:
		changed := known
		changed.Category, changed.Header, changed.Body, changed.Footer, changed.Buttons, changed.Examples = t.Category, t.Header, t.Body, t.Footer, t.Buttons, t.Examples
		if t = changed; known.PlatformID != "" {
			return a.submit(ctx, t)
		}
	}
	t.UpdatedAt = now
	return t, a.putTemplate(ctx, t)
}

func (a *App) putTemplate(ctx context.Context, t stay.Template) error {
	return a.db.Update(ctx, func(tx *store.Tx) error { return tx.PutTemplate(ctx, t) })
}

// AddReady copies a ready text into the templates of an account, in a language. One
// that is there already stays as it is.
func (a *App) AddReady(ctx context.Context, account, name, language string) (stay.Template, error) {
	t, ok := a.o.Ready.Make(name, language)
	if !ok {
		return t, fmt.Errorf("there is no ready text %s in %s: %w", name, language, stay.ErrNotFound)
	}
	known, err := a.db.Template(ctx, account, name, language)
	if err == nil && known.State != stay.TemplateDeleted {
		return known, nil
	}
	if err != nil && !errors.Is(err, stay.ErrNotFound) {
		return t, err
	}
	now := a.o.Now()
	t.Account, t.CreatedAt, t.UpdatedAt, t.StateSince = account, now, now, now
	return t, a.putTemplate(ctx, t)
}

// SubmitTemplate gives a template to the platform's reviewers. What they say comes
// later, by webhook or with the daily look.
func (a *App) SubmitTemplate(ctx context.Context, account, name, language string) (stay.Template, error) {
	t, err := a.db.Template(ctx, account, name, language)
	if err != nil {
		return t, err
	}
	if t.State == stay.TemplatePending {
		return t, fmt.Errorf("the template is being looked at already: %w", stay.ErrConflict)
	}
	if faults := t.Unfit(template.Known); len(faults) > 0 {
		return t, Unfit{faults}
	}
	return a.submit(ctx, t)
}

// submit calls the platform with no transaction open. What it refuses at once is
// kept with the template, for the owner to read.
func (a *App) submit(ctx context.Context, t stay.Template) (stay.Template, error) {
	platform, err := a.platformOf(t.Account)
	if err != nil {
		return t, err
	}
	now := a.o.Now()
	t.UpdatedAt = now
	state := whatsapp.TemplateState{ID: t.PlatformID, Status: "PENDING"}
	if t.PlatformID == "" || t.State == stay.TemplateDeleted {
		state, err = platform.CreateTemplate(ctx, template.Draft(t))
	} else {
		err = platform.EditTemplate(ctx, t.PlatformID, template.Draft(t))
	}
	if err != nil {
		return a.notTaken(ctx, t, err)
	}
	t.PlatformID, t.SubmittedAt, t.CheckedAt = cmp.Or(state.ID, t.PlatformID), now, now
	t.Trouble, t.TroubleCode, t.Reason, t.Advice, t.Correct = "", 0, "", "", ""
	if c := template.CategoryOf(state.Category); c != "" {
		t.Category = c
	}
	t.State, t.StateSince = stay.TemplatePending, now
	var news template.News
	t, news = template.Become(t, cmp.Or(state.Status, "PENDING"), "", "", now)
	news.Over = []stay.AlarmKind{stay.AlarmTemplateRejected, stay.AlarmTemplatePaused, stay.AlarmTemplateOff}
	err = a.db.Update(ctx, func(tx *store.Tx) error { return a.putNews(ctx, tx, t, news, now) })
	return t, err
}

// notTaken keeps why a template was not taken, with what the platform has of it as
// it was.
func (a *App) notTaken(ctx context.Context, t stay.Template, cause error) (stay.Template, error) {
	t.Trouble, t.TroubleCode = string(whatsapp.ProblemUnknown), 0
	if refused, ok := errors.AsType[*whatsapp.SendError](cause); ok {
		t.Trouble, t.TroubleCode = string(refused.Problem), refused.Code
	}
	err := a.db.Update(ctx, func(tx *store.Tx) error {
		stored, err := tx.Template(ctx, t.Account, t.Name, t.Language)
		if err != nil {
			return err
		}
		stored.Trouble, stored.TroubleCode = t.Trouble, t.TroubleCode
		if t.PlatformID == "" {
			stored = t
		}
		return tx.PutTemplate(ctx, stored)
	})
	return t, errors.Join(fmt.Errorf("submit the template %s: %w", t.Name, cause), err)
}

// putNews stores a template with the alarms that follow from its new state.
func (a *App) putNews(ctx context.Context, tx *store.Tx, t stay.Template, news template.News, now time.Time) error {
	if err := tx.PutTemplate(ctx, t); err != nil {
		return err
	}
	if t.Account == stay.SimulatedAccount {
		return nil
	}
	number, subject := a.numberOfAccount(t.Account), t.Name+" ("+t.Language+")"
	for _, kind := range news.Over {
		if err := tx.CloseAlarmAbout(ctx, kind, number, subject, now); err != nil {
			return err
		}
	}
	for _, kind := range news.Raise {
		detail := t.Reason
		if kind == stay.AlarmTemplateCategory {
			detail = strings.ToUpper(string(cmp.Or(t.Correct, t.Category)))
		}
		if err := tx.RaiseAlarm(ctx, stay.Alarm{Kind: kind, Number: number, Subject: subject, Detail: stay.Private(detail), RaisedAt: now}); err != nil {
			return err
		}
	}
	return nil
}

// DeleteTemplate deletes a template at the platform, in its language alone, and here.
func (a *App) DeleteTemplate(ctx context.Context, account, name, language string) error {
	t, err := a.db.Template(ctx, account, name, language)
	if err != nil {
		return err
	}
	if t.PlatformID != "" && t.State != stay.TemplateDeleted {
		platform, err := a.platformOf(account)
		if err != nil {
			return err
		}
		if err := platform.DeleteTemplate(ctx, name, t.PlatformID); err != nil {
			return fmt.Errorf("delete the template %s: %w", name, err)
		}
	}
	now := a.o.Now()
	return a.db.Update(ctx, func(tx *store.Tx) error {
		over := template.News{Over: []stay.AlarmKind{stay.AlarmTemplateRejected, stay.AlarmTemplatePaused, stay.AlarmTemplateOff, stay.AlarmTemplateCategory}}
		if err := a.putNews(ctx, tx, t, over, now); err != nil {
			return err
		}
		return tx.RemoveTemplate(ctx, account, name, language)
	})
}

// UnpauseTemplate asks the platform to let a template go again that it paused for
// its quality.
func (a *App) UnpauseTemplate(ctx context.Context, account, name, language string) error {
	t, err := a.db.Template(ctx, account, name, language)
	if err != nil {
		return err
	}
	if t.State != stay.TemplatePaused || t.PlatformID == "" {
		return fmt.Errorf("the template is not paused: %w", stay.ErrConflict)
	}
	platform, err := a.platformOf(account)
	if err != nil {
		return err
	}
	if err := platform.UnpauseTemplate(ctx, t.PlatformID); err != nil {
		return fmt.Errorf("let the template %s go again: %w", name, err)
	}
	return a.SyncTemplates(ctx, account)
}

// SyncTemplates compares the templates of an account with the platform's list, and
// takes over what somebody made, changed or deleted there.
func (a *App) SyncTemplates(ctx context.Context, account string) error {
	platform, err := a.platformOf(account)
	if err != nil {
		return err
	}
	listed, err := platform.Templates(ctx)
	if err != nil {
		return fmt.Errorf("ask the platform for its templates: %w", err)
	}
	now := a.o.Now()
	return a.db.Update(ctx, func(tx *store.Tx) error {
		ours, err := tx.Templates(ctx, account)
		if err != nil {
			return err
		}
		ours = slices.DeleteFunc(ours, func(t stay.Template) bool { return t.Account != account })
		changed, news := template.Compare(account, ours, listed, now)
		for _, t := range changed {
			if err := a.putNews(ctx, tx, t, news[template.Key(t)], now); err != nil {
				return err
			}
		}
		return nil
	})
}

// lookAtTemplates is the daily look at the platform's list: webhooks can be lost.
func (a *App) lookAtTemplates(ctx context.Context) error {
	var failed error
	for _, account := range a.TemplateAccounts() {
		if account.Connected {
			failed = errors.Join(failed, a.SyncTemplates(ctx, account.ID))
		}
	}
	return failed
}

// takeTemplate follows an event of the platform's about a template. It reports
// false for one of a template that nobody here knows; the daily look finds it.
func (a *App) takeTemplate(ctx context.Context, tx *store.Tx, simulated bool, e whatsapp.Event) (known bool, err error) {
	change, now := e.Template(), a.o.Now()
	t, err := tx.TemplateByPlatformID(ctx, change.ID)
	if errors.Is(err, stay.ErrNotFound) {
		t, err = tx.Template(ctx, e.EntryID, change.Name, change.Language)
	}
	if errors.Is(err, stay.ErrNotFound) || err == nil && simulated != (t.Account == stay.SimulatedAccount) {
		a.o.Log.Info("heard of a template that is not known here", slog.String("field", e.Field))
		return false, nil
	}
	if err != nil {
		return false, err
	}
	at := e.Time
	if at.IsZero() || at.After(now) {
		at = now
	}
	// The platform counts in whole seconds, and what we did ourselves a moment
	// before must not look newer than its answer.
	if d := t.StateSince.Sub(at); d > 0 && d < 2*time.Second {
		at = t.StateSince
	}
	t, news := template.Follow(t, e.Field, change, at)
	t.UpdatedAt = now
	return true, a.putNews(ctx, tx, t, news, now)
}

// ReadySimulated approves all ready texts for the simulator's number, so that they
// can be tried before there is any account, and returns them.
func (a *App) ReadySimulated(ctx context.Context) ([]stay.Template, error) {
	if a.o.Ready == nil {
		return nil, nil
	}
	now := a.o.Now()
	var all []stay.Template
	err := a.db.Update(ctx, func(tx *store.Tx) error {
		all = nil
		for _, r := range a.o.Ready.Texts() {
			for _, language := range a.o.Ready.Languages() {
				t, ok := a.o.Ready.Make(r.Name, language)
				if !ok {
					continue
				}
				t.Account, t.State, t.CreatedAt, t.UpdatedAt, t.StateSince = stay.SimulatedAccount, stay.TemplateApproved, now, now, now
				all = append(all, t)
				stored, err := tx.Template(ctx, t.Account, t.Name, t.Language)
				if err == nil && stored.Body == t.Body && stored.Header == t.Header && stored.Footer == t.Footer {
					continue
				}
				if err != nil && !errors.Is(err, stay.ErrNotFound) {
					return err
				}
				if err := tx.PutTemplate(ctx, t); err != nil {
					return err
				}
			}
		}
		return nil
	})
	return all, err
}
