package web

import (
	"cmp"
	"context"
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"portineria/app/manual"
	"portineria/app/property"
	"portineria/document"
	"portineria/lang"
	"portineria/stay"
	"portineria/web/view"
)

// A house manual is read into proposals that stand in memory until the owner
// accepts some of them; see packages document and manual. A model, where one is
// asked for, works beside the pages.

// The most that a browser may send: more than a document may have, so that one
// that is too large is refused in words.
const (
	manualCap = 3*document.MaxBytes + formCap
	draftCap  = 4 << 20 // texts of all proposals, as forms are sent
)

// manualFiles is how many files one manual may consist of.
const manualFiles = 5

// manualDraft is what was made of a manual.
type manualDraft struct {
	property stay.PropertyID
	draft    manual.Draft
	done, of int // parts that the model has seen
	failed   int // of them, parts that it could not put together
	stopped  bool
}

func (w *Web) manualPage(c echo.Context, v visitor) error {
	home, err := w.homeOf(c, v)
	if err != nil {
		return err
	}
	return w.showManual(c, v, http.StatusOK, home, "", nil)
}

func (w *Web) showManual(c echo.Context, v visitor, status int, home stay.Property, text string, problems []string) error {
	around, err := w.opened(c, v, view.SectionProperties)
	if err != nil {
		return err
	}
	return render(c, status, view.ManualView(view.ManualPage{
		Page: around, Property: string(home.ID), PropertyName: home.Name, Text: text, Problems: problems, Model: w.o.Manual.Model != nil,
	}))
}

// readManual makes proposals of what was pasted or uploaded.
func (w *Web) readManual(c echo.Context, v visitor) error {
	home, err := w.homeOf(c, v)
	if err != nil {
		return err
	}
	ctx, pasted := c.Request().Context(), typed(c, "text")
	text, problems, err := w.sentDocuments(c, v.W, pasted)
	if err != nil {
		return err
	}
	if len(problems) > 0 {
		return w.showManual(c, v, http.StatusUnprocessableEntity, home, pasted, problems)
	}
	facts, err := w.db.Facts(ctx, home.ID)
	if err != nil {
		return err
	}
	draft := w.o.Manual.Propose(home, facts, text)
	withModel := w.o.Manual.Model != nil && typed(c, "model") == "yes"
	one := w.manuals.start(string(v.ID), manualDraft{property: home.ID, draft: draft}, func(ctx context.Context, change func(int, func(*manualDraft))) error {
		if !withModel {
			return nil
		}
		grouped, failed, err := w.o.Manual.Group(ctx, facts, text, draft, func(done, of int) {
			change(100*done/max(of, 1), func(d *manualDraft) { d.done, d.of = done, of })
		})
		change(0, func(d *manualDraft) { d.draft, d.failed, d.stopped = grouped, failed, errors.Is(err, context.Canceled) })
		return err
	})
	one.wait(ctx)
	return seeOther(c, view.ManualDraftPath(string(home.ID), one.id))
}

// sentDocuments is the text of what was sent; problems say which part of it
// cannot be read and why, in words.
func (w *Web) sentDocuments(c echo.Context, words *lang.Words, pasted string) (text string, problems []string, err error) {
	ctx := c.Request().Context()
	var texts []string
	read := func(name string, content []byte) error {
		text, err := w.o.Documents.Read(ctx, name, content)
		if problem := document.ProblemOf(err); problem != "" {
			why := words.InvalidText(string(problem))
			if name != "" {
				why = name + ": " + why
			}
			problems = append(problems, why)
			return nil
		}
		texts = append(texts, text)
		return err
	}
	if strings.TrimSpace(pasted) != "" {
		if err := read("", []byte(pasted)); err != nil {
			return "", nil, err
		}
	}
	files := sentFiles(c)
	if len(files) > manualFiles {
		return "", []string{words.Manual.TooManyFiles(manualFiles)}, nil
	}
	for _, header := range files {
		content, err := contentOf(header)
		if err != nil {
			return "", nil, err
		}
		if err := read(filepath.Base(header.Filename), content); err != nil {
			return "", nil, err
		}
	}
	text = strings.Join(texts, "\n")
	switch {
	case len(problems) == 0 && text == "":
		problems = []string{words.Manual.Nothing}
	case len(text) > document.MaxText:
		problems = append(problems, words.InvalidText(string(document.TooLong)))
	}
	return text, problems, nil
}

