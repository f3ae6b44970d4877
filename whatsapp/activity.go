package whatsapp

// call decodes an element of "calls": somebody rang, or hung up (Meta, "calls webhook reference"). Nothing is answered here,
// but an owner may want to know. Type is what happened.
func (s scope) call(raw value) Event {
	return s.activity(raw, "call")
}

// group decodes an element of "groups": what happened to a group or in it.
func (s scope) group(raw value) Event {
	return s.activity(raw, "group")
}

// automatic decodes an element of "automatic_events": what Meta believes to have noticed in a chat.
func (s scope) automatic(raw value) Event {
	return s.activity(raw, "event")
}

func (s scope) activity(raw value, kind string) Event {
	o := raw.object()
	if o == nil {
		return s.event(KindUnknown, raw)
	}
	e := s.event(KindAccount, raw)
	e.setOccasion(o)
	e.ID, e.GroupID = o.get("id").id(), o.get("group_id").id()
	e.setGuest(s.contacts.complete(person(
		firstValue(o.get("from"), o.get("wa_id")), firstValue(o.get("from_user_id"), o.get("user_id")), o.get("from_parent_user_id"))))
	e.To = person(o.get("to"), nil, nil).phone
	e.Type = firstOf(o.get("event").text(), o.get("event_name").text(), o.get("type").text(), kind)
	e.Status = o.get("status").text()
	e.Errors = readErrors(o.get("errors"))
	e.Text = firstOf(o.get("reason").text(), o.get("subject").text(), o.get("message").text())
	return e
}
