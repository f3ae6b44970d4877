package graphfake

import (
	"net/http"
	"slices"
	"time"

	"portineria/whatsapp"
)

// messages answers a call that sends a message or marks one as read.
func (s *Server) messages(w http.ResponseWriter, r *http.Request, n int) {
	c, bad := parseCall(r)
	if bad == nil && c.Status != "" {
		s.markRead(w, c, n)
		return
	}
	fault := s.nextFault()
	if s.failBefore(w, r, fault, n) {
		return
	}
	if bad != nil {
		bad.write(w, n)
		return
	}
	m, bad := s.accept(c)
	if bad != nil {
		bad.write(w, n)
		return
	}
	if s.o.OnSent != nil {
		s.o.OnSent(m)
	}
	s.answer(w, r, fault, c, m)
}

// accept checks a message as the real API does, records it, and queues its statuses. The statuses may be out before the
// answer to the call is.
func (s *Server) accept(c call) (SentMessage, *refusal) {
	if bad := c.check(s.o.Number); bad != nil {
		return SentMessage{}, bad
	}
	id, err := s.NewID()
	if err != nil {
		return SentMessage{}, refuse(131000, "")
	}
	m := c.message(id)
	m.At = s.o.Now(m.user())
	if s.o.Refuse != nil {
		if code := s.o.Refuse(m); code != 0 {
			return SentMessage{}, refuse(code, "")
		}
	}
	return s.record(c, m)
}

// message is what a call wants to send.
func (c call) message(id string) SentMessage {
	m := SentMessage{ID: id, Kind: c.Type, To: whatsapp.PhoneDigits(c.To), CallbackData: c.CallbackData}
	if m.To == "" {
		m.Recipient = c.Recipient
	}
	if c.Context != nil {
		m.ReplyTo = c.Context.MessageID
	}
	switch c.Type {
	case "text":
		m.Text, m.PreviewURL = c.Text.Body, c.Text.PreviewURL
	case "interactive":
		m.Text, m.Choices = c.Interactive.Body.Text, c.Interactive.choices()
	case "template":
		m.Template, m.Language = c.Template.Name, c.Template.Language.Code
	case "location":
		m.Text = c.Location.Name
	case "reaction":
		m.ReactionTo, m.Text = c.Reaction.MessageID, *c.Reaction.Emoji
	default:
		m.File, m.Text = c.file().ID, c.file().Caption
	}
	return m
}

// record holds a message against what stands in the books, in the order in which the real API does, and writes it down.
func (s *Server) record(c call, m SentMessage) (SentMessage, *refusal) {
	serverTime := s.o.Now("")
	s.mu.Lock()
	defer s.mu.Unlock()
	s.serverTime = serverTime
	if bad := s.state.canSend(); bad != nil {
		return SentMessage{}, bad
	}
	if s.state.Recipients != nil && !slices.Contains(s.state.Recipients, m.To) {
		return SentMessage{}, refuse(131030, "")
	}
	if bad := s.checkContent(c, &m); bad != nil {
		return SentMessage{}, bad
	}
	late := s.undeliverable(&m)
	if late == 131047 && !s.lateWindow {
		return SentMessage{}, refuse(131047, "More than 24 hours have passed since the customer last replied to this number.")
	}
	if late == 131042 || late == 131050 {
		return SentMessage{}, refuse(late, "")
	}
	if bad := s.tooFast(m.user(), m.At, serverTime); bad != nil {
		return SentMessage{}, bad
	}
	m.N = s.accepted + 1
	reports := s.reports(m)
	if late != 0 {
		reports = []Report{{State: "failed", Code: late}}
	}
	if m.Kind == "reaction" {
		reports = slices.DeleteFunc(slices.Clone(reports), func(r Report) bool { return r.State == "delivered" || r.State == "read" })
	}
	// Only this function adds to the queue, with s.mu held, so the room does not shrink until push.
	if s.posts != nil && !s.posts.room(len(reports)) {
		return SentMessage{}, refuse(130429, "")
	}
	s.accepted++
	s.learn(m.ID, known{at: m.At, user: m.user(), kind: m.Kind})
	s.sent = append(s.sent, m)
	if len(s.sent) > s.o.Keep {
		s.sent = append(s.sent[:0:0], s.sent[len(s.sent)-s.o.Keep:]...)
	}
	s.spend(m, reports)
	s.queueReports(m, reports)
	s.changed.ring()
	return m, nil
}

