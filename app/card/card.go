// Package card draws the printable card of a property: a QR code that opens the
// chat with a text that names the property, and what to do with it in the guests'
// languages.
//
// The card is the same for every guest and proves nothing about whoever scans it:
// they are told what anybody may know of this property. It knows nothing of
// bookings and their codes. Read Draw first.
package card

import (
	"fmt"
	"html"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"portineria/phrase"
	"portineria/qr"
	"portineria/stay"
)

// Size is the size of the paper.
type Size string

// The sizes (ISO 216). The drawing is the same, only larger.
const (
	A6 Size = "a6"
	A5 Size = "a5"
)

// paper is width and height in millimetres.
var paper = map[Size][2]int{A6: {105, 148}, A5: {148, 210}}

// mostLanguages is how many have room below the picture.
const mostLanguages = 8

// Options is what a card is made of.
type Options struct {
	Words     *phrase.Book
	Number    string          // of the house, E.164
	Property  stay.Property   // whose card it is
	All       []stay.Property // all of the house: two of the same name are told apart
	Languages []string        // in the order of the card; none: the property's and English
	Size      Size            // empty: A6
}

// Card is a drawn card.
type Card struct {
	Link      string // that the QR code holds
	Text      string // that it fills into the guest's message
	Languages []string
	Size      Size
	SVG       string
}

// Draw makes the card. Without a number there is nothing to write to: that, an
// unknown language and an unknown size are a stay.Invalid.
func Draw(o Options) (Card, error) {
	c := Card{Size: o.Size, Languages: o.Languages}
	if c.Size == "" {
		c.Size = A6
	}
	switch {
	case o.Number == "":
		return c, stay.Invalid{Field: "number", Key: "no_number"}
	case paper[c.Size] == [2]int{}:
		return c, stay.Invalid{Field: "size", Key: "bad_size", Detail: string(c.Size)}
	}
	if len(c.Languages) == 0 {
		c.Languages = DefaultLanguages(o.Words, o.Property)
	}
	if len(c.Languages) > mostLanguages {
		return c, stay.Invalid{Field: "languages", Key: "card_full"}
	}
	for _, language := range c.Languages {
		if !slices.Contains(o.Words.Languages(), language) {
			return c, stay.Invalid{Field: "languages", Key: "bad_language", Detail: language}
		}
	}
	c.Text = o.Words.Say(c.Languages[0], phrase.CardText, phrase.Args{Property: nameFor(o.Property, o.All)})
	c.Link = "https://wa.me/" + strings.TrimPrefix(o.Number, "+") + "?text=" + strings.ReplaceAll(url.QueryEscape(c.Text), "+", "%20")
	code, err := qr.Encode(c.Link)
	if err != nil {
		return c, fmt.Errorf("draw the card of %s: %w", o.Property.ID, err)
	}
	c.SVG = draw(o, c, code)
	return c, nil
}

// DefaultLanguages are the property's own, as far as the assistant speaks it, and
// English; Italian beside English where that is one.
func DefaultLanguages(words *phrase.Book, p stay.Property) []string {
	own := words.Language(p.Language)
	if own == "en" {
		return []string{"en", "it"}
	}
	return []string{own, "en"}
}

// nameFor is how the card names a property, so that it is known again: by its
// name, with the short name behind it where another has the same.
func nameFor(p stay.Property, all []stay.Property) string {
	for _, other := range all {
		if other.ID != p.ID && strings.EqualFold(strings.TrimSpace(other.Name), strings.TrimSpace(p.Name)) {
			return p.Name + " (" + string(p.ID) + ")"
		}
	}
	return p.Name
}

// Page is the card as a page of its own that prints on one sheet, without anything
// from elsewhere.
func (c Card) Page(title string) string {
	mm := paper[c.Size]
	return fmt.Sprintf(`<!doctype html>
<html lang=%q><head><meta charset="utf-8"><title>%s</title>
<style>@page{size:%dmm %dmm;margin:0}html,body{margin:0;padding:0;background:#fff}svg{display:block}</style></head>
<body>%s</body></html>
`, c.Languages[0], html.EscapeString(title), mm[0], mm[1], c.SVG)
}

