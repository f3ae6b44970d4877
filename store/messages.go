package store

import (
	"context"
	"database/sql"
	"fmt"

	"portineria/stay"
)

// messageDoc is the sealed part of a message. The platform's id is in it
// because that id spells out the sender's number.
type messageDoc struct {
	Text  string `json:",omitempty"`
	Note  string `json:",omitempty"`
	Wamid string `json:",omitempty"`
	Reply string `json:",omitempty"`
	Via   string `json:",omitempty"`

	Template *stay.TemplateUse `json:",omitempty"`
	Content  *stay.Content     `json:",omitempty"`
}

const messageColumns = `SELECT m.seq, m.id, m.conversation_id, m.author, m.type, m.body_sealed, m.turn_id, m.withdrawn, m.edited, m.sent_at, m.created_at, c.guest_id,
	o.state, o.purpose, o.attempts, o.next_at, o.since, o.resent, o.error_code, o.problem, ` + markColumns + `
	FROM messages m JOIN conversations c ON c.id = m.conversation_id LEFT JOIN outbox o ON o.message_id = m.id LEFT JOIN message_marks k ON k.message_id = o.message_id `

func (q queries) scanMessage(ctx context.Context) func(scanner) (stay.Message, error) {
	return func(row scanner) (stay.Message, error) {
		var m stay.Message
		var sealed []byte
		var guest stay.GuestID
		var sent, created, next, since sql.NullInt64
		var state, purpose, problem sql.NullString
		var attempts, resent, code sql.NullInt64
		marks, marked := scanMarks()
		err := row.Scan(append([]any{&m.Seq, &m.ID, &m.Conversation, &m.Author, &m.Type, &sealed, &m.Turn, &m.Withdrawn, &m.Edited, &sent, &created, &guest,
			&state, &purpose, &attempts, &next, &since, &resent, &code, &problem}, marks...)...)
		if err != nil {
			return m, err
		}
		m.SentAt, m.CreatedAt = at(sent), at(created)
		if state.Valid {
			m.Send = &stay.Sending{State: stay.SendState(state.String), Purpose: stay.Purpose(purpose.String), Attempts: int(attempts.Int64),
				NextAt: at(next), Since: at(since), Resent: resent.Int64 == 1, ErrorCode: int(code.Int64), Problem: problem.String}
			marked(m.Send)
		}
		var d messageDoc
		if err := q.openDoc(ctx, guestKey(guest), sealed, &d, "messages", "body_sealed", string(m.ID)); err != nil {
			return m, err
		}
		m.Via = d.Via
		m.Text, m.Note, m.ReplyTo, m.Template, m.Content = stay.Private(d.Text), d.Note, stay.MessageID(d.Reply), d.Template, d.Content
		return m, nil
	}
}

// Messages returns the last of a conversation, the oldest first.
func (q queries) Messages(ctx context.Context, id stay.ConversationID, limit int) ([]stay.Message, error) {
	all, err := queryAll(ctx, q, messageColumns+`WHERE m.conversation_id = ? ORDER BY m.seq DESC LIMIT ? + 0`, q.scanMessage(ctx), string(id), limit)
	if err != nil {
		return nil, fmt.Errorf("list the messages of %s: %w", id, err)
	}
	for i, j := 0, len(all)-1; i < j; i, j = i+1, j-1 {
		all[i], all[j] = all[j], all[i]
	}
	return all, nil
}

// Unanswered returns the guest's messages that wait for a turn, oldest first.
func (q queries) Unanswered(ctx context.Context, id stay.ConversationID) ([]stay.Message, error) {
	return queryAll(ctx, q, messageColumns+`WHERE m.conversation_id = ? AND m.author = 'guest' AND m.type NOT IN ('system', 'reaction') AND m.seq > c.answered_seq ORDER BY m.seq`, q.scanMessage(ctx), string(id))
}

// Message returns one message.
func (q queries) Message(ctx context.Context, id stay.MessageID) (stay.Message, error) {
	m, err := queryOne(ctx, q, messageColumns+`WHERE m.id = ?`, q.scanMessage(ctx), string(id))
	if err != nil {
		return m, fmt.Errorf("read the message %s: %w", id, err)
	}
	return m, nil
}

// wamidHash is how the platform's message id is looked up. A simulated one
// belongs to another world.
func (q queries) wamidHash(wamid string, simulated bool) []byte {
	if simulated {
		return q.hash("simulated wamid", wamid)
	}
	return q.hash("wamid", wamid)
}

// MessageByWamid finds a message by the platform's id.
func (q queries) MessageByWamid(ctx context.Context, wamid string, simulated bool) (stay.MessageID, error) {
	return queryOne(ctx, q, `SELECT id FROM messages WHERE wamid_hash = ?`, scanValue[stay.MessageID], q.wamidHash(wamid, simulated))
}

