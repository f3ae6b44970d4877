package property

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"portineria/stay"
)

// The longest values that make sense, in characters.
const (
	maxName     = 200
	maxAddress  = 500
	maxHostName = 100
	maxCIN      = 50
	maxKeywords = 100
	maxKeyword  = 100
	maxSecrets  = 50
	maxID       = 64
)

// check collects what is wrong with a value, by the keys of the file format.
type check []stay.Invalid

func (c *check) fail(bad bool, field, word, format string, args ...any) {
	if bad {
		*c = append(*c, stay.Invalid{Field: field, Key: word, Detail: fmt.Sprintf(format, args...)})
	}
}

func (c *check) required(s, field string, longest int) {
	c.fail(strings.TrimSpace(s) == "", field, "required", "this is required")
	c.longest(s, field, longest)
}

func (c *check) longest(s, field string, longest int) {
	n := utf8.RuneCountInString(s)
	c.fail(n > longest, field, "too_long", "%d characters are too many: at most %d are allowed", n, longest)
}

// CheckProperty lists what is wrong with a property, by field of the file
// format, for whoever edits one: an empty list is a good property.
func CheckProperty(p stay.Property) []stay.Invalid {
	var c check
	c.required(string(p.ID), "id", maxID)
	c.fail(p.ID != "" && !stay.ValidPropertyID(string(p.ID)), "id", "bad_id", "want lower-case letters, digits and hyphens between them, at most %d", maxID)
	c.required(p.Name, "name", maxName)
	c.longest(p.Address, "address", maxAddress)
	c.required(p.Language, "language", maxID)
	c.fail(p.Language != "" && !KnownLanguage(p.Language), "language", "bad_language", "%.20q is no ISO 639-1 code: want one as in \"it\"", p.Language)
	c.required(p.Timezone, "timezone", maxID)
	c.fail(p.Timezone != "" && !knownZone(p.Timezone), "timezone", "bad_timezone", "%.60q is no time zone: want one as in \"Europe/Rome\"", p.Timezone)
	c.fail(!twoCapitals(p.Country), "country", "bad_country", "%.20q is no ISO 3166-1 code: want one as in \"IT\"", p.Country)
	c.longest(p.HostName, "host_name", maxHostName)
	c.longest(p.CIN, "cin", maxCIN)
	c.fail(p.NumberID != "" && !stay.ValidNumberID(p.NumberID), "number_id", "bad_number_id", "want the platform's id of a number, digits alone: as in \"106540352242922\"")
	c.clock(p.CheckinFrom, "checkin_from", false)
	c.clock(p.CheckinUntil, "checkin_until", true)
	c.clock(p.CheckoutUntil, "checkout_until", false)
	c.hours(p.AccessFromHoursBefore, "access_from_hours_before")
	c.hours(p.AccessUntilHoursAfter, "access_until_hours_after")
	c.share(p.SendAbove, "threshold")
	c.share(p.DraftAbove, "draft_above")
	c.fail(len(p.EscalationKeywords) > maxKeywords, "escalation_keywords", "too_long", "%d words are too many: at most %d are allowed", len(p.EscalationKeywords), maxKeywords)
	for i, word := range p.EscalationKeywords {
		c.required(word, fmt.Sprintf("escalation_keywords[%d]", i+1), maxKeyword)
	}
	return c
}

func (c *check) hours(n int, field string) {
	c.fail(n < 0 || n > stay.MaxAccessHours, field, "out_of_range", "%d hours are out of range: want 0 to %d", n, stay.MaxAccessHours)
}

func (c *check) clock(at stay.Clock, field string, optional bool) {
	c.fail(at >= 24*60 || at < 0 && (!optional || at != stay.NoClock), field, "bad_time", "want a time as in \"15:00\"")
}

func (c *check) share(v *float64, field string) {
	// Written so that what is not a number fails.
	c.fail(v != nil && !(*v >= 0 && *v <= 1), field, "bad_threshold", "want a number from 0 to 1")
}

