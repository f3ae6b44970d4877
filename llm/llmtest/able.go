package llmtest

import "portineria/llm"

// breakfasts are good answers to the questions of llm.Tongues, by code.
var breakfasts = map[string]string{
	"it": "La colazione viene servita in giardino, ogni mattina dalle otto alle dieci.",
	"en": "Breakfast is served in the garden, every morning from eight to ten.",
	"de": "Das Frühstück gibt es im Garten, jeden Morgen von acht bis zehn Uhr.",
	"fr": "Le petit-déjeuner est servi dans le jardin, tous les matins de huit à dix heures.",
	"es": "El desayuno se sirve en el jardín, todas las mañanas de ocho a diez.",
	"nl": "Het ontbijt wordt elke ochtend in de tuin geserveerd, van acht tot tien uur.",
	"pl": "Śniadanie podawane jest w ogrodzie, każdego ranka od ósmej do dziesiątej.",
	"pt": "O pequeno-almoço é servido no jardim, todas as manhãs das oito às dez horas.",
}

// Able makes the model pass the tests that Portineria puts to it, in all
// languages but these, in which it answers in English.
func (s *Server) Able(but ...string) {
	s.On("Say hello.", Say(`{"word":"limone"}`))
	for _, tongue := range llm.Tongues() {
		s.On(tongue.Question, Answer(breakfasts[tongue.Code], "breakfast"))
	}
	for _, tongue := range llm.Tongues() {
		for _, code := range but {
			if tongue.Code == code {
				s.On(tongue.Question, Answer(breakfasts["en"], "breakfast"))
			}
		}
	}
}
