package proof

import "strings"

// findRanges looks at items with nothing but to, and or a dash between them: both ends
// of a range are of one kind, so 15-20 Uhr are two times.
func (r *reading) findRanges() {
	for i := range r.tokens {
		a := r.beginning(i)
		if a == nil {
			continue
		}
		next, linked := r.linked(int(a.to))
		if !linked {
			continue
		}
		b := &r.items[r.itemAt[next]-1]
		a.share(b)
		b.share(a)
		if r.isRange(a, b) {
			a.rel, b.rel = relFrom, relUntil
			a.ends, a.ranged, b.ranged = r.itemAt[next], true, true
		}
	}
}

// linked is the first token of the item that a word or dash ties to what ends at to.
func (r *reading) linked(to int) (int, bool) {
	if to >= len(r.tokens) {
		return 0, false
	}
	if r.itemAt[to] > 0 {
		gap := strings.TrimSpace(r.gap(to))
		return to, gap == "-" || gap == "–" || gap == "—"
	}
	if r.breakBefore(to) > noBreak {
		return 0, false
	}
	m, ok := r.at(to, tagTo)
	if !ok {
		if m, ok = r.at(to, tagJoin); !ok {
			return 0, false
		}
	}
	next := int(m.to)
	for k := 0; k < 2 && next < len(r.tokens) && r.itemAt[next] == 0 && (r.has(next, tagAt) || r.has(next, tagSmall) && len(r.tokens[next].Form) <= 3); k++ {
		next++
	}
	return next, next < len(r.tokens) && r.itemAt[next] > 0
}

// share lets a, which may be understood as a number only, be understood as what b is.
func (a *item) share(b *item) {
	n, ok := a.as(kindNumber)
	if !ok || b.coded || a.coded {
		return
	}
	for _, v := range b.values[:b.count] {
		switch v.kind {
		case kindTime:
			if _, is := a.as(kindTime); !is && n.n <= 24000 && n.n%1000 == 0 {
				t := value{kind: kindTime, n: n.n / 1000 * 60 % (24 * 60), alt: -1}
				if v.n >= noonMinutes && n.n <= 12000 && b.inHalves(v) {
					t.alt = (t.n + noonMinutes) % (24 * 60)
				}
				a.add(t)
			}
		case kindPrice:
			a.add(value{kind: kindPrice, unit: v.unit, n: n.n})
			a.per = b.per
		case kindQuantity:
			a.add(value{kind: kindQuantity, unit: v.unit, n: scaled(b.unit, n.n)})
		case kindDate:
			if n.n >= 1000 && n.n <= 31000 && n.n%1000 == 0 {
				a.add(value{kind: kindDate, n: n.n/1000 + v.n/100*100})
			}
		}
	}
}

// inHalves reports that b was given by a clock of twelve hours.
func (b *item) inHalves(v value) bool {
	return v.alt >= 0 || b.inWords || !strings.Contains(b.text, ":") && strings.ContainsAny(b.text, "pPmM")
}

// scaled is an amount of a unit in the unit in which amounts are compared.
func scaled(u unit, n int64) int64 {
	_, n = base(u, n)
	return n
}

// isRange reports whether two linked items are the ends of a range, and not merely two of
// a kind: it takes a dash, a word for to, or a word for from before the first.
func (r *reading) isRange(a, b *item) bool {
	if !a.alike(b) || r.endsFirst(a) && !a.amount() {
		return false
	}
	if r.has(int(a.to), tagJoin) && !r.has(int(a.to), tagUntil) {
		m, ok := r.ending(int(a.from), tagFrom)
		return ok && r.between(m)
	}
	return true
}

// endsFirst reports that a word for until stands before an item and none for from.
func (r *reading) endsFirst(it *item) bool {
	until, _ := r.leads(it, tagUntil)
	from, _ := r.leads(it, tagFrom)
	return until > from
}

// between reports whether the words of a mark lead to an and: between three and five.
func (r *reading) between(m mark) bool {
	switch r.tokens[m.from].Form {
	case "between", "tra", "fra", "zwischen", "entre", "tussen", "miedzy", "pomiedzy":
		return true
	}
	return false
}

// alike reports whether two items can be understood as values of one kind.
func (a *item) alike(b *item) bool {
	for _, v := range a.values[:a.count] {
		if _, ok := b.as(v.kind); ok {
			return true
		}
	}
	return false
}

// relate finds out on which side of an item things are.
func (r *reading) relate(it *item) {
	if it.rel != relNone {
		return
	}
	before, behind := tagFrom, tagFromBehind
	rel := relFrom
	amount := it.amount()
	if amount {
		before = tagLeast
	}
	other := tagUntil
	if amount {
		other = tagMost
	}
	length, near := r.leads(it, before)
	if until, nearer := r.leads(it, other); until > 0 && (length == 0 || nearer < near || nearer == near && until > length) {
		rel, length = relUntil, until
	}
	if length == 0 && amount && (it.unit == unitYear || r.ofChildren(int(it.from))) { // ages begin and end as times do
		from, nearer := r.leads(it, tagFrom)
		until, near := r.leads(it, tagUntil)
		switch {
		case until > 0 && (from == 0 || near <= nearer):
			rel, length = relUntil, until
		case from > 0:
			if m, ok := r.ending(int(it.from), tagUnder); !ok || int(m.to-m.from) <= from { // menores de 16
				length = from
			}
		}
	}
	if length == 0 {
		switch {
		case r.has(int(it.to), tagUntilBehind):
			rel, length = relUntil, 1
		case r.has(int(it.to), behind):
			rel, length = relFrom, 1
		}
	}
	if length > 0 {
		it.rel = rel
		after, _ := r.leads(it, tagAfter)
		it.after = rel == relFrom && after > 0
	}
}

// amount reports an item that counts or measures, rather than one that says when.
func (it *item) amount() bool {
	for _, v := range it.values[:it.count] {
		switch v.kind {
		case kindTime, kindDate, kindMonth, kindWeekday, kindDay:
			return false
		}
	}
	return true
}

// leads is how many tokens a phrase with that tag before the item has, 0 for none, and how
// many stand between them: what belongs to a time, as ore, circa, the day of the week.
func (r *reading) leads(it *item, t tag) (length, between int) {
	at := int(it.from)
	for k := 0; k < 3 && at >= 0; k++ {
		if m, ok := r.ending(at, t); ok {
			return int(m.to - m.from), k
		}
		at--
		if at < 0 || r.itemAt[at] > 0 || !r.has(at, tagSmall) && !r.has(at, tagAt) && !r.has(at, tagClock) || strings.ContainsAny(r.gap(at+1), ".,;:()") {
			return 0, 0
		}
	}
	return 0, 0
}
