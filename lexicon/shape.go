package lexicon

import "strings"

// Asks is what a question wants to know.
type Asks uint8

// What a question can ask for, as bits; a message may ask for several.
const (
	AsksWhen Asks = 1 << iota
	AsksWhere
	AsksHow
	AsksHowMuch
	AsksWhat
	AsksWho
	AsksWhy
)

// Shape is the outline of a message as far as answering needs it.
type Shape struct {
	// Questions is how many things are asked, 0 for a statement.
	Questions int
	// YesNo holds when a question wants a yes or no first.
	YesNo bool
	// Asks holds what the other questions want.
	Asks Asks
	// Negated holds when the message has a negation.
	Negated bool
	// Continues holds when the message opens with an and: and for the children?
	Continues bool
	// Ands are the byte positions of the words for and.
	Ands []int
}

// Shape outlines a message in the given language; when it is empty, the small words of all
// languages count.
func (l *Lexicon) Shape(text, lang string) Shape {
	s := l.begin(text)
	defer l.end(s)
	bit := l.table.langBit[lang]
	l.table.matchAll(s, bit)
	return l.shape(s, bit)
}

// clause is what is known of one sentence while shaping.
type clause struct {
	marked bool // ends in a question mark
	words  int  // question words
	joined bool // an and stands before a second question word
	yesNo  bool
	asks   Asks
}

func (l *Lexicon) shape(s *scratch, lang langSet) Shape {
	if len(s.tokens) == 0 {
		return Shape{}
	}
	var shape Shape
	for from := 0; from < len(s.tokens); {
		to := from
		for to < len(s.tokens) && s.tokens[to].Sentence == s.tokens[from].Sentence {
			to++
		}
		c := l.clause(s, from, to, lang)
		c.marked = s.marked(to)
		shape.add(c)
		from = to
	}
	for _, m := range s.found {
		if sp := l.speech(m, lang); sp == speechNot {
			shape.Negated = true
		} else if sp == speechAnd && !s.writtenWhere(m) {
			shape.Continues = shape.Continues || m.from == 0
			shape.Ands = append(shape.Ands, s.tokens[m.from].Start)
		}
	}
	return shape
}

// writtenWhere reports the French where, which but for its accent is an or.
func (s *scratch) writtenWhere(m match) bool {
	return strings.ContainsAny(s.text[s.tokens[m.from].Start:s.tokens[m.from].End], "ùÙ")
}

// add counts the questions of one sentence.
func (sh *Shape) add(c clause) {
	n := c.words
	if c.yesNo {
		n++
	}
	if n > 1 && !c.joined {
		n = 1
	}
	if c.marked {
		n = max(n, 1)
	}
	sh.Questions += n
	sh.Asks |= c.asks
	sh.YesNo = sh.YesNo || c.yesNo && (c.words == 0 || c.joined)
}

// clause gathers the question words of the tokens from..to.
func (l *Lexicon) clause(s *scratch, from, to int, lang langSet) clause {
	var c clause
	done := from
	for i, m := range s.found {
		if m.from < done || m.from >= to {
			continue
		}
		switch sp := l.speech(m, lang); {
		case sp <= speechWhy && !l.longerSpeech(s, i, lang):
			c.asks |= 1 << sp
			c.words++
			done = m.to
		case sp == speechYesNo && l.opens(s, m.from, from):
			c.yesNo = true
		case sp == speechAnd:
			c.joined = c.joined || c.words > 0 || c.yesNo
		}
	}
	return c
}

// longerSpeech reports whether another question word begins where match i does and goes
// further, as how much does beyond how.
func (l *Lexicon) longerSpeech(s *scratch, i int, lang langSet) bool {
	for _, m := range s.found {
		if m.from == s.found[i].from && m.to > s.found[i].to && l.speech(m, lang) <= speechWhy {
			return true
		}
	}
	return false
}

// opens reports whether token at begins its clause: nothing stands before it but
// courtesies, small joining words, or what a comma has ended.
func (l *Lexicon) opens(s *scratch, at, from int) bool {
	for i := at - 1; i >= from; i-- {
		for p := s.tokens[i].End; p < s.tokens[i+1].Start; p++ {
			if c := s.text[p]; c == ',' || c == ':' || c == '(' {
				return true
			}
		}
		if !l.courteous(s, i) {
			return false
		}
	}
	return true
}

// courteous reports whether token i is part of a greeting, thanks, please or an and.
func (l *Lexicon) courteous(s *scratch, i int) bool {
	if s.tokens[i].Kind == Emoji {
		return true
	}
	for _, m := range s.found {
		if sp := l.speech(m, 0); sp >= speechAnd && sp <= speechPolite && m.from <= i && i < m.to {
			return true
		}
	}
	return false
}

// speech tells which kind of small word a match is, speechCount for none. Question words
// of other languages than the message's do not count.
func (l *Lexicon) speech(m match, lang langSet) speech {
	e := l.table.entry(m.entry)
	if e.class != speechClass || lang != 0 && e.langs != 0 && e.langs&lang == 0 || m.how > Stem {
		return speechCount
	}
	return speech(e.index)
}

// marked reports whether a question mark stands between token to and the one before it.
func (s *scratch) marked(to int) bool {
	end := len(s.text)
	if to < len(s.tokens) {
		end = s.tokens[to].Start
	}
	return hasQuestionMark(s.text[s.tokens[to-1].End:end], s.tokens[to-1].Script == Greek)
}

// HasQuestionMark reports a question mark anywhere in a text, in any script: Greek asks
// with what others write as a semicolon.
func HasQuestionMark(text string) bool {
	if !strings.Contains(text, ";") {
		return hasQuestionMark(text, false)
	}
	return hasQuestionMark(text, mainScript(Tokens(text)) == Greek)
}

func hasQuestionMark(text string, greek bool) bool {
	for _, r := range text {
		switch r {
		case '?', '？', '؟', '⁇', '\u037E':
			return true
		case ';':
			if greek {
				return true
			}
		}
	}
	return false
}
