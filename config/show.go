package config

import (
	"bytes"
	"fmt"
	"io"
)

// Show prints the effective configuration as TOML, secrets masked, with the origin of each value as a comment.
func (c *Config) Show(w io.Writer) error {
	var b bytes.Buffer
	section := ""
	for _, k := range c.keys() {
		if k.section != section {
			if section != "" {
				b.WriteByte('\n')
			}
			section = k.section
			fmt.Fprintf(&b, "[%s]\n", section)
		}
		fmt.Fprintf(&b, "%s = %s # %s\n", k.name, k.value.toml(), c.origins[k.path()])
	}
	if _, err := w.Write(b.Bytes()); err != nil {
		return fmt.Errorf("show configuration: %w", err)
	}
	return nil
}
