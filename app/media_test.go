package app_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"portineria/app"
	"portineria/media"
	"portineria/phrase"
	"portineria/stay"
	"portineria/store"
	"portineria/whatsapp/graphfake"
)

// The beginnings of files as phones write them, with something after them.
var (
	aPhoto  = append([]byte("\xff\xd8\xff\xe0\x00\x10JFIF\x00"), bytes.Repeat([]byte("kitchen "), 20_000)...)
	aVoice  = append([]byte("OggS\x00\x02"+strings.Repeat("\x00", 22)+"OpusHead\x01"), bytes.Repeat([]byte("hum "), 2000)...)
	aPaper  = []byte("%PDF-1.7\n1 0 obj\n")
	aScript = []byte("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")
)

// ear is a speech server's client that a test talks through.
type ear struct {
	mu    sync.Mutex
	text  string
	err   error
	takes time.Duration
	heard int
}

func (e *ear) Transcribe(ctx context.Context, sound io.Reader, _ string) (string, error) {
	if _, err := io.Copy(io.Discard, sound); err != nil {
		return "", err
	}
	e.mu.Lock()
	text, err, takes := e.text, e.err, e.takes
	e.heard++
	e.mu.Unlock()
	select {
	case <-time.After(takes):
		return text, err
	case <-ctx.Done():
		return "", ctx.Err()
	}
}

// album is a house that keeps files, with a guest who sends them.
type album struct {
	*house
	guest graphfake.Guest
	ear   *ear
}

func newAlbum(t *testing.T, listens bool) *album {
	t.Helper()
	h := newHouse(t, houseOptions{start: time.Date(2026, 7, 14, 10, 0, 0, 0, time.UTC), settle: 3 * time.Second})
	folder, err := media.Open(h.dir, h.rand)
	if err != nil {
		t.Fatal(err)
	}
	a := &album{house: h, guest: graphfake.Guest{Phone: "447700900123", UserID: "GB.70000000000000000001", Name: "Ada"}, ear: &ear{}}
	h.media = app.MediaOptions{Folder: folder, Total: 1 << 20, Within: 30 * time.Second, MostHeard: 1 << 20, Most: map[stay.MediaKind]int64{}}
	for _, k := range stay.MediaKinds() {
		h.media.Most[k] = 512 << 10
	}
	if listens {
		h.media.Transcriber = a.ear
	}
	h.property("puffin-cottage")
	h.run()
	return a
}

// keep lets the guest's phone upload a file.
func (a *album) keep(content []byte, mime string) graphfake.File {
	a.t.Helper()
	f, err := a.fake.KeepFile(content, mime)
	if err != nil {
		a.t.Fatal(err)
	}
	return f
}

// says lets the guest send something, and time pass.
func (a *album) says(c graphfake.Content, wait time.Duration) string {
	a.t.Helper()
	id, err := a.fake.Say(context.Background(), graphfake.Inbound{From: a.guest, Content: c})
	if err != nil {
		a.t.Fatal(err)
	}
	time.Sleep(wait)
	synctest.Wait()
	return id
}

// files are those of the guest's conversation.
func (a *album) files() []stay.Media {
	a.t.Helper()
	c, err := a.conversation(a.guest)
	if err != nil {
		a.t.Fatal(err)
	}
	all, err := a.db.MediaOf(context.Background(), c.ID)
	if err != nil {
		a.t.Fatal(err)
	}
	return all
}

func (a *album) file() stay.Media {
	a.t.Helper()
	all := a.files()
	if len(all) != 1 {
		a.t.Fatalf("%d files", len(all))
	}
	return all[0]
}

// replies is all that the guest was sent, joined.
func (a *album) replies() []string {
	var all []string
	for _, m := range a.fake.Sent() {
		all = append(all, m.Text)
	}
	return all
}

func said(key phrase.Key) string {
	text := speech().book.Say("en", key, phrase.Args{Host: "Maria"})
	first, _, _ := strings.Cut(text, ".")
	return first
}

func (a *album) told(key phrase.Key) (n int) {
	for _, text := range a.replies() {
		if strings.Contains(text, said(key)) {
			n++
		}
	}
	return n
}

