package lexicon

import (
	"fmt"
	"math/bits"
	"slices"
	"strings"
	"sync"
)

// langSet is a set of languages, a bit for each in the order of table.langs. The empty
// set stands for words that are the same everywhere and speak for no language.
type langSet uint32

// class says what an entry of the table means.
type class uint8

const (
	conceptClass   class = iota
	askedClass           // a concept, as guests put it
	trapClass            // suppresses the concept of that index
	anyTrapClass         // suppresses every concept
	askedTrapClass       // suppresses the concept of that index in what guests ask
	aloneClass           // a rule's keyword, when it is the whole message
	anywhereClass        // a rule's phrase
	unlessClass          // what makes a rule's phrase innocent
	signClass            // half of a pair that makes a rule, or what makes it innocent: the index is a sign's
	speechClass          // question words, negation, courtesies: the index is a speech
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
	speechThanksFor // thanks for: what they are for follows
	speechSettled   // tells that something works, or was lovely
	speechFound     // tells that something is found or done: with what else, may be a complaint
	speechBut       // takes that back: but, only, if
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
	common  langSet          // languages that come before the rest

	slots   []uint32 // where each word stands in infos, plus one, by the hash of its letters
	infos   []keyInfo
	entries []packed
	means   []meaning
	parts   []part
	starts  starts
	respell func() *speller // built when a word is first not known
}

// find is the number of a word. A map would take ten times the memory.
func (t *table) find(form string) (uint32, bool) {
	for at := hashOf(form); ; at++ {
		slot := t.slots[at&uint32(len(t.slots)-1)]
		if slot == 0 {
			return 0, false
		}
		if t.infos[slot-1].form == form {
			return slot - 1, true
		}
	}
}

// place fills the slots: twice as many as words, and a power of two.
func (t *table) place() {
	t.slots = make([]uint32, 1<<bits.Len(uint(2*len(t.infos))))
	for k := range t.infos {
		at := hashOf(t.infos[k].form)
		for t.slots[at&uint32(len(t.slots)-1)] != 0 {
			at++
		}
		t.slots[at&uint32(len(t.slots)-1)] = uint32(k) + 1
	}
}

// hashOf is FNV-1a, its bits mixed once more.
func hashOf(form string) uint32 {
	h := uint32(2166136261)
	for i := range len(form) {
		h = (h ^ uint32(form[i])) * 16777619
	}
	return h ^ h>>15
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
	meaning
	parts   uint32 // where the other words begin in table.parts
	n       uint8  // how many other words
	letters uint8  // in all words together
	prefix  bool   // the first word may go on
}

// meaning is what an entry stands for, and in which languages.
type meaning struct {
	langs langSet
	index uint16
	class class
}

// packed is an entry in few bytes: there are half a million.
type packed struct {
	parts   uint32
	meaning uint16 // in table.means
	shape   uint8  // how many other words, and in the lowest bit whether the first may go on
	letters uint8
}

// entry is the entry at a place.
func (t *table) entry(i uint32) entry {
	p := t.entries[i]
	return entry{meaning: t.means[p.meaning], parts: p.parts, n: p.shape >> 1, letters: p.letters, prefix: p.shape&1 != 0}
}

// part is one word of a pattern after its first: its key, and whether it may go on and
// whether words may stand before it in the lowest bits. There are many of them.
type part uint32

func newPart(key uint32, prefix, gap bool) part {
	p := part(key << 2)
	if prefix {
		p |= 1
	}
	if gap {
		p |= 2
	}
	return p
}

func (p part) key() uint32  { return uint32(p >> 2) }
func (p part) prefix() bool { return p&1 != 0 }
func (p part) gap() bool    { return p&2 != 0 }

// builder gathers entries before they are sorted into a table.
type builder struct {
	table
	keys    map[string]uint32  // the number of each word
	meant   map[meaning]uint16 // the places in means
	first   []uint32           // the key each entry begins with
	pieces  []piece            // of the entry being read
	scratch []patternPart
	tokens  []Token
}

