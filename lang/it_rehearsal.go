package lang

import "fmt"

func rehearsalIT() Rehearsal {
	return Rehearsal{
		Try:           "Prova sulle domande passate",
		ModelTitle:    "Prova con il modello",
		ModelLabel:    "Chi formula le risposte durante la prova",
		ModelHint:     "Al modello servono secondi per ogni domanda: con lui si provano solo le più recenti.",
		WithoutModel:  "Senza il modello, subito",
		BothWithModel: "Con il modello, prima e dopo",
		ThenWithModel: "Prima senza, dopo con il modello",
		ModelBothNote: func(most int) string {
			return fmt.Sprintf("Con il modello da entrambe le parti, al massimo sulle %d domande più recenti.", most)
		},
		ModelThenNote: func(most int) string {
			return fmt.Sprintf("Prima senza il modello, dopo con il modello, al massimo sulle %d domande più recenti.", most)
		},
		Title:   "Prova sulle domande passate",
		Intro:   "Ciò che gli ospiti hanno già chiesto, con la risposta di oggi e quella che darebbe la tua modifica. Non si salva niente e nessun ospite riceve nulla.",
		Form:    "La tua modifica",
		Running: "Prova in corso…",
		Progress: func(questions, conversations, of int) string {
			return choose(questions, "1 domanda finora", fmt.Sprintf("%d domande finora", questions)) + fmt.Sprintf("; conversazione %d di %d.", conversations, of)
		},
		Look:    "Guarda di nuovo",
		Stop:    "Ferma",
		Stopped: "La prova è stata fermata. Non è stato salvato nulla.",
		Failed:  "La prova non è arrivata alla fine. Non è stato salvato nulla; il perché è nel registro del programma.",
		Summary: func(questions, changed string) string {
			return "Domande provate: " + questions + ". Con un’altra risposta: " + changed + "."
		},
		OutcomeHead:     "Che cosa ne è",
		Before:          "Prima",
		After:           "Dopo",
		Filter:          "Quali domande",
		OnlyChanged:     "Cambiate",
		AllQuestions:    "Tutte",
		Same:            "resta com’è",
		Silence:         "Non si dice nulla.",
		NoText:          "(un messaggio senza parole)",
		NonePast:        "Ancora nessuna domanda",
		NonePastText:    "Appena gli ospiti avranno scritto di questa casa, potrai provare le modifiche su ciò che hanno chiesto.",
		NoneChanged:     "Nessuna risposta cambia",
		NoneChangedText: "A tutte le domande passate si risponderebbe come oggi.",
		More: func(n int) string {
			return choose(n, "Un’altra non è mostrata qui; il comando «portineria property rehearse» le stampa tutte.", fmt.Sprintf("Altre %d non sono mostrate qui; il comando «portineria property rehearse» le stampa tutte.", n))
		},
		NextTitle:  "E adesso?",
		NextText:   "La tua modifica non è ancora salvata.",
		BackToForm: "Torna indietro e modifica",
		Outcomes: map[string]string{
			"answer": "risponde", "draft": "bozza per te", "escalate": "chiede a te", "ask": "chiede all’ospite", "handoff": "vuole una persona",
			"privacy": "diritti sui dati", "opt_out": "non vuole messaggi", "silent": "resta in silenzio",
		},
	}
}
