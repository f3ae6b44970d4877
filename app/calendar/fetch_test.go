package calendar_test

import (
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"portineria/app/calendar"
	"portineria/lang"
	"portineria/stay"
	"portineria/store"
)

func oneStay(t testing.TB) string {
	return ics(t, "airbnb", parsePeriod(t, "2026-07-10 to 2026-07-14 booking uid=a code=HMAAAAAAA1 last4=0123"))
}

func TestWhatIsNoAnswerKeepsTheLastGoodOne(t *testing.T) {
	good := oneStay(t)
	for name, c := range map[string]struct {
		answer  http.HandlerFunc
		problem string
	}{
		"a length that does not match": {func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", strconv.Itoa(len(good)+10))
			fmt.Fprint(w, good)
		}, "cut_off"},
		"a connection that breaks": {func(w http.ResponseWriter, _ *http.Request) {
			fmt.Fprint(w, good[:100])
			w.(http.Flusher).Flush()
			panic(http.ErrAbortHandler)
		}, "cut_off"},
		"a connection that breaks before anything": {func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }, "unreachable"},
		"compressed and cut": {func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			var s strings.Builder
			z := gzip.NewWriter(&s)
			fmt.Fprint(z, good)
			z.Close()
			fmt.Fprint(w, s.String()[:s.Len()-12])
		}, "cut_off"},
		"not what it says that it is": {func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			fmt.Fprint(w, good)
		}, "broken"},
		"a compression that we did not ask for": {func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Encoding", "br")
			fmt.Fprint(w, good)
		}, "broken"},
		"too big": {func(w http.ResponseWriter, _ *http.Request) {
			fmt.Fprint(w, good)
			filler := strings.Repeat("X-FILLER:"+strings.Repeat("x", 60)+"\r\n", 1000)
			for range 100 {
				fmt.Fprint(w, filler)
			}
		}, "too_big"},
		"a redirect to another host": {func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "https://calendar.example.org/feed.ics", http.StatusFound)
		}, "refused"},
		"a redirect without end": {func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/again.ics", http.StatusFound) }, "other"},
		"no content":             {func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) }, "other"},
		"json":                   {func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, `{"error":"x"}`) }, "json"},
		"a million levels deep": {func(w http.ResponseWriter, _ *http.Request) {
			fmt.Fprint(w, "BEGIN:VCALENDAR\r\n"+strings.Repeat("BEGIN:A\r\n", 500_000))
		}, "cut_off"},
		"something else": {func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, "hello") }, "not_a_calendar"},
		"more behind it": {func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, good+"<html>") }, "trailing_data"},
	} {
		t.Run(name, func(t *testing.T) {
			h := newHouse(t)
			f := h.connect(t, "A", "/a.ics")
			h.portal.says(good)
			if log := h.sync(t, f); log.Outcome != "ok" || log.Added != 1 {
				t.Fatalf("first sync: %+v", log)
			}
			before := h.stays(t)
			h.portal.answers(c.answer)
			log := h.sync(t, f)
			after := h.feed(t, f.ID)
			if log.Outcome != "failed" || log.Problem != c.problem || after.State != store.FeedFailing || after.Problem != c.problem {
				t.Errorf("outcome %q, problem %q, feed %q %q; want failed, %q", log.Outcome, log.Problem, after.State, after.Problem, c.problem)
			}
			if got := h.stays(t); len(got) != 1 || got[0] != before[0] {
				t.Error("the stay is not as it was")
			}
			for _, code := range lang.Codes() {
				if _, ok := lang.For(code).Lists.FeedTroubles[log.Problem]; !ok {
					t.Errorf("%q has no words in %s", log.Problem, code)
				}
			}
		})
	}
}

func TestABombIsLeftAtTheCap(t *testing.T) {
	h := newHouse(t)
	f := h.connect(t, "A", "/a.ics")
	sent := make(chan int64, 1)
	h.portal.answers(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		count := &counting{w: w}
		z := gzip.NewWriter(count)
		block := make([]byte, 1<<20)
		for range 2000 { // two gigabytes, two megabytes compressed
			if _, err := z.Write(block); err != nil {
				break
			}
			if z.Flush() != nil || r.Context().Err() != nil {
				break
			}
		}
		sent <- count.n
	})
	if log := h.sync(t, f); log.Problem != "too_big" || log.Bytes > 6<<20 {
		t.Errorf("problem %q, %d bytes", log.Problem, log.Bytes)
	}
	if n := <-sent; n > 1<<20 {
		t.Errorf("%d compressed bytes were taken", n)
	}
}

type counting struct {
	w io.Writer
	n int64
}

func (c *counting) Write(p []byte) (int, error) {
	n, err := c.w.Write(p)
	c.n += int64(n)
	return n, err
}

