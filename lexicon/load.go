package lexicon

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/pelletier/go-toml/v2"
)

// section is one table of a data file: names to text.
type section map[string]string

// mostWords bounds the memory that data files may take.
const mostWords = 1 << 18

// Load compiles the data files under the folders languages, concepts, asked, rules and signs and
// the files circumstances.toml and countries.toml of fsys. An error names the file and the table at fault.
func Load(fsys fs.FS) (*Lexicon, error) {
	l := &Lexicon{compiled: &compiled{byID: make(map[string]uint16)}}
	b := newBuilder(1 << 17)
	if err := l.loadLanguages(fsys, b); err != nil {
		return nil, err
	}
	if err := l.loadRules(fsys, b); err != nil {
		return nil, err
	}
	signs := newBuilder(1 << 15)
	signs.langs, signs.langBit = b.langs, b.langBit
	signed := make(chan error, 1)
	go func() { // a table of their own, read beside the rest
		signed <- readFolder(fsys, "signs", func(file string, tables map[string]section) error { return l.loadSigns(signs, file, tables) })
	}()
	qualities := newBuilder(1 << 11)
	qualities.langs, qualities.langBit, qualities.builds = b.langs, b.langBit, b.builds
	if err := l.loadConcepts(fsys, b, qualities); err != nil {
		return nil, err
	}
	if err := readFolder(fsys, "asked", func(file string, tables map[string]section) error { return l.loadAsked(b, file, tables) }); err != nil {
		return nil, err
	}
	if err := <-signed; err != nil {
		return nil, err
	}
	if len(b.infos) > mostWords {
		return nil, fmt.Errorf("lexicon: %d different words, more than %d", len(b.infos), mostWords)
	}
	if err := l.loadCircumstances(fsys); err != nil {
		return nil, err
	}
	l.table, l.signTable, l.qualityTable = *b.build(), *signs.build(), *qualities.build()
	l.ruleWords = sync.OnceValue(l.newRuleWords)
	l.trigrams = newTrigramModel(&l.table)
	var err error
	if l.countries, err = loadCountries(fsys); err != nil {
		return nil, err
	}
	if l.paperWords, err = loadPapers(fsys); err != nil {
		return nil, err
	}
	return l, nil
}

