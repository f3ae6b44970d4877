package viewtest

import "portineria/web/view"

func (s furnisher) rehearsals() []Sample {
	words := s.w.Rehearsal
	chip := func(tone view.Tone, outcome string) view.Chip {
		return view.Chip{Tone: tone, Text: words.Outcome(outcome)}
	}
	p := view.RehearsalPage{
		Page: s.page(view.SectionProperties), ID: "m1-1", Property: "casa-limone", PropertyName: "Casa Limone", Questions: "128", Changed: "2",
		Counts: []view.RehearsalCount{
			{Chip: chip(view.Green, "answer"), Before: "96", After: "97"}, {Chip: chip(view.Brass, "draft"), Before: "8", After: "8"},
			{Chip: chip(view.Red, "escalate"), Before: "24", After: "23"},
		},
		Model: words.ModelThenNote(60), More: 3,
		Save: view.SaveForm{Action: view.FactPath("casa-limone", "parking"), Fields: []view.Hidden{{Name: "text", Value: "Parcheggio coperto in piazza Milano."}}},
		Back: view.FactPath("casa-limone", "parking") + "?rehearsal=m1-1",
		Rows: []view.RehearsalRow{
			{ID: "a1", Guest: "Lena Weber", Href: view.ConversationPath("lena"), When: s.clock(9, 4), Question: "Wo kann ich parken?", Changed: true,
				Before: view.RehearsalAnswer{Chip: chip(view.Green, "answer"), Text: "Sie können kostenlos in der Via Aurelia parken, 200 m entfernt."},
				After:  view.RehearsalAnswer{Chip: chip(view.Brass, "draft"), Why: s.w.Reason("low_confidence").Name, Text: "Es gibt ein Parkhaus an der Piazza Milano."}},
			{ID: "a2", Guest: "Tom Okafor", Href: view.ConversationPath("tom"), When: s.clock(11, 40), Question: "Thanks!",
				Before: view.RehearsalAnswer{Chip: chip(view.Plain, "silent")}, After: view.RehearsalAnswer{Chip: chip(view.Plain, "silent")}},
		},
	}
	all, running, failed, none := p, p, p, p
	all.All, all.More, all.Model = true, 0, ""
	running.Running, running.Percent, running.Progress = true, 40, words.Progress(51, 20, 50)
	failed.Trouble = words.Failed
	none.Rows, none.More, none.Changed, none.Model = nil, 0, "0", ""
	empty := none
	empty.Questions, empty.Counts = "0", none.Counts[:1]
	return []Sample{
		{Name: "rehearsal", Page: view.RehearsalView(p)},
		{Name: "rehearsal-all", Page: view.RehearsalView(all)},
		{Name: "rehearsal-running", Page: view.RehearsalView(running)},
		{Name: "rehearsal-failed", Page: view.RehearsalView(failed)},
		{Name: "rehearsal-same", Page: view.RehearsalView(none)},
		{Name: "rehearsal-empty", Page: view.RehearsalView(empty)},
	}
}
