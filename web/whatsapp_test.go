package web_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"portineria/stay"
)

func TestTheOwnerChoosesHowTheAssistantBehaves(t *testing.T) {
	l := newLodge(t)
	const path, form = "/settings/whatsapp", "/settings/whatsapp/behaviour"
	page := l.get(stay.RoleOwner, path).want(http.StatusOK).page()
	if got := page.Find("#f-quiet_time option[selected]").Text(); got != "2 hours" {
		t.Errorf("a house where nothing was chosen keeps silent for %q", got)
	}
	if got := l.follow(stay.RoleOwner, form, url.Values{"quiet_time": {"30m"}, "read_receipts": {"at_once"}}).text("#flash"); !strings.Contains(got, "Saved") {
		t.Errorf("saving says %q", got)
	}
	chosen, err := l.db.Choices(t.Context())
	if want := (stay.Choices{QuietTime: 30 * time.Minute, ReadReceipts: stay.ReceiptsAtOnce}); err != nil || chosen.QuietTime != want.QuietTime || chosen.Typing || chosen.ReadReceipts != want.ReadReceipts {
		t.Errorf("stored %+v, %v", chosen, err)
	}
	for field, bad := range map[string]url.Values{
		"quiet_time":    {"quiet_time": {"soon"}, "read_receipts": {"never"}},
		"read_receipts": {"quiet_time": {"2h"}, "read_receipts": {"perhaps"}},
	} {
		if l.post(stay.RoleOwner, form, bad).want(http.StatusUnprocessableEntity).page().Find("#f-"+field+"-error").Length() != 1 {
			t.Errorf("nothing stands at %s that was refused", field)
		}
	}
	if got := l.get(stay.RoleAuditor, path).want(http.StatusOK); got.page().Find("main form").Length() != 0 || !strings.Contains(got.text("#behaviour"), "30 minutes") {
		t.Error("who may only read sees a form, or not what is chosen")
	}
	l.post(stay.RoleCohost, form, url.Values{"quiet_time": {"0"}, "read_receipts": {"never"}}).want(http.StatusForbidden)
	if again, _ := l.db.Choices(t.Context()); again.QuietTime != chosen.QuietTime {
		t.Error("a refused form changed something")
	}
}
