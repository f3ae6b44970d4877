package web

import (
	"context"
	"errors"
	"net/http"
	"slices"

	"github.com/labstack/echo/v4"

	"portineria/app/number"
	"portineria/lang"
	"portineria/stay"
	"portineria/web/view"
)

// The business numbers, and the guide that sets one up, a page for each step. What
// is entered is stored at once, sealed; then the step is checked live.

// numberList is the section with the numbers.
func (w *Web) numberList(ctx context.Context, v visitor) (view.Numbers, error) {
	list := view.Numbers{CanWrite: v.May(stay.WriteSettings)}
	if w.o.Numbers == nil {
		return view.Numbers{}, nil
	}
	all, err := w.o.Numbers.Numbers(ctx)
	if err != nil {
		return list, err
	}
	properties, err := w.db.Properties(ctx)
	if err != nil {
		return list, err
	}
	first := true
	for _, n := range all {
		item := view.NumberItem{Title: numberTitle(v.W, n), Number: n.Display, Gateway: v.W.Setup.Gateways[string(n.Gateway)].Name, State: w.numberState(v.W, n), Serves: v.W.Setup.ServesNone}
		if item.Title == n.Display {
			item.Number = ""
		}
		if names := servedNames(n, all, properties); len(names) > 0 {
			item.Serves = v.W.Setup.Serves(names...)
		}
		if n.ID != "" && first && len(all) > 1 {
			first = false
			item.Tags = append(item.Tags, view.Chip{Tone: view.Plain, Text: v.W.Setup.First})
		}
		if len(n.Fixed) > 0 {
			item.Tags = append(item.Tags, view.Chip{Tone: view.Plain, Text: v.W.Setup.FromFile})
		}
		if list.CanWrite {
			item.Href = view.NumberPath(number.Name(n))
		}
		list.Items = append(list.Items, item)
	}
	return list, nil
}

func numberTitle(w *lang.Words, n stay.Number) string {
	switch {
	case n.Name != "":
		return n.Name
	case n.Display != "":
		return n.Display
	default:
		return w.Setup.Unnamed
	}
}

// numberState is how a number does, as far as is known without asking.
func (w *Web) numberState(words *lang.Words, n stay.Number) view.Chip {
	if !n.Complete() {
		return view.Chip{Tone: view.Brass, Text: words.Setup.Unfinished}
	}
	switch number.Worst(w.o.Numbers.Last(n).Findings) {
	case number.Fail:
		return view.Chip{Tone: view.Red, Text: words.Setup.Trouble}
	case number.Warn:
		return view.Chip{Tone: view.Brass, Text: words.Setup.Look}
	default:
		return view.Chip{Tone: view.Green, Text: words.Setup.Ready}
	}
}

func servedNames(n stay.Number, all []stay.Number, properties []stay.Property) []string {
	var names []string
	for _, p := range properties {
		if by, ok := stay.NumberFor(p, all); ok && by.ID == n.ID {
			names = append(names, p.Name)
		}
	}
	return names
}

func (w *Web) addNumberPage(c echo.Context, v visitor) error {
	return w.showAddNumber(c, v, http.StatusOK, string(stay.GatewayCloud), "", nil)
}

func (w *Web) showAddNumber(c echo.Context, v visitor, status int, gateway, name string, refused view.Errors) error {
	around, err := w.opened(c, v, view.SectionSettings)
	if err != nil {
		return err
	}
	p := view.AddNumberPage{Page: around, Hide: hidden(v), Name: name, Errors: refused}
	for _, g := range []stay.Gateway{stay.GatewayCloud, stay.GatewayDialog360} {
		words := v.W.Setup.Gateways[string(g)]
		p.Gateways = append(p.Gateways, view.Choice{Value: string(g), Label: words.Name, Explain: words.Explain, Chosen: gateway == string(g)})
	}
	return render(c, status, view.AddNumberView(p))
}

