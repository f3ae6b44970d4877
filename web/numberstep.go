package web

import (
	"context"
	"errors"
	"strings"

	"github.com/labstack/echo/v4"

	"portineria/app/number"
	"portineria/lang"
	"portineria/stay"
	"portineria/web/view"
	"portineria/whatsapp"
)

// The page of one step.

// showNumber draws a step; sent is what was typed and refused, nil: what is stored.
func (w *Web) showNumber(c echo.Context, v visitor, status int, n stay.Number, step number.Step, sent *number.Values, refused view.Errors) error {
	around, err := w.opened(c, v, view.SectionSettings)
	if err != nil {
		return err
	}
	ctx := c.Request().Context()
	h, err := w.house(ctx, v)
	if err != nil {
		return err
	}
	words, steps, report := v.W.Setup, number.Steps(n.Gateway), w.o.Numbers.Last(n)
	at := 0
	p := view.NumberPage{Page: around, Hide: hidden(v), Key: number.Name(n), Title: numberTitle(v.W, n), Step: string(step), FromFile: n.Key == "", Errors: refused}
	for i, s := range steps {
		entry := view.NumberStep{Href: view.NumberStepPath(p.Key, string(s)), Label: words.Steps[string(s)].Name, Here: s == step, Icon: string(stepState(n, report, s))}
		entry.State = view.Chip{Text: v.W.DoctorState(entry.Icon)}
		p.Steps = append(p.Steps, entry)
		if s == step {
			at = i
		}
	}
	if at > 0 {
		p.Back = p.Steps[at-1].Href
	}
	if at+1 < len(steps) {
		p.Next = p.Steps[at+1].Href
	}
	page := words.Steps[string(step)]
	p.Position, p.Heading, p.Intro, p.Todo = words.StepOf(at+1, len(steps)), page.Name, page.Intro[string(n.Gateway)], page.Todo[string(n.Gateway)]
	p.Elsewhere = elsewhere(v.W, n.Gateway, step)
	if !report.At.IsZero() {
		p.CheckedAt = words.CheckedAt(v.W.Dates.When(report.At.In(h.zone), w.now().In(h.zone)))
	}
	p.Checks = numberChecks(v.W, p.Key, report.Of(step), n.Key == "")
	p.Finished = step == number.StepTry && n.Complete() && !report.At.IsZero() && number.Worst(report.Findings) != number.Fail
	if p.Form, err = w.numberForm(ctx, n, step, report, sent); err != nil {
		return err
	}
	return render(c, status, view.NumberView(p))
}

// stepState is how a step stands: what was found, and what is missing.
func stepState(n stay.Number, r number.Report, s number.Step) number.State {
	found := r.Of(s)
	worst := number.Worst(found)
	if worst == number.OK {
		for _, f := range found {
			if f.State == number.Off && f.Word != "templates.none" {
				return number.Off // something of it is still to be entered
			}
		}
	}
	if s == number.StepTry && !n.TestedAt.IsZero() {
		return number.OK
	}
	return worst
}

// numberChecks are findings as an owner reads them, each with the click that mends
// it.
func numberChecks(w *lang.Words, key string, found []number.Finding, fixed bool) []view.NumberCheck {
	var all []view.NumberCheck
	for _, f := range found {
		text, next := f.Say(w.Code)
		c := view.NumberCheck{Check: view.Check{Name: f.Title(w.Code), State: string(f.State), Word: w.DoctorState(string(f.State)), Text: text, Next: next}}
		switch f.Action {
		case number.DoSubscribe:
			c.Action, c.Do, c.Busy = view.NumberAct(key, string(f.Step), string(f.Action)), w.Setup.Subscribe, w.Setup.Subscribing
		case number.DoWebhook:
			c.Action, c.Do, c.Busy = view.NumberAct(key, string(f.Step), string(f.Action)), w.Setup.SetAddress, w.Setup.SettingAddress
		case number.DoRegister: // its form asks for the PIN
		}
		if f.Action == number.DoWebhook && fixed {
			c.Next = strings.TrimSpace(next)
		}
		all = append(all, c)
	}
	return all
}

