package proof_test

import (
	"os"
	"testing"

	"github.com/pelletier/go-toml/v2"

	"portineria/proof"
)

// house is a property file as far as this test reads it.
type house struct {
	Name     string
	Language string
	HostName string `toml:"host_name"`
	Address  string
	Facts    []struct {
		ID, Topic, Text string
		Translations    map[string]string
	}
}

// TestApprovedTranslationsAreBorneOutByTheirOriginals takes each translation in the
// demonstration's houses for a reply to its original alone.
func TestApprovedTranslationsAreBorneOutByTheirOriginals(t *testing.T) {
	j := newJudge(t)
	right, all := 0, 0
	for _, file := range []string{"casa-glicine", "kittiwake-cottage"} {
		raw, err := os.ReadFile("../embed/demo/" + file + ".toml")
		if err != nil {
			t.Fatal(err)
		}
		var h house
		if err := toml.Unmarshal(raw, &h); err != nil {
			t.Fatal(err)
		}
		for _, f := range h.Facts {
			for lang, text := range f.Translations {
				got := j.Check(proof.Claim{Reply: text, Language: lang, OwnerLanguage: h.Language, Allowed: []string{h.Name, h.HostName, h.Address},
					Cited: []proof.Source{{ID: f.ID, Topic: f.Topic, Text: f.Text}}})
				all++
				if len(got) == 0 {
					right++
					continue
				}
				t.Logf("%s %s %s: %v\n  %s\n  %s", file, f.ID, lang, got, f.Text, text)
			}
		}
	}
	t.Logf("%d of %d translations pass", right, all)
	if right*100 < all*95 {
		t.Errorf("%d of %d translations pass", right, all)
	}
}
