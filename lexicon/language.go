package lexicon

import (
	"math"
	"math/bits"
	"slices"
	"strings"
	"unicode"
)

// language is one language of the data files.
type language struct {
	code   string
	name   string
	spoken bool // has concepts and phrases, not only enough words to be recognised
	script Script
	signs  []string   // what no other language writes, in lower case: c'è, ¿, y a-t-il
	like   []string   // languages so near that a short message is often good in both
	lends  bool       // others mix its words into theirs
	common bool       // of several languages that fit, one like this comes before the rest
	lent   [][]string // words that others use for a thing as well, though each is an everyday one: hot tub
	own    [][]string // short messages that most who write them write in it: door code
	shares [][]string // those of another that are written in it as well
}

// Hints are what is known of a guest's language besides the message.
type Hints struct {
	Known        string // language of this guest's earlier messages
	Booking      string // language of the booking
	PhoneCountry string // calling code ("49") or ISO 3166 country ("DE")
	Default      string // language of the property
}

// Verdict is a decision about a language and where it came from.
type Verdict struct {
	// Lang is the language to use, an ISO 639-1 code, or empty.
	Lang string
	// By is the voter that decided: text, script, history, booking, phone, default, or
	// empty.
	By string
	// Text is what the message alone says, or empty when it says nothing for sure.
	Text string
	// Sure holds when the message itself or the guest's earlier ones decided.
	Sure bool
}

// Language returns the language of a message and whether the message itself, or what the
// guest wrote before, decided it. Short messages often say nothing (wifi? ok): then the
// hints are asked in the order of their fields, and with none of them the language is
// empty.
func (l *Lexicon) Language(text string, h Hints) (lang string, sure bool) {
	v := l.Detect(text, h)
	return v.Lang, v.Sure
}

// Detect is Language with the reasons.
func (l *Lexicon) Detect(text string, h Hints) Verdict {
	s := l.begin(text)
	defer l.end(s)
	return l.detect(s, h)
}

// How much evidence decides. A vote is about one word that is common in one language.
const (
	decides      = 0.8  // least votes for a language that is spoken
	decidesAlien = 1.25 // least votes for one that is only recognised
	ahead        = 0.3  // least lead, in votes
	aheadShare   = 0.2  // and in share of the votes
	flips        = 1.9  // least lead over the language the guest has written so far
	flipLetters  = 12   // and least letters, so that one short message does not flip it
	gramLetters  = 15   // least letters for trigrams to have a say
	gramDecides  = 1.0
	guesses      = 0.4  // least votes for a guess, which is better than a hint and worse than knowing
	hints        = 0.2  // least votes for a language that a hint speaks for as well, or no other common one
	guessAhead   = 0.12 // the lead with which a guess needs no look at the letters
	ownVotes     = 0.7  // votes for a language that has the whole message for its own
	sharedVotes  = 0.65 // and for one in which it is written as well
	seldom       = 0.7  // weight of a word that stands in the files only within longer phrases
	seldomLangs  = 2    // and in no more languages than these
)

func (l *Lexicon) detect(s *scratch, h Hints) Verdict {
	v := Verdict{}
	code, lead, scripted := l.textLanguage(s, h.Known)
	v.Text = code
	guess := ""
	if code == "" && h.Known == "" {
		guess = l.guess(s, h)
	}
	switch {
	case scripted:
		return Verdict{Lang: code, By: "script", Text: code, Sure: true}
	case h.Known != "" && code != h.Known && (code == "" || lead < flips || letters(s.tokens) < flipLetters):
		v.Lang, v.By, v.Sure = h.Known, "history", true
	case code != "":
		v.Lang, v.By, v.Sure = code, "text", true
	case guess != "":
		v.Lang, v.By = guess, "guess"
	case h.Booking != "":
		v.Lang, v.By = h.Booking, "booking"
	default:
		if v.Lang = l.CountryLanguage(h.PhoneCountry); v.Lang != "" {
			v.By = "phone"
		} else if v.Lang = h.Default; v.Lang != "" {
			v.By = "default"
		}
	}
	return v
}