// readFolder decodes every file of a folder, in the order of their names.
func readFolder[T any](fsys fs.FS, folder string, use func(file string, content T) error) error {
	names, err := fs.Glob(fsys, path.Join(folder, "*.toml"))
	if err != nil {
		return fmt.Errorf("list %s: %w", folder, err)
	}
	if len(names) == 0 {
		return fmt.Errorf("list %s: no .toml files", folder)
	}
	slices.Sort(names)
	for _, name := range names {
		content, err := readFile[T](fsys, name)
		if err != nil {
			return err
		}
		if err := use(name, content); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}

func readFile[T any](fsys fs.FS, name string) (T, error) {
	var content T
	raw, err := fs.ReadFile(fsys, name)
	if err != nil {
		return content, fmt.Errorf("read %s: %w", name, err)
	}
	if err := toml.Unmarshal(raw, &content); err != nil {
		return content, fmt.Errorf("%s: %w", name, err)
	}
	return content, nil
}

// speechKeys names the lists of small words in a language file.
var speechKeys = map[string]speech{
	"when": speechWhen, "where": speechWhere, "how": speechHow, "how_much": speechHowMuch,
	"what": speechWhat, "who": speechWho, "why": speechWhy, "yes_no": speechYesNo,
	"not": speechNot, "and": speechAnd, "greetings": speechGreeting, "thanks": speechThanks,
	"polite": speechPolite, "streets": speechStreet, "thanks_for": speechThanksFor, "settled": speechSettled, "found": speechFound, "but": speechBut,
}

// askedTables are the tables of the files in asked.
var askedTables = map[string]class{"means": askedClass, "not": askedTrapClass}

// loadAsked enters the ways in which guests put it: a file a language, in it, by concept,
// what means it and what does not although its words stand in it.
func (l *Lexicon) loadAsked(b *builder, file string, tables map[string]section) error {
	langs, ok := b.langBit[strings.TrimSuffix(path.Base(file), ".toml")]
	if !ok {
		return fmt.Errorf("no such language")
	}
	for _, name := range sortedKeys(tables) {
		c, ok := askedTables[name]
		if !ok {
			return fmt.Errorf("%s: not means or not", name)
		}
		for _, id := range sortedKeys(tables[name]) {
			index, ok := l.byID[id]
			if !ok {
				return fmt.Errorf("%s.%s: no such concept", name, id)
			}
			if err := b.add(tables[name][id], langs, c, index); err != nil {
				return fmt.Errorf("%s.%s: %w", name, id, err)
			}
		}
	}
	return nil
}

var scriptKeys = map[string]Script{"": Latin, "latin": Latin, "cyrillic": Cyrillic, "greek": Greek}

// loadLanguages gives each language its place and enters its words. The code of a
// language is the name of its file.
func (l *Lexicon) loadLanguages(fsys fs.FS, b *builder) error {
	return readFolder(fsys, "languages", func(file string, words section) error {
		if len(b.langs) == 32 {
			return fmt.Errorf("more than 32 languages")
		}
		code := strings.TrimSuffix(path.Base(file), ".toml")
		script, ok := scriptKeys[words["script"]]
		if !ok {
			return fmt.Errorf("script: %q is not known", words["script"])
		}
		bit := langSet(1) << len(b.langs)
		b.langBit[code] = bit
		lang := language{code: code, name: words["name"], spoken: words["spoken"] == "yes", script: script, like: strings.Fields(words["like"]), lends: words["lends"] != "no",
			common: words["common"] == "yes", lent: phrases(words["lent"]), own: phrases(words["own"]), shares: phrases(words["shares"])}
		if lang.lends {
			b.lends |= bit
		}
		if lang.common {
			b.common |= bit
		}
		for sign := range strings.SplitSeq(words["signs"], "|") {
			if sign != "" {
				lang.signs = append(lang.signs, sign)
			}
		}
		b.langs = append(b.langs, lang)
		return b.addLanguage(words, bit)
	})
}

// phrases is a comma-separated list, each entry in the folded words it consists of.
func phrases(list string) [][]string {
	var all [][]string
	for entry := range strings.SplitSeq(list, ",") {
		var words []string
		for _, token := range Tokens(entry) {
			words = append(words, token.Form)
		}
		if len(words) > 0 {
			all = append(all, words)
		}
	}
	return all
}

func (b *builder) addLanguage(words section, bit langSet) error {
	for key, list := range words {
		switch key {
		case "name", "script", "spoken", "signs", "like", "lends", "common", "lent", "own", "shares":
		case "words":
			b.everyday(list, bit)
		case "letters":
			for _, r := range list {
				if r > 0x80 {
					b.letters[r] |= bit
				}
			}
		case "compounds":
			b.builds |= bit
		case "capital_nouns":
			b.nouns |= bit
		default:
			sp, ok := speechKeys[key]
			if !ok {
				return fmt.Errorf("%s: no such list", key)
			}
			if err := b.addSpeech(list, bit, sp); err != nil {
				return fmt.Errorf("%s: %w", key, err)
			}
		}
	}
	return nil
}

// addSpeech enters small words; single ones are everyday words as well, where they do not
// tell of anything.
func (b *builder) addSpeech(list string, bit langSet, sp speech) error {
	return b.each(list, func(parts []patternPart) error {
		if err := b.addOne(parts, bit, speechClass, uint16(sp)); err != nil {
			return err
		}
		if len(parts) == 1 && !parts[0].prefix && sp < speechThanksFor {
			info := &b.infos[b.key(parts[0].form)]
			info.everyday |= bit
			info.greeting = info.greeting || sp == speechGreeting
		}
		return nil
	})
}

// loadRules enters the rule files: a table per rule, in it the sections alone, anywhere
// and unless, in them a list per language. The tables of emergency.toml are kinds of
// emergency.
func (l *Lexicon) loadRules(fsys fs.FS, b *builder) error {
	return readFolder(fsys, "rules", func(file string, rules map[string]map[string]section) error {
		emergencies := path.Base(file) == "emergency.toml"
		for _, name := range sortedKeys(rules) {
			set := ruleSet{kind: Emergency, emergency: name}
			if !emergencies {
				kind := slices.Index(ruleNames[:], name)
				if kind <= 0 {
					return fmt.Errorf("%s: no such rule", name)
				}
				set = ruleSet{kind: RuleKind(kind)}
			}
			l.rules = append(l.rules, set)
			if err := b.addRule(rules[name], uint16(len(l.rules)-1)); err != nil {
				return fmt.Errorf("%s.%w", name, err)
			}
		}
		return nil
	})
}

var ruleSections = map[string]class{"alone": aloneClass, "anywhere": anywhereClass, "unless": unlessClass}

func (b *builder) addRule(sections map[string]section, index uint16) error {
	for _, name := range sortedKeys(sections) {
		c, ok := ruleSections[name]
		if !ok {
			return fmt.Errorf("%s: not alone, anywhere or unless", name)
		}
		for _, code := range sortedKeys(sections[name]) {
			langs, ok := b.languages(code)
			if !ok {
				return fmt.Errorf("%s.%s: no such language", name, code)
			}
			if err := b.add(sections[name][code], langs, c, index); err != nil {
				return fmt.Errorf("%s.%s: %w", name, code, err)
			}
		}
	}
	return nil
}

// languages is the set a key of a list stands for; all is none in particular.
func (b *builder) languages(code string) (langSet, bool) {
	if code == "all" {
		return 0, true
	}
	bit, ok := b.langBit[code]
	return bit, ok
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
