package template

import (
	"bytes"
	"cmp"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"

	"portineria/stay"
)

// Library is the ready texts.
type Library struct {
	texts []Ready
	words map[string]words
}

// Ready is a text that comes with the program, in several languages.
type Ready struct {
	Name     string
	Order    int
	ForOwner bool // it goes to the owner's phone, not to a guest
	Category stay.Category
	Risky    bool // the platform's reviewers like to take it for advertising
	In       map[string]Text
}

// Text is a ready text in a language.
type Text struct{ Header, Body string }

type words struct {
	Footer   string
	Guest    string
	Examples map[string]string
}

type file struct {
	Order    int
	For      string
	Category stay.Category
	Risk     string
	It, En   Text
	De, Fr   Text
	Es       Text
}

const wordsFile = "words.toml"

// Load reads the library from the folder templates. A text that the platform
// would refuse, or that lacks a language, is an error: the files are compiled in.
func Load(files fs.FS) (*Library, error) {
	l := &Library{words: map[string]words{}}
	if err := read(files, wordsFile, &l.words); err != nil {
		return nil, err
	}
	names, err := fs.Glob(files, "templates/*.toml")
	if err != nil {
		return nil, fmt.Errorf("list the ready texts: %w", err)
	}
	for _, name := range names {
		if path.Base(name) == wordsFile {
			continue
		}
		var f file
		if err := read(files, path.Base(name), &f); err != nil {
			return nil, err
		}
		r := Ready{Name: strings.TrimSuffix(path.Base(name), ".toml"), Order: f.Order, ForOwner: f.For == "owner", Category: f.Category, Risky: f.Risk == "marketing",
			In: map[string]Text{"it": f.It, "en": f.En, "de": f.De, "fr": f.Fr, "es": f.Es}}
		for language := range r.In {
			if faults := l.make(r, language).Unfit(Known); len(faults) > 0 {
				return nil, fmt.Errorf("the ready text %s in %s: %v", r.Name, language, faults)
			}
		}
		l.texts = append(l.texts, r)
	}
	slices.SortFunc(l.texts, func(a, b Ready) int { return cmp.Compare(a.Order, b.Order) })
	return l, nil
}

func read(files fs.FS, name string, into any) error {
	body, err := fs.ReadFile(files, "templates/"+name)
	if err != nil {
		return fmt.Errorf("read the ready text %s: %w", name, err)
	}
	if err := toml.NewDecoder(bytes.NewReader(body)).DisallowUnknownFields().Decode(into); err != nil {
		return fmt.Errorf("read the ready text %s: %w", name, err)
	}
	return nil
}

// Texts lists the ready texts in the order in which a stay meets them.
func (l *Library) Texts() []Ready { return slices.Clone(l.texts) }

// Ready finds a ready text by its name.
func (l *Library) Ready(name string) (Ready, bool) {
	i := slices.IndexFunc(l.texts, func(r Ready) bool { return r.Name == name })
	if i < 0 {
		return Ready{}, false
	}
	return l.texts[i], true
}

// Languages are those of the ready texts.
func (l *Library) Languages() []string { return slices.Sorted(maps.Keys(l.words)) }

// Language is the one of the library's that a guest of some language is written to
// in: their own, or English.
func (l *Library) Language(language string) string {
	base, _, _ := strings.Cut(strings.ReplaceAll(language, "-", "_"), "_")
	if _, ok := l.words[base]; ok {
		return base
	}
	return "en"
}

// Guest is how somebody is addressed whose name is not known; empty in a language
// that the library does not have.
func (l *Library) Guest(language string) string { return l.words[language].Guest }

// Examples are invented values of the variables in a language.
func (l *Library) Examples(language string) map[string]string {
	return maps.Clone(l.words[l.Language(language)].Examples)
}

// Make is a ready text as a template of its own, not submitted yet; false where
// there is none of that name and language.
func (l *Library) Make(name, language string) (stay.Template, bool) {
	r, ok := l.Ready(name)
	if _, spoken := r.In[language]; !ok || !spoken {
		return stay.Template{}, false
	}
	return l.make(r, language), true
}

func (l *Library) make(r Ready, language string) stay.Template {
	text, w := r.In[language], l.words[language]
	t := stay.Template{Name: r.Name, Language: language, Category: r.Category, State: stay.TemplateDraft, Quality: stay.QualityUnknown, Origin: stay.FromLibrary,
		Header: text.Header, Body: strings.TrimSpace(text.Body), Footer: w.Footer, Examples: map[string]string{}}
	if r.ForOwner {
		t.Footer = ""
	}
	for _, v := range t.Variables() {
		t.Examples[v] = w.Examples[v]
	}
	return t
}
