package web

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"github.com/labstack/echo/v4"

	"portineria/app/property"
	"portineria/stay"
	"portineria/store"
	"portineria/web/view"
)

// properties lists the properties that an account sees.
func (w *Web) properties(c echo.Context, v visitor) error {
	around, err := w.opened(c, v, view.SectionProperties)
	if err != nil {
		return err
	}
	ctx := c.Request().Context()
	h, err := w.house(ctx, v)
	if err != nil {
		return err
	}
	p := view.PropertiesPage{Page: around, CanAdd: v.May(stay.WriteSettings)}
	for _, home := range h.all {
		row, err := w.propertyRow(ctx, v, home, w.now())
		if err != nil {
			return err
		}
		p.Rows = append(p.Rows, row)
	}
	return render(c, http.StatusOK, view.PropertiesView(p))
}

func (w *Web) propertyRow(ctx context.Context, v visitor, home stay.Property, now time.Time) (view.PropertyRow, error) {
	row := view.PropertyRow{Href: view.PropertyPath(string(home.ID)), Name: home.Name, Address: home.Address, Next: v.W.Properties.NobodyNext}
	facts, err := w.db.Facts(ctx, home.ID)
	if err != nil {
		return row, err
	}
	feeds, err := w.db.Feeds(ctx, home.ID)
	if err != nil {
		return row, err
	}
	row.Facts, row.Feeds = v.W.Properties.FactsCount(len(facts)), feedsChip(v, feeds, now)
	today := stay.DateOf(now.In(home.Zone()))
	ahead, err := w.db.Bookings(ctx, home.ID, today, today+731)
	if err != nil {
		return row, err
	}
	for _, b := range ahead {
		if b.Arrival >= today && b.Occupies() && b.Kind != stay.KindBlock {
			row.Next = v.W.Properties.NextArrival(guestOn(v.W, b), v.W.Dates.Short(b.Arrival.Midnight()))
			break
		}
	}
	return row, nil
}

// feedsChip counts a property's calendars in the colour of the worst.
func feedsChip(v visitor, feeds []store.Feed, now time.Time) view.Chip {
	chip := view.Chip{Tone: view.Plain, Text: v.W.Properties.FeedsCount(len(feeds))}
	rank := map[view.Tone]int{view.Plain: 0, view.Green: 1, view.Brass: 2, view.Red: 3}
	for _, f := range feeds {
		if _, one := feedTone(v.W, f, now); rank[one.Tone] > rank[chip.Tone] {
			chip.Tone = one.Tone
		}
	}
	return chip
}

// homeOf is the property that the address names, if the account sees it.
func (w *Web) homeOf(c echo.Context, v visitor) (stay.Property, error) {
	id := stay.PropertyID(c.Param("property"))
	if !v.Sees(id) {
		return stay.Property{}, stay.ErrNotFound
	}
	return w.db.Property(c.Request().Context(), id)
}

// head stands above the pages of a property.
func (w *Web) head(ctx context.Context, home stay.Property) (view.PropertyHead, error) {
	head := view.PropertyHead{ID: string(home.ID), Name: home.Name, Address: home.Address}
	facts, err := w.db.Facts(ctx, home.ID)
	if err != nil {
		return head, err
	}
	feeds, err := w.db.Feeds(ctx, home.ID)
	head.Facts, head.Feeds, head.Drafts = strconv.Itoa(len(facts)), strconv.Itoa(len(feeds)), draftsWaiting(facts)
	return head, err
}

// exportProperty hands out a property as a file. It holds codes and passwords in
// clear, so no cache keeps it (see secure).
func (w *Web) exportProperty(c echo.Context, v visitor) error {
	home, err := w.homeOf(c, v)
	if err != nil {
		return err
	}
	facts, err := w.db.Facts(c.Request().Context(), home.ID)
	if err != nil {
		return err
	}
	var file bytes.Buffer
	if err := property.Format(&file, home, facts); err != nil {
		return err
	}
	c.Response().Header().Set("Content-Disposition", fmt.Sprintf("attachment; filename=%q", string(home.ID)+".toml"))
	return c.Blob(http.StatusOK, "text/plain; charset=utf-8", file.Bytes())
}

// deleteProperty deletes a property with its facts, calendars and bookings. Each
// calendar is disconnected first, so that its host may no longer be reached.
func (w *Web) deleteProperty(c echo.Context, v visitor) error {
	home, err := w.homeOf(c, v)
	if err != nil {
		return err
	}
	ctx := c.Request().Context()
	feeds, err := w.db.Feeds(ctx, home.ID)
	if err != nil {
		return err
	}
	for _, f := range feeds {
		if err := w.o.Book.RemoveFeed(ctx, f.ID); err != nil {
			return err
		}
	}
	if err := w.o.DB.Update(ctx, func(tx *store.Tx) error { return tx.RemoveProperty(ctx, home.ID) }); err != nil {
		return err
	}
	sayDid(c, didHouseGone)
	return seeOther(c, view.PropertiesPath)
}