func (w *Web) addNumber(c echo.Context, v visitor) error {
	gateway, name, refused := c.FormValue("gateway"), typed(c, "name"), view.Errors{}
	n, err := w.o.Numbers.Add(c.Request().Context(), stay.Gateway(gateway), name)
	if err = refusals(v.W, err, refused); err != nil {
		return err
	}
	if refused.Any() {
		return w.showAddNumber(c, v, http.StatusUnprocessableEntity, gateway, name, refused)
	}
	return seeOther(c, view.NumberStepPath(number.Name(n), string(number.StepAccess)))
}

// numberOf is the number that the address names.
func (w *Web) numberOf(c echo.Context) (stay.Number, error) {
	return w.o.Numbers.Find(c.Request().Context(), c.Param("number"))
}

// stepOf is the step that the address names.
func stepOf(c echo.Context, n stay.Number) (number.Step, error) {
	step := number.Step(c.Param("step"))
	if !slices.Contains(number.Steps(n.Gateway), step) {
		return "", stay.ErrNotFound
	}
	return step, nil
}

// resumeNumber leads to the first step that is not finished.
func (w *Web) resumeNumber(c echo.Context, _ visitor) error {
	n, err := w.numberOf(c)
	if err != nil {
		return err
	}
	return seeOther(c, view.NumberStepPath(number.Name(n), string(unfinished(n, w.o.Numbers.Last(n)))))
}

// unfinished is the first step in which something is missing or does not work; the
// last one where all is well.
func unfinished(n stay.Number, r number.Report) number.Step {
	missing := map[string]number.Step{"token": number.StepAccess, "waba": number.StepAccess, "id": number.StepNumber, "display": number.StepNumber,
		"secret": number.StepWebhook, "verify": number.StepWebhook, "webhook_secret": number.StepWebhook}
	for _, step := range number.Steps(n.Gateway) {
		if slices.ContainsFunc(n.Missing(), func(name string) bool { return missing[name] == step }) || number.Worst(r.Of(step)) == number.Fail {
			return step
		}
	}
	return number.StepTry
}

func (w *Web) numberStep(c echo.Context, v visitor) error {
	n, err := w.numberOf(c)
	if err != nil {
		return err
	}
	step, err := stepOf(c, n)
	if err != nil {
		return err
	}
	return w.showNumber(c, v, http.StatusOK, n, step, nil, nil)
}

// saveNumber stores what was entered in a step and checks it.
func (w *Web) saveNumber(c echo.Context, v visitor) error {
	n, err := w.numberOf(c)
	if err != nil {
		return err
	}
	step, err := stepOf(c, n)
	if err != nil {
		return err
	}
	sent, refused := sentValues(c, step), view.Errors{}
	ctx := c.Request().Context()
	if step == number.StepNumber && sent.Display == "" && sent.ID != "" {
		sent.Display = w.displayOf(n, sent.ID) // what the account says of the number that was chosen
	}
	changed, err := w.o.Numbers.Set(ctx, n.Key, sent)
	if err = refusals(v.W, err, refused); err != nil {
		return err
	}
	if refused.Any() {
		return w.showNumber(c, v, http.StatusUnprocessableEntity, n, step, &sent, refused)
	}
	w.o.Numbers.Examine(ctx, w.inForce(ctx, changed))
	sayDid(c, didNumber)
	return seeOther(c, view.NumberStepPath(number.Name(n), string(step)))
}

// inForce is a number that was just changed, with the configuration laid over it.
func (w *Web) inForce(ctx context.Context, n stay.Number) stay.Number {
	if x, err := w.o.Numbers.Find(ctx, number.Name(n)); err == nil {
		return x
	}
	return n
}

// displayOf is the number itself behind an id, where the account was asked.
func (w *Web) displayOf(n stay.Number, id string) string {
	for _, x := range w.o.Numbers.Last(n).Choices {
		if x.ID == id {
			return stay.NormalizePhone(x.Display)
		}
	}
	return ""
}

