package command

import (
	"context"
	"fmt"
	"strings"
	"time"

	"portineria/app/calendar"
	"portineria/lang"
	"portineria/stay"
)

// bookingQuestions lists what the owner is asked about the calendar.
func bookingQuestions(ctx context.Context, c *call) error {
	property := c.flags.String("property", "", "only this property")
	answered := c.flags.Bool("answered", false, "those that are answered and still so as well")
	if err := c.parse(0, 0); err != nil {
		return err
	}
	states := []stay.CalendarQuestionState{stay.CalendarOpen}
	if *answered {
		states = append(states, stay.CalendarAnswered)
	}
	return c.with(ctx, func(h *house) error {
		all, err := h.db.CalendarQuestions(ctx, stay.PropertyID(*property), states...)
		if err != nil {
			return err
		}
		for _, q := range all {
			if err := c.calendarQuestion(ctx, h, q); err != nil {
				return err
			}
		}
		return nil
	})
}

func (c *call) calendarQuestion(ctx context.Context, h *house, q stay.CalendarQuestion) error {
	object := map[string]any{"id": q.ID, "property": q.Property, "kind": q.Kind, "state": q.State, "opened_at": q.OpenedAt.UTC().Format(time.RFC3339)}
	if q.Answer != "" {
		object["answer"] = q.Answer
	}
	var about [2]stay.Booking
	var said []string
	for i, id := range []stay.BookingID{q.Booking, q.Other} {
		if id == "" {
			continue
		}
		b, err := h.db.Booking(ctx, id)
		if err != nil {
			return err
		}
		about[i] = b
		said = append(said, fmt.Sprintf("%s %s to %s %s %s", b.ID, b.Arrival, b.Departure, b.Channel, string(b.Name)))
	}
	answers := calendar.Answers(q, about[0], about[1])
	words := make([]string, len(answers))
	for i, a := range answers {
		words[i] = string(a)
	}
	object["bookings"], object["answers"] = []stay.BookingID{q.Booking}, words
	if q.Other != "" {
		object["bookings"] = []stay.BookingID{q.Booking, q.Other}
	}
	if q.Was != (stay.Span{}) {
		object["was_checkin"], object["was_checkout"] = q.Was.Arrival.String(), q.Was.Departure.String()
	}
	c.line(object, "%s  %-20s %-10s %-8s %s  (%s)", q.ID, q.Property, q.Kind, q.State, strings.Join(said, " | "), strings.Join(words, ", "))
	return nil
}

func bookingAnswer(ctx context.Context, c *call) error {
	if err := c.parse(2, 2); err != nil {
		return err
	}
	return c.withBook(ctx, func(h *house, book *calendar.Book) error {
		id, answer := stay.CalendarQuestionID(c.args[0]), stay.CalendarAnswer(c.args[1])
		if err := book.Answer(ctx, id, answer); err != nil {
			return err
		}
		q, err := h.db.CalendarQuestion(ctx, id)
		if err != nil {
			return err
		}
		c.line(map[string]any{"id": q.ID, "kind": q.Kind, "state": q.State, "answer": q.Answer}, "%s: %s", q.ID, lang.For("en").CalendarAsk.Answers[string(answer)])
		return nil
	})
}
