package lang

import "fmt"

func meterIT() Meter {
	return Meter{
		Title:     "Quanto costano i messaggi",
		Intro:     "WhatsApp fa pagare ogni messaggio che arriva a un ospite, per mese di calendario e per numero. Ciò che gli ospiti ti scrivono è gratis, come ciò che scrivi tu dal telefono.",
		None:      "In questo mese nessun messaggio è arrivato a un ospite.",
		Number:    func(number string) string { return "Numero " + number },
		Simulator: "Simulatore (non costa nulla)",
		Previous:  "Il mese prima",
		This:      "Questo mese",

		FreeText:  "In testo libero",
		Templates: "Come modelli",
		Share:     "Parte gratuita",
		ShareOf:   func(used, limit string) string { return used + " su " + limit },
		ShareAll:  "sono tutti gratis",
		Cost:      "Da pagare finora",
		CostNone:  "nulla",
		Beyond:    "prezzo non noto",
		Expected:  "Previsti entro la fine del mese",

		Unpriced: func(n int) string {
			return choose(n, "Di un messaggio a pagamento qui non si conosce il prezzo. Inseriscilo sotto, dal listino in WhatsApp Manager.",
				fmt.Sprintf("Di %d messaggi a pagamento qui non si conosce il prezzo. Inseriscilo sotto, dal listino in WhatsApp Manager.", n))
		},
		Unsaid: func(n int) string {
			return choose(n, "Di un messaggio WhatsApp non ha detto quanto costa: lo calcoliamo noi.", fmt.Sprintf("Di %d messaggi WhatsApp non ha detto quanto costano: li calcoliamo noi.", n))
		},
		Entry: func(n int) string {
			return choose(n, "Un messaggio era gratis perché l’ospite è arrivato da una tua inserzione.", fmt.Sprintf("%d messaggi erano gratis perché gli ospiti sono arrivati da una tua inserzione.", n))
		},
		Ends:  func(day string) string { return "Di questo passo la parte gratuita finisce intorno a " + day + "." },
		Over:  "La parte gratuita è finita: ogni altro messaggio costa, fino alla fine del mese.",
		Lasts: "Di questo passo la parte gratuita basta fino alla fine del mese.",
		Source: func(since, source, checked string) string {
			return "Prezzi dal " + since + ", da: " + source + ". Confrontati l’ultima volta il " + checked + ". Vale la fattura di Meta, non questa pagina."
		},

		Plot: "Messaggi per giorno",
		PlotDay: func(day string, free, templates int) string {
			return fmt.Sprintf("%s: %d in testo libero, %d come modelli", day, free, templates)
		},
		PlotTable: "I giorni in cifre",
		PlotNone:  "Ancora nulla da disegnare.",
		Day:       "Giorno",

		ChoicesTitle: "Quando la parte gratuita è finita",
		AtEnd:        "Che cosa succede allora",
		AtEndNames: map[string]Explained{
			"go_on":          {"Si continua", "Risposte e messaggi automatici partono, e costano."},
			"no_automations": {"Niente messaggi automatici", "Le risposte agli ospiti che scrivono partono, e costano."},
			"drafts":         {"Prima guardo io le risposte", "Le risposte ti aspettano come bozze e i messaggi automatici non partono. Emergenze e richieste sui dati partono sempre."},
		},
		Prices:     "I tuoi prezzi",
		PricesHint: "Dove qui non sono noti, o sono cambiati. Valuta, poi paese e prezzo: EUR IT=0.03 DE=0.055 *=0.02. L’asterisco vale per tutti gli altri paesi.",
		Zone:       "Fuso orario dell’account WhatsApp",
		ZoneHint:   "Meta conta i mesi secondo questo. Vuoto: quello della tua prima casa.",
		Saved:      "Salvato.",

		Line: func(used, limit string) string {
			return "Messaggi WhatsApp gratuiti di questo mese: " + used + " su " + limit
		},
		LineUp: "I messaggi WhatsApp gratuiti di questo mese sono finiti",
	}
}
