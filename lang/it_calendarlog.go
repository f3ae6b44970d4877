package lang

import "fmt"

func calendarLogIT() CalendarLog {
	keep := func(n int) string {
		if n == 0 {
			return ""
		}
		return "; " + choose(n, "teniamo 1 prenotazione", fmt.Sprintf("teniamo %d prenotazioni", n))
	}
	return CalendarLog{
		Title: "Che cosa è stato deciso",
		Intro: "Ogni decisione su questo calendario, le più recenti in alto.",
		Empty: "Ancora niente.",
		Times: func(n int, until string) string { return fmt.Sprintf("%d volte, l’ultima %s.", n, until) },

		Failed: func(feed, trouble string, kept int) string { return feed + ": " + trouble + keep(kept) + "." },
		Held: func(feed, trouble string, kept int) string {
			return feed + ": " + trouble + keep(kept) + " e per un giorno non si annulla niente."
		},
		HoldOver: func(feed string) string { return feed + " è di nuovo credibile." },
		ReadAgain: func(feed string, n int) string {
			return feed + " si legge di nuovo, dopo " + choose(n, "un tentativo andato male.", fmt.Sprintf("%d tentativi andati male.", n))
		},
		Stopped: func(feed string) string {
			return feed + " ci rifiuta da tre giorni. Smettiamo di leggerlo finché non ha un link nuovo."
		},
		Rejected: func(feed string, n int) string {
			return feed + ": " + choose(n, "1 voce non si è potuta leggere ed è stata saltata.", fmt.Sprintf("%d voci non si sono potute leggere e sono state saltate.", n))
		},
		NoUIDs: func(feed string) string {
			return feed + " chiama i soggiorni ogni volta in modo diverso: li riconosciamo dalle notti."
		},
		Trusted:  func(feed string) string { return "Hai detto che ciò che dice " + feed + " è giusto." },
		Relinked: func(feed string) string { return feed + " ha un link nuovo." },
		Paired: func(feed string) string {
			return "Hai detto che " + feed + " e un altro calendario contengono gli stessi soggiorni."
		},

		Added: func(stay, nights string) string { return "nuovo: " + stay + ", " + nights + "." },
		Taken: func(stay, nights string) string {
			return stay + ", " + nights + ": già noto, ora segue questo calendario."
		},
		Moved: func(stay, was, nights string) string {
			return stay + ": date cambiate; prima " + was + ", ora " + nights + "."
		},
		Changed: func(stay, nights string) string { return stay + ", " + nights + ": dati cambiati." },
		Missing: func(stay, nights string) string {
			return stay + ", " + nights + ": non è nel calendario. Lo teniamo finché non abbiamo guardato tre volte nell’arco di un’ora."
		},
		Back: func(stay, nights string) string { return stay + ", " + nights + ": di nuovo nel calendario." },
		Gone: func(stay, nights string) string {
			return stay + ", " + nights + ": annullato, perché non è più tornato nel calendario."
		},
		Reopened: func(stay, nights string) string {
			return stay + ", " + nights + ": tornato nel calendario, quindi non più annullato."
		},
		TooNear: func(stay, nights string) string {
			return stay + ", " + nights + ": non torna nel calendario, e lo teniamo: questo lo puoi dire solo tu."
		},
		Elsewhere: func(stay, nights string) string {
			return stay + ", " + nights + ": non torna in questo calendario, e lo teniamo, perché in un altro c’è ancora."
		},
		Joined: func(stay, nights string) string {
			return stay + ", " + nights + ": mostrato insieme ad altre notti. Resta com’era; le date sono incerte."
		},
		Cut: func(stay, nights string) string {
			return stay + ", " + nights + ": mostrato a pezzi. Resta com’era; le date sono incerte."
		},
		Echo: func(_, nights, other string) string {
			return nights + ": chiuso perché noi gli abbiamo detto di " + other + "; non conta due volte."
		},
		Linked: func(_, nights, other string) string {
			return nights + ": chiuso a causa di " + other + "; non conta due volte."
		},
		Likely: func(stay, nights, other string) string {
			return stay + ", " + nights + ": probabilmente un solo soggiorno con " + other + ". Te lo chiediamo."
		},
		Same: func(stay, nights, other string) string {
			return stay + ", " + nights + ": un solo soggiorno con " + other + ", conta una volta."
		},
		Alone: func(stay, nights string) string {
			return stay + ", " + nights + ": non ripete più un altro soggiorno, conta da solo."
		},
		Lingers: func(_, nights string) string { return nights + ": ancora chiuso, anche se il soggiorno è annullato." },
		Double: func(stay, nights, other string) string {
			return "doppia prenotazione: " + stay + ", " + nights + ", e " + other + "."
		},
		Answered: func(answer, stay, nights string) string { return stay + ", " + nights + ": hai detto: " + answer + "." },
		Both:     func(stay, other string) string { return stay + " e " + other },
		Cancelled: func(stay, nights string) string {
			return stay + ", " + nights + ": annullato da te, e resta così qualunque cosa dica il calendario."
		},
		Restored: func(stay, nights string) string { return stay + ", " + nights + ": si fa di nuovo, come hai detto tu." },
		HandedOn: func(stay, nights string) string {
			return stay + ", " + nights + ": ora segue questo calendario, perché il suo è stato scollegato."
		},
		Other: "un altro soggiorno",
	}
}

