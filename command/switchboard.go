package command

import (
	"cmp"
	"context"
	"fmt"
	"reflect"
	"sync"
	"time"

	"portineria/app"
	"portineria/config"
	"portineria/egress"
	"portineria/stay"
	"portineria/whatsapp"
)

// numberOf is the section [whatsapp] as the first business number; nil where
// nothing of it is set.
func numberOf(cfg config.Config) *stay.Number {
	w := cfg.WhatsApp
	if !w.Begun() {
		return nil
	}
	n := stay.Number{Gateway: stay.GatewayCloud, ID: w.PhoneNumberID, WABAID: w.WABAID, Display: w.Number,
		Token: stay.Private(w.AccessToken.Reveal()), VerifyToken: stay.Private(w.VerifyToken.Reveal())}
	if !w.AppSecret.Empty() {
		n.Secrets = []stay.Private{stay.Private(w.AppSecret.Reveal())}
	}
	return &n
}

// numbers are the business numbers of the house: the configuration's laid over
// those that the browser and commands stored.
func (h *house) numbers(ctx context.Context) ([]stay.Number, error) {
	stored, err := h.db.Numbers(ctx)
	if err != nil {
		return nil, err
	}
	return stay.NumbersOf(numberOf(h.Config), stored), nil
}

// displayFor is what guests of a property write to, E.164; empty where that is not
// known.
func (h *house) displayFor(ctx context.Context, p stay.Property) (string, error) {
	all, err := h.numbers(ctx)
	return stay.DisplayFor(p, all), err
}

// switchboard connects the numbers of a house to the platform. A client is made
// anew only where its number changed: what is being sent meanwhile ends on the old
// one.
type switchboard struct {
	c      *call
	h      *house
	dialer *egress.Dialer
	always []app.Number // the simulator's

	mu   sync.Mutex
	made map[stay.NumberKey]connected
}

// connected is a number with the client that was made for it.
type connected struct {
	number stay.Number
	graph  *whatsapp.Client
}

func newSwitchboard(c *call, h *house, d *egress.Dialer) *switchboard {
	return &switchboard{c: c, h: h, dialer: d, made: map[stay.NumberKey]connected{}}
}

// connect reads the numbers and makes what guests' messages come in on and leave
// through. A number without a token takes messages in and cannot answer them.
func (s *switchboard) connect(ctx context.Context) ([]app.Number, error) {
	all, err := s.h.numbers(ctx)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	kept := map[stay.NumberKey]connected{}
	var lines []app.Number
	for _, n := range all {
		line := app.Number{ID: n.ID, Account: n.WABAID, Display: n.Display, VerifyToken: string(n.VerifyToken)}
		for _, secret := range n.Secrets {
			line.Secrets = append(line.Secrets, string(secret))
		}
		x, known := s.made[n.Key]
		if !known || !reflect.DeepEqual(x.number, n) {
			x.number = n
			if x.graph, err = s.sender(n); err != nil {
				return nil, err
			}
		}
		kept[n.Key] = x
		if x.graph != nil {
			line.Sender, line.Media = x.graph, x.graph
		}
		lines = append(lines, line)
	}
	s.made = kept
	return append(lines, s.always...), nil
}

// lineOf is a number as far as what comes in goes.
func lineOf(n stay.Number) app.Number {
	line := app.Number{ID: n.ID, Account: n.WABAID, Display: n.Display, VerifyToken: string(n.VerifyToken)}
	if n.Gateway == stay.GatewayDialog360 {
		line.Gateway = whatsapp.Dialog360
		if n.WebhookSecret != "" {
			line.Secrets = []string{string(n.WebhookSecret)}
		}
		return line
	}
	for _, secret := range n.Secrets {
		line.Secrets = append(line.Secrets, string(secret))
	}
	return line
}

// sender is the client of the platform for a number; nil where it cannot send yet.
func (s *switchboard) sender(n stay.Number) (*whatsapp.Client, error) {
	if n.ID == "" || n.Token == "" {
		return nil, nil //nolint:nilnil // not connected is a way to run, not a failure
	}
	return s.client(n)
}

// noNumber stands for the id of a number that is not known yet, where something
// else is asked.
const noNumber = "0"

// client is a client of the platform for a number, which may be half set up.
// 360dialog becomes a destination with the first number that goes there.
func (s *switchboard) client(n stay.Number) (*whatsapp.Client, error) {
	token, w := string(n.Token), s.h.WhatsApp
	o := whatsapp.Options{BaseURL: w.GraphURL, Version: w.GraphVersion, PhoneNumberID: cmp.Or(n.ID, noNumber), AccountID: n.WABAID,
		Token: func() string { return token }, HTTP: s.dialer.Client(egress.WhatsApp, egress.ClientOptions{}), Now: s.c.Now, Timeout: 25 * time.Second}
	if n.Gateway == stay.GatewayDialog360 {
		o.Gateway, o.BaseURL, o.Version = whatsapp.Dialog360, w.Dialog360URL, ""
		to, err := egress.FromURL(w.Dialog360URL, egress.WhatsApp, egress.Messages, w.Dialog360URL != whatsapp.Dialog360URL)
		if err != nil {
			return nil, fmt.Errorf("allow whatsapp.dialog360_url: %w", err)
		}
		if err := s.dialer.Replace("360dialog", to); err != nil {
			return nil, err
		}
	}
	return whatsapp.New(o)
}
