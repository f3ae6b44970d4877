//go:build journey

package journey_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
)

// TestTakeThePictureOfTheReadme writes the picture of the inbox, if asked to:
// a German guest of the demo, the answer, and why it was given.
func TestTakeThePictureOfTheReadme(t *testing.T) {
	if *picture == "" {
		t.Skip("no -picture given")
	}
	b := openDemo(t)
	b.size(1360, 850)
	b.light("light")
	b.is("the German guest is in the list", "[..."+found("#inbox-list .row")+`].some(r => r.innerText.includes("Lena"))`)
	path := get[string](b, "[..."+found("#inbox-list .row")+`].find(r => r.innerText.includes("Lena")).getAttribute("href")`)
	b.open(path)
	b.shows("#thread .bubble-assistant", "WLAN", "read")
	shot, err := chromedp.Run(b.ctx, chromedp.CaptureScreenshot())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Clean(*picture), shot, 0o644); err != nil { //nolint:gosec // a picture for everybody
		t.Fatal(err)
	}
}
