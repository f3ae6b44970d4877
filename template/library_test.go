package template_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"portineria/embed"
	"portineria/phrase"
	"portineria/stay"
	"portineria/template"
	"portineria/whatsapp"
)

func library(t *testing.T) *template.Library {
	t.Helper()
	l, err := template.Load(embed.Templates)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestTenReadyTextsInFiveLanguages(t *testing.T) {
	l := library(t)
	want := strings.Fields("booking_confirmed before_arrival arrival_day first_evening before_checkout thanks_and_review owner_alert privacy_answer code_changed emergency")
	var got []string
	bodies := map[string]bool{}
	for _, r := range l.Texts() {
		got = append(got, r.Name)
		for language := range strings.FieldsSeq("it en de fr es") {
			tpl, ok := l.Make(r.Name, language)
			if !ok {
				t.Fatalf("%s is not there in %s", r.Name, language)
			}
			if bodies[tpl.Body] {
				t.Errorf("%s in %s repeats another", r.Name, language)
			}
			bodies[tpl.Body] = true
			if vars := tpl.Variables(); r.ForOwner && slices.Contains(vars, "guest_name") {
				t.Errorf("%s names a guest on a locked screen", r.Name)
			}
			// What the platform's client refuses must not be in it either.
			if d := template.Draft(tpl); d.Name == "" || d.Category != "UTILITY" || len(d.Examples) != len(tpl.Variables()) {
				t.Errorf("%s in %s is submitted as %+v", r.Name, language, d)
			}
			filled := tpl.Render(tpl.Examples).Text()
			if strings.Contains(filled, "{{") || strings.Contains(filled, "  ") {
				t.Errorf("%s in %s reads %q", r.Name, language, filled)
			}
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("the texts are %v, want %v", got, want)
	}
}

// All languages of a text say the same: the same variables, and no code in any.
func TestTheLanguagesOfATextAgree(t *testing.T) {
	secret := regexp.MustCompile(`(?i)\bcod(e|ice|igo)\b.*\{\{|password|\bpin\b`)
	l := library(t)
	for _, r := range l.Texts() {
		first, _ := l.Make(r.Name, "it")
		want := slices.Sorted(slices.Values(first.Variables()))
		for _, language := range l.Languages() {
			tpl, _ := l.Make(r.Name, language)
			if got := slices.Sorted(slices.Values(tpl.Variables())); !slices.Equal(got, want) {
				t.Errorf("%s has %v in %s and %v in it", r.Name, got, language, want)
			}
			if secret.MatchString(tpl.Body) {
				t.Errorf("%s speaks of a secret in %s", r.Name, language)
			}
		}
	}
}

// TestEveryReadyTextCanBeFilled from what a house always knows: a booking without a
// name, as most calendars tell of.
func TestEveryReadyTextCanBeFilled(t *testing.T) {
	l, book := library(t), phrases(t)
	home := stay.Property{Name: "Casa Limone", Address: "Via del Lago 12\n38066 Esempio", Timezone: "Europe/Rome", CheckinFrom: 15 * 60, CheckinUntil: stay.NoClock, CheckoutUntil: 10 * 60}
	b := stay.Booking{Arrival: stay.NewDate(2026, 8, 14), Departure: stay.NewDate(2026, 8, 17)}
	for _, r := range l.Texts() {
		for _, language := range l.Languages() {
			tpl, _ := l.Make(r.Name, language)
			values := template.For(tpl, template.Values(template.About{Property: home, Booking: &b, Address: l.Guest(language)}, book, language))
			if empty := tpl.Empty(values); len(empty) > 0 {
				t.Errorf("%s in %s lacks %v", r.Name, language, empty)
			}
			for _, v := range values {
				if strings.ContainsAny(v, "\n\t") {
					t.Errorf("%s in %s is filled with a line break: %q", r.Name, language, v)
				}
			}
		}
	}
}

func phrases(t *testing.T) *phrase.Book {
	t.Helper()
	book, err := phrase.Load(embed.Phrases)
	if err != nil {
		t.Fatal(err)
	}
	return book
}

func TestValuesAreWhatAGuestReads(t *testing.T) {
	book := phrases(t)
	home := stay.Property{Name: "Casa Limone", Timezone: "Europe/Rome", CheckinFrom: 15 * 60, CheckinUntil: stay.NoClock, CheckoutUntil: 10 * 60}
	b := stay.Booking{Name: "Ada Lovelace", Arrival: stay.NewDate(2026, 8, 14), Departure: stay.NewDate(2026, 8, 17)}
	v := template.Values(template.About{Property: home, Booking: &b, Guest: "xX Dragon Xx", Address: "dear guest"}, book, "en")
	for name, want := range map[string]string{"guest_name": "Ada", "nights": "3", "property": "Casa Limone", "address": "", "checkin_until": ""} {
		if v[name] != want {
			t.Errorf("%s is %q, want %q", name, v[name], want)
		}
	}
	if !strings.Contains(v["arrival"], "14") || !strings.Contains(v["arrival"], "August") {
		t.Errorf("the arrival is %q", v["arrival"])
	}
	for _, odd := range []stay.Private{"", "{{1}}", "https://x.example", "🙂", "12345", "..."} {
		got := template.Values(template.About{Property: home, Guest: odd, Address: "dear guest"}, book, "en")["guest_name"]
		if odd != "🙂" && got != "dear guest" {
			t.Errorf("%q is addressed as %q", string(odd), got)
		}
	}
}

func TestOneTextIsRefusedForEachReason(t *testing.T) {
	good := stay.Template{Name: "hello", Language: "en", Category: stay.Utility, Header: "Hello", Body: "Hello {{guest_name}}, welcome to our house.", Examples: map[string]string{"guest_name": "Ada", "property": "Casa", "access_code": "1"}}
	if faults := good.Unfit(template.Known); len(faults) > 0 {
		t.Fatalf("a good one is refused: %v", faults)
	}
	for key, change := range map[string]func(*stay.Template){
		"name":             func(t *stay.Template) { t.Name = "Hello World" },
		"language":         func(t *stay.Template) { t.Language = "english" },
		"category":         func(t *stay.Template) { t.Category = stay.Authentication },
		"body_empty":       func(t *stay.Template) { t.Body = " " },
		"body_long":        func(t *stay.Template) { t.Body = strings.Repeat("word ", 210) },
		"header_long":      func(t *stay.Template) { t.Header = strings.Repeat("x", 61) },
		"header_variables": func(t *stay.Template) { t.Header = "{{guest_name}} at {{property}} today" },
		"header_marks":     func(t *stay.Template) { t.Header = "*Hello*" },
		"footer_long":      func(t *stay.Template) { t.Footer = strings.Repeat("x", 61) },
		"footer_variable":  func(t *stay.Template) { t.Footer = "of {{property}}" },
		"starts":           func(t *stay.Template) { t.Body = "{{guest_name}}, welcome to our house." },
		"ends":             func(t *stay.Template) { t.Body = "Welcome to our house, {{guest_name}}!" },
		"adjacent":         func(t *stay.Template) { t.Body = "Hello to you {{guest_name}} {{property}} is ready for you now." },
		"order": func(t *stay.Template) {
			t.Body = "Hello {{2}}, welcome to our house."
			t.Fills = map[string]string{"2": "guest_name"}
			t.Examples["2"] = "Ada"
		},
		"mixed": func(t *stay.Template) {
			t.Body = "Hello {{1}}, welcome to our house {{property}} by the lake."
			t.Fills = map[string]string{"1": "guest_name"}
		},
		"malformed":   func(t *stay.Template) { t.Body = "Hello {{guest name}}, welcome to our house." },
		"unknown":     func(t *stay.Template) { t.Body = "Hello {{mood}}, welcome to our house." },
		"secret":      func(t *stay.Template) { t.Body = "The door has {{access_code}} as its code." },
		"example":     func(t *stay.Template) { t.Examples = nil },
		"many":        func(t *stay.Template) { t.Body = "Hi {{guest_name}} at {{property}} ok" },
		"blank_lines": func(t *stay.Template) { t.Body = "Hello {{guest_name}},\n\n\nwelcome to our house." },
		"asks_papers": func(t *stay.Template) { t.Body = "Hello {{guest_name}}, send us your passport please." },
		"buttons": func(t *stay.Template) {
			t.Buttons = slices.Repeat([]stay.TemplateButton{{Kind: "url", Text: "Open", URL: "https://house.example/"}}, 3)
		},
		"button_text": func(t *stay.Template) {
			t.Buttons = []stay.TemplateButton{{Kind: "quick_reply", Text: strings.Repeat("x", 26)}}
		},
		"button_url": func(t *stay.Template) {
			t.Buttons = []stay.TemplateButton{{Kind: "url", Text: "Open", URL: "http://house.example/"}}
		},
	} {
		bad := good
		bad.Examples = map[string]string{"guest_name": "Ada", "property": "Casa", "access_code": "1"}
		change(&bad)
		if !slices.ContainsFunc(bad.Unfit(template.Known), func(f stay.Fault) bool { return f.Key == key }) {
			t.Errorf("%s is not found: %v", key, bad.Unfit(template.Known))
		}
	}
}

func TestWhatThePlatformSaysOfATemplate(t *testing.T) {
	at := stay.NewDate(2026, 7, 14).At(0, time.UTC)
	start := stay.Template{Name: "hello", Language: "it", Category: stay.Utility, State: stay.TemplatePending, StateSince: at}
	status := "message_template_status_update"
	rejected, news := template.Follow(start, status, whatsapp.TemplateChange{ID: "7", Event: "REJECTED", Reason: "INVALID_FORMAT", Advice: "Fix it."}, at.Add(1))
	if rejected.State != stay.TemplateRejected || rejected.Reason != "INVALID_FORMAT" || rejected.Advice == "" || rejected.PlatformID != "7" || !slices.Contains(news.Raise, stay.AlarmTemplateRejected) {
		t.Errorf("rejected: %+v, %+v", rejected, news)
	}
	late, news := template.Follow(rejected, status, whatsapp.TemplateChange{Event: "APPROVED"}, at.Add(-1))
	if late.State != stay.TemplateRejected || len(news.Raise)+len(news.Over) > 0 {
		t.Errorf("an older event counted: %+v", late)
	}
	approved, news := template.Follow(rejected, status, whatsapp.TemplateChange{Event: "APPROVED", Reason: "NONE"}, at.Add(2))
	if approved.State != stay.TemplateApproved || approved.Reason != "" || approved.Advice != "" || !slices.Contains(news.Over, stay.AlarmTemplateRejected) {
		t.Errorf("approved: %+v, %+v", approved, news)
	}
	for event, want := range map[string]stay.TemplateState{"PAUSED": stay.TemplatePaused, "DISABLED": stay.TemplateDisabled, "DELETED": stay.TemplateDeleted, "PENDING_DELETION": stay.TemplateDeleted, "ARCHIVED": stay.TemplateDisabled,
		"IN_APPEAL": stay.TemplatePending, "FLAGGED": stay.TemplateApproved, "REINSTATED": stay.TemplateApproved, "LOCKED": stay.TemplateApproved, "SOMETHING_NEW": stay.TemplateApproved} {
		if got, _ := template.Follow(approved, status, whatsapp.TemplateChange{Event: event}, at.Add(3)); got.State != want {
			t.Errorf("%s makes it %s", event, got.State)
		}
	}
	moved, news := template.Follow(approved, "template_category_update", whatsapp.TemplateChange{Category: "MARKETING"}, at)
	if moved.Category != stay.Marketing || !slices.Contains(news.Raise, stay.AlarmTemplateCategory) {
		t.Errorf("the category: %+v", moved)
	}
	soon, _ := template.Follow(approved, "template_category_update", whatsapp.TemplateChange{Category: "UTILITY", Correct: "MARKETING"}, at)
	if soon.Category != stay.Utility || soon.Correct != stay.Marketing {
		t.Errorf("the category to come: %+v", soon)
	}
	if worse, _ := template.Follow(approved, "message_template_quality_update", whatsapp.TemplateChange{Quality: "RED"}, at); worse.Quality != stay.QualityRed {
		t.Errorf("the quality: %+v", worse)
	}
}

func TestThePlatformsListIsComparedWithOurs(t *testing.T) {
	now := stay.NewDate(2026, 7, 14).At(0, time.UTC)
	long := now.AddDate(0, 0, -3)
	ours := []stay.Template{
		{Account: "1", Name: "kept", Language: "it", Category: stay.Utility, State: stay.TemplatePending, PlatformID: "1", SubmittedAt: long, StateSince: long, Fills: map[string]string{"1": "guest_name"}, Body: "Ciao {{1}}, tutto bene?"},
		{Account: "1", Name: "gone", Language: "it", Category: stay.Utility, State: stay.TemplateApproved, PlatformID: "2", SubmittedAt: long, StateSince: long},
		{Account: "1", Name: "fresh", Language: "it", Category: stay.Utility, State: stay.TemplatePending, SubmittedAt: now, StateSince: now},
		{Account: "1", Name: "draft", Language: "it", Category: stay.Utility, State: stay.TemplateDraft, StateSince: long},
	}
	changed, news := template.Compare("1", ours, []whatsapp.Template{
		{ID: "1", Name: "kept", Language: "it", Category: "MARKETING", Status: "APPROVED", Quality: "GREEN", Body: "Ciao {{1}}, tutto bene?"},
		{ID: "9", Name: "theirs", Language: "en", Category: "UTILITY", Status: "APPROVED", Body: "Hello {{name}}, hi."},
		{ID: "8", Name: "otp", Language: "en", Category: "AUTHENTICATION", Status: "APPROVED", Body: "{{1}} is your code"},
	}, now)
	got := map[string]stay.TemplateState{}
	for _, c := range changed {
		got[c.Name] = c.State
	}
	if len(got) != 3 || got["kept"] != stay.TemplateApproved || got["gone"] != stay.TemplateDeleted || got["theirs"] != stay.TemplateApproved {
		t.Errorf("changed: %v", got)
	}
	if changed[0].Fills["1"] != "guest_name" || changed[0].Category != stay.Marketing || !slices.Contains(news["kept/it"].Raise, stay.AlarmTemplateCategory) || !slices.Contains(news["gone/it"].Raise, stay.AlarmTemplateOff) {
		t.Errorf("%+v, %v", changed[0], news)
	}
}
