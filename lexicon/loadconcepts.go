package lexicon

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

// topics are those a fact can be filed under.
var topics = strings.Fields(`access checkin checkout early_checkin late_checkout luggage wifi parking
	directions transport heating aircon hot_water electricity kitchen appliances laundry tv trash
	linen cleaning amenities children pets smoking noise parties visitors rules accessibility pool
	outdoor beach restaurants groceries attractions emergency health safety registration
	tourist_tax payment invoice cancellation booking_change price availability review lost_found
	contact other`)

// sensitivities are the reasons for which a concept is never answered by itself.
var sensitivities = []string{"", "money", "change", "complaint", "legal", "health", "people", "payment"}

// loadConcepts enters the concept files: a table per concept, in it what it belongs to and
// a list of words per language. The table traps holds words that are never a concept.
func (l *Lexicon) loadConcepts(fsys fs.FS, b, qualities *builder) error {
	words := make(map[string]section)
	err := readFolder(fsys, "concepts", func(_ string, concepts map[string]section) error {
		for id, content := range concepts {
			if words[id] != nil {
				return fmt.Errorf("%s: a second concept of that name", id)
			}
			words[id] = content
		}
		return nil
	})
	if err != nil {
		return err
	}
	traps := words["traps"]
	delete(words, "traps")
	if err := b.addConcept(traps, 0); err != nil {
		return fmt.Errorf("concepts: traps: %w", err)
	}
	ids := sortedKeys(words)
	l.concepts = make([]Concept, len(ids))
	for i, id := range ids {
		l.concepts[i] = Concept{ID: id, index: uint16(i)}
		l.byID[id] = uint16(i)
	}
	for i, id := range ids {
		if err := l.describe(&l.concepts[i], words[id]); err != nil {
			return fmt.Errorf("concepts: %s: %w", id, err)
		}
		if err := l.addWords(b, qualities, &l.concepts[i], words[id]); err != nil {
			return fmt.Errorf("concepts: %s: %w", id, err)
		}
	}
	return nil
}

// addWords enters the words of a concept, those of a quality apart.
func (l *Lexicon) addWords(b, qualities *builder, c *Concept, content section) error {
	if c.Quality {
		return l.loadQuality(qualities, c, content)
	}
	return b.addConcept(content, c.index)
}

// describe reads what a concept is, all but its words.
func (l *Lexicon) describe(c *Concept, content section) error {
	for topic := range strings.SplitSeq(content["topics"], ",") {
		topic = strings.TrimSpace(topic)
		if !slices.Contains(topics, topic) {
			return fmt.Errorf("topics: %q is not a topic", topic)
		}
		c.Topics = append(c.Topics, topic)
	}
	if c.Sensitive = content["sensitive"]; !slices.Contains(sensitivities, c.Sensitive) {
		return fmt.Errorf("sensitive: %q is not a reason", c.Sensitive)
	}
	c.Main = content["main"] == "yes"
	c.Attribute = content["attribute"] == "yes"
	if c.Quality = content["quality"] == "yes"; c.Quality && !c.Attribute {
		return fmt.Errorf("quality: only an attribute can be one")
	}
	var err error
	if c.Parent = content["parent"]; c.Parent != "" {
		if c.parent, err = l.reference(c.Parent); err != nil {
			return fmt.Errorf("parent: %w", err)
		}
	}
	if alone := content["alone"]; alone != "" {
		if c.alone, err = l.reference(alone); err != nil {
			return fmt.Errorf("alone: %w", err)
		}
	}
	return l.describeJoins(c, content["made_of"])
}

// reference is index+1 of a concept.
func (l *Lexicon) reference(id string) (uint16, error) {
	i, ok := l.byID[id]
	if !ok {
		return 0, fmt.Errorf("%q is not a concept", id)
	}
	return i + 1, nil
}

// describeJoins reads "late + checkout, after + checkout".
func (l *Lexicon) describeJoins(c *Concept, list string) error {
	for sum := range strings.SplitSeq(list, ",") {
		if sum = strings.TrimSpace(sum); sum == "" {
			continue
		}
		one, other, _ := strings.Cut(sum, "+")
		a, err := l.reference(strings.TrimSpace(one))
		if err != nil {
			return fmt.Errorf("made_of: %w", err)
		}
		b, err := l.reference(strings.TrimSpace(other))
		if err != nil {
			return fmt.Errorf("made_of: %w", err)
		}
		l.joins = append(l.joins, join{parts: [2]uint16{a - 1, b - 1}, makes: c.index})
	}
	return nil
}

// conceptKeys are the keys of a concept that are no language.
var conceptKeys = []string{"topics", "sensitive", "main", "attribute", "quality", "parent", "alone", "made_of"}

// addConcept enters the words of a concept and its traps.
func (b *builder) addConcept(content section, index uint16) error {
	for _, key := range sortedKeys(content) {
		c, langs := conceptClass, langSet(0)
		switch {
		case slices.Contains(conceptKeys, key):
			continue
		case key == "not":
			c = trapClass
		case key == "never":
			c = anyTrapClass
		default:
			var ok bool
			if langs, ok = b.languages(key); !ok {
				return fmt.Errorf("%s: no such language", key)
			}
		}
		if err := b.add(content[key], langs, c, index); err != nil {
			return fmt.Errorf("%s: %w", key, err)
		}
	}
	return nil
}
