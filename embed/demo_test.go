package embed_test

import (
	"bytes"
	"cmp"
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

// languages are those of the phrases.
var languages = []string{"de", "en", "es", "fr", "it", "nl", "pl", "pt"}

// actions are what the evaluation of answers calls the outcomes that the questions show.
var actions = []string{"answer", "escalate", "handoff", "privacy", "silent"}

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
	for lang, text := range f.Translations {
		out[lang] = text
	}
	return out
}

// bookings is the form of demo/feeds.toml.
type bookings struct {
	Feeds []struct {
		Property string
		Channel  string
		Events   []event
	}
	Direct []struct {
		Property string
		Arrival  int
		Nights   int
		Name     string
		Phone    string
		Language string
		Guests   int
		Code     string
	}
	Strangers []struct {
		Phone    string
		Language string
		Hint     string
	}
}

type event struct {
	Kind    string
	Arrival int
	Nights  int
	Code    string
	Last4   string
	Name    string
}

// span is a run of taken nights, in days from today.
type span struct{ arrival, departure int }

func TestBookingsStandAroundToday(t *testing.T) {
	all := read[bookings](t, "demo/feeds.toml")
	taken := map[string][]span{}
	channels := map[string]bool{}

	for _, feed := range all.Feeds {
		channels[feed.Channel] = true
		for _, e := range feed.Events {
			taken[feed.Property] = append(taken[feed.Property], span{e.Arrival, e.Arrival + e.Nights})
			checkEvent(t, feed.Channel, e)
		}
	}
	for _, d := range all.Direct {
		taken[d.Property] = append(taken[d.Property], span{d.Arrival, d.Arrival + d.Nights})
		if d.Name == "" || d.Guests < 1 || !slices.Contains(languages, d.Language) {
			t.Errorf("incomplete: %+v", d)
		}
		if got := stay.FindCodes("booking " + d.Code); !slices.Equal(got, []string{d.Code}) {
			t.Errorf("%q cannot be a booking code", d.Code)
		}
	}

	if len(channels) != 3 || len(taken) != len(propertyFiles) {
		t.Errorf("channels %v, properties %d", channels, len(taken))
	}
	for property, spans := range taken {
		if propertyFiles[property] == "" {
			t.Errorf("no property %q", property)
		}
		checkSpans(t, property, spans)
	}
}

// checkEvent fails when an event says more or less than such a feed does.
func checkEvent(t *testing.T, channel string, e event) {
	t.Helper()
	booking := e.Kind == "booking"
	want := event{Kind: e.Kind, Arrival: e.Arrival, Nights: e.Nights}
	switch {
	case channel == "airbnb" && booking:
		want.Code, want.Last4 = e.Code, e.Last4
		if !regexp.MustCompile(`^HM[A-Z0-9]{8}$`).MatchString(e.Code) || !regexp.MustCompile(`^[0-9]{4}$`).MatchString(e.Last4) {
			t.Errorf("code %q, digits %q", e.Code, e.Last4)
		}
	case channel == "vrbo" && booking:
		want.Name = cmp.Or(e.Name, "a name")
	}
	if e != want || e.Nights < 1 || !booking && e.Kind != "block" {
		t.Errorf("%s: %+v, want %+v", channel, e, want)
	}
}

// checkSpans fails when nights overlap, or when nobody is there today.
func checkSpans(t *testing.T, property string, spans []span) {
	t.Helper()
	slices.SortFunc(spans, func(a, b span) int { return cmp.Compare(a.arrival, b.arrival) })
	today := false
	for i, s := range spans {
		if i > 0 && s.arrival < spans[i-1].departure {
			t.Errorf("%s: %+v overlaps %+v", property, s, spans[i-1])
		}
		today = today || s.arrival <= 0 && s.departure > 0
	}
	if !today {
		t.Errorf("%s: nobody stays today", property)
	}
}

func TestTelephoneNumbersAreReservedForFiction(t *testing.T) {
	all := read[bookings](t, "demo/feeds.toml")
	seen := map[string]bool{}
	reserved := regexp.MustCompile(`^\+(447700900[0-9]{3}|120255501[0-9]{2})$`)
	numbers := []string{}
	for _, d := range all.Direct {
		numbers = append(numbers, d.Phone)
	}
	for _, s := range all.Strangers {
		numbers = append(numbers, s.Phone)
	}
	for _, number := range numbers {
		if !reserved.MatchString(number) || seen[number] {
			t.Errorf("%s is not reserved, or is there twice", number)
		}
		seen[number] = true
	}
}

func TestQuestionsOfEveryLanguage(t *testing.T) {
	questions := read[map[string][]struct {
		Text   string
		Topic  stay.Topic
		Action string
	}](t, "demo/questions.toml")

	for _, lang := range languages {
		shown := map[string]bool{}
		for _, q := range questions[lang] {
			if q.Text == "" || !q.Topic.Valid() || !slices.Contains(actions, q.Action) {
				t.Errorf("%s: %+v", lang, q)
			}
			shown[q.Action] = true
		}
		if len(shown) != len(actions) || len(questions[lang]) < 10 {
			t.Errorf("%s: %d questions that show %v", lang, len(questions[lang]), shown)
		}
	}
	if len(questions) != len(languages) {
		t.Errorf("%d languages, want %d", len(questions), len(languages))
	}
}
