package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"fmt"
	"strings"
	"time"

	"portineria/stay"
)

func userKey(id stay.UserID) string { return "user:" + string(id) }

type userDoc struct{ Name string }

// Account is a user with what only the login needs.
type Account struct {
	stay.User
	Password  string // argon2id in the PHC string form
	CreatedAt time.Time
}

// nameHash finds an account whatever the case and the spaces it is typed with.
func (q queries) nameHash(name string) []byte {
	return q.hash("user name", strings.ToLower(strings.TrimSpace(name)))
}

const userColumns = `SELECT id, doc_sealed, role, language, password, created_at FROM users `

func (q queries) scanUser(ctx context.Context) func(scanner) (Account, error) {
	return func(row scanner) (Account, error) {
		var a Account
		var sealed []byte
		var created sql.NullInt64
		if err := row.Scan(&a.ID, &sealed, &a.Role, &a.Language, &a.Password, &created); err != nil {
			return a, err
		}
		a.CreatedAt = at(created)
		var d userDoc
		err := q.openDoc(ctx, userKey(a.ID), sealed, &d, "users", "doc_sealed", string(a.ID))
		a.Name = d.Name
		return a, err
	}
}

func (q queries) withScope(ctx context.Context, a Account, err error) (Account, error) {
	if err != nil {
		return a, err
	}
	a.Properties, err = queryAll(ctx, q, `SELECT property_id FROM user_properties WHERE user_id = ? ORDER BY property_id`, scanValue[stay.PropertyID], string(a.ID))
	return a, err
}

// User returns one account.
func (q queries) User(ctx context.Context, id stay.UserID) (Account, error) {
	a, err := queryOne(ctx, q, userColumns+`WHERE id = ?`, q.scanUser(ctx), string(id))
	return q.withScope(ctx, a, err)
}

// UserByName finds an account by its name.
func (q queries) UserByName(ctx context.Context, name string) (Account, error) {
	a, err := queryOne(ctx, q, userColumns+`WHERE name_hash = ?`, q.scanUser(ctx), q.nameHash(name))
	return q.withScope(ctx, a, err)
}

