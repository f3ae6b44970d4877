package app_test

import (
	"context"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"portineria/whatsapp"
)

// wire is real HTTP that never leaves the process: client and server can live
// in one synctest bubble, and the test can cut every connection at once.
type wire struct {
	transport *http.Transport
	server    *http.Server
	coming    chan net.Conn
	closed    chan struct{}
	once      sync.Once

	mu    sync.Mutex
	conns []net.Conn
}

func newWire(handler http.Handler) *wire {
	w := &wire{coming: make(chan net.Conn), closed: make(chan struct{})}
	w.transport = &http.Transport{DialContext: w.dial}
	w.server = &http.Server{Handler: handler, ReadHeaderTimeout: time.Minute, ErrorLog: log.New(io.Discard, "", 0)}
	go func() { _ = w.server.Serve(w) }() // it ends with close, and says so
	return w
}

func (w *wire) dial(ctx context.Context, _, _ string) (net.Conn, error) {
	ours, theirs := net.Pipe()
	select {
	case w.coming <- theirs:
		w.mu.Lock()
		defer w.mu.Unlock()
		w.conns = append(w.conns, ours)
		return ours, nil
	case <-w.closed:
		return nil, net.ErrClosed
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// cut breaks every connection, as when the program's process ends.
func (w *wire) cut() {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, c := range w.conns {
		_ = c.Close() // it may be closed already
	}
	w.conns = nil
}

func (w *wire) close() {
	w.cut()
	_ = w.server.Close()
	w.transport.CloseIdleConnections()
}

// Accept, Close and Addr make it a net.Listener.
func (w *wire) Accept() (net.Conn, error) {
	select {
	case c := <-w.coming:
		return c, nil
	case <-w.closed:
		return nil, net.ErrClosed
	}
}

func (w *wire) Close() error {
	w.once.Do(func() { close(w.closed) })
	return nil
}

func (w *wire) Addr() net.Addr { return wireAddr{} }

// lateSender is the platform's client on a slow line: what became of a call is
// known only when the test lets it be known.
type lateSender struct {
	*whatsapp.Client

	before func(ctx context.Context, m whatsapp.Message) // told as a call begins; may be nil
	blind  atomic.Bool                                   // marks of messages as read come back as refused

	mu   sync.Mutex
	gate chan struct{}
}

// MarkRead makes the call, unless it is to fail.
func (s *lateSender) MarkRead(ctx context.Context, wamid string, typing bool) error {
	if s.blind.Load() {
		return errors.New("refused")
	}
	return s.Client.MarkRead(ctx, wamid, typing)
}

// Send makes the call at once, and returns when it is let go.
func (s *lateSender) Send(ctx context.Context, m whatsapp.Message) (string, error) {
	if s.before != nil {
		s.before(ctx, m)
	}
	wamid, err := s.Client.Send(ctx, m)
	s.mu.Lock()
	gate := s.gate
	s.mu.Unlock()
	if gate != nil {
		<-gate
	}
	return wamid, err
}

// hold makes the outcome of calls from now on come late.
func (s *lateSender) hold() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.gate == nil {
		s.gate = make(chan struct{})
	}
}

// release makes the outcomes known.
func (s *lateSender) release() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.gate != nil {
		close(s.gate)
		s.gate = nil
	}
}

type wireAddr struct{}

func (wireAddr) Network() string { return "pipe" }
func (wireAddr) String() string  { return "graph.example:80" }
