package web_test

import (
	"context"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	"portineria/app/calendar"
	"portineria/lang"
	"portineria/reservations"
	"portineria/stay"
	"portineria/store"
)

const someList = "Confirmation code,Status,Guest name,Contact,# of adults,Start date,End date,Listing\n" +
	"HMNEW00001,Confirmed,Ana Silva,+44 7700 900150,2,2026-08-10,2026-08-14,Casa Limone\n" +
	"HMABC12345,Confirmed,Lena Weber,+44 7700 900101,4,2026-07-14,2026-07-19,Casa Limone\n" +
	"HMNEW00003,Canceled by guest,Marco Ruggeri,,1,2026-07-22,2026-07-24,Casa Limone\n" +
	"HMNEW00004,Confirmed,Tim Lee,3.93E+11,1,2026-07-23,2026-07-25,Casa Limone\n" +
	"HMNEW00005,Confirmed,Zoe Ray,,1,2026-09-23,2026-09-20,Casa Limone\n" +
	"HMNEW00006,Confirmed,Eva Holm,,1,2026-10-01,2026-10-05,\"Harbour Loft\"\n"

// brought uploads a list and returns the page that it leads to.
func (l *lodge) brought(role stay.Role, list string) (answer, string) {
	l.t.Helper()
	sent := l.upload(role, "/calendar/list", "reservations.csv", list).want(http.StatusSeeOther)
	at := sent.header.Get("Location")
	return l.get(role, at).want(http.StatusOK), at
}

// ticked is the form of a plan as a browser would send it.
func (a answer) ticked() url.Values {
	a.t.Helper()
	form := url.Values{"seen": {a.field("seen")}}
	for _, node := range a.page().Find("input[name=row][checked]").EachIter() {
		form.Add("row", node.AttrOr("value", ""))
	}
	return form
}

func TestAListIsLookedAtThenTakenIn(t *testing.T) {
	l := newLodge(t)
	a, at := l.brought(stay.RoleOwner, someList)
	form := a.ticked()
	if rows := form["row"]; !slices.Equal(rows, []string{"2", "7", "3"}) {
		t.Fatalf("ticked are %v", rows)
	}
	for group, want := range map[string]string{
		"#group-cancels": "Marco Ruggeri", "#group-unclear": "Tim Lee", "#group-new": "Ana Silva", "#group-adds": "Adds: number of guests",
		"#group-refused": "The departure is not after the arrival", "#group-unclear .list-doubt": "its last digits are lost",
	} {
		if got := a.text(group); !strings.Contains(got, want) {
			t.Errorf("%s says %q, want %q", group, got, want)
		}
	}
	if before := len(l.all()); before != 4 {
		t.Fatalf("looking entered something: %d", before)
	}
	done := l.follow(stay.RoleOwner, at+"/apply", form)
	if got := done.text("#flash"); !strings.Contains(got, "2 bookings entered, 1 completed") {
		t.Errorf("it says %q", got)
	}
	all := l.all()
	i := slices.IndexFunc(all, func(b stay.Booking) bool { return b.Code == "HMNEW00001" })
	if len(all) != 6 || i < 0 || all[i].Phone != "+447700900150" || all[i].Channel != "airbnb" || all[i].Invite == "" {
		t.Errorf("%d bookings", len(all))
	}
	if b := l.booking("b-next"); b.State != stay.BookingActive {
		t.Error("a booking was cancelled although nobody ticked it")
	}
	if b := l.booking("b-lena"); b.Guests != 4 {
		t.Errorf("Lena comes with %d", b.Guests)
	}
	// The list is gone from memory.
	if a := l.get(stay.RoleOwner, at); a.status != http.StatusSeeOther || a.header.Get("Location") != "/calendar/list" {
		t.Errorf("after it was taken in: %d", a.status)
	}
}

func (l *lodge) all() []stay.Booking {
	l.t.Helper()
	all, err := l.db.Bookings(l.t.Context(), "", 0, stay.NewDate(2100, 1, 1))
	l.must(err)
	return all
}