// checkContent holds the content against files, templates and messages; s.mu is held.
func (s *Server) checkContent(c call, m *SentMessage) *refusal {
	switch m.Kind {
	case "template":
		return s.fillTemplate(c.Template, m)
	case "reaction":
		return s.reactable(m.ReactionTo, m.user(), m.At)
	case "image", "video", "audio", "document", "sticker":
		return s.fitsFile(c.file(), m.Kind)
	}
	if c.Interactive != nil && c.Interactive.Header != nil {
		h := c.Interactive.Header
		for kind, f := range map[string]*callFile{"image": h.Image, "video": h.Video, "document": h.Document} {
			if h.Type == kind && f != nil {
				return s.fitsFile(f, kind)
			}
		}
	}
	return nil
}

// undeliverable is the code for which a message does not arrive, 0 if it does; s.mu is held.
func (s *Server) undeliverable(m *SentMessage) int {
	switch {
	case m.Kind != "template" && !s.windowOpen(*m):
		return 131047
	case m.Category == whatsapp.CategoryMarketing && s.optedOut[s.keyOf(*m)]:
		return 131050
	case s.blockedBy[s.keyOf(*m)]:
		return 131026
	case s.state.NoPayment && s.share(m.At) >= s.o.FreeShare:
		return 131042
	}
	return 0
}

// keyOf is how an addressee is named in the books: by phone if it is known.
func (s *Server) keyOf(m SentMessage) string { return s.guestOf(m).user() }

// share counts the free messages that were used in the month of an instant; s.mu is held.
func (s *Server) share(at time.Time) int { return s.used[month(at)] }

// spend counts a message that will be delivered against the free share; templates and reactions have prices of their own.
func (s *Server) spend(m SentMessage, reports []Report) {
	if m.Kind == "template" || m.Kind == "reaction" {
		return
	}
	if slices.ContainsFunc(reports, func(r Report) bool { return r.State == "delivered" || r.State == "read" }) {
		s.used[month(m.At)]++
	}
}

func month(at time.Time) string { return at.UTC().Format("2006-01") }

// queueReports makes the webhooks of a message, one for each status.
func (s *Server) queueReports(m SentMessage, reports []Report) {
	if s.posts == nil {
		return
	}
	to := s.guestOf(m)
	var bodies [][]byte
	for _, r := range reports {
		receipt := Receipt{To: to, ID: m.ID, State: r.State, At: m.At, CallbackData: m.CallbackData, Code: r.Code, Price: s.priceOf(m)}
		bodies = append(bodies, Body(In(s.o.Number, Messages(s.o.Number, receipt))))
	}
	s.posts.push(bodies...)
}

// priceOf is what a message is charged as (Meta, "Pricing", since October 2026); s.mu is held.
func (s *Server) priceOf(m SentMessage) Price {
	p := Price{Type: "free_customer_service", Category: "service"}
	switch {
	case m.Kind == "template":
		p = Price{Type: "regular", Category: categoryOnWire(m.Category)}
	case m.Kind != "reaction" && s.share(m.At) > s.o.FreeShare:
		p.Type = "regular"
	}
	return p
}

func categoryOnWire(category string) string {
	if category == whatsapp.CategoryMarketing {
		return "marketing"
	}
	return "utility"
}

// markRead answers a mark.
func (s *Server) markRead(w http.ResponseWriter, c call, n int) {
	bad := refuse(131009, "status must be read, and message_id must be given.")
	if c.Status == "read" && c.MessageID != "" {
		bad = s.readable(c.MessageID)
	}
	if bad == nil && c.Typing != nil && c.Typing.Type != "text" {
		bad = refuse(131009, "typing_indicator.type must be text.")
	}
	if bad != nil {
		bad.write(w, n)
		return
	}
	s.mu.Lock()
	s.reads = append(s.reads, c.MessageID)
	if len(s.reads) > s.o.Keep {
		s.reads = append(s.reads[:0:0], s.reads[len(s.reads)-s.o.Keep:]...)
	}
	if c.Typing != nil {
		s.typed++
	}
	s.mu.Unlock()
	if s.o.OnRead != nil {
		s.o.OnRead(c.MessageID, c.Typing != nil)
	}
	writeJSON(w, http.StatusOK, fields{{"success", true}})
}

// LateWindow has the fake accept messages to users whose window is closed and fail them by a status, as the real one does now
// and then, in place of refusing them at once.
func (s *Server) LateWindow(late bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.lateWindow = late
}

// OptsOut has a user refuse adverts, or take them again: the webhook of it is Preference.
func (s *Server) OptsOut(g Guest, out bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.optedOut[g.user()] = out
}

// Blocks has a user block the business, or let it write again: messages fail with a status then.
func (s *Server) Blocks(g Guest, blocks bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.blockedBy[g.user()] = blocks
}
