package command

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"portineria/app/account"
	"portineria/stay"
	"portineria/store"
)

func userCommand() spec {
	return spec{name: "user", does: "Manage who may open the owner's pages.", subs: []spec{
		{name: "add", args: "NAME --role owner|cohost|cleaner|auditor [--property ID...] --password-file FILE", does: "Makes an account.", run: userAdd,
			example: "portineria user add Sara --role cleaner --property casa-limone --password-file sara.txt"},
		{name: "list", does: "Lists the accounts.", run: userList, example: "portineria user list"},
		{name: "remove", args: "NAME", does: "Removes an account and ends its sessions.", run: userRemove, example: "portineria user remove Sara"},
		{name: "reset", args: "NAME --password-file FILE", does: "Gives an account a new password and ends its sessions.", run: userReset, example: "portineria user reset Sara --password-file sara.txt"},
	}}
}

func (c *call) door(h *house) *account.Door {
	return account.New(account.Options{DB: h.db, Now: c.Now, Rand: c.Rand})
}

func readPassword(path string) (string, error) {
	if path == "" {
		return "", misuse("--password-file is needed")
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return "", errors.Join(errUnreadable, err)
	}
	return strings.TrimRight(string(text), "\r\n"), nil
}

func userAdd(ctx context.Context, c *call) error {
	var properties list
	role := c.flags.String("role", "", "owner, cohost, cleaner or auditor")
	language := c.flags.String("language", "it", "language of the pages: it or en")
	file := c.flags.String("password-file", "", "file that holds the password")
	c.flags.Var(&properties, "property", "a property that a cohost or cleaner sees; may be given several times")
	if err := c.parse(1, 1); err != nil {
		return err
	}
	password, err := readPassword(*file)
	if err != nil {
		return err
	}
	n := account.NewUser{Name: c.args[0], Password: password, Language: *language, Role: stay.Role(*role)}
	for _, p := range properties {
		n.Properties = append(n.Properties, stay.PropertyID(p))
	}
	return c.with(ctx, func(h *house) error {
		for _, p := range n.Properties {
			if _, err := h.db.Property(ctx, p); err != nil {
				return err
			}
		}
		id, err := c.door(h).Add(ctx, n)
		if err != nil {
			return err
		}
		c.line(map[string]any{"id": id, "state": "active", "role": n.Role}, "%s may now open the pages as %s", n.Name, n.Role)
		return nil
	})
}

func userList(ctx context.Context, c *call) error {
	if err := c.parse(0, 0); err != nil {
		return err
	}
	return c.with(ctx, func(h *house) error {
		all, err := h.db.Users(ctx)
		if err != nil {
			return err
		}
		for _, u := range all {
			c.line(map[string]any{"id": u.ID, "state": "active", "name": u.Name, "role": u.Role, "language": u.Language, "properties": u.Properties,
				"created_at": u.CreatedAt.UTC().Format(time.RFC3339)}, "%-20s %-8s %v", u.Name, u.Role, u.Properties)
		}
		return nil
	})
}

func userRemove(ctx context.Context, c *call) error {
	if err := c.parse(1, 1); err != nil {
		return err
	}
	return c.with(ctx, func(h *house) error {
		u, err := h.db.UserByName(ctx, c.args[0])
		if err != nil {
			return err
		}
		if err := h.db.Update(ctx, func(tx *store.Tx) error { return tx.RemoveUser(ctx, u.ID) }); err != nil {
			if errors.Is(err, stay.ErrConflict) {
				return fmt.Errorf("this is the last owner: add another one first")
			}
			return err
		}
		c.line(map[string]any{"id": u.ID, "state": "removed"}, "%s is removed", u.Name)
		return nil
	})
}

func userReset(ctx context.Context, c *call) error {
	file := c.flags.String("password-file", "", "file that holds the new password")
	if err := c.parse(1, 1); err != nil {
		return err
	}
	password, err := readPassword(*file)
	if err != nil {
		return err
	}
	return c.with(ctx, func(h *house) error {
		u, err := h.db.UserByName(ctx, c.args[0])
		if err != nil {
			return err
		}
		if err := c.door(h).SetPassword(ctx, u.ID, password); err != nil {
			return err
		}
		c.line(map[string]any{"id": u.ID, "state": "active"}, "%s has a new password; all sessions are ended", u.Name)
		return nil
	})
}