// onDisk are the names of the files in the folder.
func (a *album) onDisk() []string {
	names, err := filepath.Glob(filepath.Join(a.dir, media.FolderName, "*"))
	if err != nil {
		a.t.Fatal(err)
	}
	return names
}

func inAlbum(t *testing.T, listens bool, do func(*testing.T, *album)) {
	t.Helper()
	speech()
	synctest.Test(t, func(t *testing.T) { do(t, newAlbum(t, listens)) })
}

func TestAPictureIsFetchedSealedAndSeenByAPerson(t *testing.T) {
	inAlbum(t, false, func(t *testing.T, a *album) {
		a.says(graphfake.Image(a.keep(aPhoto, "image/jpeg")), 10*time.Second)
		f := a.file()
		if f.State != stay.MediaKept || f.Type != string(media.JPEG) || f.Size != int64(len(aPhoto)) {
			t.Fatalf("%+v", f)
		}
		names := a.onDisk()
		if len(names) != 1 {
			t.Fatalf("%v", names)
		}
		raw, err := os.ReadFile(names[0])
		if err != nil || bytes.Contains(raw, []byte("kitchen")) {
			t.Errorf("readable on the disk, %v", err)
		}
		r, _, err := a.app.Load().Files().Open(context.Background(), f.ID)
		if err != nil {
			t.Fatal(err)
		}
		defer r.Close()
		if got, err := io.ReadAll(r); err != nil || !bytes.Equal(got, aPhoto) {
			t.Errorf("something else came back, %v", err)
		}
		if a.told(phrase.MediaPassedOn) != 1 {
			t.Errorf("told: %q", a.replies())
		}
		a.says(graphfake.Image(a.keep(aPhoto, "image/jpeg")), 10*time.Second)
		if a.told(phrase.MediaPassedOn) != 1 {
			t.Error("told again at the second picture")
		}
		time.Sleep(stay.ToldFor)
		a.says(graphfake.Image(a.keep(aPhoto, "image/jpeg")), 10*time.Second)
		if a.told(phrase.MediaPassedOn) != 2 {
			t.Error("not told once more after some hours")
		}
	})
}

func TestWhatAFileIsCalledIsNotWhatItIs(t *testing.T) {
	inAlbum(t, false, func(t *testing.T, a *album) {
		f := a.keep(aScript, "image/png")
		f.Filename = "holiday.png"
		a.says(graphfake.Document(f), 10*time.Second)
		if got := a.file(); got.State != stay.MediaKept || got.Type != string(media.Other) {
			t.Errorf("%+v", got)
		}
	})
}

func TestAQuestionUnderAPictureIsAnswered(t *testing.T) {
	inAlbum(t, false, func(t *testing.T, a *album) {
		f := a.keep(aPhoto, "image/jpeg")
		f.Caption = "When is check-in?"
		a.says(graphfake.Image(f), 10*time.Second)
		if all := a.replies(); len(all) != 1 || a.told(phrase.MediaPassedOn) != 0 {
			t.Fatalf("%q", all)
		}
		f = a.keep(aPhoto, "image/jpeg")
		f.Caption = "Is this the right key?"
		a.says(graphfake.Image(f), 10*time.Second)
		if a.told(phrase.MediaPassedOn) != 1 {
			t.Errorf("a question about the picture: %q", a.replies())
		}
	})
}

