package view_test

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"

	"portineria/embed"
	"portineria/lang"
	"portineria/web/view"
	"portineria/web/view/viewtest"
)

var (
	update = flag.Bool("update", false, "write the golden files anew")
	site   = flag.String("site", "", "write all pages as files into this directory, to look at them")
)

func assets(t *testing.T) (embed.Assets, view.Assets) {
	t.Helper()
	files, err := embed.LoadAssets()
	if err != nil {
		t.Fatal(err)
	}
	return files, view.Assets{Style: files.Style.Path, Script: files.Script.Path, Favicon: files.Favicon.Path}
}

func render(t *testing.T, sample viewtest.Sample) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := sample.Page.Render(context.Background(), &out); err != nil {
		t.Fatalf("render %s: %v", sample.Name, err)
	}
	return out.Bytes()
}

func parse(t *testing.T, html []byte) *goquery.Document {
	t.Helper()
	page, err := goquery.NewDocumentFromReader(bytes.NewReader(html))
	if err != nil {
		t.Fatal(err)
	}
	return page
}

// everyPage runs a check on each sample in each language.
func everyPage(t *testing.T, check func(t *testing.T, sample viewtest.Sample, page *goquery.Document)) {
	t.Helper()
	_, paths := assets(t)
	for _, code := range lang.Codes() {
		for _, sample := range viewtest.Samples(lang.For(code), paths) {
			t.Run(code+"/"+sample.Name, func(t *testing.T) { check(t, sample, parse(t, render(t, sample))) })
		}
	}
}

func TestEveryPageIsWellMade(t *testing.T) {
	everyPage(t, func(t *testing.T, sample viewtest.Sample, page *goquery.Document) {
		if n := page.Find("h1").Length(); n != 1 {
			t.Errorf("%d h1, want exactly one", n)
		}
		if n := page.Find("main").Length(); n != 1 {
			t.Errorf("%d main, want exactly one", n)
		}
		if l, _ := page.Find("html").Attr("lang"); l == "" {
			t.Error("the page does not say its language")
		}
		if page.Find("a.skip[href='#main']").Length() != 1 {
			t.Error("no link to skip the menu")
		}
		if strings.TrimSpace(page.Find("title").Text()) == "" {
			t.Error("the page has no title")
		}
		if n := page.Find("nav.menu a[aria-current=page]").Length(); sample.Public != (n == 0) {
			t.Errorf("%d entries of the menu are marked as the present one", n)
		}
		headings(t, page)
	})
}

// headings must not skip a level: that is how screen readers walk a page.
func headings(t *testing.T, page *goquery.Document) {
	t.Helper()
	last := 0
	page.Find("main h1, main h2, main h3, main h4").Each(func(_ int, h *goquery.Selection) {
		level := int(goquery.NodeName(h)[1] - '0')
		if last > 0 && level > last+1 {
			t.Errorf("heading %q jumps from level %d to %d", text(h), last, level)
		}
		last = level
	})
}

func TestNothingOnAPageNeedsAnInlineStyleOrScript(t *testing.T) {
	everyPage(t, func(t *testing.T, _ viewtest.Sample, page *goquery.Document) {
		page.Find("*").Each(func(_ int, e *goquery.Selection) {
			for _, a := range e.Nodes[0].Attr {
				switch {
				case a.Key == "style", strings.HasPrefix(a.Key, "on"):
					t.Errorf("<%s> carries %s=%q", goquery.NodeName(e), a.Key, a.Val)
				case strings.HasPrefix(strings.ToLower(strings.TrimSpace(a.Val)), "javascript:"):
					t.Errorf("<%s> carries script in %s", goquery.NodeName(e), a.Key)
				}
			}
		})
		if page.Find("style, script:not([src]), iframe, object, embed").Length() > 0 {
			t.Error("the page holds an inline style, script or frame")
		}
		page.Find("link[href], script[src], img[src]").Each(func(_ int, e *goquery.Selection) {
			if from := e.AttrOr("href", e.AttrOr("src", "")); !strings.HasPrefix(from, "/assets/") {
				t.Errorf("<%s> loads %q", goquery.NodeName(e), from)
			}
		})
	})
}

func TestEveryReferenceInAPageLeadsSomewhere(t *testing.T) {
	everyPage(t, func(t *testing.T, _ viewtest.Sample, page *goquery.Document) {
		ids := map[string]int{}
		page.Find("[id]").Each(func(_ int, e *goquery.Selection) { ids[e.AttrOr("id", "")]++ })
		for id, n := range ids {
			if id == "" || n > 1 || strings.ContainsAny(id, " \t") {
				t.Errorf("id %q stands %d times", id, n)
			}
		}
		for _, attribute := range []string{"for", "aria-labelledby", "aria-describedby", "popovertarget", "data-dialog", "data-copy"} {
			page.Find("[" + attribute + "]").Each(func(_ int, e *goquery.Selection) {
				for id := range strings.FieldsSeq(e.AttrOr(attribute, "")) {
					if ids[id] == 0 {
						t.Errorf("<%s> refers to %q by %s, which is not there", goquery.NodeName(e), id, attribute)
					}
				}
			})
		}
		page.Find("a[href^='#']").Each(func(_ int, a *goquery.Selection) {
			if id := strings.TrimPrefix(a.AttrOr("href", ""), "#"); ids[id] == 0 {
				t.Errorf("link to #%s leads nowhere", id)
			}
		})
		page.Find("a").Each(func(_ int, a *goquery.Selection) {
			if href := a.AttrOr("href", ""); href == "" || strings.HasPrefix(href, "about:") {
				t.Errorf("link %q has no address", text(a))
			}
		})
	})
}

