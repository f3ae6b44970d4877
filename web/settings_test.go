package web_test

import (
	"context"
	"crypto/rand"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"portineria/app/account"
	"portineria/app/backup"
	"portineria/app/doctor"
	"portineria/stay"
	"portineria/store"
	"portineria/web"
)

func TestTheSettingsTellHowEveryPartDoes(t *testing.T) {
	l := newLodge(t)
	a := l.get(stay.RoleOwner, "/settings").want(http.StatusOK)
	if n := a.page().Find(".checks li").Length(); n != 31 {
		t.Errorf("%d lines, want 31", n)
	}
	for _, node := range a.page().Find(".checks li").EachIter() {
		if title := strings.TrimSpace(node.Find("h3").Text()); title == "" || strings.ToLower(title) == title {
			t.Errorf("a check is named %q", title)
		}
	}
	if got := a.text(".checks"); !strings.Contains(got, "Nothing is waiting.") || !strings.Contains(got, "What to do:") {
		t.Errorf("the lines say %.300s", got)
	}
	if got := a.text("#state .card-head .chip-red"); !strings.Contains(got, "not working") {
		t.Errorf("the key file is missing here, and the summary says %q", got)
	}
	if got := a.text("#version-title + p"); got != "Portineria test" {
		t.Errorf("the version is %q", got)
	}
	fragment := l.get(stay.RoleOwner, "/settings?fragment=state").want(http.StatusOK)
	if fragment.page().Find("#state").Length() != 1 || fragment.page().Find("h1").Length() != 0 {
		t.Error("the fragment is not the list")
	}
	if l.get(stay.RoleAuditor, "/settings").want(http.StatusOK).page().Find("main form").Length() != 0 {
		t.Error("an auditor is offered to change something")
	}
	for _, role := range []stay.Role{stay.RoleCohost, stay.RoleCleaner} {
		for _, path := range []string{"/settings", "/settings/people", "/settings/connections"} {
			l.get(role, path).want(http.StatusForbidden)
		}
		if got := l.get(role, "/settings/account").want(http.StatusOK).text(".tabs"); got != "Your account" {
			t.Errorf("the %s sees the tabs %q", role, got)
		}
	}
}

// vault is a site whose database lies beside its key, as backups need it.
func vault(t *testing.T, change ...func(*web.Options)) *site {
	t.Helper()
	dir := t.TempDir()
	clock, log := func() time.Time { return now }, slog.New(slog.DiscardHandler)
	master, err := store.LoadMasterKey(dir, rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	db, err := store.Open(t.Context(), store.Options{Dir: dir, Master: master, Now: clock, Log: log})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = db.Close() })
	s := &site{t: t, db: db, door: account.New(account.Options{DB: db, Now: clock, Rand: rand.Reader})}
	folder := filepath.Join(dir, backup.DefaultFolder)
	o := web.Options{DB: db, Door: s.door, Now: clock, Log: log, Version: "test",
		Doctor: doctor.New(doctor.Options{DB: db, Dir: dir, Now: clock, ServingSince: now, BackupDir: folder, BackupSuffix: backup.Suffix}),
		Backup: backup.CreateOptions{Data: dir, Master: master, Now: clock, Rand: rand.Reader}}
	for _, c := range change {
		c(&o)
	}
	s.web, err = web.New(o)
	s.must(err)
	s.private = httptest.NewServer(s.web.Private())
	t.Cleanup(s.private.Close)
	s.accounts()
	return s
}

func TestABackupIsMadeVerifiedAndShown(t *testing.T) {
	s := vault(t)
	if got := s.get(stay.RoleOwner, "/settings").text("section[aria-labelledby=backup-title]"); !strings.Contains(got, "none yet") {
		t.Errorf("before the first one it says %q", got)
	}
	a := s.follow(stay.RoleOwner, "/settings/backup", nil)
	if got := a.text("#flash.notice-green"); !strings.Contains(got, "Backup made and verified.") {
		t.Errorf("the flash says %q", got)
	}
	if got := a.text("section[aria-labelledby=backup-title]"); !strings.Contains(got, backup.Suffix) || !strings.Contains(got, "kB") {
		t.Errorf("the card says %q", got)
	}
	for _, role := range []stay.Role{stay.RoleAuditor, stay.RoleCohost, stay.RoleCleaner} {
		s.post(role, "/settings/backup", nil).want(http.StatusForbidden)
	}
}

func TestABackupThatCannotBeWrittenIsSaidSo(t *testing.T) {
	taken := filepath.Join(t.TempDir(), "taken") // a file stands where the folder should be
	if err := os.WriteFile(taken, []byte("a file"), 0o600); err != nil {
		t.Fatal(err)
	}
	s := vault(t, func(o *web.Options) { o.Backup.To = taken })
	if got := s.post(stay.RoleOwner, "/settings/backup", nil).want(http.StatusInternalServerError).text("#flash.notice-red"); !strings.Contains(got, "could not be made") {
		t.Errorf("the flash says %q", got)
	}
}

func TestConnectionsShowWhatIsSetAndWhereDataWent(t *testing.T) {
	l := newLodge(t)
	l.write(func(ctx context.Context, tx *store.Tx) error {
		for _, one := range []store.Connection{
			{At: ago(time.Hour), Destination: "feeds.example:443", Purpose: "feed", Outcome: "ok", BytesOut: 1200, BytesIn: 9300},
			{At: ago(2 * time.Hour), Destination: "feeds.example:443", Purpose: "feed", Outcome: "ok", BytesOut: 1200, BytesIn: 9300},
			{At: ago(3 * time.Hour), Destination: "tracker.example:443", Purpose: "feed", Outcome: "denied"},
		} {
			if err := tx.AddConnection(ctx, one); err != nil {
				return err
			}
		}
		return nil
	})
	a := l.get(stay.RoleAuditor, "/settings/connections").want(http.StatusOK)
	whatsapp := a.text("section[aria-labelledby=whatsapp-title]")
	for _, want := range []string{"+441632960001", "900000000000002", "Access keyset, hidden", "Verification wordnot set", "https://casa.example/webhooks/whatsapp", "Last message receivednever"} {
		if !strings.Contains(whatsapp, want) {
			t.Errorf("WhatsApp lacks %q: %s", want, whatsapp)
		}
	}
	if strings.Contains(a.body, "+447700900190") || !strings.Contains(a.body, "+44 ··· 0190") {
		t.Error("the owner's number is not masked")
	}
	tables := a.page().Find("table")
	reached, denied := strings.Join(strings.Fields(tables.First().Text()), " "), strings.Join(strings.Fields(tables.Last().Text()), " ")
	if tables.Length() != 2 || !strings.Contains(reached, "feeds.example:443Calendars17:052.4 kB18.6 kB") || !strings.Contains(reached, "graph.example:443WhatsApp messagesNever0 B0 B") {
		t.Errorf("where data went: %s", reached)
	}
	if strings.Contains(reached, "tracker") || !strings.Contains(denied, "tracker.example:443") {
		t.Errorf("what was stopped: %s", denied)
	}
}
