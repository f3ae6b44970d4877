package command

import (
	"context"
	"fmt"
	"net"
	"strconv"
	"time"

	"portineria/app"
	"portineria/app/backup"
	"portineria/app/calendar"
	"portineria/app/doctor"
	"portineria/app/manual"
	"portineria/app/privacy"
	"portineria/document"
	"portineria/embed"
	"portineria/llm"
	"portineria/phrase"
	"portineria/stay"
	"portineria/web"
	"portineria/whatsapp"
)

// webParts are what the pages show besides the path.
type webParts struct {
	book     *calendar.Book
	answerer *app.Answerer
	graph    *whatsapp.Client
	model    *llm.Client
	doors    doors
}

// newWeb wires the pages.
func (c *call) newWeb(h *house, s *service, parts webParts) (*web.Web, error) {
	texts, err := phrase.LoadNotices(embed.Notices, parts.answerer.Phrases)
	if err != nil {
		return nil, fmt.Errorf("read the notices: %w", err)
	}
	notices := privacy.New(privacy.Options{DB: h.db.Reader, Texts: texts, Words: parts.answerer.Phrases, Now: c.Now, Settings: privacy.Settings{
		Retention: stay.DefaultRetention(), WhatsApp: h.WhatsApp.Connected(), ModelName: h.Model.Name, ModelURL: h.Model.URL, SendAbove: h.Answers.SendAbove, KeyFile: true,
	}})
	examined := doctorOptions(c, h, parts.graph, parts.model)
	examined.ServingSince = c.Now()
	examined.PrivateListen, examined.PublicListen = parts.doors.private.Addr().String(), parts.doors.public.Addr().String()
	examined.Destinations = func() int { return len(s.dialer.Allowed()) }
	maker := manual.Maker{Words: parts.answerer.Lexicon}
	if parts.model != nil {
		maker.Model = parts.model
	}
	return web.New(web.Options{
		App: s.app, DB: h.db, Door: s.door, Now: c.Now, Log: h.log, VerifyToken: h.WhatsApp.VerifyToken.Reveal(), Version: version + " (" + commit() + ")",
		Book: parts.book, Phrases: parts.answerer.Phrases, Notices: notices, Documents: document.Reader{PDF: document.Child{}.Read}, Manual: maker, Doctor: doctor.New(examined), Simulator: s.sim, Demo: c.demo,
		Parts: web.Parts{WhatsApp: h.WhatsApp.Connected(), Model: modelState(h, s, parts.model)}, Links: links(h, s),
		Backup: backup.CreateOptions{Data: h.place.Data, To: h.Backup.Directory, Master: h.key, Now: c.Now, Rand: c.Rand},
	})
}

// links is what the page of connections shows: of secrets only whether they are set.
func links(h *house, s *service) web.Links {
	w := h.WhatsApp
	return web.Links{
		Number: w.Number, NumberID: w.PhoneNumberID, AccountID: w.WABAID, Token: !w.AccessToken.Empty(), Secret: !w.AppSecret.Empty(), Verify: !w.VerifyToken.Empty(),
		PublicURL: h.Server.PublicURL, OwnerWhatsApp: h.Owner.WhatsApp, ModelName: h.Model.Name, ModelURL: h.Model.URL,
		Allowed: func() []web.Allowed {
			var all []web.Allowed
			for _, d := range s.dialer.Allowed() {
				all = append(all, web.Allowed{HostPort: net.JoinHostPort(d.Host, strconv.Itoa(int(d.Port))), Purpose: string(d.Purpose)})
			}
			return all
		},
	}
}

// modelState says how the model did when it was last asked; a job asks.
func modelState(h *house, s *service, model *llm.Client) func() (string, bool) {
	if model == nil {
		return nil
	}
	return func() (string, bool) { return h.Model.Name, s.modelUp.Load() }
}

// watchModel is the job that asks the model's server how it does.
func (s *service) watchModel(model *llm.Client) app.Job {
	return app.Job{Name: "model", Every: 30 * time.Second, Timeout: 10 * time.Second, Quiet: true, Run: func(ctx context.Context) error {
		state := model.Check(ctx)
		s.modelUp.Store(state.Reachable && state.ModelPresent)
		return nil
	}}
}
