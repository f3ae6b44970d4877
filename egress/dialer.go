// Package egress is the only door out of the house. Every outbound connection of the program is made by its Dialer: to a
// destination that somebody listed, for the purpose it was listed for, at an address that was checked and not looked up a
// second time, and with an entry in the ledger that the owner can read (GDPR art. 5(2), 32).
//
// It must not know what is sent: no path, query, header or content ever reaches the ledger, an error or a log of this
// package. It knows nothing of guests and imports nothing of ours. Read allow.go first (what may be reached), then dial
// here, then client.go (what the rest of the program holds in its hands).
package egress

import (
	"context"
	"crypto/x509"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/netip"
	"slices"
	"sync"
	"time"
)

const (
	connectTimeout = 10 * time.Second // for all addresses of a destination together
	keepAlive      = 30 * time.Second
)

// ErrClosed is what a dial gets after Close.
var ErrClosed = errors.New("egress is closed")

// Resolver turns a host name into addresses; *net.Resolver is one. It is a hook because a look-up of a name is a
// connection to the outside too, and because tests bring their own answers.
type Resolver interface {
	// LookupNetIP is called with network "ip" and a host name that is not an address.
	LookupNetIP(ctx context.Context, network, host string) ([]netip.Addr, error)
}

// Options is what a Dialer needs from the outside. Only Now is required.
type Options struct {
	Now      func() time.Time
	Resolver Resolver // nil: the machine's own
	// Connect opens the connection to an address that passed every check; nil: plain TCP.
	Connect func(ctx context.Context, address netip.AddrPort) (net.Conn, error)
	RootCAs *x509.CertPool // nil: the machine's own
	// Ledger stores entries, oldest first. It is called by one goroutine at a time, never by the one that dials, so it may
	// take its time. nil: nothing is kept.
	Ledger func([]Entry)
	Logger *slog.Logger // nil: silent
}

// Dialer guards every outbound connection. It is safe for use by several goroutines. Nothing is allowed at first.
type Dialer struct {
	now      func() time.Time
	resolver Resolver
	connect  func(context.Context, netip.AddrPort) (net.Conn, error)
	rootCAs  *x509.CertPool
	ledger   *ledger
	log      *slog.Logger

	mu         sync.Mutex // guards what follows
	allowed    map[string][]Destination
	open       map[*conn]struct{}
	transports map[Purpose]*transport
	closed     bool
}

// New makes a Dialer that allows nothing yet.
func New(o Options) *Dialer {
	d := &Dialer{
		now:        o.Now,
		resolver:   o.Resolver,
		connect:    o.Connect,
		rootCAs:    o.RootCAs,
		log:        o.Logger,
		allowed:    map[string][]Destination{},
		open:       map[*conn]struct{}{},
		transports: map[Purpose]*transport{},
	}
	if d.resolver == nil {
		d.resolver = net.DefaultResolver
	}
	if d.connect == nil {
		d.connect = plainTCP
	}
	if d.log == nil {
		d.log = slog.New(slog.DiscardHandler)
	}
	d.ledger = &ledger{store: o.Ledger, log: d.log}
	return d
}

func plainTCP(ctx context.Context, address netip.AddrPort) (net.Conn, error) {
	dialer := net.Dialer{KeepAlive: keepAlive}
	return dialer.DialContext(ctx, "tcp", address.String())
}

// Close refuses further dials, ends every open connection and waits until the ledger holds all of them, or ctx ends.
func (d *Dialer) Close(ctx context.Context) error {
	d.mu.Lock()
	d.closed = true
	open := d.openWhere(func(*conn) bool { return true })
	d.mu.Unlock()
	closeAll(open)
	return d.ledger.close(ctx)
}

// dial is the whole guard: list, look-up, check of every address, connection to a checked one.
func (d *Dialer) dial(ctx context.Context, purpose Purpose, to target, encrypted bool) (*conn, error) {
	entry := Entry{Time: d.now(), Destination: to.String(), Purpose: purpose}
	dest, err := d.permit(purpose, to, encrypted)
	if err != nil {
		return nil, d.refuse(entry, err)
	}
	entry.Data = dest.Data

	ctx, cancel := context.WithTimeout(ctx, connectTimeout)
	defer cancel()
	addresses, err := d.lookup(ctx, to.host)
	if err != nil {
		return nil, d.fail(entry, fmt.Errorf("look up %s: %w", to.host, err))
	}
	for _, address := range addresses {
		if why := objection(address, dest.Local); why != "" {
			return nil, d.refuse(entry, &DeniedError{to.String(), fmt.Sprintf("leads to %s, which is %s", address, why)})
		}
	}
	raw, err := d.connectAny(ctx, addresses, to.port)
	if err != nil {
		return nil, d.fail(entry, fmt.Errorf("connect to %s: %w", to, err))
	}
	return d.register(raw, entry, to, encrypted)
}

// lookup gives the addresses of a host, IPv4 first: a home whose IPv6 is broken is commoner than one without IPv4, and the
// latter says so at once. An address written as such is taken as it is.
func (d *Dialer) lookup(ctx context.Context, host string) ([]netip.Addr, error) {
	if literal, err := netip.ParseAddr(host); err == nil {
		return []netip.Addr{literal}, nil
	}
	found, err := d.resolver.LookupNetIP(ctx, "ip", host)
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, errors.New("no address")
	}
	var four, six []netip.Addr
	for _, address := range found {
		// The standard resolver itself hands out IPv4 in its mapped form; unmapped, ::ffff:127.0.0.1 is what it is.
		if address = address.Unmap(); address.Is4() {
			four = append(four, address)
		} else {
			six = append(six, address)
		}
	}
	return slices.Concat(four, six), nil
}

// connectAny tries one address after the other, each for its part of the time.
func (d *Dialer) connectAny(ctx context.Context, addresses []netip.Addr, port uint16) (net.Conn, error) {
	var failures []error
	for _, address := range addresses {
		attempt, cancel := context.WithTimeout(ctx, connectTimeout/time.Duration(len(addresses)))
		raw, err := d.connect(attempt, netip.AddrPortFrom(address, port))
		cancel()
		if err == nil {
			return raw, nil
		}
		failures = append(failures, err)
		if ctx.Err() != nil {
			break
		}
	}
	return nil, errors.Join(failures...)
}

// refuse records an attempt that the rules forbid. After Close there is nothing to record: no rule was asked.
func (d *Dialer) refuse(entry Entry, err error) error {
	if errors.Is(err, ErrClosed) {
		return err
	}
	entry.Outcome = Denied
	d.ledger.add(entry)
	d.log.Warn("outbound connection denied", slog.String("destination", entry.Destination),
		slog.String("purpose", string(entry.Purpose)), slog.Any("error", err))
	return err
}

// fail records an attempt that the world did not let through.
func (d *Dialer) fail(entry Entry, err error) error {
	entry.Outcome = Failed
	d.ledger.add(entry)
	return err
}