func calendarAskIT() CalendarAsk {
	return CalendarAsk{
		Title:   "Domande sul calendario",
		Intro:   "Dove i calendari si contraddicono. Da solo non si annulla niente.",
		None:    "Nessuna domanda: i calendari sono d’accordo.",
		Done:    "Preso nota.",
		Settled: "Nel frattempo si è risolto da solo.",
		History: "Risposte date",
		Link:    "Risolvi",

		Double:      func(property string) string { return "Doppia prenotazione a " + property },
		DoubleText:  "Due soggiorni hanno una notte in comune. Può succedere: i portali si leggono a vicenda solo ogni 20 minuti o più, anche dopo ore. Che cosa è?",
		DoubleKnown: "Lo sai già. Sistema uno dei due sul portale, o sposta un ospite; sparisce da qui quando non si sovrappongono più.",
		Same:        func(property string) string { return "Un soggiorno o due a " + property + "?" },
		SameText: func(one, other string) string {
			return "Le stesse notti sono in " + one + " e in " + other + ". Finché non dici altro contano come un solo soggiorno."
		},
		SameMore: func(n int) string {
			return choose(n, "C’è un altro soggiorno in tutti e due.", fmt.Sprintf("Ci sono altri %d soggiorni in tutti e due.", n))
		},
		SameMoved: "Uno è sparito dal calendario e ne è arrivato un altro in gran parte delle sue notti. Il soggiorno è stato spostato?",
		Vanished:  func(property string) string { return "Sparito poco prima dell’arrivo, " + property },
		VanishedText: func(feed string) string {
			return feed + " non mostra più questo soggiorno. Così vicino all’arrivo solo tu puoi dire se si fa. Fino ad allora i codici dell’ospite valgono."
		},
		Elsewhere: func(feed, other string) string {
			return feed + " non mostra più questo soggiorno, e " + other + " sì. Si fa? Finché non lo dici, sì."
		},
		Moved: func(property string) string { return "Date cambiate, " + property },
		MovedText: func(was, nights string) string {
			return "Prima " + was + ", ora " + nights + ". Codici e risposte seguono le date nuove."
		},
		Lingers: func(property string) string { return "Ancora chiuso, " + property },
		LingersText: func(channel string) string {
			return "Questo soggiorno è annullato, e " + channel + " mostra le sue notti ancora come occupate. Se resta così, aprile lì a mano."
		},

		Answers: map[string]string{
			"same": "un solo soggiorno", "always": "un solo soggiorno, come sempre in questi due calendari", "different": "due prenotazioni diverse",
			"closure": "solo notti chiuse", "cancelled": "non si fa", "keep": "si fa", "seen": "preso nota",
		},
		Buttons: map[string]string{
			"double same": "È lo stesso soggiorno", "double different": "Sono due prenotazioni", "double closure": "Quello senza ospite è solo una chiusura",
			"same same": "Un solo soggiorno, questa volta", "same always": "Un solo soggiorno, sempre in questi due calendari", "same different": "Sono due prenotazioni",
			"vanished keep": "Si fa", "vanished cancelled": "È annullato", "moved seen": "Preso nota", "lingering seen": "Preso nota",
		},
	}
}
