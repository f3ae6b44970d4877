package stay_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"portineria/stay"
)

func TestTheConfigurationBeatsTheStoredNumberValueByValue(t *testing.T) {
	kept := stay.Number{Key: "k", Gateway: stay.GatewayCloud, ID: "1", Token: "stored", VerifyToken: "word", PIN: "123456"}
	other := stay.Number{Key: "o", Gateway: stay.GatewayDialog360, ID: "2", Token: "other"}
	for name, tt := range map[string]struct {
		configured *stay.Number
		stored     []stay.Number
		ids        []string
		first      stay.Number
	}{
		"nothing configured": {nil, []stay.Number{kept, other}, []string{"1", "2"}, kept},
		"the same number": {&stay.Number{ID: "1", Token: "file"}, []stay.Number{other, kept}, []string{"1", "2"},
			stay.Number{Key: "k", Gateway: stay.GatewayCloud, ID: "1", Token: "file", VerifyToken: "word", PIN: "123456", Fixed: []string{"id", "token"}}},
		"another number": {&stay.Number{ID: "3", Token: "file"}, []stay.Number{kept}, []string{"3", "1"},
			stay.Number{Gateway: stay.GatewayCloud, ID: "3", Token: "file", Fixed: []string{"id", "token"}}},
		"only a token": {&stay.Number{Token: "file"}, []stay.Number{kept, other}, []string{"1", "2"},
			stay.Number{Key: "k", Gateway: stay.GatewayCloud, ID: "1", Token: "file", VerifyToken: "word", PIN: "123456", Fixed: []string{"token"}}},
		"alone": {&stay.Number{Display: "+441632960001"}, nil, []string{""}, stay.Number{Gateway: stay.GatewayCloud, Display: "+441632960001", Fixed: []string{"display"}}},
	} {
		all := stay.NumbersOf(tt.configured, tt.stored)
		var ids []string
		for _, n := range all {
			ids = append(ids, n.ID)
		}
		if diff := cmp.Diff(tt.ids, ids); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
		if diff := cmp.Diff(tt.first, all[0]); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
	}
}

func TestAPropertyIsServedByTheNumberItNamesOrTheFirst(t *testing.T) {
	all := []stay.Number{{Display: "+441632960009"}, {ID: "1", Display: "+441632960001"}, {ID: "2", Display: "+441632960002"}}
	for id, want := range map[string]string{"": "1", "1": "1", "2": "2", "3": ""} {
		p := stay.Property{NumberID: id}
		n, ok := stay.NumberFor(p, all)
		if n.ID != want || ok != (want != "") {
			t.Errorf("%q: %q", id, n.ID)
		}
		if shown := stay.DisplayFor(p, all); shown != n.Display {
			t.Errorf("%q: guests write to %q", id, shown)
		}
	}
	if shown := stay.DisplayFor(stay.Property{}, all[:1]); shown != "+441632960009" {
		t.Errorf("before the id is known: %q", shown)
	}
}

func TestTwoSecretsCountWhileOneReplacesTheOther(t *testing.T) {
	n := stay.Number{}
	for _, s := range []stay.Private{"a", "b", "b", "c"} {
		n = n.WithSecret(s)
	}
	if want := []stay.Private{"c", "b"}; !slices.Equal(n.Secrets, want) {
		t.Errorf("%d secrets, not the last two", len(n.Secrets))
	}
}
