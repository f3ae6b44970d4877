package web_test

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"portineria/stay"
	"portineria/store"
)

// clashing connects a calendar in which a stay overlaps one that is there.
func clashing(t *testing.T) *lodge {
	l := newLodge(t)
	l.feeds.says(ics("u1@airbnb.com 20260722 20260724 Reserved", "u2@airbnb.com 20260801 20260805 Reserved"))
	l.follow(stay.RoleOwner, "/properties/casa-limone/feeds", url.Values{"name": {"Airbnb"}, "url": {l.feeds.link()}})
	return l
}

func (l *lodge) question(kind stay.CalendarQuestionKind) stay.CalendarQuestion {
	l.t.Helper()
	all, err := l.db.CalendarQuestions(l.t.Context(), "", stay.CalendarOpen, stay.CalendarAnswered)
	l.must(err)
	for _, q := range all {
		if q.Kind == kind {
			return q
		}
	}
	l.t.Fatalf("nobody asks %s of %v", kind, all)
	return stay.CalendarQuestion{}
}

func TestADoubleBookingIsAskedAboutAndAnswered(t *testing.T) {
	l := clashing(t)
	today := l.get(stay.RoleOwner, "/").want(http.StatusOK)
	if got := today.text(".problems .notice-red"); !strings.Contains(got, "Double booking in Casa Limone") || !strings.Contains(got, "Marco Ruggeri, 22 to 24 July") {
		t.Errorf("the first page says %q", got)
	}
	if href, _ := today.page().Find(".problems .notice-red a.btn").Attr("href"); !strings.HasPrefix(href, "/calendar/questions#q-") {
		t.Errorf("it leads to %q", href)
	}
	page := l.get(stay.RoleCohost, "/calendar/questions").want(http.StatusOK)
	card := page.text(".asked-red")
	for _, want := range []string{"Double booking in Casa Limone", "Marco Ruggeri", "entered by hand", "Airbnb", "It is the same stay", "They are two bookings"} {
		if !strings.Contains(card, want) {
			t.Errorf("the card lacks %q: %s", want, card)
		}
	}
	if strings.Contains(card, "closed nights") {
		t.Errorf("none of the two is unknown: %s", card)
	}
	if part := l.get(stay.RoleOwner, "/calendar/questions?fragment=questions").want(http.StatusOK).page(); part.Find("h1").Length() != 0 || part.Find("#questions .asked").Length() != 1 {
		t.Error("the fragment is not the list")
	}
	q := l.question(stay.AskDouble)
	l.post(stay.RoleOwner, "/calendar/questions/"+string(q.ID), url.Values{"answer": {"closure"}}).want(http.StatusUnprocessableEntity)
	after := l.follow(stay.RoleCohost, "/calendar/questions/"+string(q.ID), url.Values{"answer": {"different"}})
	if !strings.Contains(after.text("#flash"), "Noted") || !strings.Contains(after.text(".asked-plain"), "You know of it") || after.page().Find(".asked-red").Length() != 0 {
		t.Errorf("after the answer: %s", after.text("#questions"))
	}
	if got := l.get(stay.RoleOwner, "/").text(".problems .notice-brass"); !strings.Contains(got, "Double booking in Casa Limone") {
		t.Errorf("the first page forgets it: %q", got)
	}
	after = l.follow(stay.RoleOwner, "/calendar/questions/"+string(q.ID), url.Values{"answer": {"same"}})
	if got := after.text("#questions"); !strings.Contains(got, "No questions") {
		t.Errorf("after the other answer: %s", got)
	}
	if calendar := l.get(stay.RoleOwner, "/calendar?from=2026-07-20"); calendar.page().Find("#clash-title").Length() != 0 || strings.Contains(calendar.text("#weeks"), "Double bookings") {
		t.Error("one stay is drawn as two that clash")
	}
}

func TestAnAnswerThatComesTooLateIsTold(t *testing.T) {
	l := clashing(t)
	q := l.question(stay.AskDouble)
	l.follow(stay.RoleOwner, "/bookings/b-next/cancel", nil)
	a := l.follow(stay.RoleOwner, "/calendar/questions/"+string(q.ID), url.Values{"answer": {"same"}})
	if got := a.text("#flash"); !strings.Contains(got, "settled itself") {
		t.Errorf("the flash says %q", got)
	}
}

func TestThatAStayDoesNotTakePlaceIsAskedOnceMore(t *testing.T) {
	l := newLodge(t)
	l.write(func(ctx context.Context, tx *store.Tx) error {
		return tx.PutCalendarQuestion(ctx, stay.CalendarQuestion{ID: "v1", Property: casa.ID, Kind: stay.AskVanished, Booking: "b-next", State: stay.CalendarOpen, OpenedAt: now})
	})
	page := l.get(stay.RoleOwner, "/calendar/questions").page()
	ask := page.Find("dialog form[action='/calendar/questions/v1']")
	if ask.Length() != 1 || ask.Find("input[name=answer]").AttrOr("value", "") != "cancelled" || !strings.Contains(ask.Text(), "Cancel the booking?") {
		t.Errorf("%q", ask.Text())
	}
	if page.Find("section form.act input[value=cancelled]").Length() != 0 {
		t.Error("it is cancelled without being asked once more")
	}
	l.follow(stay.RoleOwner, "/calendar/questions/v1", url.Values{"answer": {"cancelled"}})
	b, err := l.db.Booking(t.Context(), "b-next")
	if l.must(err); b.State != stay.BookingCancelled || b.CancelledBy != "host" {
		t.Errorf("%s by the %s", b.State, b.CancelledBy)
	}
}

func TestQuestionsAreForThoseWhoSeeTheirProperty(t *testing.T) {
	l := newLodge(t)
	l.write(func(ctx context.Context, tx *store.Tx) error {
		return tx.PutCalendarQuestion(ctx, stay.CalendarQuestion{ID: "v2", Property: loft.ID, Kind: stay.AskMoved, Booking: "b-loft", State: stay.CalendarOpen, OpenedAt: now})
	})
	if a := l.get(stay.RoleCohost, "/calendar/questions").want(http.StatusOK); strings.Contains(a.body, "Tom Okafor") {
		t.Error("the co-host sees another's property")
	}
	l.post(stay.RoleCohost, "/calendar/questions/v2", url.Values{"answer": {"seen"}}).want(http.StatusNotFound)
	l.post(stay.RoleOwner, "/calendar/questions/nothing", url.Values{"answer": {"seen"}}).want(http.StatusNotFound)
	if a := l.get(stay.RoleAuditor, "/calendar/questions").want(http.StatusOK); !strings.Contains(a.body, "Tom Okafor") || a.page().Find(".asked form").Length() != 0 {
		t.Error("the auditor reads everything and changes nothing")
	}
}
