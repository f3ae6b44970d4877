package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"portineria/stay"
)

// factDoc is the sealed part of a fact.
type factDoc struct {
	Text         string
	Secrets      []string              `json:",omitempty"`
	Translations map[string]string     `json:",omitempty"`
	Drafts       map[string]stay.Draft `json:",omitempty"`
	ConfirmedAt  time.Time             `json:",omitzero"`
}

func factRow(p stay.PropertyID, id string) string { return string(p) + "/" + id }

const factColumns = `SELECT id, topic, visibility, doc_sealed, updated_at FROM facts `

func (q queries) scanFact(ctx context.Context, p stay.PropertyID) func(scanner) (stay.Fact, error) {
	return func(row scanner) (stay.Fact, error) {
		f := stay.Fact{Property: p}
		var sealed []byte
		var updated sql.NullInt64
		if err := row.Scan(&f.ID, &f.Topic, &f.Visibility, &sealed, &updated); err != nil {
			return f, err
		}
		f.UpdatedAt = at(updated)
		var doc factDoc
		if err := q.openDoc(ctx, propertyKey(p), sealed, &doc, "facts", "doc_sealed", factRow(p, f.ID)); err != nil {
			return f, err
		}
		f.Text, f.Secrets, f.Translations, f.Drafts, f.ConfirmedAt = doc.Text, doc.Secrets, doc.Translations, doc.Drafts, doc.ConfirmedAt
		return f, nil
	}
}

// Facts returns a property's facts in the owner's order. The cut by property is
// this query: no caller sees another property's facts.
func (q queries) Facts(ctx context.Context, p stay.PropertyID) ([]stay.Fact, error) {
	all, err := queryAll(ctx, q, factColumns+`WHERE property_id = ? ORDER BY position, id`, q.scanFact(ctx, p), string(p))
	if err != nil {
		return nil, fmt.Errorf("list the facts of %s: %w", p, err)
	}
	return all, nil
}

// Fact returns one fact.
func (q queries) Fact(ctx context.Context, p stay.PropertyID, id string) (stay.Fact, error) {
	f, err := queryOne(ctx, q, factColumns+`WHERE property_id = ? AND id = ?`, q.scanFact(ctx, p), string(p), id)
	if err != nil {
		return f, fmt.Errorf("read the fact %s of %s: %w", id, p, err)
	}
	return f, nil
}

// PutFact stores a fact, new (at the end) or changed (where it stands).
func (tx *Tx) PutFact(ctx context.Context, f stay.Fact) error {
	sealed, err := tx.sealDoc(ctx, propertyKey(f.Property), factDoc{f.Text, f.Secrets, f.Translations, f.Drafts, f.ConfirmedAt}, "facts", "doc_sealed", factRow(f.Property, f.ID))
	if err != nil {
		return fmt.Errorf("store the fact %s of %s: %w", f.ID, f.Property, err)
	}
	tx.Note("property", string(f.Property))
	return tx.exec(ctx, `INSERT INTO facts(property_id, id, position, topic, visibility, doc_sealed, updated_at)
		VALUES (?1, ?2, (SELECT coalesce(max(position), 0) + 1 FROM facts WHERE property_id = ?1), ?3, ?4, ?5, ?6)
		ON CONFLICT(property_id, id) DO UPDATE SET topic = excluded.topic, visibility = excluded.visibility,
			doc_sealed = excluded.doc_sealed, updated_at = excluded.updated_at`,
		string(f.Property), f.ID, string(f.Topic), string(f.Visibility), sealed, f.UpdatedAt.UnixMilli())
}

// ConfirmFact notes that the owner says of a fact that it is right as it stands.
func (tx *Tx) ConfirmFact(ctx context.Context, p stay.PropertyID, id string, now time.Time) error {
	f, err := tx.Fact(ctx, p, id)
	if err != nil {
		return err
	}
	f.ConfirmedAt = now
	return tx.PutFact(ctx, f)
}

// RemoveFact deletes a fact.
func (tx *Tx) RemoveFact(ctx context.Context, p stay.PropertyID, id string) error {
	tx.Note("property", string(p))
	if err := tx.must(ctx, `DELETE FROM facts WHERE property_id = ? AND id = ?`, string(p), id); err != nil {
		return fmt.Errorf("remove the fact %s of %s: %w", id, p, err)
	}
	return nil
}

// ReplaceFacts stores exactly these facts, in this order.
func (tx *Tx) ReplaceFacts(ctx context.Context, p stay.PropertyID, facts []stay.Fact) error {
	if err := tx.exec(ctx, `DELETE FROM facts WHERE property_id = ?`, string(p)); err != nil {
		return err
	}
	for _, f := range facts {
		if err := tx.PutFact(ctx, f); err != nil {
			return err
		}
	}
	return nil
}
