package web

import (
	"fmt"

	"portineria/lang"
)

// words are what only the handlers say: they follow from what the program
// stores, key by key, and belong to no page's template.
type words struct {
	HostSays string // who wrote a message of the house, where several may have and the host has no name

	OwnerQuiet      string // health line: alerts would not reach the owner
	OwnerQuietTitle string
	OwnerQuietText  string

	OddTitle func(n int) string // parts of deliveries that were not understood
	OddText  func(kinds string) string
	OddKinds map[string]string
	OddOther string

	Steps    map[string]string // steps of a trace that package lang does not name
	Rules    map[string]string // which rule decided
	Bands    map[string]string
	Found    map[string]string // what other steps found
	Reasons  map[string]lang.Named
	Problems map[string]lang.SendProblem
}

// wordsFor returns them in the language of the interface.
func wordsFor(w *lang.Words) *words {
	if w.Code == "it" {
		return &handlersIT
	}
	return &handlersEN
}

// reason says why the owner is asked.
func reasonOf(w *lang.Words, key string) lang.Named {
	if n, ok := wordsFor(w).Reasons[key]; ok {
		return n
	}
	return w.Reason(key)
}

// problemOf explains why a message did not leave, by the key and the platform's code.
func problemOf(w *lang.Words, key string, code int) lang.SendProblem {
	if p, ok := wordsFor(w).Problems[key]; ok {
		return p
	}
	return w.CodeProblem(key, code)
}

func orKey(list map[string]string, key string) string {
	if word, ok := list[key]; ok {
		return word
	}
	return key
}

var handlersEN = words{
	HostSays: "Host",

	OwnerQuiet:      "Your own WhatsApp cannot be alerted now",
	OwnerQuietTitle: "Alerts do not reach your WhatsApp right now",
	OwnerQuietText: "WhatsApp lets the house write to you only within 24 hours of your own last message. " +
		"From your phone, write any word to the number of the house once a day; until then only this page tells you who waits.",

	OddTitle: func(n int) string {
		if n == 1 {
			return "Something from WhatsApp was not understood"
		}
		return fmt.Sprintf("%d things from WhatsApp were not understood", n)
	},
	OddText: func(kinds string) string {
		return "They are kept as they came, for 72 hours: " + kinds + ". If a guest may be behind it, look at your phone."
	},
	OddKinds: map[string]string{
		"other_number": "for another number", "history": "old chats", "group": "from a group", "unreadable": "unreadable",
		"unknown_type": "a message of an unknown kind", "account calls": "a call", "account flows": "news of a form", "account automatic_events": "a guess of Meta’s about a chat",
	},
	OddOther: "a notice of an unknown kind",

	Steps: map[string]string{"language": "Language", "turn": "Turn"},
	Rules: map[string]string{
		"emergency": "emergency", "erase": "erase my data", "access": "my data", "rectify": "correct my data", "freeze": "freeze my data",
		"no_ai": "no machine, please", "stop": "no more messages", "human": "a person, please", "notice": "privacy notice", "start": "messages again",
		"ambiguous_cancel": "cancel what?", "thanks": "thanks", "greeting": "greeting", "keyword": "one of your alarm words", "wordless": "not text",
		"nothing_to_answer": "nothing to answer",
	},
	Bands: map[string]string{"send": "sent by itself", "draft": "kept as a draft for you", "escalate": "passed on to you", "silent": "no answer needed", "closed": "not open to this guest"},
	Found: map[string]string{
		"model_failed": "the model gave nothing", "model_abstained": "the model found no answer in the facts", "passed": "stands in your facts",
		"word_for_word": "word for word your own text", "rejected": "stopped", "failed": "did not work out", "sent_again": "sent a second time",
		"unclear": "not known whether it left", "fallback": "answered in",
	},
	Reasons: map[string]lang.Named{
		"send_failed":  {Name: "not delivered", Explain: "A message did not reach the guest."},
		"send_unclear": {Name: "not sure it left", Explain: "It is not known whether a message reached the guest."},
		"guest_writes": {Name: "writes to you", Explain: "The guest wrote in a conversation that you answer yourself."},
	},
	Problems: map[string]lang.SendProblem{
		"stale":          {Title: "Too late to send by itself", Happened: "WhatsApp took no messages for hours. What the guest asked is long past, so the answer was not sent late.", Kept: "The text stays here and is not lost.", Next: "Look whether it still holds, then press Send again or write yourself."},
		"rights_gone":    {Title: "The guest may no longer have this", Happened: "The message held a code or password that is not open to this guest any more.", Kept: "The text stays here and is not lost.", Next: "If they are to have it, check the booking and write to them yourself."},
		"no_number":      {Title: "The number is not configured any more", Happened: "The business number of this conversation is no longer in the configuration.", Kept: "The text stays here and is not lost.", Next: "See Settings, Connections."},
		"no_address":     {Title: "We do not know where to write", Happened: "Neither a number nor an id of this guest is known.", Kept: "The text stays here and is not lost.", Next: "Reach them through the booking site."},
		"tried_too_long": {Title: "Too many attempts", Happened: "WhatsApp refused again and again.", Kept: "The text stays here and is not lost.", Next: "Press Send again later, or reach the guest another way."},
	},
}

