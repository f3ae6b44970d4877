package graphfake

import (
	"time"

	"portineria/whatsapp"
)

// window is for how long after a guest's message the business may write freely (Meta, "Customer service windows").
const window = 24 * time.Hour

// maxHeard bounds how many names are remembered; a simulator has a handful.
const maxHeard = 20_000

// visit is when a guest last wrote.
type visit struct {
	guest Guest
	at    time.Time
}

// Heard tells the fake that a guest wrote to the business at that time. It opens the window for 24 hours, and makes known
// that phone and user id belong to one person. An earlier time than the one known changes nothing.
func (s *Server) Heard(g Guest, at time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.heard) >= maxHeard {
		clear(s.heard)
	}
	for _, name := range []string{whatsapp.PhoneDigits(g.Phone), g.UserID} {
		if name != "" && !s.heard[name].at.After(at) {
			s.heard[name] = visit{g, at}
		}
	}
}

// guestOf finds the person a message is addressed to. A stranger is known by the address alone.
func (s *Server) guestOf(m SentMessage) Guest {
	if v, ok := s.heard[m.user()]; ok {
		return v.guest
	}
	return Guest{Phone: m.To, UserID: m.Recipient}
}

// windowOpen reports whether a message at that time answers one of the guest's.
func (s *Server) windowOpen(m SentMessage) bool {
	v, ok := s.heard[m.user()]
	return s.o.NoWindow || ok && m.At.Before(v.at.Add(window))
}
