package command

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"portineria/app/backup"
	"portineria/config"
	"portineria/store"
)

func backupCommand() spec {
	return spec{name: "backup", args: "[--to DIR]", does: "Writes a consistent, sealed backup, also beside a running program.", run: backupRun, example: "portineria backup --to /mnt/usb"}
}

func verifyCommand() spec {
	return spec{name: "verify", args: "FILE", does: "Opens a backup and checks every byte of it and the database in it.", run: verifyRun, example: "portineria verify portineria-20270101-030000.backup"}
}

func restoreCommand() spec {
	return spec{name: "restore", args: "FILE [--key-file FILE]", does: "Puts a backup in the place of the present data, which is set aside.", run: restoreRun, example: "portineria restore portineria-20270101-030000.backup"}
}

// progress tells each step once it begins, and its share where it is long.
func (c *call) progress() backup.Progress {
	last, shown := "", int64(-1)
	return func(step string, done, total int64) {
		if step != last {
			last, shown = step, -1
			c.tell("%s ...", step)
		}
		if total <= 0 {
			return
		}
		if tenth := done * 10 / total; tenth > shown && total > 16<<20 {
			shown = tenth
			c.tell("  %d %%", tenth*10)
		}
	}
}

func backupRun(ctx context.Context, c *call) error {
	to := c.flags.String("to", "", "directory for the backup; else backup.directory, else the folder backups of the data directory")
	if err := c.parse(0, 0); err != nil {
		return err
	}
	return c.with(ctx, func(h *house) error {
		if *to == "" {
			*to = backupDir(h)
		}
		path, err := backup.Create(ctx, h.db, backup.CreateOptions{Data: h.place.Data, To: *to, Master: h.key, Now: c.Now, Rand: c.Rand, Progress: c.progress()})
		if err != nil {
			return err
		}
		c.line(map[string]any{"id": filepath.Base(path), "state": "created", "file": path, "time": stamp(c.Now())}, "%s", path)
		c.tell("It opens only with %s: keep a copy of that file apart from the backups.", filepath.Join(h.place.Data, store.MasterKeyFile))
		return nil
	})
}

func verifyRun(ctx context.Context, c *call) error {
	keyFile := c.flags.String("key-file", "", "a copy of the master key, where the data directory has none")
	if err := c.parse(1, 1); err != nil {
		return err
	}
	place, err := config.Locate(c.dataDir, c.configFile, c.Environ)
	if err != nil {
		return err
	}
	if *keyFile == "" {
		*keyFile = filepath.Join(place.Data, store.MasterKeyFile)
	}
	key, err := store.ReadMasterKey(*keyFile)
	if errors.Is(err, fs.ErrNotExist) {
		return backup.ErrNoKey
	}
	if err != nil {
		return err
	}
	r, err := backup.Verify(ctx, c.args[0], backup.VerifyOptions{Master: key, Progress: c.progress()})
	if err != nil {
		return unreadableFile(err)
	}
	c.line(reportObject(c.args[0], "verified", r), "%s is whole: made %s, %d bytes%s", c.args[0], r.Created.Format(time.DateTime), r.Bytes, rows(r))
	return nil
}

func unreadableFile(err error) error {
	if errors.Is(err, fs.ErrNotExist) || errors.Is(err, backup.ErrNotBackup) {
		return errors.Join(errUnreadable, err)
	}
	return err
}

func reportObject(file, state string, r backup.Report) map[string]any {
	return map[string]any{"id": filepath.Base(file), "state": state, "created_at": stamp(r.Created), "bytes": r.Bytes, "schema": r.Schema, "rows": r.Rows}
}

func rows(r backup.Report) string {
	var b strings.Builder
	for _, table := range slices.Sorted(maps.Keys(r.Rows)) {
		if r.Rows[table] > 0 {
			fmt.Fprintf(&b, "\n  %-20s %d", table, r.Rows[table])
		}
	}
	return b.String()
}

func restoreRun(ctx context.Context, c *call) error {
	keyFile := c.flags.String("key-file", "", "a copy of the master key, for a directory that has none")
	if err := c.parse(1, 1); err != nil {
		return err
	}
	place, err := config.Locate(c.dataDir, c.configFile, c.Environ)
	if err != nil {
		return err
	}
	done, err := backup.Restore(ctx, c.args[0], backup.RestoreOptions{Data: place.Data, KeyFile: *keyFile, Now: c.Now, Progress: c.progress()})
	if err != nil {
		return unreadableFile(err)
	}
	object := reportObject(c.args[0], "restored", done.Report)
	object["aside"] = done.Aside
	c.line(object, "Restored what was saved on %s.", done.Created.Format(time.DateTime))
	if done.Aside != "" {
		c.tell("The data from before is in %s and is deleted after %d days.", done.Aside, int(backup.KeepCopies.Hours()/24))
	}
	return nil
}

// backupDir is where the backups of a house go.
func backupDir(h *house) string {
	if h.Backup.Directory != "" {
		return h.Backup.Directory
	}
	return filepath.Join(h.place.Data, backup.DefaultFolder)
}
