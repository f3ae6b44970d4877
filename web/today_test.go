package web_test

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/PuerkitoBio/goquery"

	"portineria/stay"
	"portineria/store"
	"portineria/web"
)

func connected(o *web.Options) {
	o.Parts = web.Parts{WhatsApp: true, Model: func() (string, bool) { return "qwen3:4b", true }}
}

func TestTodayOfAFreshHouseShowsTheFirstSteps(t *testing.T) {
	s := newSite(t)
	a := s.get(stay.RoleOwner, "/").want(http.StatusOK)
	if got := a.text("h1"); got != "Good evening. Tuesday 14 July" {
		t.Errorf("the greeting is %q", got)
	}
	if n := a.page().Find(".steps .step-done").Length(); n != 1 || a.page().Find(".ledger").Length() > 0 {
		t.Errorf("%d steps are done, want the property alone", n)
	}
	if strings.Contains(a.text(".problems"), "WhatsApp is not connected") {
		t.Error("the same thing is said twice")
	}
	if a := s.get(stay.RoleCohost, "/").want(http.StatusOK); a.page().Find(".steps").Length() > 0 {
		t.Error("a co-host is asked to set up the house")
	}
}

func TestTodayShowsWhoWaitsAndWhoComesAndGoes(t *testing.T) {
	s := furnished(t, connected)
	a := s.get(stay.RoleOwner, "/").want(http.StatusOK)
	if got := a.text("[aria-labelledby=waiting-title] .row"); !strings.Contains(got, "Lena Weber") || !strings.Contains(got, "Kann ich den Hund mitbringen?") || !strings.Contains(got, "20 min ago") {
		t.Errorf("who waits: %q", got)
	}
	var moves []string
	a.page().Find(".moves > li").Each(func(_ int, li *goquery.Selection) {
		moves = append(moves, strings.Join(strings.Fields(li.Text()), " "))
	})
	want := []string{"10:00 Departure Casa LimoneJulie Duval", "15:00 Arrival Casa LimoneLena Webercodes openhas written", "Staying Harbour LoftTom Okaforsend the link"}
	if len(moves) != len(want) {
		t.Fatalf("movements: %q", moves)
	}
	for i := range want {
		if moves[i] != want[i] {
			t.Errorf("movement %d: %q, want %q", i, moves[i], want[i])
		}
	}
	cohost := s.get(stay.RoleCohost, "/").want(http.StatusOK)
	if strings.Contains(cohost.body, "Harbour Loft") || strings.Contains(cohost.body, "Tom Okafor") {
		t.Error("a co-host sees a property that is not theirs")
	}
	if got := a.text("#waiting-count .count"); got != "1" {
		t.Errorf("the menu counts %q", got)
	}
	if part := s.get(stay.RoleOwner, "/?fragment=count"); part.text("#waiting-count .count") != "1" || part.page().Find("main").Length() > 0 {
		t.Errorf("the part counts %q", part.text("#waiting-count"))
	}
}

func TestTheFiguresCountWhatWasDecided(t *testing.T) {
	s := furnished(t, connected)
	for i, band := range []stay.Band{stay.BandSend, stay.BandSend, stay.BandSend, stay.BandEscalate, stay.BandSilent} {
		s.decided("lena", stay.Trace{Message: "l1", Band: band, Millis: int64(100 * (i + 1)), At: ago(time.Duration(i) * 24 * time.Hour)})
	}
	s.decided("tom", stay.Trace{Message: "t1", Band: stay.BandDraft, At: ago(20 * 24 * time.Hour)})
	s.decided("tom", stay.Trace{Message: "t1", Band: stay.BandSend, At: ago(40 * 24 * time.Hour)})
	a := s.get(stay.RoleOwner, "/").want(http.StatusOK)
	var figures []string
	a.page().Find(".ledger dd").Each(func(_ int, dd *goquery.Selection) { figures = append(figures, strings.TrimSpace(dd.Text())) })
	if got := strings.Join(figures, "|"); got != "1|60%|200 ms|1" {
		t.Errorf("figures %s", got)
	}
	if got := a.text(".plot-days"); got != "1234567891011121314" {
		t.Errorf("the days are %q", got)
	}
	rows := a.page().Find("[aria-labelledby=plot-title] tbody tr")
	if last := strings.Join(strings.Fields(rows.Last().Text()), " "); rows.Length() != 14 || last != "Tuesday 14 July10" {
		t.Errorf("%d days, the last %q", rows.Length(), last)
	}
	if cohost := s.get(stay.RoleCohost, "/"); !strings.Contains(cohost.text(".ledger"), "75%") {
		t.Errorf("the co-host's figures: %s", cohost.text(".ledger"))
	}
}