// The drawing is laid out on a sheet of A6, in millimetres; A5 is the same, larger.
const (
	width, height = 105.0, 148.0
	margin        = 9.0
	codeSide      = 54.0
	nameSize      = 7.4
)

// letterWidth is how wide a letter of the fonts used is on average, in heights.
const letterWidth = 0.53

func draw(o Options, c Card, code *qr.Code) string {
	var b strings.Builder
	mm := paper[c.Size]
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%dmm" height="%dmm" viewBox="0 0 105 148" role="img" aria-labelledby="card-name"><title id="card-name">%s</title>`,
		mm[0], mm[1], html.EscapeString(o.Property.Name+": "+c.Link))
	b.WriteString(`<path fill="#fffdf8" d="M0 0h105v148H0z"/><path fill="none" stroke="#1f4d3a" stroke-width=".6" d="M4 4h97v140H4z"/>`)
	y := margin + 3
	for _, line := range wrap(o.Property.Name, nameSize, 2) {
		y += nameSize
		text(&b, y, nameSize, "Georgia,'Times New Roman',serif", "600", line)
	}
	y += 4
	fmt.Fprintf(&b, `<g transform="translate(%.2f %.2f) scale(%.4f)" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h%dv%dH0z"/><path fill="#000" d="%s"/></g>`,
		(width-codeSide)/2, y, codeSide/float64(code.Side()), code.Side(), code.Side(), code.Path())
	y += codeSide + 4.4
	text(&b, y, 3.8, sans, "600", "WhatsApp "+o.Number)
	words(&b, o, c, y+2.4)
	b.WriteString(`</svg>`)
	return b.String()
}

const sans = "system-ui,'Segoe UI',Helvetica,Arial,sans-serif"

// words writes what to do in each language, as large as all of them leave room for.
func words(b *strings.Builder, o Options, c Card, top float64) {
	room := height - 6 - top
	for size := 3.6; ; size -= 0.1 {
		type line struct {
			text, weight string
			gap          float64
		}
		var lines []line
		tall := 0.0
		for _, language := range c.Languages {
			say := func(key phrase.Key) string { return o.Words.Say(language, key, phrase.Args{}) }
			lines = append(lines, line{say(phrase.CardTitle), "600", size * 1.75})
			body := say(phrase.CardScan)
			if len(c.Languages) <= 3 {
				body += " " + say(phrase.CardWho)
			}
			for _, part := range wrap(body, size, 4) {
				lines = append(lines, line{part, "400", size * 1.25})
			}
		}
		for _, l := range lines {
			tall += l.gap
		}
		if tall > room && size > 1.8 {
			continue
		}
		y := top
		for _, l := range lines {
			y += l.gap
			text(b, y, size, sans, l.weight, l.text)
		}
		return
	}
}

func text(b *strings.Builder, y, size float64, font, weight, line string) {
	fmt.Fprintf(b, `<text x="52.5" y="%.2f" font-family="%s" font-size="%.2f" font-weight="%s" text-anchor="middle" fill="#1c1a17">%s</text>`, y, font, size, weight, html.EscapeString(line))
}

// wrap breaks a text between words into lines that fit the sheet; what is over the
// last one is shortened.
func wrap(s string, size float64, most int) []string {
	fit := int((width - 2*margin) / (size * letterWidth))
	var lines []string
	for word := range strings.FieldsSeq(s) {
		last := len(lines) - 1
		if last >= 0 && utf8.RuneCountInString(lines[last])+1+utf8.RuneCountInString(word) <= fit {
			lines[last] += " " + word
			continue
		}
		lines = append(lines, word)
	}
	for i, line := range lines {
		if r := []rune(line); len(r) > fit {
			lines[i] = string(r[:fit-1]) + "…"
		}
	}
	if len(lines) > most {
		lines = lines[:most]
		lines[most-1] += " …"
	}
	return lines
}
