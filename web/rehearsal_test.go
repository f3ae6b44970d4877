package web_test

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"portineria/app"
	"portineria/llm"
	"portineria/stay"
	"portineria/store"
	"portineria/web"
)

// asking is a lodge in which Lena asked for her dog, where the rubbish goes and
// for the Wi-Fi, and was answered.
func asking(t *testing.T) *lodge {
	t.Helper()
	l := newLodge(t)
	l.said("lena", stay.Message{ID: "l0", Author: stay.FromHost, Text: "Ja.", SentAt: now})
	l.said("lena", stay.Message{ID: "l2", Text: "Wohin mit dem Müll?", SentAt: now})
	l.said("lena", stay.Message{ID: "l3", Author: stay.FromHost, Text: "Einen Moment.", SentAt: now})
	l.said("lena", stay.Message{ID: "l4", Text: "Wie lautet das WLAN-Passwort?", SentAt: now})
	l.write(func(ctx context.Context, tx *store.Tx) error {
		c, err := tx.Conversation(ctx, "lena")
		if err != nil {
			return err
		}
		c.AnsweredSeq = 1 << 30
		return tx.PutConversation(ctx, c)
	})
	return l
}

// trash is the form of a fact, changed and not saved.
func trash() url.Values {
	return url.Values{"topic": {"trash"}, "visibility": {"public"}, "text": {"I rifiuti si lasciano davanti al cancello."}, "secrets": {""}, "text-en": {""}}
}

// tried sends a form to a rehearsal and returns the page of what it found.
func (l *lodge) tried(role stay.Role, path string, form url.Values) (answer, string) {
	l.t.Helper()
	to := l.post(role, path, form).want(http.StatusSeeOther).header.Get("Location")
	l.web.WaitForWork()
	return l.get(role, to).want(http.StatusOK), to
}

func TestAChangedFactIsTriedOnPastQuestionsBeforeItIsSaved(t *testing.T) {
	l := asking(t)
	if got := l.get(stay.RoleOwner, "/properties/casa-limone/facts/trash").text("button[formaction]"); got != "Try on past questions" {
		t.Fatalf("the form offers %q", got)
	}
	a, at := l.tried(stay.RoleOwner, "/properties/casa-limone/facts/trash/rehearse", trash())
	if got := a.text("#rehearsal h2:first-of-type"); !strings.Contains(got, "Questions tried: 3. Answered otherwise: 1.") {
		t.Errorf("the summary says %q", got)
	}
	row := a.text(".replay")
	for _, want := range []string{"Wohin mit dem Müll?", "Lena Weber", "Beforeanswers", "bidoni in cortile", "Afteranswers", "davanti al cancello"} {
		if !strings.Contains(row, want) {
			t.Errorf("the row lacks %q: %s", want, row)
		}
	}
	if all := l.get(stay.RoleOwner, at+"?all=yes"); all.page().Find(".replay").Length() != 3 || !strings.Contains(all.text(".replay"), "stays as it is") {
		t.Errorf("all questions: %s", all.text("#rehearsal"))
	}
	if f := l.fact("trash"); !strings.Contains(f.Text, "bidoni") {
		t.Error("trying has saved")
	}

	// Back to the form with what was typed, or save it from here.
	back, _ := a.page().Find("#rehearsal form[action$='/facts/trash'] a").Attr("href")
	if form := l.get(stay.RoleOwner, back).want(http.StatusOK); !strings.Contains(form.field("text"), "cancello") {
		t.Errorf("the form shows %q", form.field("text"))
	}
	saved := url.Values{}
	for _, node := range a.page().Find("#rehearsal input[type=hidden]").EachIter() {
		name, _ := node.Attr("name")
		value, _ := node.Attr("value")
		saved.Add(name, value)
	}
	l.follow(stay.RoleOwner, "/properties/casa-limone/facts/trash", saved)
	if f := l.fact("trash"); !strings.Contains(f.Text, "cancello") {
		t.Errorf("saved: %+v", f)
	}
}

func TestANewFactAndRulesAreTriedToo(t *testing.T) {
	l := asking(t)
	form := trash()
	a, _ := l.tried(stay.RoleCohost, "/properties/casa-limone/add-fact/rehearse", form)
	if got := a.text("#rehearsal"); !strings.Contains(got, "Questions tried: 3") {
		t.Errorf("a new fact: %s", got)
	}
	if facts, err := l.db.Facts(t.Context(), casa.ID); err != nil || len(facts) != 2 {
		t.Errorf("there are %d facts, %v", len(facts), err)
	}
	rules := basicsForm()
	rules.Del("id")
	rules.Del("identity_check")
	rules.Set("name", "Casa Limone")
	rules.Set("threshold", "1")
	rules.Set("access_from_hours_before", "24")
	a, _ = l.tried(stay.RoleOwner, "/properties/casa-limone/basics/rehearse", rules)
	if got := a.text(".replay"); !strings.Contains(got, "draft for you") || !strings.Contains(got, "not sure") {
		t.Errorf("a threshold of 1: %s", a.text("#rehearsal"))
	}
	back, _ := a.page().Find("a.back").Attr("href")
	if form := l.get(stay.RoleOwner, back).want(http.StatusOK); form.field("threshold") != "1" {
		t.Errorf("the form shows %q", form.field("threshold"))
	}
	if p, err := l.db.Property(t.Context(), casa.ID); err != nil || p.SendAbove != nil {
		t.Errorf("trying has saved: %+v, %v", p, err)
	}
}

