package graphfake

import (
	"cmp"
	"context"
	"crypto/subtle"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"time"

	"portineria/whatsapp"
)

// Options describe the number that the fake hosts and how well it behaves. Plan, Reports and Now are called in the midst of a
// call and must not call the server.
type Options struct {
	Number Business
	Token  string // the only access token that it takes

	// Now is the clock of the chat with a user, named by phone digits or user id: simulated chats have a time of their own.
	Now  func(user string) time.Time
	Rand io.Reader // for message ids; whoever stores messages needs them to be new after every start

	Deliver  Deliver // where webhooks go; nil: nowhere
	Workers  int     // that many webhooks are delivered at a time; 0: 1, which keeps their order
	Keep     int     // that many sent messages are remembered; 0: 1000
	NoWindow bool    // accept messages to users who did not write within 24 hours

	Plan       Plan                            // faults; nil: none
	RetryAfter int                             // seconds that a TooMany names; 0: 1
	Reports    Reports                         // statuses; nil: AllStates
	Refuse     func(m SentMessage) int         // error code with which a message is refused, 0 for none; nil: none
	OnSent     func(m SentMessage)             // told of each accepted message
	OnRead     func(wamid string, typing bool) // told of each message marked as read, and whether "typing" is to be shown
}

// Server is a Graph API for one business number. It is an http.Handler and may be used from many goroutines.
type Server struct {
	o     Options
	mux   *http.ServeMux
	posts *poster // nil without Deliver
	done  chan struct{}
	idMu  sync.Mutex // guards o.Rand

	mu       sync.Mutex
	changed  bell
	plan     Plan
	reports  Reports
	calls    int // of any kind
	sends    int // that were to send a message
	accepted int
	sent     []SentMessage
	reads    []string
	heard    map[string]visit
	held     int
	gate     chan struct{}
	closed   bool

	files     map[string]kept
	filePlan  func(id string, download int) FileFault
	downloads map[string]int
}

// New starts the workers; Close ends them.
func New(o Options) (*Server, error) {
	if o.Number.PhoneNumberID == "" || o.Token == "" || o.Now == nil || o.Rand == nil {
		return nil, errors.New("graph fake: number, token, clock and randomness are needed")
	}
	o.Keep, o.RetryAfter = cmp.Or(o.Keep, 1000), cmp.Or(o.RetryAfter, 1)
	s := &Server{
		o: o, plan: o.Plan, mux: http.NewServeMux(), done: make(chan struct{}), gate: make(chan struct{}),
		changed: newBell(), heard: map[string]visit{}, reports: o.Reports,
	}
	if s.reports == nil {
		s.reports = AllStates
	}
	if o.Deliver != nil {
		s.posts = newPoster(o.Deliver, o.Workers)
	}
	s.mux.HandleFunc("POST /{version}/{number}/messages", s.guarded(s.messages))
	s.mux.HandleFunc("GET /{version}/{number}", s.nodes(s.aboutFile, s.guarded(s.number)))
	s.mux.HandleFunc("DELETE /{version}/{number}", s.aboutFile)
	s.mux.HandleFunc("GET "+attachments, s.handOut)
	s.mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) { refuse(2500, "").write(w, s.count()) })
	return s, nil
}

// ServeHTTP answers a call.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	select {
	case <-s.done:
		http.Error(w, "closed", http.StatusServiceUnavailable)
	default:
		s.mux.ServeHTTP(w, r)
	}
}

// Close lets go of the calls that are held, drops webhooks that wait, and returns when the workers have ended.
func (s *Server) Close() {
	s.mu.Lock()
	first := !s.closed
	s.closed = true
	s.mu.Unlock()
	if first {
		close(s.done)
	}
	if s.posts != nil {
		s.posts.close()
	}
}

// Misbehave changes the plan of faults; nil ends them. The count of calls goes on.
func (s *Server) Misbehave(p Plan) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.plan = p
}

