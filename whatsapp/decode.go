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
	var events []Event
	for _, raw := range root.object().get("entry").elements() {
		events = append(events, decodeEntry(raw)...)
	}
	return orUnknown(events, scope{}, root), nil
}

// scope is what an element inherits from what it stands in.
type scope struct {
	entryID       string
	entryTime     time.Time
	field         string
	phoneNumberID string
	contacts      contacts
	history       bool
}

func (s scope) event(kind Kind, raw value) Event {
	return Event{
		Kind: kind, Field: s.field, EntryID: s.entryID, PhoneNumberID: s.phoneNumberID,
		Time: s.entryTime, History: s.history, Raw: raw.raw(),
	}
}

// orUnknown makes sure that what yielded nothing is not lost.
func orUnknown(events []Event, s scope, raw value) []Event {
	if len(events) > 0 {
		return events
	}
	return []Event{s.event(KindUnknown, raw)}
}

func decodeEntry(raw value) []Event {
	o := raw.object()
	s := scope{entryID: o.get("id").id(), entryTime: o.get("time").time()}
	var events []Event
	for _, change := range o.get("changes").elements() {
		events = append(events, decodeChange(s, change)...)
	}
	return orUnknown(events, s, raw)
}

func decodeChange(s scope, raw value) []Event {
	change := raw.object()
	content := change.get("value")
	o := content.object()
	metadata := o.get("metadata").object()
	s.field = change.get("field").text()
	s.phoneNumberID = firstOf(metadata.get("phone_number_id").id(), o.get("phone_number_id").id())
	s.contacts = readContacts(o.get("contacts"))
	s.history = s.field == "history"

	switch {
	case o == nil:
		return orUnknown(nil, s, raw)
	case isTemplateField(s.field):
		return []Event{s.template(content)}
	case isAccountField(s.field):
		return []Event{s.account(content)}
	}
	var events []Event
	for _, m := range o {
		events = append(events, s.list(m)...)
	}
	return orUnknown(events, s, raw)
}

// list decodes one of the arrays that a change may hold, whatever the field is called: the arrays' names say what is in them.
func (s scope) list(m member) []Event {
	var one func(value) []Event
	switch m.name {
	case "messages":
		one = s.message
	case "message_echoes":
		one = s.echo
	case "statuses":
		one = s.status
	case "errors":
		one = s.fault
	case "history":
		one = s.pastChunk
	case "state_sync":
		one = s.addressBook
	case "user_id_update":
		one = s.userIDUpdate
	case "user_preferences":
		one = s.preference
	default:
		return nil
	}
	all := m.value.elements()
	if len(all) == 0 && string(m.value) != "[]" && string(m.value) != "null" {
		return []Event{s.event(KindUnknown, m.value)}
	}
	var events []Event
	for _, raw := range all {
		events = append(events, one(raw)...)
	}
	return events
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
