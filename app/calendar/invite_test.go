package calendar_test

import (
	"net/url"
	"strings"
	"testing"

	"portineria/app/calendar"
	"portineria/embed"
	"portineria/phrase"
	"portineria/stay"
)

func TestAnInvitationCarriesTheCodeInTheGuestsLanguage(t *testing.T) {
	words, err := phrase.Load(embed.Phrases)
	if err != nil {
		t.Fatal(err)
	}
	house := stay.Property{ID: "casa-limone", Name: "Casa Limone & C.", Language: "it"}
	for name, c := range map[string]struct {
		language, said string
	}{"a guest who speaks German": {"de", "de"}, "a guest of whom that is not known": {"", "it"}} {
		t.Run(name, func(t *testing.T) {
			link, text := calendar.Invitation(words, "+441632960001", house, stay.Booking{Invite: "K7QM4RTX", Language: c.language})
			u, err := url.Parse(link)
			if err != nil || u.Host != "wa.me" || u.Path != "/441632960001" || strings.Contains(link, "+") {
				t.Fatalf("the link is %q", link)
			}
			want := words.Say(c.said, phrase.LinkText, phrase.Args{Code: "K7QM-4RTX", Property: house.Name})
			if got := u.Query().Get("text"); got != want || !strings.Contains(got, "K7QM-4RTX") {
				t.Errorf("the link fills in %q, want %q", got, want)
			}
			if found := stay.FindCodes(u.Query().Get("text")); len(found) == 0 || found[0] != "K7QM4RTX" {
				t.Errorf("the code is not found again in %q: %v", u.Query().Get("text"), found)
			}
			if !strings.Contains(text, "K7QM-4RTX") || !strings.Contains(text, "+441632960001") || strings.Contains(text, "http") {
				t.Errorf("the text without a link is %q", text)
			}
		})
	}
}

func TestWithoutANumberThereIsNothingToSend(t *testing.T) {
	words, err := phrase.Load(embed.Phrases)
	if err != nil {
		t.Fatal(err)
	}
	link, text := calendar.Invitation(words, "", stay.Property{Name: "Casa Limone", Language: "it"}, stay.Booking{Invite: "K7QM4RTX"})
	if link != "" || text != "" {
		t.Errorf("the link is %q and the text %q", link, text)
	}
}
