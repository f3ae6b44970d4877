package lexicon

import (
	"fmt"
	"math/bits"
	"path"
	"slices"
	"strings"
)

// A demand that must work is not always made in a phrase that can be listed. Whoever is
// frightened tells what they see: who it is, and what is wrong with them, in any order and
// with anything in between. Signs are pairs of lists of words; one of each, not far apart,
// make a demand that neither would make alone.

// sign is a pair of lists of one language.
type sign struct {
	rule  uint16 // its place among the rules
	alone bool   // it needs no other half
	langs langSet
}

// withinWords is how many words the two of a pair stand apart at most.
const withinWords = 14

// signKeys are the lists of a table. Each has its place behind the sign's number.
var signKeys = map[string]uint16{"one": 0, "other": 1, "unless": 2}

// signPlaces is how many numbers a sign takes.
const signPlaces = 3

// loadSigns enters the folder signs: a file a language, in it a table for each pair, named
// by the rule or the kind of emergency that it tells of, and behind an underscore anything.
// A table without the list other holds phrases that say it by themselves. The table lists
// holds lists that others take in by an @ and their name; its list innocent belongs to
// unless of every table.
func (l *Lexicon) loadSigns(b *builder, file string, tables map[string]section) error {
	code := strings.TrimSuffix(path.Base(file), ".toml")
	langs, ok := b.langBit[code]
	if !ok {
		return fmt.Errorf("no such language")
	}
	lists := tables["lists"]
	for _, name := range sortedKeys(tables) {
		if name == "lists" {
			continue
		}
		rule, ok := l.demand(name)
		if !ok {
			return fmt.Errorf("%s: begins with no rule and no kind of emergency", name)
		}
		if tables[name]["one"] == "" {
			return fmt.Errorf("%s: one is missing", name)
		}
		index := uint16(len(l.signs)) * signPlaces
		l.signs = append(l.signs, sign{rule: rule, langs: langs, alone: tables[name]["other"] == ""})
		if lists["innocent"] != "" {
			tables[name]["unless"] += ", @innocent"
		}
		for _, key := range sortedKeys(tables[name]) {
			place, ok := signKeys[key]
			if !ok {
				return fmt.Errorf("%s.%s: not one, other or unless", name, key)
			}
			list, err := spelledOut(tables[name][key], lists)
			if err == nil {
				err = b.add(list, langs, signClass, index+place)
			}
			if err != nil {
				return fmt.Errorf("%s.%s: %w", name, key, err)
			}
		}
	}
	return nil
}

// demand is the rule that a table's name begins with: stop, erase_chat, medical_sting.
func (l *Lexicon) demand(name string) (uint16, bool) {
	name, _, _ = strings.Cut(name, "_")
	if name == "no" {
		name = "no_ai"
	}
	for i, r := range l.rules {
		if r.emergency == name || r.emergency == "" && r.kind.String() == name {
			return uint16(i), true
		}
	}
	return 0, false
}

// spelledOut puts the lists that an entry names by an @ into its place.
func spelledOut(list string, lists section) (string, error) {
	if !strings.Contains(list, "@") {
		return list, nil
	}
	var out []string
	for entry := range strings.SplitSeq(list, ",") {
		entry = strings.TrimSpace(entry)
		if name, named := strings.CutPrefix(entry, "@"); named {
			words, ok := lists[name]
			if !ok {
				return "", fmt.Errorf("no list %q", name)
			}
			entry = words
		}
		out = append(out, entry)
	}
	return strings.Join(out, ", "), nil
}

// signalled finds the most urgent demand that signs make.
func (l *Lexicon) signalled(s *scratch) Rule {
	d := l.readSigns(s)
	defer l.end(d)
	likely := l.couldBe(s)
	best := Rule{}
	for _, one := range d.found {
		e := l.signTable.entry(one.entry)
		if e.index%signPlaces != signKeys["one"] || l.doubtful(one) {
			continue
		}
		g := l.signs[e.index/signPlaces]
		rule := l.rules[g.rule]
		if best.Kind != NoRule && best.Kind <= rule.kind || l.innocent(s, one, g.rule) || g.langs&likely == 0 || l.spoilt(d, e.index+signKeys["unless"]) {
			continue
		}
		other := one
		if !g.alone {
			var ok bool
			if other, ok = l.paired(s, d, one, e.index+signKeys["other"]); !ok {
				continue
			}
		}
		best = Rule{Kind: rule.kind, Emergency: rule.emergency, Proposed: rule.kind.proposable(), Lang: l.onlyLanguage(g.langs),
			Start: s.tokens[min(one.from, other.from)].Start, End: s.tokens[max(one.to, other.to)-1].End}
	}
	return best
}

// readSigns matches the signs in a message. A slip of the finger is mended where the word
// means nothing else.
func (l *Lexicon) readSigns(s *scratch) *scratch {
	d, t := l.take(), &l.signTable
	d.text, d.tokens = s.text, append(d.tokens[:0], s.tokens...)
	d.words, d.stems, d.found = d.words[:0], d.stems[:0], d.found[:0]
	for i := range d.tokens {
		token := &d.tokens[i]
		w := t.lookUp(token, d)
		if token.Kind == Word && token.Script == Latin && len(token.Form) >= minMend && !t.known(w, d) && !l.table.known(s.words[i], s) {
			if k, ok := t.mend(token.Form, 0, d); ok {
				w.fix = k
			}
		}
		d.words = append(d.words, w)
	}
	t.matchAll(d, 0)
	return d
}

// couldBe are the languages that a message can be in: of which its small words are at least
// half as often as of any. The word for a grater is a crime elsewhere.
func (l *Lexicon) couldBe(s *scratch) langSet {
	var words [32]int
	for i := range s.words {
		if k := s.words[i].key; k != none {
			for set := l.table.infos[k].everyday; set != 0; set &= set - 1 {
				words[bits.TrailingZeros32(uint32(set))]++
			}
		}
	}
	likely, most := langSet(0), slices.Max(words[:])
	for i, n := range words {
		if 2*n >= most {
			likely |= 1 << i
		}
	}
	return likely
}

// spoilt reports whether something takes the meaning of a pair away.
func (l *Lexicon) spoilt(d *scratch, index uint16) bool {
	return slices.ContainsFunc(d.found, func(m match) bool { return l.signTable.entry(m.entry).index == index })
}

// doubtful reports a short word that is only a slip of the finger away from one of the
// lists.
func (l *Lexicon) doubtful(m match) bool {
	e := l.signTable.entry(m.entry)
	return m.how == Typo && e.n == 0 && e.letters < minRuleAlone
}

// paired finds the other half of a pair near one of it.
func (l *Lexicon) paired(s, d *scratch, one match, index uint16) (match, bool) {
	for _, m := range d.found {
		if l.signTable.entry(m.entry).index == index && !l.doubtful(m) && !l.innocent(s, m, l.signs[index/signPlaces].rule) &&
			(m.to <= one.from && one.from-m.to <= withinWords || one.to <= m.from && m.from-one.to <= withinWords) {
			return m, true
		}
	}
	return match{}, false
}
