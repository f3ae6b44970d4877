package lexicon

import "strings"

// match is one entry found in a message. covers holds, counted from the first token, which
// tokens its words fell on; those in its gaps are not covered.
type match struct {
	entry    uint32
	from, to int // tokens, to exclusive
	covers   uint64
	how      How
}

// How tells how a word was recognised, surest first.
type How uint8

// The ways of recognising.
const (
	Exact    How = iota // as it stands in the files
	Stem                // by its beginning
	Compound            // as part of a longer word
	Typo                // mended
)

// String names the way for traces.
func (h How) String() string { return [...]string{"exact", "stem", "compound", "typo"}[h] }

// matchAll finds every entry in the message, whatever it stands for.
func (t *table) matchAll(s *scratch, lang langSet) {
	for i := range s.words {
		w := &s.words[i]
		if w.key != none {
			info := &t.infos[w.key]
			t.matchRun(s, info.exact, info.stems, i, Exact)
		}
		for _, st := range s.stems[w.stems:w.stemTo] {
			info := &t.infos[st.key]
			how := Stem
			if st.key == w.key {
				how = Exact
			}
			t.matchRun(s, info.stems, info.end, i, how)
		}
		if w.fix != none {
			info := &t.infos[w.fix]
			t.matchRun(s, info.exact, info.end, i, Typo)
			// The word meant may in turn begin like one that may go on.
			from := len(s.stems)
			t.lookUpStems(info.form, s)
			for _, st := range s.stems[from:] {
				if stem := &t.infos[st.key]; st.key != w.fix {
					t.matchRun(s, stem.stems, stem.end, i, Typo)
				}
			}
			s.stems = s.stems[:from]
		}
		if w.key == none || t.infos[w.key].everyday&lang == 0 {
			t.matchInside(s, i, lang)
		}
	}
}

// matchRun tries the entries from..to, whose first word is the token at i.
func (t *table) matchRun(s *scratch, from, to uint32, i int, how How) {
	for e := from; e < to; e++ {
		entry := t.entry(e)
		if entry.n == 0 {
			s.found = append(s.found, match{entry: e, from: i, to: i + 1, covers: 1, how: how})
			continue
		}
		rest := t.parts[entry.parts : entry.parts+uint32(entry.n)]
		if end, covers, ok := t.matchRest(s, rest, i, i+1, 1); ok {
			s.found = append(s.found, match{entry: e, from: i, to: end, covers: covers, how: how})
		}
	}
}

// matchRest matches the remaining words of a pattern from token at on, within one sentence.
func (t *table) matchRest(s *scratch, rest []part, from, at int, covers uint64) (int, uint64, bool) {
	if len(rest) == 0 {
		return at, covers, true
	}
	last := at
	if rest[0].gap() {
		last += maxGap
	}
	for ; at <= last && at < len(s.tokens) && at-from < 64; at++ {
		if s.tokens[at].Sentence != s.tokens[from].Sentence {
			break
		}
		if !t.isPart(s, rest[0], at) {
			continue
		}
		if end, c, ok := t.matchRest(s, rest[1:], from, at+1, covers|1<<(at-from)); ok {
			return end, c, true
		}
	}
	return 0, 0, false
}

// isPart reports whether the token is the wanted word of a pattern.
func (t *table) isPart(s *scratch, p part, i int) bool {
	w := &s.words[i]
	if w.key == p.key() || w.fix == p.key() {
		return true
	}
	if !p.prefix() {
		return false
	}
	form := t.infos[p.key()].form
	return strings.HasPrefix(s.tokens[i].Form, form) ||
		w.alt && strings.HasPrefix(s.tokens[i].Alt, form)
}

// matchInside looks for words inside a long one: the parts of a compound in languages
// that build them (Gästeparkplatz), and in any language two known words run together
// (wifipassword).
func (t *table) matchInside(s *scratch, i int, lang langSet) {
	token := &s.tokens[i]
	w := &s.words[i]
	if len(token.Form) < 2*minPart-2 || token.Kind != Word || w.key != none {
		return
	}
	builds := lang == 0 || lang&t.builds != 0
	begin := 0
	for _, st := range s.stems[w.stems:w.stemTo] {
		info := &t.infos[st.key]
		if info.stems < info.end {
			begin = max(begin, st.length)
		}
		if rest := token.Form[min(st.length, len(token.Form)):]; builds && info.compound() && info.stems == info.end && len(rest) >= 3 {
			t.matchRun1(s, info.exact, info.stems, i)
		}
	}
	if builds {
		t.matchTail(s, i, max(begin, 3))
	}
	if begin == 0 {
		t.matchJoined(s, i)
	}
}

// matchTail looks for the longest known word at the end of token i that begins at byte
// position from or later.
func (t *table) matchTail(s *scratch, i, from int) {
	form := s.tokens[i].Form
	for p := from; p+minPart <= len(form); p++ {
		tail := form[p:]
		if k, ok := t.find(tail); ok && t.infos[k].compound() {
			t.matchRun1(s, t.infos[k].exact, t.infos[k].end, i)
			return
		}
		if !t.starts.maybe(tail) {
			continue
		}
		for n := len(tail) - 1; n >= minPart; n-- {
			if k, ok := t.find(tail[:n]); ok && t.infos[k].compound() && t.infos[k].stems < t.infos[k].end {
				t.matchRun1(s, t.infos[k].stems, t.infos[k].end, i)
				return
			}
		}
	}
}

// matchJoined finds two known words written as one.
func (t *table) matchJoined(s *scratch, i int) {
	form := s.tokens[i].Form
	for p := minStem; p+minStem <= len(form); p++ {
		head, ok := t.find(form[:p])
		if !ok || !t.infos[head].subject() {
			continue
		}
		if tail, ok := t.find(form[p:]); ok && t.infos[tail].subject() {
			t.matchRun1(s, t.infos[head].exact, t.infos[head].end, i)
			t.matchRun1(s, t.infos[tail].exact, t.infos[tail].end, i)
			return
		}
	}
}

// subject reports a word of four letters or more that stands for a concept by itself.
func (k *keyInfo) subject() bool {
	return len(k.form) >= 4 && (k.single != 0 || k.stem != 0 || k.world || k.worldStem)
}

// matchRun1 enters the one-word concepts among entries from..to as parts of token i.
func (t *table) matchRun1(s *scratch, from, to uint32, i int) {
	for e := from; e < to; e++ {
		if entry := t.entry(e); entry.n == 0 && entry.class <= askedClass {
			s.found = append(s.found, match{entry: e, from: i, to: i + 1, covers: 1, how: Compound})
		}
	}
}
