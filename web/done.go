package web

import (
	"context"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"portineria/lang"
	"portineria/stay"
	"portineria/web/view"
)

// What the acts of calendar, properties and settings did, said once on the page
// that follows, as in flash.go. Here a key may carry counts and ids after colons;
// a name is looked up when it is said, so that the cookie tells of nobody.

// did names what an act did.
type did string

// The keys.
const (
	didSync      did = "sync"
	didSyncLate  did = "sync-late"
	didFeedSync  did = "feed-sync"
	didFeedAdd   did = "feed-add"
	didFeedGone  did = "feed-gone"
	didFeedLink  did = "feed-link"
	didFeedTrust did = "feed-trust"
	didAsked     did = "asked"
	didAskedLate did = "asked-late"
	didLink      did = "link"
	didLinkSave  did = "link-save"
	didLinkRenew did = "link-renew"
	didLinkFree  did = "link-free"
	didLinkGone  did = "link-gone"
	didBook      did = "book"
	didBookSave  did = "book-save"
	didBookGone  did = "book-gone"
	didCheck     did = "check"
	didChange    did = "book-change"
	didReopen    did = "book-reopen"
	didClose     did = "nights-closed"
	didFree      did = "nights-free"
	didList      did = "list"
	didListGone  did = "list-gone"
	didHouse     did = "house"
	didHouseSave did = "house-save"
	didHouseGone did = "house-gone"
	didImport    did = "import"
	didFact      did = "fact"
	didFactDoubt did = "fact-doubt"
	didFactGone  did = "fact-gone"
	didManual    did = "manual"
	didConfirm   did = "confirm"
	didApprove   did = "approve"
	didReject    did = "reject"
	didDraftGone did = "draft-gone-by"
	didPerson    did = "person"
	didReset     did = "person-reset"
	didRemove    did = "person-gone"
	didLanguage  did = "language"
	didPassword  did = "password"
	didEnd       did = "end"
	didBackup    did = "backup"
	didChoices   did = "choices"
	didAskedPast did = "past"
	didCallOff   did = "call-off"
	didTest      did = "model-test"
	didConfirmed did = "who-yes"
	didRefused   did = "who-no"
	didRemoved   did = "who-gone"
	didRenewed   did = "code-new"
	didOpened    did = "door-open"

	didTextAdd     did = "text-add"
	didTextSave    did = "text-save"
	didTextSubmit  did = "text-submit"
	didTextSync    did = "text-sync"
	didTextDelete  did = "text-gone"
	didTextUnpause did = "text-unpause"
	didTextOffline did = "text-offline"
	didTextRefused did = "text-refused"
	didGround      did = "ground"
	didGroundGone  did = "ground-gone"
	didRuleSave    did = "rule-save"
	didRuleOn      did = "rule-on"
	didRuleOff     did = "rule-off"
	didRuleGone    did = "rule-gone"
	didRulePause   did = "rule-pause"
	didRuleResume  did = "rule-resume"
	didRuleSkip    did = "rule-skip"
	didRuleSend    did = "rule-send"
	didRuleNot     did = "rule-not"
	didNumber      did = "number"
	didNumberGone  did = "number-gone"
	didNumberAct   did = "number-act"
	didServes      did = "number-serves"
	didTestOut     did = "number-test"
)

// sayDid leaves a key with its details for the next page.
func sayDid(c echo.Context, key did, details ...string) {
	say(c, flashKey(strings.Join(append([]string{string(key)}, details...), ":")))
}

// opened is what stands around a page of these, with what the last act did.
func (w *Web) opened(c echo.Context, v visitor, section string) (view.Page, error) {
	said := ""
	if k, err := c.Cookie(cookieDone); err == nil && fragment(c) == "" {
		said = k.Value
	}
	p, err := w.page(c, v, section)
	if err == nil && p.Flash == nil && said != "" {
		p.Flash = w.told(c.Request().Context(), v, said)
	}
	return p, err
}

