package app

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	"portineria/stay"
	"portineria/store"
)

// bulkWithin and bulkFrom tell bookings that came with others, as when a calendar is
// first read or a portal's list is, from one that a guest has just made.
const (
	bulkWithin = 2 * time.Minute
	bulkFrom   = 4
	newFeed    = time.Hour // of a calendar: what it tells in it may be long known
)

// letterByRule is the message of a rule for a stay, on its way to the outbox.
type letterByRule struct {
	rule  stay.Rule
	home  stay.Property
	b     stay.Booking
	to    addressee
	text  string            // as the guest reads it, secrets as placeholders
	as    *stay.TemplateUse // nil: free text
	needs stay.Visibility
}

// sendByRule puts the message of a rule into the outbox, or keeps in its row why it
// does not go: for now, or at all. All that it decides on is read in this transaction.
// byHand is the owner's word that the hour and the rule's conditions do not matter.
func (a *App) sendByRule(ctx context.Context, tx *store.Tx, s stay.RuleSend, now time.Time, byHand bool) error {
	was := s
	l, state, why, err := a.write(ctx, tx, s, now, byHand)
	if err != nil {
		return err
	}
	if why == stay.WhyNothing {
		if s.Message != "" { // it was sent once, and taken back or refused: this is another
			s.ID, s.Occurrence, s.CreatedAt = "", s.Occurrence+1, now
		}
		once := "rule " + string(s.Rule) + " " + string(l.b.ID) + " " + strconv.Itoa(s.Occurrence)
		w, err := a.QueueAutomatic(ctx, tx, Automatic{Booking: l.b.ID, Conversation: l.to.c.ID, Number: l.to.number, Phone: l.to.phone, Language: l.to.language,
			Text: l.text, Template: l.as, Once: once, Needs: l.needs})
		if err != nil {
			return err
		}
		s.Conversation = w.Conversation
		switch {
		case !w.Verdict.OK():
			state, why = stay.RuleWaiting, whyOf(w.Verdict.Reason)
		case !w.Fresh:
			state, why = stay.RuleSkipped, stay.WhySaid
		default:
			state, s.Message = stay.RuleQueued, w.Message
		}
	}
	s.State, s.Why = state, why
	if s == was {
		return nil
	}
	if was.ID == "" || s.State != was.State || s.Why != was.Why {
		s.ChangedAt = now
	}
	return a.putRuleSend(ctx, tx, s)
}

// write makes the message, or says why there is none.
func (a *App) write(ctx context.Context, tx *store.Tx, s stay.RuleSend, now time.Time, byHand bool) (l letterByRule, state stay.RuleState, why stay.Why, err error) {
	if l.rule, err = tx.Rule(ctx, s.Rule); err != nil {
		return l, "", "", err
	}
	if l.b, err = tx.Booking(ctx, s.Booking); err != nil {
		return l, "", "", err
	}
	if l.home, err = tx.Property(ctx, l.b.Property); err != nil {
		return l, "", "", err
	}
	for _, look := range []func(context.Context, *store.Tx, *letterByRule, time.Time, bool) (stay.RuleState, stay.Why, error){
		a.ruleHolds, a.ruleAddressed, a.ruleNeeded, a.ruleTimely, a.ruleWorded,
	} {
		if state, why, err = look(ctx, tx, &l, now, byHand); err != nil || why != stay.WhyNothing {
			return l, state, why, err
		}
	}
	return l, stay.RuleQueued, stay.WhyNothing, nil
}

