package whatsapp_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"portineria/whatsapp"
)

func changeOf(t *testing.T, field, value string) whatsapp.AccountChange {
	t.Helper()
	body := fmt.Sprintf(`{"object":"whatsapp_business_account","entry":[{"id":"900000000000001","time":1795300001,"changes":[{"field":%q,"value":%s}]}]}`, field, value)
	events, err := whatsapp.Decode([]byte(body))
	if err != nil || len(events) != 1 || events[0].Kind != whatsapp.KindAccount {
		t.Fatalf("%v: %+v", err, events)
	}
	return events[0].Account()
}

func TestAccountChangesAreRead(t *testing.T) {
	end := time.Unix(1795400000, 0).UTC()
	for _, c := range []struct {
		field, value string
		want         whatsapp.AccountChange
	}{
		{"account_update", `{"phone_number":"+44 1632 960001","event":"ACCOUNT_RESTRICTION","restriction_info":[{"restriction_type":"RESTRICTED_BIZ_INITIATED_MESSAGING","expiration":1795400000},
			{"restriction_type":"RESTRICTED_CUSTOMER_INITIATED_MESSAGING","expiration":"1795400000000"},{"restriction_type":"RESTRICTED_ADD_PHONE_NUMBER_ACTION"}]}`,
			whatsapp.AccountChange{Event: "ACCOUNT_RESTRICTION", Phone: "441632960001", Restrictions: []whatsapp.Restriction{{Type: whatsapp.RestrictedBegin, Until: end},
				{Type: whatsapp.RestrictedAnswers, Until: end}, {Type: whatsapp.RestrictedAddPhone}}}},
		{"account_update", `{"event":"DISABLED_UPDATE","ban_info":{"waba_ban_state":["DISABLE"],"waba_ban_date":"November 24, 2026"}}`,
			whatsapp.AccountChange{Event: "DISABLED_UPDATE", Ban: "DISABLE", BanDate: "November 24, 2026"}},
		{"account_update", `{"event":"ACCOUNT_VIOLATION","violation_info":{"violation_type":"SPAM"}}`, whatsapp.AccountChange{Event: "ACCOUNT_VIOLATION", Violation: "SPAM"}},
		{"account_update", `{"event":"PARTNER_REMOVED","disconnection_info":{"reason":"CHANGE_NUMBER","initiated_by":"USER"}}`,
			whatsapp.AccountChange{Event: "PARTNER_REMOVED", Disconnected: "CHANGE_NUMBER", By: "USER"}},
		{"phone_number_quality_update", `{"display_phone_number":"441632960001","event":"DOWNGRADE","old_limit":"TIER_2K","current_limit":"TIER_250","max_daily_conversations_per_business":"TIER_250"}`,
			whatsapp.AccountChange{Event: "DOWNGRADE", Phone: "441632960001", Limit: "TIER_250", OldLimit: "TIER_2K"}},
		{"business_capability_update", `{"max_daily_conversations_per_business":2000,"max_phone_numbers_per_waba":25}`, whatsapp.AccountChange{Event: "business_capability_update", Limit: "2000"}},
		{"account_alerts", `{"entity_type":"WABA","alert_info":{"alert_type":"OBA_APPROVED","alert_severity":"INFORMATIONAL","alert_status":"NONE","alert_description":"Fine"}}`,
			whatsapp.AccountChange{Event: "OBA_APPROVED", Severity: "INFORMATIONAL", AlertState: "NONE", Description: "Fine"}},
		{"account_alerts", `{"alert_type":"X","alert_severity":"CRITICAL","alert_status":"ACTIVE","alert_description":"More"}`,
			whatsapp.AccountChange{Event: "X", Severity: "CRITICAL", AlertState: "ACTIVE", Description: "More"}},
		{"phone_number_name_update", `{"display_phone_number":"441632960001","decision":"REJECTED","requested_verified_name":"Casa","rejection_reason":"NAME_FORMAT"}`,
			whatsapp.AccountChange{Event: "REJECTED", Phone: "441632960001", Rejection: "NAME_FORMAT"}},
		{"security", `{"display_phone_number":"441632960001","event":"PIN_CHANGED"}`, whatsapp.AccountChange{Event: "PIN_CHANGED", Phone: "441632960001"}},
	} {
		if diff := cmp.Diff(c.want, changeOf(t, c.field, c.value)); diff != "" {
			t.Errorf("%s: %s (-want +got):\n%s", c.field, c.value, diff)
		}
	}
}

func TestAnEndIsReadHoweverItIsWritten(t *testing.T) {
	for written, want := range map[string]string{`1795400000`: "2026-11-23T02:13:20Z", `"1795400000"`: "2026-11-23T02:13:20Z", `1795400000000`: "2026-11-23T02:13:20Z", `"2026-11-24"`: "2026-11-24T00:00:00Z",
		`"November 24, 2026"`: "2026-11-24T00:00:00Z", `"2026-11-24T10:00:00+0000"`: "2026-11-24T10:00:00Z", `"soon"`: "", `null`: "", `-1`: "", `{}`: ""} {
		c := changeOf(t, "account_update", `{"event":"ACCOUNT_RESTRICTION","restriction_info":[{"restriction_type":"A","expiration":`+written+`}]}`)
		got := ""
		if at := c.Restrictions[0].Until; !at.IsZero() {
			got = at.Format(time.RFC3339)
		}
		if got != want {
			t.Errorf("%s: %q, want %q", written, got, want)
		}
	}
}

func TestLimitsAreCompared(t *testing.T) {
	for limit, want := range map[string]int{"TIER_250": 250, "TIER_2K": 2000, "2000": 2000, "TIER_UNLIMITED": 1 << 30} {
		if got, known := whatsapp.PeopleADay(limit); got != want || !known {
			t.Errorf("%s: %d, %t", limit, got, known)
		}
	}
	for _, limit := range []string{"", "TIER_NOT_SET", "TIER_9", "-1"} {
		if n, known := whatsapp.PeopleADay(limit); known {
			t.Errorf("%q was understood as %d", limit, n)
		}
	}
}
