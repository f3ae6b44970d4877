package app

import (
	"regexp"
	"slices"
	"strings"

	"portineria/lexicon"
	"portineria/phrase"
	"portineria/stay"
)

// emergencyNumbers are the numbers that save lives where 112 is not the first
// one to dial. Everywhere in the European Union it is (Directive (EU) 2018/1972
// art. 109), and in most countries around it works as well.
var emergencyNumbers = map[string]string{"GB": "999 / 112", "US": "911", "CA": "911", "AU": "000", "NZ": "111", "JP": "119 / 110"}

func emergencyNumber(country string) string {
	if n, ok := emergencyNumbers[strings.ToUpper(country)]; ok {
		return n
	}
	return "112"
}

// emergency answers at once with the numbers of the country and of the house,
// and wakes the owner. It promises nothing and asks nothing.
func (a *Answerer) emergency(t Turn, who Identity, v *Verdict) {
	v.Action, v.Band, v.Reason, v.Urgent = ActEscalate, stay.BandEscalate, stay.ReasonEmergency, true
	v.Reply = a.numbersToCall(t, who, v)
}

// person hands the conversation to the owner. Whoever wants a person because somebody is
// ill gets the numbers to call as well, and the owner is woken as for an emergency: they
// may be asleep, and nobody else answers from here on.
func (a *Answerer) person(t Turn, who Identity, v *Verdict) {
	v.Action, v.Reason, v.ToPerson, v.Band = ActHandoff, stay.ReasonPerson, modeAsked, stay.BandEscalate
	v.Reply = a.say(v, phrase.Handoff, args(who.Property))
	if slices.ContainsFunc(a.Lexicon.Concepts(t.Text(), v.reads), func(h lexicon.Hit) bool { return h.Sensitive() == "health" }) {
		v.Reason, v.Urgent = stay.ReasonEmergency, true
		v.Reply += "\n\n" + a.numbersToCall(t, who, v)
		v.note("rules", "ill")
	}
}

// numbersToCall is what whoever is in need is told: the number of the country, and what
// the house says.
func (a *Answerer) numbersToCall(t Turn, who Identity, v *Verdict) string {
	names := args(who.Property)
	names.Number = emergencyNumber("")
	if who.Property != nil {
		names.Number = emergencyNumber(who.Property.Country)
	}
	parts := []string{a.say(v, phrase.Emergency, names)}
	if local := a.localEmergency(t, who, v); len(local) > 0 {
		parts = append(parts, a.say(v, phrase.EmergencyLocal, phrase.Args{Text: strings.Join(local, "\n")}))
	}
	return strings.Join(parts, "\n\n")
}

// besideEmergency are the topics that may hold numbers to call, the likeliest first.
var besideEmergency = []stay.Topic{"health", "safety", "contact"}

// localEmergency is what the house itself says for such a case, as far as this
// guest may know it: what it says of emergencies, and what else names a number to call.
func (a *Answerer) localEmergency(t Turn, who Identity, v *Verdict) []string {
	if who.Property == nil {
		return nil
	}
	shelf, err := t.Shelf(who.Property.ID)
	if err != nil {
		return nil
	}
	var all []string
	tell := func(topic stay.Topic, mostly func(text string) bool, most int) {
		for _, f := range shelf.Facts {
			if f.Topic != topic || !who.Rights.Knows(f.Visibility) || len(all) == most {
				continue
			}
			text, ok := f.In(v.Language, who.Property.Language)
			if !ok {
				text = f.Text
			}
			if text = f.Conceal(text); mostly(text) {
				v.Facts, all = append(v.Facts, f.ID), append(all, text)
			}
		}
	}
	tell("emergency", func(string) bool { return true }, 1)
	for _, topic := range besideEmergency {
		tell(topic, namesNumber, factsInBubble)
	}
	return all
}

// shortNumbers are numbers of rescue, fire, police, doctors on call and poison centres in
// Europe that are told by themselves. Those of two figures could be anything else.
var shortNumbers = wordSet("110 111 112 113 114 115 116 117 118 119 116117 116123 133 140 144 145 150 155 158 166 192 193 194 999 911 1414 1515 1530 1177 3114")

// written is how a telephone number is: from a plus or a nought on, with six figures more
// at least, and what groups them.
var written = regexp.MustCompile(`(\+|\b0)\d?(?:[ /.()-]*\d){6,}`)

// namesNumber reports a text with a number that somebody in need can call.
func namesNumber(text string) bool {
	return written.MatchString(text) || slices.ContainsFunc(figures.FindAllString(text, -1), func(n string) bool { return shortNumbers[n] })
}

var figures = regexp.MustCompile(`\b\d{3,6}\b`)
