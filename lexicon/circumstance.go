package lexicon

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

// loadCircumstances reads circumstances.toml: for a thing that is asked about, the things
// that guests name beside it without asking about them.
func (l *Lexicon) loadCircumstances(fsys fs.FS) error {
	const file = "circumstances.toml"
	content, err := readFile[section](fsys, file)
	if err != nil {
		return err
	}
	for _, id := range sortedKeys(content) {
		asked, ok := l.byID[id]
		if !ok {
			return fmt.Errorf("%s: %s: no such concept", file, id)
		}
		for beside := range strings.SplitSeq(content[id], ",") {
			named, ok := l.byID[strings.TrimSpace(beside)]
			if !ok {
				return fmt.Errorf("%s: %s: no such concept as %q", file, id, strings.TrimSpace(beside))
			}
			l.concepts[asked].beside = append(l.concepts[asked].beside, named)
		}
	}
	return nil
}

// Beside reports whether a thing that is named where another is asked about is only a
// circumstance of it: the shower, where there is no hot water; the train, where the bags are to
// stay. A fact about what is asked answers then without speaking of it.
func (c *Concept) Beside(asked *Concept) bool { return slices.Contains(asked.beside, c.index) }
