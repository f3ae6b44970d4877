package lang

import "fmt"

func settingsIT() Settings {
	return Settings{
		Title:     "Impostazioni",
		Tabs:      "Parti delle impostazioni",
		TabState:  "Stato",
		TabPeople: "Persone",
		TabYou:    "Il tuo accesso",
		TabLinks:  "Collegamenti",

		StateTitle: "Come sta la portineria",
		StateIntro: "Ogni parte, com’è adesso, e che cosa fare se qualcosa non va.",
		AllFine:    "È tutto a posto.",
		SomeBad: func(n int) string {
			return choose(n, "Una parte non funziona.", fmt.Sprintf("%d parti non funzionano.", n))
		},
		SomeWarn: func(n int) string {
			return choose(n, "Una parte è da guardare.", fmt.Sprintf("%d parti sono da guardare.", n))
		},
		WhatToDo:    "Che cosa fare",
		CheckAgain:  "Controlla di nuovo",
		BackupTitle: "Copie di sicurezza",
		BackupText:  "Una copia cifrata di tutto. Non si fa da sola: falla qui, oppure chiedi a chi segue questo computer di programmare “portineria backup” ogni giorno. Tienine sempre una anche altrove.",
		LastBackup:  "Ultima copia",
		BackupSize:  "Grandezza",
		BackupWhere: "Dove",
		BackupNow:   "Fai una copia adesso",
		BackupMade:  "Copia di sicurezza fatta e verificata.",
		BackupNever: "ancora nessuna",
		BackupKey:   "Per leggere una copia serve la chiave nella cartella dei dati: conservala altrove, insieme alle tue carte.",
		Version:     "Versione",
		TryTitle:    "Prova senza rischi",
		TryText:     "Nel simulatore scrivi come se fossi un ospite. Nulla arriva a ospiti veri.",
	}
}

func peopleIT() People {
	return People{
		Title:        "Persone",
		Intro:        "Chi può entrare qui, e che cosa può vedere.",
		AddTitle:     "Aggiungi una persona",
		Name:         "Nome",
		Role:         "Ruolo",
		Properties:   "Case affidate",
		PropsHint:    "Valgono per co-host e pulizie. Proprietari e revisori vedono tutte le case.",
		AllProps:     "tutte le case",
		NoProps:      "nessuna casa",
		Language:     "Lingua",
		Password:     "Password iniziale",
		PasswordHint: "Almeno 12 caratteri. Dilla a voce: potrà cambiarla.",
		Add:          "Aggiungi",
		Added:        func(name string) string { return name + " ora può entrare." },
		LastSeen:     func(when string) string { return "Ultimo accesso: " + when },
		You:          "tu",
		Remove:       "Togli",
		RemoveTitle:  func(name string) string { return "Togliere l’accesso a " + name + "?" },
		RemoveText:   "Viene scollegato subito da tutti i dispositivi. Ciò che ha scritto agli ospiti resta.",
		Reset:        "Nuova password",
		ResetTitle:   func(name string) string { return "Nuova password per " + name },
		ResetText:    "Quella vecchia smette di valere e tutte le sue sessioni vengono chiuse.",
		ResetDo:      "Imposta la password",
		NewPassword:  "Nuova password",
		ResetDone:    func(name string) string { return "Nuova password impostata per " + name + "." },
	}
}

func accountIT() Account {
	return Account{
		Title:          "Il tuo accesso",
		LanguageTitle:  "Lingua",
		Language:       "Lingua delle pagine",
		LanguageSaved:  "Lingua cambiata.",
		PasswordTitle:  "Password",
		Present:        "Password attuale",
		New:            "Nuova password",
		Again:          "La nuova password, un’altra volta",
		Change:         "Cambia la password",
		Changed:        "Password cambiata. Le altre sessioni sono state chiuse.",
		ChangeHint:     "Almeno 12 caratteri.",
		Sessions:       "Dove sei in sessione",
		SessionsIntro:  "Se non riconosci un dispositivo, chiudi la sua sessione e cambia la password.",
		ThisOne:        "questo dispositivo",
		Since:          func(when string) string { return "aperta: " + when },
		LastUse:        func(when string) string { return "ultimo uso: " + when },
		End:            "Chiudi",
		EndOthers:      "Chiudi tutte le altre",
		EndOthersTitle: "Chiudere tutte le altre sessioni?",
		EndOthersText:  "Sugli altri dispositivi dovrai entrare di nuovo con la password.",
		Ended:          "Sessione chiusa.",
		UnknownBrowser: "Browser sconosciuto",
	}
}

