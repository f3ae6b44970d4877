package web

import (
	"context"
	"fmt"
	"time"

	"portineria/stay"
)

// house is what an account may see of the properties, with the zone in which the
// house itself lives.
type house struct {
	all  []stay.Property
	by   map[stay.PropertyID]stay.Property
	zone *time.Location
}

func (w *Web) house(ctx context.Context, v visitor) (house, error) {
	all, err := w.db.Properties(ctx)
	if err != nil {
		return house{}, fmt.Errorf("read the properties: %w", err)
	}
	all = scope(v.User, all, func(p stay.Property) stay.PropertyID { return p.ID })
	h := house{all: all, by: map[stay.PropertyID]stay.Property{}, zone: time.UTC}
	for _, p := range all {
		h.by[p.ID] = p
	}
	if len(all) > 0 {
		h.zone = all[0].Zone()
	}
	return h, nil
}

// zoneOf is the zone of a property, or the house's where it is not known.
func (h house) zoneOf(id stay.PropertyID) *time.Location {
	if p, ok := h.by[id]; ok {
		return p.Zone()
	}
	return h.zone
}

// only is the scope of an account as a condition for reading: nil sees all.
func (v visitor) only() []stay.PropertyID {
	if v.Role == stay.RoleOwner || v.Role == stay.RoleAuditor {
		return nil
	}
	return append([]stay.PropertyID{}, v.Properties...)
}

// reads reports whether a conversation is within what an account may see.
func (v visitor) reads(c stay.Conversation) bool {
	return v.May(stay.ReadInbox) && v.Sees(c.Property) && (!c.Simulated || v.May(stay.UseSimulator))
}