func TestTodaySaysWhatToPutRight(t *testing.T) {
	s := furnished(t, func(o *web.Options) {
		o.Parts = web.Parts{WhatsApp: true, Model: func() (string, bool) { return "qwen3:4b", false }}
	})
	today := stay.DateOf(now)
	s.write(func(ctx context.Context, tx *store.Tx) error {
		clash := bookings()[3]
		clash.ID, clash.Arrival = "b-clash", today+9
		if err := tx.PutBooking(ctx, clash); err != nil {
			return err
		}
		asked := stay.CalendarQuestion{ID: "cq", Property: casa.ID, Kind: stay.AskDouble, Booking: "b-clash", Other: "b-next", State: stay.CalendarOpen, OpenedAt: now}
		if err := tx.PutCalendarQuestion(ctx, asked); err != nil {
			return err
		}
		for id, f := range map[stay.FeedID]store.Feed{
			"f1": {Property: casa.ID, Name: "Airbnb", State: store.FeedFailing, Problem: "html", LastOKAt: ago(3 * time.Hour)},
			"f2": {Property: loft.ID, Name: "Vrbo", State: store.FeedStopped, Problem: "gone", LastOKAt: ago(80 * time.Hour)},
			"f3": {Property: loft.ID, Name: "Fine", State: store.FeedOK, LastOKAt: now},
		} {
			f.ID, f.CreatedAt, f.NextAt = id, ago(time.Hour), now
			if err := tx.PutFeed(ctx, f); err != nil {
				return err
			}
		}
		if _, _, err := tx.AddDelivery(ctx, store.FromPlatform, []byte("{}"), now); err != nil {
			return err
		}
		for kind, at := range map[string]time.Time{"other_number": now, "account account_update": now, "group": ago(80 * time.Hour)} {
			if err := tx.AddOddity(ctx, 1, kind, []byte("{}"), at); err != nil {
				return err
			}
		}
		return nil
	})
	s.sent("tom", stay.Message{ID: "m", Author: stay.FromAssistant, Text: "x"}, store.Outcome{To: stay.Failed, Problem: "temporary"})
	s.asks("tom", stay.Question{ID: "q-tom", Message: "m", Reason: stay.ReasonSendFailed})
	a := s.get(stay.RoleOwner, "/").want(http.StatusOK)
	for _, want := range []string{"A message did not reach its guest", "A request about personal data awaits an answer", "by 26 July 2026", "The calendar Airbnb of Casa Limone cannot be read", "Answered with a web page",
		"Last good reading: 3 h ago", "The calendar Vrbo of Harbour Loft cannot be read", "Double booking in Casa Limone", "Marco Ruggeri, 23 to 24 July", "The model in the house does not answer",
		"Alerts do not reach your WhatsApp right now", "once a day", "2 things from WhatsApp were not understood", "for another number"} {
		if !strings.Contains(a.text(".problems"), want) {
			t.Errorf("the problems lack %q: %s", want, a.text(".problems"))
		}
	}
	if strings.Contains(a.text(".problems"), "Fine") || strings.Contains(a.text(".problems"), "from a group") {
		t.Errorf("too much: %s", a.text(".problems"))
	}
	if first := a.page().Find(".problems .notice").First(); !first.HasClass("notice-red") {
		t.Error("the worst does not come first")
	}
	cohost := s.get(stay.RoleCohost, "/")
	for _, other := range []string{"Vrbo", "did not reach", "The model", "Alerts do not", "not understood"} {
		if strings.Contains(cohost.text(".problems"), other) {
			t.Errorf("a co-host is told %q", other)
		}
	}
}

