package store_test

import (
	"context"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"portineria/stay"
	"portineria/store"
	"portineria/store/storetest"
)

func TestARuleComesBackAsItWasWritten(t *testing.T) {
	ctx, db := context.Background(), storetest.Open(t)
	want := stay.Rule{ID: "first-evening", Name: "First evening", Enabled: true, EnabledAt: noon, CreatedAt: noon, UpdatedAt: noon,
		When: stay.When{Event: stay.EventCheckin, Unit: stay.UnitDays, Offset: 0, At: 20 * 60}, QuietFrom: 21 * 60, QuietUntil: 8 * 60, LateMinutes: 90, Repeat: true,
		Only:  stay.Conditions{Languages: []string{"de"}, Channels: []string{"direct"}, Properties: []stay.PropertyID{"casa-limone"}, MinNights: 2, MaxNights: 9, Identified: stay.Yes, Window: stay.No},
		About: []stay.Topic{"wifi"}, Texts: map[string]string{"de": "Ist alles gut?"}, Template: "first_evening"}
	update(t, db, func(tx *store.Tx) error { return tx.PutRule(ctx, want) })
	got, err := db.Rule(ctx, want.ID)
	check(t, err, "", cmp.Diff(want, got))
	update(t, db, func(tx *store.Tx) error { return tx.RemoveRule(ctx, want.ID) })
	if _, err := db.Rule(ctx, want.ID); !errors.Is(err, stay.ErrNotFound) {
		t.Errorf("the removed rule: %v", err)
	}
}

// TestARuleIsSaidOnceForAStay under whatever number the stay comes back.
func TestARuleIsSaidOnceForAStay(t *testing.T) {
	ctx, db := context.Background(), storetest.Open(t)
	first, again, later := booking(t, "casa-limone", 20000, 20004), booking(t, "casa-limone", 20001, 20004), booking(t, "casa-limone", 20004, 20006)
	twin := booking(t, "casa-limone", 20000, 20004)
	g := stay.Guest{ID: id[stay.GuestID](t), Phone: "+447700900470", CreatedAt: noon}
	c := stay.Conversation{ID: id[stay.ConversationID](t), Guest: g.ID, NumberID: "1", Mode: stay.ByAssistant, ModeSince: noon, LastMessageAt: noon, CreatedAt: noon}
	said := stay.RuleSend{ID: id[stay.SendID](t), Rule: "thanks", Booking: first.ID, State: stay.RuleSent, Property: first.Property, Arrival: first.Arrival, Departure: first.Departure, Conversation: c.ID, CreatedAt: noon, ChangedAt: noon}
	update(t, db, func(tx *store.Tx) error {
		return errors.Join(tx.PutProperty(ctx, property("casa-limone")), tx.PutBooking(ctx, first), tx.PutBooking(ctx, again), tx.PutBooking(ctx, later), tx.PutBooking(ctx, twin),
			tx.PutGuest(ctx, g), tx.PutConversation(ctx, c), tx.PutRuleSend(ctx, said))
	})
	ask := func(b stay.Booking, who stay.GuestID, rule stay.RuleID) bool {
		t.Helper()
		yes, err := db.SaidByRule(ctx, rule, b, who)
		if err != nil {
			t.Fatal(err)
		}
		return yes
	}
	check(t, nil, true, ask(first, "", "thanks"))
	check(t, nil, false, ask(first, "", "welcome"))
	check(t, nil, true, ask(again, g.ID, "thanks"))  // the same stay under a new number
	check(t, nil, false, ask(again, "", "thanks"))   // somebody else's
	check(t, nil, false, ask(later, g.ID, "thanks")) // the next stay of the same guest
	first.TwinOf, first.TwinHow = twin.ID, stay.TwinSame
	update(t, db, func(tx *store.Tx) error { return tx.PutBooking(ctx, first) })
	check(t, nil, true, ask(twin, "", "thanks"))

	// The row goes with its booking, and loses its guest with them.
	update(t, db, func(tx *store.Tx) error { return tx.RemoveGuest(ctx, g.ID) })
	s, err := db.RuleSend(ctx, said.ID)
	check(t, err, stay.ConversationID(""), s.Conversation)
	update(t, db, func(tx *store.Tx) error { return tx.RemoveBooking(ctx, first.ID) })
	if _, err := db.RuleSend(ctx, said.ID); !errors.Is(err, stay.ErrNotFound) {
		t.Errorf("after its booking was removed: %v", err)
	}
}
