package embed_test

import (
	"bytes"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/pelletier/go-toml/v2"

	"portineria/embed"
	"portineria/stay"
)

// property is the form of a property file; its keys are those of the import and export.
type property struct {
	ID       string
	Name     string
	Address  string
	Language string
	Timezone string
	Country  string
	HostName string `toml:"host_name"`
	CIN      string

	CheckinFrom        string   `toml:"checkin_from"`
	CheckinUntil       string   `toml:"checkin_until"`
	CheckoutUntil      string   `toml:"checkout_until"`
	AccessFrom         int      `toml:"access_from_hours_before"`
	AccessUntil        int      `toml:"access_until_hours_after"`
	EscalationKeywords []string `toml:"escalation_keywords"`

	Facts []fact
}

type fact struct {
	ID           string
	Topic        stay.Topic
	Visibility   stay.Visibility
	Text         string
	Secrets      []string
	Translations map[string]string
}

// languages are those that the demonstration's facts are translated into.
var languages = []string{"de", "en", "es", "fr", "it", "nl", "pl", "pt"}

// answered are those of the phrases: the demonstration offers a question in each.
var answered = strings.Fields("cs da de en es fr hr hu it nl no pl pt ro sk sv")

var propertyFiles = map[string]string{
	"casa-glicine":      "demo/casa-glicine.toml",
	"kittiwake-cottage": "demo/kittiwake-cottage.toml",
}

// read decodes one file of the demonstration strictly.
func read[T any](t *testing.T, name string) T {
	t.Helper()
	body, err := embed.Demo.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var out T
	if err := toml.NewDecoder(bytes.NewReader(body)).DisallowUnknownFields().Decode(&out); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return out
}

func TestPropertiesAreFurnished(t *testing.T) {
	for id, file := range propertyFiles {
		t.Run(id, func(t *testing.T) {
			p := read[property](t, file)
			if p.ID != id || p.Name == "" || p.Address == "" || p.HostName == "" || !slices.Contains(languages, p.Language) {
				t.Errorf("head of the file: %+v", p)
			}
			if _, err := time.LoadLocation(p.Timezone); err != nil {
				t.Error(err)
			}
			for _, clock := range []string{p.CheckinFrom, p.CheckinUntil, p.CheckoutUntil} {
				if _, err := time.Parse("15:04", clock); err != nil {
					t.Error(err)
				}
			}
			checkFurniture(t, p)
		})
	}
}

// checkFurniture fails when a property shows less than a guest or an owner would look for.
func checkFurniture(t *testing.T, p property) {
	t.Helper()
	if len(p.Facts) < 34 {
		t.Errorf("%d facts, want 34 or more", len(p.Facts))
	}
	ids := map[string]bool{}
	visibilities := map[stay.Visibility]int{}
	topics := map[stay.Topic]int{}
	complete := 0
	for _, f := range p.Facts {
		if f.ID == "" || ids[f.ID] {
			t.Errorf("fact id %q is empty or twice there", f.ID)
		}
		ids[f.ID] = true
		visibilities[f.Visibility]++
		topics[f.Topic]++
		if len(f.Translations) == len(languages)-1 {
			complete++
		}
	}
	for _, v := range stay.Visibilities() {
		if visibilities[v] < 3 {
			t.Errorf("%d facts of visibility %s, want 3 or more", visibilities[v], v)
		}
	}
	if len(topics) < 30 {
		t.Errorf("%d topics, want 30 or more", len(topics))
	}
	if complete < 18 {
		t.Errorf("%d facts in all languages, want 18 or more", complete)
	}
}

func TestFactsAreWellFormed(t *testing.T) {
	eachFact(t, func(t *testing.T, p property, f fact) {
		if !f.Topic.Valid() || !f.Visibility.Valid() {
			t.Errorf("topic %q, visibility %q", f.Topic, f.Visibility)
		}
		if other := map[string]string{"it": "en", "en": "it"}[p.Language]; f.Visibility != stay.OwnerOnly && f.Translations[other] == "" {
			t.Errorf("no translation into %s", other)
		}
		for lang, text := range texts(p, f) {
			if !slices.Contains(languages, lang) {
				t.Errorf("translation into an unknown language %q", lang)
			}
			if strings.TrimSpace(text) != text || strings.Contains(text, "  ") || len([]rune(text)) > 300 {
				t.Errorf("%s: blanks, or too long for a bubble: %q", lang, text)
			}
			if !strings.HasSuffix(text, ".") && !strings.HasSuffix(text, "?") {
				t.Errorf("%s: no full stop: %q", lang, text)
			}
		}
	})
}

var digits = regexp.MustCompile(`[0-9]+`)

// A time, price or number that a translation lost or changed would send a guest to a closed door.
func TestTranslationsSayTheSameNumbers(t *testing.T) {
	eachFact(t, func(t *testing.T, p property, f fact) {
		want := digits.FindAllString(f.Text, -1)
		slices.Sort(want)
		for lang, text := range f.Translations {
			got := digits.FindAllString(text, -1)
			slices.Sort(got)
			if !slices.Equal(got, want) {
				t.Errorf("%s has the numbers %v, the original %v", lang, got, want)
			}
		}
	})
}

// A secret is concealed where it stands word for word: a translation that spelled it differently would give it away.
func TestSecretsStandInEveryLanguage(t *testing.T) {
	eachFact(t, func(t *testing.T, p property, f fact) {
		if f.Visibility == stay.DuringStay && len(f.Secrets) == 0 {
			t.Error("a fact for the stay without a secret")
		}
		for lang, text := range texts(p, f) {
			for _, secret := range f.Secrets {
				if !strings.Contains(text, secret) {
					t.Errorf("%s: the secret does not stand in the text", lang)
				}
			}
		}
	})
}

// eachFact runs check as a subtest for every fact of every property.
func eachFact(t *testing.T, check func(*testing.T, property, fact)) {
	t.Helper()
	for id, file := range propertyFiles {
		p := read[property](t, file)
		for _, f := range p.Facts {
			t.Run(id+"/"+f.ID, func(t *testing.T) { check(t, p, f) })
		}
	}
}

// texts is a fact in all its languages, the original included.
func texts(p property, f fact) map[string]string {
	out := map[string]string{p.Language: f.Text}
	maps.Copy(out, f.Translations)
	return out
}
