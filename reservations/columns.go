package reservations

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Field is what a column holds.
type Field string

// The fields. Everything else in a list (prices, addresses, remarks) is not read.
const (
	Code      Field = "code"
	Status    Field = "status"
	Guest     Field = "guest"  // who comes
	Booker    Field = "booker" // who booked: taken where nobody is named who comes
	Phone     Field = "phone"
	Adults    Field = "adults"
	Children  Field = "children"
	Persons   Field = "persons"
	Arrival   Field = "arrival"
	Departure Field = "departure"
	Nights    Field = "nights"
	Booked    Field = "booked" // when: only to tell 3/4 from 4/3
	Unit      Field = "unit"   // which flat, in the portal's words
	Country   Field = "country"
	Language  Field = "language"
	Ignored   Field = "ignored" // known, and not needed
)

// Fields lists what a person may say that a column holds, in the order in which to
// offer it.
func Fields() []Field {
	return []Field{Code, Status, Guest, Booker, Phone, Adults, Children, Persons, Arrival, Departure, Nights, Booked, Unit, Country, Language, Ignored}
}

// Valid reports whether it is one of Fields.
func (f Field) Valid() bool { return slices.Contains(Fields(), f) }

// Columns says which column, counted from 0, holds a field.
type Columns map[Field]int

// Complete reports whether enough is known to read a list.
func (c Columns) Complete() bool {
	_, from := c[Arrival]
	_, to := c[Departure]
	return from && to
}

// Guess finds out what the columns hold by their names, in the languages that hosts
// use. learned is what people have said of names before, by Fold; it counts for more
// than what is built in. Where two columns could be the same, it is the first.
func Guess(header []string, learned map[string]Field) Columns {
	found := Columns{}
	for _, said := range []func(string) Field{func(name string) Field { return learned[name] }, builtIn} {
		for i, name := range header {
			field := said(Fold(name))
			if field == "" || field == Ignored || found.holds(i) {
				continue
			}
			if _, taken := found[field]; !taken && learned[Fold(name)] != Ignored {
				found[field] = i
			}
		}
	}
	return found
}

func (c Columns) holds(column int) bool {
	for _, i := range c {
		if i == column {
			return true
		}
	}
	return false
}

// Strange lists the columns that neither people nor we know anything of.
func Strange(header []string, learned map[string]Field) []int {
	var all []int
	for i, name := range header {
		if folded := Fold(name); folded != "" && learned[folded] == "" && builtIn(folded) == "" {
			all = append(all, i)
		}
	}
	return all
}

// Fold makes names comparable: lower case, without accents and signs.
func Fold(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFKD.String(strings.ToLower(s[:min(len(s), maxCell)])) {
		switch r {
		case 'ł':
			r = 'l'
		case 'đ':
			r = 'd'
		case 'ø':
			r = 'o'
		case 'ß':
			b.WriteByte('s')
			r = 's'
		}
		switch {
		case unicode.Is(unicode.Mn, r):
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			if gap && b.Len() > 0 {
				b.WriteByte(' ')
			}
			gap = false
			b.WriteRune(r)
		default:
			gap = true
		}
	}
	return b.String()
}

// builtIn is what a folded name means by the table; empty: not known.
func builtIn(folded string) Field { return headerWords[folded] }
