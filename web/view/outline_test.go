package view_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/PuerkitoBio/goquery"
	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"portineria/lang"
	"portineria/web/view/viewtest"
)

// outline writes a page down as it is read aloud: headings, links with their
// addresses, fields with their labels. What is for the eye alone is left out.
// People who do not program can read such a file, and so can a translator.
func outline(page *goquery.Document) string {
	o := &outliner{page: page}
	o.line("title: " + text(page.Find("title")))
	o.walk(page.Find("body").Nodes[0])
	o.flush()
	return o.out.String()
}

type outliner struct {
	page  *goquery.Document
	out   strings.Builder
	words []string // of the line being put together
}

func (o *outliner) line(s string) {
	o.flush()
	if s = strings.TrimSpace(s); s != "" {
		o.out.WriteString(s + "\n")
	}
}

func (o *outliner) flush() {
	if line := strings.Join(strings.Fields(strings.Join(o.words, " ")), " "); line != "" {
		o.out.WriteString(line + "\n")
	}
	o.words = nil
}

func (o *outliner) walk(n *html.Node) {
	if n.Type == html.TextNode {
		o.words = append(o.words, n.Data)
		return
	}
	e := goquery.NewDocumentFromNode(n).Selection
	if e.AttrOr("aria-hidden", "") == "true" || n.Data == "script" || n.Data == "noscript" {
		return
	}
	switch n.Data {
	case "h1", "h2", "h3":
		o.line("\n" + strings.Repeat("#", int(n.Data[1]-'0')) + " " + text(e))
		return
	case "a":
		mark := ""
		if e.AttrOr("aria-current", "") != "" {
			mark = " (here)"
		}
		o.line(fmt.Sprintf("-> %s  %s%s", e.AttrOr("href", ""), text(e), mark))
		return
	case "button":
		o.line("[" + text(e) + "]" + spaced(e.AttrOr("formaction", "")) + spaced(e.AttrOr("popovertarget", "")))
		return
	case "label":
		return // read with its field
	case "input", "select", "textarea":
		o.line(o.field(e, n.Data))
		return
	case "svg":
		o.line("picture: " + text(o.page.Find("#"+e.AttrOr("aria-labelledby", "?"))))
		return
	case "form":
		o.line(strings.ToUpper(e.AttrOr("method", "get")) + " " + e.AttrOr("action", ""))
	case "nav", "aside", "section", "article", "div", "ul", "dialog", "fieldset":
		if name := e.AttrOr("aria-label", ""); name != "" {
			o.line(n.Data + ": " + name)
		}
	}
	inline := slices.Contains([]string{"span", "b", "small", "time", "em", "i", "br"}, n.Data)
	if !inline {
		o.flush()
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		o.walk(child)
	}
	if !inline {
		o.flush()
	}
}

func (o *outliner) field(e *goquery.Selection, kind string) string {
	if kind == "input" {
		kind = e.AttrOr("type", "text")
	}
	name := kind + " " + e.AttrOr("name", "")
	if kind == "hidden" {
		return name + " = " + e.AttrOr("value", "")
	}
	label := text(o.page.Find("label[for='" + e.AttrOr("id", "?") + "']"))
	value := e.AttrOr("value", "")
	switch kind {
	case "textarea":
		value = strings.Join(strings.Fields(e.Text()), " ")
	case "select":
		var options []string
		e.Find("option").Each(func(_ int, option *goquery.Selection) {
			chosen := ""
			if _, ok := option.Attr("selected"); ok {
				chosen = "*"
			}
			options = append(options, chosen+text(option))
		})
		value = strings.Join(options, " | ")
	}
	if _, ok := e.Attr("checked"); ok {
		value += " (ticked)"
	}
	return name + " <" + label + "> " + value
}

func spaced(s string) string {
	if s == "" {
		return ""
	}
	return " " + s
}

func diffLines(want, got string) string {
	return cmp.Diff(strings.Split(want, "\n"), strings.Split(got, "\n"))
}

// The forms of all pages with the names of their fields are what the handlers
// must read. The file is their list.
func TestTheFormsAreThoseThatHandlersRead(t *testing.T) {
	_, paths := assets(t)
	forms := map[string]map[string]bool{}
	for _, sample := range viewtest.Samples(lang.For("en"), paths) {
		parse(t, render(t, sample)).Find("form").Each(func(_ int, form *goquery.Selection) {
			switch form.AttrOr("method", "") {
			case "post":
				addForm(forms, form.AttrOr("action", ""), form)
			case "get": // asks for the page again, with what is chosen in its address
				addForm(forms, form.AttrOr("action", "")+"?", form)
			default:
				t.Errorf("%s: a form without its method", sample.Name)
			}
			form.Find("[formaction]").Each(func(_ int, b *goquery.Selection) { addForm(forms, b.AttrOr("formaction", ""), form) })
		})
	}
	var lines []string
	for action, fields := range forms {
		var names []string
		for name := range fields {
			names = append(names, name)
		}
		slices.Sort(names)
		lines = append(lines, strings.TrimRight(action+": "+strings.Join(names, ", "), ": "))
	}
	slices.Sort(lines)
	golden(t, "testdata/forms.txt", strings.Join(slices.Compact(lines), "\n")+"\n")
}

func addForm(forms map[string]map[string]bool, action string, form *goquery.Selection) {
	if !strings.HasPrefix(action, "/") {
		action = "NOT OURS " + action
	}
	if forms[action] == nil {
		forms[action] = map[string]bool{}
	}
	form.Find("[name]").Each(func(_ int, f *goquery.Selection) { forms[action][f.AttrOr("name", "")] = true })
}
