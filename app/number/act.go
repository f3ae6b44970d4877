package number

import (
	"context"
	"encoding/base32"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"portineria/stay"
	"portineria/store"
	"portineria/whatsapp"
)

// What the owner does: values are stored as they come, sealed, so that a set-up can
// be left half finished; clicks have the platform do something.

// Values are what a form or a command hands in; an empty one changes nothing.
type Values struct {
	Name, Display      string
	ID, WABAID, AppID  string
	Token, Secret, PIN stay.Private
	VerifyToken        stay.Private
	ForgetOldSecret    bool
}

// Add begins the set-up of a number.
func (d *Desk) Add(ctx context.Context, g stay.Gateway, name string) (stay.Number, error) {
	now := d.o.Now()
	if !g.Valid() {
		return stay.Number{}, stay.Invalid{Field: "gateway", Key: "invalid"}
	}
	key, err := stay.NewID[stay.NumberKey](d.o.Rand)
	if err != nil {
		return stay.Number{}, err
	}
	n := stay.Number{Key: key, Gateway: g, Name: strings.TrimSpace(name), CreatedAt: now, UpdatedAt: now}
	if len(n.Name) > maxName {
		return n, stay.Invalid{Field: "name", Key: "too_long"}
	}
	if g == stay.GatewayCloud {
		n.VerifyToken, err = d.word()
	} else {
		n.WebhookSecret, err = d.word()
	}
	if err != nil {
		return n, err
	}
	return n, d.o.DB.Update(ctx, func(tx *store.Tx) error { return tx.PutNumber(ctx, n) })
}

const maxName = 100

// word makes a secret of ours that people can copy: 160 random bits in letters and
// digits.
func (d *Desk) word() (stay.Private, error) {
	var raw [20]byte
	if _, err := io.ReadFull(d.o.Rand, raw[:]); err != nil {
		return "", fmt.Errorf("make a secret: %w", err)
	}
	return stay.Private(strings.ToLower(base32.StdEncoding.EncodeToString(raw[:]))), nil
}

// Set stores values of a number. What is refused is a stay.Invalid, and nothing is
// stored then. Spaces and line breaks around a value, as pasting brings them, are
// taken off.
func (d *Desk) Set(ctx context.Context, key stay.NumberKey, v Values) (stay.Number, error) {
	if err := v.Check(); err != nil {
		return stay.Number{}, err
	}
	return d.change(ctx, key, func(n *stay.Number) error {
		text := func(have *string, value string) {
			if value != "" {
				*have = value
			}
		}
		text(&n.Name, v.Name)
		text(&n.ID, v.ID)
		text(&n.WABAID, v.WABAID)
		text(&n.AppID, v.AppID)
		text(&n.Display, v.Display)
		text((*string)(&n.Token), string(v.Token))
		text((*string)(&n.PIN), string(v.PIN))
		text((*string)(&n.VerifyToken), string(v.VerifyToken))
		if v.Secret != "" {
			*n = n.WithSecret(v.Secret)
		}
		if v.ForgetOldSecret && len(n.Secrets) > 1 {
			n.Secrets = n.Secrets[:1]
		}
		return nil
	})
}

// Check tidies the values and says which is none, as a stay.Invalid.
func (v *Values) Check() error {
	for _, s := range []*string{&v.Name, &v.ID, &v.WABAID, &v.AppID, &v.Display, (*string)(&v.Token), (*string)(&v.Secret), (*string)(&v.PIN), (*string)(&v.VerifyToken)} {
		*s = strings.TrimSpace(*s)
	}
	for field, id := range map[string]string{"id": v.ID, "waba": v.WABAID, "app": v.AppID} {
		if id != "" && !stay.ValidNumberID(id) {
			return stay.Invalid{Field: field, Key: "bad_number_id"}
		}
	}
	for field, secret := range map[string]stay.Private{"token": v.Token, "secret": v.Secret, "verify": v.VerifyToken} {
		if strings.ContainsFunc(string(secret), func(r rune) bool { return r <= ' ' || r > '~' }) || len(secret) > maxSecret {
			return stay.Invalid{Field: field, Key: "bad_secret"}
		}
	}
	if v.PIN != "" && (len(v.PIN) != 6 || strings.Trim(string(v.PIN), "0123456789") != "") {
		return stay.Invalid{Field: "pin", Key: "bad_pin"}
	}
	if len(v.Name) > maxName {
		return stay.Invalid{Field: "name", Key: "too_long"}
	}
	if v.Display != "" {
		phone := stay.NormalizePhone(v.Display)
		if phone == "" {
			return stay.Invalid{Field: "display", Key: "bad_phone"}
		}
		v.Display = phone
	}
	return nil
}

const maxSecret = 1000

// change alters a stored number. Nothing of one that stands in the configuration
// alone can be changed here.
func (d *Desk) change(ctx context.Context, key stay.NumberKey, alter func(*stay.Number) error) (stay.Number, error) {
	if key == "" {
		return stay.Number{}, stay.Invalid{Field: "number", Key: "configured"}
	}
	var n stay.Number
	err := d.o.DB.Update(ctx, func(tx *store.Tx) (err error) {
		if n, err = tx.Number(ctx, key); err != nil {
			return err
		}
		if err := alter(&n); err != nil {
			return err
		}
		n.UpdatedAt = d.o.Now()
		return tx.PutNumber(ctx, n)
	})
	d.forget(n)
	return n, err
}