// told puts a key with its details into words; nil where it is none of ours.
func (w *Web) told(ctx context.Context, v visitor, said string) *view.Flash {
	parts := strings.Split(said, ":")
	key, details := did(parts[0]), parts[1:]
	switch key {
	case didSync:
		return tallyOf(details).told(v.W, v.W.Calendar.Synced)
	case didFeedSync:
		return tallyOf(details).told(v.W, v.W.Feeds.Synced)
	case didFeedLink:
		return tallyOf(details).told(v.W, v.W.Feeds.Relinked)
	case didFeedTrust:
		return tallyOf(details).told(v.W, v.W.Feeds.Believed)
	case didFeedAdd:
		return tallyOf(details).told(v.W, houseWords(v.W).Connected)
	case didImport:
		return w.toldImport(ctx, v, details)
	case didList:
		return toldList(v.W, details)
	case didManual:
		return toldManual(v.W, details)
	case didTextRefused:
		reason := ""
		if len(details) > 0 {
			reason = v.W.Problem(details[0]).Title
		}
		return &view.Flash{Tone: view.Red, Text: v.W.Templates.NotTaken(reason)}
	case didPerson, didReset:
		return w.toldPerson(ctx, v, key, details)
	case didRuleNot:
		if len(details) != 1 {
			return nil
		}
		return &view.Flash{Tone: view.Brass, Text: v.W.Automations.NotSent(v.W.RuleWhy(details[0])) + "."}
	default:
		return plainly(v.W, key)
	}
}

// plainly is what is said for a key without details.
func plainly(w *lang.Words, key did) *view.Flash {
	own := houseWords(w)
	done := func(text string) *view.Flash { return &view.Flash{Tone: view.Green, Text: text} }
	look := func(text string) *view.Flash { return &view.Flash{Tone: view.Brass, Text: text} }
	switch key {
	case didSyncLate:
		return look(own.SyncLate)
	case didFeedGone:
		return done(w.Feeds.Removed)
	case didAsked:
		return done(w.CalendarAsk.Done)
	case didAskedLate:
		return look(w.CalendarAsk.Settled)
	case didLink:
		return done(w.Sharing.Created)
	case didLinkSave:
		return done(w.Sharing.Changed)
	case didLinkRenew:
		return look(w.Sharing.Renewed)
	case didLinkFree:
		return done(w.Sharing.Released)
	case didLinkGone:
		return done(w.Sharing.Revoked)
	case didBook:
		return done(w.Booking.Created)
	case didBookSave:
		return done(w.Booking.Saved)
	case didBookGone:
		return done(w.Booking.Cancelled)
	case didCheck:
		return done(own.CheckRecorded)
	case didChange:
		return done(w.Change.Saved)
	case didReopen:
		return done(w.Change.Reopened)
	case didClose:
		return done(w.Change.Closed)
	case didFree:
		return done(w.Change.Freed)
	case didNumber:
		return done(w.Setup.Saved)
	case didNumberGone:
		return done(w.Setup.Removed)
	case didNumberAct:
		return done(w.Setup.Acted)
	case didServes:
		return done(w.Setup.Served)
	case didTestOut:
		return done(w.Setup.TestOut)
	case didListGone:
		return look(w.Import.Gone)
	case didTextAdd:
		return done(w.Templates.FlashAdded)
	case didTextSave:
		return done(w.Templates.FlashSaved)
	case didTextSubmit:
		return done(w.Templates.FlashSubmitted)
	case didTextSync:
		return done(w.Templates.FlashSynced)
	case didTextDelete:
		return done(w.Templates.FlashDeleted)
	case didTextUnpause:
		return done(w.Templates.FlashUnpaused)
	case didTextOffline:
		return look(w.Templates.Offline)
	case didGround:
		return done(w.Consent.GroundSaved)
	case didGroundGone:
		return done(w.Consent.GroundGone)
	case didConfirmed:
		return done(w.Who.ConfirmDone)
	case didRefused:
		return look(w.Who.RefuseDone)
	case didRemoved:
		return done(w.Who.RemoveDone)
	case didRenewed:
		return done(w.Who.RenewDone)
	case didOpened:
		return done(w.Who.DoorDone)
	case didHouse:
		return done(w.Properties.Created)
	case didHouseSave:
		return done(w.Properties.Saved)
	case didHouseGone:
		return done(w.Properties.Deleted)
	case didFact:
		return done(w.Facts.Saved)
	case didFactDoubt:
		return look(own.FactDoubt)
	case didFactGone:
		return done(w.Facts.Deleted)
	case didConfirm:
		return done(w.Review.Confirmed)
	case didApprove:
		return done(w.Translations.Approved)
	case didReject:
		return done(w.Translations.Rejected)
	case didDraftGone:
		return look(w.Translations.Gone)
	case didRemove:
		return done(own.PersonRemoved)
	case didLanguage:
		return done(w.Account.LanguageSaved)
	case didPassword:
		return done(w.Account.Changed)
	case didEnd:
		return done(w.Account.Ended)
	case didBackup:
		return done(w.Settings.BackupMade)
	case didAskedPast:
		return done(w.Behaviour.Asked)
	case didChoices:
		return done(w.Behaviour.Saved)
	case didCallOff:
		return done(w.Model.CalledOff)
	case didTest:
		return done(w.Model.TestSoon)
	default:
		return ofRules(w.Automations, key)
	}
}

