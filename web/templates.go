package web

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"portineria/app"
	"portineria/lang"
	"portineria/stay"
	"portineria/template"
	"portineria/web/view"
	"portineria/whatsapp"
)

// The texts that may open a conversation: a list by account, the ready ones, and a
// page for each.

func (w *Web) templatesPage(c echo.Context, v visitor) error {
	return w.showTemplates(c, v, http.StatusOK, view.Ground{})
}

// showTemplates draws the list; typed is what stands in the form of the ground.
func (w *Web) showTemplates(c echo.Context, v visitor, status int, typed view.Ground) error {
	around, err := w.opened(c, v, view.SectionSettings)
	if err != nil {
		return err
	}
	ctx := c.Request().Context()
	all, err := w.db.Templates(ctx, "")
	if err != nil {
		return err
	}
	p := view.TemplatesPage{Page: around, Hide: hidden(v), CanWrite: v.May(stay.WriteSettings)}
	accounts := w.o.App.TemplateAccounts()
	p.First = accounts[0].ID
	for _, a := range accounts {
		p.Accounts = append(p.Accounts, accountOf(v.W, a, len(accounts) > 1, all))
	}
	p.Ready = readyOf(v.W, w.o.App.Ready(), p.First, all)
	if p.Ground, err = w.ground(ctx, v.W, typed); err != nil {
		return err
	}
	return render(c, status, view.TemplatesView(p))
}

func accountOf(words *lang.Words, a app.TemplateAccount, several bool, all []stay.Template) view.TemplateAccount {
	out := view.TemplateAccount{ID: a.ID}
	if several && a.Display != "" {
		out.Title = words.Templates.Account(a.Display)
	}
	switch {
	case a.Number == "":
		out.Offline = words.Templates.NoAccount
	case !a.Connected:
		out.Offline = words.Templates.Offline
	}
	for _, t := range all {
		if t.Account != a.ID {
			continue
		}
		row := view.TemplateRow{Href: view.TemplatePath(t.Account, t.Name, t.Language), Title: templateTitle(words, t), Spoken: spoken(words, t.Language), State: stateOfTemplate(words, t)}
		if t.Category == stay.Marketing {
			row.Category = view.Chip{Tone: view.Brass, Text: words.Templates.Categories[string(t.Category)].Name}
		}
		if t.State == stay.TemplateRejected {
			row.Note = reasonOfTemplate(words, t.Reason).Name
		}
		out.Texts = append(out.Texts, row)
	}
	return out
}

// templateTitle is what a text is called: a ready one by its words, one's own by
// its name.
func templateTitle(w *lang.Words, t stay.Template) string {
	if named, ok := w.Templates.Names[t.Name]; ok {
		return named.Name
	}
	return t.Name
}

// spoken is a language in words, with the country where it says one.
func spoken(w *lang.Words, code string) string {
	base, country, _ := strings.Cut(code, "_")
	name := w.Language(base)
	if country != "" {
		name += " (" + country + ")"
	}
	return name
}

func stateOfTemplate(w *lang.Words, t stay.Template) view.Chip {
	tone := view.Plain
	switch t.State {
	case stay.TemplateApproved:
		if tone = view.Green; t.Quality == stay.QualityRed {
			tone = view.Brass
		}
	case stay.TemplatePending:
		tone = view.Brass
	case stay.TemplateRejected, stay.TemplatePaused, stay.TemplateDisabled, stay.TemplateDeleted:
		tone = view.Red
	case stay.TemplateDraft:
	}
	return view.Chip{Tone: tone, Text: w.Templates.States[string(t.State)].Name}
}

func reasonOfTemplate(w *lang.Words, reason string) lang.Named {
	if named, ok := w.Templates.Reasons[reason]; ok {
		return named
	}
	return w.Templates.Reasons[""]
}

