package embed_test

import (
	"cmp"
	"regexp"
	"slices"
	"testing"

	"portineria/stay"
)

// actions are what the evaluation of answers calls the outcomes that the questions show.
var actions = []string{"answer", "escalate", "handoff", "privacy", "silent"}

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

	for _, lang := range answered {
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
	if len(questions) != len(answered) {
		t.Errorf("%d languages, want %d", len(questions), len(answered))
	}
}
