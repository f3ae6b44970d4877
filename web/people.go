package web

import (
	"context"
	"errors"
	"net/http"
	"slices"

	"github.com/labstack/echo/v4"

	"portineria/app/account"
	"portineria/lang"
	"portineria/stay"
	"portineria/store"
	"portineria/web/view"
)

func (w *Web) people(c echo.Context, v visitor) error {
	return w.showPeople(c, v, http.StatusOK, account.NewUser{Role: stay.RoleCohost, Language: v.Language}, nil, nil)
}

// showPeople draws the accounts of the house with the form for a new one. n is
// what was typed there, refused what was wrong with it, and about what was
// refused of an act on an account, by id.
func (w *Web) showPeople(c echo.Context, v visitor, status int, n account.NewUser, refused view.Errors, about map[stay.UserID]string) error {
	around, err := w.opened(c, v, view.SectionSettings)
	if err != nil {
		return err
	}
	ctx := c.Request().Context()
	h, err := w.house(ctx, v)
	if err != nil {
		return err
	}
	users, err := w.db.Users(ctx)
	if err != nil {
		return err
	}
	p := view.PeoplePage{Page: around, Form: view.PersonForm{Name: n.Name}, Roles: roleChoices(v.W, n.Role), Languages: pageLanguages(n.Language),
		Errors: refused, CanWrite: v.May(stay.WriteSettings), Hide: hidden(v)}
	for _, home := range h.all {
		p.Properties = append(p.Properties, view.Choice{Value: string(home.ID), Label: home.Name, Chosen: slices.Contains(n.Properties, home.ID)})
	}
	owners := 0
	for _, u := range users {
		if u.Role == stay.RoleOwner {
			owners++
		}
	}
	for _, u := range users {
		shown, err := w.person(ctx, v, h, u)
		if err != nil {
			return err
		}
		shown.CanRemove = shown.CanRemove && (u.Role != stay.RoleOwner || owners > 1)
		shown.Error = about[u.ID]
		p.People = append(p.People, shown)
	}
	return render(c, status, view.PeopleView(p))
}

func (w *Web) person(ctx context.Context, v visitor, h house, u store.Account) (view.Person, error) {
	words, other := v.W.People, u.ID != v.ID && v.May(stay.WriteSettings)
	p := view.Person{ID: string(u.ID), Name: u.Name, Role: view.Chip{Tone: view.Plain, Text: v.W.Role(string(u.Role)).Name}, Properties: words.AllProps,
		You: u.ID == v.ID, CanRemove: other, CanReset: other}
	switch u.Role {
	case stay.RoleOwner:
		p.Role.Tone = view.Green
	case stay.RoleCohost, stay.RoleCleaner:
		p.Properties = propertyNames(v.W, h, u.Properties)
	case stay.RoleAuditor:
	}
	now := w.now().In(h.zone)
	open, err := w.db.Sessions(ctx, u.ID, now)
	if err == nil && len(open) > 0 {
		p.LastSeen = words.LastSeen(v.W.Dates.When(open[0].LastSeenAt, now))
	}
	return p, err
}

func propertyNames(w *lang.Words, h house, ids []stay.PropertyID) string {
	var names []string
	for _, id := range ids {
		if home, ok := h.by[id]; ok {
			names = append(names, home.Name)
		}
	}
	if len(names) == 0 {
		return w.People.NoProps
	}
	return w.And(names)
}

func roleChoices(w *lang.Words, chosen stay.Role) []view.Choice {
	var all []view.Choice
	for _, role := range stay.Roles() {
		named := w.Role(string(role))
		all = append(all, view.Choice{Value: string(role), Label: named.Name, Explain: named.Explain, Chosen: role == chosen})
	}
	return all
}

// pageLanguages is the choice of the language of the pages, each in itself.
func pageLanguages(chosen string) []view.Option {
	var all []view.Option
	for _, code := range lang.Codes() {
		all = append(all, view.Option{Value: code, Label: lang.Autonym(code), Selected: code == chosen})
	}
	return all
}

// addPerson makes an account. Properties count only for roles that are limited to
// some.
func (w *Web) addPerson(c echo.Context, v visitor) error {
	form, err := c.FormParams()
	if err != nil {
		return err
	}
	n := account.NewUser{Name: typed(c, "name"), Password: c.FormValue("password"), Language: typed(c, "language"), Role: stay.Role(typed(c, "role"))}
	h, err := w.house(c.Request().Context(), v)
	if err != nil {
		return err
	}
	for _, id := range form["properties"] {
		if _, ok := h.by[stay.PropertyID(id)]; ok && (n.Role == stay.RoleCohost || n.Role == stay.RoleCleaner) {
			n.Properties = append(n.Properties, stay.PropertyID(id))
		}
	}
	refused := view.Errors{}
	id, err := w.o.Door.Add(c.Request().Context(), n)
	if errors.Is(err, stay.ErrConflict) {
		err = stay.Invalid{Field: "name", Key: "taken"}
	}
	if err := refusals(v.W, err, refused); err != nil {
		return err
	}
	if refused.Any() {
		if text, ok := refused["property"]; ok { // as the door names it
			refused["properties"] = text
			delete(refused, "property")
		}
		return w.showPeople(c, v, http.StatusUnprocessableEntity, n, refused, nil)
	}
	sayDid(c, didPerson, string(id))
	return seeOther(c, view.PeoplePath)
}

// somebody is the account that the address names; one's own is not changed here.
func (w *Web) somebody(c echo.Context, v visitor) (store.Account, error) {
	u, err := w.db.User(c.Request().Context(), stay.UserID(c.Param("person")))
	if err == nil && u.ID == v.ID {
		err = stay.ErrForbidden
	}
	return u, err
}

func (w *Web) removePerson(c echo.Context, v visitor) error {
	u, err := w.somebody(c, v)
	if err != nil {
		return err
	}
	ctx := c.Request().Context()
	err = w.o.DB.Update(ctx, func(tx *store.Tx) error { return tx.RemoveUser(ctx, u.ID) })
	switch {
	case errors.Is(err, stay.ErrConflict):
		return w.showPeople(c, v, http.StatusConflict, account.NewUser{Language: v.Language}, nil, map[stay.UserID]string{u.ID: v.W.InvalidText("last_owner")})
	case err != nil:
		return err
	}
	sayDid(c, didRemove)
	return seeOther(c, view.PeoplePath)
}

// resetPerson gives somebody a new password, which ends all their sessions.
func (w *Web) resetPerson(c echo.Context, v visitor) error {
	u, err := w.somebody(c, v)
	if err != nil {
		return err
	}
	err = w.o.Door.SetPassword(c.Request().Context(), u.ID, c.FormValue("password"))
	var invalid stay.Invalid
	switch {
	case errors.As(err, &invalid):
		return w.showPeople(c, v, http.StatusUnprocessableEntity, account.NewUser{Language: v.Language}, nil, map[stay.UserID]string{u.ID: v.W.InvalidText(invalid.Key)})
	case err != nil:
		return err
	}
	sayDid(c, didReset, string(u.ID))
	return seeOther(c, view.PeoplePath)
}
