package whatsapp

import "strings"

// account decodes a change that is about the business account or number as a whole. Type is what happened, in the API's
// words; Raw has the rest.
func (s scope) account(content value) Event {
	o := content.object()
	alert := o.get("alert_info").object()
	e := s.event(KindAccount, content)
	e.setOccasion(o)
	e.GroupID = o.get("group_id").id()
	e.Type = firstOf(
		o.get("event").text(),
		o.get("decision").text(),
		alert.get("alert_type").text(), o.get("alert_type").text(),
		o.get("status").text(), o.get("type").text(),
		s.field,
	)
	e.Text = firstOf(
		alert.get("alert_description").text(), o.get("alert_description").text(),
		accountText(o),
	)
	e.Errors = readErrors(o.get("errors"))
	return e
}

// accountText is what a change says besides its name: why the link was lost, what is restricted, which limits hold.
func accountText(o object) string {
	info := func(name, inner string) string { return o.get(name).object().get(inner).text() }
	restricted := ""
	for _, raw := range o.get("restriction_info").elements() {
		restricted = joined(", ", restricted, raw.object().get("restriction_type").text())
	}
	return firstOf(
		o.get("rejection_reason").text(), info("disconnection_info", "reason"), info("violation_info", "violation_type"),
		info("ban_info", "waba_ban_state"), restricted, o.get("current_limit").text(), o.get("requested_verified_name").text(),
		o.get("username").text(), o.get("message").text(), o.get("reason").text(), limits(o),
	)
}

// limits lists the numbers that a change names: how many messages, how many phone numbers.
func limits(o object) string {
	var all []string
	for _, m := range o {
		if n := firstOf(m.value.text(), number(m.value)); n != "" && strings.HasPrefix(string(m.name), "max_") {
			all = append(all, string(m.name)+": "+n)
		}
	}
	return strings.Join(all, ", ")
}

// template decodes a change in the life of a message template. ID is the template's, Text its name.
func (s scope) template(content value) Event {
	o := content.object()
	e := s.event(KindTemplate, content)
	e.setOccasion(o)
	e.ID = o.get("message_template_id").id()
	e.Text = o.get("message_template_name").text()
	e.Type = firstOf(
		o.get("event").text(),
		o.get("new_quality_score").text(),
		o.get("new_category").text(),
		o.get("correct_category").text(),
		s.field,
	)
	return e
}

// setOccasion takes an element's own time in place of the entry's.
func (e *Event) setOccasion(o object) {
	if at := o.get("timestamp").time(); !at.IsZero() {
		e.Time = at
	}
}

// fault decodes an element of "errors" beside the messages: a trouble of account or application without a message.
func (s scope) fault(raw value) Event {
	if raw.object() == nil {
		return s.event(KindUnknown, raw)
	}
	e := s.event(KindAccount, raw)
	e.Type = "error"
	e.Errors = readErrors(raw)
	e.Text = firstOf(e.Errors[0].Message, e.Errors[0].Title)
	return e
}

// preference decodes an element of "user_preferences": a guest wants no adverts, or wants them again. Type is the category,
// Status the choice (stop, resume, signup).
func (s scope) preference(raw value) Event {
	o := raw.object()
	if o == nil {
		return s.event(KindUnknown, raw)
	}
	e := s.event(KindAccount, raw)
	e.setOccasion(o)
	e.setGuest(s.contacts.complete(person(o.get("wa_id"), o.get("user_id"), o.get("parent_user_id"))))
	e.Type, e.Status = o.get("category").text(), o.get("value").text()
	e.Text = o.get("detail").text()
	return e
}

// userIDUpdate decodes an element of "user_id_update": a guest has a new business-scoped id, because the phone number changed
// (Meta, "Business-scoped user IDs").
func (s scope) userIDUpdate(raw value) Event {
	o := raw.object()
	ids, parents := o.get("user_id").object(), o.get("parent_user_id").object()
	e := s.event(KindSystem, raw)
	e.PreviousUserID, e.NewUserID = ids.get("previous").text(), ids.get("current").text()
	if e.PreviousUserID == "" && e.NewUserID == "" {
		return s.event(KindUnknown, raw)
	}
	e.setOccasion(o)
	phone := person(o.get("wa_id"), nil, nil).phone
	who := s.contacts.complete(identity{phone: phone, userID: e.NewUserID})
	if who.name == "" {
		who = s.contacts.complete(identity{phone: phone, userID: e.PreviousUserID})
	}
	e.setGuest(who)
	e.UserID, e.ParentUserID = e.PreviousUserID, parents.get("previous").text()
	e.Type = "user_id_update"
	e.Text = o.get("detail").text()
	return e
}

func (e *Event) setGuest(c contact) {
	e.From, e.UserID, e.ParentUserID = c.phone, c.userID, c.parentID
	e.Name, e.Username = c.name, c.username
}

// addressBook decodes an element of "state_sync": an entry of the phone app's address book was added, changed or removed
// (Meta, "smb_app_state_sync"). Type is the action; Name is what the owner called the person.
func (s scope) addressBook(raw value) Event {
	o := raw.object()
	if o == nil {
		return s.event(KindUnknown, raw)
	}
	entry := o.get("contact").object()
	e := s.event(KindAccount, raw)
	e.setOccasion(o.get("metadata").object())
	e.setGuest(contact{
		identity: person(entry.get("phone_number"), entry.get("user_id"), nil),
		name:     firstOf(entry.get("full_name").text(), entry.get("first_name").text()),
		username: entry.get("username").text(),
	})
	e.Type = firstOf(o.get("action").text(), o.get("type").text())
	return e
}