// textLanguage decides by the message alone. lead is the lead over the known language, or
// over the second best. scripted says that the writing system left no choice.
func (l *Lexicon) textLanguage(s *scratch, known string) (code string, lead float64, scripted bool) {
	script := mainScript(s.tokens)
	if code := scriptLanguage(script, s.text); code != "" {
		return code, 0, true
	}
	votes := l.vote(s, script)
	best, second := -1, -1
	for i := range l.table.langs {
		switch {
		case best < 0 || votes[i] > votes[best]:
			best, second = i, best
		case second < 0 || votes[i] > votes[second]:
			second = i
		}
	}
	if best < 0 || votes[best] == 0 {
		return l.byTrigrams(s, votes)
	}
	need := decides
	if !l.table.langs[best].spoken {
		need = decidesAlien
	}
	lead = votes[best]
	if second >= 0 {
		lead -= votes[second]
	}
	if votes[best] < need || lead < ahead || lead < aheadShare*votes[best] {
		return l.byTrigrams(s, votes)
	}
	if bit, ok := l.table.langBit[known]; ok && known != l.table.langs[best].code {
		lead = votes[best] - votes[bits.TrailingZeros32(uint32(bit))]
	}
	return l.table.langs[best].code, lead, false
}

// guess is the spoken language that the few words of a message rather belong to than to
// any other. Where several have the same words, the hints choose among them: the booking,
// the phone, then the property. Without one of these, a common language comes before the
// rest, and the letters part those that remain (se paga, der): a neighbour is a better
// guess than a language that nothing speaks for. It is not remembered as the guest's.
func (l *Lexicon) guess(s *scratch, h Hints) string {
	level, first := l.level(s)
	if level == 0 {
		return ""
	}
	for _, hint := range []string{h.Booking, l.CountryLanguage(h.PhoneCountry)} {
		if l.table.langBit[hint]&level != 0 {
			return hint
		}
	}
	if s.own != 0 {
		return l.table.langs[bits.TrailingZeros32(uint32(s.own))].code
	}
	if common := level & l.table.common; common != 0 {
		level = common
	}
	if first < guesses && bits.OnesCount32(uint32(level)) > 1 {
		return ""
	}
	if l.table.langBit[h.Default]&level != 0 {
		return h.Default
	}
	var sums [32]float64
	l.sumTrigrams(s, &sums)
	code, most := "", math.Inf(-1)
	for set := level; set != 0; set &= set - 1 {
		if i := bits.TrailingZeros32(uint32(set)); s.votes[i]+sums[i] > most {
			code, most = l.table.langs[i].code, s.votes[i]+sums[i]
		}
	}
	return code
}

// level is the spoken languages for which a message speaks most, or hardly less, and the
// votes of the first.
func (l *Lexicon) level(s *scratch) (level langSet, first float64) {
	for i, lang := range l.table.langs {
		if lang.spoken {
			first = max(first, s.votes[i])
		}
	}
	if first < hints {
		return 0, first
	}
	for i, lang := range l.table.langs {
		if lang.spoken && s.votes[i] > first-min(guessAhead, first/4) {
			level |= 1 << i
		}
	}
	return level, first
}

// vote adds up, for each language, the words and letters that speak for it. Lent words
// speak for the language they come from unless the others speak for one that borrows them.
func (l *Lexicon) vote(s *scratch, script Script) *[32]float64 {
	s.votes, s.own = [32]float64{}, 0
	lent := l.castPhrases(s)
	for i := range s.tokens {
		if s.taken[i] == 0 {
			l.castToken(s, i, script)
		}
	}
	if best := slices.Max(s.votes[:]); lent != 0 && best <= s.votes[bits.TrailingZeros32(uint32(lent))] {
		for i := range s.tokens {
			if s.taken[i] == lent {
				l.castToken(s, i, script)
			}
		}
	}
	l.castSigns(s)
	if script != Latin {
		for i, lang := range l.table.langs {
			if lang.script != script {
				s.votes[i] = 0
			}
		}
	}
	return &s.votes
}

