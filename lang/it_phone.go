package lang

import "strconv"

func behaviourIT() Behaviour {
	return Behaviour{
		Tab:        "WhatsApp",
		PageTitle:  "WhatsApp",
		Title:      "Come si comporta l’assistente",
		Intro:      "Quando scrivi tu a un ospite, dal telefono o da qui, in quella chat l’assistente si fa da parte.",
		Quiet:      "Dopo che hai scritto tu, l’assistente tace per",
		QuietHint:  "Poi riprende a rispondere, sapendo che cosa hai detto. Un ospite che ha chiesto di te aspetta te, per quanto tempo ci voglia.",
		QuietByMe:  "tutto il tempo in cui non gli restituisco la chat",
		Typing:     "Mostra «sta scrivendo…» mentre prepara una risposta",
		TypingHint: "WhatsApp segna insieme il messaggio come letto: non c’è «sta scrivendo…» senza spunte blu. Non si vede mai mentre una domanda aspetta te.",
		Receipts:   "Spunte blu",
		ReceiptNames: map[string]Named{
			"never":    {"Mai", "L’ospite non vede che il messaggio è stato letto, tranne quando si vede «sta scrivendo…»."},
			"answered": {"Con la risposta", "Le spunte diventano blu quando parte una risposta, dell’assistente o tua."},
			"at_once":  {"Subito", "Le spunte diventano blu appena il messaggio è arrivato qui."},
		},
		Yes:          "Sì",
		No:           "No",
		Saved:        "Salvato. Vale dal prossimo messaggio.",
		FromPhone:    func(who string) string { return who + ", dal telefono" },
		SilentUntil:  func(when string) string { return "L’assistente tace. Riprende a rispondere: " + when + "." },
		SilentByHand: "L’assistente tace finché non gli ridai la chat.",
		SilentAsked:  "L’assistente tace finché non hai risposto tu.",
		StaySilent:   "Resti in silenzio",
		Silences:     func(howLong string) string { return "Quando scrivi tu, l’assistente tace per " + howLong + "." },
		PastTitle:    "Che cosa c’era prima sul telefono",
		PastIntro:    "Se il numero è anche nell’app WhatsApp Business del tuo telefono, WhatsApp può consegnare le chat degli ultimi sei mesi e i nomi della rubrica: una volta sola, entro 24 ore dal collegamento. Le chat passate servono da leggere e non ricevono mai risposta. Ciò che è più vecchio di quanto dice l’informativa non viene conservato, e di chi non è un ospite non si conserva il nome.",
		History:      "Chat passate",
		Contacts:     "Nomi della rubrica",
		NotAsked:     "non richieste",
		AskedAt:      func(when string) string { return "richiesta, " + when },
		PartOf: func(percent, kept int) string {
			return strconv.Itoa(percent) + " %, " + strconv.Itoa(kept) + choose(kept, " messaggio conservato", " messaggi conservati")
		},
		AllOf: func(kept int) string {
			return "consegna completa, " + strconv.Itoa(kept) + choose(kept, " messaggio conservato", " messaggi conservati")
		},
		NamesAt: func(when string) string { return "consegna, " + when },
		PastProblems: map[string]string{
			"2593107": "WhatsApp consegna una volta sola, e la richiesta è già stata fatta.",
			"2593108": "Si può chiedere solo entro 24 ore dal collegamento del numero, e sono passate.",
			"2593109": "Sul telefono è stato scelto di non condividere le chat passate. Va tutto bene: i nuovi messaggi arrivano.",
			"other":   "WhatsApp non ha consegnato nulla. Funziona solo con un numero che è anche nell’app WhatsApp Business di un telefono.",
		},
		AskHistory:  "Prendi le chat passate",
		AskContacts: "Prendi i nomi",
		Asked:       "Richiesta inviata. Arriva da sé in qualche minuto.",
		Minutes:     func(n int) string { return strconv.Itoa(n) + choose(n, " minuto", " minuti") },
		Hours:       func(n int) string { return strconv.Itoa(n) + choose(n, " ora", " ore") },
		Days:        func(n int) string { return strconv.Itoa(n) + choose(n, " giorno", " giorni") },
	}
}
