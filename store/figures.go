package store

import (
	"context"
	"time"
)

// DayFigures is what happened on one day with guests' turns, the simulator's apart.
type DayFigures struct {
	Day      time.Time // local midnight
	Answered int       // by itself
	Asked    int       // the owner
}

// TurnFigures counts the turns between two instants by what was decided, and
// their median time to decision in milliseconds.
func (q queries) TurnFigures(ctx context.Context, from, to time.Time) (answered, asked int, median int64, err error) {
	type count struct {
		band string
		n    int
	}
	all, err := queryAll(ctx, q, `SELECT t.band, count(*) FROM traces t JOIN conversations c ON c.id = t.conversation_id WHERE c.simulated = 0 AND t.at >= ? AND t.at < ? GROUP BY t.band`,
		func(row scanner) (count, error) {
			var c count
			err := row.Scan(&c.band, &c.n)
			return c, err
		}, ms(from), ms(to))
	if err != nil {
		return 0, 0, 0, err
	}
	for _, c := range all {
		switch c.band {
		case "send":
			answered += c.n
		case "draft", "escalate":
			asked += c.n
		}
	}
	if answered == 0 {
		return answered, asked, 0, nil
	}
	median, err = queryOne(ctx, q, `SELECT t.millis FROM traces t JOIN conversations c ON c.id = t.conversation_id WHERE c.simulated = 0 AND t.at >= ? AND t.at < ? AND t.band = 'send'
		ORDER BY t.millis LIMIT 1 OFFSET ?`, scanValue[int64], ms(from), ms(to), answered/2)
	return answered, asked, median, err
}

// Totals are the sizes that /metrics tells: nothing about a person.
type Totals struct{ Properties, Facts, Bookings, Conversations, Messages, Waiting, Pending int }

// Totals counts the rows.
func (q queries) Totals(ctx context.Context) (Totals, error) {
	return queryOne(ctx, q, `SELECT (SELECT count(*) FROM properties), (SELECT count(*) FROM facts), (SELECT count(*) FROM bookings),
		(SELECT count(*) FROM conversations WHERE simulated = 0), (SELECT count(*) FROM messages), (SELECT count(*) FROM conversations WHERE waiting_since IS NOT NULL AND simulated = 0),
		(SELECT count(*) FROM deliveries WHERE state = 'pending')`, func(row scanner) (Totals, error) {
		var t Totals
		err := row.Scan(&t.Properties, &t.Facts, &t.Bookings, &t.Conversations, &t.Messages, &t.Waiting, &t.Pending)
		return t, err
	})
}