func TestWhyAFileIsNotThere(t *testing.T) {
	for name, c := range map[string]struct {
		fault func(id string, n int) graphfake.FileFault
		size  int
		after time.Duration
		state stay.MediaState
		why   stay.MediaProblem
	}{
		"too large":                 {nil, 600 << 10, 10 * time.Second, stay.MediaFailed, stay.MediaTooLarge},
		"more comes than was said":  {always(graphfake.FileLarge), 1000, 10 * time.Second, stay.MediaFailed, stay.MediaTooLarge},
		"expired":                   {always(graphfake.FileGone), 1000, 10 * time.Second, stay.MediaFailed, stay.MediaExpired},
		"at somebody else's host":   {always(graphfake.FileMoved), 1000, 10 * time.Second, stay.MediaFailed, stay.MediaExpired},
		"something else comes":      {always(graphfake.FileOther), 1000, 10 * time.Minute, stay.MediaFailed, stay.MediaBroken},
		"something else comes once": {once(graphfake.FileOther), 1000, 10 * time.Minute, stay.MediaKept, ""},
		"cut off twice":             {twice(graphfake.FileCut), 1000, 10 * time.Minute, stay.MediaKept, ""},
		"a disturbance":             {once(graphfake.FileError), 1000, 10 * time.Minute, stay.MediaKept, ""},
		"a disturbance without end": {always(graphfake.FileError), 1000, 24 * time.Hour, stay.MediaFailed, stay.MediaUnreachable},
		"always cut, not given up":  {always(graphfake.FileCut), 1000, time.Minute, stay.MediaWaiting, stay.MediaUnreachable},
	} {
		t.Run(name, func(t *testing.T) {
			inAlbum(t, false, func(t *testing.T, a *album) {
				a.fake.MisbehaveFiles(c.fault)
				a.says(graphfake.Image(a.keep(append([]byte("\xff\xd8\xff\xe0"), make([]byte, c.size)...), "image/jpeg")), c.after)
				f := a.file()
				if f.State != c.state || f.Problem != c.why {
					t.Errorf("%s, %q", f.State, f.Problem)
				}
				if n := len(a.onDisk()); (n == 1) != (c.state == stay.MediaKept) {
					t.Errorf("%d files on the disk", n)
				}
			})
		})
	}
}

func always(f graphfake.FileFault) func(string, int) graphfake.FileFault {
	return func(string, int) graphfake.FileFault { return f }
}

func once(f graphfake.FileFault) func(string, int) graphfake.FileFault { return first(f, 1) }

func twice(f graphfake.FileFault) func(string, int) graphfake.FileFault { return first(f, 2) }

func first(f graphfake.FileFault, times int) func(string, int) graphfake.FileFault {
	return func(_ string, n int) graphfake.FileFault {
		if n <= times {
			return f
		}
		return graphfake.FileFine
	}
}

func TestAFailedFileIsFetchedOnceMoreOnTheOwnersWord(t *testing.T) {
	inAlbum(t, false, func(t *testing.T, a *album) {
		a.fake.MisbehaveFiles(always(graphfake.FileGone))
		a.says(graphfake.Image(a.keep(aPhoto, "image/jpeg")), 10*time.Second)
		a.fake.MisbehaveFiles(nil)
		files := a.app.Load().Files()
		if err := files.Retry(t.Context(), a.file().ID); err != nil {
			t.Fatal(err)
		}
		time.Sleep(10 * time.Second)
		if f := a.file(); f.State != stay.MediaKept {
			t.Errorf("%+v", f)
		}
		if err := files.Retry(t.Context(), a.file().ID); !errors.Is(err, stay.ErrConflict) {
			t.Errorf("one that is there: %v", err)
		}
	})
}

func TestAllFilesTogetherHaveALimit(t *testing.T) {
	inAlbum(t, false, func(t *testing.T, a *album) {
		for range 4 {
			a.says(graphfake.Image(a.keep(append([]byte("\xff\xd8\xff\xe0"), make([]byte, 400<<10)...), "image/jpeg")), 10*time.Second)
		}
		states := map[stay.MediaProblem]int{}
		for _, f := range a.files() {
			states[f.Problem]++
		}
		if states[""] != 2 || states[stay.MediaFull] != 2 {
			t.Errorf("%v", states)
		}
	})
}

