package whatsapp_test

import (
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"portineria/whatsapp"
)

func TestSendJudgesAnswers(t *testing.T) {
	graph := func(rest string) string {
		return `{"error":{"message":"(#1) T","type":"OAuthException",` + rest + `,"fbtrace_id":"Axyz_1-2"}}`
	}
	refused := func(status, code int, class whatsapp.Class, problem whatsapp.Problem, tries int) *whatsapp.SendError {
		return &whatsapp.SendError{HTTPStatus: status, Code: code, Refused: true, Title: "(#1) T", FBTraceID: "Axyz_1-2", Outcome: whatsapp.NotSent,
			Advice: whatsapp.Advice{Class: class, Problem: problem, Tries: tries}}
	}
	stranger := func(status int, outcome whatsapp.Outcome, class whatsapp.Class, problem whatsapp.Problem) *whatsapp.SendError {
		return &whatsapp.SendError{HTTPStatus: status, Outcome: outcome, Advice: whatsapp.Advice{Class: class, Problem: problem}}
	}
	with := func(e *whatsapp.SendError, change func(e *whatsapp.SendError)) *whatsapp.SendError {
		change(e)
		return e
	}
	const html = `<html>Bad Gateway</html>`
	tests := []struct {
		name    string
		handler http.HandlerFunc
		want    *whatsapp.SendError
	}{
		{"outside the window", answer(400, graph(`"code":131047,"error_data":{"messaging_product":"whatsapp","details":"D"}`)),
			with(refused(400, 131047, whatsapp.Never, whatsapp.ProblemWindowClosed, 0), func(e *whatsapp.SendError) { e.Details = "D" })},
		{"token expired", answer(401, graph(`"code":190,"error_subcode":463`)),
			with(refused(401, 190, whatsapp.Never, whatsapp.ProblemTokenInvalid, 0), func(e *whatsapp.SendError) { e.Subcode = 463 })},
		{"code zero is a code", answer(401, graph(`"code":0`)), refused(401, 0, whatsapp.Never, whatsapp.ProblemTokenInvalid, 0)},
		{"code as a string", answer(400, graph(`"code":"131056"`)), refused(400, 131056, whatsapp.Retry, whatsapp.ProblemPairLimited, 0)},
		{"no such number", answer(400, graph(`"code":100,"error_subcode":33`)),
			with(refused(400, 100, whatsapp.Never, whatsapp.ProblemNumberGone, 0), func(e *whatsapp.SendError) { e.Subcode = 33 })},
		{"bad parameter", answer(400, graph(`"code":100,"error_data":"plain"`)),
			with(refused(400, 100, whatsapp.Never, whatsapp.ProblemBadRequest, 0), func(e *whatsapp.SendError) { e.Details = "plain" })},
		{"500 from the API itself is a refusal", answer(500, graph(`"code":131000`)), refused(500, 131000, whatsapp.Retry, whatsapp.ProblemTemporary, 3)},
		{"500 with a lasting code is not tried again", answer(500, graph(`"code":131045`)), refused(500, 131045, whatsapp.Never, whatsapp.ProblemNotRegistered, 0)},
		{"429 with Retry-After in seconds", answer(429, graph(`"code":130429`), "Retry-After", "7"),
			with(refused(429, 130429, whatsapp.Retry, whatsapp.ProblemRateLimited, 0), func(e *whatsapp.SendError) { e.RetryAfter = 7 * time.Second })},
		{"503 with Retry-After as a date", answer(503, graph(`"code":131016`), "Retry-After", "Sat, 21 Nov 2026 22:27:10 GMT"),
			with(refused(503, 131016, whatsapp.Retry, whatsapp.ProblemTemporary, 0), func(e *whatsapp.SendError) { e.RetryAfter = 30 * time.Second })},
		{"Retry-After in the past", answer(429, graph(`"code":4`), "Retry-After", "Sat, 21 Nov 2026 22:00:00 GMT"), refused(429, 4, whatsapp.Retry, whatsapp.ProblemRateLimited, 0)},
		{"Retry-After below zero", answer(429, graph(`"code":4`), "Retry-After", "-5"), refused(429, 4, whatsapp.Retry, whatsapp.ProblemRateLimited, 0)},
		{"Retry-After that is none", answer(429, graph(`"code":4`), "Retry-After", "soon"), refused(429, 4, whatsapp.Retry, whatsapp.ProblemRateLimited, 0)},
		{"Retry-After of years", answer(429, graph(`"code":4`), "Retry-After", "99999999999"),
			with(refused(429, 4, whatsapp.Retry, whatsapp.ProblemRateLimited, 0), func(e *whatsapp.SendError) { e.RetryAfter = 24 * time.Hour })},
		{"a code not known, said to pass", answer(400, graph(`"code":999999,"is_transient":true`)), refused(400, 999999, whatsapp.Retry, whatsapp.ProblemTemporary, 0)},
		{"a code not known, with 500", answer(500, graph(`"code":999999`)), refused(500, 999999, whatsapp.Retry, whatsapp.ProblemTemporary, 0)},
		{"a code not known, with 400", answer(400, graph(`"code":999999`)), refused(400, 999999, whatsapp.Never, whatsapp.ProblemUnknown, 0)},
		{"an error under a 200 is a refusal", answer(200, graph(`"code":131026`)), refused(200, 131026, whatsapp.Never, whatsapp.ProblemNotOnWhatsApp, 0)},
		{"429 from a proxy", answer(429, html, "Retry-After", "3"),
			with(stranger(429, whatsapp.NotSent, whatsapp.Retry, whatsapp.ProblemRateLimited), func(e *whatsapp.SendError) { e.RetryAfter = 3 * time.Second })},
		{"404 from somebody else", answer(404, html), stranger(404, whatsapp.NotSent, whatsapp.Wait, whatsapp.ProblemWrongAddress)},
		{"400 with JSON of somebody else", answer(400, `{"error":"bad"}`), stranger(400, whatsapp.NotSent, whatsapp.Wait, whatsapp.ProblemWrongAddress)},
		{"redirect", answer(307, "", "Location", "/elsewhere"), stranger(307, whatsapp.NotSent, whatsapp.Wait, whatsapp.ProblemWrongAddress)},
		{"502 from a proxy may have been handed on", answer(502, html), stranger(502, whatsapp.Unknown, whatsapp.Retry, whatsapp.ProblemTemporary)},
		{"503 from a proxy may have been handed on", answer(503, html), stranger(503, whatsapp.Unknown, whatsapp.Retry, whatsapp.ProblemTemporary)},
		{"500 from the API without a code", answer(500, `{"error":{"message":"x","type":"OAuthException"}}`),
			with(refused(500, 0, whatsapp.Retry, whatsapp.ProblemTemporary, 0), func(e *whatsapp.SendError) { e.Title, e.FBTraceID = "x", "" })},
		{"500 with an error of another shape", answer(500, `{"error":{"status":"INTERNAL"}}`), stranger(500, whatsapp.Unknown, whatsapp.Retry, whatsapp.ProblemTemporary)},
		{"429 with a code not known", answer(429, graph(`"code":999999`)), refused(429, 999999, whatsapp.Retry, whatsapp.ProblemRateLimited, 0)},
		{"401 with a code not known", answer(401, graph(`"code":999999`)), refused(401, 999999, whatsapp.Never, whatsapp.ProblemTokenInvalid, 0)},
		{"403 with a code not known", answer(403, graph(`"code":999999`)), refused(403, 999999, whatsapp.Never, whatsapp.ProblemPermission, 0)},
		{"200 with a page", answer(200, html), stranger(200, whatsapp.Unknown, whatsapp.Retry, whatsapp.ProblemTemporary)},
		{"200 with nothing", answer(200, ``), stranger(200, whatsapp.Unknown, whatsapp.Retry, whatsapp.ProblemTemporary)},
		{"200 without an id", answer(200, `{"messages":[]}`), stranger(200, whatsapp.Unknown, whatsapp.Retry, whatsapp.ProblemTemporary)},
		{"200 that is endless", answer(200, `{"messages":[{"id":"wamid.A"}],"x":"`+strings.Repeat("x", 100_000)+`"}`), stranger(200, whatsapp.Unknown, whatsapp.Retry, whatsapp.ProblemTemporary)},
		{"200 cut short", answer(200, `{"messages":[{"id":"wam`, "Content-Length", "60"), stranger(200, whatsapp.Unknown, whatsapp.Retry, whatsapp.ProblemTemporary)},
		{"400 cut short is a refusal all the same", answer(400, `{"error":{"co`, "Content-Length", "60"), stranger(400, whatsapp.NotSent, whatsapp.Wait, whatsapp.ProblemWrongAddress)},
		{"trace id that is none", answer(400, `{"error":{"code":33,"fbtrace_id":"447700 900123"}}`),
			&whatsapp.SendError{HTTPStatus: 400, Code: 33, Refused: true, Outcome: whatsapp.NotSent, Advice: whatsapp.Advice{Class: whatsapp.Never, Problem: whatsapp.ProblemNumberGone}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var calls atomic.Int32
			c := newClient(t, func(w http.ResponseWriter, r *http.Request) {
				calls.Add(1)
				tt.handler(w, r)
			})
			id, err := c.Send(t.Context(), hello)
			if id != "" {
				t.Errorf("id = %q, want none", id)
			}
			if diff := cmp.Diff(tt.want, sendError(t, err), cmpopts.IgnoreUnexported(whatsapp.SendError{})); diff != "" {
				t.Errorf("error differs (-want +got):\n%s", diff)
			}
			if strings.Contains(err.Error(), token) || strings.Contains(err.Error(), "447700") {
				t.Errorf("error says too much: %v", err)
			}
			if n := calls.Load(); n != 1 {
				t.Errorf("%d calls were made, want 1", n)
			}
		})
	}
}
