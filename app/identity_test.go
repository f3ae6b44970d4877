package app_test

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"portineria/app"
	"portineria/stay"
	"portineria/store"
	"portineria/store/storetest"
	"portineria/whatsapp"
)

// lobby is a house whose bodies are taken in as they come, and where nobody answers.
type lobby struct {
	t    testing.TB
	db   *store.DB
	app  *app.App
	now  time.Time
	sent int
}

var lobbyNumbers = []string{"900000000000002", "900000000000003"}

func newLobby(t testing.TB, seed uint64) *lobby {
	l := &lobby{t: t, db: storetest.Open(t), now: time.Date(2026, 7, 14, 12, 0, 0, 0, time.UTC)}
	var numbers []app.Number
	for _, id := range lobbyNumbers {
		numbers = append(numbers, app.Number{ID: id, Secrets: []string{theSecret}})
	}
	l.app = app.New(app.Options{DB: l.db, Answerer: answererOf(), Now: func() time.Time { return l.now }, Rand: newChance(seed), Log: slog.New(slog.DiscardHandler),
		Retention: stay.DefaultRetention(), Numbers: numbers, Settle: 3 * time.Second})
	return l
}

// deliver hands in a body with one change. Two bodies are never the same, so that
// only what is in them tells repeats.
func (l *lobby) deliver(number, field string, value map[string]any) {
	l.t.Helper()
	l.sent++
	value["messaging_product"] = "whatsapp"
	value["metadata"] = map[string]any{"phone_number_id": number, "display_phone_number": "441632960001"}
	body, err := json.Marshal(map[string]any{"object": "whatsapp_business_account", "n": l.sent, "entry": []any{map[string]any{"id": "1", "changes": []any{map[string]any{"field": field, "value": value}}}}})
	if err != nil {
		l.t.Fatal(err)
	}
	l.now = l.now.Add(time.Second)
	if err := l.app.Receive(context.Background(), body, whatsapp.Sign(theSecret, body)); err != nil {
		l.t.Fatal(err)
	}
}

// who is how a webhook names somebody: the number may be left out.
type who struct{ phone, user, parent string }

func (l *lobby) message(number string, from who, id, text string, at time.Time, more map[string]any) {
	l.t.Helper()
	m := map[string]any{"id": id, "timestamp": fmt.Sprint(at.Unix()), "type": "text", "text": map[string]any{"body": text}}
	set(m, "from", from.phone)
	set(m, "from_user_id", from.user)
	set(m, "from_parent_user_id", from.parent)
	maps.Copy(m, more)
	contact := map[string]any{"profile": map[string]any{"name": "Ada"}}
	set(contact, "wa_id", from.phone)
	set(contact, "user_id", from.user)
	l.deliver(number, "messages", map[string]any{"contacts": []any{contact}, "messages": []any{m}})
}

func set(m map[string]any, key, value string) {
	if value != "" {
		m[key] = value
	}
}

// system is the platform's word in a chat that somebody has changed their number.
func (l *lobby) system(number, id string, before, after who, at time.Time) {
	l.t.Helper()
	s := map[string]any{"type": "user_changed_number", "body": "changed"}
	if after.phone == "" {
		s["type"] = "user_changed_user_id"
	}
	set(s, "wa_id", after.phone)
	set(s, "user_id", after.user)
	m := map[string]any{"id": id, "timestamp": fmt.Sprint(at.Unix()), "type": "system", "system": s}
	set(m, "from", before.phone)
	set(m, "from_user_id", before.user)
	l.deliver(number, "messages", map[string]any{"messages": []any{m}})
}

func (l *lobby) update(number string, before, after who, at time.Time) {
	l.t.Helper()
	u := map[string]any{"detail": "changed", "user_id": map[string]any{"previous": before.user, "current": after.user}, "timestamp": fmt.Sprint(at.Unix())}
	set(u, "wa_id", after.phone)
	l.deliver(number, "user_id_update", map[string]any{"user_id_update": []any{u}})
}

// holder is the guest known under a user id.
func (l *lobby) holder(userID string) stay.Guest {
	l.t.Helper()
	id, err := l.db.GuestByAlias(context.Background(), store.Alias{Kind: store.AliasUserID, Value: userID}, false)
	if err != nil {
		l.t.Fatal(err)
	}
	g, err := l.db.Guest(context.Background(), id)
	if err != nil {
		l.t.Fatal(err)
	}
	return g
}