func readyOf(w *lang.Words, library *template.Library, account string, all []stay.Template) []view.ReadyText {
	if library == nil {
		return nil
	}
	var out []view.ReadyText
	for _, r := range library.Texts() {
		named := w.Templates.Names[r.Name]
		text := view.ReadyText{Name: r.Name, Title: named.Name, Explain: named.Explain}
		if r.Risky {
			text.Risky = w.Templates.Risky
		}
		for _, language := range []string{"it", "en", "de", "fr", "es"} {
			t, ok := library.Make(r.Name, language)
			if !ok {
				continue
			}
			added := slices.ContainsFunc(all, func(x stay.Template) bool {
				return x.Account == account && x.Name == t.Name && x.Language == language && x.State != stay.TemplateDeleted
			})
			text.In = append(text.In, view.ReadyIn{Language: language, Spoken: w.Language(language), Reads: readsOf(t.Render(t.Examples), language), Added: added})
		}
		out = append(out, text)
	}
	return out
}

// readsOf is a text in its bubble.
func readsOf(r stay.Rendered, language string) view.Reads {
	base, _, _ := strings.Cut(language, "_")
	out := view.Reads{Lang: base, Header: r.Header, Body: r.Body, Footer: r.Footer}
	for _, b := range r.Buttons {
		out.Buttons = append(out.Buttons, b.Text)
	}
	return out
}

// templateIn reads the text that the address names.
func (w *Web) templateIn(c echo.Context) (stay.Template, error) {
	account := c.Param("account")
	if account == "-" {
		account = ""
	}
	t, err := w.db.Template(c.Request().Context(), account, c.Param("name"), c.Param("language"))
	if isNotFound(err) {
		return t, notHere()
	}
	return t, err
}

func (w *Web) templatePage(c echo.Context, v visitor) error {
	t, err := w.templateIn(c)
	if err != nil {
		return err
	}
	return w.showTemplate(c, v, http.StatusOK, t, true, nil)
}

// newTemplatePage is the form of a text of one's own, with a first line to begin
// from.
func (w *Web) newTemplatePage(c echo.Context, v visitor) error {
	t := stay.Template{Account: c.QueryParam("account"), Language: v.W.Code, Category: stay.Utility}
	if library := w.o.App.Ready(); library != nil {
		if first, ok := library.Make("first_evening", v.W.Code); ok {
			t.Footer = first.Footer
		}
	}
	return w.showTemplate(c, v, http.StatusOK, t, false, nil)
}

// showTemplate draws the page of a text as it stands in the form.
func (w *Web) showTemplate(c echo.Context, v visitor, status int, t stay.Template, known bool, refused view.Errors) error {
	around, err := w.opened(c, v, view.SectionSettings)
	if err != nil {
		return err
	}
	h, err := w.house(c.Request().Context(), v)
	if err != nil {
		return err
	}
	words := v.W.Templates
	p := view.TemplatePage{Page: around, Hide: hidden(v), CanWrite: v.May(stay.WriteSettings), Known: known, Title: words.Own, Errors: refused, Here: view.TemplateNewPath}
	if known {
		p.Here, p.Title = view.TemplatePath(t.Account, t.Name, t.Language), templateTitle(v.W, t)+", "+spoken(v.W, t.Language)
		p.State, p.Explain = stateOfTemplate(v.W, t), words.States[string(t.State)].Explain
		p.CanSubmit = t.State == stay.TemplateDraft || t.State == stay.TemplateRejected || t.State == stay.TemplateDeleted
		p.CanUnpause = t.State == stay.TemplatePaused
		p.Trouble, p.Advice, p.Rows = troublesOf(v.W, t), t.Advice, w.rowsOf(v, t, h.zone)
		if t.State == stay.TemplateApproved {
			p.Limit = words.EditLimit
		}
	}
	if p.Reads, p.Lacks, p.Bookings, err = w.previewOf(c, v, t); err != nil {
		return err
	}
	p.Form = formOf(v.W, t, known)
	return render(c, status, view.TemplateView(p))
}

// troublesOf says what is wrong with a text and what to change.
func troublesOf(w *lang.Words, t stay.Template) []string {
	var all []string
	if t.State == stay.TemplateRejected || t.Reason != "" {
		r := reasonOfTemplate(w, t.Reason)
		all = append(all, r.Name, r.Explain)
	}
	if t.Trouble != "" {
		p := w.Problem(t.Trouble)
		all = append(all, w.Templates.NotTaken(p.Title+". "+p.Next))
	}
	if t.Correct != "" && t.Correct != t.Category {
		all = append(all, w.Templates.WillMove(w.Templates.Categories[string(t.Correct)].Name))
	}
	return all
}

