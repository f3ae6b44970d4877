package export

import (
	"context"
	"encoding/base32"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"portineria/stay"
	"portineria/store"
)

// NewLink is a link to be made.
type NewLink struct {
	Property stay.PropertyID
	Channel  string // one of Sites, Calendar, Names, "feed:" and the id of a connected calendar, or "site" for any other
	Name     string // of a site that has no name here, at most 60 characters
	Language string // of the words in a calendar that people read
	Closures bool   // closures that other sites report are told as well
}

const maxName = 60

// Add makes a link. What is wrong with the input is a stay.Invalid of the field
// channel or name; a second link for a channel is one of the key "taken".
func (x *Links) Add(ctx context.Context, n NewLink) (store.CalendarLink, error) {
	l := store.CalendarLink{Property: n.Property, Channel: n.Channel, Name: oneLine(n.Name), Language: n.Language, Closures: n.Closures, CreatedAt: x.o.Now()}
	err := x.fill(&l)
	if err == nil {
		err = x.o.DB.Update(ctx, func(tx *store.Tx) error { return add(ctx, tx, &l) })
	}
	if errors.Is(err, stay.ErrConflict) {
		err = stay.Invalid{Field: "channel", Key: "taken"}
	}
	if err != nil {
		return l, fmt.Errorf("make a calendar link: %w", err)
	}
	return l, nil
}

// fill gives a link its id and its token.
func (x *Links) fill(l *store.CalendarLink) error {
	var err error
	if l.ID, err = stay.NewID[stay.LinkID](x.o.Rand); err != nil {
		return err
	}
	return x.newToken(l)
}

func add(ctx context.Context, tx *store.Tx, l *store.CalendarLink) error {
	if _, err := tx.Property(ctx, l.Property); err != nil {
		return err
	}
	feed := store.FromFeed(l.Channel)
	switch {
	case feed != "":
		f, err := tx.Feed(ctx, feed)
		if errors.Is(err, stay.ErrNotFound) || err == nil && f.Property != l.Property {
			return stay.Invalid{Field: "channel", Key: "required"}
		}
		if err != nil {
			return err
		}
		l.Channel, l.Name = store.SourceOf(f.Provider, f.ID), f.Name
	case l.Channel == "site":
		switch {
		case l.Name == "":
			return stay.Invalid{Field: "name", Key: "required"}
		case utf8.RuneCountInString(l.Name) > maxName:
			return stay.Invalid{Field: "name", Key: "too_long"}
		}
		l.Channel = site + string(l.ID[:8])
	case !ForPeople(l.Channel) && !slices.Contains(Sites(), l.Channel):
		return stay.Invalid{Field: "channel", Key: "required"}
	default:
		l.Name = ""
	}
	return tx.PutCalendarLink(ctx, *l)
}

// Renew gives a link another token: whoever has the old one reads nothing any
// more. What was told is remembered.
func (x *Links) Renew(ctx context.Context, id stay.LinkID) (store.CalendarLink, error) {
	var l store.CalendarLink
	err := x.o.DB.Update(ctx, func(tx *store.Tx) (err error) {
		if l, err = tx.CalendarLink(ctx, id); err != nil {
			return err
		}
		if err := x.newToken(&l); err != nil {
			return err
		}
		if err := tx.ForgetCalendarReads(ctx, id); err != nil {
			return err
		}
		return tx.PutCalendarLink(ctx, l)
	})
	if err != nil {
		return l, fmt.Errorf("renew the calendar link %s: %w", id, err)
	}
	return l, nil
}

// SetClosures says whether closures that other sites report are told as well.
func (x *Links) SetClosures(ctx context.Context, id stay.LinkID, closures bool) error {
	err := x.o.DB.Update(ctx, func(tx *store.Tx) error {
		l, err := tx.CalendarLink(ctx, id)
		if err != nil || l.Closures == closures {
			return err
		}
		l.Closures = closures
		if err := tx.PutCalendarLink(ctx, l); err != nil {
			return err
		}
		// The owner has just said what is to be left out, so that it is no mistake.
		now := x.o.Now()
		s, err := x.look(ctx, tx, l, now, true)
		if err != nil {
			return err
		}
		return s.forget(ctx, tx, now)
	})
	if err != nil {
		return fmt.Errorf("change the calendar link %s: %w", id, err)
	}
	return nil
}

// forget records what is told no more, and nothing of what is told now: that is
// told once somebody reads it.
func (s *served) forget(ctx context.Context, tx *store.Tx, now time.Time) error {
	s.plan.writes = slices.DeleteFunc(s.plan.writes, func(e store.Exported) bool { return !e.GoneAt.Equal(now) })
	_, err := s.record(ctx, tx, now)
	return err
}

// Revoke ends a link. What was told under it is remembered, as its reader shows
// it for a while yet.
func (x *Links) Revoke(ctx context.Context, id stay.LinkID) error {
	if err := x.o.DB.Update(ctx, func(tx *store.Tx) error { return tx.RemoveCalendarLink(ctx, id) }); err != nil {
		return fmt.Errorf("revoke the calendar link %s: %w", id, err)
	}
	return nil
}

// tokenBits is as much chance as is in a token, which nobody can guess.
const tokenBits = 200

// newToken gives a link a token in lower-case letters and digits, which every
// program takes in an address.
func (x *Links) newToken(l *store.CalendarLink) error {
	raw := make([]byte, tokenBits/8)
	if _, err := io.ReadFull(x.o.Rand, raw); err != nil {
		return fmt.Errorf("make a token: %w", err)
	}
	l.Token, l.RenewedAt = stay.Private(strings.ToLower(base32.StdEncoding.EncodeToString(raw))), x.o.Now()
	return nil
}

// Path is where a link is read, below the public address.
func Path(l store.CalendarLink) string { return "/calendar/" + string(l.Token) + ".ics" }

// oneLine takes line breaks, control characters and doubled spaces out of what
// was typed or pasted.
func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }), " ")
}
