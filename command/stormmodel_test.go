package command_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"time"

	"portineria/whatsapp/graphfake"
)

// A storm is a long run of webhooks of all kinds, and what the inbox must be after
// it, computed from what was sent and not from how it arrived.
type storm struct {
	rand   *rand.Rand
	at     time.Time // of the next element; each has a second of its own, since the platform's clock has no finer ones
	file   graphfake.File
	bodies [][]byte
	said   map[string]*saying // by the platform's id
	order  []string           // of said
	kinds  map[string]int
}

// saying is a message as the inbox should have it at the end.
type saying struct {
	guest     int
	host      bool // written on the owner's phone
	kind      string
	text      string
	edited    bool
	withdrawn bool
	reaction  string // of the guest; empty also where it was taken back
	reacted   bool
}

// stormGuests is how many guests write, so that each says a good deal.
const stormGuests = 120

// newStorm makes n webhooks: a third are duplicates, a tenth of all come out of order.
func newStorm(seed uint64, n int, file graphfake.File, end time.Time) *storm {
	s := &storm{rand: rand.New(rand.NewPCG(seed, seed)), at: end.Add(-time.Duration(n) * time.Second), file: file, said: map[string]*saying{}, kinds: map[string]int{}}
	for len(s.bodies) < n {
		items := []graphfake.Change{s.element()}
		for s.rand.IntN(6) == 0 {
			items = append(items, s.element()) // several in one body
		}
		s.bodies = append(s.bodies, s.body(items...))
		// Every other one comes twice, or later in another wrapping: a third of all.
		switch s.rand.IntN(4) {
		case 0:
			s.bodies = append(s.bodies, slices.Clone(s.bodies[len(s.bodies)-1]))
		case 1:
			s.bodies = append(s.bodies, s.body(append(items, s.status())...))
		}
	}
	s.bodies = s.bodies[:n]
	for i := range s.bodies {
		if s.rand.IntN(20) == 0 { // one in twenty changes places with another: a tenth moves
			j := min(i+1+s.rand.IntN(60), n-1)
			s.bodies[i], s.bodies[j] = s.bodies[j], s.bodies[i]
		}
	}
	return s
}

func (s *storm) body(changes ...graphfake.Change) []byte {
	var entries []graphfake.Entry
	for _, c := range changes {
		entries = append(entries, graphfake.In(worldBusiness, c))
	}
	return graphfake.Body(entries...)
}

// element is the next thing that happens.
func (s *storm) element() graphfake.Change {
	s.at = s.at.Add(time.Second)
	dice := s.rand.IntN(100)
	for _, kind := range []struct {
		share int
		name  string
		make  func() graphfake.Change
	}{
		{36, "text", s.text}, {10, "file", s.picture}, {10, "reaction", s.reaction}, {6, "edit", s.edit}, {4, "deletion", s.revoke}, {14, "status", s.status},
		{6, "echo", s.echo}, {5, "account", s.account}, {4, "template", s.template}, {3, "strange", s.strange}, {2, "contacts", s.addressBook},
	} {
		if dice -= kind.share; dice < 0 {
			s.kinds[kind.name]++
			return kind.make()
		}
	}
	s.kinds["text"]++
	return s.text()
}

// says writes a message into the model and into a webhook.
func (s *storm) says(m saying, content graphfake.Content) graphfake.Change {
	id := fmt.Sprintf("wamid.STORM%06d", len(s.order))
	s.said[id], s.order = &m, append(s.order, id)
	if m.host {
		return graphfake.Echoes(worldBusiness, graphfake.Echo{To: writer(m.guest), ID: id, At: s.at, Content: content})
	}
	return graphfake.Messages(worldBusiness, graphfake.Inbound{From: writer(m.guest), ID: id, At: s.at, Content: content})
}

func (s *storm) text() graphfake.Change {
	words := fmt.Sprintf("Where can I park car number %d?", len(s.order))
	return s.says(saying{guest: s.rand.IntN(stormGuests), kind: "text", text: words}, graphfake.Text(words))
}

