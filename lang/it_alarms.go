package lang

func alarmsIT() Alarms {
	return Alarms{
		Kinds:    alarmKindsIT(),
		Details:  alarmDetailsIT(),
		MetaSays: func(detail string) string { return "Meta dice: “" + detail + "”." },
		Code:     func(code string) string { return "Codice d’errore di Meta: " + code + "." },
		People:   func(people string) string { return "Al massimo " + people + " persone al giorno." },
		Share: func(percent, expected string) string {
			return "Usato il " + percent + "%. Di questo passo saranno " + expected + " entro la fine del mese."
		},
		TryNow:   "Prova ora",
		Tried:    "Si prova con un messaggio. Se parte, gli altri seguono.",
		Number:   func(number string) string { return "Numero " + number },
		Subject:  func(name string) string { return "Riguarda: " + name },
		Since:    func(when string) string { return "Da " + when },
		EndsAt:   func(when string) string { return "Finisce da sé: " + when },
		Works:    "Che cosa funziona ancora",
		Next:     "Che cosa fare",
		Seen:     "Lo so",
		SeenWhen: func(when string) string { return "Lo sai da " + when },
		Noted:    "Preso nota. Resta qui finché non è passato.",
		AtMeta:   "Apri su Meta",
		Here:     "Apri la pagina",
	}
}

