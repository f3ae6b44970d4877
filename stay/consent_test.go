package stay_test

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"portineria/stay"
)

var askedAt = time.Date(2026, 7, 14, 12, 0, 0, 0, time.UTC)

// template is an approved one of the useful kind.
func template(change ...func(*stay.Template)) *stay.Template {
	t := stay.Template{Name: "arrival_day", Language: "it", Category: stay.Utility, State: stay.TemplateApproved, Body: "Buongiorno {{guest_name}}, a oggi."}
	for _, c := range change {
		c(&t)
	}
	return &t
}

func in(s stay.TemplateState) func(*stay.Template) { return func(t *stay.Template) { t.State = s } }
func of(c stay.Category) func(*stay.Template)      { return func(t *stay.Template) { t.Category = c } }

func TestCanSend(t *testing.T) {
	hours := func(n float64) time.Time { return askedAt.Add(-time.Duration(n * float64(time.Hour))) }
	agreed, said := stay.Consent{OptInAt: hours(500)}, hours(400)
	for name, c := range map[string]struct {
		ask    stay.Ask
		want   stay.Refusal // empty: it may go
		as     string
		ground stay.Ground
	}{
		"nothing at all":                  {stay.Ask{}, stay.RefusedPurpose, "", ""},
		"an answer in the window":         {stay.Ask{Purpose: stay.PurposeAnswer, LastGuestAt: hours(1)}, "", "text", stay.GroundWindow},
		"an answer just inside":           {stay.Ask{Purpose: stay.PurposeAnswer, LastGuestAt: hours(23.9)}, "", "text", stay.GroundWindow},
		"an answer in the margin":         {stay.Ask{Purpose: stay.PurposeAnswer, LastGuestAt: hours(23.99)}, stay.RefusedWindow, "", ""},
		"an answer too late":              {stay.Ask{Purpose: stay.PurposeAnswer, LastGuestAt: hours(25)}, stay.RefusedWindow, "", ""},
		"an answer as a template, late":   {stay.Ask{Purpose: stay.PurposeAnswer, LastGuestAt: hours(25), As: template(), Consent: agreed}, stay.RefusedWindow, "", ""},
		"an answer to who stopped":        {stay.Ask{Purpose: stay.PurposeAnswer, LastGuestAt: hours(1), Consent: stay.Consent{StoppedAt: said}}, "", "text", stay.GroundWindow},
		"an answer to NO AI":              {stay.Ask{Purpose: stay.PurposeAnswer, LastGuestAt: hours(1), MadeAt: hours(0.5), Consent: stay.Consent{NoAIAt: said}}, stay.RefusedNoAI, "", ""},
		"what confirms NO AI":             {stay.Ask{Purpose: stay.PurposeAnswer, LastGuestAt: hours(1), MadeAt: said, Consent: stay.Consent{NoAIAt: said}}, "", "text", stay.GroundWindow},
		"a notice after NO AI":            {stay.Ask{Purpose: stay.PurposeNotice, LastGuestAt: hours(1), Consent: stay.Consent{NoAIAt: said}}, stay.RefusedNoAI, "", ""},
		"a person in the window":          {stay.Ask{Purpose: stay.PurposeHost, LastGuestAt: hours(1), Consent: stay.Consent{StoppedAt: said, NoAIAt: said, FrozenAt: said}}, "", "text", stay.GroundWindow},
		"a person outside":                {stay.Ask{Purpose: stay.PurposeHost, LastGuestAt: hours(30)}, stay.RefusedWindow, "", ""},
		"a person who never heard":        {stay.Ask{Purpose: stay.PurposeHost}, stay.RefusedWindow, "", ""},
		"a person's template":             {stay.Ask{Purpose: stay.PurposeHost, LastGuestAt: hours(400), As: template(), Consent: agreed}, "", "template", stay.GroundOptIn},
		"to who asked three days ago":     {stay.Ask{Purpose: stay.PurposeHost, LastGuestAt: hours(72), As: template()}, "", "template", stay.GroundAsked},
		"to who asked long ago":           {stay.Ask{Purpose: stay.PurposeHost, LastGuestAt: hours(24 * 8), As: template()}, stay.RefusedNoOptIn, "", ""},
		"to who has a right to it":        {stay.Ask{Purpose: stay.PurposeHost, LastGuestAt: hours(24 * 20), As: template(), Owed: true, Consent: stay.Consent{StoppedAt: said}}, "", "template", stay.GroundOwed},
		"a person's template, stopped":    {stay.Ask{Purpose: stay.PurposeHost, LastGuestAt: hours(72), As: template(), Consent: stay.Consent{StoppedAt: said}}, stay.RefusedStopped, "", ""},
		"a person's template, frozen":     {stay.Ask{Purpose: stay.PurposeHost, LastGuestAt: hours(72), As: template(), Consent: stay.Consent{FrozenAt: said}}, stay.RefusedFrozen, "", ""},
		"by a rule, in the window":        {stay.Ask{Purpose: stay.PurposeAutomatic, LastGuestAt: hours(2)}, "", "text", stay.GroundWindow},
		"by a rule, template, window":     {stay.Ask{Purpose: stay.PurposeAutomatic, LastGuestAt: hours(2), As: template()}, "", "template", stay.GroundWindow},
		"by a rule, unapproved, window":   {stay.Ask{Purpose: stay.PurposeAutomatic, LastGuestAt: hours(2), As: template(in(stay.TemplatePending))}, "", "text", stay.GroundWindow},
		"by a rule, text, outside":        {stay.Ask{Purpose: stay.PurposeAutomatic, LastGuestAt: hours(72), Consent: agreed}, stay.RefusedWindow, "", ""},
		"by a rule, agreed":               {stay.Ask{Purpose: stay.PurposeAutomatic, As: template(), Consent: agreed}, "", "template", stay.GroundOptIn},
		"by a rule, booking":              {stay.Ask{Purpose: stay.PurposeAutomatic, As: template(), AgreedByBooking: said}, "", "template", stay.GroundBooking},
		"by a rule, nothing agreed":       {stay.Ask{Purpose: stay.PurposeAutomatic, As: template()}, stay.RefusedNoOptIn, "", ""},
		"by a rule, to who wrote lately":  {stay.Ask{Purpose: stay.PurposeAutomatic, LastGuestAt: hours(30), As: template()}, stay.RefusedNoOptIn, "", ""},
		"by a rule, stopped":              {stay.Ask{Purpose: stay.PurposeAutomatic, LastGuestAt: hours(1), As: template(), AgreedByBooking: said, Consent: stay.Consent{OptInAt: said, StoppedAt: said}}, stay.RefusedStopped, "", ""},
		"by a rule, stopped and owed":     {stay.Ask{Purpose: stay.PurposeAutomatic, As: template(), Owed: true, Consent: stay.Consent{StoppedAt: said}}, stay.RefusedStopped, "", ""},
		"by a rule, NO AI":                {stay.Ask{Purpose: stay.PurposeAutomatic, As: template(), Consent: stay.Consent{OptInAt: said, NoAIAt: said}}, stay.RefusedNoAI, "", ""},
		"by a rule, frozen":               {stay.Ask{Purpose: stay.PurposeAutomatic, LastGuestAt: hours(1), Consent: stay.Consent{FrozenAt: said}}, stay.RefusedFrozen, "", ""},
		"a template that is a draft":      {stay.Ask{Purpose: stay.PurposeAutomatic, As: template(in(stay.TemplateDraft)), Consent: agreed}, stay.RefusedUnsubmitted, "", ""},
		"a template under review":         {stay.Ask{Purpose: stay.PurposeAutomatic, As: template(in(stay.TemplatePending)), Consent: agreed}, stay.RefusedPending, "", ""},
		"a rejected template":             {stay.Ask{Purpose: stay.PurposeAutomatic, As: template(in(stay.TemplateRejected)), Consent: agreed}, stay.RefusedRejected, "", ""},
		"a paused template":               {stay.Ask{Purpose: stay.PurposeAutomatic, As: template(in(stay.TemplatePaused)), Consent: agreed}, stay.RefusedPaused, "", ""},
		"a disabled template":             {stay.Ask{Purpose: stay.PurposeAutomatic, As: template(in(stay.TemplateDisabled)), Consent: agreed}, stay.RefusedDisabled, "", ""},
		"a deleted template":              {stay.Ask{Purpose: stay.PurposeAutomatic, As: template(in(stay.TemplateDeleted)), Consent: agreed}, stay.RefusedDisabled, "", ""},
		"a template nobody knows":         {stay.Ask{Purpose: stay.PurposeAutomatic, As: &stay.Template{}, Consent: agreed}, stay.RefusedUnknown, "", ""},
		"a template for one-time codes":   {stay.Ask{Purpose: stay.PurposeAutomatic, As: template(of(stay.Authentication)), Consent: agreed}, stay.RefusedCategory, "", ""},
		"a variable without a value":      {stay.Ask{Purpose: stay.PurposeAutomatic, As: template(), Empty: []string{"guest_name"}, Consent: agreed}, stay.RefusedEmpty, "", ""},
		"the same in the window":          {stay.Ask{Purpose: stay.PurposeAutomatic, LastGuestAt: hours(1), As: template(), Empty: []string{"guest_name"}}, stay.RefusedEmpty, "", ""},
		"advertising, no yes":             {stay.Ask{Purpose: stay.PurposeAutomatic, As: template(of(stay.Marketing)), Consent: agreed, AgreedByBooking: said}, stay.RefusedNoMarketing, "", ""},
		"advertising in the window":       {stay.Ask{Purpose: stay.PurposeAutomatic, LastGuestAt: hours(1), Marketing: true}, stay.RefusedNoMarketing, "", ""},
		"advertising, a yes":              {stay.Ask{Purpose: stay.PurposeAutomatic, As: template(of(stay.Marketing)), Consent: stay.Consent{MarketingAt: said}}, "", "template", stay.GroundOptIn},
		"advertising, yes then no":        {stay.Ask{Purpose: stay.PurposeAutomatic, As: template(of(stay.Marketing)), Consent: stay.Consent{MarketingAt: said, MarketingStoppedAt: said.Add(1)}}, stay.RefusedNoMarketing, "", ""},
		"advertising, no then yes":        {stay.Ask{Purpose: stay.PurposeAutomatic, As: template(of(stay.Marketing)), Consent: stay.Consent{MarketingStoppedAt: said, MarketingAt: said.Add(1)}}, "", "template", stay.GroundOptIn},
		"advertising, yes and STOP":       {stay.Ask{Purpose: stay.PurposeHost, As: template(of(stay.Marketing)), Consent: stay.Consent{MarketingAt: said, StoppedAt: said.Add(-1)}}, stay.RefusedStopped, "", ""},
		"advertising as what is owed":     {stay.Ask{Purpose: stay.PurposeHost, As: template(of(stay.Marketing)), Owed: true}, stay.RefusedNoMarketing, "", ""},
		"an alert in the owner's window":  {stay.Ask{Purpose: stay.PurposeAlert, ToOwner: true, LastGuestAt: hours(1)}, "", "text", stay.GroundWindow},
		"an alert outside it":             {stay.Ask{Purpose: stay.PurposeAlert, ToOwner: true, LastGuestAt: hours(30)}, stay.RefusedWindow, "", ""},
		"an alert as a template":          {stay.Ask{Purpose: stay.PurposeAlert, ToOwner: true, As: template()}, "", "template", stay.GroundOwner},
		"an alert, template under review": {stay.Ask{Purpose: stay.PurposeAlert, ToOwner: true, As: template(in(stay.TemplatePending))}, stay.RefusedPending, "", ""},
		"an alert to a guest":             {stay.Ask{Purpose: stay.PurposeAlert, LastGuestAt: hours(1)}, stay.RefusedStranger, "", ""},
		"a purpose nobody knows":          {stay.Ask{Purpose: "campaign", LastGuestAt: hours(1)}, stay.RefusedPurpose, "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			c.ask.Now = askedAt
			v := stay.CanSend(c.ask)
			as := ""
			switch {
			case v.AsTemplate():
				as = "template"
			case v.OK():
				as = "text"
			}
			if v.Reason != c.want || as != c.as || v.Ground != c.ground {
				t.Errorf("refused %q, as %q on %q; want %q, %q, %q", v.Reason, as, v.Ground, c.want, c.as, c.ground)
			}
		})
	}
}

