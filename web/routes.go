package web

import (
	"errors"
	"net/http"

	"github.com/labstack/echo/v4"

	"portineria/stay"
	"portineria/web/view"
)

// route is a page or an act behind the login.
type route struct {
	method, path string
	act          stay.Act // what the account must be allowed to do; anyone: to be logged in is enough
	do           handler
	most         int64 // bytes of its form; 0: formCap
}

// anyone who is logged in.
const anyone stay.Act = ""

// The most that a browser may send, in bytes.
const (
	formCap   = 64 << 10
	importCap = 2 << 20
	factCap   = 256 << 10 // a text and its translations, four thousand characters each
)

// routes is every address behind the login, with what an account must be allowed
// to do there. What it may do it with is checked by each of them: an account
// sees the properties of its scope and what belongs to them.
func (w *Web) routes() []route {
	const get, post = http.MethodGet, http.MethodPost
	return []route{
		{get, view.TodayPath, anyone, w.today, 0}, // with the menu's own parts, which stand on every page
		{get, view.LivePath, anyone, w.liveEvents, 0},
		{post, view.LogoutPath, anyone, w.logOut, 0},
		{post, "/persons/:question/same", stay.WriteInbox, w.samePerson, 0},
		{post, "/persons/:question/different", stay.WriteInbox, w.differentPeople, 0},
		{post, "/alarms/:alarm/seen", stay.WriteInbox, w.seeAlarm, 0},
		{post, "/alarms/:alarm/try", stay.WriteInbox, w.tryAlarm, 0},

		{get, view.InboxPath, stay.ReadInbox, w.inbox, 0},
		{get, "/inbox/:conversation", stay.ReadInbox, w.thread, 0},
		{post, "/inbox/:conversation/reply", stay.WriteInbox, w.reply, 0},
		{post, "/inbox/:conversation/takeover", stay.WriteInbox, w.takeOver, 0},
		{post, "/inbox/:conversation/giveback", stay.WriteInbox, w.giveBack, 0},
		{post, "/inbox/:conversation/tie", stay.WriteInbox, w.tie, 0},
		{post, "/inbox/:conversation/untie", stay.WriteInbox, w.untie, 0},
		{post, "/inbox/:conversation/open-door", stay.WriteInbox, w.openDoor, 0},
		{post, "/inbox/:conversation/identified", stay.WriteInbox, w.identified, 0},
		{post, "/inbox/:conversation/template", stay.WriteInbox, w.sendTemplate, 0},
		{post, "/inbox/:conversation/consent", stay.WriteInbox, w.recordConsent, 0},
		{post, "/inbox/:conversation/withdraw", stay.WriteInbox, w.withdrawConsent, 0},
		{post, "/inbox/:conversation/translate", stay.WriteInbox, w.translateReply, 0},
		{post, "/inbox/:conversation/untranslate", stay.WriteInbox, w.untranslateReply, 0},
		{post, "/inbox/:conversation/drafts/:question/send", stay.WriteInbox, w.sendDraft, 0},
		{post, "/inbox/:conversation/drafts/:question/discard", stay.WriteInbox, w.discardDraft, 0},
		{post, "/inbox/:conversation/messages/:message/resend", stay.WriteInbox, w.resend, 0},
		{post, "/inbox/:conversation/messages/:message/arrived", stay.WriteInbox, w.arrived, 0},
		{post, "/inbox/:conversation/messages/:message/translate", stay.WriteInbox, w.translateMessage, 0},
		{post, "/inbox/:conversation/requests/:request/close", stay.WriteInbox, w.closeRequest, 0},
		{get, "/inbox/:conversation/media/:media", stay.ReadInbox, w.mediaFile, 0},
		{post, "/inbox/:conversation/media/:media/retry", stay.WriteInbox, w.retryMedia, 0},
		{post, "/inbox/:conversation/media/:media/delete", stay.WriteInbox, w.deleteMedia, 0},
		{post, "/inbox/:conversation/media/:media/paper", stay.WriteInbox, w.markPaper, 0},
		{post, "/inbox/:conversation/media/:media/clear", stay.WriteInbox, w.clearPaper, 0},

		{get, view.CalendarPath, stay.ReadCalendar, w.calendar, 0},
		{post, view.CalendarSyncPath, stay.WriteCalendar, w.syncCalendars, 0},
		{get, view.QuestionsPath, stay.ReadInbox, w.calendarQuestions, 0}, // it names who comes
		{post, "/calendar/questions/:question", stay.WriteCalendar, w.answerCalendar, 0},
		{get, view.AddBookingPath, stay.WriteCalendar, w.addBookingPage, 0},
		{post, view.AddBookingPath, stay.WriteCalendar, w.addBooking, 0},
		{get, "/bookings/:booking", stay.ReadInbox, w.bookingPage, 0}, // it tells who comes, which the calendar alone does not
		{post, "/bookings/:booking", stay.WriteCalendar, w.saveBooking, 0},
		{post, "/bookings/:booking/cancel", stay.WriteCalendar, w.cancelBooking, 0},
		{get, "/bookings/:booking/change", stay.WriteCalendar, w.changePage, 0},
		{post, "/bookings/:booking/change", stay.WriteCalendar, w.changeBooking, 0},
		{post, "/bookings/:booking/follow", stay.WriteCalendar, w.followCalendar, 0},
		{post, "/bookings/:booking/reopen", stay.WriteCalendar, w.reopenBooking, 0},
		{get, view.CloseNightsPath, stay.WriteCalendar, w.closeNightsPage, 0},
		{post, view.CloseNightsPath, stay.WriteCalendar, w.closeNights, 0},
		{get, view.ListPath, stay.WriteCalendar, w.listPage, 0},
		{post, view.ListPath, stay.WriteCalendar, w.openList, listCap},
		{get, view.ListPath + "/:list", stay.WriteCalendar, w.listPlanPage, 0},
		{post, view.ListPath + "/:list/read", stay.WriteCalendar, w.explainList, listFormCap},
		{post, view.ListPath + "/:list/apply", stay.WriteCalendar, w.applyList, listFormCap},
		{post, view.ListPath + "/:list/drop", stay.WriteCalendar, w.dropList, listFormCap},
		{post, "/bookings/:booking/identified", stay.WriteInbox, w.recordCheck, 0},
		{post, "/bookings/:booking/renew", stay.WriteCalendar, w.renewCode, 0},
		{post, "/bookings/:booking/guests/:conversation/confirm", stay.WriteInbox, w.confirmGuest, 0},
		{post, "/bookings/:booking/guests/:conversation/refuse", stay.WriteInbox, w.refuseGuest, 0},
		{post, "/bookings/:booking/guests/:conversation/remove", stay.WriteInbox, w.removeGuest, 0},

		{get, view.AutomationsPath, stay.ReadSettings, w.automations, 0},
		{get, view.PreviewPath, stay.ReadSettings, w.previewRules, 0},
		{get, view.AddRulePath, stay.WriteSettings, w.addRulePage, 0},
		{post, view.AddRulePath, stay.WriteSettings, w.addRule, factCap},
		{get, view.AutomationsPath + "/ready/:rule", stay.ReadSettings, w.previewReady, 0},
		{post, view.AutomationsPath + "/ready/:rule", stay.WriteSettings, w.switchReady, 0},
		{get, view.AutomationsPath + "/rules/:rule", stay.WriteSettings, w.rulePage, 0},
		{post, view.AutomationsPath + "/rules/:rule", stay.WriteSettings, w.saveRule, factCap},
		{get, view.AutomationsPath + "/rules/:rule/preview", stay.ReadSettings, w.previewRule, 0},
		{post, view.AutomationsPath + "/rules/:rule/on", stay.WriteSettings, w.switchRuleOn, 0},
		{post, view.AutomationsPath + "/rules/:rule/off", stay.WriteSettings, w.switchRuleOff, 0},
		{post, view.AutomationsPath + "/rules/:rule/remove", stay.WriteSettings, w.removeRule, 0},
		{post, "/bookings/:booking/messages/pause", stay.WriteInbox, w.pauseStay, 0},
		{post, "/bookings/:booking/messages/resume", stay.WriteInbox, w.resumeStay, 0},
		{post, "/bookings/:booking/messages/send/:rule", stay.WriteInbox, w.sendRule, 0},
		{post, "/bookings/:booking/messages/skip/:rule", stay.WriteInbox, w.skipRule, 0},

		{get, view.PropertiesPath, stay.ReadFacts, w.properties, 0},
		{get, view.AddPropertyPath, stay.WriteSettings, w.addPropertyPage, 0},
		{post, view.AddPropertyPath, stay.WriteSettings, w.addProperty, 0},
		{get, view.ImportPropertyPath, stay.WriteSettings, w.importPage, 0},
		{post, view.ImportPropertyPath, stay.WriteSettings, w.importProperty, importCap + formCap},
		{get, "/properties/:property", stay.ReadFacts, w.factsPage, 0},
		{get, "/properties/:property/add-fact", stay.WriteFacts, w.addFactPage, 0},
		{post, "/properties/:property/add-fact", stay.WriteFacts, w.addFact, factCap},
		{get, "/properties/:property/facts/:fact", stay.ReadFacts, w.factPage, 0},
		{post, "/properties/:property/facts/:fact", stay.WriteFacts, w.saveFact, factCap},
		{post, "/properties/:property/facts/:fact/delete", stay.WriteFacts, w.deleteFact, 0},
		{post, "/properties/:property/confirm", stay.WriteFacts, w.confirmFacts, 0},
		{get, "/properties/:property/gaps", stay.ReadInbox, w.gaps, 0}, // it holds guests' words
		{get, "/properties/:property/translations", stay.ReadFacts, w.translations, 0},
		{post, "/properties/:property/translations/:fact/:language/approve", stay.WriteFacts, w.approveTranslation, 0},
		{post, "/properties/:property/translations/:fact/:language/reject", stay.WriteFacts, w.rejectTranslation, 0},
		{get, "/properties/:property/basics", stay.ReadFacts, w.basicsPage, 0},
		{post, "/properties/:property/basics", stay.WriteFacts, w.saveBasics, 0},
		{post, "/properties/:property/facts/:fact/rehearse", stay.WriteFacts, w.rehearseFact, factCap},
		{post, "/properties/:property/add-fact/rehearse", stay.WriteFacts, w.rehearseNewFact, factCap},
		{post, "/properties/:property/basics/rehearse", stay.WriteFacts, w.rehearseBasics, 0},
		{get, "/properties/:property/rehearsals/:rehearsal", stay.WriteFacts, w.rehearsalPage, 0},
		{post, "/properties/:property/rehearsals/:rehearsal/stop", stay.WriteFacts, w.stopRehearsal, 0},
		{get, "/properties/:property/manual", stay.WriteFacts, w.manualPage, 0},
		{post, "/properties/:property/manual", stay.WriteFacts, w.readManual, manualCap},
		{get, "/properties/:property/manual/:draft", stay.WriteFacts, w.draftPage, 0},
		{post, "/properties/:property/manual/:draft/accept", stay.WriteFacts, w.acceptDraft, draftCap},
		{post, "/properties/:property/manual/:draft/stop", stay.WriteFacts, w.stopDraft, 0},
		{get, "/properties/:property/card", stay.ReadFacts, w.cardPage, 0},
		{get, "/properties/:property/card.svg", stay.ReadFacts, w.cardFile, 0},
		{get, "/properties/:property/feeds", stay.ReadFacts, w.feeds, 0},
		{post, "/properties/:property/feeds", stay.WriteCalendar, w.addFeed, 0},
		{get, "/properties/:property/feeds/:feed", stay.ReadFacts, w.feedPage, 0},
		{post, "/properties/:property/feeds/:feed/link", stay.WriteCalendar, w.relinkFeed, 0},
		{post, "/properties/:property/feeds/:feed/believe", stay.WriteCalendar, w.believeFeed, 0},
		{post, "/properties/:property/feeds/:feed/sync", stay.WriteCalendar, w.syncFeed, 0},
		{post, "/properties/:property/feeds/:feed/remove", stay.WriteCalendar, w.removeFeed, 0},
		{post, "/properties/:property/links", stay.WriteCalendar, w.addLink, 0},
		{post, "/properties/:property/links/:link/renew", stay.WriteCalendar, w.renewLink, 0},
		{post, "/properties/:property/links/:link/revoke", stay.WriteCalendar, w.revokeLink, 0},
		{post, "/properties/:property/links/:link/closures", stay.WriteCalendar, w.tellClosures, 0},
		{post, "/properties/:property/links/:link/release", stay.WriteCalendar, w.releaseLink, 0},
		{get, "/properties/:property/export", stay.WriteFacts, w.exportProperty, 0},
		{post, "/properties/:property/delete", stay.WriteSettings, w.deleteProperty, 0},

		{get, view.SettingsPath, stay.ReadSettings, w.settings, 0},
		{post, view.BackupPath, stay.WriteSettings, w.makeBackup, 0},
		{get, view.ConnectionsPath, stay.ReadSettings, w.connections, 0},
		{get, view.WhatsAppPath, stay.ReadSettings, w.whatsAppPage, 0},
		{post, view.MeterPath, stay.WriteSettings, w.saveMeter, 0},
		{post, view.PhonePastPath, stay.WriteSettings, w.askPast, 0},
		{post, view.BehaviourPath, stay.WriteSettings, w.saveBehaviour, 0},
		{get, view.TemplatesPath, stay.ReadSettings, w.templatesPage, 0},
		{post, view.TemplateAddPath, stay.WriteSettings, w.addReady, 0},
		{post, view.TemplateSyncPath, stay.WriteSettings, w.syncTemplates, 0},
		{get, view.TemplateNewPath, stay.WriteSettings, w.newTemplatePage, 0},
		{post, view.TemplateNewPath, stay.WriteSettings, w.saveTemplate, 0},
		{post, view.GroundPath, stay.WriteSettings, w.saveGround, 0},
		{post, view.GroundEndPath, stay.WriteSettings, w.endGround, 0},
		{get, "/settings/templates/of/:account/:name/:language", stay.ReadSettings, w.templatePage, 0},
		{post, "/settings/templates/of/:account/:name/:language", stay.WriteSettings, w.saveTemplate, 0},
		{post, "/settings/templates/of/:account/:name/:language/submit", stay.WriteSettings, w.submitTemplate, 0},
		{post, "/settings/templates/of/:account/:name/:language/unpause", stay.WriteSettings, w.unpauseTemplate, 0},
		{post, "/settings/templates/of/:account/:name/:language/delete", stay.WriteSettings, w.deleteTemplate, 0},
		{get, view.AddNumberPath, stay.WriteSettings, w.addNumberPage, 0},
		{post, view.NumbersPath, stay.WriteSettings, w.addNumber, 0},
		{get, "/settings/whatsapp/numbers/:number", stay.WriteSettings, w.resumeNumber, 0},
		{post, "/settings/whatsapp/numbers/:number/remove", stay.WriteSettings, w.removeNumber, 0},
		{get, "/settings/whatsapp/numbers/:number/:step", stay.WriteSettings, w.numberStep, 0},
		{post, "/settings/whatsapp/numbers/:number/:step", stay.WriteSettings, w.saveNumber, 0},
		{post, "/settings/whatsapp/numbers/:number/:step/:act", stay.WriteSettings, w.actOnNumber, 0},
		{get, view.ModelPath, stay.ReadSettings, w.modelPage, 0},
		{post, view.ModelDownloadPath, stay.WriteSettings, w.downloadModel, 0},
		{post, view.ModelCallOffPath, stay.WriteSettings, w.callOffModel, 0},
		{post, view.ModelTestPath, stay.WriteSettings, w.testModel, 0},
		{get, view.PeoplePath, stay.ReadSettings, w.people, 0},
		{post, view.PeoplePath, stay.WriteSettings, w.addPerson, 0},
		{post, "/settings/people/:person/remove", stay.WriteSettings, w.removePerson, 0},
		{post, "/settings/people/:person/reset", stay.WriteSettings, w.resetPerson, 0},
		{get, view.AccountPath, anyone, w.accountPage, 0}, // one's own
		{post, view.LanguagePath, anyone, w.saveLanguage, 0},
		{post, view.PasswordPath, anyone, w.changePassword, 0},
		{post, view.EndOthersPath, anyone, w.endOthers, 0},
		{post, "/settings/account/sessions/:session/end", anyone, w.endSession, 0},

		{get, view.SimulatorPath, stay.UseSimulator, w.simulator, 0},
		{post, view.SimulatorPath, stay.UseSimulator, w.startChat, 0},
		{get, "/simulator/:conversation", stay.UseSimulator, w.simulatorChat, 0},
		{post, "/simulator/:conversation/messages", stay.UseSimulator, w.writeAsGuest, 0},
		{post, "/simulator/:conversation/acts", stay.UseSimulator, w.actAsGuest, 0},
		{post, "/simulator/:conversation/clock", stay.UseSimulator, w.setChatClock, 0},
		{post, "/simulator/:conversation/reset", stay.UseSimulator, w.resetChat, 0},
	}
}

