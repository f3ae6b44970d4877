package whatsapp_test

import (
	"errors"
	"math/rand/v2"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"portineria/whatsapp"
	"portineria/whatsapp/graphfake"
)

// The client against the fake: two readings of the same documents that have to agree.

var lodge = graphfake.Business{Account: "900000000000001", PhoneNumberID: "900000000000002", Phone: "441632960001", Name: "Example Lodge"}

var ada = graphfake.Guest{Phone: "447700900123", UserID: "GB.70000000000000000001", Name: "Ada"}

// newGraph starts a fake, and a client that calls it.
func newGraph(t *testing.T, o graphfake.Options) (*graphfake.Server, *whatsapp.Client) {
	t.Helper()
	o.Number, o.Token, o.Rand = lodge, token, rand.NewChaCha8([32]byte{1})
	o.Now = func(string) time.Time { return at(60) }
	fake, err := graphfake.New(o)
	if err != nil {
		t.Fatal(err)
	}
	srv := httptest.NewServer(fake)
	t.Cleanup(srv.Close)
	t.Cleanup(fake.Close) // first, so that no call hangs
	return fake, clientOf(t, whatsapp.Options{BaseURL: srv.URL, HTTP: srv.Client()})
}

func TestSendToTheFake(t *testing.T) {
	fake, c := newGraph(t, graphfake.Options{})
	fake.Heard(ada, at(0))
	id, err := c.Send(t.Context(), whatsapp.Message{To: "+" + ada.Phone, Text: "Check-in is from 3 pm.", ReplyTo: "wamid.A", CallbackData: "out-1"})
	if err != nil {
		t.Fatal(err)
	}
	id2, err := c.Send(t.Context(), whatsapp.Message{Recipient: ada.UserID, Text: "è 🙂 <&>"})
	if err != nil {
		t.Fatal(err)
	}
	want := []graphfake.SentMessage{
		{N: 1, ID: id, Kind: "text", To: ada.Phone, Text: "Check-in is from 3 pm.", ReplyTo: "wamid.A", CallbackData: "out-1", At: at(60)},
		{N: 2, ID: id2, Kind: "text", Recipient: ada.UserID, Text: "è 🙂 <&>", At: at(60)},
	}
	if diff := cmp.Diff(want, fake.Sent()); diff != "" {
		t.Errorf("sent messages differ (-want +got):\n%s", diff)
	}
	if id == id2 || id == "" {
		t.Errorf("ids are %q and %q", id, id2)
	}
}

func TestSendWhenTheGraphMisbehaves(t *testing.T) {
	tests := []struct {
		fault    graphfake.Fault
		outcome  whatsapp.Outcome
		problem  whatsapp.Problem
		after    time.Duration
		accepted int
	}{
		{graphfake.ServerError, whatsapp.NotSent, whatsapp.ProblemTemporary, 0, 0},
		{graphfake.TooMany, whatsapp.NotSent, whatsapp.ProblemRateLimited, time.Second, 0},
		{graphfake.ErrorPage, whatsapp.Unknown, whatsapp.ProblemTemporary, 0, 0},
		{graphfake.ResetBefore, whatsapp.Unknown, whatsapp.ProblemUnreachable, 0, 0},
		{graphfake.ResetAfter, whatsapp.Unknown, whatsapp.ProblemUnreachable, 0, 1},
		{graphfake.CutShort, whatsapp.Unknown, whatsapp.ProblemTemporary, 0, 1},
		{graphfake.Garbled, whatsapp.Unknown, whatsapp.ProblemTemporary, 0, 1},
	}
	for _, tt := range tests {
		t.Run(string(tt.fault), func(t *testing.T) {
			fake, c := newGraph(t, graphfake.Options{NoWindow: true, Plan: graphfake.Nth(map[int]graphfake.Fault{2: tt.fault})})
			if _, err := c.Send(t.Context(), hello); err != nil {
				t.Fatalf("first call: %v", err)
			}
			_, err := c.Send(t.Context(), hello)
			e := sendError(t, err)
			if e.Outcome != tt.outcome || e.Problem != tt.problem || e.RetryAfter != tt.after || e.Class != whatsapp.Retry {
				t.Errorf("error = %v, after %v", err, e.RetryAfter)
			}
			if _, err := c.Send(t.Context(), hello); err != nil {
				t.Errorf("third call: %v", err)
			}
			if got := fake.Accepted(); got != 2+tt.accepted {
				t.Errorf("%d messages were accepted, want %d", got, 2+tt.accepted)
			}
		})
	}
}

