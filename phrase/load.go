package phrase

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/pelletier/go-toml/v2"
)

// phraseFile is one file of the folder phrases.
type phraseFile struct {
	Notice string            `toml:"notice"` // the language of the privacy page for these guests; empty: this one
	Texts  map[string]string `toml:"texts"`
	locale
}

// noticeFile is one file of the folder notices.
type noticeFile struct {
	Blocks map[string]string `toml:"blocks"`
}

// Load reads phrases/LANGUAGE.toml of fsys, one file for each language. It fails when a file cannot be read, when a text is
// missing, empty or unknown, and when a text has other placeholders than the English one; the error lists every such
// place with its file and key.
func Load(fsys fs.FS) (*Book, error) {
	files, err := readFolder[phraseFile](fsys, "phrases")
	if err != nil {
		return nil, err
	}
	book := &Book{
		texts:   catalogue{},
		locales: map[string]locale{},
		pages:   map[string]string{},
		order:   slices.Sorted(maps.Keys(files)),
		report:  func(string, string) {},
	}

	var errs []error
	raw := map[string]map[string]string{}
	for lang, file := range files {
		raw[lang] = file.Texts
		book.locales[lang] = file.locale
		book.pages[lang] = file.Notice
		for _, err := range file.check(book.order) {
			errs = append(errs, fmt.Errorf("%s: %w", fileName("phrases", lang), err))
		}
	}
	texts, textErrs := parseAll("phrases", raw, names(Keys()), raw)
	book.texts = texts
	if err := joinSorted(append(errs, textErrs...)); err != nil {
		return nil, err
	}
	return book, nil
}

// LoadNotices reads notices/LANGUAGE.toml of fsys, the blocks of the privacy page, with the same checks as Load. Their
// languages, keywords and formats are those of book, without the languages that name another one for their page.
func LoadNotices(fsys fs.FS, book *Book) (*Notices, error) {
	files, err := readFolder[noticeFile](fsys, "notices")
	if err != nil {
		return nil, err
	}

	var errs []error
	blocks := map[string]map[string]string{}
	words := map[string]map[string]string{}
	for lang, file := range files {
		if book.NoticeLanguage(lang) != lang {
			errs = append(errs, fmt.Errorf("%s: not the page of %s", fileName("notices", lang), fileName("phrases", lang)))
		}
		blocks[lang] = file.Blocks
		words[lang] = book.words(lang)
	}
	for _, lang := range book.order {
		if page := book.NoticeLanguage(lang); files[page] == nil {
			errs = append(errs, fmt.Errorf("%s: missing", fileName("notices", page)))
		}
	}
	texts, textErrs := parseAll("notices", blocks, names(NoticeKeys()), words)
	if err := joinSorted(append(errs, textErrs...)); err != nil {
		return nil, err
	}
	return &Notices{texts: texts, book: book}, nil
}

// words returns the keywords of one language by key.
func (b *Book) words(lang string) map[string]string {
	words := map[string]string{}
	for _, key := range Keys() {
		if strings.HasPrefix(string(key), wordPrefix) {
			words[string(key)] = b.Say(lang, key, Args{})
		}
	}
	return words
}

// readFolder decodes every TOML file of a folder, by language. English must be among them.
func readFolder[T any](fsys fs.FS, folder string) (map[string]*T, error) {
	found, err := fs.Glob(fsys, path.Join(folder, "*.toml"))
	if err != nil {
		return nil, fmt.Errorf("list %s: %w", folder, err)
	}
	files := map[string]*T{}
	for _, name := range found {
		body, err := fs.ReadFile(fsys, name)
		if err != nil {
			return nil, fmt.Errorf("read %s: %w", name, err)
		}
		file := new(T)
		if err := decode(body, file); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		files[strings.TrimSuffix(path.Base(name), ".toml")] = file
	}
	if files[Fallback] == nil {
		return nil, fmt.Errorf("%s: missing", fileName(folder, Fallback))
	}
	return files, nil
}

// decode reads TOML strictly and says which line is wrong.
func decode(body []byte, into any) error {
	err := toml.NewDecoder(bytes.NewReader(body)).DisallowUnknownFields().Decode(into)
	if unknown, ok := errors.AsType[*toml.StrictMissingError](err); ok {
		row, _ := unknown.Errors[0].Position()
		return fmt.Errorf("line %d: unknown key %s", row, strings.Join(unknown.Errors[0].Key(), "."))
	}
	if wrong, ok := errors.AsType[*toml.DecodeError](err); ok {
		row, _ := wrong.Position()
		return fmt.Errorf("line %d: %w", row, err)
	}
	return err
}

// parseAll parses the texts of all languages and compares each with what wanted and the English texts ask for.
func parseAll(folder string, raw map[string]map[string]string, wanted []string, words map[string]map[string]string) (catalogue, []error) {
	texts := catalogue{}
	var errs []error
	wrong := func(lang, key, format string, args ...any) {
		errs = append(errs, fmt.Errorf("%s: key %q: %s", fileName(folder, lang), key, fmt.Sprintf(format, args...)))
	}

	for lang, entries := range raw {
		texts[lang] = map[string]template{}
		for key, text := range entries {
			parsed, err := parseTemplate(text, words[lang])
			switch {
			case !slices.Contains(wanted, key):
				wrong(lang, key, "unknown")
			case strings.TrimSpace(text) == "":
				wrong(lang, key, "empty")
			case err != nil:
				wrong(lang, key, "%v", err)
			}
			texts[lang][key] = parsed
		}
	}

	for lang := range raw {
		for _, key := range wanted {
			text, ok := texts[lang][key]
			if !ok {
				wrong(lang, key, "missing")
				continue
			}
			if got, want := text.placeholders(), texts[Fallback][key].placeholders(); !slices.Equal(got, want) {
				wrong(lang, key, "has placeholders %v, the English text has %v", got, want)
			}
		}
	}
	return texts, errs
}

func fileName(folder, lang string) string {
	return path.Join(folder, lang+".toml")
}

// names turns typed keys into the strings that stand in files.
func names[K ~string](keys []K) []string {
	out := make([]string, len(keys))
	for i, key := range keys {
		out[i] = string(key)
	}
	return out
}

// joinSorted joins errors in an order that does not change from run to run, or returns nil for none.
func joinSorted(errs []error) error {
	slices.SortFunc(errs, func(a, b error) int { return strings.Compare(a.Error(), b.Error()) })
	return errors.Join(errs...)
}
