package lang

func codeProblemsIT() map[int]SendProblem {
	const kept = "Il testo resta qui e non va perso."
	return map[int]SendProblem{
		130472: {"Non consegnato per scelta di Meta", "Questo ospite fa parte di un esperimento in cui WhatsApp trattiene messaggi simili.", kept, "Contattalo dal portale di prenotazione, per e-mail o per telefono."},
		131051: {"WhatsApp non accetta questo tipo di messaggio", "Il messaggio era di un tipo che WhatsApp non conosce. È un errore del programma, non tuo.", kept, "Scrivilo come testo semplice. Se capita di nuovo, segnalalo con il codice d’errore."},
		131052: {"Il file dell’ospite non si è potuto caricare", "È troppo grande, oppure WhatsApp non lo consegna.", "Ciò che ha scritto insieme è qui.", "Chiedi all’ospite di mandarlo più piccolo o per e-mail."},
		131055: {"WhatsApp da qui accetta solo pubblicità", "Il messaggio è stato consegnato nel posto sbagliato. È un errore del programma, non tuo.", kept, "Segnalalo con il codice d’errore e scrivi all’ospite in un altro modo."},
		134100: {"WhatsApp da qui accetta solo pubblicità", "Il messaggio è stato consegnato nel posto sbagliato. È un errore del programma, non tuo.", kept, "Segnalalo con il codice d’errore e scrivi all’ospite in un altro modo."},
		131063: {"Su Meta la pubblicità è spenta", "Il modello conta come pubblicità, e l’account non la lascia inviare in questo modo.", kept, "Usa un modello della categoria «utility», oppure cambia l’impostazione in WhatsApp Manager."},
		131064: {"I modelli riposano per un po’", "Secondo Meta troppi tuoi modelli sono pubblicità.", kept, "Finisce da sé. Intanto metti i testi nella categoria giusta."},
		132000: {"Il modello è compilato male", "Ha un numero di spazi diverso da quelli riempiti.", kept, "Guarda il modello: dopo una modifica gli spazi devono essere gli stessi su Meta e qui."},
		132001: {"Questo modello non c’è", "In questa lingua su Meta non esiste, o non è ancora approvato.", kept, "Guarda il suo stato nella pagina dei modelli, oppure inviane un altro."},
		132005: {"Il testo è diventato troppo lungo", "Con ciò che è stato inserito il modello supera la lunghezza che WhatsApp permette.", kept, "Accorcia il modello o ciò che vi si inserisce."},
		132007: {"Il modello viola una regola", "Con ciò che è stato inserito, il controllo di WhatsApp lo ha rifiutato.", kept, "Leggi le regole di Meta per i modelli e cambia il testo."},
		132008: {"Il modello è compilato male", "In uno spazio c’è qualcosa che WhatsApp non accetta, per esempio un a capo.", kept, "Guarda il modello e ciò che vi si inserisce."},
		132012: {"Il modello è compilato male", "In uno spazio c’è qualcosa del tipo sbagliato.", kept, "Guarda il modello e ciò che vi si inserisce."},
		132015: {"Il modello è sospeso", "Agli ospiti non è piaciuto: WhatsApp non lo invia per qualche ora.", kept, "Aspetta, o cambia il testo. Intanto usa un altro modello."},
		132016: {"Il modello è disattivato", "WhatsApp non lo invia più, perché agli ospiti non è piaciuto.", kept, "Scrivine un altro: questo non torna."},
		132068: {"Il modulo nel messaggio è bloccato", "Il messaggio contiene un modulo di WhatsApp che è bloccato.", kept, "Scrivilo senza il modulo."},
		132069: {"Il modulo nel messaggio è a riposo", "Il messaggio contiene un modulo di WhatsApp usato troppo spesso in un’ora.", kept, "Riprova tra un’ora, oppure scrivilo senza il modulo."},
		133000: {"Il numero non è stato tolto del tutto", "Una rimozione precedente del numero non è finita.", kept, "Togli ancora una volta il numero in WhatsApp Manager, poi registralo di nuovo."},
		133005: {"Il PIN è sbagliato", "Il PIN della verifica in due passaggi non è quello di questo numero.", kept, "Inserisci il PIN giusto, oppure reimpostalo in WhatsApp Manager."},
		133006: {"Il numero va confermato di nuovo", "WhatsApp vuole verificare il numero prima di registrarlo.", kept, "Chiedi un nuovo codice nella guida e inseriscilo."},
		133008: {"Troppi PIN sbagliati", "Per un po’ WhatsApp non accetta PIN per questo numero.", kept, "Aspetta quanto dice WhatsApp Manager, poi inserisci quello giusto."},
		133009: {"PIN inserito troppo in fretta", "WhatsApp vuole una pausa tra due tentativi.", kept, "Aspetta un minuto, poi riprova."},
		133015: {"Il numero è stato tolto da poco", "A WhatsApp servono alcuni minuti prima di registrarlo di nuovo.", kept, "Aspetta cinque minuti, poi riprova."},
		133016: {"Troppe registrazioni", "Il numero è stato registrato e tolto troppe volte.", kept, "Aspetta tre giorni: solo allora WhatsApp lo registra di nuovo."},
		141002: {"Il modello non è approvato", "WhatsApp lo invia solo dopo averlo approvato.", kept, "Guarda il suo stato nella pagina dei modelli."},
	}
}
