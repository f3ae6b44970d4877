package store

import (
	"context"
	"crypto/rand"
	"database/sql"
	"fmt"
	"io"
	"time"

	"portineria/stay"
)

// MediaRef is what it takes to fetch a file from the platform and to open it
// afterwards. It leaves this package only towards those who do one or the other.
type MediaRef struct {
	PlatformID string // as the webhook named it; it answers for seven days
	SHA256     string // base64, as the webhook said; may be empty
	MIME       string // as the sender's phone said
	Key        []byte // of the file in the folder of media
}

// mediaDoc is the sealed part of a file's row.
type mediaDoc struct {
	Platform string `json:",omitempty"`
	SHA256   string `json:",omitempty"`
	MIME     string `json:",omitempty"`
	Filename string `json:",omitempty"`
	Key      []byte `json:",omitempty"`
}

// mediaKeySize is the length of a file's key.
const mediaKeySize = 32

const mediaColumns = `SELECT d.id, d.message_id, d.conversation_id, d.kind, d.state, d.problem, d.type, d.size, d.file, d.doc_sealed, d.paper, d.speech, d.told, d.told_at,
	d.attempts, d.next_at, d.received_at, d.kept_at, d.heard_at, c.guest_id FROM media d JOIN conversations c ON c.id = d.conversation_id `

// mediaRow is a row with its sealed part.
type mediaRow struct {
	stay.Media
	doc   mediaDoc
	guest stay.GuestID
}

func (q queries) scanMedia(ctx context.Context) func(scanner) (mediaRow, error) {
	return func(row scanner) (mediaRow, error) {
		var m mediaRow
		var sealed []byte
		var told, next, received, kept, heard sql.NullInt64
		err := row.Scan(&m.ID, &m.Message, &m.Conversation, &m.Kind, &m.State, &m.Problem, &m.Type, &m.Size, &m.File, &sealed, &m.Paper, &m.Speech, &m.Told, &told,
			&m.Attempts, &next, &received, &kept, &heard, &m.guest)
		if err != nil {
			return m, err
		}
		m.ToldAt, m.NextAt, m.ReceivedAt, m.KeptAt, m.HeardAt = at(told), at(next), at(received), at(kept), at(heard)
		err = q.openDoc(ctx, guestKey(m.guest), sealed, &m.doc, "media", "doc_sealed", string(m.ID))
		m.Filename = stay.Private(m.doc.Filename)
		return m, err
	}
}

func (q queries) mediaRows(ctx context.Context, where string, args ...any) ([]stay.Media, error) {
	rows, err := queryAll(ctx, q, mediaColumns+where, q.scanMedia(ctx), args...)
	all := make([]stay.Media, len(rows))
	for i, r := range rows {
		all[i] = r.Media
	}
	return all, err
}

// Media returns one file of a message.
func (q queries) Media(ctx context.Context, id stay.MediaID) (stay.Media, error) {
	m, err := queryOne(ctx, q, mediaColumns+`WHERE d.id = ?`, q.scanMedia(ctx), string(id))
	if err != nil {
		return m.Media, fmt.Errorf("read the file %s: %w", id, err)
	}
	return m.Media, nil
}

// MediaRef returns what it takes to fetch and to open a file.
func (q queries) MediaRef(ctx context.Context, id stay.MediaID) (MediaRef, error) {
	m, err := queryOne(ctx, q, mediaColumns+`WHERE d.id = ?`, q.scanMedia(ctx), string(id))
	if err != nil {
		return MediaRef{}, fmt.Errorf("read the file %s: %w", id, err)
	}
	return MediaRef{m.doc.Platform, m.doc.SHA256, m.doc.MIME, m.doc.Key}, nil
}

// MediaOf lists the files of a conversation, the oldest first.
func (q queries) MediaOf(ctx context.Context, c stay.ConversationID) ([]stay.Media, error) {
	return q.mediaRows(ctx, `WHERE d.conversation_id = ? ORDER BY d.received_at, d.id`, string(c))
}

// MediaOfMessage lists the files of a message.
func (q queries) MediaOfMessage(ctx context.Context, m stay.MessageID) ([]stay.Media, error) {
	return q.mediaRows(ctx, `WHERE d.message_id = ? ORDER BY d.id`, string(m))
}

