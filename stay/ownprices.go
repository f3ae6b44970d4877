package stay

import (
	"slices"
	"strconv"
	"strings"
)

// Money is an amount in millionths of a unit of its currency: prices of single
// messages have four decimals, and sums of them must not drift.
type Money int64

// OneUnit is one euro, dollar, ...
const OneUnit Money = 1_000_000

// ReadMoney reads a price such as 0.0300 or 0,03, of at most six decimals.
func ReadMoney(s string) (Money, bool) {
	whole, part, _ := strings.Cut(strings.Replace(strings.TrimSpace(s), ",", ".", 1), ".")
	if whole == "" || len(whole) > 4 || len(part) > 6 {
		return 0, false
	}
	n, err := strconv.ParseUint(whole+part+strings.Repeat("0", 6-len(part)), 10, 63)
	return Money(n), err == nil //nolint:gosec // at most ten digits
}

// String writes a price with the decimals that it has, at least two.
func (m Money) String() string {
	text := strconv.FormatInt(int64(m), 10)
	for len(text) < 7 {
		text = "0" + text
	}
	whole, part := text[:len(text)-6], strings.TrimRight(text[len(text)-6:], "0")
	for len(part) < 2 {
		part += "0"
	}
	return whole + "." + part
}

// OwnPrices are what the owner says that a message costs, where the program does not
// know it or knows it wrongly: by country (ISO 3166), and Other for all the rest.
type OwnPrices struct {
	Currency  string // ISO 4217
	ByCountry map[string]Money
	Other     Money // zero: not given
}

// ReadOwnPrices reads a line such as "EUR FR=0.03 DE=0.055 *=0.02". An empty one is
// no price.
func ReadOwnPrices(s string) (OwnPrices, error) {
	var p OwnPrices
	invalid := Invalid{Field: "own_prices", Key: "bad_prices"}
	words := strings.Fields(strings.ReplaceAll(s, ";", " "))
	if len(words) == 0 {
		return p, nil
	}
	p.Currency, p.ByCountry = strings.ToUpper(words[0]), map[string]Money{}
	if len(words) < 2 || len(words) > 60 || !letters(p.Currency, 3) {
		return OwnPrices{}, invalid
	}
	for _, word := range words[1:] {
		country, price, found := strings.Cut(word, "=")
		country = strings.ToUpper(country)
		m, ok := ReadMoney(price)
		switch {
		case !found || !ok:
			return OwnPrices{}, invalid
		case country == "*":
			p.Other = m
		case letters(country, 2):
			p.ByCountry[country] = m
		default:
			return OwnPrices{}, invalid
		}
	}
	return p, nil
}

func letters(s string, n int) bool {
	return len(s) == n && !strings.ContainsFunc(s, func(r rune) bool { return r < 'A' || r > 'Z' })
}

// String writes them as ReadOwnPrices reads them.
func (p OwnPrices) String() string {
	if p.Currency == "" {
		return ""
	}
	words := []string{p.Currency}
	var countries []string
	for c := range p.ByCountry {
		countries = append(countries, c)
	}
	slices.Sort(countries)
	for _, c := range countries {
		words = append(words, c+"="+p.ByCountry[c].String())
	}
	if p.Other > 0 {
		words = append(words, "*="+p.Other.String())
	}
	return strings.Join(words, " ")
}

// AtEnd is what happens when the month's free messages are used up.
type AtEnd string

// What may happen then. Whatever is chosen, emergencies, the guest's rights and what
// a person writes always go.
const (
	AtEndGoOn   AtEnd = "go_on"          // answers and automatic messages go on, and cost
	AtEndDrafts AtEnd = "drafts"         // answers wait for the owner, and automatic messages do not go
	AtEndNoAuto AtEnd = "no_automations" // answers go on, automatic messages do not
)

// AtEnds lists them.
func AtEnds() []AtEnd { return []AtEnd{AtEndGoOn, AtEndNoAuto, AtEndDrafts} }
