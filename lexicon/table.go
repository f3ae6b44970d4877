package lexicon

import (
	"fmt"
	"slices"
	"sync"
)

// langSet is a set of languages, a bit for each in the order of table.langs. The empty
// set stands for words that are the same everywhere and speak for no language.
type langSet uint32

// class says what an entry of the table means.
type class uint8

const (
	conceptClass  class = iota
	trapClass           // suppresses the concept of that index
	anyTrapClass        // suppresses every concept
	aloneClass          // a rule's keyword, when it is the whole message
	anywhereClass       // a rule's phrase
	unlessClass         // what makes a rule's phrase innocent
	speechClass         // question words, negation, courtesies: the index is a speech
)

// speech numbers the small words that shape a sentence.
type speech uint16

const (
	speechWhen speech = iota
	speechWhere
	speechHow
	speechHowMuch
	speechWhat
	speechWho
	speechWhy
	speechYesNo
	speechNot
	speechAnd
	speechGreeting
	speechThanks
	speechPolite
	speechStreet
	speechCount
)

// table is the compiled form of all entries. A word is looked up once in keys; what it
// begins stands in runs of entries, sorted by their first word.
type table struct {
	langs   []language
	langBit map[string]langSet
	letters map[rune]langSet // letters that only some languages have
	builds  langSet          // languages that build long words from short ones
	nouns   langSet          // languages that write nouns with a capital
	lends   langSet          // languages whose words are mixed into others

	keys    map[string]uint32
	infos   []keyInfo
	entries []entry
	parts   []part
	starts  starts
	respell func() *speller // built when a word is first not known
}

// starts remembers which three letters begin a stem or a part of a long word, so that
// most words need no look-up of their beginnings. It may say yes too often.
type starts [1 << 9]uint64

func (s *starts) add(form string) {
	h := startHash(form)
	s[h>>6] |= 1 << (h & 63)
}

// maybe reports whether a stem may begin with the first three letters of form.
func (s *starts) maybe(form string) bool {
	h := startHash(form)
	return s[h>>6]&(1<<(h&63)) != 0
}

func startHash(form string) uint32 {
	return (uint32(form[0])*961 + uint32(form[1])*31 + uint32(form[2])) & (1<<15 - 1)
}

// keyInfo is what the table knows of one word.
type keyInfo struct {
	form     string
	everyday langSet // languages in which it is a common word
	single   langSet // languages in which it is, by itself, a word for a concept
	stem     langSet // the same for words that begin with it
	used     langSet // languages in which it stands anywhere in the files
	// world, worldStem and worldUsed say the same of words that belong to all languages.
	world, worldStem, worldUsed bool
	// part says that it may be part of a longer word, in languages that build such words.
	part bool
	// greeting says that it is one, and so says little about what language follows.
	greeting bool

	// Entries that begin with it stand in entries[exact:stems] when it is wanted whole,
	// in entries[stems:end] when it may go on.
	exact, stems, end uint32
}

// minPart is the least number of letters of a word inside a longer one.
const minPart = 5

// compound reports whether the word may be looked for inside longer ones.
func (k *keyInfo) compound() bool { return k.part && len(k.form) >= minPart }

// entry is one pattern without alternatives and what it stands for. Its first word is
// known from the key that led to it.
type entry struct {
	langs   langSet
	parts   uint32 // where the other words begin in table.parts
	index   uint16
	n       uint8 // how many other words
	letters uint8 // in all words together
	class   class
	prefix  bool // the first word may go on
}

// part is one word of a pattern after its first.
type part struct {
	key    uint32
	prefix bool
	gap    bool
}

// builder gathers entries before they are sorted into a table.
type builder struct {
	table
	first   []uint32 // the key each entry begins with
	scratch []patternPart
}

