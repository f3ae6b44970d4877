package calendar_test

import (
	"fmt"
	"net/http"
	"testing"

	"portineria/app/calendar"
	"portineria/stay"
	"portineria/store"
)

// BenchmarkSyncWithNothingChanged syncs a hundred properties with three feeds of
// twenty stays each, over HTTP on loopback, when no feed has anything new.
func BenchmarkSyncWithNothingChanged(b *testing.B) {
	for name, tell := range map[string]func(http.ResponseWriter, *http.Request, string){
		"same body": func(w http.ResponseWriter, _ *http.Request, body string) { fmt.Fprint(w, body) },
		"not modified": func(w http.ResponseWriter, r *http.Request, body string) {
			w.Header().Set("ETag", `"1"`)
			if r.Header.Get("If-None-Match") != "" {
				w.WriteHeader(http.StatusNotModified)
				return
			}
			fmt.Fprint(w, body)
		},
	} {
		b.Run(name, func(b *testing.B) {
			h := newHouse(b)
			var periods []period
			for i := range 20 {
				from := day(b, "2026-07-05") + stay.Date(7*i)
				periods = append(periods, parsePeriod(b, fmt.Sprintf("%s to %s booking uid=%032d code=HMAAAAA%03d last4=0%03d", from, from+5, i, i, i)))
			}
			body := ics(b, "airbnb", periods...)
			h.portal.answers(func(w http.ResponseWriter, r *http.Request) { tell(w, r, body) })
			for i := range 100 {
				p := stay.PropertyID(fmt.Sprintf("flat-%d", i))
				h.property(b, p)
				for k := range 3 {
					if _, err := h.AddFeed(b.Context(), calendar.NewFeed{Property: p, Name: fmt.Sprint(k), Source: fmt.Sprintf("%s/%d/%d.ics", h.portal.server.URL, i, k)}); err != nil {
						b.Fatal(err)
					}
				}
			}
			sync := func(want string) {
				if err := h.SyncAll(b.Context(), "", func(_ store.Feed, l store.FeedLog) {
					if l.Outcome != want || l.Events != 20 {
						b.Fatalf("%+v", l)
					}
				}); err != nil {
					b.Fatal(err)
				}
			}
			sync("ok")
			for b.Loop() {
				sync("unchanged")
			}
		})
	}
}
