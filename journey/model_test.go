//go:build journey

package journey_test

import (
	"testing"

	"portineria/llm/llmtest"
)

func TestAModelIsDownloadedWhileThePageLooksOn(t *testing.T) {
	server := llmtest.Start(t)
	server.Able()
	gate := make(chan struct{})
	server.Outside("porter:4b", llmtest.Download(2_000_000_000).Behind(gate))
	h := newHouse(t, "MODEL_URL="+server.URL().String(), "MODEL_NAME=porter:4b")
	h.serve()
	link := h.link(`http://\S+/setup/\S+`)
	b := openBrowser(t, h.address())
	setUp(b, link)

	b.open("/settings/model")
	b.shows("#model", "not yet")
	b.is("the missing model is offered", `document.getElementById("f-name").value === "porter:4b"`)
	b.click(`form[action="/settings/model/download"] button`)
	b.shows("#download", "50 %, 1.0 GB of 2.0 GB")
	b.is("the bar is at the half", `document.querySelector("#download progress").value === 50`)
	close(gate)
	// Nobody reloads: the page hears of it.
	b.shows("#download", "porter:4b is on this computer now")
	b.shows("#model", "answered rightly in")
	b.gone("progress")
}
