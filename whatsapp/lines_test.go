package whatsapp_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"portineria/whatsapp"
)

func TestWriteLines(t *testing.T) {
	body := change("messages", `{`+metadata+`,
		"contacts":[{"profile":{"name":"Zo\u00eb"},"wa_id":"447700900123","user_id":"GB.1"}],
		"messages":[
			{"from":"447700900123","id":"wamid.A","timestamp":"1795300000","type":"text","text":{"body":"3\/4 pm & <b>\n\ud83d\ude42"},"context":{"id":"wamid.OUT1"}},
			{"from":"447700900123","id":"wamid.B","timestamp":"1795300000","type":"audio","audio":{"id":"M1","mime_type":"audio/ogg","sha256":"q83v","voice":true}},
			{"from":"447700900123","id":"wamid.C","timestamp":"1795300000","type":"reaction","reaction":{"message_id":"wamid.OUT2","emoji":"\ud83d\udc4d"}},
			17],
		"statuses":[{"id":"wamid.OUT1","status":"failed","timestamp":"1795300002","recipient_user_id":"GB.1","errors":[{"code":131047}]}]}`)
	want := `{"kind":"message","id":"wamid.A","from":"447700900123","user_id":"GB.1","name":"Zoë","time":"2026-11-21T22:26:40Z","type":"text","text":"3/4 pm & <b>\n🙂","media":null,"reply_to":"wamid.OUT1","status":"","error_code":null,"field":"messages","subtype":"","detail":"","username":"","group_id":"","forwarded":false,"history":false}
{"kind":"message","id":"wamid.B","from":"447700900123","user_id":"GB.1","name":"Zoë","time":"2026-11-21T22:26:40Z","type":"audio","text":"","media":{"id":"M1","mime_type":"audio/ogg","sha256":"q83v","filename":"","voice":true,"animated":false,"url":""},"reply_to":"","status":"","error_code":null,"field":"messages","subtype":"","detail":"","username":"","group_id":"","forwarded":false,"history":false}
{"kind":"message","id":"wamid.C","from":"447700900123","user_id":"GB.1","name":"Zoë","time":"2026-11-21T22:26:40Z","type":"reaction","text":"👍","media":null,"reply_to":"wamid.OUT2","status":"","error_code":null,"field":"messages","subtype":"","detail":"","username":"","group_id":"","forwarded":false,"history":false}
{"kind":"unknown","id":"","from":"","user_id":"","name":"","time":"2026-11-21T22:26:41Z","type":"","text":"","media":null,"reply_to":"","status":"","error_code":null,"field":"messages","subtype":"","detail":"","username":"","group_id":"","forwarded":false,"history":false}
{"kind":"status","id":"wamid.OUT1","from":"","user_id":"GB.1","name":"Zoë","time":"2026-11-21T22:26:42Z","type":"","text":"","media":null,"reply_to":"","status":"failed","error_code":131047,"field":"messages","subtype":"","detail":"","username":"","group_id":"","forwarded":false,"history":false}
`
	var b bytes.Buffer
	if err := whatsapp.WriteLines(&b, decode(t, body)); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(strings.Split(want, "\n"), strings.Split(b.String(), "\n")); diff != "" {
		t.Errorf("lines differ (-want +got):\n%s", diff)
	}
}

func TestWriteLinesLeavesAnUnknownTimeOut(t *testing.T) {
	var b bytes.Buffer
	if err := whatsapp.WriteLines(&b, []whatsapp.Event{{Kind: whatsapp.KindUnknown}}); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(b.String(), `"time":null`) {
		t.Errorf("line = %s, want a time of null", b.String())
	}
}

func TestWriteLinesTellsThatItCannotWrite(t *testing.T) {
	if err := whatsapp.WriteLines(full{}, make([]whatsapp.Event, 1)); !errors.Is(err, errFull) {
		t.Errorf("error = %v, want that of the writer", err)
	}
}

var errFull = errors.New("disk is full")

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }
