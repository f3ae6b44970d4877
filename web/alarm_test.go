package web_test

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"portineria/stay"
	"portineria/store"
)

func (s *site) alarm(a stay.Alarm) stay.AlarmID {
	s.t.Helper()
	a.RaisedAt = now
	s.write(func(ctx context.Context, tx *store.Tx) error { return tx.RaiseAlarm(ctx, a) })
	raised, err := s.db.OpenAlarm(s.t.Context(), a.Kind, a.Number, a.Subject)
	s.must(err)
	return raised.ID
}

func TestTodaySaysWhatIsWrongWhatWorksAndWhatToDo(t *testing.T) {
	s := furnished(t, connected)
	id := s.alarm(stay.Alarm{Kind: stay.AlarmAccountBlocked, Number: "900000000000002", Detail: "DISABLE"})
	card := s.get(stay.RoleOwner, "/").want(http.StatusOK).page().Find(".alarm.notice-red")
	for _, says := range []string{"Meta has blocked the account", "The account is disabled.", "What still works", "You can call them", "What to do", "Business Support"} {
		if !strings.Contains(card.Text(), says) {
			t.Errorf("the card does not say %q: %s", says, card.Text())
		}
	}
	link := card.Find("a")
	if link.AttrOr("href", "") != "https://business.facebook.com/business-support-home/" || !strings.Contains(link.AttrOr("rel", ""), "noreferrer") {
		t.Errorf("the next click leads to %q, %q", link.AttrOr("href", ""), link.AttrOr("rel", ""))
	}
	seen := "/alarms/" + string(id) + "/seen"
	if card.Find("form[action='"+seen+"']").Length() != 1 {
		t.Fatal("the owner cannot say that they know")
	}
	s.post(stay.RoleOwner, seen, nil).want(http.StatusSeeOther)
	again := s.get(stay.RoleOwner, "/").page().Find(".alarm")
	if !strings.Contains(again.Text(), "You know since") || again.Find("form").Length() > 0 {
		t.Errorf("what still lasts is shown, and not asked again: %s", again.Text())
	}
	if s.get(stay.RoleCohost, "/").page().Find(".alarm").Length() > 0 {
		t.Error("a co-host of one flat sees what is wrong with the house")
	}
	s.post(stay.RoleCohost, seen, nil).want(http.StatusNotFound)
	s.post(stay.RoleOwner, "/alarms/nothing/seen", nil).want(http.StatusNotFound)
}

func TestWhatOnlyHappenedGoesOnceItIsSeen(t *testing.T) {
	s := furnished(t, connected)
	id := s.alarm(stay.Alarm{Kind: stay.AlarmPIN, Number: "1", Detail: "PIN_CHANGED"})
	if s.get(stay.RoleOwner, "/").page().Find(".alarm.notice-brass").Length() != 1 {
		t.Fatal("the owner is not told")
	}
	s.post(stay.RoleOwner, "/alarms/"+string(id)+"/seen", nil).want(http.StatusSeeOther)
	if s.get(stay.RoleOwner, "/").page().Find(".alarm").Length() > 0 {
		t.Error("it is still there")
	}
}

func TestARestingNumberIsTriedWhenTheOwnerAsks(t *testing.T) {
	s := furnished(t, connected)
	id := s.alarm(stay.Alarm{Kind: stay.AlarmPayment, Number: realNumber, Detail: "code:131042"})
	s.write(func(ctx context.Context, tx *store.Tx) error {
		return tx.PutRest(ctx, stay.Rest{Number: realNumber, Problem: "payment", Since: now, Until: now.Add(time.Hour)})
	})
	try := "/alarms/" + string(id) + "/try"
	card := s.get(stay.RoleOwner, "/").page().Find(".alarm")
	if card.Find("form[action='"+try+"']").Length() != 1 || !strings.Contains(card.Text(), "131042") {
		t.Fatalf("the owner cannot have it tried: %s", card.Text())
	}
	s.post(stay.RoleCohost, try, nil).want(http.StatusNotFound)
	s.post(stay.RoleOwner, try, nil).want(http.StatusSeeOther)
	r, err := s.db.Rest(t.Context(), realNumber)
	s.must(err)
	if r.Until.After(now) {
		t.Errorf("it rests on until %s", r.Until)
	}
	if s.get(stay.RoleOwner, "/").page().Find("form[action='"+try+"']").Length() != 0 {
		t.Error("what is being tried can be tried again")
	}
}

func TestAMessageThatWaitsSaysWhyAndOneThatArrivedWhen(t *testing.T) {
	s := furnished(t, connected)
	s.sent("tom", stay.Message{ID: "w1", Author: stay.FromAssistant, Text: "a"}, store.Outcome{To: stay.Accepted, Wamid: "wamid.w1"})
	s.write(func(ctx context.Context, tx *store.Tx) error {
		_, err := tx.ApplyStatuses(ctx, []store.Status{{Wamid: "wamid.w1", Callback: "w1", State: stay.Delivered, At: ago(time.Minute)}, {Wamid: "wamid.w1", Callback: "w1", State: stay.Played, At: now}}, now)
		return err
	})
	got := s.get(stay.RoleOwner, "/inbox/tom").want(http.StatusOK).page().Find(".reached")
	if text := strings.Join(strings.Fields(got.Text()), " "); !strings.Contains(text, "listened to") || !strings.Contains(text, "Delivered") {
		t.Errorf("when it arrived: %q", text)
	}
	s.sent("tom", stay.Message{ID: "w2", Author: stay.FromAssistant, Text: "b"}, store.Outcome{To: stay.Queued})
	s.write(func(ctx context.Context, tx *store.Tx) error {
		if _, err := tx.ClaimSends(ctx, now, time.Minute, 10); err != nil {
			return err
		}
		_, err := tx.Settle(ctx, "w2", store.Outcome{To: stay.Queued, Problem: "payment", ErrorCode: 131042, NextAt: now.Add(time.Hour)}, now)
		return err
	})
	trouble := s.get(stay.RoleOwner, "/inbox/tom").page().Find(".trouble")
	if !strings.Contains(trouble.Text(), "payment") || trouble.Find("a[rel~=noreferrer]").AttrOr("href", "") != "https://business.facebook.com/billing_hub/" {
		t.Errorf("why it waits: %s", trouble.Text())
	}
}