// sentValues are the fields of a step; those of others are left alone.
func sentValues(c echo.Context, step number.Step) (sent number.Values) {
	private := func(name string) stay.Private { return stay.Private(typed(c, name)) }
	switch step {
	case number.StepAccess:
		sent.Token, sent.WABAID = private("token"), typed(c, "waba")
	case number.StepNumber:
		sent.ID, sent.Display = typed(c, "id"), typed(c, "display")
	case number.StepWebhook:
		sent.Secret = private("secret")
	case number.StepAccount, number.StepTry:
	}
	return sent
}

func (w *Web) removeNumber(c echo.Context, _ visitor) error {
	n, err := w.numberOf(c)
	if err != nil {
		return err
	}
	if err := w.o.Numbers.Remove(c.Request().Context(), n.Key); err != nil {
		return err
	}
	sayDid(c, didNumberGone)
	return seeOther(c, view.WhatsAppPath)
}

// actOnNumber does what a click in a step asks for, and looks again.
func (w *Web) actOnNumber(c echo.Context, v visitor) error {
	n, err := w.numberOf(c)
	if err != nil {
		return err
	}
	step, err := stepOf(c, n)
	if err != nil {
		return err
	}
	done, err := w.doWithNumber(c, v, n)
	refused := view.Errors{}
	var invalid stay.Invalid
	switch {
	case errors.As(err, &invalid):
		refused[invalid.Field] = v.W.InvalidText(invalid.Key)
	case errors.Is(err, stay.ErrNotFound):
		return err
	case err != nil:
		refused[""] = v.W.Setup.Refused(v.W.SetupRefusal(refusalOf(err)))
	}
	ctx := c.Request().Context()
	n = w.inForce(ctx, n)
	w.o.Numbers.Examine(ctx, n)
	if refused.Any() {
		return w.showNumber(c, v, http.StatusUnprocessableEntity, n, step, nil, refused)
	}
	sayDid(c, done)
	return seeOther(c, view.NumberStepPath(number.Name(n), string(step)))
}

// doWithNumber is one click.
func (w *Web) doWithNumber(c echo.Context, v visitor, n stay.Number) (did, error) {
	ctx := c.Request().Context()
	switch act := c.Param("act"); act {
	case "check":
		return didNumberAct, nil
	case string(number.DoSubscribe), string(number.DoWebhook):
		return didNumberAct, w.o.Numbers.Do(ctx, n, number.Action(act))
	case string(number.DoRegister):
		changed, err := w.o.Numbers.Set(ctx, n.Key, number.Values{PIN: stay.Private(typed(c, "pin"))})
		if err != nil {
			return "", err
		}
		return didNumberAct, w.o.Numbers.Do(ctx, w.inForce(ctx, changed), number.DoRegister)
	case "forget":
		_, err := w.o.Numbers.Set(ctx, n.Key, number.Values{ForgetOldSecret: true})
		return didNumber, err
	case "serve":
		return didServes, w.serveProperties(c, n)
	case "send":
		return didTestOut, w.sendTest(ctx, v, n)
	case "hello":
		phone := stay.NormalizePhone(typed(c, "phone"))
		if phone == "" {
			return "", stay.Invalid{Field: "phone", Key: "bad_phone"}
		}
		return didTestOut, w.o.Numbers.Hello(ctx, n, phone)
	default:
		return "", stay.ErrNotFound
	}
}

func (w *Web) serveProperties(c echo.Context, n stay.Number) error {
	if n.ID == "" {
		return number.ErrNotReady
	}
	form, err := c.FormParams()
	if err != nil {
		return err
	}
	var chosen []stay.PropertyID
	for _, id := range form["properties"] {
		chosen = append(chosen, stay.PropertyID(id))
	}
	return w.o.Numbers.Serve(c.Request().Context(), n.ID, chosen)
}

// sendTest sends the owner a line over the number, on the way of every answer.
func (w *Web) sendTest(ctx context.Context, v visitor, n stay.Number) error {
	sent, err := w.o.App.SendTest(ctx, n.ID, v.W.Setup.TestText)
	switch {
	case err != nil:
		return err
	case !sent:
		return number.ErrNotReady
	}
	return w.o.Numbers.Tested(ctx, n.Key, w.now())
}
