package ical_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"portineria/ical"
)

var update = flag.Bool("update", false, "write what was read into testdata/feeds/*.jsonl")

// hosts gives the feeds of testdata that are known by the host they come from, and by nothing else.
var hosts = map[string]string{
	"smoobu": "login.smoobu.com",
}

// TestFeedsAsChannelsWriteThem reads a feed of each provider, on 1 September 2026. The data are invented, the shape is
// that of the real feeds.
func TestFeedsAsChannelsWriteThem(t *testing.T) {
	files, err := filepath.Glob("testdata/feeds/*.ics")
	if err != nil || len(files) == 0 {
		t.Fatal("no feeds", err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".ics")
		t.Run(name, func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			c := readWith(t, string(text), ical.Options{
				Zone: rome, FeedHost: hosts[name], Now: time.Date(2026, 9, 1, 8, 15, 0, 0, time.UTC),
			})
			var got bytes.Buffer
			if err := ical.WriteLines(&got, c); err != nil {
				t.Fatal(err)
			}
			golden := strings.TrimSuffix(file, ".ics") + ".jsonl"
			if *update {
				if err := os.WriteFile(golden, got.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got.String(), "\n")); diff != "" {
				t.Errorf("lines (-want +got):\n%s", diff)
			}
		})
	}
}
