package app

import (
	"cmp"
	"slices"
	"strings"

	"portineria/llm"
	"portineria/stay"
)

// What the model is shown of a property's facts, in tokens of the prompt's
// budget. A property whose facts do not all fit shows the same ones to every
// question, and what else fits the present one behind them: what stands before
// them the server has read already.
const (
	stableBudget = 1600
	addedMost    = 4
)

// shown are the facts that the model sees.
type shown struct {
	input llm.PromptInput // the stable ones
	facts []stay.Fact     // all, those of this question included
}

// stableFacts are the facts that every question about a property shows, as far
// as this writer may know them. Those that more people may know come first, so
// that what a stranger's question had the server read serves a guest's as well.
func stableFacts(shelf *Shelf, rights stay.Rights) shown {
	permitted := slices.DeleteFunc(slices.Clone(shelf.Facts), func(f stay.Fact) bool { return !rights.Knows(f.Visibility) })
	order := stay.Visibilities()
	slices.SortFunc(permitted, func(x, y stay.Fact) int {
		return cmp.Or(cmp.Compare(slices.Index(order, x.Visibility), slices.Index(order, y.Visibility)), cmp.Compare(x.ID, y.ID))
	})
	all := llm.PromptInput{Property: shelf.Property.Name}
	for _, f := range permitted {
		all.Facts = append(all.Facts, promptFact(f))
	}
	s := shown{}
	var left []llm.Fact
	if s.input, left = all.Fit(llm.DefaultBudget); len(left) > 0 {
		s.input, _ = all.Fit(stableBudget)
	}
	ids := s.input.IDs()
	s.facts = slices.DeleteFunc(permitted, func(f stay.Fact) bool { return !slices.Contains(ids, f.ID) })
	return s
}

// add takes in the permitted facts that fit the question best and are not among
// the stable ones.
func (s *shown) add(found Found) (added []llm.Fact) {
	used := llm.EstimateTokens(llm.SystemPrompt(s.input))
	for _, ask := range found.Asks {
		for _, m := range ask.Ranked {
			f := promptFact(m.Fact)
			cost := llm.EstimateTokens(f.Text) + llm.EstimateTokens(f.ID)
			seen := slices.ContainsFunc(s.facts, func(g stay.Fact) bool { return g.ID == m.Fact.ID })
			if seen || len(added) == addedMost || used+cost > llm.DefaultBudget {
				continue
			}
			used += cost
			added, s.facts = append(added, f), append(s.facts, m.Fact)
		}
	}
	return added
}

// promptFact is a fact as the model sees it: with placeholders for its secrets.
func promptFact(f stay.Fact) llm.Fact { return llm.Fact{ID: f.ID, Text: guarded(f).Conceal(f.Text)} }

// guarded is a fact whose secrets are those that a model must not see: of one that is
// open outside the stay also what looks like a code and was not named as one. Its
// owner is told of it (package review), and may not have got round to it.
func guarded(f stay.Fact) stay.Fact {
	if unnamed(f) {
		return f.ForModel()
	}
	return f
}

func unnamed(f stay.Fact) bool {
	return len(f.Secrets) == 0 && (f.Visibility == stay.Public || f.Visibility == stay.Booked)
}

// reopen fills in what only the model was not to see: whoever may know such a fact
// may read it as it stands, and the check compares with that. The placeholders of
// named secrets stay until the answer is sent.
func reopen(text string, cited []stay.Fact) string {
	for _, f := range cited {
		if !unnamed(f) {
			continue
		}
		for i, secret := range guarded(f).Secrets {
			text = strings.ReplaceAll(text, stay.Placeholder(f.ID, i), secret)
		}
	}
	return text
}
