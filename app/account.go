package app

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"

	"portineria/stay"
	"portineria/store"
	"portineria/whatsapp"
)

// What the platform says of account and number, beside any message: blocks,
// warnings, quality, limits, names, security. Each notice is taken once, and one
// that comes late does not overrule a newer one. What it means is decided by pure
// functions, a field each; here it is done.

// tiding is what a notice means for the owner: what is wrong from now on, and
// what is over.
type tiding struct {
	raise  []stay.Alarm
	over   []stay.AlarmKind
	about  string // with it over means this subject alone
	resume bool   // the account may send again
	rest   time.Time
	topic  string // what of the account it is about, for the order of notices
	limit  string // to how many people a day may be written first
}

// takeAccount files a notice about account or number. It reports false for what it
// does not know, which is kept for the owner to see.
func (a *App) takeAccount(ctx context.Context, tx *store.Tx, n Number, e whatsapp.Event) (known bool, err error) {
	for _, take := range []func() (bool, error){
		func() (bool, error) { return a.takeFault(ctx, tx, n, e) },
		func() (bool, error) { return a.takeLink(ctx, tx, e) },
	} {
		if known, err := take(); known || err != nil {
			return known, err
		}
	}
	change := e.Account()
	t, known := readTiding(e, change)
	if !known {
		return false, nil
	}
	now := a.o.Now()
	at := e.Time
	if at.IsZero() {
		at = now
	}
	number := a.numberOfNotice(e, change)
	fresh, err := tx.NewAccountEvent(ctx, noticeTopic(e, change, t.topic), noticeOf(e), at, now)
	if err != nil || !fresh {
		return true, err
	}
	if t.limit != "" {
		if err := a.compareLimit(ctx, tx, e.EntryID, t.limit, &t, now); err != nil {
			return true, err
		}
	}
	return true, a.heedTiding(ctx, tx, number, t, at, now)
}

// noticeTopic says what of an account a notice is about, so that a late one is known.
func noticeTopic(e whatsapp.Event, c whatsapp.AccountChange, topic string) string {
	return strings.Join([]string{e.EntryID, e.PhoneNumberID, e.Field, c.Phone, topic}, "/")
}

// noticeOf is what makes a notice the same as one that came before: the platform's
// repetitions share it, a later one that reads alike has another time: these
// webhooks have no id.
func noticeOf(e whatsapp.Event) string {
	return strings.Join([]string{e.EntryID, strconv.FormatInt(e.Time.Unix(), 10), e.Field, string(e.Raw)}, "\x00")
}

// heedTiding does what a tiding means.
func (a *App) heedTiding(ctx context.Context, tx *store.Tx, number string, t tiding, at, now time.Time) error {
	for _, kind := range t.over {
		err := tx.CloseAlarm(ctx, kind, number, now)
		if t.about != "" {
			err = tx.CloseAlarmAbout(ctx, kind, number, t.about, now)
		}
		if err != nil {
			return err
		}
	}
	for _, alarm := range t.raise {
		alarm.Number, alarm.RaisedAt = number, at
		if !alarm.EndsAt.IsZero() && !now.Before(alarm.EndsAt) {
			continue // over before it was heard of
		}
		if err := tx.RaiseAlarm(ctx, alarm); err != nil {
			return err
		}
	}
	if t.resume {
		return a.resumeNumbers(ctx, tx, number)
	}
	if t.rest.After(now) {
		return a.restNumbers(ctx, tx, number, whatsapp.ProblemAccountBlocked, t.rest, now)
	}
	return nil
}

// numberOfNotice is the number that a notice is about: the one that it names, or
// the only one there is. Empty: the account with all its numbers.
func (a *App) numberOfNotice(e whatsapp.Event, change whatsapp.AccountChange) string {
	if n, ours := a.number(e.PhoneNumberID); ours && !n.Simulated {
		return n.ID
	}
	real := a.Numbers()
	for _, n := range real {
		if change.Phone != "" && strings.TrimPrefix(n.Display, "+") == change.Phone {
			return n.ID
		}
	}
	if len(real) == 1 {
		return real[0].ID
	}
	return ""
}

