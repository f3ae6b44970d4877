package embed

import "embed"

// Lexicon holds the words by which guests' messages are understood, one file for a group of concepts, a language or a set of
// rules. Package lexicon reads and checks them; lexicon/README.md says how to add words.
//
//go:embed lexicon
var Lexicon embed.FS