func TestWhatDoesNotFitIsNotTried(t *testing.T) {
	l := asking(t)
	form := trash()
	form.Set("text", "")
	if a := l.post(stay.RoleOwner, "/properties/casa-limone/facts/trash/rehearse", form).want(http.StatusUnprocessableEntity); !strings.Contains(a.refused("text"), "needed") {
		t.Error("an empty text is tried")
	}
	l.post(stay.RoleOwner, "/properties/casa-limone/facts/none/rehearse", trash()).want(http.StatusNotFound)
	l.post(stay.RoleOwner, "/properties/casa-limone/basics/rehearse", url.Values{"name": {""}}).want(http.StatusUnprocessableEntity)
	l.post(stay.RoleAuditor, "/properties/casa-limone/facts/trash/rehearse", trash()).want(http.StatusForbidden)
	l.post(stay.RoleCohost, "/properties/harbour-loft/add-fact/rehearse", trash()).want(http.StatusNotFound)
}

func TestARehearsalIsSeenByWhoeverBeganItAndShowsNothingErased(t *testing.T) {
	l := asking(t)
	a, at := l.tried(stay.RoleOwner, "/properties/casa-limone/facts/trash/rehearse", trash())
	if !strings.Contains(a.body, "Wohin mit dem Müll?") {
		t.Fatal("the question does not show")
	}
	l.get(stay.RoleCohost, at).want(http.StatusNotFound)
	l.get(stay.RoleOwner, strings.Replace(at, "casa-limone", "harbour-loft", 1)).want(http.StatusNotFound)
	l.get(stay.RoleOwner, "/properties/casa-limone/rehearsals/0").want(http.StatusNotFound)
	l.post(stay.RoleOwner, at+"/stop", nil).want(http.StatusSeeOther)
	l.write(func(ctx context.Context, tx *store.Tx) error { return tx.RemoveConversation(ctx, "lena", "g-lena") })
	if a := l.get(stay.RoleOwner, at).want(http.StatusOK); strings.Contains(a.body, "Wohin mit dem Müll?") || !strings.Contains(a.text("#rehearsal"), "Questions tried: 0") {
		t.Errorf("after the guest is gone: %s", a.text("#rehearsal"))
	}
	l.tried(stay.RoleOwner, "/properties/casa-limone/add-fact/rehearse", trash())
	l.get(stay.RoleOwner, at).want(http.StatusNotFound) // the newer one has taken its place
}

// slowModel knows nothing and counts; it waits at its gate.
type slowModel struct {
	gate  chan struct{}
	asked atomic.Int32
}

func (m *slowModel) Ask(ctx context.Context, _ llm.Question) (llm.Answer, error) {
	m.asked.Add(1)
	select {
	case <-m.gate:
		return llm.Answer{Verdict: llm.Abstained}, nil
	case <-ctx.Done():
		return llm.Answer{}, ctx.Err()
	}
}

// withModel puts a model behind the pages.
func withModel(m app.Model) func(*web.Options) {
	return func(o *web.Options) {
		a, err := answerer()
		if err != nil {
			panic(err)
		}
		own := *a
		own.Model = m
		o.App = app.New(app.Options{DB: o.DB, Answerer: &own, Now: o.Now, Log: o.Log, ReconcileAfter: time.Hour, Retention: stay.DefaultRetention()})
	}
}

func TestTheModelIsAskedOnlyOnRequestAndMayBeStopped(t *testing.T) {
	m := &slowModel{gate: make(chan struct{})}
	l := newLodge(t, withModel(m))
	l.said("lena", stay.Message{ID: "l2", Author: stay.FromHost, Text: "Ja.", SentAt: now})
	l.said("lena", stay.Message{ID: "l3", Text: "Gibt es ein Klavier?", SentAt: now})
	l.write(func(ctx context.Context, tx *store.Tx) error {
		c, err := tx.Conversation(ctx, "lena")
		if err != nil {
			return err
		}
		c.AnsweredSeq = 1 << 30
		return tx.PutConversation(ctx, c)
	})
	if got := l.get(stay.RoleOwner, "/properties/casa-limone/facts/trash").text("select[name=rehearse_model]"); !strings.Contains(got, "With the model, before and after") {
		t.Fatalf("the form offers %q", got)
	}
	l.tried(stay.RoleOwner, "/properties/casa-limone/facts/trash/rehearse", trash())
	if n := m.asked.Load(); n != 0 {
		t.Fatalf("the model was asked %d times without a request", n)
	}

	form := trash()
	form.Set("rehearse_model", "then")
	at := l.post(stay.RoleOwner, "/properties/casa-limone/facts/trash/rehearse", form).want(http.StatusSeeOther).header.Get("Location")
	running := l.get(stay.RoleOwner, at).want(http.StatusOK)
	if running.page().Find("progress").Length() != 1 || !strings.Contains(running.text("#rehearsal"), "Stop") {
		t.Errorf("while it works: %s", running.text("#rehearsal"))
	}
	if part := l.get(stay.RoleOwner, at+"?fragment=rehearsal").want(http.StatusOK); part.page().Find("main").Length() != 0 || part.page().Find("#rehearsal[data-live]").Length() != 1 {
		t.Error("the part of the page is not one")
	}
	l.post(stay.RoleOwner, at+"/stop", nil).want(http.StatusSeeOther)
	l.web.WaitForWork()
	if got := l.get(stay.RoleOwner, at).text("#rehearsal"); !strings.Contains(got, "The trial was stopped.") {
		t.Errorf("after it was stopped: %s", got)
	}

	close(m.gate)
	a, _ := l.tried(stay.RoleOwner, "/properties/casa-limone/facts/trash/rehearse", form)
	if got := a.text("#rehearsal"); !strings.Contains(got, "Before without the model, after with it") || m.asked.Load() == 0 {
		t.Errorf("with the model: %s", got)
	}
	if value, _ := a.page().Find("input[name=rehearse_model]").Attr("value"); value != "" {
		t.Error("the choice of the model is saved with the fact")
	}
}
