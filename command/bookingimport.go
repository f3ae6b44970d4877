package command

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"

	"portineria/app/calendar"
	"portineria/lang"
	"portineria/reservations"
	"portineria/stay"
)

// bookingImport takes in a portal's list of reservations.
func bookingImport(ctx context.Context, c *call) error {
	var columns, units, words pairs
	property := c.flags.String("property", "", "id of the property, for a list that names none or only one")
	c.flags.Var(&columns, "map", `what a column holds, as "Column=field"; may be given several times; fields: `+joined(reservations.Fields()))
	c.flags.Var(&units, "unit", `which property the list means, as "Name in the list=ID"; - leaves it out`)
	c.flags.Var(&words, "word", `what a word for a state means, as "Word=state"; states: `+joined(reservations.States()))
	dates := c.flags.String("dates", "", "how dates are written if the list does not show it: dmy or mdy")
	cancel := c.flags.Bool("cancel", false, "cancel here as well what the list says is cancelled")
	overlap := c.flags.Bool("allow-overlap", false, "enter bookings although other stays have some of the nights")
	dry := c.flags.Bool("dry-run", false, "only say what would change")
	if err := c.parse(1, 1); err != nil {
		return err
	}
	if !reservations.Order(*dates).Valid() {
		return misuse("%s: --dates is dmy or mdy", c.path)
	}
	content, err := c.listFile(c.args[0])
	if err != nil {
		return err
	}
	table, err := reservations.Open(content)
	if err != nil {
		return unreadableList(c.args[0], err)
	}
	q := calendar.ListRequest{Table: table, Property: stay.PropertyID(*property), Order: reservations.Order(*dates)}
	if err := c.explain(&q, columns, units, words); err != nil {
		return err
	}
	return c.withBook(ctx, func(h *house, book *calendar.Book) error {
		return c.takeList(ctx, h, book, q, listPick{cancel: *cancel, overlap: *overlap, dry: *dry})
	})
}

// listFile reads the file, or standard input for "-", no further than a list may be.
func (c *call) listFile(name string) ([]byte, error) {
	if name != "-" {
		if about, err := os.Stat(name); err == nil && about.Size() > reservations.MaxBytes {
			return nil, unreadableList(name, reservations.Error{Problem: reservations.TooLarge})
		}
	}
	return c.readInput(name)
}

// unreadableList says in words why a list cannot be read.
func unreadableList(name string, err error) error {
	told, ok := errors.AsType[reservations.Error](err)
	if !ok {
		return err
	}
	text := lang.For("en").Import.Problems[string(told.Problem)]
	switch told.Problem {
	case reservations.NoColumns:
		text += fmt.Sprintf(` The header is row %d; say it with --map "Column=arrival" --map "Column=departure".`, told.Row)
	case reservations.DatesAmbiguous:
		text += fmt.Sprintf(" %s is such a date; say which it is with --dates dmy or --dates mdy.", string(told.Example))
	default: // the words say it all
	}
	return fmt.Errorf("%w: %s: %s", errUnreadable, name, text)
}

// explain adds to a list what was said of it on the command line.
func (c *call) explain(q *calendar.ListRequest, columns, units, words pairs) error {
	q.Columns, q.Units, q.States = map[int]reservations.Field{}, map[string]stay.PropertyID{}, map[string]reservations.State{}
	for _, p := range columns {
		field, found := reservations.Field(p.value), false
		for i, name := range q.Table.Header {
			if reservations.Fold(name) == reservations.Fold(p.name) {
				q.Columns[i], found = field, true
			}
		}
		switch {
		case !field.Valid():
			return misuse("%s: --map %s: there is no field %q; one of %s", c.path, p.name, p.value, joined(reservations.Fields()))
		case !found:
			return misuse("%s: --map: the list has no column %q; it has %s", c.path, p.name, strings.Join(q.Table.Header, ", "))
		}
	}
	for _, p := range units {
		q.Units[reservations.Fold(p.name)] = stay.PropertyID(p.value)
	}
	for _, p := range words {
		state := reservations.State(p.value)
		if !slices.Contains(reservations.States(), state) {
			return misuse("%s: --word %s: there is no state %q; one of %s", c.path, p.name, p.value, joined(reservations.States()))
		}
		q.States[reservations.Fold(strings.ReplaceAll(p.name, "_", " "))] = state
	}
	return nil
}

// listPick is what of a plan is done.
type listPick struct{ cancel, overlap, dry bool }

func (p listPick) wants(l calendar.ListLine) bool {
	switch {
	case !l.Does():
		return false
	case l.Outcome == calendar.RowCancels:
		return p.cancel
	case l.Asks:
		return p.overlap
	default:
		return true
	}
}

