package calendar

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"portineria/egress"
	"portineria/stay"
	"portineria/store"
)

// NewFeed is a calendar to be connected.
type NewFeed struct {
	Property stay.PropertyID
	Name     string // how the owner calls it, at most 60 characters
	Source   string // an address, or the path of a file that is read again at each sync
}

const maxFeedName = 60

// AddFeed connects a calendar. It does not fetch it; Sync does. What is wrong
// with the input is a stay.Invalid of the field name or url.
func (b *Book) AddFeed(ctx context.Context, n NewFeed) (store.Feed, error) {
	f, err := b.newFeed(n)
	if err != nil {
		return f, fmt.Errorf("connect the calendar: %w", err)
	}
	err = b.o.DB.Update(ctx, func(tx *store.Tx) error {
		if _, err := tx.Property(ctx, n.Property); err != nil {
			return err
		}
		others, err := tx.Feeds(ctx, n.Property)
		if err != nil {
			return err
		}
		own, err := isOurOwn(ctx, tx, f)
		if err != nil {
			return err
		}
		if own {
			return stay.Invalid{Field: "url", Key: "own_link"}
		}
		for _, o := range others {
			switch {
			case o.URL == f.URL:
				return stay.Invalid{Field: "url", Key: "taken"}
			case strings.EqualFold(o.Name, f.Name):
				return stay.Invalid{Field: "name", Key: "taken"}
			}
		}
		return tx.PutFeed(ctx, f)
	})
	if err != nil {
		return f, fmt.Errorf("connect the calendar: %w", err)
	}
	return f, b.allow(f)
}

func (b *Book) newFeed(n NewFeed) (store.Feed, error) {
	now := b.o.Now()
	f := store.Feed{Property: n.Property, Name: oneLine(n.Name), State: store.FeedNew, NextAt: now, CreatedAt: now}
	source := strings.TrimSpace(n.Source)
	switch {
	case f.Name == "":
		return f, stay.Invalid{Field: "name", Key: "required"}
	case utf8.RuneCountInString(f.Name) > maxFeedName:
		return f, stay.Invalid{Field: "name", Key: "too_long"}
	case source == "":
		return f, stay.Invalid{Field: "url", Key: "required"}
	}
	address, err := b.source(source)
	if err != nil {
		return f, err
	}
	f.URL = stay.Private(address)
	f.ID, err = stay.NewID[stay.FeedID](b.o.Rand)
	return f, err
}

// source makes what is stored of an address or a path. A path must name a file
// that is there: an address without its https:// looks like a path as well.
func (b *Book) source(typed string) (string, error) {
	if isAddress(typed) {
		address, _, err := egress.FeedURL(typed, b.o.Allow...)
		if err != nil {
			return "", stay.Invalid{Field: "url", Key: "bad_url", Detail: err.Error()}
		}
		return address, nil
	}
	path, err := filepath.Abs(typed)
	if err != nil {
		return "", stay.Invalid{Field: "url", Key: "bad_url"}
	}
	if about, err := os.Stat(path); err != nil || !about.Mode().IsRegular() {
		return "", stay.Invalid{Field: "url", Key: "bad_url", Detail: "neither an address nor a file"}
	}
	return path, nil
}

// isOurOwn reports whether a feed is a calendar that others read from us: our own
// bookings would come back as somebody else's.
func isOurOwn(ctx context.Context, tx *store.Tx, f store.Feed) (bool, error) {
	token := strings.TrimSuffix(string(f.URL[strings.LastIndexByte(string(f.URL), '/')+1:]), ".ics")
	_, err := tx.CalendarLinkByToken(ctx, token)
	if errors.Is(err, stay.ErrNotFound) {
		return false, nil
	}
	return err == nil, err
}

// isAddress tells a link from the path of a file.
func isAddress(source string) bool { return strings.Contains(source, "://") }

// RemoveFeed disconnects a calendar. What it brought stays, as if entered by
// hand, and is recognised when the same calendar is connected again.
func (b *Book) RemoveFeed(ctx context.Context, id stay.FeedID) error {
	if err := b.o.DB.Update(ctx, func(tx *store.Tx) error { return b.removeFeed(ctx, tx, id) }); err != nil {
		return fmt.Errorf("disconnect the calendar %s: %w", id, err)
	}
	b.o.Dialer.Revoke(dialerKey(id))
	return nil
}

