package lexicon

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
)

// phrase is some words that follow each other; the last may stand for any ending.
type phrase struct {
	words []Token
	open  bool // the last word may go on
}

// paperWords are by what a picture is told to be one of an identity document, and by
// what a text points at a picture.
type paperWords struct{ papers, points, asks, nots []phrase }

// loadPapers reads papers.toml. Without the file nothing is found.
func loadPapers(fsys fs.FS) (paperWords, error) {
	var w paperWords
	lists, err := readFile[map[string]section](fsys, "papers.toml")
	if errors.Is(err, fs.ErrNotExist) {
		return w, nil
	}
	if err != nil {
		return w, err
	}
	for name, into := range map[string]*[]phrase{"papers": &w.papers, "points": &w.points, "asks": &w.asks, "nots": &w.nots} {
		for _, code := range sortedKeys(lists[name]) {
			for entry := range strings.SplitSeq(lists[name][code], ",") {
				text, open := strings.CutSuffix(strings.TrimSpace(entry), "*")
				words := Tokens(text)
				if len(words) == 0 {
					return w, fmt.Errorf("papers.toml: %s.%s: %q holds no word", name, code, entry)
				}
				*into = append(*into, phrase{words, open})
			}
		}
	}
	return w, nil
}

// NamesPaper reports whether a text, or the name of a file, names an identity
// document, in any language.
func (l *Lexicon) NamesPaper(text string) bool {
	return stands(l.paperWords.papers, Tokens(apart(text)))
}

// Points reports whether a text points at something beside it, in any language: what
// is this?
func (l *Lexicon) Points(text string) bool { return stands(l.paperWords.points, Tokens(text)) }

// AsksForPaper reports whether a sentence of the text asks for an identity document to
// be sent, in any language.
func (l *Lexicon) AsksForPaper(text string) bool {
	tokens := Tokens(text)
	for from := 0; from < len(tokens); {
		to := from
		for to < len(tokens) && tokens[to].Sentence == tokens[from].Sentence {
			to++
		}
		sentence := tokens[from:to]
		if stands(l.paperWords.papers, sentence) && stands(l.paperWords.asks, sentence) && !stands(l.paperWords.nots, sentence) {
			return true
		}
		from = to
	}
	return false
}

// apart parts the words of a file's name.
func apart(s string) string { return strings.NewReplacer("_", " ", ".", " ", "-", " ").Replace(s) }

func stands(phrases []phrase, tokens []Token) bool {
	for _, p := range phrases {
		for at := 0; at+len(p.words) <= len(tokens); at++ {
			if p.at(tokens[at : at+len(p.words)]) {
				return true
			}
		}
	}
	return false
}

func (p phrase) at(tokens []Token) bool {
	last := len(p.words) - 1
	if !sameWords(tokens[:last], p.words[:last]) {
		return false
	}
	have, want := &tokens[last], &p.words[last]
	return sameWord(have, want) || p.open && (strings.HasPrefix(have.Form, want.Form) || want.Alt != "" && strings.HasPrefix(have.Form, want.Alt))
}