func (l *lobby) conversations() []stay.Conversation {
	l.t.Helper()
	all, err := l.db.Conversations(context.Background(), store.InboxFilter{Limit: 1000})
	if err != nil {
		l.t.Fatal(err)
	}
	return all
}

func (l *lobby) questions() []stay.PersonQuestion {
	l.t.Helper()
	all, err := l.db.PersonQuestions(context.Background(), "")
	if err != nil {
		l.t.Fatal(err)
	}
	return all
}

const ada, grace = "447700900101", "447700900102"

func TestARecycledNumberIsAnotherPersonUntilTheOwnerSays(t *testing.T) {
	for _, same := range []bool{true, false} {
		t.Run(fmt.Sprint("same is ", same), func(t *testing.T) {
			l := newLobby(t, 1)
			n, at := lobbyNumbers[0], l.now
			l.message(n, who{ada, "GB.1", ""}, "wamid.1", "I am the first", at, nil)
			l.message(n, who{ada, "GB.2", ""}, "wamid.2", "I have another account", at.Add(time.Hour), nil)
			// The second message of somebody must not be believed more than the first.
			l.message(n, who{ada, "GB.2", ""}, "wamid.3", "And I write on", at.Add(2*time.Hour), nil)

			newer := l.holder("GB.2")
			older := l.holder("GB.1")
			if newer.ID == older.ID || newer.Phone != "" || older.Phone != "+"+ada {
				t.Fatalf("same guest: %v; the new one has the number: %v; the old one has it: %v", newer.ID == older.ID, newer.Phone != "", older.Phone != "")
			}
			open := l.questions()
			if len(open) != 1 || open[0].Guest != newer.ID || open[0].Other != older.ID || open[0].Phone != "+"+ada {
				t.Fatalf("%d questions", len(open))
			}
			if err := l.app.SamePerson(context.Background(), open[0].ID, same); err != nil {
				t.Fatal(err)
			}
			if err := l.app.SamePerson(context.Background(), open[0].ID, same); err == nil {
				t.Error("it can be answered twice")
			}
			l.message(n, who{ada, "GB.2", ""}, "wamid.4", "Hello again", at.Add(3*time.Hour), nil)
			if left := l.questions(); len(left) != 0 {
				t.Errorf("%d questions are left", len(left))
			}
			all := l.conversations()
			if want := map[bool]int{true: 1, false: 2}[same]; len(all) != want {
				t.Errorf("%d conversations, want %d", len(all), want)
			}
			newer = l.holder("GB.2")
			older = l.holder("GB.1")
			if (newer.ID == older.ID) != same || newer.Phone != "+"+ada || newer.UserID != "GB.2" {
				t.Errorf("one guest: %v", newer.ID == older.ID)
			}
			if !same && (!newer.PassedOn || older.Phone != "") {
				t.Error("the number proves something for the new one, or is still the old one's")
			}
		})
	}
}

func TestSecretsDoNotFollowARecycledNumber(t *testing.T) {
	l := newLobby(t, 1)
	ctx := context.Background()
	n, at := lobbyNumbers[0], l.now
	l.message(n, who{ada, "GB.1", ""}, "wamid.1", "Hello", at, nil)
	// The first one changes their number, and somebody else is given the old one.
	l.system(n, "wamid.2", who{ada, "GB.1", ""}, who{grace, "GB.9", ""}, at.Add(time.Hour))
	l.message(n, who{ada, "GB.2", ""}, "wamid.3", "Hello, I am new", at.Add(2*time.Hour), nil)
	l.message(n, who{ada, "GB.2", ""}, "wamid.4", "What is the code?", at.Add(3*time.Hour), nil)
	newer := l.holder("GB.2")
	if newer.Phone != "+"+ada || !newer.PassedOn {
		t.Errorf("the number is theirs: %v; it was somebody else's: %v", newer.Phone != "", newer.PassedOn)
	}
	if open := l.questions(); len(open) != 0 {
		t.Errorf("%d questions, although the platform has said that the first one has another number", len(open))
	}
	first := l.holder("GB.1")
	if first.Phone != "+"+grace || first.UserID != "GB.9" || first.PassedOn {
		t.Error("the first one was lost")
	}
	c, err := l.db.ConversationOf(ctx, first.ID, n)
	if err != nil {
		t.Fatal(err)
	}
	said, err := l.db.Messages(ctx, c.ID, 10)
	if err != nil || len(said) != 2 || said[1].Type != "system" || said[1].Says().Subtype != "user_changed_number" || said[1].Text != "" {
		t.Errorf("%d messages, %v", len(said), err)
	}
}

