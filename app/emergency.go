package app

import (
	"strings"

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
	names := args(who.Property)
	names.Number = emergencyNumber("")
	if who.Property != nil {
		names.Number = emergencyNumber(who.Property.Country)
	}
	parts := []string{a.say(v, phrase.Emergency, names)}
	if local := a.localEmergency(t, who, v); local != "" {
		parts = append(parts, a.say(v, phrase.EmergencyLocal, phrase.Args{Text: local}))
	}
	v.Reply = strings.Join(parts, "\n\n")
}

// localEmergency is what the house itself says for such a case, as far as this
// guest may know it.
func (a *Answerer) localEmergency(t Turn, who Identity, v *Verdict) string {
	if who.Property == nil {
		return ""
	}
	shelf, err := t.Shelf(who.Property.ID)
	if err != nil {
		return ""
	}
	for _, f := range shelf.Facts {
		if f.Topic != "emergency" || !who.Rights.Knows(f.Visibility) {
			continue
		}
		text, ok := f.In(v.Language, who.Property.Language)
		if !ok {
			text = f.Text
		}
		v.Facts = append(v.Facts, f.ID)
		return f.Conceal(text)
	}
	return ""
}
