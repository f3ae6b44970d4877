package proof

import (
	"portineria/lexicon"
)

// flag is what a token means for yes and no.
type flag uint16

// The flags.
const (
	flagNot flag = 1 << iota
	flagNone
	flagWithout
	flagAllowed
	flagDenied
	flagFree
	flagPaid
	flagVerb
	flagIf
	flagUnless
	flagBeing
	flagIncluded
	flagProvided
	flagAnswer // part of a yes or no that opens the reply
)

// says are the flags that make a clause complete.
const says = flagNot | flagNone | flagAllowed | flagDenied | flagFree | flagPaid | flagVerb

// flagsOf gathers what each token means for yes and no. A word inside a longer phrase that
// takes its meaning away says nothing by itself.
func (r *reading) flagsOf() []flag {
	flags := make([]flag, len(r.tokens))
	covered := r.swallowed()
	for _, m := range r.marks {
		f := flagOf(m.tag)
		if f == 0 || f&(flagNot|flagNone|flagPaid|flagAllowed|flagWithout|flagUnless|flagIf) != 0 && int(covered[m.from]) > int(m.to-m.from) {
			continue
		}
		if f == flagDenied && r.withinAllowed(m) {
			continue // hace falta
		}
		if f == flagNone && r.isDigits(int(m.to)) {
			continue // no. 14
		}
		if f == flagIf && r.reflexive(int(m.from)) {
			continue
		}
		if f&flagVerb != 0 && r.lang.nouns && r.tokens[m.from].Case == lexicon.Title && !r.opens(int(m.from)) {
			continue // Liegen are sunbeds
		}
		flags[m.from] |= f
	}
	for i := 1; i < len(flags); i++ {
		if r.affirmed(i) {
			flags[i] |= flagAllowed
		}
	}
	return flags
}

// withinAllowed reports a word inside a longer phrase that says yes.
func (r *reading) withinAllowed(m mark) bool {
	for i := max(0, int(m.from)-maxPhrase); i <= int(m.from); i++ {
		if o, ok := r.at(i, tagAllowed); ok && o.to >= m.to && o.to-o.from > m.to-m.from {
			return true
		}
	}
	return false
}

// reflexive reports a Portuguese se that is no if: não se fuma, paga-se.
func (r *reading) reflexive(i int) bool {
	return r.lang.code == "pt" && i > 0 && r.tokens[i].Form == "se" && (r.hyphened(i) || r.has(i-1, tagNot) && r.joined(i))
}

// affirmed reports a yes at token i that ends a part of a sentence, and says of what stands
// before it what the part before denied: no microwave, a toaster yes.
func (r *reading) affirmed(i int) bool {
	m, ok := r.at(i, tagIndeed)
	return ok && r.breakBefore(i) == noBreak && (int(m.to) == len(r.tokens) || r.breakBefore(int(m.to)) > noBreak || r.has(int(m.to), tagJoin) || r.has(int(m.to), tagBut))
}

func flagOf(t tag) flag {
	switch t {
	case tagNot:
		return flagNot
	case tagNone:
		return flagNone
	case tagWithout:
		return flagWithout
	case tagAllowed:
		return flagAllowed
	case tagDenied:
		return flagDenied
	case tagFree:
		return flagFree
	case tagPaid:
		return flagPaid
	case tagVerb:
		return flagVerb
	case tagBeing:
		return flagBeing
	case tagIncluded:
		return flagIncluded
	case tagProvided:
		return flagProvided
	case tagIf:
		return flagIf
	case tagUnless:
		return flagUnless
	}
	return 0
}

// bounds reports a phrase that stands before the beginning or the end of something.
func (r *reading) bounds(m mark) bool {
	for _, t := range [...]tag{tagFrom, tagUntil} {
		if o, ok := r.at(int(m.from), t); ok && o.to == m.to {
			return true
		}
	}
	return false
}

// valueNear reports a value at token i or up to two tokens behind it.
func (r *reading) valueNear(i int) bool {
	for k := i; k < min(i+3, len(r.tokens)); k++ {
		if r.itemAt[k] > 0 {
			return true
		}
	}
	return false
}

// swallowed is, for each token, the length of the longest phrase over it that holds a
// negation without denying anything, or whose words mean something else together.
func (r *reading) swallowed() []int32 {
	covered := make([]int32, len(r.tokens))
	for _, m := range r.marks {
		switch m.tag {
		case tagFrom, tagUntil, tagIdiom:
			if m.to-m.from > 1 && (m.tag != tagIdiom || r.bounds(m)) && !r.valueNear(int(m.to)) {
				continue // niet voor gasten is no niet voor 10 uur
			}
			fallthrough
		case tagLeast, tagMost, tagFree, tagDenied, tagEase, tagUntilBehind:
			for i := m.from; i < m.to; i++ {
				covered[i] = max(covered[i], m.to-m.from)
			}
		}
	}
	return covered
}
