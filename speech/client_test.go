package speech_test

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"

	"portineria/speech"
	"portineria/speech/speechtest"
)

func client(t *testing.T, s *speechtest.Server, timeout time.Duration) *speech.Client {
	t.Helper()
	c, err := speech.New(speech.Options{URL: s.URL(), Model: "whisper-1", Language: "it", HTTP: s.HTTP(), Timeout: timeout, Most: 1000})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestARecordingIsWrittenDown(t *testing.T) {
	s := speechtest.Start(t)
	s.Answer(speechtest.Reply{Text: " A che ora è il check-in?\n"})
	got, err := client(t, s, time.Minute).Transcribe(t.Context(), strings.NewReader("OggS..."), "audio/ogg")
	if err != nil || got != "A che ora è il check-in?" {
		t.Errorf("%q, %v", got, err)
	}
	calls, _ := s.Heard()
	if len(calls) != 1 || calls[0] != (speechtest.Heard{Model: "whisper-1", Language: "it", Filename: "recording.ogg", Kind: "audio/ogg", Size: 7}) {
		t.Errorf("%+v", calls)
	}
}

func TestAServerThatLiesOrFailsSaysNothing(t *testing.T) {
	for name, c := range map[string]struct {
		reply speechtest.Reply
		want  error
	}{
		"a disturbance":         {speechtest.Reply{Status: 500, Text: "x"}, speech.ErrBroken},
		"it refuses":            {speechtest.Reply{Status: 415, Text: "x"}, speech.ErrRefused},
		"it names an error":     {speechtest.Reply{Raw: `{"error":{"message":"no model"}}`}, speech.ErrRefused},
		"a web page":            {speechtest.Reply{Raw: "<html>ok</html>"}, speech.ErrBroken},
		"another object":        {speechtest.Reply{Raw: `{"result":"hello"}`}, speech.ErrBroken},
		"a text that is none":   {speechtest.Reply{Raw: `{"text":42}`}, speech.ErrBroken},
		"more than can be":      {speechtest.Reply{Raw: `{"text":"` + strings.Repeat("a", 2<<20) + `"}`}, speech.ErrBroken},
		"the connection breaks": {speechtest.Reply{Cut: true}, speech.ErrUnreachable},
		"it leads elsewhere":    {speechtest.Reply{Moved: "https://elsewhere.example/"}, speech.ErrBroken},
		"it takes too long":     {speechtest.Reply{Held: true}, speech.ErrDeadline},
	} {
		t.Run(name, func(t *testing.T) {
			s := speechtest.Start(t)
			s.Answer(c.reply)
			got, err := client(t, s, 200*time.Millisecond).Transcribe(t.Context(), strings.NewReader("x"), "audio/ogg")
			if !errors.Is(err, c.want) || got != "" {
				t.Errorf("%q, %v", got, err)
			}
		})
	}
}

func TestWhatIsTooLargeStaysHere(t *testing.T) {
	s := speechtest.Start(t)
	if _, err := client(t, s, time.Minute).Transcribe(t.Context(), strings.NewReader(strings.Repeat("x", 1001)), "audio/ogg"); !errors.Is(err, speech.ErrTooLarge) {
		t.Errorf("%v", err)
	}
	if calls, _ := s.Heard(); len(calls) != 0 {
		t.Error("it was sent")
	}
}

func TestOneRecordingAtATime(t *testing.T) {
	s := speechtest.Start(t)
	s.Answer(speechtest.Reply{Text: "x"})
	c := client(t, s, time.Minute)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if _, err := c.Transcribe(context.Background(), strings.NewReader("x"), "audio/ogg"); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if calls, together := s.Heard(); len(calls) != 8 || together != 1 {
		t.Errorf("%d calls, %d together", len(calls), together)
	}
}

func TestTheServerIsTriedOnSilence(t *testing.T) {
	s := speechtest.Start(t)
	s.Answer(speechtest.Reply{Text: "[BLANK_AUDIO]"})
	c, err := speech.New(speech.Options{URL: s.URL(), HTTP: s.HTTP(), Timeout: time.Minute, Most: 1 << 20})
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Check(t.Context()); err != nil {
		t.Error(err)
	}
	if calls, _ := s.Heard(); len(calls) != 1 || calls[0].Kind != "audio/wav" || calls[0].Size != 44+16000 {
		t.Errorf("%+v", calls)
	}
}

func TestWhatIsNoWordsIsNothing(t *testing.T) {
	for said, want := range map[string]string{
		"[BLANK_AUDIO]":                      "",
		" (musica) ♪♪ ":                      "",
		"*sighs*":                            "",
		" ...":                               "",
		"":                                   "",
		strings.Repeat("Thank you. ", 40):    "",
		"Thank you. Thank you.":              "Thank you. Thank you.",
		"[Music] When is check-in? (laughs)": "When is check-in?",
		"a\x00b\u202ec":                      "a b c",
		"bad \xff bytes":                     "bad bytes",
		"The code is 4711":                   "The code is 4711",
	} {
		if got := speech.Clean(said); got != want {
			t.Errorf("%q: %q, not %q", said, got, want)
		}
	}
	if got := speech.Clean(strings.Repeat("one two three four five six seven eight nine ten ", 5) + "eleven"); got != "" && utf8.RuneCountInString(got) > 8000 {
		t.Error("longer than is taken")
	}
}

func FuzzClean(f *testing.F) {
	f.Add("[x] hello")
	f.Fuzz(func(t *testing.T, said string) {
		got := speech.Clean(said)
		if !utf8.ValidString(got) || strings.ContainsAny(got, "\n\r\x00") || speech.Clean(got) != got && !strings.ContainsAny(said, "[](*)") {
			t.Errorf("%q became %q", said, got)
		}
	})
}
