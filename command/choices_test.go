package command_test

import (
	"strings"
	"testing"
)

func TestChoicesAreShownAndSet(t *testing.T) {
	s := newShell(t)
	if out := s.must(t, "choices", "show"); !strings.Contains(out, "quiet_time") || !strings.Contains(out, "2h") {
		t.Errorf("choices show printed\n%s", out)
	}
	s.must(t, "choices", "set", "quiet_time", "45m")
	if got := object(t, strings.TrimSpace(strings.Split(s.must(t, "choices", "show", "--json"), "\n")[0])); got["id"] != "quiet_time" || got["value"] != "45m" {
		t.Errorf("afterwards %v", got)
	}
	for _, wrong := range [][]string{{"quiet_time", "soon"}, {"colour", "red"}, {"typing", "perhaps"}} {
		if _, _, code := s.run(t, append([]string{"choices", "set"}, wrong...)...); code == 0 {
			t.Errorf("choices set %v was taken", wrong)
		}
	}
}
