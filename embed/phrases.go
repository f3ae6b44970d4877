package embed

import "embed"

// Phrases holds what the assistant says, one file phrases/LANGUAGE.toml for each language. Package phrase reads and checks it.
//
//go:embed phrases/*.toml
var Phrases embed.FS