// AllMedia lists the files of all conversations, the newest first.
func (q queries) AllMedia(ctx context.Context, limit int) ([]stay.Media, error) {
	return q.mediaRows(ctx, `ORDER BY d.received_at DESC, d.id LIMIT ? + 0`, limit)
}

// MediaDue lists the files that are to be fetched now, the oldest first.
func (q queries) MediaDue(ctx context.Context, now time.Time, limit int) ([]stay.Media, error) {
	return q.mediaRows(ctx, `WHERE d.state = 'waiting' AND d.next_at <= ? ORDER BY d.next_at LIMIT ? + 0`, ms(now), limit)
}

// MediaToHear lists the files that are there and to be listened to now.
func (q queries) MediaToHear(ctx context.Context, now time.Time, limit int) ([]stay.Media, error) {
	return q.mediaRows(ctx, `WHERE d.speech = 'waiting' AND d.state = 'kept' AND d.next_at <= ? ORDER BY d.next_at LIMIT ? + 0`, ms(now), limit)
}

// MediaHeld lists the files that are there or may still come.
func (q queries) MediaHeld(ctx context.Context) ([]stay.Media, error) {
	return q.mediaRows(ctx, `WHERE d.state IN ('waiting','kept','failed')`)
}

// MediaToForget lists the files that the platform is to be asked to delete as well.
func (q queries) MediaToForget(ctx context.Context, now time.Time, limit int) ([]stay.Media, error) {
	return q.mediaRows(ctx, `WHERE d.forget_at <= ? ORDER BY d.forget_at LIMIT ? + 0`, ms(now), limit)
}

// MediaFiles are the names of all files in the folder of media that belong to
// something.
func (q queries) MediaFiles(ctx context.Context) (map[string]stay.MediaID, error) {
	type named struct {
		file string
		id   stay.MediaID
	}
	rows, err := queryAll(ctx, q, `SELECT file, id FROM media WHERE state IN ('waiting','kept')`, func(row scanner) (n named, err error) {
		err = row.Scan(&n.file, &n.id)
		return n, err
	})
	all := make(map[string]stay.MediaID, len(rows))
	for _, r := range rows {
		all[r.file] = r.id
	}
	return all, err
}

// MediaFigures counts what is kept.
type MediaFigures struct {
	Bytes                  int64 // of content
	Kept, Waiting, Refused int
}

// MediaFigures counts the files and how much they hold.
func (q queries) MediaFigures(ctx context.Context) (MediaFigures, error) {
	return queryOne(ctx, q, `SELECT coalesce(sum(CASE state WHEN 'kept' THEN size END), 0), count(CASE state WHEN 'kept' THEN 1 END),
		count(CASE state WHEN 'waiting' THEN 1 END), count(CASE state WHEN 'failed' THEN 1 END) FROM media`, func(row scanner) (f MediaFigures, err error) {
		err = row.Scan(&f.Bytes, &f.Kept, &f.Waiting, &f.Refused)
		return f, err
	})
}

// AddMedia notes a file that belongs to a message, before it is fetched. The key
// that will seal it is made here.
func (tx *Tx) AddMedia(ctx context.Context, c stay.Conversation, m stay.Media, ref MediaRef) error {
	key := make([]byte, mediaKeySize)
	if _, err := io.ReadFull(rand.Reader, key); err != nil { //nolint:forbidigo // a key: no test may foresee it
		return fmt.Errorf("make the key of a file: %w", err)
	}
	doc := mediaDoc{Platform: ref.PlatformID, SHA256: ref.SHA256, MIME: ref.MIME, Filename: string(m.Filename), Key: key}
	sealed, err := tx.sealDoc(ctx, guestKey(c.Guest), doc, "media", "doc_sealed", string(m.ID))
	if err != nil {
		return fmt.Errorf("note a file: %w", err)
	}
	err = tx.exec(ctx, `INSERT INTO media(id, message_id, conversation_id, kind, state, problem, file, doc_sealed, paper, speech, next_at, received_at)
		VALUES (?,?,?,?,?,?,?,?,?,?,?,?)`, string(m.ID), string(m.Message), string(m.Conversation), string(m.Kind), string(m.State), string(m.Problem), m.File, sealed,
		string(m.Paper), string(m.Speech), ms(m.NextAt), ms(m.ReceivedAt))
	if err != nil {
		return fmt.Errorf("note a file: %w", err)
	}
	tx.changes = append(tx.changes, Change{Topic: "media", ID: string(m.ID)})
	return nil
}

