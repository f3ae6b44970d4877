package number

import (
	"fmt"
	"strings"
)

// line is what was found and what to do about it. %s stands for the values in their
// order; both may use them, %[1]s names one.
type line struct{ found, next string }

// words are what is said in a language of the owner's pages.
type words struct {
	titles map[string]string // of the checks
	lines  map[string]line
}

func wordsOf(language string) words {
	if language == "it" {
		return italian
	}
	return english
}

// Title names the check, in a language of the owner's.
func (f Finding) Title(language string) string {
	if title, ok := wordsOf(language).titles[f.Check]; ok {
		return title
	}
	return f.Check
}

// Say is what was found and what to do about it; next is empty where there is nothing
// to do.
func (f Finding) Say(language string) (found, next string) {
	l, ok := wordsOf(language).lines[f.Word]
	if !ok {
		return f.Word, ""
	}
	return fill(l.found, f.Args), fill(l.next, f.Args)
}

func fill(pattern string, args []string) string {
	if !strings.Contains(pattern, "%") {
		return pattern
	}
	values := make([]any, len(args))
	for i, a := range args {
		values[i] = a
	}
	return fmt.Sprintf(pattern, values...)
}
