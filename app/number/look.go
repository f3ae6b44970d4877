package number

import (
	"context"
	"errors"
	"sync"
	"time"

	"portineria/stay"
	"portineria/whatsapp"
)

// Facts are everything that a look at a number asked for. An error stands for the
// answer that is missing; errNotAsked for a question that made no sense yet.
type Facts struct {
	Now    time.Time
	Number stay.Number
	Public string    // the house's own address from outside
	Heard  time.Time // when a delivery last came in; zero: none that is remembered

	Token        whatsapp.Token
	TokenErr     error
	Numbers      []whatsapp.Number
	NumbersErr   error
	Phone        whatsapp.Number
	PhoneErr     error
	Account      whatsapp.Account
	AccountErr   error
	Apps         []whatsapp.Subscription
	AppsErr      error
	Templates    []whatsapp.Template
	TemplatesErr error
	Hook         whatsapp.GatewayWebhook
	HookErr      error
	SecretErr    error // of a call that proves the app secret
	Loop         Loop
}

var errNotAsked = errors.New("not asked yet")

// Look asks the platform and the house's own address, all at the same time.
func (d *Desk) Look(ctx context.Context, n stay.Number) Facts {
	ctx, cancel := context.WithTimeout(ctx, d.o.Within)
	defer cancel()
	f := Facts{Now: d.o.Now(), Number: n, Public: d.o.Public, TokenErr: errNotAsked, NumbersErr: errNotAsked, PhoneErr: errNotAsked, AccountErr: errNotAsked,
		AppsErr: errNotAsked, TemplatesErr: errNotAsked, HookErr: errNotAsked, SecretErr: errNotAsked}
	if heard, err := d.o.DB.LastDelivery(ctx); err == nil {
		f.Heard = heard
	}
	var group sync.WaitGroup
	group.Go(func() { f.Loop = d.loop(ctx, n) })
	if n.Token != "" {
		c, err := d.o.Client(n)
		if err != nil {
			f.TokenErr, f.PhoneErr = err, err
		} else if n.Gateway == stay.GatewayDialog360 {
			group.Go(func() { f.Phone, f.PhoneErr = c.PhoneNumber(ctx) })
			group.Go(func() { f.Hook, f.HookErr = c.Webhook(ctx) })
		} else {
			d.askCloud(ctx, &f, c, &group)
		}
	}
	group.Wait()
	return f
}

// askCloud asks Meta's own gateway. What is about the number or the account is left
// out while those are not known.
func (d *Desk) askCloud(ctx context.Context, f *Facts, c *whatsapp.Client, group *sync.WaitGroup) {
	group.Go(func() { f.Token, f.TokenErr = c.DebugToken(ctx) })
	if f.Number.WABAID != "" {
		group.Go(func() { f.Numbers, f.NumbersErr = c.AccountNumbers(ctx) })
		group.Go(func() { f.Account, f.AccountErr = c.Account(ctx) })
		group.Go(func() { f.Apps, f.AppsErr = c.Subscriptions(ctx) })
		group.Go(func() { f.Templates, f.TemplatesErr = c.Templates(ctx) })
	}
	if f.Number.ID != "" {
		group.Go(func() { f.Phone, f.PhoneErr = c.PhoneNumber(ctx) })
	}
}

// problemOf is what kind of refusal an error is; ProblemNone for none at all.
func problemOf(err error) whatsapp.Problem {
	var failed *whatsapp.SendError
	switch {
	case err == nil:
		return whatsapp.ProblemNone
	case errors.Is(err, whatsapp.ErrNoToken), errors.Is(err, whatsapp.ErrBadToken):
		return whatsapp.ProblemTokenInvalid
	case errors.As(err, &failed):
		return failed.Problem
	default:
		return whatsapp.ProblemUnknown
	}
}

// asked reports whether a question was put at all.
func asked(err error) bool { return !errors.Is(err, errNotAsked) }
