package whatsapp_test

import (
	"errors"
	"io"
	"math"
	"net/http"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"portineria/whatsapp"
)

// TestEveryContentOnTheWire compares with the bodies of Meta's pages.
func TestEveryContentOnTheWire(t *testing.T) {
	const id = "800000000000011"
	tests := []struct {
		name string
		m    whatsapp.Message
		want string // behind the head
	}{
		{"buttons", whatsapp.Message{Text: "Do you come by car?", Header: "Parking", Footer: "Seaview Cottage", Buttons: []whatsapp.Reply{{ID: "car_yes", Title: "Yes"}, {ID: "human", Title: "Talk to the owner"}}},
			`"type":"interactive","interactive":{"type":"button","header":{"type":"text","text":"Parking"},"body":{"text":"Do you come by car?"},"footer":{"text":"Seaview Cottage"},"action":{"buttons":[{"type":"reply","reply":{"id":"car_yes","title":"Yes"}},{"type":"reply","reply":{"id":"human","title":"Talk to the owner"}}]}}`},
		{"a list", whatsapp.Message{Text: "What do you need?", List: &whatsapp.List{Open: "Topics", Sections: []whatsapp.Section{{Title: "Stay", Rows: []whatsapp.Row{{ID: "wifi", Title: "Wi-Fi", Description: "Name and password"}}}}}},
			`"type":"interactive","interactive":{"type":"list","body":{"text":"What do you need?"},"action":{"button":"Topics","sections":[{"title":"Stay","rows":[{"id":"wifi","title":"Wi-Fi","description":"Name and password"}]}]}}`},
		{"a link", whatsapp.Message{Text: "House guide", Link: &whatsapp.Link{Label: "Open", URL: "https://guide.example.net/a1"}},
			`"type":"interactive","interactive":{"type":"cta_url","body":{"text":"House guide"},"action":{"name":"cta_url","parameters":{"display_text":"Open","url":"https://guide.example.net/a1"}}}`},
		{"a request for the place", whatsapp.Message{Text: "Where are you now?", AskLocation: true},
			`"type":"interactive","interactive":{"type":"location_request_message","body":{"text":"Where are you now?"},"action":{"name":"send_location"}}`},
		{"a template with a picture and a button", whatsapp.Message{Template: &whatsapp.TemplateMessage{Name: "arrival_reminder", Language: "en_GB",
			Header:  []whatsapp.Param{{Media: &whatsapp.OutMedia{Kind: whatsapp.MediaImage, ID: id}}},
			Body:    []whatsapp.Param{{Text: "Ada"}, {Text: "Friday"}},
			Buttons: []whatsapp.ButtonParam{{Index: 0, Kind: whatsapp.ButtonReply, Text: "ARRIVAL_OK"}}}},
			`"type":"template","template":{"name":"arrival_reminder","language":{"code":"en_GB"},"components":[{"type":"header","parameters":[{"type":"image","image":{"id":"800000000000011"}}]},{"type":"body","parameters":[{"type":"text","text":"Ada"},{"type":"text","text":"Friday"}]},{"type":"button","sub_type":"quick_reply","index":"0","parameters":[{"type":"payload","payload":"ARRIVAL_OK"}]}]}`},
		{"a template with named variables", whatsapp.Message{Template: &whatsapp.TemplateMessage{Name: "booked", Language: "it", Body: []whatsapp.Param{{Name: "guest", Text: "Zoë"}},
			Buttons: []whatsapp.ButtonParam{{Index: 1, Kind: whatsapp.ButtonURL, Text: "a1"}, {Index: 2, Kind: whatsapp.ButtonCode, Text: "AB12"}}}},
			`"type":"template","template":{"name":"booked","language":{"code":"it"},"components":[{"type":"body","parameters":[{"type":"text","parameter_name":"guest","text":"Zoë"}]},{"type":"button","sub_type":"url","index":"1","parameters":[{"type":"text","text":"a1"}]},{"type":"button","sub_type":"copy_code","index":"2","parameters":[{"type":"coupon_code","coupon_code":"AB12"}]}]}`},
		{"a template without variables", whatsapp.Message{Template: &whatsapp.TemplateMessage{Name: "hello_world", Language: "en_US"}},
			`"type":"template","template":{"name":"hello_world","language":{"code":"en_US"}}`},
		{"a picture", whatsapp.Message{Media: &whatsapp.OutMedia{Kind: whatsapp.MediaImage, ID: id, Caption: "Key box"}},
			`"type":"image","image":{"id":"800000000000011","caption":"Key box"}`},
		{"a document", whatsapp.Message{Media: &whatsapp.OutMedia{Kind: whatsapp.MediaDocument, ID: id, Filename: "house-rules.pdf", Caption: "House rules"}},
			`"type":"document","document":{"id":"800000000000011","caption":"House rules","filename":"house-rules.pdf"}`},
		{"a voice note", whatsapp.Message{Media: &whatsapp.OutMedia{Kind: whatsapp.MediaAudio, ID: id, Voice: true}},
			`"type":"audio","audio":{"id":"800000000000011","voice":true}`},
		{"a film", whatsapp.Message{Media: &whatsapp.OutMedia{Kind: whatsapp.MediaVideo, ID: id}}, `"type":"video","video":{"id":"800000000000011"}`},
		{"a sticker", whatsapp.Message{Media: &whatsapp.OutMedia{Kind: whatsapp.MediaSticker, ID: id}}, `"type":"sticker","sticker":{"id":"800000000000011"}`},
		{"a place", whatsapp.Message{Location: &whatsapp.Place{Latitude: 50.0001, Longitude: -4.0001, Name: "Seaview Cottage", Address: "1 Example Lane"}},
			`"type":"location","location":{"latitude":50.0001,"longitude":-4.0001,"name":"Seaview Cottage","address":"1 Example Lane"}`},
		{"a reaction", whatsapp.Message{Reaction: &whatsapp.Reaction{To: "wamid.TEST0001", Emoji: "👍"}}, `"type":"reaction","reaction":{"message_id":"wamid.TEST0001","emoji":"👍"}`},
		{"a reaction taken back", whatsapp.Message{Reaction: &whatsapp.Reaction{To: "wamid.TEST0001"}}, `"type":"reaction","reaction":{"message_id":"wamid.TEST0001","emoji":""}`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got string
			c := newClient(t, func(w http.ResponseWriter, r *http.Request) {
				body, _ := io.ReadAll(r.Body)
				got = string(body)
				io.WriteString(w, `{"messages":[{"id":"wamid.OUT0001"}]}`)
			})
			tt.m.To = "447700900123"
			if id, err := c.Send(t.Context(), tt.m); id != "wamid.OUT0001" || err != nil {
				t.Fatalf("Send = %q, %v", id, err)
			}
			want := `{"messaging_product":"whatsapp","recipient_type":"individual","to":"+447700900123",` + tt.want + "}"
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("body differs (-want +got):\n%s", diff)
			}
		})
	}
}

