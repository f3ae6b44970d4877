package manual_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"portineria/app/manual"
	"portineria/embed"
	"portineria/lexicon"
	"portineria/llm"
	"portineria/stay"
	"portineria/store"
	"portineria/store/storetest"
)

var words = sync.OnceValue(func() *lexicon.Lexicon {
	w, err := lexicon.Load(embed.LexiconFiles())
	if err != nil {
		panic(err)
	}
	return w
})

func maker() manual.Maker { return manual.Maker{Words: words()} }

var casa = stay.Property{ID: "casa", Name: "Casa Limone", Language: "it", Timezone: "Europe/Rome", Country: "IT"}

const handbook = `# Benvenuti a Casa Limone

Wi-Fi

La rete si chiama CasaLimone-5G. La password è limoni-gialli-22.

Parcheggio

Si parcheggia gratis in via Aurelia, a 200 m dalla casa. In agosto conviene il
parcheggio coperto di piazza Milano, che costa 12 € al giorno. La spiaggia
è a 300 metri, con ombrelloni a pagamento.

Rifiuti:
- Organico: lunedì e giovedì
- Plastica: mercoledì

La cassetta delle chiavi è accanto al portone. Si apre con 2958#.

Il riscaldamento si accende dal termostato in corridoio.

3
`

func shown(d manual.Draft) []string {
	var all []string
	for _, p := range d.Proposals {
		mark := ""
		if p.Chosen {
			mark = "x "
		}
		all = append(all, fmt.Sprintf("%s%s %s %s: %s", mark, p.Topic, p.Visibility, p.Twin, strings.ReplaceAll(p.Text, "\n", " / ")))
	}
	return all
}

func TestAManualBecomesProposalsByTopic(t *testing.T) {
	facts := []stay.Fact{{ID: "heating", Topic: "heating", Visibility: stay.Booked, Text: "Il riscaldamento si accende dal termostato in corridoio!"}}
	d := maker().Propose(casa, facts, handbook)
	want := []string{
		"x wifi stay : La rete si chiama CasaLimone-5G. La password è limoni-gialli-22.",
		"x parking booked : Si parcheggia gratis in via Aurelia, a 200 m dalla casa. In agosto conviene il parcheggio coperto di piazza Milano, che costa 12 € al giorno.",
		"x beach booked : La spiaggia è a 300 metri, con ombrelloni a pagamento.",
		"x trash booked : Organico: lunedì e giovedì / Plastica: mercoledì",
		"x access stay : La cassetta delle chiavi è accanto al portone. Si apre con 2958#.",
		"heating booked heating: Il riscaldamento si accende dal termostato in corridoio.",
	}
	if diff := cmp.Diff(want, shown(d)); diff != "" {
		t.Error(diff)
	}
	if d.Language != "it" {
		t.Errorf("the language is %q", d.Language)
	}
}

// pasted is how people write a manual who leave no blank lines.
const pasted = `Wi-Fi
Rete: CasaLimone_5G
Password: limoni-22

Parcheggio
Si parcheggia gratis in via Aurelia, a 200 m dalla casa. In agosto conviene il
parcheggio coperto, che costa 12 €.

Rifiuti
- Lunedì: plastica
- Martedì: umido e
scarti del giardino
I bidoni sono nel cortile.

Numeri utili
Emergenze: 112
Proprietaria Lucia: +39 019 555 0142

La spiaggia è a 300 metri, accanto alla chiesa di San
Pietro: ombrelloni a pagamento.
`