// newBuilder begins a table for about so many different words.
func newBuilder(words int) *builder {
	b := &builder{}
	b.langBit = make(map[string]langSet)
	b.letters = make(map[rune]langSet)
	b.keys = make(map[string]uint32, words)
	b.infos = make([]keyInfo, 0, words)
	b.meant = make(map[meaning]uint16)
	b.entries = make([]packed, 0, 4*words)
	b.first = make([]uint32, 0, 4*words)
	b.parts = make([]part, 0, 8*words)
	b.scratch = make([]patternPart, 0, mostParts)
	return b
}

// key returns the number of a word, giving it one when it is new.
func (b *builder) key(form string) uint32 {
	if k, ok := b.keys[form]; ok {
		return k
	}
	form = strings.Clone(form) // and not the whole file that it stands in
	k := uint32(len(b.infos))
	b.keys[form] = k
	b.infos = append(b.infos, keyInfo{form: form})
	return k
}

// add enters a comma-separated list of patterns.
func (b *builder) add(list string, langs langSet, c class, index uint16) error {
	return b.each(list, func(parts []patternPart) error { return b.addOne(parts, langs, c, index) })
}

// mostParts is how many words an entry has at most.
const mostParts = 12

// each calls use with each entry of a list, spelled out. What it is given is overwritten by
// the next.
func (b *builder) each(list string, use func(parts []patternPart) error) error {
	return entriesOf(list, func(entry string) error {
		if isPlainWord(entry) {
			b.scratch = append(b.scratch[:0], patternPart{form: entry, key: b.key(entry)})
			return use(b.scratch)
		}
		pieces, err := b.parseEntry(b.pieces[:0], entry)
		if err != nil {
			return err
		}
		b.pieces = pieces
		return spell(b.scratch[:0], pieces, false, use)
	})
}

func (b *builder) addOne(parts []patternPart, langs langSet, c class, index uint16) error {
	if len(parts) > mostParts {
		return fmt.Errorf("more than %d words in an entry that begins with %q", mostParts, parts[0].form)
	}
	place, err := b.placeOf(meaning{langs, index, c})
	if err != nil {
		return err
	}
	first, prefix := parts[0].key, parts[0].prefix
	e := packed{parts: uint32(len(b.parts)), meaning: place, shape: uint8(len(parts)-1) << 1}
	if prefix {
		e.shape |= 1
	}
	b.infos[first].use(langs)
	letters := len(parts[0].form)
	for _, p := range parts[1:] {
		letters += len(p.form)
		b.infos[p.key].use(langs)
		b.parts = append(b.parts, newPart(p.key, p.prefix, p.gap))
	}
	e.letters = uint8(min(letters, 255))
	if len(parts) == 1 && c == conceptClass {
		b.infos[first].alone(langs, prefix, b.builds&langs != 0)
	}
	b.first = append(b.first, first)
	b.entries = append(b.entries, e)
	return nil
}

// placeOf is where a meaning stands in means.
func (b *builder) placeOf(m meaning) (uint16, error) {
	place, known := b.meant[m]
	if !known {
		if len(b.means) > 1<<16-1 {
			return 0, fmt.Errorf("more than %d meanings", 1<<16)
		}
		place = uint16(len(b.means))
		b.meant[m], b.means = place, append(b.means, m)
	}
	return place, nil
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
	sorted := make([]packed, len(b.entries))
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
	b.infos, b.parts = slices.Clone(b.infos), slices.Clone(b.parts) // without the room for more
	b.place()
	infos := b.infos
	b.respell = sync.OnceValue(func() *speller { return newSpeller(infos) })
	return &b.table
}

// slot is where an entry sorts: two places for each word, whole and with more to come.
func (b *builder) slot(i int) uint32 {
	if b.entries[i].shape&1 != 0 {
		return 2*b.first[i] + 1
	}
	return 2 * b.first[i]
}