// castToken lets one word speak, and its letters.
func (l *Lexicon) castToken(s *scratch, i int, script Script) {
	token := &s.tokens[i]
	if token.Kind != Word || token.Script != script {
		return
	}
	if token.Form == "fi" && i > 0 && s.tokens[i-1].Form == "wi" {
		return // of wi-fi
	}
	langs, weight := l.table.ballot(token, s.words[i], s)
	if token.Case == Title && !token.First {
		langs &= l.table.nouns // elsewhere it is a name
	}
	l.table.castWord(&s.votes, langs, weight, s.words[i])
	l.table.castLetters(&s.votes, s.text[token.Start:token.End])
}

// castPhrases marks the words of the phrases that a language lends, and returns the language.
// Where the whole message is one of a language's own it speaks for that instead, but not
// enough to be sure.
func (l *Lexicon) castPhrases(s *scratch) langSet {
	s.taken = append(s.taken[:0], make([]langSet, len(s.tokens))...)
	lent := langSet(0)
	for i, lang := range l.table.langs {
		switch {
		case s.isOneOf(lang.own):
			s.own |= 1 << i
			s.votes[i] = ownVotes
		case s.isOneOf(lang.shares):
			s.votes[i] = sharedVotes
		}
		for _, phrase := range lang.lent {
			for from, to := s.phrase(phrase, 0); to > 0; from, to = s.phrase(phrase, to) {
				lent = 1 << i
				for k := from; k < to; k++ {
					s.taken[k] = lent
				}
			}
		}
	}
	if s.own != 0 {
		for i := range s.taken {
			s.taken[i] = s.own
		}
		return 0
	}
	return lent
}

// isOneOf reports whether the message is one of these phrases, marks at its end aside.
func (s *scratch) isOneOf(phrases [][]string) bool {
	for _, phrase := range phrases {
		if from, to := s.phrase(phrase, 0); to > 0 && from == 0 && s.wordsFrom(to) == 0 {
			return true
		}
	}
	return false
}

// phrase finds the next place of these words, one after the other; to is 0 where there is none.
func (s *scratch) phrase(words []string, start int) (from, to int) {
	for from = start; from+len(words) <= len(s.tokens); from++ {
		fits := true
		for n, word := range words {
			fits = fits && s.tokens[from+n].Form == word
		}
		if fits {
			return from, from + len(words)
		}
	}
	return 0, 0
}

// wordsFrom counts the words from a token on.
func (s *scratch) wordsFrom(i int) int {
	n := 0
	for ; i < len(s.tokens); i++ {
		if s.tokens[i].Kind == Word {
			n++
		}
	}
	return n
}

// castSigns lets the spellings that one language has for itself speak for it: short words
// with an apostrophe say nothing in pieces. A sign that begins or ends in a space stands at
// the edge of a word.
func (l *Lexicon) castSigns(s *scratch) {
	text := " " + strings.ReplaceAll(strings.ToLower(s.text), "’", "'") + " "
	for i, lang := range l.table.langs {
		for _, sign := range lang.signs {
			if strings.Contains(text, sign) {
				s.votes[i]++
				break
			}
		}
	}
}

// borrows reports whether words of these languages may count in a message that is taken to
// be in another one, or in none: of languages whose words others hardly use, only where the
// message speaks at least as much for them.
func (l *Lexicon) borrows(s *scratch, langs, lang langSet) bool {
	if langs&l.table.lends != 0 || lang&l.table.near(langs) != 0 {
		return true
	}
	votes := l.vote(s, mainScript(s.tokens))
	theirs, ours := 0.0, 0.0
	for i := range l.table.langs {
		switch bit := langSet(1) << i; {
		case langs&bit != 0:
			theirs = max(theirs, votes[i])
		case lang == 0 || lang&bit != 0:
			ours = max(ours, votes[i])
		}
	}
	return theirs >= ours
}

