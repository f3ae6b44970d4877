package command_test

import (
	"encoding/json"
	"strings"
	"testing"
)

func TestTheMeterIsReadFromAShell(t *testing.T) {
	s := newShell(t)
	if out := s.must(t, "meter", "show"); out != "" {
		t.Errorf("a house without a number has messages:\n%s", out)
	}
	s.must(t, "choices", "set", "own_prices", "eur it=0,03 *=0.02")
	if out := s.must(t, "choices", "show"); !strings.Contains(out, "EUR IT=0.03 *=0.02") {
		t.Errorf("the owner's prices are not kept:\n%s", out)
	}
	if _, _, code := s.run(t, "choices", "set", "own_prices", "cheap"); code == 0 {
		t.Error("anything is a price")
	}
	if _, _, code := s.run(t, "meter", "show", "--month", "lately"); code != 2 {
		t.Errorf("a month that is none: exit %d", code)
	}
	s.write(t, "portineria.toml", "[whatsapp]\nphone_number_id = \"900000000000002\"\n")
	var m struct {
		ID, State, Month string
		FreeShare        any `json:"free_share"`
	}
	out := s.must(t, "meter", "show", "--json", "--month", "2026-11", "--config", s.path("portineria.toml"))
	if err := json.Unmarshal([]byte(out), &m); err != nil || m.ID != "900000000000002" || m.Month != "2026-11" || m.State != "fine" || m.FreeShare != float64(1000) {
		t.Errorf("%v: %+v from %s", err, m, out)
	}
}
