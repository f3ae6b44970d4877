package stay_test

import (
	"bytes"
	"crypto/rand"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"portineria/stay"
)

func TestPhoneNumbersAsPeopleTypeThem(t *testing.T) {
	for typed, want := range map[string]string{
		"+44 7700 900123": "+447700900123", "0044 7700 900123": "+447700900123", "+44 (0)7700 900-123": "+447700900123", " +44.7700/900123 ": "+447700900123",
		"+44\u00a07700\u202f900123": "+447700900123", "+1 (202) 555-0143": "+12025550143",
		"07700 900123": "", "7700900123": "", "": "", "+": "", "00": "", "+44": "", "+44 7700 900123 4567 89": "", "+0044 7700 900123": "", "+44 7700 call me": "", "three": "",
	} {
		if got := stay.NormalizePhone(typed); got != want {
			t.Errorf("%q is %q, want %q", typed, got, want)
		}
	}
	if got := stay.PhoneFromDigits("447700900123"); got != "+447700900123" {
		t.Errorf("digits are %q", got)
	}
	if stay.Last4("+447700900123") != "0123" || stay.Last4("0123") != "" || stay.Last4("") != "" {
		t.Error("the last four digits are others")
	}
}

func TestCodesAreFoundHoweverTheyAreTyped(t *testing.T) {
	for text, want := range map[string][]string{
		"K7QM4RTX":                              {"K7QM4RTX"},
		"k7qm-4rtx":                             {"K7QM4RTX"},
		"k7qm 4rtx":                             {"K7QM4RTX"},
		"Hallo! Mein Code ist K7QM-4RTX. Danke": {"K7QM4RTX"},
		"K 7 Q M 4 R T X":                       {"K7QM4RTX"},
		"code:K7QM4RTX,please":                  {"K7QM4RTX"},
		"K7QM4RTX or K7QM4RTW":                  {"K7QM4RTX", "K7QM4RTW"},
		"k7qm4rto":                              {"K7QM4RTQ"},
		"K70M-4RTX":                             {"K7QM4RTX"},
		"KIQN-ARTX":                             nil,
		"K1QN-ARTX":                             {"K7QM4RTX"},
		"my code is k7qm  4rtx, thanks":         {"K7QM4RTX"},
		"K7Q M4R TX":                            {"K7QM4RTX"},
		"K7QM–4RTX":                             {"K7QM4RTX"},
		"K7QM4RT":                               nil,
		"K7QM4RTXX":                             nil,
		"K7QM4RT0 with a nought, which is in none": {"K7QM4RTQ"},
		"KFMQRTWX":             nil,
		"34679346":             nil,
		"we are 4 at the flat": nil,
		"12 luglio 2026":       nil,
		"":                     nil,
		"arrival":              nil,
	} {
		if diff := cmp.Diff(want, stay.FindCodes(text)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", text, diff)
		}
	}
}

