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

// translations takes each translation in the demonstration's houses for a reply to its
// original alone.
func translations(t *testing.T) []proof.Claim {
	t.Helper()
	var claims []proof.Claim
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
				claims = append(claims, proof.Claim{Reply: text, Language: lang, OwnerLanguage: h.Language, Allowed: []string{h.Name, h.HostName, h.Address},
					Cited: []proof.Source{{ID: f.ID, Topic: f.Topic, Text: f.Text}}})
			}
		}
	}
	return claims
}

func TestApprovedTranslationsAreBorneOutByTheirOriginals(t *testing.T) {
	j := newJudge(t)
	claims, right := translations(t), 0
	for _, c := range claims {
		if got := j.Check(c); len(got) > 0 {
			t.Logf("%s %s: %v\n  %s\n  %s", c.Cited[0].ID, c.Language, got, c.Cited[0].Text, c.Reply)
			continue
		}
		right++
	}
	t.Logf("%d of %d translations pass", right, len(claims))
	if right*100 < len(claims)*95 {
		t.Errorf("only %d of %d translations pass", right, len(claims))
	}
}

func TestWhatTheDirectPathSaysPasses(t *testing.T) {
	j := newJudge(t)
	for _, c := range translations(t) {
		fact, lang := c.Cited[0].Text, c.Language
		c.Cited[0].Others = []string{c.Reply}
		if got := j.Check(c); len(got) > 0 {
			t.Errorf("the translation itself in %s: %v\n%s", lang, got, c.Reply)
		}
		c.Reply, c.Language = fact, c.OwnerLanguage
		if got := j.Check(c); len(got) > 0 {
			t.Errorf("the fact itself: %v\n%s", got, c.Reply)
		}
	}
}
