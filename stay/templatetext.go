package stay

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf16"
)

var variablePattern = regexp.MustCompile(`\{\{\s*([A-Za-z0-9_]+)\s*\}\}`)

// VariablesIn lists the variables of a text in their order, each as often as it
// stands there.
func VariablesIn(text string) []string {
	var names []string
	for _, m := range variablePattern.FindAllStringSubmatch(text, -1) {
		names = append(names, m[1])
	}
	return names
}

// Variables lists all variables of a template once, in the order in which they
// are read.
func (t Template) Variables() []string {
	names := append(VariablesIn(t.Header), VariablesIn(t.Body)...)
	for _, b := range t.Buttons {
		names = append(names, VariablesIn(b.URL)...)
	}
	var once []string
	for _, n := range names {
		if !slices.Contains(once, n) {
			once = append(once, n)
		}
	}
	return once
}

// Positional reports whether the variables have numbers and no names.
func (t Template) Positional() bool {
	all := t.Variables()
	return len(all) > 0 && strings.Trim(all[0], "0123456789") == ""
}

// FilledBy is what stands for a variable: the name of a value of the booking, the
// property or the owner.
func (t Template) FilledBy(variable string) string {
	if from := t.Fills[variable]; from != "" {
		return from
	}
	return variable
}

// Empty lists the variables that have no value, in order.
func (t Template) Empty(values map[string]string) []string {
	var empty []string
	for _, n := range t.Variables() {
		if VariableValue(values[n]) == "" {
			empty = append(empty, n)
		}
	}
	return empty
}

// VariableValue is a value as the platform takes it: it refuses line breaks, tabs
// and more than four spaces in a row (Meta, "Templates", error 132018 and its
// like), so all blanks become one, and lines are told apart by a comma.
func VariableValue(s string) string {
	var lines []string
	for line := range strings.FieldsFuncSeq(s, func(r rune) bool {
		return r == '\n' || r == '\r' || r == '\u2028' || r == '\u2029' || r == '\v' || r == '\f'
	}) {
		words := strings.FieldsFunc(line, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) })
		if len(words) > 0 {
			lines = append(lines, strings.Join(words, " "))
		}
	}
	var out strings.Builder
	for i, line := range lines {
		if i > 0 {
			if last := lines[i-1][len(lines[i-1])-1]; !strings.ContainsRune(".,;:!?", rune(last)) {
				out.WriteByte(',')
			}
			out.WriteByte(' ')
		}
		out.WriteString(line)
	}
	return out.String()
}

// fill puts values into a text. A variable without one stays as it stands.
func fill(text string, values map[string]string) string {
	return variablePattern.ReplaceAllStringFunc(text, func(v string) string {
		name := variablePattern.FindStringSubmatch(v)[1]
		if value := VariableValue(values[name]); value != "" {
			return value
		}
		return v
	})
}

// Rendered is a template as the guest reads it.
type Rendered struct {
	Header, Body, Footer string
	Buttons              []TemplateButton
}

// Render fills a template in.
func (t Template) Render(values map[string]string) Rendered {
	r := Rendered{Header: fill(t.Header, values), Body: fill(t.Body, values), Footer: t.Footer}
	for _, b := range t.Buttons {
		b.URL = fill(b.URL, values)
		r.Buttons = append(r.Buttons, b)
	}
	return r
}

// Text is all that is read, in one, for the books and for where it goes as free
// text. Of the buttons it holds the addresses.
func (r Rendered) Text() string {
	parts := []string{r.Header, r.Body}
	for _, b := range r.Buttons {
		if b.URL != "" {
			parts = append(parts, b.Text+": "+b.URL)
		}
	}
	parts = append(parts, r.Footer)
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), "\n\n")
}

// Lengths of the parts of a template (Meta, "Templates", components), in UTF-16
// units, which is the strictest of the likely ways to count.
const (
	MostTemplateHeader = 60
	MostTemplateBody   = 1024
	MostTemplateFooter = 60
	MostTemplateLabel  = 25
	MostTemplateURL    = 2000
	MostTemplateName   = 512
	MostTemplateButton = 10
	MostTemplateLinks  = 2
)

// Fault is why the platform would refuse a template: a key of words in lang, with
// the variable that it is about.
type Fault struct {
	Key      string // see Faults
	Variable string
}

// Faults lists the keys, for tests of the words.
func Faults() []string {
	return []string{"name", "language", "category", "body_empty", "body_long", "header_long", "header_variables", "header_marks", "footer_long", "footer_variable", "starts", "ends", "adjacent",
		"order", "mixed", "malformed", "unknown", "secret", "example", "many", "blank_lines", "buttons", "button_text", "button_url", "asks_papers"}
}

