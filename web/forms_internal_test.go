package web

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"portineria/lang"
	"portineria/stay"
	"portineria/web/view"
)

// good is a form in which nothing is wrong.
func good() view.Basics {
	return view.Basics{
		ID: "casa-limone", Name: " Casa Limone ", Address: "Via dei Giardini 4", Languages: []view.Option{{Value: "it", Selected: true}}, Timezone: "Europe/Rome", Country: "it",
		HostName: "Anna", CheckinFrom: "15:00", CheckinUntil: "", CheckoutUntil: "10:00:00", AccessFromHoursBefore: "24", AccessUntilHours: "2",
		Threshold: "0,7", DraftAbove: "0.5", EscalationKeywords: "gas\n\n incendio \n",
	}
}

func TestAGoodFormBecomesAProperty(t *testing.T) {
	send, draft := 0.7, 0.5
	want := stay.Property{ID: "casa-limone", Name: "Casa Limone", Address: "Via dei Giardini 4", Language: "it", Timezone: "Europe/Rome", Country: "IT", HostName: "Anna",
		CheckinFrom: 15 * 60, CheckinUntil: stay.NoClock, CheckoutUntil: 10 * 60, AccessFromHoursBefore: 24, AccessUntilHoursAfter: 2,
		SendAbove: &send, DraftAbove: &draft, EscalationKeywords: []string{"gas", "incendio"}}
	refused := view.Errors{}
	got := parseBasics(lang.For("en"), "casa-limone", good(), refused)
	if diff := cmp.Diff(want, got); diff != "" || refused.Any() {
		t.Errorf("refused %v, -want +got:\n%s", refused, diff)
	}
}

func TestThePropertyGoesBackIntoTheForm(t *testing.T) {
	for _, code := range lang.Codes() {
		w := lang.For(code)
		p := parseBasics(w, "casa-limone", good(), view.Errors{})
		refused := view.Errors{}
		if diff := cmp.Diff(p, parseBasics(w, "casa-limone", basicsOf(w, p), refused)); diff != "" || refused.Any() {
			t.Errorf("%s: refused %v, -first +second:\n%s", code, refused, diff)
		}
	}
}

func TestEachBadFieldIsRefusedBesideItself(t *testing.T) {
	w := lang.For("en")
	for name, c := range map[string]struct {
		change func(*view.Basics)
		want   map[string]string
	}{
		"no name":                  {func(f *view.Basics) { f.Name = "  " }, map[string]string{"name": "required"}},
		"a name without end":       {func(f *view.Basics) { f.Name = strings.Repeat("a", 500) }, map[string]string{"name": "too_long"}},
		"no language":              {func(f *view.Basics) { f.Languages = nil }, map[string]string{"language": "required"}},
		"a language nobody speaks": {func(f *view.Basics) { f.Languages[0].Value = "xx" }, map[string]string{"language": "bad_language"}},
		"a zone that is none":      {func(f *view.Basics) { f.Timezone = "Europe/Finale" }, map[string]string{"timezone": "bad_timezone"}},
		"the machine's own zone":   {func(f *view.Basics) { f.Timezone = "Local" }, map[string]string{"timezone": "bad_timezone"}},
		"a path for a zone":        {func(f *view.Basics) { f.Timezone = "../../etc/passwd" }, map[string]string{"timezone": "bad_timezone"}},
		"a country in full":        {func(f *view.Basics) { f.Country = "Italia" }, map[string]string{"country": "bad_country"}},
		"a time that is none":      {func(f *view.Basics) { f.CheckinFrom = "25:00" }, map[string]string{"checkin_from": "bad_time"}},
		"no time of arrival":       {func(f *view.Basics) { f.CheckinFrom = "" }, map[string]string{"checkin_from": "bad_time"}},
		"hours that are words":     {func(f *view.Basics) { f.AccessFromHoursBefore = "a day" }, map[string]string{"access_from_hours_before": "bad_number"}},
		"hours below nothing":      {func(f *view.Basics) { f.AccessUntilHours = "-1" }, map[string]string{"access_until_hours_after": "out_of_range"}},
		"hours above a month":      {func(f *view.Basics) { f.AccessFromHoursBefore = "745" }, map[string]string{"access_from_hours_before": "out_of_range"}},
		"no hours":                 {func(f *view.Basics) { f.AccessUntilHours = " " }, map[string]string{"access_until_hours_after": "required"}},
		"too sure":                 {func(f *view.Basics) { f.Threshold, f.DraftAbove = "1.5", "" }, map[string]string{"threshold": "bad_threshold"}},
		"not a number at all":      {func(f *view.Basics) { f.Threshold, f.DraftAbove = "NaN", "" }, map[string]string{"threshold": "bad_threshold"}},
		"words for a number":       {func(f *view.Basics) { f.DraftAbove = "half" }, map[string]string{"draft_above": "bad_threshold"}},
		"drafts surer than sends":  {func(f *view.Basics) { f.Threshold, f.DraftAbove = "0.4", "0.6" }, map[string]string{"draft_above": "out_of_range"}},
		"a word without end":       {func(f *view.Basics) { f.EscalationKeywords = strings.Repeat("a", 200) }, map[string]string{"escalation_keywords": "too_long"}},
		"two mistakes at once":     {func(f *view.Basics) { f.Name, f.Timezone = "", "x" }, map[string]string{"name": "required", "timezone": "bad_timezone"}},
		"bounds that just fit": {func(f *view.Basics) {
			f.AccessFromHoursBefore, f.AccessUntilHours, f.Threshold, f.DraftAbove = "744", "0", "1", "0"
		}, nil},
		"thresholds left empty": {func(f *view.Basics) { f.Threshold, f.DraftAbove = "", "" }, nil},
	} {
		t.Run(name, func(t *testing.T) {
			form, refused, want := good(), view.Errors{}, view.Errors{}
			c.change(&form)
			parseBasics(w, "casa-limone", form, refused)
			for field, key := range c.want {
				want[field] = w.InvalidText(key)
			}
			if diff := cmp.Diff(want, refused); diff != "" {
				t.Errorf("refused (-want +got):\n%s", diff)
			}
		})
	}
}

