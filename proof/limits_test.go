package proof_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"portineria/proof"
)

// wifi is a claim that is right but for what a test changes.
func wifi(change func(*proof.Claim)) proof.Claim {
	c := proof.Claim{
		Reply: "The password is limoni-gialli-22.", Language: "en", OwnerLanguage: "it", Question: "What is the Wi-Fi password?",
		Cited: []proof.Source{{ID: "wifi_1", Topic: "wifi", Text: "La password del Wi-Fi è limoni-gialli-22."}},
	}
	change(&c)
	return c
}

func TestEveryReasonIsGivenForWhatItNames(t *testing.T) {
	say := func(reply string) func(*proof.Claim) { return func(c *proof.Claim) { c.Reply = reply } }
	tests := map[string]struct {
		claim proof.Claim
		want  proof.Reason
	}{
		"no facts":            {wifi(func(c *proof.Claim) { c.Cited = nil }), proof.NothingCited},
		"an empty fact":       {wifi(func(c *proof.Claim) { c.Cited[0].Text = " " }), proof.NothingCited},
		"nothing":             {wifi(say("")), proof.Empty},
		"only signs":          {wifi(say(" ...\n")), proof.Empty},
		"endless":             {wifi(say(strings.Repeat("The password is limoni-gialli-22 and so on and on. ", 40))), proof.TooLong},
		"one endless word":    {wifi(say(strings.Repeat("a", 100000))), proof.TooLong},
		"another language":    {wifi(say("La password è limoni-gialli-22, buona serata a tutti.")), proof.WrongLanguage},
		"half another":        {wifi(say("The password is limoni-gialli-22. Das ist wirklich nicht schwer, oder?")), proof.WrongLanguage},
		"an unread language":  {wifi(func(c *proof.Claim) { c.Language, c.Reply = "sv", "Lösenordet är limoni-gialli-22." }), proof.UnreadLanguage},
		"another script":      {wifi(say("密码是 limoni-gialli-22")), proof.WrongLanguage},
		"a number of a guest": {wifi(func(c *proof.Claim) { c.Question, c.Reply = "Is it 1234?", "No, it is not 1234." }), proof.UnknownNumber},
		"foreign digits":      {wifi(say("The password has ٢٢ signs.")), proof.UnknownNumber},
		"circled digits":      {wifi(say("The password is limoni-gialli-②②.")), proof.UnknownNumber},
		"a link":              {wifi(say("The password is at portal.example/wifi.")), proof.UnknownLink},
		"mail":                {wifi(say("Write to chiara@casa.example for the password.")), proof.UnknownEmail},
		"a street":            {wifi(say("The router is in Via Mazzini 9.")), proof.UnknownAddress},
		"a person":            {wifi(say("The password is limoni-gialli-22, says Marco.")), proof.UnknownName},
		"bold":                {wifi(say("The password is **limoni-gialli-22**.")), proof.Markup},
		"a heading":           {wifi(say("# Wi-Fi\nThe password is limoni-gialli-22.")), proof.Markup},
		"a link in brackets":  {wifi(say("The password is [here](limoni-gialli-22).")), proof.Markup},
		"code":                {wifi(say("The password is `limoni-gialli-22`. ```x```")), proof.Markup},
		"a tag":               {wifi(say("The password is <b>limoni-gialli-22</b>.")), proof.Markup},
		"data":                {wifi(say(`{"text":"The password is limoni-gialli-22."}`)), proof.Markup},
		"a role":              {wifi(say("Assistant: The password is limoni-gialli-22.")), proof.Markup},
		"a control mark":      {wifi(say("The password is limoni-gialli-22.<|im_end|>")), proof.Markup},
		"an escape":           {wifi(say("The password is \x1b[1mlimoni-gialli-22.")), proof.Markup},
		"a direction mark":    {wifi(say("The password is \u202elimoni-gialli-22.")), proof.Markup},
		"a hidden space":      {wifi(say("The password is limoni\u200b-gialli-22.")), proof.Markup},
		"broken text":         {wifi(say("The password is limoni-gialli-22\xff.")), proof.Markup},
		"codes swapped": {proof.Claim{Reply: "For the front door it is {{entry.1}}, for the flat upstairs {{entry.0}}.", Language: "en", OwnerLanguage: "en", Question: "How do we get in?",
			Cited: []proof.Source{{ID: "entry", Topic: "access", Text: "Front door: {{entry.0}}. The lock of the flat takes {{entry.1}}."}}}, proof.Placeholder},
		"free at the other hours": {proof.Claim{Reply: "Montag bis Freitag 8:30-17:30 ist das Parken frei, abends und am Wochenende nur für Anwohner.", Language: "de", OwnerLanguage: "en", Question: "Wann darf man auf der Straße parken?",
			Cited: []proof.Source{{ID: "car", Topic: "parking", Text: "Our street is residents' permits only Monday to Friday 8:30-17:30, free evenings and weekends."}}}, proof.Polarity},
		"a refused day": {proof.Claim{Reply: "Claro, a Marisa cozinha na quinta por 35 euros por pessoa.", Language: "pt", OwnerLanguage: "it", Question: "A Marisa pode cozinhar na quinta?",
			Cited: []proof.Source{{ID: "marisa", Topic: "amenities", Text: "Marisa viene a cucinare da voi: 35 euro a testa, vino compreso. Il giovedì non può."}}}, proof.Polarity},
		"children of all ages": {proof.Claim{Reply: "Bien sûr, les enfants de tout âge sont les bienvenus.", Language: "fr", OwnerLanguage: "en", Question: "Ma fille de 4 ans peut venir ?",
			Cited: []proof.Source{{ID: "little-ones", Topic: "children", Text: "Not for children under 6: the terrace drops off without a railing."}}}, proof.UnknownNumber},
		"no steps where there are": {proof.Claim{Reply: "Yes, there is a lift, and the way to it is step-free.", Language: "en", OwnerLanguage: "it", Question: "Is there a lift?",
			Cited: []proof.Source{{ID: "gradini", Topic: "accessibility", Text: "L'ascensore c'è, ma per arrivarci bisogna fare 5 gradini dopo il portone, senza rampa."}}}, proof.Polarity},
		"a trampoline": {proof.Claim{Reply: "There is a trampoline, a swing and a sandpit.", Language: "en", OwnerLanguage: "it", Question: "Is there anything for the kids in the garden?",
			Cited: []proof.Source{{ID: "bimbi", Topic: "children", Text: "Nel prato altalena e sabbiera; il pozzo è coperto ma non chiuso."}}}, proof.UnknownAmenity},
		"one too many": {proof.Claim{Reply: "Oui, vos deux chiens sont les bienvenus, sans supplément.", Language: "fr", OwnerLanguage: "fr", Question: "On peut venir avec deux chiens ?",
			Cited: []proof.Source{{ID: "animaux", Topic: "pets", Text: "Un petit chien ou un chat, avec plaisir et sans supplément. Deux, non."}}}, proof.Polarity},
		"thinking aloud":     {wifi(say("<think>The password</think> The password is limoni-gialli-22.")), proof.Markup},
		"a placeholder":      {wifi(say("The password is {{wifi_1.0}}.")), proof.Placeholder},
		"a torn placeholder": {wifi(say("The password is {wifi_1.0}.")), proof.Placeholder},
		"an id":              {wifi(say("The password is limoni-gialli-22 (wifi_1).")), proof.InventedID},
		"a numbered fact":    {wifi(say("As in fact 3, the password is limoni-gialli-22.")), proof.InventedID},
		"the weather":        {wifi(say("Bananas usually grow where winters are mild.")), proof.OffTopic},
	}
	j := newJudge(t)
	for name, tc := range tests {
		t.Run(strings.ReplaceAll(name, " ", "_"), func(t *testing.T) {
			got := j.Check(tc.claim)
			if !slices.ContainsFunc(got, func(r proof.Rejection) bool { return r.Reason == tc.want }) {
				t.Errorf("%q: %v, want %s", tc.claim.Reply, got, tc.want)
			}
		})
	}
}

