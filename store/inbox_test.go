package store_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"portineria/stay"
	"portineria/store"
	"portineria/store/storetest"
)

// The list that these tests read: by id, property and what is going on.
type listed struct {
	id        string
	property  stay.PropertyID
	simulated bool
	owner     bool
	change    func(c *stay.Conversation)
}

var listNow = time.Date(2026, 7, 14, 16, 5, 0, 0, time.UTC)

func listDB(t *testing.T) *store.DB {
	t.Helper()
	db := storetest.Open(t)
	ago := func(d time.Duration) time.Time { return listNow.Add(-d) }
	all := []listed{
		{id: "waits", property: "casa", change: func(c *stay.Conversation) { c.WaitingSince, c.LastMessageAt = ago(time.Hour), ago(50*time.Hour) }},
		{id: "person", property: "casa", change: func(c *stay.Conversation) { c.Mode, c.LastMessageAt = stay.ByHuman, ago(40*time.Hour) }},
		{id: "due", property: "loft", change: func(c *stay.Conversation) { c.TurnDueAt, c.LastMessageAt = listNow, ago(30*time.Hour) }},
		{id: "fresh", change: func(c *stay.Conversation) { c.LastGuestAt = ago(2 * time.Hour) }},
		{id: "old", property: "casa", change: func(c *stay.Conversation) { c.LastGuestAt, c.LastMessageAt = ago(60*time.Hour), ago(60*time.Hour) }},
		{id: "trial", property: "casa", simulated: true},
		{id: "owners", owner: true},
	}
	err := db.Update(t.Context(), func(tx *store.Tx) error {
		for _, p := range []stay.PropertyID{"casa", "loft"} {
			if err := tx.PutProperty(t.Context(), stay.Property{ID: p, UpdatedAt: listNow}); err != nil {
				return err
			}
		}
		for _, l := range all {
			if err := putListed(t.Context(), tx, l); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return db
}

func putListed(ctx context.Context, tx *store.Tx, l listed) error {
	g := stay.Guest{ID: stay.GuestID("guest of " + l.id), Name: stay.Private("Name of " + l.id), IsOwner: l.owner, CreatedAt: listNow}
	if err := tx.PutGuest(ctx, g); err != nil {
		return err
	}
	c := stay.Conversation{ID: stay.ConversationID(l.id), Guest: g.ID, NumberID: "n", Simulated: l.simulated, Property: l.property,
		Mode: stay.ByAssistant, ModeSince: listNow, LastMessageAt: listNow, CreatedAt: listNow}
	if l.change != nil {
		l.change(&c)
	}
	if err := tx.PutConversation(ctx, c); err != nil {
		return err
	}
	for _, text := range []string{"first", "last"} {
		m := stay.Message{ID: stay.MessageID(l.id + " " + text), Conversation: c.ID, Author: stay.FromGuest, Type: "text", Text: stay.Private(text + " of " + l.id), SentAt: listNow, CreatedAt: listNow}
		if _, _, err := tx.AddMessage(ctx, c, m, ""); err != nil {
			return err
		}
	}
	return nil
}

func ids(all []stay.Conversation) []string {
	var out []string
	for _, c := range all {
		out = append(out, string(c.ID))
	}
	return out
}

func TestTheListHoldsWhatItsFilterSays(t *testing.T) {
	db := listDB(t)
	open := store.ListFilter{Open: true, OpenSince: listNow.Add(-24 * time.Hour)}
	with := func(f store.ListFilter, p ...stay.PropertyID) store.ListFilter {
		f.Properties = append([]stay.PropertyID{}, p...)
		return f
	}
	for name, tt := range map[string]struct {
		filter store.ListFilter
		want   []string
	}{
		"all":                    {store.ListFilter{}, []string{"waits", "fresh", "due", "person", "old"}},
		"waiting":                {store.ListFilter{Waiting: true}, []string{"waits"}},
		"open":                   {open, []string{"waits", "fresh", "due", "person"}},
		"open of a property":     {with(open, "loft"), []string{"due"}},
		"of two properties":      {with(store.ListFilter{}, "loft", "casa"), []string{"waits", "due", "person", "old"}},
		"of no property":         {with(store.ListFilter{}), nil},
		"of a quoted property":   {with(store.ListFilter{}, `"]`), nil},
		"the simulator's":        {store.ListFilter{Simulated: true}, []string{"trial"}},
		"the first two":          {store.ListFilter{Limit: 2}, []string{"waits", "fresh"}},
		"waiting in another one": {with(store.ListFilter{Waiting: true}, "loft"), nil},
	} {
		got, err := db.List(t.Context(), tt.filter)
		if err != nil || !slices.Equal(ids(got), tt.want) {
			t.Errorf("%s: %v, want %v, %v", name, ids(got), tt.want, err)
		}
		tt.filter.Limit = 0
		all, _ := db.List(t.Context(), tt.filter)
		if n, err := db.ListCount(t.Context(), tt.filter); err != nil || n != len(all) {
			t.Errorf("%s: counted %d of %d, %v", name, n, len(all), err)
		}
	}
}

func TestWhatAListShowsComesAtOnce(t *testing.T) {
	db := listDB(t)
	of := []stay.ConversationID{"waits", "trial", "nobody"}
	err := db.Update(t.Context(), func(tx *store.Tx) error {
		c, err := tx.Conversation(t.Context(), "waits")
		if err != nil {
			return err
		}
		b := stay.Booking{ID: "b", Property: "casa", Kind: stay.KindBooking, State: stay.BookingActive, Arrival: 1, Departure: 2, CreatedAt: listNow, UpdatedAt: listNow}
		if err := tx.PutBooking(t.Context(), b); err != nil {
			return err
		}
		if err := tx.PutTie(t.Context(), stay.Tie{Conversation: "waits", Booking: "b", Evidence: stay.EvidenceCode, At: listNow}); err != nil {
			return err
		}
		for _, q := range []stay.Question{{ID: "q1", State: stay.QuestionOpen, Draft: "a draft"}, {ID: "q2", State: stay.QuestionAnswered}} {
			q.Conversation, q.Reason, q.OpenedAt = "waits", stay.ReasonNoFact, listNow
			if err := tx.PutQuestion(t.Context(), c, q); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	last, err := db.LastMessages(t.Context(), of)
	if err != nil || len(last) != 2 || string(last["waits"].Text) != "last of waits" {
		t.Errorf("%d last messages, %q, %v", len(last), string(last["waits"].Text), err)
	}
	guests, err := db.GuestsOf(t.Context(), of)
	if err != nil || len(guests) != 2 || string(guests["guest of trial"].Name) != "Name of trial" {
		t.Errorf("%d guests, %v", len(guests), err)
	}
	questions, err := db.QuestionsOf(t.Context(), of)
	if err != nil || len(questions["waits"]) != 1 || questions["waits"][0].Draft != "a draft" {
		t.Errorf("%d questions, %v", len(questions["waits"]), err)
	}
	ties, err := db.TiesOf(t.Context(), of)
	if err != nil || len(ties["waits"]) != 1 || ties["waits"][0].Evidence != stay.EvidenceCode {
		t.Errorf("%d ties, %v", len(ties["waits"]), err)
	}
	if none, err := db.LastMessages(t.Context(), nil); err != nil || len(none) > 0 {
		t.Errorf("no conversations: %d messages, %v", len(none), err)
	}
}

func TestDecisionsLeaveOutTrialsAndOtherProperties(t *testing.T) {
	db := listDB(t)
	err := db.Update(t.Context(), func(tx *store.Tx) error {
		for i, id := range []stay.ConversationID{"waits", "due", "fresh", "trial"} {
			c, err := tx.Conversation(t.Context(), id)
			if err != nil {
				return err
			}
			for _, trace := range []stay.Trace{{Band: stay.BandSend, Millis: int64(i), At: listNow}, {Band: stay.BandSend, At: listNow.Add(-40 * 24 * time.Hour)}, {At: listNow.Add(time.Second)}} {
				trace.Conversation = id
				if err := tx.AddTrace(t.Context(), c, trace); err != nil {
					return err
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	since := listNow.Add(-30 * 24 * time.Hour)
	if all, err := db.Decisions(t.Context(), since, nil); err != nil || len(all) != 3 || !all[0].At.Equal(listNow) || all[0].Band != stay.BandSend {
		t.Errorf("%v, %v", all, err)
	}
	if of, err := db.Decisions(t.Context(), since, []stay.PropertyID{"loft"}); err != nil || len(of) != 1 || of[0].Millis != 1 {
		t.Errorf("%v, %v", of, err)
	}
}

func TestSendProblemsAreCountedByTheirCause(t *testing.T) {
	db := listDB(t)
	err := db.Update(t.Context(), func(tx *store.Tx) error {
		for id, out := range map[stay.ConversationID]store.Outcome{
			"waits": {To: stay.Failed, Problem: "payment"}, "due": {To: stay.Failed, Problem: "payment"}, "trial": {To: stay.Failed, Problem: "payment"}, "old": {To: stay.Accepted},
		} {
			c, err := tx.Conversation(t.Context(), id)
			if err != nil {
				return err
			}
			m := stay.Message{ID: stay.MessageID("answer in " + string(id)), Conversation: id, Author: stay.FromAssistant, Type: "text", Text: "x", SentAt: listNow, CreatedAt: listNow}
			if _, err := tx.AddOutgoing(t.Context(), c, m, stay.PurposeAnswer, string(m.ID), listNow); err != nil {
				return err
			}
			if _, err := tx.ClaimSends(t.Context(), listNow, time.Minute, 10); err != nil {
				return err
			}
			if _, err := tx.Settle(t.Context(), m.ID, out, listNow); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if got, err := db.SendProblems(t.Context(), listNow.Add(-time.Hour)); err != nil || len(got) != 1 || got["payment"] != 2 {
		t.Errorf("%v, %v", got, err)
	}
	if got, err := db.SendProblems(t.Context(), listNow.Add(time.Hour)); err != nil || len(got) != 0 {
		t.Errorf("later: %v, %v", got, err)
	}
}
