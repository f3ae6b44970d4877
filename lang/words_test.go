package lang_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"portineria/lang"
	"portineria/stay"
)

func TestNoWordIsEmptyInEitherLanguage(t *testing.T) {
	for _, code := range lang.Codes() {
		walk(t, code, reflect.ValueOf(*lang.For(code)))
	}
}

// walk fails on each empty string, missing function and empty list below v.
// Functions are called with plausible arguments: what they say counts too.
func walk(t *testing.T, path string, v reflect.Value) {
	t.Helper()
	switch v.Kind() {
	case reflect.String:
		if strings.TrimSpace(v.String()) == "" {
			t.Errorf("%s is empty", path)
		}
	case reflect.Struct:
		for i := range v.NumField() {
			walk(t, path+"."+v.Type().Field(i).Name, v.Field(i))
		}
	case reflect.Array, reflect.Slice:
		if v.Len() == 0 {
			t.Errorf("%s has no words", path)
		}
		for i := range v.Len() {
			walk(t, fmt.Sprintf("%s[%d]", path, i), v.Index(i))
		}
	case reflect.Map:
		if v.Len() == 0 {
			t.Errorf("%s has no words", path)
		}
		for _, key := range v.MapKeys() {
			walk(t, fmt.Sprintf("%s[%v]", path, key), v.MapIndex(key))
		}
	case reflect.Func:
		if v.IsNil() {
			t.Errorf("%s is missing", path)
			return
		}
		walk(t, path+"(one)", call(v, 1))
		walk(t, path+"(several)", call(v, 4))
	default:
		t.Errorf("%s has an unexpected kind %s", path, v.Kind())
	}
}

func call(f reflect.Value, n int) reflect.Value {
	args := make([]reflect.Value, 0, f.Type().NumIn())
	for in := range f.Type().Ins() {
		switch in.Kind() {
		case reflect.Int:
			args = append(args, reflect.ValueOf(n))
		case reflect.String:
			args = append(args, reflect.ValueOf("Lena"))
		case reflect.Slice: // variadic parts
			args = append(args, reflect.ValueOf("Casa"), reflect.ValueOf("Lena"))
		default:
			args = append(args, reflect.ValueOf(lang.Edge{Day: n, Words: "4 luglio"}))
		}
	}
	return f.Call(args)[0]
}

func TestBothLanguagesKnowTheSameKeys(t *testing.T) {
	it := reflect.ValueOf(lang.For("it").Lists)
	en := reflect.ValueOf(lang.For("en").Lists)
	for i := range it.NumField() {
		if a, b := keys(it.Field(i)), keys(en.Field(i)); !slices.Equal(a, b) {
			t.Errorf("%s: Italian has %v, English has %v", it.Type().Field(i).Name, a, b)
		}
	}
	if a, b := keys(reflect.ValueOf(lang.For("it").Errors)), keys(reflect.ValueOf(lang.For("en").Errors)); !slices.Equal(a, b) {
		t.Errorf("error pages: Italian has %v, English has %v", a, b)
	}
}

func keys(m reflect.Value) []string {
	var all []string
	for _, k := range m.MapKeys() {
		all = append(all, fmt.Sprint(k))
	}
	slices.Sort(all)
	return all
}

