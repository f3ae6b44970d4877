package web

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"path/filepath"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/labstack/echo/v4"

	"portineria/app/property"
	"portineria/lang"
	"portineria/web/view"
)

func (w *Web) importPage(c echo.Context, v visitor) error {
	return w.showImport(c, v, http.StatusOK, "", nil)
}

func (w *Web) showImport(c echo.Context, v visitor, status int, text string, problems []string) error {
	around, err := w.opened(c, v, view.SectionProperties)
	if err != nil {
		return err
	}
	return render(c, status, view.ImportView(view.ImportPage{Page: around, TOML: text, Problems: problems}))
}

// importProperty takes a property from a file or from pasted text, whole or not
// at all. What is refused is shown with its place, and the text is kept, so that
// it can be put right here.
func (w *Web) importProperty(c echo.Context, v visitor) error {
	name, content, err := sentFile(c)
	if err != nil {
		return err
	}
	if len(bytes.TrimSpace(content)) == 0 {
		return w.showImport(c, v, http.StatusUnprocessableEntity, "", []string{v.W.InvalidText("required")})
	}
	file, err := property.Parse(bytes.NewReader(content), name)
	if wrong, ok := errors.AsType[property.Problems](err); ok {
		return w.showImport(c, v, http.StatusUnprocessableEntity, shown(content), problemsOf(v.W, wrong))
	}
	if err == nil {
		err = property.Import(c.Request().Context(), w.o.DB, w.now(), file)
	}
	if err != nil {
		return err
	}
	sayDid(c, didImport, string(file.Property.ID), strconv.Itoa(len(file.Facts)), strconv.Itoa(len(file.Warnings)))
	return seeOther(c, view.PropertyPath(string(file.Property.ID)))
}

// sentFile is the uploaded file, or else the pasted text, which has no name.
func sentFile(c echo.Context) (name string, content []byte, err error) {
	header, err := c.FormFile("file")
	if err != nil || header.Size == 0 {
		return "", []byte(typed(c, "toml")), nil //nolint:nilerr // no file was chosen
	}
	file, err := header.Open()
	if err != nil {
		return "", nil, err
	}
	defer file.Close()
	content, err = io.ReadAll(io.LimitReader(file, property.MaxBytes+1))
	return filepath.Base(header.Filename), content, err
}

// shown is a refused file for the text area; what is no text cannot be put right
// there.
func shown(content []byte) string {
	if !utf8.Valid(content) || len(content) > property.MaxBytes {
		return ""
	}
	return strings.ReplaceAll(string(content), "\r\n", "\n")
}

// problemsOf tells what is wrong in a file: where, which key, and why. The words
// for a maintainer are English and more exact, so that an owner who reads English
// gets them.
func problemsOf(w *lang.Words, all property.Problems) []string {
	lines := make([]string, len(all))
	for i, p := range all {
		var where []string
		if p.File != "" {
			where = append(where, p.File)
		}
		if p.Line > 0 {
			where = append(where, houseWords(w).Line(p.Line))
		}
		if p.Key != "" {
			where = append(where, p.Key)
		}
		why := w.InvalidText(p.Word)
		if w.Code == "en" {
			why = w.Capital(p.Text) + "."
		}
		lines[i] = why
		if len(where) > 0 {
			lines[i] = strings.Join(where, ", ") + ": " + why
		}
	}
	return lines
}