func TestNothingIsWrongWithOrdinaryMessages(t *testing.T) {
	tests := map[string]proof.Claim{
		"as it is": wifi(func(*proof.Claim) {}),
		"with emoji": wifi(func(c *proof.Claim) {
			c.Reply = "Sure 😊👍🏽👨‍👩‍👧 The password is limoni-gialli-22 ✅"
		}),
		"in bold, WhatsApp": wifi(func(c *proof.Claim) { c.Reply = "The password is *limoni-gialli-22*." }),
		"in two lines":      wifi(func(c *proof.Claim) { c.Reply = "Hello!\n\nThe password is limoni-gialli-22." }),
		"quoted in another language": wifi(func(c *proof.Claim) {
			c.Quoted, c.Reply = true, "From your host's notes, in Italian:\nLa password del Wi-Fi è limoni-gialli-22."
		}),
		"quoted in a language without words": wifi(func(c *proof.Claim) {
			c.Quoted, c.Language, c.Reply = true, "sv", "La password del Wi-Fi è limoni-gialli-22."
		}),
		"a translation in a language without words": wifi(func(c *proof.Claim) {
			c.Language, c.Reply, c.Cited[0].Others = "sv", "Lösenordet är limoni-gialli-22.", []string{"Lösenordet är limoni-gialli-22."}
		}),
		"host and house": wifi(func(c *proof.Claim) {
			c.Allowed = []string{"Casa Limone", "Chiara"}
			c.Reply = "The password of the Wi-Fi at Casa Limone is limoni-gialli-22, says Chiara."
		}),
		"the disclosure before it": wifi(func(c *proof.Claim) {
			c.Allowed = []string{"Casa Limone"}
			c.Reply = "I am the automatic assistant of Casa Limone, not a person. To reach a person, write HOST.\n\nThe password is limoni-gialli-22."
		}),
	}
	j := newJudge(t)
	for name, c := range tests {
		t.Run(strings.ReplaceAll(name, " ", "_"), func(t *testing.T) {
			if diff := cmp.Diff([]proof.Rejection(nil), j.Check(c)); diff != "" {
				t.Errorf("%q (-want +got):\n%s", c.Reply, diff)
			}
		})
	}
}

