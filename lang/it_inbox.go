package lang

import (
	"fmt"
	"strings"
)

func inboxIT() Inbox {
	return Inbox{
		Title:        "Messaggi",
		Tabs:         "Quali conversazioni",
		TabWaiting:   "Ti aspettano",
		TabOpen:      "Aperte",
		TabAll:       "Tutte",
		TabSimulator: "Prove",
		EmptyWaiting: "Nessuno ti aspetta.",
		EmptyOpen:    "Nessuna conversazione aperta.",
		EmptyAll:     "Ancora nessun messaggio. Quando un ospite scrive, lo trovi qui.",
		EmptySim:     "Nessuna chat di prova. Aprine una dal simulatore.",
		More:         "Mostra le precedenti",
		ChooseOne:    "Scegli una conversazione",
		ChooseText:   "Qui vedrai che cosa ha chiesto l’ospite, che cosa ha risposto l’assistente e perché.",
		NotNamed:     "Senza nome",
		Unread: func(n int) string {
			return choose(n, "1 messaggio non letto", fmt.Sprintf("%d messaggi non letti", n))
		},
		From:      func(who string) string { return who + ": " },
		You:       "Tu",
		Assistant: "Assistente",

		Asks:       "chiede a te",
		WantsYou:   "vuole una persona",
		Answered:   "risposto",
		YouAnswer:  "rispondi tu",
		Answering:  "sta rispondendo",
		NotKnown:   "non identificato",
		DraftReady: "bozza pronta",
		NotSent:    "non consegnato",
		Unclear:    "esito incerto",
		Privacy:    "richiesta privacy",
		Emergency:  "emergenza",

		ByAssistant: "risponde l’assistente",
		ByYou:       "rispondi tu",
		TakeOver:    "Rispondo io",
		GiveBack:    "Ridai all’assistente",
		Details:     "Dettagli",
		ToList:      "Tutte le conversazioni",
		ToThread:    "Torna ai messaggi",
		Writes:      func(language string) string { return "scrive in " + language },
		Subtitle:    func(parts ...string) string { return strings.Join(parts, " · ") },
		Thread:      "Messaggi della conversazione",
		Earlier:     "Messaggi precedenti",
		SimThread:   "Chat di prova: nulla di tutto questo arriva a un ospite vero.",

		SaidAt:       func(who, clock string) string { return who + ", " + clock },
		FromFact:     func(facts string) string { return "da «" + facts + "»" },
		Confidence:   func(value string) string { return "sicurezza " + value },
		Below:        func(value, limit string) string { return "sicurezza " + value + ", sotto il tuo " + limit },
		Took:         func(length string) string { return "in " + length },
		Resent:       "inviato una seconda volta, perché della prima non c’era notizia",
		Edited:       "modificato dall’ospite",
		Withdrawn:    "L’ospite ha ritirato questo messaggio.",
		InReplyTo:    "In risposta a",
		NotRead:      "L’assistente non lo guarda.",
		SendAgain:    "Invia di nuovo",
		ItArrived:    "È arrivato",
		Unsure:       "Non sappiamo se è partito",
		UnsureText:   "Il collegamento è caduto durante l’invio e WhatsApp non ha dato conferma. Per non scrivere due volte all’ospite, non lo ripetiamo da soli.",
		UnsureNext:   "Guarda sul tuo telefono se il messaggio c’è.",
		ErrorCode:    func(code int) string { return fmt.Sprintf("codice di WhatsApp %d", code) },
		WaitingSince: func(clock string) string { return "Ti aspetta · " + clock },
		AskedYouAt:   func(clock string) string { return "Avviso sul tuo WhatsApp · " + clock },
		RemindedAt:   func(clock string) string { return "Secondo avviso sul tuo WhatsApp · " + clock },

		DraftTitle:   "Bozza per te",
		DraftText:    "L’assistente risponderebbe così, ma la sicurezza è troppo bassa per inviarla. L’ospite sa che risponderai tu.",
		DraftLabel:   "Testo della bozza",
		DraftSend:    "Invia",
		DraftDiscard: "Scarta",
		DraftGone:    "La bozza non serve più: nel frattempo la conversazione è andata avanti.",

		Reply:           "La tua risposta",
		ReplyButton:     "Invia",
		ReplyIn:         func(language string) string { return "L’ospite scrive in " + language + "." },
		ReplyKeys:       "Ctrl e Invio per inviare.",
		ReplySilences:   "Quando scrivi tu, l’assistente tace finché non gli ridai la conversazione.",
		WindowOpenUntil: func(when string) string { return "Puoi rispondere liberamente. Si chiude: " + when + "." },
		WindowClosed:    "Ora non puoi scrivere su WhatsApp",
		WindowText:      "Sono passate più di 24 ore dall’ultimo messaggio dell’ospite, e WhatsApp non lascia più rispondere liberamente.",
		WindowNext:      "Se è urgente, chiama o scrivi dal portale di prenotazione. Appena l’ospite scrive, qui si riapre.",
		NoReplyRole:     "Il tuo ruolo permette di leggere, non di rispondere.",
		Sent:            "Il tuo messaggio è in partenza.",
		Taken:           "Ora rispondi tu. L’assistente tace.",
		Given:           "Ora risponde di nuovo l’assistente.",
	}
}

func whyIT() Why {
	return Why{
		Title:  "Perché questa risposta",
		None:   "Qui non c’è ancora nulla da spiegare.",
		About:  func(clock string) string { return "Sul messaggio delle " + clock },
		Fact:   func(name string) string { return "Si basa su «" + name + "»." },
		NoFact: func(property string) string { return "Su " + property + " non c’è nulla che risponda." },
		Best:   func(fact, score string) string { return "La più vicina era «" + fact + "», con " + score + "." },
		Confidence: func(value, limit string) string {
			return "Sicurezza " + value + "; da " + limit + " in su invia da solo."
		},
		Language: func(name string) string { return "Lingua riconosciuta: " + name + "." },
		Rule:     "Ha deciso una regola fissa, prima di ogni modello.",
		Asked:    "Ha chiesto a te perché:",
		Stopped:  "La risposta è stata fermata perché:",
		Silent:   "Non c’era nulla da rispondere.",
		Took:     func(length string) string { return "Pronta in " + length + "." },
		Steps:    "Passo per passo",
		Hidden:   "Codici e password il modello non li ha visti: li ha inseriti il programma alla fine.",
	}
}

func sideIT() Side {
	return Side{
		Title:     "Dettagli dell’ospite",
		Booking:   "Prenotazione",
		NoBooking: "Non è collegato a nessuna prenotazione.",
		Stay:      "Soggiorno",
		Guests:    "Ospiti",
		Property:  "Casa",
		Channel:   "Da",
		Code:      "Codice",
		Phone:     "Telefono",
		GuestsCount: func(n int) string {
			return choose(n, "1 persona", fmt.Sprintf("%d persone", n))
		},
		OpenBooking: "Apri la prenotazione",
		TieTitle:    "Collega a una prenotazione",
		TieLabel:    "Prenotazione",
		TieButton:   "Collega",
		TieHint:     "Fallo solo se sai chi è: durante il soggiorno può ricevere codici e password.",
		TieNone:     "Non ci sono prenotazioni a cui collegarlo.",
		Untie:       "Scollega",
		UntieTitle:  "Scollegare dalla prenotazione?",
		UntieText:   "Da subito saprà solo ciò che possono sapere tutti. I messaggi restano.",
		Suggested:   "probabile",

		Who:           "Chi è",
		Level:         "Livello",
		Codes:         "Codici e password",
		CodesOpen:     func(until string) string { return "aperti, si chiudono " + until },
		CodesFrom:     func(from string) string { return "chiusi, si aprono " + from },
		IdentityTitle: "Identificazione",
		IdentityText:  "Per questa casa hai scelto di dare codici e password solo dopo aver identificato l’ospite.",
		IdentityDo:    "L’ho identificato",
		IdentityDone:  func(day string) string { return "Identificazione registrata: " + day + "." },
		IdentitySure:  "Registra solo dopo aver visto l’ospite e il suo documento, di persona o con un videocitofono all’ingresso.",

		Received:   "Ricevuta",
		Due:        "Rispondere entro",
		Overdue:    "scaduta",
		DueIn:      func(distance string) string { return distance },
		Close:      "Ho risposto",
		CloseTitle: "Chiudere la richiesta?",
		CloseText:  "Chiudila solo dopo aver fatto ciò che l’ospite chiede e averglielo confermato. Resta nel registro.",
		Closed:     func(day string) string { return "Chiusa: " + day + "." },

		Data:        "I suoi dati",
		DataText:    func(day, why string) string { return "Cancellazione: " + day + ", " + why + "." },
		DataStay:    "sei mesi dopo la partenza",
		DataNoStay:  "90 giorni dopo l’ultimo messaggio, perché non c’è un soggiorno",
		DataStopped: "Ha chiesto di non ricevere messaggi automatici. Alle sue domande si risponde ancora.",
		DataNoAI:    "Non vuole che risponda l’assistente.",
		DataWhere:   "Conservati cifrati su questo computer.",
	}
}
