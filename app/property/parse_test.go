package property_test

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"portineria/app/property"
	"portineria/stay"
)

func TestParseReadsTheWholeFormat(t *testing.T) {
	f, err := os.Open("testdata/casa-limone.toml")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	got, err := property.Parse(f, "casa-limone.toml")
	if err != nil {
		t.Fatal(err)
	}
	want := property.File{
		Name: "casa-limone.toml",
		Property: stay.Property{ID: "casa-limone", Name: "Casa Limone", Address: "Via dei Giardini 4, 17024 Finale Ligure (SV), Italia", Language: "it", Timezone: "Europe/Rome",
			Country: "IT", CheckinFrom: 15 * 60, CheckinUntil: 20 * 60, CheckoutUntil: 9*60 + 30, AccessFromHoursBefore: 24, AccessUntilHoursAfter: 2, SendAbove: new(0.6),
			EscalationKeywords: []string{"allagamento", "gas", "incendio"}},
		Facts: []stay.Fact{
			{Property: "casa-limone", ID: "wifi", Topic: "wifi", Visibility: stay.DuringStay, Text: "La rete si chiama CasaLimone-5G, la password è limoni-gialli-22.",
				Secrets: []string{"limoni-gialli-22"}, Translations: map[string]string{"en": "The network is called CasaLimone-5G, the password is limoni-gialli-22."}},
			{Property: "casa-limone", ID: "trash", Topic: "trash", Visibility: stay.Public, Text: "Lunedì e giovedì.\nI bidoni sono nel cortile.",
				Translations: map[string]string{"de": "Montag und Donnerstag.", "fr": "Lundi et jeudi."}},
		},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("read otherwise (-want +got):\n%s", diff)
	}
}

const least = "id = \"casa\"\nname = \"Casa\"\nlanguage = \"it\"\ntimezone = \"Europe/Rome\"\n"

// fact is a good fact, to be spoiled line by line.
const fact = "[[facts]]\nid = \"wifi\"\ntopic = \"wifi\"\nvisibility = \"public\"\ntext = \"C'è.\"\n"

func TestParseFillsInWhatAFileLeavesOut(t *testing.T) {
	got, err := property.Parse(strings.NewReader(least), "f")
	if err != nil {
		t.Fatal(err)
	}
	want := stay.Property{ID: "casa", Name: "Casa", Language: "it", Timezone: "Europe/Rome", Country: "IT", CheckinFrom: 15 * 60, CheckinUntil: stay.NoClock,
		CheckoutUntil: 10 * 60, AccessFromHoursBefore: 24, AccessUntilHoursAfter: 2}
	if diff := cmp.Diff(property.File{Name: "f", Property: want}, got); diff != "" {
		t.Errorf("filled in otherwise (-want +got):\n%s", diff)
	}
}