func alarmKindsIT() map[string]Alarm {
	const (
		incoming = "I messaggi degli ospiti arrivano e li vedi qui. Nulla di ciò che attende l’invio va perso."
		calls    = "Ciò che gli ospiti scrivono resta qui. Puoi chiamarli o scrivere dal portale di prenotazione."
		all      = "Tutto funziona come prima."
		answers  = "Le risposte agli ospiti che scrivono partono come prima."
	)
	return map[string]Alarm{
		"token_invalid":     {"WhatsApp rifiuta la chiave di accesso", "La chiave con cui Portineria invia è scaduta o è stata revocata. Gli invii sono fermi.", incoming, "Crea su Meta una nuova chiave per l’utente di sistema e inseriscila qui. Poi gli invii riprendono da soli.", AtKeys},
		"token_expires":     {"La chiave di accesso sta per scadere", "Dopo quel giorno non si può più inviare nulla.", all, "Crea su Meta una chiave senza scadenza, per l’utente di sistema, e inseriscila qui.", AtKeys},
		"permission":        {"Alla chiave di accesso manca un permesso", "WhatsApp conosce la chiave, ma non può inviare da questo numero. Gli invii sono fermi.", incoming, "Crea di nuovo la chiave su Meta con i permessi whatsapp_business_messaging e whatsapp_business_management.", AtKeys},
		"number_gone":       {"Il numero non è più nell’account", "WhatsApp dice che questo numero non fa più parte del tuo account.", calls, "Guarda su Meta se il numero è stato tolto o spostato, e inserisci qui quello giusto.", AtNumbers},
		"not_registered":    {"Il numero non è registrato", "WhatsApp non lascia inviare questo numero finché la registrazione non è finita.", incoming, "Finisci la registrazione: la guida ti accompagna passo per passo.", AtWhatsApp},
		"account_blocked":   {"Meta ha bloccato l’account", "L’account WhatsApp è disattivato o bloccato. Non si può inviare nulla.", calls, "Apri l’assistenza di Meta Business: lì c’è il motivo e puoi chiedere un riesame. Chiama gli ospiti che arrivano oggi.", AtSupport},
		"only_answers":      {"Per qualche tempo puoi solo rispondere", "Meta lascia rispondere agli ospiti, ma non scrivere a qualcuno per primo. I messaggi automatici a chi non ha scritto non partono.", answers, "Apri l’assistenza di Meta Business: lì c’è il motivo e puoi chiedere un riesame.", AtSupport},
		"account_limited":   {"Meta non lascia inviare l’account", "Per qualche tempo dall’account non si può inviare nulla, nemmeno le risposte.", incoming, "Apri l’assistenza di Meta Business: lì c’è il motivo e puoi chiedere un riesame.", AtSupport},
		"account_deleted":   {"L’account WhatsApp è stato eliminato", "Meta dice che l’account non esiste più.", "Ciò che è stato scritto resta qui. Puoi chiamare gli ospiti o scrivere dal portale di prenotazione.", "Se non sei stato tu, apri oggi stesso l’assistenza di Meta Business.", AtSupport},
		"payment":           {"Meta non riesce ad addebitare", "Su Meta manca un metodo di pagamento, oppure non ha funzionato. I messaggi non partono.", incoming, "Aggiungi o correggi il metodo di pagamento su Meta. Poi gli invii riprendono da soli.", AtBilling},
		"spam_limit":        {"Il numero è a riposo", "Troppe persone hanno segnalato o bloccato il numero, e WhatsApp ha fermato i suoi messaggi.", incoming, "Aspetta: riproviamo da soli tra qualche ora. Scrivi solo agli ospiti che ti hanno scritto.", AtNowhere},
		"slowed":            {"WhatsApp chiede di rallentare", "Da più di un’ora arrivano troppe richieste insieme. I messaggi partono in ritardo.", "Funziona tutto, solo più lentamente.", "Non devi fare nulla. Se dura, guarda se un altro programma usa lo stesso account.", AtNowhere},
		"disturbed":         {"WhatsApp ha un guasto", "Da più di un’ora WhatsApp non accetta messaggi.", incoming, "Non devi fare nulla: continuiamo a provare. Chiama gli ospiti che non possono aspettare.", AtNowhere},
		"link_lost":         {"Il WhatsApp del telefono si è scollegato", "L’app WhatsApp Business sul tuo telefono non è più collegata a Portineria.", "Ciò che è stato scritto resta qui. Dal telefono puoi continuare a scrivere.", "Ricollegala nell’app: Impostazioni, Account, Piattaforma business.", AtWhatsApp},
		"webhook_gone":      {"I messaggi degli ospiti non arrivano", "Meta non consegna più nulla a questa casa.", "Gli ospiti possono scrivere, e Meta conserva i loro messaggi per qualche giorno.", "La guida mostra quale passo si è rotto e come sistemarlo.", AtWhatsApp},
		"number_state":      {"Il numero non è collegato", "Meta segnala uno stato in cui il numero non invia.", incoming, "Apri il numero in WhatsApp Manager: lì c’è scritto che cosa manca.", AtNumbers},
		"templates_limited": {"I modelli sono a riposo", "Secondo Meta troppi tuoi modelli sono pubblicità. Per qualche tempo non ne parte nessuno.", answers, "Non c’è nulla da premere: finisce da sé. Metti i testi nella categoria giusta.", AtTemplates},
		"account_violation": {"Un avvertimento da Meta", "Secondo Meta qualcosa viola le sue regole. Dopo altri avvertimenti blocca l’account.", all, "Apri l’assistenza di Meta Business, leggi di che si tratta e correggi, oppure chiedi un riesame.", AtSupport},
		"number_quality":    {"La qualità del numero è bassa", "Negli ultimi giorni alcuni ospiti hanno bloccato o segnalato il numero.", all, "Scrivi di meno di tua iniziativa. Guarda quali messaggi automatici gli ospiti non vogliono.", AtNumbers},
		"number_limit":      {"Il numero può iniziare meno conversazioni", "Meta ha cambiato a quante persone al giorno puoi scrivere per primo.", answers, "Per pochi appartamenti non devi fare nulla. La qualità e la verifica dell’azienda alzano il limite.", AtManager},
		"name_refused":      {"Il nome visibile è stato rifiutato", "Meta non accetta il nome che gli ospiti vedrebbero.", answers, "Scegli un altro nome in WhatsApp Manager, che corrisponda al tuo sito o alla tua casa.", AtNumbers},
		"name_pending":      {"Il nome visibile è in esame", "Finché Meta non ha guardato il nome, i messaggi possono essere trattenuti.", incoming, "Di solito qualche ora. Dopo due giorni guarda in WhatsApp Manager.", AtNumbers},
		"review_refused":    {"Meta ha respinto l’account", "L’esame dell’account WhatsApp è finito con un no.", incoming, "Apri l’assistenza di Meta Business: lì c’è il motivo e puoi fare ricorso.", AtSupport},
		"pin_changed":       {"Qualcuno ha toccato il PIN del numero", "Su Meta il PIN del numero è stato cambiato, o qualcuno ha chiesto di cambiarlo.", all, "Se non sei stato tu, cambia subito la password del tuo account Meta e guarda chi vi ha accesso.", AtNumbers},
		"meta_notice":       {"Un avviso da Meta", "Meta segnala qualcosa sul tuo account WhatsApp.", all, "Guardalo in WhatsApp Manager.", AtManager},
		"settings_changed":  {"Su Meta sono cambiate impostazioni del numero", "Qualcuno ha cambiato impostazioni del numero fuori da Portineria.", all, "Se non sei stato tu, guarda chi ha accesso al tuo account Meta.", AtNumbers},
		"history":           {"Le vecchie chat non sono arrivate", "WhatsApp non ha potuto, o non doveva, consegnare le chat del tuo telefono.", "I messaggi nuovi arrivano e ricevono risposta.", "Non devi fare nulla. L’assistente non sa che cosa è stato detto prima.", AtNowhere},
		"template_rejected": {"Un modello è stato rifiutato", "Meta non lascia inviare questo testo come modello.", answers, "Leggi il motivo e manda in esame un testo cambiato.", AtTemplates},
		"template_paused":   {"Un modello è sospeso", "Agli ospiti non è piaciuto: Meta non lo invia per qualche ora.", answers, "Cambia il testo, o aspetta. Dopo più sospensioni Meta lo disattiva.", AtTemplates},
		"template_disabled": {"Un modello è stato disattivato", "Meta non invia più questo testo.", answers, "Scrivine un altro: questo non torna.", AtTemplates},
		"template_category": {"Un modello ora costa in altro modo", "Meta ha messo un modello in un’altra categoria. Cambiano il prezzo e chi può riceverlo.", all, "Guardalo. Se la categoria è sbagliata, puoi chiedere a Meta un riesame entro 60 giorni.", AtTemplates},
		"meter_near":        {"I messaggi gratuiti del mese stanno per finire", "Ogni messaggio oltre la parte gratuita costa.", all, "Se su Meta c’è un metodo di pagamento non devi fare nulla. Puoi scegliere che cosa succede alla fine.", AtWhatsApp},
		"meter_over":        {"I messaggi gratuiti del mese sono finiti", "Ogni altro messaggio a un ospite costa, fino alla fine del mese.", "I messaggi degli ospiti arrivano. Che cosa succede alle risposte lo scegli tu.", "Guarda che su Meta ci sia un metodo di pagamento, e che cosa hai scelto.", AtWhatsApp},
	}
}

