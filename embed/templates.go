package embed

import "embed"

// Templates holds the ready texts with which a conversation can be opened, one file a text, in several languages. Package
// template reads and checks them; templates/README.md says how they are written.
//
//go:embed templates/*.toml
var Templates embed.FS
