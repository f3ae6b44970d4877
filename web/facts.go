package web

import (
	"cmp"
	"errors"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"portineria/app/property"
	"portineria/app/translation"
	"portineria/lang"
	"portineria/stay"
	"portineria/store"
	"portineria/web/view"
)

// factsPage lists what the owner wrote about a property, by topic.
func (w *Web) factsPage(c echo.Context, v visitor) error {
	home, err := w.homeOf(c, v)
	if err != nil {
		return err
	}
	around, err := w.opened(c, v, view.SectionProperties)
	if err != nil {
		return err
	}
	ctx := c.Request().Context()
	p := view.FactsPage{Page: around, CanWrite: v.May(stay.WriteFacts), CanExport: v.May(stay.WriteFacts)}
	if p.Head, err = w.head(ctx, home); err != nil {
		return err
	}
	facts, err := w.db.Facts(ctx, home.ID)
	if err != nil {
		return err
	}
	if asked := stay.Visibility(c.QueryParam("visibility")); asked.Valid() {
		p.Visibility = string(asked)
	}
	p.Counts = map[string]string{"": strconv.Itoa(len(facts))}
	for _, one := range stay.Visibilities() {
		n := len(slices.DeleteFunc(slices.Clone(facts), func(f stay.Fact) bool { return f.Visibility != one }))
		p.Counts[string(one)] = strconv.Itoa(n)
	}
	p.Groups = factGroups(v.W, home, facts, p.Visibility)
	p.Review = w.reviewOf(v, home, facts)
	if n := len(translation.Offers(facts)); n > 0 {
		p.Waiting = v.W.Translations.Waiting(n)
	}
	return render(c, http.StatusOK, view.FactsView(p))
}

// factGroups gathers facts by topic, in the order of the topics.
func factGroups(w *lang.Words, home stay.Property, facts []stay.Fact, visibility string) []view.FactGroup {
	var groups []view.FactGroup
	for _, topic := range stay.Topics() {
		group := view.FactGroup{Topic: w.Topic(string(topic)), Key: string(topic)}
		for _, f := range facts {
			if f.Topic == topic && (visibility == "" || visibility == string(f.Visibility)) {
				group.Facts = append(group.Facts, factRow(w, home, f))
			}
		}
		if len(group.Facts) > 0 {
			groups = append(groups, group)
		}
	}
	return groups
}

func factRow(w *lang.Words, home stay.Property, f stay.Fact) view.FactRow {
	row := view.FactRow{ID: f.ID, Text: f.Text, Lang: home.Language, Visibility: string(f.Visibility), Translations: w.Facts.TransNone, Secret: len(f.AllSecrets()) > 0}
	var names []string
	for _, code := range slices.Sorted(maps.Keys(f.Translations)) {
		names = append(names, w.Language(code))
	}
	if len(names) > 0 {
		row.Translations = w.Facts.TransCount(w.And(names))
	}
	return row
}

// factPage is the form of a fact, or of a new one.
func (w *Web) factPage(c echo.Context, v visitor) error {
	home, err := w.homeOf(c, v)
	if err != nil {
		return err
	}
	f, err := w.db.Fact(c.Request().Context(), home.ID, c.Param("fact"))
	if err != nil {
		return err
	}
	if w.takeBack(c, v) {
		return w.showFact(c, v, http.StatusOK, home, w.sentFact(c, home, f), nil)
	}
	return w.showFact(c, v, http.StatusOK, home, factForm{Fact: f, secrets: strings.Join(f.Secrets, "\n")}, nil)
}

func (w *Web) addFactPage(c echo.Context, v visitor) error {
	home, err := w.homeOf(c, v)
	if err != nil {
		return err
	}
	if w.takeBack(c, v) {
		return w.showFact(c, v, http.StatusOK, home, w.sentFact(c, home, stay.Fact{Property: home.ID}), nil)
	}
	f := factForm{}
	if topic := stay.Topic(c.QueryParam("topic")); topic.Valid() {
		f.Topic = topic
	}
	if from := c.QueryParam("from"); from != "" {
		if f, err = w.lesson(c, v, home, stay.MessageID(from)); err != nil {
			return err
		}
	}
	return w.showFact(c, v, http.StatusOK, home, f, nil)
}

