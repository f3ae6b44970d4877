// Package proof stands between any text and a guest: it judges a reply, whoever wrote it,
// against the facts that it cites. What the facts do not bear out is named, and the reply
// is not sent.
//
// It knows nothing of guests, bookings or permissions: whoever asks has cited only facts
// that this guest may know. It never looks anything up and keeps nothing between calls.
//
// Read first: Check below, the table of contents; marks.go and item.go (what is seen in a
// text); ground.go (when a value is proven); polarity.go (yes and no); tongue.go (the words
// of each language).
package proof

import (
	"slices"
	"strings"
	"sync"

	"portineria/lexicon"
)

// Source is one fact that a reply stands on.
type Source struct {
	ID string
	// Text is the fact in the language it was written in, its secrets filled in or as
	// placeholders, the same way as in the reply.
	Text string
	// Others are its approved translations.
	Others []string
	Topic  string
}

// Claim is a reply and what it is to be judged by.
type Claim struct {
	Reply string
	// Language is the one the reply must be in (ISO 639-1).
	Language string
	// OwnerLanguage is the one the sources' Texts are in. With Quoted, sentences of theirs
	// may stand in the reply word for word.
	OwnerLanguage string
	Quoted        bool
	Cited         []Source
	// Question is what the guest asked. It proves nothing but the names in it.
	Question string
	// Allowed are further texts whose values and names may be repeated: the property's
	// name, the host's, the address. Bare times among them bear out a time only where no
	// cited fact has one; times that are to be checked belong into a Source that says what
	// they are the times of (Check-in 15:00-20:00).
	Allowed []string
}

// Judge judges replies. It is safe for use by several goroutines.
type Judge struct {
	lexicon *lexicon.Lexicon
	tongues map[string]func() *vocabulary // compiled when a text first needs it: most houses speak two or three
	streets *vocabulary                   // words for streets of all tongues
	mains   map[string][]*lexicon.Concept // by topic, the concept that stands for it
	kinds   [kindCount]lexicon.Concept
}

// New makes a judge that knows the concepts of the lexicon.
func New(l *lexicon.Lexicon) *Judge {
	j := &Judge{lexicon: l.Plain(), tongues: make(map[string]func() *vocabulary), streets: compile(tongue{}), mains: make(map[string][]*lexicon.Concept)}
	for i := range l.All() {
		if c := &l.All()[i]; c.Main {
			j.mains[c.Topic()] = append(j.mains[c.Topic()], c)
		}
	}
	for i, k := range kindNames {
		j.kinds[i] = lexicon.Concept{ID: k.id, Parent: k.parent, Topics: []string{"other"}}
	}
	for _, t := range tongues() {
		j.tongues[t.code] = sync.OnceValue(func() *vocabulary { return compile(t) })
		j.streets.add(t.streets, tagStreet, 0)
		j.streets.add(t.streetTails, tagStreetTail, 0)
	}
	return j
}

// tongue is the vocabulary of a language, nil for one that is not read.
func (j *Judge) tongue(code string) *vocabulary {
	if compiled := j.tongues[code]; compiled != nil {
		return compiled()
	}
	return nil
}

// Reads reports whether the judge knows a language well enough to find a lie in it. A reply
// in another one passes only as far as it quotes.
func (j *Judge) Reads(language string) bool { return j.tongues[language] != nil }

// Limits of a reply, in words: of its own, and with what it quotes.
const (
	mostWords  = 120
	mostQuoted = 400
	mostValues = 40 // numbers, times, codes: more are a list that no one reads in a chat
)

