package lang

func reasonsIT() map[string]Named {
	return map[string]Named{
		"low_confidence":     {"poco sicuro", "La risposta trovata non è abbastanza sicura per inviarla da sola."},
		"no_fact":            {"manca l’informazione", "Tra le tue informazioni non c’è nulla che risponda."},
		"sensitive_topic":    {"tema delicato", "Soldi, cancellazioni, reclami e simili li decidi sempre tu."},
		"keyword":            {"parola d’allarme", "Il messaggio contiene una delle parole che hai scelto come campanello d’allarme."},
		"emergency":          {"emergenza", "Il messaggio sembra un’emergenza. All’ospite è stato detto di chiamare il 112."},
		"guest_asked_person": {"vuole una persona", "L’ospite ha chiesto di parlare con una persona."},
		"check_failed":       {"risposta fermata", "Il controllo prima dell’invio ha fermato la risposta."},
		"model_unavailable":  {"modello spento", "Serviva il modello, ma non ha risposto in tempo."},
		"identity_unclear":   {"chi è?", "Non è chiaro chi scrive, e la risposta dipende da questo."},
		"media":              {"non è testo", "Foto, vocali e documenti non vengono letti: guardali tu."},
		"unknown_kind":       {"tipo sconosciuto", "È arrivato un messaggio di un tipo che non conosciamo."},
		"privacy_request":    {"richiesta privacy", "L’ospite ha fatto una richiesta sui propri dati."},
		"too_many_tries":     {"troppi tentativi", "Ha provato troppe volte con dati che non corrispondono a nessuna prenotazione."},
	}
}

func checksIT() map[string]string {
	return map[string]string{
		"number":      "La risposta conteneva un numero che non sta nelle tue informazioni.",
		"time":        "La risposta conteneva un orario che non sta nelle tue informazioni.",
		"date":        "La risposta conteneva una data che non sta nelle tue informazioni.",
		"price":       "La risposta conteneva un prezzo che non sta nelle tue informazioni.",
		"code":        "La risposta conteneva un codice che non sta nelle tue informazioni.",
		"name":        "La risposta conteneva un nome che non sta nelle tue informazioni.",
		"link":        "La risposta conteneva un link che non sta nelle tue informazioni.",
		"polarity":    "La risposta diceva sì dove le tue informazioni dicono no, o il contrario.",
		"language":    "La risposta non era nella lingua dell’ospite.",
		"promise":     "La risposta prometteva qualcosa, e l’assistente non promette mai.",
		"secret":      "La risposta avrebbe detto un codice o una password a chi non può saperli.",
		"placeholder": "La risposta non metteva codici e password al posto giusto.",
		"length":      "La risposta era troppo lunga.",
		"empty":       "La risposta era vuota.",
		"no_facts":    "La risposta non diceva su quali tue informazioni si basa.",
		"ungrounded":  "La risposta diceva cose che non stanno nelle tue informazioni.",
		"document":    "La risposta chiedeva un documento, cosa che in chat non si fa.",
		"other":       "La risposta non ha superato il controllo prima dell’invio.",
	}
}

func stepsIT() map[string]string {
	return map[string]string{
		"intake":   "Ricevuto",
		"settle":   "Atteso il resto",
		"turn":     "Turno",
		"identify": "Chi scrive",
		"rules":    "Regole",
		"retrieve": "Informazioni",
		"answer":   "Risposta",
		"check":    "Controllo",
		"decide":   "Decisione",
		"commit":   "Registrato",
		"send":     "Invio",
		"status":   "Consegna",
	}
}

func requestsIT() map[string]Named {
	return map[string]Named{
		"access":   {"Vuole una copia dei suoi dati", "Devi dargli una copia di ciò che conservi su di lui e dirgli a che cosa serve."},
		"rectify":  {"Vuole correggere i suoi dati", "Correggi ciò che è sbagliato e confermaglielo."},
		"erase":    {"Vuole la cancellazione dei suoi dati", "Cancella ciò che la legge non ti obbliga a tenere e confermaglielo."},
		"restrict": {"Vuole bloccare i suoi dati", "Conserva i dati senza usarli finché la questione non è chiarita."},
	}
}

