package lang

import (
	"fmt"
	"strings"
)

func importIT() Import {
	return Import{
		Link:       "Importa un elenco",
		Title:      "Importa un elenco di prenotazioni",
		Intro:      "Da Airbnb e Booking.com puoi scaricare le tue prenotazioni. L’elenco contiene ciò che i loro calendari tacciono: nomi e numeri di telefono. Prima vedi che cosa cambierebbe, poi decidi.",
		File:       "L’elenco",
		FileHint:   "CSV, XLS o XLSX così come l’hai scaricato, fino a 10 MB. Non aprirlo e salvarlo prima in un foglio di calcolo: cambia le date e taglia i numeri di telefono.",
		Property:   "Casa",
		WholeHouse: "Come dice l’elenco",
		PropHint:   "Serve solo se l’elenco non dice di quale casa si tratta.",
		Read:       "Leggilo",
		Promise:    "Niente viene salvato prima della tua conferma. Il file non viene mai scritto su disco.",
		NotRead:    "Questo elenco non si può leggere",
		Nothing:    "Prima scegli il file.",
		Gone:       "Quell’elenco non è più in memoria. Scegli di nuovo il file.",
		WhereTitle: "Dove trovare l’elenco",
		Where: []Named{
			{"Airbnb", "Da computer: Prenotazioni, poi Esporta. Ottieni un file CSV."},
			{"Booking.com", "Nell’extranet: Prenotazioni, scegli le date di arrivo, poi Scarica. Ottieni un file XLS."},
		},

		ReadTitle:    "Come si legge questo elenco",
		ReadIntro:    "Alcune cose non si capiscono dal file. Le tue risposte valgono anche per il prossimo elenco.",
		Columns:      "Che cosa c’è nelle colonne",
		ColumnsIntro: "Le colonne che non servono restano fuori: prezzi, indirizzi e commenti non vengono mai presi.",
		ColumnsNeed:  "Indica in quali colonne stanno arrivo e partenza.",
		ColumnsTwice: "Due colonne risultano uguali. Può esserlo una sola.",
		Example:      func(values string) string { return "per esempio: " + values },
		NotNeeded:    "non serve",
		Fields: map[string]string{"code": "codice di prenotazione", "status": "stato", "guest": "nome dell’ospite", "booker": "nome di chi ha prenotato", "phone": "telefono", "adults": "adulti",
			"children": "bambini", "persons": "persone", "arrival": "arrivo", "departure": "partenza", "nights": "numero di notti", "booked": "giorno della prenotazione",
			"unit": "quale casa", "country": "Paese dell’ospite", "language": "lingua dell’ospite"},
		Order:       "Come sono scritte le date",
		OrderHint:   "Niente nell’elenco dice se viene prima il giorno o il mese.",
		DayFirst:    func(example string) string { return "Prima il giorno: " + example },
		MonthFirst:  func(example string) string { return "Prima il mese: " + example },
		AsFound:     "Come risulta dall’elenco",
		Units:       "Di quale casa si tratta",
		UnitsIntro:  "L’elenco usa nomi suoi per le tue case.",
		LeaveOut:    "nessuna di queste: lascia fuori le sue righe",
		States:      "Che cosa vogliono dire queste parole",
		StatesIntro: "Per lo stato delle prenotazioni l’elenco usa parole che qui non si conoscono.",
		StateWords:  map[string]string{"stands": "è valida", "cancelled": "annullata", "no_show": "non è venuto nessuno", "asked": "richiesta, non confermata", "left_out": "lascia fuori queste righe"},
		GoOn:        "Avanti",
		HowRead:     "Come è stato letto l’elenco",

		PlanTitle: "Che cosa cambia l’elenco",
		PlanIntro: "Ancora non è salvato niente. Togli la spunta a ciò che deve restare com’è.",
		From:      func(channel string) string { return "Un elenco di " + channel + "." },
		Rows:      func(n int) string { return choose(n, "1 riga", fmt.Sprintf("%d righe", n)) },
		Outcomes: map[string]Named{
			"unclear": {"Da guardare", "Da sole non vengono prese."}, "cancels": {"Annullate sul portale", "Spunta quelle che vuoi annullare anche qui."},
			"new": {"Prenotazioni nuove", "Vengono inserite."}, "moves": {"Altre date", "Il soggiorno prende le date dell’elenco."},
			"adds": {"Qualcosa in più su un soggiorno", "Ciò che hai scritto tu resta com’è."}, "refused": {"Non leggibili", "Queste righe restano fuori. Se servono, inseriscile a mano."},
			"same": {"Già note", "Non cambia niente."}, "left_out": {"Lasciate fuori", "Qui non riguardano niente."},
		},
		Row:  func(n int) string { return fmt.Sprintf("Riga %d", n) },
		Pick: "Fallo",
		Details: map[string]string{"name": "nome", "phone": "telefono", "guests": "numero di ospiti", "language": "lingua", "code": "codice di prenotazione", "kind": "che è una prenotazione",
			"state": "che è confermata", "channel": "portale", "nights": "date"},
		Adds: func(details ...string) string { return "Aggiunge: " + strings.Join(details, ", ") + "." },
		Keeps: func(details ...string) string {
			return "L’elenco dice altro; resta com’è: " + strings.Join(details, ", ") + "."
		},
		Moves:    func(was, becomes string) string { return "Da " + was + " a " + becomes + "." },
		NoNumber: func(why string) string { return "Il numero di telefono non viene preso: " + why },
		Column:   func(name, why string) string { return "Colonna “" + name + "”: " + why },
		Whys: map[string]string{
			"taken": "Alcune di queste notti sono di un altro soggiorno. Con la spunta viene inserita comunque: nasce una doppia prenotazione.", "closed": "Alcune di queste notti le hai chiuse tu. Con la spunta viene inserita comunque.",
			"other_name": "In queste notti c’è un soggiorno di un altro ospite.", "other_digits": "Le ultime cifre del numero non sono quelle che dice il calendario. Controlla sul portale e inseriscilo a mano.",
			"other_place": "Questa prenotazione è nota, ma di un’altra casa.", "several": "Potrebbero essere diversi soggiorni.",
			"other_nights":   "Il calendario collegato dice altre date. È più recente dell’elenco e vale quello; se ha ragione l’elenco, cambia la prenotazione a mano.",
			"cancelled_here": "Qui il soggiorno è annullato. Se invece si fa, riaprilo dalla sua pagina.", "closed_here": "Qui queste notti sono chiuse, non prenotate. Se arriva un ospite, prima liberale.", "no_place": "Non si sa di quale casa si tratta.",
			"twice": "Nell’elenco c’è due volte.", "over": "È finito da più di due settimane.", "nothing": "Annullata, e qui non c’è un soggiorno così.", "asked": "Richiesta, ma non confermata.",
			"unit": "Non è una delle tue case.", "word": "Le righe in questo stato le lasci fuori.",
		},
		Problems: map[string]string{
			"list_too_large": "Il file supera i 10 MB. Scarica un periodo più breve.", "list_too_many_rows": "L’elenco ha più di 20.000 righe. Scarica un periodo più breve.",
			"list_empty": "Non ci sono righe.", "list_locked": "È protetto da una password. Salvalo senza.", "list_broken": "È rovinato o tagliato. Scaricalo di nuovo.",
			"list_hostile": "È fatto in modo che leggerlo richiederebbe tempo o memoria senza fine.", "list_old_sheet": "È in un formato di prima del 1997. Salvalo come XLSX o CSV.",
			"list_other_sheet": "È un foglio di calcolo di altro tipo. Salvalo come XLSX o CSV.", "list_unknown": "Dentro non c’è un elenco: non è né CSV né XLS né XLSX.",
			"list_no_columns": "Non si sa in quali colonne stanno arrivo e partenza.", "list_dates_ambiguous": "Le date si possono leggere in due modi.",
			"list_dates_mixed":  "Un foglio di calcolo ha scambiato giorno e mese in alcune date. Scarica di nuovo l’elenco e non aprirlo prima.",
			"row_too_short":     "La riga finisce troppo presto.",
			"row_too_long":      "La riga ha più celle che colonne: c’è una virgola senza virgolette.",
			"row_no_date":       "Manca la data.",
			"row_bad_date":      "Non è una data.",
			"row_backwards":     "La partenza non viene dopo l’arrivo.",
			"row_stay_too_long": "Il soggiorno durerebbe più di due anni.", "row_nights_differ": "Il numero di notti non corrisponde alle date.", "row_status_unknown": "Questa parola per lo stato non si conosce.",
			"phone_no_country": "manca il prefisso del Paese, e non si indovina.", "phone_shortened": "un foglio di calcolo lo ha tagliato e le ultime cifre sono perse.", "phone_impossible": "un numero così non può esistere.",
			"phone_unsure": "si può leggere con il prefisso del Paese e senza.", "phone_not_a_number": "non è un numero.",
		},
		LookAt:      "Guarda il soggiorno",
		Apply:       "Conferma",
		ApplyHint:   "Succede esattamente ciò che è spuntato, tutto insieme.",
		Drop:        "Lascia tutto com’è",
		PickNone:    "Non è spuntato niente, quindi non è cambiato niente.",
		Changed:     "Nel frattempo il calendario è cambiato. Non è stato salvato niente: ecco che cosa cambierebbe l’elenco adesso.",
		NothingToDo: "L’elenco non cambia niente.",
		Done: func(fresh, added, moved, cancelled int) string {
			var parts []string
			for _, p := range []struct {
				n            int
				one, several string
			}{{fresh, "1 prenotazione inserita", "%d prenotazioni inserite"}, {added, "1 completata", "%d completate"}, {moved, "1 spostata ad altre date", "%d spostate ad altre date"}, {cancelled, "1 annullata", "%d annullate"}} {
				if p.n > 0 {
					parts = append(parts, choose(p.n, p.one, strings.Replace(p.several, "%d", fmt.Sprint(p.n), 1)))
				}
			}
			return "Elenco preso: " + strings.Join(parts, ", ") + "."
		},
		DoneNothing:  "Elenco preso. Non c’era niente da cambiare.",
		OpenHistory:  "Ogni prenotazione ne conserva una riga nella sua storia.",
		AllOfOutcome: func(n int) string { return choose(n, "Mostra la riga", fmt.Sprintf("Mostra le %d righe", n)) },
	}
}

