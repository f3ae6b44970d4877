package graphfake

import (
	"crypto/tls"
	"io"
	"net"
	"net/http"
	"strconv"
)

// nextFault counts a call that is to send a message and looks up its fate.
func (s *Server) nextFault() Fault {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.sends++
	if s.plan == nil {
		return NoFault
	}
	return s.plan(s.sends)
}

// failBefore acts out the faults in which nothing is accepted. It reports whether the call has ended by that.
func (s *Server) failBefore(w http.ResponseWriter, r *http.Request, f Fault, n int) bool {
	switch f {
	case ServerError:
		refuse(131000, "").write(w, n)
	case TooMany:
		e := refuse(130429, "")
		e.status = http.StatusTooManyRequests
		w.Header().Set("Retry-After", strconv.Itoa(s.o.RetryAfter))
		e.write(w, n)
	case ErrorPage:
		w.Header().Set("Content-Type", "text/html")
		w.WriteHeader(http.StatusServiceUnavailable)
		_, _ = io.WriteString(w, "<html><body><h1>Service Unavailable</h1></body></html>")
	case ResetBefore:
		reset(w)
	case HoldBefore:
		s.hold(r.Context())
		return r.Context().Err() != nil || s.isClosed()
	default:
		code, refused := f.code()
		if !refused {
			return false
		}
		refuse(code, "").write(w, n)
	}
	return true
}

// answer tells the caller that the message was accepted, or acts out the faults in which the caller does not learn it.
func (s *Server) answer(w http.ResponseWriter, r *http.Request, f Fault, c call, m SentMessage) {
	contact := fields{{"input", m.Recipient}, {"user_id", m.Recipient}}
	if m.To != "" {
		contact = fields{{"input", c.To}, {"wa_id", m.To}}
	}
	accepted := fields{
		{"messaging_product", "whatsapp"},
		{"contacts", list{contact}},
		{"messages", list{fields{{"id", m.ID}}}},
	}
	if f == HeldBack {
		accepted = fields{{"messaging_product", "whatsapp"}, {"contacts", list{contact}}, {"messages", list{fields{{"id", m.ID}, {"message_status", "held_for_quality_assessment"}}}}}
	}
	switch f {
	case ResetAfter:
		reset(w)
		return
	case Garbled:
		w.Header().Set("Content-Type", "text/html")
		_, _ = io.WriteString(w, "<html>ok</html>")
		return
	case CutShort:
		whole := encode(accepted)
		w.Header().Set("Content-Length", strconv.Itoa(len(whole)))
		_, _ = w.Write(whole[:len(whole)/2]) // the server closes a connection whose answer stays behind its length
		return
	case HoldAfter:
		s.hold(r.Context())
	}
	writeJSON(w, http.StatusOK, accepted)
}

// reset breaks the connection off without an answer, with a reset where the connection allows it.
func reset(w http.ResponseWriter) {
	conn, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		panic(http.ErrAbortHandler) // HTTP/2: the server resets the stream
	}
	raw := conn
	if t, ok := conn.(*tls.Conn); ok {
		raw = t.NetConn()
	}
	if tcp, ok := raw.(*net.TCPConn); ok {
		_ = tcp.SetLinger(0)
	}
	_ = raw.Close()
}

func (s *Server) isClosed() bool {
	select {
	case <-s.done:
		return true
	default:
		return false
	}
}
