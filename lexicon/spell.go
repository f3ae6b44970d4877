package lexicon

// Slips of the finger are mended against the words of the data files: one letter wrong,
// missing, too many or swapped in words of five letters, two in words of nine. The first
// letter must be right or swapped with the second. Common words are among the targets so
// that a misspelt one is not taken for a word that matters.
const (
	minMend    = 5  // letters of the shortest word that is mended
	minMendTwo = 9  // from here on two slips are forgiven
	maxMend    = 24 // letters of the longest
)

// speller finds words that share trigrams with a misspelt one. Trigrams count the edge
// of the word as a letter; postings[offsets[t]:offsets[t+1]] are the words holding t.
type speller struct {
	offsets  []uint32
	postings []uint32
}

// trigrams of 26 letters and the edge.
const trigramCount = 27 * 27 * 27

// newSpeller indexes all words of plain letters of a length worth mending.
func newSpeller(infos []keyInfo) *speller {
	s := &speller{offsets: make([]uint32, trigramCount+1)}
	var total uint32
	var buf [maxMend + 2]uint16
	for i := range infos {
		for _, t := range trigramsOf(buf[:0], infos[i].form, infos[i].openEnded()) {
			s.offsets[t+1]++
			total++
		}
	}
	for t := range trigramCount {
		s.offsets[t+1] += s.offsets[t]
	}
	s.postings = make([]uint32, total)
	next := make([]uint32, trigramCount)
	copy(next, s.offsets)
	for i := range infos {
		for _, t := range trigramsOf(buf[:0], infos[i].form, infos[i].openEnded()) {
			s.postings[next[t]] = uint32(i)
			next[t]++
		}
	}
	return s
}

// openEnded reports words that stand in the files only with a star after them.
func (k *keyInfo) openEnded() bool {
	return k.everyday == 0 && k.stems < k.end && k.exact == k.stems
}

// trigramsOf appends the trigrams of a word of 5 to 24 plain letters; others have none.
// An open-ended word has no right edge.
func trigramsOf(out []uint16, word string, open bool) []uint16 {
	if len(word) < minMend || len(word) > maxMend {
		return out
	}
	var a, b uint16
	for i := 0; i < len(word); i++ {
		c := uint16(word[i] - 'a' + 1)
		if word[i] < 'a' || word[i] > 'z' {
			return out[:0]
		}
		if i > 0 {
			out = append(out, (a*27+b)*27+c)
		}
		a, b = b, c
	}
	if !open {
		out = append(out, (a*27+b)*27)
	}
	return out
}

// mend finds the word most likely meant by one that no file knows. The words of lang are
// preferred, all others left out when lang is known. It reports false when nothing is
// near enough.
func (t *table) mend(word string, lang langSet, s *scratch) (uint32, bool) {
	var buf [maxMend + 2]uint16
	grams := trigramsOf(buf[:0], word, false)
	if len(grams) == 0 {
		return 0, false
	}
	slips := 1
	if len(word) >= minMendTwo {
		slips = 2
	}
	need := uint8(max(len(word)-4*slips, 2))
	if len(word) == minMend {
		need = 1
	}
	s.count(t, grams)
	best, bestDistance, bestShared := uint32(0), slips+1, uint8(0)
	for _, k := range s.touched {
		shared := s.counts[k]
		s.counts[k] = 0
		info := &t.infos[k]
		if shared < need || !sameStart(word, info.form) || !info.spokenIn(lang) {
			continue
		}
		limit := min(slips, allowed(info.form))
		d := distance(word, info.form, info.openEnded(), limit)
		if d > limit {
			continue
		}
		if sameLetters(word, info.form) {
			shared = uint8(len(word)) // two letters swapped: nothing is likelier
		}
		if d < bestDistance || d == bestDistance && shared > bestShared {
			best, bestDistance, bestShared = k, d, shared
		}
	}
	return best, bestDistance <= slips
}

// sameLetters reports whether two words are made of the same letters.
func sameLetters(a, b string) bool {
	if len(a) != len(b) {
		return false
	}
	var n [26]int8
	for i := range len(a) {
		n[a[i]-'a']++
		n[b[i]-'a']--
	}
	return n == [26]int8{}
}

// allowed is how many slips a word of the files forgives.
func allowed(form string) int {
	if len(form) >= minMendTwo-1 {
		return 2
	}
	return 1
}

// spokenIn reports whether the word is used in one of the languages, or in all.
func (k *keyInfo) spokenIn(langs langSet) bool {
	return langs == 0 || k.worldUsed || k.used&langs != 0
}

// OneSlip reports whether two folded words of up to 24 letters are one slip of the finger
// apart: a letter wrong, missing, too many, or swapped with the next.
func OneSlip(a, b string) bool {
	return len(a) <= maxMend && len(b) <= maxMend && distance(a, b, false, 1) == 1
}

func sameStart(a, b string) bool {
	return a[0] == b[0] || a[0] == b[1] && a[1] == b[0]
}

// count adds up, for each word, how many of the trigrams it shares.
func (s *scratch) count(t *table, grams []uint16) {
	if len(s.counts) < len(t.infos) {
		s.counts = make([]uint8, len(t.infos))
	}
	s.touched = s.touched[:0]
	respell := t.respell()
	for _, g := range grams {
		for _, k := range respell.postings[respell.offsets[g]:respell.offsets[g+1]] {
			if s.counts[k] == 0 {
				s.touched = append(s.touched, k)
			}
			s.counts[k]++
		}
	}
}

// distance counts slips between two words (Damerau, restricted: a swap counts once), or
// with open between target and the best beginning of word. It gives limit+1 when there
// are more than limit.
func distance(word, target string, open bool, limit int) int {
	n, m := len(word), len(target)
	if m-n > limit || !open && n-m > limit {
		return limit + 1
	}
	n = min(n, m+limit) // what follows cannot matter
	var rows [3][maxMend + 4]uint8
	before, last, row := &rows[0], &rows[1], &rows[2]
	for j := 0; j <= m; j++ {
		last[j] = uint8(j)
	}
	best := uint8(m)
	for i := 1; i <= n; i++ {
		row[0] = uint8(i)
		least := row[0]
		for j := 1; j <= m; j++ {
			cost := uint8(1)
			if word[i-1] == target[j-1] {
				cost = 0
			}
			v := min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && word[i-1] == target[j-2] && word[i-2] == target[j-1] {
				v = min(v, before[j-2]+1)
			}
			row[j] = v
			least = min(least, v)
		}
		if int(least) > limit && int(last[m]) > limit {
			break
		}
		best = min(best, row[m])
		before, last, row = last, row, before
	}
	if open {
		return min(int(best), limit+1)
	}
	if len(word) > n {
		return limit + 1
	}
	return min(int(last[m]), limit+1)
}
