package web

import (
	"errors"
	"net/http"
	"net/url"
	"slices"

	"github.com/labstack/echo/v4"

	"portineria/app/card"
	"portineria/stay"
	"portineria/web/view"
)

// cardOf draws the card of the property that the address names, as its query asks.
func (w *Web) cardOf(c echo.Context, v visitor) (card.Options, card.Card, error) {
	home, err := w.homeOf(c, v)
	if err != nil {
		return card.Options{}, card.Card{}, err
	}
	all, err := w.db.Properties(c.Request().Context())
	if err != nil {
		return card.Options{}, card.Card{}, err
	}
	asked := c.QueryParams()
	o := card.Options{Words: w.o.Phrases, Number: w.numberFor(home), Property: home, All: all, Languages: asked["languages"], Size: card.Size(asked.Get("size"))}
	drawn, err := card.Draw(o)
	return o, drawn, err
}

// numberFor is what guests of a property write to, E.164; empty where none is known.
func (w *Web) numberFor(home stay.Property) string {
	if number := w.o.App.DisplayFor(home); number != "" || home.NumberID != "" {
		return number
	}
	return w.o.Links.Number
}

func (w *Web) cardPage(c echo.Context, v visitor) error {
	o, drawn, err := w.cardOf(c, v)
	var refused stay.Invalid
	if err != nil && !errors.As(err, &refused) {
		return err
	}
	p := view.CardPage{NoNumber: refused.Field == "number"}
	if p.Page, err = w.opened(c, v, view.SectionProperties); err != nil {
		return err
	}
	if p.Head, err = w.head(c.Request().Context(), o.Property); err != nil {
		return err
	}
	status := http.StatusOK
	switch {
	case refused.Field == "languages":
		status, p.Error = http.StatusUnprocessableEntity, v.W.InvalidText(refused.Key)
	case refused.Field != "" && !p.NoNumber:
		return stay.ErrNotFound
	case refused.Field == "":
		p.SVG, p.Text, p.File = drawn.SVG, drawn.Text, "qr-"+string(o.Property.ID)+".svg"
		p.Alone = view.CardFilePath(string(o.Property.ID)) + "?" + url.Values{"languages": drawn.Languages, "size": {string(drawn.Size)}}.Encode()
	}
	for _, code := range languagesFirst(w.o.Phrases.Languages(), drawn.Languages) {
		p.Languages = append(p.Languages, view.Choice{Value: code, Label: v.W.Capital(v.W.Language(code)), Chosen: slices.Contains(drawn.Languages, code)})
	}
	for _, size := range []card.Size{card.A6, card.A5} {
		p.Sizes = append(p.Sizes, view.Choice{Value: string(size), Label: map[card.Size]string{card.A6: v.W.Card.A6, card.A5: v.W.Card.A5}[size], Chosen: size == drawn.Size})
	}
	return render(c, status, view.CardView(p))
}

// languagesFirst puts those that are on the card before the others, so that the
// order of the card is kept when the form is sent again.
func languagesFirst(all, first []string) []string {
	rest := slices.DeleteFunc(slices.Clone(all), func(code string) bool { return slices.Contains(first, code) })
	return append(slices.Clone(first), rest...)
}

// cardFile is the drawing alone, to print or to keep.
func (w *Web) cardFile(c echo.Context, v visitor) error {
	_, drawn, err := w.cardOf(c, v)
	if invalid := (stay.Invalid{}); errors.As(err, &invalid) {
		return stay.ErrNotFound
	}
	if err != nil {
		return err
	}
	return c.Blob(http.StatusOK, "image/svg+xml; charset=utf-8", []byte(drawn.SVG))
}
