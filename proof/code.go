package proof

import "strings"

// findCodes marks the values that are said to be codes, passwords or names of networks:
// those are compared sign by sign. A word for one stands before the value, with is or a
// colon or nothing between, or behind it.
func (r *reading) findCodes() {
	for k := range r.items {
		it := &r.items[k]
		switch it.values[0].kind {
		case kindNumber, kindCode, kindTime, kindOrdinal, kindPhone:
			if _, price := it.as(kindPrice); !price && (r.codeBefore(int(it.from)) || r.codeBehind(int(it.to))) {
				if it.values[0].kind == kindTime && (it.count == 1 || r.hasTimeWord(it)) {
					continue // the code is valid from 15:00
				}
				it.coded = true
				it.text = r.asCode(it)
			}
		}
	}
}

// hasTimeWord reports a word before the item that makes a time of it.
func (r *reading) hasTimeWord(it *item) bool {
	m, ok := r.ending(int(it.from), tagAt)
	if !ok {
		return false
	}
	_, called := r.ending(int(it.from), tagCalled)
	return !called || m.to-m.from > 1
}

// asCode is the item with all signs that touch it: 4711#.
func (r *reading) asCode(it *item) string {
	start, end := r.tokens[it.from].Start, r.tokens[it.to-1].End
	for start > 0 && !strings.ContainsRune(" \n\t\"'(«“„:[", rune(r.raw[start-1])) && r.raw[start-1] < 0x80 {
		start--
	}
	for end < len(r.raw) && strings.ContainsRune("#*_@=$^|~", rune(r.raw[end])) {
		end++
	}
	return trim(r.raw[start:end])
}

// codeBefore reports a word for codes up to five tokens before token i, in its statement.
func (r *reading) codeBefore(i int) bool {
	for k := i - 1; k >= 0 && k >= i-5; k-- {
		if r.itemAt[k] > 0 || strings.ContainsAny(r.gap(k+1), ".;!?\n,(") {
			return false
		}
		if m, ok := r.at(k, tagCode); ok && int(m.to) <= i {
			return i-int(m.to) == 0 || r.leadsTo(i)
		}
	}
	return false
}

// leadsTo reports whether what stands before token to joins it to a word for codes: is, or
// a colon.
func (r *reading) leadsTo(to int) bool {
	if strings.ContainsAny(r.gap(to), ":=\"«“„") {
		return true
	}
	_, called := r.ending(to, tagCalled)
	return called
}

// codeBehind reports that a value is told to be a code behind it: 4711 is the code.
func (r *reading) codeBehind(i int) bool {
	if i >= len(r.tokens) || strings.ContainsAny(r.gap(i), ".;!?\n,(") {
		return false
	}
	m, ok := r.at(i, tagCalled)
	if !ok {
		return false
	}
	for k := int(m.to); k < len(r.tokens) && k <= int(m.to)+2; k++ {
		if r.has(k, tagCode) {
			return true
		}
	}
	return false
}