// Check lists what is wrong with a reply. Nothing is wrong with it if the list is empty.
func (j *Judge) Check(c Claim) []Rejection {
	t := &trial{judge: j, claim: &c}
	if !t.form() {
		return t.found
	}
	t.read()
	if len(t.reply.items) > mostValues {
		t.reject(TooLong, "values")
		return t.found
	}
	t.quotes()
	t.length()
	t.language()
	t.values()
	t.ages()
	t.swaps()
	t.order()
	t.refusals()
	t.freeTimes()
	t.conditions()
	t.closings()
	t.addresses()
	t.names()
	t.notions()
	t.strange()
	t.polarity()
	t.answer()
	t.sides()
	t.costs()
	t.payment()
	t.promises()
	t.person()
	t.topic()
	return t.found
}

// trial is one reply being judged.
type trial struct {
	judge    *Judge
	claim    *Claim
	reply    *reading
	question *reading
	sources  []*reading // the cited facts and their translations
	topics   []string   // of the sources
	factOf   []int      // for each source, the cited fact that it is a wording of
	allowed  []*reading
	answers  mark // the yes or no that opens the reply; to is 0 for none
	found    []Rejection
}

// reject notes what is wrong, each once.
func (t *trial) reject(reason Reason, what string) {
	if r := (Rejection{Reason: reason, What: what}); !slices.Contains(t.found, r) {
		t.found = append(t.found, r)
	}
}

// read reads the reply and everything that it may stand on.
func (t *trial) read() {
	c := t.claim
	t.reply = t.judge.reading(c.Reply, c.Language, t.answerLength)
	for k, s := range c.Cited {
		t.source(k, s.Text, c.OwnerLanguage)
		for _, other := range s.Others {
			t.source(k, other, "")
		}
	}
	for _, text := range c.Allowed {
		a := read(shortened(text), t.judge.tongue(c.OwnerLanguage))
		a.findItems()
		a.findCodes()
		a.findClauses(0)
		t.allowed = append(t.allowed, a)
	}
	t.question = t.judge.reading(c.Question, t.judge.languageOf(c.Question, c.Language), nil)
}

// source reads one wording of the cited fact with that number.
func (t *trial) source(k int, text, lang string) {
	if text == "" {
		return
	}
	if t.judge.tongue(lang) == nil {
		lang = t.judge.languageOf(text, t.claim.Language)
	}
	t.sources = append(t.sources, t.judge.reading(text, lang, nil))
	t.topics = append(t.topics, t.claim.Cited[k].Topic)
	t.factOf = append(t.factOf, k)
}

// languageOf is the language of a text, or a guess where it does not show.
func (j *Judge) languageOf(text, guess string) string {
	if v := j.lexicon.Detect(text, lexicon.Hints{}); j.tongue(v.Text) != nil {
		return v.Text
	}
	return guess
}

// mostText is how many bytes of a fact are read: what stands behind them proves nothing,
// which keeps the time of a check in bounds.
const mostText = 8000

// shortened is the beginning of a text that is read.
func shortened(text string) string {
	if len(text) <= mostText {
		return text
	}
	return text[:strings.LastIndexByte(text[:mostText], ' ')+1]
}

// reading reads a text as one of that language: its values, statements and concepts.
// answer tells how many tokens at its beginning are a yes or no.
func (j *Judge) reading(text, lang string, answer func(*reading) int) *reading {
	text = shortened(text)
	r := read(text, j.tongue(lang))
	r.findItems()
	opening := 0
	if answer != nil {
		opening = answer(r)
	}
	r.findCodes()
	r.findClauses(opening)
	r.findNotions(j.lexicon, r.hits(j.lexicon, lang))
	j.findKinds(r)
	j.restrict(r)
	r.takeOver()
	return r
}

// blank writes zeros over placeholders, whose names are words of the program's.
func blank(text string) string {
	if !strings.Contains(text, "{{") {
		return text
	}
	out := []byte(text)
	for from := 0; ; {
		open := strings.Index(text[from:], "{{")
		if open < 0 {
			return string(out)
		}
		end := strings.Index(text[from+open:], "}}")
		if end < 0 {
			end = len(text) - from - open
		}
		for i := from + open; i < from+open+end; i++ {
			out[i] = '0'
		}
		from += open + max(end, 2)
	}
}