// ChangeMedia changes where a file stands. One that is gone is stay.ErrNotFound:
// whoever fetched it meanwhile must drop what they have.
func (tx *Tx) ChangeMedia(ctx context.Context, id stay.MediaID, change func(*stay.Media)) (stay.Media, error) {
	m, err := tx.Media(ctx, id)
	if err != nil {
		return m, err
	}
	change(&m)
	err = tx.must(ctx, `UPDATE media SET state = ?, problem = ?, type = ?, size = ?, paper = ?, speech = ?, told = ?, told_at = ?, attempts = ?, next_at = ?, kept_at = ?, heard_at = ?
		WHERE id = ?`, string(m.State), string(m.Problem), m.Type, m.Size, string(m.Paper), string(m.Speech), string(m.Told), ms(m.ToldAt), m.Attempts, ms(m.NextAt), ms(m.KeptAt), ms(m.HeardAt), string(id))
	if err != nil {
		return m, fmt.Errorf("change the file %s: %w", id, err)
	}
	tx.noteMedia(m)
	return m, nil
}

func (tx *Tx) noteMedia(m stay.Media) {
	tx.Note("media", string(m.ID))
	tx.Note("conversation", string(m.Conversation))
}

// EmptyMedia deletes a file's key, name and digest, and leaves a note that it was
// there and why it is not. The file itself is its caller's to remove: from here on
// nobody can read it. What the platform calls it stays only while the platform is
// still to be asked to delete it.
func (tx *Tx) EmptyMedia(ctx context.Context, id stay.MediaID, why stay.MediaProblem) error {
	m, err := queryOne(ctx, tx.queries, mediaColumns+`WHERE d.id = ?`, tx.scanMedia(ctx), string(id))
	if err != nil {
		return fmt.Errorf("delete the file %s: %w", id, err)
	}
	left := mediaDoc{}
	if pending, err := queryOne(ctx, tx.queries, `SELECT forget_at FROM media WHERE id = ?`, scanValue[sql.NullInt64], string(id)); err != nil {
		return err
	} else if pending.Valid {
		left.Platform = m.doc.Platform
	}
	sealed, err := tx.sealDoc(ctx, guestKey(m.guest), left, "media", "doc_sealed", string(id))
	if err != nil {
		return err
	}
	tx.noteMedia(m.Media)
	return tx.must(ctx, `UPDATE media SET state = 'deleted', problem = ?, doc_sealed = ?, speech = CASE speech WHEN 'waiting' THEN 'failed' ELSE speech END, next_at = NULL WHERE id = ?`,
		string(why), sealed, string(id))
}

// LoseMedia says that a file is not on the disk any more, though nobody deleted it:
// while the platform has it, it can be fetched once more.
func (tx *Tx) LoseMedia(ctx context.Context, id stay.MediaID) error {
	_, err := tx.ChangeMedia(ctx, id, func(m *stay.Media) { m.State, m.Problem, m.NextAt = stay.MediaDeleted, stay.MediaLost, time.Time{} })
	return err
}

// ForgetMedia notes that the platform is to be asked to delete a file, from at on;
// the zero time says that it was, or cannot be.
func (tx *Tx) ForgetMedia(ctx context.Context, id stay.MediaID, at time.Time) error {
	tx.Note("media", string(id))
	if err := tx.exec(ctx, `UPDATE media SET forget_at = ? WHERE id = ?`, ms(at), string(id)); err != nil || !at.IsZero() {
		return err
	}
	m, err := tx.Media(ctx, id)
	if err != nil || m.State != stay.MediaDeleted || m.Problem == stay.MediaLost {
		return err
	}
	return tx.EmptyMedia(ctx, id, m.Problem) // now without the platform's name for it
}