func TestParseTellsEveryProblemWithLineAndKey(t *testing.T) {
	for name, c := range map[string]struct{ file, want string }{
		"nothing in it":           {"", "f:1: id: required | f:1: language: required | f:1: name: required | f:1: timezone: required"},
		"blank name":              {strings.Replace(least, `"Casa"`, `"  "`, 1), "f:2: name: required"},
		"unknown key":             {least + "colour = \"red\"\n", "f:5: colour: unknown_key"},
		"unknown table":           {least + "[extra]\na = 1\n", "f:5: extra: unknown_key"},
		"unknown key of a fact":   {least + fact + "topics = \"x\"\n", "f:10: facts[1].topics: unknown_key"},
		"bad id":                  {strings.Replace(least, `"casa"`, `"Casa Limone"`, 1), "f:1: id: bad_id"},
		"id with a hyphen at end": {strings.Replace(least, `"casa"`, `"casa-"`, 1), "f:1: id: bad_id"},
		"bad language":            {strings.Replace(least, `"it"`, `"italiano"`, 1), "f:3: language: bad_language"},
		"capital language":        {strings.Replace(least, `"it"`, `"IT"`, 1), "f:3: language: bad_language"},
		"invented language":       {strings.Replace(least, `"it"`, `"xx"`, 1), "f:3: language: bad_language"},
		"bad zone":                {strings.Replace(least, "Europe/Rome", "Europe/Roma", 1), "f:4: timezone: bad_timezone"},
		"the machine's zone":      {strings.Replace(least, "Europe/Rome", "Local", 1), "f:4: timezone: bad_timezone"},
		"zone out of its place":   {strings.Replace(least, "Europe/Rome", "../../etc/passwd", 1), "f:4: timezone: bad_timezone"},
		"bad country":             {least + "country = \"Italia\"\n", "f:5: country: bad_country"},
		"bad time":                {least + "checkin_from = \"25:00\"\n", "f:5: checkin_from: bad_time"},
		"time without quotes":     {least + "checkin_from = 15:00:00\n", "f:5: checkin_from: invalid"},
		"time as a word":          {least + "checkout_until = \"ten\"\n", "f:5: checkout_until: bad_time"},
		"hours below nothing":     {least + "access_from_hours_before = -1\n", "f:5: access_from_hours_before: out_of_range"},
		"hours with a half":       {least + "access_until_hours_after = 1.5\n", "f:5: access_until_hours_after: invalid"},
		"hours beyond reason":     {least + "access_until_hours_after = 9223372036854775807\n", "f:5: access_until_hours_after: out_of_range"},
		"threshold above one":     {least + "threshold = 60\n", "f:5: threshold: bad_threshold"},
		"threshold not a number":  {least + "threshold = nan\n", "f:5: threshold: bad_threshold"},
		"threshold in quotes":     {least + "threshold = \"0.6\"\n", "f:5: threshold: invalid"},
		"draft_above below zero":  {least + "draft_above = -0.1\n", "f:5: draft_above: bad_threshold"},
		"identity_check a word":   {least + "identity_check = \"yes\"\n", "f:5: identity_check: invalid"},
		"keywords not a list":     {least + "escalation_keywords = \"gas\"\n", "f:5: escalation_keywords: invalid"},
		"a keyword not a text":    {least + "escalation_keywords = [\n  \"gas\",\n  7,\n]\n", "f:7: escalation_keywords[2]: invalid"},
		"facts not tables":        {least + "facts = \"wifi\"\n", "f:5: facts: invalid"},
		"a single facts table":    {least + strings.Replace(fact, "[[facts]]", "[facts]", 1), "f:5: facts: invalid"},
		"a fact with nothing":     {least + "[[facts]]\n", "f:5: facts[1].id: required | f:5: facts[1].text: required | f:5: facts[1].topic: required | f:5: facts[1].visibility: required"},
		"bad fact id":             {least + strings.Replace(fact, `"wifi"`, `"Wi-Fi"`, 1), "f:6: facts[1].id: bad_id"},
		"fact id too long":        {least + strings.Replace(fact, `"wifi"`, `"`+strings.Repeat("a", 65)+`"`, 1), "f:6: facts[1].id: too_long"},
		"fact id with a dot":      {least + strings.Replace(fact, `"wifi"`, `"wi.fi"`, 1), "f:6: facts[1].id: bad_id"},
		"unknown topic":           {least + strings.Replace(fact, `topic = "wifi"`, `topic = "wfi"`, 1), "f:7: facts[1].topic: unknown_topic"},
		"bad visibility":          {least + strings.Replace(fact, `"public"`, `"guests"`, 1), "f:8: facts[1].visibility: unknown_visibility"},
		"empty text":              {least + strings.Replace(fact, `"C'è."`, `""`, 1), "f:9: facts[1].text: required"},
		"text a number":           {least + strings.Replace(fact, `"C'è."`, `7`, 1), "f:9: facts[1].text: invalid"},
		"text too long":           {least + strings.Replace(fact, "C'è.", strings.Repeat("è", 4001), 1), "f:9: facts[1].text: too_long"},
		"a place for a secret":    {least + strings.Replace(fact, "C'è.", "{{wifi.0}}", 1), "f:9: facts[1].text: invalid"},
		"two facts of one id":     {least + fact + fact, "f:11: facts[2].id: duplicate_id"},
		"an empty secret":         {least + fact + "secrets = [\"\"]\n", "f:10: facts[1].secrets[1]: required"},
		"bad translation":         {least + fact + "[facts.translations]\nen = \"There.\"\neng = \"There.\"\n", "f:12: facts[1].translations.eng: bad_language"},
		"translation inside":      {least + fact + "translations = { en = \"\" }\n", "f:10: facts[1].translations.en: translation_empty"},
		"translation not a text":  {least + fact + "[facts.translations]\nde = { formal = \"Sie\" }\n", "f:11: facts[1].translations.de: invalid"},
		"half a file":             {least + "[[facts]]\nid = \"wi", "f:6: : bad_toml"},
		"one key twice":           {least + "name = \"Casa\"\n", "f:5: : bad_toml"},
		"not TOML":                {"<html>", "f:1: : bad_toml"},
		"not UTF-8":               {least + "address = \"Via Citt\xe0\"\n", "f:5: : bad_toml"},
		"UTF-16":                  {"\xff\xfei\x00d\x00", "f:1: : bad_toml"},
		"several at once, in the order of lines": {
			"id = \"C\"\nname = 7\nlanguage = \"it\"\ntimezone = \"Mars\"\n" + strings.Replace(fact, "\"public\"", "\"all\"", 1) + "x = 1\n" + fact,
			"f:1: id: bad_id | f:2: name: invalid | f:4: timezone: bad_timezone | f:8: facts[1].visibility: unknown_visibility | f:10: facts[1].x: unknown_key | f:12: facts[2].id: duplicate_id"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := property.Parse(strings.NewReader(c.file), "f")
			var problems property.Problems
			if !errors.As(err, &problems) {
				t.Fatalf("got %v, want problems", err)
			}
			seen := map[string]bool{}
			var got []string
			for _, p := range problems {
				line := fmt.Sprintf("%s:%d: %s: %s", p.File, p.Line, p.Key, p.Word)
				got = append(got, line)
				if seen[p.Key] && p.Key != "" {
					t.Errorf("two problems of %s", p.Key)
				}
				seen[p.Key] = true
			}
			if diff := cmp.Diff(strings.Split(c.want, " | "), got); diff != "" {
				t.Errorf("problems (-want +got):\n%s\n%v", diff, err)
			}
		})
	}
}

