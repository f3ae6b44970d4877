package property

import (
	"bytes"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"portineria/stay"
)

// Format writes a property with its facts as a file that Parse reads back to
// equal values, but for the times of change. The file holds codes and passwords.
func Format(w io.Writer, p stay.Property, facts []stay.Fact) error {
	var f formatter
	f.property(p)
	for _, fact := range facts {
		f.fact(fact)
	}
	if f.err != nil {
		return fmt.Errorf("write the property %s: %w", p.ID, f.err)
	}
	if _, err := f.out.WriteTo(w); err != nil {
		return fmt.Errorf("write the property %s: %w", p.ID, err)
	}
	return nil
}

type formatter struct {
	out bytes.Buffer
	err error
}

// line writes a key with a value that is TOML already.
func (f *formatter) line(key, value string) { fmt.Fprintf(&f.out, "%s = %s\n", key, value) }

func (f *formatter) text(key, value string) { f.line(key, f.quote(key, value)) }

// some leaves out what is empty.
func (f *formatter) some(key, value string) {
	if value != "" {
		f.text(key, value)
	}
}

func (f *formatter) property(p stay.Property) {
	f.text("id", string(p.ID))
	f.text("name", p.Name)
	f.some("address", p.Address)
	f.text("language", p.Language)
	f.text("timezone", p.Timezone)
	f.text("country", p.Country)
	f.some("host_name", p.HostName)
	f.some("cin", p.CIN)
	f.some("number_id", p.NumberID)
	f.text("checkin_from", p.CheckinFrom.String())
	f.some("checkin_until", p.CheckinUntil.String())
	f.text("checkout_until", p.CheckoutUntil.String())
	f.line("access_from_hours_before", strconv.Itoa(p.AccessFromHoursBefore))
	f.line("access_until_hours_after", strconv.Itoa(p.AccessUntilHoursAfter))
	f.share("threshold", p.SendAbove)
	f.share("draft_above", p.DraftAbove)
	f.line("identity_check", strconv.FormatBool(p.IdentityCheck))
	f.texts("escalation_keywords", p.EscalationKeywords)
}

func (f *formatter) fact(fact stay.Fact) {
	f.out.WriteString("\n[[facts]]\n")
	f.text("id", fact.ID)
	f.text("topic", string(fact.Topic))
	f.text("visibility", string(fact.Visibility))
	f.text("text", fact.Text)
	f.texts("secrets", fact.Secrets)
	if len(fact.Translations) == 0 {
		return
	}
	f.out.WriteString("[facts.translations]\n")
	for _, language := range slices.Sorted(maps.Keys(fact.Translations)) {
		f.text(f.key(language), fact.Translations[language])
	}
}

// key quotes what is no bare key: facts that the file would refuse to take in
// can still be taken out.
func (f *formatter) key(s string) string {
	if KnownLanguage(s) {
		return s
	}
	return f.basic("translations", s)
}

func (f *formatter) share(key string, v *float64) {
	if v == nil {
		return
	}
	s := strconv.FormatFloat(*v, 'g', -1, 64)
	if !strings.ContainsAny(s, ".eNI") {
		s += ".0"
	}
	f.line(key, s)
}

func (f *formatter) texts(key string, all []string) {
	if len(all) == 0 {
		return
	}
	quoted := make([]string, len(all))
	for i, s := range all {
		quoted[i] = f.basic(key, s)
	}
	f.line(key, "["+strings.Join(quoted, ", ")+"]")
}

// quote writes a text over several lines where it has several.
func (f *formatter) quote(key, s string) string {
	if !strings.Contains(s, "\n") {
		return f.basic(key, s)
	}
	return `"""` + "\n" + f.escape(key, s, true) + `"""`
}

func (f *formatter) basic(key, s string) string { return `"` + f.escape(key, s, false) + `"` }

// escape writes the inside of a basic string (TOML 1.0, String). Over several
// lines a line's end and single quotation marks stand as they are.
func (f *formatter) escape(key, s string, lines bool) string {
	if !utf8.ValidString(s) && f.err == nil {
		f.err = fmt.Errorf("the value of %s is not UTF-8 text", key)
	}
	var b strings.Builder
	for i, r := range s {
		switch {
		case r == '\n' && lines, r == '\t':
			b.WriteRune(r)
		case r == '"' && lines && i+1 < len(s) && s[i+1] != '"':
			b.WriteRune(r)
		case r == '"', r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r < ' ', r == 0x7f:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}