// AddMessage stores a message. One whose platform id is known already changes
// nothing and reports fresh as false: that is what makes repeats harmless. An
// empty platform id is never a repeat.
func (tx *Tx) AddMessage(ctx context.Context, c stay.Conversation, m stay.Message, wamid string) (seq int64, fresh bool, err error) {
	doc := messageDoc{Text: string(m.Text), Note: m.Note, Wamid: wamid, Reply: string(m.ReplyTo), Via: m.Via, Template: m.Template, Content: m.Content}
	sealed, err := tx.sealDoc(ctx, guestKey(c.Guest), doc, "messages", "body_sealed", string(m.ID))
	if err != nil {
		return 0, false, fmt.Errorf("store a message: %w", err)
	}
	rows, err := queryAll(ctx, tx.queries, `INSERT INTO messages(seq, id, conversation_id, author, type, wamid_hash, body_sealed, turn_id, sent_at, created_at)
		VALUES (`+seqFor(m)+`,?,?,?,?,?,?,?,?,?) ON CONFLICT(wamid_hash) DO NOTHING RETURNING seq`, scanValue[int64],
		string(m.ID), string(m.Conversation), string(m.Author), m.Type, tx.wamidHash(wamid, c.Simulated), sealed, string(m.Turn), ms(m.SentAt), ms(m.CreatedAt))
	if err != nil || len(rows) == 0 {
		return 0, false, err
	}
	tx.Note("conversation", string(m.Conversation))
	return rows[0], true, nil
}

// seqFor is the place of a new message in the order of our books, in SQL. What is from
// before the connection stands before all that came since, below nought, by its time.
func seqFor(m stay.Message) string {
	if !m.Past {
		return `(SELECT max(coalesce(max(seq), 0), 0) + 1 FROM messages)`
	}
	const perSecond = 1 << 12
	from := (m.SentAt.Unix() - 1<<33) * perSecond
	return fmt.Sprintf(`(SELECT coalesce(max(seq), %d - 1) + 1 FROM messages WHERE seq >= %d AND seq < %d)`, from, from, from+perSecond-1)
}

// Retype is Rewrite for a message that turns out to be of another type: a placeholder
// of a past chat whose file comes later.
func (tx *Tx) Retype(ctx context.Context, c stay.Conversation, id stay.MessageID, kind string, change func(*stay.Message)) error {
	if err := tx.Rewrite(ctx, c, id, change); err != nil {
		return err
	}
	return tx.must(ctx, `UPDATE messages SET type = ? WHERE id = ?`, kind, string(id))
}

// PastMessages counts what was handed over of the chats from before a number was
// connected.
func (q queries) PastMessages(ctx context.Context, number string) (int, error) {
	return queryOne(ctx, q, `SELECT count(*) FROM messages m JOIN conversations c ON c.id = m.conversation_id WHERE m.seq < 0 AND c.number_id = ?`, scanValue[int], number)
}

// Rewrite replaces the text of a message: what was filled in at the moment of
// sending, or what the guest changed it to.
func (tx *Tx) Rewrite(ctx context.Context, c stay.Conversation, id stay.MessageID, change func(*stay.Message)) error {
	m, err := tx.Message(ctx, id)
	if err != nil {
		return err
	}
	wamid, err := tx.wamid(ctx, c, id)
	if err != nil {
		return err
	}
	change(&m)
	doc := messageDoc{Text: string(m.Text), Note: m.Note, Wamid: wamid, Reply: string(m.ReplyTo), Via: m.Via, Template: m.Template, Content: m.Content}
	sealed, err := tx.sealDoc(ctx, guestKey(c.Guest), doc, "messages", "body_sealed", string(id))
	if err != nil {
		return err
	}
	tx.Note("conversation", string(c.ID))
	return tx.must(ctx, `UPDATE messages SET body_sealed = ?, withdrawn = ?, edited = ? WHERE id = ?`, sealed, flag(m.Withdrawn), flag(m.Edited), string(id))
}

// wamid opens the platform's id of a message; empty where it has none yet.
func (q queries) wamid(ctx context.Context, c stay.Conversation, id stay.MessageID) (string, error) {
	sealed, err := queryOne(ctx, q, `SELECT body_sealed FROM messages WHERE id = ?`, scanValue[[]byte], string(id))
	if err != nil {
		return "", err
	}
	var d messageDoc
	err = q.openDoc(ctx, guestKey(c.Guest), sealed, &d, "messages", "body_sealed", string(id))
	return d.Wamid, err
}

// WamidOf is the platform's id of a message, for quoting it in a reply.
func (q queries) WamidOf(ctx context.Context, c stay.Conversation, id stay.MessageID) (string, error) {
	return q.wamid(ctx, c, id)
}