// However a question is put together, what the law and the platform forbid does
// not leave.
func TestNothingGetsPastTheDoor(t *testing.T) {
	roll := rand.New(rand.NewPCG(7, 7))
	some := func() time.Time {
		if roll.IntN(2) == 0 {
			return time.Time{}
		}
		return askedAt.Add(-time.Duration(roll.Int64N(int64(300 * time.Hour))))
	}
	purposes := []stay.Purpose{"", "campaign", stay.PurposeAnswer, stay.PurposeHost, stay.PurposeAlert, stay.PurposeNotice, stay.PurposeAutomatic}
	states := []stay.TemplateState{"", stay.TemplateDraft, stay.TemplatePending, stay.TemplateApproved, stay.TemplateApproved, stay.TemplateRejected, stay.TemplatePaused, stay.TemplateDisabled, stay.TemplateDeleted}
	categories := []stay.Category{"", stay.Utility, stay.Utility, stay.Marketing, stay.Authentication}
	passed := map[string]int{}
	for range 200_000 {
		ask := stay.Ask{Now: askedAt, Purpose: purposes[roll.IntN(len(purposes))], MadeAt: some(), LastGuestAt: some(), ToOwner: roll.IntN(2) == 0, Marketing: roll.IntN(6) == 0, AgreedByBooking: some(), Owed: roll.IntN(4) == 0,
			Consent: stay.Consent{StoppedAt: some(), NoAIAt: some(), FrozenAt: some(), OptInAt: some(), MarketingAt: some(), MarketingStoppedAt: some()}}
		if roll.IntN(2) == 0 {
			ask.As = &stay.Template{State: states[roll.IntN(len(states))], Category: categories[roll.IntN(len(categories))]}
			if roll.IntN(4) == 0 {
				ask.Empty = []string{"guest_name"}
			}
		}
		v := stay.CanSend(ask)
		for _, law := range broken(ask, v) {
			t.Fatalf("%s: %+v passes as %+v", law, ask, v)
		}
		if v.OK() {
			passed[fmt.Sprint(ask.Purpose, v.AsTemplate(), v.Ground)]++
		}
	}
	if len(passed) < 11 {
		t.Errorf("only these ways were ever open, so that the walk proves little: %v", passed)
	}
}

