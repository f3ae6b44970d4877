package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// arrows are the imports that each package of ours may have, downwards only. A
// new arrow is a decision record, not an edit in passing. The leaves know
// nothing of guests; app's neighbours know neither app nor each other; only
// command knows everything.
var arrows = map[string][]string{
	".":       {"command"},
	"command": {"*"},
	"bench":   {"*"},
	"fit":     {"*"},

	"config": {}, "stay": {}, "egress": {}, "lang": {}, "embed": {}, "ical": {}, "llm": {}, "whatsapp": {}, "lexicon": {}, "phrase": {}, "document": {}, "qr": {}, "media": {}, "speech": {}, "reservations": {"stay"},
	"speech/speechtest":  {},
	"llm/llmtest":        {"llm"},
	"llm/ollamatest":     {},
	"whatsapp/graphfake": {"whatsapp"},
	"template":           {"stay", "whatsapp"},
	"proof":              {"stay", "lexicon"},
	"review":             {"stay", "proof"},
	"store":              {"stay"},
	"store/storetest":    {"store"},

	"app":             {"stay", "store", "whatsapp", "llm", "lexicon", "phrase", "proof", "review", "template", "media"},
	"app/account":     {"stay", "store"},
	"app/automation":  {"stay", "store", "embed"},
	"app/backup":      {"store"},
	"app/calendar":    {"stay", "store", "egress", "ical", "phrase", "reservations"},
	"app/card":        {"stay", "phrase", "qr"},
	"app/doctor":      {"stay", "store", "llm", "whatsapp", "proof", "review", "speech"},
	"app/export":      {"stay", "store", "ical"},
	"app/evaluation":  {"app", "app/property", "lexicon", "llm", "stay"},
	"app/manual":      {"stay", "store", "lexicon", "llm"},
	"app/meter":       {"stay", "store"},
	"app/model":       {"llm"},
	"app/number":      {"stay", "store", "whatsapp", "egress"},
	"app/privacy":     {"stay", "store", "phrase"},
	"app/property":    {"stay", "store"},
	"app/simulator":   {"stay", "store", "whatsapp", "whatsapp/graphfake", "embed"},
	"app/translation": {"stay", "store", "llm", "phrase", "proof", "review"},

	"web":               {"app", "app/*", "template", "stay", "store", "lang", "embed", "phrase", "whatsapp", "document", "reservations", "web/view", "review", "proof", "media"},
	"web/view":          {"lang"},
	"web/view/viewtest": {"lang", "web/view"},
}

func TestImportsGoDownwards(t *testing.T) {
	err := filepath.WalkDir(".", func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if name := d.Name(); name != "." && (strings.HasPrefix(name, ".") || name == "testdata" || name == "bin") {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			return nil
		}
		from := filepath.ToSlash(filepath.Dir(file))
		allowed, known := arrows[from]
		if !known {
			t.Errorf("the package %s is not in the list of arrows", from)
			return nil
		}
		for _, to := range imports(t, file) {
			if !slices.ContainsFunc(allowed, func(pattern string) bool { return matches(pattern, to) }) {
				t.Errorf("%s: %s must not import %s", file, from, to)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func matches(pattern, to string) bool {
	ok, err := path.Match(pattern, to)
	return pattern == "*" || (err == nil && ok)
}

// imports lists a file's imports of ours.
func imports(t *testing.T, file string) []string {
	t.Helper()
	parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, spec := range parsed.Imports {
		name, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			t.Fatal(err)
		}
		if ours, found := strings.CutPrefix(name, "portineria/"); found {
			all = append(all, ours)
		}
	}
	return all
}

// TestOnlyTheStoreSpeaksSQL and only the guarded dialer opens connections: the
// promises about personal data hang on it.
func TestPowersStayWhereTheyBelong(t *testing.T) {
	belongs := map[string][]string{
		"database/sql":                 {"store"},
		"modernc.org/sqlite":           {"store"},
		"github.com/labstack/echo/v4":  {"web"},
		"github.com/ollama/ollama/api": {"llm", "llm/llmtest", "llm/ollamatest"},
		"github.com/emersion/go-ical":  {"ical"},
		"github.com/ledongthuc/pdf":    {"document"},
		"os/exec":                      {"bench", "document", "llm/ollamatest"},
	}
	err := filepath.WalkDir(".", func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			return err
		}
		from := filepath.ToSlash(filepath.Dir(file))
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		for _, spec := range parsed.Imports {
			name, _ := strconv.Unquote(spec.Path.Value)
			if places, special := belongs[name]; special && !slices.Contains(places, from) {
				t.Errorf("%s imports %s, which belongs to %v alone", file, name, places)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}
