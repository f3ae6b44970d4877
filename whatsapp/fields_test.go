package whatsapp_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"portineria/whatsapp"
)

const status = `{` + metadata + `,
	"contacts":[{"profile":{"name":"Ada"},"wa_id":"447700900123","user_id":"GB.70000000000000000001"}],"statuses":[`

func TestDecodeStatus(t *testing.T) {
	base := whatsapp.Event{
		Kind: whatsapp.KindStatus, Field: "messages", EntryID: "900000000000001", PhoneNumberID: "900000000000002",
		ID: "wamid.OUT0001", Time: at(65),
	}
	head := `{"id":"wamid.OUT0001","timestamp":"1795300065",`
	tests := []struct {
		name string
		json string
		want func(e *whatsapp.Event)
	}{
		{"delivered, with price and callback data", head + `"status":"delivered","recipient_id":"447700900123","recipient_user_id":"GB.70000000000000000001",
			"biz_opaque_callback_data":"out-7f3a","pricing":{"billable":false,"pricing_model":"PMP","type":"free_customer_service","category":"service"}}`, func(e *whatsapp.Event) {
			e.Status, e.CallbackData = "delivered", "out-7f3a"
			e.RecipientID, e.RecipientUserID, e.Name = "447700900123", "GB.70000000000000000001", "Ada"
			e.PricingCategory, e.PricingType = "service", "free_customer_service"
		}},
		{"sent to a hidden number, billed", head + `"status":"sent","recipient_user_id":"GB.3","pricing":{"billable":true,"type":"regular","category":"utility"}}`, func(e *whatsapp.Event) {
			e.Status, e.RecipientUserID, e.Billable = "sent", "GB.3", true
			e.PricingCategory, e.PricingType = "utility", "regular"
		}},
		{"read, the user id in the place of the phone", head + `"status":"read","recipient_id":"GB.3"}`, func(e *whatsapp.Event) {
			e.Status, e.RecipientUserID = "read", "GB.3"
		}},
		{"failed", head + `"status":"failed","recipient_id":"447700900456","errors":[{"code":131047,"title":"Re-engagement message","message":"Re-engagement message",
			"error_data":{"details":"More than 24 hours"},"href":"https://example.org/e"}]}`, func(e *whatsapp.Event) {
			e.Status, e.RecipientID = "failed", "447700900456"
			e.Errors = []whatsapp.GraphError{{Code: 131047, Title: "Re-engagement message", Message: "Re-engagement message", Details: "More than 24 hours"}}
		}},
		{"failed, in older shapes", head + `"status":"failed","errors":[{"code":"131026","title":"Undeliverable","details":"old"},{"code":470,"error_data":"plain"},"x"]}`, func(e *whatsapp.Event) {
			e.Status = "failed"
			e.Errors = []whatsapp.GraphError{{Code: 131026, Title: "Undeliverable", Details: "old"}, {Code: 470, Details: "plain"}}
		}},
		{"a state of the future", head + `"status":"warehoused","type":"message"}`, func(e *whatsapp.Event) {
			e.Status, e.Type = "warehoused", "message"
		}},
		{"in a group", head + `"status":"read","recipient_type":"group","recipient_id":"G1","recipient_participant_id":"447700900123"}`, func(e *whatsapp.Event) {
			e.Status, e.GroupID, e.Participant = "read", "G1", "447700900123"
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			want := base
			tt.want(&want)
			got := decodeOne(t, change("messages", status+tt.json+`]}`))
			if diff := cmp.Diff(want, got, ignoreRaw); diff != "" {
				t.Errorf("event differs (-want +got):\n%s", diff)
			}
		})
	}
}

