package whatsapp

import "strings"

// pastChunk decodes an element of "history": chats from before the phone app's number was connected (Meta, "history webhook
// reference"). Guests' messages become KindMessage, the owner's own KindEcho, all with History set. A chunk without threads
// tells of progress, or that the owner refused to share. Its last event says how far the handing over is.
func (d *decoder) pastChunk(s scope, raw value) {
	o, before := raw.object(), len(d.events)
	s.history = true
	for _, thread := range o.get("threads").elements() {
		d.pastThread(s, thread)
	}
	for _, fault := range o.get("errors").elements() {
		d.add(s.fault(fault))
	}
	meta := o.get("metadata").object()
	if len(d.events) == before && meta != nil {
		e := s.event(KindAccount, raw)
		e.Type = "history_progress"
		d.add(e)
	}
	if len(d.events) > before && meta != nil {
		d.events[len(d.events)-1].Chunk = &Chunk{Phase: count(meta.get("phase")), Order: count(meta.get("chunk_order")), Progress: count(meta.get("progress"))}
	}
	d.orUnknown(before, s, raw)
}

// pastThread decodes the messages that were exchanged with one person.
func (d *decoder) pastThread(s scope, raw value) {
	o, before := raw.object(), len(d.events)
	context := o.get("context").object()
	who := s.contacts.complete(person(
		firstValue(context.get("wa_id"), o.get("id")), context.get("user_id"), context.get("parent_user_id")))
	who.username = firstOf(context.get("username").text(), who.username)

	s.contacts = contactsOf(who)
	for _, m := range o.get("messages").elements() {
		d.add(s.pastMessage(m, who))
	}
	d.orUnknown(before, s, raw)
}

// pastMessage decodes one message of a thread; what it leaves out about the person, the thread fills in.
func (s scope) pastMessage(raw value, who contact) Event {
	o := raw.object()
	decode := s.message
	if sentByOwner(o, who) {
		decode = s.echo
	}
	e := decode(raw)
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

// count reads a number that is no more than some thousands; anything else is 0.
func count(v value) int {
	n, ok := v.integer()
	if !ok || n < 0 || n > 1<<20 {
		return 0
	}
	return int(n)
}
