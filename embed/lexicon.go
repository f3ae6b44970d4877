package embed

import (
	"embed"
	"io/fs"
)

// The lexicon holds the words by which guests' messages are understood, one file for a group of concepts, a language or a set
// of rules. Package lexicon reads and checks them; lexicon/README.md says how to add words.
//
//go:embed lexicon
var lexiconFiles embed.FS

// LexiconFiles are the files of the lexicon with its folder as their root.
func LexiconFiles() fs.FS {
	files, err := fs.Sub(lexiconFiles, "lexicon")
	if err != nil {
		panic(err) // the folder is compiled in
	}
	return files
}
