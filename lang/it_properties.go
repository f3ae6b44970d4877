package lang

import (
	"fmt"
	"strings"
)

func propertiesIT() Properties {
	return Properties{
		Title:     "Case",
		Intro:     "Ciò che scrivi qui è tutto ciò che l’assistente sa.",
		Add:       "Aggiungi una casa",
		Import:    "Importa da file",
		Empty:     "Ancora nessuna casa",
		EmptyText: "Aggiungi la tua casa e scrivi le prime informazioni: Wi-Fi, chiavi, parcheggio. In dieci minuti può già rispondere.",
		FactsCount: func(n int) string {
			return choose(n, "1 informazione", fmt.Sprintf("%d informazioni", n))
		},
		FeedsCount: func(n int) string {
			return choose(n, "1 calendario", fmt.Sprintf("%d calendari", n))
		},
		NextArrival: func(name, day string) string { return "Prossimo arrivo: " + name + ", " + day },
		NobodyNext:  "Nessun arrivo in vista",
		Tabs:        "Parti della casa",
		TabFacts:    "Informazioni",
		TabFeeds:    "Calendari",
		TabBasics:   "Dati e regole",

		NewTitle:       "Nuova casa",
		NewIntro:       "Bastano il nome e l’indirizzo. Il resto puoi cambiarlo quando vuoi.",
		ID:             "Nome breve",
		IDHint:         "Serve negli indirizzi e nei file, per esempio casa-limone. Non si cambia più.",
		Name:           "Nome",
		Address:        "Indirizzo",
		Language:       "Lingua delle informazioni",
		LanguageHint:   "Quella in cui scrivi tu. Agli ospiti si risponde nella loro.",
		Timezone:       "Fuso orario",
		Country:        "Paese",
		HostName:       "Come ti chiamano gli ospiti",
		HostNameHint:   "L’assistente dice: «ho chiesto a …».",
		CIN:            "CIN",
		CINHint:        "Il codice identificativo nazionale, se ce l’hai.",
		TimesTitle:     "Orari",
		CheckinFrom:    "Check-in dalle",
		CheckinUntil:   "Check-in entro le",
		UntilHint:      "Lascia vuoto se non c’è un limite.",
		CheckoutUntil:  "Check-out entro le",
		WindowTitle:    "Quando si possono sapere codici e password",
		WindowIntro:    "Solo chi è collegato con certezza alla prenotazione, e solo in questo periodo.",
		OpensBefore:    "Da quante ore prima del check-in",
		ClosesAfter:    "Fino a quante ore dopo il check-out",
		Identity:       "Solo dopo aver identificato l’ospite",
		IdentityHint:   "Codici e password restano chiusi finché non registri di aver visto l’ospite e il suo documento.",
		AnswersTitle:   "Come risponde",
		SendAbove:      "Invia da solo sopra",
		SendAboveHint:  "Tra 0 e 1. Più è alto, più spesso chiede a te. Vuoto: il valore generale.",
		DraftAbove:     "Prepara una bozza sopra",
		DraftAboveHint: "Sotto questo valore chiede a te senza proporre nulla. Vuoto: il valore generale.",
		Keywords:       "Parole d’allarme",
		KeywordsHint:   "Se una di queste compare, ti avvisa subito. Una per riga, in aggiunta a quelle già previste.",
		Create:         "Crea la casa",
		Created:        "Casa creata. Ora scrivi le prime informazioni.",
		Saved:          "Salvato. Vale dal prossimo messaggio.",

		ExportTitle:   "Tieni tutto in un file",
		ExportText:    "Il file contiene anche codici e password, in chiaro. Conservalo come le chiavi di casa.",
		ExportDo:      "Scarica il file",
		ImportTitle:   "Importa una casa",
		ImportIntro:   "Incolla il contenuto di un file esportato, oppure scegli il file.",
		ImportText:    "Contenuto del file",
		ImportHint:    "In formato TOML, come quello che si scarica da una casa.",
		ImportFile:    "Oppure il file",
		ImportReplace: "Se esiste già una casa con lo stesso nome breve, viene sostituita. Se c’è anche un solo errore, non cambia nulla.",
		ImportDo:      "Importa",
		ImportFailed:  "Non è stato importato nulla",
		Imported: func(name string, facts int) string {
			return name + ": " + choose(facts, "importata 1 informazione.", fmt.Sprintf("importate %d informazioni.", facts))
		},

		DeleteTitle: "Eliminare la casa?",
		DeleteText:  "Spariscono le sue informazioni, i calendari e le prenotazioni. Le conversazioni restano fino alla loro scadenza.",
		Delete:      "Elimina la casa",
		Deleted:     "Casa eliminata.",
	}
}