// Unfit lists why the platform would refuse to look at a template, or reject it
// (Meta, "Templates", common reasons for rejection), and what we refuse ourselves:
// a variable that nothing fills, and a secret, which no template may hold. known
// tells what can be filled.
func (t Template) Unfit(known func(string) bool) []Fault {
	var all []Fault
	say := func(wrong bool, key, variable string) {
		if wrong {
			all = append(all, Fault{key, variable})
		}
	}
	say(t.Name == "" || len(t.Name) > MostTemplateName || strings.Trim(t.Name, "abcdefghijklmnopqrstuvwxyz0123456789_") != "", "name", "")
	say(!languagePattern.MatchString(t.Language), "language", "")
	say(t.Category != Utility && t.Category != Marketing, "category", "")
	body := strings.TrimSpace(t.Body)
	say(body == "", "body_empty", "")
	say(units(t.Body) > MostTemplateBody, "body_long", "")
	say(units(t.Header) > MostTemplateHeader, "header_long", "")
	say(len(VariablesIn(t.Header)) > 1, "header_variables", "")
	say(strings.ContainsAny(t.Header, "*_~`\n") && len(VariablesIn(t.Header)) == 0, "header_marks", "")
	say(units(t.Footer) > MostTemplateFooter, "footer_long", "")
	say(strings.Contains(t.Footer, "{{"), "footer_variable", "")
	say(strings.Contains(t.Body, "\n\n\n") || strings.Contains(t.Body, "     "), "blank_lines", "")
	say(papersPattern.MatchString(t.Body), "asks_papers", "")
	all = append(all, t.unfitVariables(body, known)...)
	return append(all, t.unfitButtons()...)
}

var (
	languagePattern = regexp.MustCompile(`^[a-z]{2,3}(_[A-Z]{2,3})?$`)
	bracesPattern   = regexp.MustCompile(`\{\{|\}\}`)
	adjacentPattern = regexp.MustCompile(`\}\}[\s\pP]*\{\{`)
	// Full numbers of papers and cards must never be asked for.
	papersPattern = regexp.MustCompile(`(?i)\b(iban|cvv|passport|passaporto|passeport|pasaporte|reisepass|carta d.identit|identity card|personalausweis|carte d.identit|documento de identidad|credit card|carta di credito|kreditkarte|carte bancaire|tarjeta de cr)`)
)

func (t Template) unfitVariables(body string, known func(string) bool) []Fault {
	var all []Fault
	vars := t.Variables()
	say := func(wrong bool, key, variable string) {
		if wrong {
			all = append(all, Fault{key, variable})
		}
	}
	numbers := 0
	for _, v := range vars {
		if strings.Trim(v, "0123456789") == "" {
			numbers++
		}
		from := t.FilledBy(v)
		say(!known(from), "unknown", v)
		say(isSecretName(from), "secret", v)
		say(VariableValue(t.Examples[v]) == "", "example", v)
		say(strings.ToLower(v) != v, "malformed", v)
	}
	say(numbers > 0 && numbers < len(vars), "mixed", "")
	if numbers == len(vars) {
		for i, v := range inBody(t) {
			if v != itoa(i+1) {
				say(true, "order", v)
				break
			}
		}
	}
	say(len(bracesPattern.FindAllString(t.Header+t.Body, -1)) != 2*(len(VariablesIn(t.Header))+len(VariablesIn(t.Body))), "malformed", "")
	say(strings.HasPrefix(body, "{{"), "starts", "")
	say(strings.HasSuffix(strings.TrimRight(body, " .,;:!?)\u2026\n*_~"), "}}"), "ends", "")
	say(adjacentPattern.MatchString(body), "adjacent", "")
	words := len(strings.Fields(variablePattern.ReplaceAllString(body, " ")))
	say(words < 2*len(VariablesIn(body))+1, "many", "")
	return all
}

// inBody lists the variables of the body once, in order.
func inBody(t Template) []string { return Template{Body: t.Body}.Variables() }

func itoa(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return itoa(n/10) + itoa(n%10)
}

// isSecretName reports a value that would be a secret of the house.
func isSecretName(name string) bool {
	return strings.Contains(name, "code") && name != "booking_code" || strings.Contains(name, "password") || strings.Contains(name, "pin")
}

func (t Template) unfitButtons() []Fault {
	var all []Fault
	links := 0
	for _, b := range t.Buttons {
		if b.Kind == "url" {
			links++
			vars := VariablesIn(b.URL)
			if !strings.HasPrefix(b.URL, "https://") || units(b.URL) > MostTemplateURL || len(vars) > 1 || len(vars) == 1 && !strings.HasSuffix(b.URL, "}}") {
				all = append(all, Fault{Key: "button_url"})
			}
		}
		if strings.TrimSpace(b.Text) == "" || units(b.Text) > MostTemplateLabel || strings.ContainsAny(b.Text, "{}\n") {
			all = append(all, Fault{Key: "button_text"})
		}
	}
	if len(t.Buttons) > MostTemplateButton || links > MostTemplateLinks {
		all = append(all, Fault{Key: "buttons"})
	}
	return all
}

func units(s string) int { return len(utf16.Encode([]rune(s))) }
