package lang

import (
	"strconv"
	"strings"
)

func setupIT() Setup {
	return Setup{
		ListTitle: "I tuoi numeri", ListIntro: "I numeri a cui scrivono gli ospiti. Ognuno può servire alloggi suoi: quello che si sa su un numero non si sa su nessun altro.",
		None: "Nessun numero è ancora collegato. La guida ti ci porta in una mezz’ora; fino ad allora il simulatore fa tutto tranne inviare.",
		Add:  "Aggiungi un numero", AddTitle: "Aggiungi un numero", AddIntro: "Due strade portano a WhatsApp. Puoi fermarti a ogni passo: quello che hai inserito resta, e riprendi da dove eri.",
		Gateway: "Come vuoi collegarti?",
		Gateways: map[string]Named{
			"cloud":     {"Direttamente con Meta", "Nessun intermediario e nessun canone. Servono un account Facebook e un numero che non sia in nessuna app WhatsApp, o che lì cancelli. Il numero poi vive solo qui."},
			"360dialog": {"Tramite 360dialog", "Un fornitore in Germania, con un canone mensile e un contratto per i tuoi dati. Meno passi; e il numero può restare nell’app WhatsApp Business sul telefono (“coesistenza”), cosa che Meta non offre alle singole attività."},
		},
		Name: "Come lo chiami", NameHint: "Solo per te, per esempio “Mare”. Può restare vuoto.", Begin: "Comincia", Unnamed: "Numero senza nome",
		Ready: "Funziona", Unfinished: "Da finire", Trouble: "Non funziona", Look: "Da guardare", Open: "Apri",
		Serves: func(names ...string) string { return "Serve: " + strings.Join(names, ", ") }, ServesNone: "Non serve nessun alloggio", First: "Primo numero",
		FromFile: "Dalla configurazione", FromFileTx: "Questo numero sta nella sezione [whatsapp] della configurazione, che vale più di quanto inserisci qui. Cambialo lì; qui viene solo controllato.",

		StepsLabel: "Passi", StepOf: func(n, all int) string { return "Passo " + strconv.Itoa(n) + " di " + strconv.Itoa(all) },
		Steps: map[string]SetupStep{
			"access": {"Accesso",
				map[string]string{"cloud": "Portineria ha bisogno di una chiave sua per il tuo account WhatsApp. La crei una volta sola, su Meta.", "360dialog": "Portineria ha bisogno della chiave del tuo numero presso 360dialog."},
				map[string][]string{
					"cloud": {
						"Su developers.facebook.com apri “Le mie app” e crea un’app: caso d’uso “Connettiti con i clienti tramite WhatsApp”. Chiede un portfolio business; creane uno se non ne hai.",
						"Nell’app apri WhatsApp, “Configurazione API”. Lì c’è l’“ID account WhatsApp Business”: copialo nel campo qui sotto. Non usare il token di quella pagina: scade in poche ore.",
						"Su business.facebook.com apri Impostazioni, Utenti, Utenti di sistema. Aggiungine uno (ruolo: amministratore) e “Assegna risorse”: l’app e l’account WhatsApp, entrambi con controllo completo.",
						"Lì premi “Genera token”: scegli l’app, “Mai” come scadenza, e spunta whatsapp_business_messaging e whatsapp_business_management. Copialo tutto nel campo qui sotto.",
						"Nella dashboard dell’app passa da “Sviluppo” a “Attiva”: altrimenti i messaggi veri non arrivano.",
					},
					"360dialog": {
						"Su 360dialog.com crea un account e collega il tuo numero. Se deve restare nell’app sul telefono scegli lì “coexistence”; lo confermi dal telefono.",
						"Nel 360dialog hub apri il numero e premi “Generate API key”. Copia la chiave nel campo qui sotto: viene mostrata una volta sola.",
					},
				}},
			"number": {"Numero",
				map[string]string{"cloud": "A quale numero scrivono gli ospiti, e come sta?", "360dialog": "A quale numero scrivono gli ospiti, e come sta?"},
				map[string][]string{
					"cloud":     {"Un numero tuo si aggiunge in Gestione WhatsApp, Numeri di telefono. Non deve essere in nessuna app WhatsApp, e deve poter ricevere un SMS o una chiamata. Per provare va bene il numero di test che ti dà Meta."},
					"360dialog": {"Nel 360dialog hub apri il numero: lì c’è il suo “Phone number ID”. È fatto di sole cifre e non è il numero stesso."},
				}},
			"webhook": {"Ricezione",
				map[string]string{"cloud": "WhatsApp porta i messaggi degli ospiti al tuo indirizzo pubblico. Niente viene aperto senza di te: se un indirizzo non c’è ancora, questa pagina lo dice.", "360dialog": "360dialog porta i messaggi degli ospiti al tuo indirizzo pubblico, con un segreto che conoscete solo voi due."},
				map[string][]string{
					"cloud":     {"Nell’app apri Impostazioni dell’app, Di base, e mostra la “Chiave segreta”. Copiala nel campo qui sotto: prova che un messaggio viene da WhatsApp."},
					"360dialog": {"Premi “Imposta l’indirizzo”. È tutto: il segreto viene mandato insieme."},
				}},
			"account": {"Account",
				map[string]string{"cloud": "Come Meta vede il tuo account. Niente di questo serve per rispondere agli ospiti che ti scrivono.", "360dialog": "Come Meta vede il tuo account."},
				map[string][]string{
					"cloud":     {"Pagamento: mille risposte al mese sono gratuite per ogni numero; per quelle in più, e per i modelli, serve un metodo di pagamento in Gestione WhatsApp."},
					"360dialog": {"Il pagamento si fa presso 360dialog."},
				}},
			"try": {"Prova",
				map[string]string{"cloud": "Un messaggio all’andata e uno al ritorno mostrano che tutto funziona insieme.", "360dialog": "Un messaggio all’andata e uno al ritorno mostrano che tutto funziona insieme."},
				map[string][]string{
					"cloud":     {"WhatsApp lascia scrivere liberamente un’attività solo entro 24 ore da quando qualcuno le ha scritto. Perciò scrivi prima tu, come farebbe un ospite."},
					"360dialog": {"WhatsApp lascia scrivere liberamente un’attività solo entro 24 ore da quando qualcuno le ha scritto. Perciò scrivi prima tu, come farebbe un ospite."},
				}},
		},
		Next: "Passo seguente", Back: "Indietro", CheckTitle: "Che cosa è stato controllato", CheckedAt: func(when string) string { return "Controllato: " + when }, NotChecked: "Non ancora controllato.",
		Check: "Controlla ora", Checking: "Controllo…", SaveCheck: "Salva e controlla", Kept: "Salvato", KeptHint: "È salvato sigillato e non viene mai più mostrato. Lascia vuoto il campo per tenerlo.", NotYet: "Non ancora inserito",
		Fixed: "Impostato nella configurazione", AtMeta: "Apri su Meta", At360: "Apri 360dialog",
		Token: "Token di accesso", TokenHint: "Dell’utente di sistema. Comincia con EAA.", Key: "Chiave API", KeyHint: "Dal 360dialog hub.",
		Account: "ID account WhatsApp Business", AccountHint: "Solo cifre. Non è l’identificativo del numero, né quello dell’azienda.",
		Which: "Quale numero?", WhichHint: "Questi sono nel tuo account.", WhichNone: "I numeri dell’account compaiono qui quando il passo prima è fatto.",
		Display: "Il numero a cui scrivono gli ospiti", DisplayHint: "Con il prefisso, per esempio +39 055 …; sta nei link che mandi.",
		NumberID: "Phone number ID", NumberIDHint: "Solo cifre; non è il numero stesso.",
		PIN: "PIN", PINHint: "Sei cifre. Se il numero ha già un PIN, quello; altrimenti scegline uno. Annotalo: Meta lo chiede quando il numero si sposta.", Register: "Registra", Registering: "Registrazione…",
		Secret: "Chiave segreta dell’app", SecretHint: "32 lettere e cifre. Quando Meta te ne dà una nuova incollala qui: la vecchia vale finché non la dimentichi.", ForgetOld: "Dimentica la vecchia chiave segreta",
		Address: "Indirizzo (URL di callback)", Verify: "Token di verifica", ByHand: "Oppure a mano", ByHandText: "Nell’app apri WhatsApp, Configurazione, Webhook, “Modifica”. Inserisci questi due, premi “Verifica e salva” e iscriviti almeno a “messages”. Poi premi “Collega l’account”.",
		SetAddress: "Imposta l’indirizzo", SettingAddress: "Impostazione…", Subscribe: "Collega l’account", Subscribing: "Collegamento…",
		Coexist: "Tenere il numero nell’app sul telefono?", CoexistText: "Meta lo offre solo tramite fornitori come 360dialog. Un numero collegato direttamente vive solo qui: leggi e scrivi in queste pagine, anche dal telefono.",
		TryWrite: "1. Scrivigli", TryWriteText: "Dal tuo telefono scrivi una parola qualsiasi al numero. Compare nei messaggi e riceve risposta come quella di un ospite.", TryLink: "Apri WhatsApp",
		TrySend: "2. Fatti scrivere", TrySendText: "La tua finestra è aperta: un messaggio di prova va al tuo telefono, per la stessa via di ogni risposta.", TrySendDo: "Manda il messaggio di prova", TrySending: "Invio…",
		TryHello: "Senza scrivere prima", TryHelloText: "Il messaggio d’esempio di Meta “hello_world” può andare a chiunque in ogni momento. Costa come un modello.", TryHelloDo: "Manda il messaggio d’esempio",
		TryPhone: "Al telefono", TryPhoneHint: "Con il prefisso.", TryClosed: "Nelle ultime 24 ore non hai scritto a questo numero, perciò non può ancora scriverti.",
		TryNoOwner: "Il tuo numero non è noto: mettilo come whatsapp nella sezione [owner] della configurazione, e ti arriveranno anche gli avvisi.",
		Properties: "Quali alloggi serve?", PropertiesHint: "I loro ospiti scrivono a questo numero; link e cartoncini lo portano. Gli alloggi che nessun numero prende sono del primo.", Serve: "Salva",
		Remove: "Togli questo numero", RemoveTitle: "Togliere questo numero?", RemoveText: "Il token e i segreti vengono cancellati. Le chat restano, e non ne parte più nulla. Su Meta non cambia niente.", Keep: "Tieni",
		Done: "Va tutto bene", DoneText: "Il numero funziona. Il suo stato viene controllato una volta al giorno, e i guai compaiono nella prima pagina.",
		Saved: "Salvato e controllato.", Removed: "Tolto.", Acted: "Fatto. Qui sotto c’è come sta ora.", Served: "Salvato.", TestOut: "È in viaggio verso il tuo telefono.",
		TestText: "Portineria: questo numero funziona. Ricevi questo perché hai premuto “Fatti scrivere”.",
		Refused:  func(why string) string { return "Non ha funzionato: " + why },
		Refusals: map[string]string{
			"token_invalid": "WhatsApp rifiuta il token.", "permission": "il token non può farlo. Servono entrambi i permessi, e l’account assegnato al suo utente di sistema.",
			"number_gone": "WhatsApp non conosce il numero.", "account_blocked": "Meta ha bloccato l’account.", "rate_limited": "troppi tentativi. Aspetta un’ora.",
			"payment": "Meta non riesce ad addebitare.", "not_registered": "il numero non è ancora registrato.", "registration": "il PIN non è quello del numero, o troppi erano sbagliati. Dopo dieci tentativi Meta aspetta tre giorni.",
			"template": "questo account non ha il messaggio d’esempio “hello_world”. Scrivi prima tu al numero.", "test_recipient": "un numero di test scrive solo ai telefoni che elenchi su Meta, in “Configurazione API”.",
			"not_on_whatsapp": "questo telefono non ha WhatsApp.", "unreachable": "WhatsApp non si raggiunge. Controlla la connessione a internet.", "bad_request": "WhatsApp non accetta uno dei valori. Controlla la chiave segreta e che l’indirizzo risponda.",
			"not_offered": "lo fa 360dialog stessa.", "no_address": "la casa non ha ancora un indirizzo su internet.", "not_ready": "manca qualcosa prima di questo.", "other": "WhatsApp non ha risposto chiaramente. Riprova tra qualche minuto.",
		},
	}
}