func TestLimitsAreToldBeforeACall(t *testing.T) {
	buttons := func(titles ...string) whatsapp.Message {
		m := whatsapp.Message{Text: "?"}
		for _, title := range titles {
			m.Buttons = append(m.Buttons, whatsapp.Reply{ID: "id-" + title, Title: title})
		}
		return m
	}
	list := func(change func(*whatsapp.List)) whatsapp.Message {
		l := whatsapp.List{Open: "Topics", Sections: []whatsapp.Section{{Rows: []whatsapp.Row{{ID: "a", Title: "A"}}}}}
		change(&l)
		return whatsapp.Message{Text: "?", List: &l}
	}
	template := func(change func(*whatsapp.TemplateMessage)) whatsapp.Message {
		m := whatsapp.TemplateMessage{Name: "booked", Language: "it", Body: []whatsapp.Param{{Text: "Ada"}}}
		change(&m)
		return whatsapp.Message{Template: &m}
	}
	media := func(f whatsapp.OutMedia) whatsapp.Message { return whatsapp.Message{Media: &f} }
	reaction := func(to, emoji, reply string) whatsapp.Message {
		return whatsapp.Message{Reaction: &whatsapp.Reaction{To: to, Emoji: emoji}, ReplyTo: reply}
	}
	place := func(lat, long float64) whatsapp.Message {
		return whatsapp.Message{Location: &whatsapp.Place{Latitude: lat, Longitude: long}}
	}
	long := strings.Repeat("x", 2001)
	tests := []struct {
		name string
		m    whatsapp.Message
		want error
	}{
		{"four buttons", buttons("a", "b", "c", "d"), whatsapp.ErrTooManyButtons},
		{"a title of 21", buttons(long[:21]), whatsapp.ErrBadButton},
		{"two titles alike", whatsapp.Message{Text: "?", Buttons: []whatsapp.Reply{{ID: "a", Title: "Yes"}, {ID: "b", Title: "Yes"}}}, whatsapp.ErrBadButton},
		{"a button without id", whatsapp.Message{Text: "?", Buttons: []whatsapp.Reply{{Title: "Yes"}}}, whatsapp.ErrBadButton},
		{"a long text above buttons", whatsapp.Message{Text: long[:1025], Buttons: []whatsapp.Reply{{ID: "a", Title: "Yes"}}}, whatsapp.ErrInteractiveTooLong},
		{"a long footer", whatsapp.Message{Text: "?", Footer: long[:61], Buttons: []whatsapp.Reply{{ID: "a", Title: "Yes"}}}, whatsapp.ErrHeaderTooLong},
		{"buttons without text", whatsapp.Message{Buttons: []whatsapp.Reply{{ID: "a", Title: "Yes"}}}, whatsapp.ErrNoText},
		{"buttons and a list", whatsapp.Message{Text: "?", Buttons: []whatsapp.Reply{{ID: "a", Title: "Yes"}}, List: &whatsapp.List{}}, whatsapp.ErrTwoContents},
		{"text and media", whatsapp.Message{Text: "?", Media: &whatsapp.OutMedia{Kind: "image", ID: "1"}}, whatsapp.ErrTwoContents},
		{"a footer of nothing", whatsapp.Message{Text: "?", Footer: "x"}, whatsapp.ErrTwoContents},
		{"eleven rows", list(func(l *whatsapp.List) {
			for i := range 10 {
				l.Sections[0].Rows = append(l.Sections[0].Rows, whatsapp.Row{ID: long[:i+1], Title: "A"})
			}
		}), whatsapp.ErrBadList},
		{"two sections without titles", list(func(l *whatsapp.List) {
			l.Sections = append(l.Sections, whatsapp.Section{Rows: []whatsapp.Row{{ID: "b", Title: "B"}}})
		}), whatsapp.ErrBadList},
		{"a list without label", list(func(l *whatsapp.List) { l.Open = "" }), whatsapp.ErrBadList},
		{"a row with a long title", list(func(l *whatsapp.List) { l.Sections[0].Rows[0].Title = long[:25] }), whatsapp.ErrBadList},
		{"an empty list", list(func(l *whatsapp.List) { l.Sections = nil }), whatsapp.ErrBadList},
		{"a link to a script", whatsapp.Message{Text: "?", Link: &whatsapp.Link{Label: "Go", URL: "javascript:alert(1)"}}, whatsapp.ErrBadLink},
		{"a link with a long label", whatsapp.Message{Text: "?", Link: &whatsapp.Link{Label: long[:21], URL: "https://a.example"}}, whatsapp.ErrBadLink},
		{"a template with capitals", template(func(m *whatsapp.TemplateMessage) { m.Name = "Booked" }), whatsapp.ErrBadTemplate},
		{"a template without language", template(func(m *whatsapp.TemplateMessage) { m.Language = "" }), whatsapp.ErrBadTemplate},
		{"an empty variable", template(func(m *whatsapp.TemplateMessage) { m.Body[0].Text = " " }), whatsapp.ErrEmptyParam},
		{"a variable with a line break", template(func(m *whatsapp.TemplateMessage) { m.Body[0].Text = "a\nb" }), whatsapp.ErrParamWithBreak},
		{"a long variable", template(func(m *whatsapp.TemplateMessage) { m.Body[0].Text = long }), whatsapp.ErrTemplateTooLong},
		{"half of the names", template(func(m *whatsapp.TemplateMessage) { m.Body = append(m.Body, whatsapp.Param{Name: "n", Text: "x"}) }), whatsapp.ErrBadTemplate},
		{"media in a template's body", template(func(m *whatsapp.TemplateMessage) { m.Body[0].Media = &whatsapp.OutMedia{Kind: "image", ID: "1"} }), whatsapp.ErrEmptyParam},
		{"an eleventh button", template(func(m *whatsapp.TemplateMessage) {
			m.Buttons = []whatsapp.ButtonParam{{Index: 10, Kind: whatsapp.ButtonURL, Text: "x"}}
		}), whatsapp.ErrBadTemplate},
		{"a file of no kind", media(whatsapp.OutMedia{Kind: "hologram", ID: "1"}), whatsapp.ErrBadMedia},
		{"a file without id", media(whatsapp.OutMedia{Kind: "image"}), whatsapp.ErrBadMedia},
		{"a sticker with words", media(whatsapp.OutMedia{Kind: "sticker", ID: "1", Caption: "x"}), whatsapp.ErrBadMedia},
		{"a name with a path", media(whatsapp.OutMedia{Kind: "document", ID: "1", Filename: "../x"}), whatsapp.ErrBadMedia},
		{"a long caption", media(whatsapp.OutMedia{Kind: "image", ID: "1", Caption: long[:1025]}), whatsapp.ErrCaptionTooLong},
		{"a place beyond the pole", place(90.1, 0), whatsapp.ErrBadPlace},
		{"a place that is no number", place(0, math.NaN()), whatsapp.ErrBadPlace},
		{"a reaction to nothing", reaction("", "👍", ""), whatsapp.ErrBadReaction},
		{"a reaction that quotes", reaction("wamid.A", "👍", "wamid.B"), whatsapp.ErrBadReaction},
		{"a reaction in words", reaction("wamid.A", "very nice", ""), whatsapp.ErrBadReaction},
	}
	c := newClient(t, func(http.ResponseWriter, *http.Request) { t.Error("a call was made") })
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tt.m.To = "447700900123"
			_, err := c.Send(t.Context(), tt.m)
			if e := sendError(t, err); !errors.Is(err, tt.want) || e.Outcome != whatsapp.NotSent || e.Class != whatsapp.Never {
				t.Errorf("error = %v, %s, %s, want %v, not sent, never", err, e.Outcome, e.Class, tt.want)
			}
		})
	}
}