func TestEverythingThatIsUsedHasAName(t *testing.T) {
	everyPage(t, func(t *testing.T, _ viewtest.Sample, page *goquery.Document) {
		page.Find("input:not([type=hidden]), select, textarea").Each(func(_ int, f *goquery.Selection) {
			label := page.Find("label[for='" + f.AttrOr("id", "?") + "']")
			if label.Length() != 1 || text(label) == "" {
				t.Errorf("field %q has no label", f.AttrOr("name", "?"))
			}
			if f.AttrOr("name", "") == "" {
				t.Errorf("field %q has no name", f.AttrOr("id", "?"))
			}
		})
		page.Find("h1, h2, h3, a, button, label, legend, summary, option, th, title, dt, caption").Each(func(_ int, e *goquery.Selection) {
			if text(e) == "" {
				t.Errorf("<%s class=%q> has no words", goquery.NodeName(e), e.AttrOr("class", ""))
			}
		})
		page.Find("button").Each(func(_ int, b *goquery.Selection) {
			if kind := b.AttrOr("type", ""); kind != "submit" && kind != "button" {
				t.Errorf("button %q does not say what it does", text(b))
			}
		})
		page.Find("svg").Each(func(_ int, s *goquery.Selection) {
			if s.AttrOr("aria-hidden", "") != "true" && s.AttrOr("aria-labelledby", "") == "" {
				t.Error("a drawing is neither decoration nor named")
			}
		})
		page.Find("[aria-label]").Each(func(_ int, e *goquery.Selection) {
			if strings.TrimSpace(e.AttrOr("aria-label", "")) == "" {
				t.Errorf("<%s> has an empty name", goquery.NodeName(e))
			}
		})
		if all := page.Text(); strings.Contains(all, "%!") || strings.Contains(all, "<nil>") {
			t.Error("a value was printed wrongly")
		}
	})
}

// text is what is read: hidden decoration does not count as words.
func text(s *goquery.Selection) string {
	clone := s.Clone()
	clone.Find("[aria-hidden=true]").Remove()
	return strings.Join(strings.Fields(clone.Text()), " ")
}

func TestWhatIsLiveCanBeFetchedAgain(t *testing.T) {
	known := []string{view.FragmentCount, view.FragmentHealth, view.FragmentToday, view.FragmentList, view.FragmentThread,
		view.FragmentFeed, view.FragmentQuestions, view.FragmentRules,
		view.FragmentSide, view.FragmentWeeks, view.FragmentBooking, view.FragmentFeeds, view.FragmentLinks, view.FragmentState, view.FragmentChat, view.FragmentRehearsal, view.FragmentManual, view.FragmentModel, view.FragmentTranslations}
	everyPage(t, func(t *testing.T, sample viewtest.Sample, page *goquery.Document) {
		found := page.Find("[data-live]")
		if sample.Public != (found.Length() == 0) {
			t.Errorf("%d live elements", found.Length())
		}
		found.Each(func(_ int, e *goquery.Selection) {
			_, name, _ := strings.Cut(e.AttrOr("data-fragment", ""), "fragment=")
			if e.AttrOr("id", "") == "" || !slices.Contains(known, name) || strings.TrimSpace(e.AttrOr("data-live", "")) == "" {
				t.Errorf("<%s id=%q> is live with topics %q and fragment %q", goquery.NodeName(e), e.AttrOr("id", ""), e.AttrOr("data-live", ""), name)
			}
		})
	})
}

func TestPagesReadAsTheirGoldenFilesSay(t *testing.T) {
	_, paths := assets(t)
	for _, code := range lang.Codes() {
		for _, sample := range viewtest.Samples(lang.For(code), paths) {
			t.Run(code+"/"+sample.Name, func(t *testing.T) {
				golden(t, filepath.Join("testdata", "golden", code, sample.Name+".txt"), outline(parse(t, render(t, sample))))
			})
		}
	}
}

func golden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v (run with -update to write it)", err)
	}
	if diff := diffLines(string(want), got); diff != "" {
		t.Errorf("%s differs (run with -update if that is meant):\n%s", path, diff)
	}
}

// TestWriteSite writes all pages as files, for looking at them in a browser.
func TestWriteSite(t *testing.T) {
	if *site == "" {
		t.Skip("no -site given")
	}
	files, paths := assets(t)
	for _, file := range []embed.Asset{files.Style, files.Script, files.Favicon} {
		write(t, filepath.Join(*site, file.Path), file.Body)
	}
	for _, code := range lang.Codes() {
		for _, sample := range viewtest.Samples(lang.For(code), paths) {
			write(t, filepath.Join(*site, fmt.Sprintf("%s-%s.html", sample.Name, code)), render(t, sample))
		}
	}
}

func write(t *testing.T, path string, body []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, body, 0o644); err != nil {
		t.Fatal(err)
	}
}