func (b *Book) removeFeed(ctx context.Context, tx *store.Tx, id stay.FeedID) error {
	f, err := tx.Feed(ctx, id)
	if err != nil {
		return err
	}
	if err := b.handOn(ctx, tx, f); err != nil {
		return err
	}
	if err := tx.RemoveFeed(ctx, id); err != nil {
		return err
	}
	return b.weigh(ctx, tx, f.Property)
}

// handOn leaves the stays of a feed that goes to the other feeds that tell of
// them: the stay is the same, and follows the calendar that is left.
func (b *Book) handOn(ctx context.Context, tx *store.Tx, f store.Feed) error {
	brought, err := tx.FeedBookings(ctx, f.ID)
	if err != nil {
		return err
	}
	now := b.o.Now()
	for _, m := range brought {
		if !m.Told() || m.TwinOf != "" {
			continue
		}
		twins, err := tx.Twins(ctx, m.ID)
		if err != nil {
			return err
		}
		for _, t := range twins {
			if t.TwinHow == stay.TwinSame && t.Told() && t.Feed != "" && t.Kind == stay.KindBooking {
				if err := swap(ctx, tx, m, t, store.DecidedHandedOn, now); err != nil {
					return err
				}
				break
			}
		}
	}
	return nil
}

// swap lets two stays that are one exchange what their sources call them, with
// the nights of the source: the stay that its guests know follows the other one.
func swap(ctx context.Context, tx *store.Tx, m, t stay.Booking, what store.Decided, now time.Time) error {
	m, t = m.AsFed(), t.AsFed()
	m.Feed, t.Feed = t.Feed, m.Feed
	m.UID, t.UID = t.UID, m.UID
	m.Summary, t.Summary = t.Summary, m.Summary
	m.Channel, t.Channel = t.Channel, m.Channel
	was := span(m)
	m.Arrival, t.Arrival, m.Departure, t.Departure = t.Arrival, m.Arrival, t.Departure, m.Departure
	m.State, t.State, m.CancelledBy, t.CancelledBy = t.State, m.State, t.CancelledBy, m.CancelledBy
	m.MissingSince, t.MissingSince, m.MissingPolls, t.MissingPolls = t.MissingSince, m.MissingSince, t.MissingPolls, m.MissingPolls
	m.UpdatedAt, t.UpdatedAt = now, now
	line := store.CalendarLog{Feed: m.Feed, Booking: m.ID, Other: t.ID, At: now, What: what, Nights: span(m)}
	if was != span(m) {
		line.Was = was
	}
	m, t = ownersNights(m.AsFed()), ownersNights(t.AsFed())
	return errors.Join(tx.PutBooking(ctx, m), tx.PutBooking(ctx, t), tx.AddCalendarLog(ctx, line))
}

func dialerKey(id stay.FeedID) string { return "feed " + string(id) }

// allow lists the feed's host with the dialer, and nothing else of it.
func (b *Book) allow(f store.Feed) error {
	if !isAddress(string(f.URL)) {
		return nil
	}
	_, hostport, err := egress.FeedURL(string(f.URL), b.o.Allow...)
	if err != nil {
		return fmt.Errorf("allow the host of the feed %s: %w", f.ID, err)
	}
	d, err := egress.FromHostPort(hostport)
	if err != nil {
		return fmt.Errorf("allow the host of the feed %s: %w", f.ID, err)
	}
	d.Purpose, d.Data = egress.Feed, egress.FeedLinks
	d.Local = slices.ContainsFunc(b.o.Allow, func(listed string) bool {
		l, err := egress.FromHostPort(listed)
		return err == nil && l.Host == d.Host && l.Port == d.Port
	})
	if err := b.o.Dialer.Replace(dialerKey(f.ID), d); err != nil {
		return fmt.Errorf("allow the host of the feed %s: %w", f.ID, err)
	}
	return nil
}
