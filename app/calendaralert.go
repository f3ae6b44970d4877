package app

import (
	"context"
	"fmt"
	"strconv"
	"time"

	"portineria/phrase"
	"portineria/stay"
	"portineria/store"
)

// calendarAlerts are the words of an alert about the calendar. None says whose
// stay it is, or when: the owner's phone shows it on a locked screen.
var calendarAlerts = map[stay.CalendarQuestionKind]phrase.Key{
	stay.AskDouble: phrase.AlertDouble, stay.AskVanished: phrase.AlertVanished, stay.AskMoved: phrase.AlertMoved,
}

// alertOfCalendar wakes the owner for what is pressing about the calendar: each
// question once, as soon as their own WhatsApp can be reached. The page shows it
// in any case.
func (a *App) alertOfCalendar(ctx context.Context) error {
	if a.o.OwnerPhone == "" {
		return nil
	}
	open, err := a.db.CalendarQuestions(ctx, "", stay.CalendarOpen)
	if err != nil {
		return err
	}
	for _, q := range open {
		if !q.Kind.Pressing() || !q.AlertedAt.IsZero() {
			continue
		}
		if err := a.db.Update(ctx, func(tx *store.Tx) error { return a.alertOfQuestion(ctx, tx, q.ID, a.o.Now()) }); err != nil {
			return fmt.Errorf("alert of the calendar: %w", err)
		}
	}
	return nil
}

// alertOfQuestion tells of one question through the first of the house's numbers
// on which the owner can be reached.
func (a *App) alertOfQuestion(ctx context.Context, tx *store.Tx, id stay.CalendarQuestionID, now time.Time) error {
	q, err := tx.CalendarQuestion(ctx, id)
	if err != nil || q.State != stay.CalendarOpen || !q.AlertedAt.IsZero() {
		return err
	}
	once := "calendar " + string(q.ID) + " " + strconv.FormatInt(q.OpenedAt.UnixMilli(), 10) // a question may be opened again
	for _, n := range a.everyNumber() {
		about := stay.Conversation{NumberID: n.ID, Simulated: n.Simulated, Property: q.Property}
		sent, err := a.alert(ctx, tx, about, calendarAlerts[q.Kind], once, now)
		if err != nil {
			return err
		}
		if sent {
			q.AlertedAt = now
			return tx.PutCalendarQuestion(ctx, q)
		}
	}
	return nil
}
