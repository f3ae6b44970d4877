package doctor

// italian is every line that a check can say. The order is that of checks.go.
var italian = map[string]line{
	"late":       {"Ci voleva più di %s: lasciato stare.", "Controlla di nuovo. Se succede spesso, il computer è molto occupato o il disco è lento."},
	"broken":     {"Non si è potuto controllare: si è rotto il controllo stesso.", "Segnalalo, per favore: è un errore del programma."},
	"unreadable": {"Non si è potuto controllare: in questo momento i dati non si leggono.", "Controlla di nuovo. Se resta così, riavvia Portineria."},

	"config.ok":     {"Letta da %s, niente da ridire.", ""},
	"config.none":   {"Non c’è un file: tutto ha il suo valore di partenza.", ""},
	"config.doubts": {"Funziona, ma forse non era inteso così: %s.", "Scrivi «portineria config check»: dice perché, e che cosa andrebbe bene."},

	"database.ok":      {"Integro. Conversazioni: %s, messaggi: %s.", ""},
	"database.long":    {"È grande: il controllo non è finito in tempo.", "Fai una copia: viene verificata, e mostra con calma se è tutto intero."},
	"database.damaged": {"L’archivio dei dati è danneggiato.", "Ferma Portineria, tieni una copia della cartella dei dati e ripristina l’ultima copia buona: «portineria restore FILE»."},

	"keys.ok":         {"Il file della chiave %s c’è, e lo leggi solo tu.", ""},
	"keys.missing":    {"Manca il file della chiave %s.", "Prima di tutto rimetti la tua copia nella cartella dei dati: senza, dopo un riavvio non si legge più niente."},
	"keys.unreadable": {"Il file della chiave %s non si legge.", "Rimetti la tua copia nella cartella dei dati."},
	"keys.open":       {"Altri su questo computer possono leggere il file della chiave %s.", "Scrivi: chmod 600 %s, nella cartella dei dati."},

	"disk.ok":      {"Liberi: %s.", ""},
	"disk.low":     {"Sono liberi solo %s.", "Libera presto dello spazio: senza, non si può più salvare niente."},
	"disk.full":    {"Il disco è pieno: sono liberi solo %s.", "Libera subito dello spazio. I messaggi che non si possono salvare, WhatsApp li riconsegna per qualche giorno, poi non più."},
	"disk.unknown": {"Su questo sistema lo spazio libero non si può chiedere.", "Guardaci tu ogni tanto."},

	"clock.ok":     {"È il %s.", ""},
	"clock.behind": {"L’orologio è indietro: l’ultima cosa registrata è %s più avanti.", "Regola l’orologio e lascialo regolare dalla rete: decide lui quando si aprono i codici e si cancellano i dati."},
	"clock.past":   {"L’orologio segna %s, e non può essere.", "Regola l’orologio e lascialo regolare dalla rete: decide lui quando si aprono i codici e si cancellano i dati."},

	"owner.ok":   {"C’è un proprietario.", ""},
	"owner.none": {"Questa portineria non ha ancora un proprietario.", "Apri il link che «portineria serve» scrive all’avvio."},

	"owner_whatsapp.ok":    {"Gli avvisi arrivano sul tuo WhatsApp.", ""},
	"owner_whatsapp.none":  {"Quando un ospite ha bisogno di te, lo mostrano solo queste pagine.", "Scrivi il tuo numero nella configurazione, come whatsapp nella sezione [owner]."},
	"owner_whatsapp.waits": {"Il tuo numero c’è; gli avvisi partono quando WhatsApp è collegato.", ""},
	"owner_whatsapp.off":   {"Non impostato.", ""},

	"door.open":    {"Aperto su %s.", ""},
	"door.network": {"Aperto su %s, anche per la rete di casa.", ""},
	"door.closed":  {"%s è libero; ora non risponde nessuno.", "Avvialo con «portineria serve»."},
	"door.taken":   {"%s non si può aprire: forse c’è un altro programma.", "Scegli un’altra porta nella sezione [server] della configurazione, o ferma l’altro programma."},

	"public_url.ok":     {"%s: i messaggi arrivano da lì.", ""},
	"public_url.unseen": {"%s è impostato. Da qui non si vede se è raggiungibile: di recente non è arrivato niente.", "Apri la sua pagina della privacy da un telefono senza il tuo Wi-Fi."},
	"public_url.plain":  {"%s non è un indirizzo https.", "WhatsApp consegna solo a https: metti l’indirizzo https come public_url nella sezione [server]."},
	"public_url.needed": {"WhatsApp non ha un indirizzo a cui consegnare.", "Metti l’indirizzo con cui si arriva da fuori a questo computer come public_url nella sezione [server]."},
	"public_url.off":    {"Non impostato: servirà quando WhatsApp è collegato.", ""},

	"whatsapp.ok":        {"C’è tutto per ricevere e per inviare.", ""},
	"whatsapp.part":      {"Non è completo. Manca: %s.", "Aggiungi quello che manca nella sezione [whatsapp] della configurazione."},
	"whatsapp.no_number": {"Funziona, ma il numero non è impostato: gli ospiti non si possono invitare con un link.", "Mettilo come number nella sezione [whatsapp]."},
	"whatsapp.off":       {"Non ancora collegato. Il simulatore funziona lo stesso.", ""},

	"graph.off":            {"Niente da controllare: WhatsApp non è collegato.", ""},
	"graph.unchecked":      {"Non si è potuto controllare: manca la risposta.", "Risolvi quello che c’è qui sopra, poi controlla di nuovo."},
	"graph.unreachable":    {"Da qui WhatsApp non si raggiunge.", "Controlla la connessione a internet."},
	"graph.trouble":        {"WhatsApp non ha risposto come dovrebbe.", "Di solito passa da solo. Controlla di nuovo fra un po’."},
	"graph.wrong_address":  {"All’indirizzo configurato non risponde WhatsApp.", "Controlla graph_url nella sezione [whatsapp]."},
	"token.ok":             {"WhatsApp la accetta.", ""},
	"token.invalid":        {"WhatsApp la rifiuta: è scaduta, revocata o non incollata per intero.", "Crea una nuova chiave nel tuo account Meta e mettila come access_token nella sezione [whatsapp]."},
	"token.permission":     {"Le manca un permesso.", "Rifai la chiave con i permessi whatsapp_business_messaging e whatsapp_business_management."},
	"number.ok":            {"%s, mostrato come «%s», è collegato.", ""},
	"number.not_connected": {"WhatsApp dice del numero: %s.", "Finisci di configurare il numero nel tuo account Meta."},
	"number.quality":       {"Collegato, ma troppe persone lo hanno bloccato o segnalato: WhatsApp può limitarlo.", "Scrivi solo a chi ti ha scritto."},
	"number.gone":          {"WhatsApp non conosce questo numero nel tuo account.", "Controlla phone_number_id nella sezione [whatsapp]: è l’identificativo, non il numero."},
	"number.blocked":       {"Meta ha limitato o bloccato l’account.", "Apri l’assistenza di Meta Business per sapere perché."},

	"webhook.ok":     {"L’ultimo è arrivato %s.", ""},
	"webhook.never":  {"Di recente non ne è arrivato nessuno.", "Nell’app di Meta indica %s come indirizzo del webhook, e iscriviti a «messages»."},
	"webhook.off":    {"Ancora nessuno: WhatsApp non è collegato.", ""},
	"alarms.none":    {"Non è stato notato nulla.", ""},
	"alarms.open":    {"Notati: %s.", "La prima pagina dice che cosa, e che cosa fare; anche «portineria alarm list»."},
	"alarms.stopped": {"I messaggi non partono. Motivi: %s.", "La prima pagina dice perché, e che cosa fare; anche «portineria alarm list»."},

	"app_secret.ok":        {"Di ogni messaggio si controlla che venga da WhatsApp.", ""},
	"app_secret.missing":   {"Senza il segreto dell’app tutti i messaggi vengono rifiutati.", "Copialo dall’app di Meta e mettilo come app_secret nella sezione [whatsapp]."},
	"verify_token.ok":      {"Impostata.", ""},
	"verify_token.missing": {"Senza, Meta non può collegare il webhook.", "Scegli una parola lunga e a caso, mettila come verify_token nella sezione [whatsapp] e dai la stessa a Meta."},

	"model.ok":          {"%s è pronto.", ""},
	"model.asleep":      {"%s c’è; la prima risposta ci mette di più, perché va caricato.", ""},
	"model.missing":     {"Il server dei modelli non ha %s.", "Scaricalo in Impostazioni, Modello; oppure scrivi: portineria model pull %s"},
	"model.remote":      {"%s non girerebbe in casa tua, e non viene usato.", "Scegli un modello che giri su un tuo computer, come name nella sezione [model]."},
	"model.slow":        {"%s non ha risposto in tempo.", "Forse è occupato. Finché non risponde, rispondono le tue parole."},
	"model.unavailable": {"%s non si raggiunge.", "Avvia Ollama, o controlla url nella sezione [model]. Intanto rispondono le tue parole."},
	"model.off":         {"Nessuno: rispondono le tue parole.", ""},

	"model_test.off":       {"Niente da provare: non c’è un modello.", ""},
	"model_test.running":   {"Lo si sta provando: su un computer piccolo ci vuole qualche minuto. Gli ospiti hanno la precedenza.", ""},
	"model_test.undone":    {"Non si è potuto provare.", "Risolvi quello che si dice qui sopra del modello; poi viene provato da solo."},
	"model_test.ok":        {"Risponde con circa %s parole al secondo: una risposta richiede circa %s s. Ha risposto bene in: %s.", ""},
	"model_test.slow":      {"Risponde con circa %s parole al secondo: una risposta richiede circa %s s. Per un ospite è lungo.", "Scegli un modello più piccolo, come qwen3:1.7b. Agli ospiti si dice che ci vuole un momento, e dopo un minuto la domanda arriva a te."},
	"model_test.some":      {"Risponde con circa %s parole al secondo: una risposta richiede circa %s s. Non si usa in queste lingue, che ha sbagliato: %s.", "In quelle rispondono le tue parole. Un modello più grande può saperle: qwen3:4b-instruct va bene."},
	"model_test.late":      {"Per una risposta gli servono più di cinque minuti, e non si usa.", "Scegli un modello più piccolo, come qwen3:1.7b, o guarda se qualcos’altro tiene occupato il computer."},
	"model_test.form":      {"Non rispetta la forma che le risposte devono avere, e non si usa.", "Scegli un modello che la rispetti, come qwen3:4b-instruct, o aggiorna Ollama. Intanto rispondono le tue parole."},
	"model_test.languages": {"Ha sbagliato troppe lingue, e non si usa: %s.", "Scegli un altro modello, come qwen3:4b-instruct. Intanto rispondono le tue parole."},

	"properties.ok":   {"Case: %s.", ""},
	"properties.none": {"Non ce n’è ancora.", "Aggiungi la tua casa in Case."},
	"facts.ok":        {"Informazioni: %s.", ""},
	"facts.none":      {"Non c’è scritto niente su: %s.", "Scrivi le prime informazioni: Wi-Fi, chiavi, parcheggio. Fino ad allora ogni domanda arriva a te."},
	"facts.off":       {"Non c’è ancora una casa.", ""},

	"review.ok":    {"Non si contraddicono.", ""},
	"review.old":   {"Non si contraddicono. Non guardate da un anno: %s.", "Riguardale nella pagina dell’alloggio: un clic conferma ciascuna."},
	"review.found": {"Da riguardare: %s.", "La pagina dell’alloggio dice che cosa, e così «portineria property check ID»."},
	"review.off":   {"Qui non si confrontano.", ""},

	"feeds.ok":      {"Si leggono tutti: %s.", ""},
	"feeds.failing": {"All’ultima prova non si leggeva: %s. Quello che si sapeva resta.", "Se resta così per ore, copia di nuovo il link dal portale."},
	"feeds.held":    {"Sembra tagliato: %s. Per un giorno non si cancella niente a causa sua.", "Guarda sul portale se le prenotazioni ci sono ancora tutte."},
	"feeds.stopped": {"Rifiutato da giorni: %s.", "Il link non vale più: copialo di nuovo dal portale e ricollegalo."},
	"feeds.off":     {"Nessuno collegato: le prenotazioni dei portali non si vedono.", ""},

	"links.ok":          {"Link con cui gli altri leggono: %s.", ""},
	"links.held":        {"Trattenuto, perché ne sparirebbe la maggior parte dei soggiorni: %s. Là le notti restano chiuse.", "Guarda il calendario. Se è giusto, mandalo dalla pagina dei calendari dell’alloggio."},
	"links.unreachable": {"I link ci sono, ma da fuori nessuno raggiunge questa casa.", "Imposta l’indirizzo pubblico (public_url)."},
	"links.off":         {"Nessun portale legge da qui quali notti sono occupate.", ""},

	"outbox.ok":      {"Niente in attesa.", ""},
	"outbox.waiting": {"In partenza: %s.", ""},
	"outbox.unclear": {"Di alcuni messaggi non si sa se sono partiti: %s.", "Aprili nei messaggi e decidi."},
	"outbox.stuck":   {"Dei messaggi aspettano e non partono: %s.", "Guarda qui sopra che cosa non va con WhatsApp. Niente è perso."},

	"egress.ok":      {"Luoghi contattati da ieri: %s. Non c’è stato niente da fermare.", ""},
	"egress.allowed": {"Luoghi permessi: %s, contattati da ieri: %s. Non c’è stato niente da fermare.", ""},
	"egress.denied":  {"Da ieri sono state fermate connessioni non permesse: %s.", "Guarda in Collegamenti dove volevano andare."},

	"backup.ok":         {"L’ultima è stata fatta %s.", ""},
	"backup.old":        {"L’ultima è stata fatta %s.", "Fanne una adesso, e tienine una copia lontano da questo computer."},
	"backup.none":       {"Non ce n’è ancora.", "Fanne una adesso, e tieni una copia e il file della chiave lontano da questo computer."},
	"backup.unreadable": {"La cartella delle copie non si legge.", "Controlla directory nella sezione [backup] della configurazione."},

	"jobs.ok":     {"Tutti riusciti, l’ultimo %s.", ""},
	"jobs.none":   {"Non ne toccava ancora nessuno.", ""},
	"jobs.failed": {"Non riuscito l’ultima volta: %s.", "Si riprova da soli. Se resta così, il perché è nel registro del programma."},
	"jobs.late":   {"Da ore non si cancella quello che è scaduto.", "Riavvia Portineria: lo fa prima di tutto il resto."},

	"version.ok": {"Portineria %s, Go %s, SQLite %s.", ""},
}