// broken lists the laws that a verdict breaks.
func broken(ask stay.Ask, v stay.Verdict) (laws []string) {
	s, open := ask.Consent, ask.Now.Sub(ask.LastGuestAt) < stay.WindowLength-stay.WindowMargin && !ask.LastGuestAt.IsZero()
	unasked := ask.Purpose == stay.PurposeAutomatic || ask.Purpose == stay.PurposeHost && ask.As != nil && !ask.Owed
	for law, holds := range map[string]bool{
		"a refusal says why and what helps":     v.OK() || v.Reason != "" && v.Remedy != "",
		"what passes says on what ground":       !v.OK() || v.Ground != "" && v.Reason == "",
		"free text needs an open window":        !v.OK() || v.AsTemplate() || open,
		"outside only a template":               !v.OK() || open || v.AsTemplate(),
		"only an approved template":             !v.AsTemplate() || ask.As != nil && ask.As.State == stay.TemplateApproved && (ask.As.Category == stay.Utility || ask.As.Category == stay.Marketing),
		"no template with a hole":               !v.OK() || len(ask.Empty) == 0,
		"STOP":                                  !v.OK() || !unasked || s.StoppedAt.IsZero(),
		"NO AI":                                 !v.OK() || s.NoAIAt.IsZero() || ask.Purpose == stay.PurposeHost || ask.Purpose == stay.PurposeAlert || ask.MadeAt.Equal(s.NoAIAt),
		"a freeze":                              !v.OK() || !unasked || s.FrozenAt.IsZero(),
		"advertising needs its own yes":         !v.OK() || ask.Purpose == stay.PurposeAlert || !ask.Marketing && (ask.As == nil || ask.As.Category != stay.Marketing) || s.Markets(),
		"nobody is written to without a ground": !v.OK() || open || ask.Purpose == stay.PurposeAlert || !s.OptInAt.IsZero() || s.Markets() || !ask.AgreedByBooking.IsZero() || ask.Purpose == stay.PurposeHost,
		"alerts go to the owner":                !v.OK() || ask.Purpose != stay.PurposeAlert || ask.ToOwner,
	} {
		if !holds {
			laws = append(laws, law)
		}
	}
	return laws
}

