package meter

import (
	"context"
	"errors"
	"fmt"
	"time"

	"portineria/stay"
	"portineria/store"
)

// Options is what a meter needs from outside.
type Options struct {
	DB     *store.DB
	Prices Prices
	Now    func() time.Time
	// Country is the ISO code of the country of a guest's telephone number.
	Country func(phone string) string
	// Numbers are the ids of the business numbers, the first one first.
	Numbers func() []string
}

// Meter counts messages and says what they cost.
type Meter struct{ o Options }

// New makes a meter.
func New(o Options) *Meter { return &Meter{o} }

// batch is how many messages are counted in one transaction.
const batch = 200

// Count counts what has arrived since it last did. It runs often: messages are
// counted beside the path, so that a storm of statuses does not wait for it.
func (m *Meter) Count(ctx context.Context) error {
	for {
		due, err := m.o.DB.DueMarks(ctx, batch)
		if err != nil || len(due) == 0 {
			return err
		}
		zone, err := m.zone(ctx)
		if err != nil {
			return err
		}
		err = m.o.DB.Update(ctx, func(tx *store.Tx) error {
			for _, a := range due {
				if a.Simulated {
					if err := tx.Count(ctx, a, a.Was); err != nil {
						return err
					}
					continue
				}
				g, err := tx.Guest(ctx, a.Guest)
				if err != nil && !errors.Is(err, stay.ErrNotFound) {
					return err
				}
				if a.Category == "" {
					message, err := tx.Message(ctx, a.Message)
					if err != nil {
						return err
					}
					a.Template = message.Template != nil
				}
				if err := tx.Count(ctx, a, counted(a, zone, m.country(g))); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return fmt.Errorf("count messages: %w", err)
		}
		if len(due) < batch {
			return nil
		}
	}
}

// country is where a guest's price is looked up: by their number, or by their id,
// which begins with it (Meta, "Business-scoped user IDs").
func (m *Meter) country(g stay.Guest) string {
	if g.Phone != "" {
		return m.o.Country(string(g.Phone))
	}
	if id := string(g.UserID); len(id) > 3 && id[2] == '.' {
		return id[:2]
	}
	return ""
}

// zone is that of the account at the platform, by whose months it charges.
func (m *Meter) zone(ctx context.Context) (*time.Location, error) {
	choices, err := m.o.DB.Choices(ctx)
	if err != nil {
		return nil, err
	}
	if choices.AccountZone != "" {
		if zone, err := time.LoadLocation(choices.AccountZone); err == nil {
			return zone, nil
		}
	}
	all, err := m.o.DB.Properties(ctx)
	if err != nil || len(all) == 0 {
		return time.UTC, err
	}
	return all[0].Zone(), nil
}

// Month reckons a month of every number of the house, the numbers in their order and
// behind them those that have messages and are gone. at is any instant of it.
func (m *Meter) Month(ctx context.Context, at time.Time) ([]Month, error) {
	zone, err := m.zone(ctx)
	if err != nil {
		return nil, err
	}
	choices, err := m.o.DB.Choices(ctx)
	if err != nil {
		return nil, err
	}
	own, err := stay.ReadOwnPrices(choices.OwnPrices)
	if err != nil {
		return nil, err
	}
	first, next := MonthOf(at, zone)
	days, err := m.o.DB.MeterDays(ctx, first, next)
	if err != nil {
		return nil, fmt.Errorf("read the meter: %w", err)
	}
	markets, err := m.o.DB.MeterMarkets(ctx, first)
	if err != nil {
		return nil, fmt.Errorf("read the meter: %w", err)
	}
	today := stay.DateOf(m.o.Now().In(zone))
	var all []Month
	for _, number := range m.numbers(days) {
		all = append(all, Reckon(number, first, next, today, zone, days, markets, m.o.Prices.At(first), own))
	}
	return all, nil
}

func (m *Meter) numbers(days []store.Metered) []string {
	known := map[string]bool{}
	var all []string
	add := func(number string) {
		if !known[number] {
			known[number] = true
			all = append(all, number)
		}
	}
	for _, number := range m.o.Numbers() {
		add(number)
	}
	for _, row := range days {
		add(row.Number)
	}
	return all
}

// The shares at which the owner is told, in per cent.
const (
	near     = 80
	veryNear = 95
)

// Watch raises an alarm before the free share of a number ends and when it has
// ended, and closes both when the next month begins.
func (m *Meter) Watch(ctx context.Context) error {
	months, err := m.Month(ctx, m.o.Now())
	if err != nil {
		return err
	}
	real := map[string]bool{}
	for _, number := range m.o.Numbers() {
		real[number] = true
	}
	for _, month := range months {
		if !real[month.Number] {
			continue
		}
		kind, detail := Warning(month)
		if kind == "" {
			continue
		}
		if a, err := m.o.DB.OpenAlarm(ctx, kind, month.Number, ""); err == nil && Threshold(string(a.Detail)) == Threshold(detail) {
			continue // said already; that the figures move is no news
		} else if err != nil && !errors.Is(err, stay.ErrNotFound) {
			return err
		}
		next := month.Next.At(0, month.Zone)
		err = m.o.DB.Update(ctx, func(tx *store.Tx) error {
			if kind == stay.AlarmMeterOver {
				if err := tx.CloseAlarm(ctx, stay.AlarmMeterNear, month.Number, m.o.Now()); err != nil {
					return err
				}
			}
			return tx.RaiseAlarm(ctx, stay.Alarm{Kind: kind, Number: month.Number, Detail: stay.Private(detail), RaisedAt: m.o.Now(), EndsAt: next})
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// Warning is pure: which alarm a month is worth, with its detail for
// lang.Words.AlarmDetail; an empty kind: none.
func Warning(m Month) (stay.AlarmKind, string) {
	share := m.Share()
	switch {
	case m.Unlimited || share < near:
		return "", ""
	case share >= 100:
		return stay.AlarmMeterOver, fmt.Sprintf("share:100:%d", m.Expected)
	case share >= veryNear:
		return stay.AlarmMeterNear, fmt.Sprintf("share:%d:%d", veryNear, m.Expected)
	default:
		return stay.AlarmMeterNear, fmt.Sprintf("share:%d:%d", near, m.Expected)
	}
}

// Threshold is the part of a warning's detail that makes it another warning.
func Threshold(detail string) string {
	var share, expected int
	if _, err := fmt.Sscanf(detail, "share:%d:%d", &share, &expected); err != nil {
		return ""
	}
	return fmt.Sprint(share)
}
