package viewtest

import "portineria/web/view"

// cards is the page of the QR card: drawn, and without a number to write to.
func (s furnisher) cards(head view.PropertyHead) []Sample {
	w := s.w
	page := view.CardPage{
		Page: s.page(view.SectionProperties), Head: head, Text: s.say("Salve, ho una domanda su Casa Limone", "Hello, I have a question about Casa Limone"),
		SVG:   `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 105 148" role="img" aria-labelledby="card-name"><title id="card-name">Casa Limone</title><path d="M0 0h105v148H0z" fill="#fffdf8"/></svg>`,
		Alone: view.CardFilePath(head.ID) + "?languages=it&languages=en&size=a6", File: "qr-casa-limone.svg",
		Sizes: []view.Choice{{Value: "a6", Label: w.Card.A6, Chosen: true}, {Value: "a5", Label: w.Card.A5}},
	}
	for _, code := range []string{"it", "en", "de", "fr", "es", "nl", "pl", "pt"} {
		page.Languages = append(page.Languages, view.Choice{Value: code, Label: w.Capital(w.Language(code)), Chosen: code == "it" || code == "en"})
	}
	none, refused := page, page
	none.NoNumber = true
	refused.SVG, refused.Error = "", w.Card.OneAtMost
	return []Sample{{Name: "card", Page: view.CardView(page)}, {Name: "card-refused", Page: view.CardView(refused)}, {Name: "card-no-number", Page: view.CardView(none)}}
}
