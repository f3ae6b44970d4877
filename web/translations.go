package web

import (
	"errors"
	"net/http"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"portineria/app/translation"
	"portineria/stay"
	"portineria/web/view"
)

// translations lists the drafted translations that wait for the owner's word.
func (w *Web) translations(c echo.Context, v visitor) error {
	home, err := w.homeOf(c, v)
	if err != nil {
		return err
	}
	return w.showTranslations(c, v, http.StatusOK, home, nil)
}

// showTranslations draws the page. change puts back what a refused form held.
func (w *Web) showTranslations(c echo.Context, v visitor, status int, home stay.Property, change func(fact, language string, d *view.FactDraft)) error {
	around, err := w.opened(c, v, view.SectionProperties)
	if err != nil {
		return err
	}
	ctx := c.Request().Context()
	p := view.TranslationsPage{Page: around, CanWrite: v.May(stay.WriteFacts), NoModel: !w.o.Translations.Drafts()}
	if p.Head, err = w.head(ctx, home); err != nil {
		return err
	}
	facts, err := w.db.Facts(ctx, home.ID)
	if err != nil {
		return err
	}
	for _, o := range translation.Offers(facts) {
		d := view.FactDraft{Code: o.Language, Text: o.Text}
		for _, key := range o.Draft.Doubts {
			d.Doubts = append(d.Doubts, v.W.Doubt(key))
		}
		if change != nil {
			change(o.Fact.ID, o.Language, &d)
		}
		if last := len(p.Facts) - 1; last >= 0 && p.Facts[last].ID == o.Fact.ID {
			p.Facts[last].Drafts = append(p.Facts[last].Drafts, d)
			continue
		}
		p.Facts = append(p.Facts, view.DraftedFact{ID: o.Fact.ID, Title: factName(v.W, facts, o.Fact.ID), Text: o.Fact.Text, Lang: home.Language, Drafts: []view.FactDraft{d}})
	}
	switch fragment(c) {
	case "":
		return render(c, status, view.TranslationsView(p))
	case view.FragmentTranslations:
		return render(c, status, view.TranslationList(p))
	default:
		return notHere()
	}
}

// approveTranslation takes a draft as it is, or as the owner has put it.
func (w *Web) approveTranslation(c echo.Context, v visitor) error {
	home, err := w.homeOf(c, v)
	if err != nil {
		return err
	}
	fact, language, text := c.Param("fact"), c.Param("language"), strings.TrimSpace(typed(c, "text"))
	if text == "" {
		err = stay.Invalid{Field: "text", Key: "text_empty"}
	} else {
		err = w.o.Translations.Approve(c.Request().Context(), home.ID, fact, language, text)
	}
	if invalid, wrong := errors.AsType[stay.Invalid](err); wrong {
		return w.showTranslations(c, v, http.StatusUnprocessableEntity, home, func(f, l string, d *view.FactDraft) {
			if f == fact && l == language {
				d.Text, d.Error = text, v.W.InvalidText(invalid.Key)
			}
		})
	}
	return w.decided(c, home, err, didApprove)
}

func (w *Web) rejectTranslation(c echo.Context, v visitor) error {
	home, err := w.homeOf(c, v)
	if err != nil {
		return err
	}
	return w.decided(c, home, w.o.Translations.Reject(c.Request().Context(), home.ID, c.Param("fact"), c.Param("language")), didReject)
}

// decided leads back to what still waits.
func (w *Web) decided(c echo.Context, home stay.Property, err error, done did) error {
	switch {
	case errors.Is(err, stay.ErrConflict):
		done = didDraftGone
	case err != nil:
		return err
	}
	sayDid(c, done)
	return seeOther(c, view.TranslationsPath(string(home.ID)))
}

// draftsWaiting counts the drafts of a property's facts, for its head.
func draftsWaiting(facts []stay.Fact) string {
	if n := len(translation.Offers(facts)); n > 0 {
		return strconv.Itoa(n)
	}
	return ""
}
