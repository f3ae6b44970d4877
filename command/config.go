package command

import (
	"context"
	"errors"

	"portineria/config"
)

func configCommand() spec {
	return spec{name: "config", does: "Check and show the configuration.", subs: []spec{
		{name: "check", does: "Lists all problems at once, each with its key and what to do.", run: configCheck, example: "portineria config check --config portineria.toml"},
		{name: "show", does: "Prints the configuration in force, secrets masked.", run: configShow, example: "portineria config show"},
	}}
}

// effective reads the configuration with what the browser stored, if there is
// a database already. It makes none.
func (c *call) effective(ctx context.Context) (config.Config, error) {
	place, err := config.Locate(c.dataDir, c.configFile, c.Environ)
	if err != nil {
		return config.Config{}, err
	}
	var stored map[string]string
	if hasDatabase(place.Data) {
		if stored, err = c.storedIn(ctx, place.Data); err != nil {
			return config.Config{}, err
		}
	}
	return c.configuration(stored)
}

func configCheck(ctx context.Context, c *call) error {
	if err := c.parse(0, 0); err != nil {
		return err
	}
	cfg, err := c.effective(ctx)
	var problems config.Problems
	if err != nil && !errors.As(err, &problems) {
		return err
	}
	for _, p := range problems {
		c.line(map[string]any{"id": p.Key, "state": "fail", "where": p.Where, "what": p.What, "remedy": p.Remedy}, "%s", p)
	}
	if len(problems) > 0 {
		return errShown
	}
	for _, p := range cfg.Warnings() {
		c.line(map[string]any{"id": p.Key, "state": "warn", "where": p.Where, "what": p.What, "remedy": p.Remedy}, "warning: %s", p)
	}
	c.tell("The configuration is valid.")
	return nil
}

func configShow(ctx context.Context, c *call) error {
	if err := c.parse(0, 0); err != nil {
		return err
	}
	cfg, err := c.effective(ctx)
	if err != nil {
		return err
	}
	return cfg.Show(c.Out)
}
