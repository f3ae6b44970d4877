package property

import (
	"bytes"
	"fmt"
	"slices"

	"github.com/pelletier/go-toml/v2/unstable"
)

// The bounds of a file's shape, checked before it is decoded. The format itself
// goes four deep, and its widest table has a text per language; a hostile file
// goes to a million, for which the decoder takes minutes.
const (
	maxDepth = 8
	maxWidth = 1000
)

// lines tells on which line of a file each key stands, by the key's path as in
// "facts[3].topic", counted from one.
type lines map[string]int

// linesOf walks a file up to the first thing that is not TOML. It returns the
// first line on which a key or list lies too deep, or a table grows too wide, or 0.
func linesOf(content []byte) (found lines, tooMuch int) {
	w := lineWalk{found: lines{}, tables: map[string]int{}, width: map[string]int{}}
	for at, c := range content {
		if c == '\n' {
			w.ends = append(w.ends, at)
		}
	}
	var p unstable.Parser
	p.Reset(bytes.Clone(content))
	prefix := ""
	for w.tooMuch == 0 && p.NextExpression() {
		node := p.Expression()
		switch node.Kind {
		case unstable.Table:
			prefix = w.header(node, false)
		case unstable.ArrayTable:
			prefix = w.header(node, true)
		case unstable.KeyValue:
			w.keyValue(node, prefix, 0)
		default: // a comment
		}
	}
	return w.found, w.tooMuch
}

type lineWalk struct {
	found  lines
	tables map[string]int // how many tables an array has so far
	width  map[string]int // how many keys a table has so far
	ends   []int          // of lines

	tooMuch int
}

func (w *lineWalk) line(node *unstable.Node) int {
	n, _ := slices.BinarySearch(w.ends, int(node.Raw.Offset))
	return n + 1
}

// header enters a table: each part that names an array means its last table.
func (w *lineWalk) header(node *unstable.Node, another bool) (path string) {
	for it, depth := node.Key(), 0; it.Next() && w.reach(depth, w.line(it.Node())); depth++ {
		path = w.key(path, it.Node())
		if another && it.IsLast() {
			w.tables[path]++
		}
		if n := w.tables[path]; n > 0 {
			path = fmt.Sprintf("%s[%d]", path, n)
			w.put(path, w.line(it.Node()))
		}
	}
	return path
}

func (w *lineWalk) keyValue(node *unstable.Node, path string, depth int) {
	line := 0
	for it := node.Key(); it.Next() && w.reach(depth, w.line(it.Node())); depth++ {
		path, line = w.key(path, it.Node()), w.line(it.Node())
	}
	w.value(node.Value(), path, line, depth)
}

func (w *lineWalk) value(node *unstable.Node, path string, line, depth int) {
	if node.Kind != unstable.InlineTable && node.Kind != unstable.Array || !w.reach(depth, line) {
		return
	}
	n := 0
	for it := node.Children(); it.Next(); {
		if node.Kind == unstable.InlineTable {
			w.keyValue(it.Node(), path, depth)
			continue
		}
		n++
		item, at := fmt.Sprintf("%s[%d]", path, n), line
		if it.Node().Raw.Length > 0 {
			at = w.line(it.Node())
		}
		w.put(item, at)
		w.value(it.Node(), item, at, depth+1)
	}
}

// reach reports whether a depth is within bounds.
func (w *lineWalk) reach(depth, line int) bool {
	if depth >= maxDepth && w.tooMuch == 0 {
		w.tooMuch = line
	}
	return w.tooMuch == 0
}

// key notes a key in a table and returns its path.
func (w *lineWalk) key(table string, node *unstable.Node) string {
	path, line := join(table, string(node.Data)), w.line(node)
	if w.put(path, line) {
		w.width[table]++
		if w.width[table] > maxWidth && w.tooMuch == 0 {
			w.tooMuch = line
		}
	}
	return path
}

// put keeps the first line of a path: a dotted key may pass through it again.
func (w *lineWalk) put(path string, line int) (first bool) {
	if _, known := w.found[path]; known {
		return false
	}
	w.found[path] = line
	return true
}

func join(table, key string) string {
	if table == "" {
		return key
	}
	return table + "." + key
}
