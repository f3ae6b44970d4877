package whatsapp

import "strings"

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
	e.Errors = readErrors(o.get("errors"))
}

// setContent reads the object that carries a message's name. It reports false for a type that is not known here.
func (e *Event) setContent(o object) bool {
	if e.Type = o.get("type").text(); e.Type == "" {
		e.Type = guessType(o)
	}
	content := o.get(e.Type).object()
	switch e.Type {
	case "text":
		e.Text = content.get("body").text()
	case "image", "video", "audio", "document", "sticker":
		e.Media = readMedia(content)
		e.Text = firstOf(content.get("caption").text(), e.Media.Filename)
	case "location":
		e.Text = locationText(content)
	case "contacts":
		e.Text = contactNames(o.get(e.Type))
	case "interactive":
		e.setInteractive(content)
	case "button":
		e.Choice = content.get("payload").text()
		e.Text = firstOf(content.get("text").text(), e.Choice)
	case "reaction":
		e.ReactionTo = content.get("message_id").id()
		e.Text = content.get("emoji").text()
	case "order":
		e.Text = content.get("text").text()
	case "edit":
		e.setEdit(content)
	case "revoke":
		e.OriginalID = content.get("original_message_id").id()
	case "unsupported", "system":
		e.Subtype = content.get("type").text()
	case "unknown", "request_welcome", "media_placeholder":
		// Known to say nothing.
	default:
		return false
	}
	return true
}

// guessType finds the type of a message whose type is missing by the object that it brings.
func guessType(o object) string {
	for _, name := range []string{"text", "image", "video", "audio", "document", "sticker", "location",
		"contacts", "interactive", "button", "reaction", "order", "edit", "revoke", "system", "unsupported"} {
		if len(o.get(name).elements()) > 0 {
			return name
		}
	}
	return ""
}

func readMedia(o object) *Media {
	return &Media{
		ID:       o.get("id").id(),
		MIME:     o.get("mime_type").text(),
		SHA256:   o.get("sha256").text(),
		Filename: o.get("filename").text(),
		Voice:    o.get("voice").truth(),
		URL:      o.get("url").text(),
	}
}

// setInteractive reads the answer to our buttons, list or form. An answer that Meta could not read comes without the object.
func (e *Event) setInteractive(o object) {
	e.Subtype = o.get("type").text()
	answer := o.get(e.Subtype).object()
	e.Choice = answer.get("id").text()
	e.Text = firstOf(answer.get("title").text(), answer.get("body").text())
}

// setEdit reads a guest's correction: the new content stands inside like a message of its own, one level deep.
func (e *Event) setEdit(o object) {
	e.OriginalID = o.get("original_message_id").id()
	var corrected Event
	if inner := o.get("message").object(); inner.get("edit") == nil && corrected.setContent(inner) {
		e.Text, e.Media, e.Subtype = corrected.Text, corrected.Media, corrected.Type
	}
}

// setSystem reads how a guest's number or id changed. The words in the body name both as well, but among them stands the
// guest's own choice of name, so nothing is concluded from them.
func (e *Event) setSystem(o object) {
	e.Kind = KindSystem
	system := o.get("system").object()
	e.Text = system.get("body").text()
	now := person(firstValue(system.get("wa_id"), system.get("new_wa_id")), system.get("user_id"), system.get("parent_user_id"))
	e.NewPhone, e.NewUserID = now.phone, now.userID
	if e.NewUserID != "" && e.UserID != e.NewUserID {
		e.PreviousUserID = e.UserID
	}
}

// locationText is name and address of a place, or where it is if it has neither.
func locationText(o object) string {
	parts := nonEmpty(o.get("name").text(), o.get("address").text())
	if len(parts) == 0 {
		parts = nonEmpty(number(o.get("latitude")), number(o.get("longitude")))
	}
	return strings.Join(parts, ", ")
}

// number returns a number as it was written.
func number(v value) string {
	if len(v) > 0 && (v[0] == '-' || isDigit(v[0])) && len(v) < 32 {
		return string(v)
	}
	return ""
}

// contactNames lists the people whose contact cards were sent; a card without a name goes by its number.
func contactNames(list value) string {
	var names []string
	for _, raw := range list.elements() {
		o := raw.object()
		name := o.get("name").object()
		full := strings.Join(nonEmpty(name.get("first_name").text(), name.get("last_name").text()), " ")
		phone := ""
		for _, p := range o.get("phones").elements() {
			phone = firstOf(phone, p.object().get("phone").id())
		}
		names = append(names, nonEmpty(firstOf(name.get("formatted_name").text(), full, phone))...)
	}
	return strings.Join(names, ", ")
}

func nonEmpty(all ...string) []string {
	var some []string
	for _, s := range all {
		if s != "" {
			some = append(some, s)
		}
	}
	return some
}

func firstValue(all ...value) value {
	for _, v := range all {
		if v.id() != "" {
			return v
		}
	}
	return nil
}