func TestLinesThatSomebodyEndedStayApart(t *testing.T) {
	want := []string{
		"x wifi stay : Rete: CasaLimone_5G / Password: limoni-22",
		"x parking booked : Si parcheggia gratis in via Aurelia, a 200 m dalla casa. In agosto conviene il parcheggio coperto, che costa 12 €.",
		"x trash booked : Lunedì: plastica / Martedì: umido e scarti del giardino",
		"x trash booked : I bidoni sono nel cortile.",
		"x emergency booked : Emergenze: 112 / Proprietaria Lucia: +39 019 555 0142",
		"x beach booked : La spiaggia è a 300 metri, accanto alla chiesa di San Pietro: ombrelloni a pagamento.",
	}
	d := maker().Propose(casa, nil, pasted)
	if diff := cmp.Diff(want, shown(d)); diff != "" {
		t.Error(diff)
	}
	if d.Proposals[0].Title != "Wi-Fi" || d.Proposals[4].Title != "Numeri utili" {
		t.Errorf("the headings are %q and %q", d.Proposals[0].Title, d.Proposals[4].Title)
	}
	for text, want := range map[string]string{
		"Parcheggio\nSi parcheggia in via\nAurelia, a 200 m dalla\ncasa.":              "x parking booked : Parcheggio Si parcheggia in via Aurelia, a 200 m dalla casa.", // a narrow column
		"Password\nsole mare luna sono le tre parole":                                  "x wifi stay : Password sole mare luna sono le tre parole",
		"Wi-Fi: rete CasaLimone, password limoni\nAnimali: benvenuti, se sono piccoli": "x wifi stay : Wi-Fi: rete CasaLimone, password limoni",
		"Wi-Fi\n\nRete: CasaLimone_5G":                                                 "x wifi stay : Rete: CasaLimone_5G",
	} {
		if got := shown(maker().Propose(casa, nil, text)); len(got) == 0 || got[0] != want {
			t.Errorf("%q: %q, want %q first", text, got, want)
		}
	}
}

func TestWhatLooksLikeACodeIsForTheStay(t *testing.T) {
	for _, text := range []string{
		"The door code is 4711.", "Il codice del portone è 2958#.", "Password: limoni", "PIN 1234", "Das Passwort lautet sonnenschein", "Le mot de passe est soleil.", "La contraseña es playa",
		"Het wachtwoord is zomer", "Hasło to lato", "A senha é verão", "The keybox hangs beside the door.", "Der Schlüsselkasten hängt links.", "The alarm is switched off with the remote.", "Türcode 88",
		"Type 2958# and wait.", "Enter *71* at the gate.", "Usa limoni22gialli per entrare.", "Xk29-pLm7-q", "Il cancello: 48213", "Netzwerk: CasaLimone", "La combinazione è 3-7-1.", "Safe 0000",
	} {
		d := maker().Propose(stay.Property{ID: "casa", Language: "en"}, nil, text+"\n\nThe beach is near.\n")
		if len(d.Proposals) == 0 || !strings.Contains(d.Proposals[0].Text, strings.Fields(text)[0]) {
			t.Errorf("%q is not proposed: %v", text, shown(d))
			continue
		}
		if p := d.Proposals[0]; p.Visibility != stay.DuringStay || !p.Guarded {
			t.Errorf("%q is proposed as %s", text, p.Visibility)
		}
	}
	for _, text := range []string{
		"The beach is 300 m away.", "Parking costs 12 € a day.", "Breakfast is from 08:00 to 10:30.", "The house was built in 1932.", "Call the taxi at +39 019 555 0142.", "The pharmacy: tel. 019 692345.",
		"Take the A10 to Finale.", "The heating is set to 21°C.", "The bus 40 leaves every 20 minutes.", "See https://example.org/menu24 for the menu.",
	} {
		d := maker().Propose(stay.Property{ID: "casa", Language: "en"}, nil, text)
		if len(d.Proposals) != 1 || d.Proposals[0].Visibility != stay.Booked {
			t.Errorf("%q is proposed as %v", text, shown(d))
		}
	}
}

func TestACodeUnderAHeadingOrAlreadyKnownIsGuarded(t *testing.T) {
	d := maker().Propose(casa, nil, "# Codici\n\nIl cancello: tredici.\n")
	if len(d.Proposals) != 1 || !d.Proposals[0].Guarded {
		t.Errorf("under a heading: %v", shown(d))
	}
	known := []stay.Fact{{ID: "safe", Topic: "amenities", Visibility: stay.DuringStay, Text: "La cassaforte: girasole", Secrets: []string{"girasole"}}}
	d = maker().Propose(casa, known, "Nel giardino c'è il girasole rosso.")
	if len(d.Proposals) != 1 || !d.Proposals[0].Guarded {
		t.Errorf("a known secret: %v", shown(d))
	}
}

