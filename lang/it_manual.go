package lang

import "fmt"

func manualIT() Manual {
	return Manual{
		Link:      "Da un manuale della casa",
		Title:     "Informazioni da un manuale della casa",
		Intro:     "Hai già un documento con ciò che gli ospiti devono sapere? Dallo qui: viene diviso in informazioni, e scegli tu quali tenere.",
		File:      "Il documento",
		FileHint:  "PDF, Word (.docx) o testo, fino a 10 MB. Sceglilo o trascinalo qui. Più file vengono letti uno dopo l’altro.",
		Text:      "Oppure incolla il testo",
		TextHint:  "Fino a 200 kB. Titoli e righe vuote aiutano.",
		Model:     "Fai raggruppare le frasi al modello",
		ModelHint: "Le raggruppa e dà un titolo, nient’altro: ogni frase resta come sta nel documento. Ci mette minuti, e non vede nessun codice.",
		Promise:   "Non si salva niente prima che tu lo accetti. Il documento stesso non viene conservato.",
		Read:      "Leggi",
		NotRead:   "Non si è potuto leggere",
		Nothing:   "Scegli un documento o incolla un testo.",
		TooManyFiles: func(most int) string {
			return fmt.Sprintf("Sono troppi file in una volta: al massimo %d.", most)
		},
		DraftTitle: "Che cosa dice il manuale",
		DraftIntro: "Spunta ciò che vuoi tenere e cambia ciò che vuoi. Ciò che sembra un codice o una password vale solo durante il soggiorno, il resto per chi ha una prenotazione.",
		Running:    "Il modello raggruppa le frasi…",
		Progress: func(done, of int) string {
			return fmt.Sprintf("Parte %d di %d.", done, of)
		},
		Stopped:     "Il modello è stato fermato: le frasi restano come sono state trovate.",
		ModelFailed: "Il modello non ha potuto raggruppare tutte le frasi: quelle restano come sono state trovate.",
		OtherLanguage: func(document, facts string) string {
			return "Il documento sembra scritto in " + document + ", mentre le informazioni di questa casa sono in " + facts + ". Agli ospiti si risponderebbe con queste parole."
		},
		Left: func(n int) string {
			return choose(n, "Un altro pezzo non sta in questa pagina: leggi il resto come documento a parte.", fmt.Sprintf("Altri %d pezzi non stanno in questa pagina: leggi il resto come documento a parte.", n))
		},
		None:     "Non c’è nulla da prendere",
		NoneText: "Nel documento non ci sono frasi che possano diventare informazioni.",
		Found: func(n, taken int) string {
			return choose(n, "1 pezzo trovato", fmt.Sprintf("%d pezzi trovati", n)) + choose(taken, "; 1 già spuntato.", fmt.Sprintf("; %d già spuntati.", taken))
		},
		TakeAll:  "Spunta tutto",
		TakeNone: "Togli tutte le spunte",
		Number:   func(n int) string { return fmt.Sprintf("Pezzo %d", n) },
		Take:     "Tieni questo",
		Guarded:  "sembra un codice: solo durante il soggiorno",
		Known:    "ce l’hai già:",
		Accept:   "Salva ciò che è spuntato",
		LeaveAll: "Lascia perdere tutto",
		Accepted: func(n int) string {
			return choose(n, "1 informazione salvata. Vale dal prossimo messaggio.", fmt.Sprintf("%d informazioni salvate. Valgono dal prossimo messaggio.", n))
		},
		Refused:   "Non è stato salvato nulla. Qualcosa di spuntato non va bene; è segnato qui sotto.",
		NoneTaken: "Non c’è niente di spuntato, quindi non è stato salvato nulla.",
	}
}
