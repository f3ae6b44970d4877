package command_test

import (
	"os"
	"strings"
	"testing"
)

func TestNumbersAreSetUpFromAShell(t *testing.T) {
	s := newShell(t)
	if err := os.WriteFile(s.path("token.txt"), []byte("EAAsecret-token\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	out, said, code := s.run(t, "number", "add", "--name", "Mare", "--id", "900000000000002", "--waba", "900000000000001", "--display", "+44 1632 960001", "--token-file", s.path("token.txt"), "--json")
	if code != 0 || !strings.Contains(out, `"state":"unfinished"`) || !strings.Contains(out, `"number":"+441632960001"`) || !strings.Contains(out, `"missing":["secret"]`) {
		t.Fatalf("add: %d %s %s", code, out, said)
	}
	if strings.Contains(out+said, "secret-token") {
		t.Error("the token is printed")
	}
	if out, said, code := s.run(t, "number", "show", "900000000000002"); code != 0 || strings.Contains(out, "secret-token") || !strings.Contains(out, "***") {
		t.Errorf("show: %d %s %s", code, out, said)
	}
	for _, wrong := range [][]string{
		{"number", "add", "--gateway", "pigeon"}, {"number", "set", "900000000000002", "--secret-file", s.path("none.txt")}, {"number", "set", "900000000000002", "--pin-env", "NO_SUCH_VARIABLE"},
		{"number", "register", "900000000000002"},
	} {
		if _, _, code := s.run(t, wrong...); code != 2 {
			t.Errorf("%v: %d", wrong, code)
		}
	}
	for _, refused := range [][]string{{"number", "add", "--id", "900000000000002"}, {"number", "set", "900000000000002", "--waba", "x"}, {"number", "show", "1"}, {"number", "remove", "1"}} {
		if out, said, code := s.run(t, refused...); code != 1 {
			t.Errorf("%v: %d %s %s", refused, code, out, said)
		}
	}
	if out, _, _ := s.run(t, "number", "list", "--json"); strings.Count(out, "\n") != 1 {
		t.Errorf("a refused number is half there: %s", out)
	}
	if _, said, code := s.run(t, "number", "remove", "900000000000002"); code != 0 {
		t.Errorf("remove: %d %s", code, said)
	}
	if out, _, _ := s.run(t, "number", "list", "--json"); out != "" {
		t.Errorf("left is %s", out)
	}
}