func TestAChangeThatComesAfterTheFirstMessageUnderTheNewID(t *testing.T) {
	for name, change := range map[string]func(*lobby, time.Time){
		"in the chat": func(l *lobby, at time.Time) {
			l.system(lobbyNumbers[0], "wamid.S", who{ada, "GB.1", ""}, who{grace, "GB.2", ""}, at)
		},
		"in the chat, without numbers": func(l *lobby, at time.Time) {
			l.system(lobbyNumbers[0], "wamid.S", who{"", "GB.1", ""}, who{"", "GB.2", ""}, at)
		},
		"as an update": func(l *lobby, at time.Time) {
			l.update(lobbyNumbers[0], who{ada, "GB.1", ""}, who{grace, "GB.2", ""}, at)
		},
	} {
		t.Run(name, func(t *testing.T) {
			l := newLobby(t, 1)
			n, at := lobbyNumbers[0], l.now
			l.message(n, who{ada, "GB.1", ""}, "wamid.1", "One", at, nil)
			l.message(n, who{"", "GB.2", ""}, "wamid.3", "Three", at.Add(2*time.Hour), nil)
			if len(l.conversations()) != 2 {
				t.Fatal("they are one before anybody has said so")
			}
			change(l, at.Add(time.Hour))
			change(l, at.Add(time.Hour)) // repeated
			l.message(n, who{ada, "GB.1", ""}, "wamid.2", "Two, late", at.Add(time.Minute), nil)
			all := l.conversations()
			if len(all) != 1 {
				t.Fatalf("%d conversations", len(all))
			}
			said, err := l.db.Messages(context.Background(), all[0].ID, 10)
			if err != nil {
				t.Fatal(err)
			}
			var texts []string
			for _, m := range said {
				if m.Type == "text" {
					texts = append(texts, string(m.Text))
				}
			}
			if got := strings.Join(texts, ", "); got != "One, Three, Two, late" {
				t.Errorf("messages: %s", got)
			}
			g := l.holder("GB.2")
			if g.UserID != "GB.2" || g.Phone == "+"+ada {
				t.Error("the late message has brought the old identifiers back")
			}
		})
	}
}

func TestALinkBetweenTwoUnknownIDsIsKept(t *testing.T) {
	l := newLobby(t, 1)
	n, at := lobbyNumbers[0], l.now
	l.update(n, who{"", "GB.2", ""}, who{"", "GB.3", ""}, at.Add(2*time.Hour)) // overtakes what is before it
	l.message(n, who{"", "GB.1", ""}, "wamid.1", "One", at, nil)
	l.update(n, who{"", "GB.1", ""}, who{"", "GB.2", ""}, at.Add(time.Hour))
	l.message(n, who{"", "GB.3", ""}, "wamid.2", "Two", at.Add(3*time.Hour), nil)
	if all := l.conversations(); len(all) != 1 {
		t.Errorf("%d conversations", len(all))
	}
	if g := l.holder("GB.1"); g.UserID != "GB.3" {
		t.Errorf("the present user id is not the last one")
	}
}

func TestAParentIDKeepsOnePersonTogether(t *testing.T) {
	l := newLobby(t, 1)
	l.message(lobbyNumbers[0], who{"", "GB.1", "GB.ENT.7"}, "wamid.1", "One", l.now, nil)
	l.message(lobbyNumbers[1], who{"", "IT.1", "GB.ENT.7"}, "wamid.2", "Two", l.now, nil)
	x := l.holder("GB.1")
	y := l.holder("IT.1")
	if x.ID != y.ID || len(l.conversations()) != 2 {
		t.Errorf("one person: %v, %d conversations, want one with each number", x.ID == y.ID, len(l.conversations()))
	}
}