func TestALedgerFoldsIntoWhereSomebodyStands(t *testing.T) {
	at := func(n int) time.Time { return askedAt.Add(time.Duration(n) * time.Hour) }
	in, out := stay.OptIn, stay.OptOut
	entry := func(n int, k stay.ConsentKind, s stay.ConsentScope) stay.ConsentEntry {
		return stay.ConsentEntry{At: at(n), Kind: k, Scope: s}
	}
	for name, c := range map[string]struct {
		entries []stay.ConsentEntry
		want    stay.Consent
	}{
		"nothing":            {nil, stay.Consent{}},
		"a yes":              {[]stay.ConsentEntry{entry(1, in, stay.ScopeStay)}, stay.Consent{OptInAt: at(1)}},
		"a yes, then STOP":   {[]stay.ConsentEntry{entry(1, in, stay.ScopeStay), entry(2, out, stay.ScopeStay)}, stay.Consent{StoppedAt: at(2)}},
		"STOP, then START":   {[]stay.ConsentEntry{entry(1, out, stay.ScopeStay), entry(2, in, stay.ScopeStay)}, stay.Consent{OptInAt: at(2)}},
		"no adverts only":    {[]stay.ConsentEntry{entry(1, in, stay.ScopeStay), entry(2, out, stay.ScopeMarketing)}, stay.Consent{OptInAt: at(1), MarketingStoppedAt: at(2)}},
		"no machine":         {[]stay.ConsentEntry{entry(1, out, stay.ScopeAI)}, stay.Consent{NoAIAt: at(1)}},
		"no machine, lifted": {[]stay.ConsentEntry{entry(1, out, stay.ScopeAI), entry(2, in, stay.ScopeAI)}, stay.Consent{}},
	} {
		if got := stay.ConsentOf(c.entries); got != c.want {
			t.Errorf("%s: %+v", name, got)
		}
	}
}
