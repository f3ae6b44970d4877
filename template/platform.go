package template

import (
	"strings"

	"portineria/stay"
	"portineria/whatsapp"
)

// Draft is a template as it is submitted to the platform. In a button's address
// the platform takes the number 1 alone for a variable.
func Draft(t stay.Template) whatsapp.TemplateDraft {
	d := whatsapp.TemplateDraft{Name: t.Name, Language: t.Language, Category: strings.ToUpper(string(t.Category)), Header: t.Header, Body: t.Body, Footer: t.Footer, Examples: map[string]string{}}
	for v, example := range t.Examples {
		d.Examples[v] = stay.VariableValue(example)
	}
	for _, b := range t.Buttons {
		button := whatsapp.TemplateButton{Kind: strings.ToUpper(b.Kind), Label: b.Text, URL: b.URL}
		if vars := stay.VariablesIn(b.URL); len(vars) > 0 {
			before, _, _ := strings.Cut(b.URL, "{{")
			button.URL, button.Example = before+"{{1}}", before+d.Examples[vars[0]]
		}
		d.Buttons = append(d.Buttons, button)
	}
	return d
}

// FromPlatform is what the platform lists, as a template of ours. Where ours is
// known it keeps what the platform does not tell: what its variables stand for and
// the examples.
func FromPlatform(account string, p whatsapp.Template, ours *stay.Template) stay.Template {
	t := stay.Template{Account: account, Name: p.Name, Language: p.Language, Origin: stay.FromPlatform}
	if ours != nil {
		t = *ours
	}
	t.PlatformID = p.ID
	if category := CategoryOf(p.Category); category != "" {
		t.Category = category
	}
	t.Quality = qualityOf(p.Quality)
	if p.Body != "" {
		t.Header, t.Body, t.Footer = p.Header, p.Body, p.Footer
		t.Buttons = buttonsOf(p.Buttons, t.Buttons)
	}
	if t.Category == "" {
		t.Category = stay.Utility
	}
	return t
}

// buttonsOf keeps the names of our own variables in addresses.
func buttonsOf(listed []whatsapp.TemplateButton, ours []stay.TemplateButton) []stay.TemplateButton {
	var all []stay.TemplateButton
	for i, b := range listed {
		button := stay.TemplateButton{Kind: strings.ToLower(b.Kind), Text: b.Label, URL: b.URL}
		if i < len(ours) && len(stay.VariablesIn(ours[i].URL)) > 0 && len(stay.VariablesIn(b.URL)) > 0 {
			button.URL = ours[i].URL
		}
		all = append(all, button)
	}
	return all
}

// CategoryOf reads a category as the platform writes it; empty where it is not known.
func CategoryOf(s string) stay.Category {
	switch c := stay.Category(strings.ToLower(s)); c {
	case stay.Utility, stay.Marketing, stay.Authentication:
		return c
	default:
		return ""
	}
}

func qualityOf(s string) stay.Quality {
	switch q := stay.Quality(strings.ToLower(s)); q {
	case stay.QualityGreen, stay.QualityYellow, stay.QualityRed:
		return q
	default:
		return stay.QualityUnknown
	}
}
