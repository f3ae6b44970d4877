package lang

import "fmt"

func shellIT() Shell {
	return Shell{
		Product:    "Portineria",
		Skip:       "Vai al contenuto",
		MainNav:    "Menu principale",
		Today:      "Oggi",
		Inbox:      "Messaggi",
		Calendar:   "Calendario",
		Properties: "Case",
		Simulator:  "Simulatore",
		Settings:   "Impostazioni",
		Waiting: func(n int) string {
			return choose(n, "1 ospite ti aspetta", fmt.Sprintf("%d ospiti ti aspettano", n))
		},
		Parts:      "Stato delle parti",
		Menu:       func(name string) string { return "Menu di " + name },
		Account:    "Il tuo accesso",
		LogOut:     "Esci",
		Language:   "Lingua",
		Lost:       "Collegamento perso, riprovo… La pagina potrebbe non essere aggiornata.",
		NotSent:    "Non inviato: il collegamento manca. Il testo è rimasto, riprova tra poco.",
		Copy:       "Copia",
		Copied:     "Copiato",
		CopyFailed: "Non copiato: il testo è selezionato, copialo tu",
		NoScript:   "Questa pagina non si aggiorna da sola, perché nel browser gli script sono spenti. Ricaricala per vedere le novità.",
		Done:       "Fatto:",
		Attention:  "Attenzione:",
		Trouble:    "Problema:",
		ReadOnly:   "Puoi leggere, ma non modificare.",
		BackTo:     func(place string) string { return "Torna a " + place },
		HealthStates: map[string]string{
			"ok": "a posto:", "warn": "da guardare:", "fail": "non funziona:", "off": "spento:",
		},
	}
}

func formsIT() Forms {
	return Forms{
		And:      "e",
		Save:     "Salva",
		Cancel:   "Annulla",
		Delete:   "Elimina",
		Edit:     "Modifica",
		Choose:   "Scegli…",
		Optional: "facoltativo",
		None:     "Nessuno",
		Unknown:  "Non si sa",
		Fix:      "Non è stato salvato nulla. Ciò che hai scritto è rimasto qui.",
		FixCount: func(n int) string {
			return choose(n, "C’è una cosa da correggere.", fmt.Sprintf("Ci sono %d cose da correggere.", n))
		},
		NoUndo: "Non si può annullare.",
		Never:  "mai",
	}
}

func authIT() Auth {
	return Auth{
		SetupTitle:    "Ti diamo il benvenuto in portineria",
		SetupIntro:    "Crea il tuo accesso: da qui leggi i messaggi degli ospiti e decidi che cosa può dire l’assistente.",
		SetupHouse:    "Messaggi, nomi e codici restano su questo computer.",
		Name:          "Nome",
		NameHint:      "Come vuoi farti chiamare. Ti servirà per entrare.",
		Password:      "Password",
		PasswordHint:  "Almeno 12 caratteri. Tre o quattro parole a caso vanno benissimo.",
		PasswordAgain: "La stessa password, un’altra volta",
		Language:      "Lingua delle pagine",
		SetupButton:   "Crea l’accesso ed entra",
		LoginTitle:    "Entra",
		LoginButton:   "Entra",
		LoginWrong:    "Nome o password non corrispondono. Controlla e riprova.",
		LoginWait: func(seconds int) string {
			if seconds < 90 {
				return fmt.Sprintf("Troppi tentativi. Riprova tra %d secondi.", seconds)
			}
			return fmt.Sprintf("Troppi tentativi. Riprova tra %d minuti.", (seconds+59)/60)
		},
		ForgotTitle:    "Password dimenticata?",
		ForgotText:     "Sul computer dove gira Portineria scrivi: portineria user reset, seguito dal tuo nome.",
		SetupUsedTitle: "Questo link è già stato usato",
		SetupUsedText:  "L’accesso del proprietario esiste già. Entra con il tuo nome e la tua password.",
	}
}

func errorsIT() map[int]ErrorPage {
	return map[int]ErrorPage{
		400: {"Richiesta non capita", "Il browser ha mandato qualcosa che non riusciamo a leggere. Non è stato cambiato nulla.", "Torna indietro e riprova."},
		403: {"Qui non puoi entrare", "Il tuo ruolo non permette di vedere questa pagina o di fare questa cosa.", "Se ti serve, chiedi al proprietario."},
		404: {"Questa pagina non c’è", "Forse è stata cancellata, oppure l’indirizzo è scritto male.", "Torna alla pagina Oggi e cercala da lì."},
		405: {"Così non si può", "Questo indirizzo non accetta ciò che il browser ha chiesto. Non è stato cambiato nulla.", "Torna alla pagina da cui vieni e usa i suoi pulsanti."},
		409: {"Nel frattempo è cambiato", "Qualcun altro, o l’assistente, è arrivato prima. Non è stato cambiato nulla.", "Ricarica la pagina e guarda com’è adesso."},
		413: {"È troppo grande", "Ciò che hai mandato supera il limite. Non è stato salvato nulla.", "Prova con un file più piccolo."},
		422: {"Qualcosa non torna", "Uno dei dati mandati non va bene. Non è stato salvato nulla.", "Torna indietro, correggi e riprova."},
		429: {"Troppe richieste", "Sono arrivate troppe richieste in poco tempo.", "Aspetta un minuto e riprova."},
		500: {"Qualcosa si è rotto da noi", "È un errore del programma, non tuo. I messaggi già arrivati sono al sicuro e l’assistente continua.", "Riprova tra poco. Se succede ancora, guarda lo stato nelle Impostazioni."},
		503: {"Un momento, sto arrivando", "Il programma si sta avviando o sta finendo un lavoro.", "Ricarica la pagina tra qualche secondo."},
		507: {"Il disco è pieno", "Non c’è più spazio per salvare. Ciò che era già salvato è al sicuro.", "Libera spazio sul computer, poi riprova."},
	}
}

func healthIT() Health {
	return Health{
		WhatsAppOn:      "WhatsApp collegato",
		WhatsAppOff:     "WhatsApp non ancora collegato",
		WhatsAppTrouble: "WhatsApp ha un problema",
		ModelReady:      func(name string) string { return "Modello pronto (" + name + ")" },
		ModelOff:        "Nessun modello: rispondono le tue parole",
		ModelTrouble:    func(name string) string { return "Il modello " + name + " non risponde" },
		FeedsFine: func(n int) string {
			return choose(n, "Calendario aggiornato", fmt.Sprintf("%d calendari aggiornati", n))
		},
		FeedsNone: "Nessun calendario collegato",
		FeedOld:   func(name, age string) string { return "Calendario " + name + " fermo da " + age },
		FeedsOld: func(n int) string {
			return choose(n, "1 calendario è fermo", fmt.Sprintf("%d calendari sono fermi", n))
		},
		OutboxWaiting: func(n int) string { return choose(n, "1 messaggio in coda", fmt.Sprintf("%d messaggi in coda", n)) },
	}
}
