package whatsapp_test

import (
	"strings"
	"testing"

	"portineria/whatsapp"
)

func TestDecodeJoinsContactsByIdNeverByPosition(t *testing.T) {
	const (
		ada    = `{"profile":{"name":"Ada","username":"ada.lodge"},"wa_id":"447700900123","user_id":"GB.1"}`
		grace  = `{"profile":{"name":"Grace"},"wa_id":"447700900456","user_id":"GB.2","parent_user_id":"GB.ENT.2"}`
		hidden = `{"profile":{"name":"Hidden","username":"quiet"},"user_id":"GB.3"}`
		plain  = `{"profile":{"name":"Plain"},"wa_id":"447700900789"}`
		odd    = `{"profile":{"name":"Odd"},"wa_id":"GB.5"}`
	)
	tests := []struct {
		name     string
		contacts string
		message  string
		want     string // name, username, phone, user id, parent id
	}{
		{"by user id", grace + `,` + ada, `"from":"447700900123","from_user_id":"GB.1"`, "Ada|ada.lodge|447700900123|GB.1|"},
		{"by user id although the phones differ", ada, `"from":"447700900999","from_user_id":"GB.1"`, "Ada|ada.lodge|447700900999|GB.1|"},
		{"by phone", ada + `,` + plain, `"from":"447700900789"`, "Plain||447700900789||"},
		{"by phone gives the user id that the message left out", ada, `"from":"447700900123"`, "Ada|ada.lodge|447700900123|GB.1|"},
		{"by user id gives the phone that the message left out", grace, `"from_user_id":"GB.2"`, "Grace||447700900456|GB.2|GB.ENT.2"},
		{"hidden number", ada + `,` + hidden, `"from_user_id":"GB.3"`, "Hidden|quiet||GB.3|"},
		{"same phone, other user id, is somebody else", ada, `"from":"447700900123","from_user_id":"GB.9"`, "||447700900123|GB.9|"},
		{"the only contact is not taken for want of another", ada, `"from":"447700900456"`, "||447700900456||"},
		{"no identity at all", ada, `"x":1`, "||||"},
		{"user id in the place of the phone", odd, `"from":"GB.5"`, "Odd|||GB.5|"},
		{"user id in both places", ada, `"from":"GB.1","from_user_id":"GB.1"`, "Ada|ada.lodge|447700900123|GB.1|"},
		{"parent id in the place of the phone", ada, `"from":"GB.ENT.7","from_user_id":"GB.1"`, "Ada|ada.lodge|447700900123|GB.1|GB.ENT.7"},
		{"a phone written for people", ada, `"from":"+44 (7700) 900-123"`, "Ada|ada.lodge|447700900123|GB.1|"},
		{"words in the place of the phone", ada, `"from":"Ada 447700900123"`, "||||"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			e := decodeOne(t, change("messages", `{"contacts":[`+tt.contacts+`],"messages":[{"id":"wamid.A","type":"text",`+tt.message+`}]}`))
			if got := strings.Join([]string{e.Name, e.Username, e.From, e.UserID, e.ParentUserID}, "|"); got != tt.want {
				t.Errorf("identity = %s, want %s", got, tt.want)
			}
		})
	}
}

func TestIsUserID(t *testing.T) {
	for s, want := range map[string]bool{
		"GB.70000000000000000001": true, "IT.a1B2": true, "GB.ENT.70000000000000000001": true,
		"": false, "GB.": false, "GB": false, "447700900123": false, "44.7700": false, "GBR.1": false, "GB-1": false,
		"GB.1 2": false, "GB." + strings.Repeat("1", 200): false, "GB.ü": false,
	} {
		if got := whatsapp.IsUserID(s); got != want {
			t.Errorf("IsUserID(%q) = %v, want %v", s, got, want)
		}
	}
}

func TestPhoneDigits(t *testing.T) {
	for s, want := range map[string]string{
		"447700900123": "447700900123", "+44 7700 900123": "447700900123", "+44 (7700) 900.123": "447700900123",
		"": "", "GB.70000000000000000001": "", "12": "", "447700900123x": "", "120363041234567890@g.us": "",
		strings.Repeat("1", 21): "", "٤٤٧٧٠٠": "",
	} {
		if got := whatsapp.PhoneDigits(s); got != want {
			t.Errorf("PhoneDigits(%q) = %q, want %q", s, got, want)
		}
	}
}
