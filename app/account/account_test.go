package account_test

import (
	"context"
	"crypto/rand"
	"errors"
	"strings"
	"testing"
	"time"

	"portineria/app/account"
	"portineria/stay"
	"portineria/store/storetest"
)

// clock is a time that a test moves.
type clock struct{ at time.Time }

func (c *clock) now() time.Time { return c.at }

const right = "three random words"

func newDoor(t *testing.T) (*account.Door, *clock) {
	t.Helper()
	c := &clock{time.Date(2026, 7, 14, 12, 0, 0, 0, time.UTC)}
	db := storetest.OpenIn(t, t.TempDir(), c.now)
	return account.New(account.Options{DB: db, Now: c.now, Rand: rand.Reader}), c
}

func owner(t *testing.T, d *account.Door) stay.UserID {
	t.Helper()
	id, err := d.Add(context.Background(), account.NewUser{Name: "Anna", Password: right, Language: "it", Role: stay.RoleOwner})
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func TestOnlyNameAndPasswordTogetherOpenTheDoor(t *testing.T) {
	d, _ := newDoor(t)
	owner(t, d)
	for _, tt := range []struct {
		name, password string
		want           error
	}{
		{"Anna", right, nil}, {" anna ", right, nil}, {"Anna", right + " ", account.ErrWrong}, {"Anna", "", account.ErrWrong}, {"Nobody", right, account.ErrWrong},
	} {
		token, err := d.LogIn(context.Background(), tt.name, tt.password, "192.0.2."+tt.name, "a browser")
		if !errors.Is(err, tt.want) || (err == nil) != (token != "") {
			t.Errorf("%q with %q: %v", tt.name, tt.password, err)
		}
	}
}

func TestTriesAreLimitedByNameAndByAddress(t *testing.T) {
	d, c := newDoor(t)
	owner(t, d)
	try := func(name, password, address string) error {
		_, err := d.LogIn(context.Background(), name, password, address, "")
		return err
	}
	for range 5 {
		if err := try("Anna", "wrong password", "192.0.2.1"); !errors.Is(err, account.ErrWrong) {
			t.Fatal(err)
		}
	}
	if err := try("Anna", right, "192.0.2.2"); !errors.Is(err, account.ErrTooMany) {
		t.Errorf("the name from elsewhere: %v", err)
	}
	if err := try("Bruno", right, "192.0.2.1"); !errors.Is(err, account.ErrTooMany) {
		t.Errorf("another name from there: %v", err)
	}
	c.at = c.at.Add(time.Minute)
	if err := try("Anna", right, "192.0.2.2"); err != nil {
		t.Errorf("a minute later: %v", err)
	}
}

func TestSessionsEndWhenUnusedOldOrWithANewPassword(t *testing.T) {
	d, c := newDoor(t)
	id := owner(t, d)
	enter := func() string {
		token, err := d.LogIn(context.Background(), "Anna", right, "192.0.2.1", "")
		if err != nil {
			t.Fatal(err)
		}
		return token
	}
	alive := func(token string) bool {
		_, err := d.Who(context.Background(), token)
		if err != nil && !errors.Is(err, stay.ErrNotFound) {
			t.Fatal(err)
		}
		return err == nil
	}
	unused, used := enter(), enter()
	for range 30 * 3 { // every eight hours, for thirty days
		c.at = c.at.Add(8 * time.Hour)
		if !alive(used) && c.at.Before(time.Date(2026, 8, 13, 12, 0, 0, 0, time.UTC)) {
			t.Fatalf("the used session ended at %s", c.at)
		}
	}
	if alive(unused) || alive(used) {
		t.Error("a session lives that was unused, or is a month old")
	}
	token := enter()
	if err := d.SetPassword(context.Background(), id, "other random words"); err != nil {
		t.Fatal(err)
	}
	if alive(token) {
		t.Error("the session survived the new password")
	}
}

func TestTheSetUpLinkMakesOneOwnerAndNoMore(t *testing.T) {
	d, _ := newDoor(t)
	ctx := context.Background()
	old, err := d.SetupToken(ctx)
	if err != nil {
		t.Fatal(err)
	}
	link, err := d.SetupToken(ctx)
	if err != nil || link == old {
		t.Fatal("each start makes a link of its own", err)
	}
	first := account.NewUser{Name: "Anna", Password: right, Language: "it"}
	if _, err := d.SetUp(ctx, old, first, ""); !errors.Is(err, stay.ErrNotFound) {
		t.Errorf("the old link: %v", err)
	}
	if _, err := d.SetUp(ctx, link, account.NewUser{Name: "Anna", Password: "short", Language: "it"}, ""); !errors.As(err, new(stay.Invalid)) {
		t.Errorf("a short password: %v", err)
	}
	if _, err := d.SetUp(ctx, link, first, ""); err != nil {
		t.Fatal(err)
	}
	if _, err := d.SetUp(ctx, link, account.NewUser{Name: "Eve", Password: right, Language: "en"}, ""); !errors.Is(err, stay.ErrConflict) {
		t.Errorf("the link again: %v", err)
	}
	if token, err := d.SetupToken(ctx); err != nil || token != "" {
		t.Error("there is an owner, and still a link is made", err)
	}
}

func TestBadAccountsAreRefusedByField(t *testing.T) {
	d, _ := newDoor(t)
	good := account.NewUser{Name: "Sara", Password: right, Language: "it", Role: stay.RoleAuditor}
	for field, spoil := range map[string]func(*account.NewUser){
		"name": func(n *account.NewUser) { n.Name = "  " }, "password": func(n *account.NewUser) { n.Password = strings.Repeat("x", 201) },
		"language": func(n *account.NewUser) { n.Language = "de" }, "role": func(n *account.NewUser) { n.Role = "king" },
		"property": func(n *account.NewUser) { n.Role = stay.RoleCleaner },
	} {
		n := good
		spoil(&n)
		_, err := d.Add(context.Background(), n)
		if invalid, ok := errors.AsType[stay.Invalid](err); !ok || invalid.Field != field {
			t.Errorf("%s: %v", field, err)
		}
	}
	if _, err := d.Add(context.Background(), good); err != nil {
		t.Fatal(err)
	}
	if _, err := d.Add(context.Background(), good); !errors.Is(err, stay.ErrConflict) {
		t.Errorf("the name twice: %v", err)
	}
}