func TestDecodeOtherFields(t *testing.T) {
	const account, number = "900000000000001", "900000000000002"
	adaContact := `"contacts":[{"wa_id":"447700900123","user_id":"GB.1","profile":{"name":"Ada"}}]`
	tests := []struct {
		name  string
		field string
		value string
		want  []whatsapp.Event
	}{
		{"echo", "smb_message_echoes", `{` + metadata + `,"contacts":[{"wa_id":"447700900123","user_id":"GB.1"}],
			"message_echoes":[{"from":"441632960001","to":"447700900123","to_user_id":"GB.1","id":"wamid.P1","timestamp":"1795300400","type":"text","text":{"body":"I'll take care of it"}}]}`,
			[]whatsapp.Event{{Kind: whatsapp.KindEcho, PhoneNumberID: number, ID: "wamid.P1", Time: at(400), Type: "text", Text: "I'll take care of it",
				From: "441632960001", To: "447700900123", ToUserID: "GB.1"}}},
		{"echo to a hidden number, of a type not known", "smb_message_echoes", `{"message_echoes":[{"from":"441632960001","to_user_id":"GB.3","id":"wamid.P2","timestamp":"1795300400","type":"hologram"}]}`,
			[]whatsapp.Event{{Kind: whatsapp.KindEcho, ID: "wamid.P2", Time: at(400), Type: "hologram", From: "441632960001", ToUserID: "GB.3"}}},
		{"echo taken back", "smb_message_echoes", `{"message_echoes":[{"from":"441632960001","to":"447700900123","id":"wamid.P3","timestamp":"1795300400","type":"revoke","revoke":{"original_message_id":"wamid.P1"}}]}`,
			[]whatsapp.Event{{Kind: whatsapp.KindEcho, ID: "wamid.P3", Time: at(400), Type: "revoke", OriginalID: "wamid.P1", From: "441632960001", To: "447700900123"}}},
		{"history", "history", `{` + metadata + `,"history":[{"metadata":{"phase":0,"chunk_order":1,"progress":55},"threads":[
			{"id":"447700900123","context":{"wa_id":"447700900123","user_id":"GB.1","username":"ada"},"messages":[
				{"from":"447700900123","id":"wamid.H1","timestamp":"1795200000","type":"text","text":{"body":"Hello"},"history_context":{"status":"READ"}},
				{"from":"441632960001","to":"447700900123","id":"wamid.H2","timestamp":"1795200010","type":"text","text":{"body":"Welcome"},"history_context":{"status":"DELIVERED"}},
				{"from":"441632960001","id":"wamid.H3","timestamp":"1795200020","type":"media_placeholder"}]},
			{"context":{"user_id":"GB.3"},"messages":[{"id":"wamid.H4","timestamp":"1795200030","type":"text","text":{"body":"Hidden"}},"x"]}]}]}`,
			[]whatsapp.Event{
				{Kind: whatsapp.KindMessage, PhoneNumberID: number, ID: "wamid.H1", Time: at(-100000), Type: "text", Text: "Hello", Status: "read", From: "447700900123", UserID: "GB.1", Username: "ada", History: true},
				{Kind: whatsapp.KindEcho, PhoneNumberID: number, ID: "wamid.H2", Time: at(-99990), Type: "text", Text: "Welcome", Status: "delivered", From: "441632960001", To: "447700900123", ToUserID: "GB.1", Username: "ada", History: true},
				{Kind: whatsapp.KindEcho, PhoneNumberID: number, ID: "wamid.H3", Time: at(-99980), Type: "media_placeholder", From: "441632960001", To: "447700900123", ToUserID: "GB.1", History: true},
				{Kind: whatsapp.KindMessage, PhoneNumberID: number, ID: "wamid.H4", Time: at(-99970), Type: "text", Text: "Hidden", UserID: "GB.3", History: true},
				{Kind: whatsapp.KindUnknown, PhoneNumberID: number, Time: at(1), UserID: "GB.3", History: true, Chunk: &whatsapp.Chunk{Order: 1, Progress: 55}},
			}},
		{"files of the history", "history", `{"messages":[{"from":"447700900123","id":"wamid.H5","timestamp":"1795300000","type":"image","image":{"id":"M1"}}]}`,
			[]whatsapp.Event{{Kind: whatsapp.KindMessage, ID: "wamid.H5", Time: at(0), Type: "image", Media: &whatsapp.Media{ID: "M1"}, From: "447700900123", History: true}}},
		{"history refused", "history", `{"history":[{"errors":[{"code":2593109,"message":"Refused"}]}]}`,
			[]whatsapp.Event{{Kind: whatsapp.KindAccount, Time: at(1), Type: "error", Text: "Refused", Errors: []whatsapp.GraphError{{Code: 2593109, Message: "Refused"}}, History: true}}},
		{"history is complete", "history", `{"history":[{"metadata":{"phase":2,"progress":100}}]}`,
			[]whatsapp.Event{{Kind: whatsapp.KindAccount, Time: at(1), Type: "history_progress", History: true, Chunk: &whatsapp.Chunk{Phase: 2, Progress: 100}}}},
		{"address book", "smb_app_state_sync", `{"state_sync":[{"type":"contact","contact":{"full_name":"Ada Example","phone_number":"447700900123"},"action":"add","metadata":{"timestamp":"1795300010"}},
			{"type":"contact","contact":{"user_id":"GB.3"},"action":"remove","metadata":{"timestamp":"1795300011"}}]}`,
			[]whatsapp.Event{
				{Kind: whatsapp.KindAccount, Time: at(10), Type: "add", From: "447700900123", Name: "Ada Example"},
				{Kind: whatsapp.KindAccount, Time: at(11), Type: "remove", UserID: "GB.3"},
			}},
		{"user id changed", "user_id_update", `{` + metadata + `,` + adaContact + `,"user_id_update":[{"wa_id":"447700900123","detail":"changed","user_id":{"previous":"GB.1","current":"GB.9"},
			"parent_user_id":{"previous":"GB.ENT.1","current":"GB.ENT.9"},"timestamp":"1795300020"}]}`,
			[]whatsapp.Event{{Kind: whatsapp.KindSystem, PhoneNumberID: number, Time: at(20), Type: "user_id_update", Text: "changed", From: "447700900123", Name: "Ada",
				UserID: "GB.1", ParentUserID: "GB.ENT.1", PreviousUserID: "GB.1", NewUserID: "GB.9"}}},
		{"no adverts", "user_preferences", `{` + adaContact + `,"user_preferences":[{"user_id":"GB.1","detail":"User requested to stop","category":"marketing_messages","value":"stop","timestamp":1795300030}]}`,
			[]whatsapp.Event{{Kind: whatsapp.KindAccount, Time: at(30), Type: "marketing_messages", Status: "stop", Text: "User requested to stop", From: "447700900123", UserID: "GB.1", Name: "Ada"}}},
		{"error without a message", "messages", `{"errors":[{"code":131000,"title":"Something went wrong","message":"Something went wrong"}]}`,
			[]whatsapp.Event{{Kind: whatsapp.KindAccount, Time: at(1), Type: "error", Text: "Something went wrong", Errors: []whatsapp.GraphError{{Code: 131000, Title: "Something went wrong", Message: "Something went wrong"}}}}},
		{"account restricted", "account_update", `{"event":"ACCOUNT_RESTRICTION","restriction_info":[{"restriction_type":"RESTRICTED_BIZ_INITIATED_MESSAGING"}]}`,
			[]whatsapp.Event{{Kind: whatsapp.KindAccount, Time: at(1), Type: "ACCOUNT_RESTRICTION", Text: "RESTRICTED_BIZ_INITIATED_MESSAGING"}}},
		{"account alert", "account_alerts", `{"entity_type":"WABA","alert_info":{"alert_type":"INCREASED_CAPABILITIES","alert_description":"More"}}`,
			[]whatsapp.Event{{Kind: whatsapp.KindAccount, Time: at(1), Type: "INCREASED_CAPABILITIES", Text: "More"}}},
		{"account reviewed", "account_review_update", `{"decision":"APPROVED"}`,
			[]whatsapp.Event{{Kind: whatsapp.KindAccount, Time: at(1), Type: "APPROVED"}}},
		{"quality of the number", "phone_number_quality_update", `{"display_phone_number":"441632960001","event":"FLAGGED","current_limit":"TIER_250"}`,
			[]whatsapp.Event{{Kind: whatsapp.KindAccount, Time: at(1), Type: "FLAGGED", Text: "TIER_250"}}},
		{"name of the number", "phone_number_name_update", `{"display_phone_number":"441632960001","decision":"REJECTED","rejection_reason":"NAME_NOT_ALLOWED"}`,
			[]whatsapp.Event{{Kind: whatsapp.KindAccount, Time: at(1), Type: "REJECTED", Text: "NAME_NOT_ALLOWED"}}},
		{"security", "security", `{"display_phone_number":"441632960001","event":"PIN_CHANGED","requester":"1"}`,
			[]whatsapp.Event{{Kind: whatsapp.KindAccount, Time: at(1), Type: "PIN_CHANGED"}}},
		{"capability, which has no word for what happened", "business_capability_update", `{"max_daily_conversation_per_phone":1000}`,
			[]whatsapp.Event{{Kind: whatsapp.KindAccount, Time: at(1), Type: "business_capability_update", Text: "max_daily_conversation_per_phone: 1000"}}},
		{"template refused", "message_template_status_update", `{"event":"REJECTED","message_template_id":"12","message_template_name":"arrival_reminder","message_template_language":"en_GB","reason":"INVALID_FORMAT"}`,
			[]whatsapp.Event{{Kind: whatsapp.KindTemplate, Time: at(1), ID: "12", Type: "REJECTED", Text: "arrival_reminder"}}},
		{"template quality", "message_template_quality_update", `{"previous_quality_score":"GREEN","new_quality_score":"YELLOW","message_template_id":12,"message_template_name":"arrival_reminder"}`,
			[]whatsapp.Event{{Kind: whatsapp.KindTemplate, Time: at(1), ID: "12", Type: "YELLOW", Text: "arrival_reminder"}}},
		{"template category", "template_category_update", `{"message_template_id":12,"message_template_name":"arrival_reminder","previous_category":"UTILITY","new_category":"MARKETING"}`,
			[]whatsapp.Event{{Kind: whatsapp.KindTemplate, Time: at(1), ID: "12", Type: "MARKETING", Text: "arrival_reminder"}}},
		{"a call", "calls", `{` + metadata + `,"calls":[{"id":"wacid.1","from":"447700900123","event":"connect"}]}`,
			[]whatsapp.Event{{Kind: whatsapp.KindAccount, PhoneNumberID: number, ID: "wacid.1", Time: at(1), Type: "connect", From: "447700900123"}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for i := range tt.want {
				tt.want[i].Field, tt.want[i].EntryID = tt.field, account
			}
			if diff := cmp.Diff(tt.want, decode(t, change(tt.field, tt.value)), ignoreRaw); diff != "" {
				t.Errorf("events differ (-want +got):\n%s", diff)
			}
		})
	}
}
