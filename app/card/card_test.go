package card_test

import (
	"encoding/xml"
	"errors"
	"io"
	"net/url"
	"strings"
	"testing"

	"portineria/app/card"
	"portineria/embed"
	"portineria/phrase"
	"portineria/stay"
)

var (
	limone = stay.Property{ID: "casa-limone", Name: "Casa Limone & C.", Language: "it"}
	torre  = stay.Property{ID: "torre", Name: "Torre", Language: "en"}
)

func book(t *testing.T) *phrase.Book {
	t.Helper()
	words, err := phrase.Load(embed.Phrases)
	if err != nil {
		t.Fatal(err)
	}
	return words
}

func TestACardOpensTheChatWithATextThatNamesTheProperty(t *testing.T) {
	words := book(t)
	for name, c := range map[string]struct {
		o    card.Options
		said string
		want string
	}{
		"the property's language and English": {card.Options{Property: limone}, "it", "Casa Limone & C."},
		"English and Italian":                 {card.Options{Property: torre}, "en", "Torre"},
		"as chosen":                           {card.Options{Property: torre, Languages: []string{"pl", "de"}}, "pl", "Torre"},
		"eight on A5":                         {card.Options{Property: torre, Languages: []string{"de", "en", "es", "fr", "it", "nl", "pl", "pt"}, Size: card.A5}, "de", "Torre"},
		"one of two of the same name":         {card.Options{Property: torre, All: []stay.Property{torre, {ID: "torre-2", Name: "torre "}}}, "en", "Torre (torre)"},
	} {
		t.Run(name, func(t *testing.T) {
			c.o.Words, c.o.Number = words, "+441632960001"
			got, err := card.Draw(c.o)
			if err != nil {
				t.Fatal(err)
			}
			u, err := url.Parse(got.Link)
			if err != nil || u.Host != "wa.me" || u.Path != "/441632960001" || strings.Contains(got.Link, "+") {
				t.Errorf("the link is %q", got.Link)
			}
			if want := words.Say(c.said, phrase.CardText, phrase.Args{Property: c.want}); u.Query().Get("text") != want || got.Text != want {
				t.Errorf("it fills in %q, want %q", u.Query().Get("text"), want)
			}
			if len(stay.FindCodes(got.Text)) > 0 {
				t.Error("the text holds what looks like a booking code")
			}
			wellFormed(t, got.SVG)
			for _, language := range got.Languages {
				if title := words.Say(language, phrase.CardTitle, phrase.Args{}); !strings.Contains(got.SVG, title) {
					t.Errorf("%q is missing", title)
				}
			}
			if page := got.Page("Torre"); !strings.Contains(page, got.SVG) || strings.Contains(page, "src=") || strings.Contains(page, "href=") {
				t.Error("the page is not the card alone")
			}
		})
	}
}

// wellFormed wants an XML document in which no text leaves the sheet.
func wellFormed(t *testing.T, svg string) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(svg))
	texts := 0
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatalf("the picture is no XML: %v", err)
		}
		e, ok := token.(xml.StartElement)
		if !ok || e.Name.Local != "text" {
			continue
		}
		texts++
		for _, a := range e.Attr {
			if a.Name.Local == "y" && (len(a.Value) > 6 || (len(a.Value) == 6 && a.Value > "144.00")) {
				t.Errorf("a line stands at %s mm, below the sheet", a.Value)
			}
		}
	}
	if texts < 4 {
		t.Errorf("%d lines of text", texts)
	}
}

func TestACardHasRoomForEightLanguages(t *testing.T) {
	words := book(t)
	var invalid stay.Invalid
	_, err := card.Draw(card.Options{Words: words, Number: "+441632960001", Property: limone, Languages: words.Languages()})
	if !errors.As(err, &invalid) || invalid.Field != "languages" || invalid.Key != "card_full" {
		t.Errorf("%d languages: %v", len(words.Languages()), err)
	}
}

func TestWhatACardCannotBeMadeOfIsNamed(t *testing.T) {
	words := book(t)
	for field, o := range map[string]card.Options{
		"number": {Property: limone}, "languages": {Property: limone, Number: "+441632960001", Languages: []string{"ja"}},
		"size": {Property: limone, Number: "+441632960001", Size: "a4"},
	} {
		o.Words = words
		var invalid stay.Invalid
		if _, err := card.Draw(o); !errors.As(err, &invalid) || invalid.Field != field {
			t.Errorf("%s: %v", field, err)
		}
	}
}
