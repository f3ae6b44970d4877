package embed

import "embed"

// Prices holds what the messaging platform charges, one file prices/YYYY-MM.toml for each change, with its source. Package
// app/meter reads and checks it.
//
//go:embed prices/*.toml
var Prices embed.FS
