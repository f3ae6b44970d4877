package doctor

import (
	"context"
	"errors"
	"net"
	"net/url"
	"strings"
	"time"

	"portineria/store"
)

// The people who enter, and the two doors.

func (d *Doctor) owner(ctx context.Context) []outcome {
	owned, err := d.o.DB.HasOwner(ctx)
	switch {
	case err != nil:
		return say(Warn, "unreadable")
	case !owned:
		return say(Fail, "owner.none")
	default:
		return say(OK, "owner.ok")
	}
}

func (d *Doctor) ownerWhatsApp(context.Context) []outcome {
	switch {
	case d.o.OwnerWhatsApp && d.o.WhatsApp.complete():
		return say(OK, "owner_whatsapp.ok")
	case d.o.OwnerWhatsApp:
		return say(Off, "owner_whatsapp.waits")
	case d.o.WhatsApp.complete():
		return say(Warn, "owner_whatsapp.none")
	default:
		return say(Off, "owner_whatsapp.off")
	}
}

func (d *Doctor) privateListen(ctx context.Context) []outcome {
	found := d.door(ctx, d.o.PrivateListen)
	if found[0].state == OK && !d.homeOnly(d.o.PrivateListen) {
		return say(OK, "door.network", text(d.o.PrivateListen))
	}
	return found
}

func (d *Doctor) publicListen(ctx context.Context) []outcome { return d.door(ctx, d.o.PublicListen) }

// door says whether an address is served, could be, or is somebody else's. A
// process of this house that serves holds the lock of the data directory.
func (d *Doctor) door(ctx context.Context, address string) []outcome {
	if !d.o.ServingSince.IsZero() {
		return say(OK, "door.open", text(address))
	}
	release, err := store.Lock(d.o.Dir)
	if errors.Is(err, store.ErrRunning) {
		return say(OK, "door.open", text(address))
	}
	if err == nil {
		defer func() { _ = release() }()
	}
	var config net.ListenConfig
	l, err := config.Listen(ctx, "tcp", address)
	if err != nil {
		return say(Fail, "door.taken", text(address))
	}
	_ = l.Close()
	return say(Off, "door.closed", text(address))
}

// homeOnly reports whether an address is reached from this computer alone.
func (d *Doctor) homeOnly(address string) bool {
	host, _, err := net.SplitHostPort(address)
	ip := net.ParseIP(host)
	return err == nil && (strings.EqualFold(host, "localhost") || (ip != nil && ip.IsLoopback()))
}

// recently is how long ago a delivery may be to show that the public door can be
// reached from outside.
const recently = 7 * 24 * time.Hour

// publicURL cannot try the address from outside; what came in through it shows
// that it can be reached.
func (d *Doctor) publicURL(ctx context.Context) []outcome {
	u, err := url.Parse(d.o.PublicURL)
	switch {
	case d.o.PublicURL == "" && d.o.WhatsApp.begun():
		return say(Fail, "public_url.needed")
	case d.o.PublicURL == "":
		return say(Off, "public_url.off")
	case err != nil || u.Scheme != "https":
		return say(Warn, "public_url.plain", text(d.o.PublicURL))
	}
	last, err := d.o.DB.LastDelivery(ctx)
	switch {
	case err != nil:
		return say(Warn, "unreadable")
	case !last.IsZero() && d.o.Now().Sub(last) < recently:
		return say(OK, "public_url.ok", text(d.o.PublicURL))
	default:
		return say(Warn, "public_url.unseen", text(d.o.PublicURL))
	}
}
