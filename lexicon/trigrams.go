package lexicon

import (
	"math"
	"slices"
)

// trigramModel knows how common groups of three letters are in each spoken language,
// counted over the words of the data files. It has a say only where words have none.
type trigramModel struct {
	langs []int // indexes into table.langs, in the order of the columns
	// score[trigram*len(langs)+column] is the logarithm of its share, times gramScale.
	score []int8
}

// gramScale keeps the logarithm of the rarest share, about -13, within an int8.
const gramScale = 9

// newTrigramModel counts every word for the languages it belongs to.
func newTrigramModel(t *table) trigramModel {
	m := trigramModel{}
	column := make([]int, len(t.langs))
	for i, lang := range t.langs {
		column[i] = -1
		if lang.spoken && lang.script == Latin {
			column[i] = len(m.langs)
			m.langs = append(m.langs, i)
		}
	}
	n := len(m.langs)
	counts := make([]uint16, trigramCount*n)
	totals := make([]int, n)
	for k := range t.infos {
		info := &t.infos[k]
		langs := info.everyday | info.single | info.stem
		for i := range t.langs {
			if langs&(1<<i) == 0 || column[i] < 0 {
				continue
			}
			eachTrigram(info.form, info.openEnded(), func(g int) {
				counts[g*n+column[i]]++
				totals[column[i]]++
			})
		}
	}
	m.score = scores(counts, totals)
	return m
}

// scores turns counts into scaled logarithms; a trigram never seen counts as a fifth of one.
func scores(counts []uint16, totals []int) []int8 {
	const unseen = 0.2
	var logs [256]float64
	for c := range logs {
		logs[c] = math.Log(float64(c) + unseen)
	}
	base := make([]float64, len(totals))
	for i, total := range totals {
		base[i] = math.Log(float64(total) + unseen*4000)
	}
	out := make([]int8, len(counts))
	for i, c := range counts {
		out[i] = int8(max(gramScale*(logs[min(int(c), 255)]-base[i%len(base)]), math.MinInt8))
	}
	return out
}

// eachTrigram calls use for the trigrams of a word of plain letters, its edges included.
func eachTrigram(word string, open bool, use func(int)) {
	if len(word) < 2 {
		return
	}
	a, b := 0, 0
	for i := 0; i <= len(word); i++ {
		c := 0
		if i < len(word) {
			if word[i] < 'a' || word[i] > 'z' {
				return
			}
			c = int(word[i] - 'a' + 1)
		} else if open {
			return
		}
		if i > 0 {
			use((a*27+b)*27 + c)
		}
		a, b = b, c
	}
}

// sumTrigrams adds up what the trigrams of a message say for each spoken language, in
// votes, and returns how many there were.
func (l *Lexicon) sumTrigrams(s *scratch, sums *[32]float64) int {
	m := &l.trigrams
	n := len(m.langs)
	grams := 0
	for i := range s.tokens {
		token := &s.tokens[i]
		if token.Kind != Word || token.Script != Latin || s.words[i].key != none && l.table.infos[s.words[i].key].world {
			continue
		}
		eachTrigram(token.Form, false, func(g int) {
			grams++
			for c := range n {
				sums[m.langs[c]] += float64(m.score[g*n+c]) / gramScale * gramWeight
			}
		})
	}
	return grams
}

// byTrigrams decides for a text that its words leave open, by adding what its trigrams say
// to the votes of its words.
func (l *Lexicon) byTrigrams(s *scratch, votes *[32]float64) (string, float64, bool) {
	m := &l.trigrams
	if len(m.langs) < 2 || letters(s.tokens) < gramLetters {
		return "", 0, false
	}
	var sums [32]float64
	grams := l.sumTrigrams(s, &sums)
	if grams < gramLetters-3 {
		return "", 0, false
	}
	best, second := -1, -1
	for _, i := range m.langs {
		sums[i] += votes[i]
		switch {
		case best < 0 || sums[i] > sums[best]: //nolint:gosec // best is a language, once it is not -1
			best, second = i, best
		case second < 0 || sums[i] > sums[second]: //nolint:gosec // so is second
			second = i
		}
	}
	lead := sums[best] - sums[second] //nolint:gosec // with two languages or more both are found
	code := l.table.langs[best].code
	if lead < gramDecides || l.alienAhead(votes, votes[best]) || votes[best] < slices.Max(votes[:])/2 {
		return "", 0, false
	}
	return code, lead, false
}

// gramWeight is how much of a vote a trigram's logarithm is worth.
const gramWeight = 0.2

// alienAhead reports whether a language that is only recognised has more votes than the
// one about to be chosen among those spoken.
func (l *Lexicon) alienAhead(votes *[32]float64, chosen float64) bool {
	for i, lang := range l.table.langs {
		if !lang.spoken && votes[i] > chosen {
			return true
		}
	}
	return false
}
