// Package simulator is a phone for trying, without WhatsApp and without
// internet. It runs the built-in fake of the Graph API on a loopback port and
// speaks the real protocol: what is typed on the phone goes to the program as a
// signed webhook over HTTP, the answer comes back as a Cloud API call.
//
// Its chats are marked simulated, stand apart and count in no figure. Each has a
// clock of its own. Read chat.go for what can be done with a chat, who.go for
// whom one can write as.
package simulator

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"sync"
	"time"

	"portineria/stay"
	"portineria/store"
	"portineria/whatsapp"
	"portineria/whatsapp/graphfake"
)

// PhoneNumberID is the simulator's business number as the protocol names it. No
// real one looks like it.
const PhoneNumberID = "simulator"

// houseNumber is the business's own number, from a range reserved for fiction.
const houseNumber = "441632960000"

// Options is what the simulator needs from outside.
type Options struct {
	DB   *store.DB
	Now  func() time.Time
	Rand io.Reader // safe for many goroutines
	Log  *slog.Logger
	HTTP *http.Client // whose dialer lets it through to the private listener
	// Webhook is the address of POST /simulator/webhook on the private listener,
	// asked for at each delivery.
	Webhook func() string
}

// Simulator is the phone and the fake Graph API behind it.
type Simulator struct {
	o      Options
	secret string // signs webhooks; new at every start
	token  string // the access token of the fake
	url    string
	fake   *graphfake.Server
	server *http.Server
	served chan struct{}

	mu     sync.Mutex
	clocks map[string]time.Duration // by the guest's phone in digits: how far from now they live
}

// New starts the fake on a free loopback port. Close stops it.
func New(ctx context.Context, o Options) (*Simulator, error) {
	s := &Simulator{o: o, served: make(chan struct{}), clocks: map[string]time.Duration{}}
	for _, random := range []*string{&s.secret, &s.token} {
		var raw [32]byte
		if _, err := io.ReadFull(o.Rand, raw[:]); err != nil {
			return nil, fmt.Errorf("make the simulator's secrets: %w", err)
		}
		*random = base64.RawURLEncoding.EncodeToString(raw[:])
	}
	hook := graphfake.Webhook{Secret: func() string { return s.secret }, HTTP: o.HTTP}
	fake, err := graphfake.New(graphfake.Options{
		Number: graphfake.Business{Account: PhoneNumberID, PhoneNumberID: PhoneNumberID, Phone: houseNumber, Name: "Portineria"},
		Token:  s.token, Now: s.clockOf, Rand: o.Rand, Review: graphfake.Approve,
		Deliver: func(ctx context.Context, body []byte) error {
			to := hook
			to.URL = o.Webhook()
			return to.Post(ctx, body)
		},
	})
	if err != nil {
		return nil, fmt.Errorf("make the fake graph api: %w", err)
	}
	s.fake = fake
	if err := s.remember(ctx); err != nil {
		fake.Close()
		return nil, err
	}
	var listener net.Listener
	if listener, err = (&net.ListenConfig{}).Listen(ctx, "tcp", "127.0.0.1:0"); err != nil {
		fake.Close()
		return nil, fmt.Errorf("open the simulator's port: %w", err)
	}
	s.url = "http://" + listener.Addr().String()
	s.server = &http.Server{Handler: fake, ReadHeaderTimeout: 10 * time.Second, ErrorLog: slog.NewLogLogger(o.Log.Handler(), slog.LevelDebug)}
	go func() {
		defer close(s.served)
		if err := s.server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			o.Log.Error("serve the fake graph api", slog.Any("error", err))
		}
	}()
	return s, nil
}

// Close stops the fake: calls under way get a moment to end, webhooks that wait
// are dropped.
func (s *Simulator) Close(ctx context.Context) error {
	s.fake.Close()
	err := s.server.Shutdown(ctx)
	if err != nil {
		err = errors.Join(fmt.Errorf("close the simulator: %w", err), s.server.Close())
	}
	<-s.served
	return err
}

// Number is the simulator's business number and the secret that its webhooks
// are signed with, which is new at every start.
func (s *Simulator) Number() (id, secret string) { return PhoneNumberID, s.secret }

// URL is where the fake Graph API listens, on loopback.
func (s *Simulator) URL() string { return s.url }

// Client makes the client that answers to the phone. client is the guarded way
// to URL.
func (s *Simulator) Client(client *http.Client) (*whatsapp.Client, error) {
	return whatsapp.New(whatsapp.Options{
		BaseURL: s.url, Version: "v25.0", PhoneNumberID: PhoneNumberID, HTTP: client, Now: s.o.Now,
		Token: func() string { return s.token },
	})
}

// remember tells the fake of the chats of an earlier run, so that the 24 hours
// after their last messages go on.
func (s *Simulator) remember(ctx context.Context) error {
	chats, err := s.o.DB.Conversations(ctx, store.InboxFilter{Simulated: true})
	if err != nil {
		return fmt.Errorf("look for trial chats: %w", err)
	}
	for _, c := range chats {
		g, err := s.o.DB.Guest(ctx, c.Guest)
		if errors.Is(err, stay.ErrNotFound) {
			continue // deleted between the two reads
		}
		if err != nil {
			return fmt.Errorf("look for trial chats: %w", err)
		}
		s.setClock(g, c.ClockOffset)
		if c.LastGuestAt.IsZero() {
			continue
		}
		s.fake.Heard(onWire(g), c.LastGuestAt)
		if err := s.rememberMessages(ctx, c, g); err != nil {
			return fmt.Errorf("look for messages of a trial chat: %w", err)
		}
	}
	return nil
}

// rememberMessages tells the fake of what a guest wrote last, so that it can still
// be marked as read and reacted to.
func (s *Simulator) rememberMessages(ctx context.Context, c stay.Conversation, g stay.Guest) error {
	messages, err := s.o.DB.Messages(ctx, c.ID, 20)
	if err != nil {
		return err
	}
	for _, m := range messages {
		if m.Author != stay.FromGuest {
			continue
		}
		wamid, err := s.o.DB.WamidOf(ctx, c, m.ID)
		if err != nil {
			return err
		}
		s.fake.Knew(onWire(g), wamid, m.SentAt)
	}
	return nil
}

// clockOf is the time on the phone of a guest.
func (s *Simulator) clockOf(digits string) time.Time {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.o.Now().Add(s.clocks[digits])
}

func (s *Simulator) setClock(g stay.Guest, offset time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.clocks[digitsOf(g)] = offset
}

// onWire is a guest as the protocol names them.
func onWire(g stay.Guest) graphfake.Guest {
	return graphfake.Guest{Phone: digitsOf(g), Name: string(g.Name)}
}

func digitsOf(g stay.Guest) string { return strings.TrimPrefix(string(g.Phone), "+") }
