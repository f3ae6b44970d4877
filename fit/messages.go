package main

import (
	"bytes"
	"fmt"
	"hash/fnv"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"portineria/app/evaluation"
	"portineria/lexicon"
	"portineria/stay"
)

// The messages of lexicon/testdata/messages say what they are about, and by that which
// facts of a house may answer them: those that speak of it. There are many more of them
// than of the labelled cases, and most are about things that a house does not speak of,
// so that they teach what a wrong answer looks like.

// about is a message and the concept that it is about; "unknown" is about nothing that
// houses speak of, "told" asks nothing.
type about struct {
	concept, language, text string
}

// readMessages reads the files LANGUAGE.tsv of a folder: concept, kind (q a guest's, f an
// owner's), text.
func readMessages(files fs.FS) ([]about, error) {
	names, err := fs.Glob(files, "*.tsv")
	if err != nil {
		return nil, err
	}
	var all []about
	for _, name := range names {
		raw, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		n := 0
		for line := range bytes.Lines(raw) {
			n++
			part := strings.Split(strings.TrimRight(string(line), "\n"), "\t")
			if len(part) != 3 {
				return nil, fmt.Errorf("%s:%d: not three columns", name, n)
			}
			if part[1] == "q" {
				all = append(all, about{part[0], strings.TrimSuffix(path.Base(name), ".tsv"), part[2]})
			}
		}
	}
	return all, nil
}

// casesOf asks each of the messages that belong to a seed in one house.
func casesOf(words *lexicon.Lexicon, set *evaluation.Set, messages []about, seed int) []evaluation.Case {
	houses := newHouses(words, set)
	var all []evaluation.Case
	for _, m := range messages {
		h := fnv.New64a()
		_, _ = h.Write([]byte(m.text)) // never fails
		dice := h.Sum64()
		concept := words.Concept(m.concept)
		if int(dice%everySeed) != seed || concept != nil && (concept.Sensitive != "" || concept.Attribute) {
			continue
		}
		at := houses[(dice>>16)%uint64(len(houses))]
		if dice>>8&1 == 0 { // half of them where something is said of it
			for try := range houses {
				if other := houses[(dice>>16+uint64(try))%uint64(len(houses))]; len(other.speakOf(concept)) > 0 {
					at = other
					break
				}
			}
		}
		k := evaluation.Case{ID: fmt.Sprintf("%s-%s-%d", m.concept, m.language, len(all)), Property: at.id, Now: noon,
			Booking: &evaluation.Stay{Checkin: stay.DateOf(noon) - 2, Checkout: stay.DateOf(noon) + 5, Status: "confirmed"}, Message: m.text}
		if k.Expect.Facts = at.speakOf(concept); len(k.Expect.Facts) > 0 {
			k.Expect.Actions = []string{"answer"}
		} else {
			k.Expect.Actions = []string{"escalate", "silent", "ask"}
		}
		all = append(all, k)
	}
	return all
}

// everySeed: of so many messages a seed takes one.
const everySeed = 12

// noon is when they all write.
var noon = time.Date(2026, time.July, 14, 12, 0, 0, 0, time.UTC)

// house is what the facts of a property speak of.
type house struct {
	id    stay.PropertyID
	facts []stay.Fact
	speak []map[string]bool
}

func newHouses(words *lexicon.Lexicon, set *evaluation.Set) []house {
	var all []house
	for id, facts := range set.All() {
		h := house{id: id, facts: facts}
		for _, f := range facts {
			of := map[string]bool{}
			for _, hit := range words.Concepts(f.Text, set.Language(id)) {
				of[hit.Concept.ID] = true
			}
			for language, text := range f.Translations {
				for _, hit := range words.Concepts(text, language) {
					of[hit.Concept.ID] = true
				}
			}
			h.speak = append(h.speak, of)
		}
		all = append(all, h)
	}
	slices.SortFunc(all, func(x, y house) int { return strings.Compare(string(x.id), string(y.id)) })
	return all
}

// speakOf are the facts that a guest may know and that speak of a concept.
func (h house) speakOf(c *lexicon.Concept) []string {
	var ids []string
	if c == nil {
		return nil
	}
	for i, f := range h.facts {
		if f.Visibility != stay.OwnerOnly && (h.speak[i][c.ID] || c.Main && string(f.Topic) == c.Topic()) {
			ids = append(ids, f.ID)
		}
	}
	return ids
}
