package property

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"portineria/stay"
)

// maxProblems is how many are told at once: past it nobody reads them.
const maxProblems = 500

// reader turns the tree of a file into values and collects what is wrong.
type reader struct {
	file     string
	lines    lines
	problems Problems
	wrong    map[string]bool // paths of which a problem was told: one is enough
}

// table is one table of the file with its path.
type table struct {
	r    *reader
	path string
	in   map[string]any
}

// complain tells a problem of a path, once.
func (r *reader) complain(path, word, format string, args ...any) {
	if r.wrong[path] {
		return
	}
	r.wrong[path] = true
	if len(r.problems) == maxProblems {
		return
	}
	r.problems = append(r.problems, Problem{File: r.file, Line: r.lineOf(path), Key: path, Word: word, Text: fmt.Sprintf(format, args...)})
}

// lineOf is where a path stands, or, where it is missing, what it is missing in.
func (r *reader) lineOf(path string) int {
	for path != "" {
		if line, ok := r.lines[path]; ok {
			return line
		}
		path = path[:max(0, strings.LastIndexAny(path, ".["))]
	}
	return 1
}

// judge tells what the checks found in a table.
func (t table) judge(found []stay.Invalid) {
	for _, v := range found {
		t.r.complain(join(t.path, v.Field), v.Key, "%s", v.Detail)
	}
}

// only complains of every key that is none of these.
func (t table) only(keys ...string) {
	for key := range t.in {
		if !slices.Contains(keys, key) {
			t.r.complain(join(t.path, key), "unknown_key", "there is no such key: want one of %s", strings.Join(keys, ", "))
		}
	}
}

// read takes a key's value where it is of the type, complains where it is of
// another one, and returns none where it is absent.
func read[T any](t table, key, want string) (v T, ok bool) {
	raw, present := t.in[key]
	if !present {
		return v, false
	}
	if v, ok = raw.(T); !ok {
		t.r.complain(join(t.path, key), "invalid", "want %s", want)
	}
	return v, ok
}

func (t table) text(key string) string {
	s, _ := read[string](t, key, `a text in quotes`)
	return s
}

func (t table) textOr(key, otherwise string) string {
	if _, present := t.in[key]; !present {
		return otherwise
	}
	return t.text(key)
}

func (t table) yes(key string) bool {
	b, _ := read[bool](t, key, `true or false`)
	return b
}

func (t table) whole(key string, otherwise int) int {
	n, ok := read[int64](t, key, `a whole number`)
	if !ok || n < math.MinInt32 || n > math.MaxInt32 {
		if ok {
			t.r.complain(join(t.path, key), "out_of_range", "the number is out of range")
		}
		return otherwise
	}
	return int(n)
}

// share is a number from 0 to 1, or nil where there is none.
func (t table) share(key string) *float64 {
	if n, ok := t.in[key].(int64); ok {
		f := float64(n)
		return &f
	}
	f, ok := read[float64](t, key, `a number from 0 to 1`)
	if !ok {
		return nil
	}
	return &f
}

func (t table) clock(key string, otherwise stay.Clock) stay.Clock {
	s, ok := read[string](t, key, `a time in quotes, as in "15:00"`)
	if !ok {
		return otherwise
	}
	c, err := stay.ParseClock(s)
	if err != nil {
		t.r.complain(join(t.path, key), "bad_time", `%q is not a time: want one as in "15:00"`, s)
	}
	return c
}

// texts is a list of texts; an empty one is none.
func (t table) texts(key string) []string {
	list, _ := read[[]any](t, key, `a list of texts, as in ["one", "two"]`)
	var all []string
	for i, item := range list {
		s, ok := item.(string)
		if !ok {
			t.r.complain(fmt.Sprintf("%s[%d]", join(t.path, key), i+1), "invalid", "want a text in quotes")
		}
		all = append(all, s)
	}
	return all
}
