package stay_test

import (
	"testing"
	"time"

	"portineria/stay"
)

func TestJoinedConversationsForgetNothingThatWaits(t *testing.T) {
	day := func(n int) time.Time { return time.Date(2026, 7, n, 12, 0, 0, 0, time.UTC) }
	byHand := func(until time.Time) stay.Conversation {
		return stay.Conversation{Mode: stay.ByHuman, ModeReason: "wrote", ModeSince: day(1), QuietUntil: until}
	}
	assistant := stay.Conversation{Mode: stay.ByAssistant}
	for name, test := range map[string]struct {
		a, b  stay.Conversation
		mode  stay.Mode
		until time.Time
	}{
		"a person answers in one":        {assistant, byHand(day(9)), stay.ByHuman, day(9)},
		"a person answers in the other":  {byHand(day(9)), assistant, stay.ByHuman, day(9)},
		"until given back in one":        {byHand(day(9)), byHand(time.Time{}), stay.ByHuman, time.Time{}},
		"the longer quiet time counts":   {byHand(day(5)), byHand(day(9)), stay.ByHuman, day(9)},
		"the assistant answers in both":  {assistant, assistant, stay.ByAssistant, time.Time{}},
		"until given back in the other":  {byHand(time.Time{}), byHand(day(9)), stay.ByHuman, time.Time{}},
		"the longer quiet time is first": {byHand(day(9)), byHand(day(5)), stay.ByHuman, day(9)},
	} {
		t.Run(name, func(t *testing.T) {
			if c, _ := stay.JoinConversations(test.a, test.b); c.Mode != test.mode || !c.QuietUntil.Equal(test.until) {
				t.Errorf("%s until %s, want %s until %s", c.Mode, c.QuietUntil, test.mode, test.until)
			}
		})
	}

	a := stay.Conversation{AnsweredSeq: 7, Unread: 1, LastGuestAt: day(3), WaitingSince: day(4)}
	b := stay.Conversation{AnsweredSeq: 3, Unread: 2, LastGuestAt: day(2), WaitingSince: day(2), TurnDueAt: day(5), Property: "casa"}
	c, overlooked := stay.JoinConversations(a, b)
	if !overlooked || c.AnsweredSeq != 7 || c.Unread != 3 || !c.LastGuestAt.Equal(day(3)) || !c.WaitingSince.Equal(day(2)) || !c.TurnDueAt.Equal(day(5)) || c.Property != "casa" {
		t.Errorf("overlooked %v, %+v", overlooked, c)
	}
	if _, overlooked := stay.JoinConversations(b, stay.Conversation{AnsweredSeq: 2}); overlooked {
		t.Error("a turn that is still due was not overlooked")
	}
}

func TestJoinedGuestsKeepWhatEitherSaid(t *testing.T) {
	at := time.Date(2026, 7, 1, 12, 0, 0, 0, time.UTC)
	a := stay.Guest{ID: "a", Name: "Ada", Phone: "+447700900101", PhoneAt: at}
	b := stay.Guest{ID: "b", Name: "A.", Phone: "+447700900101", PassedOn: true, UserID: "GB.1", StoppedAt: at, NoAIAt: at, Language: "de"}
	g := stay.JoinGuests(a, b)
	if g.ID != "a" || g.Name != "Ada" || !g.PassedOn || g.UserID != "GB.1" || g.StoppedAt.IsZero() || g.NoAIAt.IsZero() || g.Language != "de" {
		t.Errorf("%s %v %s %v", g.ID, g.PassedOn, g.Language, g.StoppedAt)
	}
	b.Phone, b.PhoneAt = "+447700900102", at.Add(time.Hour)
	if g := stay.JoinGuests(a, b); g.Phone != b.Phone || !g.PassedOn {
		t.Error("the older number was kept")
	}
}
