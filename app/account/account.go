package account

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"portineria/stay"
	"portineria/store"
)

// Sessions end twelve hours after their last use, and thirty days after the
// log-in at the latest.
const (
	sessionIdle = 12 * time.Hour
	sessionMost = 30 * 24 * time.Hour
	touchEvery  = time.Minute
)

// The refusals of a log-in.
var (
	// ErrWrong: name or password is wrong; which of them is not said.
	ErrWrong = errors.New("name or password is wrong")
	// ErrTooMany: too many tries; wait a minute.
	ErrTooMany = errors.New("too many tries")
)

// Options is what the door needs.
type Options struct {
	DB   *store.DB
	Now  func() time.Time
	Rand io.Reader
}

// Door lets people in.
type Door struct {
	o      Options
	limits *limiter
	// A hash to compare with where the name is unknown: the same work, whoever
	// asks. Made when first needed, since it takes as long as a log-in.
	dummy func() (string, error)
}

// New makes the door.
func New(o Options) *Door {
	return &Door{o: o, limits: newLimiter(o.Now), dummy: sync.OnceValues(func() (string, error) { return hashPassword(o.Rand, "nobody has this password") })}
}

// The bounds of names and passwords, in characters.
const (
	minPassword = 12
	maxPassword = 200
	maxName     = 60
)

// NewUser is an account to be made.
type NewUser struct {
	Name, Password, Language string
	Role                     stay.Role
	Properties               []stay.PropertyID
}

func (n NewUser) check() error {
	switch name := strings.TrimSpace(n.Name); {
	case name == "":
		return stay.Invalid{Field: "name", Key: "required"}
	case utf8.RuneCountInString(name) > maxName:
		return stay.Invalid{Field: "name", Key: "too_long"}
	case !n.Role.Valid():
		return stay.Invalid{Field: "role", Key: "bad_role"}
	case n.Language != "it" && n.Language != "en":
		return stay.Invalid{Field: "language", Key: "bad_language"}
	case (n.Role == stay.RoleCohost || n.Role == stay.RoleCleaner) && len(n.Properties) == 0:
		return stay.Invalid{Field: "property", Key: "needs_property"}
	}
	return checkLength(n.Password)
}

func checkLength(password string) error {
	switch n := utf8.RuneCountInString(password); {
	case n < minPassword:
		return stay.Invalid{Field: "password", Key: "password_short"}
	case n > maxPassword:
		return stay.Invalid{Field: "password", Key: "password_long"}
	}
	return nil
}

// Add makes an account. Bad fields are stay.Invalid, a taken name is
// stay.ErrConflict.
func (d *Door) Add(ctx context.Context, n NewUser) (stay.UserID, error) {
	a, err := d.account(n)
	if err != nil {
		return "", err
	}
	return a.ID, d.o.DB.Update(ctx, func(tx *store.Tx) error { return tx.PutUser(ctx, a) })
}

func (d *Door) account(n NewUser) (store.Account, error) {
	if err := n.check(); err != nil {
		return store.Account{}, err
	}
	id, err := stay.NewID[stay.UserID](d.o.Rand)
	if err != nil {
		return store.Account{}, err
	}
	hash, err := hashPassword(d.o.Rand, n.Password)
	if err != nil {
		return store.Account{}, err
	}
	u := stay.User{ID: id, Name: strings.TrimSpace(n.Name), Role: n.Role, Language: n.Language, Properties: n.Properties}
	return store.Account{User: u, Password: hash, CreatedAt: d.o.Now()}, nil
}

// SetPassword gives an account a new password and ends its sessions.
func (d *Door) SetPassword(ctx context.Context, id stay.UserID, password string) error {
	if err := checkLength(password); err != nil {
		return err
	}
	hash, err := hashPassword(d.o.Rand, password)
	if err != nil {
		return err
	}
	return d.o.DB.Update(ctx, func(tx *store.Tx) error {
		a, err := tx.User(ctx, id)
		if err != nil {
			return err
		}
		a.Password = hash
		if err := tx.PutUser(ctx, a); err != nil {
			return err
		}
		return tx.EndSessions(ctx, id)
	})
}

