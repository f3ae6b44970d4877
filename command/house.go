package command

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"strings"

	"portineria/config"
	"portineria/egress"
	"portineria/embed"
	"portineria/lexicon"
	"portineria/phrase"
	"portineria/store"
)

// house is what a command works on: the configuration and the open data.
type house struct {
	config.Config
	place config.Place
	db    *store.DB
	key   store.MasterKey
	log   *slog.Logger
	ways  []*egress.Dialer // out of the house; their ledger is written to db
}

// configuration reads the configuration. What the browser set-up stored lies in
// the database and counts least, so it is passed in where there is one.
func (c *call) configuration(stored map[string]string) (config.Config, error) {
	place, err := config.Locate(c.dataDir, c.configFile, c.Environ)
	if err != nil {
		return config.Config{}, err
	}
	return config.Load(config.Options{Path: place.File, Explicit: place.Explicit, Environ: c.Environ, Stored: stored})
}

// open opens the house, making directory, key and database where there are none.
func (c *call) open(ctx context.Context) (*house, error) {
	place, err := config.Locate(c.dataDir, c.configFile, c.Environ)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(place.Data, 0o700); err != nil {
		return nil, fmt.Errorf("make the data directory: %w", err)
	}
	key, err := store.LoadMasterKey(place.Data, c.Rand)
	if err != nil {
		return nil, err
	}
	db, err := store.Open(ctx, store.Options{Dir: place.Data, Master: key, Now: c.Now, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		return nil, fmt.Errorf("open the data in %s: %w", place.Data, err)
	}
	stored, err := storedSettings(ctx, db)
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	cfg, err := c.configuration(stored)
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return &house{Config: cfg, place: place, db: db, key: key, log: logger(c.Err, cfg.Log)}, nil
}

// settingPrefix marks what the browser set-up stored: "config.section.key".
const settingPrefix = "config."

func storedSettings(ctx context.Context, db *store.DB) (map[string]string, error) {
	all, err := db.Settings(ctx, settingPrefix)
	if err != nil {
		return nil, err
	}
	stored := make(map[string]string, len(all))
	for key, value := range all {
		stored[strings.TrimPrefix(key, settingPrefix)] = value
	}
	return stored, nil
}

// close ends what connections are left, so that the ledger has them, and closes the
// data.
func (h *house) close() error {
	var errs []error
	for _, d := range h.ways {
		errs = append(errs, d.Close(context.Background()))
	}
	return errors.Join(append(errs, h.db.Close())...)
}

// with opens the house, runs fn and closes it again.
func (c *call) with(ctx context.Context, fn func(*house) error) (err error) {
	h, err := c.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, h.close()) }()
	return fn(h)
}

func logger(w io.Writer, o config.Log) *slog.Logger {
	options := &slog.HandlerOptions{Level: o.Level}
	if o.Format == "json" {
		return slog.New(slog.NewJSONHandler(w, options))
	}
	return slog.New(slog.NewTextHandler(w, options))
}

// speech loads what is understood and what is said.
func speech() (*lexicon.Lexicon, *phrase.Book, error) {
	words, err := lexicon.Load(embed.LexiconFiles())
	if err != nil {
		return nil, nil, fmt.Errorf("read the lexicon: %w", err)
	}
	book, err := phrase.Load(embed.Phrases)
	if err != nil {
		return nil, nil, fmt.Errorf("read the phrases: %w", err)
	}
	return words, book, nil
}

// hasDatabase reports whether a directory holds a house already.
func hasDatabase(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, store.FileName))
	return err == nil
}

// storedIn reads what the browser set-up stored, from a house that is there.
func (c *call) storedIn(ctx context.Context, dir string) (stored map[string]string, err error) {
	key, err := store.LoadMasterKey(dir, c.Rand)
	if err != nil {
		return nil, err
	}
	db, err := store.Open(ctx, store.Options{Dir: dir, Master: key, Now: c.Now, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		return nil, fmt.Errorf("open the data in %s: %w", dir, err)
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	return storedSettings(ctx, db)
}
