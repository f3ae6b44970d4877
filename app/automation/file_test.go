package automation_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"portineria/app/automation"
	"portineria/stay"
)

func TestReadyRulesAreInOrderAndOff(t *testing.T) {
	var first []stay.RuleID
	for _, language := range []string{"en", "it"} {
		rules, err := automation.Ready(language)
		if err != nil {
			t.Fatal(err)
		}
		var ids []stay.RuleID
		for _, r := range rules {
			ids = append(ids, r.ID)
			if r.Enabled {
				t.Errorf("%s is on before anybody asked for it", r.ID)
			}
		}
		if first == nil {
			first = ids
		}
		if !slices.Equal(first, ids) {
			t.Errorf("in %s they are %v, in English %v", language, ids, first)
		}
	}
	for _, want := range []stay.RuleID{"before-arrival", "arrival-day", "first-evening", "before-checkout", "thanks"} {
		if !slices.Contains(first, want) {
			t.Errorf("%s is missing", want)
		}
	}
}

func TestRulesReadBackAsTheyWereWritten(t *testing.T) {
	want := []stay.Rule{{ID: "welcome", Name: "Welcome \"home\"", Enabled: true, When: stay.When{Event: stay.EventCheckin, Unit: stay.UnitHours, Offset: -3},
		QuietFrom: 22 * 60, QuietUntil: 7*60 + 30, LateMinutes: 90, Repeat: true, About: []stay.Topic{"wifi", "parking"}, Template: "welcome",
		Only:  stay.Conditions{Languages: []string{"de"}, Channels: []string{"direct"}, Properties: []stay.PropertyID{"casa-limone"}, MinNights: 2, MaxNights: 5, Identified: stay.Yes, Window: stay.No},
		Texts: map[string]string{"it": "Benvenuti!\nIl codice è {{door.0}}.", "en": "Welcome, {{guest_name}}!"}},
		{ID: "thanks", Name: "Thanks", When: stay.When{Event: stay.EventCheckout, Unit: stay.UnitDays, Offset: 1, At: 11 * 60}, LateMinutes: 24 * 60, Template: "thank_you"}}
	var text strings.Builder
	if err := automation.Format(&text, want); err != nil {
		t.Fatal(err)
	}
	got, err := automation.Parse(strings.NewReader(text.String()))
	if err != nil {
		t.Fatalf("%v\n%s", err, text.String())
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("read back (-want +got):\n%s", diff)
	}
}

func TestAFileOfRulesSaysWhatIsWrongAndWhere(t *testing.T) {
	const head = "[[rule]]\nid = \"a\"\nname = \"A\"\nevent = \"checkin\"\noffset = \"-2 days\"\nat = \"17:00\"\nlate = \"2h\"\ntemplate = \"a\"\n"
	for name, c := range map[string]struct {
		text, field, key string
		line             int
	}{
		"not a file of ours":  {"hello", "", "not_toml", 1},
		"empty":               {"", "", "no_rules", 0},
		"a slip in a key":     {head + "offest = 1\n", "rule.offest", "unknown_key", 9},
		"weeks":               {strings.Replace(head, "-2 days", "-2 weeks", 1), "offset", "bad_offset", 0},
		"no time of day":      {strings.Replace(head, "at = \"17:00\"\n", "", 1), "at", "required", 0},
		"a strange event":     {strings.Replace(head, "checkin", "moon", 1), "event", "bad_event", 0},
		"says nothing":        {strings.Replace(head, "template = \"a\"\n", "", 1), "texts", "rule_silent", 0},
		"no limit to be late": {strings.Replace(head, "2h", "0m", 1), "late", "out_of_range", 0},
		"twice the same":      {head + head, "id", "taken", 0},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := automation.Parse(strings.NewReader(c.text))
			wrong, ok := errors.AsType[automation.FileError](err)
			if !ok || wrong.Field != c.field || wrong.Key != c.key || (c.line != 0 && wrong.Line != c.line) {
				t.Errorf("it says %#v", err)
			}
		})
	}
}

func FuzzParse(f *testing.F) {
	f.Add("[[rule]]\nid = \"a\"\n")
	f.Fuzz(func(t *testing.T, text string) {
		rules, err := automation.Parse(strings.NewReader(text))
		if err != nil {
			return
		}
		for _, r := range rules {
			if wrong := r.Check(); len(wrong) > 0 {
				t.Errorf("accepted %+v, which is wrong: %v", r, wrong)
			}
		}
	})
}
