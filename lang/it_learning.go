package lang

import "fmt"

func reviewIT() Review {
	return Review{
		Title: "Da riguardare",
		Intro: "Trovato leggendo le tue informazioni una accanto all’altra. Se una va bene così, dillo e non se ne parla più.",
		Open: func(fact string) string {
			return "In «" + fact + "» sembra esserci un codice o una password, e si può dire anche fuori dal soggiorno."
		},
		Differ: func(fact, other, said, otherSaid string) string {
			return fmt.Sprintf("«%s» dice %s, «%s» dice %s.", fact, said, other, otherSaid)
		},
		DifferRule: func(fact, rule, said, ruleSaid string) string {
			return fmt.Sprintf("«%s» dice %s, in Dati e regole c’è %s: %s.", fact, said, rule, ruleSaid)
		},
		Rules: map[string]string{"checkin_from": "check-in dalle", "checkin_until": "check-in fino alle", "checkout_until": "check-out entro le"},
		Translated: func(fact, language, said, translatedSaid string) string {
			return fmt.Sprintf("«%s» dice %s, la traduzione in %s dice %s.", fact, said, language, translatedSaid)
		},
		Code: func(fact, language string) string {
			return fmt.Sprintf("Un codice di «%s» manca nella traduzione in %s.", fact, language)
		},
		OldTitle: func(n int) string {
			return choose(n, "Un’informazione che nessuno guarda da un anno", fmt.Sprintf("%d informazioni che nessuno guarda da un anno", n))
		},
		OldText:   "Valgono ancora?",
		Old:       func(fact, day string) string { return "«" + fact + "», vista l’ultima volta il " + day },
		Look:      "Guardala",
		Confirm:   "Va bene così",
		Confirmed: "Annotato: va bene così.",
	}
}

func translationsIT() Translations {
	return Translations{
		Tab:       "Traduzioni",
		Title:     "Traduzioni da approvare",
		Intro:     "Il modello in casa tua prepara quelle che mancano, quando nessun ospite ne ha bisogno, nelle lingue degli ospiti in arrivo. Agli ospiti si dice una traduzione solo dopo che l’hai approvata.",
		NoModel:   "Non c’è un modello: non si prepara niente. Puoi scrivere tu le traduzioni, nella pagina di ogni informazione.",
		Empty:     "Niente da approvare",
		EmptyText: "Quando manca una traduzione e arriva un ospite a cui serve, viene preparata e aspetta qui.",
		Waiting: func(n int) string {
			return choose(n, "Una traduzione aspetta una tua parola.", fmt.Sprintf("%d traduzioni aspettano una tua parola.", n))
		},
		Go:       "Guardale",
		Original: "Il tuo testo",
		Draft:    func(language string) string { return "In " + language },
		Machine:  "traduzione automatica",
		Passed:   "controllo superato",
		Failed:   "guarda bene",
		Approve:  "Approva",
		Reject:   "Rifiuta",
		Approved: "Approvata. D’ora in poi si dice agli ospiti di quella lingua.",
		Rejected: "Rifiutata. Non si prepara più finché non cambi il testo.",
		Gone:     "Nel frattempo il testo è cambiato, o qualcuno ha deciso prima di te.",
		Doubts: map[string]string{
			"no_text":         "Il modello non ha dato niente di utilizzabile: scrivila tu, o rifiutala.",
			"unknown_number":  "Un numero non è lo stesso nei due testi.",
			"unknown_time":    "Un orario non è lo stesso nei due testi.",
			"unknown_price":   "Un prezzo non è lo stesso nei due testi.",
			"unknown_code":    "Un codice non è lo stesso nei due testi.",
			"unknown_date":    "Una data o un giorno non è lo stesso nei due testi.",
			"unknown_phone":   "Un numero di telefono non è lo stesso nei due testi.",
			"unknown_link":    "Un link non è lo stesso nei due testi.",
			"unknown_email":   "Un indirizzo e-mail non è lo stesso nei due testi.",
			"unknown_address": "Un indirizzo non è lo stesso nei due testi.",
			"unknown_name":    "C’è un nome che nel tuo testo non c’è.",
			"unknown_amenity": "Parla di una cosa che il tuo testo non nomina.",
			"polarity":        "Un testo dice sì o si può dove l’altro dice no o non si può.",
			"placeholder":     "Manca un codice o una password, o ce n’è una di troppo.",
			"wrong_language":  "Non sembra essere in quella lingua.",
			"unread_language": "Questa lingua non si può controllare: la legga qualcuno che la parla.",
			"too_long":        "È troppo lunga per controllarla tutta.",
			"promise":         "Promette una cosa che il tuo testo non promette.",
		},
		DoubtOther: "Non dice proprio quello che dice il tuo testo.",
	}
}

func gapsIT() Gaps {
	return Gaps{
		Tab:       "Cosa chiedono",
		Title:     "Cosa chiedono gli ospiti e le tue informazioni non dicono",
		Intro:     "Raccolto dalle domande arrivate a te perché non c’era scritto niente. Scrivi l’informazione, e il prossimo ospite avrà risposta.",
		Empty:     "Non manca niente",
		EmptyText: "Finora le tue informazioni avevano una risposta per ogni domanda.",
		Count:     func(n int) string { return choose(n, "chiesto una volta", fmt.Sprintf("chiesto %d volte", n)) },
		Trials: func(n int) string {
			return choose(n, "una volta nel simulatore", fmt.Sprintf("%d volte nel simulatore", n))
		},
		Unknown: "Non capito",
		Newest:  "Le ultime, con le parole degli ospiti",
		Trial:   "simulatore",
		Write:   "Scrivi l’informazione",
		Kept:    "Questa pagina non conserva niente: rilegge ogni volta i messaggi, e quando vengono cancellati spariscono anche da qui.",
	}
}

func interpretIT() Interpret {
	return Interpret{
		Message:    "Traduci",
		Machine:    "Traduzione automatica",
		Working:    "Traduzione in corso …",
		Again:      "Guarda di nuovo",
		Failed:     "Il modello non è riuscito a tradurlo.",
		Reply:      func(language string) string { return "Traduci in " + language },
		ReplyTitle: func(language string) string { return "La tua risposta in " + language + ", traduzione automatica" },
		ReplyText:  "Non è stato ancora inviato niente. Cambia quello che vuoi: l’ospite riceve quello che c’è scritto qui.",
		ReplyLabel: "Testo per l’ospite",
		Send:       "Invia questo",
		Discard:    "Torna alle mie parole",
		Original:   "Le tue parole",
		NoModel:    "Non c’è un modello, quindi qui non si traduce niente.",
		Doubtful:   "Confrontalo con le tue parole prima di inviarlo.",
	}
}

func lessonIT() Lesson {
	return Lesson{
		Make:  "Fanne un’informazione",
		Intro: "Questa è la tua risposta. Togli i nomi e quello che riguarda solo quell’ospite: ciò che salvi si dice anche ad altri.",
		Foreign: func(language string) string {
			return "La tua risposta è in " + language + ": sta sotto come traduzione. Scrivi il testo nella lingua delle tue informazioni."
		},
		Secret: "C’è dentro un codice: vale quindi per il tempo del soggiorno, e il modello non lo vede.",
	}
}