func TestEveryValueOfTheDomainHasAWord(t *testing.T) {
	lists := lang.For("it").Lists
	want := map[string][]string{
		"Topics":       texts(stay.Topics()),
		"Visibilities": texts(stay.Visibilities()),
		"Roles":        texts(stay.Roles()),
		"Levels":       texts([]stay.Level{stay.Stranger, stay.Past, stay.BookedIn, stay.Staying}),
		"Evidence": texts([]stay.Evidence{stay.EvidenceNone, stay.EvidenceClaim, stay.EvidenceLast4, stay.EvidenceCode,
			stay.EvidenceCodeAndFact, stay.EvidenceNumber, stay.EvidenceOwner}),
		"Closed": texts([]stay.ClosedReason{stay.NotClosed, stay.ClosedStranger, stay.ClosedEvidence,
			stay.ClosedIdentity, stay.ClosedTooEarly, stay.ClosedOver, stay.ClosedCancelled}),
		"Kinds":        texts([]stay.Kind{stay.KindBooking, stay.KindBlock, stay.KindHold, stay.KindUnknown}),
		"BookingState": texts([]stay.BookingState{stay.BookingActive, stay.BookingMissing, stay.BookingCancelled, stay.BookingRequest}),
		"SendStates": texts([]stay.SendState{stay.Queued, stay.InFlight, stay.Uncertain, stay.Unclear, stay.Accepted,
			stay.Sent, stay.Delivered, stay.ReadState, stay.Played, stay.Failed, stay.Dropped}),
		"Reasons": texts([]stay.Reason{stay.ReasonLowConfidence, stay.ReasonNoFact, stay.ReasonSensitive, stay.ReasonKeyword,
			stay.ReasonEmergency, stay.ReasonPerson, stay.ReasonCheck, stay.ReasonModel, stay.ReasonIdentity,
			stay.ReasonMedia, stay.ReasonPrivacy, stay.ReasonTries, stay.ReasonMeter, "unknown_kind"}),
		"Requests":    texts([]stay.RequestKind{stay.RequestAccess, stay.RequestRectify, stay.RequestErase, stay.RequestRestrict}),
		"ModeReasons": {"asked", "taken_over", "no_ai", "wrote"},
		"Modes":       {"rule", "direct", "model"},
		"ModesShort":  {"rule", "direct", "model"},
		"Problems": {"token_invalid", "permission", "number_gone", "account_blocked", "rate_limited", "not_on_whatsapp",
			"test_recipient", "window_closed", "payment", "not_registered", "name_pending", "spam_limit", "bad_request",
			"temporary", "unknown"},
	}
	all := reflect.ValueOf(lists)
	for name, wanted := range want {
		have := keys(all.FieldByName(name))
		for _, key := range wanted {
			if !slices.Contains(have, key) {
				t.Errorf("%s has no word for %q", name, key)
			}
		}
	}
}

func texts[T ~string](values []T) []string {
	var all []string
	for _, v := range values {
		all = append(all, string(v))
	}
	return all
}

func TestAnUnknownKeyIsShownAndNotHidden(t *testing.T) {
	w := lang.For("en")
	cases := map[string]string{
		w.Topic("sauna"):                       "sauna",
		w.Level("angel").Name:                  "angel",
		w.Problem("meteor").Title:              w.Problem("unknown").Title,
		w.MessageType("hologram"):              w.Lists.MessageTypes["unknown"],
		w.InvalidText("odd"):                   w.Lists.Invalid["invalid"],
		w.FeedTrouble("odd"):                   w.Lists.FeedTroubles["other"],
		w.Reason("check_failed:price").Explain: w.Check("price"),
		w.Reason("check_failed:odd").Explain:   w.Check("other"),
		w.Reason("check_failed").Explain:       w.Lists.Reasons["check_failed"].Explain,
		w.ErrorFor(418).Title:                  w.Errors[400].Title,
		w.ErrorFor(502).Title:                  w.Errors[500].Title,
		w.ErrorFor(404).Title:                  w.Errors[404].Title,
	}
	for got, want := range cases {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}

func TestForFallsBackToEnglish(t *testing.T) {
	if got := lang.For("pl").Code; got != "en" {
		t.Errorf("words for Polish are %q, want English", got)
	}
	if lang.Has("pl") || !lang.Has("it") || !lang.Has("en") {
		t.Error("Has must know Italian and English only")
	}
}

// Straight quotes and three dots are typing, not typography; an English word
// left in the Italian text is a word forgotten.
func TestTypographyIsTidy(t *testing.T) {
	for _, code := range lang.Codes() {
		for _, bad := range []string{"'", "...", "  ", "“ ", " ”", " ,", " ."} {
			each(reflect.ValueOf(*lang.For(code)), func(s string) {
				if strings.Contains(s, bad) {
					t.Errorf("%s: %q holds %q", code, s, bad)
				}
			})
		}
	}
}

func each(v reflect.Value, see func(string)) {
	switch v.Kind() {
	case reflect.String:
		see(v.String())
	case reflect.Struct:
		for _, field := range v.Fields() {
			each(field, see)
		}
	case reflect.Array, reflect.Slice:
		for i := range v.Len() {
			each(v.Index(i), see)
		}
	case reflect.Map:
		for _, k := range v.MapKeys() {
			each(v.MapIndex(k), see)
		}
	case reflect.Func:
		each(call(v, 4), see)
	}
}
