package whatsapp

// TemplateChange is what a KindTemplate event says of a template, in the API's own words (Meta, webhook reference:
// message_template_status_update, message_template_quality_update, template_category_update,
// message_template_components_update). Fields that the event does not have are empty.
type TemplateChange struct {
	ID, Name, Language string
	Event              string // the new state: APPROVED, REJECTED, PAUSED, ...
	Reason             string // why it was rejected: INVALID_FORMAT, ...
	Advice             string // what Meta recommends, in its own words
	Quality            string // GREEN, YELLOW, RED, UNKNOWN
	Category           string // to which it was moved
	Correct            string // to which it will be moved

	Header, Body, Footer string // after somebody edited it
}

// Template reads a KindTemplate event.
func (e Event) Template() TemplateChange {
	c := TemplateChange{ID: e.ID, Name: e.Text}
	raw, err := parseJSON(e.Raw)
	if err != nil {
		return c
	}
	o := raw.object()
	rejection, other := o.get("rejection_info").object(), o.get("other_info").object()
	c.Language = firstOf(o.get("message_template_language").text(), o.get("language").text())
	c.Event = o.get("event").text()
	c.Reason = firstOf(o.get("reason").text(), other.get("title").text())
	c.Advice = firstOf(rejection.get("recommendation").text(), rejection.get("reason").text(), other.get("description").text())
	c.Quality = o.get("new_quality_score").text()
	c.Category = o.get("new_category").text()
	c.Correct = o.get("correct_category").text()
	c.Header = firstOf(o.get("message_template_title").text(), o.get("title").text())
	c.Body = firstOf(o.get("message_template_element").text(), o.get("element").text())
	c.Footer = firstOf(o.get("message_template_footer").text(), o.get("footer").text())
	return c
}