func (s *storm) picture() graphfake.Change {
	f := s.file
	f.Caption = fmt.Sprintf("View %d è 🙂", len(s.order))
	return s.says(saying{guest: s.rand.IntN(stormGuests), kind: "image", text: f.Caption}, graphfake.Image(f))
}

func (s *storm) echo() graphfake.Change {
	words := fmt.Sprintf("I see to it, %d", len(s.order))
	return s.says(saying{guest: s.rand.IntN(stormGuests), host: true, kind: "text", text: words}, graphfake.Text(words))
}

func (s *storm) strange() graphfake.Change {
	return s.says(saying{guest: s.rand.IntN(stormGuests), kind: "unsupported"}, graphfake.Unsupported("poll"))
}

// earlier finds a message of the last hundred that fits, most often one of the last
// few: whatever overtakes something overtakes that.
func (s *storm) earlier(fits func(*saying) bool) (string, *saying) {
	for try := range 20 {
		if len(s.order) == 0 {
			break
		}
		back := s.rand.IntN(100)
		if try < 10 {
			back = s.rand.IntN(4)
		}
		id := s.order[max(0, len(s.order)-1-back)]
		if m := s.said[id]; fits(m) {
			return id, m
		}
	}
	return "", nil
}

// change is something that a guest does to a message.
func (s *storm) change(m *saying, content graphfake.Content) graphfake.Change {
	return graphfake.Messages(worldBusiness, graphfake.Inbound{From: writer(m.guest), ID: fmt.Sprintf("wamid.CHANGE%d", s.at.Unix()), At: s.at, Content: content})
}

func (s *storm) reaction() graphfake.Change {
	id, m := s.earlier(func(m *saying) bool { return !m.withdrawn && m.kind != "unsupported" })
	if m == nil {
		return s.text()
	}
	m.reacted, m.reaction = true, []string{"👍", "❤️", ""}[s.rand.IntN(3)]
	return s.change(m, graphfake.Reaction(id, m.reaction))
}

func (s *storm) edit() graphfake.Change {
	id, m := s.earlier(func(m *saying) bool { return m.kind == "text" && !m.host && !m.edited && !m.withdrawn })
	if m == nil {
		return s.text()
	}
	m.edited, m.text = true, m.text+" I mean the yard."
	return s.change(m, graphfake.Edit(id, graphfake.Text(m.text)))
}

func (s *storm) revoke() graphfake.Change {
	id, m := s.earlier(func(m *saying) bool { return m.kind == "text" && !m.host && !m.edited && !m.withdrawn })
	if m == nil {
		return s.text()
	}
	m.withdrawn, m.text = true, ""
	return s.change(m, graphfake.Revoke(id))
}

// status is of a message that nobody here has sent.
func (s *storm) status() graphfake.Change {
	state := []string{"sent", "delivered", "read", "failed"}[s.rand.IntN(4)]
	return graphfake.Messages(worldBusiness, graphfake.Receipt{To: writer(s.rand.IntN(stormGuests)), ID: fmt.Sprintf("wamid.GHOST%d", s.rand.IntN(500)), State: state, At: s.at, Code: 131026})
}

func (s *storm) account() graphfake.Change {
	return []graphfake.Change{graphfake.QualityDrop(worldBusiness, "UPGRADE", "TIER_2K"), graphfake.Violation("SPAM"), graphfake.Security(worldBusiness, "PIN_CHANGED", ""),
		graphfake.Alert("WARNING", "OBA_REJECTED", "d"), graphfake.Other("never_heard_of", `{"new":[1,2]}`)}[s.rand.IntN(5)]
}

func (s *storm) template() graphfake.Change {
	t := graphfake.Template{ID: "600000000000001", Name: "before_arrival", Language: "it", Quality: "YELLOW", Category: "UTILITY"}
	return []graphfake.Change{graphfake.TemplateStatus(t, "APPROVED", ""), graphfake.TemplateQuality(t, "GREEN"), graphfake.TemplateCategory(t, "MARKETING")}[s.rand.IntN(3)]
}

func (s *storm) addressBook() graphfake.Change {
	return graphfake.AddressBook(worldBusiness, "add", graphfake.Guest{Phone: fmt.Sprintf("4477008%05d", s.rand.IntN(1000)), Name: "Bo"}, s.at)
}