func TestWhatIsKnownIsMarkedAndFiguresCount(t *testing.T) {
	facts := []stay.Fact{{ID: "out", Topic: "checkout", Text: "Il check-out è entro le 10:00.", Translations: map[string]string{"en": "Check-out is by 10:00 at the latest."}}}
	for text, want := range map[string]string{
		"Il check-out è entro le ore 10:00.":                   "out",
		"IL CHECK-OUT È ENTRO LE 10:00":                        "out",
		"Check-out is by 10:00 at the latest":                  "out",
		"Il check-out è entro le 11:00.":                       "",
		"Il check-out è entro le 10:00, il sabato alle 11:00.": "",
	} {
		d := maker().Propose(casa, facts, text)
		if len(d.Proposals) != 1 || d.Proposals[0].Twin != want || d.Proposals[0].Chosen != (want == "") {
			t.Errorf("%q: %v, want the twin %q", text, shown(d), want)
		}
	}
	if d := maker().Propose(casa, nil, "La spiaggia è vicina.\n\nLa spiaggia è vicina!\n"); len(d.Proposals) != 1 {
		t.Errorf("said twice: %v", shown(d))
	}
}

func TestACodeThatStandsAloneIsNotTakenForAHeading(t *testing.T) {
	d := maker().Propose(casa, nil, "Password Wi-Fi:\n\nlimoni-gialli-22\n\nLa spiaggia è a 300 metri.\n")
	if got := shown(d); len(got) == 0 || !strings.Contains(got[0], "limoni-gialli-22") || !strings.Contains(got[0], "stay") {
		t.Errorf("proposals: %v", got)
	}
}

func TestAbbreviationsDoNotEndASentence(t *testing.T) {
	d := maker().Propose(casa, nil, "Parcheggio in p.zza Milano, ca. Trenta posti, es. Lato mare. La piscina apre a giugno.")
	if diff := cmp.Diff([]string{"x parking booked : Parcheggio in p.zza Milano, ca. Trenta posti, es. Lato mare.", "x pool booked : La piscina apre a giugno."}, shown(d)); diff != "" {
		t.Error(diff)
	}
}

func TestALongManualIsCut(t *testing.T) {
	var b strings.Builder
	for i := range manual.Most + 7 {
		fmt.Fprintf(&b, "La spiaggia numero %d si chiama Lido %s.\n\n", i, strings.Repeat("a", i%9+1)+strings.Repeat("b", i/9+1))
	}
	if d := maker().Propose(casa, nil, b.String()); len(d.Proposals) != manual.Most || d.Left != 7 {
		t.Errorf("%d proposals, %d left", len(d.Proposals), d.Left)
	}
}

// sorter is a model that answers as it is told and keeps what it heard.
type sorter struct {
	heard []string
	reply func(lines []string) ([]llm.Group, error)
}

func (s *sorter) Group(_ context.Context, lines []string) ([]llm.Group, error) {
	s.heard = append(s.heard, lines...)
	return s.reply(lines)
}

func grouped(t *testing.T, text string, s *sorter) (manual.Draft, int) {
	t.Helper()
	d := maker().Propose(casa, nil, text)
	d, failed, err := manual.Maker{Words: words(), Model: s}.Group(t.Context(), nil, text, d, func(int, int) {})
	if err != nil {
		t.Fatal(err)
	}
	return d, failed
}

func TestAModelOnlyPutsSentencesTogetherAndNamesThem(t *testing.T) {
	text := "La piscina apre a giugno.\n\nIl cane è benvenuto.\n\nLa piscina chiude a settembre.\n"
	d, failed := grouped(t, text, &sorter{reply: func(lines []string) ([]llm.Group, error) {
		return []llm.Group{{Title: "Piscina", Lines: []int{2, 0}}}, nil
	}})
	want := []string{"x pool booked : La piscina apre a giugno. La piscina chiude a settembre.", "x pets booked : Il cane è benvenuto."}
	if diff := cmp.Diff(want, shown(d)); diff != "" || failed != 0 {
		t.Errorf("%d failed\n%s", failed, diff)
	}
	if d.Proposals[0].Title != "Piscina" {
		t.Errorf("the title is %q", d.Proposals[0].Title)
	}
	for _, p := range d.Proposals {
		for line := range strings.SplitSeq(strings.ReplaceAll(p.Text, ". ", ".\n"), "\n") {
			if !strings.Contains(text, line) {
				t.Errorf("%q does not stand in the document", line)
			}
		}
	}
}

