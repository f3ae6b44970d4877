package calendar

import (
	"context"
	"fmt"
	"strings"
	"time"

	"portineria/stay"
	"portineria/store"
)

// Relink gives a feed the new link that the portal has made for it. Its stays
// are the same and follow the new link, whatever program writes there now; a hold
// is over. Should most stays be gone from it, as from a link of another listing,
// the next look holds them anew.
func (b *Book) Relink(ctx context.Context, id stay.FeedID, link string) (store.Feed, error) {
	var f store.Feed
	address, err := b.source(strings.TrimSpace(link))
	if err == nil {
		err = b.o.DB.Update(ctx, func(tx *store.Tx) (err error) {
			f, err = b.relink(ctx, tx, id, stay.Private(address))
			return err
		})
	}
	if err != nil {
		return f, fmt.Errorf("change the link of the calendar %s: %w", id, err)
	}
	return f, b.allow(f)
}

func (b *Book) relink(ctx context.Context, tx *store.Tx, id stay.FeedID, address stay.Private) (store.Feed, error) {
	f, err := tx.Feed(ctx, id)
	if err != nil {
		return f, err
	}
	others, err := tx.Feeds(ctx, f.Property)
	if err != nil {
		return f, err
	}
	for _, o := range others {
		if o.ID != id && o.URL == address {
			return f, stay.Invalid{Field: "url", Key: "taken"}
		}
	}
	now := b.o.Now()
	f.URL, f.NextAt = address, now
	f.ETag, f.Modified, f.BodyHash, f.Reissued, f.Provider = "", "", nil, 0, ""
	f.HoldUntil, f.TrustedUntil, f.FailCount, f.FailSince = time.Time{}, time.Time{}, 0, time.Time{}
	if f.State != store.FeedNew {
		f.State, f.Problem = store.FeedOK, ""
	}
	if err := tx.PutFeed(ctx, f); err != nil {
		return f, err
	}
	return f, tx.AddCalendarLog(ctx, store.CalendarLog{Feed: id, At: now, What: store.DecidedRelinked})
}

// trustFor is how long the owner's word holds that an answer is right although
// it looks suspicious: long enough for three looks over an hour.
const trustFor = 24 * time.Hour

// Trust is the owner's word that what a held feed says is right, however much is
// gone from it. Three looks over an hour it takes all the same, and no guest who
// comes within two days is cancelled by it. A feed that is not held is a
// stay.ErrConflict: there is nothing to be believed.
func (b *Book) Trust(ctx context.Context, id stay.FeedID) error {
	err := b.o.DB.Update(ctx, func(tx *store.Tx) error {
		f, err := tx.Feed(ctx, id)
		if err != nil {
			return err
		}
		if f.State != store.FeedHeld {
			return fmt.Errorf("it is not held back: %w", stay.ErrConflict)
		}
		now := b.o.Now()
		f.HoldUntil, f.TrustedUntil, f.NextAt = time.Time{}, now.Add(trustFor), now
		f.State, f.Problem = store.FeedOK, ""
		if err := tx.PutFeed(ctx, f); err != nil {
			return err
		}
		return tx.AddCalendarLog(ctx, store.CalendarLog{Feed: id, At: now, What: store.DecidedTrusted})
	})
	if err != nil {
		return fmt.Errorf("believe the calendar %s: %w", id, err)
	}
	return nil
}
