package web

import (
	"errors"
	"slices"
	"strconv"

	"github.com/labstack/echo/v4"

	"portineria/lang"
	"portineria/review"
	"portineria/stay"
	"portineria/store"
	"portineria/web/view"
)

// reviewOf is what wants a second look in a property's facts, in words.
func (w *Web) reviewOf(v visitor, home stay.Property, facts []stay.Fact) view.Review {
	r := view.Review{CanWrite: v.May(stay.WriteFacts)}
	for i, f := range review.Facts(w.o.Judge, home, facts, w.now()) {
		line := view.Finding{ID: "finding-" + strconv.Itoa(i+1), Tone: view.Brass, Text: findingText(v.W, facts, home, f)}
		for _, id := range f.Facts {
			line.Facts = append(line.Facts, view.FactLink{ID: id, Name: factName(v.W, facts, id)})
		}
		if f.Kind == review.Old {
			line.Tone = view.Plain
			r.Old = append(r.Old, line)
			continue
		}
		r.Findings = append(r.Findings, line)
	}
	if len(r.Old) > 0 {
		r.OldTitle = v.W.Review.OldTitle(len(r.Old))
	}
	return r
}

// factName is a fact as its owner knows it: by what it is about, and by its short
// name where that says more.
func factName(w *lang.Words, facts []stay.Fact, id string) string {
	i := slices.IndexFunc(facts, func(f stay.Fact) bool { return f.ID == id })
	if i < 0 || string(facts[i].Topic) == id {
		return w.Topic(id)
	}
	return w.Topic(string(facts[i].Topic)) + " (" + id + ")"
}

func findingText(w *lang.Words, facts []stay.Fact, home stay.Property, f review.Finding) string {
	name := func(i int) string { return factName(w, facts, f.Facts[i]) }
	switch {
	case f.Kind == review.OpenSecret:
		return w.Review.Open(name(0))
	case f.Kind == review.Disagree && f.Field != "":
		return w.Review.DifferRule(name(0), w.Review.Rules[f.Field], f.Said[0], f.Said[1])
	case f.Kind == review.Disagree:
		return w.Review.Differ(name(0), name(1), f.Said[0], f.Said[1])
	case f.Kind == review.Translation && f.Value == review.ValueCode:
		return w.Review.Code(name(0), w.Language(f.Language))
	case f.Kind == review.Translation:
		return w.Review.Translated(name(0), w.Language(f.Language), f.Said[0], f.Said[1])
	default:
		return w.Review.Old(name(0), w.Dates.Date(f.Since.In(home.Zone())))
	}
}

// confirmFacts notes that facts are right as they stand.
func (w *Web) confirmFacts(c echo.Context, v visitor) error {
	home, err := w.homeOf(c, v)
	if err != nil {
		return err
	}
	form, err := c.FormParams()
	if err != nil {
		return err
	}
	ctx, now := c.Request().Context(), w.now()
	err = w.o.DB.Update(ctx, func(tx *store.Tx) error {
		for _, id := range form["fact"] {
			if err := tx.ConfirmFact(ctx, home.ID, id, now); err != nil && !errors.Is(err, stay.ErrNotFound) {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	sayDid(c, didConfirm)
	return seeOther(c, view.PropertyPath(string(home.ID)))
}
