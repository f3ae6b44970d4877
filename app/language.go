package app

import (
	"maps"
	"slices"
	"strings"

	"portineria/lexicon"
	"portineria/proof"
	"portineria/stay"
)

// language decides in which language the reply is: the message's own where it
// says so, else the guest's as known from before, else what booking, phone and
// property suggest. A language that the assistant does not speak is answered in
// English, never in a third one by accident.
func (a *Answerer) language(t Turn, v *Verdict) {
	h := lexicon.Hints{Known: t.Guest.Language, Default: "en"}
	for _, b := range t.bookings() {
		if b.Language != "" {
			h.Booking = b.Language
		}
	}
	if p := presumedProperty(t); p != nil {
		h.Default = p.Language
	}
	if h.Booking == "" && t.Guest.Phone != "" {
		h.Booking = a.Lexicon.PhoneLanguage(string(t.Guest.Phone))
	}
	if h.Known == "" {
		before := a.Lexicon.Detect(a.before(t), lexicon.Hints{})
		h.Known = before.Text
		if before.By == "guess" {
			h.Booking = before.Lang // nearer than what was booked in, and no more than a hint
		}
	}
	found := a.Lexicon.Detect(a.withoutNames(t), h)
	v.Language = found.Lang
	if found.Sure && found.Text != "" {
		v.Speaks = found.Lang
	}
	if v.Language == "" {
		v.Language = h.Default
	}
	v.rule, v.ruled = a.ruleIn(t.Text(), presumedProperty(t), v.Language)
	if !found.Sure && v.ruled && v.rule.Lang != "" {
		// A word of power in one language says which it is: MES DONNÉES.
		v.Language, found.By = v.rule.Lang, "rule"
	}
	v.note("language", v.Language, "by", found.By)
	if found.By != "default" && found.By != "phone" && found.By != "booking" {
		v.reads = v.Language
	}
	if spoken := a.Phrases.Language(v.Language); !strings.EqualFold(spoken, v.Language) {
		v.note("language", spoken, "by", "fallback")
		v.Language = spoken
	}
}

// before is what the guest wrote earlier in the conversation, to tell the language by
// where no single message did: chats that began on the phone, and lines each of which
// two languages share. A word or two may be a name.
func (a *Answerer) before(t Turn) string {
	var lines []string
	for _, m := range t.History {
		if m.Author != stay.FromGuest {
			continue
		}
		then := t
		then.Messages = []stay.Message{m}
		if text := a.withoutNames(then); len(lexicon.Tokens(text)) > mostBesideCode {
			lines = append(lines, text)
		}
	}
	return strings.Join(lines, "\n")
}

// withoutNames is what a guest wrote, to tell the language by: a code with a name
// beside it, a name that was asked for, and the text of the QR card are of none.
func (a *Answerer) withoutNames(t Turn) string {
	text := t.Text()
	words := len(lexicon.Tokens(text))
	for _, code := range stay.FindCodes(text) {
		words -= len(lexicon.Tokens(stay.PrintCode(code)))
		if words <= mostBesideCode {
			return ""
		}
	}
	if p := namedProperty(t); p != nil && a.isCard(t, *p) {
		return "" // whoever printed the card chose its language, not who scans it
	}
	if t.Conversation.Asking.Asks() && words <= mostBesideCode && !asks(text) && len(proof.Dates(text, stay.DateOf(t.Now))) == 0 {
		return ""
	}
	return text
}

// mostBesideCode is how many words say no language beside a code, or alone where a
// name was asked for.
const mostBesideCode = 2

// trades is what a host is called by trade, by language.
var trades = map[string]string{"it": "proprietario", "en": "the owner", "de": "vermieter", "fr": "propriétaire", "es": "propietario", "nl": "eigenaar", "pl": "właścicielem", "pt": "proprietário"}

// ruleIn is the word of power in what a guest wrote. The host's name is heard as what it
// is: whoever wants to speak to Giulia is one who wants to speak to the owner, and thanks
// that end with her name are thanks. Where it stands elsewhere, as in "Giulia please,
// thanks", it is rather she who is wanted.
func (a *Answerer) ruleIn(text string, p *stay.Property, language string) (lexicon.Rule, bool) {
	rule, found := a.Lexicon.Rule(text)
	if found || p == nil {
		return rule, found
	}
	unnamed, last := callHost(text, p.HostName, "")
	if unnamed == text {
		return rule, false
	}
	rule, found = a.Lexicon.Rule(unnamed)
	thanks := found && (rule.Kind == lexicon.Thanks || rule.Kind == lexicon.Greeting)
	if thanks && last {
		return rule, true
	}
	for _, in := range append([]string{language}, slices.Sorted(maps.Keys(trades))...) { // the guest may have changed the language
		called, _ := callHost(text, p.HostName, trades[in])
		if wish, wished := a.Lexicon.Rule(called); wished && wish.Kind == lexicon.Human {
			return wish, true
		}
	}
	return rule, thanks
}

// callHost writes something else where the host is named, in whole or in part: Chiara, or
// chiara, of Chiara Ferro. Words that only hold the name stay as they are. It reports
// whether the last word was the name.
func callHost(text, host, instead string) (called string, last bool) {
	var names []string
	for _, w := range lexicon.Tokens(host) {
		if w.Kind == lexicon.Word && w.End-w.Start > 2 && w.Case != lexicon.Lower {
			names = append(names, w.Form)
		}
	}
	var b strings.Builder
	end := 0
	for _, w := range lexicon.Tokens(text) {
		if w.Kind != lexicon.Word || !slices.Contains(names, w.Form) {
			last = last && w.Kind != lexicon.Word
			continue
		}
		b.WriteString(text[end:w.Start])
		if !last {
			b.WriteString(instead)
		}
		end, last = w.End, true
	}
	b.WriteString(text[end:])
	return b.String(), last
}

// presumedProperty is the property that the conversation is about as far as it
// is known before identification.
func presumedProperty(t Turn) *stay.Property {
	if len(t.Properties) == 1 {
		return &t.Properties[0]
	}
	for i := range t.Properties {
		if t.Properties[i].ID == t.Conversation.Property {
			return &t.Properties[i]
		}
		for _, tied := range t.Tied {
			if tied.Booking.Property == t.Properties[i].ID {
				return &t.Properties[i]
			}
		}
	}
	return nil
}

// bookings are those that the turn's evidence points to, the surest last: at the
// first message of a guest none is tied yet.
func (t Turn) bookings() []stay.Booking {
	var all []stay.Booking
	for _, hit := range t.ByCode {
		all = append(all, hit.Booking)
	}
	all = append(all, t.ByNumber...)
	for _, tied := range t.Tied {
		all = append(all, tied.Booking)
	}
	return all
}
