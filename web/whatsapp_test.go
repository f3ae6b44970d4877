package web_test

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"portineria/stay"
	"portineria/store"
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

func TestAThreadSaysUntilWhenTheAssistantIsSilent(t *testing.T) {
	s := furnished(t)
	s.write(func(ctx context.Context, tx *store.Tx) error {
		c := stay.DefaultChoices()
		c.QuietTime = 30 * time.Minute
		return tx.PutChoices(ctx, c, now)
	})
	until := func() string { return s.get(stay.RoleOwner, "/inbox/tom").want(http.StatusOK).text(".thread-note") }
	if got := s.get(stay.RoleOwner, "/inbox/tom").text("#reply-hint"); !strings.Contains(got, "keeps silent for 30 minutes") {
		t.Errorf("before anybody wrote: %q", got)
	}
	s.post(stay.RoleOwner, "/inbox/tom/reply", url.Values{"text": {"On Tuesday."}}).want(http.StatusSeeOther)
	if got := until(); !strings.Contains(got, "You wrote to the guest yourself. The assistant keeps silent until ") {
		t.Errorf("after a reply the head says %q", got)
	}
	page := s.get(stay.RoleOwner, "/inbox/tom").page()
	if page.Find(`form[action$="/giveback"]`).Length() != 1 || page.Find(`form[action$="/takeover"]`).Length() != 1 {
		t.Error("the silence can not be both ended and lengthened")
	}
	s.post(stay.RoleOwner, "/inbox/tom/takeover", nil).want(http.StatusSeeOther)
	if got := until(); !strings.Contains(got, "silent until you give the chat back") {
		t.Errorf("kept silent, the head says %q", got)
	}
	if s.get(stay.RoleOwner, "/inbox/tom").page().Find(`form[action$="/takeover"]`).Length() != 0 {
		t.Error("what lasts already can be lengthened")
	}
}
