package whatsapp

import "strings"

// readerOf is what reads the object that carries a message's type as its name, by that type (Meta, "messages webhook
// reference"); known is false for a type that nobody here knows, whose words are read as far as they can be found.
func readerOf(kind string) (read func(e *Event, content value), known bool) {
	switch kind {
	case "text":
		return (*Event).setText, true
	case "image", "video", "audio", "document", "sticker", "gif",
		"voice": // of the older, self-hosted API
		return (*Event).setMedia, true
	case "location":
		return (*Event).setPlace, true
	case "contacts":
		return (*Event).setCards, true
	case "interactive":
		return (*Event).setInteractive, true
	case "button":
		return (*Event).setButton, true
	case "reaction":
		return (*Event).setReaction, true
	case "order":
		return (*Event).setOrder, true
	case "edit":
		return (*Event).setEdit, true
	case "revoke":
		return (*Event).setOriginal, true
	case "unsupported", "system":
		return (*Event).setSubtype, true
	case "unknown", "errors", "request_welcome", "media_placeholder":
		return func(*Event, value) {}, true // known to say nothing
	case "template", "hsm", "list", "product", "poll_creation", "poll_update", "group_invite", "link_preview", "pin", "keep_in_chat":
		return (*Event).setReadable, true // seen as names only
	default:
		return (*Event).setReadable, false
	}
}

// setContent reads the object that carries a message's name. It reports false for a type that is not known here; its words
// are read all the same as far as they can be found.
func (e *Event) setContent(o object) bool {
	if e.Type = o.get("type").text(); e.Type == "" {
		e.Type = guessType(o)
	}
	read, known := readerOf(e.Type)
	read(e, o.get(e.Type))
	return known
}

// guessType finds the type of a message whose type is missing by the object that it brings. One that brings only errors is
// one that the platform could not hand over.
func guessType(o object) string {
	for _, name := range []string{"text", "image", "video", "audio", "voice", "document", "sticker", "location",
		"contacts", "interactive", "button", "reaction", "order", "edit", "revoke", "system", "unsupported"} {
		if len(o.get(name).elements()) > 0 {
			return name
		}
	}
	for _, e := range readErrors(o.get("errors")) {
		if e.Code != 0 {
			return "unsupported"
		}
	}
	return ""
}

func (e *Event) setText(content value) {
	e.Text = firstOf(content.object().get("body").text(), content.text())
}

func (e *Event) setMedia(content value) {
	o := content.object()
	e.Media = &Media{
		ID:       o.get("id").id(),
		MIME:     o.get("mime_type").text(),
		SHA256:   o.get("sha256").text(),
		Filename: o.get("filename").text(),
		Voice:    o.get("voice").truth() || e.Type == "voice",
		Animated: o.get("animated").truth(),
		URL:      firstOf(o.get("url").text(), o.get("link").text()),
	}
	e.Text = firstOf(o.get("caption").text(), e.Media.Filename)
}

// setPlace reads a place that was shared. It reads as name and address, or as where it is if it has neither.
func (e *Event) setPlace(content value) {
	o := content.object()
	e.Place = &Spot{
		Latitude: number(o.get("latitude")), Longitude: number(o.get("longitude")),
		Name: o.get("name").text(), Address: o.get("address").text(), URL: o.get("url").text(),
	}
	e.Text = firstOf(joined(", ", e.Place.Name, e.Place.Address), joined(", ", e.Place.Latitude, e.Place.Longitude))
}

// number returns a number as it was written, with or without quotes.
func number(v value) string {
	s := string(v)
	if v.startsWith('"') {
		s = v.text()
	}
	if s == "" || len(s) >= 32 || strings.Trim(s, "-+.0123456789eE") != "" || (s[0] != '-' && !isDigit(s[0])) {
		return ""
	}
	return s
}

// setCards reads the contact cards that were sent. A card reads as its name, without one as its number, its firm or its
// address, and else by what stands in its vCard.
func (e *Event) setCards(content value) {
	var read []string
	for _, raw := range content.elements() {
		o := raw.object()
		name := o.get("name").object()
		c := Card{
			Name: firstOf(name.get("formatted_name").text(), joined(" ", name.get("first_name").text(), name.get("last_name").text()),
				o.get("name").text(), vcardLine(o.get("vcard").text(), "FN")),
			Origin: o.get("origin").text(),
		}
		for _, p := range o.get("phones").elements() {
			phone := p.object()
			c.Phone = firstOf(c.Phone, phone.get("phone").id(), phone.get("wa_id").id(), p.text())
			who := person(phone.get("wa_id"), phone.get("user_id"), nil)
			c.WhatsApp, c.UserID = firstOf(c.WhatsApp, who.phone), firstOf(c.UserID, who.userID)
		}
		c.Phone = firstOf(c.Phone, vcardLine(o.get("vcard").text(), "TEL"))
		mail, page := first(o.get("emails")), first(o.get("urls"))
		words := firstOf(c.Name, c.Phone, o.get("org").object().get("company").text(), mail.get("email").text(), page.get("url").text())
		if words != "" {
			read = append(read, words)
		}
		e.Cards = append(e.Cards, c)
	}
	e.Text = strings.Join(read, ", ")
}

func first(list value) object {
	for _, raw := range list.elements() {
		return raw.object()
	}
	return nil
}

// vcardLine is the value of the first line of a vCard with that name (RFC 6350 3.3), however it is parametrised.
func vcardLine(card, name string) string {
	for line := range strings.Lines(card) {
		head, value, found := strings.Cut(strings.TrimSpace(line), ":")
		head, _, _ = strings.Cut(head, ";")
		if _, grouped, ok := strings.Cut(head, "."); ok {
			head = grouped
		}
		if found && strings.EqualFold(head, name) {
			return value
		}
	}
	return ""
}

func (e *Event) setButton(content value) {
	o := content.object()
	e.Choice = o.get("payload").id()
	e.Text = firstOf(o.get("text").text(), e.Choice)
}

func (e *Event) setReaction(content value) {
	o := content.object()
	e.ReactionTo = o.get("message_id").id()
	e.Text = o.get("emoji").text()
}

// setOrder reads what was ordered from a catalogue: the guest's words, then a line for each thing.
func (e *Event) setOrder(content value) {
	o := content.object()
	lines := nonEmpty(o.get("text").text())
	for _, raw := range o.get("product_items").elements() {
		item := raw.object()
		line := firstOf(item.get("product_retailer_id").id(), item.get("name").text())
		if n := number(item.get("quantity")); n != "" {
			line = n + " × " + line
		}
		if price := joined(" ", number(item.get("item_price")), item.get("currency").text()); price != "" {
			line += " (" + price + ")"
		}
		lines = append(lines, nonEmpty(line)...)
	}
	e.Text = strings.Join(lines, "\n")
}

// setEdit reads a guest's correction: the new content stands inside like a message of its own, one level deep.
func (e *Event) setEdit(content value) {
	e.setOriginal(content)
	inner := content.object().get("message").object()
	if inner == nil || inner.get("edit") != nil {
		return
	}
	var corrected Event
	corrected.setContent(inner)
	e.Text, e.Media, e.Subtype = corrected.Text, corrected.Media, corrected.Type
}

func (e *Event) setOriginal(content value) {
	o := content.object()
	e.OriginalID = firstValue(o.get("original_message_id"), o.get("message_id")).id()
}

func (e *Event) setSubtype(content value) {
	e.Subtype = content.object().get("type").text()
}

// joined puts what is not empty in a row.
func joined(between string, all ...string) string {
	return strings.Join(nonEmpty(all...), between)
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