var handlersIT = words{
	HostSays: "Host",

	OwnerQuiet:      "Il tuo WhatsApp ora non può essere avvisato",
	OwnerQuietTitle: "Gli avvisi ora non arrivano al tuo WhatsApp",
	OwnerQuietText: "WhatsApp lascia che la casa ti scriva solo entro 24 ore dal tuo ultimo messaggio. " +
		"Dal tuo telefono scrivi una parola qualsiasi al numero della casa una volta al giorno; fino ad allora solo questa pagina ti dice chi aspetta.",

	OddTitle: func(n int) string {
		if n == 1 {
			return "Qualcosa da WhatsApp non è stato capito"
		}
		return fmt.Sprintf("%d cose da WhatsApp non sono state capite", n)
	},
	OddText: func(kinds string) string {
		return "Restano qui come sono arrivate, per 72 ore: " + kinds + ". Se può esserci dietro un ospite, guarda sul telefono."
	},
	OddKinds: map[string]string{
		"other_number": "per un altro numero", "history": "vecchie chat", "group": "da un gruppo", "unreadable": "illeggibile",
		"unknown_type": "un messaggio di tipo sconosciuto", "account calls": "una chiamata", "account flows": "novità su un modulo", "account automatic_events": "una supposizione di Meta su una chat",
	},
	OddOther: "un avviso di tipo sconosciuto",

	Steps: map[string]string{"language": "Lingua", "turn": "Turno"},
	Rules: map[string]string{
		"emergency": "emergenza", "erase": "cancellare i dati", "access": "i miei dati", "rectify": "correggere i dati", "freeze": "bloccare i dati",
		"no_ai": "niente macchina, per favore", "stop": "niente più messaggi", "human": "una persona, per favore", "notice": "informativa privacy", "start": "di nuovo messaggi",
		"ambiguous_cancel": "annullare che cosa?", "thanks": "ringraziamento", "greeting": "saluto", "keyword": "una delle tue parole d’allarme", "wordless": "non è testo",
		"nothing_to_answer": "niente a cui rispondere",
	},
	Bands: map[string]string{"send": "inviata da sola", "draft": "tenuta come bozza per te", "escalate": "passata a te", "silent": "nessuna risposta necessaria", "closed": "non aperto a questo ospite"},
	Found: map[string]string{
		"model_failed": "il modello non ha dato nulla", "model_abstained": "il modello non ha trovato risposta nelle informazioni", "passed": "sta nelle tue informazioni",
		"word_for_word": "parola per parola il tuo testo", "rejected": "fermata", "failed": "non riuscito", "sent_again": "inviata una seconda volta",
		"unclear": "non si sa se è partita", "fallback": "risposta in",
	},
	Reasons: map[string]lang.Named{
		"send_failed":  {Name: "non consegnato", Explain: "Un messaggio non è arrivato all’ospite."},
		"send_unclear": {Name: "esito incerto", Explain: "Non si sa se un messaggio è arrivato all’ospite."},
		"guest_writes": {Name: "scrive a te", Explain: "L’ospite ha scritto in una conversazione in cui rispondi tu."},
	},
	Problems: map[string]lang.SendProblem{
		"stale":          {Title: "Troppo tardi per inviarlo da solo", Happened: "Per ore WhatsApp non ha accettato messaggi. La domanda dell’ospite è ormai passata, perciò la risposta non è partita in ritardo.", Kept: "Il testo resta qui e non va perso.", Next: "Guarda se vale ancora, poi premi Invia di nuovo o scrivi tu."},
		"rights_gone":    {Title: "L’ospite non può più averlo", Happened: "Il messaggio conteneva un codice o una password che a questo ospite non sono più aperti.", Kept: "Il testo resta qui e non va perso.", Next: "Se deve averlo, controlla la prenotazione e scrivigli tu."},
		"no_number":      {Title: "Il numero non è più configurato", Happened: "Il numero di questa conversazione non è più nella configurazione.", Kept: "Il testo resta qui e non va perso.", Next: "Vedi Impostazioni, Collegamenti."},
		"no_address":     {Title: "Non sappiamo dove scrivere", Happened: "Di questo ospite non si conosce né un numero né un identificativo.", Kept: "Il testo resta qui e non va perso.", Next: "Contattalo dal sito di prenotazione."},
		"tried_too_long": {Title: "Troppi tentativi", Happened: "WhatsApp ha rifiutato più volte.", Kept: "Il testo resta qui e non va perso.", Next: "Premi Invia di nuovo più tardi, o contatta l’ospite in un altro modo."},
	},
}
