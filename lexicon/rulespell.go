package lexicon

import "slices"

// What must always work must also work for shaking fingers. Where a message demands
// nothing as it is written, its unknown words are tried as each of the words of the
// rules' phrases that they may be a slip of: the phrase around it decides, where
// mend (spell.go) can only take the likeliest word of all. It happens for messages
// with unknown words alone, and is bounded.
const (
	minRuleMend   = 4  // letters of the shortest word that is tried
	minRuleAlone  = 8  // letters that a word must have to count without a phrase around it
	maxRuleTries  = 24 // words tried in a message
	maxRuleTokens = 60 // words of the longest message that is heard again
)

// ruleWords are the words of the rules' phrases, by their first letter.
type ruleWords [26][]uint32

// newRuleWords gathers them from the table.
func (l *Lexicon) newRuleWords() *ruleWords {
	t := &l.table
	all := new(ruleWords)
	add := func(k uint32) {
		form := t.infos[k].form
		if len(form) >= minRuleMend && len(form) <= maxMend && form[0] >= 'a' && form[0] <= 'z' {
			all[form[0]-'a'] = append(all[form[0]-'a'], k)
		}
	}
	for k := range t.infos {
		for e := t.infos[k].exact; e < t.infos[k].end; e++ {
			entry := t.entry(e)
			if entry.class != anywhereClass && entry.class != aloneClass || l.rules[entry.index].kind > Start {
				continue
			}
			add(uint32(k))
			for _, p := range t.parts[entry.parts : entry.parts+uint32(entry.n)] {
				add(p.key())
			}
		}
	}
	for i := range all {
		slices.Sort(all[i])
		all[i] = slices.Compact(all[i])
	}
	return all
}

// near lists the words that form may be a slip of, one slip in words of up to eight
// letters, two in longer ones; the nearest first.
func (r *ruleWords) near(t *table, form string) (words []uint32) {
	if len(form) < minRuleMend || len(form) > maxMend {
		return nil
	}
	var far []uint32
	starts := []byte{form[0]}
	if form[1] != form[0] {
		starts = append(starts, form[1]) // the first two may be swapped
	}
	for _, c := range starts {
		if c < 'a' || c > 'z' {
			continue
		}
		for _, k := range r[c-'a'] {
			info := &t.infos[k]
			if !sameStart(form, info.form) {
				continue
			}
			limit := min(allowed(form), allowed(info.form))
			switch d := distance(form, info.form, info.openEnded(), limit); {
			case d <= 1:
				words = append(words, k)
			case d <= limit:
				far = append(far, k)
			}
		}
	}
	return append(words, far...)
}

// hearAgain looks for a demand behind slips of the finger.
func (l *Lexicon) hearAgain(s *scratch) (Rule, bool) {
	if len(s.tokens) > maxRuleTokens {
		return Rule{}, false
	}
	tries := 0
	for i := range s.tokens {
		token, w := &s.tokens[i], &s.words[i]
		if token.Kind != Word || token.Script != Latin || w.key != none {
			continue
		}
		was := w.fix
		for _, k := range l.ruleWords().near(&l.table, token.Form) {
			if k == was {
				continue
			}
			if tries++; tries > maxRuleTries {
				w.fix = was
				return Rule{}, false
			}
			w.fix = k
			s.found = s.found[:0]
			l.table.matchAll(s, 0)
			r, ok := l.rule(s, false)
			if ok && r.Kind <= Start && l.believable(token, r, k, was) {
				return r, true
			}
		}
		w.fix = was
	}
	return Rule{}, false
}

// believable reports whether a token may be a slip of rule word k. A word by itself must be
// long, and nobody is alarmed for a word that is nearer to an innocent one (was).
func (l *Lexicon) believable(token *Token, r Rule, k, was uint32) bool {
	form := l.table.infos[k].form
	if r.Start == token.Start && r.End == token.End && len(form) < minRuleAlone {
		return false
	}
	if r.Kind != Emergency || was == none {
		return true
	}
	likely := &l.table.infos[was]
	return distance(token.Form, form, false, 2) <= distance(token.Form, likely.form, likely.openEnded(), 2)
}