func (l *lodge) booking(id stay.BookingID) stay.Booking {
	l.t.Helper()
	b, err := l.db.Booking(l.t.Context(), id)
	l.must(err)
	return b
}

func TestWhatIsTickedHappensAndNothingElse(t *testing.T) {
	l := newLodge(t)
	a, at := l.brought(stay.RoleOwner, someList)
	none := l.post(stay.RoleOwner, at+"/apply", url.Values{"seen": {a.field("seen")}}).want(http.StatusUnprocessableEntity)
	if got := none.text("[role=alert]"); !strings.Contains(got, "Nothing is ticked") || len(none.ticked()["row"]) != 0 {
		t.Errorf("it says %q", got)
	}
	l.follow(stay.RoleOwner, at+"/apply", url.Values{"seen": {a.field("seen")}, "row": {"4", "5"}})
	if b := l.booking("b-next"); b.State != stay.BookingCancelled {
		t.Error("what was ticked was not cancelled")
	}
	if all := l.all(); len(all) != 5 {
		t.Errorf("%d bookings", len(all))
	}
}

func TestAPlanThatIsNoLongerTrueIsShownAnew(t *testing.T) {
	l := newLodge(t)
	a, at := l.brought(stay.RoleOwner, someList)
	form := a.ticked()
	l.write(func(ctx context.Context, tx *store.Tx) error { // meanwhile
		b, err := tx.Booking(ctx, "b-lena")
		if err != nil {
			return err
		}
		b.Guests, b.UpdatedAt = 4, now
		return tx.PutBooking(ctx, b)
	})
	again := l.post(stay.RoleOwner, at+"/apply", form).want(http.StatusConflict)
	if got := again.text("[role=alert]"); !strings.Contains(got, "has changed in the meantime") {
		t.Errorf("it says %q", got)
	}
	if len(l.all()) != 4 || again.field("seen") == a.field("seen") {
		t.Error("something was taken in all the same")
	}
	if rows := again.ticked()["row"]; !slices.Equal(rows, []string{"2", "7"}) {
		t.Errorf("ticked are %v", rows)
	}
	l.follow(stay.RoleOwner, at+"/apply", again.ticked())
	if len(l.all()) != 6 {
		t.Errorf("%d bookings", len(l.all()))
	}
}

func TestWhatCannotBeToldIsAskedAndRemembered(t *testing.T) {
	l := newLodge(t)
	list := "Kennung;Wer;Von wann;Bis wann;Wo;Wie\nX1;Lena Weber;03/08/2026;05/08/2026;Dachzimmer;klar\nX2;Tom Okafor;06/08/2026;08/08/2026;Nebenan;klar\n"
	a, at := l.brought(stay.RoleOwner, list)
	if got := a.text("[role=alert]"); !strings.Contains(got, "which columns hold arrival and departure") {
		t.Fatalf("it asks %q", got)
	}
	columns := url.Values{"col-0": {"code"}, "col-1": {"guest"}, "col-2": {"arrival"}, "col-3": {"departure"}, "col-4": {"unit"}, "col-5": {"status"}}
	twice := url.Values{"col-0": {"arrival"}, "col-1": {"arrival"}}
	if got := l.post(stay.RoleOwner, at+"/read", twice).want(http.StatusUnprocessableEntity).text("[role=alert]"); !strings.Contains(got, "Only one of them") {
		t.Errorf("two columns of one kind: %q", got)
	}
	dates := l.follow(stay.RoleOwner, at+"/read", columns)
	if got := dates.text("fieldset"); !strings.Contains(got, "3 August 2026") || !strings.Contains(got, "8 March 2026") {
		t.Fatalf("the dates are asked as %q", got)
	}
	columns.Set("order", "dmy")
	names := l.follow(stay.RoleOwner, at+"/read", columns)
	if got := names.text("label"); !strings.Contains(got, "Dachzimmer") || !strings.Contains(got, "klar") {
		t.Fatalf("asked is %q", got)
	}
	answers := url.Values{"unitname-0": {"Dachzimmer"}, "unit-0": {"casa-limone"}, "unitname-1": {"Nebenan"}, "unit-1": {"-"}, "wordname-0": {"klar"}, "word-0": {"stands"}}
	maps.Copy(answers, columns)
	plan := l.follow(stay.RoleOwner, at+"/read", answers)
	if got := plan.text("#group-new") + plan.text("#group-left_out"); !strings.Contains(got, "Lena Weber") || !strings.Contains(got, "Not one of your properties") {
		t.Errorf("the plan says %q", got)
	}
	// The next list of this kind leaves only the dates open.
	next, _ := l.brought(stay.RoleOwner, strings.ReplaceAll(list, "/08/", ".08."))
	if got := next.text("#group-new"); !strings.Contains(got, "Lena Weber") {
		t.Errorf("the next one: %q", got)
	}
}

