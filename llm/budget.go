package llm

import "unicode"

// DefaultBudget is how long rules and facts should be together, in tokens: some
// forty facts, which is all that a house has, so that a question whose words the
// house does not know still meets the fact that answers it. A small machine reads a
// 4B model's prompt at some 13 tokens a second, so that many cold ones are more than
// two minutes; they are read in advance, and stay read while they stay the same.
const DefaultBudget = 2000

// Fit keeps the facts that the budget (in estimated tokens, rules included)
// has room for, in the order given, and says which it left out. A fact too
// long is passed over for shorter ones after it.
func (p PromptInput) Fit(budget int) (fits PromptInput, left []Fact) {
	fits = PromptInput{Property: p.Property}
	used := EstimateTokens(SystemPrompt(fits))
	for _, f := range p.Facts {
		cost := EstimateTokens(factLine(f))
		if used+cost > budget {
			left = append(left, f)
			continue
		}
		used += cost
		fits.Facts = append(fits.Facts, f)
	}
	return fits, left
}

// EstimateTokens guesses how many tokens a model makes of a text. Tokenisers
// differ; this one leans to the high side for the languages that guests write
// in: a token for every four letters of a word begun, every digit, every sign
// and every letter outside Latin; accented letters count as two letters.
func EstimateTokens(text string) int {
	tokens, word := 0, 0
	end := func() {
		tokens += (word + 3) / 4
		word = 0
	}
	for _, r := range text {
		switch {
		case r < 0x80 && unicode.IsLetter(r):
			word++
		case unicode.Is(unicode.Latin, r):
			word += 2
		case r == ' ':
			end()
		default:
			end()
			tokens++
		}
	}
	end()
	return tokens
}
