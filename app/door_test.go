package app_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/synctest"

	"portineria/phrase"
	"portineria/stay"
)

// TestFiftyWrongCodesInAllCloseTheDoorToEverybody: many senders with a few tries
// each are noticed as well. Nobody is told then whether a code is right, whoever is
// known by their number is served as ever, and the owner can open the door again.
func TestFiftyWrongCodesInAllCloseTheDoorToEverybody(t *testing.T) {
	speech()
	synctest.Test(t, func(t *testing.T) {
		p := played(t, "settings owner=+447700900199", "house casa-limone", "now 2026-07-14T18:05:00+02:00",
			`booking B1 casa-limone 2026-07-12 2026-07-19 name="Lena Weber" guests=2 code=K7QM4RTX`,
			"booking B2 casa-limone 2026-07-19 2026-07-21 phone=+447700900104",
			"lena = +447700900150", "ned = +447700900104", "owner = +447700900199", "owner> Ciao")
		symbols := "34679FKMQRTWXY"
		for i := range 17 {
			name := fmt.Sprintf("eve%d", i)
			p.play(fmt.Sprintf("%s = +4477009003%02d", name, i))
			var codes []string
			for k := range 3 { // three of one sender are no reason yet
				codes = append(codes, fmt.Sprintf("F%c%c4F3T%c", symbols[i%14], symbols[i/14], symbols[k]))
			}
			p.play(name + "> " + strings.Join(codes, " "))
			if want := map[bool]phrase.Key{false: phrase.CodeUnknown, true: phrase.TooManyTries}[i == 16]; !strings.Contains(p.read(name), speech().book.Say("en", want, phrase.Args{Host: "Chiara"})) {
				t.Fatalf("sender %d heard %q", i, p.read(name))
			}
		}
		alert := p.read("owner")
		if !strings.Contains(alert, speech().book.Say("it", phrase.AlertTries, phrase.Args{Property: "Casa Limone"})) {
			t.Errorf("the owner heard %q", alert)
		}
		for range p.who("owner").unread { // and of the guest who waits
			p.play("owner< next")
		}
		for _, line := range []string{
			"lena> K7QM4RTX Weber", "lena< says too_many_tries in en", "lena is tied to nothing",
			"ned> When is check-in?", "ned< says checkin_between in en",
		} {
			p.play(line)
			for range p.who("owner").unread {
				p.play("owner< next")
			}
		}
		closed, err := p.h.db.ClosedDoors(t.Context(), "", false, p.h.now())
		if err != nil || len(closed) != 1 || closed[0].Conversation != "" || closed[0].OpensAt.Sub(closed[0].ClosedAt) != stay.TriesSpan {
			t.Errorf("%v, %v", closed, err)
		}
		for _, line := range []string{"host opens the door to everybody", "lena> K7QM4RTX Weber", "lena< says booking_found in en", "lena is tied to B1 by code+arrival"} {
			p.play(line)
		}
	})
}
