package calendar

import (
	"net/url"
	"strings"

	"portineria/phrase"
	"portineria/stay"
)

// Invitation is what the owner sends to a guest so that they write: a wa.me link
// that fills the booking's code into their message, and the same in words for
// sites that forbid links. number is the house's own, E.164; while there is none
// both are empty, as neither would say where to write. Both are in the guest's
// language where it is known, else in the property's.
func Invitation(words *phrase.Book, number string, p stay.Property, b stay.Booking) (link, text string) {
	if number == "" {
		return "", ""
	}
	language := b.Language
	if language == "" {
		language = p.Language
	}
	code := stay.PrintCode(string(b.Invite))
	filled := words.Say(language, phrase.LinkText, phrase.Args{Code: code, Property: p.Name})
	link = "https://wa.me/" + strings.TrimPrefix(number, "+") + "?text=" + strings.ReplaceAll(url.QueryEscape(filled), "+", "%20")
	return link, words.Say(language, phrase.InviteWithoutLink, phrase.Args{Number: number, Code: code, Property: p.Name})
}
