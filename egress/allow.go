package egress

import (
	"cmp"
	"errors"
	"fmt"
	"net/url"
	"slices"
)

// Purpose says what a connection is for. A destination listed for one purpose is closed to every other.
type Purpose string

// The purposes the program has today. A destination listed for AnyPurpose serves all of them; no client has it.
const (
	WhatsApp   Purpose = "whatsapp" // messages, statuses and media of the Cloud API
	Feed       Purpose = "feed"     // calendars of the booking channels
	Model      Purpose = "model"    // the language model in the house
	Speech     Purpose = "speech"   // the speech server in the house
	Self       Purpose = "self"     // the house's own address, to see whether it can be reached from outside
	AnyPurpose Purpose = "any"      // what the owner listed by hand
)

// Data is the class of what a destination gets to see, in the words that the supplier list and the notice are made from.
type Data string

// The classes of data that leave through a connection.
const (
	Messages  Data = "messages"   // what guests and hosts write, with their numbers
	FeedLinks Data = "feed links" // our address and the secret link of a calendar; nothing about guests goes out
	Questions Data = "questions"  // a guest's question and the facts for it, secrets as placeholders
	Voices    Data = "voices"     // what guests say in voice messages
	Nothing   Data = "nothing"    // nothing of anybody's
	Unknown   Data = "unknown"    // listed by hand, so only the owner knows
)

// Destination is one line of the allow-list: exactly this host, at exactly this port, for exactly this purpose.
type Destination struct {
	Host    string // a name in ASCII, or an address without brackets
	Port    uint16
	Purpose Purpose
	Data    Data
	// Local says that the owner named a service inside the house (the model, a fake Graph API, [egress] allow): it may
	// stand at a loopback or private address and speak without encryption. Anything else must be public and TLS.
	Local bool
}

// FromURL lists the server of an http or https address that the configuration names, for example model.url.
func FromURL(address string, purpose Purpose, data Data, local bool) (Destination, error) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") {
		return Destination{}, errors.New("not an http or https address")
	}
	to, err := targetOf(u)
	if err != nil {
		return Destination{}, err
	}
	return Destination{to.host, to.port, purpose, data, local}, nil
}

// FromHostPort lists a "host:port" of [egress] allow: for any purpose, inside the house or outside.
func FromHostPort(hostport string) (Destination, error) {
	to, err := parseTarget(hostport)
	if err != nil {
		return Destination{}, err
	}
	return Destination{to.host, to.port, AnyPurpose, Unknown, true}, nil
}

// Allow adds destinations to those that an owner key (a feed id, "config") stands for.
func (d *Dialer) Allow(owner string, destinations ...Destination) error {
	return d.change(owner, func(now []Destination) []Destination { return append(slices.Clone(now), destinations...) })
}

// Replace makes destinations the only ones of the owner key. Connections that nothing allows any more are ended.
func (d *Dialer) Replace(owner string, destinations ...Destination) error {
	return d.change(owner, func([]Destination) []Destination { return destinations })
}

// Revoke takes everything back that was allowed under the owner key. Connections that nothing allows any more are ended.
func (d *Dialer) Revoke(owner string) {
	_ = d.change(owner, func([]Destination) []Destination { return nil }) // an empty list cannot be wrong
}

// Allowed is the list as it stands, in order of host, port and purpose.
func (d *Dialer) Allowed() []Destination {
	d.mu.Lock()
	defer d.mu.Unlock()
	var all []Destination
	for _, destinations := range d.allowed {
		all = append(all, destinations...)
	}
	slices.SortFunc(all, func(a, b Destination) int {
		return cmp.Or(cmp.Compare(a.Host, b.Host), cmp.Compare(a.Port, b.Port), cmp.Compare(a.Purpose, b.Purpose))
	})
	return slices.Compact(all)
}

func (d *Dialer) change(owner string, edit func([]Destination) []Destination) error {
	d.mu.Lock()
	edited := slices.Clone(edit(d.allowed[owner]))
	for i, dest := range edited {
		to, err := newTarget(dest.Host, dest.Port)
		if err != nil {
			d.mu.Unlock()
			return err
		}
		edited[i].Host = to.host
	}
	d.allowed[owner] = edited
	if len(edited) == 0 {
		delete(d.allowed, owner)
	}
	orphans := d.openWhere(func(c *conn) bool {
		_, err := d.match(c.entry.Purpose, c.to, c.encrypted)
		return err != nil
	})
	d.mu.Unlock()
	closeAll(orphans)
	return nil
}

// permit answers whether a connection may be tried at all, before any look-up.
func (d *Dialer) permit(purpose Purpose, to target, encrypted bool) (Destination, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.closed {
		return Destination{}, ErrClosed
	}
	return d.match(purpose, to, encrypted)
}

// match finds the line of the list that allows a connection, the most permissive if there are several. d.mu is held.
func (d *Dialer) match(purpose Purpose, to target, encrypted bool) (Destination, error) {
	var found Destination
	listed, otherPurpose := false, false
	for _, destinations := range d.allowed {
		for _, dest := range destinations {
			switch {
			case dest.Host != to.host || dest.Port != to.port:
			case dest.Purpose != purpose && dest.Purpose != AnyPurpose:
				otherPurpose = true
			case !listed || dest.Local:
				found, listed = dest, true
			}
		}
	}
	switch {
	case !listed && otherPurpose:
		return found, &DeniedError{to.String(), fmt.Sprintf("is not on the list for the purpose %q", purpose)}
	case !listed:
		return found, &DeniedError{to.String(), "is not on the list of allowed destinations"}
	case !encrypted && !found.Local:
		return found, &DeniedError{to.String(), "may only be reached over https"}
	}
	return found, nil
}