// ruleHolds looks whether the stay and the hour are still those of the plan.
func (a *App) ruleHolds(ctx context.Context, tx *store.Tx, l *letterByRule, now time.Time, byHand bool) (stay.RuleState, stay.Why, error) {
	_, why := l.rule.Plan(l.home, l.b, now)
	switch {
	case byHand && (l.b.State == stay.BookingCancelled || !stay.Hosted(l.b)):
		return stay.RuleSkipped, cmp.Or(why, stay.WhyNoStay), nil
	case byHand:
		return "", "", nil
	case why != stay.WhyNothing:
		return stay.RuleSkipped, why, nil
	case l.b.State == stay.BookingMissing:
		return stay.RuleWaiting, stay.WhyMissing, nil
	case l.rule.Quiet(now, l.home.Zone()):
		return stay.RuleWaiting, stay.WhyQuietNow, nil
	}
	paused, err := tx.PausedStays(ctx)
	if err == nil && paused[l.b.ID] {
		return stay.RuleWaiting, stay.WhyPaused, nil
	}
	if l.rule.When.Event == stay.EventBooked && err == nil {
		return a.cameAlone(ctx, tx, l.b)
	}
	return "", "", err
}

// cameAlone keeps what greets a new booking from greeting all that a calendar or a
// list brought at once.
func (a *App) cameAlone(ctx context.Context, tx *store.Tx, b stay.Booking) (stay.RuleState, stay.Why, error) {
	n, err := tx.BookedTogether(ctx, b.Property, b.CreatedAt, bulkWithin)
	if err != nil || n >= bulkFrom {
		return stay.RuleSkipped, stay.WhyBulk, err
	}
	if b.Feed == "" {
		return "", "", nil
	}
	f, err := tx.Feed(ctx, b.Feed)
	if errors.Is(err, stay.ErrNotFound) {
		return "", "", nil
	}
	if err == nil && b.CreatedAt.Sub(f.CreatedAt) < newFeed {
		return stay.RuleSkipped, stay.WhyBulk, nil
	}
	return "", "", err
}

// addressee is whom a message of a rule goes to.
type addressee struct {
	c        stay.Conversation // without an id: there is none yet
	g        stay.Guest
	number   string // the business number that it leaves from
	phone    string // of the booking, where no conversation is known
	language string
}

// ruleAddressed finds whom to write to: one person for a stay. That is who writes for
// it, the one of whom it is best known and first; else whose number stands on it.
func (a *App) ruleAddressed(ctx context.Context, tx *store.Tx, l *letterByRule, _ time.Time, byHand bool) (stay.RuleState, stay.Why, error) {
	to, found, err := a.addressee(ctx, tx, l.home, l.b)
	switch {
	case err != nil:
		return "", "", err
	case to.number == "":
		return stay.RuleWaiting, stay.WhyNumber, nil
	case !found:
		return stay.RuleWaiting, stay.WhyNobody, nil
	}
	l.to = to
	if !byHand && !l.rule.Only.Speaks(to.language) {
		return stay.RuleSkipped, stay.WhyOther, nil
	}
	return "", "", nil
}

// addressBook is what an addressee is looked up in, inside a transaction or beside it.
type addressBook interface {
	TiedTo(ctx context.Context, b stay.BookingID) ([]stay.Tie, error)
	Conversation(ctx context.Context, id stay.ConversationID) (stay.Conversation, error)
	ConversationOf(ctx context.Context, g stay.GuestID, number string) (stay.Conversation, error)
	Guest(ctx context.Context, id stay.GuestID) (stay.Guest, error)
	GuestByAlias(ctx context.Context, a store.Alias, simulated bool) (stay.GuestID, error)
}

