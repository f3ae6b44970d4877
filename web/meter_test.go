package web_test

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"portineria/app/meter"
	"portineria/stay"
	"portineria/store"
	"portineria/web"
)

// metered is a site whose month has a free share of ten messages.
func metered(t *testing.T) *site {
	t.Helper()
	return furnished(t, connected, func(o *web.Options) {
		o.Meter = meter.New(meter.Options{DB: o.DB, Now: o.Now, Country: func(string) string { return "DE" }, Numbers: func() []string { return []string{realNumber} },
			Prices: meter.Prices{{Since: 0, Source: "a test", Free: 10, Currency: "USD", Service: map[string]stay.Money{"FR": 30_000}}}})
	})
}

// arrived counts so many messages of a day of the present month.
func (s *site) counted(day, n int, pricing string) {
	s.t.Helper()
	for range n {
		m := stay.Message{ID: stay.MessageID(strings.Repeat("m", 20) + time.Now().Format("150405.000000000")), Author: stay.FromAssistant, Text: "x"}
		s.sent("tom", m, store.Outcome{To: stay.Accepted, Wamid: "wamid." + string(m.ID)})
		at := time.Date(2026, 7, day, 12, 0, 0, 0, time.UTC)
		s.write(func(ctx context.Context, tx *store.Tx) error {
			_, err := tx.ApplyStatuses(ctx, []store.Status{{Wamid: "wamid." + string(m.ID), Callback: string(m.ID), State: stay.Delivered, At: at, Category: "service", Pricing: pricing}}, now)
			return err
		})
	}
}

func TestTheMeterSaysHowMuchIsFreeAndWhatTheRestCosts(t *testing.T) {
	s := metered(t)
	m := meter.New(meter.Options{DB: s.db, Now: func() time.Time { return now }, Country: func(string) string { return "DE" }, Numbers: func() []string { return []string{realNumber} }})
	s.counted(3, 2, "free_customer_service")
	s.counted(10, 1, "")
	s.must(m.Count(t.Context()))
	page := s.get(stay.RoleOwner, "/settings/whatsapp").want(http.StatusOK).page()
	got := strings.Join(strings.Fields(page.Find("#meter").Text()), " ")
	for _, says := range []string{"July 2026", "3 of 10", "In free text3", "To pay so farnothing", "lasts to the end of the month", "Friday 3 July2", "a test"} {
		if !strings.Contains(got, says) {
			t.Errorf("the meter does not say %q: %s", says, got)
		}
	}
	if page.Find("#meter svg.plot[role=img]").Length() != 1 || page.Find("#"+page.Find("#meter .meter-bar").AttrOr("aria-labelledby", "")).Find("b").Text() != "3 of 10" {
		t.Error("the pictures have no words")
	}
	if got := s.get(stay.RoleOwner, "/").text(".meter-line"); got != "Free WhatsApp messages this month: 3 of 10" {
		t.Errorf("today says %q", got)
	}

	s.counted(12, 9, "regular")
	s.must(m.Count(t.Context()))
	got = s.get(stay.RoleOwner, "/settings/whatsapp").text("#meter")
	for _, says := range []string{"used up", "price not known", "Of 9 paid messages"} {
		if !strings.Contains(got, says) {
			t.Errorf("the meter does not say %q: %s", says, got)
		}
	}
	s.post(stay.RoleOwner, "/settings/whatsapp/meter", url.Values{"at_end": {"drafts"}, "own_prices": {"eur *=0,05"}, "account_zone": {"Europe/Rome"}}).want(http.StatusSeeOther)
	if got := s.get(stay.RoleOwner, "/settings/whatsapp").text("#meter"); !strings.Contains(got, "0.45 EUR") {
		t.Errorf("the owner's price is not used: %s", got)
	}
	if past := s.get(stay.RoleOwner, "/settings/whatsapp?month=2026-06").text("#meter"); !strings.Contains(past, "June 2026") || !strings.Contains(past, "No message has reached") {
		t.Errorf("the month before: %s", past)
	}
	for field, bad := range map[string]url.Values{"at_end": {"at_end": {"panic"}}, "own_prices": {"at_end": {"go_on"}, "own_prices": {"cheap"}}, "account_zone": {"at_end": {"go_on"}, "account_zone": {"Mars"}}} {
		page := s.post(stay.RoleOwner, "/settings/whatsapp/meter", bad).want(http.StatusUnprocessableEntity).page()
		if page.Find("#f-"+field+"-error").Length() != 1 {
			t.Errorf("nothing stands at %s that was refused", field)
		}
	}
	s.post(stay.RoleCohost, "/settings/whatsapp/meter", url.Values{"at_end": {"go_on"}}).want(http.StatusForbidden)
}
