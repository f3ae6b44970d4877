package lang

func mediaIT() Media {
	of := func(what string) func(who, when string) string {
		return func(who, when string) string { return what + " di " + who + ", " + when }
	}
	return Media{
		Of: map[string]func(who, when string) string{
			"image": of("Foto"), "video": of("Video"), "audio": of("Registrazione"), "voice": of("Messaggio vocale"), "document": of("File"), "sticker": of("Sticker"),
		},
		Waiting:      "Lo sto scaricando da WhatsApp …",
		WaitingAgain: "Non ancora scaricato: ci riprovo da solo.",
		Failed: map[string]string{
			"too_large":   "È più grande di quanto si scarica per questo tipo di file. È sul telefono dell’ospite: chiedine uno più piccolo, o alza il limite nella configurazione ([media]).",
			"full":        "Non scaricato: tutti i file insieme hanno raggiunto il limite ([media] total_mb).",
			"no_space":    "Non scaricato: il disco è pieno. Fai spazio e riprova.",
			"expired":     "WhatsApp non ce l’ha più. Chiedi all’ospite di mandarlo di nuovo.",
			"refused":     "WhatsApp non l’ha consegnato. Guarda il collegamento nelle Impostazioni e riprova.",
			"unreachable": "WhatsApp non era raggiungibile, più e più volte.",
			"broken":      "Per tre volte è arrivato qualcosa di diverso da ciò che l’ospite ha mandato. Chiedigli di mandarlo di nuovo.",
			"no_number":   "Il numero a cui è arrivato non è collegato. Collegalo nelle Impostazioni e riprova.",
			"off":         "I file di questo tipo non si scaricano, come dice la configurazione ([media]).",
		},
		Gone: map[string]string{
			"lost":         "Il file non è più su questo computer: i backup non contengono i file degli ospiti.",
			"period_ended": "Eliminato: il suo tempo era finito.",
			"by_owner":     "Eliminato dalla casa.",
			"by_guest":     "Eliminato: l’ospite l’ha ritirato.",
		},
		FullTells: "Elimina i file che non servono, o alza il limite.",
		Retry:     "Riprova",
		Delete:    "Elimina",
		Save:      func(size string) string { return "Salva (" + size + ")" },
		SaveName:  func(name, size string) string { return "Salva " + name + " (" + size + ")" },
		Whole:     "Apri per intero",
		Until:     func(day string) string { return "eliminato il " + day },
		Unshown:   "Si può solo salvare, qui non si apre mai: guarda chi l’ha mandato prima di aprirlo.",

		Heard:      "ho sentito:",
		Listening:  "Sto ascoltando …",
		Silent:     "Non si è capito nulla.",
		NotHeard:   "Non è stato possibile ascoltarlo: fallo tu.",
		NoListener: "Nessuno lo ascolta: fallo tu. Può farlo un server vocale in casa ([speech] nella configurazione).",

		PaperTitle:  "Probabilmente un documento d’identità",
		PaperSaid:   "Documento d’identità",
		PaperText:   "Nascosto, mai mostrato a un modello, in nessun backup, ed eliminato entro 24 ore dall’arrivo. Non ti serve una copia: guarda il documento quando gli ospiti arrivano.",
		PaperShow:   "Fammelo vedere",
		PaperIs:     "È un documento d’identità",
		PaperIsNot:  "Non lo è",
		PaperMarked: "L’hai segnato tu.",
		PaperTyped:  "Dove c’è ▮▮▮ c’erano dati di un documento d’identità. Non sono stati salvati.",

		Deleted:  "Il file è eliminato.",
		Marked:   "Nascosto, ed eliminato entro 24 ore dall’arrivo.",
		Cleared:  "Si vede come ogni altro file.",
		Fetching: "Lo sto scaricando.",
	}
}
