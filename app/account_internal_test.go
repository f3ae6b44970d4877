package app

import (
	"fmt"
	"strings"
	"testing"

	"portineria/whatsapp"
)

// What a notice means, in a line: raised kinds with subject and detail, kinds that
// are over, and whether the number goes on or rests.
func meaning(t *testing.T, field, value string) string {
	t.Helper()
	body := fmt.Sprintf(`{"object":"whatsapp_business_account","entry":[{"id":"900000000000001","time":1795300001,"changes":[{"field":%q,"value":%s}]}]}`, field, value)
	events, err := whatsapp.Decode([]byte(body))
	if err != nil || len(events) != 1 {
		t.Fatalf("%v: %+v", err, events)
	}
	d, known := readTiding(events[0], events[0].Account())
	if !known {
		return "unknown"
	}
	var says []string
	for _, a := range d.raise {
		s := "raise " + string(a.Kind)
		for _, more := range []string{a.Subject, string(a.Detail)} {
			if more != "" {
				s += " " + more
			}
		}
		if !a.EndsAt.IsZero() {
			s += " until " + a.EndsAt.Format("02 15:04")
		}
		says = append(says, s)
	}
	for _, k := range d.over {
		says = append(says, "over "+string(k))
	}
	if d.resume {
		says = append(says, "go on")
	}
	if !d.rest.IsZero() {
		says = append(says, "rest")
	}
	if d.limit != "" {
		says = append(says, "limit "+d.limit)
	}
	return strings.Join(says, "; ")
}

func TestEveryNoticeMeansSomething(t *testing.T) {
	for _, c := range []struct{ field, value, want string }{
		{"account_update", `{"event":"ACCOUNT_VIOLATION","violation_info":{"violation_type":"SPAM"}}`, "raise account_violation SPAM"},
		{"account_update", `{"event":"ACCOUNT_RESTRICTION","restriction_info":[{"restriction_type":"RESTRICTED_BIZ_INITIATED_MESSAGING","expiration":1795400000}]}`,
			"raise only_answers RESTRICTED_BIZ_INITIATED_MESSAGING until 23 02:13"},
		{"account_update", `{"event":"ACCOUNT_RESTRICTION","restriction_info":[{"restriction_type":"RESTRICTED_CUSTOMER_INITIATED_MESSAGING","expiration":1795400000}]}`,
			"raise account_limited RESTRICTED_CUSTOMER_INITIATED_MESSAGING until 23 02:13; rest"},
		{"account_update", `{"event":"ACCOUNT_RESTRICTION","restriction_info":[{"restriction_type":"RESTRICTED_ADD_PHONE_NUMBER_ACTION"}]}`, "raise meta_notice RESTRICTED_ADD_PHONE_NUMBER_ACTION"},
		{"account_update", `{"event":"ACCOUNT_RESTRICTION"}`, "raise account_violation ACCOUNT_RESTRICTION"},
		{"account_update", `{"event":"DISABLED_UPDATE","ban_info":{"waba_ban_state":"DISABLE"}}`, "raise account_blocked DISABLE"},
		{"account_update", `{"event":"DISABLED_UPDATE","ban_info":{"waba_ban_state":["SCHEDULE_FOR_DISABLE"],"waba_ban_date":"November 24, 2026"}}`,
			"raise account_violation November 24, 2026 SCHEDULE_FOR_DISABLE"},
		{"account_update", `{"event":"DISABLED_UPDATE","ban_info":{"waba_ban_state":"REINSTATE"}}`, "over account_blocked; over account_limited; over only_answers; over account_violation; go on"},
		{"account_update", `{"event":"ACCOUNT_DELETED"}`, "raise account_deleted"},
		{"account_update", `{"event":"VERIFIED_ACCOUNT"}`, ""},
		{"account_update", `{"event":"SOMETHING_OF_2028"}`, "unknown"},
		{"phone_number_quality_update", `{"event":"FLAGGED","current_limit":"TIER_250"}`, "raise number_quality FLAGGED"},
		{"phone_number_quality_update", `{"event":"UNFLAGGED","current_limit":"TIER_250"}`, "over number_quality"},
		{"phone_number_quality_update", `{"event":"DOWNGRADE","current_limit":"TIER_250"}`, "raise number_limit people:250"},
		{"phone_number_quality_update", `{"event":"UPGRADE","current_limit":"TIER_2K"}`, "over number_limit"},
		{"phone_number_quality_update", `{"event":"ONBOARDING","max_daily_conversations_per_business":"TIER_250"}`, "limit TIER_250"},
		{"phone_number_name_update", `{"decision":"REJECTED","rejection_reason":"NAME_FORMAT"}`, "raise name_refused NAME_FORMAT; over name_pending"},
		{"phone_number_name_update", `{"decision":"APPROVED"}`, "over name_refused; over name_pending; go on"},
		{"account_review_update", `{"decision":"REJECTED"}`, "raise review_refused"},
		{"account_review_update", `{"decision":"APPROVED"}`, "over review_refused"},
		{"business_capability_update", `{"max_daily_conversations_per_business":2000}`, "limit 2000"},
		{"account_alerts", `{"alert_info":{"alert_type":"X","alert_severity":"CRITICAL","alert_status":"ACTIVE","alert_description":"More is needed"}}`, "raise meta_notice X More is needed"},
		{"account_alerts", `{"alert_info":{"alert_type":"OBA_APPROVED","alert_severity":"INFORMATIONAL","alert_status":"NONE","alert_description":"Fine"}}`, ""},
		{"account_alerts", `{"alert_info":{"alert_type":"X","alert_severity":"CRITICAL","alert_status":"RESOLVED"}}`, "over meta_notice"},
		{"security", `{"event":"PIN_RESET_REQUEST"}`, "raise pin_changed PIN_RESET_REQUEST"},
		{"account_settings_update", `{"type":"phone_number_settings"}`, "raise settings_changed phone_number_settings"},
	} {
		if got := meaning(t, c.field, c.value); got != c.want {
			t.Errorf("%s %s:\n means %q\n  want %q", c.field, c.value, got, c.want)
		}
	}
}