func (w *Web) rowsOf(v visitor, t stay.Template, zone *time.Location) []view.Row {
	words := v.W.Templates
	category := words.Categories[string(t.Category)]
	rows := []view.Row{{Label: words.Category, Value: category.Name + ". " + category.Explain}}
	if t.State == stay.TemplateApproved || t.Quality != stay.QualityUnknown {
		rows = append(rows, view.Row{Label: words.Quality, Value: words.Qualities[string(t.Quality)]})
	}
	when := func(at time.Time) string { return v.W.Dates.When(at.In(zone), w.now().In(zone)) }
	if !t.SubmittedAt.IsZero() {
		rows = append(rows, view.Row{Label: words.State, Value: words.Submitted(when(t.SubmittedAt))})
	}
	if library := w.o.App.Ready(); library != nil {
		if ready, ok := library.Ready(t.Name); ok && ready.Risky && t.Category == stay.Utility {
			rows = append(rows, view.Row{Label: words.Categories["marketing"].Name, Value: words.Risky})
		}
	}
	return rows
}

// previewOf is how a text reads to the guest of a booking, or with invented values
// where none is chosen.
func (w *Web) previewOf(c echo.Context, v visitor, t stay.Template) (view.Reads, string, []view.Option, error) {
	ctx, words := c.Request().Context(), v.W.Templates
	options, chosen, err := w.bookingsToTry(ctx, v, c.QueryParam("booking"))
	if err != nil {
		return view.Reads{}, "", nil, err
	}
	if chosen == "" {
		return readsOf(t.Render(t.Examples), t.Language), "", options, nil
	}
	offer, err := w.o.App.PreviewTemplate(ctx, t, chosen)
	if err != nil {
		return view.Reads{}, "", nil, err
	}
	lacks := ""
	if len(offer.Empty) > 0 {
		var names []string
		for _, name := range offer.Empty {
			names = append(names, cmp.Or(words.Variables[t.FilledBy(name)], name))
		}
		lacks = words.Lacks(strings.Join(names, ", "))
	}
	return readsOf(offer.Reads, t.Language), lacks, options, nil
}

// bookingsToTry are the stays of these weeks that a preview may be made for.
func (w *Web) bookingsToTry(ctx context.Context, v visitor, wanted string) ([]view.Option, stay.BookingID, error) {
	today := stay.DateOf(w.now())
	all, err := w.db.Bookings(ctx, "", today-7, today+60)
	if err != nil {
		return nil, "", err
	}
	h, err := w.house(ctx, v)
	if err != nil {
		return nil, "", err
	}
	options := []view.Option{{Label: v.W.Templates.PreviewNone}}
	var chosen stay.BookingID
	for _, b := range all {
		if p, sees := h.by[b.Property]; sees && b.State == stay.BookingActive && b.Kind == stay.KindBooking && len(options) < 40 {
			if string(b.ID) == wanted {
				chosen = b.ID
			}
			options = append(options, view.Option{Value: string(b.ID), Label: guestOn(v.W, b) + ", " + p.Name + ", " + nights(v.W, b), Selected: string(b.ID) == wanted})
		}
	}
	if len(options) == 1 {
		return nil, "", nil
	}
	return options, chosen, nil
}

func formOf(w *lang.Words, t stay.Template, known bool) view.TemplateForm {
	f := view.TemplateForm{Action: view.TemplateNewPath, Account: t.Account, Name: t.Name, Language: t.Language, Header: t.Header, Body: t.Body, Footer: t.Footer, Save: w.Templates.Save}
	if known {
		f.Action = view.TemplatePath(t.Account, t.Name, t.Language)
		if t.PlatformID != "" {
			f.Save = w.Templates.SaveSubmit
		}
	}
	for _, c := range []stay.Category{stay.Utility, stay.Marketing} {
		named := w.Templates.Categories[string(c)]
		f.Categories = append(f.Categories, view.Option{Value: string(c), Label: named.Name + ": " + named.Explain, Selected: c == t.Category})
	}
	for _, name := range template.Names() {
		f.Variables = append(f.Variables, view.Row{Label: "{{" + name + "}}", Value: w.Templates.Variables[name]})
	}
	return f
}