func TestOneWebhookThatNamesBothJoinsThem(t *testing.T) {
	l := newLobby(t, 1)
	n := lobbyNumbers[0]
	l.message(n, who{ada, "", ""}, "wamid.1", "By number", l.now, nil)
	l.message(n, who{"", "GB.1", ""}, "wamid.2", "By user id", l.now, nil)
	if len(l.conversations()) != 2 {
		t.Fatal("they are one before anybody has said so")
	}
	l.message(n, who{ada, "GB.1", ""}, "wamid.3", "By both", l.now, nil)
	all := l.conversations()
	if len(all) != 1 {
		t.Fatalf("%d conversations", len(all))
	}
	if said, err := l.db.Messages(context.Background(), all[0].ID, 10); err != nil || len(said) != 3 {
		t.Errorf("%d messages, %v", len(said), err)
	}
}

// soul is somebody in the world, as they really are.
type soul struct {
	id      int
	at      who
	hides   bool
	numbers []string // that they had
}

// occasion is something that happens in the world, delivered some time later.
type occasion struct {
	at  time.Time
	say func(l *lobby)
}

// TestWhoWritesWhateverTheOrder lets people write, hide, change their numbers and be
// given the numbers of others, and delivers what the platform tells of it late, twice
// and out of order. Two people never share a conversation, not for a moment; in the
// end each has one with each number; and nobody's number proves what somebody else
// booked.
func TestWhoWritesWhateverTheOrder(t *testing.T) {
	worlds := uint64(40)
	if app.UnderRace {
		worlds = 6
	}
	for seed := range worlds {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			w := &world{t: t, l: newLobby(t, seed), roll: rand.New(rand.NewPCG(seed, 7)), named: map[string][]int{}}
			w.live(60)
			w.shuffle()
			for i, o := range w.told {
				o.say(w.l)
				if w.roll.IntN(6) == 0 {
					w.told[w.roll.IntN(i+1)].say(w.l) // something of before comes again
				}
				w.apart()
				if w.roll.IntN(10) == 0 {
					w.answer()
				}
			}
			w.together()
			w.secrets()
		})
	}
}

type world struct {
	t      *testing.T
	l      *lobby
	roll   *rand.Rand
	souls  []*soul
	ids    int
	free   []string // numbers that nobody has
	told   []occasion
	named  map[string][]int // who was named with a number, in the order in which they had it
	wrote  map[[2]string]bool
	clock  time.Time
	events int
}

func (w *world) live(steps int) {
	w.clock, w.wrote = w.l.now.Add(-100*time.Hour), map[[2]string]bool{}
	for i := range 5 {
		w.free = append(w.free, fmt.Sprintf("4477009001%02d", i))
	}
	for range 3 {
		w.born()
	}
	for range steps {
		w.clock = w.clock.Add(time.Duration(1+w.roll.IntN(60)) * time.Minute)
		switch w.roll.IntN(10) {
		case 0:
			if len(w.souls) < 6 {
				w.born()
			}
		case 1:
			w.moves()
		case 2:
			s := w.any()
			s.hides = !s.hides
		default:
			w.writes()
		}
	}
}

func (w *world) any() *soul { return w.souls[w.roll.IntN(len(w.souls))] }

func (w *world) userID() string { w.ids++; return fmt.Sprintf("GB.%d", 1000+w.ids) }

func (w *world) take() string {
	if len(w.free) == 0 {
		return ""
	}
	i := w.roll.IntN(len(w.free))
	phone := w.free[i]
	w.free = slices.Delete(w.free, i, i+1)
	return phone
}

func (w *world) born() {
	phone := w.take()
	if phone == "" {
		return
	}
	w.souls = append(w.souls, &soul{id: len(w.souls), at: who{phone: phone, user: w.userID()}, numbers: []string{phone}})
}

// moves: somebody changes their number, and with it their user id. The platform tells
// it in one of its ways, or in two.
func (w *world) moves() {
	s := w.any()
	phone := w.take()
	if phone == "" {
		return
	}
	before, after := s.at, who{phone: phone, user: w.userID()}
	w.free = append(w.free, before.phone)
	s.at, s.numbers = after, append(s.numbers, phone)
	shown := func(x who) who {
		if s.hides {
			x.phone = ""
		}
		return x
	}
	at, id := w.clock, w.id()
	number := lobbyNumbers[w.roll.IntN(2)]
	from, to := shown(before), shown(after)
	ways := []func(l *lobby){
		func(l *lobby) { l.system(number, id, from, to, at) },
		func(l *lobby) { l.update(number, from, to, at) },
	}
	told := 1 + w.roll.IntN(3) // the one, the other, or both
	for i, way := range ways {
		if told&(1<<i) == 0 {
			continue
		}
		w.told = append(w.told, occasion{at, way})
		if i == 0 && !s.hides {
			w.names(before.phone, s.id)
		}
		if !s.hides {
			w.names(after.phone, s.id)
		}
	}
}

