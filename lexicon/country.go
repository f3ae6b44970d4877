package lexicon

import (
	"fmt"
	"io/fs"
	"strings"
)

// countries says which language to try for people of a country, by ISO 3166 code and by
// telephone calling code (ITU-T E.164).
type countries struct {
	byISO     map[string]string
	byCalling map[string]string
	isoOf     map[string]string // of a calling code
}

// loadCountries reads countries.toml: a table per country with calling and language.
func loadCountries(fsys fs.FS) (countries, error) {
	content, err := readFile[map[string]section](fsys, "countries.toml")
	if err != nil {
		return countries{}, err
	}
	c := countries{byISO: make(map[string]string, len(content)), byCalling: make(map[string]string, len(content)), isoOf: make(map[string]string, len(content))}
	for _, iso := range sortedKeys(content) {
		country := content[iso]
		if len(iso) != 2 || country["language"] == "" {
			return countries{}, fmt.Errorf("countries.toml: %s: wants a two-letter code and a language", iso)
		}
		c.byISO[iso] = country["language"]
		for calling := range strings.SplitSeq(country["calling"], ",") {
			if calling = strings.TrimSpace(calling); calling != "" && c.byCalling[calling] == "" {
				c.byCalling[calling], c.isoOf[calling] = country["language"], iso
			}
		}
	}
	return c, nil
}

// CountryLanguage is the language most likely spoken by people of a country, given by its
// calling code ("49", "+49") or ISO code ("DE"), or empty.
func (l *Lexicon) CountryLanguage(country string) string {
	country = strings.TrimLeft(strings.TrimSpace(country), "+0")
	if lang, ok := l.countries.byCalling[country]; ok {
		return lang
	}
	return l.countries.byISO[strings.ToUpper(country)]
}

// PhoneLanguage is CountryLanguage for a whole telephone number in international form,
// with or without the plus sign. It is a weak hint: people move and keep their number.
func (l *Lexicon) PhoneLanguage(number string) string { return ofPhone(l.countries.byCalling, number) }

// PhoneCountry is the ISO code of the country that a telephone number in international
// form belongs to, or empty. Of countries that share a calling code it is the first in
// the alphabet.
func (l *Lexicon) PhoneCountry(number string) string { return ofPhone(l.countries.isoOf, number) }

// ofPhone looks a number up by the calling code that it begins with.
func ofPhone(byCalling map[string]string, number string) string {
	digits := make([]byte, 0, 16)
	for i := 0; i < len(number) && len(digits) < 4; i++ {
		if number[i] >= '0' && number[i] <= '9' {
			digits = append(digits, number[i])
		}
	}
	digits = []byte(strings.TrimPrefix(string(digits), "00"))
	for n := len(digits); n > 0; n-- {
		if found, ok := byCalling[string(digits[:n])]; ok {
			return found
		}
	}
	return ""
}
