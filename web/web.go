// Package web is HTTP in: the public side with the webhook and the privacy
// notices, and the private side with the owner's pages. Neither serves the
// other's routes. It writes through app and reads through the store's reader;
// pages are drawn by package view below it.
//
// Read routes.go first: it lists every route with its guard. A page is one file
// named like its view.
package web

import (
	"log/slog"
	"net/http"
	"sync/atomic"
	"time"

	"github.com/labstack/echo/v4"

	"portineria/app"
	"portineria/app/account"
	"portineria/app/backup"
	"portineria/app/calendar"
	"portineria/app/doctor"
	"portineria/app/export"
	"portineria/app/manual"
	"portineria/app/meter"
	"portineria/app/model"
	"portineria/app/number"
	"portineria/app/privacy"
	"portineria/app/simulator"
	"portineria/app/translation"
	"portineria/document"
	"portineria/embed"
	"portineria/phrase"
	"portineria/proof"
	"portineria/stay"
	"portineria/store"
)

// Options is what the web needs.
type Options struct {
	App  *app.App
	DB   *store.DB
	Door *account.Door
	Now  func() time.Time
	Log  *slog.Logger

	Version string

	Book         *calendar.Book
	Sharing      *export.Links // calendars that others read
	Phrases      *phrase.Book
	Notices      *privacy.Notices
	Doctor       *doctor.Doctor
	Documents    document.Reader // of house manuals
	Manual       manual.Maker
	Numbers      *number.Desk  // where business numbers are set up
	Simulator    Simulator     // nil: no simulator
	Parts        Parts         // how the connected parts do
	Links        Links         // how the connected parts are set up
	Meter        *meter.Meter  // what messages cost; nil: nobody counts
	Model        *model.Keeper // who looks after the language model
	Backup       backup.CreateOptions
	Demo         bool              // the throw-away house, which a link opens
	PublicBody   int64             // largest webhook body in bytes; 0: the platform's own limit and a little
	Judge        *proof.Judge      // what facts state
	Translations *translation.Desk // drafted translations
}

// Web serves both sides.
type Web struct {
	o         Options
	db        store.Reader
	assets    embed.Assets
	questions simulator.Questions
	ready     atomic.Bool
	ending    chan struct{}

	rehearsals works[rehearsal]
	manuals    works[manualDraft]
	lists      works[heldList]
}

// New wires the web and opens no port.
func New(o Options) (*Web, error) {
	files, err := embed.LoadAssets()
	if err != nil {
		return nil, err
	}
	questions, err := simulator.LoadQuestions()
	if err != nil {
		return nil, err
	}
	if o.PublicBody == 0 {
		o.PublicBody = webhookCap
	}
	tell := func(changes []store.Change) { o.App.Live().Tell(changes) }
	return &Web{o: o, db: o.DB.Reader, assets: files, questions: questions, ending: make(chan struct{}),
		rehearsals: works[rehearsal]{now: o.Now, log: o.Log, changed: tell}, manuals: works[manualDraft]{now: o.Now, log: o.Log, changed: tell},
		lists: works[heldList]{now: o.Now, log: o.Log, changed: tell}}, nil
}

// SetReady says that both listeners are open; /readyz answers 200 from then on.
func (w *Web) SetReady() { w.ready.Store(true) }

// EndStreams ends the live streams and what works beside the pages, so that the
// server can drain.
func (w *Web) EndStreams() {
	close(w.ending)
	w.rehearsals.end()
	w.manuals.end()
	w.lists.end()
}

// Public is the handler of the public listener: the internet may reach it.
func (w *Web) Public() http.Handler {
	e := w.newEcho()
	w.publicRoutes(e)
	return e
}

// Private is the handler of the private listener: the owner's pages. A form that
// another site sends in the owner's name is refused before anything else.
func (w *Web) Private() http.Handler {
	e := w.newEcho()
	w.privateRoutes(e)
	protection := http.NewCrossOriginProtection()
	protection.SetDenyHandler(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		c := e.NewContext(r, rw)
		e.HTTPErrorHandler(echo.NewHTTPError(http.StatusForbidden), c)
	}))
	return protection.Handler(e)
}

func (w *Web) newEcho() *echo.Echo {
	e := echo.New()
	e.HideBanner, e.HidePort = true, true
	// The address of the connection itself: a header is what anybody may send.
	e.IPExtractor = echo.ExtractIPDirect()
	e.HTTPErrorHandler = w.fail
	e.Use(recoverPanics(w.o.Log), secure)
	return e
}

// now is the instant of a request, read once.
func (w *Web) now() time.Time { return w.o.Now() }

// scope cuts a list down to what an account may see.
func scope[T any](u stay.User, all []T, of func(T) stay.PropertyID) []T {
	kept := all[:0:0]
	for _, x := range all {
		if u.Sees(of(x)) {
			kept = append(kept, x)
		}
	}
	return kept
}