// near is the languages that are like one of these.
func (t *table) near(langs langSet) langSet {
	var all langSet
	for i, lang := range t.langs {
		if langs&(1<<i) == 0 {
			continue
		}
		for _, code := range lang.like {
			all |= t.langBit[code]
		}
	}
	return all
}

// ballot tells for which languages a word speaks, and how loudly.
func (t *table) ballot(token *Token, w word, s *scratch) (langSet, float64) {
	weight := [...]float64{0, 0.25, 0.55, 0.85, 1}[min(len(token.Form), 4)]
	if w.key != none {
		info := &t.infos[w.key]
		if info.world || info.worldStem {
			return 0, 0
		}
		langs := info.everyday | info.single
		if info.everyday == 0 && langs != 0 && !info.worldUsed {
			langs |= info.used // German has warm water as well, and no warm by itself
		}
		if langs != 0 {
			if info.greeting && bits.OnesCount32(uint32(langs)) > 1 {
				weight *= 0.6 // people greet in their host's language
			}
			return langs | t.beginsLike(token, w, s, langs), weight
		}
	}
	for n := range slices.Backward(s.stems[w.stems:w.stemTo]) {
		st := s.stems[int(w.stems)+n]
		info := &t.infos[st.key]
		if info.worldStem {
			return 0, 0
		}
		if info.stem != 0 && st.length >= 4 {
			return info.stem, 0.8 * weight
		}
	}
	if w.key != none {
		if info := &t.infos[w.key]; info.used != 0 && bits.OnesCount32(uint32(info.used)) <= seldomLangs && !info.worldUsed {
			return info.used, seldom * weight
		}
	}
	return 0, 0
}

// beginsLike is the languages of which some word begins so and ends in hardly more: what is
// spelt out in the files of one language stands in those of its neighbour with a star. Those
// that lend words must have it nearly to the end, and need it only where none else of them has
// the word.
func (t *table) beginsLike(token *Token, w word, s *scratch, have langSet) langSet {
	for n := range slices.Backward(s.stems[w.stems:w.stemTo]) {
		st := s.stems[int(w.stems)+n]
		rest := len(token.Form) - st.length
		if info := &t.infos[st.key]; info.stem != 0 && st.length >= 4 && rest <= 3 {
			if have&t.lends != 0 || rest > 1 {
				return info.stem &^ t.lends
			}
			return info.stem
		}
	}
	return 0
}

// share is the part of a vote that each of n languages gets that have the word.
var share = [...]float64{0, 1, 0.45, 0.25, 0.15, 0.1}

// castWord lets a word speak for its languages. What stands in those that lend no words for
// a thing and is no everyday word of theirs says less, and takes nothing from the others:
// balcon and farmacia are good in half of Europe.
func (t *table) castWord(votes *[32]float64, langs langSet, weight float64, w word) {
	things := langs &^ t.lends
	if w.key != none {
		things &^= t.infos[w.key].everyday
	}
	if strong := langs &^ things; strong != 0 && things != 0 {
		t.cast(votes, strong, weight)
		for set := things; set != 0; set &= set - 1 {
			votes[bits.TrailingZeros32(uint32(set))] += weight * share[min(bits.OnesCount32(uint32(langs)), len(share)-1)]
		}
		return
	}
	t.cast(votes, langs, weight)
}

func (t *table) cast(votes *[32]float64, langs langSet, weight float64) {
	n := bits.OnesCount32(uint32(langs))
	weight *= share[min(n, len(share)-1)]
	for set := langs; set != 0; set &= set - 1 {
		votes[bits.TrailingZeros32(uint32(set))] += weight
	}
}

// castLetters lets each letter that only some languages have speak for these.
func (t *table) castLetters(votes *[32]float64, raw string) {
	for _, r := range raw {
		if r < 0x80 {
			continue
		}
		if langs := t.letters[unicode.ToLower(r)]; langs != 0 {
			t.cast(votes, langs, 0.6)
		}
	}
}

// letters counts the letters of all words.
func letters(tokens []Token) int {
	n := 0
	for i := range tokens {
		if tokens[i].Kind == Word {
			n += len(tokens[i].Form)
		}
	}
	return n
}