func TestDisclosuresOfAMachineAreNoClaimToBeHuman(t *testing.T) {
	j := newJudge(t)
	for lang, text := range map[string]string{
		"it": "Sono l'assistente automatico, non sono una persona.", "en": "I am an automatic assistant, I am not a person.", "de": "Ich bin ein automatischer Assistent, ich bin kein Mensch.",
		"fr": "Je suis un assistant automatique, je ne suis pas une personne.", "es": "Soy un asistente automático, no soy una persona.", "nl": "Ik ben een automatische assistent, ik ben geen mens.",
		"pl": "Jestem automatycznym asystentem, nie jestem człowiekiem.", "pt": "Sou um assistente automático, não sou uma pessoa.",
	} {
		got := j.Check(proof.Claim{Reply: text, Language: lang, OwnerLanguage: "it", Cited: []proof.Source{{ID: "a", Text: "Il Wi-Fi è gratuito."}}})
		if slices.ContainsFunc(got, func(r proof.Rejection) bool { return r.Reason == proof.ClaimsHuman }) {
			t.Errorf("%s: %q is taken for a claim to be human", lang, text)
		}
	}
}

func TestRejectionsRepeatNothingOfTheReply(t *testing.T) {
	j := newJudge(t)
	for _, r := range readReplies(t, "testdata/replies.txt") {
		for _, got := range j.Check(r.claim) {
			for word := range strings.FieldsSeq(r.claim.Reply) {
				if strings.ContainsAny(word, "0123456789@#") && strings.Contains(got.What, strings.Trim(word, ".,;:!?")) {
					t.Errorf("line %d: %v repeats %q", r.line, got, word)
				}
			}
		}
	}
}
