package property

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// Problem is one thing that is wrong in a property file.
type Problem struct {
	File string
	Line int    // 0: of the whole file
	Key  string // as in "facts[3].topic": the third fact's topic; empty: of the whole file
	Word string // key of the words that explain it to an owner
	Text string // for whoever reads a log or a terminal
}

func (p Problem) String() string {
	var b strings.Builder
	b.WriteString(p.File)
	if p.Line > 0 {
		fmt.Fprintf(&b, ":%d", p.Line)
	}
	if p.Key != "" {
		fmt.Fprintf(&b, ": %s", p.Key)
	}
	fmt.Fprintf(&b, ": %s", p.Text)
	return b.String()
}

// Problems are all that is wrong in a file, by line.
type Problems []Problem

func (p Problems) Error() string {
	lines := make([]string, len(p))
	for i, problem := range p {
		lines[i] = problem.String()
	}
	return strings.Join(lines, "\n")
}

func (p Problems) sort() {
	slices.SortStableFunc(p, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Key, b.Key))
	})
}

// bare takes the decoder's own name off its message.
func bare(message string) string { return strings.TrimPrefix(message, "toml: ") }
