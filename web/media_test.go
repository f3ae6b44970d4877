package web_test

import (
	"bytes"
	"context"
	"net/http"
	"strings"
	"testing"

	"portineria/media"
	"portineria/stay"
	"portineria/store"
)

var (
	aPhoto  = append([]byte("\xff\xd8\xff\xe0\x00\x10JFIF\x00"), bytes.Repeat([]byte("p"), 200_000)...)
	aVoice  = append([]byte("OggS\x00\x02"+strings.Repeat("\x00", 22)+"OpusHead\x01"), bytes.Repeat([]byte("h"), 3000)...)
	aPDF    = []byte("%PDF-1.7\n1 0 obj\n<script>alert(1)</script>")
	aScript = []byte("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")
)

// file stores a message of Lena's with a file that is there, unless the change says
// otherwise.
func (s *site) file(kind stay.MediaKind, name string, content []byte, change func(*stay.Media)) stay.Media {
	s.t.Helper()
	ctx := context.Background()
	id := stay.MediaID(strings.Repeat("0", 31) + string(rune('a'+len(name)%6)))
	m := stay.Message{ID: stay.MessageID("m-" + string(kind) + name), Type: string(kind)}
	if kind == stay.MediaVoice {
		m.Type, m.Note = "audio", "voice"
	}
	s.said("lena", m)
	f := stay.Media{ID: id, Message: m.ID, Conversation: "lena", Kind: kind, State: stay.MediaWaiting, Filename: stay.Private(name), File: strings.Repeat("f", 31) + string(rune('0'+len(name)%10)), NextAt: now, ReceivedAt: now}
	s.write(func(ctx context.Context, tx *store.Tx) error {
		c, err := tx.Conversation(ctx, "lena")
		if err != nil {
			return err
		}
		return tx.AddMedia(ctx, c, f, store.MediaRef{PlatformID: "8001"})
	})
	ref, err := s.db.MediaRef(ctx, id)
	s.must(err)
	part, err := s.folder.Write(media.Seal{Name: f.File, Key: ref.Key, Row: string(id)}, bytes.NewReader(content), 1<<20)
	s.must(err)
	s.must(part.Place())
	s.write(func(ctx context.Context, tx *store.Tx) error {
		f, err = tx.ChangeMedia(ctx, id, func(m *stay.Media) {
			m.State, m.Type, m.Size, m.KeptAt = stay.MediaKept, string(part.Kind), part.Size, now
			if change != nil {
				change(m)
			}
		})
		return err
	})
	return f
}

func TestAFileIsShownAsWhatItIsAndRunsNothing(t *testing.T) {
	for name, c := range map[string]struct {
		kind    stay.MediaKind
		name    string
		content []byte
		typ     string
		how     string
		shown   string // on the page
	}{
		"a photo":               {stay.MediaImage, "", aPhoto, "image/jpeg", "inline", ".file img"},
		"a voice message":       {stay.MediaVoice, "", aVoice, "audio/ogg", "inline", ".file audio[controls]"},
		"a PDF":                 {stay.MediaDocument, "tickets.pdf", aPDF, "application/pdf", "attachment", ".file a[download]"},
		"a drawing with script": {stay.MediaImage, "x.svg", aScript, "application/octet-stream", "attachment", ".file a[download]"},
		"a page":                {stay.MediaDocument, "x.html", []byte("<!doctype html><script>alert(1)</script>"), "application/octet-stream", "attachment", ".file a[download]"},
	} {
		t.Run(name, func(t *testing.T) {
			s := furnished(t)
			f := s.file(c.kind, c.name, c.content, nil)
			page := s.get(stay.RoleOwner, "/inbox/lena").want(http.StatusOK).page()
			if page.Find(c.shown).Length() == 0 {
				t.Errorf("the page shows no %s", c.shown)
			}
			if page.Find(".file img").Length() != 0 && c.typ != "image/jpeg" {
				t.Error("it is shown as a picture")
			}
			a := s.get(stay.RoleOwner, "/inbox/lena/media/"+string(f.ID)).want(http.StatusOK)
			h := a.header
			if h.Get("Content-Type") != c.typ || !strings.HasPrefix(h.Get("Content-Disposition"), c.how) || h.Get("X-Content-Type-Options") != "nosniff" ||
				!strings.Contains(h.Get("Content-Security-Policy"), "sandbox") || strings.Contains(h.Get("Content-Security-Policy"), "script") || !strings.Contains(h.Get("Cache-Control"), "no-store") {
				t.Errorf("%v", h)
			}
			if a.body != string(c.content) {
				t.Error("something else came")
			}
			if d := s.get(stay.RoleOwner, "/inbox/lena/media/"+string(f.ID)+"?save=1").header.Get("Content-Disposition"); !strings.HasPrefix(d, "attachment") {
				t.Errorf("to be saved as %q", d)
			}
		})
	}
}

func TestAPartOfARecordingCanBeFetched(t *testing.T) {
	s := furnished(t)
	f := s.file(stay.MediaVoice, "", aVoice, nil)
	r := s.request(stay.RoleOwner, http.MethodGet, "/inbox/lena/media/"+string(f.ID), nil)
	r.Header.Set("Range", "bytes=100-199")
	if a := s.do(r).want(http.StatusPartialContent); a.body != string(aVoice[100:200]) {
		t.Errorf("%d bytes", len(a.body))
	}
}

