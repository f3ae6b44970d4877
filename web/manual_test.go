package web_test

import (
	"context"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"portineria/document"
	"portineria/lang"
	"portineria/llm"
	"portineria/stay"
	"portineria/web"
)

const handbook = "Il signor Rossi abita al primo piano.\n\nParcheggio\n\nSi parcheggia gratis in via Aurelia, a 200 m.\n\nI rifiuti vanno nei bidoni in cortile!\n\nIl cancello si apre con 5512#.\n"

// drafted sends a text and returns the page of proposals.
func (l *lodge) drafted(form url.Values) (answer, string) {
	l.t.Helper()
	at := l.post(stay.RoleOwner, "/properties/casa-limone/manual", form).want(http.StatusSeeOther).header.Get("Location")
	l.web.WaitForWork()
	return l.get(stay.RoleOwner, at).want(http.StatusOK), at
}

// sentBack is the form of proposals as a browser would send it.
func (a answer) sentBack() url.Values {
	a.t.Helper()
	form := url.Values{}
	page := a.page().Find("#draft form")
	for _, node := range page.Find("input[name], textarea, select").EachIter() {
		name, _ := node.Attr("name")
		value, _ := node.Attr("value")
		if _, ticked := node.Attr("checked"); !ticked && node.AttrOr("type", "") == "checkbox" {
			continue
		}
		if node.Is("textarea") {
			value = node.Text()
		}
		if node.Is("select") {
			value = node.Find("option[selected]").AttrOr("value", "")
		}
		form.Add(name, value)
	}
	return form
}

// numberOf is the number of the proposal that holds a text.
func numberOf(t *testing.T, form url.Values, text string) string {
	t.Helper()
	for n := range 100 {
		if strings.Contains(form.Get("text-"+strconv.Itoa(n)), text) {
			return strconv.Itoa(n)
		}
	}
	t.Fatalf("no proposal holds %q", text)
	return ""
}

func TestAManualBecomesFactsThatAreTickedAndNothingBefore(t *testing.T) {
	l := newLodge(t)
	if got := l.get(stay.RoleOwner, "/properties/casa-limone").text("a[href$='/manual']"); got != "From a house manual" {
		t.Fatalf("the page of the facts offers %q", got)
	}
	a, at := l.drafted(url.Values{"text": {handbook}})
	form := a.sentBack()
	park, bins, gate, rossi := numberOf(t, form, "Aurelia"), numberOf(t, form, "bidoni"), numberOf(t, form, "5512#"), numberOf(t, form, "Rossi")
	for n, want := range map[string]string{park: "parking booked yes", bins: "trash booked ", gate: "access stay yes", rossi: "other booked "} {
		if got := form.Get("topic-"+n) + " " + form.Get("visibility-"+n) + " " + form.Get("take-"+n); got != want {
			t.Errorf("%q is proposed as %q, want %q", form.Get("text-"+n), got, want)
		}
	}
	if got := a.text("#proposal-" + bins); !strings.Contains(got, "you have this already: trash") {
		t.Errorf("what is known says %q", got)
	}
	if got := a.text("#proposal-" + gate); !strings.Contains(got, "looks like a code") {
		t.Errorf("the code says %q", got)
	}
	if facts, err := l.db.Facts(t.Context(), casa.ID); err != nil || len(facts) != 2 {
		t.Errorf("there are %d facts before anything was accepted, %v", len(facts), err)
	}
	form.Set("text-"+park, "Si parcheggia gratis in via Aurelia.")
	form.Set("visibility-"+park, "public")
	if got := l.follow(stay.RoleOwner, at+"/accept", form).text("#flash"); !strings.Contains(got, "2 facts saved.") {
		t.Errorf("the flash says %q", got)
	}
	if f := l.fact("parking"); f.Text != "Si parcheggia gratis in via Aurelia." || f.Visibility != stay.Public {
		t.Errorf("stored: %+v", f)
	}
	if f := l.fact("access"); f.Visibility != stay.DuringStay || !strings.Contains(f.Text, "5512#") {
		t.Errorf("stored: %+v", f)
	}
	if facts, err := l.db.Facts(t.Context(), casa.ID); err != nil || len(facts) != 4 {
		t.Errorf("there are %d facts, %v", len(facts), err)
	}
	l.get(stay.RoleOwner, at).want(http.StatusNotFound)
}