// ChangePassword is SetPassword by the account's own holder, who proves to be it.
func (d *Door) ChangePassword(ctx context.Context, id stay.UserID, old, password string) error {
	a, err := d.o.DB.User(ctx, id)
	if err != nil {
		return err
	}
	if !d.limits.allow("id " + string(id)) {
		return ErrTooMany
	}
	right, _, err := checkPassword(old, a.Password)
	if err != nil {
		return err
	}
	if !right {
		return stay.Invalid{Field: "old_password", Key: "wrong_password"}
	}
	return d.SetPassword(ctx, id, password)
}

// SetLanguage changes the language of an account's pages.
func (d *Door) SetLanguage(ctx context.Context, id stay.UserID, language string) error {
	if language != "it" && language != "en" {
		return stay.Invalid{Field: "language", Key: "bad_language"}
	}
	return d.o.DB.Update(ctx, func(tx *store.Tx) error {
		a, err := tx.User(ctx, id)
		if err != nil {
			return err
		}
		a.Language = language
		return tx.PutUser(ctx, a)
	})
}

// LogIn opens a session. address is where the try comes from and agent what the
// browser calls itself.
func (d *Door) LogIn(ctx context.Context, name, password, address, agent string) (token string, err error) {
	keys := []string{"address " + address, "name " + strings.ToLower(strings.TrimSpace(name))}
	if !d.limits.allow(keys...) {
		return "", ErrTooMany
	}
	a, err := d.o.DB.UserByName(ctx, name)
	known := err == nil
	if errors.Is(err, stay.ErrNotFound) {
		a.Password, err = d.dummy()
	}
	if err != nil {
		return "", fmt.Errorf("look up the account: %w", err)
	}
	right, stale, err := checkPassword(password, a.Password)
	if err != nil {
		return "", err
	}
	if !known || !right {
		return "", ErrWrong
	}
	d.limits.forgive(keys...)
	if stale {
		if a.Password, err = hashPassword(d.o.Rand, password); err != nil {
			return "", err
		}
	}
	return d.open(ctx, a, stale, agent)
}

func (d *Door) open(ctx context.Context, a store.Account, changed bool, agent string) (string, error) {
	token, err := d.token()
	if err != nil {
		return "", err
	}
	now := d.o.Now()
	if utf8.RuneCountInString(agent) > 200 {
		agent = string([]rune(agent)[:200])
	}
	s := store.Session{User: a.ID, Agent: agent, CreatedAt: now, LastSeenAt: now, ExpiresAt: now.Add(sessionIdle)}
	return token, d.o.DB.Update(ctx, func(tx *store.Tx) error {
		if changed {
			if err := tx.PutUser(ctx, a); err != nil {
				return err
			}
		}
		return tx.AddSession(ctx, token, s)
	})
}

func (d *Door) token() (string, error) {
	var raw [32]byte
	if _, err := io.ReadFull(d.o.Rand, raw[:]); err != nil {
		return "", fmt.Errorf("make a token: %w", err)
	}
	return base64.RawURLEncoding.EncodeToString(raw[:]), nil
}

// Who returns the account of a session, or stay.ErrNotFound, and keeps the
// session alive while it is used.
func (d *Door) Who(ctx context.Context, token string) (stay.User, error) {
	now := d.o.Now()
	s, err := d.o.DB.Session(ctx, token, now)
	if err != nil {
		return stay.User{}, err
	}
	a, err := d.o.DB.User(ctx, s.User)
	if err != nil {
		return stay.User{}, err
	}
	if now.Sub(s.LastSeenAt) < touchEvery {
		return a.User, nil
	}
	expires := now.Add(sessionIdle)
	if most := s.CreatedAt.Add(sessionMost); expires.After(most) {
		expires = most
	}
	return a.User, d.o.DB.Update(ctx, func(tx *store.Tx) error { return tx.TouchSession(ctx, token, now, expires) })
}

// LogOut ends a session.
func (d *Door) LogOut(ctx context.Context, token string) error {
	return d.o.DB.Update(ctx, func(tx *store.Tx) error { return tx.EndSession(ctx, token) })
}