func TestNewCodesAreFoundAgainAndUnlikeEachOther(t *testing.T) {
	seen := map[string]bool{}
	for range 500 {
		code, err := stay.NewCode(rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		if got := stay.FindCodes("my code: " + strings.ToLower(stay.PrintCode(code))); !slices.Contains(got, code) {
			t.Errorf("a code is not found in print")
		}
		if seen[code] {
			t.Error("a code came twice")
		}
		if strings.ContainsAny(code, "0O1IL2Z5S8BGAUVDNPHJCE") {
			t.Errorf("the code %s holds what is mistaken for something else", code)
		}
		seen[code] = true
	}
	for b := range byte(250) { // however poor the chance, it is a code that is found again
		code, err := stay.NewCode(bytes.NewReader(bytes.Repeat([]byte{b}, 32)))
		if err != nil || len(stay.FindCodes(code)) != 1 {
			t.Errorf("of the bytes %d: %q, %v", b, code, err)
		}
	}
	if _, err := stay.NewCode(bytes.NewReader([]byte{1, 2})); err == nil {
		t.Error("a code was made of no randomness")
	}
}

func TestACodeWithASlipIsKnownForOne(t *testing.T) {
	for text, want := range map[string]bool{
		"K7QM4RT": true, "K7QM4RTXX": true, "k7qm-4rt": true, "K7QM 4RTXW": true,
		"4 nights": false, "10 nights": false, "12072026": false, "we are 3": false, "K7QM": false, "perfetto": false, "K7QM4RT?": false, "": false, "später 4": false,
	} {
		if got := stay.AlmostCode(text); got != want {
			t.Errorf("%q: %t", text, got)
		}
	}
}

func TestIDs(t *testing.T) {
	a, err := stay.NewID[stay.GuestID](rand.Reader)
	if err != nil || len(a) != 32 {
		t.Errorf("%q: %v", a, err)
	}
	if _, err := stay.NewID[stay.GuestID](strings.NewReader("short")); err == nil {
		t.Error("an id was made of no randomness")
	}
	for s, want := range map[string]bool{"casa": true, "casa-limone-2": true, "1": true, strings.Repeat("a", 64): true,
		"": false, "-a": false, "a-": false, "Casa": false, "casa limone": false, "casa_limone": false, "cittá": false, "../x": false, strings.Repeat("a", 65): false} {
		if got := stay.ValidPropertyID(s); got != want {
			t.Errorf("%q names a property: %t", s, got)
		}
	}
}

func TestPrivateTextPrintsNowhere(t *testing.T) {
	const text = "La chiave sta sotto il vaso"
	p := stay.Private(text)
	m := stay.Message{Text: p}
	var log bytes.Buffer
	slog.New(slog.NewJSONHandler(&log, nil)).Info("x", slog.Any("text", p))
	for _, printed := range []string{fmt.Sprint(p), fmt.Sprintf("%s %v %q %x %+v %#v %d", p, p, p, p, p, p, p), fmt.Sprintf("%v %+v", m, m), fmt.Sprint([]stay.Private{p}), fmt.Errorf("send %s", p).Error(), log.String()} {
		if strings.Contains(printed, "chiave") || strings.Contains(printed, fmt.Sprintf("%x", text)) {
			t.Errorf("printed: %s", printed)
		}
	}
}

func fact(visibility stay.Visibility, text string, secrets ...string) stay.Fact {
	return stay.Fact{ID: "wifi", Visibility: visibility, Text: text, Secrets: secrets}
}

func TestSecretsBecomePlaceholdersAndComeBack(t *testing.T) {
	for name, c := range map[string]struct {
		fact stay.Fact
		want string
	}{
		"named":                      {fact(stay.DuringStay, "La password è limoni-22.", "limoni-22"), "La password è {{wifi.0}}."},
		"named in a public one":      {fact(stay.Public, "Il codice è 4471.", "4471"), "Il codice è {{wifi.0}}."},
		"one inside another":         {fact(stay.DuringStay, "Fuori 44, dentro 4471.", "44", "4471"), "Fuori {{wifi.0}}, dentro {{wifi.1}}."},
		"twice in the text":          {fact(stay.DuringStay, "4471, di nuovo 4471", "4471"), "{{wifi.0}}, di nuovo {{wifi.0}}"},
		"found after a word":         {fact(stay.DuringStay, "The password is Lemon#yellow, ask if it fails."), "The password is {{wifi.0}}, ask if it fails."},
		"found by its digits":        {fact(stay.DuringStay, "Drücken Sie 4471# am Tor."), "Drücken Sie {{wifi.0}} am Tor."},
		"a time is none":             {fact(stay.DuringStay, "Der Code 4471 gilt ab 15:00."), "Der Code {{wifi.0}} gilt ab 15:00."},
		"none found in a stay fact":  {fact(stay.DuringStay, "La chiave sta sotto il vaso."), "{{wifi.0}}"},
		"none in a public one":       {fact(stay.Public, "La spiaggia è a 300 m."), "La spiaggia è a 300 m."},
		"named and not in this text": {fact(stay.DuringStay, "The key is under the pot.", "limoni-22"), "{{wifi.0}}"},
	} {
		t.Run(name, func(t *testing.T) {
			got, secrets := c.fact.Conceal(c.fact.Text), c.fact.AllSecrets()
			if got != c.want {
				t.Errorf("concealed as %q, want %q", got, c.want)
			}
			for _, s := range secrets {
				if strings.Contains(got, s) {
					t.Error("a secret is left")
				}
			}
			back, err := stay.Reveal(got, map[string][]string{"wifi": secrets})
			if err != nil || back != c.fact.Text {
				t.Errorf("came back as %q: %v", back, err)
			}
		})
	}
}

func TestAPlaceholderMeansTheSameInEveryLanguage(t *testing.T) {
	f := fact(stay.DuringStay, "Tor 4471, dann Tür 92-B.")
	f.Translations = map[string]string{"en": "Door 92-B after gate 4471.", "it": "Chiedi a Rita."}
	want := map[string]string{"de": "Tor {{wifi.0}}, dann Tür {{wifi.1}}.", "en": "Door {{wifi.1}} after gate {{wifi.0}}.", "it": "{{wifi.2}}"}
	for language, text := range want {
		original, ok := f.In(language, "de")
		if got := f.Conceal(original); !ok || got != text {
			t.Errorf("in %s: %q, want %q", language, got, text)
		}
		if back, err := stay.Reveal(text, map[string][]string{"wifi": f.AllSecrets()}); err != nil || back != original {
			t.Errorf("in %s came back as %q: %v", language, back, err)
		}
	}
}

func TestRevealRefusesWhatItCannotFillIn(t *testing.T) {
	for _, text := range []string{"{{wifi.1}}", "{{door.0}}", "{{wifi.0}} {{wifi.99999999999999999999}}"} {
		if _, err := stay.Reveal(text, map[string][]string{"wifi": {"x"}}); err == nil {
			t.Errorf("%q was let through", text)
		}
	}
	if got, err := stay.Reveal("{{ wifi }} {{}} }}", nil); err != nil || got != "{{ wifi }} {{}} }}" {
		t.Errorf("plain braces became %q: %v", got, err)
	}
	if diff := cmp.Diff([]string{"wifi", "door-2"}, stay.Placeholders("{{wifi.0}} {{door-2.1}} {{wifi.1}}")); diff != "" {
		t.Errorf("placeholders (-want +got):\n%s", diff)
	}
}

func TestFactsSpeakTheirLanguages(t *testing.T) {
	f := stay.Fact{Text: "Ciao", Translations: map[string]string{"en": "Hello", "de": ""}}
	for language, want := range map[string]string{"it": "Ciao", "en": "Hello", "de": "", "fr": ""} {
		if got, ok := f.In(language, "it"); got != want || ok != (want != "") {
			t.Errorf("in %s: %q, %t", language, got, ok)
		}
	}
}

func TestASecretThatLooksLikePartOfAPlaceholderTearsNone(t *testing.T) {
	f := stay.Fact{ID: "flat-12", Visibility: stay.DuringStay, Text: "Flat 12, name on the bell: Rossi-4471.", Secrets: []string{"12", "Rossi-4471"}}
	concealed := f.Conceal(f.Text)
	got, err := stay.Reveal(concealed, map[string][]string{f.ID: f.AllSecrets()})
	if err != nil || got != f.Text {
		t.Errorf("%q became %q (%v)", concealed, got, err)
	}
}
