package lang

func whoIT() Who {
	return Who{
		Claims:      "È davvero questa persona?",
		ClaimsText:  "Qualcosa parla per questa prenotazione, ma potrebbe saperlo anche altra gente. Se sai che è l’ospite giusto, conferma: la sua domanda riceve risposta e durante il soggiorno può ricevere codici e password.",
		ClaimsOn:    "Aspettano una tua parola",
		Confirm:     "Sì, è l’ospite",
		Refuse:      "No",
		RefuseDone:  "Annotato: non è l’ospite. La sua domanda aspetta ancora te.",
		ConfirmDone: "Confermato. La sua domanda riceve risposta ora.",
		DoorTitle:   func(until string) string { return "I codici di questo mittente non sono accettati fino a " + until },
		DoorAll: func(until string) string {
			return "I codici di prenotazione non sono accettati da nessuno fino a " + until
		},
		DoorText:    "In un’ora ce ne sono stati troppi sbagliati. Chi scrive dal numero della prenotazione riceve risposta come sempre. Se sai che è stato un errore, accetta di nuovo i codici.",
		DoorOpen:    "Accetta di nuovo i codici",
		DoorDone:    "I codici sono di nuovo accettati.",
		DoorMany:    "Qualcuno sta provando codici di prenotazione",
		DoorLook:    "Guarda chi è",
		Remove:      "Rimuovi",
		RemoveTitle: func(name string) string { return "Rimuovere " + name + " dalla prenotazione?" },
		RemoveText:  "Da subito saprà solo ciò che possono sapere tutti, e il codice non lo riporta indietro. Solo tu puoi riammetterlo.",
		RemoveDone:  "Rimosso. Da subito sa solo ciò che possono sapere tutti.",
		Removed:     "Rimossi da te",
		RemovedText: "Il codice non li riporta indietro.",
		TakeBack:    "Riammetti",
		Expires:     func(day string) string { return "Il codice vale fino alla fine del " + day + "." },
		Renew:       "Nuovo codice",
		RenewTitle:  "Creare un nuovo codice?",
		RenewText:   "Quello attuale smette di funzionare. Chi si è già collegato resta; manda il nuovo codice a chi non l’ha ancora fatto.",
		RenewDone:   "La prenotazione ha un nuovo codice.",
	}
}

func cardIT() Card {
	return Card{
		Tab:       "Cartello QR",
		Title:     "Un cartello per la casa",
		Intro:     "Gli ospiti lo inquadrano e ti scrivono su WhatsApp; il messaggio dice di quale alloggio si tratta. Il cartello è uguale per tutti e non prova nulla: chi lo inquadra sa solo ciò che possono sapere tutti.",
		Languages: "Lingue sul cartello",
		OneAtMost: "Scegli almeno una lingua.",
		Size:      "Carta",
		A6:        "A6, come una cartolina",
		A5:        "A5, grande il doppio",
		Show:      "Mostra il cartello",
		Preview:   "Il cartello",
		Fills:     "Il loro messaggio comincia con",
		Print:     "Stampa",
		PrintHint: "Nella finestra di stampa scegli la carta del cartello, nessun margine e dimensione 100 %.",
		Open:      "Apri solo il cartello",
		Download:  "Scarica",
		NoNumber:  "Gli ospiti non hanno ancora un numero a cui scrivere. Inserisci prima il tuo numero WhatsApp nella configurazione: poi il cartello è pronto qui.",
	}
}