// lesson is the form filled with a reply that a person gave, if the account may
// read it. What is in another language than the facts is a translation.
func (w *Web) lesson(c echo.Context, v visitor, home stay.Property, from stay.MessageID) (factForm, error) {
	ctx := c.Request().Context()
	m, err := w.db.Message(ctx, from)
	if err != nil {
		return factForm{}, err
	}
	talk, err := w.db.Conversation(ctx, m.Conversation)
	if err == nil && (!v.reads(talk) || talk.Property != home.ID) {
		err = stay.ErrNotFound
	}
	if err != nil {
		return factForm{}, err
	}
	fact, language, err := w.o.App.Lesson(ctx, from)
	if err != nil {
		return factForm{}, err
	}
	f := factForm{Fact: fact, secrets: strings.Join(fact.Secrets, "\n"), notes: []string{v.W.Lesson.Intro}}
	if language != "" && language != home.Language && slices.Contains(w.o.Phrases.Languages(), language) {
		f.Translations, f.Text = map[string]string{language: f.Text}, ""
		f.notes = append(f.notes, v.W.Lesson.Foreign(v.W.Language(language)))
	}
	if len(fact.Secrets) > 0 {
		f.notes = append(f.notes, v.W.Lesson.Secret)
	}
	return f, nil
}

// factForm is a fact as it was typed.
type factForm struct {
	stay.Fact
	newID   string
	secrets string
	notes   []string // what to mind before it is saved
}

func (w *Web) showFact(c echo.Context, v visitor, status int, home stay.Property, f factForm, refused view.Errors) error {
	around, err := w.opened(c, v, view.SectionProperties)
	if err != nil {
		return err
	}
	p := view.FactPage{
		Page: around, Property: string(home.ID), PropertyName: home.Name, ID: f.ID, NewID: f.newID, Topics: topicsFor(v.W, f.Topic), Visibility: string(f.Visibility),
		Text: f.Text, Lang: home.Language, Secrets: f.secrets, Notes: f.notes, Errors: refused, ReadOnly: !v.May(stay.WriteFacts), Rehearse: w.rehearseOffer(v),
	}
	for _, code := range w.translationsOf(home, f.Fact) {
		p.Translations = append(p.Translations, view.Translation{Code: code, Text: f.Translations[code]})
	}
	return render(c, status, view.FactView(p))
}

// translationsOf are the languages that a fact can be translated into: those in
// which the assistant speaks, and any that it has already.
func (w *Web) translationsOf(home stay.Property, f stay.Fact) []string {
	all := w.o.Phrases.Languages()
	for _, code := range slices.Sorted(maps.Keys(f.Translations)) {
		if !slices.Contains(all, code) {
			all = append(all, code)
		}
	}
	return slices.DeleteFunc(all, func(code string) bool { return code == home.Language && f.Translations[code] == "" })
}

func topicsFor(w *lang.Words, chosen stay.Topic) []view.Option {
	all := []view.Option{{Label: w.Forms.Choose, Selected: chosen == ""}}
	for _, topic := range stay.Topics() {
		all = append(all, view.Option{Value: string(topic), Label: w.Topic(string(topic)), Selected: topic == chosen})
	}
	return all
}

// saveFact keeps a fact that exists.
func (w *Web) saveFact(c echo.Context, v visitor) error {
	home, err := w.homeOf(c, v)
	if err != nil {
		return err
	}
	before, err := w.db.Fact(c.Request().Context(), home.ID, c.Param("fact"))
	if err != nil {
		return err
	}
	return w.keepFact(c, v, home, w.sentFact(c, home, before))
}

// addFact makes a new one.
func (w *Web) addFact(c echo.Context, v visitor) error {
	home, err := w.homeOf(c, v)
	if err != nil {
		return err
	}
	return w.keepFact(c, v, home, w.sentFact(c, home, stay.Fact{Property: home.ID}))
}

