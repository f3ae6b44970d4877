package calendar

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"portineria/reservations"
	"portineria/stay"
	"portineria/store"
)

// ListPlan is what a list would change, row by row.
type ListPlan struct {
	Channel      string // the portal that the list is of; empty: it cannot be told
	Columns      reservations.Columns
	Lines        []ListLine
	Units        []string                   // all that the list names
	Places       map[string]stay.PropertyID // of the units: empty where it is not known, LeaveOut
	StrangeWords []string                   // for states, that nobody has explained
	Fingerprint  string                     // changes with anything that the plan would do
}

// Count is how many rows have an outcome.
func (p ListPlan) Count(o Outcome) int {
	n := 0
	for _, l := range p.Lines {
		if l.Outcome == o {
			n++
		}
	}
	return n
}

// Suggested are the rows that are done unless the owner says otherwise: all but those
// that ask.
func (p ListPlan) Suggested() []int {
	var rows []int
	for _, l := range p.Lines {
		if l.Does() && !l.Asks {
			rows = append(rows, l.Row)
		}
	}
	return rows
}

// ErrListChanged says that the plan is not what it was when the owner saw it.
var ErrListChanged = fmt.Errorf("the calendar has changed since the list was looked at: %w", stay.ErrConflict)

// PlanList says what a list would change, and changes nothing. A list that cannot be
// understood is a reservations.Error.
func (b *Book) PlanList(ctx context.Context, q ListRequest) (ListPlan, error) {
	plan, err := b.planList(ctx, b.o.DB, q)
	if err != nil {
		return plan, fmt.Errorf("plan what the list changes: %w", err)
	}
	return plan, nil
}

// bookReader is the store for reading, within a transaction or outside of one.
type bookReader interface {
	reader
	Properties(ctx context.Context) ([]stay.Property, error)
	Bookings(ctx context.Context, p stay.PropertyID, from, to stay.Date) ([]stay.Booking, error)
}

func (b *Book) planList(ctx context.Context, db bookReader, q ListRequest) (ListPlan, error) {
	known, err := learned(ctx, db)
	if err != nil {
		return ListPlan{}, err
	}
	states := known.with(q).States
	plan := ListPlan{Columns: q.columns(known)}
	list, err := reservations.Read(q.Table, reservations.Options{Columns: plan.Columns, Order: q.Order, States: states})
	if err != nil {
		return plan, err
	}
	p := planner{q: q, list: list, learned: known, homes: map[stay.PropertyID]stay.Property{}, now: b.o.Now()}
	homes, err := db.Properties(ctx)
	if err != nil {
		return plan, err
	}
	sees := func(id stay.PropertyID) bool { return q.Within == nil || slices.Contains(q.Within, id) }
	for _, home := range homes {
		if sees(home.ID) {
			p.homes[home.ID] = home
		}
	}
	today := stay.DateOf(p.now)
	if p.book, err = db.Bookings(ctx, "", today-tooOld, stay.NewDate(2101, 1, 1)); err != nil {
		return plan, err
	}
	p.book = slices.DeleteFunc(p.book, func(b stay.Booking) bool { return !sees(b.Property) || b.TwinOf != "" })
	plan.Channel, plan.Lines, plan.Units, plan.StrangeWords = list.Channel, p.plan(), list.Units, list.StrangeWords
	plan.Places = map[string]stay.PropertyID{}
	for _, unit := range list.Units {
		plan.Places[unit] = p.property(unit)
	}
	plan.Fingerprint = fingerprint(plan.Lines)
	return plan, nil
}

// fingerprint is the same as long as the plan would do the same.
func fingerprint(lines []ListLine) string {
	h := sha256.New()
	for _, l := range lines {
		a := l.After
		fmt.Fprintln(h, l.Row, l.Outcome, l.Why, l.Problem, l.PhoneProblem, l.Before.ID, l.Before.UpdatedAt.UnixMilli(), l.Other, l.Adds, l.Kept, l.Asks,
			a.Property, a.Arrival, a.Departure, a.State, a.Kind, a.Guests, string(a.Name), string(a.Phone), string(a.Code))
	}
	return hex.EncodeToString(h.Sum(nil)[:16])
}

// ListDone says what applying a list did.
type ListDone struct{ New, Added, Moved, Cancelled int }

// ApplyList does what the plan of that fingerprint says for the rows that were
// picked, in one transaction. Where the plan would now be another one it does nothing
// and returns the new one with ErrListChanged.
func (b *Book) ApplyList(ctx context.Context, q ListRequest, seen string, rows []int) (ListPlan, ListDone, error) {
	var plan ListPlan
	var done ListDone
	picked := make(map[int]bool, len(rows))
	for _, row := range rows {
		picked[row] = true
	}
	err := b.o.DB.Update(ctx, func(tx *store.Tx) error {
		tx.As(store.Hand{By: stay.DoneByImport})
		done = ListDone{}
		var err error
		if plan, err = b.planList(ctx, tx, q); err != nil {
			return err
		}
		if plan.Fingerprint != seen {
			return ErrListChanged
		}
		changed := map[stay.PropertyID]bool{}
		for _, l := range plan.Lines {
			if !l.Does() || !picked[l.Row] {
				continue
			}
			if err := b.applyLine(ctx, tx, l, &done); err != nil {
				return err
			}
			changed[l.After.Property] = true
		}
		for _, id := range slices.Sorted(maps.Keys(changed)) {
			if err := b.weigh(ctx, tx, id); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return plan, ListDone{}, fmt.Errorf("take in the list: %w", err)
	}
	return plan, done, nil
}

func (b *Book) applyLine(ctx context.Context, tx *store.Tx, l ListLine, done *ListDone) error {
	after := l.After
	switch {
	case l.Before.ID == "":
		fresh, err := b.named(after)
		if err != nil {
			return err
		}
		done.New++
		return tx.PutBooking(ctx, fresh)
	case l.Outcome == RowCancels:
		done.Cancelled++
	case after.Arrival != l.Before.Arrival || after.Departure != l.Before.Departure:
		done.Moved++
	default:
		done.Added++
	}
	after.UpdatedAt = b.o.Now()
	return tx.PutBooking(ctx, after)
}

func isNotFound(err error) bool { return errors.Is(err, stay.ErrNotFound) }

// Details are the fields that a list can change of a stay, and those that it can
// disagree about, for whoever must have words for all.
func Details() []string {
	return strings.Fields("name phone guests language code kind state channel nights")
}