func TestProposalsThatDoNotFitGoBackAsTheyWereTyped(t *testing.T) {
	l := newLodge(t)
	a, at := l.drafted(url.Values{"text": {handbook}})
	form := a.sentBack()
	n := numberOf(t, form, "Aurelia")
	form.Set("text-"+n, "")
	gate := numberOf(t, form, "5512#")
	form.Set("text-"+gate, "Il cancello: 5513#.")
	back := l.post(stay.RoleOwner, at+"/accept", form).want(http.StatusUnprocessableEntity)
	if got := back.text("[role=alert]"); !strings.Contains(got, "Nothing was saved") {
		t.Errorf("the refusal says %q", got)
	}
	again := back.sentBack()
	if again.Get("text-"+numberOf(t, again, "5513#")) == "" || again.Get("count") != form.Get("count") {
		t.Error("what was typed is lost")
	}
	for _, name := range []string{"topic-" + gate, "visibility-" + gate} {
		wrong := a.sentBack()
		wrong.Set(name, "everyone")
		l.post(stay.RoleOwner, at+"/accept", wrong).want(http.StatusUnprocessableEntity)
	}
	none := url.Values{"count": {"1"}, "text-0": {"Ciao."}, "topic-0": {"other"}, "visibility-0": {"booked"}}
	if got := l.post(stay.RoleOwner, "/properties/casa-limone/manual/gone/accept", none).want(http.StatusUnprocessableEntity).text("[role=alert]"); !strings.Contains(got, "Nothing is ticked") {
		t.Errorf("nothing ticked: %q", got)
	}
	l.post(stay.RoleOwner, at+"/accept", url.Values{"count": {"999999999"}}).want(http.StatusUnprocessableEntity)
	if facts, err := l.db.Facts(t.Context(), casa.ID); err != nil || len(facts) != 2 {
		t.Errorf("there are %d facts, %v", len(facts), err)
	}
}

func TestADocumentIsUploadedOrRefusedInWords(t *testing.T) {
	l := newLodge(t)
	content, err := os.ReadFile(filepath.Join("..", "document", "testdata", "ghostscript.pdf"))
	l.must(err)
	at := l.upload(stay.RoleCohost, "/properties/casa-limone/manual", "manual.pdf", string(content)).want(http.StatusSeeOther).header.Get("Location")
	l.web.WaitForWork()
	a := l.get(stay.RoleCohost, at).want(http.StatusOK)
	if got := a.text("#draft"); !strings.Contains(got, "The bins go out on Monday evening.") || !strings.Contains(got, "seems to be in English") {
		t.Errorf("the proposals: %s", got)
	}
	for name, c := range map[string]struct{ file, content, says string }{
		"no document":       {"a.png", "\x89PNG\r\n\x1a\n\x00", "a.png: This is no text"},
		"another kind":      {"a.docx", "ciao", "a.docx: This is something else"},
		"a large one":       {"a.txt", strings.Repeat("casa ", 3<<20), "larger than 10 MB"},
		"a long one":        {"a.txt", strings.Repeat("casa\n", 60_000), "more than 200 kB"},
		"nothing but blank": {"a.txt", " ", "no text in it"},
	} {
		t.Run(name, func(t *testing.T) {
			a := l.upload(stay.RoleOwner, "/properties/casa-limone/manual", c.file, c.content).want(http.StatusUnprocessableEntity)
			if got := a.text("[role=alert]"); !strings.Contains(got, c.says) {
				t.Errorf("it says %q, want %q", got, c.says)
			}
		})
	}
	if got := l.post(stay.RoleOwner, "/properties/casa-limone/manual", url.Values{"text": {" "}}).want(http.StatusUnprocessableEntity).text("[role=alert]"); !strings.Contains(got, "Choose a document") {
		t.Errorf("nothing sent: %q", got)
	}
	if a := l.post(stay.RoleOwner, "/properties/casa-limone/manual", url.Values{"text": {"<html>ciao"}}).want(http.StatusUnprocessableEntity); a.field("text") != "<html>ciao" {
		t.Error("the text that was pasted is lost")
	}
	l.upload(stay.RoleOwner, "/properties/casa-limone/manual", "a.txt", strings.Repeat("x", 40<<20)).want(http.StatusRequestEntityTooLarge)
}

