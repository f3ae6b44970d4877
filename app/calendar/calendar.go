// Package calendar keeps the book of stays: it fetches the feeds of the booking
// channels, believes what may be believed of them, and takes in what the owner
// enters by hand.
//
// A feed says which nights are taken, rarely by whom, and it is often wrong for
// a while. So the identity of a stay is ours, an answer that looks broken
// cancels nothing, and what vanishes is believed only after several looks. Read
// match.go for how events and stays are brought together, fetch.go for what
// counts as an answer at all.
package calendar

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"net/http"
	"strings"
	"time"

	"portineria/egress"
	"portineria/stay"
	"portineria/store"
)

// Options is what the calendar needs from outside.
type Options struct {
	DB     *store.DB
	Dialer *egress.Dialer
	HTTP   *http.Client // of the dialer, for feeds
	Allow  []string     // host:port that feeds may use although not public or not https
	Now    func() time.Time
	Rand   io.Reader
	Log    *slog.Logger
	Agent  string // what we call ourselves to channels: name/version
}

// Book is the calendar of all properties.
type Book struct{ o Options }

// New makes the calendar. It fetches nothing yet.
func New(o Options) *Book { return &Book{o} }

// How often a feed is fetched, and how long one that fails is left alone.
const (
	pollEvery   = 20 * time.Minute
	pollAtMost  = 6 * time.Hour
	stopAfter   = 3 * 24 * time.Hour // of refusals: the link was revoked or replaced
	fetchWithin = 30 * time.Second
	atOnce      = 4
)

// NewFeed is a calendar to be connected.
type NewFeed struct {
	Property stay.PropertyID
	Name     string
	Source   string // an address, or the path of a file that is read again at each sync
}

// AddFeed connects a calendar. It does not fetch it; Sync does.
func (b *Book) AddFeed(ctx context.Context, n NewFeed) (store.Feed, error) {
	f, err := b.newFeed(n)
	if err != nil {
		return f, err
	}
	err = b.o.DB.Update(ctx, func(tx *store.Tx) error {
		if _, err := tx.Property(ctx, n.Property); err != nil {
			return err
		}
		others, err := tx.Feeds(ctx, n.Property)
		if err != nil {
			return err
		}
		for _, o := range others {
			if o.URL == f.URL || strings.EqualFold(o.Name, f.Name) {
				return fmt.Errorf("connect the calendar: %w", stay.Invalid{Field: "name", Key: "taken"})
			}
		}
		return tx.PutFeed(ctx, f)
	})
	if err != nil {
		return f, err
	}
	return f, b.allow(f)
}

func (b *Book) newFeed(n NewFeed) (store.Feed, error) {
	now := b.o.Now()
	f := store.Feed{Property: n.Property, Name: strings.TrimSpace(n.Name), State: store.FeedNew, NextAt: now, CreatedAt: now}
	if f.Name == "" {
		return f, stay.Invalid{Field: "name", Key: "required"}
	}
	if len(f.Name) > 60 {
		return f, stay.Invalid{Field: "name", Key: "too_long"}
	}
	source := strings.TrimSpace(n.Source)
	if source == "" {
		return f, stay.Invalid{Field: "url", Key: "required"}
	}
	f.URL = stay.Private(source)
	if isAddress(source) {
		address, _, err := egress.FeedURL(source, b.o.Allow...)
		if err != nil {
			return f, fmt.Errorf("connect the calendar: %w", errors.Join(stay.Invalid{Field: "url", Key: "bad_url"}, err))
		}
		f.URL = stay.Private(address)
	}
	id, err := stay.NewID[stay.FeedID](b.o.Rand)
	f.ID = id
	return f, err
}

// isAddress tells a link from the path of a file.
func isAddress(source string) bool { return strings.Contains(source, "://") }

// allow lists the feed's host with the dialer, and nothing else of it.
func (b *Book) allow(f store.Feed) error {
	if !isAddress(string(f.URL)) {
		return nil
	}
	_, hostport, err := egress.FeedURL(string(f.URL), b.o.Allow...)
	if err != nil {
		return fmt.Errorf("allow the calendar's host: %w", err)
	}
	local := false
	for _, listed := range b.o.Allow {
		local = local || strings.EqualFold(listed, hostport)
	}
	d, err := egress.FromHostPort(hostport)
	if err != nil {
		return fmt.Errorf("allow the calendar's host: %w", err)
	}
	d.Purpose, d.Data, d.Local = egress.Feed, egress.FeedLinks, local
	return b.o.Dialer.Replace("feed "+string(f.ID), d)
}

// RemoveFeed disconnects a calendar. What it brought stays, as if entered by hand.
func (b *Book) RemoveFeed(ctx context.Context, id stay.FeedID) error {
	if err := b.o.DB.Update(ctx, func(tx *store.Tx) error { return tx.RemoveFeed(ctx, id) }); err != nil {
		return err
	}
	b.o.Dialer.Revoke("feed " + string(id))
	return nil
}

// Poll syncs every feed whose time has come: the recurring job.
func (b *Book) Poll(ctx context.Context) error {
	due, err := b.o.DB.DueFeeds(ctx, b.o.Now())
	if err != nil {
		return err
	}
	return b.syncAll(ctx, due, nil)
}

// SyncAll syncs feeds now: those of a property, or all where p is empty.
func (b *Book) SyncAll(ctx context.Context, p stay.PropertyID, done func(store.Feed, store.FeedLog)) error {
	feeds, err := b.o.DB.Feeds(ctx, p)
	if err != nil {
		return err
	}
	return b.syncAll(ctx, feeds, done)
}

// jittered moves a time by up to a fifth, so that a portal does not see all our
// feeds at the same second.
func jittered(d time.Duration) time.Duration {
	return time.Duration(float64(d) * (0.8 + 0.4*rand.Float64())) //nolint:gosec // jitter is no secret
}
