package web_test

import (
	"net/http"
	"strings"
	"testing"

	"portineria/stay"
)

func TestTodaySaysHowEachPropertyStandsAndWhatComesNext(t *testing.T) {
	l := newLodge(t)
	a := l.get(stay.RoleOwner, "/").want(http.StatusOK)
	for i, want := range []string{
		"Casa Limone Arriving Lena WeberCheck-out 19 Jul 10:00",
		"Harbour Loft In house Tom OkaforCheck-out 16 Jul 11:00",
	} {
		if got := strings.Join(strings.Fields(a.page().Find(".stands").Eq(i).Text()), " "); got != want {
			t.Errorf("it says %q, want %q", got, want)
		}
	}
	if n := a.page().Find(".stands-arriving .now-arriving").Length(); n != 1 {
		t.Errorf("%d properties have the colour and shape of an arrival", n)
	}
	if until, _ := a.page().Find("#today").Attr("data-until"); until != "2026-07-14T22:00:00Z" {
		t.Errorf("it holds until %q, want midnight in Rome", until)
	}
	if got := l.get(stay.RoleOwner, "/calendar").text(".tl-row .now"); !strings.Contains(got, "Arriving") || !strings.Contains(got, "In house") {
		t.Errorf("the calendar says %q", got)
	}
}

func TestAnEmptyPropertySaysWhoComesNextOrNobody(t *testing.T) {
	l := newLodge(t)
	for _, id := range []string{"b-loft", "b-lena", "b-next", "b-leaves"} {
		l.post(stay.RoleOwner, "/bookings/"+id+"/cancel", nil).want(http.StatusSeeOther)
	}
	l.put(stay.Booking{ID: "b-soon", Property: casa.ID, Channel: "airbnb", Name: "Ines Prado", Arrival: day(1), Departure: day(4)})
	l.put(stay.Booking{ID: "b-closed", Property: loft.ID, Channel: "direct", Kind: stay.KindBlock, Arrival: day(-1), Departure: day(4)})
	a := l.get(stay.RoleOwner, "/").want(http.StatusOK)
	for i, want := range []string{"Casa Limone Empty Ines PradoCheck-in tomorrow 15:00", "Harbour Loft Closed Nobody booked for the next three months"} {
		if got := strings.Join(strings.Fields(a.page().Find(".stands").Eq(i).Text()), " "); got != want {
			t.Errorf("it says %q, want %q", got, want)
		}
	}
}