// Users lists the accounts by age.
func (q queries) Users(ctx context.Context) ([]Account, error) {
	all, err := queryAll(ctx, q, userColumns+`ORDER BY created_at, id`, q.scanUser(ctx))
	if err != nil {
		return nil, fmt.Errorf("list the accounts: %w", err)
	}
	for i := range all {
		if all[i], err = q.withScope(ctx, all[i], nil); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// HasOwner reports whether the house has an owner's account.
func (q queries) HasOwner(ctx context.Context) (bool, error) {
	return queryOne(ctx, q, `SELECT EXISTS (SELECT 1 FROM users WHERE role = 'owner')`, scanValue[bool])
}

// PutUser stores an account, new or changed. A name that another account has is
// a stay.ErrConflict.
func (tx *Tx) PutUser(ctx context.Context, a Account) error {
	if other, err := tx.UserByName(ctx, a.Name); err == nil && other.ID != a.ID {
		return fmt.Errorf("store the account: the name is taken: %w", stay.ErrConflict)
	}
	if err := tx.newKey(ctx, userKey(a.ID), a.CreatedAt.UnixMilli()); err != nil {
		return err
	}
	sealed, err := tx.sealDoc(ctx, userKey(a.ID), userDoc{a.Name}, "users", "doc_sealed", string(a.ID))
	if err != nil {
		return err
	}
	tx.Note("user", string(a.ID))
	err = tx.exec(ctx, `INSERT INTO users(id, name_hash, doc_sealed, role, language, password, created_at) VALUES (?,?,?,?,?,?,?)
		ON CONFLICT(id) DO UPDATE SET name_hash = excluded.name_hash, doc_sealed = excluded.doc_sealed, role = excluded.role, language = excluded.language, password = excluded.password`,
		string(a.ID), tx.nameHash(a.Name), sealed, string(a.Role), a.Language, a.Password, ms(a.CreatedAt))
	if err != nil {
		return err
	}
	if err := tx.exec(ctx, `DELETE FROM user_properties WHERE user_id = ?`, string(a.ID)); err != nil {
		return err
	}
	for _, p := range a.Properties {
		if err := tx.exec(ctx, `INSERT INTO user_properties(user_id, property_id) VALUES (?, ?)`, string(a.ID), string(p)); err != nil {
			return fmt.Errorf("give the account the property %s: %w", p, err)
		}
	}
	return nil
}

// RemoveUser deletes an account with its sessions. The last owner stays:
// nobody could let anyone in again.
func (tx *Tx) RemoveUser(ctx context.Context, id stay.UserID) error {
	n, err := tx.execCount(ctx, `DELETE FROM users WHERE id = ?1 AND (role <> 'owner' OR (SELECT count(*) FROM users WHERE role = 'owner') > 1)`, string(id))
	if err != nil {
		return err
	}
	if n == 0 {
		if _, err := tx.User(ctx, id); err != nil {
			return err
		}
		return fmt.Errorf("remove the last owner: %w", stay.ErrConflict)
	}
	tx.Note("user", string(id))
	return tx.destroyKey(ctx, userKey(id))
}

// Session is an open login.
type Session struct {
	ID         string // of the session as shown in a list; not the token
	User       stay.UserID
	Agent      string // what the browser calls itself
	CreatedAt  time.Time
	LastSeenAt time.Time
	ExpiresAt  time.Time
}

func tokenHash(token string) []byte {
	sum := sha256.Sum256([]byte(token))
	return sum[:]
}

func (q queries) scanSession(ctx context.Context) func(scanner) (Session, error) {
	return func(row scanner) (Session, error) {
		var s Session
		var agent []byte
		var created, seen, expires sql.NullInt64
		if err := row.Scan(&s.ID, &s.User, &agent, &created, &seen, &expires); err != nil {
			return s, err
		}
		s.CreatedAt, s.LastSeenAt, s.ExpiresAt = at(created), at(seen), at(expires)
		plain, err := q.openBytes(ctx, userKey(s.User), agent, "sessions", "agent_sealed", s.ID)
		s.Agent = string(plain)
		return s, err
	}
}

const sessionColumns = `SELECT hex(token_hash), user_id, agent_sealed, created_at, last_seen_at, expires_at FROM sessions `

// Session finds a session by its token; an expired one is stay.ErrNotFound.
func (q queries) Session(ctx context.Context, token string, now time.Time) (Session, error) {
	return queryOne(ctx, q, sessionColumns+`WHERE token_hash = ? AND expires_at > ?`, q.scanSession(ctx), tokenHash(token), ms(now))
}

// Sessions lists a user's sessions, the last used first.
func (q queries) Sessions(ctx context.Context, u stay.UserID, now time.Time) ([]Session, error) {
	return queryAll(ctx, q, sessionColumns+`WHERE user_id = ? AND expires_at > ? ORDER BY last_seen_at DESC`, q.scanSession(ctx), string(u), ms(now))
}

// AddSession stores a new session under the hash of its token.
func (tx *Tx) AddSession(ctx context.Context, token string, s Session) error {
	agent, err := tx.sealBytes(ctx, userKey(s.User), []byte(s.Agent), "sessions", "agent_sealed", fmt.Sprintf("%X", tokenHash(token)))
	if err != nil {
		return err
	}
	return tx.exec(ctx, `INSERT INTO sessions(token_hash, user_id, agent_sealed, created_at, last_seen_at, expires_at) VALUES (?,?,?,?,?,?)`,
		tokenHash(token), string(s.User), agent, ms(s.CreatedAt), ms(s.LastSeenAt), ms(s.ExpiresAt))
}

// TouchSession moves a session's last use and its end.
func (tx *Tx) TouchSession(ctx context.Context, token string, now, expires time.Time) error {
	return tx.exec(ctx, `UPDATE sessions SET last_seen_at = ?, expires_at = ? WHERE token_hash = ?`, ms(now), ms(expires), tokenHash(token))
}

// EndSession ends the session of a token.
func (tx *Tx) EndSession(ctx context.Context, token string) error {
	return tx.exec(ctx, `DELETE FROM sessions WHERE token_hash = ?`, tokenHash(token))
}

// EndSessionByID ends one of a user's sessions as shown in the list.
func (tx *Tx) EndSessionByID(ctx context.Context, u stay.UserID, id string) error {
	return tx.must(ctx, `DELETE FROM sessions WHERE user_id = ? AND hex(token_hash) = ?`, string(u), id)
}

// EndSessions ends all sessions of a user, as a new password must.
func (tx *Tx) EndSessions(ctx context.Context, u stay.UserID) error {
	return tx.exec(ctx, `DELETE FROM sessions WHERE user_id = ?`, string(u))
}

// PutSetupLink makes this the only token that lets a first owner in.
func (tx *Tx) PutSetupLink(ctx context.Context, token string, now time.Time) error {
	if err := tx.exec(ctx, `DELETE FROM setup_links`); err != nil {
		return err
	}
	return tx.exec(ctx, `INSERT INTO setup_links(token_hash, created_at) VALUES (?, ?)`, tokenHash(token), ms(now))
}

// SetupLinkLives reports whether a set-up token is the present one.
func (q queries) SetupLinkLives(ctx context.Context, token string) (bool, error) {
	return queryOne(ctx, q, `SELECT EXISTS (SELECT 1 FROM setup_links WHERE token_hash = ?)`, scanValue[bool], tokenHash(token))
}

// SpendSetupLink uses the token up, or fails with stay.ErrNotFound.
func (tx *Tx) SpendSetupLink(ctx context.Context, token string) error {
	return tx.must(ctx, `DELETE FROM setup_links WHERE token_hash = ?`, tokenHash(token))
}
