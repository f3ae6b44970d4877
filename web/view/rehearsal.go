package view

import "portineria/lang"

// RehearseOffer says whether a form can be tried on past questions before it is
// saved, and whether there is a model to try it with.
type RehearseOffer struct{ Can, Model bool }

// RehearsalModelField is the field that says which side answers with the model.
const RehearsalModelField = "rehearse_model"

// The values of RehearsalModelField; without one, neither does.
const (
	RehearseBothWithModel = "both"
	RehearseThenWithModel = "then" // only the answers after the change
)

// RehearsalPage shows what would change if what was typed were saved. Saving
// posts the fields of Save to its action; stopping posts to StopRehearsalPath.
type RehearsalPage struct {
	Page
	ID           string
	Property     string
	PropertyName string
	Running      bool
	Percent      int
	Progress     string // "128 questions so far ..."
	Trouble      string // in plain words; empty: none

	Questions, Changed string // counts
	Counts             []RehearsalCount
	Model              string // which side answered with the model; empty: neither
	All                bool   // those that stay as they are, too
	Rows               []RehearsalRow
	More               int // rows that are not shown

	Save SaveForm
	Back string // the form, with what was typed
}

// RehearsalCount is how often something became of a question, before and after.
type RehearsalCount struct {
	Chip          Chip
	Before, After string
}

// RehearsalRow is a past question with both answers.
type RehearsalRow struct {
	ID, Guest, Href string
	When            Moment
	Question        string
	Changed         bool
	Before, After   RehearsalAnswer
}

// RehearsalAnswer is one side: what became of it in a word, and the answer.
type RehearsalAnswer struct {
	Chip Chip
	Why  string // why the owner is asked; empty: they are not
	Text string // empty: nothing is said
}

// SaveForm is a form that is sent again as it was typed.
type SaveForm struct {
	Action string
	Fields []Hidden
}

// Hidden is one of its fields.
type Hidden struct{ Name, Value string }

func (p RehearsalPage) here() string { return RehearsalPath(p.Property, p.ID) }

func (p RehearsalPage) filters() []tab {
	return []tab{
		{Href: p.here(), Label: p.W.Rehearsal.OnlyChanged, Count: p.Changed, Current: !p.All},
		{Href: p.here() + "?all=yes", Label: p.W.Rehearsal.AllQuestions, Count: p.Questions, Current: p.All},
	}
}

// fragment is the address of the part that refreshes itself.
func (p RehearsalPage) fragment() string {
	if p.All {
		return Fragment(p.here()+"?all=yes", FragmentRehearsal)
	}
	return Fragment(p.here(), FragmentRehearsal)
}

func modelChoices(w *lang.Words) []Option {
	return []Option{{Value: "", Label: w.Rehearsal.WithoutModel}, {Value: RehearseBothWithModel, Label: w.Rehearsal.BothWithModel}, {Value: RehearseThenWithModel, Label: w.Rehearsal.ThenWithModel}}
}