// saveTemplate stores a change, or a new text.
func (w *Web) saveTemplate(c echo.Context, v visitor) error {
	ctx := c.Request().Context()
	t := stay.Template{Account: typed(c, "account"), Name: strings.TrimSpace(typed(c, "name")), Language: strings.TrimSpace(typed(c, "language"))}
	known := false
	if stored, err := w.db.Template(ctx, t.Account, t.Name, t.Language); err == nil {
		t, known = stored, true
	} else if !isNotFound(err) {
		return err
	}
	t.Category, t.Header, t.Body, t.Footer = stay.Category(typed(c, "category")), typed(c, "header"), typed(c, "body"), typed(c, "footer")
	t.Examples = w.examplesFor(t)
	saved, err := w.o.App.SaveTemplate(ctx, t)
	if refused := faultsOf(v.W, err); refused != nil {
		return w.showTemplate(c, v, http.StatusUnprocessableEntity, t, known, refused)
	}
	if err := w.tellTemplate(c, v, err, didTextSave); err != nil {
		return err
	}
	return seeOther(c, view.TemplatePath(saved.Account, saved.Name, saved.Language))
}

// examplesFor are invented values of a text's variables, which the reviewers see.
func (w *Web) examplesFor(t stay.Template) map[string]string {
	examples := map[string]string{}
	var invented map[string]string
	if library := w.o.App.Ready(); library != nil {
		base, _, _ := strings.Cut(t.Language, "_")
		invented = library.Examples(base)
	}
	for _, v := range t.Variables() {
		examples[v] = cmp.Or(t.Examples[v], invented[t.FilledBy(v)])
	}
	return examples
}

// faultFields are the fields of the form that faults belong to.
var faultFields = map[string]string{"name": "name", "language": "language", "category": "category", "header_long": "header", "header_variables": "header", "header_marks": "header",
	"footer_long": "footer", "footer_variable": "footer"}

// faultsOf are the reasons for which a text is not fit, by field; nil for any
// other error.
func faultsOf(w *lang.Words, err error) view.Errors {
	var unfit app.Unfit
	if !errors.As(err, &unfit) {
		return nil
	}
	refused := view.Errors{}
	for _, f := range unfit.Faults {
		text := w.Templates.Faults[f.Key]
		if f.Variable != "" {
			text += " ({{" + f.Variable + "}})"
		}
		field := cmp.Or(faultFields[f.Key], "body")
		if refused[field] != "" {
			text = refused[field] + " " + text
		}
		refused[field] = text
	}
	return refused
}

// tellTemplate says what an act on a text did. What the platform did not take is
// told on the page of the text, where it is kept.
func (w *Web) tellTemplate(c echo.Context, _ visitor, err error, did did) error {
	var refused *whatsapp.SendError
	switch {
	case err == nil:
		sayDid(c, did)
	case errors.Is(err, app.ErrNoPlatform):
		sayDid(c, didTextOffline)
	case errors.As(err, &refused):
		sayDid(c, didTextRefused, string(refused.Problem))
	default:
		return err
	}
	return nil
}

func (w *Web) addReady(c echo.Context, _ visitor) error {
	t, err := w.o.App.AddReady(c.Request().Context(), typed(c, "account"), typed(c, "name"), typed(c, "language"))
	if isNotFound(err) {
		return notHere()
	}
	if err != nil {
		return err
	}
	sayDid(c, didTextAdd)
	return seeOther(c, view.TemplatePath(t.Account, t.Name, t.Language))
}