func TestEveryProblemOfADocumentHasWords(t *testing.T) {
	for _, code := range lang.Codes() {
		w := lang.For(code)
		for _, p := range document.Problems() {
			if w.InvalidText(string(p)) == w.InvalidText("invalid") {
				t.Errorf("%s: there are no words for %s", code, p)
			}
		}
	}
}

func TestADraftIsSeenByWhoeverMadeIt(t *testing.T) {
	l := newLodge(t)
	_, at := l.drafted(url.Values{"text": {handbook}})
	l.get(stay.RoleCohost, at).want(http.StatusNotFound)
	l.get(stay.RoleOwner, strings.Replace(at, "casa-limone", "harbour-loft", 1)).want(http.StatusNotFound)
	l.post(stay.RoleOwner, at+"/stop", nil).want(http.StatusSeeOther)
	l.post(stay.RoleAuditor, "/properties/casa-limone/manual", url.Values{"text": {handbook}}).want(http.StatusForbidden)
	l.post(stay.RoleCohost, "/properties/harbour-loft/manual", url.Values{"text": {handbook}}).want(http.StatusNotFound)
	l.post(stay.RoleCohost, "/properties/harbour-loft/manual/x/accept", url.Values{"count": {"1"}, "take-0": {"yes"}, "text-0": {"x"}, "topic-0": {"other"}, "visibility-0": {"public"}}).want(http.StatusNotFound)
}

// sorting is a model that puts all sentences into one group once the gate opens.
type sorting struct{ gate chan struct{} }

func (s sorting) Group(ctx context.Context, lines []string) ([]llm.Group, error) {
	select {
	case <-s.gate:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	g := llm.Group{Title: "Tutto"}
	for i := range lines {
		g.Lines = append(g.Lines, i)
	}
	return []llm.Group{g}, nil
}

func TestAModelPutsSentencesTogetherWhileThePageTellsHowFarItIs(t *testing.T) {
	gate := make(chan struct{})
	l := newLodge(t, func(o *web.Options) { o.Manual.Model = sorting{gate} })
	if got := l.get(stay.RoleOwner, "/properties/casa-limone/manual").text("label[for=f-model]"); !strings.Contains(got, "Let the model") {
		t.Fatalf("the model is not offered: %q", got)
	}
	at := l.post(stay.RoleOwner, "/properties/casa-limone/manual", url.Values{"text": {"La spiaggia è a 300 metri.\n\nIl cane è benvenuto."}, "model": {"yes"}}).want(http.StatusSeeOther).header.Get("Location")
	running := l.get(stay.RoleOwner, at).want(http.StatusOK)
	if running.page().Find("progress").Length() != 1 || running.page().Find("#draft[data-live]").Length() != 1 {
		t.Errorf("while it works: %s", running.text("#draft"))
	}
	if part := l.get(stay.RoleOwner, at+"?fragment=manual").want(http.StatusOK); part.page().Find("main").Length() != 0 || part.page().Find("#draft").Length() != 1 {
		t.Error("the part of the page is not one")
	}
	close(gate)
	l.web.WaitForWork()
	a := l.get(stay.RoleOwner, at).want(http.StatusOK)
	if got := a.sentBack().Get("text-0"); got != "La spiaggia è a 300 metri. Il cane è benvenuto." {
		t.Errorf("grouped: %q", got)
	}

	stopped := newLodge(t, func(o *web.Options) { o.Manual.Model = sorting{make(chan struct{})} })
	at = stopped.post(stay.RoleOwner, "/properties/casa-limone/manual", url.Values{"text": {"La spiaggia è a 300 metri."}, "model": {"yes"}}).want(http.StatusSeeOther).header.Get("Location")
	stopped.post(stay.RoleOwner, at+"/stop", nil).want(http.StatusSeeOther)
	stopped.web.WaitForWork()
	if got := stopped.get(stay.RoleOwner, at).text("#draft"); !strings.Contains(got, "The model was stopped") || !strings.Contains(got, "300 metri") {
		t.Errorf("after it was stopped: %s", got)
	}
}
