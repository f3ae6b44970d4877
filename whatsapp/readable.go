package whatsapp

// setReadable takes the words out of a content whose shape nobody has documented.
func (e *Event) setReadable(content value) {
	o := content.object()
	e.Text = firstOf(readable(o), content.text())
	e.ReplyTo = firstOf(e.ReplyTo, firstValue(o.get("message_id"), o.get("original_message_id")).id())
	if o.get("mime_type") != nil && e.Media == nil {
		text := e.Text
		e.setMedia(content)
		e.Text = firstOf(e.Text, text)
	}
}

// words are the names under which senders put what a reader would read, the best first.
var words = []string{"body", "text", "caption", "title", "question", "header", "group_name", "subject", "name", "description",
	"display_text", "element_name", "matched_text", "canonical_url", "url", "invite_link", "link", "product_retailer_id", "emoji"}

// readable finds the words in an object: under one of the usual names, there or one level below, and the choices of a poll
// behind them.
func readable(o object) string {
	text := ""
	for _, name := range words {
		v := o.get(name)
		inner := v.object()
		if text = firstOf(v.text(), inner.get("body").text(), inner.get("text").text(), inner.get("name").text()); text != "" {
			break
		}
	}
	var choices []string
	for _, raw := range o.get("options").elements() {
		c := raw.object()
		choices = append(choices, nonEmpty(firstOf(raw.text(), c.get("name").text(), c.get("option_name").text(), c.get("title").text()))...)
		if len(choices) == formLines {
			break
		}
	}
	return joined(": ", text, joined(", ", choices...))
}
