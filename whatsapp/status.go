package whatsapp

// status decodes an element of "statuses": what became of one of our messages (Meta, "status messages webhook reference").
func (s scope) status(raw value) Event {
	o := raw.object()
	state := o.get("status").text()
	if state == "" {
		return s.event(KindUnknown, raw)
	}
	e := s.event(KindStatus, raw)
	e.ID, e.Status, e.Type = o.get("id").id(), state, o.get("type").text()
	if at := o.get("timestamp").time(); !at.IsZero() {
		e.Time = at
	}
	e.CallbackData = o.get("biz_opaque_callback_data").id()
	e.Errors = readErrors(o.get("errors"))
	e.setRecipient(s, o)
	e.setPricing(o)
	return e
}

func (e *Event) setRecipient(s scope, o object) {
	if o.get("recipient_type").text() == "group" {
		e.GroupID = o.get("recipient_id").id()
		e.Participant = firstOf(o.get("recipient_participant_user_id").id(), o.get("recipient_participant_id").id())
		return
	}
	to := s.contacts.complete(person(o.get("recipient_id"), o.get("recipient_user_id"), o.get("recipient_parent_user_id")))
	e.RecipientID, e.RecipientUserID = to.phone, to.userID
	e.Name, e.Username = to.name, to.username
}

func (e *Event) setPricing(o object) {
	pricing := o.get("pricing").object()
	e.PricingCategory = pricing.get("category").text()
	e.PricingType = pricing.get("type").text()
	e.Billable = pricing.get("billable").truth()
}

// readErrors reads an errors array in its present and its older shapes: the details stand in error_data.details, in
// error_data itself, or beside the code.
func readErrors(list value) []GraphError {
	var all []GraphError
	for _, raw := range list.elements() {
		o := raw.object()
		if o == nil {
			continue
		}
		data := o.get("error_data")
		code, _ := o.get("code").integer()
		all = append(all, GraphError{
			Code:    int(code),
			Title:   o.get("title").text(),
			Message: o.get("message").text(),
			Details: firstOf(data.object().get("details").text(), data.text(), o.get("details").text()),
		})
	}
	return all
}
