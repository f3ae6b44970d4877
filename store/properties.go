package store

import (
	"context"
	"errors"
	"fmt"

	"portineria/stay"
)

// propertyKey is the id of the data key of a property and its facts and feeds.
func propertyKey(id stay.PropertyID) string { return "property:" + string(id) }

// Property returns one property.
func (q queries) Property(ctx context.Context, id stay.PropertyID) (stay.Property, error) {
	sealed, err := queryOne(ctx, q, `SELECT doc_sealed FROM properties WHERE id = ?`, scanValue[[]byte], string(id))
	if err != nil {
		return stay.Property{}, fmt.Errorf("read the property %s: %w", id, err)
	}
	var p stay.Property
	err = q.openDoc(ctx, propertyKey(id), sealed, &p, "properties", "doc_sealed", string(id))
	return p, err
}

// Properties returns all, by id.
func (q queries) Properties(ctx context.Context) ([]stay.Property, error) {
	ids, err := queryAll(ctx, q, `SELECT id FROM properties ORDER BY id`, scanValue[string])
	if err != nil {
		return nil, fmt.Errorf("list the properties: %w", err)
	}
	all := make([]stay.Property, 0, len(ids))
	for _, id := range ids {
		p, err := q.Property(ctx, stay.PropertyID(id))
		if errors.Is(err, stay.ErrNotFound) {
			continue // removed between the two reads
		}
		if err != nil {
			return nil, err
		}
		all = append(all, p)
	}
	return all, nil
}

// PutProperty stores a property, new or changed; its facts stay.
func (tx *Tx) PutProperty(ctx context.Context, p stay.Property) error {
	now := p.UpdatedAt.UnixMilli()
	if err := tx.newKey(ctx, propertyKey(p.ID), now); err != nil {
		return err
	}
	sealed, err := tx.sealDoc(ctx, propertyKey(p.ID), p, "properties", "doc_sealed", string(p.ID))
	if err != nil {
		return err
	}
	tx.Note("property", string(p.ID))
	return tx.exec(ctx, `INSERT INTO properties(id, doc_sealed, created_at, updated_at) VALUES (?1, ?2, ?3, ?3)
		ON CONFLICT(id) DO UPDATE SET doc_sealed = excluded.doc_sealed, updated_at = excluded.updated_at`, string(p.ID), sealed, now)
}

// RemoveProperty deletes a property with its facts, feeds and bookings.
// Conversations stay, without a property.
func (tx *Tx) RemoveProperty(ctx context.Context, id stay.PropertyID) error {
	bookings, err := queryAll(ctx, tx.queries, `SELECT id FROM bookings WHERE property_id = ?`, scanValue[string], string(id))
	if err != nil {
		return err
	}
	for _, b := range bookings {
		if err := tx.destroyKey(ctx, bookingKey(stay.BookingID(b))); err != nil {
			return err
		}
	}
	if err := tx.must(ctx, `DELETE FROM properties WHERE id = ?`, string(id)); err != nil {
		return fmt.Errorf("remove the property %s: %w", id, err)
	}
	tx.Note("property", string(id))
	return tx.destroyKey(ctx, propertyKey(id))
}
