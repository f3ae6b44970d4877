package web_test

import (
	"context"
	"net/http"
	"strings"
	"testing"

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