func problemsIT() map[string]SendProblem {
	const (
		kept     = "Il testo resta qui e non va perso."
		keptAll  = "Tutti i messaggi non inviati restano qui, in ordine."
		settings = "Guarda in Impostazioni, Collegamenti."
	)
	return map[string]SendProblem{
		"token_invalid":    {"La chiave di WhatsApp non vale più", "WhatsApp ha rifiutato la chiave di accesso: è scaduta o è stata revocata.", keptAll, "Crea una nuova chiave nel tuo account Meta e inseriscila nella configurazione. " + settings},
		"permission":       {"Alla chiave mancano i permessi", "La chiave di WhatsApp non può inviare messaggi da questo numero.", keptAll, "Crea di nuovo la chiave con i permessi indicati nella guida. " + settings},
		"number_gone":      {"Il numero non c’è più", "WhatsApp dice che il numero non fa parte del tuo account.", keptAll, "Controlla il numero nel tuo account Meta. " + settings},
		"account_blocked":  {"Account bloccato da Meta", "Meta ha limitato o bloccato il tuo account WhatsApp.", keptAll, "Apri l’assistenza di Meta Business per sapere perché. Intanto scrivi agli ospiti dal portale o per telefono."},
		"rate_limited":     {"Troppi messaggi insieme", "WhatsApp chiede di rallentare.", kept, "Non devi fare nulla: riproviamo da soli tra poco."},
		"not_on_whatsapp":  {"Ospite non raggiungibile su WhatsApp", "Il numero non è su WhatsApp, oppure l’ospite ha bloccato i messaggi o usa un’app troppo vecchia.", kept, "Contattalo dal portale di prenotazione, per e-mail o per telefono."},
		"test_recipient":   {"Numero di prova", "Con il numero di prova di Meta si può scrivere solo ai numeri autorizzati.", kept, "Aggiungi il numero dell’ospite tra quelli di prova, oppure passa al tuo numero vero."},
		"window_closed":    {"Sono passate più di 24 ore", "WhatsApp permette di rispondere liberamente solo entro 24 ore dall’ultimo messaggio dell’ospite.", kept, "Contatta l’ospite in un altro modo, oppure aspetta che scriva: poi potrai inviarlo di nuovo."},
		"payment":          {"Manca il pagamento a Meta", "Meta non invia perché manca un metodo di pagamento o quello registrato non funziona.", keptAll, "Aggiungi o correggi il metodo di pagamento nel tuo account Meta, poi premi Invia di nuovo."},
		"not_registered":   {"Registrazione del numero da finire", "Il numero non è ancora registrato per inviare messaggi.", keptAll, "Finisci la registrazione del numero nel tuo account Meta. " + settings},
		"name_pending":     {"Nome in attesa di approvazione", "Meta sta ancora esaminando il nome che gli ospiti vedranno.", keptAll, "Di solito basta qualche ora. Riproviamo da soli; se dura più di due giorni, guarda nel tuo account Meta."},
		"spam_limit":       {"Invii limitati da WhatsApp", "Troppe persone hanno bloccato o segnalato il numero, e WhatsApp ha rallentato gli invii.", keptAll, "Aspetta qualche ora e scrivi solo a chi ti ha scritto. Riproviamo da soli."},
		"bad_request":      {"WhatsApp ha rifiutato il messaggio", "Il messaggio aveva una forma che WhatsApp non accetta. È un errore del programma, non tuo.", kept, "Prova a riscriverlo più semplice. Se capita di nuovo, segnalalo con il codice d’errore."},
		"temporary":        {"WhatsApp ha un problema", "WhatsApp in questo momento non risponde come dovrebbe.", kept, "Non devi fare nulla: riproviamo da soli, sempre più di rado."},
		"unknown":          {"Invio non riuscito", "WhatsApp non ha inviato il messaggio e non ha spiegato perché.", kept, "Premi Invia di nuovo. Se non basta, contatta l’ospite in un altro modo."},
		"own_number":       {"È il tuo stesso numero", "WhatsApp non permette di scrivere al numero da cui si invia.", kept, "Usa un altro numero per provare, oppure il simulatore."},
		"pair_limited":     {"Troppi messaggi a questo ospite", "WhatsApp chiede di scrivergli meno in fretta.", kept, "Non devi fare nulla: riproviamo da soli tra poco."},
		"needs_number":     {"Serve il numero di telefono", "Questo ospite ha nascosto il numero, e questo messaggio può andare solo a un numero.", kept, "Rispondi quando scrive lui, oppure contattalo dal portale di prenotazione."},
		"country":          {"Paese non servito", "WhatsApp non permette di scrivere a numeri di questo paese.", kept, "Contatta l’ospite dal portale di prenotazione o per e-mail."},
		"opted_out":        {"L’ospite non vuole questi messaggi", "Ha detto a WhatsApp di non volerne più ricevere di questo tipo.", kept, "Rispetta la sua scelta: rispondi solo se ti scrive."},
		"marketing_limit":  {"Trattenuto da WhatsApp", "WhatsApp limita i messaggi non richiesti e ha trattenuto questo.", kept, "Non riprovare: aspetta che l’ospite scriva."},
		"registration":     {"Registrazione del numero non riuscita", "Un passo della registrazione del numero non è andato a buon fine.", keptAll, "Ripeti la registrazione nel tuo account Meta. " + settings},
		"template":         {"Modello di messaggio da sistemare", "Il modello usato non è approvato, è sospeso o è compilato male.", kept, "Controlla i modelli nel tuo account Meta."},
		"media":            {"File rifiutato", "Il file è troppo grande o di un tipo che WhatsApp non accetta.", kept, "Mandalo più piccolo o in un altro formato."},
		"on_phone_only":    {"Si legge solo sul telefono", "WhatsApp non consegna questo messaggio ai programmi.", kept, "Guardalo nell’app sul tuo telefono."},
		"identity_changed": {"L’ospite ha cambiato telefono", "WhatsApp segnala che l’ospite usa un nuovo dispositivo.", kept, "Accertati che sia lui, poi premi Invia di nuovo."},
		"history":          {"Vecchie chat non disponibili", "WhatsApp non può consegnare le chat precedenti.", kept, "Non serve fare nulla: i messaggi nuovi arrivano."},
		"wrong_address":    {"Indirizzo di WhatsApp sbagliato", "All’indirizzo configurato non risponde WhatsApp.", keptAll, "Controlla graph_url nella configurazione. " + settings},
		"unreachable":      {"WhatsApp non è raggiungibile", "Da questo computer non si arriva a WhatsApp: forse manca Internet.", keptAll, "Controlla il collegamento a Internet. Riproviamo da soli."},
		"too_many_repeats": {"Troppi tentativi", "Abbiamo riprovato per molte ore senza riuscirci.", kept, "Premi Invia di nuovo quando i problemi segnalati nella pagina Oggi sono risolti."},
	}
}

