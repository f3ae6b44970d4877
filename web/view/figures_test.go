package view_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"portineria/web/view"
)

func TestInitialsOfANameMakeAFace(t *testing.T) {
	cases := map[string]string{
		"Lena Weber":           "LW",
		"anna":                 "A",
		"Maria Grazia De Rosa": "MR",
		"Östen Åkesson":        "ÖÅ",
		"+44 ··· 0123":         "?",
		"":                     "?",
		"王 小明":                 "?",
		"Zoë 😀":                "Z",
	}
	for name, want := range cases {
		if got := view.Initials(name); got != want {
			t.Errorf("initials of %q: got %q, want %q", name, got, want)
		}
	}
}

func TestStaysLieFromNoonToNoon(t *testing.T) {
	type place struct {
		Start, End    int
		Before, After bool
	}
	cases := []struct {
		name               string
		arrival, departure int
		want               place
	}{
		{"arrives on the first day, leaves on the third", 0, 2, place{2, 5, false, false}},
		{"began before", -3, 1, place{1, 3, true, false}},
		{"leaves on the first day shown", -3, 0, place{1, 1, true, false}},
		{"arrives on the last day", 27, 30, place{56, 56, false, true}},
		{"covers everything", -1, 40, place{1, 56, true, true}},
		{"leaves on the day after the last", 26, 28, place{54, 56, false, true}},
		{"is over", -9, -1, place{}},
		{"is still to come", 28, 30, place{}},
		{"has no night", 4, 4, place{}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var got place
			got.Start, got.End, got.Before, got.After = view.Columns(c.arrival, c.departure, 28)
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestTwoStaysThatShareADayDoNotTouch(t *testing.T) {
	_, firstEnd, _, _ := view.Columns(3, 8, 28)
	secondStart, _, _, _ := view.Columns(8, 12, 28)
	if firstEnd >= secondStart {
		t.Errorf("one ends in column %d, the next begins in %d", firstEnd, secondStart)
	}
}

func TestOverlappingStaysGetLanesOfTheirOwn(t *testing.T) {
	stays := []view.Stay{{ID: "late", Start: 30, End: 40}, {ID: "long", Start: 2, End: 20}, {ID: "inside", Start: 8, End: 12}, {ID: "next", Start: 21, End: 29}, {ID: "third", Start: 10, End: 14}}
	if lanes := view.Lay(stays); lanes != 3 {
		t.Errorf("%d lanes, want 3", lanes)
	}
	got := map[string]int{}
	for _, s := range stays {
		got[s.ID] = s.Lane
	}
	if diff := cmp.Diff(map[string]int{"long": 1, "inside": 2, "third": 3, "next": 1, "late": 1}, got); diff != "" {
		t.Error(diff)
	}
	if view.Lay(nil) != 0 {
		t.Error("no stays need no lanes")
	}
}

func TestAPlotFillsItsPicture(t *testing.T) {
	if view.NewPlot([]view.Day{{}, {}}) != nil {
		t.Error("days without messages make no picture")
	}
	plot := view.NewPlot([]view.Day{{Own: 8, Asked: 2}, {}, {Own: 5}})
	if plot.Top != "10" {
		t.Errorf("the scale ends at %s, want 10", plot.Top)
	}
	first := plot.Bars[0]
	if first.OwnHeight != "96.0" || first.AskedHeight != "24.0" || first.AskedY != "0.0" || first.OwnY != "24.0" {
		t.Errorf("the highest day is drawn at %+v", first)
	}
	if empty := plot.Bars[1]; empty.OwnHeight != "0.0" || empty.OwnY != "120.0" {
		t.Errorf("a day without messages is drawn at %+v", empty)
	}
	if scaled := view.NewPlot([]view.Day{{Own: 43}}); scaled.Top != "45" {
		t.Errorf("43 messages end the scale at %s, want 45", scaled.Top)
	}
}

func TestAddressesEscapeWhatTheyAreGiven(t *testing.T) {
	cases := map[string]string{
		view.ConversationPath("a/b?c"):                                            "/inbox/a%2Fb%3Fc",
		view.Fragment(view.ConversationTabPath("c1", "all"), view.FragmentThread): "/inbox/c1?tab=all&fragment=thread",
		view.Fragment(view.TodayPath, view.FragmentToday):                         "/?fragment=today",
		view.FactPath("casa", "wifi 2"):                                           "/properties/casa/facts/wifi%202",
		view.InboxTabPath("a&b"):                                                  "/inbox?tab=a%26b",
	}
	for got, want := range cases {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
