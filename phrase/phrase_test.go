package phrase_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"portineria/phrase"
)

// files copies the project's own texts, so that a test can spoil one of them.
func files(t *testing.T) fstest.MapFS {
	t.Helper()
	out := fstest.MapFS{}
	for _, pattern := range []string{"phrases/*.toml", "notices/*.toml"} {
		names, err := fs.Glob(os.DirFS("../embed"), pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			body, err := os.ReadFile("../embed/" + name)
			if err != nil {
				t.Fatal(err)
			}
			out[name] = &fstest.MapFile{Data: body}
		}
	}
	return out
}

// replace spoils one file.
func replace(t *testing.T, fsys fstest.MapFS, name, before, after string) {
	t.Helper()
	body := string(fsys[name].Data)
	if !strings.Contains(body, before) {
		t.Fatalf("%s does not hold %q", name, before)
	}
	fsys[name] = &fstest.MapFile{Data: []byte(strings.Replace(body, before, after, 1))}
}

func TestLoadRefusesTextsThatDoNotAgree(t *testing.T) {
	for _, c := range []struct {
		name, file, before, after, want string
	}{
		{"missing key", "phrases/de.toml", "handoff = ", "# handoff = ", `phrases/de.toml: key "handoff": missing`},
		{"unknown key", "phrases/de.toml", "handoff = ", "hand_off = ", `phrases/de.toml: key "hand_off": unknown`},
		{"other placeholder", "phrases/fr.toml", "Bonjour {name}", "Bonjour {code}",
			`phrases/fr.toml: key "greeting_named": has placeholders [code property], the English text has [name property]`},
		{"forgotten placeholder", "phrases/it.toml", "qui: {link}", "qui",
			`phrases/it.toml: key "notice": has placeholders [], the English text has [link]`},
		{"unknown placeholder", "phrases/es.toml", "{example}", "{ejemplo}", `phrases/es.toml: key "ask_arrival": unknown placeholder {ejemplo}`},
		{"unknown word", "phrases/nl.toml", "{word_start}", "{word_begin}", `phrases/nl.toml: key "stop_confirmed": unknown word {word_begin}`},
		{"open brace", "phrases/pl.toml", "{link}", "{link", `phrases/pl.toml: key "disclosure_privacy": an opening brace without a closing one`},
		{"closing brace", "phrases/pl.toml", "{link}", "link}", `phrases/pl.toml: key "disclosure_privacy": a closing brace without an opening one`},
		{"empty text", "phrases/pt.toml", `host_label = "o anfitrião"`, `host_label = ""`, `phrases/pt.toml: key "host_label": empty`},
		{"double key", "phrases/pt.toml", `host_label = "o anfitrião"`, "host_label = \"o\"\nhost_label = \"a\"", "phrases/pt.toml: line "},
		{"unknown table", "phrases/it.toml", "[periods]", "[period]", "phrases/it.toml: line "},
		{"not TOML", "phrases/it.toml", "[texts]", "[texts", "phrases/it.toml: line 3: "},
		{"language without a name", "phrases/it.toml", "nl = \"olandese\"\n", "", "phrases/it.toml: names: has ["},
		{"eleven months", "phrases/it.toml", `"gennaio", `, "", "phrases/it.toml: dates.months: has 11, wanted 12"},
		{"no pattern", "phrases/it.toml", `date = "{day} {month} {year}"`, "", "phrases/it.toml: dates.date: missing"},
	} {
		t.Run(c.name, func(t *testing.T) {
			fsys := files(t)
			replace(t, fsys, c.file, c.before, c.after)
			book, err := phrase.Load(fsys)
			if err == nil || book != nil {
				t.Fatalf("loaded, want an error with %q", c.want)
			}
			if !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %q, want %q in it", err, c.want)
			}
		})
	}
}

func TestLoadNeedsEnglish(t *testing.T) {
	fsys := files(t)
	delete(fsys, "phrases/en.toml")
	if _, err := phrase.Load(fsys); err == nil || !strings.Contains(err.Error(), "phrases/en.toml: missing") {
		t.Errorf("error %v", err)
	}
}

