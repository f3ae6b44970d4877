package lexicon_test

import (
	"testing"
)

func TestIdentityDocumentsAreHeardInEveryLanguage(t *testing.T) {
	l := houseLexicon(t)
	for lang, texts := range map[string][]string{
		"it": {"Ecco la mia carta d’identità", "passaporti di tutti", "invio i documenti di identità", "CARTA_IDENTITA_fronte.jpg", "patente di guida"},
		"en": {"Here's my passport", "passport-scan.pdf", "our ID cards", "driver's licence", "IMG_passport_2.png"},
		"de": {"Hier mein Personalausweis", "Reisepässe.pdf", "Ausweis Vorderseite", "mein Führerschein"},
		"fr": {"Voici ma carte d'identité", "passeports.pdf", "pièces d’identité", "permis de conduire"},
		"es": {"Mi pasaporte", "DNI anverso.jpg", "documentos de identidad"},
		"nl": {"mijn paspoort", "identiteitskaarten", "rijbewijs"},
		"pl": {"mój paszport", "dowód osobisty", "skan dowodu osobistego"},
		"pt": {"o meu passaporte", "cartão de cidadão"},
		"sv": {"här är mitt pass", "id-kort", "körkort"},
		"da": {"her er mit pas", "kørekort", "id-kort"},
		"no": {"her er mitt pass", "førerkortet mitt"},
		"cs": {"můj občanský průkaz", "posílám občanku", "cestovní pasy"},
		"sk": {"môj občiansky preukaz", "cestovný pas"},
		"hu": {"az útlevelem", "személyi igazolványom"},
		"ro": {"pașaportul meu", "cartea de identitate", "pasaport.jpg"},
		"hr": {"moja putovnica", "osobne iskaznice"},
		"uk": {"мій паспорт", "посвідчення особи", "паспорти.pdf"},
		"ru": {"мой паспорт", "удостоверение личности", "паспорта.pdf"},
		"tr": {"pasaportum", "kimlik kartım", "ehliyetim"},
		"el": {"το διαβατήριό μου", "η ταυτότητά μου"},
		"fi": {"passini tässä", "henkilökorttini", "ajokortti"},
	} {
		for _, text := range texts {
			if !l.NamesPaper(text) {
				t.Errorf("%s: %q is not heard", lang, text)
			}
		}
	}
	for _, text := range []string{"", "Dov'è la cucina?", "Where can we pass the evening?", "Ist hier ein Parkplatz?", "Le chien est dans le jardin", "IMG_20261102.jpg",
		"Kann ich hier parken? Das passt uns gut", "Il documento della caldaia", "Wir passieren Como um 5", "boarding pass.pdf", "De sleutel past niet", "pas s nama"} {
		if l.NamesPaper(text) {
			t.Errorf("%q is taken for an identity document", text)
		}
	}
}

func TestWhoAsksForADocumentIsHeard(t *testing.T) {
	l := houseLexicon(t)
	for _, text := range []string{
		"Inviateci una foto dei passaporti prima dell'arrivo.", "Please send us a photo of your passports.", "Bitte schicken Sie uns Ihre Ausweise vorab.",
		"Merci d'envoyer une copie de votre pièce d'identité.", "Por favor, envíe una foto de su pasaporte.", "Stuur ons een foto van uw paspoort.",
		"Proszę przesłać zdjęcie dowodu osobistego.", "Envie uma fotografia do passaporte.", "Benvenuti! Mandaci i documenti d'identità. A presto.",
	} {
		if !l.AsksForPaper(text) {
			t.Errorf("%q is not heard", text)
		}
	}
	for _, text := range []string{
		"Non inviare documenti d'identità in chat.", "Please do not send identity documents here.", "Bitte schicken Sie hier keine Ausweise.", "Merci de ne pas envoyer de pièces d'identité ici.",
		"Por favor, no envíe aquí documentos de identidad.", "Bring your passports: we look at them at arrival.", "Send us a message when you land. Your passport is needed at check-in.",
		"I documenti d'identità si mostrano all'arrivo.", "Check-in is from 3 pm.",
	} {
		if l.AsksForPaper(text) {
			t.Errorf("%q is taken for asking", text)
		}
	}
}

func TestWhatPointsAtAPicture(t *testing.T) {
	l := houseLexicon(t)
	for _, text := range []string{"What is this?", "Cos’è questo?", "Ist das hier normal?", "C'est quoi ça ?", "¿Qué es esto?", "Wat is dit?", "Co to jest?", "O que é isto?", "Mi ez?", "Što je ovo?"} {
		if !l.Points(text) {
			t.Errorf("%q points at nothing", text)
		}
	}
	for _, text := range []string{"A che ora è il check-in?", "When is check-in?", "Wann ist Check-in?", "¿Dónde puedo aparcar?"} {
		if l.Points(text) {
			t.Errorf("%q points at something", text)
		}
	}
}
