package lang

import "fmt"

func sharingIT() Sharing {
	own := "Google Calendar: Altri calendari, +, Da URL. Outlook: Aggiungi calendario, Iscriviti da Web. Apple: «Apri su questo dispositivo»."
	return Sharing{
		Title: "Link per gli altri portali",
		Intro: "Ogni portale ha un link tutto suo e ne viene a sapere quali notti hanno venduto gli altri. Non gli si dice mai ciò che viene da lui stesso, e niente sui tuoi ospiti.",
		Gap:   "I portali leggono il link quando vogliono, da ogni venti minuti a ogni poche ore. Nel frattempo due di loro possono ancora vendere la stessa notte: te lo diciamo appena lo vediamo.",
		Empty: "Nessun portale legge ancora questo calendario.",

		Unreachable:     "Da fuori i link non si raggiungono ancora",
		UnreachableText: "La casa non ha un indirizzo pubblico. I link funzionano appena ce n’è uno (public_url nella configurazione).",
		Reach:           "Vedi i collegamenti",

		Add:         "Un nuovo link",
		For:         "Chi lo leggerà",
		ForHint:     "Un link per ciascuno: così vedi chi legge, e puoi toglierlo a uno solo.",
		Choose:      "Scegli…",
		Sites:       "Portali e channel manager",
		Connected:   "Portali il cui calendario è collegato qui",
		Own:         "Tu",
		Calendar:    "Il mio calendario, senza nomi",
		Names:       "Il mio calendario, con i nomi",
		Other:       "Un altro portale",
		Name:        "Nome del portale",
		NameHint:    "Solo per un altro portale.",
		Closures:    "Di’ anche le chiusure degli altri portali",
		ClosureHint: "Le notti che hai chiuso su un portale si chiudono allora anche su questo. Le prenotazioni e ciò che hai chiuso qui si dicono sempre.",
		Create:      "Crea il link",
		Created:     "Link creato. Copialo e incollalo nel portale.",
		Taken:       "C’è già un link per lui.",

		Link:     func(name string) string { return "Link per " + name },
		OnDevice: "Apri su questo dispositivo",
		Paste: map[string]string{
			"":            "Incollalo dove il portale importa un calendario (iCal).",
			"airbnb":      "Incollalo in Airbnb: Calendario, Disponibilità, Collega un altro sito.",
			"booking.com": "Incollalo nell’extranet: Tariffe e disponibilità, Sincronizza i calendari, Aggiungi collegamento.",
			"vrbo":        "Incollalo in Vrbo: Calendario, Importa ed esporta, Importa calendario.",
			"calendar":    own,
			"names":       own,
		},

		NeverRead: "mai letto",
		ReadNow:   "letto",
		ReadLate:  "non letto di recente",
		HeldBack:  "trattenuto",
		ReadBy:    func(who, age string) string { return who + ": ultima lettura " + age },
		OpenedBy:  func(age string) string { return "Aperto in un browser " + age + "." },
		Stranger: func(who, age string) string {
			return "Lo legge anche " + who + ", l’ultima volta " + age + ". Se non lo volevi, rinnova il link."
		},
		LateText: func(who string) string {
			return who + " non lo legge da più di un giorno e può vendere notti occupate. Guarda se il link c’è ancora."
		},
		Tells: func(n int, until string) string {
			return "Dice " + choose(n, "1 soggiorno, fino al "+until, fmt.Sprintf("%d soggiorni, fino al %s", n, until)) + "."
		},
		NoNames:    "Solo le notti, niente sui tuoi ospiti.",
		WithNames:  "Con i nomi dei tuoi ospiti: non darlo a nessuno. Chi tiene il tuo calendario, per esempio Google, li viene a sapere.",
		Free:       "Non c’è niente di occupato: si serve un calendario vuoto.",
		LeavesOut:  func(channel string) string { return "Ciò che viene da " + channel + " stesso è lasciato fuori." },
		ClosuresOn: "Si dicono anche le chiusure degli altri portali.",

		Held: func(kept, of int) string {
			return fmt.Sprintf("%d soggiorni su %d ne sparirebbero in un colpo.", kept, of)
		},
		HeldText:    "Sembra un errore, perciò li lasciamo dentro: là le notti restano chiuse. Ciò che è nuovo si dice. Guarda il calendario; se è giusto, mandalo.",
		Release:     "È giusto: mandalo",
		ReleaseAsk:  "Liberare là queste notti?",
		ReleaseText: "Il portale le rivenderà alla prossima lettura.",
		Released:    "Il calendario si manda così com’è.",
		Look:        "Vedi il calendario",

		TellClosures: "Di’ anche le chiusure",
		HideClosures: "Lascia fuori le chiusure",
		Changed:      "Salvato. Vale dalla prossima lettura.",
		Renew:        "Rinnova",
		RenewTitle:   "Rinnovare il link?",
		RenewText:    "Il vecchio smette subito di funzionare. Chi lo legge deve avere quello nuovo, se no vende notti occupate.",
		Renewed:      "Link rinnovato. Incolla quello nuovo dove c’era il vecchio.",
		Revoke:       "Revoca",
		RevokeTitle:  "Revocare il link?",
		RevokeText:   "Con questo link nessuno può più leggere il calendario. Ciò che il portale ha già letto resta chiuso là, finché non ne togli il link.",
		Revoked:      "Link revocato.",

		Program: "Un programma che non dice il suo nome",
		Google:  "Google Calendar",
		Apple:   "Calendario di Apple",
		Outlook: "Outlook",

		Booked: "Prenotato",
		Closed: "Chiuso",
		Booker: func(n int) string { return choose(n, "1 ospite", fmt.Sprintf("%d ospiti", n)) },

		HeldToday: func(who, property string) string { return property + ": il calendario per " + who + " è trattenuto" },
		HeldTodayText: func(kept, of int) string {
			return fmt.Sprintf("%d soggiorni su %d ne sparirebbero in un colpo. Là le notti restano chiuse finché non guardi.", kept, of)
		},
		HeldAction: "Guardalo",
	}
}