// elsewhere are the pages of the platform that a step is about.
func elsewhere(w *lang.Words, g stay.Gateway, s number.Step) []view.Link {
	if g == stay.GatewayDialog360 {
		return []view.Link{{Href: "https://hub.360dialog.com/", Label: w.Setup.At360}}
	}
	at := func(text, href string) view.Link { return view.Link{Href: href, Label: w.Setup.AtMeta + ": " + text} }
	switch s {
	case number.StepAccess:
		return []view.Link{at("developers.facebook.com", "https://developers.facebook.com/apps/"), at("business.facebook.com", "https://business.facebook.com/settings/system-users")}
	case number.StepNumber:
		return []view.Link{at("WhatsApp Manager", "https://business.facebook.com/wa/manage/phone-numbers/")}
	case number.StepWebhook:
		return []view.Link{at("developers.facebook.com", "https://developers.facebook.com/apps/")}
	case number.StepAccount:
		return []view.Link{at("WhatsApp Manager", "https://business.facebook.com/wa/manage/home/")}
	case number.StepTry:
		return nil
	default:
		return nil
	}
}

// numberForm is what a step asks for, with what is stored; of secrets only that
// they are.
func (w *Web) numberForm(ctx context.Context, n stay.Number, step number.Step, r number.Report, sent *number.Values) (view.NumberForm, error) {
	fixed := map[string]bool{}
	for _, name := range n.Fixed {
		fixed[name] = true
	}
	f := view.NumberForm{Dialog360: n.Gateway == stay.GatewayDialog360, Token: n.Token != "", Secret: len(n.Secrets) > 0, OldSecret: len(n.Secrets) > 1 && !fixed["secret"],
		Account: n.WABAID, NumberID: n.ID, Display: n.Display, TokenFixed: fixed["token"], SecretFixed: fixed["secret"], NumberFixed: fixed["id"], DisplayFixed: fixed["display"],
		Phone: w.o.Links.OwnerWhatsApp}
	if fixed["waba"] {
		f.AccountFixed = n.WABAID
	}
	if sent != nil {
		f.Account, f.NumberID, f.Display = sent.WABAID, sent.ID, sent.Display
	}
	switch step {
	case number.StepNumber:
		for _, x := range r.Choices {
			label := strings.TrimSpace(x.Display + " " + x.VerifiedName)
			f.Choices = append(f.Choices, view.Choice{Value: x.ID, Label: label, Explain: x.ID, Chosen: x.ID == f.NumberID || (f.NumberID == "" && len(r.Choices) == 1)})
		}
		for _, x := range r.Of(step) {
			f.Registers = f.Registers || x.Action == number.DoRegister
		}
	case number.StepWebhook:
		f.Address, f.Verify = w.o.Numbers.Webhook(), string(n.VerifyToken)
	case number.StepTry:
		return f, w.addTry(ctx, n, &f)
	case number.StepAccess, number.StepAccount:
	}
	return f, nil
}

// addTry fills in what the last step needs.
func (w *Web) addTry(ctx context.Context, n stay.Number, f *view.NumberForm) error {
	if n.Display != "" {
		f.WaLink = "https://wa.me/" + strings.TrimPrefix(n.Display, "+")
	}
	f.NoOwner = w.o.Links.OwnerWhatsApp == ""
	if !f.NoOwner && n.ID != "" {
		var err error
		if f.Open, err = w.o.App.OwnerWindow(ctx, n.ID); err != nil {
			return err
		}
	}
	if n.ID == "" {
		return nil
	}
	properties, err := w.db.Properties(ctx)
	if err != nil {
		return err
	}
	for _, p := range properties {
		f.Properties = append(f.Properties, view.Choice{Value: string(p.ID), Label: p.Name, Chosen: p.NumberID == n.ID})
	}
	return nil
}

// refusalOf is the key of the words for what did not work.
func refusalOf(err error) string {
	var failed *whatsapp.SendError
	switch {
	case errors.Is(err, number.ErrNoAddress):
		return "no_address"
	case errors.Is(err, number.ErrNotReady):
		return "not_ready"
	case errors.As(err, &failed):
		return string(failed.Problem)
	default:
		return "other"
	}
}