// readTiding is pure: what a notice means; false where it means nothing that the
// program knows.
func readTiding(e whatsapp.Event, c whatsapp.AccountChange) (tiding, bool) {
	switch e.Field {
	case "account_update":
		return readAccountUpdate(c)
	case "phone_number_quality_update":
		return readQuality(c)
	case "phone_number_name_update":
		return readName(c)
	case "account_review_update":
		return readReview(c)
	case "business_capability_update":
		return tiding{topic: "limit", limit: c.Limit}, c.Limit != ""
	case "account_alerts":
		return readAlert(c)
	case "security":
		return tiding{raise: []stay.Alarm{{Kind: stay.AlarmPIN, Detail: stay.Private(c.Event)}}, topic: c.Event}, true
	case "account_settings_update":
		return tiding{raise: []stay.Alarm{{Kind: stay.AlarmSettings, Detail: stay.Private(settingsWord(c.Event))}}, topic: c.Event}, true
	}
	return tiding{}, false
}

func settingsWord(event string) string {
	if event == "account_settings_update" {
		return ""
	}
	return event
}

// readAccountUpdate is pure: warnings, restrictions, blocks and their end. The link
// with the phone's app is taken by takeLink.
func readAccountUpdate(c whatsapp.AccountChange) (tiding, bool) {
	const ban = "ban"
	switch c.Event {
	case "ACCOUNT_VIOLATION":
		return tiding{raise: []stay.Alarm{{Kind: stay.AlarmViolation, Detail: stay.Private(c.Violation)}}, topic: "violation"}, true
	case "ACCOUNT_RESTRICTION":
		return readRestriction(c), true
	case "DISABLED_UPDATE":
		switch c.Ban {
		case "REINSTATE":
			return tiding{over: []stay.AlarmKind{stay.AlarmAccountBlocked, stay.AlarmRestricted, stay.AlarmNoBeginning, stay.AlarmViolation}, resume: true, topic: ban}, true
		case "SCHEDULE_FOR_DISABLE":
			return tiding{raise: []stay.Alarm{{Kind: stay.AlarmViolation, Subject: c.BanDate, Detail: "SCHEDULE_FOR_DISABLE"}}, topic: ban}, true
		default:
			return tiding{raise: []stay.Alarm{{Kind: stay.AlarmAccountBlocked, Detail: stay.Private(cmp.Or(c.Ban, c.Event))}}, topic: ban}, true
		}
	case "ACCOUNT_DELETED":
		return tiding{raise: []stay.Alarm{{Kind: stay.AlarmAccountDeleted}}, topic: ban}, true
	case "VERIFIED_ACCOUNT", "AUTH_INTL_PRICE_ELIGIBILITY_UPDATE", "BUSINESS_PRIMARY_LOCATION_COUNTRY_UPDATE", "MM_LITE_TERMS_SIGNED", "AD_ACCOUNT_LINKED", "PARTNER_APP_INSTALLED", "PARTNER_APP_UNINSTALLED",
		"PARTNER_CLIENT_CERTIFICATION_STATUS_UPDATE":
		return tiding{topic: c.Event}, true // nothing that an owner would have to do
	}
	return tiding{}, false
}

// readRestriction is pure. Meta forbids things one by one, each with its end; no
// answers at all is the gravest, and then the number rests until that end.
func readRestriction(c whatsapp.AccountChange) tiding {
	t := tiding{topic: "restriction"}
	for _, r := range c.Restrictions {
		kind := stay.AlarmNotice
		switch r.Type {
		case whatsapp.RestrictedAnswers:
			kind = stay.AlarmRestricted
			if r.Until.After(t.rest) {
				t.rest = r.Until
			}
		case whatsapp.RestrictedBegin:
			kind = stay.AlarmNoBeginning
		}
		t.raise = append(t.raise, stay.Alarm{Kind: kind, Detail: stay.Private(r.Type), EndsAt: r.Until})
	}
	if len(c.Restrictions) == 0 {
		t.raise = []stay.Alarm{{Kind: stay.AlarmViolation, Detail: stay.Private(c.Event)}}
	}
	return t
}