func TestLoadListsEveryProblemAtOnce(t *testing.T) {
	fsys := files(t)
	replace(t, fsys, "phrases/de.toml", "handoff = ", "# handoff = ")
	replace(t, fsys, "phrases/it.toml", "waiting_long = ", "# waiting_long = ")
	_, err := phrase.Load(fsys)
	want := "phrases/de.toml: key \"handoff\": missing\nphrases/it.toml: key \"waiting_long\": missing"
	if err == nil || err.Error() != want {
		t.Errorf("error %v, want %s", err, want)
	}
}

func TestSay(t *testing.T) {
	book := loadBook(t)
	for _, c := range []struct {
		name, lang string
		key        phrase.Key
		args       phrase.Args
		want       string
	}{
		{"unknown language speaks English", "sl", phrase.CheckinFrom, phrase.Args{From: "15:00"}, "Check-in is from 15:00."},
		{"no language speaks English", "", phrase.CheckinFrom, phrase.Args{From: "15:00"}, "Check-in is from 15:00."},
		{"a region does not matter", "pt_BR", phrase.CheckinFrom, phrase.Args{From: "15:00"}, "O check-in é a partir das 15:00."},
		{"capitals do not matter", "IT", phrase.CheckoutUntil, phrase.Args{Until: "10:00"}, "Il check-out è entro le 10:00."},
		{"a name inside a sentence", "en", phrase.EscalatedSensitive, phrase.Args{Host: "Chiara"},
			"Only Chiara can decide this. I have passed your message on and the answer will come here; I cannot promise anything myself."},
		{"no name begins a sentence", "en", phrase.Handoff, phrase.Args{},
			"Of course. Your host will answer you here in person, and I will stay silent from now on."},
		{"a placeholder inside a value stays what it is", "en", phrase.GreetingNamed,
			phrase.Args{Name: "{property}", Property: "{host}"}, "Hello {property}, this is {host}. How can I help you?"},
		{"a keyword is the language's own", "fr", phrase.Notice, phrase.Args{Link: "https://casa.example"},
			"La notice de confidentialité se trouve ici : https://casa.example\n" +
				"Écrivez MES DONNÉES pour recevoir une copie de vos données, ou SUPPRIMER MES DONNÉES pour les faire effacer."},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, book.Say(c.lang, c.key, c.args)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestAMissingValueIsReportedAndNeverShownAsAPlaceholder(t *testing.T) {
	var reported []string
	book := loadBook(t).Strict(func(key, placeholder string) { reported = append(reported, key+" "+placeholder) })
	got := book.Say("en", phrase.CheckinBetween, phrase.Args{From: "15:00"})
	if want := "Check-in is between 15:00 and …."; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got := book.Say("en", phrase.Key("no_such_key"), phrase.Args{}); got != "" {
		t.Errorf("an unknown key says %q", got)
	}
	if diff := cmp.Diff([]string{"checkin_between until", "no_such_key "}, reported); diff != "" {
		t.Error(diff)
	}
}

func TestKeysListsEveryConstant(t *testing.T) {
	for _, c := range []struct {
		file, typ string
		listed    []string
	}{
		{"keys.go", "Key", texts(phrase.Keys())},
		{"notice.go", "NoticeKey", texts(phrase.NoticeKeys())},
	} {
		declared := constants(t, c.file, c.typ)
		slices.Sort(declared)
		slices.Sort(c.listed)
		if diff := cmp.Diff(declared, c.listed); diff != "" {
			t.Errorf("%s (-declared +listed):\n%s", c.file, diff)
		}
	}
}

// constants reads the values of the constants of one type out of a source file.
func constants(t *testing.T, file, typ string) []string {
	t.Helper()
	parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var values []string
	ast.Inspect(parsed, func(n ast.Node) bool {
		spec, ok := n.(*ast.ValueSpec)
		if !ok {
			return true
		}
		if name, ok := spec.Type.(*ast.Ident); !ok || name.Name != typ {
			return false
		}
		for _, value := range spec.Values {
			text, err := strconv.Unquote(value.(*ast.BasicLit).Value)
			if err != nil {
				t.Fatal(err)
			}
			values = append(values, text)
		}
		return false
	})
	return values
}

func texts[K ~string](keys []K) []string {
	out := make([]string, len(keys))
	for i, key := range keys {
		out[i] = string(key)
	}
	return out
}
