package calendar

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"portineria/reservations"
	"portineria/stay"
	"portineria/store"
)

// A list of reservations of a portal is brought into the book in two steps: a plan
// says what would change (listplan.go, pure), and applying it does exactly that
// (listapply.go). What people have said about lists before is remembered here.

// LeaveOut stands for a property in ListRequest.Units: rows of that unit do not
// concern this house.
const LeaveOut stay.PropertyID = "-"

// ListRequest is a list with all that is said about it.
type ListRequest struct {
	Table    reservations.Table
	Columns  map[int]reservations.Field // said by a person, by column; the rest is guessed
	Order    reservations.Order
	States   map[string]reservations.State // what words for states mean, by reservations.Fold
	Units    map[string]stay.PropertyID    // which property a unit is, by reservations.Fold
	Property stay.PropertyID               // of rows that name no unit, and of the unit if the list knows only one; empty: none
	Within   []stay.PropertyID             // the properties that whoever asks may see; nil: all
}

// Learned is what people have said about lists before. It holds names of columns,
// units and states, and nothing of a guest.
type Learned struct {
	Columns map[string]reservations.Field // by reservations.Fold, like the others
	Units   map[string]stay.PropertyID
	States  map[string]reservations.State
}

// learnedKey is the setting that keeps it.
const learnedKey = "lists.learned"

// maxLearned bounds each of the three, so that odd files do not fill the settings.
const maxLearned = 500

type reader interface {
	Setting(ctx context.Context, key string) (string, error)
}

// Learned reads what is remembered.
func (b *Book) Learned(ctx context.Context) (Learned, error) { return learned(ctx, b.o.DB) }

func learned(ctx context.Context, db reader) (Learned, error) {
	l := Learned{Columns: map[string]reservations.Field{}, Units: map[string]stay.PropertyID{}, States: map[string]reservations.State{}}
	text, err := db.Setting(ctx, learnedKey)
	if isNotFound(err) {
		return l, nil
	}
	if err != nil {
		return l, err
	}
	if err := json.Unmarshal([]byte(text), &l); err != nil {
		return l, fmt.Errorf("read what is known about lists: %w", err)
	}
	return l, nil
}

// Learn remembers what a person has said about a list, for the next one.
func (b *Book) Learn(ctx context.Context, q ListRequest) error {
	err := b.o.DB.Update(ctx, func(tx *store.Tx) error {
		before, err := learned(ctx, tx)
		if err != nil {
			return err
		}
		after := before.with(q)
		if after.equal(before) {
			return nil
		}
		text, err := json.Marshal(after)
		if err != nil {
			return err
		}
		return tx.PutSetting(ctx, learnedKey, string(text), b.o.Now().UnixMilli())
	})
	if err != nil {
		return fmt.Errorf("remember how lists are read: %w", err)
	}
	return nil
}

func (l Learned) with(q ListRequest) Learned {
	l = Learned{maps.Clone(l.Columns), maps.Clone(l.Units), maps.Clone(l.States)}
	for column, field := range q.Columns {
		if column < len(q.Table.Header) {
			remember(l.Columns, reservations.Fold(q.Table.Header[column]), field)
		}
	}
	for unit, property := range q.Units {
		remember(l.Units, unit, property)
	}
	for word, state := range q.States {
		remember(l.States, word, state)
	}
	return l
}

func (l Learned) equal(o Learned) bool {
	return maps.Equal(l.Columns, o.Columns) && maps.Equal(l.Units, o.Units) && maps.Equal(l.States, o.States)
}

func remember[T ~string](all map[string]T, key string, value T) {
	if _, known := all[key]; key != "" && (known || len(all) < maxLearned) {
		all[key] = value
	}
}

// columns are the columns of a list: as a person has said, else as was learned, else
// as their names say.
func (q ListRequest) columns(l Learned) reservations.Columns {
	found := reservations.Guess(q.Table.Header, l.Columns)
	for _, column := range slices.Sorted(maps.Keys(q.Columns)) {
		for field, at := range found {
			if at == column || field == q.Columns[column] {
				delete(found, field)
			}
		}
		if field := q.Columns[column]; field != "" && field != reservations.Ignored {
			found[field] = column
		}
	}
	return found
}

// property is the property that a row is of; empty where it is not known.
func (p *planner) property(unit string) stay.PropertyID {
	key := reservations.Fold(unit)
	for _, said := range []map[string]stay.PropertyID{p.q.Units, p.learned.Units} {
		if property, ok := said[key]; ok && key != "" && (property == LeaveOut || p.knows(property)) {
			return property
		}
	}
	for _, home := range p.homes {
		if key != "" && (reservations.Fold(home.Name) == key || strings.EqualFold(string(home.ID), unit)) {
			return home.ID
		}
	}
	if key != "" && len(p.list.Units) > 1 {
		return "" // several units are hardly all this one
	}
	return p.q.Property
}

func (p *planner) knows(id stay.PropertyID) bool {
	_, ok := p.homes[id]
	return ok
}
