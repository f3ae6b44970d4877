package embed_test

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"portineria/embed"
)

func load(t *testing.T) embed.Assets {
	t.Helper()
	assets, err := embed.LoadAssets()
	if err != nil {
		t.Fatal(err)
	}
	return assets
}

func TestAssetsAreFoundByTheirPathsAlone(t *testing.T) {
	assets := load(t)
	for _, one := range []embed.Asset{assets.Style, assets.Script, assets.Favicon} {
		got, ok := assets.Find(one.Path)
		if !ok || len(got.Body) == 0 || got.Type != one.Type {
			t.Errorf("%s is not found by its own path", one.Path)
		}
		if !regexp.MustCompile(`^/assets/[a-z]+\.[0-9a-f]{12}\.(css|js|svg)$`).MatchString(one.Path) {
			t.Errorf("path %q does not hold a hash of the content", one.Path)
		}
	}
	for _, path := range []string{"", "/", "/assets/", "/assets/live.js", "/assets/../assets.go", assets.Style.Path + "x"} {
		if _, ok := assets.Find(path); ok {
			t.Errorf("%q is found", path)
		}
	}
}

func TestEveryStyleIsPartOfTheOneSheet(t *testing.T) {
	style := string(load(t).Style.Body)
	files, err := os.ReadDir("assets")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if !strings.HasSuffix(file.Name(), ".css") {
			continue
		}
		body, err := os.ReadFile("assets/" + file.Name())
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(style, string(body)) {
			t.Errorf("%s is in the folder but not in the sheet", file.Name())
		}
	}
	if !strings.Contains(style[:600], "@layer tokens, base, parts, pages;") {
		t.Error("the sheet does not begin by naming its layers")
	}
}

// A year on the timeline is 53 weeks of days of two halves, so its last grid line
// is the 743rd. A missing digit would let a stay fall to the next free place, that
// is to a wrong day.
func TestTheTimelineHasAPlaceForEveryColumn(t *testing.T) {
	style := string(load(t).Style.Body)
	for line := 1; line <= 2*53*7+1; line++ {
		for i, n := range []int{line / 100 * 100, line / 10 % 10 * 10, line % 10} {
			unit := []int{100, 10, 1}[i]
			for _, edge := range []string{"abc", "xyz"} {
				rule := fmt.Sprintf(".%c%d{--%c:%d}", edge[i], n/unit, edge[i], n)
				if strings.Count(style, rule) != 1 {
					t.Fatalf("%s is missing, for line %d", rule, line)
				}
			}
		}
	}
}

// The content security policy lets only our own files through, and no eval.
func TestStylesAndScriptStayWithinTheContentSecurityPolicy(t *testing.T) {
	assets := load(t)
	for _, bad := range []string{"@import", "url(", "http:", "https:"} {
		if strings.Contains(string(assets.Style.Body), bad) {
			t.Errorf("the style holds %q", bad)
		}
	}
	for _, bad := range []string{"eval(", "new Function", "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", ".style.", "setAttribute(\"style", "http://", "https://", "import("} {
		if strings.Contains(string(assets.Script.Body), bad) {
			t.Errorf("the script holds %q", bad)
		}
	}
}

func TestColoursStandInTheTokensAlone(t *testing.T) {
	files, err := os.ReadDir("assets")
	if err != nil {
		t.Fatal(err)
	}
	colour := regexp.MustCompile(`#[0-9a-fA-F]{3,8}\b`)
	for _, file := range files {
		if file.Name() == "tokens.css" || !strings.HasSuffix(file.Name(), ".css") {
			continue
		}
		body, err := os.ReadFile("assets/" + file.Name())
		if err != nil {
			t.Fatal(err)
		}
		if found := colour.FindString(string(body)); found != "" {
			t.Errorf("%s names the colour %s itself", file.Name(), found)
		}
	}
}
