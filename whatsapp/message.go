package whatsapp

// message decodes an element of "messages": what a guest wrote (Meta, "messages webhook reference").
func (s scope) message(raw value) Event {
	o := raw.object()
	if o == nil {
		return s.event(KindUnknown, raw)
	}
	e := s.event(KindMessage, raw)
	e.setHead(o)
	who := s.contacts.complete(person(o.get("from"), o.get("from_user_id"), o.get("from_parent_user_id")))
	e.From, e.UserID, e.ParentUserID = who.phone, who.userID, who.parentID
	e.Name, e.Username = who.name, who.username
	if !e.setContent(o) {
		e.Kind = KindUnknown
	}
	if e.Type == "system" {
		e.setSystem(o)
	}
	return e
}

// echo decodes an element of "message_echoes": what the owner wrote from the phone app on the same number (Meta,
// "smb_message_echoes"). Name and Username are the guest's. An echo of an unknown type is an echo all the same: what counts is
// that a person has answered.
func (s scope) echo(raw value) Event {
	o := raw.object()
	if o == nil {
		return s.event(KindUnknown, raw)
	}
	e := s.event(KindEcho, raw)
	e.setHead(o)
	e.From = person(o.get("from"), nil, nil).phone
	to := s.contacts.complete(person(o.get("to"), o.get("to_user_id"), o.get("to_parent_user_id")))
	e.To, e.ToUserID = to.phone, to.userID
	e.Name, e.Username = to.name, to.username
	if !e.setContent(o) && e.ID == "" {
		e.Kind = KindUnknown
	}
	return e
}

// setHead reads what messages of all types have.
func (e *Event) setHead(o object) {
	e.ID = o.get("id").id()
	e.GroupID = o.get("group_id").id()
	if at := o.get("timestamp").time(); !at.IsZero() {
		e.Time = at
	}
	context := o.get("context").object()
	e.ReplyTo = context.get("id").id()
	e.Forwarded = context.get("forwarded").truth() || context.get("frequently_forwarded").truth()
	e.Product = context.get("referred_product").object().get("product_retailer_id").id()
	e.Referral = readReferral(o.get("referral").object())
	e.Errors = readErrors(o.get("errors"))
}

// setSystem reads how a guest's number or id changed. The words in the body name both as well, but among them stands the
// guest's own choice of name, so nothing is concluded from them. A new device of the same person changes neither.
func (e *Event) setSystem(o object) {
	e.Kind = KindSystem
	system := o.get("system").object()
	e.Text = system.get("body").text()
	e.From = firstOf(e.From, person(system.get("customer"), nil, nil).phone)
	if e.Subtype == "customer_identity_changed" {
		return
	}
	now := person(firstValue(system.get("new_wa_id"), system.get("wa_id")), system.get("user_id"), system.get("parent_user_id"))
	if now.phone != e.From {
		e.NewPhone = now.phone
	}
	if now.userID != e.UserID {
		e.NewUserID = now.userID
	}
	if e.NewUserID != "" {
		e.PreviousUserID = e.UserID
	}
}

// readReferral reads from which advert or post a guest came.
func readReferral(o object) *Referral {
	if o == nil {
		return nil
	}
	return &Referral{
		URL: o.get("source_url").text(), ID: o.get("source_id").id(), Type: o.get("source_type").text(),
		Headline: o.get("headline").text(), Body: o.get("body").text(),
	}
}