func TestFilesAreDeletedInTheirTime(t *testing.T) {
	inAlbum(t, true, func(t *testing.T, a *album) {
		a.ear.text = "When is check-in?"
		a.says(graphfake.Image(a.keep(aPhoto, "image/jpeg")), time.Minute)
		voice := a.keep(aVoice, "audio/ogg; codecs=opus")
		voice.Voice = true
		a.says(graphfake.Audio(voice), time.Minute)
		there := func() (n int) {
			for _, f := range a.files() {
				if f.There() {
					n++
				}
			}
			if got := len(a.onDisk()); got != n {
				t.Errorf("%d files are listed and %d on the disk", n, got)
			}
			return n
		}
		for _, step := range []struct {
			days int
			want int
		}{{6, 2}, {2, 1}, {21, 1}, {3, 0}} {
			a.later(time.Duration(step.days) * 24 * time.Hour)
			time.Sleep(2 * time.Hour)
			synctest.Wait()
			if got := there(); got != step.want {
				t.Errorf("%d days later %d are there, not %d", step.days, got, step.want)
			}
		}
		for _, f := range a.files() {
			if f.State != stay.MediaDeleted || f.Problem != stay.MediaPeriodEnded {
				t.Errorf("%+v", f)
			}
		}
	})
}

func TestAFileGoesWithItsMessage(t *testing.T) {
	for name, remove := range map[string]func(a *album, wamid string){
		"taken back": func(a *album, wamid string) { a.says(graphfake.Revoke(wamid), 2*time.Minute) },
		"erased": func(a *album, _ string) {
			c, err := a.conversation(a.guest)
			if err != nil {
				a.t.Fatal(err)
			}
			a.update(func(ctx context.Context, tx *store.Tx) error { return tx.RemoveGuest(ctx, c.Guest) })
			time.Sleep(2 * time.Minute)
		},
		"deleted by the owner": func(a *album, _ string) {
			if err := a.app.Load().Files().Delete(context.Background(), a.file().ID, stay.MediaByOwner); err != nil {
				a.t.Fatal(err)
			}
		},
		"erased, and killed before the file was": func(a *album, _ string) {
			c, err := a.conversation(a.guest)
			if err != nil {
				a.t.Fatal(err)
			}
			a.update(func(ctx context.Context, tx *store.Tx) error { return tx.RemoveGuest(ctx, c.Guest) })
			a.crash()
		},
	} {
		t.Run(name, func(t *testing.T) {
			inAlbum(t, false, func(t *testing.T, a *album) {
				wamid := a.says(graphfake.Image(a.keep(aPhoto, "image/jpeg")), 10*time.Second)
				if len(a.onDisk()) != 1 {
					t.Fatal("not fetched")
				}
				remove(a, wamid)
				synctest.Wait()
				if names := a.onDisk(); len(names) != 0 {
					t.Errorf("left on the disk: %d", len(names))
				}
			})
		})
	}
}

// A file that nobody deleted and that is gone, as after a restore, is said to be
// lost, and can be fetched once more.
func TestAFileThatIsGoneIsSaidToBe(t *testing.T) {
	inAlbum(t, false, func(t *testing.T, a *album) {
		a.says(graphfake.Image(a.keep(aPhoto, "image/jpeg")), 10*time.Second)
		for _, name := range a.onDisk() {
			if err := os.Remove(name); err != nil {
				t.Fatal(err)
			}
		}
		time.Sleep(2 * time.Minute)
		f := a.file()
		if f.State != stay.MediaDeleted || f.Problem != stay.MediaLost || !f.CanRetry(a.now()) {
			t.Fatalf("%+v", f)
		}
		if err := a.app.Load().Files().Retry(t.Context(), f.ID); err != nil {
			t.Fatal(err)
		}
		time.Sleep(10 * time.Second)
		if f := a.file(); f.State != stay.MediaKept {
			t.Errorf("%+v", f)
		}
	})
}

// Killed in the midst of it, a file is there whole or fetched again.
func TestAKillWhileAFileComes(t *testing.T) {
	inAlbum(t, false, func(t *testing.T, a *album) {
		a.fake.MisbehaveFiles(always(graphfake.FileHeld))
		a.says(graphfake.Image(a.keep(aPhoto, "image/jpeg")), time.Second)
		a.fake.MisbehaveFiles(nil)
		a.crash()
		time.Sleep(time.Minute)
		if f := a.file(); f.State != stay.MediaKept {
			t.Errorf("%+v", f)
		}
		if names := a.onDisk(); len(names) != 1 {
			t.Errorf("on the disk: %v", names)
		}
	})
}