func changeIT() Change {
	return Change{
		Title:       "Cambia la prenotazione",
		BlockTitle:  "Cambia le notti chiuse",
		Edit:        "Cambia",
		Property:    "Casa",
		Notes:       "Le tue note",
		NotesHint:   "Per te e per chi lavora con te. Non vanno a nessun modello, e a un ospite solo se chiede i suoi dati.",
		Reason:      "Perché",
		FeedSays:    func(nights string) string { return "Il calendario collegato dice " + nights + "." },
		FeedAgain:   "Segui di nuovo il calendario",
		FeedNights:  "Se cambi le date, da quel momento valgono le tue, qualunque cosa dica il calendario collegato. Cambiale anche sul portale.",
		Save:        "Salva",
		Saved:       "Salvato.",
		From:        "Prima notte",
		To:          "Di nuovo libera dal",
		ToHint:      "Il giorno in cui può arrivare di nuovo qualcuno.",
		Close:       "Chiudi delle notti",
		CloseIntro:  "Per lavori in casa o per te. Le notti risultano occupate e non si aspetta nessun ospite.",
		CloseDo:     "Chiudi queste notti",
		Closed:      "Le notti sono chiuse.",
		Overlap:     "Fallo comunque",
		OverlapHint: "Alcune di queste notti sono occupate.",
		Free:        "Libera le notti",
		FreeTitle:   "Liberare queste notti?",
		FreeText:    "Qui si possono prenotare di nuovo. Al portale che le ha chiuse non viene detto nulla.",
		FreeDo:      "Sì, liberale",
		FreeKeep:    "No, tienile chiuse",
		Freed:       "Le notti sono di nuovo libere.",
		Reopen:      "Riapri la prenotazione",
		ReopenText:  "L’ospite invece viene: le notti tornano occupate e il codice vale di nuovo.",
		ReopenTaken: "Nel frattempo queste notti sono di un altro soggiorno. Riaprendola nasce una doppia prenotazione.",
		ReopenForce: "Riaprila comunque",
		Reopened:    "La prenotazione è di nuovo valida.",
	}
}
