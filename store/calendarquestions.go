package store

import (
	"context"
	"database/sql"
	"fmt"

	"portineria/stay"
)

const calendarQuestionColumns = `SELECT id, property_id, kind, booking_id, coalesce(other_id, ''), state, answer, coalesce(was_arrival, 0), coalesce(was_departure, 0),
	opened_at, alerted_at, closed_at FROM calendar_questions `

func scanCalendarQuestion(row scanner) (stay.CalendarQuestion, error) {
	var x stay.CalendarQuestion
	var opened, alerted, closed sql.NullInt64
	err := row.Scan(&x.ID, &x.Property, &x.Kind, &x.Booking, &x.Other, &x.State, &x.Answer, &x.Was.Arrival, &x.Was.Departure, &opened, &alerted, &closed)
	x.OpenedAt, x.AlertedAt, x.ClosedAt = at(opened), at(alerted), at(closed)
	return x, err
}

// CalendarQuestion returns one question about the calendar.
func (q queries) CalendarQuestion(ctx context.Context, id stay.CalendarQuestionID) (stay.CalendarQuestion, error) {
	x, err := queryOne(ctx, q, calendarQuestionColumns+`WHERE id = ?`, scanCalendarQuestion, string(id))
	if err != nil {
		return x, fmt.Errorf("read the question %s about the calendar: %w", id, err)
	}
	return x, nil
}

// CalendarQuestions returns the questions of a property, or of all where p is
// empty, that are in one of the states, the oldest first.
func (q queries) CalendarQuestions(ctx context.Context, p stay.PropertyID, states ...stay.CalendarQuestionState) ([]stay.CalendarQuestion, error) {
	text, args := `WHERE state = ? ORDER BY opened_at, id`, []any{""}
	if p != "" {
		text, args = `WHERE state = ? AND property_id = ? ORDER BY opened_at, id`, []any{"", string(p)}
	}
	var all []stay.CalendarQuestion
	for _, s := range states {
		args[0] = string(s)
		some, err := queryAll(ctx, q, calendarQuestionColumns+text, scanCalendarQuestion, args...)
		if err != nil {
			return nil, fmt.Errorf("list the questions about the calendar: %w", err)
		}
		all = append(all, some...)
	}
	return all, nil
}

// PutCalendarQuestion stores a question, new or changed.
func (tx *Tx) PutCalendarQuestion(ctx context.Context, x stay.CalendarQuestion) error {
	tx.Note("calendar_question", string(x.ID))
	return tx.exec(ctx, `INSERT INTO calendar_questions(id, property_id, kind, booking_id, other_id, state, answer, was_arrival, was_departure, opened_at, alerted_at, closed_at)
		VALUES (?,?,?,?,?,?,?,?,?,?,?,?) ON CONFLICT(id) DO UPDATE SET state = excluded.state, answer = excluded.answer, was_arrival = excluded.was_arrival,
			was_departure = excluded.was_departure, opened_at = excluded.opened_at, alerted_at = excluded.alerted_at, closed_at = excluded.closed_at`,
		string(x.ID), string(x.Property), string(x.Kind), string(x.Booking), null(x.Other), string(x.State), string(x.Answer),
		day(x.Was.Arrival), day(x.Was.Departure), ms(x.OpenedAt), ms(x.AlertedAt), ms(x.ClosedAt))
}

// CalendarQuestionAbout returns the question of a kind about a booking, or a pair.
func (q queries) CalendarQuestionAbout(ctx context.Context, kind stay.CalendarQuestionKind, b, other stay.BookingID) (stay.CalendarQuestion, error) {
	return queryOne(ctx, q, calendarQuestionColumns+`WHERE booking_id = ? AND coalesce(other_id, '') = ? AND kind = ?`, scanCalendarQuestion, string(b), string(other), string(kind))
}