func TestAFileThatIsNoListIsRefusedInWords(t *testing.T) {
	l := newLodge(t)
	for content, want := range map[string]string{
		"%PDF-1.7": "neither CSV nor XLS", "Code,Arrival,Departure\n": "There are no rows", "PK\x03\x04": "damaged", strings.Repeat("x", reservations.MaxBytes+1): "larger than 10 MB",
	} {
		got := l.upload(stay.RoleOwner, "/calendar/list", "x.xls", content).want(http.StatusUnprocessableEntity).text("[role=alert]")
		if !strings.Contains(got, want) {
			t.Errorf("%.10q: %q, want %q", content, got, want)
		}
	}
	if got := l.post(stay.RoleOwner, "/calendar/list", url.Values{}).want(http.StatusUnprocessableEntity).text("[role=alert]"); !strings.Contains(got, "Choose the file") {
		t.Errorf("without a file: %q", got)
	}
}

func TestAListIsItsOwnersAlone(t *testing.T) {
	l := newLodge(t)
	_, at := l.brought(stay.RoleOwner, someList)
	for _, role := range []stay.Role{stay.RoleCleaner, stay.RoleAuditor} {
		l.get(role, at).want(http.StatusForbidden)
		l.get(role, "/calendar/list").want(http.StatusForbidden)
	}
	l.get(stay.RoleCohost, at).want(http.StatusSeeOther) // not theirs: as if it were not there
	l.post(stay.RoleCohost, at+"/drop", nil).want(http.StatusSeeOther)
	l.get(stay.RoleOwner, at).want(http.StatusOK)
	// A co-host sees and enters only what is theirs.
	a, hers := l.brought(stay.RoleCohost, someList)
	if strings.Contains(a.text("#group-new"), "Eva Holm") || strings.Contains(a.body, "harbour-loft") {
		t.Errorf("a co-host of Casa Limone sees %q", a.text("#group-new"))
	}
	if got := a.text("h1"); got != lang.For("en").Import.ReadTitle {
		t.Errorf("she is shown %q", got)
	}
	l.post(stay.RoleCohost, hers+"/drop", nil).want(http.StatusSeeOther)
	if l.get(stay.RoleCohost, hers).status != http.StatusSeeOther {
		t.Error("it was not forgotten")
	}
}

func TestListsHaveWordsForEverything(t *testing.T) {
	for _, code := range lang.Codes() {
		w := lang.For(code).Import
		missing := func(list map[string]string, keys ...string) {
			for _, key := range keys {
				if list[key] == "" {
					t.Errorf("%s: no word for %q", code, key)
				}
			}
		}
		for _, p := range reservations.Problems() {
			missing(w.Problems, string(p))
		}
		for _, why := range calendar.Whys() {
			missing(w.Whys, string(why))
		}
		for _, f := range reservations.Fields() {
			if f != reservations.Ignored {
				missing(w.Fields, string(f))
			}
		}
		for _, s := range reservations.States() {
			missing(w.StateWords, string(s))
		}
		missing(w.Details, calendar.Details()...)
		for _, o := range calendar.Outcomes() {
			if w.Outcomes[string(o)].Name == "" {
				t.Errorf("%s: no words for rows that are %s", code, o)
			}
		}
	}
}
