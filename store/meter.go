package store

import (
	"context"
	"database/sql"
	"fmt"
	"strconv"
	"strings"
	"time"

	"portineria/stay"
)

// Arrived is a message that has reached its guest and is to be counted, or counted
// anew because the platform said more of its price.
type Arrived struct {
	Message stay.MessageID
	Guest   stay.GuestID
	Number  string
	// Simulated ones count in no figure.
	Simulated bool
	At        time.Time // when it arrived
	Category  string    // of the platform's prices; empty: it did not say
	Pricing   string    // regular, free_customer_service, ...; empty: it did not say
	Template  bool      // it went as a template, as far as whoever counts has looked
	Was       Counted   // as what it was counted before; zero: it was not
}

// Counted is the row of the meter that a message adds one to.
type Counted struct {
	Day      stay.Date // in the zone of the account
	Category string    // service, utility, marketing, authentication
	Pricing  string    // free, paid, entry (a window of free entry), unknown
	Market   string    // ISO 3166 code of the guest's country; empty: not known
}

func (c Counted) text() string {
	if c == (Counted{}) {
		return ""
	}
	return strings.Join([]string{strconv.Itoa(int(c.Day)), c.Category, c.Pricing, c.Market}, "|")
}

func readCounted(text string) Counted {
	parts := strings.Split(text, "|")
	if len(parts) != 4 {
		return Counted{}
	}
	day, _ := strconv.Atoi(parts[0])
	return Counted{Day: stay.Date(day), Category: parts[1], Pricing: parts[2], Market: parts[3]}
}

// month is the month of a day as a number that sorts: 202611.
func month(d stay.Date) int {
	t := d.Midnight()
	return t.Year()*100 + int(t.Month())
}

// DueMarks lists messages that are to be counted.
func (q queries) DueMarks(ctx context.Context, limit int) ([]Arrived, error) {
	all, err := queryAll(ctx, q, `SELECT k.message_id, c.guest_id, c.number_id, c.simulated, coalesce(k.delivered_at, k.read_at, k.played_at), k.category, k.pricing, k.counted
		FROM message_marks k JOIN messages m ON m.id = k.message_id JOIN conversations c ON c.id = m.conversation_id WHERE k.due = 1 LIMIT ? + 0`,
		func(row scanner) (Arrived, error) {
			var a Arrived
			var arrived sql.NullInt64
			var was string
			err := row.Scan(&a.Message, &a.Guest, &a.Number, &a.Simulated, &arrived, &a.Category, &a.Pricing, &was)
			a.At, a.Was = at(arrived), readCounted(was)
			return a, err
		}, limit)
	if err != nil {
		return nil, fmt.Errorf("list the messages to count: %w", err)
	}
	return all, nil
}

// Count counts a message, once: as what it is now, and no longer as what it was
// counted before.
func (tx *Tx) Count(ctx context.Context, a Arrived, as Counted) error {
	n, err := tx.execCount(ctx, `UPDATE message_marks SET counted = ?, due = 0 WHERE message_id = ? AND due = 1 AND counted = ?`, as.text(), string(a.Message), a.Was.text())
	if err != nil || n == 0 || as == a.Was {
		return err
	}
	if a.Was != (Counted{}) {
		if err := tx.addToMeter(ctx, a.Number, a.Was, -1); err != nil {
			return err
		}
	}
	tx.Note("health", "meter")
	return tx.addToMeter(ctx, a.Number, as, 1)
}

func (tx *Tx) addToMeter(ctx context.Context, number string, c Counted, n int) error {
	if err := tx.exec(ctx, `INSERT INTO meter_days(number_id, day, category, pricing, messages) VALUES (?,?,?,?,?)
		ON CONFLICT DO UPDATE SET messages = max(0, messages + excluded.messages)`, number, int64(c.Day), c.Category, c.Pricing, n); err != nil {
		return fmt.Errorf("count a message: %w", err)
	}
	if err := tx.exec(ctx, `INSERT INTO meter_markets(number_id, month, market, category, pricing, messages) VALUES (?,?,?,?,?,?)
		ON CONFLICT DO UPDATE SET messages = max(0, messages + excluded.messages)`, number, month(c.Day), c.Market, c.Category, c.Pricing, n); err != nil {
		return fmt.Errorf("count a message: %w", err)
	}
	return nil
}

// Metered is a row of the meter.
type Metered struct {
	Number            string
	Day               stay.Date // zero in a row by market
	Market            string    // empty in a row by day, and where it is not known
	Category, Pricing string
	Messages          int
}

// MeterDays lists what was counted from a day until before another.
func (q queries) MeterDays(ctx context.Context, from, before stay.Date) ([]Metered, error) {
	return queryAll(ctx, q, `SELECT number_id, day, category, pricing, messages FROM meter_days WHERE day >= ? AND day < ? AND messages > 0 ORDER BY number_id, day, category, pricing`,
		func(row scanner) (m Metered, err error) {
			return m, row.Scan(&m.Number, &m.Day, &m.Category, &m.Pricing, &m.Messages)
		}, int64(from), int64(before))
}

// MeterMarkets lists what was counted in the month of a day, by country.
func (q queries) MeterMarkets(ctx context.Context, in stay.Date) ([]Metered, error) {
	return queryAll(ctx, q, `SELECT number_id, market, category, pricing, messages FROM meter_markets WHERE month = ? AND messages > 0 ORDER BY number_id, messages DESC, market, category, pricing`,
		func(row scanner) (m Metered, err error) {
			return m, row.Scan(&m.Number, &m.Market, &m.Category, &m.Pricing, &m.Messages)
		}, month(in))
}
