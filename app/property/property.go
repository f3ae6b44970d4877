// Package property reads and writes what an owner knows about a property as a
// text file (TOML), and stores what it has read.
//
// The format is strict: an unknown key is an error, and all problems of a file
// are told at once, each with file, line and key. It knows nothing of guests.
// Read Parse first.
package property

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"github.com/pelletier/go-toml/v2"

	"portineria/stay"
)

// The caps of a property file.
const (
	MaxBytes = 2 << 20
	MaxFacts = 2000
	MaxText  = 4000 // characters of a fact or a translation
)

// File is a property file that was read whole. Its values carry no time of
// change: importing gives them one.
type File struct {
	Name     string // of the file
	Property stay.Property
	Facts    []stay.Fact
	Warnings []string // what may be meant otherwise, each with file, line and key
}

// Parse reads a property file. The file name is for messages only. An error is
// a Problems, but for one of r itself; none of them quotes a fact's text or a
// secret.
func Parse(r io.Reader, filename string) (File, error) {
	content, err := io.ReadAll(io.LimitReader(r, MaxBytes+1))
	if err != nil {
		return File{}, fmt.Errorf("read %s: %w", filename, err)
	}
	if len(content) > MaxBytes {
		return File{}, Problems{{File: filename, Word: "too_large", Text: fmt.Sprintf("the file is larger than %d bytes", MaxBytes)}}
	}
	content = bytes.TrimPrefix(content, []byte("\xef\xbb\xbf"))
	if !utf8.Valid(content) {
		return File{}, Problems{{File: filename, Line: lineOfBadByte(content), Word: "bad_toml", Text: "this is not UTF-8 text: save the file as UTF-8"}}
	}
	// An editor on Windows ends lines with two characters; in a text over
	// several lines they would reach the guests.
	content = bytes.ReplaceAll(content, []byte("\r\n"), []byte("\n"))
	lines, tooMuch := linesOf(content)
	if tooMuch > 0 {
		return File{}, Problems{{File: filename, Line: tooMuch, Word: "bad_toml", Text: "keys or lists lie too deep in each other, or there are too many of them"}}
	}
	var tree map[string]any
	if err := toml.Unmarshal(content, &tree); err != nil {
		return File{}, Problems{broken(filename, err)}
	}
	reading := &reader{file: filename, lines: lines, wrong: map[string]bool{}}
	file := reading.property(tree)
	if len(reading.problems) > 0 {
		reading.problems.sort()
		return File{}, reading.problems
	}
	return file, nil
}

// broken is the problem of a file that is not TOML.
func broken(filename string, err error) Problem {
	p := Problem{File: filename, Word: "bad_toml", Text: "this is not TOML"}
	if syntax, ok := errors.AsType[*toml.DecodeError](err); ok {
		p.Line, _ = syntax.Position()
		p.Text = "this is not TOML: " + bare(syntax.Error())
	}
	return p
}

func lineOfBadByte(content []byte) int {
	line := 1
	for len(content) > 0 {
		r, size := utf8.DecodeRune(content)
		switch {
		case r == utf8.RuneError && size == 1:
			return line
		case r == '\n':
			line++
		}
		content = content[size:]
	}
	return line
}
