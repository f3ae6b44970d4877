package config

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"

	"github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"
)

// readFile makes a layer of the file. Syntax is the library's business; which keys exist is ours, so that all unknown ones
// are reported at once and with their lines.
func readFile(path string, explicit bool, known vocabulary) (layer, Problems, error) {
	empty := layer{values: map[string]setting{}}
	if path == "" {
		return empty, nil, nil
	}
	content, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) && !explicit {
		return empty, nil, nil
	}
	if err != nil {
		return empty, nil, &UnreadableError{Path: path, Err: err}
	}
	content = bytes.TrimPrefix(content, []byte("\xef\xbb\xbf")) // some editors on Windows begin a file so
	var tree map[string]any
	if err := toml.Unmarshal(content, &tree); err != nil {
		unreadable := &UnreadableError{Path: path, Err: err}
		if at, ok := errors.AsType[*toml.DecodeError](err); ok {
			unreadable.Line, unreadable.Column = at.Position()
		}
		return empty, nil, unreadable
	}
	l, problems := sortOut(tree, linesOf(content), path, known)
	l.dir = filepath.Dir(path)
	return l, problems, nil
}

// sortOut takes a parsed file apart into known keys and problems, in the order of the file.
func sortOut(tree map[string]any, lines map[string]int, path string, known vocabulary) (layer, Problems) {
	l := layer{values: map[string]setting{}}
	var problems Problems
	where := func(key string) string { return fmt.Sprintf("%s:%d", path, lines[key]) }
	inOrder := func(prefix string, m map[string]any) []string {
		return slices.SortedFunc(maps.Keys(m), func(a, b string) int {
			return cmp.Or(cmp.Compare(lines[prefix+a], lines[prefix+b]), cmp.Compare(a, b))
		})
	}
	for _, section := range inOrder("", tree) {
		body, isTable := tree[section].(map[string]any)
		switch {
		case !slices.Contains(known.sections, section) && isTable:
			p := Problem{"[" + section + "]", where(section), "this release has no such section", "remove it; a section exists from the release that builds it"}
			if near := nearest(section, known.sections); near != "" {
				p.Remedy = "did you mean [" + near + "]?"
			}
			problems = append(problems, p)
			continue
		case !slices.Contains(known.sections, section):
			problems = append(problems, known.unknown(section, where(section)))
			continue
		case !isTable:
			problems = append(problems, Problem{section, where(section), "is a section, not a key", "write [" + section + "] on a line of its own"})
			continue
		}
		for _, name := range inOrder(section+".", body) {
			key := section + "." + name
			if !slices.Contains(known.paths, key) {
				problems = append(problems, known.unknown(key, where(key)))
				continue
			}
			l.values[key] = setting{body[name], where(key)}
		}
	}
	return l, problems
}

// linesOf gives the line of each section and key, by its dotted path. The decoder tells places only with errors of its own,
// so the file is walked once more; it is known to parse.
func linesOf(content []byte) map[string]int {
	lines := map[string]int{}
	var p unstable.Parser
	p.Reset(content)
	section := ""
	for p.NextExpression() {
		e := p.Expression()
		if e.Kind == unstable.KeyValue {
			noteKey(lines, &p, section, e)
		} else {
			section = note(lines, &p, "", e) // a table
		}
	}
	return lines
}

func noteKey(lines map[string]int, p *unstable.Parser, prefix string, keyValue *unstable.Node) {
	path := note(lines, p, prefix, keyValue)
	if keyValue.Value().Kind != unstable.InlineTable {
		return
	}
	for children := keyValue.Value().Children(); children.Next(); {
		noteKey(lines, p, path, children.Node())
	}
}

// note remembers the line of every part of a key that is new: a.b.c = 1 may be the first word about a.
func note(lines map[string]int, p *unstable.Parser, prefix string, node *unstable.Node) string {
	path := prefix
	for parts := node.Key(); parts.Next(); {
		if path != "" {
			path += "."
		}
		path += string(parts.Node().Data)
		if _, seen := lines[path]; !seen {
			lines[path] = p.Shape(parts.Node().Raw).Start.Line
		}
	}
	return path
}