func (w *world) names(phone string, soul int) {
	if !slices.Contains(w.named[phone], soul) {
		w.named[phone] = append(w.named[phone], soul)
	}
}

func (w *world) id() string { w.events++; return fmt.Sprintf("wamid.%d", w.events) }

func (w *world) writes() {
	s, number := w.any(), lobbyNumbers[w.roll.IntN(2)]
	from := s.at
	if s.hides {
		from.phone = ""
	} else {
		w.names(from.phone, s.id)
	}
	w.wrote[[2]string{fmt.Sprint(s.id), number}] = true
	at, id, text := w.clock, w.id(), fmt.Sprintf("person %d", s.id)
	w.told = append(w.told, occasion{at, func(l *lobby) { l.message(number, from, id, text, at, nil) }})
}

// shuffle puts some of what is told out of order.
func (w *world) shuffle() {
	for i := range w.told {
		if j := i + w.roll.IntN(6); w.roll.IntN(3) == 0 && j < len(w.told) {
			w.told[i], w.told[j] = w.told[j], w.told[i]
		}
	}
}

// heard is who has written in a conversation.
func (w *world) heard(c stay.ConversationID) map[string]bool {
	w.t.Helper()
	said, err := w.l.db.Messages(context.Background(), c, 500)
	if err != nil {
		w.t.Fatal(err)
	}
	all := map[string]bool{}
	for _, m := range said {
		if m.Type == "text" {
			all[strings.TrimPrefix(string(m.Text), "person ")] = true
		}
	}
	return all
}

// apart: two people never share a conversation.
func (w *world) apart() {
	w.t.Helper()
	for _, c := range w.l.conversations() {
		if all := w.heard(c.ID); len(all) > 1 {
			w.t.Fatalf("a conversation is shared by %d people: %v", len(all), all)
		}
	}
}

// together: each person has one conversation with each number that they wrote to, and
// nothing that they wrote is lost.
func (w *world) together() {
	w.t.Helper()
	found := map[[2]string]int{}
	for _, c := range w.l.conversations() {
		for person := range w.heard(c.ID) {
			found[[2]string{person, c.NumberID}]++
		}
	}
	for key := range w.wrote {
		if found[key] != 1 {
			w.t.Errorf("person %s has %d conversations with the number %s", key[0], found[key], key[1])
		}
	}
}

// secrets: a number that two people were named with proves nothing for the second.
func (w *world) secrets() {
	w.t.Helper()
	for _, s := range w.souls {
		for _, c := range w.l.conversations() {
			if !w.heard(c.ID)[fmt.Sprint(s.id)] {
				continue
			}
			g, err := w.l.db.Guest(context.Background(), c.Guest)
			if err != nil {
				w.t.Fatal(err)
			}
			phone := strings.TrimPrefix(string(g.Phone), "+")
			if phone == "" || g.PassedOn {
				continue
			}
			if !slices.Contains(s.numbers, phone) {
				w.t.Errorf("person %d has a number that was never theirs", s.id)
			}
			if first := w.named[phone]; len(first) > 0 && first[0] != s.id {
				w.t.Errorf("the number of person %d proves what person %d booked", s.id, first[0])
			}
		}
	}
}

// answer: the owner answers a question, and knows the truth.
func (w *world) answer() {
	for _, q := range w.l.questions() {
		heard := func(g stay.GuestID) map[string]bool {
			all := map[string]bool{}
			for _, c := range w.l.conversations() {
				if c.Guest == g {
					for person := range w.heard(c.ID) {
						all[person] = true
					}
				}
			}
			return all
		}
		x, y := heard(q.Guest), heard(q.Other)
		if len(x) != 1 || len(y) != 1 {
			continue // nobody could say yet
		}
		same := false
		for person := range x {
			same = y[person]
		}
		if err := w.l.app.SamePerson(context.Background(), q.ID, same); err != nil {
			w.t.Fatal(err)
		}
		w.apart()
		return
	}
}
