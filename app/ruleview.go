package app

import (
	"cmp"
	"context"
	"regexp"
	"slices"
	"time"

	"portineria/stay"
	"portineria/template"
)

// RuleLine is one message of a rule for a stay, to look at: planned, gone, or what it
// would be.
type RuleLine struct {
	Rule    stay.Rule
	Booking stay.Booking
	Home    stay.Property
	Send    stay.RuleSend // without an id: it does not stand in the books
	Guest   string        // the name of whom it goes to; empty: not known
	Nobody  bool          // nobody is known to write to

	// The words as they would read now; see RuleAsk.Texts. Secrets are blotted out.
	Own      string        // where the guest has written within 24 hours; empty: as below
	Template stay.Template // otherwise; without a name: nothing would go
	Words    string        // of the template
}

// RuleAsk says which messages are looked at.
type RuleAsk struct {
	Booking  stay.BookingID // empty: of all stays
	Rule     stay.RuleID    // empty: of all rules that are on
	As       *stay.Rule     // this rule in place of the stored one of its id, on or not
	From, To time.Time      // when they are due; zero: at any time
	Texts    bool           // with their words
	Would    bool           // also what would have gone since From
}

// RuleLines lists messages of rules by their hour and changes nothing. Of rules that
// are off only what is asked for by name is listed, as it would be.
func (a *App) RuleLines(ctx context.Context, ask RuleAsk) ([]RuleLine, error) {
	now := a.o.Now()
	w, err := a.loadRules(ctx, stay.EarlierKnown(now, ask.From))
	if err != nil {
		return nil, err
	}
	if ask.As != nil {
		ask.Rule = ask.As.ID
		w.rules = append(slices.DeleteFunc(w.rules, func(r stay.Rule) bool { return r.ID == ask.As.ID }), *ask.As)
		if err := a.loadStays(ctx, &w, stay.EarlierKnown(now, ask.From)); err != nil {
			return nil, err
		}
	}
	if ask.Booking != "" {
		if err := a.onlyStay(ctx, &w, ask.Booking); err != nil {
			return nil, err
		}
	}
	paused, err := a.db.PausedStays(ctx)
	if err != nil {
		return nil, err
	}
	var lines []RuleLine
	for _, r := range w.rules {
		if (ask.Rule != "" && r.ID != ask.Rule) || (ask.Rule == "" && ask.Booking == "" && !r.Enabled) {
			continue
		}
		for _, b := range w.bookings {
			home, known := w.homes[b.Property]
			if !known || (ask.Booking != "" && b.ID != ask.Booking) {
				continue
			}
			row, there := w.sends[sendKey{r.ID, b.ID}]
			if !r.Enabled && ask.Rule == "" && (!there || !row.Gone()) {
				continue
			}
			line := RuleLine{Rule: r, Booking: b, Home: home, Send: row}
			if (!there || !row.Gone()) && !line.foresee(now, paused[b.ID], ask) {
				continue
			}
			at := cmp.Or(line.Send.DueAt, line.Send.ChangedAt)
			if (!ask.From.IsZero() && at.Before(ask.From)) || (!ask.To.IsZero() && !at.Before(ask.To)) {
				continue
			}
			if err := a.addWords(ctx, &line, ask.Texts); err != nil {
				return nil, err
			}
			lines = append(lines, line)
		}
	}
	slices.SortStableFunc(lines, func(x, y RuleLine) int { return x.Send.DueAt.Compare(y.Send.DueAt) })
	return lines, nil
}

// onlyStay leaves one stay in the world, however long ago, with what was said for it
// under another calendar's name too.
func (a *App) onlyStay(ctx context.Context, w *ruleWorld, id stay.BookingID) error {
	b, err := a.db.Booking(ctx, id)
	if err != nil {
		return err
	}
	home, err := a.db.Property(ctx, b.Property)
	if err != nil {
		return err
	}
	sends, err := a.db.RuleSendsOf(ctx, id)
	if err != nil {
		return err
	}
	w.bookings, w.homes = []stay.Booking{b}, map[stay.PropertyID]stay.Property{home.ID: home}
	for _, s := range sends {
		key := sendKey{s.Rule, id}
		if _, there := w.sends[key]; s.Booking == id || (!there && s.Gone()) {
			w.sends[key] = s
		}
	}
	return nil
}

// foresee puts into the line what the planner would make of it; false where the rule
// is not for this stay.
func (l *RuleLine) foresee(now time.Time, paused bool, ask RuleAsk) bool {
	there := l.Send.ID != ""
	look := now
	if ask.Would {
		look = stay.EarlierKnown(now, ask.From)
	}
	m, why := l.Rule.Plan(l.Home, l.Booking, look)
	if why == stay.WhyOther || why == stay.WhyNoStay || (why == stay.WhyCancelled && !there) {
		return false
	}
	if there && l.Send.State != stay.RulePlanned {
		return true
	}
	l.Send.Rule, l.Send.Booking, l.Send.Property, l.Send.Arrival, l.Send.Departure = l.Rule.ID, l.Booking.ID, l.Booking.Property, l.Booking.Arrival, l.Booking.Departure
	l.Send.MomentAt, l.Send.DueAt, l.Send.UntilAt = m.At, m.Due, m.Until
	l.Send.State, l.Send.Why = stay.RulePlanned, stay.WhyNothing
	switch {
	case why != stay.WhyNothing:
		if ask.Booking == "" {
			return false
		}
		l.Send.State, l.Send.Why = stay.RuleSkipped, why
	case paused:
		l.Send.Why = stay.WhyPaused
	case l.Booking.State == stay.BookingMissing:
		l.Send.Why = stay.WhyMissing
	}
	return true
}

// addWords finds whom the message goes to and how it would read.
func (a *App) addWords(ctx context.Context, l *RuleLine, texts bool) error {
	to, found, err := a.addressee(ctx, a.db, l.Home, l.Booking)
	if err != nil {
		return err
	}
	l.Guest, l.Nobody = cmp.Or(string(l.Booking.Name), string(to.g.Name)), !found
	if !texts {
		return nil
	}
	letter := letterByRule{rule: l.Rule, home: l.Home, b: l.Booking, to: to}
	spoken := cmp.Or(to.language, l.Booking.Language, l.Home.Language)
	if text, language := l.Rule.Text(spoken, l.Home.Language); text != "" {
		l.Own = blot(stay.Template{Body: text}.Render(a.ruleValues(&letter, language)).Body)
	}
	if l.Rule.Template == "" {
		return nil
	}
	number := cmp.Or(to.c.NumberID, to.number)
	if l.Template, err = a.templateIn(ctx, a.db, number, l.Rule.Template, false, spoken, l.Home.Language, "en"); err != nil || l.Template.Name == "" {
		return err
	}
	l.Words = l.Template.Render(template.For(l.Template, a.ruleValues(&letter, l.Template.Language))).Text()
	return nil
}

var secretMark = regexp.MustCompile(`\{\{[a-z0-9][a-z0-9_.-]*\.[0-9]+\}\}`)

// blot hides the secrets of a text that is only looked at.
func blot(text string) string { return secretMark.ReplaceAllString(text, "••••") }

// ReadyTemplates are the texts of the library that are for guests, by name.
func (a *App) ReadyTemplates() []string {
	var names []string
	if a.o.Ready == nil {
		return nil
	}
	for _, t := range a.o.Ready.Texts() {
		if !t.ForOwner {
			names = append(names, t.Name)
		}
	}
	return names
}