// readQuality is pure: flags, and limits that go up or down.
func readQuality(c whatsapp.AccountChange) (tiding, bool) {
	switch c.Event {
	case "FLAGGED":
		return tiding{raise: []stay.Alarm{{Kind: stay.AlarmQuality, Detail: "FLAGGED"}}, topic: "flag"}, true
	case "UNFLAGGED":
		return tiding{over: []stay.AlarmKind{stay.AlarmQuality}, topic: "flag"}, true
	case "DOWNGRADE":
		return tiding{raise: []stay.Alarm{{Kind: stay.AlarmLimit, Detail: lowered(c)}}, topic: "limit"}, true
	case "UPGRADE":
		return tiding{over: []stay.AlarmKind{stay.AlarmLimit}, topic: "limit"}, true
	case "ONBOARDING", "THROUGHPUT_UPGRADE":
		return tiding{topic: "limit", limit: c.Limit}, true
	}
	return tiding{topic: "limit", limit: c.Limit}, c.Limit != ""
}

func lowered(c whatsapp.AccountChange) stay.Private {
	if people, understood := whatsapp.PeopleADay(c.Limit); understood {
		return limitDetail(people)
	}
	return stay.Private(c.Event)
}

// readName is pure: what became of the display name.
func readName(c whatsapp.AccountChange) (tiding, bool) {
	t := tiding{topic: "name"}
	switch c.Event {
	case "APPROVED":
		t.over = []stay.AlarmKind{stay.AlarmNameRefused, stay.AlarmNamePending}
		t.resume = true // what waited for the name may go
	case "REJECTED", "DECLINED":
		t.over = []stay.AlarmKind{stay.AlarmNamePending}
		t.raise = []stay.Alarm{{Kind: stay.AlarmNameRefused, Detail: stay.Private(c.Rejection)}}
	case "DEFERRED", "PENDING":
		t.raise = []stay.Alarm{{Kind: stay.AlarmNamePending}}
	default:
		return t, false
	}
	return t, true
}

// readReview is pure: what became of the account's review.
func readReview(c whatsapp.AccountChange) (tiding, bool) {
	t := tiding{topic: "review"}
	switch c.Event {
	case "APPROVED":
		t.over = []stay.AlarmKind{stay.AlarmReviewRefused}
	case "REJECTED":
		t.raise = []stay.Alarm{{Kind: stay.AlarmReviewRefused, Detail: stay.Private(c.Rejection)}}
	case "PENDING", "DEFERRED":
	default:
		return t, false
	}
	return t, true
}

// readAlert is pure: a notice in Meta's own words. Good news wakes nobody.
func readAlert(c whatsapp.AccountChange) (tiding, bool) {
	t := tiding{topic: c.Event, about: c.Event}
	if c.AlertState == "RESOLVED" {
		t.over = []stay.AlarmKind{stay.AlarmNotice}
		return t, true
	}
	if c.Severity != "INFORMATIONAL" {
		t.raise = []stay.Alarm{{Kind: stay.AlarmNotice, Subject: c.Event, Detail: stay.Private(cmp.Or(c.Description, c.Event))}}
	}
	return t, true
}

// settingLimits keeps how many people a day each account may write to first, as the
// platform last said it.
const settingLimits = "account.limits"

// compareLimit turns a limit into good or bad news by what was known before.
func (a *App) compareLimit(ctx context.Context, tx *store.Tx, account, limit string, t *tiding, now time.Time) error {
	people, understood := whatsapp.PeopleADay(limit)
	if !understood {
		return nil
	}
	stored, err := tx.Setting(ctx, settingLimits)
	if err != nil && !errors.Is(err, stay.ErrNotFound) {
		return err
	}
	limits := map[string]int{}
	if stored != "" {
		if err := json.Unmarshal([]byte(stored), &limits); err != nil {
			return fmt.Errorf("read the messaging limits: %w", err)
		}
	}
	switch was := limits[account]; {
	case was > people:
		t.raise = append(t.raise, stay.Alarm{Kind: stay.AlarmLimit, Detail: limitDetail(people)})
	case was < people:
		t.over = append(t.over, stay.AlarmLimit)
	default:
		return nil
	}
	limits[account] = people
	text, err := json.Marshal(limits)
	if err != nil {
		return err
	}
	return tx.PutSetting(ctx, settingLimits, string(text), now.UnixMilli())
}

// limitDetail names a limit in an alarm.
func limitDetail(people int) stay.Private { return stay.Private("people:" + strconv.Itoa(people)) }
