package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"portineria/stay"
)

// CalendarLink is an address under which one channel reads when a property is
// taken. Whoever has the token reads the calendar: it is a secret.
type CalendarLink struct {
	ID       stay.LinkID
	Property stay.PropertyID
	Channel  string // see SourceOf; "calendar" and "names" are the owner's own
	Name     string // as the owner calls a site that has no name of its own here
	Language string // of the words in it, where a person reads them
	Closures bool   // closures that other channels report are told as well
	Token    stay.Private

	// A calendar that would have lost most of its stays is not sent: HeldStays of
	// HeldOf stays that lie ahead are kept in it since HeldSince.
	HeldSince         time.Time
	HeldStays, HeldOf int

	CreatedAt time.Time
	RenewedAt time.Time // since when the token is this one
}

// CalendarRead is how often a program has read a link, and when last.
type CalendarRead struct {
	Link            stay.LinkID
	Reader          string // from a fixed list, by what the program calls itself
	FirstAt, LastAt time.Time
	Times           int
}

// calendarLinkDoc is the sealed part of a link. The token stands in it so that
// the owner can see the address again.
type calendarLinkDoc struct{ Name, Language, Token string }

const calendarLinkColumns = `SELECT id, property_id, channel, closures, doc_sealed, held_since, held_stays, held_of, created_at, renewed_at FROM calendar_links `

func (q queries) scanCalendarLink(ctx context.Context) func(scanner) (CalendarLink, error) {
	return func(row scanner) (CalendarLink, error) {
		var l CalendarLink
		var sealed []byte
		var held, created, renewed sql.NullInt64
		if err := row.Scan(&l.ID, &l.Property, &l.Channel, &l.Closures, &sealed, &held, &l.HeldStays, &l.HeldOf, &created, &renewed); err != nil {
			return l, err
		}
		l.HeldSince, l.CreatedAt, l.RenewedAt = at(held), at(created), at(renewed)
		var d calendarLinkDoc
		err := q.openDoc(ctx, propertyKey(l.Property), sealed, &d, "calendar_links", "doc_sealed", string(l.ID))
		l.Name, l.Language, l.Token = d.Name, d.Language, stay.Private(d.Token)
		return l, err
	}
}

// CalendarLinks returns the links of a property, or all where p is empty, the
// oldest first.
func (q queries) CalendarLinks(ctx context.Context, p stay.PropertyID) ([]CalendarLink, error) {
	all, err := queryAll(ctx, q, calendarLinkColumns+`WHERE (?1 = '' OR property_id = ?1) ORDER BY property_id, created_at, id`, q.scanCalendarLink(ctx), string(p))
	if err != nil {
		return nil, fmt.Errorf("list the calendar links: %w", err)
	}
	return all, nil
}

// CalendarLink returns one link.
func (q queries) CalendarLink(ctx context.Context, id stay.LinkID) (CalendarLink, error) {
	l, err := queryOne(ctx, q, calendarLinkColumns+`WHERE id = ?`, q.scanCalendarLink(ctx), string(id))
	if err != nil {
		return l, fmt.Errorf("read the calendar link %s: %w", id, err)
	}
	return l, nil
}

// CalendarLinkByToken returns the link that a reader came with.
func (q queries) CalendarLinkByToken(ctx context.Context, token string) (CalendarLink, error) {
	return queryOne(ctx, q, calendarLinkColumns+`WHERE token_hash = ?`, q.scanCalendarLink(ctx), q.hash("calendar token", token))
}

// PutCalendarLink stores a link, new or changed. A second one of the same
// property and channel is a stay.ErrConflict.
func (tx *Tx) PutCalendarLink(ctx context.Context, l CalendarLink) error {
	others, err := tx.CalendarLinks(ctx, l.Property)
	if err != nil {
		return err
	}
	for _, o := range others {
		if o.Channel == l.Channel && o.ID != l.ID {
			return fmt.Errorf("store the calendar link: there is one for %s: %w", l.Channel, stay.ErrConflict)
		}
	}
	sealed, err := tx.sealDoc(ctx, propertyKey(l.Property), calendarLinkDoc{l.Name, l.Language, string(l.Token)}, "calendar_links", "doc_sealed", string(l.ID))
	if err != nil {
		return fmt.Errorf("store the calendar link %s: %w", l.ID, err)
	}
	tx.Note("export", string(l.Property))
	return tx.exec(ctx, `INSERT INTO calendar_links(id, property_id, channel, closures, token_hash, doc_sealed, held_since, held_stays, held_of, created_at, renewed_at)
		VALUES (?,?,?,?,?,?,?,?,?,?,?)
		ON CONFLICT(id) DO UPDATE SET closures = excluded.closures, token_hash = excluded.token_hash, doc_sealed = excluded.doc_sealed,
			held_since = excluded.held_since, held_stays = excluded.held_stays, held_of = excluded.held_of, renewed_at = excluded.renewed_at`,
		string(l.ID), string(l.Property), l.Channel, flag(l.Closures), tx.hash("calendar token", string(l.Token)), sealed, ms(l.HeldSince), l.HeldStays, l.HeldOf,
		ms(l.CreatedAt), ms(l.RenewedAt))
}

// RemoveCalendarLink revokes a link: its token opens nothing any more.
func (tx *Tx) RemoveCalendarLink(ctx context.Context, id stay.LinkID) error {
	l, err := tx.CalendarLink(ctx, id)
	if err != nil {
		return err
	}
	tx.Note("export", string(l.Property))
	return tx.must(ctx, `DELETE FROM calendar_links WHERE id = ?`, string(id))
}

// CalendarReads returns who has read a link, the last reader first.
func (q queries) CalendarReads(ctx context.Context, id stay.LinkID) ([]CalendarRead, error) {
	return queryAll(ctx, q, `SELECT link_id, reader, first_at, last_at, times FROM calendar_reads WHERE link_id = ? ORDER BY last_at DESC, reader`,
		func(row scanner) (CalendarRead, error) {
			var r CalendarRead
			var first, last sql.NullInt64
			err := row.Scan(&r.Link, &r.Reader, &first, &last, &r.Times)
			r.FirstAt, r.LastAt = at(first), at(last)
			return r, err
		}, string(id))
}

// AddCalendarRead records that a program has read a link.
func (tx *Tx) AddCalendarRead(ctx context.Context, l CalendarLink, reader string, now time.Time) error {
	tx.Note("export", string(l.Property))
	return tx.exec(ctx, `INSERT INTO calendar_reads(link_id, reader, first_at, last_at, times) VALUES (?1, ?2, ?3, ?3, 1)
		ON CONFLICT DO UPDATE SET last_at = max(last_at, excluded.last_at), times = times + 1`, string(l.ID), reader, ms(now))
}

// ForgetCalendarReads clears who has read a link, as a new token must: nobody
// has read that one.
func (tx *Tx) ForgetCalendarReads(ctx context.Context, id stay.LinkID) error {
	return tx.exec(ctx, `DELETE FROM calendar_reads WHERE link_id = ?`, string(id))
}
