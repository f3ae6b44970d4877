// Package document reads the files in which owners keep what they know of a
// house, plain text, Word (.docx) and PDF, into plain text.
//
// It takes nothing on trust: what a file is, its content says and not its name;
// every size is bounded; nothing in it is run, followed or fetched. A PDF is
// parsed by a process of its own, since no library for it is safe from what a
// hostile file can do to the process that reads it. It knows nothing of houses.
//
// Read Reader.Read first, then text.go, word.go and pdf.go for each kind, and
// child.go for the process.
package document

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
)

// The caps of a document.
const (
	MaxBytes = 10 << 20  // of the file
	MaxText  = 200 << 10 // bytes of text in it
	MaxPages = 200       // of a PDF
)

// Problem says why a document cannot be read; interfaces have words for each.
type Problem string

// The problems.
const (
	TooLarge     Problem = "document_too_large"
	TooLong      Problem = "document_too_long"
	TooManyPages Problem = "document_too_many_pages"
	NoText       Problem = "document_no_text"   // such as pictures of pages
	Locked       Problem = "document_locked"    // encrypted, or open with a password only
	Broken       Problem = "document_broken"    // cut off, or not what it says that it is
	Hostile      Problem = "document_hostile"   // made to take endless time or memory
	TooSlow      Problem = "document_too_slow"  // no end in the time that it is given
	Macros       Problem = "document_macros"    // brings a program along
	OldWord      Problem = "document_old_word"  // the format before .docx
	Unknown      Problem = "document_unknown"   // no text, no .docx, no PDF
	WrongName    Problem = "document_wrong_end" // its name promises another kind
)

// Problems lists them, for whoever must have words for all.
func Problems() []Problem {
	return []Problem{TooLarge, TooLong, TooManyPages, NoText, Locked, Broken, Hostile, TooSlow, Macros, OldWord, Unknown, WrongName}
}

// Error is a document that cannot be read. Its text is for a maintainer and
// quotes nothing of the document.
type Error struct {
	Problem Problem
	Detail  string
}

func (e Error) Error() string {
	if e.Detail == "" {
		return string(e.Problem)
	}
	return string(e.Problem) + ": " + e.Detail
}

func problem(p Problem, format string, args ...any) error {
	return Error{p, fmt.Sprintf(format, args...)}
}

// ProblemOf is why reading failed, or empty where it was no fault of the
// document.
func ProblemOf(err error) Problem {
	if e, ok := errors.AsType[Error](err); ok {
		return e.Problem
	}
	return ""
}

// Reader reads documents. PDF reads one whose content says that it is a PDF;
// see Child.
type Reader struct {
	PDF func(ctx context.Context, content []byte) (string, error)
}

// Read returns the text of a document: paragraphs parted by blank lines,
// headings marked with "# " and items of lists with "- " where the document says
// which they are. The name is only held against the content; it may be empty.
func (r Reader) Read(ctx context.Context, name string, content []byte) (string, error) {
	if len(content) > MaxBytes {
		return "", problem(TooLarge, "%d bytes", len(content))
	}
	if len(bytes.TrimSpace(content)) == 0 {
		return "", Error{Problem: NoText}
	}
	kind := kindOf(content)
	if promised := kindOfName(name); promised != "" && kind.known() && promised != kind {
		return "", problem(WrongName, "the name says %s, the content %s", promised, kind)
	}
	var text string
	var err error
	switch kind {
	case kindText:
		text, err = readText(content)
	case kindWord:
		text, err = readWord(content)
	case kindPDF:
		text, err = r.PDF(ctx, content)
	case kindOldWord:
		err = Error{Problem: OldWord}
	default:
		err = Error{Problem: Unknown}
	}
	if err != nil {
		return "", err
	}
	return finish(text)
}

// kind is what a file is.
type kind string

const (
	kindText    kind = "text"
	kindWord    kind = "word"
	kindPDF     kind = "pdf"
	kindOldWord kind = "old word"
	kindOther   kind = "other"
)

// known reports whether it is one that can be read.
func (k kind) known() bool { return k == kindText || k == kindWord || k == kindPDF }

// pdfWithin is how far behind the beginning of a file "%PDF-" may stand.
const pdfWithin = 1024

// kindOf looks at the content alone.
func kindOf(content []byte) kind {
	head := content[:min(len(content), pdfWithin)]
	start := bytes.ToLower(bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n"))
	switch {
	case bytes.Contains(head, []byte("%PDF-")):
		return kindPDF
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return kindWord
	case bytes.HasPrefix(head, []byte("\xd0\xcf\x11\xe0")):
		return kindOldWord // which is also how Word keeps a .docx with a password
	case bytes.HasPrefix(start, []byte("<!doctype")), bytes.HasPrefix(start, []byte("<html")), bytes.HasPrefix(start, []byte("<?xml")), bytes.HasPrefix(start, []byte(`{\rtf`)):
		return kindOther
	case looksText(content):
		return kindText
	default:
		return kindOther
	}
}

// kindOfName is what a name promises; empty where it promises nothing that we
// read.
func kindOfName(name string) kind {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".txt", ".md", ".text":
		return kindText
	case ".docx":
		return kindWord
	case ".pdf":
		return kindPDF
	default:
		return ""
	}
}
