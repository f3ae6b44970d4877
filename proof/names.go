package proof

import (
	"slices"
	"strings"
	"unicode"

	"portineria/lexicon"
)

// names checks that names in the reply stand in a source, among the allowed texts or in
// the question. A name is a word with a capital inside a sentence; where all nouns have
// one, a second such word directly behind another.
func (t *trial) names() {
	r := t.reply
	for i := range r.tokens {
		if r.quoted[i] || r.tokens[i].Kind != lexicon.Word || r.itemAt[i] > 0 || !t.namelike(i) || t.known(i) {
			continue
		}
		t.reject(UnknownName, "name")
	}
	t.passwords()
}

// namelike reports whether token i is written like a name.
func (t *trial) namelike(i int) bool {
	r := t.reply
	token := &r.tokens[i]
	raw := r.raw[token.Start:token.End]
	switch {
	case t.acronym(raw):
		return false
	case innerCapital(raw):
		return true
	case token.Case == lexicon.Lower || len(token.Form) < 2:
		return false
	case r.opens(i):
		return false
	case token.Case == lexicon.Upper:
		return len(token.Form) > 2
	case r.lang != nil && r.lang.nouns:
		return r.nounName(i)
	}
	return true
}

// acronym reports capitals of a source with an s for more than one: SUVs.
func (t *trial) acronym(raw string) bool {
	single, many := strings.CutSuffix(raw, "s")
	if !many || len(single) < 2 || single != strings.ToUpper(single) {
		return false
	}
	return slices.ContainsFunc(t.sources, func(s *reading) bool { return stands(s.raw, single) })
}

// innerCapital reports a capital behind a small letter, as in CasaLimone.
func innerCapital(raw string) bool {
	small := false
	for _, c := range raw {
		if unicode.IsUpper(c) && small {
			return true
		}
		small = unicode.IsLower(c)
	}
	return false
}

// opens reports whether token i begins a sentence, a line, a quotation or what follows a
// colon, where any word may have a capital.
func (r *reading) opens(i int) bool {
	return r.breakBefore(i) >= strongBreak || i > 0 && (r.tokens[i-1].Kind == lexicon.Emoji || r.tokens[i-1].Form == "s" && r.breakBefore(i-1) >= strongBreak)
}

// nounName reports, in a language that writes all nouns with a capital, a word that is
// called so, or stands directly behind another noun.
func (r *reading) nounName(i int) bool {
	if i > 0 && (r.tokens[i-1].Form == "heisst" || r.tokens[i-1].Form == "namens") {
		return true
	}
	if i == 0 || r.gap(i) != " " {
		return false
	}
	before := &r.tokens[i-1]
	return before.Case == lexicon.Title && r.itemAt[i-1] == 0 && !r.has(i-1, tagCapital) && !r.has(i-1, tagSmall) && !r.has(i-1, tagVerb) &&
		(!r.opens(i-1) || i+1 < len(r.tokens) && r.tokens[i+1].Case == lexicon.Title) && !measures[before.Form]
}

// measures are German nouns that another noun may follow.
var measures = map[string]bool{"glas": true, "korb": true, "sack": true, "kiste": true, "dose": true, "bund": true, "beutel": true, "tasse": true, "flasche": true, "stuck": true, "paar": true, "art": true, "ende": true, "anfang": true, "mitte": true, "kilo": true,
	"liter": true, "meter": true, "minuten": true, "prozent": true, "uhr": true, "stock": true, "etage": true, "herr": false, "satz": true, "set": true, "packung": true, "menge": true, "teil": true, "zone": true, "linie": true}

// familiar are names and short forms that everyone uses and that say nothing of a house.
var familiar = map[string]bool{"wifi": true, "wi": true, "fi": true, "wlan": true, "tv": true, "pin": true, "sms": true, "whatsapp": true, "google": true, "maps": true, "airbnb": true,
	"booking": true, "vrbo": true, "qr": true, "id": true, "ok": true, "host": true, "stop": true, "ac": true, "dvd": true, "usb": true, "led": true, "hdmi": true, "gps": true, "eu": true, "ue": true,
	"iban": true, "pdf": true, "app": true, "internet": true, "euro": true, "check": true, "ssid": true, "hi": true, "sos": true, "pc": true, "cd": true, "no": true, "ev": true, "uk": true, "ca": true,
	"tel": true, "fax": true, "gmbh": true, "rcs": true, "am": true, "pm": true, "bbq": true, "diy": true, "vip": true, "faq": true, "lan": true, "email": true, "iphone": true, "android": true, "privacy": true, "start": true, "smart": false}