func TestAPortalThatNeverFinishesIsLeftAfterTheTimeout(t *testing.T) {
	for name, start := range map[string]string{"not a byte": "", "one line": "BEGIN:VCALENDAR\r\n"} {
		t.Run(name, func(t *testing.T) {
			h := newHouse(t, func(o *calendar.Options) { o.Within = 200 * time.Millisecond })
			f := h.connect(t, "A", "/a.ics")
			h.portal.answers(func(w http.ResponseWriter, r *http.Request) {
				if start != "" {
					fmt.Fprint(w, start)
					w.(http.Flusher).Flush()
				}
				<-r.Context().Done()
			})
			if log := h.sync(t, f); log.Problem != "timeout" {
				t.Errorf("problem %q", log.Problem)
			}
		})
	}
}

func TestStoppingIsNoFailureOfTheFeed(t *testing.T) {
	h := newHouse(t)
	f := h.connect(t, "A", "/a.ics")
	ctx, cancel := context.WithCancel(t.Context())
	h.portal.answers(func(_ http.ResponseWriter, r *http.Request) {
		cancel()
		<-r.Context().Done()
	})
	if _, err := h.Sync(ctx, f.ID); err == nil {
		t.Error("no error")
	}
	if after := h.feed(t, f.ID); after.State != store.FeedNew || after.FailCount != 0 {
		t.Errorf("the feed is %q after %d failures", after.State, after.FailCount)
	}
}

func TestACompressedCalendarIsRead(t *testing.T) {
	h := newHouse(t)
	f := h.connect(t, "A", "/a.ics")
	h.portal.answers(func(w http.ResponseWriter, r *http.Request) {
		if !strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
			t.Error("did not ask for gzip")
		}
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		fmt.Fprint(z, oneStay(t))
		z.Close()
	})
	if log := h.sync(t, f); log.Outcome != "ok" || log.Added != 1 {
		t.Errorf("%+v", log)
	}
}

func TestARedirectOnTheSameHostIsFollowed(t *testing.T) {
	h := newHouse(t)
	f := h.connect(t, "A", "/old.ics?t=secret")
	h.portal.answers(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/old.ics" {
			http.Redirect(w, r, "/new.ics", http.StatusMovedPermanently)
			return
		}
		fmt.Fprint(w, oneStay(t))
	})
	if log := h.sync(t, f); log.Added != 1 {
		t.Errorf("%+v", log)
	}
}

func TestARedirectElsewhereIsFollowedOnlyWhereTheOwnerAllowsIt(t *testing.T) {
	other := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, oneStay(t)) }))
	defer other.Close()
	h := newHouse(t)
	f := h.connect(t, "A", "/a.ics")
	h.portal.answers(func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, other.URL, http.StatusFound) })
	if log := h.sync(t, f); log.Problem != "refused" {
		t.Errorf("problem %q", log.Problem)
	}
}

func TestValidatorsAreSentBackByteForByte(t *testing.T) {
	h := newHouse(t)
	f := h.connect(t, "A", "/a.ics?s=a%3Db&nonTentative")
	h.portal.answers(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `W/"x y"`)
		w.Header().Set("Last-Modified", "Wed, 01 Jul 2026 08:00:00 GMT")
		if r.Header.Get("If-None-Match") == `W/"x y"` && r.Header.Get("If-Modified-Since") == "Wed, 01 Jul 2026 08:00:00 GMT" {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		fmt.Fprint(w, oneStay(t))
	})
	if log := h.sync(t, f); log.Added != 1 {
		t.Fatalf("%+v", log)
	}
	first := h.portal.last()
	if first.Header.Get("If-None-Match")+first.Header.Get("If-Modified-Since") != "" || first.RequestURI != "/a.ics?s=a%3Db&nonTentative" || first.UserAgent() != "portineria/test" {
		t.Errorf("first request %q by %q with %v", first.RequestURI, first.UserAgent(), first.Header)
	}
	h.later(20 * time.Minute)
	if log := h.sync(t, f); log.Outcome != "unchanged" || log.Events != 1 {
		t.Errorf("%+v", log)
	}
	if after := h.feed(t, f.ID); after.State != store.FeedOK || !after.LastOKAt.Equal(h.clock()) {
		t.Errorf("the feed is %q, last good at %s", after.State, after.LastOKAt)
	}
}

