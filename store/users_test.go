package store_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"portineria/stay"
	"portineria/store"
	"portineria/store/storetest"
)

func account(t testing.TB, name string, role stay.Role) store.Account {
	t.Helper()
	return store.Account{User: stay.User{ID: id[stay.UserID](t), Name: name, Role: role, Language: "it"}, Password: "$argon2id$x", CreatedAt: noon}
}

func TestTheLastOwnerStays(t *testing.T) {
	ctx := context.Background()
	db := storetest.Open(t)
	ada, bea, cleo := account(t, "Ada", stay.RoleOwner), account(t, "Bea", stay.RoleOwner), account(t, "Cleo", stay.RoleCleaner)
	for _, a := range []store.Account{ada, bea, cleo} {
		update(t, db, func(tx *store.Tx) error { return tx.PutUser(ctx, a) })
	}
	remove := func(id stay.UserID) error {
		return db.Update(ctx, func(tx *store.Tx) error { return tx.RemoveUser(ctx, id) })
	}
	for _, step := range []struct {
		who  stay.UserID
		want error
	}{{ada.ID, nil}, {bea.ID, stay.ErrConflict}, {cleo.ID, nil}, {bea.ID, stay.ErrConflict}, {ada.ID, stay.ErrNotFound}, {"nobody", stay.ErrNotFound}} {
		if err := remove(step.who); !errors.Is(err, step.want) {
			t.Errorf("got %v, want %v", err, step.want)
		}
	}
	left, err := db.Users(ctx)
	check(t, err, []store.Account{bea}, left)
	owned, err := db.HasOwner(ctx)
	check(t, err, true, owned)
}

func TestTwoOwnersRemovingEachOtherAtOnce(t *testing.T) {
	ctx := context.Background()
	db := storetest.Open(t)
	ada, bea := account(t, "Ada", stay.RoleOwner), account(t, "Bea", stay.RoleOwner)
	update(t, db, func(tx *store.Tx) error { return errors.Join(tx.PutUser(ctx, ada), tx.PutUser(ctx, bea)) })
	errs := together(t, db,
		func(tx *store.Tx) error { return tx.RemoveUser(ctx, ada.ID) },
		func(tx *store.Tx) error { return tx.RemoveUser(ctx, bea.ID) })
	if errs[0] != nil || !errors.Is(errs[1], stay.ErrConflict) {
		t.Errorf("got %v", errs)
	}
}

func TestNamesOfAccounts(t *testing.T) {
	ctx := context.Background()
	db := storetest.Open(t)
	ada := account(t, "Ada", stay.RoleOwner)
	update(t, db, func(tx *store.Tx) error { return tx.PutUser(ctx, ada) })
	for _, typed := range []string{"Ada", "ada", " ADA "} {
		got, err := db.UserByName(ctx, typed)
		check(t, err, ada, got)
		if err := db.Update(ctx, func(tx *store.Tx) error { return tx.PutUser(ctx, account(t, typed, stay.RoleOwner)) }); !errors.Is(err, stay.ErrConflict) {
			t.Errorf("%q was given twice: %v", typed, err)
		}
	}
	ada.Name, ada.Role, ada.Properties = "Adelaide", stay.RoleCohost, []stay.PropertyID{"casa"}
	update(t, db, func(tx *store.Tx) error {
		return errors.Join(tx.PutProperty(ctx, property("casa")), tx.PutUser(ctx, ada))
	})
	got, err := db.UserByName(ctx, "adelaide")
	check(t, err, ada, got)
	if _, err := db.UserByName(ctx, "Ada"); !errors.Is(err, stay.ErrNotFound) {
		t.Errorf("the old name still finds: %v", err)
	}
}

func TestSessionsEnd(t *testing.T) {
	ctx := context.Background()
	ends := noon.Add(time.Hour)
	for name, c := range map[string]struct {
		do    func(*store.Tx, store.Account) error
		at    time.Time
		lives bool
	}{
		"not yet":          {nil, ends.Add(-time.Millisecond), true},
		"when they expire": {nil, ends, false},
		"long after":       {nil, ends.Add(time.Hour), false},
		"not when used": {func(tx *store.Tx, _ store.Account) error {
			return tx.TouchSession(ctx, "token", noon, ends.Add(time.Hour))
		}, ends, true},
		"by logging out":     {func(tx *store.Tx, _ store.Account) error { return tx.EndSession(ctx, "token") }, noon, false},
		"by a new password":  {func(tx *store.Tx, a store.Account) error { return tx.EndSessions(ctx, a.ID) }, noon, false},
		"with their account": {func(tx *store.Tx, a store.Account) error { return tx.RemoveUser(ctx, a.ID) }, noon, false},
		"from the list": {func(tx *store.Tx, a store.Account) error {
			all, err := tx.Sessions(ctx, a.ID, noon)
			if err != nil {
				return err
			}
			return tx.EndSessionByID(ctx, a.ID, all[0].ID)
		}, noon, false},
		"not from another's list": {func(tx *store.Tx, a store.Account) error {
			all, err := tx.Sessions(ctx, a.ID, noon)
			if err != nil {
				return err
			}
			if err := tx.EndSessionByID(ctx, "somebody", all[0].ID); !errors.Is(err, stay.ErrNotFound) {
				return errors.New("another's session was ended")
			}
			return nil
		}, noon, true},
	} {
		t.Run(name, func(t *testing.T) {
			db := storetest.Open(t)
			a, other := account(t, "Ada", stay.RoleOwner), account(t, "Bea", stay.RoleOwner)
			s := store.Session{User: a.ID, Agent: "Browser", CreatedAt: noon, LastSeenAt: noon, ExpiresAt: ends}
			update(t, db, func(tx *store.Tx) error {
				return errors.Join(tx.PutUser(ctx, a), tx.PutUser(ctx, other), tx.AddSession(ctx, "token", s))
			})
			if c.do != nil {
				update(t, db, func(tx *store.Tx) error { return c.do(tx, a) })
			}
			got, err := db.Session(ctx, "token", c.at)
			if c.lives && (err != nil || got.Agent != "Browser" || got.User != a.ID) {
				t.Errorf("does not live: %v %v", got, err)
			}
			if !c.lives && !errors.Is(err, stay.ErrNotFound) {
				t.Errorf("lives: %v", err)
			}
		})
	}
}

func TestSetupLinkLetsOneInOnce(t *testing.T) {
	ctx := context.Background()
	db := storetest.Open(t)
	put := func(token string) {
		update(t, db, func(tx *store.Tx) error { return tx.PutSetupLink(ctx, token, noon) })
	}
	lives := func(token string) bool {
		t.Helper()
		ok, err := db.SetupLinkLives(ctx, token)
		if err != nil {
			t.Fatal(err)
		}
		return ok
	}
	put("first")
	put("second")
	if diff := cmp.Diff([]bool{false, true, false}, []bool{lives("first"), lives("second"), lives("")}); diff != "" {
		t.Errorf("first, second, none live (-want +got):\n%s", diff)
	}
	errs := together(t, db,
		func(tx *store.Tx) error { return tx.SpendSetupLink(ctx, "second") },
		func(tx *store.Tx) error { return tx.SpendSetupLink(ctx, "second") })
	if errs[0] != nil || !errors.Is(errs[1], stay.ErrNotFound) {
		t.Errorf("spent twice: %v", errs)
	}
	if lives("second") {
		t.Error("lives on after it was spent")
	}
}
