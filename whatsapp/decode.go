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
	d.envelope(root, true)
	d.orUnknown(0, scope{}, root)
	return d.events, nil
}

// envelope decodes a body in any of the wrappings in which webhooks are handed on: Meta's own, some of them in a list, one
// entry or one change by itself as the dashboard's samples show them, and a value alone as of the older API. A gateway's
// partner form is {id, event, data} (360dialog, "Partner webhook events").
func (d *decoder) envelope(raw value, outer bool) {
	o := raw.object()
	switch {
	case o.get("entry") != nil:
		for _, entry := range o.get("entry").elements() {
			d.entry(entry)
		}
	case o == nil && outer:
		d.envelopes(raw.elements())
	case o.get("changes") != nil:
		d.entry(raw)
	case o.get("field") != nil && o.get("value") != nil:
		d.change(scope{}, raw)
	case o.get("sample").object() != nil:
		d.change(scope{}, o.get("sample"))
	case o.get("event") != nil && o.get("data").object() != nil:
		d.partner(o, raw)
	default:
		for _, list := range o {
			if d.reader(scope{}, string(list.name)) != nil {
				d.content(scope{field: "messages"}, raw, raw)
				return
			}
		}
	}
}

func (d *decoder) envelopes(all []value) {
	for _, raw := range all {
		if before := len(d.events); raw.object() != nil {
			d.envelope(raw, false)
			d.orUnknown(before, scope{}, raw)
		}
	}
}

// partner decodes an event of a gateway's own webhook. Its name is that of a field, or of something about the account.
func (d *decoder) partner(o object, raw value) {
	data := o.get("data")
	s := scope{entryID: firstValue(data.object().get("id"), o.get("id")).id(), field: o.get("event").text()}
	before := len(d.events)
	d.content(s, data, raw)
	if e := &d.events[before]; len(d.events) == before+1 && e.Kind == KindUnknown && d.reader(s, s.field) == nil {
		*e = s.account(data)
		e.Type = s.field
	}
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
	o := raw.object()
	s.field = o.get("field").text()
	d.content(s, o.get("value"), raw)
}

// content decodes what a change holds; raw is the change as a whole.
func (d *decoder) content(s scope, content, raw value) {
	before := len(d.events)
	o := content.object()
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
		if len(d.events) == before && isSideField(s.field) {
			d.add(s.account(content))
		}
	}
	d.orUnknown(before, s, raw)
}

// list decodes one of the arrays that a change may hold, whatever the field is called: the arrays' names say what is in them.
func (d *decoder) list(s scope, m member) {
	read := d.reader(s, string(m.name))
	if read == nil {
		return
	}
	if k := m.value[0]; k != '[' && k != '{' && k != 'n' {
		d.add(s.event(KindUnknown, m.value))
	}
	for _, raw := range m.value.elements() {
		read(raw)
	}
}

// reader is what decodes the elements of an array of that name; nil where it holds none.
func (d *decoder) reader(s scope, name string) func(value) {
	var one func(value) Event
	switch name {
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
	case "calls":
		one = s.call
	case "groups":
		one = s.group
	case "automatic_events":
		one = s.automatic
	case "history":
		return func(raw value) { d.pastChunk(s, raw) }
	default:
		return nil
	}
	return func(raw value) { d.add(one(raw)) }
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

// isSideField reports whether a field is known to be of no concern here: what comes under it is kept and shown as what it is.
func isSideField(field string) bool {
	switch field {
	case "calls", "flows", "automatic_events", "tracking_events", "messaging_handovers", "standby", "whatsapp_account":
		return true
	}
	return strings.HasPrefix(field, "group_")
}
