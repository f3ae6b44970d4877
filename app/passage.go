package app

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"portineria/lexicon"
)

// wholeUpTo is the length, in bytes, up to which a fact is told as a whole: there is
// little to spare, and nothing that qualifies it can get lost.
const wholeUpTo = 240

// passage cuts a long fact to the sentences that answer the question, with those
// that they need to be true: one that goes on without naming a thing of its own, the one
// before a sentence that points back, and what states the quality that is asked about. The owner's words stay as they are.
func (a *Answerer) passage(text, language string, asked []lexicon.Hit) string {
	if len(text) <= wholeUpTo {
		return text
	}
	all := a.sentences(text, language)
	keep := make([]bool, len(all))
	for _, near := range []func(h, q *lexicon.Concept) bool{same, kin} {
		found := false
		for i, s := range all {
			keep[i] = s.about(asked, near)
			found = found || keep[i]
		}
		if found {
			break
		}
	}
	a.keepStated(all, keep, language, asked)
	for i := range all {
		if keep[i] && i > 0 && all[i].pointsBack {
			keep[i-1] = true
		}
		if i > 0 && keep[i-1] && (!all[i].named || all[i].pointsBack) {
			keep[i] = true
		}
	}
	var kept strings.Builder
	for i, s := range all {
		if keep[i] {
			kept.WriteString(s.text)
		}
	}
	out := strings.TrimSpace(kept.String())
	if out == "" || a.loses(text, out, language, asked) {
		return text
	}
	return out
}

// loses reports that the price or the time which is asked for stands in the fact and not
// in what was cut out of it.
func (a *Answerer) loses(text, out, language string, asked []lexicon.Hit) bool {
	price, when := named(asked, "how_much"), named(asked, "when")
	if !price && !when {
		return false
	}
	all, left := a.Judge.Values(text, language), a.Judge.Values(out, language)
	return price && all.Price && !left.Price || when && all.When && !left.When
}

// sentence is one of a fact's, with the space behind it.
type sentence struct {
	text       string
	hits       []lexicon.Hit
	named      bool // it names a thing of its own
	pointsBack bool // it begins with a word that leans on the sentence before
}

// about reports whether a sentence speaks of what is asked.
func (s sentence) about(asked []lexicon.Hit, near func(h, q *lexicon.Concept) bool) bool {
	for _, q := range asked {
		if own(q) && speaksOf(s.text, q.Concept) {
			return true
		}
	}
	for _, h := range s.hits {
		for _, q := range asked {
			if !q.Concept.Attribute && !h.Concept.Attribute && near(h.Concept, q.Concept) {
				return true
			}
		}
	}
	return false
}

// same holds for the very thing asked, a kind of it, and for all of a topic where
// the question is about the topic.
func same(h, q *lexicon.Concept) bool {
	return h == q || h.Parent == q.ID || (q.Main || whenOf[q.ID]) && h.Topic() == q.Topic()
}

// kin holds for what the thing asked is a kind of.
func kin(h, q *lexicon.Concept) bool { return q.Parent == h.ID }

// sentences parts a fact.
func (a *Answerer) sentences(text, language string) []sentence {
	hits := a.Lexicon.Concepts(text, language)
	var all []sentence
	to, k := 0, 0
	for _, part := range parted(text) {
		s := sentence{text: part}
		for to += len(part); k < len(hits) && hits[k].Start < to; k++ {
			s.hits = append(s.hits, hits[k])
			s.named = s.named || !hits[k].Concept.Attribute && !setting[hits[k].Concept.ID]
		}
		first, _, _ := strings.Cut(strings.TrimLeftFunc(strings.ToLower(part), func(r rune) bool { return !unicode.IsLetter(r) }), " ")
		s.pointsBack = pointers[language][strings.TrimRightFunc(first, func(r rune) bool { return !unicode.IsLetter(r) })]
		all = append(all, s)
	}
	return all
}

// parted are the sentences of a text, each with the space behind it. A point behind a
// number or an abbreviation parts nothing, and neither does a semicolon.
func parted(text string) []string {
	tokens := lexicon.Tokens(text)
	var all []string
	from := 0
	for i := 1; i < len(tokens); i++ {
		if tokens[i].Sentence != tokens[i-1].Sentence && ends(text, tokens[i-1], tokens[i]) {
			to := beginning(text, tokens[i-1].End, tokens[i].Start)
			all = append(all, text[from:to])
			from = to
		}
	}
	return append(all, text[from:])
}

