//go:build journey

package journey_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// patience is how long a step may take before it counts as failed.
const patience = 30 * time.Second

// browser is one tab of a browser that nobody has used before.
type browser struct {
	t       *testing.T
	ctx     context.Context
	address string // what paths are relative to

	mu      sync.Mutex
	status  int64    // of the last document
	trouble []string // what the console said: errors, and what the policy forbade
}

// openBrowser opens a tab at a desk. On failure it leaves a picture of what
// could be seen last.
func openBrowser(t *testing.T, address string) *browser {
	t.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox, chromedp.WindowSize(1360, 850), chromedp.Flag("lang", "en-US"))
	allocator, end := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(end)
	ctx, done := chromedp.NewContext(allocator)
	t.Cleanup(done)
	b := &browser{t: t, ctx: ctx, address: address}
	if err := chromedp.Listen(ctx, b.hear); err != nil {
		t.Fatalf("open a browser: %v", err)
	}
	b.call(func(ctx context.Context) error {
		_, err := chromedp.Call(ctx, network.Enable, network.EnableParams{})
		return err
	})
	t.Cleanup(b.photograph)
	t.Cleanup(func() {
		for _, said := range b.troubles() {
			if strings.HasPrefix(said, "exception: ") || strings.HasPrefix(said, "security: ") {
				t.Errorf("the console says %s", said)
			}
		}
	})
	return b
}

// hear keeps what the browser tells by itself.
func (b *browser) hear(event any) {
	b.mu.Lock()
	defer b.mu.Unlock()
	switch e := event.(type) {
	case *network.EventResponseReceived:
		if e.Type == network.ResourceTypeDocument {
			b.status = e.Response.Status
		}
	case *runtime.EventExceptionThrown:
		b.trouble = append(b.trouble, "exception: "+e.ExceptionDetails.Text+" "+described(e.ExceptionDetails.Exception))
	case *log.EventEntryAdded:
		if e.Entry.Level == log.EntryLevelError {
			b.trouble = append(b.trouble, fmt.Sprintf("%s: %s %s", e.Entry.Source, e.Entry.Text, e.Entry.URL))
		}
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.ConsoleAPICalledTypeError {
			b.trouble = append(b.trouble, "the script reported an error")
		}
	}
}

// troubles returns what the console said since the last call.
func (b *browser) troubles() []string {
	b.mu.Lock()
	defer b.mu.Unlock()
	said := b.trouble
	b.trouble = nil
	return said
}

// answered is the status code of the last document.
func (b *browser) answered() int64 {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.status
}

// photograph keeps what could be seen when a test failed.
func (b *browser) photograph() {
	if !b.t.Failed() {
		return
	}
	ctx, cancel := context.WithTimeout(b.ctx, 10*time.Second)
	defer cancel()
	shot, err := chromedp.Run(ctx, chromedp.CaptureScreenshot())
	if err != nil {
		b.t.Logf("no picture could be taken: %v", err)
		return
	}
	file, err := os.CreateTemp("", "portineria-journey-*.png")
	if err != nil {
		b.t.Logf("no picture could be kept: %v", err)
		return
	}
	defer file.Close()
	if _, err := file.Write(shot); err != nil {
		b.t.Logf("no picture could be kept: %v", err)
		return
	}
	at, _ := chromedp.Run(ctx, chromedp.Location())
	b.t.Logf("last seen at %s: %s", at, filepath.ToSlash(file.Name()))
}

func (b *browser) call(do func(ctx context.Context) error) {
	b.t.Helper()
	if err := do(b.ctx); err != nil {
		b.t.Fatal(err)
	}
}

// do takes steps, in the time that a step may take.
func (b *browser) do(what string, steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	if err := chromedp.Do(ctx, steps...); err != nil {
		b.t.Fatalf("%s: %v", what, err)
	}
}

// open goes to a path of the house, or to a whole address.
func (b *browser) open(path string) {
	b.t.Helper()
	if strings.HasPrefix(path, "/") {
		path = b.address + path
	}
	b.do("open "+path, chromedp.Navigate(path))
}

// click clicks the one thing that a CSS selector finds, once it can be seen.
func (b *browser) click(selector string) {
	b.t.Helper()
	b.do("click "+selector, chromedp.Click(chromedp.CSS(selector)))
}

// write types into a field, in place of what stood there.
func (b *browser) write(selector, text string) {
	b.t.Helper()
	b.do("write into "+selector, chromedp.Focus(chromedp.CSS(selector)), chromedp.KeyEvent("a", chromedp.KeyModifiers(chromedp.ModifierCtrl)),
		chromedp.SendKeys(chromedp.CSS(selector), text))
}

// is waits until an expression is true in the page, across navigations.
func (b *browser) is(what, expression string) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	tick := time.NewTicker(25 * time.Millisecond)
	defer tick.Stop()
	for {
		if ok, err := chromedp.Run(ctx, chromedp.Evaluate[bool]("!!("+expression+")")); err == nil && ok {
			return
		}
		select {
		case <-ctx.Done():
			b.t.Fatalf("it did not come to pass that %s\n%s", what, expression)
		case <-tick.C:
		}
	}
}

// at waits until a page has been loaded whole.
func (b *browser) at(path string) {
	b.t.Helper()
	b.is("the page is "+path, "location.pathname + location.search === "+quote(path)+` && document.readyState === "complete"`)
}

// shows waits until what a selector finds can be seen and holds all the words.
func (b *browser) shows(selector string, words ...string) {
	b.t.Helper()
	for _, word := range words {
		b.is(fmt.Sprintf("%s says %q", selector, word), "[..."+found(selector)+"].some(e => e.checkVisibility() && e.innerText.includes("+quote(word)+"))")
	}
}

// gone waits until nothing that a selector finds can be seen.
func (b *browser) gone(selector string) {
	b.t.Helper()
	b.is(selector+" is gone", "![..."+found(selector)+"].some(e => e.checkVisibility())")
}

// get is the value of an expression.
func get[T any](b *browser, expression string, options ...chromedp.EvaluateOption) T {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.ctx, patience)
	defer cancel()
	value, err := chromedp.Run(ctx, chromedp.Evaluate[T](expression, options...))
	if err != nil {
		b.t.Fatalf("evaluate %.200s: %v", expression, err)
	}
	return value
}

// size makes the window as large as that; below 500 it is a phone.
func (b *browser) size(width, height int64) {
	b.t.Helper()
	var options []chromedp.EmulateViewportOption
	if width < 500 {
		options = append(options, chromedp.EmulateMobile, chromedp.EmulateTouch, chromedp.EmulatePortrait)
	}
	b.do("resize the window", chromedp.EmulateViewport(width, height, options...))
}

// light chooses between "light" and "dark".
func (b *browser) light(scheme string) {
	b.t.Helper()
	b.call(func(ctx context.Context) error {
		_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"}}})
		return err
	})
}

// withoutScript turns the page's scripts off from the next page on.
func (b *browser) withoutScript() {
	b.t.Helper()
	b.call(func(ctx context.Context) error {
		_, err := chromedp.Call(ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
		return err
	})
}

func quote(s string) string {
	text, err := json.Marshal(s)
	if err != nil {
		panic(err)
	}
	return string(text)
}

func found(selector string) string { return "document.querySelectorAll(" + quote(selector) + ")" }

// described is what the browser tells of an object that was thrown.
func described(thrown *runtime.RemoteObject) string {
	if thrown == nil {
		return ""
	}
	return thrown.Description
}
