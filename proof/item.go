package proof

import "slices"

// kind is the kind of value that an item is.
type kind uint8

const (
	kindNumber      kind = iota // n is the number in thousandths
	kindTime                    // n is minutes after midnight, alt the same by the other half of the day
	kindDate                    // n is day + 100*month + 10000*year, year 0 where none is given
	kindMonth                   // n is the month
	kindWeekday                 // n is days after Monday
	kindDay                     // n is days after today
	kindDaily                   // n is 0 for every day, 1 for at any time
	kindPrice                   // n is thousandths of the currency unit
	kindQuantity                // n is thousandths of unit
	kindOrdinal                 // n is the rank; 0 the ground floor, 98 the top, 99 the last
	kindCode                    // text is to be compared sign by sign, and so are the following
	kindPhone                   // text holds the digits, with + where the country is given
	kindLink                    // text is the address without scheme
	kindEmail                   // text is the address in small letters
	kindPlaceholder             // text is the whole mark
)

// value is one way to understand an item.
type value struct {
	kind kind
	unit unit
	n    int64
	alt  int64 // a second time of day, or -1
}

// relation tells on which side of a value things are: from ten, until ten; at least two,
// at most two.
type relation uint8

const (
	relNone relation = iota
	relFrom
	relUntil
)

// item is one value in a text, understood in one or more ways.
type item struct {
	values   [3]value
	count    uint8
	rel      relation
	age      relation // of an age: below it, or from it on
	ends     int32    // 1 + the index of the other end of the range it begins
	bare     bool     // no word follows that says what is counted
	coded    bool     // it is said to be a code or password
	both     bool     // both: two that need no proof, but prove
	ranged   bool     // it is an end of a range
	after    bool     // it is told what comes after it, and not what begins with it
	loose    bool     // a rank of anything: the second basket
	every    bool     // it is an interval: every ten minutes
	placed   bool     // it numbers a floor, a door, a street
	numbered bool     // it stands behind no.
	unpriced bool     // it is no price, since the text writes its prices with their currency
	inWords  bool
	per      uint32 // for prices: bits of the units that it is for each of
	n        int64  // the number as written, in thousandths
	unit     unit   // and its unit
	from, to int32
	text     string // as written
}

// as returns the item understood as a value of that kind.
func (it *item) as(k kind) (value, bool) {
	for _, v := range it.values[:it.count] {
		if v.kind == k {
			return v, true
		}
	}
	return value{}, false
}

// add notes one more way to understand the item; beyond three none is noted.
func (it *item) add(v value) {
	if it.count < uint8(len(it.values)) {
		it.values[it.count] = v
		it.count++
	}
}

// add notes an item of the tokens from..to.
func (r *reading) add(it item) {
	for i := it.from; i < it.to; i++ {
		r.itemAt[i] = int32(len(r.items) + 1)
	}
	r.items = append(r.items, it)
}

// free reports whether no item covers token i.
func (r *reading) free(i int) bool { return i < len(r.tokens) && r.itemAt[i] == 0 }

// beginning is the item that begins at token i, or nil.
func (r *reading) beginning(i int) *item {
	if k := r.itemAt[i]; k > 0 && int(r.items[k-1].from) == i {
		return &r.items[k-1]
	}
	return nil
}

// span is the raw text of tokens from..to.
func (r *reading) span(from, to int) string {
	return r.raw[r.tokens[from].Start:r.tokens[to-1].End]
}

// findItems reads all values of a text, the least mistakable first.
func (r *reading) findItems() {
	r.findMarked()
	r.findDates()
	r.findPhones()
	for i := 0; i < len(r.tokens); i++ {
		if r.free(i) {
			r.findNumber(i)
		}
		if r.free(i) {
			r.findNamedTime(i)
		}
	}
	r.findRanges()
	priced := slices.ContainsFunc(r.items, func(it item) bool { _, ok := it.as(kindPrice); return ok })
	for k := range r.items {
		r.relate(&r.items[k])
		r.items[k].unpriced = priced
		r.priceLike(k)
	}
}

// money lists units that are currencies.
func (u unit) money() bool { return u >= unitEuro && u <= unitZloty }

// base turns an amount in thousandths into the unit in which like things are compared.
func base(u unit, n int64) (unit, int64) {
	switch u {
	case unitHour:
		return unitMinute, n * 60
	case unitDay:
		return unitMinute, n * 60 * 24
	case unitWeek:
		return unitMinute, n * 60 * 24 * 7
	case unitKilometre:
		return unitMetre, n * 1000
	case unitCentimetre:
		return unitMetre, n / 100
	case unitKilogram:
		return unitGram, n * 1000
	case unitCent:
		return unitEuro, n / 100
	case unitKilowatt:
		return unitWatt, n * 1000
	}
	return u, n
}

// priceLike makes a decimal of two places the price that it is behind one with its currency:
// 1,70 euro in the shop, on board 2,50.
func (r *reading) priceLike(k int) {
	it := &r.items[k]
	if !it.unpriced || it.rel != relNone || it.coded || !decimal(it.text) {
		return
	}
	if _, price := it.as(kindPrice); price {
		return
	}
	for i := range r.items {
		if v, ok := r.items[i].as(kindPrice); ok {
			it.values[0], it.count = value{kind: kindPrice, unit: v.unit, n: it.n}, 1
			return
		}
	}
}
