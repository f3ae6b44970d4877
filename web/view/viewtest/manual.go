package viewtest

import "portineria/web/view"

func (s furnisher) manuals() []Sample {
	words := s.w.Manual
	form := view.ManualPage{Page: s.page(view.SectionProperties), Property: "casa-limone", PropertyName: "Casa Limone", Model: true}
	refused := form
	refused.Text, refused.Model = "Parcheggio libero in via Aurelia.", false
	refused.Problems = []string{"manuale.pdf: " + s.w.InvalidText("document_locked")}
	draft := view.DraftPage{Page: s.page(view.SectionProperties), ID: "m1-2", Property: "casa-limone", PropertyName: "Casa Limone", Count: 3,
		Notes: []string{words.OtherLanguage(s.w.Language("de"), s.w.Language("it")), words.Left(12)},
		Groups: []view.ProposalGroup{
			{Topic: s.w.Topic("wifi"), Key: "wifi", Items: []view.Proposal{{N: 0, Title: "Wi-Fi", Text: "La rete si chiama CasaLimone-5G. La password è limoni-gialli-22.",
				Topics: s.topics("wifi"), Visibilities: s.visibilities("stay"), Taken: true, Guarded: true, Twin: "wifi", TwinHref: view.FactPath("casa-limone", "wifi")}}},
			{Topic: s.w.Topic("parking"), Key: "parking", Items: []view.Proposal{
				{N: 1, Text: "Si parcheggia gratis in via Aurelia, a 200 m dalla casa.", Topics: s.topics("parking"), Visibilities: s.visibilities("booked"), Taken: true},
				{N: 2, Title: "Parcheggio", Text: "", Topics: s.topics("parking"), Visibilities: s.visibilities("public"), Error: s.w.InvalidText("required")},
			}},
		}}
	back := draft
	back.Notes, back.Refused = nil, words.Refused
	running := view.DraftPage{Page: draft.Page, ID: "m1-2", Property: "casa-limone", PropertyName: "Casa Limone", Running: true, Percent: 30, Progress: words.Progress(3, 10)}
	none := view.DraftPage{Page: draft.Page, ID: "m1-2", Property: "casa-limone", PropertyName: "Casa Limone"}
	return []Sample{
		{Name: "manual", Page: view.ManualView(form)},
		{Name: "manual-refused", Page: view.ManualView(refused)},
		{Name: "manual-draft", Page: view.DraftView(draft)},
		{Name: "manual-draft-refused", Page: view.DraftView(back)},
		{Name: "manual-draft-running", Page: view.DraftView(running)},
		{Name: "manual-draft-empty", Page: view.DraftView(none)},
	}
}

func (s furnisher) visibilities(chosen string) []view.Option {
	var all []view.Option
	for _, key := range []string{"public", "booked", "stay", "owner"} {
		all = append(all, view.Option{Value: key, Label: s.w.Visibility(key).Name, Selected: key == chosen})
	}
	return all
}