func factsIT() Facts {
	return Facts{
		Title:        "Informazioni",
		Intro:        "Una cosa per volta, con le parole che useresti tu con un ospite.",
		Add:          "Aggiungi un’informazione",
		Filter:       "Chi può saperle",
		All:          "Tutte",
		Empty:        "Ancora nessuna informazione",
		EmptyText:    "Comincia da ciò che chiedono tutti: Wi-Fi, chiavi, parcheggio, orari.",
		EmptyFilter:  "Nessuna informazione di questo tipo.",
		NewTitle:     "Nuova informazione",
		EditTitle:    "Modifica l’informazione",
		Topic:        "Argomento",
		TopicHint:    "Aiuta a trovarla quando un ospite chiede.",
		Visibility:   "Chi può saperla",
		Text:         "Testo",
		TextHint:     "Viene detto agli ospiti così com’è. Scrivi frasi complete.",
		Secrets:      "Parti segrete",
		SecretsHint:  "Codici e password contenuti nel testo, uno per riga: il modello non li vede. Se lasci vuoto, li cerchiamo noi.",
		Translations: "Traduzioni",
		TransIntro:   "Agli ospiti di altre lingue si risponde con la traduzione che hai approvato. Senza, si citano le tue parole.",
		TransIn:      func(language string) string { return "In " + language },
		TransNone:    "nessuna traduzione",
		TransCount:   func(languages string) string { return "tradotta in " + languages },
		HasSecret:    "contiene un segreto",
		Deleted:      "Informazione eliminata.",
		Saved:        "Salvato. Vale dal prossimo messaggio.",
		DeleteTitle:  "Eliminare l’informazione?",
		DeleteText:   "L’assistente la dimentica subito. A chi chiede, dirà di non saperlo e chiederà a te.",
		IDLabel:      "Nome breve",
	}
}

func feedsIT() Feeds {
	return Feeds{
		Title:       "Calendari",
		Intro:       "I calendari dei portali dicono chi arriva e quando. Li leggiamo noi, più volte all’ora.",
		Empty:       "Nessun calendario collegato.",
		Name:        "Nome",
		NameHint:    "Per riconoscerlo, per esempio Airbnb.",
		URL:         "Indirizzo del calendario",
		URLHint:     "Il link di esportazione iCal del portale. È un segreto: chi lo ha vede le tue prenotazioni.",
		FileHint:    "Per un file sul computer usa il comando: portineria feed add.",
		Add:         "Collega il calendario",
		SyncNow:     "Leggi adesso",
		Synced:      "Calendario letto.",
		Remove:      "Scollega",
		RemoveTitle: "Scollegare il calendario?",
		RemoveText:  "Non lo leggiamo più. Le prenotazioni già note restano, finché non le annulli.",
		Removed:     "Calendario scollegato.",
		LastRead:    func(age string) string { return "Letto " + age },
		Read:        "letto",
		NeverRead:   "Non ancora letto",
		Bookings: func(n int) string {
			return choose(n, "1 prenotazione", fmt.Sprintf("%d prenotazioni", n))
		},
		Since: func(doing, when string) string { return "da " + when + " " + doing },
		KeptCount: func(n int) string {
			if n == 0 {
				return "continuiamo a provare."
			}
			return choose(n, "la prenotazione nota resta.", fmt.Sprintf("le %d prenotazioni note restano.", n))
		},
		Trouble: func(trouble string) string { return capital(trouble) + "." },
		Kept:    "Teniamo ciò che sapevamo e continuiamo a provare.",
		Held:    "Il calendario sembra monco: per un giorno non annulliamo nulla.",
		Changed: func(added, changed, missing, cancelled int) string {
			parts := []string{}
			if added > 0 {
				parts = append(parts, choose(added, "1 nuova", fmt.Sprintf("%d nuove", added)))
			}
			if changed > 0 {
				parts = append(parts, choose(changed, "1 cambiata", fmt.Sprintf("%d cambiate", changed)))
			}
			if missing > 0 {
				parts = append(parts, choose(missing, "1 sparita", fmt.Sprintf("%d sparite", missing)))
			}
			if cancelled > 0 {
				parts = append(parts, choose(cancelled, "1 annullata", fmt.Sprintf("%d annullate", cancelled)))
			}
			if len(parts) == 0 {
				return "Nulla di nuovo."
			}
			return strings.Join(parts, ", ") + "."
		},
		Rejected: func(n int) string {
			return choose(n, "1 voce illeggibile, saltata.", fmt.Sprintf("%d voci illeggibili, saltate.", n))
		},
		StateOK:     "a posto",
		StateWarn:   "in ritardo",
		StateFail:   "non si legge",
		StateNew:    "mai letto",
		WhereTitle:  "Dove trovo il link?",
		Open:        "Che cosa è stato deciso, link nuovo",
		More:        "Mostra le decisioni più vecchie",
		LinkTitle:   "Ho un link nuovo",
		LinkText:    "Se il portale ha cambiato il link, incolla quello nuovo: le prenotazioni restano le stesse, con tutto ciò che hai inserito.",
		Link:        "Nuovo indirizzo del calendario",
		LinkDo:      "Usa il link nuovo",
		LinkSame:    "Questo calendario è un file sul computer. Per leggerne un altro, scollegalo e collega l’altro.",
		Relinked:    "Link nuovo salvato e letto.",
		BelieveText: "Hai annullato tutto questo tu, o hai cambiato qualcosa sul portale? Allora dillo, e ci crediamo. Anche così servono tre letture nell’arco di un’ora, e chi arriva entro due giorni non viene annullato.",
		BelieveDo:   "È giusto, credici",
		Believed:    "Preso nota: crediamo a ciò che dice il calendario.",
		WarnTwice: func(one, other string) string {
			return one + " e " + other + ": se uno gestisce le prenotazioni dell’altro, contengono gli stessi soggiorni. Ognuno conta una volta, e dove non siamo sicuri te lo chiediamo. Più semplice: tieni solo quello che dice di più."
		},
		WarnPaid: "Questo link mostra anche le richieste che nessuno ha ancora pagato. Copialo di nuovo da Vrbo, aggiungi ?nonTentative alla fine e usalo come link nuovo.",

		WhereText: "Airbnb: Calendario, Disponibilità, Collega un altro sito. Booking.com: Tariffe e disponibilità, Sincronizza i calendari. Vrbo: Calendario, Importa ed esporta.",
	}
}
