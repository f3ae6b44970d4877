package lang

import "fmt"

func calendarIT() Calendar {
	return Calendar{
		Title:      "Calendario",
		Previous:   "Quattro settimane prima",
		Next:       "Quattro settimane dopo",
		Today:      "Oggi",
		AsTimeline: "Settimane",
		AsList:     "Elenco",
		Views:      "Come mostrarlo",
		Weeks:      "Soggiorni casa per casa",
		Add:        "Nuova prenotazione",
		Sync:       "Leggi i calendari",
		Synced:     "Calendari letti.",
		NoHouses:   "Qui vedrai i soggiorni, appena aggiungi una casa.",
		NoStays:    "Nessun soggiorno in queste settimane.",
		Clashes:    "Doppie prenotazioni",
		ClashIn: func(property, nights, first, second string) string {
			return property + ", " + nights + ": " + first + " e " + second + "."
		},
		ClashNext:  "Nessuna delle due viene annullata da sola. Decidi quale tenere e sistema l’altra sul portale.",
		Compare:    "Guarda",
		Clash:      "doppia prenotazione",
		FeedsTitle: "Come stanno i calendari",
		FeedsNone:  "Nessun calendario collegato: le prenotazioni dei portali non si vedono.",
		Legend:     "Legenda",
		Stays:      func(property string) string { return "Soggiorni a " + property },
	}
}

func bookingIT() Booking {
	return Booking{
		NewTitle:    "Nuova prenotazione",
		NewIntro:    "Per chi prenota direttamente da te. Quelle dei portali arrivano dai calendari.",
		Property:    "Casa",
		Checkin:     "Arrivo",
		Checkout:    "Partenza",
		Name:        "Nome dell’ospite",
		NameHint:    "Così lo riconosci nei messaggi.",
		Phone:       "Telefono",
		PhoneHint:   "Completo di prefisso: +39 … Chi scrive da questo numero viene riconosciuto subito.",
		Code:        "Codice del portale",
		CodeHint:    "Se c’è, per esempio quello di Airbnb.",
		Language:    "Lingua dell’ospite",
		Guests:      "Quante persone",
		GuestsHint:  "Il codice della prenotazione vale per altrettanti telefoni.",
		Overlap:     "Inseriscila comunque",
		OverlapHint: "Queste notti sono già occupate. Inserendola nasce una doppia prenotazione.",
		Create:      "Inserisci la prenotazione",
		Created:     "Prenotazione inserita.",

		Nights:       "Notti",
		Source:       "Da dove viene",
		FromFeed:     func(feed string) string { return "calendario " + feed },
		ByHand:       "inserita a mano",
		FeedRules:    "Le date vengono dal calendario del portale: per cambiarle, cambiale lì.",
		Reference:    "Codice del portale",
		Last4:        func(digits string) string { return "finisce per " + digits },
		NoPhone:      "non indicato",
		CodesWindow:  "Codici e password",
		Invite:       "Invita l’ospite a scriverti",
		InviteIntro:  "Mandagli il link o il testo dal portale. Il codice dentro lo collega a questa prenotazione.",
		InviteLink:   "Link",
		InviteText:   "Testo senza link",
		InviteHint:   "Alcuni portali cancellano i link dai messaggi: in quel caso usa il testo.",
		NoNumber:     "Prima serve il numero WhatsApp a cui scrivono gli ospiti: chi segue questo computer lo mette nella configurazione (whatsapp.number) e riavvia Portineria. Poi qui trovi il link e il testo da mandare.",
		People:       "Chi scrive per questa prenotazione",
		PeopleText:   func(seats int) string { return fmt.Sprintf("Il codice vale per %d telefoni.", seats) },
		PeopleNone:   "Ancora nessuno.",
		Cancel:       "Annulla la prenotazione",
		CancelTitle:  "Annullare la prenotazione?",
		CancelText:   "Le notti tornano libere qui e il codice smette di valere: chi lo ha usato non riceve più codici e password. All’ospite e al portale non viene detto nulla.",
		CancelDo:     "Sì, annullala",
		CancelKeep:   "No, tienila",
		Cancelled:    "Prenotazione annullata.",
		CancelledTop: "Questa prenotazione è annullata. Chi l’ha usata per scrivere ora sa solo ciò che possono sapere tutti.",
		EditContact:  "Dati dell’ospite",
		Saved:        "Salvato.",
		MissingTop:   "Il portale non la mostra più. Finché non siamo sicuri la teniamo: controlla sul portale.",
		Uncertain:    "date incerte",
		UncertainTop: "Il portale mostra queste notti in un’altra forma, per esempio insieme a quelle accanto. Le date qui sono le ultime sicure: controlla sul portale.",
		TwinTop: func(other string) string {
			return "È un altro calendario che parla di un soggiorno già presente: " + other + "."
		},
		ClashTop: func(other string) string { return "Si sovrappone a " + other + "." },
	}
}
