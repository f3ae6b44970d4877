package calendar

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"portineria/stay"
	"portineria/store"
)

// Answers lists what may be said to a question, given the two stays of a pair.
func Answers(q stay.CalendarQuestion, a, b stay.Booking) []stay.CalendarAnswer {
	all := stay.CalendarAnswers(q.Kind)
	return slices.DeleteFunc(all, func(x stay.CalendarAnswer) bool {
		switch x {
		case stay.AnswerClosure:
			return !closure(a) && !closure(b)
		case stay.AnswerAlways:
			return a.Feed == "" || b.Feed == "" || a.Feed == b.Feed
		default:
			return false
		}
	})
}

// Answer takes the owner's word on a question about the calendar. What may not
// be said to it is a stay.Invalid; one that is no longer so is a stay.ErrConflict.
// A word may be taken back by another one.
func (b *Book) Answer(ctx context.Context, id stay.CalendarQuestionID, answer stay.CalendarAnswer) error {
	err := b.o.DB.Update(ctx, func(tx *store.Tx) error {
		tx.As(store.Hand{By: stay.DoneByHost})
		q, err := tx.CalendarQuestion(ctx, id)
		if err != nil {
			return err
		}
		about, err := tx.Booking(ctx, q.Booking)
		if err != nil {
			return err
		}
		var other stay.Booking
		if q.Other != "" {
			if other, err = tx.Booking(ctx, q.Other); err != nil {
				return err
			}
			about, other = newcomer(about, other)
		}
		switch {
		case !slices.Contains(Answers(q, about, other), answer):
			return stay.Invalid{Field: "answer", Key: "invalid"}
		case q.State == stay.CalendarSettled && q.Answer == "":
			return fmt.Errorf("it has settled itself: %w", stay.ErrConflict)
		}
		return b.answer(ctx, tx, q, about, other, answer)
	})
	if err != nil {
		return fmt.Errorf("answer the question %s about the calendar: %w", id, err)
	}
	return nil
}

func (b *Book) answer(ctx context.Context, tx *store.Tx, q stay.CalendarQuestion, about, other stay.Booking, answer stay.CalendarAnswer) error {
	now := b.o.Now()
	if q.Answer == stay.AnswerAlways && answer != q.Answer {
		if err := tx.UnpairFeeds(ctx, about.Feed, other.Feed); err != nil {
			return err
		}
	}
	q.State, q.Answer, q.ClosedAt = stay.CalendarAnswered, answer, now
	if err := tx.PutCalendarQuestion(ctx, q); err != nil {
		return err
	}
	line := store.CalendarLog{Feed: about.Feed, Booking: about.ID, Other: other.ID, At: now, What: store.DecidedAnswered, Problem: string(answer), Nights: span(about)}
	if err := tx.AddCalendarLog(ctx, line); err != nil {
		return err
	}
	if err := b.follow(ctx, tx, about, other, answer); err != nil {
		return err
	}
	return b.weigh(ctx, tx, q.Property)
}

// follow does what an answer says.
func (b *Book) follow(ctx context.Context, tx *store.Tx, about, other stay.Booking, answer stay.CalendarAnswer) error {
	now := b.o.Now()
	switch answer {
	case stay.AnswerCancelled:
		err := b.cancel(ctx, tx, about.ID)
		if errors.Is(err, stay.ErrConflict) {
			return nil // the calendar has said so meanwhile
		}
		return err
	case stay.AnswerSame, stay.AnswerAlways:
		if replaced(about, other) {
			return follows(ctx, tx, about, other, now)
		}
		if answer == stay.AnswerSame {
			return nil
		}
		if err := tx.PairFeeds(ctx, about.Feed, other.Feed, now); err != nil {
			return err
		}
		return errors.Join(tx.AddCalendarLog(ctx, store.CalendarLog{Feed: about.Feed, At: now, What: store.DecidedPaired}),
			tx.AddCalendarLog(ctx, store.CalendarLog{Feed: other.Feed, At: now, What: store.DecidedPaired}))
	case stay.AnswerClosure:
		for _, x := range []stay.Booking{about, other} {
			if !closure(x) {
				continue
			}
			x.Kind, x.Sure, x.KindBy, x.UpdatedAt = stay.KindBlock, true, byHost, now
			if err := tx.PutBooking(ctx, x); err != nil {
				return err
			}
		}
		return nil
	case stay.AnswerKeep:
		return tx.PutBooking(ctx, stands(about, now))
	case stay.AnswerDifferent, stay.AnswerSeen:
		return nil
	default:
		return stay.Invalid{Field: "answer", Key: "invalid"}
	}
}

// follows lets the stay that has gone from its calendar take the nights and the
// name of the one that has come there instead: it is the same stay. What is left
// of the newcomer is cancelled.
func follows(ctx context.Context, tx *store.Tx, x, y stay.Booking, now time.Time) error {
	old, fresh := x, y
	if fresh.State == stay.BookingMissing {
		old, fresh = fresh, old
	}
	if err := swap(ctx, tx, old, fresh, store.DecidedMoved, now); err != nil {
		return err
	}
	rest, err := tx.Booking(ctx, fresh.ID)
	if err != nil {
		return err
	}
	rest.State, rest.CancelledBy, rest.UpdatedAt = stay.BookingCancelled, cancelledByFeed, now
	return tx.PutBooking(ctx, rest)
}
