package web_test

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"portineria/stay"
	"portineria/store"
	"portineria/web"
)

// claimed makes something speak for the stranger's belonging to Lena's booking.
func (l *lodge) claimed() {
	l.t.Helper()
	l.write(func(ctx context.Context, tx *store.Tx) error {
		c, err := tx.Conversation(ctx, "stranger")
		if err != nil {
			return err
		}
		c.Property = casa.ID // so that a co-host of it may read along
		if err := tx.PutConversation(ctx, c); err != nil {
			return err
		}
		return tx.PutClaim(ctx, stay.Claim{Conversation: "stranger", Booking: "b-lena", Evidence: stay.EvidenceClaim, State: stay.ClaimOpen, At: now})
	})
}

func (l *lodge) evidence(c stay.ConversationID) stay.Evidence {
	l.t.Helper()
	ties, err := l.db.Ties(l.t.Context(), c)
	l.must(err)
	for _, tie := range ties {
		if tie.Booking == "b-lena" {
			return tie.Evidence
		}
	}
	return stay.EvidenceNone
}

const (
	lenaGuests = "/bookings/b-lena/guests/lena/"
	strangers  = "/bookings/b-lena/guests/stranger/"
)

func TestAClaimIsConfirmedWithAClick(t *testing.T) {
	for name, back := range map[string]string{"on the booking": "", "beside the conversation": "?back=thread"} {
		t.Run(name, func(t *testing.T) {
			l := newLodge(t)
			l.claimed()
			page := "/bookings/b-lena"
			if back != "" {
				page = "/inbox/stranger"
			}
			form := l.get(stay.RoleCohost, page).want(http.StatusOK).page().Find("form[action='" + strangers + "confirm" + back + "']")
			if form.Length() != 1 || !strings.Contains(form.Text(), "Yes, it is them") {
				t.Fatal("the owner is not asked")
			}
			a := l.follow(stay.RoleCohost, strangers+"confirm"+back, nil)
			if !strings.Contains(a.text("#flash"), "Confirmed") || a.page().Find(".claims").Length() != 0 {
				t.Errorf("after the click: %q", a.text("#flash"))
			}
			if got := l.evidence("stranger"); got != stay.EvidenceOwner {
				t.Errorf("they are tied by %q", got)
			}
		})
	}
}

func TestAClaimIsRefusedWithAClick(t *testing.T) {
	l := newLodge(t)
	l.claimed()
	a := l.follow(stay.RoleOwner, strangers+"refuse?back=thread", nil)
	if !strings.Contains(a.text("#flash"), "not them") || a.page().Find(".claims").Length() != 0 || l.evidence("stranger") != "" {
		t.Errorf("after the click: %q", a.text("#flash"))
	}
	l.post(stay.RoleOwner, strangers+"refuse", nil).want(http.StatusNotFound)
}

func TestATravellerIsRemovedAndTakenBack(t *testing.T) {
	l := newLodge(t)
	a := l.get(stay.RoleOwner, "/bookings/b-lena").want(http.StatusOK)
	if a.page().Find("form[action='"+lenaGuests+"remove']").Length() != 1 {
		t.Fatal("there is no way to remove them")
	}
	a = l.follow(stay.RoleOwner, lenaGuests+"remove", nil)
	if !strings.Contains(a.text("#flash"), "Removed") || !strings.Contains(a.text("main"), "Removed by you") || l.evidence("lena") != "" {
		t.Errorf("after the click: %q, tied by %q", a.text("#flash"), l.evidence("lena"))
	}
	if a.page().Find("form[action='"+lenaGuests+"remove']").Length() != 0 {
		t.Error("they can be removed again")
	}
	l.post(stay.RoleOwner, lenaGuests+"remove", nil).want(http.StatusNotFound)
	if a = l.follow(stay.RoleOwner, lenaGuests+"confirm", nil); l.evidence("lena") != stay.EvidenceOwner || strings.Contains(a.text("main"), "Removed by you") {
		t.Error("they cannot be taken back")
	}
}

func TestWhoWritesIsTheOwnersToSayWithinTheScopeAlone(t *testing.T) {
	for _, act := range []string{lenaGuests + "remove", strangers + "confirm", strangers + "refuse"} {
		l := newLodge(t)
		l.claimed()
		l.post(stay.RoleAuditor, act, nil).want(http.StatusForbidden)
		l.post(stay.RoleCleaner, act, nil).want(http.StatusForbidden)
		l.post(stay.RoleCohost, strings.Replace(act, "b-lena", "b-loft", 1), nil).want(http.StatusNotFound)
		l.post(stay.RoleCohost, strings.NewReplacer("guests/lena", "guests/tom", "guests/stranger", "guests/tom").Replace(act), nil).want(http.StatusNotFound)
		if l.evidence("lena") != stay.EvidenceNumber || l.evidence("stranger") != "" {
			t.Errorf("%s: a refused act has changed something", act)
		}
	}
	l := newLodge(t)
	l.claimed()
	if a := l.get(stay.RoleAuditor, "/bookings/b-lena").want(http.StatusOK); a.page().Find("main form").Length() != 0 {
		t.Error("an auditor is offered more than to read")
	}
}