// sentFiles are the files of the form that hold something or have a name.
func sentFiles(c echo.Context) []*multipart.FileHeader {
	if c.Request().MultipartForm == nil {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(c.Request().MultipartForm.File["file"]), func(h *multipart.FileHeader) bool { return h.Filename == "" })
}

func contentOf(header *multipart.FileHeader) ([]byte, error) {
	file, err := header.Open()
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(io.LimitReader(file, document.MaxBytes+1))
}

// draftOf is the draft that the address names, if it is the account's.
func (w *Web) draftOf(c echo.Context, v visitor) (*work[manualDraft], error) {
	one := w.manuals.find(string(v.ID), c.Param("draft"))
	if one == nil {
		return nil, stay.ErrNotFound
	}
	if d, _, _ := one.look(); string(d.property) != c.Param("property") {
		return nil, stay.ErrNotFound
	}
	return one, nil
}

// draftPage shows how far the model is, then the proposals.
func (w *Web) draftPage(c echo.Context, v visitor) error {
	home, err := w.homeOf(c, v)
	if err != nil {
		return err
	}
	one, err := w.draftOf(c, v)
	if err != nil {
		return err
	}
	d, ended, failed := one.look()
	p := view.DraftPage{ID: one.id, Property: string(home.ID), PropertyName: home.Name, Running: !ended}
	if p.Page, err = w.opened(c, v, view.SectionProperties); err != nil {
		return err
	}
	words := v.W.Manual
	if !ended {
		p.Percent, p.Progress = 100*d.done/max(d.of, 1), words.Progress(d.done, d.of)
	} else {
		p.Notes = w.draftNotes(v.W, home, d, failed != nil && !d.stopped)
		p.Groups, p.Count = proposalGroups(v.W, home, proposalsOf(d.draft))
	}
	if fragment(c) == view.FragmentManual {
		return render(c, http.StatusOK, view.DraftBody(p))
	}
	return render(c, http.StatusOK, view.DraftView(p))
}

// draftNotes is what the owner should know of the proposals as a whole.
func (w *Web) draftNotes(words *lang.Words, home stay.Property, d manualDraft, failed bool) []string {
	var notes []string
	if d.draft.Language != "" && d.draft.Language != home.Language {
		notes = append(notes, words.Manual.OtherLanguage(words.Language(d.draft.Language), words.Language(home.Language)))
	}
	if d.draft.Left > 0 {
		notes = append(notes, words.Manual.Left(d.draft.Left))
	}
	if d.failed > 0 || failed {
		notes = append(notes, words.Manual.ModelFailed)
	}
	if d.stopped {
		notes = append(notes, words.Manual.Stopped)
	}
	return notes
}

// proposed is a proposal as it stands in the form.
type proposed struct {
	manual.Proposal
	refused string
}

func proposalsOf(d manual.Draft) []proposed {
	all := make([]proposed, len(d.Proposals))
	for i, p := range d.Proposals {
		all[i] = proposed{Proposal: p}
	}
	return all
}

// proposalGroups sets proposals by topic, in the order of the topics. Their
// numbers name their fields; count is how many numbers there are.
func proposalGroups(w *lang.Words, home stay.Property, all []proposed) (groups []view.ProposalGroup, count int) {
	for _, topic := range stay.Topics() {
		group := view.ProposalGroup{Topic: w.Topic(string(topic)), Key: string(topic)}
		for _, p := range all {
			if p.Topic != topic {
				continue
			}
			item := view.Proposal{N: count, Title: p.Title, Text: p.Text, Topics: topicsFor(w, p.Topic), Visibilities: visibilitiesFor(w, p.Visibility), Taken: p.Chosen, Guarded: p.Guarded, Twin: p.Twin, Error: p.refused}
			if p.Twin != "" {
				item.TwinHref = view.FactPath(string(home.ID), p.Twin)
			}
			group.Items = append(group.Items, item)
			count++
		}
		if len(group.Items) > 0 {
			groups = append(groups, group)
		}
	}
	return groups, count
}

