package ical_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	goical "github.com/emersion/go-ical"
	"github.com/google/go-cmp/cmp"

	"portineria/ical"
)

// arrivals expands the events of a calendar and lists the arrivals.
func arrivals(t *testing.T, text, from, to string) (days []string, left map[ical.Reason]int) {
	t.Helper()
	events, left := ical.Expand(read(t, text).Events, date(from), date(to))
	for _, e := range events {
		days = append(days, e.Arrival.String())
	}
	return days, left
}

func TestRefusedRulesAreMarkedAsTheyAreRead(t *testing.T) {
	for rule, refused := range map[string]bool{
		"FREQ=HOURLY": true, "FREQ=SECONDLY;COUNT=2": true, "FREQ=SOMETIMES": true, "FREQ=DAILY;BYEASTER=1": true, "COUNT=3": true,
		"FREQ=DAILY": false, "freq=weekly;byday=mo": false,
	} {
		if e := only(t, body(event("RRULE:"+rule))); e.Flags.Has(ical.FlagRefusedRule) != refused {
			t.Errorf("%s: flags %v", rule, e.Flags)
		}
	}
	if e := only(t, body(event())); e.Flags != 0 {
		t.Errorf("no rule: flags %v", e.Flags)
	}
}

func TestExpand(t *testing.T) {
	tests := []struct {
		name   string
		events []string
		want   string
	}{
		{"an event that happens once, wherever it is", []string{event("DTSTART:20200101", "DTEND:20200102")}, "2020-01-01"},
		{"weekly", []string{event("RRULE:FREQ=WEEKLY;COUNT=3")}, "2026-09-10 2026-09-17 2026-09-24"},
		{"until a day", []string{event("RRULE:FREQ=DAILY;UNTIL=20260912")}, "2026-09-10 2026-09-11 2026-09-12"},
		{"until an hour that is the next day in Rome", []string{event("DTSTART:20260910T150000", "DTEND:20260911T100000", "RRULE:FREQ=DAILY;UNTIL=20260911T223000Z")},
			"2026-09-10 2026-09-11 2026-09-12"},
		{"list of exceptions", []string{event("RRULE:FREQ=DAILY;COUNT=4", "EXDATE;VALUE=DATE:20260911,20260912")}, "2026-09-10 2026-09-13"},
		{"two lists of exceptions", []string{event("RRULE:FREQ=DAILY;COUNT=4", "EXDATE:20260911", "EXDATE:20260912")}, "2026-09-10 2026-09-13"},
		{"extra dates and a period", []string{event("RDATE:20260920,20260922T150000Z/PT1H", "RDATE;VALUE=DATE:20260918")},
			"2026-09-10 2026-09-18 2026-09-20 2026-09-22"},
		{"one instance replaced", []string{
			event("UID:a", "RRULE:FREQ=WEEKLY;COUNT=3"),
			event("UID:a", "RECURRENCE-ID;VALUE=DATE:20260917", "DTSTART:20260918", "DTEND:20260919"),
		}, "2026-09-10 2026-09-24 2026-09-18"},
		{"a replacement of another event", []string{
			event("UID:a", "RRULE:FREQ=WEEKLY;COUNT=2"),
			event("UID:b", "RECURRENCE-ID;VALUE=DATE:20260917", "DTSTART:20260918", "DTEND:20260919"),
		}, "2026-09-10 2026-09-17 2026-09-18"},
		{"started before the window and still there", []string{event("DTSTART:20260820", "DTEND:20260827", "RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=3")},
			"2026-09-03 2026-09-17"},
		{"the first stay counts though the rule misses it", []string{event("RRULE:FREQ=WEEKLY;BYDAY=MO;UNTIL=20260921")}, "2026-09-10 2026-09-14 2026-09-21"},
		{"lower case, spaces, trailing semicolon", []string{event("RRULE: freq=daily;count=2; ")}, "2026-09-10 2026-09-11"},
		{"parts within a day change nothing", []string{event("RRULE:FREQ=DAILY;COUNT=2;BYHOUR=9,10;BYMINUTE=0,30;BYSECOND=0")}, "2026-09-10 2026-09-11"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, left := arrivals(t, body(tt.events...), "2026-09-01", "2026-09-30")
			if strings.Join(got, " ") != tt.want || left != nil {
				t.Errorf("%v (left out %v), want %s", got, left, tt.want)
			}
		})
	}
}

func TestExpandRefuses(t *testing.T) {
	for _, rule := range []string{"FREQ=SECONDLY", "FREQ=MINUTELY", "FREQ=HOURLY;COUNT=2", "FREQ=OFTEN", "COUNT=3", "", "FREQ=DAILY;INTERVAL=0",
		"FREQ=DAILY;INTERVAL=99999", "FREQ=DAILY;COUNT=0", "FREQ=DAILY;UNTIL=soon", "FREQ=YEARLY;BYWEEKNO=20", "FREQ=DAILY;BYDAY=XX",
		"FREQ=MONTHLY;BYDAY=60MO", "FREQ=MONTHLY;BYMONTHDAY=0", "FREQ=YEARLY;BYMONTH=-1", "FREQ=DAILY;FOO=1", "FREQ=DAILY;" + strings.Repeat("BYMONTH=1;", 60)} {
		days, left := arrivals(t, body(event("RRULE:"+rule, "RDATE:20260920")), "2026-09-01", "2027-09-01")
		want := map[ical.Reason]int{ical.ReasonRefusedRule: 1}
		if rule == "" {
			want = nil // an empty rule is none: the extra date stands
		}
		if diff := cmp.Diff(want, left); diff != "" || days[0] != "2026-09-10" {
			t.Errorf("%q: %v, left out (-want +got):\n%s", rule, days, diff)
		}
	}
}

