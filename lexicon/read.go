package lexicon

// The path of a message: it is split into tokens (tokens.go), each word is looked up with
// its beginnings (here), the language is decided (language.go), misspelt words are mended
// (spell.go), patterns are matched (match.go), and what they stand for is settled for
// concepts (concepts.go), sentence shape (shape.go) or rules (rules.go).

// none stands for no key.
const none = ^uint32(0)

// word is what the table knows of one token.
type word struct {
	key    uint32 // its own entry, or none
	fix    uint32 // the word it was mended to, or none
	stems  uint32 // its beginnings stand in scratch.stems[stems:stemsTo]
	stemTo uint32
	alt    bool // the stems were found under the other spelling
}

// stem is a beginning of a token that some pattern starts with.
type stem struct {
	key    uint32
	length int
}

// scratch is the memory one message needs on its way, used again for the next.
type scratch struct {
	text   string
	tokens []Token
	words  []word
	stems  []stem
	found  []match
	votes  [32]float64
	own    langSet   // languages that have the whole message for their own
	taken  []langSet // per token, the languages of the phrase it is part of

	counts  []uint8 // shared trigrams per word, all zero between calls
	touched []uint32
	cover   []bool
	hits    []Hit
}

// begin takes a scratch and looks up all words of text.
func (l *Lexicon) begin(text string) *scratch {
	s := l.take()
	s.text = text
	s.tokens = appendTokens(s.tokens[:0], text)
	l.lookUpAll(s)
	return s
}

// take is a scratch to use, of a message before or new.
func (l *Lexicon) take() *scratch {
	if s, ok := l.scratch.Get().(*scratch); ok {
		return s
	}
	return new(scratch)
}

// lookUpAll finds what the table knows of each token.
func (l *Lexicon) lookUpAll(s *scratch) {
	s.words, s.stems, s.found = s.words[:0], s.stems[:0], s.found[:0]
	for i := range s.tokens {
		s.words = append(s.words, l.table.lookUp(&s.tokens[i], s))
	}
}

// end gives the scratch back; nothing of it may be used afterwards.
func (l *Lexicon) end(s *scratch) {
	s.text = ""
	clear(s.tokens[:cap(s.tokens)])
	clear(s.hits[:cap(s.hits)])
	l.scratch.Put(s)
}

// lookUp finds a token and its beginnings in the table; the other spelling is tried only
// where the first is unknown.
func (t *table) lookUp(token *Token, s *scratch) word {
	w := word{key: none, fix: none, stems: uint32(len(s.stems))}
	if k, ok := t.find(token.Form); ok {
		w.key = k
	}
	t.lookUpStems(token.Form, s)
	if w.key == none && len(s.stems) == int(w.stems) && token.Alt != "" {
		if k, ok := t.find(token.Alt); ok {
			w.key = k
		}
		t.lookUpStems(token.Alt, s)
		w.alt = true
	}
	w.stemTo = uint32(len(s.stems))
	return w
}

// lookUpStems appends those beginnings of form, the whole included, that patterns have
// with a star, and those that may be the first part of a compound.
func (t *table) lookUpStems(form string, s *scratch) {
	if len(form) < minStem || !t.starts.maybe(form) {
		return
	}
	for n := minStem; n <= len(form); n++ {
		if k, ok := t.find(form[:n]); ok {
			if info := &t.infos[k]; info.stems < info.end || info.compound() {
				s.stems = append(s.stems, stem{key: k, length: n})
			}
		}
	}
}

// known reports whether the token is a word of the files or begins like one.
func (t *table) known(w word, s *scratch) bool {
	if w.key != none {
		return true
	}
	for _, st := range s.stems[w.stems:w.stemTo] {
		if info := &t.infos[st.key]; info.stems < info.end {
			return true
		}
	}
	return false
}

// mendAll looks for the word meant by each that is unknown. A capital inside a sentence
// is a name in most languages and left alone, but German writes all nouns so.
func (l *Lexicon) mendAll(s *scratch, lang langSet) {
	nouns := lang == 0 || lang&l.table.nouns != 0
	for i := range s.tokens {
		token := &s.tokens[i]
		if token.Kind != Word || token.Script != Latin || len(token.Form) < minMend ||
			token.Case == Title && !token.First && !nouns || l.table.known(s.words[i], s) {
			continue
		}
		if k, ok := l.table.mend(token.Form, lang, s); ok {
			s.words[i].fix = k
		}
	}
}
