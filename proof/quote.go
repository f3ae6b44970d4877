package proof

import (
	"strings"

	"portineria/lexicon"
)

// leastQuoted is the fewest words of a sentence that counts as quoted; shorter ones could
// mean anything elsewhere.
const leastQuoted = 3

// quotes marks the sentences of the reply that stand word for word and whole in a source:
// they need no proof.
func (t *trial) quotes() {
	r := t.reply
	r.quoted = make([]bool, len(r.tokens))
	for i := 0; i < len(r.tokens); {
		if r.breakBefore(i) < strongBreak {
			i++
			continue
		}
		to := t.quotedFrom(i)
		for k := i; k < to; k++ {
			r.quoted[k] = true
		}
		i = max(to, i+1)
	}
}

// quotedFrom is the end of the longest sentence of a source that begins at token i of the
// reply, or 0.
func (t *trial) quotedFrom(i int) int {
	best := 0
	for _, s := range t.sources {
		for from := 0; from < len(s.tokens); from++ {
			if s.tokens[from].Form != t.reply.tokens[i].Form || s.breakBefore(from) < sentenceBreak {
				continue
			}
			best = max(best, t.sameFrom(s, i, from))
		}
	}
	return best
}

// sameFrom is how far the reply from token i on goes with a source from its token at on,
// up to the end of a sentence in both; 0 if it does not.
func (t *trial) sameFrom(s *reading, i, at int) int {
	r, end := t.reply, 0
	if opening(r.gap(i)) != opening(s.gap(at)) {
		return 0
	}
	for k := 0; ; k++ {
		over, sourceOver := i+k >= len(r.tokens), at+k >= len(s.tokens)
		if k >= leastQuoted && (over || r.breakBefore(i+k) == sentenceBreak) && (sourceOver || s.breakBefore(at+k) == sentenceBreak) &&
			ending(r.gap(i+k)) == ending(s.gap(at+k)) {
			end = i + k
		}
		if over || sourceOver || !r.sameAs(s, i+k, at+k, k > 0) {
			return end
		}
	}
}

// sameAs reports whether token i is token at of s to the letter, with the same signs
// between it and the one before.
func (r *reading) sameAs(s *reading, i, at int, gapToo bool) bool {
	if r.raw[r.tokens[i].Start:r.tokens[i].End] != s.raw[s.tokens[at].Start:s.tokens[at].End] {
		return false
	}
	return !gapToo || sameGap(r.gap(i), s.gap(at))
}

// sameGap compares what stands between words, any white space being alike.
func sameGap(a, b string) bool {
	return a == b || strings.Join(strings.Fields(a), " ") == strings.Join(strings.Fields(b), " ") && strings.ContainsAny(a, " \n") == strings.ContainsAny(b, " \n")
}

// opening is what stands directly before a first word and may belong to it: the + of a
// telephone number, the * of a code.
func opening(gap string) string {
	return strings.TrimLeft(gap[strings.LastIndexAny(gap, " \n\t")+1:], "\"'«“„(")
}

// ending is the same behind a last word: the # of a code.
func ending(gap string) string {
	if end := strings.IndexAny(gap, " \n\t"); end >= 0 {
		gap = gap[:end]
	}
	return strings.TrimRight(gap, "\"'»”“).!?…")
}

// length counts words: those of the reply's own, and all.
func (t *trial) length() {
	own := 0
	for i := range t.reply.tokens {
		if t.reply.tokens[i].Kind != lexicon.Emoji && !t.reply.quoted[i] {
			own++
		}
	}
	if own > mostWords || len(t.reply.tokens) > mostQuoted {
		t.reject(TooLong, "reply")
	}
}
