package graphfake

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"unicode/utf8"

	"portineria/whatsapp"
)

// maxCall is longer than any call with a text of the permitted length.
const maxCall = 256 << 10

// call is the body of POST /{version}/{phone number id}/messages, as far as the fake takes it: text messages, and marks that
// a message was read (Meta, Cloud API, "Messages").
type call struct {
	Product       string          `json:"messaging_product"`
	RecipientType *string         `json:"recipient_type"`
	To            string          `json:"to"`
	Recipient     string          `json:"recipient"`
	Type          string          `json:"type"`
	Context       *callContext    `json:"context"`
	CallbackData  string          `json:"biz_opaque_callback_data"`
	Text          *callText       `json:"text"`
	Status        string          `json:"status"`
	MessageID     string          `json:"message_id"`
	Typing        json.RawMessage `json:"typing_indicator"`
}

type callContext struct {
	MessageID string `json:"message_id"`
}

type callText struct {
	PreviewURL bool   `json:"preview_url"`
	Body       string `json:"body"`
}

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

// parseCall reads the body and checks its form. A key that the API does not have is an error there too.
func parseCall(r *http.Request) (call, *refusal) {
	var c call
	if !strings.HasPrefix(r.Header.Get("Content-Type"), "application/json") {
		return c, refuse(100, "The body must be application/json.")
	}
	raw, err := io.ReadAll(io.LimitReader(r.Body, maxCall+1))
	if err != nil || len(raw) > maxCall || !json.Valid(raw) {
		return c, refuse(100, "The body must be JSON.")
	}
	var head struct{ Type, Status string }
	if err := json.Unmarshal(raw, &head); err == nil && head.Status == "" && head.Type != "" && head.Type != "text" {
		return c, refuse(131051, "Only text messages are supported.")
	}
	d := json.NewDecoder(bytes.NewReader(raw))
	d.DisallowUnknownFields()
	if err := d.Decode(&c); err != nil {
		return c, refuse(100, "Unexpected key or wrong type in the body.")
	}
	if c.Product != "whatsapp" {
		return c, refuse(100, "The parameter messaging_product is required.")
	}
	return c, nil
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
	m := SentMessage{
		ID: id, To: whatsapp.PhoneDigits(c.To), Text: c.Text.Body,
		CallbackData: c.CallbackData, PreviewURL: c.Text.PreviewURL,
	}
	if m.To == "" {
		m.Recipient = c.Recipient
	}
	if c.Context != nil {
		m.ReplyTo = c.Context.MessageID
	}
	m.At = s.o.Now(m.user())
	if s.o.Refuse != nil {
		if code := s.o.Refuse(m); code != 0 {
			return SentMessage{}, refuse(code, "")
		}
	}
	return s.record(m)
}

func (s *Server) record(m SentMessage) (SentMessage, *refusal) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.windowOpen(m) {
		return SentMessage{}, refuse(131047, "More than 24 hours have passed since the customer last replied to this number.")
	}
	m.N = s.accepted + 1
	reports := s.reports(m)
	// Only this function adds to the queue, with s.mu held, so the room does not shrink until push.
	if s.posts != nil && !s.posts.room(len(reports)) {
		return SentMessage{}, refuse(130429, "")
	}
	s.accepted++
	s.sent = append(s.sent, m)
	if len(s.sent) > s.o.Keep {
		s.sent = append(s.sent[:0:0], s.sent[len(s.sent)-s.o.Keep:]...)
	}
	s.queueReports(m, reports)
	s.changed.ring()
	return m, nil
}

// queueReports makes the webhooks of a message, one for each status.
func (s *Server) queueReports(m SentMessage, reports []Report) {
	if s.posts == nil {
		return
	}
	to := s.guestOf(m)
	var bodies [][]byte
	for _, r := range reports {
		receipt := Receipt{To: to, ID: m.ID, State: r.State, At: m.At, CallbackData: m.CallbackData, Code: r.Code}
		bodies = append(bodies, Body(In(s.o.Number, Messages(s.o.Number, receipt))))
	}
	s.posts.push(bodies...)
}

// check looks for what the real API refuses (Meta, Cloud API, "Text messages").
func (c call) check(b Business) *refusal {
	to := whatsapp.PhoneDigits(c.To)
	switch {
	case c.RecipientType != nil && *c.RecipientType != "individual":
		return refuse(100, "recipient_type must be individual.")
	case c.To == "" && c.Recipient == "", c.Type == "", c.Text == nil:
		return refuse(131008, "Required parameter is missing.")
	case c.To != "" && to == "", c.To == "" && !whatsapp.IsUserID(c.Recipient):
		return refuse(131009, "The recipient is not valid.")
	case to != "" && to == whatsapp.PhoneDigits(b.Phone):
		return refuse(131021, "")
	case strings.TrimSpace(c.Text.Body) == "":
		return refuse(131008, "Parameter text.body must not be empty.")
	case whatsapp.TextLength(c.Text.Body) > whatsapp.MaxText:
		return refuse(100, "Param text.body must be at most 4096 characters long.")
	case utf8.RuneCountInString(c.CallbackData) > whatsapp.MaxCallbackData:
		return refuse(100, "Param biz_opaque_callback_data must be at most 512 characters long.")
	case c.Context != nil && c.Context.MessageID == "":
		return refuse(131009, "context.message_id is not valid.")
	}
	return nil
}

// markRead answers a mark. Unlike the real API it believes every message id: it does not know what the application received
// before a restart.
func (s *Server) markRead(w http.ResponseWriter, c call, n int) {
	if c.Status != "read" || c.MessageID == "" {
		refuse(131009, "status must be read, and message_id must be given.").write(w, n)
		return
	}
	s.mu.Lock()
	s.reads = append(s.reads, c.MessageID)
	if len(s.reads) > s.o.Keep {
		s.reads = append(s.reads[:0:0], s.reads[len(s.reads)-s.o.Keep:]...)
	}
	s.mu.Unlock()
	if s.o.OnRead != nil {
		s.o.OnRead(c.MessageID, len(c.Typing) > 0)
	}
	writeJSON(w, http.StatusOK, fields{{"success", true}})
}