func visibilitiesFor(w *lang.Words, chosen stay.Visibility) []view.Option {
	var all []view.Option
	for _, one := range stay.Visibilities() {
		all = append(all, view.Option{Value: string(one), Label: w.Visibility(string(one)).Name, Selected: one == chosen})
	}
	return all
}

// acceptDraft stores the proposals that were ticked, as they were edited. The
// form holds all of them: it needs no draft that is still there.
func (w *Web) acceptDraft(c echo.Context, v visitor) error {
	home, err := w.homeOf(c, v)
	if err != nil {
		return err
	}
	all, refused := w.sentProposals(c, v.W)
	var facts []stay.Fact
	for _, p := range all {
		if p.Chosen {
			facts = append(facts, p.Fact())
		}
	}
	if refused || len(facts) == 0 {
		return w.draftRefused(c, v, home, all, len(facts) == 0)
	}
	ids, err := manual.Accept(c.Request().Context(), w.o.DB, w.now(), home.ID, facts)
	if err != nil {
		return err
	}
	if one := w.manuals.find(string(v.ID), c.Param("draft")); one != nil {
		w.manuals.drop(one)
	}
	sayDid(c, didManual, strconv.Itoa(len(ids)))
	return seeOther(c, view.PropertyPath(string(home.ID)))
}

func (w *Web) draftRefused(c echo.Context, v visitor, home stay.Property, all []proposed, none bool) error {
	around, err := w.opened(c, v, view.SectionProperties)
	if err != nil {
		return err
	}
	p := view.DraftPage{Page: around, ID: c.Param("draft"), Property: string(home.ID), PropertyName: home.Name, Refused: v.W.Manual.Refused}
	if none {
		p.Refused = v.W.Manual.NoneTaken
	}
	p.Groups, p.Count = proposalGroups(v.W, home, all)
	return render(c, http.StatusUnprocessableEntity, view.DraftView(p))
}

// sentProposals reads the form; refused says that one that is ticked does not
// fit.
func (w *Web) sentProposals(c echo.Context, words *lang.Words) (all []proposed, refused bool) {
	count, _ := strconv.Atoi(c.FormValue("count"))
	for n := range min(max(count, 0), manual.Most) {
		field := func(name string) string { return strings.TrimSpace(typed(c, name+"-"+strconv.Itoa(n))) }
		p := proposed{Proposal: manual.Proposal{Title: field("title"), Topic: stay.Topic(field("topic")), Visibility: stay.Visibility(field("visibility")), Text: field("text"),
			Twin: field("twin"), Guarded: field("guarded") == "yes", Chosen: field("take") == "yes"}}
		if p.Chosen {
			fact := p.Fact()
			fact.ID = string(cmp.Or(fact.Topic, "other"))
			for _, problem := range property.CheckFact(fact) {
				p.refused = cmp.Or(p.refused, words.InvalidText(problem.Key))
			}
			refused = refused || p.refused != ""
		}
		if !p.Topic.Valid() {
			p.Topic = "other" // so that it has a place on the page that goes back
		}
		all = append(all, p)
	}
	return all, refused
}

// stopDraft ends the model's work; what it has not seen stays as it was found.
func (w *Web) stopDraft(c echo.Context, v visitor) error {
	home, err := w.homeOf(c, v)
	if err != nil {
		return err
	}
	one, err := w.draftOf(c, v)
	if err != nil {
		return err
	}
	one.cancel()
	one.wait(c.Request().Context())
	return seeOther(c, view.ManualDraftPath(string(home.ID), one.id))
}
