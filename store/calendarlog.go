package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"portineria/stay"
)

// CalendarLog is one decision about the calendar, for the owner to read: what a
// sync made of an answer or of a stay, and what the owner said to it.
type CalendarLog struct {
	Feed    stay.FeedID    // whose log it stands in
	Booking stay.BookingID // empty: about the feed as a whole
	Other   stay.BookingID // the other one, where two stays are compared
	At      time.Time      // when it was first decided so
	Until   time.Time      // and last, where it was decided again and again
	Times   int
	What    Decided
	Problem string    // key of the words for why, as in Feed
	Count   int       // of what is kept or skipped
	Nights  stay.Span // of the stay then
	Was     stay.Span // before, where they were changed
}

// Decided is the key of the words for a decision.
type Decided string

// The decisions about a feed as a whole.
const (
	DecidedFailed    Decided = "failed"    // no answer to be believed; Count stays are kept
	DecidedHeld      Decided = "held"      // suspicious; Count stays are kept for a day
	DecidedHoldOver  Decided = "hold_over" // the day has passed, or everything is back
	DecidedReadAgain Decided = "read_again"
	DecidedStopped   Decided = "stopped" // refused for days
	DecidedRejected  Decided = "rejected"
	DecidedNoUIDs    Decided = "no_uids" // its identifiers say nothing; stays are known by their nights
	DecidedTrusted   Decided = "trusted" // the owner: it is right
	DecidedRelinked  Decided = "relinked"
	DecidedPaired    Decided = "paired" // the owner: two calendars tell of the same stays
)

// The decisions about a stay.
const (
	DecidedAdded     Decided = "added"
	DecidedTaken     Decided = "taken" // known already: of a former link, or entered by hand
	DecidedMoved     Decided = "moved"
	DecidedChanged   Decided = "changed" // the guest's details, or what it is
	DecidedMissing   Decided = "missing"
	DecidedBack      Decided = "back"
	DecidedGone      Decided = "gone" // cancelled for being gone
	DecidedReopened  Decided = "reopened"
	DecidedTooNear   Decided = "too_near"  // gone, and kept: only the owner cancels so shortly before
	DecidedElsewhere Decided = "elsewhere" // gone, and kept: another calendar still tells of it
	DecidedJoined    Decided = "joined"    // told as one with others; kept as it was
	DecidedCut       Decided = "cut"       // told in parts; kept as it was
	DecidedTwin      Decided = "twin"      // repeats Other; Problem says how (stay.TwinHow)
	DecidedAlone     Decided = "alone"     // repeats nothing any more
	DecidedLingers   Decided = "lingers"   // closed still, although the stay it was for is gone
	DecidedDouble    Decided = "double"    // on the same nights as Other
	DecidedAnswered  Decided = "answered"  // the owner's word; Problem is the answer
	DecidedCancelled Decided = "cancelled" // by the owner
	DecidedRestored  Decided = "restored"  // by the owner, who had cancelled it
	DecidedHandedOn  Decided = "handed_on" // its calendar is gone, another one tells of it
)

// keptDecisions is how many decisions about a feed as a whole are kept. Those
// about a stay live as long as the stay.
const keptDecisions = 500

// AddCalendarLog records a decision. One about a feed that is the same as the
// last one is counted instead, so that a portal that is down for a week is a line
// and not five hundred. What is decided about a stay that no feed brings stands in
// no feed's log.
func (tx *Tx) AddCalendarLog(ctx context.Context, l CalendarLog) error {
	if l.Feed == "" {
		return nil
	}
	tx.Note("feed", string(l.Feed))
	if l.Booking == "" {
		n, err := tx.execCount(ctx, `UPDATE calendar_log SET until = ?1, times = times + 1, count = ?5 WHERE what = ?3 AND problem = ?4 AND booking_id IS NULL
			AND id = (SELECT max(id) FROM calendar_log WHERE feed_id = ?2 AND booking_id IS NULL)`, ms(l.At), string(l.Feed), string(l.What), l.Problem, l.Count)
		if err != nil || n > 0 {
			return err
		}
	}
	if err := tx.exec(ctx, `INSERT INTO calendar_log(feed_id, booking_id, other_id, at, until, times, what, problem, count, arrival, departure, was_arrival, was_departure)
		VALUES (?,?,?,?,?,1,?,?,?,?,?,?,?)`, string(l.Feed), null(l.Booking), null(l.Other), ms(l.At), ms(l.At), string(l.What), l.Problem, l.Count,
		day(l.Nights.Arrival), day(l.Nights.Departure), day(l.Was.Arrival), day(l.Was.Departure)); err != nil {
		return fmt.Errorf("record a decision about the calendar: %w", err)
	}
	if l.Booking != "" {
		return nil
	}
	return tx.exec(ctx, `DELETE FROM calendar_log WHERE feed_id = ?1 AND booking_id IS NULL AND id <=
		(SELECT id FROM calendar_log WHERE feed_id = ?1 AND booking_id IS NULL ORDER BY id DESC LIMIT 1 OFFSET ?2 + 0)`, string(l.Feed), keptDecisions)
}

const calendarLogColumns = `SELECT feed_id, coalesce(booking_id, ''), coalesce(other_id, ''), at, until, times, what, problem, count,
	coalesce(arrival, 0), coalesce(departure, 0), coalesce(was_arrival, 0), coalesce(was_departure, 0) FROM calendar_log `

func scanCalendarLog(row scanner) (CalendarLog, error) {
	var l CalendarLog
	var first, last sql.NullInt64
	err := row.Scan(&l.Feed, &l.Booking, &l.Other, &first, &last, &l.Times, &l.What, &l.Problem, &l.Count,
		&l.Nights.Arrival, &l.Nights.Departure, &l.Was.Arrival, &l.Was.Departure)
	l.At, l.Until = at(first), at(last)
	return l, err
}

// FeedDecisions returns what was decided about a feed and what it brought, the
// newest first.
func (q queries) FeedDecisions(ctx context.Context, id stay.FeedID, limit int) ([]CalendarLog, error) {
	return queryAll(ctx, q, calendarLogColumns+`WHERE feed_id = ? ORDER BY id DESC LIMIT ? + 0`, scanCalendarLog, string(id), limit)
}
