package whatsapp

import "strings"

// pastChunk decodes an element of "history": chats from before the phone app's number was connected (Meta, "history webhook
// reference"). Guests' messages become KindMessage, the owner's own KindEcho, all with History set. A chunk without threads
// tells of progress, or that the owner refused to share.
func (s scope) pastChunk(raw value) []Event {
	o := raw.object()
	if o == nil {
		return []Event{s.event(KindUnknown, raw)}
	}
	s.history = true
	var events []Event
	for _, thread := range o.get("threads").elements() {
		events = append(events, s.pastThread(thread)...)
	}
	for _, fault := range o.get("errors").elements() {
		events = append(events, s.fault(fault)...)
	}
	if len(events) == 0 && o.get("metadata").object() != nil {
		e := s.event(KindAccount, raw)
		e.Type = "history_progress"
		events = append(events, e)
	}
	return orUnknown(events, s, raw)
}

// pastThread decodes the messages that were exchanged with one person.
func (s scope) pastThread(raw value) []Event {
	o := raw.object()
	context := o.get("context").object()
	who := s.contacts.complete(person(
		firstValue(context.get("wa_id"), o.get("id")), context.get("user_id"), context.get("parent_user_id")))
	who.username = firstOf(context.get("username").text(), who.username)

	s.contacts = contactsOf(who)
	var events []Event
	for _, m := range o.get("messages").elements() {
		events = append(events, s.pastMessage(m, who))
	}
	return orUnknown(events, s, raw)
}

// pastMessage decodes one message of a thread; what it leaves out about the person, the thread fills in.
func (s scope) pastMessage(raw value, who contact) Event {
	o := raw.object()
	decode := s.message
	if sentByOwner(o, who) {
		decode = s.echo
	}
	e := decode(raw)[0]
	e.Status = strings.ToLower(o.get("history_context").object().get("status").text())
	if e.Kind == KindEcho {
		e.To, e.ToUserID = firstOf(e.To, who.phone), firstOf(e.ToUserID, who.userID)
	} else if e.From == "" && e.UserID == "" {
		e.setGuest(who)
	}
	return e
}

// sentByOwner reports whether a past message went from the owner to the guest: it names a recipient, or a sender whose phone
// is not that of the person whose thread it is.
func sentByOwner(o object, who contact) bool {
	if o.get("to").id() != "" || o.get("to_user_id").id() != "" {
		return true
	}
	from := person(o.get("from"), o.get("from_user_id"), nil)
	return from.userID == "" && from.phone != "" && who.phone != "" && from.phone != who.phone
}
