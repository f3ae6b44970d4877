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

	// Now is the clock of the chat with a user, named by phone digits or user id: simulated chats have a time of their own. Files
	// and the number's own limits go by the clock of nobody, "".
	Now  func(user string) time.Time
	Rand io.Reader // for message ids; whoever stores messages needs them to be new after every start

	Deliver Deliver // where webhooks go; nil: nowhere
	Workers int     // that many webhooks are delivered at a time; 0: 1, which keeps their order
	Keep    int     // that many sent messages are remembered; 0: 1000
	// NoWindow says that guests' messages come past the fake: it accepts messages to users of whose writing it does not know, and
	// believes in messages that are marked as read or reacted to.
	NoWindow    bool
	NoPairLimit bool // do not refuse messages that follow each other too fast to one user
	PerSecond   int  // messages that the number may send in a second; 0: 80, less: any number
	FreeShare   int  // free messages of a month; 0: 1000

	App       string // id of the app that the token belongs to; "": 555000000000001
	AppSecret string // with it, proofs of calls are checked, and the app itself may call
	Code      string // that verifies the number; "": 123456
	Verify    Verify // asks addresses for the verify token; nil: every https address is believed
	Review    func(t Template) (r Review, now bool)
	// Review decides on templates that are submitted: at once, or later by Decide; nil: later.
	OnSync func(kind string) // told that past chats or contacts were asked for

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

	state         State
	serverTime    time.Time // of the call being recorded
	lateWindow    bool
	typed         int
	known         map[string]known
	optedOut      map[string]bool
	blockedBy     map[string]bool
	blocked       []string
	used          map[string]int // free messages, by month
	pairs         map[string]pair
	second        time.Time
	inSecond      int
	templates     []*Template
	lastTemplate  int
	files         map[string]heldFile
	filePlan      func(id string, download int) FileFault
	downloads     map[string]int
	lastFile      int
	registrations int
	synced        map[string]bool
	dialogHook    DialogWebhook
}

// New starts the workers; Close ends them.
func New(o Options) (*Server, error) {
	if o.Number.PhoneNumberID == "" || o.Token == "" || o.Now == nil || o.Rand == nil {
		return nil, errors.New("graph fake: number, token, clock and randomness are needed")
	}
	o.Keep, o.RetryAfter, o.FreeShare = cmp.Or(o.Keep, 1000), cmp.Or(o.RetryAfter, 1), cmp.Or(o.FreeShare, 1000)
	o.App, o.Code = cmp.Or(o.App, "555000000000001"), cmp.Or(o.Code, "123456")
	s := &Server{
		o: o, plan: o.Plan, mux: http.NewServeMux(), done: make(chan struct{}), gate: make(chan struct{}),
		changed: newBell(), heard: map[string]visit{}, reports: o.Reports, known: map[string]known{}, optedOut: map[string]bool{},
		blockedBy: map[string]bool{}, used: map[string]int{}, pairs: map[string]pair{}, files: map[string]heldFile{}, downloads: map[string]int{}, synced: map[string]bool{},
	}
	if s.reports == nil {
		s.reports = AllStates
	}
	if o.Deliver != nil {
		s.posts = newPoster(o.Deliver, o.Workers)
	}
	s.mux.HandleFunc("GET "+filePath+"{$}", s.guarded(s.file))
	s.mux.HandleFunc("GET /{version}/debug_token", s.guarded(s.debugToken))
	s.mux.HandleFunc("/{version}/{id}/subscriptions", s.asApp(s.appSubscriptions))
	s.mux.HandleFunc("/{version}/{id}/{edge}", s.guarded(s.node))
	s.mux.HandleFunc("/{version}/{id}", s.guarded(s.node))
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

// guarded counts a call and checks what all calls need: version, token, proof, permission.
func (s *Server) guarded(next func(http.ResponseWriter, *http.Request, int)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		call := s.count()
		token, isBearer := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
		fits := subtle.ConstantTimeCompare([]byte(token), []byte(s.o.Token)) == 1
		proof := r.URL.Query().Get("appsecret_proof")
		version := r.PathValue("version")
		switch {
		case version != "" && !isVersion(version):
			refuse(2500, "").write(w, call)
		case !isBearer || !fits:
			refuse(190, "").write(w, call)
		case proof != "" && s.o.AppSecret != "" && proof != whatsapp.AppSecretProof(s.o.AppSecret, token):
			refuse(100, "Invalid appsecret_proof provided in the API argument").write(w, call)
		default:
			if bad := s.State().barred(scopeOf(r)); bad != nil && !strings.HasSuffix(r.URL.Path, "/debug_token") {
				bad.write(w, call)
				return
			}
			next(w, r, call)
		}
	}
}

// scopeOf is the permission that a call needs.
func scopeOf(r *http.Request) string {
	switch r.PathValue("edge") {
	case "messages", "media":
		return scopeMessaging
	case "":
		return "" // nodes can be read with either
	}
	return scopeManagement
}

// asApp checks what calls of the app itself need: its id and secret.
func (s *Server) asApp(next func(http.ResponseWriter, *http.Request, int)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		call := s.count()
		want := "Bearer " + s.o.App + "|" + s.o.AppSecret
		switch {
		case r.PathValue("id") != s.o.App:
			noObject().write(w, call)
		case s.o.AppSecret == "" || subtle.ConstantTimeCompare([]byte(r.Header.Get("Authorization")), []byte(want)) != 1:
			refuse(190, "").write(w, call)
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
	s.mu.Lock()
	s.inbound(m)
	s.mu.Unlock()
	return m.ID, s.o.Deliver(ctx, Body(In(s.o.Number, Messages(s.o.Number, m))))
}

// user is how a guest is named to the clock: by phone, or by user id if the phone is hidden.
func (g Guest) user() string {
	if phone := whatsapp.PhoneDigits(g.Phone); phone != "" {
		return phone
	}
	return g.UserID
}