func TestANewFactIsNamedAfterItsTopic(t *testing.T) {
	for name, c := range map[string]struct {
		taken []string
		want  string
	}{
		"the first":                  {nil, "wifi"},
		"the second":                 {[]string{"wifi"}, "wifi-2"},
		"a gap is filled":            {[]string{"wifi", "wifi-3"}, "wifi-2"},
		"another topic's name":       {[]string{"access"}, "wifi"},
		"the numbers go on":          {[]string{"wifi", "wifi-2", "wifi-3"}, "wifi-4"},
		"one that was named by hand": {[]string{"wifi", "router"}, "wifi-2"},
	} {
		t.Run(name, func(t *testing.T) {
			var taken []stay.Fact
			for _, id := range c.taken {
				taken = append(taken, stay.Fact{ID: id})
			}
			if got := stay.FreeFactID("wifi", taken); got != c.want {
				t.Errorf("it is named %q, want %q", got, c.want)
			}
		})
	}
}

func TestAFactThatTellsACodeOutsideTheStayIsNoticed(t *testing.T) {
	for name, c := range map[string]struct {
		f    stay.Fact
		want bool
	}{
		"a code for anyone":                  {stay.Fact{Visibility: stay.Public, Text: "The door code is 4711#."}, true},
		"a password for booked guests":       {stay.Fact{Visibility: stay.Booked, Text: "La password è limoni-gialli-22."}, true},
		"one that is in a translation":       {stay.Fact{Visibility: stay.Public, Text: "Chiedi a Anna.", Translations: map[string]string{"en": "The code is 4711#."}}, true},
		"a secret that was named":            {stay.Fact{Visibility: stay.Public, Text: "Ask for the yellow box.", Secrets: []string{"yellow"}}, true},
		"a code during the stay":             {stay.Fact{Visibility: stay.DuringStay, Text: "The door code is 4711#."}, false},
		"a code for the owner alone":         {stay.Fact{Visibility: stay.OwnerOnly, Text: "The alarm code is 4711#."}, false},
		"a sentence that only says \"code\"": {stay.Fact{Visibility: stay.Public, Text: "You get the code before arrival."}, false},
		"numbers that are no secret":         {stay.Fact{Visibility: stay.Public, Text: "Check-in is from 15:00, parking costs 12 euro."}, false},
	} {
		t.Run(name, func(t *testing.T) {
			if got := tellsSecret(c.f); got != c.want {
				t.Errorf("noticed: %v, want %v", got, c.want)
			}
		})
	}
}

func TestASecretMustStandSomewhere(t *testing.T) {
	w := lang.For("en")
	fact := func(secrets ...string) stay.Fact {
		return stay.Fact{ID: "wifi", Topic: "wifi", Visibility: stay.DuringStay, Text: "La password è limoni-22.", Secrets: secrets, Translations: map[string]string{"en": "The key is lemons-22."}}
	}
	for name, c := range map[string]struct {
		f    stay.Fact
		want bool
	}{
		"in the text": {fact("limoni-22"), false}, "in a translation": {fact("limoni-22", "lemons-22"), false}, "nowhere": {fact("oranges-22"), true}, "none named": {fact(), false},
	} {
		t.Run(name, func(t *testing.T) {
			refused := view.Errors{}
			checkFact(w, c.f, refused)
			if got := refused["secrets"] == w.InvalidText("secret_not_in_text"); got != c.want || len(refused) > 1 {
				t.Errorf("refused %v", refused)
			}
		})
	}
}

func TestABrowserIsNamedByWhatItCallsItself(t *testing.T) {
	w := lang.For("en")
	for agent, want := range map[string]string{
		"Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0":                                                                  "Firefox, Linux",
		"Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1": "Safari, iPhone",
		"Mozilla/5.0 (Linux; Android 15; Pixel) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36":                     "Chrome, Android",
		"Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0":           "Edge, Windows",
		"Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15":                   "Safari, Mac",
		"curl/8.10.1": w.Account.UnknownBrowser, "": w.Account.UnknownBrowser,
	} {
		if got := browserOf(w, agent); got != want {
			t.Errorf("%q is named %q, want %q", agent, got, want)
		}
	}
}

func TestEveryActHasItsWordsInBothLanguages(t *testing.T) {
	plain := []did{didSyncLate, didFeedGone, didBook, didBookSave, didBookGone, didCheck, didHouse, didHouseSave, didHouseGone, didFact, didFactDoubt, didFactGone,
		didRemove, didLanguage, didPassword, didEnd, didBackup, didChoices}
	for _, code := range lang.Codes() {
		for _, key := range plain {
			if f := plainly(lang.For(code), key); f == nil || f.Text == "" {
				t.Errorf("%s says nothing of %s", code, key)
			}
		}
		if f := tallyOf([]string{"1", "2", "x", "", "3"}).told(lang.For(code), "Done."); f.Tone != view.Brass || !strings.Contains(f.Text, "3") {
			t.Errorf("%s says of a sync that partly failed: %+v", code, f)
		}
	}
	if plainly(lang.For("en"), "nonsense") != nil {
		t.Error("something is said of nonsense")
	}
}
