package lang

import "fmt"

func modelIT() Model {
	return Model{
		Tab:       "Modello",
		Title:     "Il modello di casa",
		Intro:     "Facoltativo. Formula le risposte che richiedono più di una delle tue informazioni. Gira su un tuo computer, in un programma che si chiama Ollama; per lui non esce di casa niente di quello che scrivono gli ospiti.",
		StateHead: "Come va",
		Name:      "Modello",
		None:      "nessuno: si risponde con le tue parole",
		Server:    "Ollama",
		ServerUp:  func(version string) string { return "risponde, versione " + version },
		ServerOff: "non risponde",
		There:     "Su questo computer",
		ThereYes:  func(size string) string { return "sì, " + size },
		ThereNo:   "non ancora",
		InMemory:  "sì, e in memoria",
		NotLoaded: "La prima risposta ci mette di più: prima il modello va caricato.",
		Where:     "Nome e indirizzo si impostano nel file di configurazione, nella parte [model]. Poi riavvia Portineria.",
		TestAgain: "Provalo di nuovo",
		TestSoon:  "Si sta provando il modello. Il risultato appare qui.",

		GetTitle: "Scaricare un modello",
		GetIntro: "Lo prende Ollama dal sito di chi lo fa. Quel sito vede l’indirizzo della tua connessione e quale modello vuoi, e niente dei tuoi ospiti.",
		GetName:  "Nome del modello",
		GetHint:  "qwen3:4b-instruct occupa circa 2,5 GB e vuole 8 GB di memoria. Su un computer lento prendi qwen3:1.7b.",
		Get:      "Scarica",
		GetSmall: "Può volerci un’ora. Intanto puoi chiudere questa pagina.",
		Running:  func(name string) string { return "Si scarica " + name },
		Part: func(percent int, done, total string) string {
			return fmt.Sprintf("%d %%, %s di %s", percent, done, total)
		},
		Quarter:   func(name string, percent int) string { return fmt.Sprintf("%s: %d %%", name, percent) },
		Starting:  "Si comincia",
		Checking:  "C’è tutto; si sta verificando",
		Refresh:   "Ricarica",
		CallOff:   "Annulla",
		CalledOff: "Annullato. Quello che è stato scaricato resta, e non si scarica di nuovo.",
		Done:      func(name string) string { return "Ora " + name + " è su questo computer." },
		NextStart: func(name string) string {
			return name + " risponde dal prossimo avvio di Portineria, se il file di configurazione non dice altro."
		},
		Failed:     func(name string) string { return name + " non è stato scaricato." },
		ListTitle:  "Modelli su questo computer",
		ListNone:   "Ancora nessuno.",
		Used:       "in uso",
		Elsewhere:  "gira altrove: non si usa",
		Right:      func(languages string) string { return "Ha risposto bene in: " + languages },
		Wrong:      func(languages string) string { return "Ha sbagliato: " + languages },
		Suggestion: func(name string) string { return "Per scaricarlo: portineria model pull " + name },
		Troubles: map[string]string{
			"no_space":    "Sul disco non c’è abbastanza spazio. Liberane sul computer di Ollama e riprova: continua da dove era.",
			"no_such":     "Un modello con questo nome non c’è. Guarda su ollama.com come si scrive, con quello che sta dopo i due punti.",
			"no_outside":  "Ollama non raggiunge internet. Controlla la connessione e riprova: continua da dove era.",
			"too_old":     "Questo modello vuole un Ollama più recente. Aggiorna Ollama e riprova.",
			"damaged":     "Quello che è arrivato è guasto. Riprova; se resta così, forse il disco sta cedendo.",
			"unavailable": "Ollama non si raggiunge. Avvialo, o controlla url nella parte [model].",
			"broken":      "Il collegamento con Ollama si è interrotto. Riprova: continua da dove era.",
			"late":        "Ollama non ha detto niente per dieci minuti. Riprova: continua da dove era.",
			"called_off":  "È stato annullato. Quello che è stato scaricato resta, e non si scarica di nuovo.",
			"remote":      "Questo modello girerebbe sul computer di qualcun altro. Scegline uno che giri in casa tua.",
			"bad_name":    "Questo non è il nome di un modello. Scrivilo come ollama.com, senza spazi.",
			"busy":        "Si sta scaricando un altro modello. Aspetta che finisca, o annullalo.",
			"missing":     "Questo modello non è ancora sul computer di Ollama.",
			"unfit":       "Non ha superato la prova, e non si usa per rispondere.",
			"failed":      "Ollama non ci è riuscito. Il perché è nel suo registro.",
		},
	}
}