// privateRoutes are the owner's side: the doors that need no login, then the
// table above.
func (w *Web) privateRoutes(e *echo.Echo) {
	answer(e, "/setup/:token", w.setupPage)
	e.POST("/setup/:token", limited(formCap, w.setUp))
	answer(e, view.LoginPath, w.loginPage)
	e.POST(view.LoginPath, limited(formCap, w.logIn))
	answer(e, "/healthz", w.healthz)
	answer(e, "/readyz", w.readyz)
	answer(e, "/metrics", w.metrics)
	answer(e, "/assets/*", w.serveAsset)
	e.POST("/simulator/webhook", w.receiveSimulated) // guarded by its signature
	if w.o.Demo {
		answer(e, "/demo/:token", w.enterDemo)
	}
	for _, r := range w.routes() {
		do := w.guard(r.act, r.do)
		if r.method == http.MethodGet {
			answer(e, r.path, do)
			continue
		}
		e.Add(r.method, r.path, limited(max(r.most, formCap), do))
	}
}

// publicRoutes are all that the internet may reach; anything else is not there.
func (w *Web) publicRoutes(e *echo.Echo) {
	answer(e, "/webhooks/whatsapp", w.verifyWebhook)
	e.POST("/webhooks/whatsapp", w.receiveWebhook)
	answer(e, "/privacy/:property", w.privacyNotice)
	answer(e, "/calendar/:file", w.sharedCalendar)
	answer(e, "/healthz", w.healthz)
	answer(e, "/assets/*", w.serveAsset)
}

// answer serves a page, and to HEAD the same without its body, which the server
// leaves away (RFC 9110 9.3.2).
func answer(e *echo.Echo, path string, do echo.HandlerFunc) {
	e.GET(path, do)
	e.HEAD(path, do)
}

// limited reads a form and refuses one that is too large or cannot be read,
// before anything is done with it.
func limited(most int64, next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		r := c.Request()
		if r.ContentLength > most {
			return echo.NewHTTPError(http.StatusRequestEntityTooLarge)
		}
		r.Body = http.MaxBytesReader(c.Response(), r.Body, most)
		err := r.ParseMultipartForm(most)
		var tooLarge *http.MaxBytesError
		switch {
		case errors.As(err, &tooLarge):
			return echo.NewHTTPError(http.StatusRequestEntityTooLarge)
		case err != nil && !errors.Is(err, http.ErrNotMultipart):
			return echo.NewHTTPError(http.StatusBadRequest)
		}
		return next(c)
	}
}