func TestSendOutsideTheWindow(t *testing.T) {
	fake, c := newGraph(t, graphfake.Options{})
	_, err := c.Send(t.Context(), hello)
	e := sendError(t, err)
	if e.Problem != whatsapp.ProblemWindowClosed || e.Code != 131047 || e.Details == "" || e.FBTraceID == "" {
		t.Errorf("error = %+v, want a closed window with details and trace", err)
	}
	fake.Heard(ada, at(0))
	if _, err := c.Send(t.Context(), hello); err != nil {
		t.Errorf("inside the window: %v", err)
	}
}

func TestMarkRead(t *testing.T) {
	fake, c := newGraph(t, graphfake.Options{})
	if e := sendError(t, c.MarkRead(t.Context(), "wamid.A", false)); e.Code != 131009 {
		t.Errorf("a message that nobody wrote: %v", e)
	}
	fake.Knew(ada, "wamid.A", at(0))
	if err := c.MarkRead(t.Context(), "wamid.A", false); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"wamid.A"}, fake.Reads()); diff != "" {
		t.Errorf("read marks differ (-want +got):\n%s", diff)
	}
	if err := c.MarkRead(t.Context(), "", false); !errors.Is(err, whatsapp.ErrNoMessageID) {
		t.Errorf("error = %v, want ErrNoMessageID", err)
	}
	if err := newClient(t, answer(200, `{"success":false}`)).MarkRead(t.Context(), "wamid.A", false); err == nil {
		t.Error("an answer without success was taken for one")
	}
}

func TestPhoneNumber(t *testing.T) {
	_, c := newGraph(t, graphfake.Options{})
	got, err := c.PhoneNumber(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	want := whatsapp.Number{ID: "900000000000002", Display: "+441632960001", VerifiedName: "Example Lodge", Status: "CONNECTED", Quality: "GREEN",
		NameStatus: "APPROVED", Verification: "VERIFIED", Platform: "CLOUD_API", Throughput: "STANDARD", Mode: "LIVE", Limit: "TIER_250",
		Health: whatsapp.Health{CanSend: "AVAILABLE", Entities: []whatsapp.HealthEntity{{Kind: "PHONE_NUMBER", ID: "900000000000002", CanSend: "AVAILABLE"}}}}
	if diff := cmp.Diff(want, got); diff != "" || !got.Connected() {
		t.Errorf("PhoneNumber (-want +got):\n%s", diff)
	}
	if (whatsapp.Number{Status: "HIBERNATING"}).Connected() {
		t.Error("a status that is not known counts as connected")
	}
	if _, err := newClient(t, answer(200, `{}`)).PhoneNumber(t.Context()); err == nil {
		t.Error("an answer without an id was taken for a number")
	}
}

func TestWrongCredentials(t *testing.T) {
	fake, _ := newGraph(t, graphfake.Options{NoWindow: true})
	srv := httptest.NewServer(fake)
	defer srv.Close()
	c := clientOf(t, whatsapp.Options{BaseURL: srv.URL, HTTP: srv.Client(), Token: func() string { return "OTHER" }})
	_, err := c.PhoneNumber(t.Context())
	if e := sendError(t, err); e.Problem != whatsapp.ProblemTokenInvalid {
		t.Errorf("error = %v, want an invalid token", err)
	}
	c, err = whatsapp.New(whatsapp.Options{BaseURL: srv.URL, PhoneNumberID: "1", Version: "v25.0", HTTP: srv.Client(),
		Token: func() string { return token }, Now: func() time.Time { return at(0) }})
	if err != nil {
		t.Fatal(err)
	}
	_, err = c.Send(t.Context(), hello)
	if e := sendError(t, err); e.Problem != whatsapp.ProblemNumberGone {
		t.Errorf("error = %v, want a number that is gone", err)
	}
}