func TestParseTakesWhatEditorsMakeOfAFile(t *testing.T) {
	long := strings.Replace(fact, `"C'è."`, "\"\"\"\nuno\ndue \"tre\"\"\"\"", 1)
	want, err := property.Parse(strings.NewReader(least+long), "f")
	if err != nil {
		t.Fatal(err)
	}
	if want.Facts[0].Text != "uno\ndue \"tre\"" {
		t.Fatalf("read %q", want.Facts[0].Text)
	}
	for name, file := range map[string]string{
		"lines ended as on Windows": strings.ReplaceAll(least+long, "\n", "\r\n"),
		"a mark of the byte order":  "\ufeff" + least + long,
		"comments and space":        "# Casa\n\n" + least + "\n  # facts\n" + long + "# end",
		"numbers as they come":      least + "threshold = 1\n" + long,
	} {
		got, err := property.Parse(strings.NewReader(file), "f")
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if diff := cmp.Diff(want.Facts, got.Facts); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestParseWarnsOfSecretsThatHideNothing(t *testing.T) {
	file := least + strings.Replace(fact, "C'è.", "La password è gelso-58.", 1) + "secrets = [\"gelso-58\", \"gelso-85\"]\n[facts.translations]\nde = \"Das Passwort ist geheim.\"\nit = \"gelso-58\"\n"
	got, err := property.Parse(strings.NewReader(file), "f")
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"f:12: facts[1].translations.de: secret 1 of the text does not occur in this translation",
		"f:10: facts[1].secrets[2]: this secret does not occur in the text",
		"f:13: facts[1].translations.it: this is the language of the text itself: the translation is not used",
	}
	if diff := cmp.Diff(want, got.Warnings); diff != "" {
		t.Errorf("warnings (-want +got):\n%s", diff)
	}
}

func TestParseNeverQuotesWhatGuestsOrThievesMustNotSee(t *testing.T) {
	const secret = "gelso-58"
	for _, file := range []string{
		least + "[[facts]]\nid = \"x\"\ntopic = \"x\"\nvisibility = \"x\"\ntext = 7\nsecrets = [\"" + secret + "\", 7]\n",
		least + "[[facts]]\ntext = \"" + secret + "\nid = 7\n",
		least + "[[facts]]\nsecrets = [\"" + secret + "\n",
		least + "[[facts]]\ntext = \"{{x.0}} " + secret + "\"\n",
		least + "[[facts]]\ntext = " + secret + "\n",
		least + fact + "secrets = [\"" + secret + "\"]\n",
	} {
		got, err := property.Parse(strings.NewReader(file), "f")
		if told := fmt.Sprint(err, got.Warnings); strings.Contains(told, secret) {
			t.Errorf("tells the secret: %s", told)
		}
	}
}

func TestParseBoundsWhatItReads(t *testing.T) {
	big := func(head, each, tail string, size int) string {
		return head + strings.Repeat(each, (size-len(head)-len(tail))/len(each)) + tail
	}
	many := strings.Builder{}
	many.WriteString(least)
	for i := range property.MaxFacts + 1 {
		many.WriteString(strings.Replace(fact, `"wifi"`, fmt.Sprintf(`"f%d"`, i), 1))
	}
	for name, file := range map[string]string{
		"too large":               big(least, "# .......\n", "", property.MaxBytes+20),
		"too many facts":          many.String(),
		"lists in lists":          big("a = ", "[", "", property.MaxBytes),
		"tables in tables":        big("a = ", "{a=", "", property.MaxBytes),
		"one key of a million":    big("", "a.", "a = 1\n", property.MaxBytes),
		"a table of a million":    big("[", "a.", "a]\n", property.MaxBytes),
		"a text without end":      big("a = \"\"\"", "x", "", property.MaxBytes),
		"keys without number":     least + numbered(100000),
		"a hundred thousand keys": big(least, "[[facts]]\nx=1\n", "", property.MaxBytes/2),
	} {
		_, err := property.Parse(strings.NewReader(file), "f")
		if err == nil {
			t.Errorf("%s was taken", name)
		}
		if told := len(fmt.Sprint(err)); told > 1<<20 {
			t.Errorf("%s is told in %d bytes", name, told)
		}
	}
}

func numbered(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "k%d = 1\n", i)
	}
	return b.String()
}

func TestTheLargestGoodFileIsTaken(t *testing.T) {
	var file strings.Builder
	file.WriteString(least)
	for i := range property.MaxFacts {
		file.WriteString(strings.Replace(strings.Replace(fact, `"wifi"`, fmt.Sprintf(`"f%d"`, i), 1), "C'è.", strings.Repeat("è ", 200), 1))
	}
	got, err := property.Parse(strings.NewReader(file.String()), "f")
	if err != nil || len(got.Facts) != property.MaxFacts {
		t.Errorf("read %d facts: %v", len(got.Facts), err)
	}
}

func TestParsePassesOnTheErrorOfItsReader(t *testing.T) {
	if _, err := property.Parse(failing{}, "f"); !errors.Is(err, os.ErrClosed) {
		t.Errorf("got %v", err)
	}
}

type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, os.ErrClosed }
