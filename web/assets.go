package web

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"

	"github.com/labstack/echo/v4"
)

// assets are the embedded files under addresses that change with their content,
// so that browsers may keep them for a year.
type assets struct {
	byPath map[string]asset  // "/assets/style.1a2b3c4d.css"
	named  map[string]string // "style.css" to its address
}

type asset struct {
	kind    string
	content []byte
}

func newAssets(files fs.FS) (assets, error) {
	a := assets{byPath: map[string]asset{}, named: map[string]string{}}
	err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		sum := sha256.Sum256(content)
		base, ext := path.Base(name), path.Ext(name)
		address := "/assets/" + strings.TrimSuffix(base, ext) + "." + hex.EncodeToString(sum[:6]) + ext
		a.byPath[address] = asset{kind: mime.TypeByExtension(ext), content: content}
		a.named[base] = address
		return nil
	})
	if err != nil {
		return a, fmt.Errorf("read the embedded files: %w", err)
	}
	return a, nil
}

// serveAsset answers with an embedded file.
func (w *Web) serveAsset(c echo.Context) error {
	a, ok := w.assets.byPath[c.Request().URL.Path]
	if !ok {
		return echo.NewHTTPError(http.StatusNotFound)
	}
	c.Response().Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	return c.Blob(http.StatusOK, a.kind, a.content)
}
