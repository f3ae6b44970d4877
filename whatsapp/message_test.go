package whatsapp_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"portineria/whatsapp"
)

// at is 2026-11-21T22:26:40Z, the second 1795300000, plus some seconds.
func at(seconds int) time.Time {
	return time.Unix(1795300000+int64(seconds), 0).UTC()
}

// change is a webhook body with one change.
func change(field, value string) []byte {
	return fmt.Appendf(nil, `{"object":"whatsapp_business_account","entry":[{"id":"900000000000001","time":1795300001,"changes":[{"field":%q,"value":%s}]}]}`, field, value)
}

const metadata = `"messaging_product":"whatsapp","metadata":{"display_phone_number":"441632960001","phone_number_id":"900000000000002"}`

// messageBody is a webhook body with one message of the guest Ada, as in Meta's examples; rest is what follows the common keys.
func messageBody(rest string) []byte {
	return change("messages", `{`+metadata+`,
		"contacts":[{"profile":{"name":"Ada"},"wa_id":"447700900123","user_id":"GB.70000000000000000001"}],
		"messages":[{"from":"447700900123","from_user_id":"GB.70000000000000000001","id":"wamid.TEST0001","timestamp":"1795300000",`+rest+`}]}`)
}

func decode(t testing.TB, body []byte) []whatsapp.Event {
	t.Helper()
	events, err := whatsapp.Decode(body)
	if err != nil {
		t.Fatalf("Decode: %v", err)
	}
	return events
}

// decodeOne decodes a body that has one element.
func decodeOne(t testing.TB, body []byte) whatsapp.Event {
	t.Helper()
	events := decode(t, body)
	if len(events) != 1 {
		t.Fatalf("Decode gave %d events, want 1", len(events))
	}
	return events[0]
}

var ignoreRaw = cmpopts.IgnoreFields(whatsapp.Event{}, "Raw")