func feedTroublesIT() map[string]string {
	return map[string]string{
		"timeout":         "non ha risposto in tempo",
		"unreachable":     "non è raggiungibile",
		"dns":             "l’indirizzo non esiste più",
		"tls":             "il collegamento non era sicuro",
		"refused":         "l’indirizzo non è tra quelli permessi",
		"denied":          "ha negato l’accesso: forse il link è stato cambiato sul portale",
		"gone":            "il link non esiste più: copialo di nuovo dal portale",
		"server":          "il portale ha avuto un errore",
		"rate_limited":    "ha chiesto di passare meno spesso",
		"html":            "ha risposto con una pagina web invece del calendario",
		"not_calendar":    "ha risposto con qualcosa che non è un calendario",
		"cut_off":         "il calendario è arrivato a metà",
		"too_big":         "il calendario è troppo grande",
		"too_deep":        "il calendario è scritto in modo illeggibile",
		"broken":          "il calendario è scritto in modo illeggibile",
		"empty":           "il calendario è arrivato vuoto all’improvviso",
		"suspicious":      "metà delle prenotazioni è sparita di colpo: aspettiamo a crederci",
		"file":            "il file non si può leggere",
		"empty_body":      "ha risposto con una pagina vuota",
		"json":            "ha risposto con qualcosa che non è un calendario",
		"not_a_calendar":  "ha risposto con qualcosa che non è un calendario",
		"trailing_data":   "dopo il calendario c’era dell’altro: non ci fidiamo",
		"tasks_only":      "contiene solo pulizie e non soggiorni",
		"too_many":        "contiene troppe voci",
		"event_left_open": "il calendario è arrivato a metà",
		"other":           "non è stato possibile leggerlo",
	}
}

