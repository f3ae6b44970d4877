package app_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"portineria/phrase"
	"portineria/stay"
	"portineria/whatsapp/graphfake"
)

// speak lets the guest send a voice message.
func (a *album) speak(wait time.Duration) {
	a.t.Helper()
	f := a.keep(aVoice, "audio/ogg; codecs=opus")
	f.Voice = true
	a.says(graphfake.Audio(f), wait)
}

// answered is whether one of the replies holds a text.
func (a *album) answered(text string) bool {
	return strings.Contains(strings.Join(a.replies(), "\n"), text)
}

func TestWhatIsSaidInAVoiceMessageIsAnswered(t *testing.T) {
	inAlbum(t, true, func(t *testing.T, a *album) {
		a.ear.text, a.ear.takes = "When is check-in?", 8*time.Second
		a.speak(time.Minute)
		if !a.answered("4:00 PM") && !a.answered("16:00") {
			t.Errorf("%q", a.replies())
		}
		if len(a.replies()) != 1 || a.told(phrase.TextOnly) != 0 {
			t.Errorf("%d replies: %q", len(a.replies()), a.replies())
		}
		if f := a.file(); f.Speech != stay.SpeechHeard {
			t.Errorf("%+v", f)
		}
		c, err := a.conversation(a.guest)
		if err != nil {
			t.Fatal(err)
		}
		all, err := a.db.Messages(t.Context(), c.ID, 10)
		if err != nil || all[0].Text != "When is check-in?" || all[0].Type != "audio" {
			t.Errorf("%+v, %v", all[0].Type, err)
		}
	})
}

func TestWhoSpeaksIsAskedToTypeOnce(t *testing.T) {
	for name, c := range map[string]struct {
		listens bool
		set     func(*ear)
	}{
		"no speech server":        {false, func(*ear) {}},
		"it fails":                {true, func(e *ear) { e.err = errors.New("out of memory") }},
		"nobody says anything":    {true, func(e *ear) { e.text = "" }},
		"it takes longer than is": {true, func(e *ear) { e.text, e.takes = "When is check-in?", 12*time.Hour }},
	} {
		t.Run(name, func(t *testing.T) {
			inAlbum(t, c.listens, func(t *testing.T, a *album) {
				c.set(a.ear)
				a.speak(2 * time.Minute)
				if a.told(phrase.TextOnly) != 1 {
					t.Fatalf("told: %q", a.replies())
				}
				a.speak(2 * time.Minute)
				if n := len(a.replies()); n != 1 {
					t.Errorf("%d replies after the second one: %q", n, a.replies())
				}
				c, err := a.conversation(a.guest)
				if err != nil || c.WaitingSince.IsZero() {
					t.Errorf("nobody waits for the owner, %v", err)
				}
				if f := a.files()[0]; f.State != stay.MediaKept {
					t.Errorf("the owner has no player: %+v", f)
				}
			})
		})
	}
}

// A word that must always work has to work when it is spoken.
func TestWordsThatAlwaysWorkAreHeard(t *testing.T) {
	t.Run("HOST", func(t *testing.T) {
		inAlbum(t, true, func(t *testing.T, a *album) {
			a.ear.text = "I want to talk to a real person please"
			a.speak(time.Minute)
			if c, err := a.conversation(a.guest); err != nil || c.Mode != stay.ByHuman {
				t.Errorf("%s, %v", c.Mode, err)
			}
		})
	})
	t.Run("STOP", func(t *testing.T) {
		inAlbum(t, true, func(t *testing.T, a *album) {
			a.ear.text = "Stop"
			a.speak(time.Minute)
			c, err := a.conversation(a.guest)
			if err != nil {
				t.Fatal(err)
			}
			if g, err := a.db.Guest(t.Context(), c.Guest); err != nil || g.StoppedAt.IsZero() {
				t.Errorf("not heeded, %v", err)
			}
		})
	})
	t.Run("fire, understood late", func(t *testing.T) {
		inAlbum(t, true, func(t *testing.T, a *album) {
			a.ear.text, a.ear.takes = "Help, the kitchen is on fire", 3*time.Minute
			a.speak(2 * time.Minute)
			if a.told(phrase.TextOnly) != 1 {
				t.Fatalf("%q", a.replies())
			}
			time.Sleep(2 * time.Minute)
			a.rest()
			if !a.answered("112") && !a.answered("999") {
				t.Errorf("%q", a.replies())
			}
		})
	})
	t.Run("written beside a voice message", func(t *testing.T) {
		inAlbum(t, true, func(t *testing.T, a *album) {
			a.ear.takes = time.Hour
			a.speak(time.Second)
			a.says(graphfake.Text("fire!"), 6*time.Second)
			if !a.answered("112") && !a.answered("999") {
				t.Errorf("it waits for the voice message: %q", a.replies())
			}
		})
	})
}

func TestATypedQuestionBesideAVoiceMessageWaitsForIt(t *testing.T) {
	inAlbum(t, true, func(t *testing.T, a *album) {
		a.ear.text, a.ear.takes = "And is there a hair dryer?", 10*time.Second
		a.says(graphfake.Text("When is check-in?"), time.Second)
		a.speak(time.Minute)
		if len(a.replies()) != 1 {
			t.Errorf("%q", a.replies())
		}
	})
}