func TestACodeIsRenewedOnThePageOfTheBooking(t *testing.T) {
	l := newLodge(t)
	l.put(stay.Booking{ID: "b-new", Property: casa.ID, Channel: "direct", Arrival: day(20), Departure: day(22), Invite: "K7QM4RTX"})
	a := l.get(stay.RoleOwner, "/bookings/b-new").want(http.StatusOK)
	if !strings.Contains(a.text("main"), "until the end of 7 August 2026") {
		t.Error("it does not say how long the code works")
	}
	a = l.follow(stay.RoleOwner, "/bookings/b-new/renew", nil)
	b, err := l.db.Booking(t.Context(), "b-new")
	l.must(err)
	if b.Invite == "K7QM4RTX" || !strings.Contains(a.text("#invite-text"), stay.PrintCode(string(b.Invite))) || !strings.Contains(a.text("#flash"), "new code") {
		t.Errorf("after the click: %q", a.text("#flash"))
	}
	l.post(stay.RoleAuditor, "/bookings/b-new/renew", nil).want(http.StatusForbidden)
}

func TestAClosedDoorIsShownAndOpened(t *testing.T) {
	for name, all := range map[string]bool{"of one sender": false, "of all": true} {
		t.Run(name, func(t *testing.T) {
			l := newLodge(t)
			l.claimed()
			l.write(func(ctx context.Context, tx *store.Tx) error {
				if err := tx.AddTries(ctx, "stranger", 60, now); err != nil {
					return err
				}
				if all {
					if err := tx.CloseDoor(ctx, stay.Door{ClosedAt: now, OpensAt: now.Add(time.Hour)}); err != nil {
						return err
					}
				}
				return tx.CloseDoor(ctx, stay.Door{Conversation: "stranger", ClosedAt: now, OpensAt: now.Add(time.Hour)})
			})
			today := l.get(stay.RoleOwner, "/").want(http.StatusOK)
			if !strings.Contains(today.text("main"), "Somebody is trying booking codes") || strings.Contains(today.text("main"), "from nobody") != all {
				t.Errorf("the first page does not say it: %s", today.text("main"))
			}
			side := l.get(stay.RoleOwner, "/inbox/stranger").want(http.StatusOK)
			if side.page().Find("form[action='/inbox/stranger/open-door']").Length() == 0 {
				t.Fatal("there is no way to open the door")
			}
			if other := l.get(stay.RoleOwner, "/inbox/lena"); (other.page().Find("form[action='/inbox/lena/open-door']").Length() > 0) != all {
				t.Error("another conversation shows a door that is not its own, or not the one of all")
			}
			l.post(stay.RoleAuditor, "/inbox/stranger/open-door", nil).want(http.StatusForbidden)
			a := l.follow(stay.RoleOwner, "/inbox/stranger/open-door", nil)
			if closed, err := l.db.ClosedDoors(t.Context(), "", false, now); err != nil || len(closed) != 0 || !strings.Contains(a.text("#flash"), "accepted again") {
				t.Errorf("%v, %v, %q", closed, err, a.text("#flash"))
			}
		})
	}
}

func TestTheCardIsDrawnAsItIsChosen(t *testing.T) {
	l := newLodge(t)
	a := l.get(stay.RoleAuditor, "/properties/casa-limone/card").want(http.StatusOK)
	chosen := func(a answer) string {
		var all []string
		for _, input := range a.page().Find("input[checked]").EachIter() {
			all = append(all, input.AttrOr("value", ""))
		}
		return strings.Join(all, " ")
	}
	if got := chosen(a); got != "it en a6" || !strings.Contains(a.text(".printable"), "Casa Limone") || !strings.Contains(a.text("main"), "Salve, ho una domanda su Casa Limone") {
		t.Errorf("at first: %s", got)
	}
	query := "?" + url.Values{"languages": {"de", "pl"}, "size": {"a5"}}.Encode()
	a = l.get(stay.RoleOwner, "/properties/casa-limone/card"+query).want(http.StatusOK)
	if got := chosen(a); got != "de pl a5" || !strings.Contains(a.text("main"), "Guten Tag, ich habe eine Frage") {
		t.Errorf("as chosen: %s", got)
	}
	alone, _ := a.page().Find("a[download]").Attr("href")
	file := l.get(stay.RoleOwner, alone).want(http.StatusOK)
	if !strings.HasPrefix(file.body, "<svg") || file.header.Get("Content-Type") != "image/svg+xml; charset=utf-8" || !strings.Contains(file.body, `width="148mm"`) {
		t.Errorf("the file is %s: %.60s", file.header.Get("Content-Type"), file.body)
	}
	l.get(stay.RoleOwner, "/properties/casa-limone/card?languages=ja").want(http.StatusUnprocessableEntity)
	for _, path := range []string{"/properties/casa-limone/card?size=a0", "/properties/casa-limone/card.svg?languages=ja", "/properties/nowhere/card"} {
		l.get(stay.RoleOwner, path).want(http.StatusNotFound)
	}
	l.get(stay.RoleCohost, "/properties/harbour-loft/card").want(http.StatusNotFound)
	l.get(stay.RoleCleaner, "/properties/casa-limone/card").want(http.StatusForbidden)
}

func TestWithoutANumberThereIsNoCard(t *testing.T) {
	l := newLodge(t, func(o *web.Options) { o.Links.Number = "" })
	a := l.get(stay.RoleOwner, "/properties/casa-limone/card").want(http.StatusOK)
	if a.page().Find("form[method=get], .printable").Length() != 0 || !strings.Contains(a.text("main"), "no number to write to") {
		t.Error("there is a card that leads nowhere")
	}
}