func invalidIT() map[string]string {
	return map[string]string{
		"document_too_large":      "Supera i 10 MB. Rendilo più piccolo o incolla il testo.",
		"document_too_long":       "Contiene più di 200 kB di testo. Dividilo in parti.",
		"document_too_many_pages": "Ha più di 200 pagine. Dividilo in parti.",
		"document_no_text":        "Non c’è testo. Le immagini di pagine, come le scansioni, non si possono leggere.",
		"document_locked":         "È protetto da una password o contro la copia. Salvalo senza protezione e riprova.",
		"document_broken":         "È danneggiato o troncato. Aprilo, salvalo di nuovo come DOCX, oppure incolla il testo.",
		"document_hostile":        "È fatto in modo che leggerlo richieda tempo o memoria senza fine. Viene rifiutato.",
		"document_too_slow":       "Leggerlo richiede troppo tempo. Salvalo di nuovo come DOCX, oppure incolla il testo.",
		"document_macros":         "Porta con sé un programma (macro). Salvalo come DOCX senza macro.",
		"document_old_word":       "È nel vecchio formato di Word, oppure ha una password. Salvalo come DOCX senza password.",
		"document_unknown":        "Non è un testo, né un DOCX, né un PDF.",
		"document_wrong_end":      "È qualcosa di diverso da ciò che dice la fine del suo nome. Controlla che file è.",
		"required":                "Questo campo serve.",
		"invalid":                 "Questo valore non va bene.",
		"too_long":                "È troppo lungo.",
		"too_short":               "È troppo corto.",
		"bad_id":                  "Usa solo lettere minuscole senza accenti, cifre e trattini.",
		"taken":                   "Esiste già.",
		"bad_date":                "Non è una data. Esempio: 14/07/2026.",
		"ends_before_start":       "La partenza deve venire dopo l’arrivo.",
		"stay_too_long":           "Il soggiorno è troppo lungo: controlla le date.",
		"overlap":                 "Queste notti sono già occupate da un’altra prenotazione.",
		"bad_phone":               "Non è un numero completo. Scrivilo con il prefisso: +39 …",
		"bad_time":                "Non è un orario. Esempio: 15:00.",
		"bad_number":              "Non è un numero valido.",
		"out_of_range":            "Il numero è fuori dai limiti.",
		"bad_threshold":           "Deve stare tra 0 e 1. Esempio: 0,6.",
		"bad_timezone":            "Non è un fuso orario conosciuto. Esempio: Europe/Rome.",
		"bad_language":            "Non è una lingua conosciuta. Esempio: it, en, de.",
		"bad_country":             "Non è un paese. Esempio: IT.",
		"bad_url":                 "Non è un indirizzo. Deve cominciare con https://",
		"not_https":               "L’indirizzo deve cominciare con https://",
		"own_link":                "Questo calendario lo leggono gli altri da qui: collegato, ti riporterebbe le tue stesse prenotazioni.",
		"private_address":         "Questo indirizzo porta dentro la tua rete e non è permesso.",
		"unknown_topic":           "Questo argomento non esiste.",
		"unknown_visibility":      "Scegli chi può saperlo.",
		"secret_not_in_text":      "Questo segreto non compare nel testo.",
		"translation_empty":       "La traduzione è vuota.",
		"bad_code":                "Questo codice non è valido.",
		"bad_role":                "Scegli un ruolo.",
		"needs_property":          "Scegli almeno una casa.",
		"last_owner":              "È l’ultimo proprietario: creane prima un altro.",
		"password_short":          "Servono almeno 12 caratteri. Tre o quattro parole a caso vanno benissimo.",
		"password_long":           "La password è troppo lunga.",
		"password_mismatch":       "Le due password non sono uguali.",
		"password_weak":           "È troppo facile da indovinare: scegline un’altra.",
		"wrong_password":          "La password attuale non è giusta.",
		"bad_toml":                "Il testo non si riesce a leggere.",
		"unknown_key":             "C’è una voce che non esiste.",
		"duplicate_id":            "Lo stesso identificativo compare due volte.",
		"empty":                   "Scrivi qualcosa prima di inviare.",
		"text_empty":              "Scrivi qualcosa prima di inviare.",
		"too_large":               "Il file è troppo grande.",
	}
}

func doctorIT() map[string]string {
	return map[string]string{
		"config":          "Configurazione",
		"database":        "Archivio dei dati",
		"keys":            "Chiavi di cifratura",
		"disk":            "Spazio su disco",
		"clock":           "Orologio",
		"owner":           "Accesso del proprietario",
		"owner_whatsapp":  "Avvisi sul tuo WhatsApp",
		"private_listen":  "Indirizzo privato",
		"public_listen":   "Indirizzo pubblico",
		"public_url":      "Raggiungibile da fuori",
		"tls":             "Certificato",
		"tunnel":          "Tunnel",
		"whatsapp":        "WhatsApp",
		"whatsapp_token":  "Chiave di WhatsApp",
		"whatsapp_number": "Numero WhatsApp",
		"whatsapp_waba":   "Account WhatsApp",
		"webhook":         "Arrivo dei messaggi",
		"app_secret":      "Firma dei messaggi in arrivo",
		"verify_token":    "Parola di verifica",
		"model":           "Modello di casa",
		"model_test":      "Prova del modello",
		"properties":      "Case",
		"facts":           "Informazioni sulle case",
		"review":          "Informazioni a confronto",
		"feeds":           "Calendari",
		"links":           "Calendari per gli altri",
		"outbox":          "Messaggi in uscita",
		"egress":          "Collegamenti verso l’esterno",
		"backup":          "Copie di sicurezza",
		"jobs":            "Lavori periodici",
		"version":         "Versione",
	}
}
