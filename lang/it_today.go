package lang

import "fmt"

func todayIT() Today {
	return Today{
		Greeting: func(hour int) string {
			switch {
			case hour >= 5 && hour < 13:
				return "Buongiorno"
			case hour >= 13 && hour < 18:
				return "Buon pomeriggio"
			default:
				return "Buonasera"
			}
		},
		GreetingLine: func(greeting, day string) string { return greeting + ". " + capital(day) },

		FigureWaiting:  "Ti aspettano",
		FigureByItself: "Risposti da soli, 30 giorni",
		FigureMedian:   "Tempo di risposta mediano",
		FigureArrivals: "Arrivi oggi",
		NoFigure:       "ancora nulla",
		NobodyWaits:    "nessuno",

		Houses:   "Come sta ogni casa",
		NextIn:   func(when string) string { return "Check-in " + when },
		NextOut:  func(when string) string { return "Check-out " + when },
		NextNone: "Nessuna prenotazione per i prossimi tre mesi",

		Movements:     "Chi arriva e chi parte",
		NoMovements:   "Oggi nessuno arriva e nessuno parte.",
		Arrival:       "Arrivo",
		Departure:     "Partenza",
		InHouse:       "In casa",
		NoNumber:      "manda il link",
		HasWritten:    "ha già scritto",
		CodesOpen:     "codici aperti",
		NeedsIdentity: "da identificare",
		UnknownGuest:  "Ospite senza nome",

		WaitingTitle: "Ti aspettano",
		WaitingNone:  "Nessuno ti aspetta. L’assistente se la cava.",

		PlotTitle: "Messaggi degli ultimi 14 giorni",
		PlotOwn:   "risposti da soli",
		PlotAsked: "chiesti a te",
		PlotDay:   "Giorno",
		PlotNone:  "Ancora nessun messaggio. Qui vedrai quanti trovano risposta da soli e quanti arrivano a te.",
		PlotTable: "Messaggi al giorno, in numeri",
		PlotDayWords: func(day string, own, asked int) string {
			return fmt.Sprintf("%s: %d risposti da soli, %d chiesti a te", day, own, asked)
		},

		Problems: "Da sistemare",
		FeedFailing: func(feed, property string) string {
			return "Il calendario " + feed + " di " + property + " non si legge"
		},
		FeedFailingText: func(trouble, age string) string {
			return capital(trouble) + ". Ultima lettura buona: " + age + ". Teniamo le prenotazioni che conosciamo e continuiamo a provare."
		},
		FeedAction: "Guarda i calendari",
		SendsFailed: func(n int) string {
			return choose(n, "Un messaggio non è arrivato all’ospite", fmt.Sprintf("%d messaggi non sono arrivati agli ospiti", n))
		},
		SendsFailedText: "Il testo è conservato. Nella conversazione trovi che cosa è successo e che cosa puoi fare.",
		SendsAction:     "Guarda i messaggi",
		UnclearSends: func(n int) string {
			return choose(n, "Di un messaggio non sappiamo se è partito", fmt.Sprintf("Di %d messaggi non sappiamo se sono partiti", n))
		},
		UnclearSendsText: "Il collegamento è caduto a metà dell’invio. Guarda sul telefono e dicci se è arrivato.",
		WhatsAppOff:      "WhatsApp non è ancora collegato",
		WhatsAppOffText:  "Gli ospiti non possono ancora scriverti qui. Nel frattempo puoi provare tutto nel simulatore.",
		WhatsAppAction:   "Come collegarlo",
		ModelTrouble:     "Il modello di casa non risponde",
		ModelTroubleText: "Le domande semplici trovano risposta lo stesso; quelle più complicate arrivano a te.",
		PrivacyDue: func(n int) string {
			return choose(n, "Una richiesta sui dati personali attende risposta", fmt.Sprintf("%d richieste sui dati personali attendono risposta", n))
		},
		PrivacyDueText: func(day string) string { return "Termine di legge per rispondere: " + day + "." },
		PrivacyOverdue: "Il termine di legge è passato: rispondi oggi e spiega il ritardo.",
		PrivacyAction:  "Apri la richiesta",
		OwnerSilent:    "Non sappiamo dove avvisarti",
		OwnerSilentText: "Quando un ospite ti aspetta te lo diciamo solo su questa pagina. " +
			"Con il tuo numero WhatsApp nella configurazione ti arriva anche un messaggio.",
		OwnerAction: "Guarda come",

		StartTitle:      "Si comincia",
		StartText:       "Quattro passi, in qualunque ordine. Bastano il primo e l’ultimo per vedere come risponde.",
		StepProperty:    "Racconta la tua casa",
		StepPropertyWhy: "L’assistente risponde solo con ciò che scrivi tu: Wi-Fi, chiavi, parcheggio, regole.",
		StepPropertyDo:  "Aggiungi una casa",
		StepFeed:        "Collega i calendari",
		StepFeedWhy:     "Così sa chi arriva e quando, e a chi può dare i codici.",
		StepFeedDo:      "Aggiungi un calendario",
		StepWhatsApp:    "Collega WhatsApp",
		StepWhatsAppWhy: "Meta impiega qualche giorno per approvare un numero: conviene chiederlo subito.",
		StepWhatsAppDo:  "Guarda come si fa",
		StepTry:         "Prova nel simulatore",
		StepTryWhy:      "Un telefono sullo schermo: scrivi come se fossi un ospite. Non parte nulla verso l’esterno.",
		StepTryDo:       "Apri il simulatore",
		StepDone:        "fatto",
	}
}
