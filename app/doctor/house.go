package doctor

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"portineria/store"
)

// What the house stands on: configuration, data, keys, disk, clock.

func (d *Doctor) config(context.Context) []outcome {
	switch {
	case len(d.o.Doubts) > 0:
		return say(Warn, "config.doubts", text(strings.Join(d.o.Doubts, ", ")))
	case d.o.ConfigFile == "":
		return say(OK, "config.none")
	default:
		return say(OK, "config.ok", text(d.o.ConfigFile))
	}
}

func (d *Doctor) database(ctx context.Context) []outcome {
	if err := d.o.DB.Integrity(ctx); err != nil {
		if ctx.Err() != nil {
			return say(Warn, "database.long")
		}
		return say(Fail, "database.damaged")
	}
	totals, err := d.o.DB.Totals(ctx)
	if err != nil {
		return say(Fail, "database.damaged")
	}
	return say(OK, "database.ok", number(totals.Conversations), number(totals.Messages))
}

// keys looks at the master key's file: it must be there, whole, and nobody
// else's to read. Windows has other means than file modes.
func (d *Doctor) keys(context.Context) []outcome {
	path := filepath.Join(d.o.Dir, store.MasterKeyFile)
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return say(Fail, "keys.missing", text(store.MasterKeyFile))
	case err != nil:
		return say(Fail, "keys.unreadable", text(store.MasterKeyFile))
	}
	if _, err := store.ReadMasterKey(path); err != nil {
		return say(Fail, "keys.unreadable", text(store.MasterKeyFile))
	}
	if runtime.GOOS != "windows" && info.Mode().Perm()&0o077 != 0 {
		return say(Fail, "keys.open", text(store.MasterKeyFile))
	}
	return say(OK, "keys.ok", text(store.MasterKeyFile))
}

// How much room must be left, in bytes: below the first the owner should look,
// below the second writes begin to fail.
const (
	littleRoom = 1 << 30
	noRoom     = 100 << 20
)

func (d *Doctor) disk(context.Context) []outcome {
	free, err := freeSpace(d.o.Dir)
	switch {
	case err != nil:
		return say(Warn, "disk.unknown")
	case free < noRoom:
		return say(Fail, "disk.full", size(free))
	case free < littleRoom:
		return say(Warn, "disk.low", size(free))
	default:
		return say(OK, "disk.ok", size(free))
	}
}

// clockSlack is how far back a clock may step when it is set right.
const clockSlack = 5 * time.Minute

// clock compares the machine's time with the latest that the house has seen:
// periods of keeping, windows and codes all hang on it.
func (d *Doctor) clock(ctx context.Context) []outcome {
	now := d.o.Now()
	seen, err := d.lastSeen(ctx, now)
	switch {
	case err != nil:
		return say(Warn, "unreadable")
	case now.Year() < 2025:
		return say(Fail, "clock.past", day(now))
	case seen.After(now.Add(clockSlack)):
		return say(Fail, "clock.behind", length(seen.Sub(now)))
	default:
		return say(OK, "clock.ok", instant(now))
	}
}

func (d *Doctor) lastSeen(ctx context.Context, now time.Time) (time.Time, error) {
	latest, err := d.o.DB.LastDelivery(ctx)
	if err != nil {
		return latest, err
	}
	runs, err := d.o.DB.JobRuns(ctx)
	if err != nil {
		return latest, err
	}
	for _, r := range runs {
		if r.LastAt.After(latest) {
			latest = r.LastAt
		}
	}
	places, err := d.o.DB.Destinations(ctx, now.AddDate(0, -1, 0))
	if err != nil {
		return latest, err
	}
	for _, p := range places {
		if p.LastAt.After(latest) {
			latest = p.LastAt
		}
	}
	return latest, nil
}

func (d *Doctor) version(ctx context.Context) []outcome {
	sqlite, err := d.o.DB.Version(ctx)
	if err != nil {
		return say(Warn, "unreadable")
	}
	return say(OK, "version.ok", text(d.o.Version), text(strings.TrimPrefix(runtime.Version(), "go")), text(sqlite))
}
