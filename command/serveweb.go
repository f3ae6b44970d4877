package command

import (
	"context"
	"fmt"
	"log/slog"
	"net"
	"strconv"
	"time"

	"portineria/app"
	"portineria/app/backup"
	"portineria/app/calendar"
	"portineria/app/doctor"
	"portineria/app/manual"
	"portineria/app/model"
	"portineria/app/privacy"
	"portineria/app/translation"
	"portineria/document"
	"portineria/embed"
	"portineria/lexicon"
	"portineria/llm"
	"portineria/phrase"
	"portineria/stay"
	"portineria/store"
	"portineria/web"
	"portineria/whatsapp"
)

// webParts are what the pages show besides the path.
type webParts struct {
	book         *calendar.Book
	answerer     *app.Answerer
	translations *translation.Desk
	graph        *whatsapp.Client
	model        *llm.Client
	doors        doors
}

// newWeb wires the pages.
func (c *call) newWeb(h *house, s *service, parts webParts) (*web.Web, error) {
	texts, err := phrase.LoadNotices(embed.Notices, parts.answerer.Phrases)
	if err != nil {
		return nil, fmt.Errorf("read the notices: %w", err)
	}
	notices := privacy.New(privacy.Options{DB: h.db.Reader, Texts: texts, Words: parts.answerer.Phrases, Now: c.Now, Settings: privacy.Settings{
		Retention: stay.DefaultRetention(), WhatsApp: h.WhatsApp.Connected(), Connected: func() bool { return s.app.Connected() }, Gateway: s.through360dialog, ModelName: h.Model.Name, ModelURL: h.Model.URL, SendAbove: h.Answers.SendAbove, SpeechURL: h.Speech.URL, KeyFile: true,
	}})
	examined := doctorOptions(c, h, s.dialer, parts.answerer.Judge, parts.graph, parts.model)
	examined.ServingSince = c.Now()
	examined.PrivateListen, examined.PublicListen = parts.doors.private.Addr().String(), parts.doors.public.Addr().String()
	examined.ModelTrial = trialOf(s.model)
	examined.Destinations = func() int { return len(s.dialer.Allowed()) }
	maker := manual.Maker{Words: parts.answerer.Lexicon}
	if parts.model != nil {
		maker.Model = s.model
	}
	return web.New(web.Options{
		App: s.app, DB: h.db, Door: s.door, Now: c.Now, Log: h.log, Version: version + " (" + commit() + ")",
		Book: parts.book, Sharing: newSharing(c, h), Phrases: parts.answerer.Phrases, Notices: notices, Documents: document.Reader{PDF: document.Child{}.Read}, Manual: maker, Doctor: doctor.New(examined),
		Judge: parts.answerer.Judge, Translations: parts.translations, Simulator: s.sim, Numbers: s.desk, Demo: c.demo,
		Parts: web.Parts{WhatsApp: h.WhatsApp.Connected(), Model: modelState(h, s)}, Links: c.links(h, s, parts.doors.public.Addr()), Model: s.model, Meter: s.meter,
		Backup: backup.CreateOptions{Data: h.place.Data, To: h.Backup.Directory, Master: h.key, Now: c.Now, Rand: c.Rand},
	})
}

// through360dialog reports whether what guests of a property write comes through that
// provider, which the privacy notice then names.
func (s *service) through360dialog(p stay.Property) bool {
	n, ok := s.app.NumberFor(p)
	return ok && n.Gateway == whatsapp.Dialog360
}

// links is what the page of connections shows: of secrets only whether they are set.
func (c *call) links(h *house, s *service, public net.Addr) web.Links {
	w, publicURL := h.WhatsApp, h.Server.PublicURL
	if c.demo {
		publicURL = "http://" + public.String() // nobody but this machine reaches it, and nobody else needs to
	}
	return web.Links{
		Number: w.Number, NumberID: w.PhoneNumberID, AccountID: w.WABAID, Token: !w.AccessToken.Empty(), Secret: !w.AppSecret.Empty(), Verify: !w.VerifyToken.Empty(),
		PublicURL: publicURL, OwnerWhatsApp: h.Owner.WhatsApp, ModelName: h.Model.Name, ModelURL: h.Model.URL,
		Allowed: func() []web.Allowed {
			var all []web.Allowed
			for _, d := range s.dialer.Allowed() {
				all = append(all, web.Allowed{HostPort: net.JoinHostPort(d.Host, strconv.Itoa(int(d.Port))), Purpose: string(d.Purpose)})
			}
			return all
		},
	}
}

// modelState says how the model did when it was last looked at.
func modelState(h *house, s *service) func() (string, bool) {
	if h.Model.Name == "" {
		return nil
	}
	return func() (string, bool) { return h.Model.Name, s.model.State().Up() }
}

// newKeeper is who looks after the model.
func (c *call) newKeeper(h *house, s *service, client *llm.Client, words *lexicon.Lexicon) (*model.Keeper, error) {
	library, err := newLibrary(h.Config, s.dialer)
	if err != nil {
		return nil, err
	}
	return model.New(model.Options{
		Name: h.Model.Name, Client: client, Library: library, Speaks: tongueOf(words), Now: c.Now, Log: h.log,
		Changed: func() { s.app.Announce("model") }, Ready: func() { s.app.Warm() }, Got: func(name string) { keepName(h, name, c.Now) },
	}), nil
}

// keepName makes the first model that is downloaded the one that answers from
// the next start on, where the configuration names none.
func keepName(h *house, name string, now func() time.Time) {
	if h.Model.Name != "" {
		return
	}
	ctx := context.Background()
	err := h.db.Update(ctx, func(tx *store.Tx) error {
		return tx.PutSetting(ctx, settingPrefix+"model.name", name, now().UnixMilli())
	})
	if err != nil {
		h.log.Error("keep the name of the model", slog.Any("error", err))
	}
}

// trialOf is how the model did, for the doctor.
func trialOf(k *model.Keeper) func() doctor.Trial {
	return func() doctor.Trial {
		s := k.State()
		return doctor.Trial{Done: !s.TestedAt.IsZero(), Running: s.Testing, Tested: s.Tested, Err: s.TestErr}
	}
}
