package embed

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
)

// assetFiles are the styles, the script and the icon of the pages.
//
//go:embed assets/*.css assets/*.js assets/*.svg
var assetFiles embed.FS

// styles are the parts of the one style sheet, in their order: tokens.css names
// the cascade layers, so what follows may stand in any file.
var styles = []string{"tokens", "base", "shell", "parts", "forms", "today", "inbox", "kinds", "media", "calendar", "columns", "lists", "simulator", "templates", "who", "health", "automations", "numbers"}

// scripts are the parts of the one script, each closed in itself.
var scripts = []string{"live", "timeline"}

// Asset is a file for browsers. Its path holds a hash of its content, so it may
// be kept for a year: another content is another path.
type Asset struct {
	Path string
	Type string // the Content-Type
	Body []byte
}

// Assets are the files that pages refer to.
type Assets struct {
	Style   Asset // all style sheets in one
	Script  Asset
	Favicon Asset
}

// LoadAssets reads the files compiled in. It fails only if the program was
// built without one of them.
func LoadAssets() (Assets, error) {
	var style []byte
	for _, name := range styles {
		part, err := assetFiles.ReadFile("assets/" + name + ".css")
		if err != nil {
			return Assets{}, fmt.Errorf("read style %s: %w", name, err)
		}
		style = append(style, part...)
	}
	var script []byte
	for _, name := range scripts {
		part, err := assetFiles.ReadFile("assets/" + name + ".js")
		if err != nil {
			return Assets{}, fmt.Errorf("read script %s: %w", name, err)
		}
		script = append(script, part...)
	}
	favicon, err := assetFiles.ReadFile("assets/favicon.svg")
	if err != nil {
		return Assets{}, fmt.Errorf("read icon: %w", err)
	}
	return Assets{
		Style:   asset("portineria", ".css", "text/css; charset=utf-8", style),
		Script:  asset("live", ".js", "text/javascript; charset=utf-8", script),
		Favicon: asset("favicon", ".svg", "image/svg+xml", favicon),
	}, nil
}

// AssetCache is the Cache-Control of an asset.
const AssetCache = "public, max-age=31536000, immutable"

// Find returns the asset of a request's path.
func (a Assets) Find(path string) (Asset, bool) {
	for _, one := range []Asset{a.Style, a.Script, a.Favicon} {
		if one.Path == path {
			return one, true
		}
	}
	return Asset{}, false
}

func asset(name, extension, kind string, body []byte) Asset {
	sum := sha256.Sum256(body)
	return Asset{Path: "/assets/" + name + "." + hex.EncodeToString(sum[:6]) + extension, Type: kind, Body: body}
}