func TestAFileIsReadAgainAtEachSync(t *testing.T) {
	h := newHouse(t)
	path := filepath.Join(t.TempDir(), "feed.ics")
	write := func(body string) {
		if err := os.WriteFile(path, []byte(body), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(ics(t, "vrbo"))
	f, err := h.AddFeed(t.Context(), calendar.NewFeed{Property: flat, Name: "By hand", Source: path})
	if err != nil {
		t.Fatal(err)
	}
	if log := h.sync(t, f); log.Outcome != "unchanged" {
		t.Errorf("%+v", log)
	}
	write(ics(t, "vrbo", parsePeriod(t, "2026-07-10 to 2026-07-14 booking uid=a name=Lena")))
	if log := h.sync(t, f); log.Added != 1 {
		t.Errorf("%+v", log)
	}
	for name, spoil := range map[string]func() error{
		"file":    func() error { return os.Remove(path) },
		"too_big": func() error { write(strings.Repeat("x", 6<<20)); return nil },
	} {
		if err := spoil(); err != nil {
			t.Fatal(err)
		}
		if log := h.sync(t, f); log.Problem != name || log.Outcome != "failed" {
			t.Errorf("%s: %+v", name, log)
		}
	}
	if len(h.stays(t)) != 1 {
		t.Error("the stay is gone")
	}
}

func TestWhatIsNoRegularFileIsRefused(t *testing.T) {
	h := newHouse(t)
	dir := t.TempDir()
	pipe, file := filepath.Join(dir, "pipe"), filepath.Join(dir, "file")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(oneStay(t)), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{pipe, dir, filepath.Join(dir, "nothing"), "www.example.org/calendar.ics"} {
		if _, err := h.AddFeed(t.Context(), calendar.NewFeed{Property: flat, Name: "A", Source: path}); invalid(err) != "url bad_url" {
			t.Errorf("%s: %v", path, err)
		}
	}
	f, err := h.AddFeed(t.Context(), calendar.NewFeed{Property: flat, Name: "A", Source: file})
	if err != nil {
		t.Fatal(err)
	}
	for _, replace := range []func() error{
		func() error { return syscall.Mkfifo(file, 0o600) }, // nobody ever writes to it
		func() error { return os.Mkdir(file, 0o700) },
	} {
		if err := os.Remove(file); err != nil {
			t.Fatal(err)
		}
		if err := replace(); err != nil {
			t.Fatal(err)
		}
		if log := h.sync(t, f); log.Problem != "file" {
			t.Errorf("problem %q", log.Problem)
		}
	}
}

func TestTheLinkIsNeverToldToAnyone(t *testing.T) {
	const secret = "s3cr3t"
	h := newHouse(t)
	f := h.connect(t, "A", "/"+secret+".ics?t="+secret)
	var said strings.Builder
	for _, answer := range []http.HandlerFunc{
		func(w http.ResponseWriter, _ *http.Request) { fmt.Fprint(w, oneStay(t)) },
		func(w http.ResponseWriter, _ *http.Request) { http.Error(w, secret, http.StatusForbidden) },
		func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) },
		func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/"+secret, http.StatusFound) },
		func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "https://example.org/"+secret, http.StatusFound)
		},
	} {
		h.portal.answers(answer)
		fmt.Fprintf(&said, "%+v\n", h.sync(t, f))
	}
	h.portal.server.Close()
	fmt.Fprintf(&said, "%+v\n%+v\n", h.sync(t, f), h.feed(t, f.ID))
	for _, link := range []string{"ftp://example.org/" + secret, "https://10.0.0.1/" + secret, "https://user:" + secret + "@example.org/", "https://%zz/" + secret, "/no/such/" + secret} {
		_, err := h.AddFeed(t.Context(), calendar.NewFeed{Property: flat, Name: "B", Source: link})
		if invalid(err) != "url bad_url" {
			t.Errorf("%v", err)
		}
		fmt.Fprintln(&said, err)
	}
	_, err := h.AddFeed(t.Context(), calendar.NewFeed{Property: flat, Name: "B", Source: string(f.URL)})
	fmt.Fprintln(&said, err)
	if all := said.String() + h.log.String(); strings.Contains(all, secret) || h.log.Len() == 0 {
		t.Errorf("the link is told:\n%s", all)
	}
}

func TestOnlyPublicHostsOrThoseTheOwnerAllowsAreFetched(t *testing.T) {
	h := newHouse(t, func(o *calendar.Options) { o.Allow = nil })
	if _, err := h.AddFeed(t.Context(), calendar.NewFeed{Property: flat, Name: "A", Source: h.portal.server.URL}); invalid(err) != "url bad_url" {
		t.Errorf("loopback: %v", err)
	}
	// Connected while it was allowed, and not allowed any more.
	f := store.Feed{ID: "0f", Property: flat, Name: "A", URL: stay.Private(h.portal.server.URL), State: store.FeedNew, NextAt: h.clock(), CreatedAt: h.clock()}
	if err := h.db.Update(t.Context(), func(tx *store.Tx) error { return tx.PutFeed(t.Context(), f) }); err != nil {
		t.Fatal(err)
	}
	if log := h.sync(t, f); log.Problem != "refused" {
		t.Errorf("problem %q", log.Problem)
	}
}