func TestExpandIsCapped(t *testing.T) {
	t.Run("dates of one event", func(t *testing.T) {
		days, left := arrivals(t, body(event("DTSTART:20200101", "DTEND:20200102", "RRULE:FREQ=DAILY")), "2026-01-01", "2028-12-31")
		if len(days) != 500 || days[0] != "2026-01-01" || left[ical.ReasonTooManyDates] != 1 {
			t.Errorf("%d days from %s, left out %v", len(days), days[0], left)
		}
	})
	t.Run("many events that never end", func(t *testing.T) {
		var text strings.Builder
		for i := range 2000 {
			text.WriteString(event(fmt.Sprintf("UID:%d", i), "DTSTART:20250101", "DTEND:20250102", "RRULE:FREQ=DAILY;COUNT=99999999") + "\r\n")
		}
		days, left := arrivals(t, body(text.String()), "2026-01-01", "2027-12-31")
		// 500 of each until 20,000 are made; a thousand are looked at; the others stand as their first stay.
		want := map[ical.Reason]int{ical.ReasonTooManyDates: 1000, ical.ReasonRefusedRule: 1000}
		if diff := cmp.Diff(want, left); diff != "" || len(days) != 21_000 {
			t.Errorf("%d days, left out (-want +got):\n%s", len(days), diff)
		}
	})
	t.Run("rules that never match", func(t *testing.T) {
		for _, rule := range []string{"FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=9", "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=30"} {
			days, left := arrivals(t, body(event("RRULE:"+rule)), "2026-01-01", "2100-12-31")
			if len(days) != 1 || left != nil {
				t.Errorf("%s: %v, left out %v", rule, days, left)
			}
		}
	})
}

func TestInstancesAreStaysOfTheirOwn(t *testing.T) {
	events, _ := ical.Expand(read(t, body(event("SUMMARY:Reserved", "RRULE:FREQ=WEEKLY;COUNT=2"))).Events, date("2026-09-01"), date("2026-12-31"))
	if len(events) != 2 {
		t.Fatalf("%d events", len(events))
	}
	e := events[1]
	if e.RecurrenceID != "20260917" || e.Departure != date("2026-09-19") || !e.Flags.Has(ical.FlagInstance) || !e.Recurrence.IsZero() {
		t.Errorf("recurrence id %q, until %v, flags %v", e.RecurrenceID, e.Departure, e.Flags)
	}
	if e.Hash == events[0].Hash {
		t.Error("instances hash alike")
	}
}

// TestRulesAgreeWithTheLibrary compares our rules with those of the library under go-ical, which is slow on purpose-made
// rules but right on honest ones.
func TestRulesAgreeWithTheLibrary(t *testing.T) {
	starts := []string{"20260105", "20260910", "20240229", "20261231"}
	rules := []string{
		"FREQ=DAILY", "FREQ=DAILY;INTERVAL=3", "FREQ=DAILY;BYMONTH=9,10;BYDAY=MO,FR", "FREQ=DAILY;COUNT=17;BYDAY=TU",
		"FREQ=WEEKLY", "FREQ=WEEKLY;BYDAY=MO,WE,SU", "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;WKST=SU", "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;WKST=MO",
		"FREQ=WEEKLY;INTERVAL=3;COUNT=9", "FREQ=WEEKLY;BYMONTH=1,12",
		"FREQ=MONTHLY", "FREQ=MONTHLY;INTERVAL=5", "FREQ=MONTHLY;BYMONTHDAY=31", "FREQ=MONTHLY;BYMONTHDAY=-1,15", "FREQ=MONTHLY;BYDAY=2TU,-1FR",
		"FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "FREQ=MONTHLY;BYDAY=SA,SU;BYSETPOS=1,3;COUNT=8",
		"FREQ=YEARLY", "FREQ=YEARLY;INTERVAL=4", "FREQ=YEARLY;BYMONTH=3,10;BYDAY=-1SU", "FREQ=YEARLY;BYDAY=20MO", "FREQ=YEARLY;BYDAY=-1MO",
		"FREQ=YEARLY;BYMONTHDAY=1", "FREQ=YEARLY;BYYEARDAY=1,-1,100", "FREQ=YEARLY;BYMONTH=6", "FREQ=YEARLY;BYDAY=TH;BYMONTH=7",
		"FREQ=YEARLY;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8", "FREQ=YEARLY;BYDAY=MO;BYSETPOS=2,-2", "FREQ=DAILY;UNTIL=20270115",
	}
	from, to := date("2026-01-01"), date("2027-06-30")
	for _, start := range starts {
		for _, rule := range rules {
			lines := event("DTSTART;VALUE=DATE:"+start, "X:DTEND", "RRULE:"+rule)
			cal, err := goical.NewDecoder(strings.NewReader(body(lines))).Decode()
			if err != nil {
				t.Fatal(err)
			}
			set, err := cal.Children[0].RecurrenceSet(time.UTC)
			if err != nil {
				t.Fatal(rule, err)
			}
			first, _ := time.Parse("20060102", start)
			want := []string{}
			if d := ical.DateOf(first); !d.Before(from) {
				want = append(want, d.String()) // ours counts the first stay always
			}
			for _, at := range set.Between(from.At(0, time.UTC), to.At(0, time.UTC), true) {
				if d := ical.DateOf(at).String(); len(want) == 0 || want[len(want)-1] != d {
					want = append(want, d)
				}
			}
			got, _ := arrivals(t, body(lines), from.String(), to.String())
			if len(want) > 500 {
				want = want[:500]
			}
			if len(got) == 0 {
				got = []string{}
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%s from %s (-library +ours):\n%s", rule, start, diff)
			}
		}
	}
}
