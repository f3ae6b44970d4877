package whatsapp

import "strings"

// setInteractive reads the answer to our buttons, list or form; in an echo, the buttons or the list themselves. An answer
// that Meta could not read comes without the object.
func (e *Event) setInteractive(content value) {
	o := content.object()
	e.Subtype = o.get("type").text()
	answer := o.get(e.Subtype).object()
	e.Choice = answer.get("id").id()
	switch e.Subtype {
	case "nfm_reply":
		e.Text = formText(answer)
	case "call_permission_reply":
		e.Choice = answer.get("response").text()
		e.Text = e.Choice
	default:
		e.Text = firstOf(answer.get("title").text(), readable(o))
		e.Detail = answer.get("description").text()
	}
}

// The bounds of a filled form: what is deeper or longer is not what a guest has typed.
const (
	formDepth = 4
	formLines = 60
)

// formText is what a guest filled into a form. An address comes as a text that was made for readers; another form says only
// that it was sent, and the answers stand in a string of JSON, usually an object (Meta, "Flows, receiving the response").
func formText(o object) string {
	body := o.get("body").text()
	said := o.get("response_json")
	if said.startsWith('"') {
		var err error
		if said, err = parseJSON([]byte(said.text())); err != nil {
			return firstOf(body, o.get("response_json").text())
		}
	}
	if body != "" && !strings.EqualFold(strings.TrimSpace(body), "sent") {
		return body
	}
	f := form{}
	f.add("", said, 0)
	return firstOf(strings.Join(f.lines, "\n"), body)
}

// form gathers the answers of a form, a line each.
type form struct {
	lines []string
}

func (f *form) add(name string, v value, depth int) {
	if len(f.lines) >= formLines || depth > formDepth || name == "flow_token" {
		return
	}
	switch {
	case v.startsWith('{'):
		for _, m := range v.object() {
			f.add(string(m.name), m.value, depth+1)
		}
	case v.startsWith('['):
		for _, element := range v.elements() {
			f.add(name, element, depth+1)
		}
	default:
		said := v.text()
		if !v.startsWith('"') && string(v) != "null" {
			said = string(v)
		}
		if said == "" {
			return
		}
		if name != "" {
			said = question(name) + ": " + said
		}
		f.lines = append(f.lines, said)
	}
}

// question is a field's name as a reader would like it: "screen_0_Arrival_time_1" is "Arrival time".
func question(name string) string {
	words := strings.FieldsFunc(name, func(r rune) bool { return r == '_' })
	if len(words) > 2 && strings.EqualFold(words[0], "screen") && digits(words[1]) {
		words = words[2:]
		if last := len(words) - 1; last > 0 && digits(words[last]) {
			words = words[:last]
		}
	}
	return firstOf(strings.Join(words, " "), name)
}

func digits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