func (a *App) addressee(ctx context.Context, db addressBook, home stay.Property, b stay.Booking) (to addressee, found bool, err error) {
	n, ours := a.writesFrom(home)
	if !ours {
		return to, false, nil
	}
	to.number = n.ID
	ties, err := db.TiedTo(ctx, b.ID)
	if err != nil {
		return to, false, err
	}
	slices.SortStableFunc(ties, func(x, y stay.Tie) int {
		return cmp.Or(cmp.Compare(y.Evidence.Rank(), x.Evidence.Rank()), x.At.Compare(y.At))
	})
	for _, tie := range ties {
		if tie.Evidence.Proves() == stay.ProvesNothing {
			continue
		}
		c, err := db.Conversation(ctx, tie.Conversation)
		if err != nil {
			return to, false, err
		}
		from, ours := a.number(c.NumberID)
		if !ours || from.Simulated != n.Simulated || !a.serves(from.ID, home) {
			continue // of a trial chat, or of a number that is no longer ours or another house's
		}
		g, err := db.Guest(ctx, c.Guest)
		if err != nil {
			return to, false, err
		}
		if g.IsOwner {
			continue
		}
		to.c, to.g, to.number = c, g, c.NumberID
		to.language = cmp.Or(g.Language, c.Language, b.Language, home.Language)
		return to, true, nil
	}
	if b.Phone == "" {
		return to, false, nil
	}
	to.phone, to.language = string(b.Phone), cmp.Or(b.Language, home.Language)
	id, err := db.GuestByAlias(ctx, store.Alias{Kind: store.AliasPhone, Value: to.phone}, n.Simulated)
	if errors.Is(err, stay.ErrNotFound) {
		return to, true, nil
	}
	if err != nil {
		return to, false, err
	}
	if to.g, err = db.Guest(ctx, id); err != nil || to.g.IsOwner {
		return to, false, err
	}
	to.language = cmp.Or(to.g.Language, to.language)
	c, err := db.ConversationOf(ctx, id, n.ID)
	if errors.Is(err, stay.ErrNotFound) {
		return to, true, nil
	}
	to.c = c
	return to, true, err
}

// writesFrom is the number that writes to the guests of a property. Trial chats are
// written to only where there is no other number, as in a demonstration.
func (a *App) writesFrom(home stay.Property) (Number, bool) {
	if n, ok := a.NumberFor(home); ok {
		return n, true
	}
	if !slices.ContainsFunc(a.everyNumber(), Number.real) {
		for _, n := range a.everyNumber() {
			if n.Simulated {
				return n, true
			}
		}
	}
	return Number{}, false
}

// ruleNeeded leaves out what the guest has been told already.
func (a *App) ruleNeeded(ctx context.Context, tx *store.Tx, l *letterByRule, _ time.Time, byHand bool) (stay.RuleState, stay.Why, error) {
	said, err := tx.SaidByRule(ctx, l.rule.ID, l.b, l.to.g.ID)
	if err != nil || (said && !byHand) {
		return stay.RuleSkipped, stay.WhySaid, err
	}
	if l.rule.Repeat || byHand {
		return "", "", nil
	}
	if staysOn, err := a.staysOn(ctx, tx, l); err != nil || staysOn {
		return stay.RuleSkipped, stay.WhyNeighbour, err
	}
	if l.to.c.ID == "" {
		return "", "", nil
	}
	told, err := a.toldOtherwise(ctx, tx, l)
	if err != nil || told {
		return stay.RuleSkipped, stay.WhySaid, err
	}
	return "", "", nil
}

// staysOn reports whether the same guest was here until this stay began, for what is
// said about arriving, or stays on as it ends, for what is said about leaving.
func (a *App) staysOn(ctx context.Context, tx *store.Tx, l *letterByRule) (bool, error) {
	if l.rule.When.Event == stay.EventBooked {
		return false, nil
	}
	near, err := tx.Bookings(ctx, l.b.Property, l.b.Arrival, l.b.Departure+1)
	if err != nil {
		return false, err
	}
	for _, o := range near {
		beside := stay.Neighbours(o, l.b)
		if l.rule.When.Event == stay.EventCheckout {
			beside = stay.Neighbours(l.b, o)
		}
		if o.ID == l.b.ID || !beside {
			continue
		}
		to, found, err := a.addressee(ctx, tx, l.home, o)
		if err != nil {
			return false, err
		}
		if found && (to.g.ID != "" && to.g.ID == l.to.g.ID || to.phone != "" && to.phone == l.to.phone) {
			return true, nil
		}
	}
	return false, nil
}

