package simulator

import (
	"portineria/whatsapp"
	"portineria/whatsapp/graphfake"
)

// Approve puts a text into the books of the fake platform, approved, so that it may
// be sent to a phone on screen that has been silent for a day.
func (s *Simulator) Approve(d whatsapp.TemplateDraft) {
	s.fake.AddTemplate(graphfake.Template{Name: d.Name, Language: d.Language, Category: d.Category, Header: d.Header, Body: d.Body, Footer: d.Footer, Buttons: d.Buttons})
}