// Remove deletes a number with its secrets. What was said over it stays; properties
// that name it are served by none until they name another.
func (d *Desk) Remove(ctx context.Context, key stay.NumberKey) error {
	if key == "" {
		return stay.Invalid{Field: "number", Key: "configured"}
	}
	err := d.o.DB.Update(ctx, func(tx *store.Tx) error {
		n, err := tx.Number(ctx, key)
		if err != nil {
			return err
		}
		for _, kind := range watched() {
			if err := tx.CloseAlarm(ctx, kind, n.ID, d.o.Now()); err != nil {
				return err
			}
		}
		return tx.RemoveNumber(ctx, key)
	})
	d.forget(stay.Number{Key: key})
	return err
}

// Serve ties properties to a number, and unties the others that named it: those
// go back to the first number.
func (d *Desk) Serve(ctx context.Context, number string, properties []stay.PropertyID) error {
	mine := map[stay.PropertyID]bool{}
	for _, id := range properties {
		mine[id] = true
	}
	return d.o.DB.Update(ctx, func(tx *store.Tx) error {
		all, err := tx.Properties(ctx)
		if err != nil {
			return err
		}
		for _, p := range all {
			was := p.NumberID
			switch {
			case mine[p.ID]:
				p.NumberID = number
			case p.NumberID == number:
				p.NumberID = ""
			}
			if p.NumberID == was {
				continue
			}
			p.UpdatedAt = d.o.Now()
			if err := tx.PutProperty(ctx, p); err != nil {
				return err
			}
		}
		return nil
	})
}

// Why an action cannot be done at all.
var (
	ErrNoAddress = errors.New("the house has no address that the platform could deliver to")
	ErrNotReady  = errors.New("something before this step is missing")
)

// Do has the platform do something for a number. The error is a *whatsapp.SendError
// where the platform refused.
func (d *Desk) Do(ctx context.Context, n stay.Number, a Action) error {
	c, err := d.o.Client(n)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, 3*d.o.Within)
	defer cancel()
	defer d.forget(n)
	switch a {
	case DoSubscribe:
		return c.Subscribe(ctx, "", "")
	case DoRegister:
		return d.register(ctx, c, n)
	case DoWebhook:
		return d.point(ctx, c, n)
	default:
		return stay.ErrNotFound
	}
}

// register takes the number into use at the platform, with the owner's PIN or a new
// one, which becomes the number's.
func (d *Desk) register(ctx context.Context, c *whatsapp.Client, n stay.Number) error {
	if n.ID == "" || n.PIN == "" {
		return fmt.Errorf("register the number: %w", ErrNotReady)
	}
	return c.Register(ctx, string(n.PIN), "")
}

// point tells the platform to deliver to this house: the app's own address, with
// what it is to send, and the account to the app. An address that was laid over it
// for the account or the number is taken back.
func (d *Desk) point(ctx context.Context, c *whatsapp.Client, n stay.Number) error {
	address := d.Webhook()
	if address == "" {
		return ErrNoAddress
	}
	if n.Gateway == stay.GatewayDialog360 {
		if n.WebhookSecret == "" {
			return ErrNotReady
		}
		return c.SetWebhook(ctx, whatsapp.GatewayWebhook{URL: address, Headers: map[string]string{whatsapp.SecretHeader: string(n.WebhookSecret)}})
	}
	app := n.AppID
	if app == "" {
		t, err := c.DebugToken(ctx)
		if err != nil {
			return err
		}
		app = t.AppID
	}
	if app == "" || len(n.Secrets) == 0 || n.VerifyToken == "" {
		return ErrNotReady
	}
	if err := c.SetAppWebhook(ctx, app, string(n.Secrets[0]), address, string(n.VerifyToken), whatsapp.WebhookFields()); err != nil {
		return err
	}
	if n.ID != "" {
		if x, err := c.PhoneNumber(ctx); err == nil && x.Webhooks.Number != "" && x.Webhooks.Number != address {
			if err := c.SetNumberWebhook(ctx, "", ""); err != nil {
				return err
			}
		}
	}
	if n.WABAID == "" {
		return nil
	}
	return c.Subscribe(ctx, "", "") // without an address it also takes an earlier one back
}

// Hello sends the platform's own sample template to the owner's phone: the one message
// that a new number can send to somebody who has not written to it. It is no message to
// a guest, so it asks for no consent, goes to nobody else where the owner's phone is
// known, and leaves no trace in the inbox.
func (d *Desk) Hello(ctx context.Context, n stay.Number, phone string) error {
	if d.o.Owner != "" && phone != d.o.Owner {
		return stay.Invalid{Field: "phone", Key: "not_owner"}
	}
	client, err := d.o.Client(n)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, 3*d.o.Within)
	defer cancel()
	m := whatsapp.Message{To: phone, Template: &whatsapp.TemplateMessage{Name: "hello_world", Language: "en_US"}}
	if _, err := client.Send(ctx, m); err != nil {
		return err
	}
	return d.Tested(ctx, n.Key, d.o.Now())
}

// Tested records that a test message left.
func (d *Desk) Tested(ctx context.Context, key stay.NumberKey, at time.Time) error {
	if key == "" {
		return nil // of the configuration's number nothing is stored
	}
	_, err := d.change(ctx, key, func(n *stay.Number) error { n.TestedAt = at; return nil })
	return err
}