func TestWhoMaySeeAFile(t *testing.T) {
	s := furnished(t)
	f := s.file(stay.MediaImage, "", aPhoto, nil)
	path := "/inbox/lena/media/" + string(f.ID)
	s.get(stay.RoleCleaner, path).want(http.StatusForbidden)
	if a := s.get("", path); a.status == http.StatusOK {
		t.Error("without login")
	}
	if a := s.publicGet(path); a.status != http.StatusNotFound {
		t.Errorf("on the public side: %d", a.status)
	}
	for _, other := range []string{"/inbox/marco/media/", "/inbox/0000/media/"} {
		s.get(stay.RoleOwner, other+string(f.ID)).want(http.StatusNotFound)
	}
	for _, act := range []string{"delete", "retry", "paper", "clear"} {
		if a := s.post(stay.RoleAuditor, path+"/"+act, nil); a.status != http.StatusForbidden {
			t.Errorf("%s as somebody who only looks on: %d", act, a.status)
		}
	}
}

// A photo of an identity document stands on no page, and comes only to somebody who
// has asked to see it.
func TestAnIdentityDocumentIsHidden(t *testing.T) {
	s := furnished(t)
	f := s.file(stay.MediaImage, "", aPhoto, func(m *stay.Media) { m.Paper = stay.PaperLikely })
	path := "/inbox/lena/media/" + string(f.ID)
	page := s.get(stay.RoleOwner, "/inbox/lena").want(http.StatusOK).page()
	if page.Find(".file img").Length() != 0 || page.Find(".file-hidden").Length() != 1 {
		t.Error("it is shown")
	}
	s.get(stay.RoleOwner, path).want(http.StatusNotFound)
	s.get(stay.RoleAuditor, path+"?show=1").want(http.StatusNotFound)
	s.get(stay.RoleOwner, path+"?show=1").want(http.StatusOK)
	shown := s.follow(stay.RoleOwner, path+"/clear", nil).page()
	if shown.Find(".file img").Length() != 1 {
		t.Error("what is none is still hidden")
	}
	hidden := s.follow(stay.RoleOwner, path+"/paper", nil).page()
	if hidden.Find(".file img").Length() != 0 {
		t.Error("what the owner marked is shown")
	}
	gone := s.follow(stay.RoleOwner, path+"/delete", nil).page()
	if gone.Find(".file-hidden").Length() != 0 || !strings.Contains(gone.Find(".file-note").Text(), "house") && !strings.Contains(gone.Find(".file-note").Text(), "casa") {
		t.Errorf("after deleting: %q", gone.Find(".file").Text())
	}
	s.get(stay.RoleOwner, path+"?show=1").want(http.StatusNotFound)
	if names, err := s.folder.Names(); err != nil || len(names) != 0 {
		t.Errorf("left on the disk: %v, %v", names, err)
	}
}

func TestWhatWasHeardStandsUnderThePlayer(t *testing.T) {
	s := furnished(t)
	f := s.file(stay.MediaVoice, "", aVoice, func(m *stay.Media) { m.Speech, m.HeardAt = stay.SpeechHeard, now })
	s.write(func(ctx context.Context, tx *store.Tx) error {
		c, err := tx.Conversation(ctx, "lena")
		if err != nil {
			return err
		}
		return tx.Rewrite(ctx, c, f.Message, func(m *stay.Message) { m.Text = "Wann ist Check-in?" })
	})
	page := s.get(stay.RoleOwner, "/inbox/lena").want(http.StatusOK).page()
	if got := page.Find(".file-heard q").Text(); got != "Wann ist Check-in?" {
		t.Errorf("%q", got)
	}
	if page.Find(".file audio").Length() != 1 {
		t.Error("no player")
	}
}

func TestWhyAFileIsNotThereIsSaid(t *testing.T) {
	for _, why := range []stay.MediaProblem{stay.MediaTooLarge, stay.MediaFull, stay.MediaNoSpace, stay.MediaExpired, stay.MediaRefused, stay.MediaUnreachable, stay.MediaBroken, stay.MediaNoNumber, stay.MediaOff} {
		s := furnished(t)
		f := s.file(stay.MediaImage, "", aPhoto, func(m *stay.Media) { m.State, m.Problem = stay.MediaFailed, why })
		page := s.get(stay.RoleOwner, "/inbox/lena").want(http.StatusOK).page()
		if page.Find(".file-trouble").Text() == "" || page.Find("form[action$='/media/"+string(f.ID)+"/retry'] button").Length() != 1 {
			t.Errorf("%s: %q", why, page.Find(".file").Text())
		}
		s.post(stay.RoleOwner, "/inbox/lena/media/"+string(f.ID)+"/retry", nil).want(http.StatusSeeOther)
		if m, err := s.db.Media(t.Context(), f.ID); err != nil || m.State != stay.MediaWaiting {
			t.Errorf("%s: %s, %v", why, m.State, err)
		}
	}
	for _, why := range []stay.MediaProblem{stay.MediaLost, stay.MediaPeriodEnded, stay.MediaByOwner, stay.MediaByGuest} {
		s := furnished(t)
		s.file(stay.MediaImage, "", aPhoto, func(m *stay.Media) { m.State, m.Problem = stay.MediaDeleted, why })
		if page := s.get(stay.RoleOwner, "/inbox/lena").want(http.StatusOK).page(); page.Find(".file-note").Text() == "" {
			t.Errorf("%s says nothing", why)
		}
	}
}
