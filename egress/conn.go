package egress

import (
	"context"
	"crypto/sha256"
	"crypto/tls"
	"encoding/hex"
	"fmt"
	"net"
	"sync"
	"sync/atomic"
	"time"
)

// handshakeTimeout is for TLS alone, after the connection stands.
const handshakeTimeout = 10 * time.Second

// conn counts what passes, as bytes on the wire, and writes its ledger entry when it ends.
type conn struct {
	net.Conn

	dialer    *Dialer
	to        target
	encrypted bool
	out, in   atomic.Int64
	once      sync.Once
	entry     Entry // TLS fields and outcome: before the connection is handed out
}

// register puts a fresh connection under the eyes of Revoke and Close. The list may have changed while it was made.
func (d *Dialer) register(raw net.Conn, entry Entry, to target, encrypted bool) (*conn, error) {
	entry.Outcome = OK
	c := &conn{Conn: raw, dialer: d, to: to, encrypted: encrypted, entry: entry}
	d.mu.Lock()
	err := error(nil)
	if d.closed {
		err = ErrClosed
	} else if _, err = d.match(entry.Purpose, to, encrypted); err == nil {
		d.open[c] = struct{}{}
	}
	d.mu.Unlock()
	if err != nil {
		_ = raw.Close() // nothing was sent on it
		return nil, d.refuse(entry, err)
	}
	return c, nil
}

// openWhere lists open connections. d.mu is held.
func (d *Dialer) openWhere(want func(*conn) bool) []*conn {
	var some []*conn
	for c := range d.open {
		if want(c) {
			some = append(some, c)
		}
	}
	return some
}

func closeAll(conns []*conn) {
	for _, c := range conns {
		_ = c.Close() // its user is told by the error of the next read or write
	}
}

// Read counts what comes in.
func (c *conn) Read(p []byte) (int, error) {
	n, err := c.Conn.Read(p)
	c.in.Add(int64(n))
	return n, err
}

// Write counts what goes out.
func (c *conn) Write(p []byte) (int, error) {
	n, err := c.Conn.Write(p)
	c.out.Add(int64(n))
	return n, err
}

// Close ends the connection and writes its entry, once.
func (c *conn) Close() error {
	err := c.Conn.Close()
	c.once.Do(func() {
		c.dialer.mu.Lock()
		delete(c.dialer.open, c)
		entry := c.entry
		c.dialer.mu.Unlock()
		entry.BytesOut, entry.BytesIn = c.out.Load(), c.in.Load()
		c.dialer.ledger.add(entry)
	})
	return err
}

// encrypt starts TLS on the connection and notes with whom. On failure the connection is closed.
func (c *conn) encrypt(ctx context.Context) (*tls.Conn, error) {
	ctx, cancel := context.WithTimeout(ctx, handshakeTimeout)
	defer cancel()
	client := tls.Client(c, &tls.Config{
		MinVersion: tls.VersionTLS12,
		RootCAs:    c.dialer.rootCAs,
		ServerName: c.to.host,
	})
	err := client.HandshakeContext(ctx)
	c.dialer.mu.Lock()
	if err != nil {
		c.entry.Outcome = Failed
	} else {
		state := client.ConnectionState()
		leaf := sha256.Sum256(state.PeerCertificates[0].Raw)
		c.entry.TLS = tls.VersionName(state.Version)
		c.entry.Certificate = hex.EncodeToString(leaf[:])
	}
	c.dialer.mu.Unlock()
	if err != nil {
		_ = c.Close()
		return nil, fmt.Errorf("encrypt the connection to %s: %w", c.to, err)
	}
	return client, nil
}
