package web_test

import (
	"maps"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"portineria/stay"
)

// TestAReadyRuleIsLookedAtAndSwitchedOn with one click, and off again.
func TestAReadyRuleIsLookedAtAndSwitchedOn(t *testing.T) {
	l := newLodge(t)
	page := l.get(stay.RoleOwner, "/automations").want(http.StatusOK)
	if got := page.text("#rules"); !strings.Contains(got, "No message goes by itself yet") || !strings.Contains(got, "The day before check-out, at 18:00, to every guest") {
		t.Errorf("the page of a house without rules reads %q", got)
	}
	seen := l.get(stay.RoleOwner, "/automations/ready/before-checkout").want(http.StatusOK)
	if rules, _ := l.db.Rules(t.Context()); len(rules) != 0 {
		t.Fatal("to look at a rule has stored it")
	}
	if got := seen.text("main"); !strings.Contains(got, "Lena Weber, Casa Limone") {
		t.Errorf("the preview does not name who is written to: %q", got)
	}
	if got := l.follow(stay.RoleOwner, "/automations/ready/before-checkout", nil).text("#flash"); !strings.Contains(got, "is on") {
		t.Errorf("switching on says %q", got)
	}
	r, err := l.db.Rule(t.Context(), "before-checkout")
	if err != nil || !r.Enabled || r.EnabledAt.IsZero() {
		t.Fatalf("stored %+v, %v", r, err)
	}
	l.follow(stay.RoleOwner, "/automations/ready/before-checkout", nil) // the same form twice
	if got := l.get(stay.RoleOwner, "/automations").text("#rules"); !strings.Contains(got, "Next: ") || strings.Contains(got, "No message goes") {
		t.Errorf("the list reads %q", got)
	}
	l.follow(stay.RoleOwner, "/automations/rules/before-checkout/off", nil)
	if r, _ := l.db.Rule(t.Context(), "before-checkout"); r.Enabled {
		t.Error("it is still on")
	}
	l.follow(stay.RoleOwner, "/automations/rules/before-checkout/remove", nil)
	if _, err := l.db.Rule(t.Context(), "before-checkout"); err == nil {
		t.Error("it is still there")
	}
}

// TestARuleIsWrittenInAForm keeps what was typed where something is refused.
func TestARuleIsWrittenInAForm(t *testing.T) {
	l := newLodge(t)
	form := url.Values{"name": {"Pizza evening"}, "count": {"3"}, "unit": {"before_hours"}, "event": {"checkin"}, "text_it": {"Ciao {{guest_name}}, stasera pizza."}, "template": {""},
		"languages": {"it", "de"}, "channels": {"airbnb"}, "min_nights": {"2"}, "max_nights": {"9"}, "identified": {""}, "window": {"yes"}, "quiet_from": {"22:00"}, "quiet_until": {"07:30"},
		"late": {"1.5"}, "about": {"checkin"}, "repeat": {"yes"}}
	bad := maps.Clone(form)
	bad["late"], bad["text_it"] = []string{"soon"}, []string{"Ciao {{gest_name}}!"}
	a := l.post(stay.RoleOwner, "/automations/add", bad).want(http.StatusUnprocessableEntity)
	if a.page().Find("#f-late-error").Length() != 1 || a.page().Find("#f-text-it").Text() != "Ciao {{gest_name}}!" || a.page().Find("main .error").Length() < 2 {
		t.Error("what was refused is not said, or what was typed is gone")
	}
	l.post(stay.RoleOwner, "/automations/add", form).want(http.StatusSeeOther)
	r, err := l.db.Rule(t.Context(), "pizza-evening")
	if err != nil {
		t.Fatal(err)
	}
	if r.Enabled || r.When != (stay.When{Event: stay.EventCheckin, Unit: stay.UnitHours, Offset: -3}) || r.LateMinutes != 90 || r.QuietFrom != 22*60 || r.QuietUntil != 7*60+30 ||
		r.Only.Window != stay.Yes || r.Only.MinNights != 2 || len(r.Only.Languages) != 2 || !r.Repeat || len(r.About) != 1 || r.Texts["it"] == "" {
		t.Errorf("stored %+v", r)
	}
	if got := l.get(stay.RoleOwner, "/automations/rules/pizza-evening").text("main > p"); !strings.Contains(got, "3 hours before check-in, to guests who booked through Airbnb, speak Italian or German, stay 2 to 9 nights, have written within 24 hours") {
		t.Errorf("in words it is %q", got)
	}
	form.Set("name", "Pizza")
	l.post(stay.RoleOwner, "/automations/rules/pizza-evening", form).want(http.StatusSeeOther)
	if again, _ := l.db.Rule(t.Context(), "pizza-evening"); again.Name != "Pizza" || again.CreatedAt != r.CreatedAt {
		t.Errorf("saved again it is %+v", again)
	}
	for _, role := range []stay.Role{stay.RoleCohost, stay.RoleAuditor, stay.RoleCleaner} {
		l.post(role, "/automations/rules/pizza-evening/on", nil).want(http.StatusForbidden)
	}
}

// TestTheMessagesOfAStayArePausedSentAndLeftOut on its own page.
func TestTheMessagesOfAStayArePausedSentAndLeftOut(t *testing.T) {
	l := newLodge(t)
	if got := l.get(stay.RoleOwner, "/bookings/b-lena").want(http.StatusOK).page().Find("#stay-rules-title").Length(); got != 0 {
		t.Error("a house without rules speaks of them")
	}
	l.follow(stay.RoleOwner, "/automations/ready/thanks", nil)
	page := l.get(stay.RoleCohost, "/bookings/b-lena").want(http.StatusOK)
	if got := page.text("main"); !strings.Contains(got, "Thank you") || !strings.Contains(got, "Planned") {
		t.Errorf("the page of the stay reads %q", got)
	}
	if got := l.follow(stay.RoleCohost, "/bookings/b-lena/messages/pause", nil).text("main"); !strings.Contains(got, "Paused for this stay") {
		t.Errorf("paused it reads %q", got)
	}
	if paused, _ := l.db.PausedStays(t.Context()); !paused["b-lena"] {
		t.Error("it is not paused")
	}
	l.follow(stay.RoleCohost, "/bookings/b-lena/messages/resume", nil)
	if got := l.follow(stay.RoleCohost, "/bookings/b-lena/messages/skip/thanks", nil).text("main"); !strings.Contains(got, "Left out") {
		t.Errorf("left out it reads %q", got)
	}
	l.post(stay.RoleCleaner, "/bookings/b-lena/messages/pause", nil).want(http.StatusForbidden)
	l.post(stay.RoleOwner, "/bookings/b-nobody/messages/pause", nil).want(http.StatusNotFound)
}
