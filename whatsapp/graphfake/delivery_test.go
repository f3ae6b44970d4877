package graphfake_test

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"portineria/whatsapp"
	"portineria/whatsapp/graphfake"
)

var (
	lodge = graphfake.Business{Account: "900000000000001", PhoneNumberID: "900000000000002", Phone: "441632960001", Name: "Example Lodge"}
	zoe   = graphfake.Guest{Phone: "441632960960", UserID: "GB.70000000000000000001", Name: "Zoë"}
	quiet = graphfake.Guest{UserID: "GB.70000000000000000002", Username: "quiet.one", Name: "Quiet"}
	noon  = time.Unix(1795300000, 0).UTC()
)

func TestTextBodyIsTheSignedBodyByteForByte(t *testing.T) {
	want, err := os.ReadFile("../testdata/signed.json")
	if err != nil {
		t.Fatal(err)
	}
	got := graphfake.TextBody(lodge, zoe, "wamid.TEST0001", noon, "Is check-in 3/4 pm? 🙂")
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("body differs (-want +got):\n%s", diff)
	}
}

func TestBodyIsASCIIAndReadsBackAsItWas(t *testing.T) {
	text := "è 🙂 \u2028 \"q\" \\ / \n\r\t\x00\x1f\x7f <&> \uffff" + strings.Repeat("x", 10)
	body := graphfake.TextBody(lodge, zoe, "wamid.A", noon, text)
	if i := bytes.IndexFunc(body, func(r rune) bool { return r > 0x7f || r < ' ' }); i >= 0 || !json.Valid(body) {
		t.Errorf("body is not plain JSON at %d", i)
	}
	events, err := whatsapp.Decode(body)
	if err != nil || len(events) != 1 || events[0].Text != text {
		t.Errorf("text does not come back: %v", err)
	}
}

func TestContentsDecodeToWhatTheyWereBuiltFrom(t *testing.T) {
	file := graphfake.File{ID: "M1", MIME: "application/pdf", SHA256: "q83v"}
	media := func(change func(m *whatsapp.Media)) *whatsapp.Media {
		m := &whatsapp.Media{ID: "M1", MIME: "application/pdf", SHA256: "q83v", URL: "https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=M1"}
		change(m)
		return m
	}
	with := func(change func(f *graphfake.File)) graphfake.File {
		f := file
		change(&f)
		return f
	}
	tests := []struct {
		content graphfake.Content
		want    whatsapp.Event
	}{
		{graphfake.Text("Hello"), whatsapp.Event{Type: "text", Text: "Hello"}},
		{graphfake.Image(with(func(f *graphfake.File) { f.Caption = "Tap" })), whatsapp.Event{Type: "image", Text: "Tap", Media: media(func(*whatsapp.Media) {})}},
		{graphfake.Video(file), whatsapp.Event{Type: "video", Media: media(func(*whatsapp.Media) {})}},
		{graphfake.Audio(with(func(f *graphfake.File) { f.Voice = true })), whatsapp.Event{Type: "audio", Media: media(func(m *whatsapp.Media) { m.Voice = true })}},
		{graphfake.Document(with(func(f *graphfake.File) { f.Filename = "a.pdf" })), whatsapp.Event{Type: "document", Text: "a.pdf", Media: media(func(m *whatsapp.Media) { m.Filename = "a.pdf" })}},
		{graphfake.Sticker(file), whatsapp.Event{Type: "sticker", Media: media(func(*whatsapp.Media) {})}},
		{graphfake.Location(44.1689, 8.3436, "Casa Limone", "Via dei Giardini 4"), whatsapp.Event{Type: "location", Text: "Casa Limone, Via dei Giardini 4", Place: &whatsapp.Spot{Latitude: "44.1689", Longitude: "8.3436", Name: "Casa Limone", Address: "Via dei Giardini 4"}}},
		{graphfake.Location(44.1689, -8.3436, "", ""), whatsapp.Event{Type: "location", Text: "44.1689, -8.3436", Place: &whatsapp.Spot{Latitude: "44.1689", Longitude: "-8.3436"}}},
		{graphfake.Contacts("Ada", "Grace"), whatsapp.Event{Type: "contacts", Text: "Ada, Grace", Cards: []whatsapp.Card{{Name: "Ada"}, {Name: "Grace"}}}},
		{graphfake.Reaction("wamid.OUT1", "👍"), whatsapp.Event{Type: "reaction", ReactionTo: "wamid.OUT1", Text: "👍"}},
		{graphfake.Reaction("wamid.OUT1", ""), whatsapp.Event{Type: "reaction", ReactionTo: "wamid.OUT1"}},
		{graphfake.Button("OK", "All fine"), whatsapp.Event{Type: "button", Choice: "OK", Text: "All fine"}},
		{graphfake.ButtonReply("yes", "Yes"), whatsapp.Event{Type: "interactive", Subtype: "button_reply", Choice: "yes", Text: "Yes"}},
		{graphfake.ListReply("wifi", "Wi-Fi", "Name"), whatsapp.Event{Type: "interactive", Subtype: "list_reply", Choice: "wifi", Text: "Wi-Fi", Detail: "Name"}},
		{graphfake.Edit("wamid.A", graphfake.Text("Hi")), whatsapp.Event{Type: "edit", Subtype: "text", OriginalID: "wamid.A", Text: "Hi"}},
		{graphfake.Revoke("wamid.A"), whatsapp.Event{Type: "revoke", OriginalID: "wamid.A"}},
		{graphfake.Unsupported("poll"), whatsapp.Event{Type: "unsupported", Subtype: "poll", Errors: []whatsapp.GraphError{
			{Code: 131051, Title: "Message type unknown", Message: "Message type unknown", Details: "Message type unknown."}}}},
		{graphfake.NumberChange("User changed", "441632960961", "GB.9"), whatsapp.Event{Kind: whatsapp.KindSystem, Type: "system", Subtype: "user_changed_number",
			Text: "User changed", NewPhone: "441632960961", NewUserID: "GB.9", PreviousUserID: zoe.UserID}},
	}
	for _, tt := range tests {
		t.Run(tt.want.Type, func(t *testing.T) {
			want := tt.want
			want.Field, want.EntryID, want.PhoneNumberID = "messages", lodge.Account, lodge.PhoneNumberID
			want.ID, want.Time, want.From, want.UserID = "wamid.A", noon, zoe.Phone, zoe.UserID
			if want.Kind == "" {
				want.Kind, want.Name = whatsapp.KindMessage, zoe.Name
			}
			events, err := whatsapp.Decode(graphfake.Body(graphfake.In(lodge, graphfake.Messages(lodge,
				graphfake.Inbound{From: zoe, ID: "wamid.A", At: noon, Content: tt.content}))))
			if err != nil || len(events) != 1 {
				t.Fatalf("Decode gave %d events, %v", len(events), err)
			}
			if diff := cmp.Diff(want, events[0], cmpopts.IgnoreFields(whatsapp.Event{}, "Raw")); diff != "" {
				t.Errorf("event differs (-want +got):\n%s", diff)
			}
		})
	}
}

