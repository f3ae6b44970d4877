package command

import (
	"context"
	"runtime"
	"runtime/debug"

	"portineria/store"
)

// version is the released version; a build from a checkout says its commit as
// well.
const version = "0.1.0"

func versionCommand() spec {
	return spec{name: "version", does: "Prints version, commit, Go and SQLite.", run: versionRun, example: "portineria version --json"}
}

func versionRun(ctx context.Context, c *call) error {
	if err := c.parse(0, 0); err != nil {
		return err
	}
	sqlite, err := store.LibraryVersion(ctx)
	if err != nil {
		return err
	}
	c.line(map[string]any{"id": "portineria", "state": "ok", "version": version, "commit": commit(), "go": runtime.Version(), "sqlite": sqlite},
		"Portineria %s\ncommit  %s\nGo      %s\nSQLite  %s", version, commit(), runtime.Version(), sqlite)
	return nil
}

func commit() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	revision, dirty := "unknown", ""
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision":
			revision = s.Value
		case s.Key == "vcs.modified" && s.Value == "true":
			dirty = " with changes"
		}
	}
	return revision + dirty
}