func linksIT() Links {
	return Links{
		Title:         "Collegamenti",
		WhatsAppTitle: "WhatsApp",
		WhatsAppIntro: "Il collegamento va dritto da questo computer a WhatsApp, senza altri servizi in mezzo.",
		WhereToSet:    "Questi valori si cambiano nel file di configurazione, nella parte [whatsapp]. Poi riavvia Portineria.",
		Number:        "Il tuo numero",
		NumberID:      "Identificativo del numero",
		AccountID:     "Identificativo dell’account",
		Token:         "Chiave di accesso",
		Secret:        "Segreto dell’app",
		Verify:        "Parola di verifica",
		Webhook:       "Indirizzo per Meta",
		WebhookHint:   "Incollalo nelle impostazioni dell’app Meta come indirizzo del webhook.",
		LastIn:        "Ultimo messaggio ricevuto",
		NotSet:        "non impostato",
		Masked:        "impostato, nascosto",
		Owner:         "Dove avvisarti",
		OwnerHint:     "Il tuo WhatsApp, per sapere subito quando un ospite ti aspetta. Si imposta nella parte [owner].",
		ModelTitle:    "Modello di casa",
		ModelIntro:    "Facoltativo. Aiuta con domande complicate; gira su questo computer o in casa tua, mai altrove.",
		ModelName:     "Modello",
		ModelURL:      "Dove gira",
		ModelNone:     "nessuno: si risponde con le tue parole",
		EgressTitle:   "Dove vanno i dati",
		EgressIntro:   "Ogni collegamento verso l’esterno passa da una sola porta, che lascia passare solo questi.",
		Destination:   "Verso",
		Purpose:       "Perché",
		LastContact:   "Ultima volta",
		Sent:          "Inviati",
		Received:      "Ricevuti",
		Denied:        "Fermati",
		DeniedIntro:   "Questi non sono permessi e sono stati fermati.",
		EgressNone:    "Da qui non è ancora uscito nulla.",
	}
}

func simulatorIT() Simulator {
	return Simulator{
		Title:        "Simulatore",
		Intro:        "Un telefono di prova. I messaggi fanno la stessa strada di quelli veri, ma non arrivano a nessun ospite e non contano nelle cifre.",
		StartTitle:   "Chi sei e che ora è",
		Who:          "Scrivi come",
		WhoHint:      "Un ospite con prenotazione viene riconosciuto dal numero.",
		Stranger:     "Uno sconosciuto",
		StrangerAt:   func(property string) string { return "Uno sconosciuto che inquadra il cartello di " + property },
		GuestOf:      func(name, nights string) string { return name + ", " + nights },
		When:         "Che ora è per l’ospite",
		WhenHint:     "Prova il giorno prima dell’arrivo, di notte, dopo la partenza.",
		Start:        "Apri la chat",
		Chats:        "Chat di prova",
		Phone:        "Telefono dell’ospite",
		Message:      "Messaggio",
		Placeholder:  "Scrivi come se fossi l’ospite",
		Send:         "Invia",
		Examples:     "Domande pronte",
		SetClock:     "Cambia l’ora",
		Reset:        "Ricomincia",
		ResetTitle:   "Ricominciare la chat?",
		ResetText:    "Questa chat di prova viene cancellata, con tutto ciò che l’assistente ne ricorda.",
		ResetDo:      "Cancella e ricomincia",
		OpenInInbox:  "Guardala nei messaggi",
		Empty:        "Scrivi qualcosa, o tocca una delle domande pronte.",
		GuestBubble:  "Ospite",
		HouseBubble:  "Casa",
		Typing:       "L’assistente sta rispondendo",
		NoProperties: "Per provare serve almeno una casa con qualche informazione.",
		ShowsAs:      func(name string) string { return "Scrivi come " + name },
		Questions: []string{
			"Qual è la password del Wi-Fi?",
			"A che ora è il check-in?",
			"What is the door code?",
			"Wo kann ich parken?",
			"On peut laisser les bagages après le départ ?",
			"AIUTO",
		},
	}
}
