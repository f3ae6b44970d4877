// Package embed holds the files that are compiled into the program, and nothing that acts on them: styles, scripts and icons
// of the pages, the assistant's phrases and the privacy page's blocks by language, the lexicon, and the demonstration. Each
// kind has a Go file that names it and says which package reads it.
package embed

import "embed"

// Phrases holds what the assistant says, one file phrases/LANGUAGE.toml for each language. Package phrase reads and checks it.
//
//go:embed phrases/*.toml
var Phrases embed.FS
