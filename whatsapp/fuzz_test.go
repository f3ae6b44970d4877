package whatsapp_test

import (
	"bytes"
	"encoding/json"
	"testing"

	"portineria/whatsapp"
)

// FuzzDecode holds the decoder against encoding/json: both must agree on what is JSON, and then nothing may be lost.
func FuzzDecode(f *testing.F) {
	f.Add(vectorBody(f))
	for _, c := range bodies(f) {
		f.Add(c.body)
	}
	f.Add(messageBody(`"type":"contacts","contacts":[{"name":{"first_name":"Ada"},"phones":[{"phone":1}]},{}]`))
	f.Add(messageBody(`"type":"edit","edit":{"message":{"type":"edit","edit":{"message":{"type":"text"}}}}`))
	f.Add(change("messages", status+`{"status":"failed","errors":[{"code":"1","error_data":"x"}],"pricing":5}]}`))
	f.Add(change("history", `{"history":[{"threads":[{"context":{},"messages":[{"to":1}]}]}]}`))
	f.Add(change("user_id_update", `{"user_id_update":[{"user_id":{"previous":"GB.1"}}]}`))
	f.Add(change("smb_app_state_sync", `{"state_sync":[{"contact":{}}]}`))
	f.Add([]byte(`{"entry":{"changes":{"value":{"messages":{"id":1e2,"type":"text","text":{"body":"\ud83d\u0000\/"}}}}}}`))
	f.Add([]byte(` [ -0.1E+5 , true,false,null , "\u00e9" , [ ] , { } ] `))
	f.Fuzz(func(t *testing.T, body []byte) {
		events, err := whatsapp.Decode(body)
		if wellFormed := json.Valid(bytes.TrimPrefix(body, []byte("\xef\xbb\xbf"))); wellFormed != (err == nil) {
			t.Fatalf("Decode = %v, encoding/json says %v", err, wellFormed)
		}
		if err != nil {
			return
		}
		if len(events) == 0 {
			t.Fatal("Decode lost everything")
		}
		for _, e := range events {
			if e.Kind == "" || !json.Valid(e.Raw) || !bytes.Contains(body, e.Raw) {
				t.Fatalf("event of kind %q has raw %q", e.Kind, []byte(e.Raw))
			}
		}
		var lines bytes.Buffer
		if err := whatsapp.WriteLines(&lines, events); err != nil {
			t.Fatal(err)
		}
		if n := bytes.Count(lines.Bytes(), []byte("\n")); n != len(events) {
			t.Fatalf("%d lines for %d events", n, len(events))
		}
	})
}

// FuzzVerify looks for a header that fits without being the right one.
func FuzzVerify(f *testing.F) {
	f.Add("a-secret", []byte("body"), vectorSignature)
	f.Fuzz(func(t *testing.T, secret string, body []byte, header string) {
		if whatsapp.Verify([]string{secret}, body, header) == nil && (secret == "" || len(header) != 71) {
			t.Fatalf("header of %d characters fits", len(header))
		}
		if err := whatsapp.Verify([]string{secret}, body, whatsapp.Sign(secret, body)); secret != "" && err != nil {
			t.Fatalf("our own signature: %v", err)
		}
	})
}
