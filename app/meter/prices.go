// Package meter counts what the messaging platform charges for, and says what it
// costs: how many messages reached guests in a month, how many of them are free, and
// when the free share will end.
//
// Prices are data with a date (embed/prices): where one is not known it says so
// instead of guessing, and takes the owner's own. Counting is by what the platform's
// statuses say of a message (Meta, "Pricing on the WhatsApp Business Platform"), with a fallback where they are
// silent. Read month.go first: it is pure.
package meter

import (
	"fmt"
	"io/fs"
	"slices"
	"strconv"
	"time"

	"github.com/pelletier/go-toml/v2"

	"portineria/stay"
)

// Tariff is what the platform charges from a day on.
type Tariff struct {
	Since   stay.Date
	Source  string    // where the figures are from
	Checked stay.Date // when somebody last compared them with it
	// Free is how many service messages a number may send in a month at no cost; All:
	// however many.
	Free     int
	All      bool
	Currency string
	Service  map[string]stay.Money // by country (ISO 3166), of service messages and utility templates
}

// Prices are the tariffs, the oldest first.
type Prices []Tariff

// At is the tariff in force on a day.
func (p Prices) At(d stay.Date) Tariff {
	var t Tariff
	for _, one := range p {
		if one.Since <= d {
			t = one
		}
	}
	return t
}

// file is a tariff as it is written.
type file struct {
	Since       string            `toml:"since"`
	Source      string            `toml:"source"`
	Checked     string            `toml:"checked"`
	FreeService string            `toml:"free_service"`
	Currency    string            `toml:"currency"`
	Service     map[string]string `toml:"service"`
}

// Load reads the tariffs of a directory prices/.
func Load(fsys fs.FS) (Prices, error) {
	names, err := fs.Glob(fsys, "prices/*.toml")
	if err != nil || len(names) == 0 {
		return nil, fmt.Errorf("read the prices: no file: %w", err)
	}
	var all Prices
	for _, name := range names {
		t, err := loadTariff(fsys, name)
		if err != nil {
			return nil, fmt.Errorf("read the prices in %s: %w", name, err)
		}
		all = append(all, t)
	}
	slices.SortFunc(all, func(a, b Tariff) int { return int(a.Since - b.Since) })
	return all, nil
}

func loadTariff(fsys fs.FS, name string) (t Tariff, err error) {
	content, err := fs.ReadFile(fsys, name)
	if err != nil {
		return t, err
	}
	var f file
	if err := toml.Unmarshal(content, &f); err != nil {
		return t, err
	}
	if t.Since, err = stay.ParseDate(f.Since); err != nil {
		return t, fmt.Errorf("since: %w", err)
	}
	if t.Checked, err = stay.ParseDate(f.Checked); err != nil {
		return t, fmt.Errorf("checked: %w", err)
	}
	if t.Source, t.Currency = f.Source, f.Currency; t.Source == "" {
		return t, fmt.Errorf("a figure without a source is a guess")
	}
	if t.All = f.FreeService == "all"; !t.All {
		if t.Free, err = strconv.Atoi(f.FreeService); err != nil {
			return t, fmt.Errorf("free_service: %w", err)
		}
	}
	t.Service = map[string]stay.Money{}
	for country, price := range f.Service {
		m, ok := stay.ReadMoney(price)
		if !ok || len(country) != 2 || t.Currency == "" {
			return t, fmt.Errorf("service: %s is no price of a country", country)
		}
		t.Service[country] = m
	}
	return t, nil
}

// price is what a message to a country costs: by the owner's word first, which may
// be newer, then by the tariff. False: nobody knows.
func price(t Tariff, own stay.OwnPrices, category, country string) (m stay.Money, currency string, known bool) {
	if category != Service && category != Utility {
		return 0, "", false
	}
	if m, known := own.ByCountry[country]; known {
		return m, own.Currency, true
	}
	if m, known := t.Service[country]; known {
		return m, t.Currency, true
	}
	return own.Other, own.Currency, own.Other > 0
}

// MonthOf is the first day of the month that an instant falls in, in a zone, and the
// first of the next.
func MonthOf(at time.Time, zone *time.Location) (first, next stay.Date) {
	t := at.In(zone)
	first = stay.DateOf(time.Date(t.Year(), t.Month(), 1, 12, 0, 0, 0, time.UTC))
	next = stay.DateOf(time.Date(t.Year(), t.Month()+1, 1, 12, 0, 0, 0, time.UTC))
	return first, next
}