func TestBodyWithSeveralOfEverything(t *testing.T) {
	other := graphfake.Business{Account: "900000000000003", PhoneNumberID: "900000000000004", Phone: "441632960002"}
	body := graphfake.Body(
		graphfake.In(lodge,
			graphfake.Messages(lodge,
				graphfake.Inbound{From: quiet, ID: "wamid.1", At: noon, Content: graphfake.Text("a"), ReplyTo: "wamid.OUT0"},
				graphfake.Inbound{From: zoe, ID: "wamid.2", At: noon, Content: graphfake.Text("b"), Forwarded: true, GroupID: "G1"},
				graphfake.Receipt{To: zoe, ID: "wamid.OUT1", State: "delivered", At: noon, CallbackData: "out-1"},
				graphfake.Receipt{To: zoe, ID: "wamid.OUT2", State: "failed", At: noon, Code: 131026}),
			graphfake.Echoes(lodge, graphfake.Echo{To: quiet, ID: "wamid.P1", At: noon, Content: graphfake.Text("c")})),
		graphfake.In(other, graphfake.Other("account_update", `{"event":"ACCOUNT_VIOLATION"}`)))
	events, err := whatsapp.Decode(body)
	if err != nil {
		t.Fatal(err)
	}
	in := func(e whatsapp.Event) whatsapp.Event {
		e.EntryID, e.PhoneNumberID, e.Time = lodge.Account, lodge.PhoneNumberID, noon
		if e.Field == "" {
			e.Field = "messages"
		}
		return e
	}
	want := []whatsapp.Event{
		in(whatsapp.Event{Kind: whatsapp.KindMessage, ID: "wamid.1", Type: "text", Text: "a", ReplyTo: "wamid.OUT0", UserID: quiet.UserID, Name: "Quiet", Username: "quiet.one"}),
		in(whatsapp.Event{Kind: whatsapp.KindMessage, ID: "wamid.2", Type: "text", Text: "b", Forwarded: true, GroupID: "G1", From: zoe.Phone, UserID: zoe.UserID, Name: "Zoë"}),
		in(whatsapp.Event{Kind: whatsapp.KindStatus, ID: "wamid.OUT1", Status: "delivered", CallbackData: "out-1", RecipientID: zoe.Phone, RecipientUserID: zoe.UserID, Name: "Zoë",
			PricingCategory: "service", PricingType: "free_customer_service"}),
		in(whatsapp.Event{Kind: whatsapp.KindStatus, ID: "wamid.OUT2", Status: "failed", RecipientID: zoe.Phone, RecipientUserID: zoe.UserID, Name: "Zoë",
			Errors: []whatsapp.GraphError{{Code: 131026, Title: "Message undeliverable", Message: "Message undeliverable", Details: "Message undeliverable."}}}),
		in(whatsapp.Event{Kind: whatsapp.KindEcho, Field: "smb_message_echoes", ID: "wamid.P1", Type: "text", Text: "c", From: lodge.Phone, ToUserID: quiet.UserID}),
		{Kind: whatsapp.KindAccount, Field: "account_update", EntryID: other.Account, Type: "ACCOUNT_VIOLATION"},
	}
	if diff := cmp.Diff(want, events, cmpopts.IgnoreFields(whatsapp.Event{}, "Raw")); diff != "" {
		t.Errorf("events differ (-want +got):\n%s", diff)
	}
}
