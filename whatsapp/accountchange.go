package whatsapp

import (
	"strconv"
	"time"
)

// AccountChange is what a KindAccount event says of a business account or number, in the API's own words (Meta, webhook reference:
// account_update, account_alerts, account_review_update, business_capability_update, phone_number_quality_update,
// phone_number_name_update, security, account_settings_update). Fields that the event does not have are empty.
type AccountChange struct {
	Event        string        // what happened: ACCOUNT_RESTRICTION, FLAGGED, APPROVED, PIN_CHANGED, ...
	Phone        string        // digits of the business number, where the event names one
	Violation    string        // which rule
	Restrictions []Restriction // what the account may not do for a while
	Ban          string        // DISABLE, SCHEDULE_FOR_DISABLE, REINSTATE
	BanDate      string        // as Meta writes it, for a person to read
	Disconnected string        // why the link with the phone's app was lost
	By           string        // USER or SYSTEM, who disconnected
	Rejection    string        // why a display name or the account was refused
	Limit        string        // to how many people a day may be written first: TIER_250, 1000, ...
	OldLimit     string
	Severity     string // of an alert: CRITICAL, WARNING, INFORMATIONAL
	AlertState   string // ACTIVE, RESOLVED, ...
	Description  string // of an alert, in Meta's words
}

// Restriction is one thing that the account may not do. Until is zero where no end is known.
type Restriction struct {
	Type  string
	Until time.Time
}

// What a restriction may forbid.
const (
	RestrictedAnswers  = "RESTRICTED_CUSTOMER_INITIATED_MESSAGING" // nothing may be sent at all
	RestrictedBegin    = "RESTRICTED_BIZ_INITIATED_MESSAGING"      // only answers
	RestrictedAddPhone = "RESTRICTED_ADD_PHONE_NUMBER_ACTION"
)

// Account reads a KindAccount event. Of any other it knows the event's name alone.
func (e Event) Account() AccountChange {
	raw, err := parseJSON(e.Raw)
	if err != nil {
		return AccountChange{Event: e.Type}
	}
	o := raw.object()
	info := func(name string) object { return o.get(name).object() }
	alert := info("alert_info")
	if alert == nil {
		alert = o
	}
	c := AccountChange{
		Event:        e.Type,
		Phone:        digitsOf(firstOf(o.get("display_phone_number").id(), o.get("phone_number").id())),
		Violation:    info("violation_info").get("violation_type").text(),
		Ban:          banState(info("ban_info").get("waba_ban_state")),
		BanDate:      info("ban_info").get("waba_ban_date").text(),
		Disconnected: info("disconnection_info").get("reason").text(),
		By:           info("disconnection_info").get("initiated_by").text(),
		Rejection:    o.get("rejection_reason").text(),
		Limit:        firstOf(limit(o, "max_daily_conversations_per_business"), limit(o, "current_limit"), limit(o, "max_daily_conversation_per_phone")),
		OldLimit:     limit(o, "old_limit"),
		Severity:     alert.get("alert_severity").text(),
		AlertState:   alert.get("alert_status").text(),
		Description:  alert.get("alert_description").text(),
	}
	for _, one := range o.get("restriction_info").elements() {
		r := one.object()
		c.Restrictions = append(c.Restrictions, Restriction{Type: r.get("restriction_type").text(), Until: ends(r.get("expiration"))})
	}
	return c
}

// banState is a word, or a list that begins with it.
func banState(v value) string {
	for _, one := range v.elements() {
		return one.text()
	}
	return v.text()
}

func limit(o object, name string) string {
	return firstOf(o.get(name).text(), o.get(name).id())
}

// ends reads an end, which is written in seconds, in milliseconds, or as a date in words.
func ends(v value) time.Time {
	if n, ok := v.integer(); ok {
		return instantOf(n)
	}
	text := v.text()
	if n, err := strconv.ParseInt(text, 10, 64); err == nil {
		return instantOf(n)
	}
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05-0700", "January 2, 2006", time.DateOnly} {
		if at, err := time.Parse(layout, text); err == nil {
			return at.UTC()
		}
	}
	return time.Time{}
}

// instantOf reads a number as seconds, or as milliseconds where seconds would lie thousands of years ahead.
func instantOf(n int64) time.Time {
	const year5000 = 95_617_584_000
	switch {
	case n <= 0:
		return time.Time{}
	case n > year5000:
		return time.UnixMilli(n).UTC()
	default:
		return time.Unix(n, 0).UTC()
	}
}

func digitsOf(s string) string {
	var all []byte
	for i := range len(s) {
		if s[i] >= '0' && s[i] <= '9' {
			all = append(all, s[i])
		}
	}
	return string(all)
}

// tiers are the messaging limits by what they mean, the lowest first (Meta, "Messaging limits").
var tiers = map[string]int{"TIER_NOT_SET": 0, "TIER_50": 50, "TIER_250": 250, "TIER_1K": 1000, "TIER_2K": 2000, "TIER_10K": 10_000, "TIER_100K": 100_000, "TIER_UNLIMITED": 1 << 30}

// PeopleADay is how many people a day a messaging limit lets be written to first; false where the limit is not understood.
func PeopleADay(limit string) (int, bool) {
	if n, ok := tiers[limit]; ok {
		return n, n > 0
	}
	n, err := strconv.Atoi(limit)
	return n, err == nil && n > 0
}