// takeList plans, does what is picked and prints a line for each row. Rows that could
// not be taken in make the command fail once the others are.
func (c *call) takeList(ctx context.Context, h *house, book *calendar.Book, q calendar.ListRequest, pick listPick) error {
	if err := c.knownProperties(ctx, h, q); err != nil {
		return err
	}
	plan, err := book.PlanList(ctx, q)
	if reservations.ProblemOf(err) != "" {
		return unreadableList(c.args[0], err)
	}
	if err != nil {
		return err
	}
	var rows []int
	for _, l := range plan.Lines {
		if pick.wants(l) {
			rows = append(rows, l.Row)
		}
	}
	var done calendar.ListDone
	if !pick.dry {
		if plan, done, err = book.ApplyList(ctx, q, plan.Fingerprint, rows); err != nil {
			return err
		}
		if err := book.Learn(ctx, q); err != nil {
			return err
		}
	}
	left := 0
	for _, l := range plan.Lines {
		c.listLine(l, pick)
		if l.Outcome == calendar.RowRefused || l.Outcome == calendar.RowUnclear && !pick.wants(l) {
			left++
		}
	}
	object := map[string]any{"state": map[bool]string{true: "planned", false: "done"}[pick.dry], "channel": plan.Channel, "new": done.New, "added": done.Added, "moved": done.Moved, "cancelled": done.Cancelled, "left": left}
	if pick.dry {
		c.line(object, "Nothing was changed; %d of %d rows would be taken in.", len(rows), len(plan.Lines))
	} else {
		c.line(object, "%d entered, %d completed, %d moved, %d cancelled; %d rows need a look.", done.New, done.Added, done.Moved, done.Cancelled, left)
	}
	if len(plan.StrangeWords) > 0 {
		c.tell(`These words for a state are not known: %s. Say what they mean with --word "Word=state".`, strings.Join(plan.StrangeWords, ", "))
	}
	if left > 0 {
		return errShown
	}
	return nil
}

// knownProperties refuses ids of properties that are not there.
func (c *call) knownProperties(ctx context.Context, h *house, q calendar.ListRequest) error {
	ids := []stay.PropertyID{q.Property}
	for _, id := range q.Units {
		ids = append(ids, id)
	}
	for _, id := range ids {
		if id == "" || id == calendar.LeaveOut {
			continue
		}
		if _, err := h.db.Property(ctx, id); err != nil {
			return err
		}
	}
	return nil
}

// listLine prints what a row does, or would do.
func (c *call) listLine(l calendar.ListLine, pick listPick) {
	w := lang.For("en").Import
	state := string(l.Outcome)
	reason := string(l.Why) + string(l.Problem)
	text := w.Whys[string(l.Why)] + w.Problems[string(l.Problem)]
	if l.PhoneProblem != "" {
		text = strings.TrimSpace(text + " " + w.NoNumber(w.Problems[string(l.PhoneProblem)]))
	}
	if len(l.Adds) > 0 {
		text = strings.TrimSpace("adds " + strings.Join(l.Adds, ", ") + ". " + text)
	}
	b := l.After
	object := map[string]any{"row": l.Row, "state": state, "id": l.Before.ID, "reason": reason, "column": l.Column, "phone_problem": l.PhoneProblem, "picked": pick.wants(l), "unit": l.Unit,
		"property": b.Property, "name": string(b.Name), "phone": string(b.Phone), "code": string(b.Code), "guests": b.Guests, "adds": l.Adds, "kept": l.Kept}
	days := ""
	if b.Departure > 0 {
		object["checkin"], object["checkout"] = b.Arrival.String(), b.Departure.String()
		days = b.Arrival.String() + " to " + b.Departure.String()
	}
	if l.Before.ID != "" {
		object["was_checkin"], object["was_checkout"] = l.Before.Arrival.String(), l.Before.Departure.String()
	}
	c.line(object, "%s", strings.TrimRight(fmt.Sprintf("row %-4s %-9s %-16s %-24s %-24s %s", strconv.Itoa(l.Row), state, b.Property, days, string(b.Name), text), " "))
}

// pairs collects "Name=value" flags; the name may hold an equals sign.
type pairs []pair

type pair struct{ name, value string }

func (p *pairs) String() string { return "" }

// Set reads one.
func (p *pairs) Set(v string) error {
	i := strings.LastIndex(v, "=")
	if i <= 0 || i == len(v)-1 {
		return fmt.Errorf("%q is not of the form Name=value", v)
	}
	*p = append(*p, pair{strings.TrimSpace(v[:i]), strings.TrimSpace(v[i+1:])})
	return nil
}

func joined[T ~string](all []T) string {
	texts := make([]string, len(all))
	for i, v := range all {
		texts[i] = string(v)
	}
	return strings.Join(texts, ", ")
}
