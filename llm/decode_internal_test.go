package llm

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func FuzzDecodeKeepsItsPromises(f *testing.F) {
	for _, seed := range []string{
		`{"facts":["wifi"],"verdict":"answer","text":"Ja"}`,
		`{"facts":[],"verdict":"abstain","text":""}`,
		`{"facts":["wifi","wifi","x"],"verdict":"answer","text":"\ud800"}`,
		`{"facts":[[[]]],"verdict":{},"text":1}`, `{`, `{"facts"`, `[]`, `null`, "\xff", `{"facts":null,"verdict":"answer","text":"a"}}`,
	} {
		f.Add(seed)
	}
	ids := []string{"wifi", "trash", "parking", "checkout"}
	f.Fuzz(func(t *testing.T, raw string) {
		a, err := decode(raw, ids, 400)
		if err != nil {
			if !errors.Is(err, ErrInvalid) {
				t.Errorf("error is %v", err)
			}
			return
		}
		if a.Verdict == Abstained {
			if a.Facts != nil || a.Text != "" {
				t.Error("an abstaining answer says something")
			}
			return
		}
		if a.Verdict != Answered || a.Text == "" || utf8.RuneCountInString(a.Text) > 400 || controlToken.MatchString(a.Text) {
			t.Errorf("%q, text of %d bytes", a.Verdict, len(a.Text))
		}
		if len(a.Facts) == 0 || len(a.Facts) > 3 || slices.ContainsFunc(a.Facts, func(id string) bool { return !slices.Contains(ids, id) }) {
			t.Errorf("cites %q", a.Facts)
		}
		if !strings.Contains(raw, `"verdict"`) {
			t.Error("a verdict from nowhere")
		}
	})
}
