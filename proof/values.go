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
}

// Hour is a time of day in a text.
type Hour struct {
	At    stay.Clock
	After bool // what is meant begins with it or comes after it: after nine, from nine on
}

// Values reads the kinds of value in a text of that language, also of one that is only heard.
func (j *Judge) Values(text, lang string) Values {
	words := j.tongues[lang]
	if words == nil {
		words = hours()[lang]
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
			if it.count == 1 && hour { // around twelve
				v.When = true
				v.Times = append(v.Times, Hour{At: stay.Clock(one.n / 1000 * 60), After: it.after || it.rel == relFrom})
			}
		case kindQuantity:
			v.When = v.When || one.unit >= unitSecond && one.unit <= unitYear
		}
	}
}

// saidAsTime reports that a number is written or introduced as a time of day.
func (r *reading) saidAsTime(it *item) bool {
	return it.count == 1 || it.rel != relNone || it.to-it.from > 1 || r.hasTimeWord(it) || strings.ContainsAny(it.text, ":.h")
}