func TestAModelThatFailsChangesNothing(t *testing.T) {
	before := shown(maker().Propose(casa, nil, handbook))
	d, failed := grouped(t, handbook, &sorter{reply: func([]string) ([]llm.Group, error) { return nil, llm.ErrInvalid }})
	if diff := cmp.Diff(before, shown(d)); diff != "" || failed == 0 {
		t.Errorf("%d failed\n%s", failed, diff)
	}
	ctx, cancel := context.WithCancel(t.Context())
	leaving := manual.Maker{Words: words(), Model: &sorter{reply: func([]string) ([]llm.Group, error) { cancel(); return nil, llm.ErrUnavailable }}}
	_, _, err := leaving.Group(ctx, nil, handbook,
		maker().Propose(casa, nil, handbook), func(int, int) {})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("stopped: %v", err)
	}
}

func TestNoSecretMeetsTheModel(t *testing.T) {
	s := &sorter{reply: func([]string) ([]llm.Group, error) { return nil, nil }}
	grouped(t, handbook+"\n\nPassword della TV:\n\ngirasole\n\nXk29-pLm7-q\n\nIl cane è benvenuto.\n", s)
	heard := strings.Join(s.heard, "\n")
	if !strings.Contains(heard, "Il cane è benvenuto.") {
		t.Fatal("the model heard nothing: the test tests nothing")
	}
	for _, secret := range []string{"limoni-gialli", "2958", "girasole", "Xk29", "CasaLimone-5G"} {
		if strings.Contains(heard, secret) {
			t.Errorf("the model heard %s", secret)
		}
	}
}

func TestAcceptedFactsStandBehindTheOthersUnderNamesOfTheirOwn(t *testing.T) {
	db := storetest.Open(t)
	now := time.Date(2026, 7, 1, 8, 0, 0, 0, time.UTC)
	err := db.Update(t.Context(), func(tx *store.Tx) error {
		if err := tx.PutProperty(t.Context(), casa); err != nil {
			return err
		}
		return tx.PutFact(t.Context(), stay.Fact{Property: "casa", ID: "trash", Topic: "trash", Visibility: stay.Public, Text: "Il vetro il lunedì."})
	})
	if err != nil {
		t.Fatal(err)
	}
	ids, err := manual.Accept(t.Context(), db, now, "casa", []stay.Fact{{Topic: "trash", Visibility: stay.Booked, Text: "La carta il martedì."}, {Topic: "pets", Visibility: stay.Public, Text: "Cani benvenuti."}})
	if err != nil || !slices.Equal(ids, []string{"trash-2", "pets"}) {
		t.Fatalf("%v, %v", ids, err)
	}
	facts, err := db.Facts(t.Context(), "casa")
	if err != nil || len(facts) != 3 || facts[1].Text != "La carta il martedì." || facts[1].Visibility != stay.Booked {
		t.Errorf("%+v, %v", facts, err)
	}
	if _, err := manual.Accept(t.Context(), db, now, "none", []stay.Fact{{Topic: "pets", Visibility: stay.Public, Text: "Cani."}}); !errors.Is(err, stay.ErrNotFound) {
		t.Errorf("a property that is not there: %v", err)
	}
}

func FuzzPropose(f *testing.F) {
	f.Add(handbook)
	f.Add("# \n#\n##x\n- \n1. \n:\n\na:\n\n.")
	f.Add("A. B! C? «d.» E…")
	f.Add("Password:\n\n\n\x80")
	f.Fuzz(func(t *testing.T, text string) {
		d := maker().Propose(casa, nil, text)
		document := strings.Join(strings.Fields(text), " ")
		for _, p := range d.Proposals {
			if !p.Topic.Valid() || !p.Visibility.Valid() || strings.TrimSpace(p.Text) == "" || (p.Guarded && p.Visibility != stay.DuringStay) {
				t.Fatalf("%+v", p)
			}
			for line := range strings.SplitSeq(p.Text, "\n") {
				for word := range strings.FieldsSeq(line) {
					if !strings.Contains(document, word) {
						t.Fatalf("%q does not stand in the document", word)
					}
				}
			}
		}
	})
}
