package config

import (
	"fmt"
	"strings"
)

// Problem is one thing wrong with the configuration, or worth knowing about it.
type Problem struct {
	Key    string // whatsapp.app_secret, [tls], PORTINERIA_SERVRE; empty if it is about no key
	Where  string // file:line, the variable, "browser set-up"; empty if it stands nowhere
	What   string
	Remedy string
}

// String is the problem in one line.
func (p Problem) String() string {
	var parts []string
	for _, part := range []string{p.Where, p.Key, p.What} {
		if part != "" && (len(parts) == 0 || parts[len(parts)-1] != part) {
			parts = append(parts, part)
		}
	}
	line := strings.Join(parts, ": ")
	if p.Remedy != "" {
		line += "; " + p.Remedy
	}
	return line
}

// Problems is everything wrong with a configuration that could be read.
type Problems []Problem

// Error is a line for each.
func (p Problems) Error() string {
	lines := make([]string, len(p))
	for i, one := range p {
		lines[i] = one.String()
	}
	return strings.Join(lines, "\n")
}

// UnreadableError says that the file could not be read, or is not TOML, so that nothing can be said about its keys.
type UnreadableError struct {
	Path         string
	Line, Column int // 0: not about one place
	Err          error
}

// Error names the place.
func (e *UnreadableError) Error() string {
	if e.Line == 0 {
		return fmt.Sprintf("read configuration %s: %v", e.Path, e.Err)
	}
	return fmt.Sprintf("read configuration %s:%d:%d: %v", e.Path, e.Line, e.Column, e.Err)
}

// Unwrap gives the cause.
func (e *UnreadableError) Unwrap() error { return e.Err }

// nearest is the candidate that a name is a mistyping of, or nothing: at most three wrong letters, fewer in a short name.
func nearest(name string, candidates []string) string {
	best, distance := "", min(3, len(name)/3)+1
	for _, candidate := range candidates {
		if d := mistakes(name, candidate); d < distance {
			best, distance = candidate, d
		}
	}
	return best
}

// mistakes counts the letters to insert, drop or replace between two names (Levenshtein).
func mistakes(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			replaced := diagonal
			if a[i] != b[j] {
				replaced++
			}
			diagonal = row[j+1]
			row[j+1] = min(replaced, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