// ofRules is what is said of an act on rules and their messages.
func ofRules(w lang.Automations, key did) *view.Flash {
	text := map[did]string{didRuleSave: w.Saved, didRuleOn: w.SwitchedOn, didRuleOff: w.SwitchedOff, didRuleGone: w.Removed, didRulePause: w.Paused,
		didRuleResume: w.Resumed, didRuleSkip: w.Skipped, didRuleSend: w.SentNow}[key]
	if text == "" {
		return nil
	}
	return &view.Flash{Tone: view.Green, Text: text}
}

// tallyOf reads the counts of a sync back; what is no number counts as none.
func tallyOf(details []string) *tally {
	var t tally
	for i, field := range []*int{&t.added, &t.changed, &t.missing, &t.cancelled, &t.failed} {
		if i < len(details) {
			*field, _ = strconv.Atoi(details[i])
		}
	}
	return &t
}

// toldImport says which property was imported, with how many facts.
func (w *Web) toldImport(ctx context.Context, v visitor, details []string) *view.Flash {
	if len(details) != 3 {
		return nil
	}
	p, err := w.db.Property(ctx, stay.PropertyID(details[0]))
	if err != nil || !v.Sees(p.ID) {
		return nil
	}
	facts, _ := strconv.Atoi(details[1])
	f := &view.Flash{Tone: view.Green, Text: v.W.Properties.Imported(p.Name, facts)}
	if doubts, _ := strconv.Atoi(details[2]); doubts > 0 {
		f.Tone, f.Text = view.Brass, f.Text+" "+houseWords(v.W).ImportDoubts(doubts)
	}
	return f
}

// toldManual says how many facts of a manual were stored.
func toldManual(w *lang.Words, details []string) *view.Flash {
	if len(details) != 1 {
		return nil
	}
	n, _ := strconv.Atoi(details[0])
	return &view.Flash{Tone: view.Green, Text: w.Manual.Accepted(n)}
}

func (w *Web) toldPerson(ctx context.Context, v visitor, key did, details []string) *view.Flash {
	if len(details) != 1 || !v.May(stay.ReadSettings) {
		return nil
	}
	u, err := w.db.User(ctx, stay.UserID(details[0]))
	if err != nil {
		return nil
	}
	text := v.W.People.Added(u.Name)
	if key == didReset {
		text = v.W.People.ResetDone(u.Name)
	}
	return &view.Flash{Tone: view.Green, Text: text}
}