// knownZone reports whether a name is in the time zone database. "Local" is the
// machine's own zone and says nothing about where the property stands.
func knownZone(name string) bool {
	_, err := time.LoadLocation(name)
	return err == nil && name != "Local"
}

func twoCapitals(s string) bool {
	return len(s) == 2 && 'A' <= s[0] && s[0] <= 'Z' && 'A' <= s[1] && s[1] <= 'Z'
}

// CheckFact lists what is wrong with a fact, by field of the file format.
func CheckFact(f stay.Fact) []stay.Invalid {
	var c check
	c.required(f.ID, "id", maxID)
	c.fail(f.ID != "" && !validFactID(f.ID), "id", "bad_id", "want lower-case letters, digits, hyphens and underscores, the first a letter or digit, at most %d", maxID)
	c.required(string(f.Topic), "topic", maxID)
	c.fail(f.Topic != "" && !f.Topic.Valid(), "topic", "unknown_topic", "%.40q is no topic: want one of %s", string(f.Topic), list(stay.Topics()))
	c.required(string(f.Visibility), "visibility", maxID)
	c.fail(f.Visibility != "" && !f.Visibility.Valid(), "visibility", "unknown_visibility", "%.40q is no visibility: want one of %s", string(f.Visibility), list(stay.Visibilities()))
	c.text(f.Text, "text", "required", "this is required")
	c.fail(len(f.Secrets) > maxSecrets, "secrets", "too_long", "%d secrets are too many: at most %d are allowed", len(f.Secrets), maxSecrets)
	for i, secret := range f.Secrets {
		c.required(secret, fmt.Sprintf("secrets[%d]", i+1), MaxText)
	}
	for _, language := range slices.Sorted(maps.Keys(f.Translations)) {
		field := "translations." + language
		c.fail(!KnownLanguage(language), field, "bad_language", "%.20q is no ISO 639-1 code: want one as in \"en\"", language)
		c.text(f.Translations[language], field, "translation_empty", "the translation is empty")
	}
	return c
}

// text checks what is told to guests. A text that looks as if it held the place
// of a secret would be filled in, or stop the message, when it is sent.
func (c *check) text(s, field, emptyWord, empty string) {
	c.fail(strings.TrimSpace(s) == "", field, emptyWord, "%s", empty)
	c.longest(s, field, MaxText)
	c.fail(len(stay.Placeholders(s)) > 0, field, "invalid", "the text holds a pair of double braces as in {{wifi.0}}, which stand for secrets here")
}

func validFactID(s string) bool {
	if len(s) > maxID {
		return false
	}
	for i := range len(s) {
		letter := 'a' <= s[i] && s[i] <= 'z' || '0' <= s[i] && s[i] <= '9'
		if !letter && (i == 0 || s[i] != '_' && s[i] != '-') {
			return false
		}
	}
	return s != ""
}

// doubts lists what is allowed and perhaps not meant.
func doubts(f stay.Fact, language string) []stay.Invalid {
	var c check
	for i, secret := range f.Secrets {
		field := fmt.Sprintf("secrets[%d]", i+1)
		c.fail(!strings.Contains(f.Text, secret), field, "secret_not_in_text", "this secret does not occur in the text")
		for _, other := range slices.Sorted(maps.Keys(f.Translations)) {
			c.fail(strings.Contains(f.Text, secret) && !strings.Contains(f.Translations[other], secret), "translations."+other, "secret_not_in_text",
				"secret %d of the text does not occur in this translation", i+1)
		}
	}
	if _, own := f.Translations[language]; own {
		c.fail(true, "translations."+language, "invalid", "this is the language of the text itself: the translation is not used")
	}
	return c
}

func list[T ~string](all []T) string {
	words := make([]string, len(all))
	for i, v := range all {
		words[i] = string(v)
	}
	return strings.Join(words, ", ")
}
