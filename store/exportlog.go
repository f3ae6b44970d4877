package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"
	"time"

	"portineria/stay"
)

// Exported is a stay as a channel was told of it through a link of ours. It is
// kept after the link is revoked: a channel goes on showing what it has read,
// and what it shows comes back in its own feed.
type Exported struct {
	Property stay.PropertyID
	Channel  string // of the link; see SourceOf
	Booking  stay.BookingID

	Arrival, Departure       stay.Date // as told last
	WasArrival, WasDeparture stay.Date // as told before that, until ChangedAt; 0: never otherwise
	FirstAt                  time.Time // when it was first told of at all
	ChangedAt                time.Time // when it was first told of as it is told now
	GoneAt                   time.Time // since when it is left out; zero: it is still told

	Told     string    // what the words of it say, for Same alone; not read back
	Sequence int       // how often it was told differently
	Stamp    time.Time // the last change of the stay that made it so
	told     []byte
}

// SourceOf is the channel of a stay or a feed in the sense of Exported: the
// provider where it is known, else "feed:" and the id of the one feed that
// tells of it; empty where no channel is behind it.
func SourceOf(provider string, feed stay.FeedID) string {
	switch {
	case provider != "" && provider != "unknown":
		return provider
	case feed != "":
		return "feed:" + string(feed)
	}
	return ""
}

const exportedColumns = `SELECT property_id, channel, booking_id, arrival, departure, coalesce(was_arrival, 0), coalesce(was_departure, 0), first_at, changed_at, gone_at,
	sequence, stamped_at, told_hash FROM export_log `

func scanExported(row scanner) (Exported, error) {
	var e Exported
	var first, changed, gone, stamp sql.NullInt64
	err := row.Scan(&e.Property, &e.Channel, &e.Booking, &e.Arrival, &e.Departure, &e.WasArrival, &e.WasDeparture, &first, &changed, &gone, &e.Sequence, &stamp, &e.told)
	e.FirstAt, e.ChangedAt, e.GoneAt, e.Stamp = at(first), at(changed), at(gone), at(stamp)
	return e, err
}

// ExportedTo returns every stay of a property that a channel was told of, by
// arrival: those that it is told of now and those that are left out since.
func (q queries) ExportedTo(ctx context.Context, p stay.PropertyID, channel string) ([]Exported, error) {
	all, err := queryAll(ctx, q, exportedColumns+`WHERE property_id = ? AND channel = ? ORDER BY arrival, booking_id`, scanExported, string(p), channel)
	if err != nil {
		return nil, fmt.Errorf("list what %s was told: %w", channel, err)
	}
	return all, nil
}

// ExportedStay returns which channels were told of a stay.
func (q queries) ExportedStay(ctx context.Context, b stay.BookingID) ([]Exported, error) {
	return queryAll(ctx, q, exportedColumns+`WHERE booking_id = ? ORDER BY channel`, scanExported, string(b))
}

// SameTold reports whether words are those that e was told with. The words may
// hold a name, so only their keyed hash is kept.
func (q queries) SameTold(e Exported, words string) bool {
	return string(e.told) == string(q.hash("export told", words))
}

// PutExported records what a channel is told of a stay.
func (tx *Tx) PutExported(ctx context.Context, e Exported) error {
	told := e.told
	if e.Told != "" {
		told = tx.hash("export told", e.Told)
	}
	tx.Note("export", string(e.Property))
	return tx.exec(ctx, `INSERT INTO export_log(property_id, channel, booking_id, arrival, departure, was_arrival, was_departure, first_at, changed_at, gone_at, sequence, stamped_at, told_hash)
		VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)
		ON CONFLICT DO UPDATE SET arrival = excluded.arrival, departure = excluded.departure, was_arrival = excluded.was_arrival, was_departure = excluded.was_departure,
			changed_at = excluded.changed_at, gone_at = excluded.gone_at, sequence = excluded.sequence, stamped_at = excluded.stamped_at, told_hash = excluded.told_hash`,
		string(e.Property), e.Channel, string(e.Booking), int64(e.Arrival), int64(e.Departure), day(e.WasArrival), day(e.WasDeparture), ms(e.FirstAt), ms(e.ChangedAt), ms(e.GoneAt),
		e.Sequence, ms(e.Stamp), told)
}

// day is a day as it stands in a column that may have none.
func day(d stay.Date) any {
	if d == 0 {
		return nil
	}
	return int64(d)
}

// FromFeed is the feed of a channel that has no other name; empty where the
// channel is a known one.
func FromFeed(channel string) stay.FeedID {
	id, _ := strings.CutPrefix(channel, "feed:")
	if id == channel {
		return ""
	}
	return stay.FeedID(id)
}
