//go:build journey

package view_test

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"portineria/embed"
	"portineria/lang"
	"portineria/web/view"
	"portineria/web/view/viewtest"
)

// policy is the strictest content security policy that the pages must live with.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
	"form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// house serves one thread and its event stream, and can be told to change, to
// refuse and to be out of reach.
type house struct {
	files embed.Assets

	mu      sync.Mutex
	html    string
	posts   []string
	refuse  int // status of the answer to a POST; 0: accepted
	away    bool
	streams map[chan string]bool
}

func openHouse(t *testing.T) (*house, string) {
	t.Helper()
	files, paths := assets(t)
	h := &house{files: files, streams: map[chan string]bool{}}
	for _, sample := range viewtest.Samples(lang.For("en"), paths) {
		if sample.Name == "thread" {
			h.html = string(render(t, sample))
		}
	}
	server := httptest.NewServer(h)
	t.Cleanup(func() {
		h.cut()
		server.CloseClientConnections()
		server.Close()
	})
	return h, server.URL + view.ConversationTabPath("c1", view.TabOpen)
}

func (h *house) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h.mu.Lock()
	html, refuse, away := h.html, h.refuse, h.away
	h.mu.Unlock()
	if away {
		panic(http.ErrAbortHandler)
	}
	if file, ok := h.files.Find(r.URL.Path); ok {
		w.Header().Set("Content-Type", file.Type)
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(file.Body))
		return
	}
	switch {
	case r.URL.Path == view.LivePath:
		h.stream(w, r)
	case r.Method == http.MethodPost:
		h.mu.Lock()
		h.posts = append(h.posts, r.URL.Path+" "+r.FormValue("text"))
		h.mu.Unlock()
		if refuse != 0 {
			w.WriteHeader(refuse)
			fmt.Fprint(w, "<h1>Something broke</h1>")
			return
		}
		http.Redirect(w, r, view.ConversationTabPath("c1", view.TabOpen), http.StatusSeeOther)
	default:
		w.Header().Set("Content-Security-Policy", policy)
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, html)
	}
}

func (h *house) stream(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/event-stream")
	fmt.Fprint(w, "retry: 200\n\n")
	w.(http.Flusher).Flush()
	changes := make(chan string, 8)
	h.mu.Lock()
	h.streams[changes] = true
	h.mu.Unlock()
	for {
		select {
		case <-r.Context().Done():
			return
		case topic, open := <-changes:
			if !open {
				return
			}
			fmt.Fprintf(w, "event: %s\ndata: %s\n\n", view.EventChange, topic)
			w.(http.Flusher).Flush()
		}
	}
}

// becomes replaces words of the page and tells the open pages.
func (h *house) becomes(t *testing.T, old, now string) {
	t.Helper()
	h.mu.Lock()
	if !strings.Contains(h.html, old) {
		h.mu.Unlock()
		t.Fatalf("the page does not hold %q", old)
	}
	h.html = strings.ReplaceAll(h.html, old, now)
	for stream := range h.streams {
		stream <- view.TopicConversation("c1")
	}
	h.mu.Unlock()
}

func (h *house) cut() {
	h.mu.Lock()
	defer h.mu.Unlock()
	for stream := range h.streams {
		close(stream)
		delete(h.streams, stream)
	}
}

func (h *house) set(change func()) {
	h.mu.Lock()
	defer h.mu.Unlock()
	change()
}

func (h *house) posted() []string {
	h.mu.Lock()
	defer h.mu.Unlock()
	return append([]string(nil), h.posts...)
}

// browser is one tab.
type browser struct {
	t   *testing.T
	ctx context.Context
}

func openBrowser(t *testing.T) browser {
	t.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.NoSandbox, chromedp.WindowSize(1360, 700))
	allocator, end := chromedp.NewExecAllocator(t.Context(), options...)
	t.Cleanup(end)
	ctx, done := chromedp.NewContext(allocator)
	t.Cleanup(done)
	ctx, stop := context.WithTimeout(ctx, 2*time.Minute)
	t.Cleanup(stop)
	return browser{t: t, ctx: ctx}
}

func (b browser) do(steps ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	if err := chromedp.Do(b.ctx, steps...); err != nil {
		b.t.Fatal(err)
	}
}

// is waits until an expression is true in the page.
func (b browser) is(what, expression string) {
	b.t.Helper()
	if _, err := chromedp.Run(b.ctx, chromedp.Poll[bool](expression, chromedp.WithPollingTimeout(10*time.Second))); err != nil {
		b.t.Errorf("%s: %v", what, err)
	}
}

func (b browser) run(script string) {
	b.t.Helper()
	if _, err := chromedp.Run(b.ctx, chromedp.Evaluate[chromedp.Void](script)); err != nil {
		b.t.Fatal(err)
	}
}
