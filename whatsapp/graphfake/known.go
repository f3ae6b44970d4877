package graphfake

import "time"

// maxAge is how old a message may be that is reacted to or marked as read (Meta, Cloud API, "Reaction messages").
const maxAge = 30 * 24 * time.Hour

// known is a message that went one way or the other.
type known struct {
	at      time.Time
	user    string
	inbound bool
	kind    string
	revoked bool
}

// Knew tells the fake of a message of a guest from before its start: it may be marked as read and reacted to.
func (s *Server) Knew(from Guest, id string, at time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.learn(id, known{at: at, user: from.user(), inbound: true, kind: "text"})
}

// learn keeps a message; s.mu is held.
func (s *Server) learn(id string, k known) {
	if len(s.known) >= maxHeard {
		clear(s.known)
	}
	s.known[id] = k
}

// inbound keeps what a guest wrote; s.mu is held.
func (s *Server) inbound(m Inbound) {
	s.learn(m.ID, known{at: m.At, user: m.From.user(), inbound: true, kind: m.Content.kind})
	if m.Content.kind == "revoke" {
		original := m.Content.original()
		if k, ok := s.known[original]; ok {
			k.revoked = true
			s.known[original] = k
		}
	}
}

// original is the message that an edit or a deletion is for.
func (c Content) original() string {
	if body, ok := c.body.(fields); ok {
		for _, f := range body {
			if id, ok := f.value.(string); ok && f.name == "original_message_id" {
				return id
			}
		}
	}
	return ""
}

// readable says why a message cannot be marked as read.
func (s *Server) readable(id string) *refusal {
	s.mu.Lock()
	defer s.mu.Unlock()
	k, ok := s.known[id]
	switch {
	case s.o.NoWindow && !ok:
		return nil // messages come past the fake
	case !ok, !k.inbound, s.o.Now(k.user).Sub(k.at) > maxAge:
		return refuse(131009, "message_id is not a message of a user.")
	}
	return nil
}

// reactable says why a message cannot be reacted to; s.mu is held.
func (s *Server) reactable(id, user string, at time.Time) *refusal {
	k, ok := s.known[id]
	switch {
	case s.o.NoWindow && !ok:
		return nil
	case !ok, k.user != user, k.revoked, k.kind == "reaction", at.Sub(k.at) > maxAge:
		return refuse(131009, "reaction.message_id is not a message that can be reacted to.")
	}
	return nil
}