func alarmDetailsIT() map[string]string {
	return map[string]string{
		"BUSINESS_DOWNGRADE":                      "Il telefono è tornato da WhatsApp Business all’app normale.",
		"PRIMARY_INACTIVITY":                      "Il telefono non è stato usato per circa due settimane.",
		"COMPANION_INACTIVITY":                    "Il collegamento non è stato usato per circa un mese.",
		"ACCOUNT_DISCONNECTED":                    "L’account è stato scollegato nell’app.",
		"CHANGE_NUMBER":                           "Il telefono ora ha un altro numero.",
		"USER_RE_REGISTERED":                      "WhatsApp è stato configurato di nuovo sul telefono.",
		"PIN_CHANGED":                             "Il PIN è stato cambiato.",
		"PIN_RESET_REQUEST":                       "Qualcuno ha chiesto di reimpostare il PIN.",
		"PIN_REQUEST_SUCCESS":                     "Il PIN è stato reimpostato.",
		"RESTRICTED_CUSTOMER_INITIATED_MESSAGING": "Sono vietati anche i messaggi agli ospiti che hanno scritto.",
		"RESTRICTED_BIZ_INITIATED_MESSAGING":      "Sono vietati i messaggi a chi non ha scritto.",
		"RESTRICTED_ADD_PHONE_NUMBER_ACTION":      "Non si possono aggiungere altri numeri di telefono.",
		"FLAGGED":                                 "La qualità è bassa. Se resta così per una settimana, Meta abbassa il limite.",
		"DOWNGRADE":                               "Il limite è stato abbassato.",
		"DISABLE":                                 "L’account è disattivato.",
		"SCHEDULE_FOR_DISABLE":                    "L’account sarà disattivato.",
		"REINSTATE":                               "L’account è di nuovo libero.",
	}
}