// actOnTemplate does something to the text of the address and leads back.
func (w *Web) actOnTemplate(done did, back func(stay.Template) string, do func(ctx context.Context, t stay.Template) error) func(echo.Context, visitor) error {
	return func(c echo.Context, v visitor) error {
		t, err := w.templateIn(c)
		if err != nil {
			return err
		}
		err = do(c.Request().Context(), t)
		if refused := faultsOf(v.W, err); refused != nil {
			return w.showTemplate(c, v, http.StatusUnprocessableEntity, t, true, refused)
		}
		if err := w.tellTemplate(c, v, err, done); err != nil {
			return err
		}
		if err != nil {
			back = func(t stay.Template) string { return view.TemplatePath(t.Account, t.Name, t.Language) }
		}
		return seeOther(c, back(t))
	}
}

func (w *Web) submitTemplate(c echo.Context, v visitor) error {
	return w.actOnTemplate(didTextSubmit, pageOfTemplate, func(ctx context.Context, t stay.Template) error {
		_, err := w.o.App.SubmitTemplate(ctx, t.Account, t.Name, t.Language)
		return err
	})(c, v)
}

func (w *Web) unpauseTemplate(c echo.Context, v visitor) error {
	return w.actOnTemplate(didTextUnpause, pageOfTemplate, func(ctx context.Context, t stay.Template) error {
		return w.o.App.UnpauseTemplate(ctx, t.Account, t.Name, t.Language)
	})(c, v)
}

func (w *Web) deleteTemplate(c echo.Context, v visitor) error {
	return w.actOnTemplate(didTextDelete, func(stay.Template) string { return view.TemplatesPath }, func(ctx context.Context, t stay.Template) error {
		return w.o.App.DeleteTemplate(ctx, t.Account, t.Name, t.Language)
	})(c, v)
}

func pageOfTemplate(t stay.Template) string { return view.TemplatePath(t.Account, t.Name, t.Language) }

func (w *Web) syncTemplates(c echo.Context, v visitor) error {
	if err := w.tellTemplate(c, v, w.o.App.SyncTemplates(c.Request().Context(), typed(c, "account")), didTextSync); err != nil {
		return err
	}
	return seeOther(c, view.TemplatesPath)
}

// sendTemplate sends a text to a guest whose window is closed.
func (w *Web) sendTemplate(c echo.Context, v visitor) error {
	found, err := w.conversation(c, v)
	if err != nil {
		return err
	}
	name, language := typed(c, "name"), typed(c, "language")
	ctx := c.Request().Context()
	// The same text goes once a day until the guest writes: a second click is a mistake.
	once := strings.Join([]string{name, language, found.LastGuestAt.String(), stay.DateOf(w.now()).String()}, " ")
	_, err = w.o.App.SendTemplate(ctx, found.ID, name, language, once)
	if isNotFound(err) || errors.Is(err, stay.ErrConflict) {
		return w.showThread(c, v, found, http.StatusUnprocessableEntity, nil) // which says why
	}
	if err != nil {
		return err
	}
	say(c, flashTemplate)
	return seeOther(c, view.ConversationTabPath(string(found.ID), tabOf(c, v, found)))
}

// closed is why nothing can be written any more, and which texts may go.
func (t talk) closed() view.Composer {
	w := t.w
	c := view.Composer{Closed: w.Inbox.WindowClosed, ClosedWhy: w.Inbox.WindowText, ClosedNext: w.Inbox.WindowNext}
	for _, o := range t.texts {
		if o.Verdict.OK() && o.Verdict.AsTemplate() {
			c.Offers = append(c.Offers, view.Offer{Name: o.Template.Name, Language: o.Template.Language, Title: templateTitle(w, o.Template), Spoken: spoken(w, o.Template.Language), Reads: readsOf(o.Reads, o.Template.Language)})
		}
	}
	switch {
	case len(c.Offers) > 0:
		c.ClosedNext = ""
	case len(t.texts) > 0:
		if r, ok := w.RefusalOf(string(t.texts[0].Verdict.Reason)); ok {
			c.Closed, c.ClosedWhy, c.ClosedNext = r.Title, r.Why, r.Next
		}
	case t.settles:
		c.ClosedNext = w.Templates.ChooseNone
	}
	if t.settles && len(c.Offers) == 0 {
		c.Texts = view.Link{Href: view.TemplatesPath, Label: w.Templates.Title}
	}
	return c
}
