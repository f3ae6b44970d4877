package app_test

import (
	"errors"
	"strings"
	"testing"
	"testing/synctest"

	"github.com/google/go-cmp/cmp"

	"portineria/stay"
	"portineria/whatsapp/graphfake"
)

func TestALessonIsMadeOfTheOwnersReplyAlone(t *testing.T) {
	speech()
	for _, x := range []struct {
		name, asked, replied string
		want                 stay.Fact
		language             string
	}{
		{"plain", "Is there a place for my bicycle in Kleinmachnow?", "Le biciclette si possono lasciare nel cortile.",
			stay.Fact{Visibility: stay.Booked}, "it"},
		{"a code of the house", "Wie komme ich in den Keller?", "La cantina si apre con 4471#, come il portone.",
			stay.Fact{Visibility: stay.DuringStay, Secrets: []string{"4471#"}}, "it"},
		{"a code that is new", "Wie komme ich in den Keller?", "Il codice della cantina è 9902K.",
			stay.Fact{Visibility: stay.DuringStay, Secrets: []string{"9902K"}}, "it"},
		{"the topic shows in the question alone", "Gibt es eine Waschmaschine?", "Sì, certo, al piano di sotto!",
			stay.Fact{Topic: "laundry", Visibility: stay.Booked}, "it"},
		{"in another language", "Is there a washing machine?", "Yes, the washing machine is in the bathroom.",
			stay.Fact{Topic: "laundry", Visibility: stay.Booked}, "en"},
	} {
		t.Run(x.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				p := played(t, lenaStays...)
				p.write("lena", "", graphfake.Text(x.asked))
				p.h.rest()
				p.say([]string{"lena", x.replied})
				got, language, err := p.app().Lesson(t.Context(), p.lastOf(stay.FromHost).ID)
				if err != nil {
					t.Fatal(err)
				}
				x.want.Property, x.want.Text = "casa-limone", x.replied
				if x.want.Topic == "" {
					x.want.Topic = got.Topic
				}
				if d := cmp.Diff(x.want, got); d != "" || language != x.language {
					t.Errorf("in %q: %s", language, d)
				}
				if !got.Topic.Valid() || strings.Contains(got.Text, "Kleinmachnow") {
					t.Errorf("the topic is %q", got.Topic)
				}
				facts, err := p.h.db.Facts(t.Context(), "casa-limone")
				for _, f := range facts {
					if f.Text == x.replied {
						t.Error("it was stored by itself")
					}
				}
				if _, _, other := p.app().Lesson(t.Context(), p.lastOf(stay.FromGuest).ID); err != nil || !errors.Is(other, stay.ErrConflict) {
					t.Errorf("of the guest's own words: %v, %v", other, err)
				}
			})
		})
	}
}