// brands are names that the lexicon takes for a thing; the thing does not bear out the brand.
var brands = map[string]bool{"netflix": true, "disney": true, "dazn": true, "prime": true, "amazon": true, "spotify": true, "youtube": true, "sky": true, "hbo": true, "apple": true,
	"nespresso": true, "lavazza": true, "dolce": true, "lidl": true, "aldi": true, "coop": true, "conad": true, "esselunga": true, "carrefour": true, "rewe": true, "edeka": true, "spar": true, "tesco": true,
	"mercadona": true, "biedronka": true, "continente": true, "uber": true, "bolt": true, "flixbus": true, "trenitalia": true, "ryanair": true, "decathlon": true, "ikea": true, "tesla": true, "sonos": true, "rai": true}

// exonyms are names of places in several languages, each with the one they stand for.
var exonyms = pairs(`florence firenze, florenz firenze, florencia firenze, florenca firenze, florencja firenze, florencji firenze, rome roma, rom roma, rzym roma, rzymu roma, rzymie roma, venice venezia, venedig venezia, venise venezia,
	venecia venezia, veneza venezia, venetie venezia, wenecja venezia, wenecji venezia, milan milano, mailand milano, milao milano, milaan milano, mediolan milano, mediolanu milano, naples napoli, neapel napoli, napoles napoli, neapol napoli, neapolu napoli, turin torino, turim torino, turijn torino, turyn torino, turynu torino,
	genoa genova, genua genova, genes genova, genui genova, padua padova, padoue padova, padwa padova, siena siena, sienne siena, pisa pisa, pise pisa, piza pisa, bologna bologna, bologne bologna, bolonia bologna, bolonha bologna, bolonii bologna, verona verona, verone verona, weronie verona, werona verona, nice nizza, nizza nice, niza nice, nicea nice, nicei nice, monaco monaco,
	munich munchen, monaco munchen, munique munchen, monachium munchen, vienna wien, vienne wien, viena wien, wieden wien, wiednia wien, wiedniu wien, wenen wien, lisbon lisboa, lissabon lisboa, lisbonne lisboa, lisbona lisboa, lizbona lisboa, lizbony lisboa, cologne koln, colonia koln, keulen koln, kolonia koln, paris paris, parigi paris, parijs paris, paryz paris, paryza paris,
	london london, londra london, londres london, londen london, londyn london, londynu london, brussels bruxelles, brussel bruxelles, brussel brussels, bruselas bruxelles, bruxelas bruxelles, geneva geneve, genf geneve, ginevra geneve, ginebra geneve, genebra geneve, genewa geneve, genewy geneve, warsaw warszawa, warschau warszawa, varsovie warszawa, varsavia warszawa, varsovia warszawa, krakow krakow, krakau krakow, cracow krakow, cracovie krakow, cracovia krakow,
	sicily sicilia, sizilien sicilia, sicile sicilia, sycylia sicilia, sycylii sicilia, sardinia sardegna, sardinien sardegna, sardaigne sardegna, cerdena sardegna, sardynia sardegna, tuscany toscana, toskana toscana, toscane toscana, toskania toscana, toskanii toscana, lombardy lombardia, lombardei lombardia, italy italia, italien italia, italie italia, wlochy italia, germany deutschland, deutschland germania, france francia, frankreich francia, spain espana, spanien espana, espagne espana, spagna espana,
	switzerland schweiz, svizzera schweiz, suisse schweiz, austria osterreich, mediterranean mediterraneo, mittelmeer mediterraneo, como como, garda garda, gardasee garda, comer como, comersee como, ligurian ligure, adriatic adriatico, adria adriatico, adriatique adriatico, prague praha, prag praha, praga praha, lucerne luzern, lucerna luzern, lyon lyon, lione lyon, marseille marseille, marsiglia marseille, seville sevilla, siviglia sevilla, sevilha sevilla, edinburgh edinburgh, edimburgo edinburgh, antwerp antwerpen, anversa antwerpen, anvers antwerpen, bruges brugge`)