func TestTheHealthLinesTellHowThePartsDo(t *testing.T) {
	s := furnished(t, connected)
	line := func(role stay.Role) string {
		return s.get(role, "/?fragment=health").want(http.StatusOK).text("#health")
	}
	for _, want := range []string{"look at this: Your own WhatsApp cannot be alerted now", "Model ready (qwen3:4b)", "No calendar connected"} {
		if !strings.Contains(line(stay.RoleOwner), want) {
			t.Errorf("lacks %q: %s", want, line(stay.RoleOwner))
		}
	}
	s.conversation(stay.Conversation{ID: "owners"}, stay.Guest{ID: "g-owner", Phone: "+447700900190", IsOwner: true})
	s.write(func(ctx context.Context, tx *store.Tx) error {
		if err := tx.PutAlias(ctx, "g-owner", store.Alias{Kind: store.AliasPhone, Value: "+447700900190"}, false, now); err != nil {
			return err
		}
		if err := tx.PutFeed(ctx, store.Feed{ID: "f", Property: loft.ID, Name: "Vrbo", State: store.FeedOK, LastOKAt: ago(3 * time.Hour), NextAt: now, CreatedAt: now}); err != nil {
			return err
		}
		_, _, err := tx.AddDelivery(ctx, store.FromPlatform, []byte("{}"), ago(5*time.Minute))
		return err
	})
	for _, want := range []string{"fine: WhatsApp connected · 5 min ago fine: Model ready", "look at this: Calendar Vrbo not read for 3 hours"} {
		if !strings.Contains(line(stay.RoleOwner), want) {
			t.Errorf("lacks %q: %s", want, line(stay.RoleOwner))
		}
	}
	s.sent("tom", stay.Message{ID: "m", Author: stay.FromAssistant, Text: "x"}, store.Outcome{To: stay.Failed, Problem: "token_invalid"})
	if !strings.Contains(line(stay.RoleOwner), "not working: WhatsApp has a problem") {
		t.Errorf("a token that is refused: %s", line(stay.RoleOwner))
	}
	if got := line(stay.RoleCleaner); got != "off: No calendar connected" {
		t.Errorf("the cleaner reads %q", got)
	}
}

func TestOnlyWhatDoesNotLeaveIsSaidToWait(t *testing.T) {
	clock := now
	s := furnished(t, func(o *web.Options) { o.Now = func() time.Time { return clock } })
	s.sent("tom", stay.Message{ID: "m", Author: stay.FromHost, Text: "x"}, store.Outcome{To: stay.Queued})
	line := func() string { return s.get(stay.RoleOwner, "/?fragment=health").want(http.StatusOK).text("#health") }
	if strings.Contains(line(), "waiting to be sent") {
		t.Errorf("while it leaves: %s", line())
	}
	clock = now.Add(10 * time.Second)
	if !strings.Contains(line(), "1 message waiting to be sent") {
		t.Errorf("when it has not left: %s", line())
	}
}

func TestTheCleanerBeginsAtTheCalendar(t *testing.T) {
	s := furnished(t)
	if a := s.get(stay.RoleCleaner, "/").want(http.StatusSeeOther); a.header.Get("Location") != "/calendar" {
		t.Errorf("leads to %s", a.header.Get("Location"))
	}
	s.get(stay.RoleCleaner, "/?fragment=today").want(http.StatusSeeOther)
	if got := s.get(stay.RoleCleaner, "/?fragment=count").want(http.StatusOK).text("#waiting-count"); got != "" {
		t.Errorf("a cleaner is told who waits: %q", got)
	}
}
