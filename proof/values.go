package proof

import (
	"strings"

	"portineria/stay"
)

// Values are the kinds of value that a text holds.
type Values struct {
	Times []Hour // times of day, as they are read most likely
	When  bool   // a time, a day, a date, or a length of time
	Price bool   // a price, or words for free of charge
	Count bool   // a number of something, or a measure
	kinds uint16 // what it speaks of, as bits in the order of kindNames: dogs, glass
	units uint32 // of its quantities, as bits
	phone bool
	link  bool
}

// measureUnits are the units that numbers of a kind of measure stand in.
var measureUnits = map[string]unit{"length": unitMetre, "time": unitMinute, "weight": unitGram, "temperature": unitDegree, "speed": unitMegabit, "area": unitSquareMetre, "volume": unitLitre, "power": unitWatt}

// Holds reports whether there is a value of a kind: a length, a temperature, a price, an hour,
// a phone number, an address on the web.
func (v Values) Holds(measure string) bool {
	switch measure {
	case "count":
		return v.Count
	case "price":
		return v.Price
	case "when":
		return v.When
	case "phone":
		return v.phone
	case "link":
		return v.link
	}
	u, known := measureUnits[measure]
	return known && v.units&(1<<u) != 0
}

// OtherKinds reports that a question is about a kind of which these values' text names only
// others: about a cat, where it speaks of dogs.
func (v Values) OtherKinds(question Values) bool {
	for i, k := range kindNames {
		if question.kinds&(1<<i) == 0 || v.kinds&(1<<i) != 0 {
			continue
		}
		for other, o := range kindNames {
			if o.parent == k.parent && v.kinds&(1<<other) != 0 {
				return true
			}
		}
	}
	return false
}

// Hour is a time of day in a text.
type Hour struct {
	At    stay.Clock
	After bool // what is meant begins with it or comes after it: after nine, from nine on
}

// Values reads the kinds of value in a text of that language, also of one that is only heard.
func (j *Judge) Values(text, lang string) Values {
	words := j.tongue(lang)
	if compiled := hours()[lang]; words == nil && compiled != nil {
		words = compiled()
	}
	r := read(shortened(text), words)
	r.findItems()
	var v Values
	for k := range r.items {
		it := &r.items[k]
		v.note(it, r.saidAsTime(it), it.n%1000 == 0 && it.n <= 24_000 && r.hasTimeWord(it))
	}
	for _, m := range r.marks {
		v.Price = v.Price || m.tag == tagFree || m.tag == tagPaid
		if m.tag == tagKind && r.itemAt[m.from] == 0 {
			v.kinds |= 1 << m.n
		}
	}
	return v
}

func (v *Values) note(it *item, timely, hour bool) {
	for _, one := range it.values[:it.count] {
		switch one.kind {
		case kindTime:
			if timely {
				v.When = true
				v.Times = append(v.Times, Hour{At: stay.Clock(one.n), After: it.after || it.rel == relFrom})
			}
		case kindDate, kindMonth, kindWeekday, kindDay, kindDaily:
			v.When = true
		case kindPrice:
			v.Price = true
		case kindNumber:
			v.Count = v.Count || !hour
			if it.count == 1 && hour { // around twelve
				v.When = true
				v.Times = append(v.Times, Hour{At: stay.Clock(one.n / 1000 * 60), After: it.after || it.rel == relFrom})
			}
		case kindPhone:
			v.phone = true
		case kindLink, kindEmail:
			v.link = true
		case kindQuantity:
			v.units |= 1 << one.unit
			span := one.unit >= unitSecond && one.unit <= unitYear
			v.When, v.Count = v.When || span, v.Count || !span
		}
	}
}

// saidAsTime reports that a number is written or introduced as a time of day.
func (r *reading) saidAsTime(it *item) bool {
	return it.count == 1 || it.rel != relNone || it.to-it.from > 1 || r.hasTimeWord(it) || strings.ContainsAny(it.text, ":.h")
}