// Report changes which statuses messages get from now on; nil is AllStates.
func (s *Server) Report(r Reports) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.reports = r; r == nil {
		s.reports = AllStates
	}
}

// guarded counts a call and checks what all calls need: version, token, and a number that exists.
func (s *Server) guarded(next func(http.ResponseWriter, *http.Request, int)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		call := s.count()
		token, isBearer := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
		fits := subtle.ConstantTimeCompare([]byte(token), []byte(s.o.Token)) == 1
		switch {
		case !isVersion(r.PathValue("version")):
			refuse(2500, "").write(w, call)
		case !isBearer || !fits:
			refuse(190, "").write(w, call)
		case r.PathValue("number") != s.o.Number.PhoneNumberID:
			e := refuse(100, "")
			e.subcode = 33
			e.message = "Unsupported request. Object with this ID does not exist, cannot be loaded due to missing permissions, or does not support this operation"
			e.write(w, call)
		default:
			next(w, r, call)
		}
	}
}

func (s *Server) count() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.calls++
	return s.calls
}

func isVersion(s string) bool {
	major, minor, ok := strings.Cut(strings.TrimPrefix(s, "v"), ".")
	digits := func(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
	return ok && strings.HasPrefix(s, "v") && digits(major) && digits(minor)
}

// number answers GET /{version}/{phone number id}?fields=... (Meta, "Phone number" node).
func (s *Server) number(w http.ResponseWriter, r *http.Request, call int) {
	known := map[string]string{
		"id":                       s.o.Number.PhoneNumberID,
		"display_phone_number":     "+" + s.o.Number.Phone,
		"verified_name":            s.o.Number.Name,
		"status":                   "CONNECTED",
		"quality_rating":           "GREEN",
		"code_verification_status": "VERIFIED",
		"platform_type":            "CLOUD_API",
	}
	wanted := r.URL.Query().Get("fields")
	if wanted == "" {
		wanted = "verified_name,code_verification_status,display_phone_number,quality_rating,platform_type"
	}
	var answer fields
	for name := range strings.SplitSeq(wanted, ",") {
		v, ok := known[name]
		if !ok {
			refuse(100, "Tried accessing nonexisting field on node type (WhatsAppBusinessPhoneNumber)").write(w, call)
			return
		}
		if name != "id" {
			answer = append(answer, field{name, v})
		}
	}
	writeJSON(w, http.StatusOK, append(answer, field{"id", s.o.Number.PhoneNumberID}))
}

// NewID makes a message id such as WhatsApp's.
func (s *Server) NewID() (string, error) {
	s.idMu.Lock()
	defer s.idMu.Unlock()
	var b [18]byte
	if _, err := io.ReadFull(s.o.Rand, b[:]); err != nil {
		return "", fmt.Errorf("make message id: %w", err)
	}
	return "wamid." + base64.RawURLEncoding.EncodeToString(b[:]), nil
}

// Say lets a guest write to the business: the message opens the 24 hour window and is delivered as a webhook at once. Id and
// time are filled in if they are empty. It returns when the application has stored the message, or with the reason why not.
func (s *Server) Say(ctx context.Context, m Inbound) (id string, err error) {
	if s.o.Deliver == nil {
		return "", errors.New("graph fake: webhooks go nowhere")
	}
	if m.ID == "" {
		if m.ID, err = s.NewID(); err != nil {
			return "", err
		}
	}
	if m.At.IsZero() {
		m.At = s.o.Now(m.From.user())
	}
	s.Heard(m.From, m.At)
	return m.ID, s.o.Deliver(ctx, Body(In(s.o.Number, Messages(s.o.Number, m))))
}

// user is how a guest is named to the clock: by phone, or by user id if the phone is hidden.
func (g Guest) user() string {
	if phone := whatsapp.PhoneDigits(g.Phone); phone != "" {
		return phone
	}
	return g.UserID
}
