package calendar_test

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"portineria/app/calendar"
	"portineria/reservations"
	"portineria/stay"
	"portineria/store"
)

// TestLists plays the files of testdata/lists; its README says how they are written.
func TestLists(t *testing.T) {
	files, err := filepath.Glob("testdata/lists/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal(err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) { playList(t, file) })
	}
}

func playList(t *testing.T, file string) {
	parts, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	h := newHouse(t)
	h.property(t, "casa-pino")
	q := calendar.ListRequest{Units: map[string]stay.PropertyID{"casa limone": flat, "casa pino": "casa-pino"}}
	var want, after []string
	for _, part := range parts.Files {
		lines := slices.DeleteFunc(strings.Split(string(part.Data), "\n"), func(s string) bool { return strings.TrimSpace(s) == "" })
		switch part.Name {
		case "book":
			for _, line := range lines {
				h.entered(t, line)
			}
		case "units":
			q.Units = map[string]stay.PropertyID{}
			for _, line := range lines {
				unit, id, _ := strings.Cut(line, " = ")
				q.Units[reservations.Fold(unit)] = stay.PropertyID(id)
			}
		case "list.csv":
			if q.Table, err = reservations.Open(part.Data); err != nil {
				t.Fatal(err)
			}
		case "plan":
			want = lines
		case "after":
			after = lines
		default:
			t.Fatalf("no such part: %s", part.Name)
		}
	}
	plan, err := h.PlanList(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, l := range plan.Lines {
		got = append(got, tellLine(l))
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("the plan (-want +got)\n%s", diff)
	}
	again, _, err := h.ApplyList(t.Context(), q, plan.Fingerprint, plan.Suggested())
	if err != nil {
		t.Fatal(err)
	}
	if again.Fingerprint != plan.Fingerprint {
		t.Error("another plan was applied than was seen")
	}
	if after != nil {
		if diff := cmp.Diff(after, h.told(t)); diff != "" {
			t.Errorf("the book (-want +got)\n%s", diff)
		}
	}
	// What was done is not done again.
	plan, err = h.PlanList(t.Context(), q)
	if err != nil || len(plan.Suggested()) > 0 {
		t.Errorf("the same list again suggests rows %v, %v", plan.Suggested(), err)
	}
}

// tellLine writes a line of a plan as an owner would read it.
func tellLine(l calendar.ListLine) string {
	words := []string{fmt.Sprintf("%d %s", l.Row, l.Outcome)}
	add := func(format string, args ...any) { words = append(words, fmt.Sprintf(format, args...)) }
	if l.Before.ID != "" {
		add("%s", l.Before.ID)
	}
	if len(l.Adds) > 0 {
		add("%s", strings.Join(l.Adds, ","))
	}
	if l.Outcome == calendar.RowMoves || l.Outcome == calendar.RowNew {
		add("%s %s to %s", l.After.Property, l.After.Arrival, l.After.Departure)
	}
	if l.Why != "" {
		add("because %s", l.Why)
	}
	if l.Other != "" {
		add("with %s", l.Other)
	}
	if len(l.Kept) > 0 {
		add("keeps %s", strings.Join(l.Kept, ","))
	}
	if l.Problem+l.PhoneProblem != "" {
		add("%s", l.Problem+l.PhoneProblem)
	}
	if l.Asks {
		add("if picked")
	}
	return strings.Join(words, " ")
}

// entered puts a stay into the book as a line of a file says.
func (h *house) entered(t *testing.T, line string) {
	t.Helper()
	words := strings.Fields(line)
	b := stay.Booking{ID: stay.BookingID(words[0]), Property: stay.PropertyID(words[1]), Arrival: day(t, words[2]), Departure: day(t, words[4]), Channel: "direct",
		Kind: stay.KindBooking, Sure: true, State: stay.BookingActive, Invite: stay.Private("TEST" + words[0]), CreatedAt: h.clock(), UpdatedAt: h.clock()}
	for _, word := range words[5:] {
		key, value, _ := strings.Cut(word, "=")
		value = strings.ReplaceAll(value, "_", " ")
		switch key {
		case "feed":
			b.Feed, b.Channel = stay.FeedID(value), value
		case "channel":
			b.Channel = value
		case "code":
			b.Code = stay.Private(value)
		case "guest":
			b.Name = stay.Private(value)
		case "phone":
			b.Phone = stay.Private(value)
		case "last4":
			b.PhoneLast4 = stay.Private(value)
		case "guests":
			b.Guests = int(value[0] - '0')
		case "kind":
			kind, maybe := strings.CutSuffix(value, "?")
			b.Kind, b.Sure = stay.Kind(kind), !maybe
		case "state":
			b.State, b.CancelledBy = stay.BookingState(value), "host"
		case "hand":
			for part := range strings.SplitSeq(value, ",") {
				b.ByHand |= map[string]stay.ByHand{"name": stay.HandName, "phone": stay.HandPhone, "nights": stay.HandNights, "guests": stay.HandGuests}[part]
			}
		default:
			t.Fatalf("not a field: %s", word)
		}
	}
	err := h.db.Update(t.Context(), func(tx *store.Tx) error {
		if b.Feed != "" {
			b.Feed += stay.FeedID(" " + b.Property) // a calendar is of one flat
			err := tx.PutFeed(t.Context(), store.Feed{ID: b.Feed, Property: b.Property, Name: string(b.Feed), URL: "x", State: store.FeedOK, NextAt: h.clock(), CreatedAt: h.clock()})
			if err != nil {
				return err
			}
		}
		return tx.PutBooking(t.Context(), b)
	})
	if err != nil {
		t.Fatal(err)
	}
}

// told writes the book as a file does.
func (h *house) told(t *testing.T) []string {
	t.Helper()
	var all []string
	for _, b := range h.stays(t) {
		line := fmt.Sprintf("%s %s %s", b.Property, stayed(b), b.Channel)
		for _, f := range []struct{ key, value string }{{"code", string(b.Code)}, {"guest", string(b.Name)}, {"phone", string(b.Phone)}} {
			if f.value != "" {
				line += " " + f.key + "=" + strings.ReplaceAll(f.value, " ", "_")
			}
		}
		if b.Guests > 0 {
			line += fmt.Sprintf(" guests=%d", b.Guests)
		}
		if b.Kind != stay.KindBooking {
			line += " kind=" + string(b.Kind)
		}
		if b.State != stay.BookingActive {
			line += " state=" + string(b.State)
		}
		all = append(all, line)
	}
	return all
}

func table(t testing.TB, list string) calendar.ListRequest {
	t.Helper()
	opened, err := reservations.Open([]byte(list))
	if err != nil {
		t.Fatal(err)
	}
	return calendar.ListRequest{Table: opened, Property: flat}
}

const oneNew = "Confirmation code,Guest name,Contact,Start date,End date,Status\nHMABCDEF01,Lena Weber,+44 7700 900123,2026-07-10,2026-07-14,Confirmed\n"

func TestAPlanIsAppliedOnlyAsItWasSeen(t *testing.T) {
	h := newHouse(t)
	q := table(t, oneNew)
	plan, err := h.PlanList(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	n := lena(t)
	n.Arrival, n.Departure, n.Code = day(t, "2026-07-12"), day(t, "2026-07-15"), ""
	if _, err := h.Add(t.Context(), n); err != nil { // meanwhile
		t.Fatal(err)
	}
	fresh, _, err := h.ApplyList(t.Context(), q, plan.Fingerprint, plan.Suggested())
	if !errors.Is(err, calendar.ErrListChanged) || fresh.Lines[0].Outcome != calendar.RowUnclear || fresh.Lines[0].Why != calendar.WhyTaken {
		t.Fatalf("%v, %+v", err, fresh.Lines)
	}
	if all := h.stays(t); len(all) != 1 {
		t.Fatalf("%d stays", len(all))
	}
	if _, done, err := h.ApplyList(t.Context(), q, fresh.Fingerprint, fresh.Suggested()); err != nil || done != (calendar.ListDone{}) {
		t.Errorf("what asks was done unasked: %+v, %v", done, err)
	}
	if _, done, err := h.ApplyList(t.Context(), q, fresh.Fingerprint, []int{2}); err != nil || done.New != 1 {
		t.Errorf("what was picked: %+v, %v", done, err)
	}
}

func TestWhatAListDidStandsInTheHistoryOfEachStay(t *testing.T) {
	h := newHouse(t)
	q := table(t, oneNew)
	plan, err := h.PlanList(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err = h.ApplyList(t.Context(), q, plan.Fingerprint, plan.Suggested()); err != nil {
		t.Fatal(err)
	}
	b := h.stays(t)[0]
	history, err := h.db.BookingHistory(t.Context(), b.ID)
	if err != nil || len(history) != 1 || history[0].By != stay.DoneByImport || history[0].What != stay.BookingAdded {
		t.Errorf("%v, %v", history, err)
	}
	if len(b.Invite) != stay.CodeLength || b.Channel != "airbnb" || b.ByHand != 0 {
		t.Errorf("%+v", b)
	}
}

// A stay that a list brought is taken over by its feed, not entered twice.
func TestAFeedRecognisesWhatAListBrought(t *testing.T) {
	for channel, list := range map[string]string{
		"airbnb":      oneNew,
		"booking.com": "Book number,Booked by,Check-in,Check-out,Status,Booker country,Phone number\n4812345678,\"Weber, Lena\",2026-07-10,2026-07-14,ok,gb,447700900123\n",
	} {
		t.Run(channel, func(t *testing.T) {
			h := newHouse(t)
			q := table(t, list)
			plan, err := h.PlanList(t.Context(), q)
			if err != nil {
				t.Fatal(err)
			}
			if _, _, err := h.ApplyList(t.Context(), q, plan.Fingerprint, plan.Suggested()); err != nil {
				t.Fatal(err)
			}
			f := h.connect(t, "A", "/a.ics")
			h.portal.says(ics(t, channel, parsePeriod(t, "2026-07-10 to 2026-07-14 booking uid=a code=HMABCDEF01 last4=0123")))
			h.sync(t, f)
			all := h.stays(t)
			if len(all) != 1 || all[0].Feed != f.ID || string(all[0].Phone) != "+447700900123" || string(all[0].Name) != "Lena Weber" || all[0].Kind != stay.KindBooking {
				t.Errorf("%d stays: %v", len(all), h.told(t))
			}
		})
	}
}

// Law 7: what was deleted for its age does not come back from an old list.
func TestAnOldListBringsNobodyBack(t *testing.T) {
	h := newHouse(t)
	plan, err := h.PlanList(t.Context(), table(t, strings.ReplaceAll(oneNew, "2026-07", "2025-05")))
	if err != nil || len(plan.Suggested()) != 0 || plan.Lines[0].Why != calendar.WhyOver {
		t.Errorf("%v, %v", plan.Lines, err)
	}
}

func TestAListSeesOnlyThePropertiesOfWhoBringsIt(t *testing.T) {
	h := newHouse(t)
	h.property(t, "casa-pino")
	h.entered(t, "A casa-pino 2026-07-10 to 2026-07-14 code=HMABCDEF01")
	q := table(t, oneNew)
	q.Property, q.Within = "casa-pino", []stay.PropertyID{flat}
	plan, err := h.PlanList(t.Context(), q)
	if err != nil || plan.Lines[0].Before.ID != "" || plan.Lines[0].Why != calendar.WhyNoPlace {
		t.Errorf("%s, %v", tellLine(plan.Lines[0]), err)
	}
}

func TestWhatPeopleSaidOfAListIsRemembered(t *testing.T) {
	h := newHouse(t)
	strange := "Kennung;Wer;Von wann;Bis wann;Wo;Wie\nX1;Lena Weber;10.07.2026;14.07.2026;Dachzimmer;klar\nX2;Tom Okafor;20.07.2026;24.07.2026;Keller;klar\n"
	q := table(t, strange)
	q.Property = ""
	if _, err := h.PlanList(t.Context(), q); reservations.ProblemOf(err) != reservations.NoColumns {
		t.Fatalf("%v", err)
	}
	q.Columns = map[int]reservations.Field{0: reservations.Code, 1: reservations.Guest, 2: reservations.Arrival, 3: reservations.Departure, 4: reservations.Unit, 5: reservations.Status}
	plan, err := h.PlanList(t.Context(), q)
	if err != nil || !cmp.Equal(plan.StrangeWords, []string{"klar"}) || !cmp.Equal(plan.Units, []string{"Dachzimmer", "Keller"}) {
		t.Fatalf("%+v, %v", plan, err)
	}
	q.States = map[string]reservations.State{"klar": reservations.Stands}
	q.Units = map[string]stay.PropertyID{"dachzimmer": flat, "keller": calendar.LeaveOut}
	if err := h.Learn(t.Context(), q); err != nil {
		t.Fatal(err)
	}
	next := table(t, strange)
	next.Property = ""
	plan, err = h.PlanList(t.Context(), next)
	if err != nil || len(plan.Lines) != 2 || plan.Lines[0].Outcome != calendar.RowNew || plan.Lines[0].After.Property != flat || plan.Lines[1].Why != calendar.WhyUnit {
		t.Errorf("%v, %v", plan.Lines, err)
	}
	l, err := h.Learned(t.Context())
	if err != nil || l.Columns["kennung"] != reservations.Code || l.States["klar"] != reservations.Stands {
		t.Errorf("%+v, %v", l, err)
	}
}

func TestTheSameListTwiceAtOnceIsTakenInOnce(t *testing.T) {
	h := newHouse(t)
	q := table(t, oneNew)
	plan, err := h.PlanList(t.Context(), q)
	if err != nil {
		t.Fatal(err)
	}
	results := make(chan error, 2)
	for range 2 {
		go func() {
			_, _, err := h.ApplyList(context.Background(), q, plan.Fingerprint, plan.Suggested())
			results <- err
		}()
	}
	first, second := <-results, <-results
	if (first == nil) == (second == nil) || len(h.stays(t)) != 1 {
		t.Errorf("%v, %v, %d stays", first, second, len(h.stays(t)))
	}
}

func BenchmarkPlanOfALongList(b *testing.B) {
	h := newHouse(b)
	var list strings.Builder
	list.WriteString("Confirmation code,Guest name,Start date,End date,Status\n")
	at := time.Date(2026, 7, 2, 0, 0, 0, 0, time.UTC)
	for i := range 5000 {
		from := at.AddDate(0, 0, 3*i)
		fmt.Fprintf(&list, "HM%08d,Guest %d,%s,%s,Confirmed\n", i, i, from.Format(time.DateOnly), from.AddDate(0, 0, 2).Format(time.DateOnly))
	}
	q := table(b, list.String())
	for b.Loop() {
		if plan, err := h.PlanList(b.Context(), q); err != nil || len(plan.Suggested()) != 5000 {
			b.Fatal(err, len(plan.Suggested()))
		}
	}
}