// pairs reads a list of two words each.
func pairs(list string) map[string][]string {
	all := make(map[string][]string)
	for entry := range strings.SplitSeq(list, ",") {
		name, place, _ := strings.Cut(strings.TrimSpace(entry), " ")
		all[name] = append(all[name], place)
	}
	return all
}

// known reports whether token i of the reply is no name, or one that may be repeated.
func (t *trial) known(i int) bool {
	r := t.reply
	token := &r.tokens[i]
	if familiar[token.Form] || r.has(i, tagCapital) || r.months(i) {
		return true
	}
	if token.Case != lexicon.Title && r.meant(i) {
		return true
	}
	if !innerCapital(r.raw[token.Start:token.End]) && r.conceptAt(i) && !brands[token.Form] {
		return true
	}
	if innerCapital(r.raw[token.Start:token.End]) {
		return t.written(r.raw[token.Start:token.End])
	}
	if t.named(token.Form) {
		return true
	}
	return slices.ContainsFunc(exonyms[token.Form], t.named)
}

// months reports the name of a month or day of the week.
func (r *reading) months(i int) bool { return r.has(i, tagMonth) || r.has(i, tagWeekday) }

// meant reports a word of the judge's own lists, perhaps shouted.
func (r *reading) meant(i int) bool {
	for _, m := range r.marks[r.starts[i]:r.starts[i+1]] {
		if int(m.to) == i+1 {
			return true
		}
	}
	return false
}

// conceptAt reports a concept of the lexicon over token i.
func (r *reading) conceptAt(i int) bool {
	for k := range r.notions {
		if r.notions[k].at <= i && i < r.notions[k].to {
			return true
		}
	}
	return false
}

// named reports whether a word stands in a source, an allowed text or the question, give
// or take an ending.
func (t *trial) named(form string) bool {
	for _, group := range [...][]*reading{t.sources, t.allowed, {t.question}} {
		for _, s := range group {
			for i := range s.tokens {
				if sameName(form, s.tokens[i].Form) {
					return true
				}
			}
		}
	}
	return false
}

// sameName compares names that may have the endings of a language that inflects them.
func sameName(a, b string) bool {
	if a == b {
		return true
	}
	if len(a) < 4 || len(b) < 4 {
		return false
	}
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	if len(a) == 4 && len(b) == 4 && n == 3 { // Lola, piekarnia Loli
		return strings.IndexByte("aeiouy", a[3]) >= 0 && strings.IndexByte("aeiouy", b[3]) >= 0
	}
	return n >= 4 && n >= len(a)-3 && n >= len(b)-3 && n >= min(len(a), len(b))-2
}

// passwords checks words without digits that are said to be a password, a code or the
// name of a network: set in quotes, or the last word of the sentence.
func (t *trial) passwords() {
	r := t.reply
	for i := range r.tokens {
		if r.quoted[i] || r.itemAt[i] > 0 || r.tokens[i].Kind != lexicon.Word || !r.codeBefore(i) {
			continue
		}
		if _, called := r.ending(i, tagCalled); !called && !strings.ContainsAny(r.gap(i), ":\"“„«") {
			continue
		}
		word := trim(r.chunkOf(i))
		quoted := strings.ContainsAny(r.gap(i), "\"“„«'‘")
		quoted = quoted || innerCapital(word)
		last := i+1 == len(r.tokens) || r.breakBefore(i+1) == sentenceBreak || strings.Contains(word, "-")
		if (quoted || last) && !r.meant(i) && !t.written(word) {
			t.reject(UnknownCode, "password")
		}
	}
}

// chunkOf is token i with all that touches it.
func (r *reading) chunkOf(i int) string {
	start := strings.LastIndexAny(r.raw[:r.tokens[i].Start], " \n\t") + 1
	end := strings.IndexAny(r.raw[r.tokens[i].End:], " \n\t")
	if end < 0 {
		return r.raw[start:]
	}
	return r.raw[start : r.tokens[i].End+end]
}

// written reports whether a word stands in a source or an allowed text to the letter.
func (t *trial) written(word string) bool {
	for _, group := range [...][]*reading{t.sources, t.allowed} {
		for _, s := range group {
			if stands(s.raw, word) {
				return true
			}
		}
	}
	return false
}