func newBuilder() *builder {
	b := &builder{}
	b.langBit = make(map[string]langSet)
	b.letters = make(map[rune]langSet)
	b.keys = make(map[string]uint32, 16384)
	b.infos = make([]keyInfo, 0, 16384)
	b.entries = make([]entry, 0, 20480)
	b.first = make([]uint32, 0, 20480)
	return b
}

// key returns the number of a word, giving it one when it is new.
func (b *builder) key(form string) uint32 {
	if k, ok := b.keys[form]; ok {
		return k
	}
	k := uint32(len(b.infos))
	b.keys[form] = k
	b.infos = append(b.infos, keyInfo{form: form})
	return k
}

// add enters a comma-separated list of patterns.
func (b *builder) add(list string, langs langSet, c class, index uint16) error {
	return entriesOf(list, func(pattern string) error { return b.addOne(pattern, langs, c, index) })
}

func (b *builder) addOne(pattern string, langs langSet, c class, index uint16) error {
	parts, err := parsePattern(b.scratch[:0], pattern)
	if err != nil {
		return err
	}
	b.scratch = parts
	e := entry{langs: langs, parts: uint32(len(b.parts)), index: index, n: uint8(len(parts) - 1), class: c, prefix: parts[0].prefix}
	if len(parts) > 12 {
		return fmt.Errorf("more than 12 words in %q", pattern)
	}
	first := b.key(parts[0].form)
	b.infos[first].use(langs)
	letters := len(parts[0].form)
	for _, p := range parts[1:] {
		letters += len(p.form)
		k := b.key(p.form)
		b.infos[k].use(langs)
		b.parts = append(b.parts, part{key: k, prefix: p.prefix, gap: p.gap})
	}
	e.letters = uint8(min(letters, 255))
	if len(parts) == 1 && c == conceptClass {
		b.infos[first].alone(langs, e.prefix, b.builds&langs != 0)
	}
	b.first = append(b.first, first)
	b.entries = append(b.entries, e)
	return nil
}

// use notes that the word stands in an entry for these languages.
func (k *keyInfo) use(langs langSet) {
	k.used |= langs
	k.worldUsed = k.worldUsed || langs == 0
}

// alone notes that the word by itself stands for a concept in these languages.
func (k *keyInfo) alone(langs langSet, prefix, part bool) {
	k.part = k.part || part
	if prefix {
		k.stem |= langs
		k.worldStem = k.worldStem || langs == 0
		return
	}
	k.single |= langs
	k.world = k.world || langs == 0
}

// everyday enters a white-space separated list of common words of a language.
func (b *builder) everyday(list string, lang langSet) {
	for _, t := range Tokens(list) {
		k := b.key(t.Form)
		b.infos[k].everyday |= lang
		b.infos[k].used |= lang
	}
}

// build sorts the entries by their first word, those that want it whole before those
// that let it go on, and otherwise leaves them in the order of the files.
func (b *builder) build() *table {
	place := make([]uint32, 2*len(b.infos)+1)
	for i := range b.entries {
		place[b.slot(i)+1]++
	}
	for i := 1; i < len(place); i++ {
		place[i] += place[i-1]
	}
	for k := range b.infos {
		b.infos[k].exact, b.infos[k].stems, b.infos[k].end = place[2*k], place[2*k+1], place[2*k+2]
	}
	sorted := make([]entry, len(b.entries))
	for i, e := range b.entries {
		slot := b.slot(i)
		sorted[place[slot]] = e
		place[slot]++
	}
	b.entries = sorted
	for k := range b.infos {
		if info := &b.infos[k]; info.stems < info.end || info.compound() {
			b.starts.add(info.form)
		}
	}
	b.infos = slices.Clone(b.infos) // without the room for more
	infos := b.infos
	b.respell = sync.OnceValue(func() *speller { return newSpeller(infos) })
	return &b.table
}

// slot is where an entry sorts: two places for each word, whole and with more to come.
func (b *builder) slot(i int) uint32 {
	if b.entries[i].prefix {
		return 2*b.first[i] + 1
	}
	return 2 * b.first[i]
}
