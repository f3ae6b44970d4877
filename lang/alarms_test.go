package lang_test

import (
	"reflect"
	"slices"
	"testing"

	"portineria/lang"
	"portineria/stay"
)

// An alarm without words would be an owner without answers: every kind says what
// happened, what still works and what to do, in both languages.
func TestEveryAlarmSaysWhatHappenedWhatWorksAndWhatToDo(t *testing.T) {
	for _, code := range lang.Codes() {
		kinds := lang.For(code).Alarms.Kinds
		for _, kind := range stay.AlarmKinds() {
			a, known := kinds[string(kind)]
			if !known || a.Title == "" || a.Happened == "" || a.Works == "" || a.Next == "" || a.Place == "" {
				t.Errorf("%s: the alarm %s lacks words: %+v", code, kind, a)
			}
		}
		for kind := range kinds {
			if !slices.Contains(stay.AlarmKinds(), stay.AlarmKind(kind)) {
				t.Errorf("%s: there are words for %s, which nobody raises", code, kind)
			}
		}
	}
	it, en := lang.For("it").Alarms, lang.For("en").Alarms
	if a, b := keys(reflect.ValueOf(it.Details)), keys(reflect.ValueOf(en.Details)); !slices.Equal(a, b) {
		t.Errorf("Italian explains %v, English %v", a, b)
	}
	for kind, a := range it.Kinds {
		if b := en.Kinds[kind]; a.Place != b.Place {
			t.Errorf("%s leads to %s in Italian and to %s in English", kind, a.Place, b.Place)
		}
	}
}