// toldOtherwise reports whether the guest has had the same template or the same words
// for this stay by another way than the rule, or has asked about what it tells and had an answer.
func (a *App) toldOtherwise(ctx context.Context, tx *store.Tx, l *letterByRule) (bool, error) {
	since := l.b.CreatedAt
	if early := l.b.Arrival.Midnight().AddDate(0, 0, -30); early.After(since) {
		since = early
	}
	last, err := tx.Messages(ctx, l.to.c.ID, historyLength*3)
	if err != nil {
		return false, err
	}
	for _, m := range last {
		if !m.Outgoing() || m.CreatedAt.Before(since) || (m.Send != nil && !m.Send.State.Left() && !m.Send.State.Open()) {
			continue
		}
		if m.Template != nil && m.Template.Name == l.rule.Template {
			return true, nil
		}
		for _, text := range l.rule.Texts {
			if strings.TrimSpace(text) != "" && strings.TrimSpace(string(m.Text)) == strings.TrimSpace(text) {
				return true, nil
			}
		}
	}
	if len(l.rule.About) == 0 {
		return false, nil
	}
	topics := map[string]stay.Topic{}
	facts, err := tx.Facts(ctx, l.b.Property)
	if err != nil {
		return false, err
	}
	for _, f := range facts {
		topics[f.ID] = f.Topic
	}
	traces, err := tx.Traces(ctx, l.to.c, historyLength*3)
	if err != nil {
		return false, err
	}
	for _, t := range traces {
		if t.At.Before(since) || t.Band != stay.BandSend {
			continue
		}
		for _, s := range t.Steps {
			for id := range strings.SplitSeq(s.Detail["facts"], ",") {
				if s.Name == "decide" && slices.Contains(l.rule.About, topics[id]) {
					return true, nil
				}
			}
		}
	}
	return false, nil
}

// ruleTimely waits for a better moment: while a person and the guest are writing to
// each other, nothing automatic comes between them.
func (a *App) ruleTimely(ctx context.Context, tx *store.Tx, l *letterByRule, now time.Time, byHand bool) (stay.RuleState, stay.Why, error) {
	c := l.to.c
	if over, err := sparesAutomatic(ctx, tx, cmp.Or(c.NumberID, l.to.number), stay.PurposeAutomatic); err != nil || over {
		return stay.RuleWaiting, stay.WhyMeter, err
	}
	switch {
	case byHand:
		return "", "", nil
	case !l.rule.Only.Identified.Fits(!l.b.IdentifiedAt.IsZero()):
		return stay.RuleWaiting, stay.WhyIdentified, nil
	case !l.rule.Only.Window.Fits(c.ID != "" && c.WindowOpen(c.Now(now))):
		return stay.RuleWaiting, stay.WhyWindow, nil
	case c.ID == "":
		return "", "", nil
	}
	why, err := a.personTalks(ctx, tx, c, now)
	if why == stay.WhyNothing {
		return "", "", err
	}
	return stay.RuleWaiting, why, err
}

// personTalks reports whether a person and the guest are writing to each other, or the
// guest waits for one: for the quiet time after the person's last word, as long as
// the owner has chosen for the assistant. Where they chose none, until the
// conversation is given back.
func (a *App) personTalks(ctx context.Context, tx *store.Tx, c stay.Conversation, now time.Time) (stay.Why, error) {
	if !c.WaitingSince.IsZero() {
		return stay.WhyAsked, nil
	}
	choices, err := tx.Choices(ctx)
	if err != nil {
		return "", err
	}
	if choices.QuietTime == 0 && c.Mode == stay.ByHuman {
		return stay.WhyTalking, nil
	}
	spoke := time.Time{}
	if c.Mode == stay.ByHuman {
		spoke = c.ModeSince
	}
	last, err := tx.Messages(ctx, c.ID, historyLength)
	if err != nil {
		return "", err
	}
	for _, m := range last {
		if m.Author == stay.FromHost && m.CreatedAt.After(spoke) {
			spoke = m.CreatedAt
		}
	}
	if !spoke.IsZero() && now.Sub(spoke) < choices.QuietTime {
		return stay.WhyTalking, nil
	}
	return stay.WhyNothing, nil
}
