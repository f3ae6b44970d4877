package web

import (
	"context"
	"errors"

	"github.com/labstack/echo/v4"

	"portineria/app"
	"portineria/stay"
	"portineria/web/view"
)

// stayRules are the messages by rule of one stay, for its page; nil where the house has
// no rules.
func (w *Web) stayRules(ctx context.Context, v visitor, b stay.Booking) (*view.StayRules, error) {
	rules, err := w.db.Rules(ctx)
	if err != nil || len(rules) == 0 || !forGuests(b) || b.TwinOf != "" {
		return nil, err
	}
	lines, err := w.o.App.RuleLines(ctx, app.RuleAsk{Booking: b.ID, Texts: true})
	if err != nil {
		return nil, err
	}
	paused, err := w.db.PausedStays(ctx)
	if err != nil {
		return nil, err
	}
	now := w.now()
	s := &view.StayRules{Stay: string(b.ID), Paused: paused[b.ID], Can: v.May(stay.WriteInbox)}
	if v.May(stay.ReadSettings) {
		s.Edit = view.AutomationsPath
	}
	for _, l := range lines {
		line := ruleLine(v.W, l, now)
		line.To, line.Href = "", ""
		line.Acts = s.Can && (l.Send.State == stay.RulePlanned || l.Send.State == stay.RuleWaiting)
		s.Lines = append(s.Lines, line)
	}
	return s, nil
}

func (w *Web) pauseStay(c echo.Context, v visitor) error { return w.pausing(c, v, true) }

func (w *Web) resumeStay(c echo.Context, v visitor) error { return w.pausing(c, v, false) }

func (w *Web) pausing(c echo.Context, v visitor, pause bool) error {
	b, _, err := w.bookingOf(c, v)
	if err != nil {
		return err
	}
	if err := w.o.App.PauseStay(c.Request().Context(), b.ID, pause); err != nil {
		return err
	}
	if pause {
		sayDid(c, didRulePause)
	} else {
		sayDid(c, didRuleResume)
	}
	return seeOther(c, view.BookingPath(string(b.ID)))
}

// skipRule leaves out the message of a rule for a stay.
func (w *Web) skipRule(c echo.Context, v visitor) error {
	b, _, err := w.bookingOf(c, v)
	if err != nil {
		return err
	}
	err = w.o.App.SkipRule(c.Request().Context(), stay.RuleID(c.Param("rule")), b.ID)
	if err != nil && !errors.Is(err, stay.ErrConflict) {
		return err
	}
	if err == nil {
		sayDid(c, didRuleSkip)
	}
	return seeOther(c, view.BookingPath(string(b.ID))) // what has gone meanwhile shows itself there
}

// sendRule sends the message of a rule for a stay now, or says why it may not go.
func (w *Web) sendRule(c echo.Context, v visitor) error {
	b, _, err := w.bookingOf(c, v)
	if err != nil {
		return err
	}
	why, err := w.o.App.SendRuleNow(c.Request().Context(), stay.RuleID(c.Param("rule")), b.ID)
	switch {
	case errors.Is(err, stay.ErrConflict):
	case err != nil:
		return err
	case why != stay.WhyNothing:
		sayDid(c, didRuleNot, string(why))
	default:
		sayDid(c, didRuleSend)
	}
	return seeOther(c, view.BookingPath(string(b.ID)))
}
