package whatsapp

import (
	"strings"
	"time"
)

// Decode reads a webhook body into its elements, in the order in which they stand there: entry x change x message, status,
// error and so on (Meta, Cloud API, "Webhooks": up to 1000 updates in 3 MB). It fails only on a body that is not JSON.
// Otherwise nothing is dropped: what is not understood becomes an event of KindUnknown, and a wrong type in one element
// costs neither its neighbours nor the rest of the element. The time it takes grows with the length of the body alone;
// limiting that length is up to the caller. The events share memory with body.
func Decode(body []byte) ([]Event, error) {
	root, err := parseJSON(body)
	if err != nil {
		return nil, err
	}
	var d decoder
	for _, raw := range root.object().get("entry").elements() {
		d.entry(raw)
	}
	d.orUnknown(0, scope{}, root)
	return d.events, nil
}

// decoder gathers the events of one body. Its methods take apart what may hold several elements.
type decoder struct {
	events []Event
}

// scope is what an element inherits from what it stands in. Its methods each read one element.
type scope struct {
	entryID       string
	entryTime     time.Time
	field         string
	phoneNumberID string
	contacts      contacts
	history       bool
}

func (d *decoder) add(e Event) {
	d.events = append(d.events, e)
}

// orUnknown makes sure that what has yielded nothing since there were that many events is not lost.
func (d *decoder) orUnknown(before int, s scope, raw value) {
	if len(d.events) == before {
		d.add(s.event(KindUnknown, raw))
	}
}

func (s scope) event(kind Kind, raw value) Event {
	return Event{
		Kind: kind, Field: s.field, EntryID: s.entryID, PhoneNumberID: s.phoneNumberID,
		Time: s.entryTime, History: s.history, Raw: raw.raw(),
	}
}

func (d *decoder) entry(raw value) {
	o, before := raw.object(), len(d.events)
	s := scope{entryID: o.get("id").id(), entryTime: o.get("time").time()}
	for _, change := range o.get("changes").elements() {
		d.change(s, change)
	}
	d.orUnknown(before, s, raw)
}

func (d *decoder) change(s scope, raw value) {
	change, before := raw.object(), len(d.events)
	content := change.get("value")
	o := content.object()
	s.field = change.get("field").text()
	s.phoneNumberID = firstOf(o.get("metadata").object().get("phone_number_id").id(), o.get("phone_number_id").id())
	s.contacts = readContacts(o.get("contacts"))
	s.history = s.field == "history"

	switch {
	case o == nil:
	case isTemplateField(s.field):
		d.add(s.template(content))
	case isAccountField(s.field):
		d.add(s.account(content))
	default:
		for _, m := range o {
			d.list(s, m)
		}
	}
	d.orUnknown(before, s, raw)
}

// list decodes one of the arrays that a change may hold, whatever the field is called: the arrays' names say what is in them.
func (d *decoder) list(s scope, m member) {
	var one func(value) Event
	switch string(m.name) {
	case "messages":
		one = s.message
	case "message_echoes":
		one = s.echo
	case "statuses":
		one = s.status
	case "errors":
		one = s.fault
	case "state_sync":
		one = s.addressBook
	case "user_id_update":
		one = s.userIDUpdate
	case "user_preferences":
		one = s.preference
	case "history":
	default:
		return
	}
	if k := m.value[0]; k != '[' && k != '{' && k != 'n' {
		d.add(s.event(KindUnknown, m.value))
	}
	for _, raw := range m.value.elements() {
		if one == nil {
			d.pastChunk(s, raw)
			continue
		}
		d.add(one(raw))
	}
}

// isAccountField reports whether a change under this field is one event about account or number, without elements.
func isAccountField(field string) bool {
	switch field {
	case "account_update", "account_alerts", "account_review_update", "account_settings_update",
		"business_capability_update", "business_username_updates", "business_status_update",
		"phone_number_quality_update", "phone_number_name_update",
		"partner_solutions", "payment_configuration_update", "security":
		return true
	}
	return false
}

func isTemplateField(field string) bool {
	return strings.HasPrefix(field, "message_template_") || strings.HasPrefix(field, "template_")
}