// sentFact is the form over what was there before.
func (w *Web) sentFact(c echo.Context, home stay.Property, before stay.Fact) factForm {
	f := factForm{Fact: before, newID: strings.TrimSpace(typed(c, "id")), secrets: typed(c, "secrets")}
	f.Topic, f.Visibility, f.Text = stay.Topic(typed(c, "topic")), stay.Visibility(typed(c, "visibility")), strings.TrimSpace(typed(c, "text"))
	f.Secrets, f.Translations = linesOf(f.secrets), map[string]string{}
	for _, code := range w.translationsOf(home, before) {
		if text := strings.TrimSpace(typed(c, "text-"+code)); text != "" {
			f.Translations[code] = text
		}
	}
	return f
}

func (w *Web) keepFact(c echo.Context, v visitor, home stay.Property, f factForm) error {
	ctx, refused := c.Request().Context(), view.Errors{}
	f.UpdatedAt = w.now()
	stored := f.Fact
	err := w.o.DB.Update(ctx, func(tx *store.Tx) error {
		clear(refused)
		taken, err := tx.Facts(ctx, home.ID)
		if err != nil {
			return err
		}
		stored = f.Fact
		if f.ID == "" {
			stored.ID = cmp.Or(f.newID, stay.FreeFactID(f.Topic, taken))
			if slices.ContainsFunc(taken, func(o stay.Fact) bool { return o.ID == stored.ID }) {
				refused["id"] = v.W.InvalidText("taken")
			}
		} else if k := slices.IndexFunc(taken, func(o stay.Fact) bool { return o.ID == f.ID }); k < 0 {
			return stay.ErrNotFound // deleted meanwhile
		} else {
			stored.Drafts = taken[k].Drafts // the form knows nothing of them, and they may be newer
		}
		checkFact(v.W, stored, refused)
		if refused.Any() {
			return errRefused
		}
		return tx.PutFact(ctx, stored)
	})
	switch {
	case errors.Is(err, errRefused):
		return w.showFact(c, v, http.StatusUnprocessableEntity, home, f, refused)
	case err != nil:
		return err
	case tellsSecret(stored):
		sayDid(c, didFactDoubt)
	default:
		sayDid(c, didFact)
	}
	return seeOther(c, view.PropertyPath(string(home.ID)))
}

// errRefused ends a write whose form goes back to the person.
var errRefused = errors.New("refused")

// checkFact says what is wrong with a fact beside the fields of its form. A
// secret must stand in the text or in a translation, else it guards nothing.
func checkFact(w *lang.Words, f stay.Fact, refused view.Errors) {
	for _, problem := range property.CheckFact(f) {
		field, _, _ := strings.Cut(problem.Field, "[")
		if code, of := strings.CutPrefix(field, "translations."); of {
			field = "text-" + code
		}
		if field == "id" && !f.Topic.Valid() {
			continue // it is named after a topic that is refused itself
		}
		refused[field] = cmp.Or(refused[field], w.InvalidText(problem.Key))
	}
	for _, secret := range f.Secrets {
		stands := strings.Contains(f.Text, secret)
		for _, text := range f.Translations {
			stands = stands || strings.Contains(text, secret)
		}
		if !stands {
			refused["secrets"] = cmp.Or(refused["secrets"], w.InvalidText("secret_not_in_text"))
		}
	}
}

// tellsSecret reports whether a fact that is told outside the stay looks as if it
// held a code or a password.
func tellsSecret(f stay.Fact) bool {
	if f.Visibility != stay.Public && f.Visibility != stay.Booked {
		return false
	}
	found := len(f.SecretsIn(f.Text)) > 0
	for _, text := range f.Translations {
		found = found || len(f.SecretsIn(text)) > 0
	}
	return found
}

func (w *Web) deleteFact(c echo.Context, v visitor) error {
	home, err := w.homeOf(c, v)
	if err != nil {
		return err
	}
	ctx := c.Request().Context()
	if err := w.o.DB.Update(ctx, func(tx *store.Tx) error { return tx.RemoveFact(ctx, home.ID, c.Param("fact")) }); err != nil {
		return err
	}
	sayDid(c, didFactGone)
	return seeOther(c, view.PropertyPath(string(home.ID)))
}

// exists tells a thing that is not there from one that cannot be read.
func exists[T any](_ T, err error) (bool, error) {
	if errors.Is(err, stay.ErrNotFound) {
		return false, nil
	}
	return err == nil, err
}
