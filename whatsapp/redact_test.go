package whatsapp_test

import (
	"bytes"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"portineria/whatsapp"
)

// planted stands in every field that says something of a person.
const planted = "447700900123"

func TestNothingOfAPersonIsPrinted(t *testing.T) {
	media := &whatsapp.Media{ID: planted, MIME: planted, SHA256: planted, Filename: planted, URL: planted}
	fault := whatsapp.GraphError{Code: 131026, Title: planted, Message: planted, Details: planted}
	event := whatsapp.Event{
		Kind: whatsapp.KindMessage, Field: planted, EntryID: planted, PhoneNumberID: planted, ID: planted, Type: planted, Subtype: planted,
		From: planted, UserID: planted, ParentUserID: planted, Username: planted, Name: planted, Text: planted, Media: media,
		Choice: planted, ReplyTo: planted, ReactionTo: planted, OriginalID: planted, GroupID: planted, To: planted, ToUserID: planted,
		Status: planted, RecipientID: planted, RecipientUserID: planted, Participant: planted, CallbackData: planted,
		Errors: []whatsapp.GraphError{fault}, PreviousUserID: planted, NewUserID: planted, NewPhone: planted, Raw: []byte(planted),
	}
	refusal := &whatsapp.SendError{HTTPStatus: 400, Code: 131026, Refused: true, Title: planted, Details: planted, Outcome: whatsapp.NotSent}
	values := []any{
		event, &event, []whatsapp.Event{event}, map[string]any{"e": event}, struct{ E *whatsapp.Event }{&event},
		media, *media, fault, &fault, refusal, errors.Join(refusal), fmt.Errorf("send: %w", refusal),
		whatsapp.Message{To: planted, Recipient: planted, Text: planted, ReplyTo: planted, CallbackData: planted},
		&whatsapp.Message{To: planted},
	}
	for _, v := range values {
		t.Run(fmt.Sprintf("%T", v), func(t *testing.T) {
			var b bytes.Buffer
			for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%d"} {
				fmt.Fprintf(&b, verb+"\n", v)
			}
			fmt.Fprintln(&b, v)
			slog.New(slog.NewTextHandler(&b, nil)).Info("text", slog.Any("v", v))
			if strings.Contains(b.String(), planted) || strings.Contains(b.String(), fmt.Sprintf("%x", planted)) {
				t.Errorf("a person is printed:\n%s", b.String())
			}
		})
	}
}

func TestLogValuesKeepPeopleOutOfJSONLogs(t *testing.T) {
	event := whatsapp.Event{Kind: whatsapp.KindStatus, Field: "messages", Status: "failed", From: planted, Raw: []byte(planted),
		Errors: []whatsapp.GraphError{{Code: 131047, Details: planted}}}
	var b bytes.Buffer
	slog.New(slog.NewJSONHandler(&b, nil)).Info("seen", slog.Any("event", event), slog.Any("error", event.Errors[0]),
		slog.Any("message", whatsapp.Message{Text: planted}), slog.Any("media", whatsapp.Media{Filename: planted}),
		slog.Any("refusal", &whatsapp.SendError{Code: 131047, Title: planted}))
	got := b.String()
	if strings.Contains(got, planted) {
		t.Errorf("a person is logged: %s", got)
	}
	if !strings.Contains(got, `"event":{"kind":"status","field":"messages","type":"","status":"failed","error_code":131047}`) {
		t.Errorf("log = %s, want kind, field, status and code of the event", got)
	}
}