func TestDecodeMessageOfEveryType(t *testing.T) {
	ada := whatsapp.Event{
		Kind: whatsapp.KindMessage, Field: "messages", EntryID: "900000000000001", PhoneNumberID: "900000000000002",
		ID: "wamid.TEST0001", Time: at(0), From: "447700900123", UserID: "GB.70000000000000000001", Name: "Ada",
	}
	tests := []struct {
		name string
		rest string
		want func(e *whatsapp.Event)
	}{
		{"text", `"type":"text","text":{"body":"When is check-in?"}`, func(e *whatsapp.Event) {
			e.Type, e.Text = "text", "When is check-in?"
		}},
		{"text that quotes", `"type":"text","text":{"body":"This one"},"context":{"from":"441632960001","id":"wamid.OUT1"}`, func(e *whatsapp.Event) {
			e.Type, e.Text, e.ReplyTo = "text", "This one", "wamid.OUT1"
		}},
		{"text that was forwarded", `"type":"text","text":{"body":"Look"},"context":{"forwarded":true}`, func(e *whatsapp.Event) {
			e.Type, e.Text, e.Forwarded = "text", "Look", true
		}},
		{"text that was forwarded often", `"type":"text","text":{"body":"Look"},"context":{"frequently_forwarded":true}`, func(e *whatsapp.Event) {
			e.Type, e.Text, e.Forwarded = "text", "Look", true
		}},
		{"text in a group", `"type":"text","text":{"body":"Hello all"},"group_id":"G1"`, func(e *whatsapp.Event) {
			e.Type, e.Text, e.GroupID = "text", "Hello all", "G1"
		}},
		{"text from an advert", `"type":"text","text":{"body":"Hi"},"referral":{"source_url":"https://example.org/a","source_type":"ad","headline":"H"}`, func(e *whatsapp.Event) {
			e.Type, e.Text, e.Referral = "text", "Hi", &whatsapp.Referral{URL: "https://example.org/a", Type: "ad", Headline: "H"}
		}},
		{"image", `"type":"image","image":{"id":"M1","mime_type":"image/jpeg","sha256":"q83v","caption":"The boiler","url":"https://files.example/1"}`, func(e *whatsapp.Event) {
			e.Type, e.Text = "image", "The boiler"
			e.Media = &whatsapp.Media{ID: "M1", MIME: "image/jpeg", SHA256: "q83v", URL: "https://files.example/1"}
		}},
		{"video without caption", `"type":"video","video":{"id":"M2","mime_type":"video/mp4","sha256":"q83v"}`, func(e *whatsapp.Event) {
			e.Type, e.Media = "video", &whatsapp.Media{ID: "M2", MIME: "video/mp4", SHA256: "q83v"}
		}},
		{"voice message", `"type":"audio","audio":{"mime_type":"audio/ogg; codecs=opus","sha256":"q83v","id":"800000000000009","voice":true}`, func(e *whatsapp.Event) {
			e.Type, e.Media = "audio", &whatsapp.Media{ID: "800000000000009", MIME: "audio/ogg; codecs=opus", SHA256: "q83v", Voice: true}
		}},
		{"document with caption", `"type":"document","document":{"id":"M3","mime_type":"application/pdf","filename":"ticket.pdf","caption":"My ferry"}`, func(e *whatsapp.Event) {
			e.Type, e.Text, e.Media = "document", "My ferry", &whatsapp.Media{ID: "M3", MIME: "application/pdf", Filename: "ticket.pdf"}
		}},
		{"document without caption reads as its file name", `"type":"document","document":{"id":"M3","mime_type":"application/pdf","filename":"ticket.pdf"}`, func(e *whatsapp.Event) {
			e.Type, e.Text, e.Media = "document", "ticket.pdf", &whatsapp.Media{ID: "M3", MIME: "application/pdf", Filename: "ticket.pdf"}
		}},
		{"sticker", `"type":"sticker","sticker":{"id":"M4","mime_type":"image/webp","sha256":"q83v","animated":false}`, func(e *whatsapp.Event) {
			e.Type, e.Media = "sticker", &whatsapp.Media{ID: "M4", MIME: "image/webp", SHA256: "q83v"}
		}},
		{"location with name and address", `"type":"location","location":{"latitude":50.0001,"longitude":-4.0001,"name":"Seaview Cottage","address":"1 Example Lane"}`, func(e *whatsapp.Event) {
			e.Type, e.Text = "location", "Seaview Cottage, 1 Example Lane"
			e.Place = &whatsapp.Spot{Latitude: "50.0001", Longitude: "-4.0001", Name: "Seaview Cottage", Address: "1 Example Lane"}
		}},
		{"location without a name reads as where it is", `"type":"location","location":{"latitude":50.0001,"longitude":-4.0001}`, func(e *whatsapp.Event) {
			e.Type, e.Text = "location", "50.0001, -4.0001"
			e.Place = &whatsapp.Spot{Latitude: "50.0001", Longitude: "-4.0001"}
		}},
		{"contact cards", `"type":"contacts","contacts":[{"name":{"formatted_name":"Grace Example"}},{"name":{"first_name":"Alan","last_name":"Sample"}},{"phones":[{"phone":"+44 7700 900456"}]},{}]`, func(e *whatsapp.Event) {
			e.Type, e.Text = "contacts", "Grace Example, Alan Sample, +44 7700 900456"
			e.Cards = []whatsapp.Card{{Name: "Grace Example"}, {Name: "Alan Sample"}, {Phone: "+44 7700 900456"}, {}}
		}},
		{"pressed button", `"type":"interactive","interactive":{"type":"button_reply","button_reply":{"id":"car_yes","title":"Yes"}}`, func(e *whatsapp.Event) {
			e.Type, e.Subtype, e.Choice, e.Text = "interactive", "button_reply", "car_yes", "Yes"
		}},
		{"chosen list row", `"type":"interactive","interactive":{"type":"list_reply","list_reply":{"id":"wifi","title":"Wi-Fi","description":"Name and password"}}`, func(e *whatsapp.Event) {
			e.Type, e.Subtype, e.Choice, e.Text, e.Detail = "interactive", "list_reply", "wifi", "Wi-Fi", "Name and password"
		}},
		{"filled form", `"type":"interactive","interactive":{"type":"nfm_reply","nfm_reply":{"name":"flow","body":"Sent","response_json":"{\"a\":1}"}}`, func(e *whatsapp.Event) {
			e.Type, e.Subtype, e.Text = "interactive", "nfm_reply", "a: 1"
		}},
		{"answer to a call request", `"type":"interactive","interactive":{"type":"call_permission_reply","call_permission_reply":{"response":"accept"}}`, func(e *whatsapp.Event) {
			e.Type, e.Subtype, e.Choice, e.Text = "interactive", "call_permission_reply", "accept", "accept"
		}},
		{"interactive answer without its object", `"type":"interactive"`, func(e *whatsapp.Event) {
			e.Type = "interactive"
		}},
		{"template button", `"type":"button","button":{"payload":"ARRIVAL_OK","text":"All fine"},"context":{"from":"441632960001","id":"wamid.OUT2"}`, func(e *whatsapp.Event) {
			e.Type, e.Choice, e.Text, e.ReplyTo = "button", "ARRIVAL_OK", "All fine", "wamid.OUT2"
		}},
		{"reaction", `"type":"reaction","reaction":{"message_id":"wamid.OUT3","emoji":"\ud83d\udc4d"}`, func(e *whatsapp.Event) {
			e.Type, e.ReactionTo, e.Text = "reaction", "wamid.OUT3", "👍"
		}},
		{"reaction taken back with an empty emoji", `"type":"reaction","reaction":{"message_id":"wamid.OUT3","emoji":""}`, func(e *whatsapp.Event) {
			e.Type, e.ReactionTo = "reaction", "wamid.OUT3"
		}},
		{"reaction taken back without an emoji", `"type":"reaction","reaction":{"message_id":"wamid.OUT3"}`, func(e *whatsapp.Event) {
			e.Type, e.ReactionTo = "reaction", "wamid.OUT3"
		}},
		{"order", `"type":"order","order":{"catalog_id":"C1","text":"Two, please","product_items":[{"product_retailer_id":"P1","quantity":2}]}`, func(e *whatsapp.Event) {
			e.Type, e.Text = "order", "Two, please\n2 × P1"
		}},
		{"edit", `"type":"edit","edit":{"original_message_id":"wamid.TEST0000","message":{"context":{"id":"M0"},"type":"text","text":{"body":"When is check-out?"}}}`, func(e *whatsapp.Event) {
			e.Type, e.Subtype, e.OriginalID, e.Text = "edit", "text", "wamid.TEST0000", "When is check-out?"
		}},
		{"edit of a caption", `"type":"edit","edit":{"original_message_id":"wamid.TEST0000","message":{"type":"image","image":{"id":"M5","caption":"The tap"}}}`, func(e *whatsapp.Event) {
			e.Type, e.Subtype, e.OriginalID, e.Text, e.Media = "edit", "image", "wamid.TEST0000", "The tap", &whatsapp.Media{ID: "M5"}
		}},
		{"revoke", `"type":"revoke","revoke":{"original_message_id":"wamid.TEST0000"}`, func(e *whatsapp.Event) {
			e.Type, e.OriginalID = "revoke", "wamid.TEST0000"
		}},
		{"unsupported", `"type":"unsupported","errors":[{"code":131051,"title":"Message type unknown","message":"Message type unknown","error_data":{"details":"Message type is currently not supported."}}],"unsupported":{"type":"poll"}`, func(e *whatsapp.Event) {
			e.Type, e.Subtype = "unsupported", "poll"
			e.Errors = []whatsapp.GraphError{{Code: 131051, Title: "Message type unknown", Message: "Message type unknown", Details: "Message type is currently not supported."}}
		}},
		{"a type that the platform itself does not know", `"type":"unknown","errors":[{"code":"131051","title":"Unsupported message type","details":"Message type is not currently supported"}]`, func(e *whatsapp.Event) {
			e.Type = "unknown"
			e.Errors = []whatsapp.GraphError{{Code: 131051, Title: "Unsupported message type", Details: "Message type is not currently supported"}}
		}},
		{"first contact of old", `"type":"request_welcome"`, func(e *whatsapp.Event) {
			e.Type = "request_welcome"
		}},
		{"a type of the future", `"type":"hologram","hologram":{"id":"H1"}`, func(e *whatsapp.Event) {
			e.Kind, e.Type = whatsapp.KindUnknown, "hologram"
		}},
		{"a missing type is told by the object", `"text":{"body":"Anybody home?"}`, func(e *whatsapp.Event) {
			e.Type, e.Text = "text", "Anybody home?"
		}},
		{"change of number", `"type":"system","system":{"body":"User Ada changed from 447700900123 to 447700900456","wa_id":"447700900456","user_id":"GB.70000000000000000099","type":"user_changed_number"}`, func(e *whatsapp.Event) {
			e.Kind, e.Type, e.Subtype, e.Text = whatsapp.KindSystem, "system", "user_changed_number", "User Ada changed from 447700900123 to 447700900456"
			e.NewPhone, e.PreviousUserID, e.NewUserID = "447700900456", "GB.70000000000000000001", "GB.70000000000000000099"
		}},
		{"change of user id", `"type":"system","system":{"body":"x","user_id":"GB.70000000000000000099","type":"user_changed_user_id"}`, func(e *whatsapp.Event) {
			e.Kind, e.Type, e.Subtype, e.Text = whatsapp.KindSystem, "system", "user_changed_user_id", "x"
			e.PreviousUserID, e.NewUserID = "GB.70000000000000000001", "GB.70000000000000000099"
		}},
		{"new device", `"type":"system","system":{"body":"x","type":"customer_identity_changed"},"identity":{"acknowledged":"","hash":"H"}`, func(e *whatsapp.Event) {
			e.Kind, e.Type, e.Subtype, e.Text = whatsapp.KindSystem, "system", "customer_identity_changed", "x"
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			want := ada
			tt.want(&want)
			got := decodeOne(t, messageBody(tt.rest))
			if diff := cmp.Diff(want, got, ignoreRaw); diff != "" {
				t.Errorf("event differs (-want +got):\n%s", diff)
			}
		})
	}
}
