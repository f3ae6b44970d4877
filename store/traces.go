package store

import (
	"context"
	"database/sql"
	"fmt"
	"strconv"

	"portineria/stay"
)

// AddTrace stores why a turn ended as it did. The row's place in the seal is
// its message, since its number is not known before it is written.
func (tx *Tx) AddTrace(ctx context.Context, c stay.Conversation, t stay.Trace) error {
	sealed, err := tx.sealDoc(ctx, guestKey(c.Guest), t.Steps, "traces", "doc_sealed", traceRow(t.Message, t.At.UnixMilli()))
	if err != nil {
		return fmt.Errorf("store a trace: %w", err)
	}
	return tx.exec(ctx, `INSERT INTO traces(conversation_id, message_id, at, mode, band, millis, doc_sealed) VALUES (?,?,?,?,?,?,?)`,
		string(c.ID), string(t.Message), ms(t.At), t.Mode, string(t.Band), t.Millis, sealed)
}

func traceRow(m stay.MessageID, at int64) string { return string(m) + "@" + strconv.FormatInt(at, 10) }

// Traces returns the last traces of a conversation, the oldest first.
func (q queries) Traces(ctx context.Context, c stay.Conversation, limit int) ([]stay.Trace, error) {
	return queryAll(ctx, q, `SELECT message_id, at, mode, band, millis, doc_sealed FROM (SELECT * FROM traces WHERE conversation_id = ? ORDER BY id DESC LIMIT ? + 0) ORDER BY id`,
		func(row scanner) (stay.Trace, error) {
			t := stay.Trace{Conversation: c.ID}
			var when sql.NullInt64
			var sealed []byte
			if err := row.Scan(&t.Message, &when, &t.Mode, &t.Band, &t.Millis, &sealed); err != nil {
				return t, err
			}
			t.At = at(when)
			err := q.openDoc(ctx, guestKey(c.Guest), sealed, &t.Steps, "traces", "doc_sealed", traceRow(t.Message, when.Int64))
			return t, err
		}, string(c.ID), limit)
}
