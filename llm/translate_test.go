package llm_test

import (
	"errors"
	"strings"
	"testing"
	"testing/synctest"

	"portineria/llm"
	"portineria/llm/llmtest"
)

var wifi = llm.Translation{Text: "La password è {{wifi.0}}.\nNon spegnere il router.", From: "Italian", To: "German"}

func TestTranslateReturnsTheWholeTextWithItsPlaceholders(t *testing.T) {
	s := llmtest.Start(t)
	s.Otherwise(llmtest.Say(`{"text":"> Das Passwort lautet {{wifi.0}}.\n> Bitte den Router nicht ausschalten."}`))
	got, err := newClient(t, s).Translate(t.Context(), wifi)
	if want := "Das Passwort lautet {{wifi.0}}.\nBitte den Router nicht ausschalten."; err != nil || got != want {
		t.Errorf("got %q, %v; want %q", got, err, want)
	}
	if want := "> La password è {{wifi.0}}.\n> Non spegnere il router.\n\nTranslate from Italian into German."; s.Chats()[0].Last() != want {
		t.Errorf("asked %q", s.Chats()[0].Last())
	}
}

func TestTranslateTakesNothingButTheAgreedShape(t *testing.T) {
	for name, said := range map[string]string{
		"prose":           "Das Passwort lautet {{wifi.0}}.",
		"another member":  `{"text":"Gut","note":"x"}`,
		"no text":         `{}`,
		"empty text":      `{"text":" "}`,
		"two values":      `{"text":"Gut"}{"text":"Gut"}`,
		"a control token": `{"text":"Gut <|im_end|>"}`,
		"endless":         `{"text":"` + strings.Repeat("sehr ", 200) + `"}`,
	} {
		t.Run(name, func(t *testing.T) {
			s := llmtest.Start(t)
			s.Otherwise(llmtest.Say(said))
			if got, err := newClient(t, s).Translate(t.Context(), wifi); !errors.Is(err, llm.ErrInvalid) {
				t.Errorf("got %q, %v", got, err)
			}
		})
	}
}

func TestTranslateRefusesWhatDoesNotFit(t *testing.T) {
	s := llmtest.Start(t)
	c := newClient(t, s)
	for _, text := range []string{"", " \n ", strings.Repeat("a", llm.MaxTranslated+1)} {
		if _, err := c.Translate(t.Context(), llm.Translation{Text: text, From: "Italian", To: "German"}); !errors.Is(err, llm.ErrRefused) {
			t.Errorf("%d characters: %v", len(text), err)
		}
	}
	if n := len(s.Chats()); n != 0 {
		t.Errorf("the model was asked %d times", n)
	}
}

func TestIdleWorkGivesWayToAGuest(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := llmtest.StartPiped(t)
		s.On("Translate from", llmtest.Say(`{"text":"Gut"}`).Behind(make(chan struct{})))
		c := newClient(t, s)
		idle := wifi
		idle.Idle = true
		gave := make(chan error, 1)
		go func() {
			_, err := c.Translate(t.Context(), idle)
			gave <- err
		}()
		synctest.Wait()
		if len(s.Chats()) != 1 {
			t.Fatalf("%d with the model", len(s.Chats()))
		}
		if _, err := c.Ask(t.Context(), asking("Wo parke ich?")); err != nil {
			t.Errorf("the guest's question: %v", err)
		}
		if err := <-gave; !errors.Is(err, llm.ErrMadeWay) {
			t.Errorf("the idle work ended with: %v", err)
		}
		if s.MostAtOnce() > 2 { // the server may hear of the end of the first after the second begins
			t.Errorf("%d at once", s.MostAtOnce())
		}
	})
}

func TestIdleWorkWaitsWhileAGuestIsServed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := llmtest.StartPiped(t)
		gate := make(chan struct{})
		s.Otherwise(llmtest.Abstain().Behind(gate))
		c := newClient(t, s)
		asked := make(chan error, 1)
		go func() {
			_, err := c.Ask(t.Context(), asking("Wo parke ich?"))
			asked <- err
		}()
		synctest.Wait()
		s.On("Translate from", llmtest.Say(`{"text":"Gut"}`))
		idle := wifi
		idle.Idle = true
		done := make(chan error, 1)
		go func() {
			_, err := c.Translate(t.Context(), idle)
			done <- err
		}()
		synctest.Wait()
		if n := len(s.Chats()); n != 1 {
			t.Errorf("%d are with the model", n)
		}
		close(gate)
		if err := <-asked; err != nil {
			t.Error(err)
		}
		if err := <-done; err != nil {
			t.Errorf("afterwards: %v", err)
		}
	})
}
