package embed

import "embed"

// Notices holds the blocks of the privacy page, one file notices/LANGUAGE.toml for each language. Package phrase reads and
// checks it.
//
//go:embed notices/*.toml
var Notices embed.FS