// abbreviations are words behind which a point ends nothing.
var abbreviations = wordSet(`nr no n tel ca min max std sek st str z b d h p u a m t s es kl dvs bl napr např atd resp stb kb pl nap str tzv ул тел г стр мин руб хв вул π μ ecc etc art km sig dott sr sra av avda pl ul usw bzw inkl zzgl evtl
	mo di mi do fr sa so mme mlle ex approx apt fl tfno aprox pza bv bijv o ok godz np os prof ing geom v c vs e i`)

// ends reports whether a sentence ends between two tokens.
func ends(text string, before, after lexicon.Token) bool {
	gap := text[before.End:after.Start]
	if strings.ContainsAny(gap, "!?…\n") {
		return true
	}
	next, _ := utf8.DecodeRuneInString(text[after.Start:])
	short := before.Kind != lexicon.Word || abbreviations[before.Form]
	return strings.Contains(gap, ".") && (!short || strings.Contains(gap, ")")) && !unicode.IsLower(next)
}

// beginning is where the next sentence begins in the gap between two tokens: behind
// the space after the sign that ends the one before.
func beginning(text string, from, to int) int {
	gap := text[from:to]
	if i := strings.LastIndexFunc(gap, unicode.IsSpace); i >= 0 {
		return from + i + 1
	}
	return to
}

// pointers are words, by language, that a sentence begins with which leans on the
// one before.
var pointers = map[string]map[string]bool{
	"en": wordSet("it its this that these those they then but however otherwise except only also there here both"),
	"it": wordSet("esso essa essi esse questo questa questi queste quello quella ciò però ma invece altrimenti solo anche lì qui entrambi poi"),
	"de": wordSet("er sie es dies diese dieser dieses dort hier aber jedoch sonst nur auch dann beide danach davon dafür"),
	"fr": wordSet("il elle ils elles cela ceci ce cette ces mais cependant sinon seulement aussi là ici ensuite puis"),
	"es": wordSet("este esta esto estos estas ese esa eso pero sino solo también allí aquí después ambos"),
	"nl": wordSet("dit dat deze die maar echter anders alleen ook daar hier daarna"),
	"pl": wordSet("to ten ta te ale jednak inaczej tylko także tam tutaj potem"),
	"pt": wordSet("ele ela isto isso este esta mas porém senão só também lá ali aqui depois"),
	"sv": wordSet("den det detta dessa de denna men dock annars endast bara också där här sedan båda"),
	"da": wordSet("den det dette disse de denne men dog ellers kun også der her derefter så begge"),
	"no": wordSet("den det dette disse de denne men ellers bare kun også der her deretter så begge"),
	"cs": wordSet("ten ta to tento tato toto tyto ale však jinak pouze jen také tam tady zde potom oba"),
	"sk": wordSet("ten tá to tento táto toto tieto ale však inak len iba tiež tam tu potom oba"),
	"hu": wordSet("ez az ezek azok ő de azonban különben csak is ott itt utána mindkettő"),
	"hr": wordSet("to ta taj ovaj ova ovo ovi oni ali međutim inače samo također tamo ovdje zatim oba"),
	"ro": wordSet("el ea acesta aceasta acestea aceștia acela dar însă altfel doar numai și acolo aici apoi ambele"),
	"uk": wordSet("він вона воно вони це цей ця ці але проте інакше тільки лише також там тут потім обидва"),
	"ru": wordSet("он она оно они это этот эта эти но однако иначе только также там здесь тут потом оба"),
	"el": wordSet("αυτό αυτός αυτή αυτά αυτές αλλά όμως αλλιώς μόνο επίσης εκεί εδώ μετά"),
	"tr": wordSet("bu şu o bunlar ancak ama fakat yoksa aksi sadece yalnızca ayrıca orada burada sonra ikisi"),
	"fi": wordSet("se ne tämä nämä hän mutta kuitenkin muuten vain myös siellä täällä sitten molemmat"),
}

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		set[w] = true
	}
	return set
}
